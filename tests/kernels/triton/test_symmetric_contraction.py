"""The generated kernels of the symmetric contraction against the reference."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from torch.library import opcheck

from mace_fast.kernels import symmetric_contraction
from mace_fast.kernels.algebra import Terms, nested_plan, terms
from mace_fast.kernels.algebra.factoring import depth_first, factored
from mace_fast.kernels.runtime.launch import recording
from mace_fast.kernels.runtime.orders import species_order
from mace_fast.kernels.symmetric_contraction import operators, plans
from mace_fast.kernels.symmetric_contraction.branches import parts, roots
from mace_fast.kernels.symmetric_contraction.gpu import launch
from mace_fast.kernels.symmetric_contraction.gpu.source import node_sources
from mace_fast.testing.compare import assert_close, assert_derivatives, derivatives

pytestmark = pytest.mark.usefixtures("cache_of_module")

NUM_SPECIES = 4
SPECIES = torch.tensor([2, 0, 0, 3, 2, 0])  # species 1 is absent
both_dtypes = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)


@pytest.fixture
def settings_of(monkeypatch):
    """``settings_of(block_nodes=4, ...)`` replaces settings of all kernels that have them."""

    def change(**changes):
        def changed(operation, shape, dtype, default):
            return replace(default, **{name: value for name, value in changes.items() if hasattr(default, name)})

        monkeypatch.setattr(launch, "tuned_settings", changed)

    return change


def natural(l_max):
    return tuple((l, (-1) ** l) for l in range(l_max + 1))


def plan_of(irreps_in, irreps_out, degree, basis="full"):
    starts = np.cumsum([0] + [2 * l + 1 for l, _ in irreps_out])
    merged = []
    for d in range(1, degree + 1):
        tables = [terms(irreps_in, irrep, d, basis) for irrep in irreps_out]
        outputs = [table.outputs + start for table, start in zip(tables, starts[:-1], strict=True)]
        monomials = np.concatenate([table.monomials for table in tables])
        merged.append(Terms(monomials, np.concatenate(outputs), np.zeros((0, 0))))
    return nested_plan(merged, int(starts[-1]))


def polynomial(rows, num_outputs):
    """Plan of terms (output, components)."""
    degrees = max((len(components) for _, components in rows), default=0)
    tables = []
    for degree in range(1, degrees + 1):
        own = sorted((output, components) for output, components in rows if len(components) == degree)
        monomials = np.array([components for _, components in own], dtype=np.int64).reshape(-1, degree)
        tables.append(Terms(monomials, np.array([o for o, _ in own], dtype=np.int64), np.zeros((len(own), 0))))
    return nested_plan(tables, num_outputs)


# 0: every kind of node; 1: no term; 2: one term of degree 4; component 3 is in no term
SPARSE = polynomial(
    [
        (0, (0,)), (0, (2,)), (0, (0, 0)), (0, (1, 2)), (0, (0, 0, 2)), (0, (1, 1, 1)), (0, (1, 2, 4)),
        (0, (0, 1, 2, 4)), (2, (0, 1, 4, 4)), (3, (4,)), (3, (1, 4)),
    ],
    num_outputs=4,
)  # fmt: skip
CASES = {
    "sparse": (SPARSE, 5),
    "l_max 1 to 0e+1o, degree 3": (lambda: plan_of(natural(1), natural(1), 3), 4),
    "l_max 1 to 0e, degree 4, reduced": (lambda: plan_of(natural(1), natural(0), 4, "reduced"), 4),
    "both parities, degree 2": (lambda: plan_of(((0, 1), (0, -1), (1, -1)), ((0, -1), (1, -1)), 2), 5),
}
every_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())


def made(case):
    plan, num_components = case
    return plan() if callable(plan) else plan, num_components


def arguments_of(random, plan, num_components, num_nodes=6, num_channels=3, dtype=torch.float64):
    return {
        "node_feats": random(num_nodes, num_components, num_channels, dtype=dtype),
        "coefficients": random(NUM_SPECIES, plan.num_terms, num_channels, dtype=dtype),
    }


def ours(plan, species=SPECIES, backend="triton"):
    return lambda node_feats, coefficients: symmetric_contraction(
        node_feats, coefficients, species, plan, backend=backend
    )


def assert_equal_reference(plan, arguments, species=SPECIES, order=2):
    assert_derivatives(ours(plan, species), ours(plan, species, "reference"), arguments, order)


@both_dtypes
@every_case
def test_equals_the_reference_to_the_second_derivative(random, case, dtype):
    plan, num_components = made(case)
    assert_equal_reference(plan, arguments_of(random, plan, num_components, dtype=dtype))


def test_model_of_usual_size(random):
    plan = plan_of(natural(3), natural(1), 3)
    arguments = arguments_of(random, plan, 16, num_nodes=2, num_channels=1, dtype=torch.float32)
    assert_equal_reference(plan, arguments, torch.tensor([1, 1]), order=1)


def test_degree_4_with_l_max_4(random):
    """2,255 terms, which need more than one kernel."""
    plan = plan_of(natural(4), natural(0), 4)
    arguments = arguments_of(random, plan, 25, num_nodes=1, num_channels=1)
    assert len(node_sources("forward", plans.plan_key(plan), 25, 1200)) == 2
    assert_equal_reference(plan, arguments, torch.tensor([1]), order=0)


@pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)
def test_terms_cut_into_kernels_and_parts(random, settings_of, dtype):
    """Also in the middle of a branch, so that outputs and components are continued by later kernels."""
    settings_of(terms_per_kernel=4, terms_per_program=3)
    assert_equal_reference(SPARSE, arguments_of(random, SPARSE, 5, dtype=dtype))


def test_a_kernel_for_every_term(random, settings_of):
    """Some components are met only where their second derivative is zero, in a kernel that is not the first."""
    settings_of(terms_per_kernel=1)
    plan = plan_of(natural(1), ((1, -1),), 2)
    assert_equal_reference(plan, arguments_of(random, plan, 4))


def test_other_settings(random, settings_of):
    settings_of(block_nodes=2, block_channels=2, nodes_per_chunk=2)
    assert_equal_reference(SPARSE, arguments_of(random, SPARSE, 5))


@pytest.mark.parametrize("limit", [1, 2, 5, 100])
def test_parts_hold_every_term_once(limit):
    plan = depth_first(factored(SPARSE))[0]
    divided = parts(roots(plan), limit)
    held = [[term for _, branch in part for term in branch.terms()] for part in divided]
    assert [term for part in held for term in part] == list(range(plan.num_terms))
    assert all(0 < len(part) <= limit for part in held)


@pytest.mark.parametrize("num_channels", [1, 5, 40, 96])
def test_any_number_of_channels(random, num_channels):
    species = torch.tensor([0, 2, 0])
    arguments = arguments_of(random, SPARSE, 5, num_nodes=3, num_channels=num_channels)
    assert_equal_reference(SPARSE, arguments, species, order=1 if num_channels > 5 else 2)


@pytest.mark.parametrize("species", [[1], [1] * 9, [0, 3] * 8 + [3]], ids=len)
def test_any_nodes(random, species):
    plan = polynomial([(0, (0,)), (0, (0, 1)), (1, (1, 1, 1))], 2)
    arguments = arguments_of(random, plan, 2, num_nodes=len(species), num_channels=2)
    assert_equal_reference(plan, arguments, torch.tensor(species))


@both_dtypes
def test_more_nodes_of_a_species_than_one_program_sums(random, dtype):
    """The coefficients' gradients of 132 nodes are sums over three chunks."""
    plan = polynomial([(0, (0,)), (0, (0, 1)), (0, (0, 0, 1))], 1)
    species = torch.where(torch.arange(140) % 17 == 3, 1, 3)
    arguments = arguments_of(random, plan, 2, num_nodes=140, num_channels=1, dtype=dtype)
    assert_equal_reference(plan, arguments, species)


def test_more_species_than_one_block(random):
    plan = polynomial([(0, (0,))], 1)
    arguments = {"node_feats": random(5, 1, 1), "coefficients": random(140, 1, 1)}
    assert_equal_reference(plan, arguments, torch.tensor([139, 0, 128, 127, 139]), order=0)


@settings(max_examples=8, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_polynomial(seeded, data):
    num_components, num_outputs, num_channels = (data.draw(st.integers(1, 4)) for _ in range(3))
    monomials = st.lists(st.integers(0, num_components - 1), min_size=1, max_size=4).map(sorted).map(tuple)
    rows = data.draw(st.sets(st.tuples(st.integers(0, num_outputs - 1), monomials), max_size=12))
    species = torch.tensor(data.draw(st.lists(st.integers(0, NUM_SPECIES - 1), max_size=3)), dtype=torch.int64)
    plan = polynomial(sorted(rows), num_outputs)
    assert_equal_reference(plan, arguments_of(seeded(0), plan, num_components, len(species), num_channels), species)


@both_dtypes
def test_gradient_of_every_coefficient_by_itself(random, dtype):
    """Each term against its own largest entry, so that none hides behind a larger one; also along a direction."""
    plan = plan_of(natural(2), natural(1), 3)
    arguments = arguments_of(random, plan, 9, num_channels=1, dtype=dtype)
    got = derivatives(ours(plan), arguments, order=2)
    doubled = {name: tensor.double() for name, tensor in arguments.items()}
    expected = derivatives(ours(plan, backend="reference"), doubled, order=2)
    for key in [("coefficients",), ("node_feats", "coefficients")]:
        for term in range(plan.num_terms):
            assert_close(got[key][:, term], expected[key][:, term], order=len(key) + 1, name=f"{key}, term {term}")


def test_gradcheck(random):
    plan = polynomial([(0, (0,)), (0, (0, 1)), (0, (0, 0, 1))], 1)
    arguments = [random(2, 2, 1).requires_grad_(), random(1, 3, 1).requires_grad_()]
    contraction = ours(plan, torch.tensor([0, 0]))
    assert torch.autograd.gradcheck(contraction, arguments)
    assert torch.autograd.gradgradcheck(contraction, arguments)


def operator_arguments(random, plan, num_components):
    key, num_nodes, num_channels = plans.plan_key(plan), len(SPECIES), 2
    feats, direction = (random(num_nodes, num_components, num_channels) for _ in range(2))
    grad = random(num_nodes, plan.num_outputs, num_channels)
    coefficients = random(NUM_SPECIES, plan.num_terms, num_channels)
    order = (*species_order(SPECIES, NUM_SPECIES), key)
    return {
        "ordered": (coefficients, key, False),
        "contraction": (feats, coefficients, *order),
        "feature_gradient": (grad, feats, coefficients, *order),
        "coefficient_gradient": (grad, feats, *order),
        "tangent": (feats, direction, coefficients, *order),
        "tangents": (grad, feats, direction, coefficients, *order),
        "coefficient_tangent": (grad, feats, direction, *order),
    }


NAMES = [
    "ordered", "contraction", "feature_gradient", "coefficient_gradient", "tangent", "tangents", "coefficient_tangent",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.filterwarnings("ignore:The .grad attribute of a Tensor:UserWarning")
def test_opcheck(random, name):
    plan = polynomial([(0, (0,)), (0, (0, 1)), (1, (0, 1, 1)), (1, (1,))], 2)
    arguments = operator_arguments(random, plan, 2)[name]
    tests = ["test_schema", "test_autograd_registration", "test_faketensor"]
    if "tangent" not in name:
        arguments = [
            x.requires_grad_() if isinstance(x, torch.Tensor) and x.is_floating_point() else x for x in arguments
        ]
        tests.append("test_aot_dispatch_static")
    opcheck(getattr(operators, name), arguments, test_utils=tests)


@pytest.mark.parametrize("name", ["tangent", "tangents", "coefficient_tangent"])
def test_third_derivative_names_the_remedy(random, name):
    arguments = [
        x.requires_grad_() if isinstance(x, torch.Tensor) and x.is_floating_point() else x
        for x in operator_arguments(random, SPARSE, 5)[name]
    ]
    result = getattr(operators, name)(*arguments)
    total = sum(part.sum() for part in result) if isinstance(result, tuple) else result.sum()
    with pytest.raises(NotImplementedError, match=r"no third derivative .* choose backend='reference'"):
        total.backward()


def kernels_launched(function):
    with recording() as launches:
        function()
    modules = (launched.function.fn.__module__.rpartition(".") for launched in launches)
    generated = [name for package, _, name in modules if package == "mace_fast_generated"]
    return [name.removeprefix("symmetric_contraction_").rpartition("_")[0] for name in generated]  # without the digest


def test_only_what_is_needed_is_launched(random):
    """Above all not the gradient by the coefficients for forces while the weights train."""
    arguments = arguments_of(random, SPARSE, 5)
    feats, coefficients = arguments["node_feats"], arguments["coefficients"]

    def forces():
        result = ours(SPARSE)(feats.requires_grad_(), coefficients)
        torch.autograd.grad(result.sum(), feats)

    def training():
        weights = coefficients.clone().requires_grad_()
        result = ours(SPARSE)(feats.requires_grad_(), weights)
        (force,) = torch.autograd.grad(result.sum(), feats, create_graph=True)
        torch.autograd.grad(force.sum(), weights)

    assert kernels_launched(forces) == ["forward", "backward"]

    def energies():
        weights = coefficients.clone().requires_grad_()
        torch.autograd.grad(ours(SPARSE)(feats.detach(), weights).sum(), weights)

    assert kernels_launched(training) == ["forward", "backward", "double_backward", "coefficient_tangent"]
    assert kernels_launched(energies) == ["forward", "coefficient_gradient"]


def test_plan_without_terms_gives_zeros(random):
    plan = nested_plan([], 3)
    arguments = {name: x.requires_grad_() for name, x in arguments_of(random, plan, 2).items()}
    result = ours(plan)(**arguments)
    assert torch.equal(result, torch.zeros(len(SPECIES), 3, 3, dtype=torch.float64))
    grad = torch.autograd.grad(result.sum(), list(arguments.values()))
    assert all(torch.equal(one, torch.zeros_like(other)) for one, other in zip(grad, arguments.values(), strict=True))


def test_a_given_order_is_used(random):
    arguments = arguments_of(random, SPARSE, 5)
    order = species_order(SPECIES, NUM_SPECIES)
    result = symmetric_contraction(*arguments.values(), SPECIES, SPARSE, species_order=order, backend="triton")
    assert torch.equal(result, ours(SPARSE)(**arguments))
    alike = species_order(torch.zeros_like(SPECIES), NUM_SPECIES)
    result = symmetric_contraction(*arguments.values(), SPECIES, SPARSE, species_order=alike, backend="triton")
    assert torch.equal(result, ours(SPARSE, torch.zeros_like(SPECIES))(**arguments))


def test_terms_in_the_order_of_the_walk_are_not_copied(random):
    plan, order = depth_first(factored(SPARSE))
    arguments = arguments_of(random, SPARSE, 5)
    sorted_arguments = arguments | {"coefficients": arguments["coefficients"][:, torch.as_tensor(order)]}
    assert plans.is_ordered(plans.plan_key(plan))
    assert not plans.is_ordered(plans.plan_key(SPARSE))
    assert torch.equal(ours(plan)(**sorted_arguments), ours(SPARSE)(**arguments))
    assert_equal_reference(plan, sorted_arguments, order=1)


def test_two_runs_give_the_same_bits(random):
    arguments = arguments_of(random, SPARSE, 5, dtype=torch.float32)
    runs = [derivatives(ours(SPARSE), arguments, order=2) for _ in range(2)]
    assert all(torch.equal(runs[0][key], runs[1][key]) for key in runs[0])


def test_memory_layout_does_not_matter(random):
    """Strided inputs, and an expanded gradient, as of a sum."""
    arguments = arguments_of(random, SPARSE, 5)
    strided = {name: tensor.transpose(1, 2).contiguous().transpose(1, 2) for name, tensor in arguments.items()}
    assert not any(tensor.is_contiguous() for tensor in strided.values())
    assert_equal_reference(SPARSE, strided, torch.stack([SPECIES, SPECIES], dim=1)[:, 0])
    leaves = {name: tensor.requires_grad_() for name, tensor in arguments.items()}
    grads = [
        torch.autograd.grad(ours(SPARSE, backend=backend)(**leaves).sum(), list(leaves.values()))
        for backend in ("triton", "reference")
    ]
    for one, other in zip(*grads, strict=True):
        assert_close(one, other, order=1)


def test_compiles_without_a_break(random):
    arguments = {name: x.requires_grad_() for name, x in arguments_of(random, SPARSE, 5, dtype=torch.float32).items()}
    compiled = torch.compile(
        lambda a, c, species: symmetric_contraction(a, c, species, SPARSE, backend="triton"),
        fullgraph=True,
        backend="aot_eager",
    )
    for function in (compiled, lambda a, c, species: ours(SPARSE, species)(a, c)):
        result = function(*arguments.values(), SPECIES)
        grads = torch.autograd.grad(result.square().sum(), list(arguments.values()))
        if function is compiled:
            expected = (result, *grads)
    assert all(torch.equal(one, other) for one, other in zip(expected, (result, *grads), strict=True))
