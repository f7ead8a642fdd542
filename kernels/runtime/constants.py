"""Tables as tensors: made once per dtype and device, and constants of a compiled graph."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

import torch
from torch import Tensor

from mace_fast.kernels.algebra.arrays import Int

Function = TypeVar("Function", bound=Callable[..., Any])


def compile_time_constant(function: Function) -> Function:
    """Have a compiler call the function while it traces and take what it returns as a constant.

    What ``torch.compiler.assume_constant_result`` does, without importing the compiler, which takes seconds.
    """
    function._dynamo_marked_constant = True  # type: ignore[attr-defined]
    return function


def constant(build: Callable[..., Any], arguments: tuple[Any, ...], dtype: torch.dtype, device: torch.device) -> Tensor:
    """``build(*arguments)``, an array that follows from the arguments alone, as a tensor that nobody may change.

    Args:
        build: a function of a module, not of a closure.
        arguments: hashable; they and the function are the key under which the tensor is kept.
        dtype: of the tensor.
        device: of the tensor.
    """
    if torch.compiler.is_compiling():
        return torch.tensor(_numbers(build, arguments), dtype=dtype, device=device)
    return _kept(build, arguments, dtype, device)


@compile_time_constant
def _numbers(build: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    """The array as nested lists, which are written into the graph; the compiler cannot look into ``build``."""
    return build(*arguments).tolist()


def index_tensor(array: Int, device: torch.device) -> Tensor:
    """An array of indices as a tensor; an array that hangs on an object becomes an input of a compiled graph."""
    return torch.as_tensor(array, device=device)


@cache
def _kept(build: Callable[..., Any], arguments: tuple[Any, ...], dtype: torch.dtype, device: torch.device) -> Tensor:
    with torch.inference_mode(False):  # else a tensor first made there could never be differentiated through
        return torch.tensor(build(*arguments), dtype=dtype, device=device)
