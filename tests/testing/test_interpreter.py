"""Triton's interpreter, quickened, still gives Triton's values and types, and still refuses what Triton refuses."""

import numpy as np
import pytest
import torch

triton = pytest.importorskip("triton", reason="Triton is not installed")
tl = triton.language


@triton.jit
def arithmetic(x, n, sums, mixed, table, SIZE: tl.constexpr):
    rows = tl.arange(0, SIZE)
    values, counts = tl.load(x + rows), tl.load(n + rows)
    tl.store(sums + rows, 3 - (values * 0.1 + 1) / values)
    tl.store(mixed + rows, counts * 0.5 + (counts + 1))
    tl.store(table + rows[:, None] * SIZE + rows[None, :], values[:, None] * values[None, :] + 2 * counts[None, :])


@triton.jit
def add_numbers(n, out, OTHER: tl.constexpr):
    tl.store(out + tl.arange(0, 4), tl.load(n + tl.arange(0, 4)) + OTHER)


@triton.jit
def add_shapes(n, out):
    tl.store(out + tl.arange(0, 4), tl.load(n + tl.arange(0, 4)) + tl.load(n + tl.arange(0, 2)))


@pytest.fixture(autouse=True)
def interpreted():
    if not hasattr(arithmetic, "rewrite"):
        pytest.skip("MACE_FAST_TEST_DEVICE compiles the kernels")


@pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)
def test_numbers_become_of_the_type_of_the_block(dtype):
    x, n = torch.linspace(0.3, 2.0, 4, dtype=dtype), torch.arange(4, dtype=torch.int32)
    sums, mixed, table = torch.empty_like(x), torch.empty_like(x), torch.empty(4, 4, dtype=dtype)
    arithmetic[(1,)](x, n, sums, mixed, table, 4)
    values, counts = x.numpy(), n.numpy()
    number = values.dtype.type
    assert np.array_equal(sums.numpy(), number(3) - (values * number(0.1) + number(1)) / values)
    assert np.array_equal(mixed.numpy(), counts.astype(np.float32) * np.float32(0.5) + (counts + 1).astype(np.float32))
    assert np.array_equal(table.numpy(), values[:, None] * values[None, :] + (2 * counts).astype(values.dtype))


@pytest.mark.parametrize(
    ("dtype", "other", "error"),
    [
        (torch.int32, 2**31, "out of range for type int32"),
        (torch.int64, 2**63, "out of range for type int64"),
    ],
)
def test_numbers_out_of_range_are_refused(dtype, other, error):
    n = torch.full((4,), 2**31 - 1, dtype=dtype)
    with pytest.raises(Exception, match=error):
        add_numbers[(1,)](n, torch.empty_like(n), other)
    add_numbers[(1,)](n, out := torch.empty_like(n), -1)
    assert (out == 2**31 - 2).all()


def test_shapes_without_a_common_one_are_refused():
    n = torch.arange(4)
    with pytest.raises(Exception, match="incompatible dimensions"):
        add_shapes[(1,)](n, torch.empty_like(n))
