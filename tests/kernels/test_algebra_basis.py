"""U tensors and the polynomial of the symmetric contraction, against mace-torch and under rotations."""

import sys
import tracemalloc

import numpy as np
import pytest
import torch

from mace_fast.irreps import Irreps
from mace_fast.kernels.algebra import full_basis, nested_plan, reduced_basis, terms, terms_from_u

BOTH_PARITIES = ((0, 1), (0, -1), (1, 1), (1, -1))
UNSORTED = ((1, 1), (0, -1), (1, -1), (0, 1))


def natural(l_max):
    return tuple((l, (-1) ** l) for l in range(l_max + 1))


CASES = [
    *[(natural(l_max), natural(3)[l], degree) for l_max in (1, 2, 3) for degree in (1, 2, 3) for l in range(4)],
    *[(natural(l_max), natural(2)[l], 4) for l_max in (1, 2) for l in range(3)],
    *[(BOTH_PARITIES, irrep, degree) for irrep in BOTH_PARITIES for degree in (1, 2, 3)],
    *[(UNSORTED, (1, -1), degree) for degree in (1, 2, 3, 4)],
    (BOTH_PARITIES, (0, -1), 4),
    (BOTH_PARITIES, (0, 1), 4),
    (((1, -1),), (1, 1), 2),
    (((1, -1),), (1, 1), 4),
    (natural(1), (1, 1), 2),
]


def case_name(case):
    irreps_in, irrep_out, degree = case
    name = "+".join(f"{l}{'e' if parity == 1 else 'o'}" for l, parity in (*irreps_in, irrep_out))
    return f"{name}-degree{degree}"


@pytest.fixture(autouse=True)
def empty_cache(tmp_path, monkeypatch):
    """Every test builds its own tables."""
    from mace_fast.kernels.algebra import polynomial

    monkeypatch.setenv("MACE_FAST_CACHE", str(tmp_path))
    polynomial._cached_terms.cache_clear()
    yield
    polynomial._cached_terms.cache_clear()


@pytest.fixture
def mace_basis(reference):
    """``mace_basis(irreps_in, irrep_out, degree, reduced)`` is mace-torch's U tensor built in float64."""
    from cuequivariance.group_theory.irreps_array import reduced_tensor_product

    # mace-torch builds the reduced basis in torch's default dtype, and cuequivariance remembers it for the process.
    reduced_tensor_product._main_cached_recursive.cache_clear()
    reduced_tensor_product._cache_reduce_basis_product.clear()

    def build(irreps_in, irrep_out, degree, reduced):
        u_tensor = reference.tools.cg.U_matrix_real(
            irreps_in=Irreps([(1, irrep) for irrep in irreps_in]),
            irreps_out=Irreps([(1, irrep_out)]),
            correlation=degree,
            dtype=torch.float64,
            use_cueq_cg=reduced,
        )[-1].numpy()
        return u_tensor[None] if irrep_out[0] == 0 else u_tensor

    before = torch.get_default_dtype()
    torch.set_default_dtype(torch.float64)
    yield build
    torch.set_default_dtype(before)


def evaluate_dense(u_tensor, x):
    """Polynomial [2 l + 1, K] of a U tensor."""
    for _ in range(u_tensor.ndim - 2):
        u_tensor = np.tensordot(u_tensor, x, axes=(1, 0))
    return u_tensor


def evaluate_terms(of_degree, x, num_outputs):
    """Polynomial [num_outputs, K] of the terms of one degree."""
    out = np.zeros((num_outputs, of_degree.mixing.shape[1]))
    np.add.at(out, of_degree.outputs, of_degree.mixing * x[of_degree.monomials].prod(axis=1)[:, None])
    return out


def evaluate_nested(plan, coefficients, x):
    """Outputs [num_outputs] of a nested plan with one coefficient per term."""
    padded = np.append(coefficients, 0.0)  # where term is -1
    sums = np.zeros(len(plan.term[-1]))
    for level in reversed(range(len(plan.term))):
        products = (padded[plan.term[level]] + sums) * x[plan.component[level]]
        sums = np.zeros(len(plan.term[level - 1]) if level else plan.num_outputs)
        np.add.at(sums, plan.parent[level], products)
    return sums


@pytest.mark.parametrize("case", CASES, ids=case_name)
def test_full_basis_equals_mace(mace_basis, case):
    np.testing.assert_allclose(full_basis(*case), mace_basis(*case, reduced=False), rtol=0, atol=1e-14, strict=True)


@pytest.mark.parametrize("case", CASES, ids=case_name)
def test_reduced_basis_equals_mace(mace_basis, case):
    np.testing.assert_allclose(reduced_basis(*case), mace_basis(*case, reduced=True), rtol=0, atol=1e-14, strict=True)


@pytest.mark.parametrize("basis", ["full", "reduced"])
def test_basis_without_paths_is_one_zero_function(basis):
    u_tensor = (full_basis if basis == "full" else reduced_basis)(natural(1), (2, 1), 1)
    np.testing.assert_array_equal(u_tensor, np.zeros((5, 4, 1)), strict=True)
    none = terms(natural(1), (2, 1), 1, basis)
    assert (none.monomials.shape, none.outputs.shape, none.mixing.shape) == ((0, 1), (0,), (0, 1))


@pytest.mark.parametrize("basis", ["full", "reduced"])
@pytest.mark.parametrize(("num_irreps", "count"), [(1, 94), (2, 410), (3, 887)])
def test_number_of_terms_of_l_max_3_degree_3(basis, num_irreps, count):
    lists = [terms(natural(3), irrep, degree, basis) for irrep in natural(2)[:num_irreps] for degree in (1, 2, 3)]
    assert sum(len(list_.outputs) for list_ in lists) == count


@pytest.mark.parametrize("basis", ["full", "reduced"])
@pytest.mark.parametrize("case", CASES, ids=case_name)
def test_terms_are_the_polynomial_of_the_dense_basis(basis, case):
    u_tensor = (full_basis if basis == "full" else reduced_basis)(*case)
    x = np.random.default_rng(1).normal(size=u_tensor.shape[1])
    expected = evaluate_dense(u_tensor, x)
    scale = evaluate_dense(np.abs(u_tensor), np.abs(x)).max()
    for built in (terms(*case, basis), terms_from_u(u_tensor)):
        np.testing.assert_allclose(evaluate_terms(built, x, len(u_tensor)), expected, rtol=0, atol=1e-14 * scale)


@pytest.mark.parametrize("case", CASES, ids=case_name)
def test_terms_do_not_depend_on_how_they_are_built(case):
    direct, from_u = terms(*case, "full"), terms_from_u(full_basis(*case))
    np.testing.assert_array_equal(direct.monomials, from_u.monomials, strict=True)
    np.testing.assert_array_equal(direct.outputs, from_u.outputs, strict=True)
    np.testing.assert_allclose(direct.mixing, from_u.mixing, rtol=0, atol=1e-13, strict=True)


def test_terms_are_sorted_distinct_and_not_zero():
    for degree in (1, 2, 3, 4):
        built = terms(natural(2), (1, -1), degree, "full")
        assert np.all(np.diff(built.monomials, axis=1) >= 0)
        rows = [(output, *monomial) for output, monomial in zip(built.outputs, built.monomials.tolist(), strict=True)]
        assert rows == sorted(set(rows))
        assert np.all(np.abs(built.mixing).max(axis=1) > 1e-3)


def test_full_and_reduced_basis_span_the_same_polynomials():
    full, reduced = (terms(natural(3), (1, -1), 3, basis) for basis in ("full", "reduced"))
    np.testing.assert_array_equal(full.monomials, reduced.monomials)
    np.testing.assert_array_equal(full.outputs, reduced.outputs)
    weights, *_ = np.linalg.lstsq(reduced.mixing, full.mixing, rcond=None)
    np.testing.assert_allclose(reduced.mixing @ weights, full.mixing, rtol=0, atol=1e-12)
    assert np.linalg.matrix_rank(full.mixing) == reduced.mixing.shape[1] == 12


def test_terms_of_a_single_precision_u_keep_its_values(mace_basis):
    u_tensor = mace_basis(natural(3), (0, 1), 3, reduced=False).astype(np.float32)
    single, exact = terms_from_u(u_tensor), terms(natural(3), (0, 1), 3, "full")
    np.testing.assert_array_equal(single.monomials, exact.monomials)
    assert single.mixing.dtype == np.float64
    x = np.random.default_rng(2).normal(size=16)
    expected = evaluate_dense(u_tensor.astype(np.float64), x)
    np.testing.assert_allclose(evaluate_terms(single, x, 1), expected, rtol=0, atol=1e-13)


@pytest.mark.parametrize("inversion", [1, -1], ids=["rotation", "with inversion"])
@pytest.mark.parametrize(
    ("irreps_in", "degree"), [(natural(4), 2), (natural(4), 3), (natural(2), 4), (BOTH_PARITIES, 3)]
)
@pytest.mark.parametrize("irrep_out", [(0, 1), (1, -1), (2, 1), (3, -1), (1, 1)])
def test_polynomial_is_equivariant(irreps_in, degree, irrep_out, inversion):
    from e3nn.o3 import rand_matrix

    torch.manual_seed(3)
    rotation = inversion * rand_matrix(dtype=torch.float64)
    turn_in, turn_out = (
        Irreps([(1, irrep) for irrep in irreps]).D_from_matrix(rotation).numpy() for irreps in (irreps_in, [irrep_out])
    )
    x = np.random.default_rng(4).normal(size=len(turn_in))
    built = terms(irreps_in, irrep_out, degree, "full")
    before, after = (evaluate_terms(built, point, len(turn_out)) for point in (x, turn_in @ x))
    np.testing.assert_allclose(after, turn_out @ before, rtol=0, atol=1e-12 * (1 + np.abs(before).max()))


def test_terms_need_no_dense_u():
    tracemalloc.start()
    built = terms(natural(4), (0, 1), 4, "full")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    dense = 25**4 * built.mixing.shape[1] * 8
    assert dense > 1.3e9
    assert peak < 0.1 * dense


@pytest.mark.parametrize("irrep_out", [(0, 1), (1, -1), (2, 1)])
@pytest.mark.parametrize(("l_max", "degree"), [(3, 1), (3, 2), (3, 3), (2, 4)])
def test_nested_evaluation_equals_the_dense_polynomial(l_max, degree, irrep_out):
    rng = np.random.default_rng(5)
    by_degree = [terms(natural(l_max), irrep_out, d, "full") for d in range(1, degree + 1)]
    num_outputs = 2 * irrep_out[0] + 1
    plan = nested_plan(by_degree, num_outputs)
    x = rng.normal(size=(l_max + 1) ** 2)
    weights = [rng.normal(size=entry.mixing.shape[1]) for entry in by_degree]
    coefficients = np.concatenate([entry.mixing @ w for entry, w in zip(by_degree, weights, strict=True)])
    expected = sum(
        evaluate_dense(full_basis(natural(l_max), irrep_out, d), x) @ w for d, w in enumerate(weights, start=1)
    )
    np.testing.assert_allclose(evaluate_nested(plan, coefficients, x), expected, rtol=1e-12, atol=1e-11)


def test_nested_plan_has_every_term_once_and_children_side_by_side():
    by_degree = [terms(natural(3), (1, -1), d, "full") for d in (1, 2, 3)]
    plan = nested_plan(by_degree, 3)
    ends = np.concatenate(plan.term)
    assert sorted(ends[ends >= 0]) == list(range(sum(len(entry.outputs) for entry in by_degree)))
    assert np.all(plan.term[-1] >= 0)
    for level in range(3):
        siblings = list(zip(plan.parent[level], plan.component[level], strict=True))
        assert siblings == sorted(set(siblings))


def test_nested_plan_of_degrees_without_terms():
    by_degree = [terms(natural(1), (2, 1), degree, "full") for degree in (1, 2)]
    plan = nested_plan(by_degree, 5)
    assert len(by_degree[0].outputs) == 0
    x = np.array([0.3, 1.0, -2.0, 0.5])
    expected = evaluate_dense(full_basis(natural(1), (2, 1), 2), x)[:, 0]
    mixing = by_degree[1].mixing[:, 0]
    np.testing.assert_allclose(evaluate_nested(plan, mixing, x), expected, rtol=1e-13)
    nothing = nested_plan(by_degree[:1], 5)
    np.testing.assert_array_equal(evaluate_nested(nothing, np.zeros(0), x), np.zeros(5))


def test_terms_are_kept_in_memory_and_cannot_be_changed():
    built = terms(natural(1), (0, 1), 2, "full")
    assert terms(list(natural(1)), (0, 1), 2, "full") is built
    for array in (built.monomials, built.outputs, built.mixing):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


def test_stored_tables_equal_built_ones(tmp_path):
    from mace_fast.kernels.algebra import polynomial

    case = (natural(2), (1, -1), 3)
    built = full_basis(*case), reduced_basis(*case), terms(*case, "full")
    assert len(list(tmp_path.glob("tables-v1/*.npz"))) == 3
    polynomial._cached_terms.cache_clear()
    stored = full_basis(*case), reduced_basis(*case), terms(*case, "full")
    np.testing.assert_array_equal(stored[0], built[0], strict=True)
    np.testing.assert_array_equal(stored[1], built[1], strict=True)
    assert stored[2] is not built[2]
    for name in ("monomials", "outputs", "mixing"):
        np.testing.assert_array_equal(getattr(stored[2], name), getattr(built[2], name), strict=True)


def test_reduced_basis_without_cuequivariance_says_what_to_do(monkeypatch):
    monkeypatch.setattr(sys, "path", [])  # so that no installed package can be found
    with pytest.raises(ImportError, match=r"pip install 'mace-fast\[reduced\]' or pass use_reduced_cg=False"):
        reduced_basis(natural(1), (0, 1), 2)
    with pytest.raises(ImportError, match="cuequivariance"):
        terms(natural(1), (0, 1), 2, "reduced")


def test_bad_arguments_are_refused():
    with pytest.raises(ValueError, match="at least 1"):
        full_basis(natural(1), (0, 1), 0)
    with pytest.raises(ValueError, match="at least 1"):
        reduced_basis(natural(1), (0, 1), 0)
    with pytest.raises(ValueError, match="at least 1"):
        terms(natural(1), (0, 1), 0, "full")
    with pytest.raises(ValueError, match="'full' or 'reduced', got 'whole'"):
        terms(natural(1), (0, 1), 2, "whole")
    with pytest.raises(ValueError, match="an irrep is"):
        terms([(1, 2)], (0, 1), 2, "full")
    with pytest.raises(ValueError, match="a U tensor has the shape"):
        terms_from_u(np.zeros((1, 4, 3, 2)))
    linear = terms(natural(1), (1, -1), 1, "full")
    with pytest.raises(ValueError, match="must have degree 2, got degree 1"):
        nested_plan([linear, linear], 3)
    with pytest.raises(ValueError, match="not below num_outputs=2"):
        nested_plan([linear], 2)
