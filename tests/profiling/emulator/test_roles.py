"""Warps of different roles: barriers in shared memory, bulk copies, and what a kernel must not do with them."""

import numpy as np
import pytest

from profiling.emulator.faults import EmulationError
from profiling.emulator.text import PTXError

SEEDS = [None, 0, 1, 2]
INIT = """
    mov.u32 %r2, global_smem; add.s32 %r3, %r2, 1024; add.s32 %r4, %r2, 1032;
    setp.eq.u32 %p0, %r0, 0; setp.lt.u32 %p1, %r0, 32;
    @%p0 mbarrier.init.shared::cta.b64 [%r3], 1;
    @%p0 mbarrier.init.shared::cta.b64 [%r4], 32;
    @%p0 fence.mbarrier_init.release.cluster;
"""
WAIT = "{name}: mbarrier.try_wait.parity.shared::cta.b64 %p3, [{at}], {parity}; @!%p3 bra {name};"
EXPECT = "mbarrier.arrive.expect_tx.shared::cta.b64 _, [%r3], 128;"
LOAD = "cp.async.bulk.shared::cluster.global.mbarrier::complete_tx::bytes [%r2], [%d2], 128, [%r3];"
ARRIVE = "mbarrier.arrive.shared::cta.b64 _, [%r4];"
FULL = WAIT.format(name="FULL", at="%r3", parity="%r6")
EMPTY = WAIT.format(name="EMPTY", at="%r4", parity="%r7")

# warp 0 copies 32 numbers at a time into one buffer, warp 1 doubles them, four times
PIPELINE = f"""
    {INIT} bar.sync 0;
    mov.b64 %d2, %d0; mad.wide.u32 %d3, %r0, 4, %d1; sub.s64 %d3, %d3, 128; mov.u32 %r5, 0;
    @!%p1 bra CONSUMER;
    PRODUCER:
        and.b32 %r7, %r5, 1; xor.b32 %r7, %r7, 1;
        {EMPTY}
        @%p0 {EXPECT}
        @%p0 {LOAD}
        add.s64 %d2, %d2, 128; add.s32 %r5, %r5, 1; setp.lt.u32 %p2, %r5, 4; @%p2 bra PRODUCER;
    bra END;
    CONSUMER:
        and.b32 %r6, %r5, 1; {FULL}
        shl.b32 %r8, %r0, 2; add.s32 %r8, %r8, %r2; ld.shared.b32 %r9, [%r8-128];
        {ARRIVE}
        shl.b32 %r9, %r9, 1; st.global.b32 [%d3], %r9;
        add.s64 %d3, %d3, 128; add.s32 %r5, %r5, 1; setp.lt.u32 %p2, %r5, 4; @%p2 bra CONSUMER;
    END: bar.sync 0;
    @%p0 mbarrier.inval.shared::cta.b64 [%r3]; @%p0 mbarrier.inval.shared::cta.b64 [%r4];
"""


def ran(emulate, body, seed=None, threads=64):
    """What was found in the pipeline, and what it doubled."""
    source, doubled = np.arange(128, dtype=np.int32), np.zeros(128, np.int32)
    return emulate(body, source, doubled, threads=threads, shared=2048, seed=seed), doubled


def kinds(faults):
    return {fault.kind for fault in faults}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_producer_and_a_consumer(emulate, seed):
    faults, doubled = ran(emulate, PIPELINE, seed)
    assert not faults
    assert np.array_equal(doubled, 2 * np.arange(128))


@pytest.mark.parametrize("seed", SEEDS)
def test_data_read_before_they_are_there(emulate, seed):
    faults, _ = ran(
        emulate, PIPELINE.replace(FULL, "").replace("setp.lt.u32 %p2, %r5, 4;", "setp.lt.u32 %p2, %r5, 1;"), seed
    )
    assert "race in shared memory" in kinds(faults)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_copy_into_what_is_still_read(emulate, seed):
    """A second copy, with another mbarrier, begins when its warp has the first, but the other warp may still read."""
    again = (EXPECT + LOAD).replace("%r3", "%r4").replace("[%d2]", "[%d2+128]")
    read = "shl.b32 %r8, %r0, 2; add.s32 %r8, %r8, %r2; @!%p1 ld.shared.b32 %r9, [%r8-128];"
    body = f"""
        {INIT.replace("[%r4], 32", "[%r4], 1")} mov.b64 %d2, %d0; mov.u32 %r6, 0; bar.sync 0;
        @!%p0 bra FULL; {EXPECT} {LOAD} {FULL} {read} ORDER @!%p0 bra AGAIN; {again}
        AGAIN: {FULL.replace("FULL", "MORE").replace("%r3", "%r4")} {read} @!%p1 st.global.b32 [%d1], 7;
    """
    assert not ran(emulate, body.replace("ORDER", "bar.sync 0;"), seed)[0]
    assert "race in shared memory" in kinds(ran(emulate, body.replace("ORDER", ""), seed)[0])


@pytest.mark.parametrize("missing", [FULL, EMPTY])
def test_phases_that_nobody_waits_for(emulate, missing):
    with pytest.raises(EmulationError, match=r"misuse of an mbarrier: .*nobody has seen that the one before did"):
        ran(emulate, PIPELINE.replace(missing, ""))


@pytest.mark.parametrize(
    ("line", "other", "missing"),
    [
        ("and.b32 %r6, %r5, 1;", "and.b32 %r6, %r5, 1; xor.b32 %r6, %r6, 1;", "1 of 1 arrivals and 0 bytes"),
        (ARRIVE, "", "32 of 32 arrivals and 0 bytes"),
        (
            f"@%p0 {EXPECT}",
            "@%p0 mbarrier.expect_tx.relaxed.cta.shared::cta.b64 [%r3], 128;",
            "1 of 1 arrivals and 0 bytes",
        ),
        (LOAD, "", "0 of 1 arrivals and 128 bytes"),
        (EXPECT, EXPECT.replace("128", "144"), "0 of 1 arrivals and 16 bytes"),
    ],
    ids=["the other parity", "no arrival of 32", "no arrival of one", "no copy", "too few bytes"],
)
def test_a_phase_that_never_completes(emulate, line, other, missing):
    """It is said which, of which mbarrier, and who waits."""
    assert line in PIPELINE
    with pytest.raises(EmulationError, match=rf"mbarrier whose phase never completes: warps.*{missing} are missing in"):
        ran(emulate, PIPELINE.replace(line, other))


@pytest.mark.parametrize(
    ("line", "other", "what"),
    [
        (ARRIVE, ARRIVE + ARRIVE, "nobody has seen that the one before did"),
        (ARRIVE, "mbarrier.arrive.shared::cta.b64 _, [%r4], 2;", "64 come where 32 of 32 are missing"),
        (EXPECT, EXPECT.replace("128", "112"), "16 bytes that nobody has announced, in phase 0"),
        (EXPECT, EXPECT.replace(".expect_tx", "").replace(", 128", ""), "128 bytes that nobody has announced"),
        ("bar.sync 0;", "@%p0 mbarrier.inval.shared::cta.b64 [%r3]; bar.sync 0;", "was never initialised"),
        ("@%p0 mbarrier.init.shared::cta.b64 [%r3], 1;", "", "was never initialised"),
        ("mbarrier.init.shared::cta.b64 [%r4], 32", "mbarrier.init.shared::cta.b64 [%r4], 0", "cannot expect 0"),
        ("mbarrier.init.shared::cta.b64 [%r4]", "mbarrier.init.shared::cta.b64 [%r3]", "there is one already"),
        ("bar.sync 0;", "@%p0 st.shared.b32 [%r3], 1; bar.sync 0;", "someone has written over it"),
    ],
)
def test_misuse_of_an_mbarrier(emulate, line, other, what):
    assert line in PIPELINE
    with pytest.raises(EmulationError, match=f"misuse of an mbarrier: .*{what}"):
        ran(emulate, PIPELINE.replace(line, other, 1))


@pytest.mark.parametrize("seed", SEEDS)
def test_an_mbarrier_whose_initialisation_or_end_is_not_ordered(emulate, seed):
    body = PIPELINE.replace("END: bar.sync 0;", "END: mov.u32 %r9, 0;")
    if seed in (0, 2):  # in these turns it is too late already
        with pytest.raises(EmulationError, match="was invalidated"):
            ran(emulate, body, seed)
    else:
        assert any("invalidates it" in fault.what for fault in ran(emulate, body, seed)[0])
    waits = "@%p0 mbarrier.init.shared::cta.b64 [%r3], 1; @!%p1 nanosleep.u32 1;"
    body = f"""
        mov.u32 %r3, global_smem; setp.eq.u32 %p0, %r0, 0; setp.eq.u32 %p1, %r0, 32;
        {waits} @!%p1 bra END; mbarrier.arrive.shared::cta.b64 _, [%r3]; END: ret;
    """
    faults = emulate(body, threads=64, shared=16)
    assert any("uses it, and others initialise" in fault.what for fault in faults)
    assert not emulate(body.replace("@!%p1 nanosleep.u32 1;", "bar.sync 0;"), threads=64, shared=16)


@pytest.mark.parametrize("test", ["test_wait", "try_wait"])
@pytest.mark.parametrize("seed", SEEDS)
def test_the_state_that_an_arrival_gives(emulate, test, seed):
    """Each thread of two warps writes, arrives, waits, and reads what the other warp wrote."""
    body = f"""
        mov.u32 %r3, global_smem; setp.eq.u32 %p0, %r0, 0; @%p0 mbarrier.init.b64 [%r3+512], 64; bar.sync 0;
        shl.b32 %r1, %r0, 2; add.s32 %r2, %r3, %r1; xor.b32 %r1, %r1, 128; add.s32 %r1, %r3, %r1;
        st.shared.b32 [%r2], %r0;
        mbarrier.arrive.shared::cta.b64 %d5, [%r3+512];
        WAIT: mbarrier.{test}.shared::cta.b64 %p1, [%r3+512], %d5; @!%p1 bra WAIT;
        ld.shared.b32 %r5, [%r1]; mad.wide.u32 %d1, %r0, 4, %d0; st.global.b32 [%d1], %r5;
    """
    found = np.zeros(64, np.int32)
    assert not emulate(body, found, threads=64, shared=528, seed=seed)
    assert np.array_equal(found, np.arange(64) ^ 32)
    relaxed = body.replace("arrive.shared", "arrive.relaxed.cta.shared")
    assert kinds(emulate(relaxed, found, threads=64, shared=528, seed=seed)) == {"race in shared memory"}


@pytest.mark.parametrize("seed", SEEDS)
def test_an_arrival_when_copies_are_there(emulate, seed):
    """Threads of one warp copy, the other reads when 32 arrivals came; ``noinc`` or not, both count to 32."""
    body = f"""
        {INIT} bar.sync 0; shl.b32 %r5, %r0, 2; add.s32 %r5, %r5, %r2; @!%p1 bra CONSUMER;
        mad.wide.u32 %d2, %r0, 4, %d0; cp.async.ca.shared.global [%r5], [%d2], 4;
        cp.async.mbarrier.arrive.noinc.shared.b64 [%r4]; ret;
        CONSUMER: {WAIT.format(name="FULL", at="%r4", parity="0")}
        ld.shared.b32 %r6, [%r5-128]; mad.wide.u32 %d2, %r0, 4, %d1; st.global.b32 [%d2-128], %r6;
    """
    source, found = np.arange(32, dtype=np.int32), np.zeros(32, np.int32)
    assert not emulate(body, source, found, threads=64, shared=2048, seed=seed)
    assert np.array_equal(found, source)
    counted = "cp.async.mbarrier.arrive.shared.b64 [%r4]; mbarrier.arrive.relaxed.cta.shared::cta.b64 _, [%r4];"
    assert not emulate(
        body.replace("cp.async.mbarrier.arrive.noinc.shared.b64 [%r4];", counted),
        source,
        found,
        threads=64,
        shared=2048,
        seed=seed,
    )
    without = "mbarrier.arrive.shared::cta.b64 _, [%r4];"
    faults = emulate(
        body.replace("cp.async.mbarrier.arrive.noinc.shared.b64 [%r4];", without),
        source,
        found,
        threads=64,
        shared=2048,
        seed=seed,
    )
    assert "race in shared memory" in kinds(faults)


def test_two_copies_into_one_place(emulate):
    """Of one thread, without a wait between; and with it."""
    again = (EXPECT + LOAD).replace("%r3", "%r4").replace("[%d2]", "[%d2+128]")
    body = f"""
        {INIT.replace("[%r4], 32", "[%r4], 1")} mov.b64 %d2, %d0; mov.u32 %r6, 0; bar.sync 0;
        @!%p0 bra END; {EXPECT} {LOAD} {FULL} {again} END: {FULL.replace("FULL", "MORE").replace("%r3", "%r4")}
    """
    assert not ran(emulate, body)[0]
    assert kinds(ran(emulate, body.replace(FULL, ""))[0]) == {"race in shared memory"}


def test_registers_of_four_warps(emulate):
    """All of four warps ask for the same; not three of them, nor for what there cannot be."""
    body = (
        "setp.lt.u32 %p0, %r0, 128; @%p0 bra LOW; setmaxnreg.inc.sync.aligned.u32 232; ret; "
        "LOW: setmaxnreg.dec.sync.aligned.u32 40;"
    )
    assert not emulate(body, threads=256)
    (fault,) = emulate(body.replace("128", "96"), threads=256, seed=0)
    assert fault.kind == "setmaxnreg by part of four warps"
    assert "warp 0, but not warp 3" in fault.what
    for count in (16, 44, 264):
        with pytest.raises(PTXError, match="multiple of 8 from 24 to 256"):
            emulate(f"setmaxnreg.dec.sync.aligned.u32 {count};", threads=128)


@pytest.mark.parametrize("seed", SEEDS)
def test_who_arrives_at_a_numbered_barrier_does_not_wait(emulate, seed):
    """A warp writes and arrives, another waits and reads; nobody says when the first may write again."""
    body = """
        mov.u32 %r2, global_smem; shl.b32 %r1, %r0, 2; add.s32 %r2, %r1, %r2; setp.lt.u32 %p0, %r0, 32;
        @!%p0 bra READS; st.shared.b32 [%r2], %r0; barrier.cta.arrive.aligned 3, 64; ret;
        READS: barrier.cta.sync.aligned 3, 64;
        ld.shared.b32 %r3, [%r2-128]; mad.wide.u32 %d1, %r0, 4, %d0; st.global.b32 [%d1-128], %r3;
    """
    found = np.zeros(32, np.int32)
    assert not emulate(body, found, threads=64, shared=128, seed=seed)
    assert np.array_equal(found, np.arange(32))
    again = body.replace("ret;", "st.shared.b32 [%r2], %r2; ret;")
    assert kinds(emulate(again, found, threads=64, shared=128, seed=seed)) == {"race in shared memory"}
    with pytest.raises(EmulationError, match="barrier of two numbers of threads"):
        emulate(body.replace("arrive.aligned 3, 64", "arrive.aligned 3, 96"), found, threads=64, shared=128, seed=seed)


@pytest.mark.parametrize("seed", SEEDS)
def test_votes_at_a_barrier(emulate, seed):
    body = """
        setp.lt.u32 %p0, %r0, 40; bar.red.popc.u32 %r1, 0, %p0; bar.red.and.pred %p1, 1, 64, %p0;
        bar.red.or.pred %p2, 0, !%p0; selp.b32 %r2, 100, 0, %p1; selp.b32 %r3, 1000, 0, %p2;
        add.s32 %r1, %r1, %r2; add.s32 %r1, %r1, %r3; mad.wide.u32 %d1, %r0, 4, %d0; st.global.b32 [%d1], %r1;
    """
    found = np.zeros(64, np.int32)
    assert not emulate(body, found, threads=64, seed=seed)
    assert (found == 1040).all()


def test_an_elected_thread(emulate):
    found = np.zeros(64, np.int32)
    body = "elect.sync _|%p0, -1; mad.wide.u32 %d1, %r0, 4, %d0; @%p0 st.global.b32 [%d1], 1;"
    assert not emulate(body, found, threads=64)
    assert np.array_equal(np.flatnonzero(found), [0, 32])


def test_warps_that_do_not_come_to_a_product(emulate):
    body = "setp.lt.u32 %p0, %r0, 96; @!%p0 bra END; wgmma.fence.sync.aligned; END: ret;"
    with pytest.raises(EmulationError, match="warps of a group that do not take part together: warps 0, 1, 2"):
        emulate(body, threads=128)
