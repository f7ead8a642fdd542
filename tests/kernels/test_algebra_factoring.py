"""Factored plans: the same polynomial in fewer nodes."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from mace_fast.kernels.algebra import Terms, nested_plan, terms
from mace_fast.kernels.algebra.factoring import depth_first, factored
from mace_fast.kernels.symmetric_contraction.reference import symmetric_contraction

pytestmark = pytest.mark.usefixtures("cache_of_module")


def natural(l_max):
    return tuple((l, (-1) ** l) for l in range(l_max + 1))


def plan_of(l_max, l_max_out, degree):
    starts = np.cumsum([0] + [2 * l + 1 for l, _ in natural(l_max_out)])
    merged = []
    for d in range(1, degree + 1):
        tables = [terms(natural(l_max), irrep, d, "full") for irrep in natural(l_max_out)]
        outputs = [table.outputs + start for table, start in zip(tables, starts[:-1], strict=True)]
        monomials = np.concatenate([table.monomials for table in tables])
        merged.append(Terms(monomials, np.concatenate(outputs), np.zeros((0, 0))))
    return nested_plan(merged, int(starts[-1]))


@st.composite
def polynomials(draw):
    num_components, num_outputs = draw(st.integers(1, 5)), draw(st.integers(1, 4))
    tables = []
    for degree in range(1, draw(st.integers(0, 4)) + 1):
        monomial = st.tuples(*[st.integers(0, num_components - 1)] * degree).map(sorted).map(tuple)
        rows = sorted(draw(st.sets(st.tuples(st.integers(0, num_outputs - 1), monomial), max_size=12)))
        monomials = np.array([factors for _, factors in rows], dtype=np.int64).reshape(-1, degree)
        outputs = np.array([output for output, _ in rows], dtype=np.int64)
        tables.append(Terms(monomials, outputs, np.zeros((len(rows), 0))))
    return nested_plan(tables, num_outputs), num_components


def num_nodes(plan):
    return sum(len(term) for term in plan.term)


def assert_same_polynomial(plan, other, order, num_components):
    generator = torch.Generator().manual_seed(0)
    node_feats = torch.randn(3, num_components, 2, generator=generator, dtype=torch.float64)
    coefficients = torch.randn(2, plan.num_terms, 2, generator=generator, dtype=torch.float64)
    species = torch.tensor([0, 1, 1])
    torch.testing.assert_close(
        symmetric_contraction(node_feats, coefficients[:, torch.as_tensor(order)], species, other),
        symmetric_contraction(node_feats, coefficients, species, plan),
        rtol=1e-12,
        atol=1e-12,
    )


@settings(max_examples=100, derandomize=True, deadline=None)
@given(polynomials())
def test_any_polynomial_stays_the_same(polynomial):
    plan, num_components = polynomial
    smaller = factored(plan)
    assert num_nodes(smaller) <= num_nodes(plan)
    assert_same_polynomial(plan, smaller, np.arange(plan.num_terms), num_components)
    for given_plan in (plan, smaller):
        numbered, order = depth_first(given_plan)
        assert sorted(order) == list(range(plan.num_terms))
        assert_same_polynomial(plan, numbered, order, num_components)


# the numbers of nodes that the operations per atom in the notes are counted from
@pytest.mark.parametrize(
    ("case", "num_terms", "nodes", "factored_nodes"),
    [
        ((3, 0, 3), 94, 165, 130),
        ((3, 1, 3), 410, 705, 554),
        ((3, 2, 3), 887, 1512, 1172),
        ((2, 1, 4), 333, 541, 452),
    ],
)
def test_number_of_nodes(case, num_terms, nodes, factored_nodes):
    plan = plan_of(*case)
    assert (plan.num_terms, num_nodes(plan), num_nodes(factored(plan))) == (num_terms, nodes, factored_nodes)
    assert_same_polynomial(plan, factored(plan), np.arange(num_terms), (case[0] + 1) ** 2)


def test_nodes_are_sorted_by_parent_and_component():
    plan = factored(plan_of(2, 1, 3))
    for component, parent in zip(plan.component, plan.parent, strict=True):
        assert np.array_equal(np.lexsort((component, parent)), np.arange(len(component)))


def test_terms_are_numbered_as_a_walk_meets_them():
    plan, order = depth_first(factored(plan_of(2, 1, 3)))
    again, same = depth_first(plan)
    assert np.array_equal(same, np.arange(plan.num_terms))
    assert all(np.array_equal(one, other) for one, other in zip(plan.term, again.term, strict=True))
    met = []

    def walk(level, node):
        met.extend([plan.term[level][node]] if plan.term[level][node] >= 0 else [])
        if level + 1 < len(plan.term):
            for child in np.flatnonzero(plan.parent[level + 1] == node):
                walk(level + 1, child)

    for root in range(len(plan.term[0])):
        walk(0, root)
    assert met == list(range(len(order)))


def test_no_terms():
    plan = nested_plan([], 4)
    assert factored(plan) is plan
    numbered, order = depth_first(plan)
    assert (numbered.num_outputs, len(order)) == (4, 0)
