"""Bulk copies out of shared memory and by maps of tensors, and what comes before a copy."""

import numpy as np
import pytest

from profiling.emulator.faults import EmulationError
from profiling.emulator.text import PTXError
from profiling.emulator.transfers import TensorMap

SEEDS = [None, 0, 1, 2]


def kinds(faults):
    return {fault.kind for fault in faults}


STORE = """
    mov.u32 %r2, global_smem; setp.eq.u32 %p0, %r0, 0; shl.b32 %r1, %r0, 2; add.s32 %r1, %r1, %r2;
    st.shared.b32 [%r1], %r0; fence.proxy.async.shared::cta; bar.sync 0;
    @%p0 cp.async.bulk.global.shared::cta.bulk_group [%d0], [%r2], 256;
    cp.async.bulk.commit_group;
    cp.async.bulk.wait_group.read 0;
    bar.sync 0;
    st.shared.b32 [%r1], 7;
    cp.async.bulk.wait_group 0;
    bar.sync 0;
    mad.wide.u32 %d1, %r0, 4, %d0; ld.global.b32 %r3, [%d1]; add.u32 %r3, %r3, 1; st.global.b32 [%d1], %r3;
"""


@pytest.mark.parametrize("seed", SEEDS)
def test_copies_out_of_shared_memory(emulate, seed):
    found = np.zeros(64, np.int32)
    assert not emulate(STORE, found, threads=64, shared=256, seed=seed)
    assert np.array_equal(found, np.arange(64) + 1)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("missing", "kind"),
    [
        ("cp.async.bulk.wait_group.read 0;", "race in shared memory"),
        ("cp.async.bulk.wait_group 0;", "race in global memory"),
        ("cp.async.bulk.commit_group;", "bulk copy that nobody has waited for"),
    ],
)
def test_copies_out_that_were_not_waited_for(emulate, seed, missing, kind):
    faults = emulate(STORE.replace(missing, ""), np.zeros(64, np.int32), threads=64, shared=256, seed=seed)
    assert kind in kinds(faults)


def test_the_wait_of_another_thread_is_none(emulate):
    other = STORE.replace("cp.async.bulk.wait", "@!%p0 cp.async.bulk.wait")
    assert "bulk copy that nobody has waited for" in kinds(
        emulate(other, np.zeros(64, np.int32), threads=64, shared=256)
    )


@pytest.mark.parametrize("wrong", [("[%r2], 256", "[%r2+8], 240"), ("[%d0], [", "[%d0+4], ["), ("256", "252")])
def test_misaligned_copies(emulate, wrong):
    with pytest.raises(EmulationError, match=r"misaligned bulk copy: .* is no multiple of 16"):
        emulate(STORE.replace(*wrong), np.zeros(64, np.int32), threads=64, shared=256)


@pytest.mark.parametrize(("swizzle", "span"), [(0, 0), (1, 32), (2, 64), (3, 128)])
def test_boxes_of_a_tensor(swizzle, span):
    """Pieces of 16 bytes change places within a span, by the line of 128 bytes that they are in."""
    row = (span or 64) // 4
    tensor = TensorMap(4096, (100, 9, 5), (4, 400, 3600), (row, 4, 2), 4, swizzle)
    tile = tensor.tile((-2, 7, 4), 2048)
    place = 0
    for z in range(2):
        for y in range(4):
            for x in range(row):
                at = 2048 + 4 * place
                chunk = at % (span or 16) // 16 ^ at // 128 % (max(span, 16) // 16)
                assert tile.there[place] == at // (span or 16) * (span or 16) + 16 * chunk + at % 16
                assert tile.here[place] == 4096 + 4 * (x - 2) + 400 * (y + 7) + 3600 * (z + 4)
                assert tile.is_inside[place] == (x >= 2 and y < 2 and z < 1)
                place += 1
    assert place == len(tile.here)


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        ({"base": 8}, "multiples of 16 bytes"),
        ({"strides": (4, 40)}, "multiples of 16 bytes"),
        ({"box": (3, 2)}, "rows of 16 bytes"),
        ({"box": (64, 2), "swizzle": 3}, "rows of 16 bytes up to the swizzle"),
        ({"shape": (64,)}, "1 to 5 dimensions"),
    ],
)
def test_maps_that_cannot_be(wrong, what):
    right = {"base": 0, "shape": (64, 8), "strides": (4, 256), "box": (8, 2), "width": 4}
    assert TensorMap(**right)
    with pytest.raises(ValueError, match=what):
        TensorMap(**(right | wrong))


def test_a_copy_by_a_map_that_is_none(emulate):
    body = """
        mov.u32 %r2, global_smem; setp.eq.u32 %p0, %r0, 0; @%p0 mbarrier.init.shared::cta.b64 [%r2+512], 1;
        @%p0 cp.async.bulk.tensor.1d.shared::cta.global.mbarrier::complete_tx::bytes [%r2], [%d0, {%r0}], [%r2+512];
    """
    with pytest.raises(EmulationError, match="copy by a map that is none: no map of 1 dimensions"):
        emulate(body, np.zeros(64, np.int32), shared=528)


@pytest.mark.parametrize(
    "line",
    [
        "cp.async.bulk.shared::cluster.shared::cta.mbarrier::complete_tx::bytes [%r2], [%r2], 128, [%r3];",
        "cp.reduce.async.bulk.global.shared::cta.bulk_group.add.u32 [%d0], [%r2], 128;",
        "cp.async.bulk.tensor.1d.shared::cluster.global.im2col.mbarrier::complete_tx::bytes [%r2], [%d0, {1}], [%r3];",
        "mbarrier.arrive.noComplete.b64 %d1, [%r3], 1;",
        "mbarrier.pending_count.b64 %r4, %d1;",
    ],
)
def test_what_is_not_emulated_is_named(emulate, line):
    with pytest.raises(PTXError, match=f"is not emulated: {line.split()[0]}"):
        emulate(line, np.zeros(32, np.int32))


PRODUCT = """
    mov.u32 %r2, global_smem; shl.b32 %r1, %r0, 4; add.s32 %r1, %r1, %r2; mov.b64 %d1, 0;
    st.shared.v2.b64 [%r1], {%d1, %d1}; @%p0 st.shared.v2.b64 [%r1+2048], {%d1, %d1};
    bar.sync 0; fence.proxy.async.shared::cta;
    cvt.u64.u32 %d2, %r2; shr.u64 %d2, %d2, 4; mov.b64 %d3, 0x1000080000; or.b64 %d2, %d2, %d3; add.s64 %d3, %d2, 128;
    wgmma.fence.sync.aligned;
    wgmma.mma_async.sync.aligned.m64n8k16.f32.bf16.bf16 {%r10, %r11, %r12, %r13}, %d2, %d3, 0, 1, 1, 0, 0;
    wgmma.commit_group.sync.aligned;
    wgmma.wait_group.sync.aligned 0;
    @%p1 cp.async.ca.shared.global [%r2], [%d0], 4; cp.async.wait_all;
    mad.wide.u32 %d4, %r0, 4, %d0; st.global.b32 [%d4+4], %r10;
"""


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_products_and_copies(emulate, seed):
    """Without a barrier other warps may still write the operands; without a wait the copy overwrites one."""
    body = f"setp.lt.u32 %p0, %r0, 16; setp.eq.u32 %p1, %r0, 0; {PRODUCT}"

    def found(without):
        return kinds(emulate(body.replace(without, ""), np.ones(129, np.float32), threads=128, shared=4096, seed=seed))

    assert not found("nothing")
    assert "race in shared memory" in found("bar.sync 0;")
    assert found("fence.proxy.async.shared::cta;") == {"read in the background of what may not be seen there"}
    no_fence = {"registers of a matrix product without wgmma.fence"}
    assert found("wgmma.fence.sync.aligned;") == no_fence  # the first product needs one whatever was written
    late = "wgmma.fence.sync.aligned; mov.b32 %r10, 0;"
    body = body.replace("wgmma.fence.sync.aligned;", late)
    assert found("nothing") == no_fence
    body = body.replace(late, "mov.b32 %r10, 0; wgmma.fence.sync.aligned;")
    assert not found("nothing")
    assert "race in shared memory" in found("wgmma.wait_group.sync.aligned 0;")
