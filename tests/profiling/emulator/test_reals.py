"""Real arithmetic with one rounding, against fractions."""

from fractions import Fraction

import numpy as np
import pytest

from profiling.emulator.text import PTXError
from tests.profiling.emulator.exact import FORMATS, UNSIGNED, fraction, is_nan, is_negative, random_bits, rounded

DIRECTIONS = ["rn", "rz", "rm", "rp"]


def assert_fused(found, a, b, c, kind, direction):
    """``a * b + c`` of finite numbers exactly, and of others as float64 has it."""
    for result, *each in zip(found.tolist(), a.tolist(), b.tolist(), c.tolist(), strict=True):
        x, y, z = (fraction(one, kind) for one in each)
        text = [hex(one) for one in (*each, result)]
        if None in (x, y, z):
            with np.errstate(all="ignore"):
                u, v, w = (special(one, kind) for one in each)
                expected = u * v + w
            assert special(result, kind) == expected or (is_nan(result, kind) and np.isnan(expected)), text
            continue
        product_is_below = is_negative(each[0], kind) != is_negative(each[1], kind)
        both = product_is_below and is_negative(each[2], kind)
        either = product_is_below or is_negative(each[2], kind)
        exact = x * y + z
        zero_is_below = both or (either and direction == "rm")
        assert result == rounded(exact, kind, direction, zero_is_below), text


def special(bits, kind):
    """Infinity, what is no number, or about how large a number is."""
    value = fraction(bits, kind)
    sign = -1.0 if is_negative(bits, kind) else 1.0
    if value is None:
        return np.float64(np.nan if is_nan(bits, kind) else sign * np.inf)
    return np.float64(sign * (0.0 if value == 0 else 1.0))


def operands(kind, seed):
    """Numbers of all sizes, some of about one, and sums of which little is left."""
    count = 200
    a, b, c = (random_bits(kind, count, seed + n) for n in range(3))
    d, e = (random_bits(kind, count, seed + 3 + n, middle=True) for n in range(2))
    products = []
    for one, other in zip(d.tolist(), e.tolist(), strict=True):
        factors = fraction(one, kind), fraction(other, kind)
        products.append(0 if None in factors else rounded(-factors[0] * factors[1], kind))
    f = np.array(products, dtype=UNSIGNED[kind])
    f[::3] += 1
    f[1::3] ^= np.asarray(1 << FORMATS[kind].bits - 1, dtype=f.dtype)
    return np.concatenate([a, d]), np.concatenate([b, e]), np.concatenate([c, f])


def constant(kind, value):
    return np.full(400, rounded(Fraction(value), kind), dtype=UNSIGNED[kind])


CASES = [(kind, direction) for kind in ("f32", "f64") for direction in DIRECTIONS] + [("f16", "rn"), ("bf16", "rn")]


@pytest.mark.parametrize(("kind", "direction"), CASES)
def test_fused_products(kind, direction, compute):
    a, b, c = operands(kind, 0)
    found = compute(f"fma.{direction}.{kind} %z, %x, %y, %w;", a.dtype, a, b, c)
    assert_fused(found, a, b, c, kind, direction)


def test_a_fused_sum_that_two_roundings_get_wrong(compute):
    """Just above a tie between two float64, by less than the sum of the small terms holds."""
    a, c = np.array([1 + 2.0**-27]), np.array([2.0**-54 * (1 + 2.0**-52)])
    assert compute("fma.rn.f64 %z, %x, %y, %w;", np.float64, a, a, c).tolist() == [1 + 2.0**-26 + 2.0**-52]
    assert compute("fma.rn.f64 %z, %x, %y, %w;", np.float64, a, a, c * (1 - 2.0**-50)).tolist() == [1 + 2.0**-26]


@pytest.mark.parametrize(("kind", "direction"), CASES)
def test_sums_and_products(kind, direction, compute):
    a, b, c = operands(kind, 10)
    dot = f".{direction}" if direction != "rn" else ""  # which is the default
    one, minus = constant(kind, 1), np.asarray(1 << FORMATS[kind].bits - 1, dtype=a.dtype)
    assert_fused(compute(f"add{dot}.{kind} %z, %x, %y;", a.dtype, a, c), a, one, c, kind, direction)
    assert_fused(compute(f"sub{dot}.{kind} %z, %x, %y;", a.dtype, a, c), a, one, c ^ minus, kind, direction)
    zero = (a ^ b) & minus  # of the sign of the product
    assert_fused(compute(f"mul{dot}.{kind} %z, %x, %y;", a.dtype, a, b), a, b, zero, kind, direction)


@pytest.mark.parametrize("kind", ["f16", "bf16"])
def test_two_halves_of_a_word(kind, compute):
    a, b, c = (np.concatenate([one, one[:112]]) for one in operands(kind, 20))
    pairs = [one.view(np.uint32) for one in (a, b, c)]
    found = compute(f"fma.rn.{kind}x2 %z, %x, %y, %w;", np.uint32, *pairs)
    assert_fused(found.view(np.uint16), a, b, c, kind, "rn")


def test_two_floats_of_a_long_word(compute):
    a, b, c = operands("f32", 30)
    pairs = [one.view(np.uint64) for one in (a, b, c)]
    found = compute("fma.rn.f32x2 %z, %x, %y, %w;", np.uint64, *pairs)
    assert_fused(found.view(np.uint32), a, b, c, "f32", "rn")


@pytest.mark.parametrize("kind", ["f32", "f64"])
def test_quotients_and_roots(kind, compute):
    a, b, _ = operands(kind, 40)
    quotients = compute(f"div.rn.{kind} %z, %x, %y;", a.dtype, a, b)
    inverses, roots = (compute(f"{name}.rn.{kind} %z, %x;", a.dtype, b) for name in ("rcp", "sqrt"))
    for each in zip(*(one.tolist() for one in (a, b, quotients, inverses, roots)), strict=True):
        x, y = (fraction(one, kind) for one in each[:2])
        if x is None or not y:
            continue
        assert each[2] == rounded(x / y, kind, negative_zero=is_negative(each[0], kind) != is_negative(each[1], kind))
        assert each[3] == rounded(1 / y, kind)
        if y > 0:
            root = fraction(each[4], kind)
            below, above = (fraction(each[4] + n, kind) for n in (-1, 1))
            assert ((below + root) / 2) ** 2 <= y <= ((root + above) / 2) ** 2
        else:
            assert is_nan(each[4], kind)


def word(value, kind="f32"):
    return int(np.asarray(value, {"f32": np.float32, "f64": np.float64, "f16": np.float16}[kind]).view(UNSIGNED[kind]))


@pytest.mark.parametrize(
    ("line", "x", "y", "expected"),
    [
        ("div.rn", 1.0, 0.0, np.inf),
        ("div.rn", -1.0, 0.0, -np.inf),
        ("div.rn", 0.0, 0.0, np.nan),
        ("div.rn", 1.0, -np.inf, -0.0),
        ("div.rn", np.inf, np.inf, np.nan),
        ("div.full", 1.0, 0.0, np.inf),
        ("div.full", 3e38, 3e38, 1.0),
        ("div.approx", 3.0, -0.0, -np.inf),
        ("div.approx", 3.0, 2.0**127, 0.0),  # the inverse of the divisor would be subnormal
        ("div.approx", -3.0, 2.0**127, -0.0),
        ("div.approx", np.inf, 2.0**127, np.nan),
        ("div.approx", 3.0, 2.0**126, 3 * 2.0**-126),
        ("div.approx.ftz", 3.0, 1e-40, np.inf),
        ("min", -0.0, 0.0, -0.0),
        ("min", 0.0, -0.0, -0.0),
        ("max", -0.0, 0.0, 0.0),
        ("max", 0.0, -0.0, 0.0),
        ("min", np.nan, 1.0, 1.0),
        ("max", 1.0, np.nan, 1.0),
        ("min", np.nan, np.nan, np.nan),
        ("min.NaN", 1.0, np.nan, np.nan),
        ("max.NaN", np.nan, 1.0, np.nan),
        ("max.NaN", 2.0, -1.0, 2.0),
        ("min", 1.0, -np.inf, -np.inf),
        ("max.ftz", -1e-40, -1.0, -0.0),
        ("copysign", -2.0, 3.0, -3.0),  # the sign of the first, the rest of the second
        ("copysign", 2.0, -np.inf, np.inf),
        ("add", -1e-40, 0.0, -1e-40),
        ("add.ftz", -1e-40, -0.0, -0.0),
        ("mul.ftz", 1e-20, 1e-20, 0.0),
        ("mul.ftz", 1e-20, -1e-20, -0.0),
        ("mul", 1e-20, 1e-20, 1e-40),
        ("add.sat", 0.5, 2.0, 1.0),
        ("add.sat", 0.5, -2.0, 0.0),
        ("add.sat", 0.25, 0.5, 0.75),
        ("add.sat", np.nan, 0.5, 0.0),
        ("mul.sat", -0.0, 1.0, 0.0),
    ],
)
def test_special_cases(line, x, y, expected, compute):
    (found,) = compute(f"{line}.f32 %z, %x, %y;", np.uint32, *([np.uint32(word(one))] for one in (x, y)))
    if np.isnan(expected):
        assert is_nan(int(found), "f32")
    else:
        assert int(found) == word(expected)


@pytest.mark.parametrize("kind", ["f16", "bf16", "f32", "f64"])
def test_signs_and_extremes(kind, compute):
    a, b, _ = operands(kind, 50)
    sign = 1 << FORMATS[kind].bits - 1
    lines = ["neg.{} %z, %x;", "abs.{} %z, %x;", "min.{} %z, %x, %y;", "max.{} %z, %x, %y;"]
    found = [compute(line.format(kind), a.dtype, a, b).tolist() for line in lines]
    for x, y, minus, size, least, most in zip(a.tolist(), b.tolist(), *found, strict=True):
        if is_nan(x, kind) or is_nan(y, kind):
            numbers = [one for one in (x, y) if not is_nan(one, kind)]
            assert [least, most] == 2 * numbers if numbers else is_nan(least, kind)
            continue
        assert (minus, size) == (x ^ sign, x & ~sign)
        # bits of numbers in order, where those of negative ones are turned round
        order = sorted((x, y), key=lambda one: -(one ^ sign) - 1 if one & sign else one)
        assert [least, most] == order


def test_signs_of_two_halves(compute):
    a = np.array([0x3C00_BC00, 0x8000_0000, 0xFC00_0001], np.uint32)
    assert compute("neg.f16x2 %z, %x;", np.uint32, a).tolist() == [0xBC00_3C00, 0x0000_8000, 0x7C00_8001]
    assert compute("abs.bf16x2 %z, %x;", np.uint32, a).tolist() == [0x3C00_3C00, 0, 0x7C00_0001]
    b = np.array([0xBC00_3C00, 0x0000_8000, 0x3C00_BC00], np.uint32)
    assert compute("min.f16x2 %z, %x, %y;", np.uint32, a, b).tolist() == [0xBC00_BC00, 0x8000_8000, 0xFC00_BC00]
    assert compute("max.f16x2 %z, %x, %y;", np.uint32, a, b).tolist() == [0x3C00_3C00, 0, 0x3C00_0001]


@pytest.mark.parametrize(
    "line",
    [
        "fma.rn.relu.f16 %h1, %h2, %h3, %h4;",
        "min.xorsign.abs.f32 %r1, %r2, %r3;",
        "max.f32 %r1, %r2, %r3, %r4;",
        "div.rz.f32 %r1, %r2, %r3;",
        "add.rz.bf16 %h1, %h2, %h3;",
        "sqrt.rm.f32 %r1, %r2;",
    ],
)
def test_what_is_not_emulated_is_named(line, emulate):
    with pytest.raises(PTXError, match=line.rstrip(";")):
        emulate(line)
