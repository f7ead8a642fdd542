"""Conversions between all types, against fractions; moves of bits."""

from fractions import Fraction

import numpy as np
import pytest

from profiling.emulator.text import PTXError
from tests.profiling.emulator.exact import FORMATS, UNSIGNED, fraction, is_nan, is_negative, random_bits, rounded

INTEGERS = ["u8", "s8", "u16", "s16", "u32", "s32", "u64", "s64"]


def edges(kind):
    bits = int(kind[1:])
    values = [0, 1, 5, 127, 128, 255, 256, 32767, 32768, 65535, 65519, 65520, 2**24 + 1, 2**24 + 3, 2**31 - 1, 2**31]
    values += [
        2**32 - 1,
        2**53 + 1,
        2**53 + 3,
        2**54 + 2,
        2**63 - 1,
        2**63,
        2**64 - 1,
        2**63 - 2**38 - 1,
        2**63 + 2**39,
    ]
    values += [2**40 + 2**15, 2**40 + 2**16, 2**40 + 2**16 + 1, 2**40 + 3 * 2**16, 2**56 + 2**47 + 1]
    values += [2**bits - 1 - one for one in values]
    return np.array([one & (1 << bits) - 1 for one in values], f"u{bits // 8}")


def meant(value, kind):
    bits = int(kind[1:])
    return value - (value >> bits - 1 << bits) if kind[0] == "s" else value


def held(array):
    """Numbers of 8 bits are held by registers of 16."""
    return array.astype(np.uint16) if array.itemsize == 1 else array


@pytest.mark.parametrize("of", INTEGERS)
@pytest.mark.parametrize("to", INTEGERS)
def test_integers_to_integers(to, of, compute):
    """Truncated, or widened by what the type of the source is; ``sat`` stays within the type."""
    values, bits = edges(of), int(to[1:])
    container = np.dtype(f"u{max(bits // 8, 2)}")
    mask = (1 << 8 * container.itemsize) - 1
    plain, clamped = (compute(f"cvt{sat}.{to}.{of} %z, %x;", container, held(values)) for sat in ("", ".sat"))
    low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if to[0] == "s" else (0, (1 << bits) - 1)
    for value, one, other in zip(values.tolist(), plain.tolist(), clamped.tolist(), strict=True):
        number = meant(value, of)
        assert one == meant(number & (1 << bits) - 1, to) & mask
        assert other == min(max(number, low), high) & mask


@pytest.mark.parametrize("of", INTEGERS)
@pytest.mark.parametrize("to", FORMATS)
def test_integers_to_reals(to, of, compute):
    values = edges(of)
    found = compute(f"cvt.rn.{to}.{of} %z, %x;", UNSIGNED[to], held(values))
    assert found.tolist() == [rounded(Fraction(meant(one, of)), to) for one in values.tolist()]


@pytest.mark.parametrize("direction", ["rz", "rm", "rp"])
@pytest.mark.parametrize("of", ["s32", "u64", "s64"])
def test_integers_to_floats_in_a_direction(of, direction, compute):
    values = edges(of)
    found = compute(f"cvt.{direction}.f32.{of} %z, %x;", np.uint32, values)
    assert found.tolist() == [rounded(Fraction(meant(one, of)), "f32", direction) for one in values.tolist()]


def reals(kind):
    """Of all sizes, and next to where integers are halved and end."""
    near = [n + half for n in (0, 1, 2, 3, 127, 128, 255, 256, 2047) for half in (0, 0.25, 0.5, 0.75)]
    near += [2.0**power for power in (15, 16, 31, 32, 63, 64)]
    near = np.array([rounded(Fraction(sign * one), kind) for one in near for sign in (1, -1)], dtype=UNSIGNED[kind])
    return np.concatenate([random_bits(kind, 60, 3), random_bits(kind, 60, 4, middle=True), near, near - 1])


def whole(value, rounding):
    floor, rest = divmod(value, 1)
    if rounding == "rni":
        return floor + (rest > Fraction(1, 2) or (rest == Fraction(1, 2) and floor % 2 == 1))
    up = {"rmi": False, "rpi": rest > 0, "rzi": rest > 0 and value < 0}[rounding]
    return floor + up


@pytest.mark.parametrize("of", FORMATS)
@pytest.mark.parametrize("rounding", ["rni", "rzi", "rmi", "rpi"])
def test_reals_to_integers(rounding, of, compute):
    values = reals(of)
    for to in INTEGERS:
        bits = int(to[1:])
        container = np.dtype(f"u{max(bits // 8, 2)}")
        mask = (1 << 8 * container.itemsize) - 1
        low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if to[0] == "s" else (0, (1 << bits) - 1)
        found = compute(f"cvt.{rounding}.{to}.{of} %z, %x;", container, values)
        for value, result in zip(values.tolist(), found.tolist(), strict=True):
            number = fraction(value, of)
            if number is not None:
                expected = min(max(int(whole(number, rounding)), low), high)
            elif is_nan(value, of):
                # zero, but where 64 bits take part
                expected = meant(1 << bits - 1, to) if of == "f64" or bits == 64 else 0
            else:
                expected = low if is_negative(value, of) else high
            assert result == expected & mask, (to, hex(value))


def assert_real(result, value, of, to, direction):
    number = fraction(value, of)
    if number is not None:
        assert result == rounded(number, to, direction, is_negative(value, of)), hex(value)
    elif is_nan(value, of):
        assert is_nan(result, to)
    else:
        assert result == FORMATS[to].infinity | is_negative(value, of) << FORMATS[to].bits - 1


WIDER = [("f32", "f16"), ("f32", "bf16"), ("f64", "f16"), ("f64", "bf16"), ("f64", "f32")]


@pytest.mark.parametrize(("to", "of"), WIDER)
def test_reals_to_wider_ones(to, of, compute):
    values = reals(of)
    for value, result in zip(values.tolist(), compute(f"cvt.{to}.{of} %z, %x;", UNSIGNED[to], values), strict=True):
        assert_real(int(result), value, of, to, "rn")


@pytest.mark.parametrize("direction", ["rn", "rz", "rm", "rp"])
@pytest.mark.parametrize(("of", "to"), WIDER)
def test_reals_to_narrower_ones(of, to, direction, compute):
    if to == "bf16" and direction != "rn":
        return
    values = np.concatenate([reals(of), ties(of, to)])
    found = compute(f"cvt.{direction}.{to}.{of} %z, %x;", UNSIGNED[to], values)
    for value, result in zip(values.tolist(), found.tolist(), strict=True):
        assert_real(result, value, of, to, direction)


def ties(of, to):
    """Numbers half way between two of a narrower type, and next to these."""
    narrow = [int(one) for one in random_bits(to, 60, 5) if fraction(int(one), to) is not None]
    halves = [(fraction(one, to) + fraction(one ^ 1, to)) / 2 for one in narrow]
    found = np.array([rounded(one, of) for one in halves], dtype=UNSIGNED[of])
    return np.concatenate([found - 1, found, found + 1])


@pytest.mark.parametrize("rounding", ["rni", "rzi", "rmi", "rpi"])
@pytest.mark.parametrize("kind", ["f32", "f64"])
def test_reals_to_whole_ones(kind, rounding, compute):
    values = reals(kind)
    found = compute(f"cvt.{rounding}.{kind}.{kind} %z, %x;", values.dtype, values)
    for value, result in zip(values.tolist(), found.tolist(), strict=True):
        number = fraction(value, kind)
        if number is None:
            assert is_nan(result, kind) == is_nan(value, kind)
        else:
            assert result == rounded(Fraction(whole(number, rounding)), kind, "rn", is_negative(value, kind)), hex(
                value
            )


def words(*values):
    return np.array(values, np.float32).view(np.uint32)


def test_floats_that_are_flushed_or_saturated(compute):
    values = words(1e-40, -1e-40, 0.5, -3.0, 7.0, np.nan)
    expected = words(0.0, 0.0, 0.5, 0.0, 1.0, 0.0)
    assert compute("cvt.sat.f32.f32 %z, %x;", np.uint32, values)[2:].tolist() == expected[2:].tolist()
    assert compute("cvt.ftz.sat.f32.f32 %z, %x;", np.uint32, values).tolist() == expected.tolist()
    assert compute("cvt.rpi.ftz.f32.f32 %z, %x;", np.uint32, values[:2]).tolist() == words(0.0, -0.0).tolist()
    assert compute("cvt.rpi.f32.f32 %z, %x;", np.uint32, values[:2]).tolist() == words(1.0, -0.0).tolist()
    assert compute("cvt.rpi.ftz.s32.f32 %z, %x;", np.uint32, values[:1]).tolist() == [0]
    assert (
        compute("cvt.rn.ftz.f32.f64 %z, %x;", np.uint32, np.array([1e-40, -1e-40])).tolist()
        == words(0.0, -0.0).tolist()
    )
    assert compute("cvt.ftz.f32.f16 %z, %x;", np.float32, np.array([1], np.uint16)).tolist() == [2.0**-24]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0x3F801000, 0x3F802000),  # a tie, away from zero
        (0xBF801000, 0xBF802000),
        (0x3F800FFF, 0x3F800000),
        (0x3FFFF000, 0x40000000),
        (0x7F7FFFFF, 0x7F800000),
        (0x7F800000, 0x7F800000),
        (0xFF800000, 0xFF800000),
        (0x00000FFF, 0x00000000),
        (0x00001000, 0x00002000),
    ],
)
def test_tf32(value, expected, compute):
    assert compute("cvt.rna.tf32.f32 %z, %x;", np.uint32, np.array([value], np.uint32)).tolist() == [expected]


def test_tf32_of_what_is_no_number(compute):
    values = np.array([0x7F800001, 0xFFFFFFFF], np.uint32)
    assert all(is_nan(int(one), "f32") for one in compute("cvt.rna.tf32.f32 %z, %x;", np.uint32, values))


@pytest.mark.parametrize("kind", ["f16", "bf16"])
def test_two_floats_become_halves_of_a_word(kind, compute):
    """The first is the upper half."""
    high, low = reals("f32"), reals("f32")[::-1].copy()
    found = compute(f"cvt.rn.{kind}x2.f32 %z, %x, %y;", np.uint32, high, low)
    for a, b, both in zip(high.tolist(), low.tolist(), found.tolist(), strict=True):
        assert_real(both >> 16, a, "f32", kind, "rn")
        assert_real(both & 0xFFFF, b, "f32", kind, "rn")


def test_registers_from_their_parts_and_into_them(compute):
    long, word = np.array([0x0123456789ABCDEF], np.uint64), np.array([0x89ABCDEF], np.uint32)
    assert compute("mov.b64 {%r1, %z}, %x;", np.uint32, long).tolist() == [0x01234567]
    assert compute("mov.b64 {%z, _}, %x;", np.uint32, long).tolist() == [0x89ABCDEF]
    assert compute("mov.b32 {%h1, %z}, %x;", np.uint16, word).tolist() == [0x89AB]
    parts = "mov.b64 {%h1, %h2, %h3, %h4}, %x; mov.b64 %z, {%h4, %h3, %h2, %h1};"
    assert compute(parts, np.uint64, long).tolist() == [0xCDEF89AB45670123]
    assert compute("mov.b64 {%r1, %r2}, %x; mov.b64 %z, {%r2, %r1};", np.uint64, long).tolist() == [0x89ABCDEF01234567]
    assert compute("mov.b32 {%h1, %h2}, %x; mov.b32 %z, {%h2, %h1};", np.uint32, word).tolist() == [0xCDEF89AB]
    assert compute("mov.f32 %z, 0f3F800000;", np.float32, word).tolist() == [1.0]
    assert compute("mov.f64 %z, 0dBFF8000000000000;", np.float64, word).tolist() == [-1.5]
    assert compute("mov.b32 %z, 017;", np.uint32, word).tolist() == [15]
    assert compute("setp.eq.u32 %p1, %r0, 0; mov.pred %p2, %p1; selp.u32 %z, 7, 8, %p2;", np.uint32, word).tolist() == [
        7
    ]


def test_special_registers(compute, emulate):
    threads = np.arange(96, dtype=np.uint32)
    for name, expected in {
        "%tid.x": threads,
        "%laneid": threads % 32,
        "%warpid": threads // 32,
        "%ntid.x": [96] * 96,
        "%ctaid.x": [0] * 96,
        "%nctaid.x": [1] * 96,
        "%tid.y": [0] * 96,
        "%ntid.z": [1] * 96,
    }.items():
        assert compute(f"mov.u32 %z, {name};", np.uint32, threads).tolist() == list(expected)
    found = np.zeros(6, np.int32)
    body = """
        mov.u32 %r1, %ctaid.x; mov.u32 %r2, %nctaid.x; mad.wide.u32 %d1, %r1, 8, %d0;
        st.global.v2.b32 [%d1], {%r1, %r2};
    """
    assert not emulate(body, found, programs=3)
    assert found.tolist() == [0, 3, 1, 3, 2, 3]


def test_permuted_bytes(compute):
    low, high = np.full(64, 0x33221100, np.uint32), np.full(64, 0x77665584, np.uint32)
    selectors = np.random.default_rng(0).integers(0, 2**32, 64, dtype=np.uint32)
    found = compute("prmt.b32 %z, %x, %y, %w;", np.uint32, low, high, selectors)
    source = bytes.fromhex("0011223384556677")
    for selector, result in zip(selectors.tolist(), found.tolist(), strict=True):
        for place in range(4):
            chosen = selector >> 4 * place & 15
            byte = source[chosen & 7]
            expected = (0xFF if byte >= 128 else 0) if chosen & 8 else byte
            assert result >> 8 * place & 0xFF == expected


@pytest.mark.parametrize(
    "line",
    [
        "cvt.rn.relu.bf16x2.f32 %r1, %r2, %r3;",
        "cvt.rn.satfinite.e4m3x2.f32 %h1, %r2, %r3;",
        "cvt.rz.bf16.f32 %h1, %r2;",
        "cvt.s32.f32 %r1, %r2;",
        "cvt.f16.f32 %h1, %r2;",
        "cvt.rn.f64.f32 %d1, %r2;",
        "cvt.rni.f32.f64 %r1, %d2;",
        "cvt.f32.s32 %r1, %r2;",
        "prmt.b32.f4e %r1, %r2, %r3, %r4;",
        "mov.b128 %d1, {%d2, %d3};",
        "isspacep.shared %p1, %d1;",
    ],
)
def test_what_is_not_emulated_is_named(line, emulate):
    with pytest.raises(PTXError, match=line.split()[0]):
        emulate(line)
