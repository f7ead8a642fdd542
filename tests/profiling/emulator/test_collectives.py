"""What the threads of a warp do together, lane by lane as in the manual."""

import functools
import operator

import numpy as np
import pytest

from profiling.emulator.faults import EmulationError
from profiling.emulator.text import PTXError

LANES = np.arange(64, dtype=np.uint32)


def source(mode, lane, by, clamp):
    """From where a lane reads, and whether that is within its segment."""
    segment, limit = clamp >> 8 & 31, clamp & 31
    last, first = (lane & segment) | (limit & ~segment), lane & segment
    if mode == "up":
        place, inside = lane - by, lane - by >= last
    elif mode == "down":
        place, inside = lane + by, lane + by <= last
    elif mode == "bfly":
        place, inside = lane ^ by, lane ^ by <= last
    else:
        place = first | (by & ~segment)
        inside = place <= last
    return (place if inside else lane), inside


@pytest.mark.parametrize("clamp", [0, 31, 0x1C00, 0x1807, 0x101F, 0x1E01, 0x1F1F, 0x0003, 0x1003])
@pytest.mark.parametrize("mode", ["up", "down", "bfly", "idx"])
def test_shuffles(mode, clamp, compute):
    """Each lane from a distance of its own, within segments, with the predicate."""
    values = LANES * 3 + 7
    for by in ([3] * 64, np.random.default_rng(0).integers(0, 32, 64), [0] * 64, [31] * 64):
        distance = np.array(by, np.uint32)
        lines = f"shfl.sync.{mode}.b32 %r1|%p1, %x, %y, {clamp}, -1; selp.u32 %r2, 1000, 0, %p1; add.u32 %z, %r1, %r2;"
        found = compute(lines, np.uint32, values, distance)
        plain = compute(f"shfl.sync.{mode}.b32 %z, %x, %y, {clamp}, -1;", np.uint32, values, distance)
        for thread in range(64):
            place, inside = source(mode, thread % 32, int(distance[thread]), clamp)
            expected = values[thread // 32 * 32 + place]
            assert plain[thread] == expected
            assert found[thread] == expected + 1000 * inside


REDUCED = {
    "add": lambda values: sum(values),
    "min": min,
    "max": max,
    "and": functools.partial(functools.reduce, operator.and_),
    "or": functools.partial(functools.reduce, operator.or_),
    "xor": functools.partial(functools.reduce, operator.xor),
}


@pytest.mark.parametrize(
    "name", ["add.u32", "add.s32", "min.u32", "min.s32", "max.u32", "max.s32", "and.b32", "or.b32", "xor.b32"]
)
def test_reductions(name, compute):
    values = np.random.default_rng(1).integers(0, 2**32, 64, dtype=np.uint32)
    values[32:] |= np.uint32(0x40)
    found = compute(f"redux.sync.{name} %z, %x, -1;", np.uint32, values)
    numbers = values.view(np.int32) if name.endswith("s32") else values
    for warp in range(2):
        expected = REDUCED[name[:-4]](numbers[32 * warp : 32 * warp + 32].tolist()) & 0xFFFFFFFF
        assert found[32 * warp : 32 * warp + 32].tolist() == [expected] * 32


@pytest.mark.parametrize("limit", [0, 1, 40, 32, 64])
def test_votes(limit, compute):
    """Of a warp in which some, all or none are below a limit."""
    below = limit > LANES
    warps = [below[:32], below[32:]]
    expected = {
        "any": [any(one) for one in warps],
        "all": [all(one) for one in warps],
        "uni": [all(one) or not any(one) for one in warps],
    }
    for mode, results in expected.items():
        lines = f"setp.lt.u32 %p1, %x, {limit}; vote.sync.{mode}.pred %p2, %p1, -1; selp.u32 %z, 1, 0, %p2;"
        assert compute(lines, np.uint32, LANES).tolist() == [int(one) for one in results for _ in range(32)]
    ballot = [sum(1 << lane for lane in range(32) if one[lane]) for one in warps]
    lines = f"setp.ge.u32 %p1, %x, {limit}; vote.sync.ballot.b32 %z, !%p1, -1;"
    assert compute(lines, np.uint32, LANES).tolist() == [one for one in ballot for _ in range(32)]


@pytest.mark.parametrize("dtype", [np.uint32, np.uint64])
def test_matches(dtype, compute):
    values = (np.random.default_rng(2).integers(0, 5, 64) << (40 if dtype == np.uint64 else 0)).astype(dtype)
    values[32:] = 7
    bits = 8 * values.itemsize
    found = compute(f"match.any.sync.b{bits} %z, %x, -1;", np.uint32, values)
    lines = f"match.all.sync.b{bits} %r1|%p1, %x, -1; selp.u32 %z, %r1, 5, %p1;"
    everywhere = compute(lines, np.uint32, values)
    for thread in range(64):
        warp = values[thread // 32 * 32 :][:32]
        assert found[thread] == sum(1 << lane for lane in range(32) if warp[lane] == values[thread])
        assert everywhere[thread] == (2**32 - 1 if thread >= 32 else 5)


def test_elections(compute):
    lines = "elect.sync %r1|%p1, -1; selp.u32 %z, 100, %r1, %p1;"
    assert compute(lines, np.uint32, LANES).tolist() == 2 * [100, *[0] * 31]
    assert compute("elect.sync _|%p1, -1; selp.u32 %z, 1, 0, %p1;", np.uint32, LANES).tolist() == 2 * [1, *[0] * 31]


def test_who_is_here_behind_a_branch(compute):
    lines = """
        mov.u32 %z, 0; activemask.b32 %r1; setp.lt.u32 %p1, %x, 5; @%p1 bra SOME;
        activemask.b32 %z; bra ALL;
        SOME: activemask.b32 %z; ALL: activemask.b32 %r2; xor.b32 %r2, %r2, %r1; add.u32 %z, %z, %r2;
    """
    assert compute(lines, np.uint32, LANES).tolist() == [0x1F] * 5 + [0xFFFFFFE0] * 27 + [0xFFFFFFFF] * 32


def test_what_one_thread_has_not_written_all_depend_on(emulate):
    some = "setp.ne.u32 %p1, %r0, 3; @%p1 mov.u32 %r1, 3; mad.wide.u32 %d1, %r0, 4, %d0; setp.lt.u32 %p2, %r0, 2;"
    store = "@%p2 st.global.b32 [%d1], %r2;"
    array = np.zeros(32, np.int32)
    assert not emulate(f"{some} mov.u32 %r2, %r1; {store}", array)
    for line in (
        "redux.sync.add.u32 %r2, %r1, -1;",
        "setp.eq.u32 %p3, %r1, 3; vote.sync.ballot.b32 %r2, %p3, -1;",
        "match.any.sync.b32 %r2, %r1, -1;",
    ):
        (fault,) = emulate(f"{some} {line} {store}", array)
        assert fault.kind == "use of what was never written"


def test_parts_of_a_warp(emulate):
    with pytest.raises(PTXError, match="collectives of parts of a warp are not emulated: shfl"):
        emulate("shfl.sync.idx.b32 %r1, %r0, 0, 31, 0xFFFF;")
    with pytest.raises(EmulationError, match="threads of a warp that do not take part together"):
        emulate("setp.lt.u32 %p1, %r0, 5; @%p1 redux.sync.add.u32 %r1, %r0, -1;")


@pytest.mark.parametrize(
    "line",
    [
        "redux.sync.min.abs.f32 %r1, %r2, -1;",
        "redux.sync.mul.s32 %r1, %r2, -1;",
        "shfl.sync.left.b32 %r1, %r2, 1, 31, -1;",
        "shfl.down.b32 %r1, %r2, 1, 31;",
        "vote.sync.most.pred %p1, %p2, -1;",
        "match.some.sync.b32 %r1, %r2, -1;",
    ],
)
def test_what_is_not_emulated_is_named(line, emulate):
    with pytest.raises(PTXError, match=line.split()[0]):
        emulate(line)
