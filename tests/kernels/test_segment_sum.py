"""Sums of consecutive rows and their transpose against products with the membership matrix."""

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mace_fast.kernels import segment_expand, segment_sum
from mace_fast.testing.compare import assert_close, assert_derivatives

LENGTHS = {
    "empty ones between": [0, 3, 0, 0, 2, 1, 0],
    "no rows": [0, 0],
    "no segments": [],
    "one segment": [5],
    "one of 300 rows": [1, 300, 2],
}
pytestmark = pytest.mark.usefixtures("each_cpu_backend")
every_length = pytest.mark.parametrize("lengths", LENGTHS.values(), ids=LENGTHS.keys())
both_dtypes = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)
MIXED = LENGTHS["empty ones between"]


def segments_of(lengths):
    return torch.repeat_interleave(torch.arange(len(lengths)), torch.tensor(lengths, dtype=torch.int64))


def membership(lengths):
    """``[num_segments, num_rows]``: 1 where the row is of the segment."""
    return (segments_of(lengths) == torch.arange(len(lengths))[:, None]).double()


def sums_of(lengths, **options):
    return lambda values: segment_sum(values, segments_of(lengths), len(lengths), **options)


def rows_of(lengths, **options):
    return lambda values: segment_expand(values, segments_of(lengths), **options)


@both_dtypes
@every_length
def test_sum_is_a_product_with_the_membership_matrix(random, lengths, dtype):
    matrix = membership(lengths)
    arguments = {"values": random(sum(lengths), 2, dtype=dtype)}
    assert_derivatives(sums_of(lengths), lambda values: matrix @ values, arguments, order=3)


@both_dtypes
@every_length
def test_expansion_is_a_product_with_its_transpose(random, lengths, dtype):
    matrix = membership(lengths)
    arguments = {"values": random(len(lengths), 2, dtype=dtype)}
    assert_derivatives(rows_of(lengths), lambda values: matrix.T @ values, arguments, order=3)


@pytest.mark.parametrize("shape", [(), (1,), (3, 3), (0,)], ids=str)
def test_rows_of_any_shape(random, shape):
    values = random(sum(MIXED), *shape)
    total = sums_of(MIXED)(values)
    assert_close(total, torch.einsum("sm,m...->s...", membership(MIXED), values))
    assert torch.equal(rows_of(MIXED)(total), total[segments_of(MIXED)])


@settings(max_examples=25, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lengths=st.lists(st.integers(0, 9), max_size=6), width=st.integers(1, 4))
def test_equals_a_python_loop_for_any_sizes(seeded, lengths, width):
    values = seeded(0)(sum(lengths), width)
    total = sums_of(lengths)(values)
    for got, part in zip(total, values.split(lengths) if lengths else [], strict=True):
        assert_close(got, part.sum(0))


def test_float32_is_summed_in_float64():
    values = torch.tensor([2.0**24, *[1.0] * 100])
    assert sums_of([101])(values).item() == 2.0**24 + 100
    assert sums_of([101], accumulate_double=False)(values).item() < 2.0**24 + 100


@pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)
@pytest.mark.parametrize("dtype_out", [torch.float64, torch.float32], ids=str)
def test_result_has_the_dtype_asked_for_and_the_gradient_that_of_the_argument(random, dtype, dtype_out):
    for function, rows in ((sums_of, sum(MIXED)), (rows_of, len(MIXED))):
        values = random(rows, 2, dtype=dtype).requires_grad_()
        result = function(MIXED, dtype=dtype_out)(values)
        assert result.dtype == dtype_out
        assert_close(result.to(dtype), function(MIXED)(values))
        (gradient,) = torch.autograd.grad(result.sum(), values)
        assert gradient.dtype == dtype


def test_no_rows_still_give_a_gradient(random):
    values = random(0, 2).requires_grad_()
    (gradient,) = torch.autograd.grad(sums_of([0, 0])(values).sum(), values)
    assert gradient.shape == (0, 2)
    values = random(2, 2).requires_grad_()
    (gradient,) = torch.autograd.grad(rows_of([0, 0])(values).sum(), values)
    assert torch.equal(gradient, torch.zeros_like(values))


def test_memory_layout_does_not_matter(random):
    values = random(2, sum(MIXED)).T
    assert not values.is_contiguous()
    assert_derivatives(sums_of(MIXED), sums_of(MIXED), {"values": values})


SEGMENTS = torch.tensor([0, 0, 2])


@pytest.mark.parametrize(
    ("changed", "error", "message"),
    [
        ({"values": torch.ones(2)}, ValueError, r"values must have shape \[3, ...\], got \[2\]"),
        ({"values": torch.ones(3).int()}, TypeError, "values must be float32 or float64, got torch.int32"),
        ({"segments": SEGMENTS.int()}, TypeError, r"segments must be a vector of int64, got \[3\] of torch.int32"),
        ({"ptr": torch.tensor([0, 2, 3])}, ValueError, r"ptr must have shape \[4\], got \[3\]"),
        ({"ptr": torch.tensor([0, 2, 2, 3]).int()}, TypeError, r"ptr must be a vector of int64"),
        ({"dtype": torch.float16}, TypeError, "dtype must be float32 or float64, got torch.float16"),
        ({"backend": "cuda"}, ValueError, "backend must be one of auto, reference, triton, cpu; got 'cuda'"),
    ],
)
def test_wrong_arguments_of_the_sum_are_named(changed, error, message):
    right = {"values": torch.ones(3), "segments": SEGMENTS, "num_segments": 3, "ptr": torch.tensor([0, 2, 2, 3])}
    segment_sum(**right)
    with pytest.raises(error, match=message):
        segment_sum(**(right | changed))


@pytest.mark.parametrize(
    ("changed", "error", "message"),
    [
        ({"values": torch.ones(())}, ValueError, r"values must have shape \[any, ...\], got \[\]"),
        ({"values": torch.ones(2)}, ValueError, r"ptr must have shape \[3\], got \[4\]"),
        ({"segments": SEGMENTS[None]}, TypeError, r"segments must be a vector of int64, got \[1, 3\]"),
        ({"dtype": torch.int64}, TypeError, "dtype must be float32 or float64, got torch.int64"),
    ],
)
def test_wrong_arguments_of_the_expansion_are_named(changed, error, message):
    right = {"values": torch.ones(3), "segments": SEGMENTS, "ptr": torch.tensor([0, 2, 2, 3])}
    segment_expand(**right)
    with pytest.raises(error, match=message):
        segment_expand(**(right | changed))
