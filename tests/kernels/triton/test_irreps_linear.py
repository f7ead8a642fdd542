"""The Triton kernels of the linear map of irreps against the reference, in the interpreter where there is no GPU."""

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mace_fast.blocks.linear import Linear, SpeciesLinear
from mace_fast.execution import Execution
from mace_fast.graph import Species
from mace_fast.kernels import irreps_linear
from mace_fast.kernels.algebra import tensor_product_paths
from mace_fast.kernels.irreps_linear import Block, prepared_weight
from mace_fast.kernels.irreps_linear.blocks import encode
from mace_fast.kernels.irreps_linear.inputs import LinearMap
from mace_fast.kernels.irreps_linear.operators import linear, weight_gradient
from mace_fast.kernels.runtime.backends import PRECISIONS
from mace_fast.kernels.runtime.launch import recording
from mace_fast.kernels.runtime.orders import SpeciesOrder, species_order
from mace_fast.kernels.tuning import asked, assume
from mace_fast.testing.compare import TOLERANCES, assert_close, assert_derivatives

MAPS = {
    "one irrep": ((Block(1, 3, 0, 5, 0, 0),), 3, 5, 15),
    "one channel": ((Block(3, 1, 0, 1, 0, 0),), 3, 3, 1),
    "one channel in or out": ((Block(1, 1, 0, 5, 0, 0), Block(3, 5, 1, 1, 5, 5)), 16, 8, 10),
    "irreps of several degrees": (
        (Block(1, 5, 0, 3, 0, 0), Block(3, 5, 5, 3, 3, 15), Block(5, 5, 20, 3, 12, 30), Block(7, 5, 45, 3, 27, 45)),
        80,
        48,
        60,
    ),
    "irreps that share inputs and outputs": (
        (Block(1, 3, 0, 5, 0, 0), Block(1, 2, 12, 5, 0, 15), Block(3, 3, 3, 4, 5, 25), Block(3, 3, 3, 2, 17, 37)),
        14,
        23,
        43,
    ),
    "numbers that nothing reads, feeds or trains": ((Block(3, 2, 1, 4, 3, 2), Block(1, 2, 8, 2, 17, 11)), 12, 21, 18),
    "more channels than a block": ((Block(1, 20, 0, 17, 0, 0), Block(3, 18, 20, 33, 17, 340)), 74, 116, 934),
    "empty blocks": ((Block(0, 3, 0, 3, 0, 0), Block(1, 0, 0, 2, 0, 9), Block(1, 2, 0, 0, 2, 9)), 3, 3, 9),
    "none": ((), 2, 3, 4),
}
SPECIES = {
    "not sorted, one absent": [2, 0, 0, 2, 0],
    "no nodes": [],
    "one node": [1],
    "all the same": [1, 1, 1, 1],
    "every one": [0, 1, 2, 1, 0, 2, 1],
}
NUM_SPECIES = 3
both_dtypes = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)
every_map = pytest.mark.parametrize("name", MAPS)


def make_arguments(random, name, num_nodes, num_species=None, dtype=torch.float64):
    _, width_in, _, weight_numel = MAPS[name]
    rows = () if num_species is None else (num_species,)
    return {"features": random(num_nodes, width_in, dtype=dtype), "weight": random(*rows, weight_numel, dtype=dtype)}


def function(backend, name, species=None, **options):
    blocks, _, width_out, _ = MAPS[name]
    return lambda features, weight: irreps_linear(
        features, weight, blocks, width_out, species=species, backend=backend, **options
    )


def assert_equal_to_reference(name, arguments, species=None, order=2, **options):
    assert_derivatives(
        function("triton", name, species, **options), function("reference", name, species), arguments, order
    )


@both_dtypes
@every_map
def test_equals_the_reference(random, name, dtype):
    assert_equal_to_reference(name, make_arguments(random, name, 4, dtype=dtype))


@pytest.mark.parametrize(
    ("name", "dtype"),
    [*((name, torch.float64) for name in MAPS), ("irreps of several degrees", torch.float32)],
    ids=str,
)
def test_equals_the_reference_by_species(random, name, dtype):
    species = torch.tensor(SPECIES["not sorted, one absent"])
    assert_equal_to_reference(name, make_arguments(random, name, len(species), NUM_SPECIES, dtype), species)


@pytest.mark.parametrize("species", SPECIES.values(), ids=SPECIES.keys())
def test_equals_the_reference_to_the_third_derivative(random, species):
    species = torch.tensor(species, dtype=torch.int64)
    name = "irreps that share inputs and outputs"
    assert_equal_to_reference(name, make_arguments(random, name, len(species)), order=3)
    arguments = make_arguments(random, name, len(species), NUM_SPECIES)
    assert_equal_to_reference(name, arguments, species, order=3, species_order=species_order(species, NUM_SPECIES))


def test_a_known_order_is_used(random):
    name, species = "one irrep", torch.tensor(SPECIES["not sorted, one absent"])
    arguments = make_arguments(random, name, len(species), NUM_SPECIES)
    expected = function("reference", name, species)(**arguments)
    known = species_order(species, NUM_SPECIES)
    assert_close(function("triton", name, species, species_order=known)(**arguments), expected)
    swapped = SpeciesOrder(torch.tensor([0, 1, 2, 3, 4]), torch.tensor([0, 0, 0, 5]))
    expected = function("reference", name, torch.full_like(species, 2))(**arguments)
    assert_close(function("triton", name, species, species_order=swapped)(**arguments), expected)


def test_an_order_of_other_nodes_is_an_error(random):
    name, species = "one irrep", torch.tensor(SPECIES["not sorted, one absent"])
    call = function("triton", name, species, species_order=species_order(species[:4], NUM_SPECIES))
    with pytest.raises(ValueError, match=r"species_order.node_perm must have shape \[5\], got \[4\]"):
        call(**make_arguments(random, name, len(species), NUM_SPECIES))


def test_weight_of_an_absent_species_gets_exactly_zero_gradient(random):
    name, species = "one irrep", torch.tensor(SPECIES["not sorted, one absent"])
    arguments = make_arguments(random, name, len(species), NUM_SPECIES)
    leaf = arguments["weight"].requires_grad_()
    (gradient,) = torch.autograd.grad(function("triton", name, species)(**arguments).sum(), leaf)
    assert torch.equal(gradient[1], torch.zeros_like(gradient[1]))
    assert (gradient[[0, 2]].abs().amax(dim=1) > 0).all()


@both_dtypes
@pytest.mark.parametrize("by_species", [False, True])
def test_many_nodes_fill_several_tiles_and_chunks(random, by_species, dtype):
    species = torch.randint(0, NUM_SPECIES, (150,), generator=torch.Generator().manual_seed(0)) if by_species else None
    name = "irreps that share inputs and outputs"
    arguments = make_arguments(random, name, 150, NUM_SPECIES if by_species else None, dtype)
    assert_equal_to_reference(name, arguments, species, order=1)


def test_more_species_than_a_vector_holds(random):
    species = torch.tensor([129, 3, 129, 0, 128])
    assert_equal_to_reference("one irrep", make_arguments(random, "one irrep", 5, 130), species, order=1)


@both_dtypes
def test_channels_96(random, dtype):
    MAPS["96"] = ((Block(1, 96, 0, 96, 0, 0), Block(3, 96, 96, 96, 96, 96**2)), 384, 384, 2 * 96**2)
    assert_equal_to_reference("96", make_arguments(random, "96", 2, dtype=dtype))


@settings(max_examples=8, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    species=st.lists(st.integers(0, NUM_SPECIES - 1), max_size=8),
    inputs=st.lists(st.tuples(st.integers(0, 2), st.integers(1, 5)), min_size=1, max_size=3),
    outputs=st.lists(st.tuples(st.integers(0, 2), st.integers(1, 5)), min_size=1, max_size=3),
    by_species=st.booleans(),
)
def test_equals_the_reference_for_any_irreps(seeded, species, inputs, outputs, by_species):
    blocks, offset_in, offset_weight = [], 0, 0
    for l, channels_in in inputs:
        offset_out = 0
        for l_out, channels_out in outputs:
            if l_out == l:
                blocks.append(Block(2 * l + 1, channels_in, offset_in, channels_out, offset_out, offset_weight))
                offset_weight += channels_in * channels_out
            offset_out += (2 * l_out + 1) * channels_out
        offset_in += (2 * l + 1) * channels_in
    MAPS["any"] = (tuple(blocks), offset_in, sum((2 * l + 1) * channels for l, channels in outputs), offset_weight)
    arguments = make_arguments(seeded(0), "any", len(species), NUM_SPECIES if by_species else None)
    assert_equal_to_reference("any", arguments, torch.tensor(species, dtype=torch.int64) if by_species else None)


def test_memory_layout_does_not_matter(random):
    name, species = "irreps that share inputs and outputs", torch.tensor(SPECIES["not sorted, one absent"])
    arguments = make_arguments(random, name, len(species), NUM_SPECIES)
    arguments = {key: tensor.t().contiguous().t() for key, tensor in arguments.items()}
    assert not any(tensor.is_contiguous() for tensor in arguments.values())
    assert_equal_to_reference(name, arguments, torch.stack([species, species], dim=1)[:, 0])
    arguments["features"] = arguments["features"][:1].expand(len(species), -1)
    assert_equal_to_reference(name, arguments, species)
    leaf = arguments["weight"].requires_grad_()  # the gradient of a sum has no strides
    got, right = (
        torch.autograd.grad(function(backend, name, species)(arguments["features"], leaf).sum(), leaf)
        for backend in ("triton", "reference")
    )
    assert_close(got[0], right[0])


@pytest.mark.parametrize("by_species", [False, True])
def test_second_derivative_is_the_derivative_of_the_first(random, by_species):
    species = torch.tensor([1, 0]) if by_species else None
    name = "one irrep"
    inputs = tuple(
        tensor.requires_grad_() for tensor in make_arguments(random, name, 2, 2 if by_species else None).values()
    )
    assert torch.autograd.gradgradcheck(function("triton", name, species), inputs, fast_mode=True)


@every_map
@pytest.mark.parametrize("by_species", [False, True])
def test_a_prepared_weight_gives_the_same_to_the_second_derivative(random, name, by_species):
    """Numbers that are cut beforehand are those that the kernel cuts, in other places."""
    blocks, _, width_out, _ = MAPS[name]
    species = torch.tensor(SPECIES["every one"]) if by_species else None
    features, weight = make_arguments(random, name, 7, NUM_SPECIES if by_species else None, torch.float32).values()
    features.requires_grad_()
    for precision in PRECISIONS:
        weights = [weight, prepared_weight(weight, blocks, precision)]
        if precision == "ieee":
            assert weights[1] is None
            continue
        found = []
        for one in weights:
            how = {"species": species, "backend": "triton", "precision": precision}
            result = irreps_linear(features, one, blocks, width_out, **how)
            probe = result.detach().requires_grad_()
            (gradient,) = torch.autograd.grad(result, features, probe, create_graph=True)
            (second,) = torch.autograd.grad(gradient, probe, features.detach())
            found.append((result, gradient, second))
        for ours, right in zip(*found, strict=True):
            assert_close(ours, right.double(), name=precision)


def test_a_prepared_weight_is_for_triton_and_one_precision(random):
    blocks, _, width_out, _ = MAPS["one irrep"]
    features, weight = make_arguments(random, "one irrep", 3, dtype=torch.float32).values()
    assert prepared_weight(weight.double(), blocks, "tf32x3") is None
    made = prepared_weight(weight, blocks, "tf32x3")
    for how in ({"backend": "reference"}, {"backend": "triton", "precision": "tf32"}):
        with pytest.raises(ValueError, match="prepared for Triton and the precision 'tf32x3'"):
            irreps_linear(features, made, blocks, width_out, **how)
    with pytest.raises(ValueError, match="prepared as one for all nodes, and is used with species"):
        irreps_linear(features, made, blocks, width_out, species=torch.zeros(3, dtype=torch.int64), backend="triton")
    with pytest.raises(ValueError, match="for other blocks"):
        irreps_linear(features, made, (Block(1, 2, 0, 5, 0, 0),), width_out, backend="triton")
    with pytest.raises(ValueError, match="reaches beyond the weight, which has 4 numbers"):
        prepared_weight(weight[:4], blocks, "tf32x3")
    with pytest.raises(ValueError, match=r"weight must be \[weight_numel\] or"):
        prepared_weight(weight[None, None], blocks, "tf32x3")
    with pytest.raises(ValueError, match="requires gradients"):
        prepared_weight(weight.clone().requires_grad_(), blocks, "tf32x3")
    with assume("gfx942"):
        assert prepared_weight(weight, blocks, "tf32x3") is None


def test_a_prepared_weight_asks_for_settings_of_its_own(random):
    """What is best for a weight in parts need not be for a whole one."""
    blocks, _, width_out, _ = MAPS["one irrep"]
    features, weight = make_arguments(random, "one irrep", 3, dtype=torch.float32).values()
    shapes = []
    for one in (weight, prepared_weight(weight, blocks, "tf32x3")):
        with asked() as record:
            irreps_linear(features, one, blocks, width_out, backend="triton")
        shapes.append({each.key[1] for each in record})
    assert shapes == [{"1x3>5"}, {"1x3>5 in 2 parts"}]


@pytest.mark.parametrize("by_species", [False, True])
def test_operators_are_registered_in_full(random, by_species):
    name = "one irrep"
    blocks, width_in, width_out, weight_numel = MAPS[name]
    orders = species_order(torch.tensor([2, 0, 2]), NUM_SPECIES) if by_species else (None, None)
    layer = LinearMap(*orders, encode(blocks), width_in, width_out, weight_numel, "ieee")
    features, weight = make_arguments(random, name, 3, NUM_SPECIES if by_species else None).values()
    rows = random(3, width_out)
    leaves = [tensor.requires_grad_() for tensor in (features, weight, rows)]
    torch.library.opcheck(linear, (leaves[0], leaves[1], False, *layer))
    torch.library.opcheck(linear, (leaves[2], leaves[1], True, *layer))
    torch.library.opcheck(weight_gradient, (leaves[0], leaves[2], *layer))
    single = weight.detach().float()
    numbers = prepared_weight(single, blocks, "tf32x3").numbers
    cut = layer._replace(precision="tf32x3", parts=2)
    torch.library.opcheck(linear, (features.detach().float().requires_grad_(), numbers, False, *cut))


@pytest.mark.parametrize("by_species", [False, True])
def test_compiles_to_one_graph(random, by_species):
    species = torch.tensor([2, 0, 2]) if by_species else None
    name = "irreps that share inputs and outputs"
    ours = function("triton", name, species)
    leaves = [
        tensor.requires_grad_()
        for tensor in make_arguments(random, name, 3, NUM_SPECIES if by_species else None).values()
    ]
    compiled = torch.compile(ours, fullgraph=True, backend="aot_eager")
    expected = torch.autograd.grad(ours(*leaves).square().sum(), leaves)
    for got, right in zip(torch.autograd.grad(compiled(*leaves).square().sum(), leaves), expected, strict=True):
        assert torch.equal(got, right)


def test_two_runs_give_the_same_bits(random):
    species = torch.randint(0, NUM_SPECIES, (150,), generator=torch.Generator().manual_seed(0))
    name = "one irrep"
    leaves = [
        tensor.requires_grad_() for tensor in make_arguments(random, name, 150, NUM_SPECIES, torch.float32).values()
    ]
    runs = []
    for _ in range(2):
        result = function("triton", name, species)(*leaves)
        runs.append([result, *torch.autograd.grad(result.square().sum(), leaves)])
    assert all(torch.equal(first, second) for first, second in zip(*runs, strict=True))


@pytest.mark.parametrize(("wanted", "launched"), [("features", 1), ("weight", 1)])
def test_only_the_gradients_that_are_wanted_are_computed(random, wanted, launched):
    arguments = make_arguments(random, "one irrep", 3)
    arguments[wanted].requires_grad_()
    with recording() as launches:
        result = function("triton", "one irrep")(**arguments)
        assert len(launches) == 1
        result.sum().backward()
    assert len(launches) == 1 + launched


def test_the_number_of_nodes_compiles_nothing_anew(random):
    name = "irreps of several degrees"
    found = []
    for num_nodes in (1, 16, 300):
        num_species = 2 + num_nodes % 3
        arguments = make_arguments(random, name, num_nodes, num_species)
        with recording() as launches:
            result = function("triton", name, torch.zeros(num_nodes, dtype=torch.int64))(
                **{key: tensor.requires_grad_() for key, tensor in arguments.items()}
            )
            result.sum().backward()
        found.append([(each.function, each.constants) for each in launches])
    assert len(found[0]) == 4
    assert found[0] == found[1] == found[2]


@pytest.mark.parametrize("precision", PRECISIONS)
def test_precisions(random, precision):
    name = "irreps of several degrees"
    arguments = make_arguments(random, name, 4, dtype=torch.float32)
    right = function("reference", name)(**{key: tensor.double() for key, tensor in arguments.items()})
    error = (function("triton", name, precision=precision)(**arguments) - right).abs().max() / right.abs().max()
    allowed = {"bf16": 1e-2, "bf16x3": 1e-4, "tf32": 2e-3}
    assert error <= allowed.get(precision, TOLERANCES[torch.float32][0])


def make_species():
    element = torch.tensor([2, 0, 2, 5])
    present, index = torch.unique(element, return_inverse=True)
    return Species(element, present, index, species_order(index, len(present)))


@pytest.mark.parametrize("by_species", [False, True])
def test_layers_of_the_model(random, by_species):
    irreps = ("3x0e+3x1o+3x2e", "4x0e+4x1o")
    layer = SpeciesLinear(irreps[0], 6, irreps[1]) if by_species else Linear(*irreps)
    layer.weight.data = random(layer.weight.numel())
    arguments = {"x": random(4, 9, 3), "weight": layer.weight.data}
    species = (make_species(),) if by_species else ()
    run = [
        lambda x, weight, backend=backend: torch.func.functional_call(
            layer, {"weight": weight}, (x, *species, Execution(backend, "tf32x3"))
        )
        for backend in ("triton", "reference")
    ]
    assert_derivatives(*run, arguments)


def test_layer_after_a_convolution(random):
    paths = tensor_product_paths([(0, 1), (1, -1)], [(0, 1), (1, -1), (2, 1)], [(0, 1), (1, -1), (2, 1)])
    irreps_in = "+".join(f"3x{path.l3}{'e' if path.parity3 == 1 else 'o'}" for path in paths)
    layer = Linear(irreps_in, "4x0e+4x1o+4x2e", message_paths=paths)
    arguments = {"x": random(4, sum(2 * path.l3 + 1 for path in paths), 3), "weight": random(layer.weight.numel())}
    run = [
        lambda x, weight, backend=backend: torch.func.functional_call(
            layer, {"weight": weight}, (x, Execution(backend, "tf32x3"))
        )
        for backend in ("triton", "reference")
    ]
    assert_derivatives(*run, arguments)
