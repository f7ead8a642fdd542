"""Each instruction against its definition in the PTX manual, in Python's integers or in NumPy."""

import math
import struct

import numpy as np
import pytest

EDGES = [0, 1, 2, 31, 32, 33, 0x7FFFFFFF, 0x80000000, 0x80000001, 0xFFFFFFFF, 0xDEADBEEF, 12345]
PAIRS = [(a, b) for a in EDGES for b in EDGES]


@pytest.fixture
def of_pairs(emulate):
    """The 32-bit results of an instruction for pairs of 32-bit words in ``%r1`` and ``%r2``; it writes ``%r3``."""

    def computed(line, pairs=PAIRS):
        count = -(-len(pairs) // 32) * 32
        left, right, found = (np.zeros(count, np.uint32) for _ in range(3))
        left[: len(pairs)], right[: len(pairs)] = zip(*pairs, strict=True)
        body = f"""
            mad.wide.u32 %d4, %r0, 4, %d0; mad.wide.u32 %d5, %r0, 4, %d1; mad.wide.u32 %d6, %r0, 4, %d2;
            ld.global.b32 %r1, [%d4]; ld.global.b32 %r2, [%d5]; {line} st.global.b32 [%d6], %r3;
        """
        assert not emulate(body, left, right, found, threads=count)
        return [int(one) for one in found[: len(pairs)]]

    return computed


def signed(word):
    return word - (word >> 31 << 32)


def towards_zero(a, b):
    return abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1) if b else -1


def field(value, begin, length, is_signed):
    begin, length = min(begin & 255, 32), min(length & 255, 32)
    found = value >> begin & (1 << length) - 1
    if is_signed and length and value >> min(begin + length - 1, 31) & 1:
        found |= -1 << min(length, 32 - begin)
    return found


WHOLE = {
    "add.s32": lambda a, b: a + b,
    "sub.s32": lambda a, b: a - b,
    "mul.lo.s32": lambda a, b: a * b,
    "mul.hi.u32": lambda a, b: a * b >> 32,
    "mul.hi.s32": lambda a, b: signed(a) * signed(b) >> 32,
    "div.u32": lambda a, b: a // b if b else -1,
    "div.s32": lambda a, b: towards_zero(signed(a), signed(b)),
    "rem.s32": lambda a, b: signed(a) - towards_zero(signed(a), signed(b)) * signed(b),
    "min.s32": lambda a, b: min(signed(a), signed(b)),
    "max.u32": lambda a, b: max(a, b),
    "and.b32": lambda a, b: a & b,
    "or.b32": lambda a, b: a | b,
    "xor.b32": lambda a, b: a ^ b,
    "shl.b32": lambda a, b: a << b if b < 32 else 0,
    "shr.u32": lambda a, b: a >> b if b < 32 else 0,
    "shr.s32": lambda a, b: signed(a) >> min(b, 31),
}


@pytest.mark.parametrize("name", WHOLE)
def test_integers(name, of_pairs):
    pairs = PAIRS if name[:3] not in ("div", "rem") else [pair for pair in PAIRS if pair[1] or name[:3] == "div"]
    found = of_pairs(f"{name} %r3, %r1, %r2;", pairs)
    assert found == [WHOLE[name](a, b) & 0xFFFFFFFF for a, b in pairs]


@pytest.mark.parametrize(
    ("name", "formula"),
    [
        ("neg.s32", lambda a: -a),
        ("abs.s32", lambda a: abs(signed(a))),
        ("not.b32", lambda a: ~a),
        ("popc.b32", lambda a: a.bit_count()),
        ("clz.b32", lambda a: 32 - a.bit_length()),
    ],
)
def test_integers_alone(name, formula, of_pairs):
    assert of_pairs(f"{name} %r3, %r1;") == [formula(a) & 0xFFFFFFFF for a, _ in PAIRS]


@pytest.mark.parametrize("kind", ["u32", "s32"])
@pytest.mark.parametrize(("begin", "length"), [(0, 4), (3, 5), (28, 8), (31, 1), (32, 4), (5, 0), (0, 32), (40, 40)])
def test_fields_of_bits(kind, begin, length, of_pairs):
    found = of_pairs(f"bfe.{kind} %r3, %r1, {begin}, {length};")
    assert found == [field(a, begin, length, kind == "s32") & 0xFFFFFFFF for a, _ in PAIRS]


def test_wide_products(of_pairs):
    found = of_pairs("mul.wide.s32 %d10, %r1, %r2; mov.b64 {%r4, %r3}, %d10;")
    assert found == [signed(a) * signed(b) >> 32 & 0xFFFFFFFF for a, b in PAIRS]


def bits(value):
    return struct.unpack("<I", struct.pack("<f", value))[0]


REALS = [0.0, -0.0, 1.0, -1.5, 3.1415927, 1e-40, -1e-45, 3e38, math.inf, -math.inf, math.nan, 1e-20, 16777217.0]
REAL_PAIRS = [(bits(a), bits(b)) for a in REALS for b in REALS]


def as_floats(words):
    return np.array(words, np.uint32).view(np.float32)


def assert_same_floats(found, expected):
    """Bit by bit, but for which NaN it is."""
    expected = np.asarray(expected, np.float32)
    found = as_floats(found)
    assert np.array_equal(np.isnan(found), np.isnan(expected))
    same = ~np.isnan(expected)
    assert np.array_equal(found[same].view(np.uint32), expected[same].view(np.uint32))


@pytest.mark.parametrize(
    ("name", "formula"),
    [
        ("add.f32", np.add),
        ("sub.rn.f32", np.subtract),
        ("mul.f32", np.multiply),
        ("div.rn.f32", np.divide),
        ("min.f32", np.fmin),
        ("max.f32", np.fmax),
        ("max.NaN.f32", np.maximum),
    ],
)
def test_reals(name, formula, of_pairs):
    with np.errstate(all="ignore"):
        expected = formula(*(as_floats(side) for side in zip(*REAL_PAIRS, strict=True)))
    found = of_pairs(f"{name} %r3, %r1, %r2;", REAL_PAIRS)
    if name.startswith(("min", "max")):  # which zero it is depends on the order
        np.testing.assert_array_equal(np.abs(as_floats(found)), np.abs(expected))
    else:
        assert_same_floats(found, expected)


def test_subnormal_numbers_are_flushed_where_that_is_said(of_pairs):
    (kept,) = of_pairs("add.f32 %r3, %r1, %r2;", [(bits(-1e-40), bits(0.0))])
    (flushed,) = of_pairs("add.ftz.f32 %r3, %r1, %r2;", [(bits(-1e-40), bits(-0.0))])
    assert kept == bits(-1e-40)
    assert flushed == bits(-0.0)


def test_fused_products_are_rounded_once(of_pairs):
    """Where rounding the product first, or in float64 and then again, gives another number."""
    random = np.random.default_rng(0)
    pairs = [(int(a), int(b)) for a, b in random.integers(0x3F000000, 0x41000000, (4000, 2))]
    # the third operand is the product rounded, negative, so that what is left is its error
    body = "mul.f32 %r4, %r1, %r2; neg.f32 %r5, %r4; fma.rn.f32 %r3, %r1, %r2, %r5;"
    left, right = (as_floats(side).astype(np.float64) for side in zip(*pairs, strict=True))
    rounded = (as_floats([a for a, _ in pairs]) * as_floats([b for _, b in pairs])).astype(np.float64)
    assert_same_floats(of_pairs(body, pairs), (left * right - rounded).astype(np.float32))


def test_a_fused_sum_that_two_roundings_get_wrong(of_pairs):
    """A sum just above a tie between two float32, by less than a float64 holds."""
    (found,) = of_pairs("fma.rn.f32 %r3, %r1, %r1, %r2;", [(bits(1.0 + 2.0**-12), bits(2.0**-80))])
    assert as_floats([found])[0] == 1 + 2.0**-11 + 2.0**-23  # of 1 + 2^-11 + 2^-24 + 2^-80


@pytest.mark.parametrize(
    ("line", "value", "expected"),
    [
        ("cvt.rzi.s32.f32", -2.7, -2 & 0xFFFFFFFF),
        ("cvt.rmi.s32.f32", -2.1, -3 & 0xFFFFFFFF),
        ("cvt.rni.s32.f32", 2.5, 2),
        ("cvt.rzi.s32.f32", 1e20, 0x7FFFFFFF),
        ("cvt.rzi.s32.f32", math.nan, 0),
        ("cvt.rzi.u32.f32", -5.0, 0),
        ("cvt.rmi.f32.f32", -2.1, bits(-3.0)),
        ("cvt.rna.tf32.f32", 1.0 + 2.0**-11, bits(1.0 + 2.0**-10)),  # a tie, away from zero
        ("cvt.rna.tf32.f32", 1.0 + 2.0**-12, bits(1.0)),
        ("cvt.rna.tf32.f32", math.inf, bits(math.inf)),
    ],
)
def test_conversions(line, value, expected, of_pairs):
    assert of_pairs(f"{line} %r3, %r1;", [(bits(value), 0)]) == [expected]


def test_halves_of_floats(of_pairs):
    (packed,) = of_pairs("cvt.rn.bf16x2.f32 %r3, %r1, %r2;", [(bits(1.0 + 2.0**-8), bits(-3.0))])
    assert packed == bits(1.0) >> 16 << 16 | bits(-3.0) >> 16  # a tie, to even; the first is the upper half


@pytest.mark.parametrize(
    ("mode", "lane", "clamp", "source"),
    [
        ("bfly", 5, 31, lambda n: n ^ 5),
        ("idx", 7, 31, lambda n: 7),
        ("up", 3, 0, lambda n: n - 3 if n >= 3 else n),
        ("down", 3, 31, lambda n: n + 3 if n + 3 < 32 else n),
        ("down", 2, 0x1807, lambda n: n + 2 if n % 8 + 2 < 8 else n),  # within segments of eight
    ],
)
def test_shuffles(mode, lane, clamp, source, of_pairs):
    pairs = [(100 + n, 0) for n in range(32)]
    found = of_pairs(f"shfl.sync.{mode}.b32 %r3, %r1, {lane}, {clamp}, -1;", pairs)
    assert found == [100 + source(n) for n in range(32)]


def test_votes(of_pairs):
    pairs = [(n, 0) for n in range(32)]
    body = "setp.lt.u32 %p1, %r1, 5; vote.sync.ballot.b32 %r3, %p1, -1;"
    assert of_pairs(body, pairs) == [0b11111] * 32
    assert of_pairs("redux.sync.add.s32 %r3, %r1, -1;", pairs) == [sum(range(32))] * 32


def test_permuted_bytes(of_pairs):
    (found,) = of_pairs("prmt.b32 %r3, %r1, %r2, 0x7C20;", [(0x33221100, 0x77665584)])
    assert found == 0x77_FF_22_00  # byte 7, the sign of byte 4, bytes 2 and 0


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
