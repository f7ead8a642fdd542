"""The kernels of the sums of consecutive rows and of their transpose against the reference."""

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mace_fast.kernels import segment_expand, segment_sum
from mace_fast.kernels.runtime.launch import recording
from mace_fast.kernels.segment_sum import operators
from mace_fast.kernels.segment_sum.gpu import settings as settings_of_kernels
from mace_fast.testing.compare import assert_close, assert_derivatives

LENGTHS = {
    "empty ones between": [0, 3, 0, 0, 2, 1, 0],
    "no rows": [0, 0],
    "no segments": [],
    "one segment": [5],
    "more segments than a program": [2, 1, 0, 4] * 5,
    "longer than a tile": [1, 300, 40],
    "in two passes": [2100, 0, 5000],
}
every_length = pytest.mark.parametrize("lengths", LENGTHS.values(), ids=LENGTHS.keys())
both_dtypes = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)
MIXED = LENGTHS["empty ones between"]


def segments_of(lengths):
    return torch.repeat_interleave(torch.arange(len(lengths)), torch.tensor(lengths, dtype=torch.int64))


def sums_of(lengths, backend="triton", **options):
    return lambda values: segment_sum(values, segments_of(lengths), len(lengths), backend=backend, **options)


def rows_of(lengths, backend="triton", **options):
    return lambda values: segment_expand(values, segments_of(lengths), backend=backend, **options)


def launches_of(lengths, width=1):
    with recording() as launches:
        sums_of(lengths)(torch.ones(sum(lengths), width))
    return launches


@both_dtypes
@every_length
def test_sums_equal_the_reference_to_the_third_derivative(random, lengths, dtype):
    arguments = {"values": random(sum(lengths), dtype=dtype)}
    assert_derivatives(sums_of(lengths), sums_of(lengths, "reference"), arguments, order=3)


@both_dtypes
@every_length
def test_expansions_equal_the_reference_to_the_third_derivative(random, lengths, dtype):
    arguments = {"values": random(len(lengths), dtype=dtype)}
    assert_derivatives(rows_of(lengths), rows_of(lengths, "reference"), arguments, order=3)


@pytest.fixture
def cut_early(monkeypatch):
    """Cut segments of a few numbers into a few parts."""
    monkeypatch.setattr(settings_of_kernels, "PART", 20)
    monkeypatch.setattr(settings_of_kernels, "MAX_PROGRAMS", 8)


@pytest.mark.parametrize("shape", [(1,), (3, 3), (20,), (0,)], ids=str)
def test_rows_of_any_shape(random, shape):
    values = {"values": random(sum(MIXED), *shape)}
    assert_derivatives(sums_of(MIXED), sums_of(MIXED, "reference"), values)
    values = {"values": random(len(MIXED), *shape)}
    assert_derivatives(rows_of(MIXED), rows_of(MIXED, "reference"), values)


@pytest.mark.usefixtures("cut_early")
@pytest.mark.parametrize("shape", [(1,), (3, 3), (20,)], ids=str)
@pytest.mark.parametrize("lengths", [[70], [0, 65, 2]], ids=str)
def test_rows_of_any_shape_in_two_passes(random, lengths, shape):
    assert len(launches_of(lengths, 3)) == 2
    values = {"values": random(sum(lengths), *shape)}
    assert_derivatives(sums_of(lengths), sums_of(lengths, "reference"), values, order=0)


@settings(max_examples=12, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lengths=st.lists(st.integers(0, 40), max_size=9), width=st.integers(1, 3))
def test_any_sizes(seeded, lengths, width):
    values = {"values": seeded(0)(sum(lengths), width)}
    assert_derivatives(sums_of(lengths), sums_of(lengths, "reference"), values, order=1)


@pytest.mark.usefixtures("cut_early")
@settings(max_examples=12, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lengths=st.lists(st.integers(0, 60), max_size=4))
def test_any_sizes_in_two_passes(seeded, lengths):
    values = {"values": seeded(0)(sum(lengths))}
    assert_derivatives(sums_of(lengths), sums_of(lengths, "reference"), values, order=1)


def test_one_long_segment_is_cut_and_many_short_ones_are_not():
    assert [launch.num_programs for launch in launches_of([20_000])] == [10, 1]
    assert [launch.num_programs for launch in launches_of([20] * 100)] == [13]
    assert [launch.num_programs for launch in launches_of([1000] * 9)] == [9]
    assert settings_of_kernels.num_parts(10**6, 1, 1) == 489
    assert settings_of_kernels.num_parts(10**8, 1, 16) == settings_of_kernels.MAX_PROGRAMS
    assert settings_of_kernels.num_parts(10**8, 3 * settings_of_kernels.MAX_PROGRAMS, 1) == 1


@pytest.mark.parametrize(("first", "second"), [([5, 7], [60] * 31), ([20_000], [7000, 9000])], ids=["short", "long"])
def test_machine_code_does_not_depend_on_the_size(first, second):
    launches = [launches_of(lengths) for lengths in (first, second)]
    assert [launch.constants for launch in launches[0]] == [launch.constants for launch in launches[1]]


@pytest.mark.parametrize("lengths", [[101], [5000]], ids=str)
def test_float32_is_summed_in_float64(lengths):
    values = torch.ones(sum(lengths))
    values[-1] = 2.0**24
    exact = 2.0**24 + sum(lengths) - 1
    assert sums_of(lengths, dtype=torch.float64)(values).item() == exact
    assert sums_of(lengths)(values).item() == torch.tensor(exact, dtype=torch.float64).float().item()


@pytest.mark.parametrize("lengths", [MIXED, [5000]], ids=str)
def test_float32_may_be_summed_in_float32(random, lengths):
    for launch in launches_of(lengths):
        assert launch.constants["DOUBLE"]
    values = random(sum(lengths), dtype=torch.float32)
    with recording() as launches:
        sums_of(lengths, accumulate_double=False)(values)
    assert not any(launch.constants["DOUBLE"] for launch in launches)
    assert_close(sums_of(lengths, accumulate_double=False)(values), sums_of(lengths)(values))


@both_dtypes
@pytest.mark.parametrize("dtype_out", [torch.float64, torch.float32], ids=str)
@pytest.mark.parametrize("lengths", [MIXED, [5000]], ids=str)
def test_result_has_the_dtype_asked_for_and_the_gradient_that_of_the_argument(random, lengths, dtype, dtype_out):
    for function, rows in ((sums_of, sum(lengths)), (rows_of, len(lengths))):
        values = random(rows, dtype=dtype).requires_grad_()
        result = function(lengths, dtype=dtype_out)(values)
        assert result.dtype == dtype_out
        assert_close(result.float(), function(lengths, "reference")(values).float())
        (gradient,) = torch.autograd.grad(result.sum(), values)
        (expected,) = torch.autograd.grad(function(lengths, "reference", dtype=dtype_out)(values).sum(), values)
        assert gradient.dtype == dtype
        assert_close(gradient, expected, order=1)


def test_a_given_ptr_is_used(random):
    values, segments = random(6), segments_of(MIXED)
    ptr = torch.tensor([0, *torch.tensor(MIXED).cumsum(0).tolist()])
    given_ptr = segment_sum(values, segments, len(MIXED), ptr=ptr, backend="triton")
    assert torch.equal(given_ptr, sums_of(MIXED)(values))
    nothing = segment_sum(values, segments, len(MIXED), ptr=torch.zeros_like(ptr), backend="triton")
    assert torch.equal(nothing, torch.zeros_like(nothing))


def test_two_runs_give_the_same_bits(random):
    for lengths in ([40, 0, 71], [5000]):
        values = random(sum(lengths), dtype=torch.float32)
        assert torch.equal(sums_of(lengths)(values), sums_of(lengths)(values))


def test_memory_layout_does_not_matter(random):
    strided = {"values": random(2, sum(MIXED)).T}
    assert not strided["values"].is_contiguous()
    assert_derivatives(sums_of(MIXED), sums_of(MIXED, "reference"), strided)
    strided = {"values": random(2, len(MIXED)).T}
    assert_derivatives(rows_of(MIXED), rows_of(MIXED, "reference"), strided)
    expanded = random(1, 2).expand(sum(MIXED), 2)
    assert_close(sums_of(MIXED)(expanded), sums_of(MIXED, "reference")(expanded))


def test_expanded_gradients(random):
    """The gradient of a sum has stride zero."""
    values = random(sum(MIXED), 2).requires_grad_()
    (gradient,) = torch.autograd.grad(sums_of(MIXED)(values).sum(), values)
    assert torch.equal(gradient, torch.ones_like(values))
    values = random(len(MIXED), 2).requires_grad_()
    (gradient,) = torch.autograd.grad(rows_of(MIXED)(values).sum(), values)
    assert torch.equal(gradient, torch.tensor(MIXED).double()[:, None].expand(-1, 2))


def test_batched_gradients_as_of_the_hessian(random):
    values = random(sum(MIXED)).requires_grad_()

    def rows(backend):
        (gradient,) = torch.autograd.grad(sums_of(MIXED, backend)(values**2).pow(3).sum(), values, create_graph=True)
        probes = torch.eye(sum(MIXED), dtype=torch.float64)
        return torch.autograd.grad(gradient, values, probes, is_grads_batched=True)[0]

    assert_close(rows("triton"), rows("reference"), order=2)


def test_derivatives_agree_with_finite_differences(random):
    for function, rows in ((sums_of(MIXED), sum(MIXED)), (rows_of(MIXED), len(MIXED))):
        values = random(rows, 2).requires_grad_()
        assert torch.autograd.gradcheck(function, values, fast_mode=True)
        assert torch.autograd.gradgradcheck(function, values, fast_mode=True)


@pytest.mark.filterwarnings("ignore:The .grad attribute of a Tensor that is not a leaf")
def test_operators_pass_opcheck(random):
    segments = segments_of(MIXED)
    ptr = torch.tensor([0, *torch.tensor(MIXED).cumsum(0).tolist()])
    for dtype in (torch.float64, torch.float32):
        by_row = random(6, 2, dtype=dtype).requires_grad_()
        torch.library.opcheck(operators.sums, (by_row, segments, ptr, torch.float64, torch.float64))
        by_segment = random(7, 2, dtype=dtype).requires_grad_()
        torch.library.opcheck(operators.expanded, (by_segment, segments, ptr, torch.float32, torch.float64))


def test_compiles_as_one_graph(random):
    values, segments = random(sum(MIXED), 2).requires_grad_(), segments_of(MIXED)

    def energy(backend):
        total = segment_sum(values**3, segments, len(MIXED), backend=backend)
        return segment_expand(total, segments, backend=backend).square().sum()

    compiled = torch.compile(energy, fullgraph=True, backend="aot_eager")("triton")
    (gradient,) = torch.autograd.grad(compiled, values)
    (expected,) = torch.autograd.grad(energy("reference"), values)
    assert_close(gradient, expected, order=1)
