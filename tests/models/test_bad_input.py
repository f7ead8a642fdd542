"""Bad input is refused with a message that names it; nothing is computed on it."""

import re
from types import SimpleNamespace

import pytest
import torch

from mace_fast.blocks.product import Contraction
from mace_fast.inputs import topology
from mace_fast.irreps import Irreps
from mace_fast.testing.workloads import OURS, SMALL, build

NAN, INFINITY = float("nan"), float("inf")


@pytest.fixture(scope="module")
def model(ours):
    return ours("omol")


@pytest.fixture
def batch(model, batch_of):
    return batch_of(model, "water_ion", "carbide")


def refuses(model, batch, error, message, **flags):
    with pytest.raises(error, match=re.escape(message) if isinstance(message, str) else message):
        model(batch, **flags)


REQUIRED = ["positions", "node_attrs", "edge_index", "shifts", "cell", "batch", "ptr", "total_charge", "total_spin"]


def test_the_unchanged_batch_is_fine(model, batch):
    assert torch.isfinite(model(batch, compute_stress=True)["energy"]).all()


@pytest.mark.parametrize("key", REQUIRED)
def test_missing_inputs(key, model, batch):
    del batch[key]
    refuses(model, batch, ValueError, f"the input dictionary lacks {key}")


def test_several_missing_inputs_and_none(model, batch):
    del batch["cell"]
    batch["positions"] = None
    refuses(model, batch, ValueError, "the input dictionary lacks positions, cell")


@pytest.mark.parametrize("flag", ["compute_stress", "compute_virials", "compute_displacement"])
def test_strain_needs_unit_shifts(flag, model, batch):
    del batch["unit_shifts"]
    model(batch)
    refuses(model, batch, ValueError, "the input dictionary lacks unit_shifts", **{flag: True})


@pytest.mark.parametrize("key", ["positions", "node_attrs", "shifts", "cell", "unit_shifts"])
def test_another_floating_dtype_than_the_models(key, model, batch):
    batch[key] = batch[key].detach().float()
    refuses(model, batch, TypeError, f"{key} is torch.float32 but the model is torch.float64", compute_stress=True)


def test_a_float32_model_and_float64_inputs(ours, batch):
    refuses(ours("omol").float(), batch, TypeError, "is torch.float64 but the model is torch.float32")


@pytest.mark.parametrize("key", ["positions", "node_attrs", "shifts", "cell", "edge_index", "batch"])
def test_another_device_than_the_models(key, model, batch):
    batch[key] = batch[key].detach().to("meta")
    refuses(model, batch, ValueError, f"{key} is on meta but the model is on cpu")


@pytest.mark.parametrize(
    ("key", "change", "message"),
    [
        ("positions", lambda x: x[:, :2], "positions must have shape [6, 3], got [6, 2]"),
        ("positions", lambda x: x[:-1], "positions must have shape [6, 3], got [5, 3]"),
        ("node_attrs", lambda x: x[:, :3], "node_attrs must have shape [6, 4], got [6, 3]"),
        ("edge_index", lambda x: x[0], "edge_index must have shape [2, num_edges], got [130]"),
        ("edge_index", lambda x: x.T, "edge_index must have shape [2, num_edges], got [130, 2]"),
        ("head", lambda x: x[:1], "head must have shape [2], got [1]"),
        ("head", lambda x: x[[0, 0, 0, 1, 1, 1]], "head must have shape [2], got [6]"),
        ("shifts", lambda x: x[:-1], "shifts must have shape [130, 3], got [129, 3]"),
        ("unit_shifts", lambda x: x[:-1], "unit_shifts must have shape [130, 3], got [129, 3]"),
        ("batch", lambda x: x[:-1], "batch must have shape [6], got [5]"),
        ("cell", lambda x: x[:3], "cell must hold one 3 x 3 matrix for each of the 2 graphs, got shape [3, 3]"),
    ],
)
def test_shapes(key, change, message, model, batch):
    batch[key] = change(batch[key].detach())
    refuses(model, batch, ValueError, message, compute_stress=True)


@pytest.mark.parametrize("key", ["edge_index", "batch", "head"])
@pytest.mark.parametrize("dtype", [torch.int32, torch.float64])
def test_indices_of_another_dtype(key, dtype, model, batch):
    batch[key] = batch[key].to(dtype)
    refuses(model, batch, TypeError, f"{key} must be int64, got {dtype}")


@pytest.mark.parametrize("key", ["positions", "edge_index", "head", "total_charge"])
def test_arrays_of_numpy_and_lists(key, model, batch):
    batch[key] = batch[key].numpy()
    refuses(model, batch, TypeError, f"{key} must be tensors")
    batch[key] = batch[key].tolist()
    refuses(model, batch, TypeError, f"{key} must be tensors")


@pytest.mark.parametrize("value", [-1, 2])
def test_graphs_that_do_not_exist(value, model, batch):
    batch["batch"][0] = value
    refuses(model, batch, ValueError, "batch must lie in [0, 1], the graphs of the batch")


def test_no_nodes(model, batch):
    batch |= {key: batch[key][:0] for key in ("positions", "node_attrs", "batch", "shifts", "unit_shifts")}
    batch["edge_index"] = batch["edge_index"][:, :0]
    refuses(model, batch, ValueError, "the batch has no nodes: a graph needs at least one atom")


def test_a_displacement_of_another_shape_or_dtype(model, batch):
    batch["displacement"] = torch.zeros(3, 3, dtype=torch.float64)
    refuses(model, batch, ValueError, "displacement must have shape [2, 3, 3], got [3, 3]", compute_stress=True)
    batch["displacement"] = torch.zeros(2, 3, 3)
    refuses(model, batch, TypeError, "displacement is torch.float32 but the model is", compute_stress=True)


def test_features_of_the_embedding_of_another_shape_or_dtype(ours, batch):
    model = ours("embedding readout")
    wrong = batch | {"total_charge": batch["total_charge"][:1]}
    refuses(model, wrong, ValueError, "total_charge must have one entry per graph, 2, got shape [1]")
    wrong = batch | {"charges": batch["charges"][:3]}
    refuses(model, wrong, ValueError, "charges must have one entry per node, 6, got shape [3]")
    wrong = batch | {"charges": batch["charges"].float()}
    refuses(model, wrong, TypeError, "charges is torch.float32 but the model is torch.float64")


@pytest.mark.parametrize("row", [[0, 0, 0, 0], [1, 1, 0, 0], [0.5, 0.5, 0, 0], [NAN, 0, 0, 1], [1, 1, -1, 0]])
def test_rows_that_are_not_one_hot(row, model, batch):
    batch["node_attrs"][2] = torch.tensor(row, dtype=torch.float64)
    refuses(model, batch, ValueError, "node_attrs must be one-hot rows")


@pytest.mark.parametrize(("entry", "value"), [((0, 3), 6), ((1, 0), -1)])
def test_edges_to_nodes_that_do_not_exist(entry, value, model, batch):
    batch["edge_index"][entry] = value
    refuses(model, batch, ValueError, "edge_index must lie in [0, 5], the nodes of the batch")


@pytest.mark.parametrize("value", [-1, 2])
def test_heads_that_do_not_exist(value, ours, batch):
    batch["head"][1] = value
    message = "head must lie in [0, 1]: the model has heads ['low', 'high'] and 2 rows of atomic energies; got [0,"
    refuses(ours("heads"), batch, ValueError, message)
    known = batch | {"topology": topology(ours("heads"), batch | {"head": torch.tensor([0, 1])})}
    refuses(ours("heads"), known, ValueError, message)


def test_a_head_without_atomic_energies(ours, batch):
    model = ours("heads", atomic_energies=[-1.0, -3.0, -5.0, -7.0])
    model(dict(batch))
    batch["head"][1] = 1
    message = "head must lie in [0, 0]: the model has heads ['low', 'high'] and 1 rows of atomic energies; got [0, 1]"
    refuses(model, batch, ValueError, message)


@pytest.mark.parametrize("value", [NAN, INFINITY])
def test_positions_that_are_not_finite(value, model, batch):
    batch["positions"][4, 1] = value
    refuses(model, batch, ValueError, "positions of node 4 are not finite: [", compute_stress=True)


@pytest.mark.parametrize(("key", "flags"), [("shifts", {}), ("unit_shifts", {"compute_stress": True})])
def test_shifts_that_are_not_finite(key, flags, model, batch):
    batch[key][7] = NAN
    sender, receiver = batch["edge_index"][:, 7].tolist()
    refuses(model, batch, ValueError, f"the edge from node {sender} to node {receiver} has length nan Å", **flags)


def test_a_cell_that_is_not_finite(model, batch):
    batch["cell"][4, 1] = NAN
    refuses(model, batch, ValueError, re.compile("the edge from node .* has length nan Å"), compute_stress=True)


def test_atoms_that_coincide(model, batch):
    batch["positions"][1] = batch["positions"][0]
    refuses(model, batch, ValueError, re.compile("the edge from node .* has length 0.0 Å: two atoms coincide"))


def test_an_atom_that_is_its_own_neighbour(model, batch):
    edge = int((batch["edge_index"][0] == batch["edge_index"][1]).nonzero()[0])
    batch["shifts"][edge] = 0
    refuses(model, batch, ValueError, "has length 0.0 Å: two atoms coincide, or a shift or cell is wrong")


@pytest.mark.parametrize("value", [5.0, -5.0, 0.5, -0.999, NAN])
def test_a_charge_that_the_embedding_does_not_have(value, model, batch):
    batch["total_charge"][0] = value
    refuses(model, batch, ValueError, "total_charge must be whole and lie in [-4, 4] for this model, got [")


def test_a_hessian_without_forces(model, batch):
    message = "compute_hessian needs compute_force: the Hessian is the derivative of the forces"
    refuses(model, batch, ValueError, message, compute_force=False, compute_hessian=True)


def test_nothing_of_the_dictionary_changes_when_it_is_refused(model, batch):
    batch["edge_index"][0, 0] = 99
    before = dict(batch)
    refuses(model, batch, ValueError, "edge_index", compute_stress=True)
    assert all(batch[key] is value for key, value in before.items())
    assert not batch["positions"].requires_grad


@pytest.mark.parametrize("key", ["vectors", "natoms", "lammps_class"])
def test_missing_inputs_of_lammps(key, ours, batch):
    model = ours("density")
    data = {
        "vectors": torch.ones(1, 3, dtype=torch.float64),
        "node_attrs": batch["node_attrs"][:2],
        "edge_index": torch.tensor([[0], [1]]),
        "batch": torch.zeros(2, dtype=torch.int64),
        "natoms": (2, 0),
        "lammps_class": object(),
    }
    flags = {"compute_force": False, "lammps_mliap": True}
    with pytest.raises(AttributeError):  # it gets as far as the exchange
        model(dict(data), **flags)
    del data[key]
    refuses(model, data, ValueError, f"the input dictionary lacks {key}", **flags)


class NoBlock:
    """Of no kind that a model can use."""


ENABLED = SimpleNamespace(enabled=True)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"num_interactions": 0}, "num_interactions must be 1 or more, got 0"),
        ({"r_max": 0.0}, "r_max must be a positive length in Å, got 0.0"),
        ({"r_max": NAN}, "r_max must be a positive length in Å, got nan"),
        ({"max_ell": -1}, "max_ell must be 0 or more, got -1"),
        ({"atomic_numbers": [1, 6, 6, 14]}, "atomic_numbers must not repeat an element, got [1, 6, 6, 14]"),
        ({"atomic_energies": [-1.0, -2.0]}, "atomic_energies must have one column for each of the 4 elements"),
        ({"heads": []}, "heads must be one or more different names, got []"),
        ({"heads": ["a", "a"]}, "heads must be one or more different names, got ['a', 'a']"),
        ({"heads": ["a", "b"]}, "atomic_inter_scale must have one number for each of the heads ['a', 'b'], got 0.9"),
        ({"atomic_inter_shift": [0.1, 0.2]}, "atomic_inter_shift must have one number for each of the heads"),
        ({"correlation": 0}, "correlation must be whole numbers of 1 or more, got [0, 0]"),
        ({"correlation": 2.5}, "correlation must be whole numbers of 1 or more, got [2.5, 2.5]"),
        ({"atomic_numbers": [1, 6, 8.5, 14]}, "atomic_numbers must be whole numbers, got [8.5]"),
        ({"atomic_numbers": [1, 6, NAN, 14]}, "atomic_numbers must be whole numbers, got [nan]"),
        ({"atomic_energies": [1, 2, 3j, 4]}, "atomic_energies must be real numbers, got ["),
        ({"num_elements": 3}, "num_elements is 3 but atomic_numbers has 4 entries"),
        ({"correlation": [2]}, "correlation must be one number or 2 numbers, got [2]"),
        ({"num_interactions": 1, "use_last_readout_only": True}, "a single layer has no last readout"),
        ({"hidden_irreps": "4x1o"}, "hidden_irreps must contain scalars (0e) once, got 4x1o"),
        ({"hidden_irreps": "4x0e+4x0e"}, "hidden_irreps must contain scalars (0e) once, got 4x0e+4x0e"),
        ({"hidden_irreps": "4x0e+2x1o"}, "hidden_irreps must have the same number of channels for every irrep"),
        ({"edge_irreps": "4x0e+2x1o"}, "must have the same number of channels for every irrep, such as 128x0e+128x1o"),
        ({"radial_type": "spline"}, "radial_type must be one of bessel, gaussian, chebyshev; got 'spline'"),
        ({"distance_transform": "agnesi"}, "distance_transform must be one of None, Agnesi, Soft; got 'agnesi'"),
        ({"radial_type": "gaussian", "num_bessel": 1}, "the gaussian basis needs num_bessel of 2 or more, got 1"),
        ({"cueq_config": ENABLED}, "cueq_config must be None: mace_fast runs its own kernels and no others inside"),
        ({"oeq_config": ENABLED}, "oeq_config must be None: mace_fast runs its own kernels and no others inside"),
        (
            {"embedding_specs": {"field": {"type": "vector", "per": "graph", "emb_dim": 2}}},
            "embedding 'field' has type 'vector'; known are 'categorical', 'continuous'",
        ),
        (
            {"interaction_cls": "ResidualNonLinear", "hidden_irreps": "2x0e+2x0o"},
            "RealAgnosticResidualNonLinearInteractionBlock cannot gate pseudoscalars (0o)",
        ),
    ],
)
def test_arguments_of_the_constructor(changes, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        build({**SMALL["residual"], **changes})


def test_a_disabled_configuration_of_another_package_is_fine():
    build({**SMALL["residual"], "cueq_config": SimpleNamespace(enabled=False), "oeq_config": None})


def test_no_distance_transform_is_named_in_either_way():
    """mace-torch's ``extract_config_mace_model`` gives None where its command line has "None"."""
    model = build({**SMALL["residual"], "distance_transform": None})
    assert not model.radial_embedding.transformed


@pytest.mark.parametrize("what", ["interaction_classes", "readout_classes"])
def test_classes_of_unknown_kinds(what):
    modules = SimpleNamespace(**vars(OURS) | {what: dict.fromkeys(getattr(OURS, what), NoBlock)})
    with pytest.raises(ValueError, match=r"must be one of .*Block, .*; got NoBlock"):
        build({**SMALL["residual"], "readout_cls": "NonLinearReadoutBlock"}, modules)


def test_bases_that_do_not_fit():
    arguments = {"correlation": 2, "num_elements": 2, "use_reduced_cg": False}
    contraction = Contraction(Irreps("2x0e+2x1o"), Irreps("1x1o"), **arguments)
    u_matrices = [contraction.u_matrix(1), contraction.u_matrix(2)]
    with pytest.raises(ValueError, match="a basis of degree 2 needs 2 U tensors, got 1"):
        contraction.set_basis(u_matrices[:1])
    message = re.escape("U_matrix_2 must have shape [3, 4, 4] + [K], got [3, 4, 3, 2]")
    with pytest.raises(ValueError, match=message):
        contraction.set_basis([u_matrices[0], u_matrices[1][:, :, :3]])
