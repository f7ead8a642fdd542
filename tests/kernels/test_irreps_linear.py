"""Linear map of irreps in plain torch against e3nn's linear layers, and its checks of arguments."""

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mace_fast.irreps import Irreps
from mace_fast.kernels import irreps_linear
from mace_fast.kernels.irreps_linear import Block, matrix_product
from mace_fast.layout import entries
from mace_fast.testing.compare import assert_close, assert_derivatives

pytestmark = pytest.mark.usefixtures("each_cpu_backend")

MAPS = {
    "one irrep": ("3x0e", "4x0e"),
    "several irreps": ("2x0e+2x1o+2x2e", "3x0e+3x1o+3x2e"),
    "irreps that nothing reads or feeds": ("2x0e+3x1o+1x2e", "2x0e+4x1e+2x2e"),
    "two inputs of one irrep": ("2x0e+3x1o+4x0e+1x1o", "5x0e+2x1o"),
    "two outputs of one irrep": ("2x1o+3x0e", "1x0e+2x1o+4x0e"),
    "pseudoscalars apart": ("2x0e+3x0o", "4x0o+1x0e"),
    "one channel": ("1x0e+5x1o", "5x0e+1x1o"),
}
NUM_SPECIES = 4  # of which the last is always absent
ORDERS = {
    "not sorted, one absent": [2, 0, 0, 2, 0],
    "no nodes": [],
    "one node": [1],
    "all the same": [1, 1, 1, 1],
    "every one": [0, 1, 2, 1, 0, 2, 1],
}
SPECIES = torch.tensor(ORDERS["not sorted, one absent"])
every_map = pytest.mark.parametrize("irreps", MAPS.values(), ids=MAPS.keys())
both_dtypes = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)


def blocks_of(irreps_in, irreps_out):
    """The blocks of e3nn's weights, and their numbers."""
    blocks, offset = [], 0
    for read in entries(irreps_in):
        for made in entries(irreps_out):
            if (read.l, read.p) == (made.l, made.p):
                blocks.append(Block(2 * read.l + 1, read.mul, read.offset, made.mul, made.offset, offset))
                offset += read.mul * made.mul
    return tuple(blocks), offset


def to_mul_ir(rows, irreps):
    parts = [rows[:, part.numbers].unflatten(1, (-1, part.mul)).transpose(1, 2).flatten(1) for part in entries(irreps)]
    return torch.cat(parts, dim=1)


def from_mul_ir(rows, irreps):
    parts = [rows[:, part.numbers].unflatten(1, (part.mul, -1)).transpose(1, 2).flatten(1) for part in entries(irreps)]
    return torch.cat(parts, dim=1)


@pytest.mark.parametrize("num_nodes", [0, 1, 5])
@every_map
def test_equals_e3nn(o3, build, random, irreps, num_nodes):
    irreps_in, irreps_out = (Irreps(text) for text in irreps)
    blocks, weight_numel = blocks_of(irreps_in, irreps_out)
    linear = build(o3.Linear, irreps_in, irreps_out, internal_weights=False, shared_weights=True)

    def theirs(features, weight):
        # e3nn's factors undone: our weight comes scaled for use
        parts = [
            weight[slice(*block.range_weight)] / instruction.path_weight
            for block, instruction in zip(blocks, linear.instructions, strict=True)
        ]
        return from_mul_ir(linear(to_mul_ir(features, irreps_in), torch.cat(parts)), irreps_out)

    arguments = {"features": random(num_nodes, irreps_in.dim), "weight": random(weight_numel)}
    assert_derivatives(
        lambda features, weight: irreps_linear(features, weight, blocks, irreps_out.dim), theirs, arguments, order=3
    )


@pytest.mark.parametrize("by_species", [False, True], ids=["one weight", "by species"])
@both_dtypes
@pytest.mark.parametrize(("channels_in", "channels_out"), [(600, 320), (256, 257), (3, 1024)])
def test_more_channels_than_are_worked_on_at_a_time(random, channels_in, channels_out, dtype, by_species):
    block = Block(3, channels_in, 2, channels_out, 1, 4)
    numel, nodes = 4 + channels_in * channels_out, 70
    arguments = {
        "features": random(nodes, 3 * channels_in + 3, dtype=dtype),
        "weight": random(*([2] if by_species else []), numel, dtype=dtype),
    }
    species = torch.arange(nodes) % 2 if by_species else None

    def ours(features, weight):
        return irreps_linear(features, weight, (block,), 3 * channels_out + 2, species=species)

    def formula(features, weight):
        rows = features[:, 2:-1].unflatten(1, (3, channels_in))
        matrix = weight[..., 4:].unflatten(-1, (channels_in, channels_out))
        product = rows @ (matrix if species is None else matrix[species])
        zeros = product.new_zeros(nodes, 1)
        return torch.cat([zeros, product.flatten(1), zeros], dim=1)

    assert_derivatives(ours, formula, arguments, order=1)


@pytest.fixture
def by_species_and_e3nn(o3, build):
    """``by_species_and_e3nn(irreps, species)`` is our map, e3nn's product with a one-hot operand, and sizes."""

    def make(irreps, species):
        irreps_in, irreps_out = (Irreps(text) for text in irreps)
        blocks, weight_numel = blocks_of(irreps_in, irreps_out)
        product = build(
            o3.FullyConnectedTensorProduct,
            irreps_in,
            Irreps([(NUM_SPECIES, (0, 1))]),
            irreps_out,
            internal_weights=False,
            shared_weights=True,
        )
        one_hot = torch.nn.functional.one_hot(species, NUM_SPECIES).double()

        def theirs(features, weight):
            fan_in = [sum(b.channels_in for b in blocks if b.offset_out == block.offset_out) for block in blocks]
            parts = [
                (NUM_SPECIES * count) ** 0.5
                * weight[:, slice(*block.range_weight)].unflatten(1, (block.channels_in, -1)).transpose(0, 1).flatten()
                for block, count in zip(blocks, fan_in, strict=True)
            ]
            return from_mul_ir(product(to_mul_ir(features, irreps_in), one_hot, torch.cat(parts)), irreps_out)

        def ours(features, weight):
            return irreps_linear(features, weight, blocks, irreps_out.dim, species=species)

        return ours, theirs, (len(species), irreps_in.dim), (NUM_SPECIES, weight_numel)

    return make


@every_map
def test_equals_e3nn_by_species(by_species_and_e3nn, random, irreps):
    ours, theirs, features, weight = by_species_and_e3nn(irreps, SPECIES)
    assert_derivatives(ours, theirs, {"features": random(*features), "weight": random(*weight)})


@both_dtypes
@pytest.mark.parametrize("species", ORDERS.values(), ids=ORDERS.keys())
def test_equals_e3nn_by_any_species_to_the_third_derivative(by_species_and_e3nn, random, species, dtype):
    species = torch.tensor(species, dtype=torch.int64)
    ours, theirs, features, weight = by_species_and_e3nn(("3x0e+2x1o", "4x0e+3x1o"), species)
    arguments = {"features": random(*features, dtype=dtype), "weight": random(*weight, dtype=dtype)}
    assert_derivatives(ours, theirs, arguments, order=3)


BLOCK = Block(3, 2, 0, 4, 0, 0)


def one_block(species, block=BLOCK):
    """The map of one block whose rows have nothing else, equation (12)."""
    width_out = block.components * block.channels_out
    return lambda features, weight: irreps_linear(features, weight, (block,), width_out, species=species)


def arguments_of(random, num_nodes, block=BLOCK):
    widths = block.components * block.channels_in, block.channels_in * block.channels_out
    return {"features": random(num_nodes, widths[0]), "weight": random(NUM_SPECIES, widths[1])}


@pytest.mark.thorough
@settings(max_examples=25, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    species=st.lists(st.integers(0, NUM_SPECIES - 1), max_size=12),
    sizes=st.tuples(st.sampled_from([1, 3, 5, 7]), st.integers(1, 5), st.integers(1, 5)),
)
def test_equals_a_gathered_product_for_any_sizes(seeded, species, sizes):
    species, (components, channels_in, channels_out) = torch.tensor(species, dtype=torch.int64), sizes
    block = Block(components, channels_in, 0, channels_out, 0, 0)

    def gathered(features, weight):
        rows = features.view(-1, components, channels_in)
        matrices = weight.view(-1, channels_in, channels_out)[species]
        return torch.einsum("nmu,nuw->nmw", rows, matrices).flatten(1)

    assert_derivatives(one_block(species, block), gathered, arguments_of(seeded(0), len(species), block))


def test_no_nodes_still_give_every_argument_a_gradient(random):
    """A process that got no nodes must not leave the others waiting for its gradients."""
    arguments = {name: tensor.requires_grad_() for name, tensor in arguments_of(random, 0).items()}
    gradients = torch.autograd.grad(one_block(SPECIES[:0])(**arguments).sum(), list(arguments.values()))
    for argument, gradient in zip(arguments.values(), gradients, strict=True):
        assert torch.equal(gradient, torch.zeros_like(argument))


def test_weight_of_an_absent_species_gets_exactly_zero_gradient(random):
    arguments = {name: tensor.requires_grad_() for name, tensor in arguments_of(random, len(SPECIES)).items()}
    (gradient,) = torch.autograd.grad(one_block(SPECIES)(**arguments).sum(), arguments["weight"])
    assert torch.equal(gradient[[1, 3]], torch.zeros_like(gradient[[1, 3]]))
    assert (gradient[[0, 2]].abs().amax(dim=1) > 0).all()


def test_order_of_nodes_does_not_matter(random):
    arguments = arguments_of(random, len(SPECIES))
    order = torch.tensor([3, 1, 4, 0, 2])
    permuted = one_block(SPECIES[order])(arguments["features"][order], arguments["weight"])
    assert_close(permuted, one_block(SPECIES)(**arguments)[order])


def test_memory_layout_does_not_matter(random):
    arguments = arguments_of(random, len(SPECIES))
    strided = {name: tensor.t().contiguous().t() for name, tensor in arguments.items()}
    assert not any(tensor.is_contiguous() for tensor in strided.values())
    strided_species = torch.stack([SPECIES, SPECIES], dim=1)[:, 0]
    assert_close(one_block(strided_species)(**strided), one_block(SPECIES)(**arguments))
    assert_derivatives(one_block(strided_species), one_block(SPECIES), strided)


def test_second_derivative_is_the_derivative_of_the_first(random):
    block = Block(3, 2, 0, 2, 0, 0)
    arguments = [tensor.requires_grad_() for tensor in arguments_of(random, len(SPECIES), block).values()]
    assert torch.autograd.gradgradcheck(one_block(SPECIES, block), arguments)


def test_without_blocks_the_result_is_zero_and_every_argument_has_a_gradient(random):
    arguments = {"features": random(2, 3).requires_grad_(), "weight": random(4).requires_grad_()}
    result = irreps_linear(**arguments, blocks=(), width_out=5)
    assert torch.equal(result, torch.zeros(2, 5, dtype=result.dtype))
    for argument, gradient in zip(
        arguments.values(), torch.autograd.grad(result.sum(), list(arguments.values())), strict=True
    ):
        assert torch.equal(gradient, torch.zeros_like(argument))


@pytest.mark.parametrize("species", [None, SPECIES], ids=["one weight", "by species"])
def test_is_one_graph_without_sizes_that_depend_on_values(random, species):
    blocks, weight_numel = blocks_of(Irreps("2x0e+2x1o"), Irreps("3x0e+3x1o"))
    arguments = {
        "features": random(5, 8),
        "weight": random(*(() if species is None else (NUM_SPECIES,)), weight_numel),
    }

    def ours(features, weight):
        return irreps_linear(features, weight, blocks, 12, species=species, backend="reference")

    leaves = [tensor.requires_grad_() for tensor in arguments.values()]
    compiled = torch.compile(ours, fullgraph=True, backend="aot_eager")
    expected = torch.autograd.grad(ours(*leaves).square().sum(), leaves)
    for got, right in zip(torch.autograd.grad(compiled(*leaves).square().sum(), leaves), expected, strict=True):
        assert_close(got, right)


@pytest.mark.parametrize("shape", [(0, 3, 2), (1, 1, 1), (5, 3, 7), (192, 128, 128)], ids=str)
def test_product_of_matrices(random, shape):
    num_rows, inner, columns = shape
    arguments = {"rows": random(num_rows, inner), "matrix": random(inner, columns)}
    assert_derivatives(matrix_product, lambda rows, matrix: rows @ matrix, arguments)


RIGHT = {"features": torch.ones(5, 6), "weight": torch.ones(8), "blocks": (BLOCK,), "width_out": 12}
BY_SPECIES = {"weight": torch.ones(4, 8), "species": SPECIES}


@pytest.mark.parametrize(
    ("changed", "error", "message"),
    [
        ({"features": torch.ones(5, 3, 2)}, ValueError, r"features must have shape \[any, any\], got \[5, 3, 2\]"),
        ({"weight": torch.ones(4, 8)}, ValueError, r"weight must have shape \[any\], got \[4, 8\]"),
        ({"species": SPECIES}, ValueError, r"weight must have shape \[any, any\], got \[8\]"),
        ({**BY_SPECIES, "species": SPECIES[:3]}, ValueError, r"features must have shape \[3, any\], got \[5, 6\]"),
        ({**BY_SPECIES, "species": SPECIES.int()}, TypeError, "species must be a vector of int64"),
        ({"features": torch.ones(5, 6).int()}, TypeError, "features must be float32 or float64, got torch.int32"),
        ({"weight": torch.ones(8).double()}, TypeError, "weight is torch.float64 but features is torch.float32"),
        ({"precision": "fp8"}, ValueError, "precision must be one of ieee, .*; got 'fp8'"),
        ({"backend": "cuda"}, ValueError, "backend must be one of"),
        ({"features": torch.ones(5, 5)}, ValueError, "reaches 6 where the features have 5 numbers"),
        ({"width_out": 11}, ValueError, "reaches 12 where the result has 11 numbers"),
        ({"weight": torch.ones(7)}, ValueError, "reaches 8 where the weight has 7 numbers"),
        ({"blocks": (Block(3, 2, -1, 4, 0, 0),)}, ValueError, "has a negative number"),
        ({"blocks": (BLOCK, BLOCK)}, ValueError, r"overlap in the weight: \[0, 8\] and \[0, 8\]"),
        (
            {"blocks": (Block(1, 2, 0, 2, 0, 0), Block(1, 2, 1, 2, 2, 4))},
            ValueError,
            r"overlap in the features: \[0, 2\] and \[1, 3\]",
        ),
        (
            {"blocks": (Block(1, 1, 0, 4, 0, 0), Block(1, 2, 1, 2, 2, 4))},
            ValueError,
            r"overlap in the result: \[0, 4\] and \[2, 4\]",
        ),
    ],
)
def test_wrong_arguments_are_named(changed, error, message):
    irreps_linear(**RIGHT)
    with pytest.raises(error, match=message):
        irreps_linear(**(RIGHT | changed))
