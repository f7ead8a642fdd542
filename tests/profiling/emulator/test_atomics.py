"""Atomic operations: one thread after the other, on places of their own and on one."""

import numpy as np
import pytest

from profiling.emulator.text import PTXError
from tests.profiling.emulator.exact import fraction, rounded

WORD = {"16": "h", "32": "r", "64": "d"}


def signed(value, kind):
    bits = int(kind[1:])
    return value - (value >> bits - 1 << bits) if kind[0] == "s" else value


WHOLE = {
    "add": lambda old, value: old + value,
    "min": min,
    "max": max,
    "and": lambda old, value: old & value,
    "or": lambda old, value: old | value,
    "xor": lambda old, value: old ^ value,
    "exch": lambda old, value: value,
    "inc": lambda old, last: 0 if old >= last else old + 1,
    "dec": lambda old, last: last if old == 0 or old > last else old - 1,
}
KINDS = [
    *(("add", kind) for kind in ("u32", "s32", "u64")),
    *((name, kind) for name in ("min", "max") for kind in ("u32", "s32", "u64", "s64")),
    *((name, kind) for name in ("and", "or", "xor", "exch") for kind in ("b32", "b64")),
    ("inc", "u32"),
    ("dec", "u32"),
]


def run(emulate, line, cells, values, space, returns=True):
    """What the cells hold afterwards and what each thread was given; thread n goes to cell n modulo their number."""
    width = cells.itemsize
    z = WORD[str(8 * width)]
    place = f"rem.u32 %r1, %r0, {len(cells)}; mad.wide.u32 %d10, %r1, {width}, %d0;"
    body = f"""
        {place} mad.wide.u32 %d11, %r0, {width}, %d1; mad.wide.u32 %d12, %r0, {width}, %d2;
        ld.global.b{8 * width} %{z}13, [%d11];
    """
    at = "%d10"
    if space == "shared":
        body += f"""
            mov.u32 %r2, global_smem; mad.lo.u32 %r2, %r1, {width}, %r2; ld.global.b{8 * width} %{z}14, [%d10];
            st.shared.b{8 * width} [%r2], %{z}14; bar.sync 0;
        """
        at = "%r2"
    body += line.format(d=f"%{z}15", a=at, b=f"%{z}13", space=space)
    if returns:
        body += f"st.global.b{8 * width} [%d12], %{z}15;"
    if space == "shared":
        body += f"bar.sync 0; ld.shared.b{8 * width} %{z}14, [%r2]; st.global.b{8 * width} [%d10], %{z}14;"
    after, given = cells.copy(), np.zeros(len(values), cells.dtype)
    assert not emulate(body, after, values, given, threads=len(values), shared=256)
    return after, given


@pytest.mark.parametrize("space", ["global", "shared"])
@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_integers(name, kind, space, emulate):
    dtype, mask = f"u{int(kind[1:]) // 8}", (1 << int(kind[1:])) - 1
    random = np.random.default_rng(0)
    cells, values = (random.integers(0, mask, count, dtype=np.uint64, endpoint=True).astype(dtype) for count in (5, 64))
    if name in ("inc", "dec"):
        cells, values = cells % 7, values % 5
    line = f"atom.{{space}}.gpu.acq_rel.{name}.{kind} {{d}}, [{{a}}], {{b}};"
    after, given = run(emulate, line, cells, values, space)
    expected, before = cells.tolist(), []
    for thread, value in enumerate(values.tolist()):
        cell = thread % 5
        before.append(expected[cell])
        expected[cell] = WHOLE[name](signed(expected[cell], kind), signed(value, kind)) & mask
    assert after.tolist() == expected
    assert given.tolist() == before
    if name != "exch":
        line = f"red.{{space}}.gpu.relaxed.{name}.{kind} [{{a}}], {{b}};"
        reduced, _ = run(emulate, line, cells, values, space, returns=False)
        assert reduced.tolist() == expected


@pytest.mark.parametrize("bits", [16, 32, 64])
@pytest.mark.parametrize("space", ["global", "shared"])
def test_comparison_and_exchange(bits, space, emulate):
    """Each thread replaces the number by its own, if it is what the thread before has left."""
    values = np.arange(1, 33).astype(f"u{bits // 8}") << (bits - 8)
    z = WORD[str(bits)]
    expects = f"sub.u{bits} %{z}16, {{b}}, {1 << bits - 8};" if bits > 16 else f"add.s16 %h16, {{b}}, {-(1 << 8)};"
    line = f"{expects} atom.{{space}}.acq_rel.cas.b{bits} {{d}}, [{{a}}], %{z}16, {{b}};"
    after, given = run(emulate, line, np.zeros(1, values.dtype), values, space)
    assert after.tolist() == [values[-1]]
    assert given.tolist() == [0, *values[:-1].tolist()]
    after, given = run(emulate, line, np.full(1, 5, values.dtype), values, space)
    assert after.tolist() == [5]
    assert given.tolist() == [5] * 32


@pytest.mark.parametrize("space", ["global", "shared"])
@pytest.mark.parametrize("kind", ["f16", "bf16", "f32", "f64"])
def test_sums_of_reals(kind, space, emulate):
    """Rounded by every thread."""
    size = {"f16": 2, "bf16": 2, "f32": 4, "f64": 8}[kind]
    random = np.random.default_rng(0)
    numbers = [float(one) for one in random.normal(size=69)]
    bits = np.array(
        [rounded(fraction(int(np.float64(one).view(np.uint64)), "f64"), kind) for one in numbers], f"u{size}"
    )
    cells, values = bits[:5], bits[5:]
    noftz = ".noftz" if size == 2 else ""
    expected, before = cells.tolist(), []
    for thread, value in enumerate(values.tolist()):
        cell = thread % 5
        before.append(expected[cell])
        expected[cell] = rounded(fraction(expected[cell], kind) + fraction(value, kind), kind)
    line = f"atom.{{space}}.gpu.relaxed.add{noftz}.{kind} {{d}}, [{{a}}], {{b}};"
    after, given = run(emulate, line, cells, values, space)
    assert after.tolist() == expected
    assert given.tolist() == before


@pytest.mark.parametrize("kind", ["f16", "bf16"])
def test_sums_of_two_halves(kind, emulate):
    one = rounded(1, kind)
    cells = np.array([one << 16 | rounded(-2, kind)], np.uint32)
    values = np.full(32, rounded(3, kind) << 16 | one, np.uint32)
    line = f"atom.{{space}}.gpu.relaxed.add.noftz.{kind}x2 {{d}}, [{{a}}], {{b}};"
    after, given = run(emulate, line, cells, values, "global")
    assert after.tolist() == [rounded(97, kind) << 16 | rounded(30, kind)]
    assert given[1] == rounded(4, kind) << 16 | rounded(-1, kind)


def test_sums_in_global_memory_flush(emulate):
    """Not so those in shared memory."""
    tiny = np.array([1e-40], np.float32).view(np.uint32)
    values = np.zeros(1, np.uint32)
    line = "setp.eq.u32 %p1, %r0, 0; @%p1 atom.{space}.add.f32 {d}, [{a}], {b}; @!%p1 mov.u32 {d}, 0;"
    for space, expected in (("global", 0), ("shared", int(tiny[0]))):
        after, given = run(emulate, line, tiny, np.resize(values, 32), space)
        assert after.tolist() == [expected]
        assert given[0] == tiny[0]


def test_what_was_never_written(emulate):
    line = "mov.u32 %r2, global_smem; atom.shared.{}.u32 %r1, [%r2], {};"
    (fault,) = emulate(line.format("add", "1"), shared=16)
    assert fault.kind == "read of shared memory that was never written"
    assert not emulate(line.format("exch", "1").replace("exch.u32", "exch.b32"), shared=16)
    (fault,) = emulate("atom.global.add.u32 %r1, [%d0], %r9;", np.zeros(1, np.uint32))
    assert fault.kind == "use of what was never written"


@pytest.mark.parametrize(
    "line",
    [
        "red.global.min.v2.f16 [%d0], {%h1, %h2};",
        "atom.global.min.f32 %r1, [%d0], %r2;",
        "atom.global.add.s64 %d1, [%d0], %d2;",
        "atom.global.and.u32 %r1, [%d0], %r2;",
        "atom.global.exch.b128 %d1, [%d0], %d2;",
    ],
)
def test_what_is_not_emulated_is_named(line, emulate):
    with pytest.raises(PTXError, match=line.split()[0]):
        emulate(line, np.zeros(32, np.int32))
