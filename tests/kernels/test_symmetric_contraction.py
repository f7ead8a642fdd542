"""Symmetric contraction against mace-torch, against couplings one by one, and on polynomials of any shape."""

import itertools
import math
from importlib.metadata import version

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mace_fast.irreps import Irreps
from mace_fast.kernels import symmetric_contraction
from mace_fast.kernels.algebra import Terms, nested_plan, terms
from mace_fast.testing.compare import assert_close, assert_derivatives, derivatives

pytestmark = pytest.mark.usefixtures("cache_of_module", "each_cpu_backend")

NUM_SPECIES = 3
SPECIES = torch.tensor([2, 0, 0, 2, 0])  # species 1 is absent
BOTH_PARITIES = ((0, 1), (0, -1), (1, 1), (1, -1))


def natural(l_max):
    return tuple((l, (-1) ** l) for l in range(l_max + 1))


# irreps in, irreps out, degree
CONTRACTIONS = {
    "l_max 3 to 0e+1o+2e, degree 3": (natural(3), natural(2), 3),
    "l_max 3 to 0e, degree 1": (natural(3), natural(0), 1),
    "l_max 4 to 0e+1o, degree 2": (natural(4), natural(1), 2),
    "l_max 2 to 0e+1o, degree 4": (natural(2), natural(1), 4),
    "l_max 1 to 0e+1o+2e, degree 3": (natural(1), natural(2), 3),
    "both parities, degree 3": (BOTH_PARITIES, BOTH_PARITIES, 3),
}
REDUCED = {
    "l_max 2 to 0e+1o+2e, degree 3": (natural(2), natural(2), 3),
    "l_max 3 to 0e+1o, degree 2": (natural(3), natural(1), 2),
    "both parities, degree 2": (BOTH_PARITIES, BOTH_PARITIES, 2),
}
CASES = {f"{name}, full": (*case, "full") for name, case in CONTRACTIONS.items()}
CASES |= {f"{name}, reduced": (*case, "reduced") for name, case in REDUCED.items()}
SMALL = CASES["l_max 2 to 0e+1o+2e, degree 3, reduced"]
every_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
both_dtypes = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)


def tables_of(case):
    """``tables[irrep out][degree - 1]``."""
    irreps_in, irreps_out, degree, basis = case
    return [[terms(irreps_in, irrep, d, basis) for d in range(1, degree + 1)] for irrep in irreps_out]


def weight_name(number, degree):
    """Name of the weight of output irrep ``number`` and of a degree."""
    return f"weight_{number}_{degree}"


def make_arguments(random, case, num_channels=3, num_nodes=5, dtype=torch.float64):
    weights = {
        weight_name(number, degree): random(NUM_SPECIES, table.mixing.shape[1], num_channels, dtype=dtype)
        for number, by_degree in enumerate(tables_of(case))
        for degree, table in enumerate(by_degree, start=1)
    }
    num_components = sum(2 * l + 1 for l, _ in case[0])
    return {"node_feats": random(num_nodes, num_components, num_channels, dtype=dtype)} | weights


def plan_of(case):
    """One plan for all output irreps."""
    starts = np.cumsum([0] + [2 * l + 1 for l, _ in case[1]])
    merged = [
        Terms(
            monomials=np.concatenate([table.monomials for table in tables]),
            outputs=np.concatenate([table.outputs + start for table, start in zip(tables, starts[:-1], strict=True)]),
            mixing=np.zeros((0, 0)),
        )
        for tables in zip(*tables_of(case), strict=True)
    ]
    return nested_plan(merged, int(starts[-1]))


def ours(case, species=SPECIES):
    """The contraction as a function of node features and of mace-torch's weights."""
    plan, tables = plan_of(case), tables_of(case)

    def contraction(node_feats, **weights):
        coefficients = torch.cat(
            [
                torch.einsum("tk,zkc->ztc", torch.tensor(table.mixing, dtype=node_feats.dtype), weights[name])
                for degree in range(1, case[2] + 1)
                for number, table in enumerate(by_degree[degree - 1] for by_degree in tables)
                for name in [weight_name(number, degree)]
            ],
            dim=1,
        )
        return symmetric_contraction(node_feats, coefficients, species, plan)

    return contraction


@pytest.fixture
def mace_contraction(reference, build):
    """``mace_contraction(case, num_channels)`` is mace-torch's module as a function of the same arguments."""
    from cuequivariance.group_theory.irreps_array import reduced_tensor_product

    # mace-torch builds the reduced basis in torch's default dtype, and cuequivariance remembers it for the process
    reduced_tensor_product._main_cached_recursive.cache_clear()
    reduced_tensor_product._cache_reduce_basis_product.clear()

    def make(case, num_channels=3, species=SPECIES):
        irreps_in, irreps_out, degree, basis = case
        module = build(
            reference.modules.symmetric_contraction.SymmetricContraction,
            Irreps([(num_channels, ir) for ir in irreps_in]),
            Irreps([(num_channels, ir) for ir in irreps_out]),
            correlation=degree,
            num_elements=NUM_SPECIES,
            use_reduced_cg=basis == "reduced",
        )

        def contraction(node_feats, **weights):
            swapped = {
                f"contractions.{number}." + ("weights_max" if d == degree else f"weights.{degree - 1 - d}"): weights[
                    weight_name(number, d)
                ]
                for number in range(len(irreps_out))
                for d in range(1, degree + 1)
            }
            one_hot = torch.nn.functional.one_hot(species, NUM_SPECIES).double()
            flat = torch.func.functional_call(module, swapped, (node_feats.transpose(1, 2), one_hot))
            sizes = [2 * l + 1 for l, _ in irreps_out]
            parts = zip(flat.split([num_channels * size for size in sizes], dim=1), sizes, strict=True)
            return torch.cat([part.view(-1, num_channels, size).transpose(1, 2) for part, size in parts], dim=1)

        return contraction

    return make


@pytest.fixture
def coupled(o3):
    """``coupled(x, irreps_in, irrep_out, degree)``: all basis functions of features, ``[K, node, 2 l + 1, channel]``.

    One e3nn coupling after the other, in mace-torch's order: no U tensor, no symmetrisation.
    """
    if version("e3nn") != "0.4.4":
        pytest.skip(
            f"e3nn {version('e3nn')} has other signs of couplings than 0.4.4, which mace-torch's weights are for"
        )

    def functions(x, irreps_in, irrep_out, degree):
        inputs = list(zip(irreps_in, x.split([2 * l + 1 for l, _ in irreps_in], dim=1), strict=True))
        l_max = max(l for l, _ in irreps_in)
        level = inputs
        for num_coupled in range(2, degree + 1):
            reach = irrep_out[0] + l_max * (degree - num_coupled)
            level = sorted(
                (
                    ((l, parity1 * parity2), math.sqrt(2 * l + 1) * torch.einsum("abc,nak,nbk->nck", w3j, left, right))
                    for ((l1, parity1), left), ((l2, parity2), right) in itertools.product(level, inputs)
                    for l in range(abs(l1 - l2), min(l1 + l2, reach) + 1)
                    if degree < 4 or parity1 * parity2 == (-1) ** l  # the rule of mace-torch at degree 4
                    for w3j in [o3.wigner_3j(l1, l2, l, dtype=torch.float64)]
                ),
                key=lambda item: item[0],
            )
        return torch.stack([value for irrep, value in level if irrep == irrep_out])

    return functions


@every_case
def test_equals_mace_to_the_second_derivative(mace_contraction, random, case):
    assert_derivatives(ours(case), mace_contraction(case), make_arguments(random, case))


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["l_max 3 to 0e+1o+2e, degree 3, full", "l_max 2 to 0e+1o+2e, degree 3, reduced"])
def test_float32_equals_mace_to_the_second_derivative(mace_contraction, random, name):
    case = CASES[name]
    assert_derivatives(ours(case), mace_contraction(case), make_arguments(random, case, dtype=torch.float32))


def test_equals_mace_to_the_third_derivative(mace_contraction, random, each_cpu_backend):
    case = (natural(2), natural(1), 3, "full")
    arguments = make_arguments(random, case, num_channels=2)
    if each_cpu_backend == "cpu":
        with pytest.raises(NotImplementedError, match=r"no third derivative .* choose backend='reference'"):
            derivatives(ours(case), arguments, order=3)
        return
    assert_derivatives(ours(case), mace_contraction(case, num_channels=2), arguments, order=3)


@pytest.mark.thorough
@pytest.mark.parametrize("num_channels", [1, 5, 96])
def test_equals_mace_for_any_number_of_channels(mace_contraction, random, num_channels):
    arguments = make_arguments(random, SMALL, num_channels)
    assert_derivatives(ours(SMALL), mace_contraction(SMALL, num_channels), arguments)


@pytest.mark.parametrize("species", [[1], [1, 1, 1], [0, 1, 2, 1, 0, 2]], ids=str)
def test_equals_mace_for_any_nodes(mace_contraction, random, species):
    species = torch.tensor(species)
    arguments = make_arguments(random, SMALL, num_nodes=len(species))
    assert_derivatives(ours(SMALL, species), mace_contraction(SMALL, species=species), arguments)


def test_no_nodes_give_an_empty_result_and_weights_a_zero_gradient(random):
    """mace-torch raises here."""
    arguments = {name: tensor.requires_grad_() for name, tensor in make_arguments(random, SMALL, num_nodes=0).items()}
    result = ours(SMALL, SPECIES[:0])(**arguments)
    assert result.shape == (0, 9, 3)
    gradients = torch.autograd.grad(result.sum(), list(arguments.values()))
    for argument, gradient in zip(arguments.values(), gradients, strict=True):
        assert torch.equal(gradient, torch.zeros_like(argument))


@pytest.mark.thorough
@pytest.mark.parametrize(("l_max", "degree"), [(2, 3), (4, 3), (2, 4), (3, 4), (4, 4)])
def test_equals_couplings_one_by_one(coupled, random, l_max, degree):
    """Beyond e3nn's tables too, where mace-torch has no full basis."""
    irrep_out = (1, -1) if degree == 3 else (0, 1)
    case = (natural(l_max), (irrep_out,), degree, "full")
    species = SPECIES[:2]

    def definition(node_feats, **weights):
        return sum(
            torch.einsum(
                "fnmk,nfk->nmk", coupled(node_feats, case[0], irrep_out, d), weights[weight_name(0, d)][species]
            )
            for d in range(1, degree + 1)
        )

    arguments = make_arguments(random, case, num_channels=2, num_nodes=2)
    assert_derivatives(ours(case, species), definition, arguments, order=1)


@pytest.mark.thorough
@both_dtypes
def test_weight_gradient_of_every_function_by_itself(mace_contraction, random, dtype):
    """Each basis function against its own largest entry, so that none hides behind a larger one."""
    case = CASES["l_max 3 to 0e+1o+2e, degree 3, full"]
    arguments = make_arguments(random, case, dtype=dtype)
    got = derivatives(ours(case), arguments, order=1)
    expected = derivatives(
        mace_contraction(case), {name: tensor.double() for name, tensor in arguments.items()}, order=1
    )
    for number, by_degree in enumerate(tables_of(case)):
        for degree, table in enumerate(by_degree, start=1):
            key = (weight_name(number, degree),)
            largest = np.abs(table.mixing).max(axis=0)
            for function in range(table.mixing.shape[1]):
                one, other = (gradients[key][:, function] for gradients in (got, expected))
                if largest[function] < 1e-12:  # an antisymmetric coupling: zero for equal inputs
                    assert other.abs().max() < 1e-12 * expected[key].abs().max()
                else:
                    assert_close(one, other, order=1, name=f"{key}, function {function}")


@settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_equals_the_sum_of_monomials_for_any_polynomial(seeded, data):
    random = seeded(0)
    num_components, num_outputs, num_channels = (data.draw(st.integers(1, 5)) for _ in range(3))
    max_degree, num_nodes = data.draw(st.integers(1, 4)), data.draw(st.integers(0, 3))
    tables = []
    for degree in range(1, max_degree + 1):
        monomial = st.tuples(*[st.integers(0, num_components - 1)] * degree).map(sorted).map(tuple)
        term = st.tuples(st.integers(0, num_outputs - 1), monomial)
        rows = sorted(data.draw(st.sets(term, max_size=8)))
        tables.append(
            Terms(
                monomials=np.array([factors for _, factors in rows], dtype=np.int64).reshape(-1, degree),
                outputs=np.array([output for output, _ in rows], dtype=np.int64),
                mixing=np.zeros((len(rows), 0)),
            )
        )
    species = torch.arange(num_nodes) % NUM_SPECIES

    def definition(node_feats, coefficients):
        result = [node_feats.new_zeros(num_nodes, num_channels) for _ in range(num_outputs)]
        term = 0
        for table in tables:
            for output, factors in zip(table.outputs, table.monomials, strict=True):
                product = math.prod(node_feats[:, component] for component in factors)
                result[output] = result[output] + coefficients[species, term] * product
                term += 1
        return torch.stack(result, dim=1)

    plan = nested_plan(tables, num_outputs)
    arguments = {
        "node_feats": random(num_nodes, num_components, num_channels),
        "coefficients": random(NUM_SPECIES, sum(len(table.outputs) for table in tables), num_channels),
    }
    assert_derivatives(
        lambda node_feats, coefficients: symmetric_contraction(node_feats, coefficients, species, plan),
        definition,
        arguments,
    )


def test_a_plan_without_terms_gives_zeros(random):
    plan = nested_plan([], 4)
    result = symmetric_contraction(random(5, 3, 2), torch.zeros(NUM_SPECIES, 0, 2).double(), SPECIES, plan)
    assert torch.equal(result, torch.zeros(5, 4, 2, dtype=torch.float64))


def test_order_of_nodes_does_not_matter(random):
    arguments = make_arguments(random, SMALL)
    order = torch.tensor([3, 1, 4, 0, 2])
    permuted = arguments | {"node_feats": arguments["node_feats"][order]}
    assert torch.equal(ours(SMALL, SPECIES[order])(**permuted), ours(SMALL)(**arguments)[order])


def test_memory_layout_does_not_matter(random):
    arguments = make_arguments(random, SMALL)
    strided = {name: tensor.transpose(1, 2).contiguous().transpose(1, 2) for name, tensor in arguments.items()}
    assert not arguments["node_feats"].transpose(1, 2).is_contiguous()
    assert not strided["node_feats"].is_contiguous()
    strided_species = torch.stack([SPECIES, SPECIES], dim=1)[:, 0]
    assert_derivatives(ours(SMALL, strided_species), ours(SMALL), strided)
    plan = plan_of(SMALL)
    coefficients = random(3, NUM_SPECIES, sum(int((term >= 0).sum()) for term in plan.term)).permute(1, 2, 0)
    expected = symmetric_contraction(arguments["node_feats"], coefficients.contiguous(), SPECIES, plan)
    assert_close(symmetric_contraction(strided["node_feats"], coefficients, SPECIES, plan), expected)


def test_second_derivative_is_the_derivative_of_the_first(random):
    case = (natural(1), natural(1), 3, "full")
    arguments = make_arguments(random, case, num_channels=1, num_nodes=2)
    names = list(arguments)
    contraction = ours(case, SPECIES[:2])
    assert torch.autograd.gradgradcheck(
        lambda *given: contraction(**dict(zip(names, given, strict=True))),
        tuple(tensor.requires_grad_() for tensor in arguments.values()),
    )


@pytest.mark.parametrize(
    ("changed", "error", "message"),
    [
        ({"node_feats": torch.ones(5, 4)}, ValueError, r"node_feats must have shape \[5, any, any\], got \[5, 4\]"),
        (
            {"node_feats": torch.ones(4, 4, 2)},
            ValueError,
            r"node_feats must have shape \[5, any, any\], got \[4, 4, 2\]",
        ),
        (
            {"coefficients": torch.ones(3, 6, 2)},
            ValueError,
            r"coefficients must have shape \[any, 5, 2\], got \[3, 6, 2\]",
        ),
        (
            {"coefficients": torch.ones(3, 5, 1)},
            ValueError,
            r"coefficients must have shape \[any, 5, 2\], got \[3, 5, 1\]",
        ),
        ({"node_feats": torch.ones(5, 4, 2).half()}, TypeError, "node_feats must be float32 or float64"),
        ({"coefficients": torch.ones(3, 5, 2).double()}, TypeError, "coefficients is torch.float64 but node_feats is"),
        ({"species": SPECIES.int()}, TypeError, r"species must be a vector of int64, got \[5\] of torch.int32"),
        ({"species": torch.tensor(0)}, TypeError, r"species must be a vector of int64, got \[\] of torch.int64"),
        ({"species": SPECIES[:, None]}, TypeError, r"species must be a vector of int64, got \[5, 1\]"),
    ],
)
def test_wrong_arguments_are_named(changed, error, message):
    plan = nested_plan([terms(natural(1), (0, 1), degree, "full") for degree in (1, 2)], 1)
    num_terms = sum(int((term >= 0).sum()) for term in plan.term)
    assert num_terms == 5
    right = {
        "node_feats": torch.ones(5, 4, 2),
        "coefficients": torch.ones(3, num_terms, 2),
        "species": SPECIES,
        "plan": plan,
    }
    with pytest.raises(error, match=message):
        symmetric_contraction(**(right | changed))
