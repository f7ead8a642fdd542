"""Elementary functions of compiled loops against long doubles."""

import numpy as np
import pytest
import torch

from mace_fast.kernels.native import elementary, library
from mace_fast.kernels.native.function import Function, new_module

both_dtypes = pytest.mark.parametrize("dtype", [torch.float32, torch.float64], ids=str)
lanes_of_vectors = pytest.mark.parametrize("lanes", [1, 8])


def values(function, x, lanes, count=1):
    """What a function of vectors gives for numbers, as many as fill vectors; ``count`` results."""
    module, names = new_module("elementary"), [f"y{number}" for number in range(count)]
    sizes = ("start", "stop", "number")
    f = Function(module, "main", x.dtype, reals=("x", *names), sizes=sizes, lanes=lanes, exported=True)
    with f.loop(f["start"], f["stop"], lanes) as place:
        found = function(f, f.vector(f["x"], place))
        for name, value in zip(names, found if count > 1 else [found], strict=True):
            f.store(value, f[name], place)
    f.finish()
    results = [torch.empty_like(x) for _ in names]
    library.compiled(module, "main").call(x.data_ptr(), *(one.data_ptr() for one in results), 0, len(x), 0)
    return results if count > 1 else results[0]


def longdouble(x):
    return x.numpy().astype(np.longdouble)


@both_dtypes
@lanes_of_vectors
def test_exponential_to_the_last_place(lanes, dtype):
    largest = 87.0 if dtype == torch.float32 else 707.0
    x = torch.cat([torch.linspace(-largest, largest, 4000), torch.linspace(-1, 1, 4000)]).to(dtype)
    y = values(elementary.exp, x, lanes)
    assert float(np.abs(y.numpy() / np.exp(longdouble(x)) - 1).max()) < 0.75 * torch.finfo(dtype).eps
    x = torch.tensor([float("nan"), float("inf"), 1e30, -float("inf"), -1e30, 0.0, 0.0, 0.0], dtype=dtype)
    y = values(elementary.exp, x, lanes)
    assert y[0].isnan()
    assert (y[1:3] > 1e38).all()
    assert y[1:3].isfinite().all()
    assert (y[3:5] < 1e-37).all()
    assert y[5] == 1


@both_dtypes
@lanes_of_vectors
def test_logarithm_to_the_last_places(lanes, dtype):
    x = torch.cat([torch.logspace(-30, 30, 4000), torch.linspace(0.5, 2.0, 4000)]).to(dtype)
    expected = np.log(longdouble(x))
    error = np.abs(values(elementary.log, x, lanes).numpy() - expected)
    assert float((error[expected != 0] / np.abs(expected[expected != 0])).max()) < 2 * torch.finfo(dtype).eps
    x = torch.tensor([1.0, float("nan"), float("inf"), *[2.0] * 5], dtype=dtype)
    y = values(elementary.log, x, lanes)
    assert y[0] == 0
    assert y[1:3].isnan().all()


@both_dtypes
@lanes_of_vectors
def test_sine_and_cosine_of_a_product_that_is_not_rounded(lanes, dtype):
    frequency = torch.tensor(7.123456789, dtype=dtype).item()

    def of_product(f, x):
        return elementary.sine_and_cosine(f, f.constants(frequency), x)

    x = torch.cat([torch.linspace(-6, 6, 4000), torch.linspace(-400, 400, 4000)]).to(dtype)
    # two numbers of 24 bits have a product of 48; of those of 53 bits the long double keeps 64
    product = np.longdouble(frequency) * longdouble(x)
    for one, function in zip(values(of_product, x, lanes, count=2), (np.sin, np.cos), strict=True):
        error = np.abs(one.numpy() - function(product))
        assert float(error.max()) < torch.finfo(dtype).eps
    x = torch.tensor([0.0, float("nan")] * 4, dtype=dtype)
    sine, cosine = values(of_product, x, lanes, count=2)
    assert (sine[0], cosine[0]) == (0, 1)
    assert sine[1].isnan()
    assert cosine[1].isnan()
