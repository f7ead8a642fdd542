"""What a step of a model launches, recorded on small CPU tensors while nothing runs, and the bytes of the arguments."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from analytic import Step

from mace_fast.kernels.runtime.launch import Launch, recording
from mace_fast.kernels.tuning import assume


@dataclass(frozen=True)
class Traffic:
    """One launch and the bytes of its arguments, each tensor once.

    Attributes:
        launch: as recorded.
        operation: folder of ``kernels/`` or stem of the generated file that it belongs to.
        bytes_per_atom: what grows with the structure.
        constant_bytes: what does not: parameters and tables.
    """

    launch: Launch
    operation: str
    bytes_per_atom: float
    constant_bytes: float


def structure(model: Any, num_atoms: int, neighbours: int, species: int) -> dict[str, torch.Tensor]:
    """Input of a model: atoms at random, each with the same number of edges from random senders."""
    generator = torch.Generator().manual_seed(0)
    dtype, num_edges = model.r_max.dtype, num_atoms * neighbours

    def uniform(*shape: int) -> torch.Tensor:
        return torch.rand(*shape, generator=generator, dtype=dtype)

    elements = torch.arange(num_atoms) % species
    return {
        "positions": uniform(num_atoms, 3),
        "shifts": 1.5 + uniform(num_edges, 3),
        "unit_shifts": torch.ones(num_edges, 3, dtype=dtype),
        "cell": 10 * torch.eye(3, dtype=dtype),
        "node_attrs": torch.nn.functional.one_hot(elements, len(model.atomic_numbers)).to(dtype),
        "edge_index": torch.stack(
            [
                torch.randint(num_atoms, (num_edges,), generator=generator),
                torch.arange(num_atoms).repeat_interleave(neighbours),
            ]
        ),
        "batch": torch.zeros(num_atoms, dtype=torch.int64),
        "ptr": torch.tensor([0, num_atoms]),
        "head": torch.zeros(1, dtype=torch.int64),
    }


def launches_of_model(model: Any, step: Step, data: dict[str, torch.Tensor], architecture: str) -> list[Launch]:
    """Launches of one step of a model; nothing runs on the way, so that what is computed is meaningless.

    Args:
        model: of mace_fast; its backend is set to Triton.
        step: energy and forces with frozen parameters, or a loss of both and its gradient by all parameters.
        data: input of the model.
        architecture: whose tuned configurations are taken.
    """
    training = step == "training"
    model.backend = "triton"
    model.requires_grad_(training)
    with assume(architecture), recording() as launches:
        results = model(dict(data), training=training)
        if training:
            (results["energy"].sum() + results["forces"].square().sum()).backward()
    return launches


def traffic_of_model(
    model: Any,
    step: Step,
    neighbours: int,
    species: int,
    architecture: str,
    record: Callable[[Any, Step, dict[str, torch.Tensor], str], list[Launch]] = launches_of_model,
) -> list[Traffic]:
    """Launches of one step, and their bytes per atom from the difference of two structures.

    Args:
        model: of mace_fast.
        step: which.
        neighbours: edges per atom.
        species: different elements in the structures.
        architecture: whose tuned configurations are taken.
        record: what is launched: a step of the model, or its operations one by one.

    Raises:
        RuntimeError: the two structures launch different kernels.
    """
    counts = max(4, species), 2 * max(4, species)
    small, large = (record(model, step, structure(model, count, neighbours, species), architecture) for count in counts)
    if [launch.function for launch in small] != [launch.function for launch in large]:
        raise RuntimeError(f"structures of {counts[0]} and {counts[1]} atoms launch different kernels")
    traffic = []
    for one, other in zip(small, large, strict=True):
        per_atom = (_bytes(other) - _bytes(one)) / (counts[1] - counts[0])
        traffic.append(Traffic(other, operation_of(other), per_atom, _bytes(one) - counts[0] * per_atom))
    return traffic


def _bytes(launch: Launch) -> int:
    tensors = {id(value): value for value in launch.arguments.values() if isinstance(value, torch.Tensor)}
    return sum(tensor.numel() * tensor.element_size() for tensor in tensors.values())


def operation_of(launch: Launch) -> str:
    """The folder of ``kernels/``, or the longest name of one that a generated file begins with."""
    parts = launch.function.__module__.split(".")
    if parts[:2] == ["mace_fast", "kernels"]:
        return parts[2]
    folders = [folder.name for folder in (Path(__file__).parent.parent / "kernels").iterdir() if folder.is_dir()]
    return max((name for name in folders if parts[-1].startswith(name)), key=len, default=parts[-1])
