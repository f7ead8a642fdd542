"""Sums of consecutive rows and their transpose as two operators, each the gradient of the other.

Both are linear, so autograd is closed: no derivative of any order needs other code.
"""

from types import ModuleType
from typing import Any

import torch
from torch import Tensor

from mace_fast.kernels.runtime.backends import implementation
from mace_fast.kernels.runtime.operators import custom_op


def _launchers(device: torch.device) -> ModuleType:
    return implementation("segment_sum", device)


@custom_op("mace_fast::segment_sum")
def sums(values: Tensor, segments: Tensor, ptr: Tensor, dtype: torch.dtype, accumulator: torch.dtype) -> Tensor:
    """Sum ``[num_rows, width]`` by segment; the segments of the rows are for the gradient."""
    return _launchers(values.device).segment_sum(values, ptr, dtype, accumulator)


@custom_op("mace_fast::segment_expand")
def expanded(values: Tensor, segments: Tensor, ptr: Tensor, dtype: torch.dtype, accumulator: torch.dtype) -> Tensor:
    """Gather ``[num_segments, width]`` by segment; ``ptr`` and the accumulator are for the gradient."""
    return _launchers(values.device).segment_expand(values, segments, dtype)


@sums.register_fake
def _(values: Tensor, segments: Tensor, ptr: Tensor, dtype: torch.dtype, accumulator: torch.dtype) -> Tensor:
    return values.new_empty(ptr.shape[0] - 1, values.shape[1], dtype=dtype)


@expanded.register_fake
def _(values: Tensor, segments: Tensor, ptr: Tensor, dtype: torch.dtype, accumulator: torch.dtype) -> Tensor:
    return values.new_empty(segments.shape[0], values.shape[1], dtype=dtype)


def _setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    values, segments, ptr, _, ctx.accumulator = inputs
    ctx.dtype = values.dtype
    ctx.save_for_backward(segments, ptr)


def _sums_backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, ...]:
    return expanded(grad, *ctx.saved_tensors, ctx.dtype, ctx.accumulator), None, None, None, None


def _expanded_backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, ...]:
    return sums(grad, *ctx.saved_tensors, ctx.dtype, ctx.accumulator), None, None, None, None


sums.register_autograd(_sums_backward, setup_context=_setup)


expanded.register_autograd(_expanded_backward, setup_context=_setup)
