"""Radial tables against SciPy's cubic Hermite splines, and against what they were made from."""

import dataclasses
import math

import pytest
import torch
from scipy.interpolate import CubicHermiteSpline

from mace_fast.kernels import RadialTable, radial_hidden, radial_table, table_error, tabulate
from mace_fast.kernels.edge_embedding import polynomial_envelope
from mace_fast.kernels.radial_table import reference
from mace_fast.testing.compare import assert_close, assert_derivatives

pytestmark = pytest.mark.usefixtures("each_cpu_backend")

R_MIN, R_MAX = 0.1, 5.0
CONSTANT = 1.6791767923989418
both_dtypes = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)


def make_table(random, num_knots=9, width=3, dtype=torch.float64):
    """A table of random values and slopes."""
    return RadialTable.from_knots(random(num_knots, width), random(num_knots, width), R_MIN, R_MAX).to(dtype=dtype)


def make_lengths(num_edges, dtype=torch.float64):
    """Lengths between the ends, none at a knot."""
    generator = torch.Generator().manual_seed(1)
    return (R_MIN + (R_MAX - R_MIN) * torch.rand(num_edges, generator=generator)).to(dtype)


def network(seed, r_max=R_MAX):
    """The hidden layers of a random network as a function of r, with eight Bessel functions and the cutoff before."""
    generator = torch.Generator().manual_seed(seed)
    shapes = ((8, 64), (64, 64), (64, 64))
    weights = [torch.randn(*shape, generator=generator, dtype=torch.float64) / shape[0] ** 0.5 for shape in shapes]
    frequencies = torch.arange(1, 9, dtype=torch.float64) * math.pi / r_max

    def function(lengths):
        lengths = lengths[:, None]
        basis = (2 / r_max) ** 0.5 * torch.sin(frequencies * lengths) / lengths
        cutoff = polynomial_envelope(lengths, torch.tensor(r_max, dtype=torch.float64), 5)
        return radial_hidden(basis * cutoff, weights, CONSTANT)

    return function


def test_equals_scipy_to_the_fourth_derivative(random):
    values, slopes, lengths = random(9, 3), random(9, 3), make_lengths(50)
    knots = torch.linspace(R_MIN, R_MAX, 9, dtype=torch.float64)
    theirs = CubicHermiteSpline(knots.numpy(), values.numpy(), slopes.numpy())
    table = RadialTable.from_knots(values, slopes, R_MIN, R_MAX)
    for order in range(5):
        got = reference.expand(lengths, None, table.coefficients, R_MIN, R_MAX, order)
        assert_close(got, torch.as_tensor(theirs(lengths.numpy(), nu=order)), order=min(order, 3))
    assert_close(table.values[0], values)
    assert_close(table.slopes[0], slopes)


@both_dtypes
def test_derivatives_of_autograd_are_those_of_the_spline(random, dtype):
    table = make_table(random, dtype=dtype)
    exact = table.to(dtype=torch.float64)
    probe, lengths = random(20, 3), make_lengths(20, dtype)
    for order in range(3):
        assert_derivatives(
            lambda lengths, order=order: reference.contract(
                probe.to(dtype), lengths, None, table.coefficients, R_MIN, R_MAX, order
            ),
            lambda lengths, order=order: _Ordered.apply(lengths, probe, exact, order),
            {"lengths": lengths},
            order=1,
        )


class _Ordered(torch.autograd.Function):
    """A derivative of the table whose gradient is the next one of SciPy's, by way of the reference's own orders."""

    @staticmethod
    def forward(ctx, lengths, probe, table, order):
        ctx.following = reference.contract(probe, lengths, None, table.coefficients, R_MIN, R_MAX, order + 1)
        return reference.contract(probe, lengths, None, table.coefficients, R_MIN, R_MAX, order)

    @staticmethod
    def backward(ctx, grad):
        return grad * ctx.following, None, None, None


@both_dtypes
def test_each_edge_reads_its_table(random, dtype):
    one_by_one = [make_table(random, dtype=dtype) for _ in range(3)]
    several = dataclasses.replace(one_by_one[0], coefficients=torch.cat([one.coefficients for one in one_by_one]))
    tables = torch.tensor([2, 0, 1, 1, 2, 0, 0])

    def selected(lengths):
        rows = [
            radial_table(length[None], one_by_one[table].to(dtype=torch.float64), backend="reference")
            for length, table in zip(lengths, tables.tolist(), strict=True)
        ]
        return torch.cat(rows)

    lengths = torch.cat([make_lengths(6, dtype), torch.tensor([1.1 * R_MAX], dtype=dtype)])
    assert_derivatives(lambda lengths: radial_table(lengths, several, tables), selected, {"lengths": lengths}, 3)


@both_dtypes
def test_ends(random, dtype):
    """Zero with all derivatives from r_max on, the first cubic one interval below r_min, NaN below that."""
    table = make_table(random, dtype=dtype)
    lengths = torch.tensor([R_MAX, 1.5 * R_MAX, 1e30, torch.inf], dtype=dtype, requires_grad=True)
    values = radial_table(lengths, table)
    (gradient,) = torch.autograd.grad(values.sum(), lengths, create_graph=True)
    (second,) = torch.autograd.grad(gradient.sum(), lengths)
    for result in (values, gradient, second):
        assert torch.equal(result, torch.zeros_like(result))
    below = torch.tensor([R_MIN - 0.5 * table.spacing], dtype=dtype)
    powers = torch.tensor([1, -0.5, 0.25, -0.125], dtype=torch.float64)
    first = table.coefficients[0, 0].double()
    assert_close(radial_table(below, table), (powers @ first)[None])
    lost = torch.tensor([R_MIN - 1.01 * table.spacing, torch.nan], dtype=dtype)
    assert radial_table(lost, table).isnan().all()


@pytest.mark.parametrize(
    ("num_knots", "bound", "slope_bound"), [(256, 2e-5, 2e-4), (512, 1e-6, 2e-5), (1024, 9e-8, 3e-6)]
)
@pytest.mark.parametrize("r_max", [5.0, 6.0])
def test_errors_of_tables_of_random_networks(num_knots, bound, slope_bound, r_max):
    """Measured: 8e-7, 5e-8 and 3e-9, of the slope 6e-5, 8e-6 and 1e-6."""
    function = network(0, r_max)
    table = tabulate(function, r_max, num_knots=num_knots)
    error = table_error(function, table)
    assert bound / 1000 < error.rms < error.maximum < bound
    assert slope_bound / 1000 < error.slope_rms < error.slope_maximum < slope_bound
    rounded = table_error(function, table.to(dtype=torch.float32))
    assert rounded.maximum < bound + 3e-7
    assert rounded.slope_maximum < slope_bound + 1e-6


def test_error_of_a_table_with_one_wrong_interval_is_seen():
    function = network(0)
    table = tabulate(function, R_MAX, num_knots=64)
    before = table_error(function, table)
    spoiled = table.coefficients.clone()
    spoiled[0, 20, 0] += 0.5
    after = table_error(function, dataclasses.replace(table, coefficients=spoiled))
    assert after.maximum > 10 * before.maximum
    assert after.rms > 10 * before.rms


def test_error_of_a_cubic_is_rounding():
    def function(lengths):
        return torch.stack([(R_MAX - lengths) ** 3, lengths * (R_MAX - lengths) ** 2], dim=1)

    error = table_error(function, tabulate(function, R_MAX, num_knots=7))
    assert max(dataclasses.astuple(error)) < 1e-14


def test_coefficients_in_float32_keep_slopes_that_values_in_float32_lose():
    """Why a table holds coefficients."""
    function = network(0)
    table = tabulate(function, R_MAX, num_knots=1024)
    kept = table_error(function, table.to(dtype=torch.float32).to(dtype=torch.float64))
    knots = (tensor[0].float().double() for tensor in (table.values, table.slopes))
    lost = table_error(function, RadialTable.from_knots(*knots, table.r_min, table.r_max))
    assert lost.slope_maximum > 5 * kept.slope_maximum


def test_no_edges_still_give_a_gradient(random):
    lengths = torch.zeros(0, dtype=torch.float64, requires_grad=True)
    (gradient,) = torch.autograd.grad(radial_table(lengths, make_table(random)).sum(), lengths)
    assert torch.equal(gradient, lengths.detach())


@pytest.mark.parametrize(
    ("function", "error", "message"),
    [
        (lambda r: torch.cos(r)[:, None], ValueError, "must vanish at r_max 5.0"),
        (lambda r: torch.log(r - 1)[:, None], ValueError, "not finite"),
        (lambda r: R_MAX - r, ValueError, r"the function's result must have shape \[16, any\], got \[16\]"),
        (lambda r: (R_MAX - r)[:, None].float(), TypeError, "result is torch.float32 but lengths is torch.float64"),
    ],
)
def test_wrong_functions_are_named(function, error, message):
    with pytest.raises(error, match=message):
        tabulate(function, R_MAX, num_knots=16)


def test_wrong_arguments_are_named(random):
    table = make_table(random)
    with pytest.raises(ValueError, match="2 knots or more, got 1"):
        tabulate(network(0), R_MAX, num_knots=1)
    with pytest.raises(ValueError, match=r"0 < r_min < r_max and two knots, got r_min 0.0, r_max 5.0"):
        RadialTable(table.coefficients, 0.0, R_MAX)
    with pytest.raises(ValueError, match=r"and 1 knots"):
        RadialTable(table.coefficients[:, :0], R_MIN, R_MAX)
    with pytest.raises(ValueError, match=r"coefficients must have shape \[any, any, 4, any\], got \[1, 8, 3\]"):
        RadialTable(table.coefficients[:, :, 0], R_MIN, R_MAX)
    with pytest.raises(ValueError, match="tables are for inference"):
        RadialTable(table.coefficients.clone().requires_grad_(), R_MIN, R_MAX)
    with pytest.raises(ValueError, match=r"slopes must have shape \[9, 3\], got \[8, 3\]"):
        RadialTable.from_knots(random(9, 3), random(8, 3), R_MIN, R_MAX)
    with pytest.raises(ValueError, match=r"lengths must have shape \[any\], got \[2, 1\]"):
        radial_table(torch.ones(2, 1).double(), table)
    with pytest.raises(TypeError, match=r"coefficients is torch\.float64 but lengths"):
        radial_table(torch.ones(2), table)
    with pytest.raises(TypeError, match="lengths must be float32 or float64"):
        radial_table(torch.ones(2).long(), table)
    several = dataclasses.replace(table, coefficients=table.coefficients.repeat(3, 1, 1, 1))
    with pytest.raises(ValueError, match="which of the 3 tables an edge reads must be said by tables, got None"):
        radial_table(torch.ones(2).double(), several)
    with pytest.raises(ValueError, match=r"tables must have shape \[2\], got \[3\]"):
        radial_table(torch.ones(2).double(), several, torch.zeros(3, dtype=torch.int64))
    with pytest.raises(TypeError, match="tables must be a vector of int64"):
        radial_table(torch.ones(2).double(), several, torch.zeros(2, dtype=torch.int32))
    with pytest.raises(ValueError, match="backend must be one of"):
        radial_table(torch.ones(2).double(), table, backend="cuda")
