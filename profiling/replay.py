"""The operations of a model's steps with their arguments, to be called again with other settings and timed."""

import math
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import torch
from ase import Atoms
from ase.build import bulk
from torch.utils._python_dispatch import TorchDispatchMode

from mace_fast.data import atoms_to_data, collate
from mace_fast.folding import freeze
from mace_fast.kernels.tuning import asked, override
from mace_fast.kernels.tuning.files import Key
from mace_fast.testing.compare import assert_close
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
            recorded = self.found.setdefault(key, Recorded(default))
            recorded.calls.setdefault(call.signature, call)
            recorded.times[call.signature] = recorded.times.get(call.signature, 0) + 1
        return result


def crystal(num_atoms: int, neighbours: float, r_max: float, elements: Sequence[int]) -> Atoms:
    """A rattled fcc crystal of about so many atoms, of elements at random, with about so many neighbours each."""
    spacing = (4 * (4 / 3 * math.pi * r_max**3) / neighbours) ** (1 / 3)
    cells = max(1, round((num_atoms / 4) ** (1 / 3)))
    atoms = bulk("Cu", "fcc", a=spacing, cubic=True).repeat(cells)
    chosen = torch.randint(len(elements), (len(atoms),), generator=torch.Generator().manual_seed(0))
    atoms.numbers[:] = [elements[index] for index in chosen.tolist()]
    atoms.rattle(0.03 * spacing, seed=0)
    return atoms


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


class Clock(Protocol):
    """Measures how long a function keeps the device busy."""

    def __call__(self, function: Callable[[], object], repeats: int) -> float:
        """Microseconds of one of so many calls."""


class GpuClock:
    """CUDA events around calls that wait in the queue, so that the time Python takes to launch does not count."""

    def __call__(self, function: Callable[[], object], repeats: int) -> float:
        start, end = (torch.cuda.Event(enable_timing=True) for _ in range(2))
        torch.cuda.synchronize()
        before = time.perf_counter()
        function()
        launching = (time.perf_counter() - before) * (repeats + 1)
        torch.cuda.synchronize()
        torch.cuda._sleep(int(launching * 2e9))  # clock cycles; the calls are in the queue before these have passed
        start.record()
        for _ in range(repeats):
            function()
        end.record()
        torch.cuda.synchronize()
        return start.elapsed_time(end) * 1e3 / repeats


class WallClock:
    """For the interpreter, to try the search where there is no GPU; its times mean nothing."""

    def __call__(self, function: Callable[[], object], repeats: int) -> float:
        before = time.perf_counter()
        for _ in range(repeats):
            function()
        return (time.perf_counter() - before) * 1e6 / repeats


@dataclass(frozen=True)
class Timing:
    """Time of one configuration.

    Attributes:
        microseconds: median over the rounds.
        spread: interquartile range over the median.
    """

    microseconds: float
    spread: float


BATCH_MICROSECONDS = 2000.0
"""About how long the calls between two events take."""

MOST_REPEATS = 50
"""The queue of a GPU holds some thousand launches, and a call makes a few."""


def measure(functions: Sequence[Callable[[], object]], clock: Clock, rounds: int = 9) -> list[Timing]:
    """Time functions in turns, so that a clock that slows down slows down all of them."""
    once = [clock(function, 1) for function in functions]
    repeats = [max(1, min(MOST_REPEATS, round(BATCH_MICROSECONDS / max(time, 1.0)))) for time in once]
    times: list[list[float]] = [[] for _ in functions]
    for turn in range(rounds):
        for place in range(len(functions)):
            index = (place + turn) % len(functions)
            times[index].append(clock(functions[index], repeats[index]))
    return [_timing(values) for values in times]


def _timing(values: Sequence[float]) -> Timing:
    if len(values) == 1:
        return Timing(values[0], 0.0)
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return Timing(middle, (high - low) / middle if middle else 0.0)


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
