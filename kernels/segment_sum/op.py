"""Sums over segments and their transpose: checks, and the choice of what runs."""

import math

import torch
from torch import Tensor

from mace_fast.kernels.checks import check_floating, check_index, check_shape
from mace_fast.kernels.runtime.backends import resolve
from mace_fast.kernels.runtime.orders import pointers
from mace_fast.kernels.segment_sum import reference
from mace_fast.kernels.segment_sum.operators import expanded, sums


def segment_sum(
    values: Tensor,
    segments: Tensor,
    num_segments: int,
    *,
    ptr: Tensor | None = None,
    dtype: torch.dtype | None = None,
    accumulate_double: bool = True,
    backend: str = "auto",
) -> Tensor:
    r"""Sum the rows of each segment: edges by receiver, nodes by graph.

    .. math:: y_s = \sum_{m \in s} v_m

    Args:
        values: ``[num_rows, ...]``, rows of any shape.
        segments: ``[num_rows]`` int64, below ``num_segments``; ascending for Triton and where ``ptr`` is given.
        num_segments: number of rows of the result.
        ptr: ``[num_segments + 1]`` int64, from 0 to ``num_rows``: segment s has the rows ``ptr[s]:ptr[s + 1]``, if it
            is known; else it is made where it is needed.
        dtype: of the result; that of ``values`` if None.
        accumulate_double: sum in float64 whatever the dtypes; else in the wider of them.
        backend: ``"triton"``, ``"cpu"``, ``"reference"``, or ``"auto"`` for what fits the device.

    Returns:
        ``[num_segments, ...]``; zero for a segment without rows. Triton sums in a fixed order, so that two runs give
        the same bits; the order depends on the numbers of rows and segments. Differentiable to any order.

    Raises:
        ValueError: a shape is wrong, or the backend is unknown.
        TypeError: an index is not int64, or a dtype is neither float32 nor float64.
        RuntimeError: the backend cannot run on this device.

    Source:
        The scatter sums of mace-torch over edges and nodes.
    """
    check_floating("values", values)
    dtype = _checked_dtype(dtype, values)
    _check_segments(segments, ptr, num_segments)
    if values.shape[:1] != segments.shape:
        raise ValueError(f"values must have shape [{segments.shape[0]}, ...], got {list(values.shape)}")
    accumulator = torch.float64 if accumulate_double else torch.promote_types(dtype, values.dtype)
    chosen = resolve(backend, values.device)
    if chosen == "reference":
        return reference.segment_sum(values, segments, num_segments, dtype, accumulator)
    if ptr is None and chosen == "cpu":
        segments, by_segment = torch.sort(segments, stable=True)
        values = values[by_segment]
    if ptr is None:
        ptr = pointers(segments, num_segments)
    rows = values.reshape(values.shape[0], math.prod(values.shape[1:]))
    return sums(rows, segments, ptr, dtype, accumulator).view(num_segments, *values.shape[1:])


def segment_expand(
    values: Tensor,
    segments: Tensor,
    *,
    ptr: Tensor | None = None,
    dtype: torch.dtype | None = None,
    accumulate_double: bool = True,
    backend: str = "auto",
) -> Tensor:
    r"""Give each row the numbers of its segment; the transpose of :func:`segment_sum`.

    .. math:: v_m = y_{s(m)}

    Args:
        values: ``[num_segments, ...]``, rows of any shape.
        segments: as in :func:`segment_sum`.
        ptr: as in :func:`segment_sum`; for the gradient.
        dtype: of the result; that of ``values`` if None.
        accumulate_double: for the gradient, as in :func:`segment_sum`.
        backend: ``"triton"``, ``"cpu"``, ``"reference"``, or ``"auto"`` for what fits the device.

    Returns:
        ``[num_rows, ...]``. Differentiable to any order.

    Raises:
        ValueError: a shape is wrong, or the backend is unknown.
        TypeError: an index is not int64, or a dtype is neither float32 nor float64.
        RuntimeError: the backend cannot run on this device.

    Source:
        Indexing, whose gradient in torch sums with atomics or sorts.
    """
    check_floating("values", values)
    dtype = _checked_dtype(dtype, values)
    if values.ndim == 0:
        raise ValueError("values must have shape [any, ...], got []")
    num_segments = values.shape[0]
    _check_segments(segments, ptr, num_segments)
    chosen = resolve(backend, values.device)
    if chosen == "reference" or (chosen == "cpu" and ptr is None):  # whose gradient needs no order
        return reference.segment_expand(values, segments, dtype)
    if ptr is None:
        ptr = pointers(segments, num_segments)
    accumulator = torch.float64 if accumulate_double else torch.promote_types(dtype, values.dtype)
    rows = values.reshape(num_segments, math.prod(values.shape[1:]))
    return expanded(rows, segments, ptr, dtype, accumulator).view(segments.shape[0], *values.shape[1:])


def _checked_dtype(dtype: torch.dtype | None, values: Tensor) -> torch.dtype:
    """The dtype of the result."""
    if dtype not in (None, torch.float32, torch.float64):
        raise TypeError(f"dtype must be float32 or float64, got {dtype}")
    return values.dtype if dtype is None else dtype


def _check_segments(segments: Tensor, ptr: Tensor | None, num_segments: int) -> None:
    """Check what sizes and dtypes show of the segments."""
    check_index("segments", segments)
    if ptr is not None:
        check_index("ptr", ptr)
        check_shape("ptr", ptr, (num_segments + 1,))
