"""Mistakes that were once not seen, and correct programs that were once refused."""

import numpy as np
import pytest
import torch

from profiling.emulator.faults import ROUNDING
from profiling.emulator.memory import NEVER_WRITTEN
from profiling.emulator.unwritten import marked

SEEDS = [None, 0, 1]

COPY = """
    mad.wide.u32 %d10, %r0, 4, %d0;
    shl.b32 %r1, %r0, 2;
    cp.async.ca.shared.global [%r1], [%d10], 4;
    cp.async.commit_group;
    {before}
    st.global.b32 [%d10], 77;
    {after}
"""
WAIT = "cp.async.wait_group 0;"


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_copied_must_not_be_overwritten_before_the_wait(emulate, seed):
    numbers = np.arange(32, dtype=np.uint32)
    (fault,) = emulate(COPY.format(before="", after=WAIT), numbers.copy(), shared=128, seed=seed)
    assert fault.kind == "race in global memory"
    assert not emulate(COPY.format(before=WAIT, after=""), numbers.copy(), shared=128, seed=seed)


PAIRS = """
    shl.b32 %r1, %r0, 2;
    st.shared.b32 [%r1], %r0;
    shr.u32 %r2, %r0, 6;
    barrier.sync %r2, 64;
    xor.b32 %r3, %r1, {};
    ld.shared.b32 %r4, [%r3];
    mad.wide.u32 %d10, %r0, 4, %d0;
    st.global.b32 [%d10], %r4;
"""


@pytest.mark.parametrize("seed", SEEDS)
def test_pairs_of_warps_come_to_barriers_of_their_own_by_a_register(emulate, seed):
    found = np.zeros(128, np.uint32)
    assert not emulate(PAIRS.format(128), found, threads=128, shared=512, seed=seed)
    assert np.array_equal(found, np.arange(128) ^ 32)
    faults = emulate(PAIRS.format(256), found, threads=128, shared=512, seed=seed)
    assert "race in shared memory" in {fault.kind for fault in faults}


TWO_BARRIERS = "setp.lt.u32 %p1, %r0, {}; @%p1 bra A; bar.sync 0; bra B; A: bar.sync 0; B: mov.b32 %r1, 1;"


@pytest.mark.parametrize("seed", SEEDS)
def test_parts_of_a_warp_must_not_come_to_a_barrier_at_two_instructions(emulate, seed):
    (fault,) = emulate(TWO_BARRIERS.format(16), threads=64, seed=seed)
    assert fault.kind == "barrier by parts of a warp at two instructions"
    assert not emulate(TWO_BARRIERS.format(32), threads=64, seed=seed)


@pytest.mark.parametrize("first", ["0x3c003c00", "0x00000005"], ids=["halves", "integers"])
def test_only_real_numbers_differ_by_rounding(emulate, first):
    """Of halves the lower one is in the last bits of a word; small integers are nothing beside a large one."""
    body = f"""
        mov.u32 %r1, %ctaid.x; shl.b32 %r1, %r1, 9; add.u32 %r1, %r1, {first};
        setp.eq.u32 %p1, %r0, 3; @%p1 mov.b32 %r1, 0x40000000;
        mad.wide.u32 %d10, %r0, 4, %d0; st.global.b32 [%d10], %r1;
    """
    kinds = {fault.kind for fault in emulate(body, np.zeros(32, np.uint32), programs=2, others={"array_0"})}
    assert kinds == {"race in global memory"}
    kinds = {fault.kind for fault in emulate(body, np.zeros(32, np.uint32), programs=2)}
    assert kinds == ({ROUNDING} if first == "0x3c003c00" else {"race in global memory"})


@pytest.mark.parametrize("name", ["atom", "red"])
def test_atomic_sums_of_vectors(emulate, name):
    """PTX ISA 9.0, ``atom`` and ``red``: each number of a vector by itself."""
    sums, before = np.arange(128, dtype=np.float32), np.zeros(128, np.float32)
    results = "{%r2, %r3, %r4, %r5}, " if name == "atom" else ""
    keep = "add.u64 %d12, %d1, %d11; st.global.v4.b32 [%d12], {%r2, %r3, %r4, %r5};" if name == "atom" else ""
    body = f"""
        mul.wide.u32 %d11, %r0, 16; add.u64 %d10, %d0, %d11;
        mov.b32 %r6, 0f3f800000; mov.b32 %r7, 0f40000000; mov.b32 %r8, 0f40400000; mov.b32 %r9, 0f40800000;
        {name}.global.gpu.relaxed.add.v4.f32 {results}[%d10], {{%r6, %r7, %r8, %r9}};
        {keep}
    """
    assert not emulate(body, sums, before)
    assert np.array_equal(sums, np.arange(128) + np.tile([1, 2, 3, 4], 32))
    if name == "atom":
        assert np.array_equal(before, np.arange(128))


@pytest.mark.parametrize(
    "make",
    [
        lambda: torch.empty_strided((4, 3), (1, 4)),
        lambda: torch.empty_permuted((4, 3), (1, 0)),
        lambda: torch.zeros(1).new_empty_strided((12,), (1,)),
        lambda: torch.empty_like(torch.zeros(12)),
    ],
    ids=["empty_strided", "empty_permuted", "new_empty_strided", "empty_like"],
)
def test_what_torch_gives_without_numbers_is_marked(make):
    with marked():
        made = make()
    assert (made.view(torch.int32) == NEVER_WRITTEN).all()
