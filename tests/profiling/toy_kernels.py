"""Kernels that the tests of the profiling scripts compile, in a process without the interpreter."""

import torch
import triton
import triton.language as tl

from mace_fast.kernels.convolution.gpu.device import fold
from mace_fast.kernels.runtime.device import dot_precision, product
from mace_fast.kernels.runtime.launch import launch
from mace_fast.kernels.tuning import architecture


@triton.jit(do_not_specialize=["n"])
def sines(x, out, n, BLOCK: tl.constexpr):
    i = tl.program_id(0).to(tl.int64) * BLOCK + tl.arange(0, BLOCK)
    tl.store(out + i, tl.sin(tl.load(x + i, mask=i < n)), mask=i < n)


@triton.jit(do_not_specialize=["n"])
def products(a, b, out, n, PRECISION: tl.constexpr, SIZE: tl.constexpr):
    i = tl.arange(0, SIZE)[:, None] * SIZE + tl.arange(0, SIZE)[None, :]
    total = tl.zeros((SIZE, SIZE), out.dtype.element_ty)
    for k in range(n):
        total += product(tl.load(a + i + k * SIZE), tl.load(b + i + k * SIZE), PRECISION)
    tl.store(out + i, total)


@triton.jit
def folded_product(a, b, out, IN_PAIRS: tl.constexpr):
    i = tl.arange(0, 16)[:, None] * 16 + tl.arange(0, 16)[None, :]
    values = product(tl.load(a + i), tl.load(b + i), "ieee")
    if IN_PAIRS:
        own = tl.sum(tl.reshape(tl.permute(tl.reshape(values, (16, 2, 4, 2)), (0, 2, 1, 3)), (16, 4, 4)), 2)
    else:
        own = fold(values, 4, "ieee")
    tl.store(out + tl.arange(0, 16)[:, None] * 4 + tl.arange(0, 4)[None, :], own)


@triton.jit
def scaled_to_one(x, out, BLOCK: tl.constexpr):
    i = tl.arange(0, BLOCK)
    v = tl.load(x + i)
    tl.store(out + i, v / tl.sum(v))  # all of the block is kept in registers until the sum is known


@triton.jit
def sums_of_products(x, out, n, ROWS: tl.constexpr, COLUMNS: tl.constexpr):
    row, column, inner = tl.arange(0, ROWS)[:, None], tl.arange(0, COLUMNS)[None, :], tl.arange(0, 32)
    first = tl.zeros((ROWS, COLUMNS), tl.float32)
    second = tl.zeros((ROWS, COLUMNS), tl.float32)
    third = tl.zeros((ROWS, COLUMNS), tl.float32)
    for turn in range(n):  # on sm_100 the sums stay in the tensor memory
        a, b = tl.load(x + turn + row * 32 + inner[None, :]), tl.load(x + turn + inner[:, None] * COLUMNS + column)
        first = tl.dot(a, b, first)
        second = tl.dot(a + 1.0, b, second)
        third = tl.dot(a + 2.0, b, third)
    tl.store(out + row * COLUMNS + column, first * second * third)


@triton.jit(do_not_specialize=["size"])
def arguments_of_every_kind(x, view, absent, stride, one, large, size, factor, flag, BLOCK: tl.constexpr):
    pass


def launch_with_arguments_of_every_kind():
    """Types and values that Triton's own launcher specialises on."""
    x = torch.zeros(64, dtype=torch.float64)
    arguments = {"x": x, "view": torch.zeros(64)[1:], "absent": None, "stride": 48, "one": 1, "large": 2**40 + 1}
    arguments |= {"size": 16, "factor": 0.5, "flag": True}
    launch(arguments_of_every_kind, 1, arguments, {"BLOCK": 16})


def launch_all():
    """Two kernels, one of them for two values of a size that does not specialise, in float32."""
    x, out = torch.zeros(64), torch.zeros(64)
    for n in (64, 65):
        launch(sines, 1, {"x": x, "out": out, "n": n}, {"BLOCK": 128})
    constants = {"PRECISION": dot_precision("tf32x3", x.dtype), "SIZE": 64}
    launch(products, 1, {"a": x, "b": x, "out": out, "n": 3}, constants, num_stages=2)


def launch_that_spills(num_atoms=4):
    """Twice the numbers that a warp has registers for."""
    block = 32768 if architecture().startswith("gfx") else 16384
    x = torch.zeros(num_atoms, 8)
    launch(scaled_to_one, 1, {"x": x, "out": torch.zeros_like(x)}, {"BLOCK": block}, num_warps=1)


def launch_beyond_the_tensor_memory():
    """Three sums of 256 columns, where there are 512."""
    x = torch.zeros(64)
    launch(sums_of_products, 1, {"x": x, "out": x, "n": 3}, {"ROWS": 128, "COLUMNS": 256}, num_warps=8)


def launch_that_does_not_compile():
    """A block whose size is not a power of two."""
    launch(sines, 1, {"x": torch.zeros(64), "out": torch.zeros(64), "n": 64}, {"BLOCK": 100})
