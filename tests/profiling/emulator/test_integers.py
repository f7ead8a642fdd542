"""Integer arithmetic, logic and shifts, of every width, against Python's integers."""

import numpy as np
import pytest

from profiling.emulator.text import PTXError

EDGES = {
    bits: [
        *(0, 1, 2, 3, 7, 12345, bits - 1, bits, bits + 1, 0xDEADBEEFCAFEF00D & (1 << bits) - 1),
        *((1 << bits - 1) + n for n in (-1, 0, 1)),
        *((1 << bits) - n for n in (1, 7)),
    ]
    for bits in (16, 32, 64)
}


def pairs(bits):
    left, right = np.meshgrid(np.array(EDGES[bits], np.uint64), np.array(EDGES[bits], np.uint64))
    return [side.reshape(-1).astype(f"u{bits // 8}") for side in (left, right)]


def meant(values, kind):
    """The integers that bits of a type are."""
    bits = int(kind[1:])
    return [int(one) - (int(one) >> bits - 1 << bits if kind[0] == "s" else 0) for one in values]


def assert_bits(found, expected):
    mask = (1 << 8 * found.itemsize) - 1
    assert [int(one) for one in found] == [one & mask for one in expected]


def towards_zero(a, b):
    return abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1) if b else -1


TWO = {
    "add": lambda a, b, bits: a + b,
    "sub": lambda a, b, bits: a - b,
    "mul.lo": lambda a, b, bits: a * b,
    "mul.hi": lambda a, b, bits: a * b >> bits,
    "div": lambda a, b, bits: towards_zero(a, b),
    "rem": lambda a, b, bits: a - towards_zero(a, b) * b,
    "min": lambda a, b, bits: min(a, b),
    "max": lambda a, b, bits: max(a, b),
}


@pytest.mark.parametrize("kind", ["u16", "s16", "u32", "s32", "u64", "s64"])
@pytest.mark.parametrize("name", TWO)
def test_arithmetic(name, kind, compute):
    bits = int(kind[1:])
    left, right = pairs(bits)
    found = compute(f"{name}.{kind} %z, %x, %y;", left.dtype, left, right)
    expected = [TWO[name](a, b, bits) for a, b in zip(meant(left, kind), meant(right, kind), strict=True)]
    assert_bits(found, expected)


@pytest.mark.parametrize("bits", [16, 32, 64])
def test_logic(bits, compute):
    left, right = pairs(bits)
    for name, formula in {
        "and": lambda a, b: a & b,
        "or": lambda a, b: a | b,
        "xor": lambda a, b: a ^ b,
    }.items():
        found = compute(f"{name}.b{bits} %z, %x, %y;", left.dtype, left, right)
        assert_bits(found, map(formula, left.tolist(), right.tolist()))
    assert_bits(compute(f"not.b{bits} %z, %x;", left.dtype, left), [~a for a in left.tolist()])
    assert_bits(compute(f"cnot.b{bits} %z, %x;", left.dtype, left), [int(a == 0) for a in left.tolist()])


@pytest.mark.parametrize("bits", [16, 32, 64])
def test_shifts(bits, compute):
    """Beyond the width too, where nothing is left, or the sign."""
    left, _ = pairs(bits)
    counts = np.resize(np.array([0, 1, 5, bits - 1, bits, bits + 1, 255, 2**31, 2**32 - 1], np.uint32), len(left))
    each = list(zip(left.tolist(), counts.tolist(), strict=True))
    assert_bits(compute(f"shl.b{bits} %z, %x, %y;", left.dtype, left, counts), [a << min(n, bits) for a, n in each])
    assert_bits(compute(f"shr.u{bits} %z, %x, %y;", left.dtype, left, counts), [a >> min(n, bits) for a, n in each])
    signed = zip(meant(left, f"s{bits}"), counts.tolist(), strict=True)
    found = compute(f"shr.s{bits} %z, %x, %y;", left.dtype, left, counts)
    assert_bits(found, [a >> min(n, bits) for a, n in signed])


@pytest.mark.parametrize("kind", ["s16", "s32", "s64"])
def test_signs(kind, compute):
    left, _ = pairs(int(kind[1:]))
    assert_bits(compute(f"neg.{kind} %z, %x;", left.dtype, left), [-a for a in meant(left, kind)])
    assert_bits(compute(f"abs.{kind} %z, %x;", left.dtype, left), [abs(a) for a in meant(left, kind)])


@pytest.mark.parametrize("kind", ["u16", "s16", "u32", "s32"])
def test_products_of_twice_the_width(kind, compute):
    bits = int(kind[1:])
    left, right = pairs(bits)
    wide = f"u{2 * bits // 8}"
    total = np.resize(np.array(EDGES[2 * bits], np.uint64), len(left)).astype(wide)
    products = [a * b for a, b in zip(meant(left, kind), meant(right, kind), strict=True)]
    assert_bits(compute(f"mul.wide.{kind} %z, %x, %y;", wide, left, right), products)
    found = compute(f"mad.wide.{kind} %z, %x, %y, %w;", wide, left, right, total)
    assert_bits(found, [a + int(b) for a, b in zip(products, total, strict=True)])


@pytest.mark.parametrize("kind", ["u16", "s16", "u32", "s32", "u64", "s64"])
@pytest.mark.parametrize("half", ["lo", "hi"])
def test_products_with_a_sum(half, kind, compute):
    bits = int(kind[1:])
    left, right = pairs(bits)
    total = left[::-1].copy()
    found = compute(f"mad.{half}.{kind} %z, %x, %y, %w;", left.dtype, left, right, total)
    each = zip(*(meant(one, kind) for one in (left, right, total)), strict=True)
    assert_bits(found, [(a * b >> (bits if half == "hi" else 0)) + c for a, b, c in each])


def test_sums_that_stay_within_their_type(compute):
    left, right = pairs(32)
    each = list(zip(meant(left, "s32"), meant(right, "s32"), strict=True))
    limit = 2**31
    for name, sign in (("add", 1), ("sub", -1)):
        found = compute(f"{name}.sat.s32 %z, %x, %y;", np.uint32, left, right)
        assert_bits(found, [min(max(a + sign * b, -limit), limit - 1) for a, b in each])


@pytest.mark.parametrize("bits", [32, 64])
def test_places_of_bits(bits, compute):
    left, _ = pairs(bits)
    each = left.tolist()
    assert_bits(compute(f"popc.b{bits} %z, %x;", np.uint32, left), [bin(a).count("1") for a in each])
    assert_bits(compute(f"clz.b{bits} %z, %x;", np.uint32, left), [bits - len(f"{a:b}") * (a > 0) for a in each])
    assert_bits(compute(f"brev.b{bits} %z, %x;", left.dtype, left), [int(f"{a:0{bits}b}"[::-1], 2) for a in each])
    for kind in (f"u{bits}", f"s{bits}"):
        without_sign = [~a if a < 0 else a for a in meant(left, kind)]
        highest = [max((n for n in range(bits) if a >> n & 1), default=-1) for a in without_sign]
        assert_bits(compute(f"bfind.{kind} %z, %x;", np.uint32, left), highest)
        found = compute(f"bfind.shiftamt.{kind} %z, %x;", np.uint32, left)
        assert_bits(found, [bits - 1 - n if n >= 0 else -1 for n in highest])


FIELDS = [(0, 4), (3, 5), (28, 8), (31, 1), (32, 4), (5, 0), (0, 32), (40, 40), (63, 1), (0, 64), (1, 63), (64, 1)]
FIELDS += [(255, 255), (256 + 3, 256 + 5), (60, 200)]


@pytest.mark.parametrize("kind", ["u32", "s32", "u64", "s64"])
def test_fields_of_bits(kind, compute):
    """Bit by bit, as in the manual."""
    bits = int(kind[1:])
    left, _ = pairs(bits)
    for begin, length in FIELDS:
        found = compute(f"bfe.{kind} %z, %x, {begin}, {length};", left.dtype, left)
        first, size = begin & 255, length & 255
        for a, result in zip(left.tolist(), found.tolist(), strict=True):
            filled = a >> min(first + size - 1, bits - 1) & 1 if size and kind[0] == "s" else 0
            digits = [a >> first + n & 1 if n < size and first + n < bits else filled for n in range(bits)]
            assert result == sum(digit << n for n, digit in enumerate(digits)), (hex(a), begin, length)


@pytest.mark.parametrize("bits", [32, 64])
def test_fields_that_are_put_in(bits, compute):
    left, right = pairs(bits)
    for begin, length in FIELDS:
        found = compute(f"bfi.b{bits} %z, %x, %y, {begin}, {length};", left.dtype, left, right)
        first, size = begin & 255, length & 255
        for a, b, result in zip(left.tolist(), right.tolist(), found.tolist(), strict=True):
            digits = [a >> n - first & 1 if first <= n < first + size else b >> n & 1 for n in range(bits)]
            assert result == sum(digit << n for n, digit in enumerate(digits)), (hex(a), hex(b), begin, length)


@pytest.mark.parametrize("table", [0x00, 0x80, 0xFE, 0x96, 0xCA, 0xE8, 0x12, 0x2D])
def test_functions_of_three_bits(table, compute):
    left, right = pairs(32)
    third = np.roll(left, 3)
    found = compute(f"lop3.b32 %z, %x, %y, %w, {table};", np.uint32, left, right, third)
    for a, b, c, result in zip(*(one.tolist() for one in (left, right, third, found)), strict=True):
        digits = [table >> (4 * (a >> n & 1) + 2 * (b >> n & 1) + (c >> n & 1)) & 1 for n in range(32)]
        assert result == sum(digit << n for n, digit in enumerate(digits))


@pytest.mark.parametrize("mode", ["wrap", "clamp"])
def test_funnel_shifts(mode, compute):
    low, high = pairs(32)
    counts = np.resize(np.array([0, 1, 8, 31, 32, 33, 64, 2**32 - 1], np.uint32), len(low))
    each = [
        (a | b << 32, n & 31 if mode == "wrap" else min(n, 32))
        for a, b, n in zip(low.tolist(), high.tolist(), counts.tolist(), strict=True)
    ]
    left = compute(f"shf.l.{mode}.b32 %z, %x, %y, %w;", np.uint32, low, high, counts)
    right = compute(f"shf.r.{mode}.b32 %z, %x, %y, %w;", np.uint32, low, high, counts)
    assert_bits(left, [both << n >> 32 for both, n in each])
    assert_bits(right, [both >> n for both, n in each])


@pytest.mark.parametrize(("name", "sign"), [("add", 1), ("sub", -1)])
def test_sums_of_two_words_with_a_carry(name, sign, compute):
    left, right = pairs(64)
    halves = "mov.b64 {%r1, %r2}, %x; mov.b64 {%r3, %r4}, %y;"
    lines = f"{halves} {name}.cc.u32 %r5, %r1, %r3; {name}c.u32 %r6, %r2, %r4; mov.b64 %z, {{%r5, %r6}};"
    found = compute(lines, np.uint64, left, right)
    assert_bits(found, [a + sign * b for a, b in zip(left.tolist(), right.tolist(), strict=True)])


@pytest.mark.parametrize(("name", "sign"), [("add", 1), ("sub", -1)])
def test_a_carry_that_goes_on(name, sign, compute):
    """Through a word that is all ones, or nothing, to the third."""
    left, right = pairs(32)
    lines = f"""
        mov.u32 %r1, {0xFFFFFFFF if sign > 0 else 0};
        {name}.cc.u32 %r2, %x, %y; {name}c.cc.u32 %r3, %r1, 0; {name}c.u32 %z, 7, 0;
    """
    middle = 0xFFFFFFFF if sign > 0 else 0
    each = zip(left.tolist(), right.tolist(), strict=True)
    expected = [((7 << 64 | middle << 32 | a) + sign * b) >> 64 for a, b in each]
    assert_bits(compute(lines, np.uint32, left, right), expected)


def test_a_product_of_two_words_by_carries(compute):
    """The upper half of a product of 64 bits from products of 32, as compilers write it."""
    left, right = pairs(64)
    lines = """
        mov.b64 {%r1, %r2}, %x; mov.b64 {%r3, %r4}, %y;
        mul.hi.u32 %r5, %r1, %r3; mov.u32 %r6, 0; mov.u32 %r7, 0;
        mad.lo.cc.u32 %r5, %r1, %r4, %r5; madc.hi.cc.u32 %r6, %r1, %r4, %r6; addc.u32 %r7, %r7, 0;
        mad.lo.cc.u32 %r5, %r2, %r3, %r5; madc.hi.cc.u32 %r6, %r2, %r3, %r6; addc.u32 %r7, %r7, 0;
        mad.lo.cc.u32 %r6, %r2, %r4, %r6; madc.hi.u32 %r7, %r2, %r4, %r7; mov.b64 %z, {%r6, %r7};
    """
    found = compute(lines, np.uint64, left, right)
    assert_bits(found, [a * b >> 64 for a, b in zip(left.tolist(), right.tolist(), strict=True)])


def test_operations_on_predicates(compute):
    values = np.arange(4, dtype=np.uint32)
    formulas = {"and": lambda a, b: a & b, "or": lambda a, b: a | b, "xor": lambda a, b: a ^ b}
    for name, formula in formulas.items():
        lines = f"""
            and.b32 %r1, %x, 1; setp.ne.u32 %p1, %r1, 0; setp.ge.u32 %p2, %x, 2;
            {name}.pred %p3, %p1, !%p2; not.pred %p4, %p3; selp.u32 %z, 0, 1, %p4;
        """
        assert_bits(compute(lines, np.uint32, values), [formula(n & 1, 1 - (n >> 1)) for n in range(4)])


@pytest.mark.parametrize(
    "line",
    [
        "dp4a.u32.u32 %r1, %r2, %r3, %r4;",
        "mul24.lo.u32 %r1, %r2, %r3;",
        "sad.u32 %r1, %r2, %r3, %r4;",
        "fns.b32 %r1, %r2, %r3, %r4;",
        "add.u16x2 %r1, %r2, %r3;",
        "min.relu.s32 %r1, %r2, %r3;",
        "add.sat.u32 %r1, %r2, %r3;",
        "shf.l.b32 %r1, %r2, %r3, %r4;",
        "lop3.or.b32 %r1|%p1, %r2, %r3, %r4, 0x80, %p2;",
    ],
)
def test_what_is_not_emulated_is_named(line, emulate):
    with pytest.raises(PTXError, match=line.rstrip(";").replace("|", r"\|")):
        emulate(line)
