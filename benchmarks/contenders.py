"""The programs that are compared: each makes a step on given data from a model of ours, or says why it cannot run."""

import copy
import importlib.util
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any

import torch

import mace_fast
from benchmarks import symmetrix_adapter
from benchmarks.steps import BASELINE, Prepare, Step, UnavailableError, quiet
from mace_fast.testing.structures import Data
from mace_fast.testing.workloads import default_dtype

NO_MACE = "mace-torch is not installed (pip install 'mace-fast[reference]')"


def _call(model: Any, data: Data, **flags: Any) -> dict[str, Any]:
    """One evaluation; mace-torch works in torch's default dtype and marks the positions that it is given."""
    with default_dtype(data["positions"].dtype):
        return model({**data, "positions": data["positions"].detach()}, **flags)


def _evaluating(model: Any) -> Prepare:
    """Steps that are one evaluation each."""
    return lambda data: partial(_call, model, data, **_stress(data))


def _stress(data: Data) -> dict[str, bool]:
    return {"compute_stress": bool((torch.linalg.det(data["cell"].view(-1, 3, 3)) != 0).all()) and _is_one(data)}


def _is_one(data: Data) -> bool:
    return data["ptr"].numel() == 2


@lru_cache(maxsize=1)
def _theirs(model: Any) -> Any:
    return fresh_baseline(model).requires_grad_(False)


def fresh_baseline(model: Any) -> Any:
    """A model of mace-torch with the same weights."""
    if importlib.util.find_spec("mace") is None:
        raise UnavailableError(NO_MACE)
    with quiet():
        return mace_fast.to_mace(model)


def mace_torch(model: Any) -> Prepare:
    """mace-torch as it is installed, on e3nn."""
    theirs = _theirs(model)
    return _evaluating(theirs)


def mace_torch_compiled(model: Any) -> Prepare:
    """mace-torch with torch.compile, as its calculator does for ``compile_mode="default"``."""
    if importlib.util.find_spec("mace") is None:
        raise UnavailableError(NO_MACE)
    from mace.tools.compile import prepare

    with quiet():
        theirs = prepare(partial(mace_fast.to_mace, model))().requires_grad_(False)  # without TorchScript

    compiled = torch.compile(theirs, mode="default", fullgraph=True)

    def make(data: Data) -> Step:
        flags = _stress(data)

        def step() -> dict[str, Any]:
            positions, attrs = (data[name].detach().requires_grad_() for name in ("positions", "node_attrs"))
            given = {**data, "positions": positions, "node_attrs": attrs}
            with default_dtype(positions.dtype):
                return compiled(given, training=True, **flags)

        try:
            with quiet():
                step()
        except torch.OutOfMemoryError:
            raise
        except Exception as error:  # whatever the compiler throws
            raise UnavailableError(f"torch.compile: {type(error).__name__}: {_first_line(error)}") from error
        return step

    return make


def cuequivariance(model: Any) -> Prepare:
    """mace-torch converted to cuequivariance, whose kernels are for CUDA; elsewhere its plain torch."""
    return _evaluating(converted_to_cuequivariance(model, _theirs(model)).requires_grad_(False))


def converted_to_cuequivariance(model: Any, theirs: Any) -> Any:
    """By mace-torch's own converter."""
    if importlib.util.find_spec("cuequivariance_torch") is None:
        raise UnavailableError("cuequivariance-torch is not installed")
    device = model.r_max.device
    if device.type == "cuda" and importlib.util.find_spec("cuequivariance_ops_torch") is None:
        raise UnavailableError("cuequivariance's CUDA kernels (cuequivariance-ops-torch-cu13) are not installed")
    from mace.cli.convert_e3nn_cueq import run

    return _converted(run, theirs)


def openequivariance(model: Any) -> Prepare:
    """mace-torch converted to OpenEquivariance, which compiles its kernels with NVRTC or hipRTC as they are made."""
    if model.r_max.device.type != "cuda":
        raise UnavailableError("OpenEquivariance runs on GPUs only")
    if importlib.util.find_spec("openequivariance") is None:
        raise UnavailableError("openequivariance is not installed")
    try:
        with quiet():
            importlib.import_module("openequivariance")
    except Exception as error:  # a build that fails; without it mace-torch would silently convert to itself
        raise UnavailableError(f"openequivariance: {type(error).__name__}: {_first_line(error)}") from error
    theirs = _theirs(model)
    from mace.cli.convert_e3nn_oeq import run

    return _evaluating(_converted(run, theirs).requires_grad_(False))


def _converted(run: Callable[..., Any], theirs: Any) -> Any:
    """By a converter of mace-torch, which takes one class only and leaves another default dtype behind."""
    if type(theirs).__name__ != "ScaleShiftMACE":
        raise UnavailableError(f"mace-torch converts models of the class ScaleShiftMACE, not {type(theirs).__name__}")
    device = theirs.r_max.device
    with quiet(), default_dtype(theirs.r_max.dtype):
        return run(theirs, device=device.type, return_model=True).to(device)


def symmetrix(model: Any) -> Prepare:
    """The C++ program symmetrix, built by the user, on a CPU: see ``symmetrix_adapter``."""
    if model.r_max.device.type != "cpu":
        raise UnavailableError("symmetrix is driven on CPUs only")
    return symmetrix_adapter.prepared(symmetrix_adapter.library(), _theirs(model))


def ours(model: Any) -> Prepare:
    """mace_fast with frozen weights, called as a drop-in: it sorts and checks the edges in every step."""
    frozen = mace_fast.freeze(copy.deepcopy(model))
    return _evaluating(frozen)


def ours_reference(model: Any) -> Prepare:
    """The same by the reference backend, plain torch."""
    if model.r_max.device.type != "cpu":
        raise UnavailableError("the reference backend is timed on CPUs only")
    frozen = mace_fast.freeze(copy.deepcopy(model))
    frozen.backend = "reference"
    return _evaluating(frozen)


def ours_tabulated(model: Any) -> Prepare:
    """The same with the hidden radial layers read from tables."""
    frozen = mace_fast.freeze(copy.deepcopy(model))
    try:
        mace_fast.tabulate(frozen)
    except ValueError as error:
        raise UnavailableError(str(error)) from error
    return _evaluating(frozen)


def ours_captured(model: Any) -> Prepare:
    """mace_fast.Step: edges sorted once; on a GPU one captured graph."""
    frozen = mace_fast.freeze(copy.deepcopy(model))

    def make(data: Data) -> Step:
        step = mace_fast.Step(frozen, data, max_edges=data["edge_index"].shape[1] + 1, **_stress(data))
        return lambda: step(data["positions"])

    return make


NOT_IN_TORCH = frozenset({"symmetrix"})
"""Whose memory torch does not allocate and nothing here measures."""


def exact(model: Any) -> Prepare:
    """mace-torch in float64, from the same numbers: what errors are relative to."""
    theirs = fresh_baseline(copy.deepcopy(model).double()).requires_grad_(False)

    def make(data: Data) -> Step:
        doubles = in_double(data)
        return partial(_call, theirs, doubles, **_stress(doubles))

    return make


def in_double(data: Data) -> Data:
    """The same numbers in float64."""
    return {name: value.double() if value.is_floating_point() else value for name, value in data.items()}


CONTENDERS: dict[str, Callable[[Any], Prepare]] = {
    BASELINE: mace_torch,
    "mace-torch compiled": mace_torch_compiled,
    "cuequivariance": cuequivariance,
    "openequivariance": openequivariance,
    "symmetrix": symmetrix,
    "mace_fast reference": ours_reference,
    "mace_fast": ours,
    "mace_fast tabulated": ours_tabulated,
    "mace_fast Step": ours_captured,
}


def _first_line(error: Exception) -> str:
    return next((line for line in str(error).splitlines() if line.strip()), "")[:200]
