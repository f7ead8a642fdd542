"""Radial tables: the Triton kernels against the reference in float64."""

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mace_fast.kernels import RadialTable, radial_table
from mace_fast.kernels.radial_table.operators import contract, expand
from mace_fast.kernels.runtime.launch import recording
from mace_fast.testing.compare import assert_close, assert_derivatives

R_MIN, R_MAX = 0.1, 5.0
both_dtypes = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)


def make_table(random, num_knots=9, width=3):
    """A table of random values and slopes, which both dtypes can represent."""
    table = RadialTable.from_knots(random(num_knots, width), random(num_knots, width), R_MIN, R_MAX)
    return table.to(dtype=torch.float32).to(dtype=torch.float64)


def make_lengths(num_edges, dtype=torch.float64, seed=1):
    """Lengths from a little below the first knot to a little beyond the last."""
    generator = torch.Generator().manual_seed(seed)
    return (0.9 * R_MIN + (1.1 * R_MAX - 0.9 * R_MIN) * torch.rand(num_edges, generator=generator)).to(dtype)


def read(table, backend):
    return lambda lengths: radial_table(lengths, table.to(dtype=lengths.dtype), backend=backend)


def assert_equals_reference(table, lengths, order=3):
    assert_derivatives(read(table, "triton"), read(table, "reference"), {"lengths": lengths}, order)


@both_dtypes
@pytest.mark.parametrize(("num_edges", "width"), [(0, 3), (1, 1), (70, 64), (33, 5), (20, 96)])
def test_equals_the_reference_to_the_third_derivative(random, num_edges, width, dtype):
    assert_equals_reference(make_table(random, width=width), make_lengths(num_edges, dtype))


@both_dtypes
@pytest.mark.parametrize("num_edges", [0, 1, 70])
def test_each_edge_reads_its_table(random, num_edges, dtype):
    table = make_table(random, width=5)
    several = RadialTable(torch.cat([table.coefficients, random(3, 8, 4, 5).float().double()]), R_MIN, R_MAX)
    tables = (torch.arange(2 * num_edges) * 3 % 4)[::2]

    def read(backend):
        return lambda lengths: radial_table(lengths, several.to(dtype=lengths.dtype), tables, backend=backend)

    assert_derivatives(read("triton"), read("reference"), {"lengths": make_lengths(num_edges, dtype)}, 3)


@both_dtypes
def test_a_table_of_many_knots(dtype):
    """Where rounding of the position would be seen most; smooth, as the tables of networks are."""
    knots = torch.linspace(R_MIN, R_MAX, 1024, dtype=torch.float64)[:, None]
    values, slopes = torch.sin(3 * knots), 3 * torch.cos(3 * knots)
    table = RadialTable.from_knots(values, slopes, R_MIN, R_MAX).to(dtype=torch.float32).to(dtype=torch.float64)
    lengths = make_lengths(200, dtype)
    assert_equals_reference(table, lengths, order=1)
    inside = lengths[lengths < R_MAX]
    assert (read(table, "triton")(inside) - torch.sin(3 * inside.double())[:, None]).abs().max() < 2e-7


@settings(max_examples=15, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(num_knots=st.integers(2, 12), width=st.integers(1, 20), num_edges=st.integers(0, 40))
def test_equals_the_reference_for_any_sizes(seeded, num_knots, width, num_edges):
    assert_equals_reference(make_table(seeded(0), num_knots, width), make_lengths(num_edges, seed=num_edges))


@both_dtypes
def test_knots_and_ends(random, dtype):
    """At the knots both sides take the same cubic; beyond the last all is exactly 0, far below the first all is NaN."""
    table = make_table(random)
    at_knots = torch.linspace(R_MIN, R_MAX, 9, dtype=torch.float64).to(dtype)
    assert_equals_reference(table, at_knots[1:-1], order=0)
    beyond = torch.tensor([R_MAX, R_MAX + 1e-3, 1e30, torch.inf], dtype=dtype, requires_grad=True)
    values = read(table, "triton")(beyond)
    (first,) = torch.autograd.grad(values.sum(), beyond, create_graph=True)
    (second,) = torch.autograd.grad(first.sum(), beyond)
    for result in (values, first, second):
        assert torch.equal(result, torch.zeros_like(result))
    lost = torch.tensor([R_MIN - 1.01 * table.spacing, torch.nan], dtype=dtype, requires_grad=True)
    values = read(table, "triton")(lost)
    assert values.isnan().all()
    assert torch.autograd.grad(values.sum(), lost)[0].isnan().all()


def test_the_gradient_is_that_of_the_spline_and_not_of_another_one(random):
    """Finite differences: the energy that forces come from is the one that is reported."""
    table = make_table(random, 5, 2)
    lengths = torch.tensor([0.7, 2.9, 4.4], dtype=torch.float64, requires_grad=True)
    assert torch.autograd.gradcheck(read(table, "triton"), (lengths,))
    assert torch.autograd.gradgradcheck(read(table, "triton"), (lengths,))


def test_derivatives_after_the_third_are_zero(random):
    lengths = make_lengths(5).requires_grad_()
    derivative = read(make_table(random), "triton")(lengths).sum()
    for _ in range(5):
        (derivative,) = torch.autograd.grad(derivative.sum(), lengths, create_graph=True)
    assert torch.equal(derivative, torch.zeros_like(lengths))


def test_memory_layout_does_not_matter(random):
    table = make_table(random, width=4)
    spread = torch.stack([make_lengths(6)] * 2, dim=1)[:, 0]
    strided = RadialTable(table.coefficients.transpose(2, 3).contiguous().transpose(2, 3), R_MIN, R_MAX)
    assert not spread.is_contiguous()
    assert not strided.coefficients.is_contiguous()
    assert_derivatives(read(strided, "triton"), read(table, "reference"), {"lengths": spread})
    expanded = torch.tensor([2.0], dtype=torch.float64).expand(6).requires_grad_()
    got, expected = (
        torch.autograd.grad(read(table, backend)(expanded).sum(), expanded)[0] for backend in ("triton", "reference")
    )
    assert_close(got, expected, order=1)


def test_two_runs_give_the_same_bits(random):
    table, lengths = make_table(random, width=64), make_lengths(40, torch.float32).requires_grad_()

    def run():
        values = read(table, "triton")(lengths)
        return values, *torch.autograd.grad(values.square().sum(), lengths)

    assert all(torch.equal(one, other) for one, other in zip(run(), run(), strict=True))


def test_sizes_compile_nothing_anew(random):
    with recording() as launches:
        for num_edges, num_knots in ((1, 2), (16, 17), (1000, 512)):
            read(make_table(random, num_knots), "triton")(make_lengths(num_edges))
    first, *others = launches
    assert all(launch.function is first.function and launch.constants == first.constants for launch in others)


def test_coefficients_get_no_gradient_from_the_operators_either(random):
    coefficients, lengths = make_table(random).coefficients.requires_grad_(), make_lengths(4)
    for result in (
        expand(lengths, None, coefficients, R_MIN, R_MAX, 0),
        contract(random(4, 3), lengths, None, coefficients, R_MIN, R_MAX, 1),
    ):
        with pytest.raises(ValueError, match="tables are for inference"):
            result.sum().backward()


def test_operators_keep_the_rules_of_torch(random):
    coefficients = make_table(random).coefficients
    lengths, grad = make_lengths(5).requires_grad_(), random(5, 3).requires_grad_()
    torch.library.opcheck(expand, (lengths, None, coefficients, R_MIN, R_MAX, 0))
    torch.library.opcheck(contract, (grad, lengths, None, coefficients, R_MIN, R_MAX, 1))


def test_compiles_without_a_break(random):
    table, lengths = make_table(random), make_lengths(6).requires_grad_()
    compiled = torch.compile(
        lambda lengths: radial_table(lengths, table, backend="triton"), fullgraph=True, backend="aot_eager"
    )
    results = []
    for function in (read(table, "triton"), compiled):
        values = function(lengths)
        results.append((values, *torch.autograd.grad(values.square().sum(), lengths)))
    for got, expected in zip(*results, strict=True):
        assert torch.equal(got, expected)
