"""What was recorded is repeated for other numbers, in little memory, with fewer rows; what cannot be is refused."""

import pytest
import torch

from mace_fast.kernels import density_projection
from mace_fast.kernels.recorded import Sizes, Tape, number_of_rows, recording
from mace_fast.kernels.recorded.replay import Recorded
from mace_fast.kernels.recorded.rows import first_rows

pytestmark = pytest.mark.usefixtures("compiled_cpu")
ROWS = 131


def recorded(function, *inputs, rows=ROWS):
    with recording(Tape()) as tape:
        result = function(*inputs)
    return Recorded(tape, inputs, {"result": result, "nothing": None}, rows)


def assert_follows(function, *inputs, rows=ROWS):
    """After the inputs have changed."""
    found = recorded(function, *inputs, rows=rows)
    for seed in range(2):
        generator = torch.Generator().manual_seed(seed)
        for value in inputs:
            value.copy_(torch.randn(value.shape, generator=generator, dtype=value.dtype))
        found.replay()
        assert torch.equal(found.results["result"], function(*inputs))
    assert found.results["nothing"] is None
    return found


def accumulate(x):
    total = x.new_zeros(x.shape[0], 2)
    total[:, 0] += x.sum(1)
    total += 1.0
    return total.t().contiguous() * torch.ones_like(total.t())


FUNCTIONS = {
    "views and products": lambda x: (x.view(-1, 2).transpose(0, 1) @ x.view(-1, 2)).flatten()[1:],
    "writing in place, into memory of zeros": accumulate,
    "several results": lambda x: torch.cat([*torch.sort(x, dim=1)[:1], x.softmax(1).cumsum(1)]),
    "constants made inside": lambda x: x * torch.arange(x.shape[1]) + torch.full((1,), 3.0),
    "another dtype": lambda x: x.double().square().sum().float(),
    "indices": lambda x: x[torch.tensor([2, 0])].index_add(0, torch.tensor([1, 1, 0]), x[:3]),
}


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=FUNCTIONS.keys())
def test_results_follow_the_inputs(function, random):
    assert_follows(function, random(4, 6, dtype=torch.float32))


def test_derivatives_are_recorded_too(random):
    def gradient(x):
        x = x.detach().requires_grad_()
        (result,) = torch.autograd.grad((x.sin() * x.square()).sum(), x)
        return result

    assert_follows(gradient, random(5, 3))


def test_our_operators_are_recorded_as_their_loops(random):
    species, receivers = torch.tensor([0, 1, 1]), torch.tensor([0, 2, 2])

    def density(attrs, hidden):
        return density_projection(attrs, hidden, species, receivers, 3, 2, receiver_ptr=torch.tensor([0, 1, 1, 3]))

    assert_follows(density, random(3, 4), random(3, 8))


def test_what_the_inputs_do_not_change_is_not_repeated(random):
    x, weight = random(4, 4), random(4, 4)
    calls = recorded(lambda x: x @ (weight @ weight).relu(), x)._calls
    assert len(calls) == 1


def test_what_takes_a_shape_alone_is_not_repeated(random):
    calls = recorded(lambda x: x + (torch.ones_like(x) * x.new_full((), 3.0)).cumsum(0), random(4))._calls
    assert len(calls) == 1


def test_what_nobody_asks_for_is_not_repeated(random):
    def function(x):
        x.sin().cos()
        return x.exp()

    assert len(recorded(function, random(4))._calls) == 1


def test_memory_is_given_on(random):
    x = random(1000, 1)

    def chain(x):
        for _ in range(20):
            x = x + 1.0
        return x

    assert assert_follows(chain, x).nbytes < 4 * x.nbytes


READERS = {
    "a number": lambda x: x * float(x.max()),
    "a decision": lambda x: x + 1 if bool((x > 0).all()) else x,
    "a shape": lambda x: x[x > 0].sum(),
    "which are equal": lambda x: torch.unique(x),
    "random numbers": lambda x: x + torch.rand_like(x),
}


@pytest.mark.parametrize("function", READERS.values(), ids=READERS.keys())
def test_what_reads_numbers_on_the_host_is_refused(function, random):
    with pytest.raises(NotImplementedError, match="reads numbers that change from step to step"):
        recorded(function, random(4, 2))


def test_numbers_that_do_not_change_may_be_read(random):
    constant = random(3)
    assert_follows(lambda x: x * float(constant.max()), random(3))


def test_fewer_rows_than_there_is_memory_for(random):
    """The others may hold anything."""

    def function(x):
        return (x.flatten() * 2.0).view(-1, 3).sum(0) + x.sum(0) + x.shape[0]

    x = random(ROWS, 3)
    found = recorded(function, x)
    for count in (5, 0, ROWS):
        x[count:] = float("nan")
        found.use(count)
        found.replay()
        assert torch.equal(found.results["result"], function(x[:count]))
        x.copy_(random(ROWS, 3))


def test_a_number_of_rows_divides_nothing_else(random):
    with recording(Sizes()) as tape:
        x = random(131, 2).view(2, 131) + 1.0
        x.reshape(1, 262, 1).expand(1, 262, 137)
    assert {131, 2, 262, 137} <= tape.sizes
    assert not tape.calls
    assert number_of_rows(130, tape.sizes) == 139
    assert number_of_rows(130, set()) == 131


def test_first_rows_of_values():
    x = torch.arange(22).view(11, 2)
    cut = first_rows(([x, 22, True, 4], {"size": (11, 2)}), 11, 3)
    assert torch.equal(cut[0][0], x[:3])
    assert cut[0][1:] == [6, True, 4]
    assert cut[1] == {"size": (3, 2)}
