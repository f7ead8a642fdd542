"""LAMMPS' ML-IAP path against mace-torch and against the evaluation without LAMMPS, with ghosts as LAMMPS has them."""

import copy
import io
import pickle

import numpy as np
import pytest
import torch

from mace_fast.integrations.lammps.mliap import MLIAPModel
from mace_fast.testing.workloads import SMALL

pytestmark = [pytest.mark.thorough, pytest.mark.usefixtures("each_cpu_backend")]

RESULTS = ("energy", "node_energy", "edge_forces")
# mace-torch adds the embedding of the owned atoms to the features of all atoms, which fails as soon as there are ghosts
EMBEDDED = {name for name in SMALL if "embedding_specs" in SMALL[name]}
every_model = pytest.mark.parametrize(
    "name", [name for name in SMALL if name not in EMBEDDED and SMALL[name].get("radial_type") != "chebyshev"]
)


class Domain:
    """The data object of ML-IAP on one process: ghosts are periodic images of atoms that the process owns itself."""

    def __init__(self, owners, num_owned, elements):
        self.owners = owners
        self.nlocal, self.ntotal = num_owned, num_owned + len(owners)
        self.elems = elements
        self.exchanged_widths = []

    def _check(self, source, target, width):
        assert source.shape == target.shape == (self.ntotal, width)
        assert source.is_contiguous()
        assert target.is_contiguous()

    def forward_exchange(self, source, target, width):
        self._check(source, target, width)
        self.exchanged_widths.append(width)
        target.copy_(source)
        target[self.nlocal :] = source[self.owners]

    def reverse_exchange(self, source, target, width):
        self._check(source, target, width)
        target.copy_(source)
        target.index_add_(0, self.owners, source[self.nlocal :])


def in_a_domain(batch):
    """The input of LAMMPS for one structure: a ghost for every periodic image that sends an edge."""
    num_owned = len(batch["positions"])
    senders, receivers = batch["edge_index"]
    images = [(int(i), *shift) for i, shift in zip(senders, batch["unit_shifts"].int().tolist(), strict=True)]
    ghosts = {image: num_owned + n for n, image in enumerate(sorted({i for i in images if any(i[1:])}))}
    owners = torch.tensor([image[0] for image in ghosts], dtype=torch.int64)
    indices = [ghosts.get(image, image[0]) for image in images]
    node_attrs = torch.cat([batch["node_attrs"], batch["node_attrs"][owners]])
    domain = Domain(owners, num_owned, node_attrs.argmax(1))
    return {
        "vectors": batch["positions"][receivers] - batch["positions"][senders] + batch["shifts"],
        "node_attrs": node_attrs,
        "edge_index": torch.stack([torch.tensor(indices, dtype=torch.int64), receivers]),
        "batch": torch.zeros(num_owned, dtype=torch.int64),
        "natoms": (num_owned, len(owners)),
        "lammps_class": domain,
        "head": batch["head"],
    }


def evaluate_with_lammps(evaluate, model, data):
    flags = {"compute_force": False, "compute_edge_forces": True, "lammps_mliap": True}
    return evaluate(model, data, **flags)


@pytest.mark.parametrize("structure", ["carbide", "ethanol", "isolated_atom"])
@every_model
def test_same_as_mace_torch_and_as_without_lammps(name, structure, pair, batch_of, evaluate):
    ours, theirs = pair(name)
    batch = batch_of(ours, structure)
    data = in_a_domain(batch)
    assert (data["natoms"][1] > 20) == (structure == "carbide")
    got, expected = (evaluate_with_lammps(evaluate, model, data) for model in (ours, theirs))
    without = evaluate(ours, batch, compute_edge_forces=True)
    assert list(got) == list(expected)
    for key in expected:
        assert (got[key] is None) == (expected[key] is None), key
        if expected[key] is not None:
            torch.testing.assert_close(got[key], expected[key], rtol=1e-10, atol=1e-10, msg=lambda m: f"{key}: {m}")  # noqa: B023
    assert got["energy"].shape == (2,)
    torch.testing.assert_close(got["energy"][0], without["energy"][0], rtol=0, atol=1e-10)
    for key in ("node_energy", "edge_forces", "node_feats"):
        torch.testing.assert_close(got[key], without[key], rtol=0, atol=1e-10)


def test_a_ghost_that_receives_is_refused(pair, batch_of, evaluate):
    ours, _ = pair("residual")
    data = in_a_domain(batch_of(ours, "carbide"))
    data["edge_index"][1, -1] = data["natoms"][0]
    with pytest.raises(ValueError, match=r"receivers, edge_index\[1\], must lie in \[0, 2\]: natoms\[0\] nodes"):
        evaluate_with_lammps(evaluate, ours, data)


def test_features_are_exchanged_once_per_layer_after_the_first(pair, batch_of, evaluate):
    ours, _ = pair("four layers")
    data = in_a_domain(batch_of(ours, "carbide"))
    evaluate_with_lammps(evaluate, ours, data)
    assert data["lammps_class"].exchanged_widths == [3 * 4] * 3  # 3x0e+3x1o


def test_a_second_head(pair, batch_of, evaluate):
    ours, theirs = pair("heads")
    energies = []
    for head in (0, 1):
        data = in_a_domain(batch_of(ours, "carbide")) | {"head": torch.tensor([head])}
        got, expected = (evaluate_with_lammps(evaluate, model, data) for model in (ours, theirs))
        for key in RESULTS:
            torch.testing.assert_close(got[key], expected[key], rtol=0, atol=1e-10)
        energies.append(float(got["energy"][0].detach()))
    assert abs(energies[0] - energies[1]) > 0.1


@pytest.mark.parametrize("name", ["density", "nonlinear"])
def test_in_mace_torchs_own_ml_iap_class(name, pair, batch_of, evaluate, reference):
    from mace.calculators.lammps_mliap_mace import LAMMPS_MLIAP_MACE

    ours, _ = pair(name)
    batch = batch_of(ours, "carbide") | {"head": torch.tensor([len(ours.heads) - 1])}
    data = in_a_domain(batch)
    domain = data["lammps_class"]
    domain.npairs = len(data["vectors"])
    domain.rij = data["vectors"].detach().numpy()
    domain.pair_j, domain.pair_i = data["edge_index"].numpy()
    domain.eatoms = np.zeros(domain.nlocal)
    domain.update_pair_forces_gpu = lambda forces: setattr(domain, "pair_forces", forces.detach().clone())

    requires_grad = [parameter.requires_grad for parameter in ours.parameters()]
    LAMMPS_MLIAP_MACE(ours).compute_forces(domain)  # which freezes the parameters
    for parameter, required in zip(ours.parameters(), requires_grad, strict=True):
        parameter.requires_grad_(required)

    expected = evaluate(ours, batch, compute_edge_forces=True)
    assert domain.energy == pytest.approx(float(expected["node_energy"].detach().sum()), abs=1e-10)
    np.testing.assert_allclose(domain.eatoms, expected["node_energy"].detach(), rtol=0, atol=1e-10)
    torch.testing.assert_close(domain.pair_forces, expected["edge_forces"].detach(), rtol=0, atol=1e-10)


@pytest.mark.parametrize("name", sorted(EMBEDDED))
def test_embedded_charge_and_spin_without_ghosts(name, pair, batch_of, evaluate):
    ours, theirs = pair(name)
    batch = batch_of(ours, "water_ion")
    data = in_a_domain(batch) | {key: batch[key] for key in SMALL[name]["embedding_specs"]}
    got, expected = (evaluate_with_lammps(evaluate, model, data) for model in (ours, theirs))
    for key in RESULTS:
        torch.testing.assert_close(got[key], expected[key], rtol=0, atol=1e-10)


def in_ml_iap(batch):
    """A domain as LAMMPS gives it to a unified model: its vectors point from the atom to the neighbour."""
    data = in_a_domain(batch)
    domain = data["lammps_class"]
    domain.npairs = len(data["vectors"])
    domain.rij = -data["vectors"].detach().numpy()
    domain.pair_j, domain.pair_i = data["edge_index"].numpy()
    domain.eatoms = np.zeros(domain.nlocal)
    domain.update_pair_forces_gpu = lambda forces: setattr(domain, "pair_forces", forces.clone())
    return domain


def by_pickle(unified):
    return pickle.loads(pickle.dumps(unified))


def by_torch(unified):
    content = io.BytesIO()
    torch.save(unified, content)
    content.seek(0)
    return torch.load(content, weights_only=False)


@pytest.mark.parametrize("read", [by_pickle, by_torch])
@pytest.mark.parametrize("structure", ["carbide", "isolated_atom"])
@pytest.mark.parametrize("name", ["attention", "so3"])  # so3 has no mirror symmetry: vectors that point back show
def test_our_own_ml_iap_object(name, structure, read, one_of_ours, batch_of, evaluate):
    ours = copy.deepcopy(one_of_ours(name))
    batch = batch_of(ours, structure)
    expected = evaluate(ours, batch, compute_edge_forces=True)
    domain = in_ml_iap(batch)
    unified = read(MLIAPModel(ours))
    assert unified.element_types == ["H", "C", "O", "Si"]
    assert 2 * unified.rcutfac == float(ours.r_max)
    unified.interface = object()  # as LAMMPS writes it
    unified.compute_forces(domain)
    assert domain.energy == pytest.approx(float(expected["node_energy"].detach().sum()), abs=1e-10)
    np.testing.assert_allclose(domain.eatoms, expected["node_energy"].detach(), rtol=0, atol=1e-10)
    assert (structure == "isolated_atom") == (not domain.npairs)
    if domain.npairs:
        torch.testing.assert_close(domain.pair_forces, -expected["edge_forces"].detach(), rtol=0, atol=1e-10)


def test_a_domain_without_atoms_takes_part_in_the_exchanges(one_of_ours, batch_of):
    unified = MLIAPModel(copy.deepcopy(one_of_ours("attention")))
    with_atoms = in_ml_iap(batch_of(one_of_ours("attention"), "carbide"))
    unified.compute_forces(with_atoms)
    assert len(set(with_atoms.exchanged_widths)) > 1
    empty = Domain(torch.zeros(0, dtype=torch.int64), 0, np.zeros(0, np.int32))
    empty.npairs, empty.rij, empty.pair_i, empty.pair_j = 0, None, None, None
    empty.update_pair_forces_gpu = None  # not called: LAMMPS would look at the first pair
    unified.compute_forces(empty)
    assert empty.energy == 0
    assert empty.exchanged_widths == with_atoms.exchanged_widths


def test_ml_iap_without_kokkos_is_refused(one_of_ours):
    unified = MLIAPModel(copy.deepcopy(one_of_ours("so3")))
    with pytest.raises(RuntimeError, match=r"lack nlocal, forward_exchange, .*: take a LAMMPS of 2025 or later, built"):
        unified.compute_forces(object())
