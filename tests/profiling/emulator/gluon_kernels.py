"""Kernels in Gluon, in which faults can be planted: ``fault`` says which one, 0 none; and what they are tried with."""

import torch
from torch import Tensor
from triton.experimental import gluon
from triton.experimental.gluon import language as gl
from triton.experimental.gluon.language.nvidia.ampere import async_copy
from triton.experimental.gluon.language.nvidia.hopper import (
    fence_async_shared,
    mbarrier,
    tma,
    warpgroup_mma,
    warpgroup_mma_wait,
)
from triton.experimental.gluon.nvidia.hopper import TensorDescriptor

NO_WAIT_UNTIL_EMPTY = gl.constexpr(1)
ARRIVES_BEFORE_THE_COPY = gl.constexpr(2)
OTHER_PHASE = gl.constexpr(3)
NO_WAIT_UNTIL_FULL = gl.constexpr(4)
NO_ARRIVAL = gl.constexpr(5)
TWO_ARRIVALS = gl.constexpr(6)
FEWER_BYTES_ANNOUNCED = gl.constexpr(7)
ARRIVES_BEFORE_THE_PRODUCT = gl.constexpr(8)
NO_WAIT_FOR_THE_STORE = gl.constexpr(9)
WRITES_BEFORE_THE_PRODUCT = gl.constexpr(10)


@gluon.jit
def add(a, b, out, n, SIZE: gl.constexpr):
    """out = a + b, with explicit layouts that differ, so that values go through shared memory."""
    narrow: gl.constexpr = gl.BlockedLayout([1], [32], [4], [0])
    wide: gl.constexpr = gl.BlockedLayout([4], [32], [4], [0])
    begin = gl.program_id(0) * SIZE
    narrow_at = begin + gl.arange(0, SIZE, narrow)
    wide_at = begin + gl.arange(0, SIZE, wide)
    left = gl.convert_layout(gl.load(a + narrow_at, narrow_at < n, 0.0), wide)
    right = gl.load(b + wide_at, wide_at < n, 0.0)
    gl.store(out + wide_at, left + right, wide_at < n)


@gluon.jit
def _copies(a, buffers, full, empty, count, fault: gl.constexpr):
    size: gl.constexpr = buffers.shape[1]
    at = gl.arange(0, size, gl.BlockedLayout([4], [32], [4], [0]))
    for i in range(count):
        if fault != NO_WAIT_UNTIL_EMPTY:
            mbarrier.wait(empty.index(i % 2), (i // 2 & 1) ^ 1)
        async_copy.async_copy_global_to_shared(buffers.index(i % 2), a + i * size + at)
        if fault == ARRIVES_BEFORE_THE_COPY:
            mbarrier.arrive(full.index(i % 2), count=128)
        else:
            async_copy.mbarrier_arrive(full.index(i % 2), increment_count=False)
    async_copy.wait_group(0)


@gluon.jit
def _doubles(out, buffers, full, empty, count, fault: gl.constexpr):
    size: gl.constexpr = buffers.shape[1]
    layout: gl.constexpr = gl.BlockedLayout([4], [32], [4], [0])
    at = gl.arange(0, size, layout)
    for i in range(count):
        if fault == OTHER_PHASE:
            mbarrier.wait(full.index(i % 2), (i // 2 & 1) ^ 1)
        elif fault != NO_WAIT_UNTIL_FULL:
            mbarrier.wait(full.index(i % 2), i // 2 & 1)
        values = buffers.index(i % 2).load(layout)
        if fault != NO_ARRIVAL:
            mbarrier.arrive(empty.index(i % 2))
        if fault == TWO_ARRIVALS:
            mbarrier.arrive(empty.index(i % 2))
        gl.store(out + i * size + at, values * 2)


@gluon.jit
def double_by_copies(a, out, count, SIZE: gl.constexpr, fault: gl.constexpr):
    """out = 2 a: four warps copy into two buffers in turn, four others compute."""
    buffers = gl.allocate_shared_memory(gl.float32, [2, SIZE], gl.SwizzledSharedLayout(1, 1, 1, [0]))
    full = gl.allocate_shared_memory(gl.int64, [2, 1], mbarrier.MBarrierLayout())
    empty = gl.allocate_shared_memory(gl.int64, [2, 1], mbarrier.MBarrierLayout())
    for i in gl.static_range(2):
        mbarrier.init(full.index(i), 128)
        mbarrier.init(empty.index(i), 1)
    consumer = (out, buffers, full, empty, count, fault)
    producer = (a, buffers, full, empty, count, fault)
    gl.warp_specialize([(_doubles, consumer), (_copies, producer)], [4], [40])
    for i in gl.static_range(2):
        mbarrier.invalidate(full.index(i))
        mbarrier.invalidate(empty.index(i))


@gluon.jit
def _loads_tiles(a, b, left, right, full, empty, fault: gl.constexpr):
    depth: gl.constexpr = left.shape[2]
    for i in range(gl.cdiv(a.shape[1], depth)):
        mbarrier.wait(empty.index(i % 2), (i // 2 & 1) ^ 1)
        if fault == FEWER_BYTES_ANNOUNCED:
            mbarrier.expect(full.index(i % 2), a.block_type.nbytes)
        else:
            mbarrier.expect(full.index(i % 2), a.block_type.nbytes + b.block_type.nbytes)
        tma.async_copy_global_to_shared(a, [0, i * depth], full.index(i % 2), left.index(i % 2))
        tma.async_copy_global_to_shared(b, [0, i * depth], full.index(i % 2), right.index(i % 2))


@gluon.jit
def _multiplies_tiles(out, left, right, result, full, empty, steps, fault: gl.constexpr):
    rows: gl.constexpr = result.shape[0]
    columns: gl.constexpr = result.shape[1]
    layout: gl.constexpr = gl.NVMMADistributedLayout([3, 0], [4, 1], [16, columns, 16])
    total = gl.zeros([rows, columns], gl.float32, layout)
    for i in range(steps):
        if fault != NO_WAIT_UNTIL_FULL:
            mbarrier.wait(full.index(i % 2), i // 2 & 1)
        if fault == ARRIVES_BEFORE_THE_PRODUCT:
            mbarrier.arrive(empty.index(i % 2))
        product = right.index(i % 2).permute((1, 0))
        total = warpgroup_mma(left.index(i % 2), product, total, is_async=True)
        total = warpgroup_mma_wait(0, deps=[total])
        if fault != ARRIVES_BEFORE_THE_PRODUCT:
            mbarrier.arrive(empty.index(i % 2))
    result.store(total)
    fence_async_shared()
    tma.async_copy_shared_to_global(out, [0, 0], result)
    if fault != NO_WAIT_FOR_THE_STORE:
        tma.store_wait(0)


@gluon.jit
def multiply_by_roles(a, b, out, DEPTH: gl.constexpr, fault: gl.constexpr):
    """out = a bᵀ: one warp copies tiles by maps of the tensors, four multiply them."""
    left = gl.allocate_shared_memory(gl.bfloat16, [2, a.block_type.shape[0], DEPTH], a.layout)
    right = gl.allocate_shared_memory(gl.bfloat16, [2, b.block_type.shape[0], DEPTH], b.layout)
    result = gl.allocate_shared_memory(gl.float32, out.block_type.shape, out.layout)
    full = gl.allocate_shared_memory(gl.int64, [2, 1], mbarrier.MBarrierLayout())
    empty = gl.allocate_shared_memory(gl.int64, [2, 1], mbarrier.MBarrierLayout())
    for i in gl.static_range(2):
        mbarrier.init(full.index(i), 1)
        mbarrier.init(empty.index(i), 1)
    consumer = (out, left, right, result, full, empty, gl.cdiv(a.shape[1], DEPTH), fault)
    producer = (a, b, left, right, full, empty, fault)
    gl.warp_specialize([(_multiplies_tiles, consumer), (_loads_tiles, producer)], [1], [24])
    for i in gl.static_range(2):
        mbarrier.invalidate(full.index(i))
        mbarrier.invalidate(empty.index(i))


@gluon.jit
def multiply(a, b, out, M: gl.constexpr, N: gl.constexpr, K: gl.constexpr, fault: gl.constexpr):
    """out = a bᵀ of two tiles, which four warps bring to shared memory themselves."""
    blocked: gl.constexpr = gl.BlockedLayout([1, 8], [4, 8], [4, 1], [1, 0])
    left = gl.allocate_shared_memory(gl.bfloat16, [M, K], gl.NVMMASharedLayout.get_default_for([M, K], gl.bfloat16))
    right = gl.allocate_shared_memory(gl.bfloat16, [N, K], gl.NVMMASharedLayout.get_default_for([N, K], gl.bfloat16))
    k = gl.arange(0, K, gl.SliceLayout(0, blocked))[None, :]
    left.store(gl.load(a + gl.arange(0, M, gl.SliceLayout(1, blocked))[:, None] * K + k))
    right.store(gl.load(b + gl.arange(0, N, gl.SliceLayout(1, blocked))[:, None] * K + k))
    fence_async_shared()
    layout: gl.constexpr = gl.NVMMADistributedLayout([3, 0], [4, 1], [16, N, 16])
    total = warpgroup_mma(left, right.permute((1, 0)), gl.zeros([M, N], gl.float32, layout), is_async=True)
    if fault == WRITES_BEFORE_THE_PRODUCT:
        left.store(gl.full([M, K], 0.0, gl.bfloat16, blocked))
    total = warpgroup_mma_wait(0, deps=[total])
    row = gl.arange(0, M, gl.SliceLayout(1, layout))[:, None]
    gl.store(out + row * N + gl.arange(0, N, gl.SliceLayout(0, layout))[None, :], total)


def _tiles(tensor, rows, columns):
    """Boxes of a tensor, which copies by its map move."""
    layout = gl.NVMMASharedLayout.get_default_for([rows, columns], getattr(gl, str(tensor.dtype).split(".")[1]))
    return TensorDescriptor.from_tensor(tensor, [rows, columns], layout)


def trials():
    """Kernel, arguments, constants, number of programs, and what ``out`` must be, by the kernel's name."""
    torch.manual_seed(0)
    flat, other = torch.randn(1000), torch.randn(1000)
    chunks = torch.randn(5 * 512)
    # rows and columns that do not fill the last tiles
    left, right, product = torch.randn(60, 304).bfloat16(), torch.randn(32, 304).bfloat16(), torch.zeros(60, 32)
    tiles = {"a": _tiles(left, 64, 64), "b": _tiles(right, 32, 64), "out": _tiles(product, 64, 32)}
    a, b = torch.randn(64, 64).bfloat16(), torch.randn(32, 64).bfloat16()
    return {
        "add": (add, {"a": flat, "b": other, "out": torch.zeros(1000), "n": 1000}, {"SIZE": 512}, 2, flat + other),
        "double_by_copies": (
            double_by_copies,
            {"a": chunks, "out": torch.zeros(5 * 512), "count": 5},
            {"SIZE": 512, "fault": 0},
            1,
            2 * chunks,
        ),
        "multiply": (
            multiply,
            {"a": a, "b": b, "out": torch.zeros(64, 32)},
            {"M": 64, "N": 32, "K": 64, "fault": 0},
            1,
            _product(a, b),
        ),
        "multiply_by_roles": (multiply_by_roles, tiles, {"DEPTH": 64, "fault": 0}, 1, _product(left, right)),
    }


def _product(a: Tensor, b: Tensor) -> Tensor:
    return torch.from_numpy(a.double().numpy() @ b.double().numpy().T)
