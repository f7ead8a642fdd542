"""Launches a Triton kernel, or notes what would be launched, so that a machine without a GPU can compile the same."""

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from mace_fast.kernels.runtime.backends import obstacle_to_triton, this_thread
from mace_fast.kernels.runtime.interpreter import mend_interpreter


def compile_options(num_warps: int, num_stages: int) -> dict[str, Any]:
    """What Triton compiles a kernel with; products and sums are fused whatever its default, which changes in 3.10."""
    return {"num_warps": num_warps, "num_stages": num_stages, "enable_fp_fusion": True}


@dataclass(frozen=True)
class Launch:
    """One launch of one kernel.

    Attributes:
        function: the ``triton.jit`` function.
        num_programs: size of the grid.
        arguments: tensors and numbers by name, in the order of the function.
        constants: its ``constexpr`` arguments.
        num_warps: warps per program.
        num_stages: depth of software pipelining.
    """

    function: Any
    num_programs: int
    arguments: dict[str, Any]
    constants: dict[str, Any]
    num_warps: int
    num_stages: int

    @property
    def operation(self) -> str:
        """The folder of ``kernels/`` that the kernel belongs to."""
        return operation_of(self.function)


def operation_of(function: Any) -> str:
    """The folder of ``kernels/`` that a function, of Triton or not, is written in or was generated for.

    A generated file is called after its folder first. What belongs to no folder is called after its module.
    """
    module = getattr(function, "fn", function).__module__.split(".")
    if module[:2] == ["mace_fast", "kernels"]:
        return str(module[2])
    return max((name for name in _folders() if module[-1].startswith(name)), key=len, default=str(module[-1]))


@cache
def _folders() -> tuple[str, ...]:
    return tuple(path.name for path in Path(__file__).resolve().parents[1].iterdir() if path.is_dir())


@contextlib.contextmanager
def recording() -> Iterator[list[Launch]]:
    """Within the context this thread runs no kernels: their launches are appended to the list.

    Outputs hold no results. Backward passes stay in this thread too, whatever the device.
    """
    launches: list[Launch] = []
    this_thread.recorders.append(launches)
    try:
        with torch.autograd.set_multithreading_enabled(False):
            yield launches
    finally:
        this_thread.recorders.pop()


def is_recording() -> bool:
    """Whether launches are noted in place of run."""
    return bool(this_thread.recorders)


def on_device(device: torch.device) -> contextlib.AbstractContextManager[Any]:
    """Context in which a device is the current one, for which Triton launches and settings are chosen."""
    return torch.cuda.device(device) if device.type == "cuda" else contextlib.nullcontext()


def launch(
    function: Any,
    num_programs: int,
    arguments: Mapping[str, Any],
    constants: Mapping[str, Any],
    *,
    num_warps: int = 4,
    num_stages: int = 1,
) -> None:
    """Run a kernel on a one-dimensional grid; nothing happens for an empty one.

    Args:
        function: the ``triton.jit`` function. The sizes that vary from call to call are in its
            ``do_not_specialize``, so that no number of atoms or edges compiles anew.
        num_programs: size of the grid.
        arguments: tensors, contiguous, and numbers, by name.
        constants: ``constexpr`` arguments by name.
        num_warps: warps per program.
        num_stages: depth of software pipelining.

    Raises:
        RuntimeError: Triton cannot run on the device of the tensors.
    """
    if num_programs == 0:
        return
    if this_thread.recorders:
        noted = Launch(function, num_programs, dict(arguments), dict(constants), num_warps, num_stages)
        this_thread.recorders[-1].append(noted)
        return
    device = next(value.device for value in arguments.values() if isinstance(value, Tensor))
    obstacle = obstacle_to_triton(device)
    if obstacle:
        raise RuntimeError(f"the Triton backend cannot run: {obstacle}")
    if device.type == "cpu":
        mend_interpreter()
    with on_device(device):
        function[(num_programs,)](**arguments, **constants, **compile_options(num_warps, num_stages))
