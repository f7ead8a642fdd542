"""The model's input against the batches of mace-torch, key by key."""

import numpy as np
import pytest
import torch
from ase import Atoms
from ase.build import bulk, molecule

from mace_fast.data import atoms_to_data, collate, has_stress, model_cell, padding_graph, require_stress, species_inputs
from mace_fast.neighbours import NeighbourList

ELEMENTS = [1, 6, 8, 11, 14, 17]
R_MAX = 4.0


def with_info(atoms, **info):
    atoms.info |= info
    return atoms


def rattled(atoms, pbc=None):
    atoms.rattle(0.1, seed=1)
    if pbc is not None:
        atoms.pbc = pbc
    return atoms


STRUCTURES = {
    "molecule": with_info(rattled(molecule("CH3CH2OH")), charge=-1, spin=2),
    "crystal": rattled(bulk("NaCl", "rocksalt", a=5.6)),
    "slab": rattled(bulk("Si", cubic=True), (True, True, False)),
    "wire": rattled(bulk("Si", cubic=True), (False, True, False)),
    "field": with_info(rattled(molecule("H2O")), external_field=[0.1, 0.0, -0.2]),
    "atom": Atoms("O", [[1, 2, 3]]),
    "molecule in a box": rattled(Atoms("OH2", [[0, 0, 0], [0.96, 0, 0], [-0.24, 0.93, 0]], cell=[9] * 3)),
}
every_structure = pytest.mark.parametrize("atoms", STRUCTURES.values(), ids=STRUCTURES.keys())


def ours(atoms, **options):
    return atoms_to_data(atoms, ELEMENTS, R_MAX, **options)


def theirs(reference, structures, dtype=torch.float64, **keys):
    """The batch that mace-torch's calculator would make."""
    from mace.tools import AtomicNumberTable, torch_geometric, torch_tools

    keys.setdefault("info_keys", {"total_spin": "spin", "total_charge": "charge", "external_field": "external_field"})
    keys.setdefault("arrays_keys", {"charges": "Qs"})
    with torch_tools.default_dtype("float64" if dtype == torch.float64 else "float32"):
        specification = reference.data.KeySpecification(**keys)
        configs = [reference.data.config_from_atoms(atoms, specification) for atoms in structures]
        table = AtomicNumberTable(ELEMENTS)
        data = [reference.data.AtomicData.from_config(config, table, cutoff=R_MAX) for config in configs]
        return torch_geometric.Batch.from_data_list(data).to_dict()


def sorted_edges(batch):
    """Edges with their shifts in an order of their own, since the two packages sort differently."""
    columns = [batch["edge_index"].T.to(batch["shifts"]), batch["unit_shifts"], batch["shifts"]]
    rows = torch.cat(columns, dim=1).numpy()
    return rows[np.lexsort(rows.T[:5])]


def assert_same_batch(actual, expected):
    """All but the cell, which is mace-torch's own where the structure is not periodic in three directions."""
    periodic = expected["pbc"].view(-1, 3).flatten()
    for key, value in actual.items():
        assert value.dtype == expected[key].dtype, key
        if key == "cell":
            torch.testing.assert_close(value[periodic], expected[key][periodic], rtol=0, atol=0)
        elif key not in ("edge_index", "shifts", "unit_shifts"):
            torch.testing.assert_close(value, expected[key], rtol=0, atol=0, msg=lambda m, key=key: f"{key}: {m}")
    np.testing.assert_allclose(sorted_edges(actual), sorted_edges(expected), rtol=0, atol=1e-5)


@every_structure
@pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)
def test_same_input_as_mace_torch(reference, atoms, dtype):
    assert_same_batch(ours(atoms, dtype=dtype), theirs(reference, [atoms], dtype))


def test_same_batch_as_mace_torch(reference):
    structures = list(STRUCTURES.values())
    assert_same_batch(collate([ours(atoms) for atoms in structures]), theirs(reference, structures))


def test_collating_batches_is_collating_structures():
    single = [ours(atoms) for atoms in STRUCTURES.values()]
    at_once, in_two = collate(single), collate([collate(single[:3]), collate(single[3:])])
    assert at_once.keys() == in_two.keys()
    for key in at_once:
        torch.testing.assert_close(at_once[key], in_two[key], rtol=0, atol=0)


def test_every_documented_key_is_there():
    data = ours(STRUCTURES["molecule"], head=2)
    assert data.keys() == {
        "positions", "node_attrs", "edge_index", "shifts", "unit_shifts", "cell", "pbc", "batch", "ptr", "head",
        "total_charge", "total_spin", "elec_temp", "external_field", "charges",
    }  # fmt: skip
    assert data["head"].tolist() == [2]


@pytest.mark.parametrize(
    ("value", "shape"), [(3, (1,)), (2.5, (1,)), ([1.0, 2.0, 3.0], (3, 1)), (np.ones((2, 2)), (2, 2))], ids=str
)
def test_properties_without_a_name_of_their_own_pass_through_as_in_mace_torch(reference, value, shape):
    atoms = with_info(molecule("H2O"), my_key=value)
    keys = {"info_keys": {"my_input": "my_key"}}
    expected = theirs(reference, [atoms], **keys)["my_input"]
    actual = ours(atoms, **keys)["my_input"]
    assert actual.shape == shape
    torch.testing.assert_close(actual, expected, rtol=0, atol=0)


def test_charges_come_from_the_named_array(reference):
    atoms = molecule("H2O")
    atoms.set_array("my_charges", np.array([-0.8, 0.4, 0.4]))
    keys = {"arrays_keys": {"charges": "my_charges"}}
    assert ours(atoms, **keys)["charges"].tolist() == [-0.8, 0.4, 0.4]
    assert_same_batch(ours(atoms, **keys), theirs(reference, [atoms], **keys))


def test_given_neighbours_are_used():
    none = NeighbourList(np.empty(0, np.int64), np.empty(0, np.int64), np.empty((0, 3), np.int64))
    assert ours(molecule("H2O"), neighbours=none)["edge_index"].shape == (2, 0)


def test_input_does_not_share_memory_with_the_structure():
    atoms = molecule("H2O")
    data = ours(atoms)
    before = data["positions"].clone()
    atoms.positions += 1
    torch.testing.assert_close(data["positions"], before, rtol=0, atol=0)


@pytest.mark.parametrize(
    ("atoms", "message"),
    [
        (Atoms(), "the structure has no atoms"),
        (Atoms("UO2", np.eye(3)), "the model does not know U; it knows H, C, O, Na, Si, Cl: use a model trained on"),
        (Atoms(numbers=[0, 200], positions=np.eye(3)[:2]), "the model does not know X, element 200;"),
        (with_info(molecule("H2O"), charge="one"), r"atoms.info\['charge'\] is 'one': give a number"),
        (with_info(molecule("H2O"), spin=[1, 2]), r"atoms.info\['spin'\] has the shape \(2,\): give 1 number"),
        (with_info(molecule("H2O"), external_field=0.1), r"atoms.info\['external_field'\] has the shape \(\): give 3"),
    ],
)
def test_structures_without_input_are_refused(atoms, message):
    with pytest.raises(ValueError, match=message):
        ours(atoms)


def test_elements_and_cutoff_may_be_those_of_a_model():
    numbers, r_max = torch.tensor(ELEMENTS), torch.tensor(R_MAX, dtype=torch.float64)
    expected, found = ours(molecule("H2O")), atoms_to_data(molecule("H2O"), numbers, r_max)
    assert all(torch.equal(value, found[name]) for name, value in expected.items())


def test_collating_nothing_is_refused():
    with pytest.raises(ValueError, match="nothing to collate"):
        collate([])


def test_collating_unlike_structures_is_refused():
    keys = {"info_keys": {"my_input": "my_key"}}
    with pytest.raises(ValueError, match="some structures have my_input and some do not"):
        collate([ours(with_info(molecule("H2O"), my_key=1), **keys), ours(molecule("H2O"), **keys)])


HIGH = np.diag([3.0, 4.0, 20.0])
FLAT = np.diag([3.0, 4.0, 0.0])
UNKNOWN = np.diag([3.0, 4.0, np.nan])


@pytest.mark.parametrize(
    ("cell", "pbc", "expected", "stress"),
    [
        (HIGH, (True, True, True), HIGH, True),
        (HIGH, (True, True, False), HIGH, True),
        (HIGH, (False, True, False), HIGH, True),
        (FLAT, (True, True, False), FLAT, False),
        (UNKNOWN, (True, True, False), FLAT, False),
        (HIGH, (False, False, False), np.zeros((3, 3)), True),
        (UNKNOWN, (False, False, False), np.zeros((3, 3)), True),
    ],
)
def test_the_model_reads_the_cell_as_given_wherever_an_axis_is_periodic(cell, pbc, expected, stress):
    np.testing.assert_array_equal(model_cell(cell, np.array(pbc)), expected)
    assert has_stress(cell, np.array(pbc)) == stress


def test_a_stress_without_volume_is_refused_with_a_remedy():
    require_stress(HIGH, np.array([True, True, False]))
    with pytest.raises(ValueError, match=r"span no volume: stress is per volume .* height of a slab with its vacuum"):
        require_stress(FLAT, np.array([True, True, False]))


@pytest.mark.parametrize("direction", [(0, 5, 0), (0, 0, 5), (3, 4, 0), (1, 2, 3)], ids=str)
def test_wires_in_any_direction_have_inputs(direction):
    atoms = Atoms("OH", [[0, 0, 0], [0, 0, 1]], cell=[direction, [0] * 3, [0] * 3], pbc=(True, False, False))
    data = ours(atoms)
    lengths = (
        data["positions"][data["edge_index"][1]] - data["positions"][data["edge_index"][0]] + data["shifts"]
    ).norm(dim=1)
    assert len(lengths) > 0
    assert (lengths < R_MAX).all()
    torch.testing.assert_close(data["unit_shifts"] @ data["cell"], data["shifts"], rtol=0, atol=0)


def test_complex_positions_are_refused():
    none = NeighbourList(np.empty(0, np.int64), np.empty(0, np.int64), np.empty((0, 3), np.int64))
    atoms = molecule("H2O")
    atoms.arrays["positions"] = atoms.positions + 0.1j
    for neighbours in (None, none):
        with pytest.raises(ValueError, match="positions must be real numbers, got an array of complex128"):
            ours(atoms, neighbours=neighbours)


@pytest.mark.parametrize("atoms", [STRUCTURES["atom"], STRUCTURES["crystal"]], ids=["1 atom", "2 atoms"])
def test_padding_brings_a_batch_to_size_with_edges_beyond_the_cutoff(atoms):
    data = ours(atoms)
    num_edges = data["edge_index"].shape[1]
    padding = padding_graph(data, 3, 5, R_MAX)
    padded = collate([data, padding])
    assert padded["positions"].shape == (len(atoms) + 3, 3)
    assert padded["edge_index"].shape == (2, num_edges + 5)
    assert padded["ptr"].tolist() == [0, len(atoms), len(atoms) + 3]
    for key in ("head", "total_charge", "total_spin", "elec_temp", "external_field", "pbc"):
        assert len(padded[key]) == 2, key
    sender, receiver = padding["edge_index"]
    vectors = padding["positions"][receiver] - padding["positions"][sender] + padding["shifts"]
    assert (vectors.norm(dim=1) >= R_MAX).all()
    torch.testing.assert_close(padding["unit_shifts"] @ padding["cell"], padding["shifts"])
    assert padding["cell"].det() > 0


@pytest.mark.parametrize(("num_nodes", "num_edges"), [(1, 9), (4, 9), (4, 8), (9, 4), (3, 0)])
def test_padding_edges_are_spread_evenly_over_the_atoms(num_nodes, num_edges):
    senders, receivers = padding_graph(ours(STRUCTURES["crystal"]), num_nodes, num_edges, R_MAX)["edge_index"]
    assert torch.equal(senders, receivers)
    assert receivers.tolist() == sorted(receivers.tolist())
    counts = torch.bincount(receivers, minlength=num_nodes)
    assert len(counts) == num_nodes
    assert counts.sum() == num_edges
    assert counts.max() - counts.min() <= 1


def test_padding_without_atoms_is_refused():
    with pytest.raises(ValueError, match="0 atoms was asked for"):
        padding_graph(ours(STRUCTURES["atom"]), 0, 5, R_MAX)


@pytest.mark.parametrize("numbers", [[8.5, 1], [np.nan, 1], [8 + 1j, 1], ["O", "H"], [True, False]])
def test_atomic_numbers_that_are_not_whole_are_refused(numbers):
    with pytest.raises(ValueError, match="atomic numbers must be whole numbers, got"):
        species_inputs(numbers, [1, 8], 0, torch.float64, "cpu")
    assert species_inputs([8.0, 1.0], [1, 8], 0, torch.float64, "cpu")["node_attrs"].tolist() == [[0, 1], [1, 0]]


@pytest.mark.parametrize("head", ["Default", 0.7, True, None])
def test_head_that_is_no_index_is_refused(head):
    with pytest.raises(ValueError, match="indices of heads must be whole numbers, got"):
        atoms_to_data(molecule("H2O"), [1, 8], R_MAX, head=head)


@pytest.mark.parametrize("info", [{"charge": np.nan}, {"spin": np.inf}, {"external_field": [0.0, 0.0, -np.inf]}])
def test_properties_that_are_not_finite_are_refused(info):
    with pytest.raises(ValueError, match="give finite numbers, or leave it out"):
        atoms_to_data(with_info(molecule("H2O"), **info), [1, 8], R_MAX)
