"""Approximate functions lie within the error that the manual allows, and have its special values."""

import math

import numpy as np
import pytest

INFINITY, NAN = math.inf, math.nan


def sizes(low, high, count=300):
    random = np.random.default_rng(0)
    return (2.0 ** random.uniform(math.log2(low), math.log2(high), count)).astype(np.float32)


def both_signs(values):
    return np.concatenate([values, -values])


TINY = np.finfo(np.float32).tiny

RELATIVE = {
    "rcp.approx": (lambda x: 1 / x, both_signs(sizes(2**-125, 2**125)), 2.0**-23),
    "sqrt.approx": (math.sqrt, sizes(TINY, 3e38), 2.0**-23),
    "rsqrt.approx": (lambda x: 1 / math.sqrt(x), sizes(TINY, 3e38), 2.0**-22.9),
    "ex2.approx": (lambda x: 2.0**x, both_signs(sizes(2**-20, 125)), 2.0**-22),
    "lg2.approx": (math.log2, np.concatenate([sizes(TINY, 0.5), sizes(2, 3e38)]), 2.0**-22),
    "tanh.approx": (math.tanh, both_signs(sizes(2**-20, 20)), 2.0**-11),
}
ABSOLUTE = {
    "sin.approx": (math.sin, both_signs(sizes(2**-20, 2 * math.pi)), 2.0**-20.5),
    "cos.approx": (math.cos, both_signs(sizes(2**-20, 2 * math.pi)), 2.0**-20.5),
    "lg2.approx": (math.log2, sizes(0.5, 2), 2.0**-22),
}


@pytest.mark.parametrize("flush", ["", ".ftz"])
@pytest.mark.parametrize("name", RELATIVE)
def test_relative_errors(name, flush, compute):
    formula, values, error = RELATIVE[name]
    if name.startswith("tanh") and flush:
        flush = ""  # which it does not have
    found = compute(f"{name}{flush}.f32 %z, %x;", np.float32, values).astype(np.float64)
    expected = np.array([formula(float(x)) for x in values])
    assert (np.abs(found - expected) <= error * np.abs(expected)).all()


@pytest.mark.parametrize("name", ABSOLUTE)
def test_absolute_errors(name, compute):
    formula, values, error = ABSOLUTE[name]
    found = compute(f"{name}.f32 %z, %x;", np.float32, values).astype(np.float64)
    assert np.abs(found - np.array([formula(float(x)) for x in values])).max() <= error


@pytest.mark.parametrize("name", ["div.full", "div.full.ftz", "div.approx", "div.approx.ftz"])
def test_quotients_within_two_units_of_the_last_place(name, compute):
    left, right = both_signs(sizes(2**-60, 2**60)), both_signs(sizes(2**-60, 2**60))[::-1].copy()
    found = compute(f"{name}.f32 %z, %x, %y;", np.float32, left, right)
    exact = left.astype(np.float64) / right.astype(np.float64)
    assert (np.abs(found - exact) <= 2 * np.spacing(np.abs(exact).astype(np.float32))).all()


SPECIAL = {
    "rcp.approx": [(0.0, INFINITY), (-0.0, -INFINITY), (INFINITY, 0.0), (-INFINITY, -0.0), (NAN, NAN)],
    "rcp.approx.ftz": [(1e-40, INFINITY), (-1e-40, -INFINITY), (3e38, 0.0), (-3e38, -0.0)],
    "sqrt.approx": [(0.0, 0.0), (-0.0, -0.0), (INFINITY, INFINITY), (-INFINITY, NAN), (-1.0, NAN), (NAN, NAN)],
    "sqrt.approx.ftz": [(1e-40, 0.0), (-1e-40, -0.0)],
    "rsqrt.approx": [(0.0, INFINITY), (-0.0, -INFINITY), (INFINITY, 0.0), (-1.0, NAN), (-INFINITY, NAN), (NAN, NAN)],
    "rsqrt.approx.ftz": [(1e-40, INFINITY), (-1e-40, -INFINITY)],
    "sin.approx": [(0.0, 0.0), (-0.0, -0.0), (INFINITY, NAN), (-INFINITY, NAN), (NAN, NAN)],
    "sin.approx.ftz": [(1e-40, 0.0), (-1e-40, -0.0)],
    "cos.approx": [(0.0, 1.0), (-0.0, 1.0), (INFINITY, NAN), (NAN, NAN), (1e-40, 1.0)],
    "lg2.approx": [
        (0.0, -INFINITY),
        (-0.0, -INFINITY),
        (INFINITY, INFINITY),
        (-1.0, NAN),
        (-INFINITY, NAN),
        (NAN, NAN),
        (1.0, 0.0),
    ],
    "lg2.approx.ftz": [(1e-40, -INFINITY), (-1e-40, -INFINITY)],
    "ex2.approx": [
        (0.0, 1.0),
        (-0.0, 1.0),
        (INFINITY, INFINITY),
        (-INFINITY, 0.0),
        (NAN, NAN),
        (1e-40, 1.0),
        (200.0, INFINITY),
    ],
    "ex2.approx.ftz": [(-130.0, 0.0), (1e-40, 1.0)],
    "tanh.approx": [(0.0, 0.0), (-0.0, -0.0), (INFINITY, 1.0), (-INFINITY, -1.0), (NAN, NAN)],
}


@pytest.mark.parametrize("name", SPECIAL)
def test_special_values(name, compute):
    values, expected = (np.array(one, np.float32) for one in zip(*SPECIAL[name], strict=True))
    found = compute(f"{name}.f32 %z, %x;", np.float32, values)
    np.testing.assert_array_equal(found, expected)
    is_number = ~np.isnan(expected)
    assert (np.signbit(found) == np.signbit(expected))[is_number].all()


@pytest.mark.parametrize(("name", "power"), [("rcp", 1.0), ("rsqrt", 0.5)])
def test_rough_inverses_of_float64(name, power, compute):
    """Of the upper 32 bits of a number, with nothing in the lower ones."""
    values = np.concatenate([sizes(1e-30, 1e30).astype(np.float64) * (1 + 1e-9), [1e300, 1e-300]])
    found = compute(f"{name}.approx.ftz.f64 %z, %x;", np.float64, values)
    assert (np.abs(found * values**power - 1) <= 2.0**-19).all()
    assert (found.view(np.uint64) & np.uint64(0xFFFFFFFF) == 0).all()
    upper = (values.view(np.uint64) & np.uint64(0xFFFFFFFF00000000)).view(np.float64)
    np.testing.assert_array_equal(found, compute(f"{name}.approx.ftz.f64 %z, %x;", np.float64, upper))
    special = np.array([0.0, -0.0, 1e-310, INFINITY, NAN])
    expected = np.array([INFINITY, -INFINITY, INFINITY, 0.0, NAN])
    np.testing.assert_array_equal(compute(f"{name}.approx.ftz.f64 %z, %x;", np.float64, special), expected)


def test_inverse_roots_of_float64(compute):
    values = sizes(1e-30, 1e30).astype(np.float64) * (1 + 1e-12)
    found = compute("rsqrt.approx.f64 %z, %x;", np.float64, values)
    assert (np.abs(found * np.sqrt(values) - 1) <= 2.0**-51).all()


@pytest.mark.parametrize(("line", "formula"), [("ex2.approx.f16", np.exp2), ("tanh.approx.f16", np.tanh)])
def test_of_float16(line, formula, compute):
    values = np.array([0.0, 1.5, -3.25, 0.001, 11.0, -np.inf, np.nan], np.float16)
    found = compute(f"{line} %z, %x;", np.float16, values)
    np.testing.assert_allclose(found, formula(values.astype(np.float64)), rtol=2.0**-9.9)
