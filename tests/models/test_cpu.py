"""Whole models through the compiled loops of the CPU: threads, bits and forks.

That they equal mace-torch is tested where the reference backend is, in ``test_against_mace_torch.py`` and others, and
that they can be compiled in ``test_compile.py``.
"""

import pytest
import torch

import mace_fast
from mace_fast.folding import freeze
from mace_fast.kernels.convolution import reference
from mace_fast.testing.compare import assert_close

pytestmark = pytest.mark.usefixtures("compiled_cpu")
RESULTS = ("energy", "forces", "stress")


def test_auto_is_the_compiled_backend(one_of_ours, batch_of, monkeypatch):
    model = one_of_ours("plain")
    monkeypatch.setattr(reference, "convolution", None)
    assert model(batch_of(model, "water_ion"))["forces"].abs().max() > 0


@pytest.fixture
def set_threads():
    """Sets the number of threads of torch, and at the end what it was."""
    before = torch.get_num_threads()
    yield torch.set_num_threads
    torch.set_num_threads(before)


@pytest.mark.parametrize(
    ("name", "dtype"),
    [
        ("residual", torch.float64),
        ("density", torch.float64),
        ("attention", torch.float64),
        ("residual", torch.float32),
    ],
    ids=str,
)
def test_number_of_threads_does_not_change_a_bit(name, dtype, ours, batch_of, evaluate, set_threads):
    model = ours(name).to(dtype)
    batch = batch_of(model, "ethanol", "carbide", dtype=dtype)
    check_threads(model, batch, evaluate, set_threads)


def test_number_of_threads_does_not_change_a_bit_of_wide_layers(batch_of, evaluate, set_threads):
    """Products of 128 columns, which MKL cuts by the number of threads."""
    model = mace_fast.mace_mp("small", default_dtype="float64", return_raw_model=True).requires_grad_(True)
    check_threads(model, batch_of(model, "water_ion"), evaluate, set_threads)


def check_threads(model, batch, evaluate, set_threads):
    found, gradients = [], []
    for threads in (1, 2, 3, 4, 16):
        set_threads(threads)
        results = evaluate(model, batch, training=True, compute_stress=True)
        loss = results["energy"].square().sum() + results["forces"].square().sum()
        found.append(results)
        gradients.append(torch.autograd.grad(loss, list(model.parameters()), allow_unused=True))
    for others in found[1:]:
        for key in RESULTS:
            assert torch.equal(others[key], found[0][key]), key
    for others in gradients[1:]:
        for (key, _), one, other in zip(model.named_parameters(), gradients[0], others, strict=True):
            assert (one is None) == (other is None)
            assert one is None or torch.equal(one, other), key


@pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)
def test_same_bits_in_two_runs(dtype, ours, batch_of, evaluate):
    model = freeze(ours("residual").to(dtype))
    batch = batch_of(model, "ethanol", "carbide", dtype=dtype)
    first, second = (evaluate(model, batch, compute_stress=True) for _ in range(2))
    for key in RESULTS:
        assert torch.equal(first[key], second[key]), key


@pytest.mark.parametrize("neighbours", [None, 400.0], ids=["convolution", "density projection"])
def test_frozen_weights_give_the_same(neighbours, ours, batch_of, evaluate):
    model = freeze(ours("residual"))
    if neighbours is not None:  # so many that the density projection is cheaper
        for block in model.interactions:
            block.avg_num_neighbors = neighbours
    batch = batch_of(model, "ethanol")
    model.backend = "reference"
    expected = evaluate(model, batch, compute_stress=True)
    model.backend = "cpu"
    found = evaluate(model, batch, compute_stress=True)
    for key in RESULTS:
        assert_close(found[key], expected[key], order=1, name=key)


def test_hessian(pair, batch_of, evaluate):
    ours, theirs = pair("plain")
    batch = batch_of(theirs, "water_ion")
    expected = evaluate(theirs, batch, compute_hessian=True)["hessian"]
    found = evaluate(ours, batch, compute_hessian=True)["hessian"]
    assert_close(found, expected.view_as(found), order=2, name="hessian")


class Energies(torch.utils.data.Dataset):
    """Energies of a structure, computed where an item is loaded."""

    def __init__(self, model, batch):
        self.model, self.batch = model, batch

    def __len__(self):
        return 2

    def __getitem__(self, index):
        return self.model(dict(self.batch), compute_force=False)["energy"].detach()


def test_workers_that_load_data_may_evaluate(one_of_ours, batch_of):
    model = one_of_ours("plain")
    data = Energies(model, batch_of(model, "water_ion"))
    here = data[0]
    loader = torch.utils.data.DataLoader(data, num_workers=1, multiprocessing_context="fork", batch_size=None)
    for found in loader:
        assert torch.equal(found, here)
