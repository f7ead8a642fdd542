"""Linear map of irreps in plain torch against e3nn's linear layers, and its checks of arguments."""

import pytest
import torch

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
}
SPECIES = torch.tensor([2, 0, 0, 2, 0])
NUM_SPECIES = 4
every_map = pytest.mark.parametrize("irreps", MAPS.values(), ids=MAPS.keys())


def blocks_of(irreps_in, irreps_out):
    """The blocks of e3nn's weights, and their numbers."""
    blocks, offset = [], 0
    for given in entries(irreps_in):
        for made in entries(irreps_out):
            if (given.l, given.p) == (made.l, made.p):
                blocks.append(Block(2 * given.l + 1, given.mul, given.offset, made.mul, made.offset, offset))
                offset += given.mul * made.mul
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
@pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)
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


@every_map
def test_equals_e3nn_by_species(o3, build, random, irreps):
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
    one_hot = torch.nn.functional.one_hot(SPECIES, NUM_SPECIES).double()

    def theirs(features, weight):
        fan_in = [sum(b.channels_in for b in blocks if b.offset_out == block.offset_out) for block in blocks]
        parts = [
            (NUM_SPECIES * count) ** 0.5
            * weight[:, slice(*block.range_weight)].unflatten(1, (block.channels_in, -1)).transpose(0, 1).flatten()
            for block, count in zip(blocks, fan_in, strict=True)
        ]
        return from_mul_ir(product(to_mul_ir(features, irreps_in), one_hot, torch.cat(parts)), irreps_out)

    arguments = {"features": random(len(SPECIES), irreps_in.dim), "weight": random(NUM_SPECIES, weight_numel)}
    assert_derivatives(
        lambda features, weight: irreps_linear(features, weight, blocks, irreps_out.dim, species=SPECIES),
        theirs,
        arguments,
    )


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


BLOCK = Block(3, 2, 0, 4, 0, 0)
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
