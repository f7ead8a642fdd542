"""The convolution with tabulated weights against the operations that it stands for."""

import itertools

import pytest
import torch

from mace_fast.kernels import RadialTable, convolution, radial_table, tabulated_convolution
from mace_fast.kernels.algebra import tensor_product_paths
from mace_fast.kernels.convolution.cpu import senders as cpu_senders
from mace_fast.kernels.convolution.plans import format_paths
from mace_fast.kernels.runtime.orders import edge_order
from mace_fast.kernels.tabulated_convolution import operators
from mace_fast.kernels.tabulated_convolution.inputs import Layer
from mace_fast.testing.compare import assert_close, assert_derivatives, derivatives

pytestmark = [pytest.mark.thorough, pytest.mark.usefixtures("each_cpu_backend")]

R_MIN, R_MAX = 0.1, 5.0
SCALAR = ((0, 1),)
MEDIUM = ((0, 1), (1, -1))
LARGE = ((0, 1), (1, -1), (2, 1))
HARMONICS = ((0, 1), (1, -1), (2, 1), (3, -1))
LAYERS = {"scalars": SCALAR, "medium": MEDIUM, "large": LARGE}
both_dtypes = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)

# senders, receivers in ascending order, number of senders, number of receivers
GRAPHS = {
    "directed, with isolated nodes": ([2, 2, 0, 1, 1, 0, 4, 4], [0, 0, 1, 1, 1, 2, 4, 4], 5, 6),
    "no edges": ([], [], 3, 3),
    "one node, its own neighbour": ([0, 0], [0, 0], 1, 1),
    "a receiver with 300 edges": ([0] + [i % 7 for i in range(300)], [0] + [2] * 300, 7, 3),
    "more senders than receivers": ([5, 3, 4], [0, 1, 1], 6, 2),
}
SMALL = GRAPHS["directed, with isolated nodes"]


def make_case(random, irreps, graph, num_channels=5, dtype=torch.float64, num_hidden=7, num_tables=1):
    """Arguments to differentiate by, what else the operation takes, and the same for those that it stands for."""
    senders, receivers, num_senders, num_receivers = graph
    index = [torch.tensor(values, dtype=torch.int64) for values in (senders, receivers)]
    paths = tuple(tensor_product_paths(irreps, HARMONICS, HARMONICS))
    knots = [[random(9, num_hidden) for _ in range(2)] for _ in range(num_tables)]
    cubics = [RadialTable.from_knots(*values, R_MIN, R_MAX).coefficients for values in knots]
    hidden = RadialTable(torch.cat(cubics), R_MIN, R_MAX)
    tables = None if num_tables == 1 else torch.arange(len(senders)) % num_tables
    last = random(num_hidden, len(paths) * num_channels)
    steps = torch.rand(len(senders), generator=torch.Generator().manual_seed(3), dtype=torch.float64)
    arguments = {
        "node_feats": random(num_senders, sum(2 * l + 1 for l, _ in irreps), num_channels, dtype=dtype),
        "edge_attrs": random(len(senders), 16, dtype=dtype),
        "lengths": (R_MIN + 1.1 * (R_MAX - R_MIN) * steps).to(dtype),  # some are beyond the cutoff
    }
    order = edge_order(*index, num_senders, num_receivers)

    def tabulated(node_feats, edge_attrs, lengths, backend="auto"):
        table = hidden.times(last).to(dtype=lengths.dtype)
        return tabulated_convolution(
            node_feats, edge_attrs, lengths, table, *index, paths, order, tables, backend=backend
        )

    def composed(node_feats, edge_attrs, lengths):
        values = radial_table(lengths, hidden.to(dtype=lengths.dtype), tables, backend="reference")
        matrix = last.to(lengths.dtype)
        return convolution(
            node_feats, edge_attrs, values, matrix, *index, num_receivers, paths, order=order, backend="reference"
        )

    return arguments, tabulated, composed, (index, paths, order)


@both_dtypes
@pytest.mark.parametrize("irreps", LAYERS.values(), ids=LAYERS.keys())
def test_equals_what_it_stands_for_to_the_second_derivative(random, irreps, dtype):
    arguments, tabulated, composed, _ = make_case(random, irreps, SMALL, dtype=dtype)
    assert_derivatives(tabulated, composed, arguments)


@both_dtypes
@pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS.keys())
def test_on_every_kind_of_graph(random, graph, dtype):
    arguments, tabulated, composed, _ = make_case(random, MEDIUM, graph, dtype=dtype)
    assert_derivatives(tabulated, composed, arguments)


@both_dtypes
@pytest.mark.parametrize("graph", [SMALL, GRAPHS["no edges"]], ids=["some edges", "no edges"])
def test_each_edge_reads_its_table(random, graph, dtype):
    arguments, tabulated, composed, _ = make_case(random, MEDIUM, graph, dtype=dtype, num_tables=3)
    assert_derivatives(tabulated, composed, arguments)


@pytest.mark.parametrize("num_channels", [1, 96])
def test_for_any_number_of_channels(random, num_channels):
    arguments, tabulated, composed, _ = make_case(random, MEDIUM, SMALL, num_channels)
    assert_derivatives(tabulated, composed, arguments)


def test_third_derivative(random):
    """The fourth by the length is zero, the third is constant between knots."""
    arguments, tabulated, composed, _ = make_case(random, MEDIUM, SMALL, num_channels=2, num_hidden=3)
    assert_derivatives(tabulated, composed, arguments, order=3)


def test_lengths_that_are_none(random):
    """Before the first cubic by more than one interval, or no number: no number, in the receiver alone."""
    arguments, tabulated, _, _ = make_case(random, SCALAR, SMALL)
    for bad in (-5.0, torch.nan):
        lengths = arguments["lengths"].clone()
        lengths[5] = bad  # the edge of receiver 2
        messages = tabulated(**(arguments | {"lengths": lengths}))
        assert messages[2].isnan().all()
        assert messages[[0, 1, 3, 4, 5]].isfinite().all()


def test_results_do_not_depend_on_how_many_edges_are_kept(monkeypatch, compiled_cpu, random):
    graph = ([0, 3, 3, 1, 2, 4, 2, 0, 0, 1, 4, 3], [0, 0, 0, 0, 1, 1, 1, 1, 1, 4, 4, 5], 5, 6)
    arguments, tabulated, _, _ = make_case(random, MEDIUM, graph)
    expected = derivatives(tabulated, arguments, order=2)
    monkeypatch.setattr(cpu_senders, "MOST_BYTES", 3 * 4 * 5 * 8)
    for name, value in derivatives(tabulated, arguments, order=2).items():
        assert_close(value, expected[name], order=len(name) if isinstance(name, tuple) else 0, name=str(name))


@pytest.mark.parametrize("needs", list(itertools.product([False, True], repeat=3)))
def test_opcheck_of_gradients(compiled_cpu, random, needs):
    torch.library.opcheck(operators.gradients, operator_arguments(random, needs))


def test_opcheck(compiled_cpu, random):
    torch.library.opcheck(operators.convolve, operator_arguments(random))


def operator_arguments(random, needs=None):
    """Arguments of the convolution, or where needs are given of its gradients."""
    arguments, _, _, (index, paths, order) = make_case(random, MEDIUM, SMALL, num_channels=2)
    leaves = [tensor.requires_grad_() for tensor in arguments.values()]
    tables = torch.arange(len(index[0])) % 2
    layer = Layer(tables, random(2, 8, 4, len(paths) * 2), index[0], *order, format_paths(paths), R_MIN, R_MAX, 0)
    grad = [] if needs is None else [random(6, layer.num_rows, 2).requires_grad_(), list(needs)]
    return (*leaves, *grad, *layer)


def test_triton_and_gradients_of_tables_are_refused(compiled_cpu, random):
    arguments, tabulated, _, _ = make_case(random, SCALAR, SMALL)
    with pytest.raises(RuntimeError, match="Triton"):
        tabulated(**arguments, backend="triton")
    given = operator_arguments(random)
    given[4].requires_grad_()
    with pytest.raises(ValueError, match="tables are for inference"):
        operators.convolve(*given).sum().backward()
    given = operator_arguments(random, needs=(True, True, True))
    given[6].requires_grad_()
    with pytest.raises(ValueError, match="tables are for inference"):
        operators.gradients(*given)[0].sum().backward()


def test_bad_input(random):
    arguments, tabulated, _, (index, paths, order) = make_case(random, SCALAR, SMALL)
    with pytest.raises(ValueError, match="lengths"):
        tabulated(**(arguments | {"lengths": arguments["lengths"][:-1]}))
    with pytest.raises(TypeError, match="lengths"):
        tabulated(**(arguments | {"lengths": arguments["lengths"].float()}))
    table = RadialTable.from_knots(random(9, 3), random(9, 3), R_MIN, R_MAX)
    with pytest.raises(ValueError, match=r"table\.coefficients"):
        tabulated_convolution(*arguments.values(), table, *index, paths, order)
