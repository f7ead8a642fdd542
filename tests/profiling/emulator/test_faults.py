"""What a kernel must not do is found, and named with the instruction that does it."""

import numpy as np
import pytest

from profiling.emulator.faults import EmulationError
from profiling.emulator.memory import NEVER_WRITTEN
from profiling.emulator.text import PTXError

WRITE_SHARED = """
    shl.b32 %r1, %r0, 2;
    mov.u32 %r2, global_smem;
    add.s32 %r3, %r2, %r1;
    st.shared.b32 [%r3], %r0;
"""
READ_NEXT_WARP = """
    add.s32 %r4, %r0, 32;
    and.b32 %r4, %r4, 63;
    shl.b32 %r4, %r4, 2;
    add.s32 %r4, %r2, %r4;
    ld.shared.b32 %r5, [%r4];
    mad.wide.u32 %d1, %r0, 4, %d0;
    st.global.b32 [%d1], %r5;
"""
BARRIER = "bar.sync 0;"
SEEDS = [None, 0, 1]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_barrier_orders_what_warps_do(emulate, seed):
    found = np.zeros(64, np.int32)
    assert not emulate(WRITE_SHARED + BARRIER + READ_NEXT_WARP, found, threads=64, shared=256, seed=seed)
    assert np.array_equal(found, (np.arange(64) + 32) % 64)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_missing_barrier_is_a_race(emulate, seed):
    faults = emulate(WRITE_SHARED + READ_NEXT_WARP, np.zeros(64, np.int32), threads=64, shared=256, seed=seed)
    assert any(fault.kind == "race in shared memory" for fault in faults)


@pytest.mark.parametrize("seed", SEEDS)
def test_neighbouring_bytes_of_warps_are_no_race(emulate, seed):
    body = "shr.u32 %r1, %r0, 5; mov.u32 %r2, global_smem; add.s32 %r2, %r2, %r1; st.shared.b8 [%r2], %r1; {} "
    read = "mov.u32 %r2, global_smem; ld.shared.b32 %r3, [%r2]; st.global.b32 [%d0], %r3;"
    found = np.zeros(1, np.uint32)
    assert not emulate(body.format("bar.sync 0;") + read, found, threads=128, shared=16, seed=seed)
    assert found[0] == 0x03020100
    assert emulate(body.format("") + read, found, threads=128, shared=16, seed=seed)


def test_a_barrier_of_two_of_three_warps_orders_these_only(emulate):
    body = f"setp.lt.u32 %p0, %r0, 64; {WRITE_SHARED} @!%p0 bra END; bar.sync 1, 64; {READ_NEXT_WARP} END:"
    assert not emulate(body, np.zeros(64, np.int32), threads=96, shared=384)
    other = READ_NEXT_WARP.replace("and.b32 %r4, %r4, 63;", "add.s32 %r4, %r4, 32;")
    faults = emulate(body.replace(READ_NEXT_WARP, other), np.zeros(64, np.int32), threads=96, shared=1024)
    assert "race in shared memory" in {fault.kind for fault in faults}


def test_threads_that_write_different_numbers_to_one_place(emulate):
    (fault,) = emulate("st.global.b32 [%d0], %r0;", np.zeros(1, np.int32))
    assert fault.kind == "race in global memory"
    assert not emulate("mov.u32 %r1, 7; st.global.b32 [%d0], %r1;", np.zeros(1, np.int32))


@pytest.mark.parametrize("offset", [-4, 4 * 32, 4 * 100])
def test_addresses_outside_of_a_tensor(emulate, offset):
    body = f"mad.wide.u32 %d1, %r0, 4, %d0; st.global.b32 [%d1+{offset}], %r0;"
    with pytest.raises(EmulationError, match=r"is in no tensor, .*, in program 0 of kernel at `st"):
        emulate(body, np.zeros(32, np.int32), np.zeros(32, np.int32))


def test_what_earlier_programs_did_is_told_where_one_stops(emulate):
    body = """
        mov.u32 %r1, %ctaid.x; mov.u32 %r2, 7; mad.wide.u32 %d1, %r1, 4096, %d0; setp.eq.u32 %p0, %r1, 0;
        @%p0 st.global.b32 [%d0], %r9; st.global.b32 [%d1], %r2;
    """
    with pytest.raises(EmulationError, match=r"is in no tensor, .*, in program 1 of kernel") as stopped:
        emulate(body, np.zeros(32, np.int32), programs=2)
    (note,) = stopped.value.__notes__
    assert note.startswith("before: use of what was never written")
    assert "in program 0 of kernel at `@%p0 st" in note


def test_misaligned_addresses(emulate):
    with pytest.raises(EmulationError, match="is no multiple of 4"):
        emulate("ld.global.b32 %r1, [%d0+2];", np.zeros(32, np.int32))
    with pytest.raises(EmulationError, match="is no multiple of 16"):
        emulate("ld.global.v4.b32 {%r1, %r2, %r3, %r4}, [%d0+8];", np.zeros(32, np.int32))


@pytest.mark.parametrize(
    "use", ["st.global.b32 [%d0], %r9;", "cvt.u64.u32 %d1, %r9; add.s64 %d1, %d0, %d1; ld.global.b32 %r1, [%d1];"]
)
def test_registers_that_were_never_written(emulate, use):
    (fault, *_) = emulate(use, np.zeros(32, np.int32))
    assert fault.kind == "use of what was never written"


def test_what_depends_on_what_was_never_written(emulate):
    """Also where half of the threads have written it, and through shuffles; not where nobody reads it."""
    some = "setp.lt.u32 %p0, %r0, 16; @%p0 mov.u32 %r1, 3; mad.wide.u32 %d1, %r0, 4, %d0;"
    array = np.zeros(32, np.int32)
    assert not emulate(f"{some} @%p0 st.global.b32 [%d1], %r1;", array)
    assert emulate(f"{some} st.global.b32 [%d1], %r1;", array)
    within = f"{some} shfl.sync.bfly.b32 %r2, %r1, 8, 31, -1; add.s32 %r2, %r2, %r1; @%p0 st.global.b32 [%d1], %r2;"
    assert not emulate(within, array)
    assert (array[:16] == 6).all()
    assert emulate(within.replace(" 8, 31", " 16, 31"), array)


def test_memory_that_was_never_written(emulate):
    body = "mad.wide.u32 %d2, %r0, 4, %d0; ld.global.b32 %r1, [%d2];"
    (fault,) = emulate(body, np.full(32, NEVER_WRITTEN, np.uint32))
    assert fault.kind == "read of global memory that was never written"
    assert "array_0[0 bytes]" in fault.what


def test_barriers_that_not_all_threads_reach(emulate):
    with pytest.raises(EmulationError, match="32 of 64 threads wait, and no other can come"):
        emulate("setp.lt.u32 %p0, %r0, 32; @%p0 bra OTHER; bar.sync 1, 64; ret; OTHER: bar.sync 2, 64;", threads=64)


def test_copies_that_were_not_waited_for(emulate):
    body = """
        shl.b32 %r1, %r0, 2; mov.u32 %r2, global_smem; add.s32 %r3, %r2, %r1; mad.wide.u32 %d1, %r0, 4, %d0;
        cp.async.ca.shared.global [%r3], [%d1], 4; cp.async.commit_group; cp.async.wait_group 0;
        ld.shared.b32 %r4, [%r3]; st.global.b32 [%d1], %r4;
    """
    array = np.arange(32, dtype=np.int32)
    assert not emulate(body, array, shared=128)
    assert np.array_equal(array, np.arange(32))
    for missing in ("cp.async.wait_group 0;", "cp.async.commit_group;"):
        faults = emulate(body.replace(missing, ""), array, shared=128)
        assert "race in shared memory" in {fault.kind for fault in faults}


@pytest.mark.parametrize("line", ["frobnicate.b32 %r1, %r2;", "add.relu.f32 %r1, %r2, %r3;", "cvt.e4m3.f32 %h1, %r2;"])
def test_what_is_not_emulated_is_named(emulate, line):
    with pytest.raises(PTXError, match=line.split()[0]):
        emulate(line)
