"""The operations of a model's steps with their arguments, to be called again with other settings."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import torch
from torch.utils._python_dispatch import TorchDispatchMode

from mace_fast.data import atoms_to_data, collate
from mace_fast.folding import freeze
from mace_fast.kernels.tuning import asked, override
from mace_fast.kernels.tuning.files import Key
from mace_fast.testing.compare import assert_close
from mace_fast.testing.structures import crystal
from mace_fast.testing.workloads import build, randomise

Settings = dict[str, int]


@dataclass(frozen=True)
class Call:
    """One call of a registered operator; its arguments stay as they were, as no operator changes them."""

    function: Any
    arguments: tuple[Any, ...]
    keywords: Mapping[str, Any]

    def __call__(self) -> tuple[torch.Tensor, ...]:
        with torch.no_grad():
            result = self.function(*self.arguments, **self.keywords)
        return (result,) if isinstance(result, torch.Tensor) else tuple(result)

    @property
    def signature(self) -> str:
        """Equal for calls that do the same work on other numbers."""
        described = [
            (value.dtype, tuple(value.shape)) if isinstance(value, torch.Tensor) else value
            for value in (*self.arguments, *self.keywords.values())
        ]
        return f"{self.function} {described}"


@dataclass
class Recorded:
    """What asks for one configuration.

    Attributes:
        default: the settings without an entry.
        calls: the operators that ask for it, those of the same work once.
        times: how often each is called in the steps.
    """

    default: Settings
    calls: dict[str, Call] = field(default_factory=dict)
    times: dict[str, int] = field(default_factory=dict)


class Recorder(TorchDispatchMode):
    """Keeps every call of an operator of ours by the configurations that it asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[Key, Recorded] = {}

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        keywords = kwargs or {}
        if func.namespace != "mace_fast":
            return func(*args, **keywords)
        with asked() as record:
            result = func(*args, **keywords)
        call = Call(func, args, keywords)
        for key, default in {one.key: one.default for one in record}.items():
            recorded = self.found.setdefault(key, Recorded(asdict(default)))
            recorded.calls.setdefault(call.signature, call)
            recorded.times[call.signature] = recorded.times.get(call.signature, 0) + 1
        return result


def record_steps(
    architecture: Mapping[str, Any],
    dtype: torch.dtype,
    device: torch.device,
    num_atoms: int,
    neighbours: float,
    num_species: int,
) -> tuple[dict[Key, Recorded], str]:
    """Run a training step and a step of energy, forces and stress of a model with random weights.

    Args:
        architecture: of the model, an entry of ``SMALL`` or ``PUBLISHED``.
        dtype: of the model.
        device: that it runs on.
        num_atoms: of the structure, about.
        neighbours: of each atom, about.
        num_species: elements in the structure.

    Returns:
        What the steps ask for, and the structure in words.
    """
    model = build(architecture)
    randomise(model)
    model = model.to(device=device, dtype=dtype)
    model.backend = "triton"
    numbers, r_max = model.atomic_numbers.tolist(), float(model.r_max)
    atoms = crystal(num_atoms, neighbours, r_max, numbers[:: max(1, len(numbers) // num_species)][:num_species])
    data = collate([atoms_to_data(atoms, numbers, r_max, dtype, device)])
    with Recorder() as recorder:
        results = model(dict(data), training=True, compute_stress=True)
        sum(results[name].square().sum() for name in ("energy", "forces", "stress")).backward()
        freeze(model)(dict(data), compute_stress=True)
    edges = data["edge_index"].shape[1] / len(atoms)
    return recorder.found, f"{len(atoms)} atoms, {edges:.0f} neighbours, {num_species} elements"


def runner(key: Key, recorded: Recorded, settings: Settings) -> Callable[[], list[tuple[torch.Tensor, ...]]]:
    """A function that makes all calls with a configuration, each as often as the steps do."""

    def run() -> list[tuple[torch.Tensor, ...]]:
        with override({key: settings}):
            return [call() for name, call in recorded.calls.items() for _ in range(recorded.times[name])]

    return run


def difference(got: Sequence[tuple[torch.Tensor, ...]], expected: Sequence[tuple[torch.Tensor, ...]]) -> str:
    """How results differ beyond the tolerance of a second derivative; empty if they do not."""
    for ours, theirs in zip(got, expected, strict=True):
        for one, other in zip(ours, theirs, strict=True):
            try:
                if one.is_floating_point():
                    assert_close(one, other, order=2)
                elif not torch.equal(one, other):
                    return "integers differ"
            except AssertionError as error:
                return str(error)
    return ""
