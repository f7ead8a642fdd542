"""Runs launches of Triton kernels, compiled for an NVIDIA GPU, in the emulator, in place of a GPU.

    with emulating("sm_90") as emulator:
        energy = model(data)["energy"]
    print(emulator.faults)

Triton's interpreter must be off (``profiling.machine_code.switch_interpreter_off``).
"""

import contextlib
import gc
import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from mace_fast.kernels.runtime.backends import interpreted, this_thread
from mace_fast.kernels.runtime.launch import Launch
from mace_fast.kernels.tuning import assume
from profiling.architectures import NVIDIA
from profiling.emulator.block import WARP
from profiling.emulator.faults import ROUNDING, EmulationError, Fault
from profiling.emulator.memory import GlobalMemory
from profiling.emulator.observer import Observer
from profiling.emulator.run import Grid, parameters, run, variables
from profiling.emulator.text import parse
from profiling.emulator.threads import Executable
from profiling.emulator.unwritten import marked
from profiling.machine_code.compiler import Specialised, ptx_of, specialise


@dataclass(frozen=True)
class Emulated:
    """One launch that was run.

    Attributes:
        launch: which.
        executable: its kernel.
        shared_bytes: of shared memory.
        issued: how often warps were given each instruction, by its index, in all programs.
        faults: what was found.
        observer: who watched.
    """

    launch: Launch
    executable: Executable
    shared_bytes: int
    issued: Counter[int]
    faults: list[Fault]
    observer: Observer | None = None


class Emulator:
    """Takes the launches of kernels and runs them.

    Args:
        architecture: such as "sm_90".
        seed: of the order in which the warps of a program go on; None for all in step.
        folder: where PTX is kept, and taken from if the kernel has not changed; None for nowhere.
        known: PTX and bytes of shared memory of launches that were compiled before, by the key of `Specialised`.
        observe: makes who watches a launch, from its memory.
        jobs: processes among which the programs of a launch are shared out.

    Attributes:
        emulated: all launches.
    """

    def __init__(
        self,
        architecture: str,
        seed: int | None = None,
        folder: Path | None = None,
        known: Mapping[str, tuple[str, int]] | None = None,
        observe: Callable[[GlobalMemory], Observer] | None = None,
        jobs: int = 1,
    ) -> None:
        if interpreted():
            raise RuntimeError("TRITON_INTERPRET is set: call switch_interpreter_off() before anything imports triton")
        if architecture not in NVIDIA:
            raise ValueError(f"{architecture!r} is not emulated; there are {', '.join(NVIDIA)}")
        self._known, self._jobs = known or {}, jobs
        self.architecture, self._seed, self._folder, self._observe = architecture, seed, folder, observe
        self.emulated: list[Emulated] = []
        self._compiled: dict[str, tuple[Executable, int]] = {}

    @property
    def faults(self) -> list[Fault]:
        """Of all launches, without numbers that differ by rounding."""
        return [fault for one in self.emulated for fault in one.faults if fault.kind != ROUNDING]

    @property
    def roundings(self) -> list[Fault]:
        """Where it is not defined which of several numbers stays, of which none is wrong."""
        return [fault for one in self.emulated for fault in one.faults if fault.kind == ROUNDING]

    def append(self, launch: Launch) -> None:
        """Run a launch."""
        if not isinstance(launch.num_programs, int) or launch.num_programs < 0:
            name = launch.function.__name__
            raise ValueError(f"{name} is launched with {launch.num_programs} programs, which must be a number from 0")
        if launch.num_programs:
            self.emulated.append(self._run(launch))

    def _run(self, launch: Launch) -> Emulated:
        special = specialise(launch)
        executable, shared_bytes = self._executable(special)
        memory, arguments = _arguments(special, executable)
        grid = Grid(launch.num_programs, WARP * launch.num_warps, shared_bytes)
        observer = self._observe(memory) if self._observe else None
        try:
            issued, faults = run(executable, memory, arguments, grid, self._seed, observer, self._jobs)
        except EmulationError as error:
            found = [*error.before, error.fault]
            self.emulated.append(Emulated(launch, executable, shared_bytes, Counter(), found, observer))
            raise
        memory.give_back()
        return Emulated(launch, executable, shared_bytes, issued, faults, observer)

    def _executable(self, special: Specialised) -> tuple[Executable, int]:
        key = special.key
        if key not in self._compiled:
            with _uncollected():
                text, shared_bytes = self._ptx(special)
                program = parse(text)
                function = special.launch.function
                program.name = f"{function.__module__.removeprefix('mace_fast_generated.')}.{function.__name__}"
                self._compiled[key] = Executable(program), shared_bytes
        return self._compiled[key]

    def _ptx(self, special: Specialised) -> tuple[str, int]:
        if special.key in self._known:
            return self._known[special.key]
        if self._folder is None:
            return ptx_of(special, self.architecture)
        known = repr((special.key, self.architecture, version("triton")))
        path = self._folder / f"{hashlib.sha256(known.encode()).hexdigest()}.ptx"
        if not path.exists():
            text, shared_bytes = ptx_of(special, self.architecture)
            unfinished = path.with_suffix(f".{os.getpid()}")
            unfinished.write_text(f"{shared_bytes}\n{text}")
            unfinished.replace(path)  # other processes see it whole
        shared, _, text = path.read_text().partition("\n")
        return text, int(shared)


@contextlib.contextmanager
def emulating(
    architecture: str,
    seed: int | None = None,
    folder: Path | None = None,
    known: Mapping[str, tuple[str, int]] | None = None,
    observe: Callable[[GlobalMemory], Observer] | None = None,
    jobs: int = 1,
) -> Iterator[Emulator]:
    """Within the context kernels run in the emulator, on tensors of the CPU; arguments are those of `Emulator`."""
    emulator = Emulator(architecture, seed, folder, known, observe, jobs)
    this_thread.recorders.append(emulator)  # type: ignore[arg-type]
    try:
        with assume(architecture), marked():
            yield emulator
    finally:
        this_thread.recorders.pop()


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Without Python's search for garbage, which takes half the time where many things are made that stay."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _arguments(special: Specialised, executable: Executable) -> tuple[GlobalMemory, dict[str, int]]:
    """Memory with the tensors of a launch, and the bits of each parameter of the kernel."""
    launch = special.launch
    defaults = {parameter.name: parameter.default for parameter in launch.function.params}
    values = {**defaults, **launch.constants, **launch.arguments}
    names = [parameter.name for parameter in launch.function.params if special.signature[parameter.name] != "constexpr"]
    given = [values[name] for name in names]
    storages: dict[int, tuple[str, npt.NDArray[np.uint8]]] = {}
    others = set()  # a storage may be seen as several types
    for name, value in zip(names, given, strict=True):
        if isinstance(value, Tensor):
            if value.device.type != "cpu" or value.layout != torch.strided:
                what = f"{name}, a tensor on {value.device}, {value.layout}"
                raise ValueError(
                    f"{launch.function.__name__} was given {what}; only dense ones on the CPU are emulated"
                )
            storage = value.untyped_storage()
            first, _ = storages.setdefault(storage.data_ptr(), (name, _bytes(storage)))
            if value.dtype not in (torch.float32, torch.float64):
                others.add(first)
    memory = GlobalMemory([*storages.values(), *variables(executable.program)], others)
    begins = {pointer: tensor.begin for pointer, tensor in zip(storages, memory.tensors, strict=False)}
    _keep_to_views(memory, [value for value in given if isinstance(value, Tensor)], begins)
    return memory, parameters(executable.program, [_bits(value, begins) for value in given])


def _keep_to_views(memory: GlobalMemory, tensors: list[Tensor], begins: dict[int, int]) -> None:
    """Of a storage of which a kernel is given parts, the rest is outside; not where rows of a tensor are cut off."""
    for pointer, begin in begins.items():
        views = [one for one in tensors if one.untyped_storage().data_ptr() == pointer]
        if all(one.is_contiguous() for one in views):
            memory.is_inside[begin : begin + views[0].untyped_storage().nbytes()] = False
            for one in views:
                first = begin + int(one.storage_offset()) * one.element_size()
                memory.is_inside[first : first + one.numel() * one.element_size()] = True


def _bytes(storage: Any) -> npt.NDArray[np.uint8]:
    whole: npt.NDArray[np.uint8] = torch.tensor([], dtype=torch.uint8).set_(storage).numpy()
    return whole


def _bits(value: Any, begins: dict[int, int]) -> int:
    if isinstance(value, Tensor):
        storage = value.untyped_storage()
        return begins[storage.data_ptr()] + int(value.storage_offset()) * value.element_size()
    if isinstance(value, float):
        return int(np.float32(value).view(np.uint32))
    return int(value)
