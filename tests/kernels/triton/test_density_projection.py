"""The density projection in Triton's interpreter against its definition in float64; the map that follows it."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from mace_fast.kernels import density_projection, irreps_linear, message_rows
from mace_fast.kernels.algebra import tensor_product_paths
from mace_fast.kernels.density_projection import folded_density_weights
from mace_fast.kernels.density_projection.inputs import SpeciesGraph
from mace_fast.kernels.density_projection.operators import gradient, projection
from mace_fast.kernels.irreps_linear import Block
from mace_fast.kernels.runtime.launch import recording
from mace_fast.testing.compare import assert_close, assert_derivatives, derivatives

pytest.importorskip("triton", reason="Triton is not installed")

HARMONICS = ((0, 1), (1, -1), (2, 1), (3, -1))
SCALAR = ((0, 1),)
both_dtypes = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)

# receivers of the edges, number of receivers, harmonics, hidden functions, species
CASES = {
    "no edges": ([], 2, 16, 5, 2),
    "no nodes": ([], 0, 16, 5, 2),
    "no species": ([], 0, 16, 5, 0),
    "one node": ([0, 0, 0], 1, 16, 5, 1),
    "isolated nodes, one hidden function": ([1, 1, 4, 4, 4], 6, 9, 1, 3),
    "three hidden functions": ([0, 0, 0, 2], 3, 16, 3, 2),
    "one more hidden function than a block": ([0, 0, 2], 3, 4, 65, 2),
    "one harmonic": ([0, 1, 1], 2, 1, 8, 2),
    "l_max 4": ([0, 0, 1], 2, 25, 5, 2),
    "96 hidden functions": ([0, 0, 1], 2, 16, 96, 1),
    "a receiver with 300 edges": ([0] * 3 + [2] * 300, 3, 16, 8, 2),
    "30 species": ([0, 0], 1, 4, 3, 30),
}
every_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
SMALL = ([0] * 18 + [1, 1, 4, 4, 4], 6, 16, 5, 3)  # the first receiver has more edges than a tile


def make(case, dtype=torch.float64, seed=0):
    """Both operands, and a function of the backend that gives the operation as a function of them."""
    receivers, num_receivers, num_harmonics, num_hidden, num_species = case
    generator = torch.Generator().manual_seed(seed)
    num_edges = len(receivers)
    arguments = {
        "edge_attrs": torch.randn(num_edges, num_harmonics, generator=generator).to(dtype),
        "hidden": torch.randn(num_edges, num_hidden, generator=generator).to(dtype),
    }
    species = torch.randint(0, max(num_species, 1), (num_edges,), generator=generator)
    index = (species, torch.tensor(receivers, dtype=torch.int64), num_receivers, num_species)

    def operation(backend, **options):
        return lambda edge_attrs, hidden: density_projection(edge_attrs, hidden, *index, backend=backend, **options)

    return arguments, operation


def operator_arguments(case, dtype=torch.float64):
    """Operands and graph of the registered operators."""
    arguments, _ = make(case, dtype)
    receivers, num_receivers, *_, num_species = case
    bounds = torch.arange(num_receivers + 1)
    receiver_ptr = torch.searchsorted(torch.tensor(receivers, dtype=torch.int64), bounds)
    species = torch.arange(len(receivers)) % num_species
    return arguments["edge_attrs"], arguments["hidden"], *SpeciesGraph(species, receiver_ptr, num_species, "tf32x3")


@both_dtypes
@every_case
def test_value_and_derivatives_to_the_second(case, dtype):
    arguments, operation = make(case, dtype)
    assert_derivatives(operation("triton"), operation("reference"), arguments)


@both_dtypes
def test_third_derivatives(dtype):
    arguments, operation = make(SMALL, dtype)
    assert_derivatives(operation("triton"), operation("reference"), arguments, order=3)


@settings(max_examples=6, deadline=None)
@given(
    counts=st.lists(st.integers(0, 20), min_size=1, max_size=2),
    num_harmonics=st.integers(1, 20),
    num_hidden=st.integers(1, 20),
    num_species=st.integers(1, 3),
    seed=st.integers(0, 1000),
)
def test_random_sizes(counts, num_harmonics, num_hidden, num_species, seed):
    receivers = [i for i, count in enumerate(counts) for _ in range(count)]
    case = (receivers, len(counts), num_harmonics, num_hidden, num_species)
    arguments, operation = make(case, seed=seed)
    assert_derivatives(operation("triton"), operation("reference"), arguments)


@pytest.mark.parametrize(("precision", "limit"), [("ieee", 2e-6), ("tf32x3", 2e-6), ("bf16x3", 1e-4), ("bf16", 2e-2)])
def test_precisions(precision, limit):
    arguments, operation = make(SMALL, torch.float32)
    expected = operation("reference")(**{name: tensor.double() for name, tensor in arguments.items()})
    got = operation("triton", precision=precision)(**arguments)
    assert float((got - expected).abs().max() / expected.abs().max()) < limit


@pytest.mark.parametrize("name", ["edge_attrs", "hidden"])
def test_derivatives_by_one_operand_alone(name):
    """The rows of the other are not made, in the first derivative and in those of it."""
    arguments, operation = make(SMALL)
    other = {key: tensor for key, tensor in arguments.items() if key != name}
    assert_derivatives(
        lambda **given: operation("triton")(**given, **other),
        lambda **given: operation("reference")(**given, **other),
        {name: arguments[name]},
        order=3,
    )
    leaf = arguments[name].clone().requires_grad_()
    density = operation("triton")(**{name: leaf}, **other)
    with recording() as launches:
        density.sum().backward()
    wanted = {"edge_attrs": "WANTS_ATTRS", "hidden": "WANTS_HIDDEN"}
    assert [{key: launch.constants[flag] for key, flag in wanted.items()} for launch in launches] == [
        {key: key == name for key in wanted}
    ]


def test_second_derivatives_of_one_result_alone():
    """What is differentiated by one operand only, as a force through the harmonics would be with fixed radial parts."""
    arguments, operation = make(SMALL)
    results = {}
    for backend in ("reference", "triton"):
        leaves = {name: tensor.clone().requires_grad_() for name, tensor in arguments.items()}
        probe = torch.randn(6, 16, 3, 5, generator=torch.Generator().manual_seed(1), dtype=torch.float64)
        probe.requires_grad_()
        inputs = [*leaves.values(), probe]
        total = (operation(backend)(**leaves) * probe).sum()
        found = []
        for name in leaves:
            (first,) = torch.autograd.grad(total, leaves[name], create_graph=True)
            total_of_first = (first**2).sum()
            found += torch.autograd.grad(
                total_of_first, inputs, retain_graph=True, allow_unused=True, materialize_grads=True
            )
        results[backend] = found
    for got, expected in zip(results["triton"], results["reference"], strict=True):
        assert_close(got, expected, order=2)


def test_gradient_operator_is_differentiable_by_each_argument_and_in_each_form():
    edge_attrs, hidden, *graph = operator_arguments(SMALL)
    grad = torch.randn(6, 16, 3, 5, generator=torch.Generator().manual_seed(2), dtype=torch.float64)
    index_of_edge = (torch.tensor(SMALL[0]), graph[0])
    for wants in ((True, True), (True, False), (False, True), (False, False)):

        def ours(grad, edge_attrs, hidden, wants=wants):
            results = gradient(grad, edge_attrs, hidden, list(wants), *graph)
            assert [result.shape[0] for result in results] == [23 if wanted else 0 for wanted in wants]
            return torch.cat([result.flatten() for result in results])

        def theirs(grad, edge_attrs, hidden, wants=wants):
            weight = grad.transpose(1, 2)[index_of_edge]  # [edge, harmonic, hidden]
            by_attrs = (weight * hidden[:, None]).sum(2)
            by_hidden = (weight * edge_attrs[:, :, None]).sum(1)
            return torch.cat([by_attrs.flatten()[: 23 * 16 * wants[0]], by_hidden.flatten()[: 23 * 5 * wants[1]]])

        arguments = {"grad": grad, "edge_attrs": edge_attrs, "hidden": hidden}
        assert_derivatives(ours, theirs, arguments)


def test_gradcheck():
    arguments, operation = make(([0, 0], 1, 3, 2, 1))
    inputs = tuple(tensor.requires_grad_() for tensor in arguments.values())
    assert torch.autograd.gradcheck(operation("triton"), inputs)
    assert torch.autograd.gradgradcheck(operation("triton"), inputs, fast_mode=True)


def test_operators_are_registered_properly():
    case = ([0, 0, 1], 3, 4, 2, 2)
    edge_attrs, hidden, *graph = operator_arguments(case)
    pair = (edge_attrs.requires_grad_(), hidden.requires_grad_())
    other = tuple(tensor.detach().clone().requires_grad_() for tensor in pair)
    torch.library.opcheck(projection, (*pair, None, None, *graph))
    torch.library.opcheck(projection, (*pair, *other, *graph))
    grad = torch.ones(3, 4, 2, 2, dtype=torch.float64, requires_grad=True)
    torch.library.opcheck(gradient, (grad, *pair, [True, True], *graph))
    quick = ("test_schema", "test_autograd_registration", "test_faketensor")
    torch.library.opcheck(gradient, (grad, *pair, [False, True], *graph), test_utils=quick)


def test_memory_layout_does_not_matter():
    arguments, operation = make(SMALL)
    strided = {name: tensor.T.contiguous().T for name, tensor in arguments.items()}
    assert_derivatives(operation("triton"), operation("reference"), strided)
    expanded = {"edge_attrs": torch.ones(1, 1).double().expand(23, 16), "hidden": torch.ones(5).double().expand(23, 5)}
    assert_derivatives(operation("triton"), operation("reference"), expanded)


def test_index_tensors_with_strides():
    arguments, operation = make(SMALL)
    expected = operation("triton")(**arguments)
    species, receivers = (torch.stack([tensor] * 2, dim=1)[:, 0] for tensor in indices_of(SMALL))
    receiver_ptr = torch.stack([operator_arguments(SMALL)[3]] * 2, dim=1)[:, 0]
    for given_ptr in (None, receiver_ptr):
        got = density_projection(**arguments, **indices(species, receivers), receiver_ptr=given_ptr, backend="triton")
        assert torch.equal(got, expected)


def indices_of(case):
    _, operation = make(case)
    species, receivers, *_ = operation.__closure__[0].cell_contents
    return species, receivers


def indices(species, receivers):
    return {"sender_species": species, "receivers": receivers, "num_receivers": 6, "num_species": 3}


def test_expanded_gradient():
    """The gradient of a sum is one number with strides of zero."""
    arguments, operation = make(SMALL)
    gradients = {}
    for backend in ("triton", "reference"):
        leaves = [tensor.clone().requires_grad_() for tensor in arguments.values()]
        gradients[backend] = torch.autograd.grad(operation(backend)(*leaves).sum(), leaves)
    for got, expected in zip(gradients["triton"], gradients["reference"], strict=True):
        assert_close(got, expected, order=1)


def test_two_runs_give_the_same_bits():
    arguments, operation = make(CASES["a receiver with 300 edges"], torch.float32)
    first, second = (derivatives(operation("triton"), arguments, order=1) for _ in range(2))
    for key, tensor in first.items():
        assert torch.equal(tensor, second[key])


def test_values_of_other_species_do_not_leak():
    """An edge that is not a number spoils its own receiver and species, nothing else."""
    arguments, operation = make(SMALL)
    species, _ = indices_of(SMALL)
    clean = operation("triton")(**arguments)
    arguments["hidden"][0] = torch.nan
    spoiled = operation("triton")(**arguments)
    keep = torch.ones(6, 3, dtype=torch.bool)
    keep[0, species[0]] = False
    assert bool(spoiled[0, :, species[0]].isnan().all())
    assert torch.equal(spoiled.transpose(1, 2)[keep], clean.transpose(1, 2)[keep])


def test_neither_edges_nor_receivers_nor_species_are_constants_of_a_kernel():
    """So that nothing is compiled anew when they change; test_offsets.py sees that no number is specialised on."""
    noted = []
    for case in (SMALL, ([0, 1], 2, 16, 5, 1)):
        arguments, operation = make(case)
        with recording() as launches:
            operation("triton")(*(tensor.requires_grad_() for tensor in arguments.values())).sum().backward()
        noted.append([(launch.function, launch.constants, launch.num_warps) for launch in launches])
    assert len(noted[0]) == 2
    assert noted[0] == noted[1]


@pytest.mark.filterwarnings("ignore:`torch.jit:DeprecationWarning")
@pytest.mark.parametrize("with_pointer", [False, True])
def test_compiles_without_a_break(with_pointer):
    arguments, operation = make(SMALL)
    receiver_ptr = operator_arguments(SMALL)[3] if with_pointer else None

    def step(edge_attrs, hidden):
        return operation("triton", receiver_ptr=receiver_ptr)(edge_attrs, hidden).square().sum()

    compiled = torch.compile(step, fullgraph=True, backend="aot_eager")
    found = []
    for function in (compiled, step):
        leaves = [tensor.clone().requires_grad_() for tensor in arguments.values()]
        found.append(torch.autograd.grad(function(*leaves), leaves))
    for got, expected in zip(*found, strict=True):
        assert torch.equal(got, expected)


@pytest.mark.parametrize(
    ("changed", "error", "message"),
    [
        ({"receiver_ptr": torch.zeros(6, dtype=torch.int64)}, ValueError, r"receiver_ptr must have shape \[7\]"),
        ({"receiver_ptr": torch.zeros(7)}, TypeError, "receiver_ptr must be a vector of int64"),
        ({"precision": "fp8"}, ValueError, "precision must be one of"),
        ({"backend": "cuda"}, ValueError, "backend must be one of"),
    ],
)
def test_wrong_options_are_named(changed, error, message):
    arguments, operation = make(SMALL)
    with pytest.raises(error, match=message):
        operation(**({"backend": "triton"} | changed))(**arguments)


def map_of_messages(paths, num_channels):
    """A linear map of messages: of other multiplicities than these, blocks in another order than the rows."""
    blocks, offset_out, offset_weight = [], 0, 0
    for number, rows in enumerate(reversed(message_rows(paths))):
        block = Block(
            rows.num_components, num_channels, rows.start * num_channels, 4 - number % 2, offset_out, offset_weight
        )
        blocks.append(block)
        offset_out, offset_weight = block.range_out[1], block.range_weight[1]
    return tuple(blocks), offset_out, offset_weight


def messages(density, weight, species_feats, paths):
    """Eq. (8)."""
    by_path = weight.unflatten(1, (len(paths), -1))
    parts = [
        torch.einsum(
            "imzh,hk,zk->imk", density[:, path.offset2 : path.offset2 + 2 * path.l2 + 1], by_path[:, p], species_feats
        )
        for p, path in enumerate(paths)
    ]
    return torch.cat(parts, dim=1)


@both_dtypes
@pytest.mark.parametrize("target", [HARMONICS, ((1, -1), (3, -1)), ((0, 1),)], ids=["all", "some", "scalars"])
@pytest.mark.parametrize("num_receivers", [4, 1, 0])
def test_folded_weights_give_the_linear_map_of_the_messages(num_receivers, target, dtype):
    """Value and derivatives by everything; each path's weights against their own largest derivative."""
    paths = tensor_product_paths(SCALAR, HARMONICS, target)
    blocks, width, weight_numel = map_of_messages(paths, num_channels=3)
    generator = torch.Generator().manual_seed(0)
    shapes = {
        "density": (num_receivers, 16, 3, 5),
        "weight": (5, 3 * len(paths)),
        "species_feats": (3, 3),
        "linear_weight": (weight_numel,),
    }
    arguments = {name: torch.randn(*shape, generator=generator).to(dtype) for name, shape in shapes.items()}

    def folded(density, weight, species_feats, linear_weight):
        made, its_blocks = folded_density_weights(weight, species_feats, paths, linear_weight, blocks, "triton")
        return irreps_linear(density.flatten(1), made, its_blocks, width, backend="triton")

    def definition(density, weight, species_feats, linear_weight):
        rows = messages(density, weight, species_feats, paths).flatten(1)
        return irreps_linear(rows, linear_weight, blocks, width, backend="reference")

    assert_derivatives(folded, definition, arguments)
    if num_receivers == 0:
        return
    doubled = {name: tensor.double() for name, tensor in arguments.items()}
    got, expected = derivatives(folded, arguments, 1), derivatives(definition, doubled, 1)
    by_path = (tensor["weight",].view(5, len(paths), 3).unbind(1) for tensor in (got, expected))
    for path, one, other in zip(paths, *by_path, strict=True):
        assert other.abs().max() > 0
        assert_close(one, other, order=1, name=f"weight of {path}")
