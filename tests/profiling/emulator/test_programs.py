"""Programs of a launch among which nobody makes an order, and numbers that nobody has written or of which one stays."""

import numpy as np
import pytest
import torch

from profiling.emulator.faults import ROUNDING, EmulationError
from profiling.emulator.memory import NEVER_WRITTEN
from profiling.emulator.unwritten import marked

SEEDS = [None, 0, 1]
OWN = "mov.u32 %r1, %ctaid.x; mad.lo.u32 %r2, %r1, 32, %r0; mad.wide.u32 %d2, %r2, 4, %d0; st.global.b32 [%d2], %r2;"


def kinds(faults):
    return {fault.kind for fault in faults}


@pytest.mark.parametrize("seed", SEEDS)
def test_programs_that_keep_to_their_own(emulate, seed):
    found = np.zeros(96, np.int32)
    assert not emulate(OWN, found, programs=3, seed=seed)
    assert np.array_equal(found, np.arange(96))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    "more",
    [
        "ld.global.b32 %r3, [%d0];",  # what the first writes
        "mov.u32 %r3, 7; add.u32 %r3, %r3, %r1; st.global.b32 [%d0+384], %r3;",
        "atom.global.add.u32 %r3, [%d0], %r1;",
    ],
    ids=["read", "written", "updated"],
)
def test_programs_that_touch_the_same_word(emulate, more, seed):
    faults = emulate(OWN + more, np.zeros(97, np.int32), programs=3, seed=seed)
    assert kinds(faults) == {"race in global memory"}
    assert any("between programs" in fault.what or "atomic" in fault.what for fault in faults)


def test_what_is_atomic_or_the_same_or_only_read_is_no_race(emulate):
    count, given = np.zeros(1, np.int32), np.arange(32, dtype=np.int32)
    body = """
        mad.wide.u32 %d2, %r0, 4, %d1; ld.global.b32 %r1, [%d2]; red.global.add.u32 [%d0], %r1;
        mov.u32 %r2, 5; st.global.b32 [%d2+128], %r2;
    """
    assert not emulate(body, count, np.concatenate([given, given]), programs=4)
    assert count[0] == 4 * given.sum()


def test_neighbouring_bytes_of_programs_are_no_race(emulate):
    body = "mov.u32 %r1, %ctaid.x; cvt.u64.u32 %d1, %r1; add.s64 %d1, %d0, %d1; st.global.b8 [%d1], %r1;"
    found = np.zeros(8, np.uint8)
    assert not emulate(body, found, programs=8)
    assert np.array_equal(found, np.arange(8))
    assert emulate(body.replace("mov.u32 %r1, %ctaid.x;", "mov.u32 %r1, %ctaid.x; shr.u32 %r2, %r1, 1;").replace(
        "cvt.u64.u32 %d1, %r1", "cvt.u64.u32 %d1, %r2"), found, programs=8)  # fmt: skip


def test_atomic_and_plain_accesses_in_one_program(emulate):
    body = "red.global.add.u32 [%d0], %r0; {wait} ld.global.b32 %r1, [%d0]; add.u32 %r1, %r1, 1;"
    assert not emulate(body.format(wait="bar.sync 0;"), np.zeros(1, np.int32), threads=64)
    (fault,) = emulate(body.format(wait=""), np.zeros(1, np.int32), threads=64)
    assert fault.kind == "race in global memory"


def test_what_torch_gives_empty_has_not_been_written(emulate):
    with marked():
        given = [torch.empty(32), torch.zeros(3).new_empty(4, 8), torch.empty_like(torch.ones(32))]
        given.append(torch.empty(16, dtype=torch.float64))
    for one in given:
        words = one.numpy().reshape(-1).view(np.uint32)
        assert (words == NEVER_WRITTEN).all()
        assert bool(one.isnan().all())
        (fault,) = emulate("mad.wide.u32 %d1, %r0, 4, %d0; ld.global.b32 %r1, [%d1];", words)
        assert fault.kind == "read of global memory that was never written"
        assert not emulate("mad.wide.u32 %d1, %r0, 4, %d0; mov.b32 %r1, 1; st.global.b32 [%d1], %r1;", words)
        assert (words == 1).all()


@pytest.mark.parametrize(("other", "kind"), [("0f3F800001", ROUNDING), ("0f3F900000", "race in shared memory")])
def test_threads_that_hold_one_number_may_have_rounded_it_differently(emulate, other, kind):
    body = f"""
        mov.u32 %r2, global_smem; mov.b32 %r3, 0f3F800000; setp.eq.u32 %p0, %r0, 9; @%p0 mov.b32 %r3, {other};
        st.shared.b32 [%r2], %r3;
    """
    (fault,) = emulate(body, shared=16)
    assert fault.kind == kind


def test_whole_numbers_do_not_round(emulate):
    (fault,) = emulate("st.global.b32 [%d0], %r0;", np.zeros(1, np.int32))
    assert fault.kind == "race in global memory"


@pytest.mark.parametrize("jobs", [2, 3])
def test_programs_in_several_processes(emulate, jobs):
    """With the same results and faults; what touches each other runs in one process, which says how."""
    found = np.zeros(32 * 8, np.int32)
    assert not emulate(OWN, found, programs=8, jobs=jobs)
    assert np.array_equal(found, np.arange(32 * 8))
    count = np.zeros(1, np.int32)
    assert not emulate("red.global.add.u32 [%d0], 1;", count, programs=8, jobs=jobs)
    assert count[0] == 32 * 8
    body = OWN + "ld.global.b32 %r3, [%d0];"
    assert kinds(emulate(body, np.zeros(32 * 8, np.int32), programs=8, jobs=jobs)) == {"race in global memory"}
    uses_what_nobody_wrote = OWN.replace("[%d2], %r2", "[%d2], %r9")
    faults = emulate(uses_what_nobody_wrote, np.zeros(32 * 8, np.int32), programs=8, jobs=jobs)
    assert sorted(fault.program for fault in faults) == list(range(8))
    with pytest.raises(EmulationError, match=r"in no tensor, .*, in program 7"):
        emulate(OWN, np.zeros(32 * 7, np.int32), programs=8, jobs=jobs)
