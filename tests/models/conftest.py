"""Pairs of equal models, ours and mace-torch's, and batches of structures; built once for all tests of models."""

import contextlib
import functools
import warnings

import pytest
import torch

from mace_fast.checks import mace_torch_cell
from mace_fast.data import atoms_to_data, collate
from mace_fast.polar_checks import polar_reference
from mace_fast.testing.workloads import DIPOLES, POLAR, SMALL, STRUCTURES, build, default_dtype, randomise

EVERY = {**SMALL, **DIPOLES, **POLAR}


@contextlib.contextmanager
def without_e3nn_compilation():
    import e3nn

    before = e3nn.get_optimization_defaults()
    e3nn.set_optimization_defaults(jit_script_fx=False, optimize_einsums=False)
    try:
        yield
    finally:
        e3nn.set_optimization_defaults(**before)


@pytest.fixture(scope="session")
def with_default_dtype():
    """Context in which torch's default dtype is another one."""
    return default_dtype


@pytest.fixture(scope="session")
def pair(reference):
    """``pair(name)`` is our model and mace-torch's of that name in float64, with equal parameters; do not change them.

    Other arguments than those of the name are given as tuples where they are lists.

    mace-torch takes seconds to build a model, so all tests share one, without e3nn's compilation to TorchScript and its
    search for the order of products, which take most of that; ``scripted=True`` is as a user gets it.
    """

    @functools.cache
    def make(name, scripted=False, **changes):
        changes = {key: list(value) if isinstance(value, tuple) else value for key, value in changes.items()}
        architecture = {**EVERY[name], **changes}
        if name in POLAR:
            pytest.importorskip("graph_longrange", reason="needs graph_longrange (pip install graph-longrange==0.4.0)")
        with default_dtype(torch.float64):
            ours = build(architecture)
            with warnings.catch_warnings(), contextlib.nullcontext() if scripted else without_e3nn_compilation():
                warnings.simplefilter("ignore")  # e3nn and mace-torch use deprecated parts of torch
                theirs = build(architecture, reference.modules)
        randomise(theirs)
        for parameter in theirs.parameters():
            parameter.data = parameter.data.float().double()  # so that in float32 the parameters are the same
        ours.load_state_dict(theirs.state_dict(), strict=True)
        if name in POLAR and isinstance(reason := polar_reference(theirs), str):
            pytest.skip(reason)
        return ours, theirs

    return make


@contextlib.contextmanager
def put_back(*models):
    states = [{name: value.clone() for name, value in model.state_dict().items()} for model in models]
    try:
        yield
    finally:
        for model, state in zip(models, states, strict=True):
            model.double().load_state_dict(state)


@pytest.fixture(scope="session")
def restored():
    """Context in which shared models may change their parameters and dtype; copying mace-torch's takes too long."""
    return put_back


@pytest.fixture(scope="session")
def ours():
    """``ours(name)`` is a new model of ours in float64, for tests that change it or need no mace-torch."""

    def make(name, **changes):
        with default_dtype(torch.float64):
            model = build({**EVERY[name], **changes})
        randomise(model)
        return model

    return make


@pytest.fixture(scope="session")
def one_of_ours(ours):
    """``one_of_ours(name)`` is a model of ours that all tests share and none may change."""
    return functools.cache(ours)


@pytest.fixture(scope="session")
def batch_of():
    """``batch_of(model, *names, shuffled=True)`` is a batch of structures, heads in turn, edges in random order.

    The cell is that of mace-torch 0.3.16, with a volume for every structure.
    """

    def make(model, *names, shuffled=True, dtype=torch.float64):
        numbers = model.atomic_numbers.tolist()
        device = torch.get_default_device()  # that of tests/conftest.py
        r_max, structures = float(model.r_max), [STRUCTURES[name]() for name in names]
        batch = collate([atoms_to_data(atoms, numbers, r_max, dtype, device) for atoms in structures])
        batch["cell"] = torch.cat([batch["cell"].new_tensor(mace_torch_cell(atoms, r_max)) for atoms in structures])
        batch["head"] = torch.arange(len(names)) % len(model.heads)
        if shuffled:
            order = torch.randperm(len(batch["shifts"]), generator=torch.Generator().manual_seed(3))
            batch["edge_index"] = batch["edge_index"][:, order]
            batch |= {key: batch[key][order] for key in ("shifts", "unit_shifts")}
        return batch

    return make


@pytest.fixture(scope="session")
def call():
    """``call(model, data, **flags)`` calls a model of either package, mace-torch's in the default dtype it needs."""

    def run(model, data, **flags):
        if type(model).__module__.startswith("mace_fast"):
            return model(data, **flags)
        with default_dtype(model.r_max.dtype), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # e3nn and mace-torch use deprecated parts of torch
            return model(data, **flags)

    return run


@pytest.fixture(scope="session")
def evaluate(call):
    """``evaluate(model, batch, **flags)`` calls a model of either package and leaves the batch as it was."""

    def run(model, batch, **flags):
        data = {key: value.detach().clone() if torch.is_tensor(value) else value for key, value in batch.items()}
        return call(model, data, **flags)

    return run
