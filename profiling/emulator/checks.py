"""Steps of models in the emulator, beside the definition in float64 and float32 on a CPU."""

import copy
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

import torch
from ase import Atoms
from torch import Tensor

import mace_fast
from mace_fast.data import atoms_to_data
from mace_fast.testing.structures import Data
from profiling.campaign.checking import LIMITS, allowed
from profiling.emulator.faults import Fault
from profiling.emulator.launches import emulating
from profiling.emulator.structures import STRUCTURES, suitable

What = Literal["energy and forces", "stress", "training", "hessian", "padded"]
"""What is computed, with frozen weights but in training.

"stress" gives energy and forces too; so does "padded", without and with room for more edges (`mace_fast.Step`), and
"training" with the gradient of a loss of all three by every parameter."""

WHATS: tuple[What, ...] = ("energy and forces", "stress", "training", "hessian", "padded")

PRECISIONS = tuple(LIMITS)
"""Of the kernels: of matrix products in float32, or float64 throughout."""

GRADIENT = "gradient by "
"""Begins the name of a result that is the gradient of the loss by a parameter."""

_DERIVATIVES = {"energy": 0, "forces": 1, "stress": 1}


class Error(NamedTuple):
    """Of one result, in its units.

    Attributes:
        emulated: largest of the kernels.
        float32: largest of the compiled loops in float32 on a CPU.
        scale: largest entry of the result.
        allowed: largest that may be.
    """

    emulated: float
    float32: float
    scale: float
    allowed: float


@dataclass(frozen=True)
class Checked:
    """One step.

    Attributes:
        errors: by result.
        changed_by_padding: largest change of a result where there is room for more edges; zero is right.
        faults: that the emulator found.
        roundings: places where which of several numbers stays is not defined; none is wrong.
        launches: how many kernels ran.
        edges: of the structure.
        seconds: in the emulator, with compilation where the folder had nothing.
    """

    errors: Mapping[str, Error]
    changed_by_padding: float
    faults: list[Fault]
    roundings: list[Fault]
    launches: int
    edges: int
    seconds: float

    @property
    def wrong(self) -> list[str]:
        """Faults, and results that are further off than allowed."""
        found = [str(fault) for fault in self.faults]
        found += [f"{name}: {error}" for name, error in self.errors.items() if not error.emulated <= error.allowed]
        if self.changed_by_padding:
            found.append(f"room for edges changes results by {self.changed_by_padding:.1e}")
        return found


def check_step(
    model: Any,
    what: What,
    architecture: str,
    precision: str = "tf32x3",
    structure: Atoms | None = None,
    seed: int | None = None,
    folder: Path | None = None,
) -> Checked:
    """Run one step in the emulator and compare it.

    Args:
        model: of mace_fast, on the CPU; it is left as it is.
        what: is computed.
        architecture: such as "sm_90".
        precision: one of `PRECISIONS`.
        structure: periodic; a small one of the model's elements if None.
        seed: of the order of warps and programs; in step and in order if None.
        folder: where compiled text is kept, see `Emulator`.

    Raises:
        EmulationError: a kernel cannot go on.
    """
    dtype = torch.float64 if precision == "float64" else torch.float32
    exact = copy.deepcopy(model).float().double()  # so that in float32 it is the same model
    numbers, r_max = exact.atomic_numbers.tolist(), float(exact.r_max)
    atoms = STRUCTURES[suitable(numbers)]() if structure is None else structure
    data = _to(_to(atoms_to_data(atoms, numbers, r_max, torch.float64), torch.float32), torch.float64)
    expected = _evaluated(exact, what, data, "reference")
    on_cpu = _evaluated(copy.deepcopy(exact).float(), what, _to(data, torch.float32), "cpu")
    tested = exact.to(dtype)
    if dtype == torch.float32:
        tested.precision = precision
    begin = time.perf_counter()
    with emulating(architecture, seed, folder) as emulator:
        found = _evaluated(tested, what, _to(data, dtype), "triton")
        changed = _changed_by_padding(tested, _to(data, dtype), found) if what == "padded" else 0.0
    seconds = time.perf_counter() - begin
    errors = {name: _error(name, found[name], on_cpu[name], one, precision) for name, one in expected.items()}
    edges = data["edge_index"].shape[1]
    return Checked(errors, changed, emulator.faults, emulator.roundings, len(emulator.emulated), edges, seconds)


def _to(data: Data, dtype: torch.dtype) -> Data:
    return {name: value.to(dtype) if value.is_floating_point() else value for name, value in data.items()}


def _evaluated(model: Any, what: What, data: Data, backend: str) -> dict[str, Tensor]:
    """Results by name, of a model that is changed."""
    model.backend = backend
    is_training = what == "training"
    model.requires_grad_(is_training)
    if not is_training:
        mace_fast.freeze(model)
    has_stress = what in ("stress", "training", "padded")
    flags = {"training": is_training, "compute_stress": has_stress, "compute_hessian": what == "hessian"}
    results = model(dict(data), **flags)
    names = ["energy", "forces", *(["stress"] if has_stress else []), *(["hessian"] if what == "hessian" else [])]
    found = {name: results[name] for name in names}
    if is_training:
        volume = torch.linalg.det(data["cell"])
        virials = volume * results["stress"]
        model.zero_grad()
        (results["energy"].sum() + results["forces"].square().sum() + virials.square().sum()).backward()
        for name, parameter in model.named_parameters():
            if parameter.grad is not None:
                found[GRADIENT + name] = parameter.grad.clone()
    return {name: value.detach() for name, value in found.items()}


def _changed_by_padding(model: Any, data: Data, unpadded: Mapping[str, Tensor]) -> float:
    """Largest change of a result by room for as many edges as there are."""
    step = mace_fast.Step(model, data, max_edges=2 * data["edge_index"].shape[1] + 1, compute_stress=True)
    padded = step(data["positions"].clone())
    changes = [float((_present(padded[name]) - value).abs().max()) for name, value in unpadded.items()]
    return max(changes)


def _present(value: Tensor | None) -> Tensor:
    assert value is not None
    return value


def _error(name: str, found: Tensor, on_cpu: Tensor, expected: Tensor, precision: str) -> Error:
    assert found.shape == expected.shape, name
    scale, emulated, float32 = (
        float(one.double().abs().max()) for one in (expected, found - expected, on_cpu - expected)
    )
    return Error(emulated, float32, scale, allowed(precision, _DERIVATIVES.get(name, 2), float32, scale))
