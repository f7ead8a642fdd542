"""Small operations of torch are compiled loops with torch's bits, whatever the numbers; all others stay torch's."""

import pytest
import torch

from mace_fast.kernels.recorded import Tape, recording, small
from mace_fast.kernels.recorded.replay import Recorded

pytestmark = pytest.mark.usefixtures("compiled_cpu")

TINY = 1e-310


def numbers(count, dtype=torch.float64):
    """With zeros of both signs, infinities, what is no number, and what is nearly nothing."""
    special = torch.tensor([0.0, -0.0, torch.inf, -torch.inf, torch.nan, TINY, -TINY, 1.0, 3e38], dtype=torch.float64)
    generator = torch.Generator().manual_seed(0)
    rest = torch.randn(count * count, generator=generator, dtype=torch.float64)
    pairs = torch.cartesian_prod(torch.cat([special, rest])[:count], torch.cat([special, rest])[:count])
    return [one.to(dtype).clone() for one in pairs.unbind(1)]


def recorded(function, *inputs):
    with recording(Tape()) as tape:
        result = function(*inputs)
    return Recorded(tape, inputs, {"result": result}, rows=999_983), result


def assert_same_bits(found, expected):
    assert found.dtype == expected.dtype
    assert torch.equal(found.isnan(), expected.isnan())
    found, expected = (
        torch.where(one.isnan(), 0, one) if one.dtype.is_floating_point else one for one in (found, expected)
    )
    assert found.numpy().tobytes() == expected.numpy().tobytes()


FUNCTIONS = {
    "sum": lambda x, y: x + y,
    "sum with another dtype": lambda x, y: x.double() + y.float(),
    "sum with one number": lambda x, y: x + y[3],
    "product": lambda x, y: x * y,
    "product with a constant": lambda x, y: x * 0.1,
    "quotient by a constant": lambda x, y: x / 3.0,
    "quotient": lambda x, y: x / y,
    "negative": lambda x, y: -x,
    "magnitude": lambda x, y: x.abs(),
    "reciprocal": lambda x, y: x.reciprocal(),
    "larger": lambda x, y: x > 0.1,
    "smaller": lambda x, y: x < 1e10,
    "choice": lambda x, y: torch.where(x > 0, x, y),
    "choice of one number": lambda x, y: torch.where(x < 0.5, y[8], y),
    "narrower": lambda x, y: x.float(),
    "wider": lambda x, y: x.double(),
    "copy": lambda x, y: x.clone(),
    "rows": lambda x, y: x.view(14, 14)[torch.tensor([3, 0, -1, 3])],
    "numbers of a row": lambda x, y: x[torch.tensor([7, 7, -3])],
    "transposed": lambda x, y: y.view(14, 14) + x.view(14, 14).t(),
    "axes exchanged": lambda x, y: y.view(2, 14, 7) * x.view(2, 7, 14).transpose(1, 2),
    "spread over rows": lambda x, y: x.view(14, 14) / y[:14],
    "outer product": lambda x, y: x[:21].view(7, 3, 1) * y[:28].view(7, 1, 4),
    "spread over a third axis": lambda x, y: torch.where(x.view(2, 7, 14) > 0, y[:7].view(1, 7, 1), x.view(2, 7, 14)),
    "sums of numbers": lambda x, y: x[:5].index_add(0, torch.tensor([3, 0, 3, 3]), y[:4]),
    "sums of rows": lambda x, y: (
        x[:12].view(2, 2, 3).index_add(0, torch.ones(30, dtype=torch.int64), y[:180].view(30, 2, 3))
    ),
}


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=FUNCTIONS.keys())
def test_same_bits_as_torch(function, dtype):
    x, y = numbers(14, dtype)
    found, _ = recorded(function, x, y)
    assert all(isinstance(call, small.Small) for call in found._calls)
    for _ in range(3):
        found.replay()
        assert_same_bits(found.results["result"], function(x, y))
        x.copy_(x.roll(5))


OTHERS = {
    "whole numbers": lambda x: x.long() + 1,
    "to whole numbers": lambda x: x.long(),
    "whether": lambda x: x.bool(),
    "of four axes": lambda x: x.view(2, 2, 2, 2).transpose(0, 1) + x.view(2, 2, 2, 2),
    "sums of columns": lambda x: x.index_add(1, torch.tensor([2, 2, 0, 1]), x),
    "multiples of sums": lambda x: x.index_add(0, torch.tensor([2, 2, 0, 1]), x, alpha=0.1),
    "sums of no rows": lambda x: x.index_add(0, torch.zeros(0, dtype=torch.int64), x[:0]),
    "a multiple": lambda x: torch.add(x, x, alpha=3),
    "complex": lambda x: x * 1j,
    "one number of another dtype": lambda x: x.float() * x[0, 0].double(),
    "columns": lambda x: x[:, torch.tensor([2, 0])],
    "elements": lambda x: x[torch.tensor([1, 2]), torch.tensor([3, 3])],
    "rows of rows": lambda x: x[torch.tensor([[1, 2], [0, 3]])],
    "no rows": lambda x: x[torch.zeros(0, dtype=torch.int64)],
    "half": lambda x: x.half() + x.half(),
}


@pytest.mark.parametrize("function", OTHERS.values(), ids=OTHERS.keys())
def test_others_stay(function, random):
    x = random(4, 4)
    found, _ = recorded(function, x)
    for _ in range(2):
        found.replay()
        assert torch.equal(found.results["result"], function(x))
        x.copy_(random(4, 4))


def test_zeros_are_made_anew(random):
    def function(x):
        total = x.new_zeros(6)
        total[2:] += x
        return total

    x = random(4)
    found, _ = recorded(function, x)
    for _ in range(3):
        found.replay()
        assert torch.equal(found.results["result"], function(x))


def test_fewer_rows_than_there_is_memory_for(random):
    """A negative index counts from the last row that there is, not from the last that there is room for."""
    index = torch.tensor([-1, 0])

    def function(x):
        spread = (x.unsqueeze(2) * x.unsqueeze(1)).sum((0, 1))
        total = x[index].sum(0) + (x.new_zeros(x.shape[0], 2) + x.abs()).sum(0) + x[:, 0].clone().sum() * x.shape[0]
        return (total + spread).expand(2, 2).index_add(0, index.abs(), x[index])

    x = random(7, 2)
    with recording(Tape()) as tape:
        result = function(x)
    found = Recorded(tape, [x], {"result": result}, rows=7)
    for count in (5, 2, 7):
        found.use(count)
        for _ in range(3):
            found.replay()
            assert torch.equal(found.results["result"], function(x[:count]))
            x.copy_(random(7, 2))


def test_what_is_large_stays(random):
    x = random(small.MOST_ELEMENTS + 1)
    found, _ = recorded(lambda x: x + 1.0, x)
    assert not isinstance(found._calls[0], small.Small)
    few, _ = recorded(lambda x: x + 1.0, x[:-1].clone())
    assert isinstance(few._calls[0], small.Small)
