"""Faults planted in kernels of this package, and how these are run in the emulator with them and without.

Changes of the Triton source stand for errors of ours, changes of PTX for those of a compiler.
"""

import contextlib
import linecache
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple
from unittest import mock

import torch

from mace_fast.kernels.runtime.generated import load
from mace_fast.testing.compare import Derivatives, derivatives
from mace_fast.testing.inputs import Inputs
from mace_fast.testing.operations import OPERATIONS, Case, side_by_side
from profiling.campaign.checking import LIMITS, worst_by_order
from profiling.emulator import launches
from profiling.emulator.faults import EmulationError
from profiling.machine_code.compiler import Specialised

SMALL = {"nodes": 3, "edges": 20, "channels": 20, "hidden": 12, "basis": 4, "l_max": 1, "l_feats": 1, "degree": 2}
PRECISION = "tf32"

_PLACE = re.compile(r"\((/[^()]*):(\d+)\)$")
_ptx_of = launches.ptx_of
_compiled: dict[tuple[str, str], tuple[str, int]] = {}


class Trial(NamedTuple):
    """What is run.

    Attributes:
        operation: of ``OPERATIONS``.
        by: what its result is differentiated by, if by anything.
        architecture: that it is compiled for.
        sizes: names and values of those that are not ``SMALL``.
    """

    operation: str
    by: str = ""
    architecture: str = "sm_80"
    sizes: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Planted(ABC):
    """A change of the text of a kernel.

    Attributes:
        trial: that runs the kernel.
        kernel: what its name begins with: its generated file, or its module in ``kernels/``.
        old: regular expression of what is changed.
        new: what comes in its place.
        count: how many are changed, from the first on; 0 for all.
    """

    trial: Trial
    kernel: str
    old: str
    new: str = ""
    count: int = 0

    @property
    def name(self) -> str:
        """What faults call the kernel, or how that begins."""
        return self.kernel

    def change(self, text: str) -> str:
        """The text with the fault.

        Raises:
            ValueError: nothing is changed.
        """
        changed = re.sub(self.old, self.new, text, count=self.count)
        if changed == text:
            raise ValueError(f"{self.kernel} has nothing that {self.old!r} changes")
        return changed

    @contextlib.contextmanager
    def plant(self) -> Iterator[None]:
        """Within the context the kernel has the fault.

        Raises:
            ValueError: the kernel was not run, or has nothing to change.
        """
        changed: list[str] = []

        def change(text: str) -> str:
            changed.append(self.kernel)
            return self.change(text)

        with self.patched(change):
            yield
        if not changed:
            raise ValueError(f"{self.kernel} was not run")

    @abstractmethod
    def patched(self, change: Callable[[str], str]) -> Any:
        """Context in which the text of the kernel is changed."""


class InGenerated(Planted):
    """A change of the source of a generated kernel."""

    def patched(self, change: Callable[[str], str]) -> Any:
        def load_changed(name: str, source: str) -> ModuleType:
            return load(name, change(source) if name == self.kernel else source)

        folder = next(name for name in ("convolution", "fused_edges", "symmetric_contraction") if name in self.kernel)
        return mock.patch(f"mace_fast.kernels.{folder}.gpu.launch.load", load_changed)


class InWritten(Planted):
    """A change of the source of a kernel that is not generated; the changed one runs from a file of its own."""

    @property
    def name(self) -> str:
        return self.kernel.replace(".", "_")

    def patched(self, change: Callable[[str], str]) -> Any:
        module, _, function = self.kernel.rpartition(".")
        device = import_module(f"mace_fast.kernels.{module}")
        planted = load(self.name, change(Path(str(device.__file__)).read_text()))
        return mock.patch.object(device, function, getattr(planted, function))


class InPTX(Planted):
    """A change of what the compiler makes of a kernel."""

    def patched(self, change: Callable[[str], str]) -> Any:
        def compile_changed(special: Specialised, architecture: str) -> tuple[str, int]:
            text, shared_bytes = _compile(special, architecture)
            function = special.launch.function
            is_meant = self.kernel in f"{function.__module__}.{function.__name__}"
            return change(text) if is_meant else text, shared_bytes

        return mock.patch.object(launches, "ptx_of", compile_changed)


class Outcome(NamedTuple):
    """What a run gave.

    Attributes:
        found: faults as text, each with the line of the source that it names.
        wrong: which numbers are off, in words; empty if none is.
    """

    found: list[tuple[str, str]]
    wrong: str


def run(trial: Trial, planted: Planted | None = None) -> Outcome:
    """Run an operation, with a fault or without.

    Raises:
        ValueError: the fault changes no kernel that was run.
    """
    case = OPERATIONS[trial.operation](Inputs.of_size(1, **{**SMALL, **dict(trial.sizes)}))
    options = {"precision": PRECISION} if case.has_precision else {}
    expected = _results(trial, case, torch.float64, "reference")
    with contextlib.ExitStack() as stack:
        stack.enter_context(mock.patch.object(launches, "ptx_of", _compile))
        if planted:
            stack.enter_context(planted.plant())
        emulator = stack.enter_context(launches.emulating(trial.architecture))
        try:
            results = _results(trial, case, torch.float32, "triton", **options)
        except EmulationError as error:
            return Outcome(_with_lines([*emulator.faults, *getattr(error, "__notes__", []), error]), "")
    wrong = ""
    for order, worst in worst_by_order(results, expected).items():
        if not worst.error <= LIMITS[PRECISION][order]:
            wrong = f"{trial.operation}, {worst.name}: off by {worst.error:.1e} of the largest number"
    return Outcome(_with_lines(emulator.faults), wrong)


def _results(trial: Trial, case: Case, dtype: torch.dtype, backend: str, **options: str) -> Derivatives:
    """The value, and its derivative if one is asked for."""
    case = case.to("cpu", dtype)
    operation = case.by(backend, **options)
    some = {trial.by: case.arguments[trial.by]} if trial.by else {}
    return derivatives(lambda **own: side_by_side(operation(**{**case.arguments, **own})), some, len(some))


def _with_lines(found: Sequence[Any]) -> list[tuple[str, str]]:
    texts = [str(one) for one in found]
    places = [_PLACE.search(text) for text in texts]
    lines = [linecache.getline(place[1], int(place[2])).strip() if place else "" for place in places]
    return list(zip(texts, lines, strict=True))


def _compile(special: Specialised, architecture: str) -> tuple[str, int]:
    """Compile what has not been compiled before."""
    key = special.key, architecture
    if key not in _compiled:
        _compiled[key] = _ptx_of(special, architecture)
    return _compiled[key]
