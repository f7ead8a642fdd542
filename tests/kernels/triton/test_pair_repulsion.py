"""The pair repulsion: Triton against the definition, and that against mace-torch."""

import pytest
import torch

from mace_fast.blocks.repulsion import ZBLBasis
from mace_fast.kernels import pair_repulsion
from mace_fast.kernels.pair_repulsion.inputs import Inputs
from mace_fast.kernels.pair_repulsion.operators import energies, gradient
from mace_fast.kernels.pair_repulsion.reference import summed
from mace_fast.kernels.runtime.orders import edge_order
from mace_fast.testing.compare import assert_close, assert_derivatives
from mace_fast.testing.workloads import default_dtype

Z = torch.tensor([1, 6, 8, 79])


def make_rows(dtype=torch.float64):
    """Z, its power and the covalent radius of four elements, numbers that both dtypes can represent."""
    basis, z = ZBLBasis(), Z.double()
    rows = torch.stack([z, z.pow(0.3), basis.covalent_radii[Z].double()], dim=1)
    return rows.float().to(dtype)


def make_graph(num_nodes, num_edges, seed=0, in_one=False):
    """Edges sorted by receiver; the last node has none."""
    generator = torch.Generator().manual_seed(seed)
    receivers = torch.randint(0, max(1, num_nodes - 1), (num_edges,), generator=generator).sort().values
    if in_one:
        receivers = torch.full_like(receivers, min(1, num_nodes - 1))
    senders = torch.randint(0, num_nodes, (num_edges,), generator=generator)
    return senders, receivers, edge_order(senders, receivers, num_nodes, num_nodes).receiver_ptr


def make_vectors(random, num_edges, dtype=torch.float64):
    """Lengths from 0.2 Å to beyond all cutoffs."""
    directions = torch.nn.functional.normalize(random(num_edges, 3), dim=1)
    return (directions * torch.linspace(0.2, 3.5, num_edges).double()[:, None]).to(dtype)


def arguments_of(dtype, num_nodes, graph, p=6):
    senders, receivers, receiver_ptr = graph
    coefficients = torch.tensor([0.1818, 0.5099, 0.2802, 0.02817]).to(dtype)
    species = torch.arange(num_nodes) % 4
    prefactor = torch.tensor(0.4543).to(dtype)
    return make_rows(dtype), species, senders, receivers, receiver_ptr, coefficients, prefactor, p


@pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)
@pytest.mark.parametrize(
    ("num_nodes", "num_edges", "in_one"), [(1, 0, 0), (1, 1, 0), (4, 0, 0), (5, 13, 0), (4, 150, 1)]
)
@pytest.mark.parametrize("p", [1, 2, 5, 6])
def test_equals_the_definition_to_the_second_derivative(random, dtype, num_nodes, num_edges, in_one, p):
    graph = make_graph(num_nodes, num_edges, in_one=bool(in_one))

    def by_triton(vectors):
        return pair_repulsion(vectors, *arguments_of(vectors.dtype, num_nodes, graph, p))

    def expected(vectors):
        return summed(Inputs(vectors, *arguments_of(vectors.dtype, num_nodes, graph, p)))

    assert_derivatives(by_triton, expected, {"vectors": make_vectors(random, num_edges, dtype)}, 2)


def test_definition_is_that_of_mace(random, reference):
    """In float64, to which mace-torch raises integers to a power where it is torch's default."""
    theirs, num_nodes = reference.modules.radial.ZBLBasis(p=6).double(), 5
    senders, receivers, receiver_ptr = make_graph(num_nodes, 40)
    vectors = make_vectors(random, 40).requires_grad_()
    species = torch.arange(num_nodes) % 4
    attributes = torch.nn.functional.one_hot(species, 4).double()
    lengths = vectors.norm(dim=1, keepdim=True)
    with default_dtype(torch.float64):
        expected = theirs(lengths, attributes, torch.stack([senders, receivers]), Z)
    elements = torch.stack([Z.double(), Z.double().pow(theirs.a_exp), theirs.covalent_radii[Z].double()], dim=1)
    graph = species, senders, receivers, receiver_ptr
    found = pair_repulsion(vectors, elements, *graph, theirs.c, theirs.a_prefactor, int(theirs.p))
    assert_close(found, expected)
    (by_us,), (by_them,) = (torch.autograd.grad(one.square().sum(), vectors) for one in (found, expected))
    assert_close(by_us, by_them, order=1)


def test_edges_beyond_the_covalent_radii_contribute_exactly_nothing(random):
    vectors = (make_vectors(random, 9) + 10.0).requires_grad_()
    found = pair_repulsion(vectors, *arguments_of(torch.float64, 4, make_graph(4, 9)))
    assert not found.any()
    assert not torch.autograd.grad(found.sum(), vectors)[0].any()


def test_operators_pass_opcheck(random):
    vectors = make_vectors(random, 9).requires_grad_()
    inputs = Inputs(vectors, *arguments_of(torch.float64, 4, make_graph(4, 9)))
    tests = ("test_schema", "test_faketensor", "test_autograd_registration")
    torch.library.opcheck(energies, tuple(inputs), test_utils=tests)
    torch.library.opcheck(gradient, (random(4), *inputs), test_utils=tests)


@pytest.mark.parametrize(
    ("change", "error", "match"),
    [
        ({"vectors": torch.zeros(9, 2)}, ValueError, "vectors"),
        ({"elements": torch.zeros(4, 2).double()}, ValueError, "elements"),
        ({"elements": torch.zeros(4, 3)}, TypeError, "elements"),
        ({"senders": torch.zeros(8, dtype=torch.int64)}, ValueError, "senders"),
        ({"receivers": torch.zeros(9)}, TypeError, "receivers"),
        ({"species": torch.zeros(4)}, TypeError, "species"),
        ({"coefficients": torch.zeros(3).double()}, ValueError, "coefficients"),
        ({"prefactor": torch.zeros(1).double()}, ValueError, "prefactor"),
        ({"prefactor": torch.ones((), requires_grad=True).double()}, ValueError, "prefactor requires gradients"),
    ],
)
def test_bad_arguments_are_refused(random, change, error, match):
    inputs = Inputs(make_vectors(random, 9), *arguments_of(torch.float64, 4, make_graph(4, 9)))
    with pytest.raises(error, match=match):
        pair_repulsion(**{**inputs._asdict(), **change})
