"""A model with latent charges against mace-torch's, where the package ``les`` is installed; else how it is refused."""

import importlib.util
import math
import warnings

import pytest
import torch

import mace_fast
from mace_fast import MACECalculator, checks
from mace_fast.checkpoint import from_mace, load, save, to_mace
from mace_fast.testing.workloads import SMALL, STRUCTURES, build, default_dtype, randomise

ARGUMENTS = {"sigma": 1.2, "dl": 1.5, "use_atomwise": False}
NAMES = ("residual", "nonlinear", "omol")

needs_les = pytest.mark.skipif(
    importlib.util.find_spec("les") is None, reason="needs les (pip install git+https://github.com/ChengUCB/les)"
)


def architecture(name):
    return {**SMALL[name], "model": "MACELES", "les_arguments": ARGUMENTS}


@pytest.fixture(scope="module")
def latent(reference):
    """``latent(name)`` is our model and mace-torch's in float64 with equal parameters."""
    import e3nn
    from mace import modules
    from mace.modules.extensions import MACELES

    before = e3nn.get_optimization_defaults()
    e3nn.set_optimization_defaults(jit_script_fx=False, optimize_einsums=False)

    def make(name):
        with default_dtype(torch.float64), warnings.catch_warnings(), pytest.MonkeyPatch.context() as patch:
            warnings.simplefilter("ignore")
            patch.setattr(modules, "MACELES", MACELES, raising=False)
            ours, theirs = build(architecture(name)), build(architecture(name), modules)
        randomise(theirs)
        ours.load_state_dict(theirs.state_dict(), strict=True)
        return ours, theirs

    yield make
    e3nn.set_optimization_defaults(**before)


@pytest.fixture
def with_pbc(batch_of):
    """``with_pbc(model, *names)`` is a batch, with what mace-torch's data have of it."""

    def make(model, *names):
        batch = batch_of(model, *names)
        cell = batch["cell"].view(-1, 3, 3)
        return batch | {"rcell": (2 * math.pi * torch.linalg.inv(cell.mT)).reshape(-1, 3)}

    return make


@needs_les
@pytest.mark.parametrize("name", NAMES)
def test_every_result_and_gradient(name, latent, with_pbc, evaluate):
    ours, theirs = latent(name)
    assert [key for key, _ in ours.named_parameters()] == [key for key, _ in theirs.named_parameters()]
    batch = with_pbc(ours, "ethanol", "carbide", "isolated_atom", "water_ion")
    expected = evaluate(theirs, batch, compute_bec=True)
    got = evaluate(ours, batch, compute_bec=True)
    assert list(got) == list(expected)
    for key, value in expected.items():
        if value is None:
            assert got[key] is None, key
            continue
        assert (got[key].shape, got[key].dtype) == (value.shape, value.dtype), key
        torch.testing.assert_close(got[key], value, rtol=1e-10, atol=1e-10, msg=key)
    both = []
    for model in (ours, theirs):
        results = evaluate(model, batch, training=True)
        loss = sum(results[key].square().sum() for key in ("energy", "forces", "latent_charges"))
        both.append(torch.autograd.grad(loss, list(model.parameters()), allow_unused=True))
    for one, other in zip(*both, strict=True):
        if other is not None:
            assert (one - other).abs().max() <= 1e-9 * other.abs().max() + 1e-12


@needs_les
@pytest.mark.filterwarnings("ignore:`torch.jit.*:DeprecationWarning")  # e3nn, as it is pickled
@pytest.mark.filterwarnings("ignore:The TorchScript type system:UserWarning")
def test_stress_files_and_calculators(latent, tmp_path):
    ours, theirs = latent("residual")
    atoms = STRUCTURES["carbide"]()
    for check in (checks.stress_matches_differences, checks.forces_match_differences):
        (result,) = check(ours, atoms)
        assert result.passed, result
    torch.save(theirs, tmp_path / "their.model")
    save(load(tmp_path / "their.model"), tmp_path / "own.safetensors")
    (expected,) = mace_fast.predict(ours, [atoms])
    for model in (load(tmp_path / "own.safetensors"), from_mace(theirs), from_mace(to_mace(ours))):
        assert model.les.sigma == 1.2
        (found,) = mace_fast.predict(model, [atoms])
        torch.testing.assert_close(found.energy, expected.energy, rtol=0, atol=1e-10)
    atoms.set_cell(atoms.cell.array[[1, 0, 2]])  # les takes a left-handed cell for none
    atoms.calc = MACECalculator(models=ours)
    torch.testing.assert_close(atoms.get_potential_energy(), expected.energy, rtol=0, atol=1e-10)
    with pytest.raises(ValueError, match="charges act on each other over any distance"):
        MACECalculator(models=ours, compute_atomic_stresses=True).get_property("stresses", atoms)
    atoms.set_cell(atoms.cell.array * [[1], [1], [0]])
    atoms.pbc = (True, True, False)
    with pytest.raises(ValueError, match="a periodic structure has a cell without volume, over whose wave vectors"):
        atoms.get_potential_energy()


@pytest.mark.skipif(importlib.util.find_spec("les") is not None, reason="les is installed")
def test_without_les_it_is_refused_with_the_remedy():
    with pytest.raises(ImportError, match=r"needs the package les.*pip install git\+https://github.com/ChengUCB/les"):
        build(architecture("residual"))
