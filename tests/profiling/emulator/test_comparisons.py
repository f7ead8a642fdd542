"""Comparisons and choices, of integers and of reals, with what is no number among them."""

import operator

import numpy as np
import pytest

from profiling.emulator.text import PTXError
from tests.profiling.emulator.exact import FORMATS, fraction, is_nan, is_negative

PLAIN = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "le": operator.le,
    "gt": operator.gt,
    "ge": operator.ge,
}
UNSIGNED = {"lo": "lt", "ls": "le", "hi": "gt", "hs": "ge"}
INTEGERS = {
    kind: [0, 1, (1 << int(kind[1:]) - 1) - 1, 1 << int(kind[1:]) - 1, (1 << int(kind[1:])) - 1]
    for kind in ("u16", "s16", "u32", "s32", "u64", "s64", "b16", "b32", "b64")
}
REALS = {
    kind: [
        *(0, 1, 3 << form.digits - 2, form.infinity, form.infinity + 1),
        *(1 << form.bits - 1, 5 | 1 << form.bits - 1, form.infinity | 1 << form.bits - 1),
    ]
    for kind, form in FORMATS.items()
}
BOTH = "selp.u32 %r1, 1, 0, %p1; selp.u32 %r2, 2, 0, %p2; or.b32 %z, %r1, %r2;"


def pairs(values, kind):
    dtype = f"u{FORMATS[kind].bits // 8 if kind in FORMATS else int(kind[1:]) // 8}"
    left, right = np.meshgrid(np.array(values, dtype), np.array(values, dtype))
    return left.reshape(-1), right.reshape(-1)


def signed(value, kind):
    bits = int(kind[1:])
    return value - (value >> bits - 1 << bits) if kind[0] == "s" else value


def ordered(bits, kind):
    """A number that is ordered as the real is; None for what is none."""
    if is_nan(bits, kind):
        return None
    value = fraction(bits, kind)
    if value is None:
        return float("-inf") if is_negative(bits, kind) else float("inf")
    return value


def compared(name, left, right, kind):
    if kind not in FORMATS:
        return PLAIN[UNSIGNED.get(name, name)](signed(left, kind), signed(right, kind))
    a, b = ordered(left, kind), ordered(right, kind)
    unordered = a is None or b is None
    if name in ("num", "nan"):
        return unordered == (name == "nan")
    if unordered:
        return name not in PLAIN
    return PLAIN[name if name in PLAIN else name[:-1]](a, b)


NAMES = {
    **{kind: [*PLAIN, *UNSIGNED] for kind in ("u16", "u32", "u64")},
    **{kind: [*PLAIN] for kind in ("s16", "s32", "s64")},
    **{kind: ["eq", "ne"] for kind in ("b16", "b32", "b64")},
    **{kind: [*PLAIN, *(f"{name}u" for name in PLAIN), "num", "nan"] for kind in FORMATS},
}


@pytest.mark.parametrize("kind", NAMES)
def test_every_comparison(kind, compute):
    left, right = pairs((INTEGERS | REALS)[kind], kind)
    for name in NAMES[kind]:
        found = compute(
            f"setp.{name}.{kind} %p1|%p2, %x, %y; selp.u32 %r1, 1, 0, %p1; selp.u32 %z, 2, 0, %p2; or.b32 %z, %z, %r1;",
            np.uint32,
            left,
            right,
        )
        expected = [1 if compared(name, a, b, kind) else 2 for a, b in zip(left.tolist(), right.tolist(), strict=True)]
        assert found.tolist() == expected, name


@pytest.mark.parametrize("join", ["and", "or", "xor"])
@pytest.mark.parametrize("negated", ["", "!"])
def test_comparisons_joined_with_a_predicate(join, negated, compute):
    formula = {"and": operator.and_, "or": operator.or_, "xor": operator.xor}[join]
    left, right = np.array([0, 1, 0, 1], np.uint32), np.array([0, 0, 1, 1], np.uint32)
    lines = f"""
        setp.ne.u32 %p3, %y, 0; setp.ne.{join}.u32 %p1|%p2, %x, 0, {negated}%p3; {BOTH}
    """
    expected = []
    for a, b in zip(left.tolist(), right.tolist(), strict=True):
        other = b == 0 if negated else b != 0
        expected.append(formula(a != 0, other) + 2 * formula(a == 0, other))
    assert compute(lines, np.uint32, left, right).tolist() == expected


def test_comparisons_that_flush(compute):
    tiny, zero = np.array([1, 0x8000_0001], np.uint32), np.zeros(2, np.uint32)
    lines = "setp.eq{}.f32 %p1, %x, %y; selp.u32 %z, 1, 0, %p1;"
    assert compute(lines.format(""), np.uint32, tiny, zero).tolist() == [0, 0]
    assert compute(lines.format(".ftz"), np.uint32, tiny, zero).tolist() == [1, 1]


@pytest.mark.parametrize("kind", ["f16", "bf16"])
def test_two_halves_are_compared(kind, compute):
    """The first predicate is that of the lower half."""
    values = REALS[kind]
    left, right = pairs(values, kind)
    low, high = (np.roll(one, 7).astype(np.uint32) for one in (left, right))
    lines = f"setp.gt.{kind}x2 %p1|%p2, %x, %y; {BOTH}"
    found = compute(lines, np.uint32, left.astype(np.uint32) << 16 | low, right.astype(np.uint32) << 16 | high)
    for a, b, c, d, both in zip(*(one.tolist() for one in (low, high, left, right, found)), strict=True):
        assert both == compared("gt", a, b, kind) + 2 * compared("gt", c, d, kind)


def test_choices(compute):
    for bits in (16, 32, 64):
        left, right = (np.array([one, one], f"u{bits // 8}") for one in (INTEGERS[f"u{bits}"][-2], 5))
        for kind in (f"b{bits}", f"u{bits}", f"s{bits}", *([f"f{bits}"] if bits > 16 else [])):
            for negated in ("", "!"):
                lines = f"setp.eq.u32 %p1, %r0, 0; selp.{kind} %z, %x, %y, {negated}%p1;"
                expected = [left[0], 5] if not negated else [5, left[0]]
                assert compute(lines, left.dtype, left, right).tolist() == expected


def test_choices_by_a_sign(compute):
    left, right = np.array([10, 11, 12, 13, 14], np.uint32), np.array([20, 21, 22, 23, 24], np.uint32)
    signs = np.array([0, 1, 2**31 - 1, 2**31, 2**32 - 1], np.uint32)
    assert compute("slct.u32.s32 %z, %x, %y, %w;", np.uint32, left, right, signs).tolist() == [10, 11, 12, 23, 24]
    signs = np.array([-0.0, -1e-40, np.nan, np.inf, -1.0], np.float32).view(np.uint32)
    assert compute("slct.b32.f32 %z, %x, %y, %w;", np.uint32, left, right, signs).tolist() == [10, 21, 22, 13, 24]
    found = compute("slct.ftz.b32.f32 %z, %x, %y, %w;", np.uint32, left, right, signs)
    assert found.tolist() == [10, 11, 22, 13, 24]


def test_results_as_numbers(compute):
    left, right = np.array([1.0, 2.0, np.nan], np.float32), np.array([1.0, 1.0, 1.0], np.float32)
    assert compute("set.eq.u32.f32 %z, %x, %y;", np.uint32, left, right).tolist() == [2**32 - 1, 0, 0]
    assert compute("set.neu.s32.f32 %z, %x, %y;", np.int32, left, right).tolist() == [0, -1, -1]
    assert compute("set.gt.f32.f32 %z, %x, %y;", np.float32, left, right).tolist() == [0.0, 1.0, 0.0]
    lines = "setp.eq.u32 %p1, %r0, 1; set.eq.or.u32.f32 %z, %x, %y, %p1;"
    assert compute(lines, np.uint32, left, right).tolist() == [2**32 - 1, 2**32 - 1, 0]


@pytest.mark.parametrize("kind", ["f32", "f64"])
def test_kinds_of_reals(kind, compute):
    form = FORMATS[kind]
    values = np.array([*REALS[kind], 1 << form.digits - 1], dtype=f"u{form.bits // 8}")
    smallest = fraction(1 << form.digits - 1, kind)
    number = [ordered(one, kind) for one in values.tolist()]
    finite = [fraction(one, kind) for one in values.tolist()]
    expected = {
        "finite": [one is not None for one in finite],
        "infinite": [one is None and other is not None for one, other in zip(finite, number, strict=True)],
        "number": [one is not None for one in number],
        "notanumber": [one is None for one in number],
        "normal": [one is not None and abs(one) >= smallest for one in finite],
        "subnormal": [one is not None and 0 < abs(one) < smallest for one in finite],
    }
    for name, truth in expected.items():
        found = compute(f"testp.{name}.{kind} %p1, %x; selp.u32 %z, 1, 0, %p1;", np.uint32, values)
        assert found.tolist() == [int(one) for one in truth], name


@pytest.mark.parametrize(
    "line",
    [
        "setp.lt.b32 %p1, %r1, %r2;",
        "setp.ltu.s32 %p1, %r1, %r2;",
        "setp.lo.f32 %p1, %r1, %r2;",
        "setp.lo.s32 %p1, %r1, %r2;",
    ],
)
def test_comparisons_that_there_are_not(line, emulate):
    with pytest.raises(PTXError, match=line.rstrip(";")):
        emulate(line)
