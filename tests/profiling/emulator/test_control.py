"""Branches, jumps, calls, and what does nothing."""

import numpy as np
import pytest

from profiling.emulator.faults import EmulationError
from profiling.emulator.text import PTXError


def test_branches_that_part_and_meet(emulate):
    """Each thread goes round so many times as its number says, and all meet for a sum over the warp."""
    body = """
        mov.u32 %r1, 0; mov.u32 %r2, 0; mad.wide.u32 %d1, %r0, 4, %d0;
        LOOP: setp.ge.u32 %p0, %r1, %r0; @%p0 bra DONE; add.s32 %r2, %r2, %r1; add.s32 %r1, %r1, 1; bra LOOP;
        DONE: redux.sync.add.s32 %r3, %r2, -1; st.global.b32 [%d1], %r3;
    """
    found = np.zeros(64, np.int32)
    for seed in (None, 0):
        assert not emulate(body, found, threads=64, seed=seed)
        per_thread = [n * (n - 1) // 2 for n in range(64)]
        assert found.tolist() == [sum(per_thread[:32])] * 32 + [sum(per_thread[32:])] * 32


def test_jumps_by_a_list_of_targets(compute):
    lines = """
        LIST: .branchtargets FIRST, SECOND, THIRD; and.b32 %r1, %x, 3; brx.idx %r1, LIST;
        FIRST: mov.u32 %z, 10; bra END; SECOND: mov.u32 %z, 20; bra END; THIRD: mov.u32 %z, 30; END:
    """
    assert compute(lines, np.uint32, np.array([0, 1, 2, 4, 6], np.uint32)).tolist() == [10, 20, 30, 10, 30]
    with pytest.raises(EmulationError, match="entry 3 of 3"):
        compute(lines, np.uint32, np.array([3], np.uint32))


def test_threads_that_end_early(emulate):
    found = np.zeros(32, np.int32)
    body = """
        setp.lt.u32 %p1, %r0, 7; mad.wide.u32 %d1, %r0, 4, %d0; mov.u32 %r1, 5;
        @%p1 exit; st.global.b32 [%d1], %r1;
    """
    assert not emulate(body, found)
    assert found.tolist() == [0] * 7 + [5] * 25


def test_instructions_under_a_predicate(compute):
    lines = "mov.u32 %z, 1; setp.lt.u32 %p1, %x, 3; @%p1 mov.u32 %z, 2; @!%p1 add.u32 %z, %z, 9;"
    assert compute(lines, np.uint32, np.arange(5, dtype=np.uint32)).tolist() == [2, 2, 2, 10, 10]


def test_what_does_nothing(compute):
    lines = """
        membar.gl; fence.acq_rel.gpu; fence.proxy.async; nanosleep.u32 100; griddepcontrol.wait; mov.u32 %z, %x;
        prefetch.global.L2 [%d0];
    """
    assert compute(lines, np.uint32, np.arange(5, dtype=np.uint32)).tolist() == [0, 1, 2, 3, 4]


FACTORIALS = """
.func (.param .b32 result) product(.param .b32 one, .param .b32 other)
{
    .reg .b32 %r<4>;
    ld.param.b32 %r1, [one]; ld.param.b32 %r2, [other];
    mul.lo.u32 %r3, %r1, %r2;
    st.param.b32 [result], %r3;
    ret;
}
.func (.param .b32 result) factorial(.param .b32 last)
{
    .reg .b32 %r<4>; .reg .pred %p<2>;
    ld.param.b32 %r1, [last]; mov.u32 %r2, 1;
    setp.eq.u32 %p1, %r1, 0; @%p1 bra EMPTY;
    AGAIN:
    {
        .param .b32 a; .param .b32 b; .param .b32 c;
        st.param.b32 [a], %r1; st.param.b32 [b], %r2;
        call.uni (c), product, (a, b);
        ld.param.b32 %r2, [c];
    }
    sub.u32 %r1, %r1, 1; setp.ne.u32 %p1, %r1, 0; @%p1 bra AGAIN;
    st.param.b32 [result], %r2;
    ret;
    EMPTY: st.param.b32 [result], 1;
    ret;
}
"""


def test_functions(emulate):
    """Called twice and one from the other, with labels and registers of their own, and two ways back."""
    call = (
        "{ .param .b32 x; .param .b32 y; st.param.b32 [x], %r1; call.uni (y), factorial, (x); ld.param.b32 %r2, [y]; }"
    )
    body = f"and.b32 %r1, %r0, 7; {call} mov.u32 %r3, %r2; and.b32 %r1, %r0, 3; {call} sub.u32 %r3, %r3, %r2;"
    body += "mad.wide.u32 %d1, %r0, 4, %d0; st.global.b32 [%d1], %r3;"
    found = np.zeros(32, np.int32)
    assert not emulate(body, found, module=FACTORIALS)
    factorials = [1, 1, 2, 6, 24, 120, 720, 5040]
    assert found.tolist() == [factorials[n % 8] - factorials[n % 4] for n in range(32)]
    with pytest.raises(PTXError, match=r"the call is not emulated: call\.uni vprintf"):
        emulate("call.uni vprintf, (x, y);", found)
