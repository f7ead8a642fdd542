"""Times of several contenders on one system of several sizes, taken in turns; agreement comes before any time."""

import gc
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
import torch

from benchmarks import training
from benchmarks.agreement import LIMIT_OF_TABLES, difference, limit
from benchmarks.contenders import CONTENDERS, NOT_IN_TORCH, exact
from benchmarks.memory import peak_bytes
from benchmarks.steps import BASELINE, Prepare, Step, UnavailableError
from benchmarks.systems import System
from benchmarks.timing import interleaved, quartiles
from mace_fast.testing.structures import Data

EXACT_ATOMS = 500
"""The most for which forces are computed by mace-torch in float64, too."""

TASKS: dict[str, tuple[Mapping[str, Callable[[Any], Prepare]], Callable[[Any], Prepare]]] = {
    "evaluation": (CONTENDERS, exact),
    "training": (training.CONTENDERS, training.exact),
}
"""Who can do a kind of step, and what errors of its results are relative to."""

Say = Callable[[str], None]


@dataclass(frozen=True)
class Row:
    """One contender on one structure; times in seconds.

    Attributes:
        rounds: that the median and the quartiles ``low`` and ``high`` are of.
        peak_bytes: the most that a step holds; None where it is not known.
        difference: norm of that of the forces from the baseline's, over the norm of those.
        of_bound: the least time that the device could do it in, over the median.
        error: norm of the difference of the forces from mace-torch's in float64, over the norm of those; None for
            large structures and without mace-torch.
    """

    system: str
    contender: str
    atoms: int
    edges: int
    median: float
    low: float
    high: float
    rounds: int
    peak_bytes: int | None
    difference: float
    of_bound: float | None
    error: float | None

    @property
    def microseconds_per_atom(self) -> float:
        return 1e6 * self.median / self.atoms

    @property
    def nanoseconds_per_day(self) -> float:
        """Of molecular dynamics with steps of 1 fs."""
        return 86400 / self.median * 1e-6

    def as_dict(self) -> dict[str, Any]:
        derived = {"us_per_atom": self.microseconds_per_atom, "ns_per_day": self.nanoseconds_per_day}
        return {**asdict(self), **derived}


@dataclass
class Comparison:
    """What is compared, and what came of it.

    Attributes:
        model: of mace_fast, on the device and in the dtype of the comparison.
        bound: least microseconds of a structure by atoms, neighbours and species; None where nothing is known.
        say: prints a line.
        task: of :data:`TASKS`; what is said of forces here is in training the gradient of the loss by positions.
        rows: what was timed.
        skipped: who did not run where, and why.
        wrong: who gave other forces.
        exact: gives the forces that errors are relative to; None where nothing does.
    """

    model: Any
    bound: Callable[[int, float, int], float] | None = None
    say: Say = print
    task: str = "evaluation"
    rows: list[Row] = field(default_factory=list)
    skipped: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)
    exact: Prepare | None = None

    def prepared(self, wanted: Mapping[str, str]) -> dict[str, Prepare]:
        """The contenders that can run; then errors are known where mace-torch is installed.

        Args:
            wanted: name, and why it is left out; empty where it is not.
        """
        makers, exactly = TASKS[self.task]
        found = {}
        for name, reason in wanted.items():
            if name not in makers:
                self.skip(name, f"has no step of {self.task}")
                continue
            if reason:
                self.skip(name, reason)
                continue
            try:
                found[name] = makers[name](self.model)
            except (UnavailableError, ImportError) as error:
                self.skip(name, str(error))
        try:
            self.exact = exactly(self.model)
        except UnavailableError as error:
            self.skip("errors of the forces", str(error))
        return found

    def skip(self, name: str, reason: str) -> None:
        """Note it and say it."""
        self.skipped[name] = reason
        self.say(f"skipped {name}: {reason}")

    def run(
        self,
        system: System,
        sizes: tuple[int, ...],
        contenders: Mapping[str, Prepare],
        repetitions: int,
        seconds_per_size: float,
        end: float = float("inf"),
    ) -> None:
        """Time a system in sizes that grow; a contender that needs too long or too much memory drops out."""
        numbers, r_max = self.model.atomic_numbers.tolist(), float(self.model.r_max)
        dtype, device = self.model.r_max.dtype, self.model.r_max.device
        able, last = dict(contenders), dict[str, tuple[int, float]]()
        for size in sizes:
            if time.monotonic() > end:
                self.skip(f"{system.name}, {size} atoms and more", "the time is over")
                return
            data = system.data(numbers, r_max, size, dtype, str(device))
            num_atoms = data["positions"].shape[0]
            if any(num_atoms == atoms for atoms, _ in last.values()):
                continue  # rounded up to the size before
            for name in list(able):
                if name in last and last[name][1] * num_atoms / last[name][0] * 4 > seconds_per_size:
                    self.skip(f"{name} on {system.name} from {num_atoms} atoms", "its steps would take too long")
                    del able[name]
            for name, times, peak, off, error in self._timed(able, data, system, repetitions, seconds_per_size):
                low, middle, high = quartiles(times)
                last[name] = num_atoms, middle
                edges = data["edge_index"].shape[1]
                species = int((data["node_attrs"].sum(0) > 0).sum())
                bound = None if self.bound is None else self.bound(num_atoms, edges / num_atoms, species)
                share = None if bound is None else 1e-6 * bound / middle
                place = (system.name, name, num_atoms, edges)
                self.rows.append(Row(*place, middle, low, high, len(times), peak, off, share, error))
                self.say(line(self.rows[-1]))
            able = {name: prepare for name, prepare in able.items() if name in last and last[name][0] == num_atoms}
            if not able:
                return

    def _timed(
        self, able: Mapping[str, Prepare], data: Data, system: System, repetitions: int, seconds: float
    ) -> Iterator[tuple[str, list[float], int | None, float, float | None]]:
        """Name, times, memory, difference and error of every contender that agrees with the first."""
        device = str(data["positions"].device)
        num_atoms = data["positions"].shape[0]
        steps: dict[str, Step] = {}
        peaks, differences = dict[str, int | None](), dict[str, float]()
        errors = dict[str, float | None]()
        expected: torch.Tensor | None = None
        true = self._exact_forces(data)
        dtype = data["positions"].dtype
        for name in sorted(able, key=LIMIT_OF_TABLES.__contains__):  # the first is what the others are compared with
            where = f"{name} on {system.name} from {num_atoms} atoms"
            try:
                step, peak = begun(able[name], {key: value.clone() for key, value in data.items()}, device)
                peaks[name] = None if name in NOT_IN_TORCH else peak
                forces = step()["forces"].detach().clone()
            except UnavailableError as error:
                self.skip(where, str(error))
            except torch.OutOfMemoryError:
                self.skip(where, "out of memory")
            else:
                expected = forces if expected is None else expected
                differences[name] = difference(forces, expected)
                errors[name] = None if true is None else difference(forces, true)
                if differences[name] <= limit(dtype, self.model.precision, name):
                    steps[name] = step
                else:
                    first = next(iter(differences))
                    self.wrong[where] = f"forces differ from {first} by {differences[name]:.1e} of their norm"
                    self.say(f"WRONG {where}: {self.wrong[where]}; not timed")
        finish = torch.cuda.synchronize if device.startswith("cuda") else lambda: None
        if not steps:
            return
        times = interleaved(steps, repetitions, finish, seconds)
        del steps
        release()
        yield from ((name, found, peaks[name], differences[name], errors[name]) for name, found in times.items())

    def _exact_forces(self, data: Data) -> torch.Tensor | None:
        """Of mace-torch in float64; None where they are not to be had."""
        if self.exact is None or data["positions"].shape[0] > EXACT_ATOMS:
            return None
        try:
            return self.exact(data)()["forces"].detach()
        except torch.OutOfMemoryError:
            return None
        finally:
            release()


def begun(prepare: Prepare, data: Data, device: str) -> tuple[Step, int]:
    """A step after its first call, and its memory: on a GPU with what a captured graph keeps between its replays."""
    made: list[Step] = []

    def begin() -> None:
        made.append(prepare(data))
        made[0]()

    if device.startswith("cuda"):
        release()
        peak = peak_bytes(begin, device)
    else:
        begin()
        peak = peak_bytes(made[0], device)
    return made[0], peak


def release() -> None:
    """Give back what nothing holds any more."""
    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()


def line(row: Row) -> str:
    """One row for people."""
    percent = "" if row.of_bound is None else f", {100 * row.of_bound:.1f} % of the bound's rate"
    percent += "" if row.error is None else f", error {row.error:.1e}"
    memory = "unknown" if row.peak_bytes is None else f"{row.peak_bytes / 1e6:.1f} MB"
    return (
        f"{row.system:>18} {row.atoms:>8} atoms {row.edges:>9} edges  {row.contender:20} "
        f"{1e3 * row.median:9.3f} [{1e3 * row.low:.3f}, {1e3 * row.high:.3f}] ms "
        f"{row.microseconds_per_atom:9.2f} us/atom {row.nanoseconds_per_day:9.3g} ns/day "
        f"{memory:>12}{percent}"
    )


def fits(rows: list[Row]) -> list[dict[str, Any]]:
    """Fixed cost and slope of the time by atoms, by relative least squares, where there are three sizes or more."""
    found = []
    for system, contender in dict.fromkeys((row.system, row.contender) for row in rows):
        own = [row for row in rows if (row.system, row.contender) == (system, contender)]
        if len(own) < 3:
            continue
        atoms, seconds = (np.array([getattr(row, name) for row in own], dtype=float) for name in ("atoms", "median"))
        slope, fixed = np.polyfit(atoms, seconds, 1, w=1 / seconds)
        residual = float(np.abs((fixed + slope * atoms) / seconds - 1).max())
        names = {"system": system, "contender": contender, "sizes": len(own)}
        found.append({**names, "fixed_ms": 1e3 * fixed, "us_per_atom": 1e6 * slope, "worst_residual": residual})
    return found


def ratios(rows: list[Row]) -> Iterator[str]:
    """Times as parts of the baseline's, at the largest size that both were timed at."""
    base = {(row.system, row.atoms): row for row in rows if row.contender == BASELINE}
    for system, contender in dict.fromkeys((row.system, row.contender) for row in rows):
        both = [r for r in rows if (r.system, r.contender) == (system, contender) and (system, r.atoms) in base]
        if contender != BASELINE and both:
            row = max(both, key=lambda row: row.atoms)
            ratio = row.median / base[system, row.atoms].median
            yield f"{system}, {row.atoms} atoms: {contender} takes {ratio:.3f} of the time of {BASELINE}"
