"""The programs that train: a step is a loss of energy and forces, and its gradient by all parameters."""

import copy
from collections.abc import Callable
from typing import Any

from benchmarks.contenders import converted_to_cuequivariance, fresh_baseline, in_double
from benchmarks.steps import BASELINE, Prepare, Step, quiet
from mace_fast.testing.structures import Data
from mace_fast.testing.workloads import default_dtype


def mace_torch(model: Any) -> Prepare:
    """mace-torch as it is installed, on e3nn."""
    return training(fresh_baseline(model))


def cuequivariance(model: Any) -> Prepare:
    """mace-torch converted to cuequivariance."""
    return training(converted_to_cuequivariance(model, fresh_baseline(model)))


def ours(model: Any) -> Prepare:
    """mace_fast as a drop-in."""
    return training(copy.deepcopy(model))


def ours_reference(model: Any) -> Prepare:
    """The same by the reference backend, plain torch."""
    own = copy.deepcopy(model)
    own.backend = "reference"
    return training(own)


def exact(model: Any) -> Prepare:
    """mace-torch in float64, from the same numbers: what errors are relative to."""
    theirs = training(fresh_baseline(copy.deepcopy(model).double()))
    return lambda data: theirs(in_double(data))


def training(model: Any) -> Prepare:
    """Steps of a model. What is compared is the gradient by positions, which needs all second derivatives.

    Gradients of parameters are the business of the tests: cuequivariance has others than mace-torch.
    """
    model.requires_grad_(True)

    def make(data: Data) -> Step:
        def step() -> dict[str, Any]:
            positions = data["positions"].detach().requires_grad_()
            with default_dtype(positions.dtype), quiet():
                results = model({**data, "positions": positions}, training=True)
                (results["energy"].square().sum() + results["forces"].square().sum()).backward()
            model.zero_grad()
            assert positions.grad is not None
            return {"forces": positions.grad}

        return step

    return make


CONTENDERS: dict[str, Callable[[Any], Prepare]] = {
    BASELINE: mace_torch,
    "cuequivariance": cuequivariance,
    "mace_fast reference": ours_reference,
    "mace_fast": ours,
}
