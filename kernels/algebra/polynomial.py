"""The symmetric contraction as a sparse polynomial: one coefficient per monomial and output component.

With equal inputs only the symmetric part of a U tensor counts, so entries of equal monomials are added up. What is left
is a few hundred terms, where MACE multiplies dense tensors with thousands of rows.
"""

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import numpy as np

from mace_fast.kernels.algebra.arrays import Array, Float, Int, read_only
from mace_fast.kernels.algebra.cache import cached_arrays
from mace_fast.kernels.algebra.coupling import Chain, basis_key, check_degree, coupling_blocks, reduced_basis
from mace_fast.kernels.algebra.paths import Irrep, check_irreps, component_offsets

Basis: TypeAlias = Literal["full", "reduced"]

RELATIVE_ZERO = 1e-12
"""Coefficients below this, relative to the largest entry of U, are sums that cancel."""


@dataclass(frozen=True, eq=False)
class Terms:
    """Terms of one degree: ``polynomial_m(x) = sum_t [outputs[t] == m] c[t] prod_d x[monomials[t, d]]``.

    A contraction with weights w[k] has the coefficients ``c = mixing @ w``. Terms are sorted by output component and
    then by monomial, lexicographically; no two are equal.

    Attributes:
        monomials: component of each factor, not decreasing along a row, int64 [T, degree].
        outputs: output component within its irrep, int64 [T].
        mixing: coefficient of each term in each basis function, float64 [T, K].
    """

    monomials: Int
    outputs: Int
    mixing: Float


@dataclass(frozen=True, eq=False)
class NestedPlan:
    """Horner form of a polynomial: ``sum_i x_i (c_i + sum_{j >= i} x_j (c_ij + sum_{k >= j} x_k c_ijk))``.

    A node is a prefix (i, j, ...) of a monomial, together with its output component. Its value is its own coefficient,
    if it is a monomial itself, plus the sum of value times x over its children; an output is that sum over its nodes of
    level 1. One multiply-add per node, deepest level first. Each tuple holds one array per level: entry d - 1 is about
    the nodes of length d, sorted by output and prefix, so that children of one parent are neighbours.

    Attributes:
        component: component of x by which a node's value is multiplied, int64 [nodes of the level].
        parent: index of the parent in the level before; at level 1 the output component, int64 [nodes of the level].
        term: index of the node's coefficient in the coefficients of degree 1, 2, ... laid one after the other, or -1
            where no monomial ends, int64 [nodes of the level].
        num_outputs: number of output components.
        ends: the nodes where a monomial ends, ascending, int64 [terms of the level].
        end_term: their entries in ``term``, int64 [terms of the level].
        num_terms: length of the coefficients of all degrees laid one after the other.
        num_components: components of x, up to the last that is multiplied by.
    """

    component: tuple[Int, ...]
    parent: tuple[Int, ...]
    term: tuple[Int, ...]
    num_outputs: int
    ends: tuple[Int, ...] = field(init=False)
    end_term: tuple[Int, ...] = field(init=False)
    num_terms: int = field(init=False)
    num_components: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "ends", tuple(np.flatnonzero(term >= 0) for term in self.term))
        object.__setattr__(self, "end_term", tuple(term[term >= 0] for term in self.term))
        object.__setattr__(self, "num_terms", sum(len(ends) for ends in self.ends))
        last = max((int(level.max(initial=-1)) for level in self.component), default=-1)
        object.__setattr__(self, "num_components", last + 1)


def terms(irreps_in: Sequence[Irrep], irrep_out: Irrep, degree: int, basis: Basis) -> Terms:
    """Terms of a basis of the symmetric contraction, cached in memory and on disk.

    The full basis is never laid out as a dense U tensor.

    Args:
        irreps_in: irreps of the inputs, multiplicity 1 each.
        irrep_out: irrep of the output.
        degree: number of inputs that are multiplied.
        basis: 'full' for the columns of `full_basis`, 'reduced' for those of `reduced_basis`.

    Returns:
        The terms, in read-only arrays. Without any function of that irrep: no terms, and mixing [0, 1].

    Raises:
        ImportError: if the basis is reduced and cuequivariance is not installed.
        ValueError: if an irrep is malformed, the degree is less than 1 or the basis is unknown.
    """
    if basis not in ("full", "reduced"):
        raise ValueError(f"basis must be 'full' or 'reduced', got {basis!r}")
    check_degree(degree)
    irreps_in, (irrep_out,) = check_irreps(irreps_in), check_irreps([irrep_out])
    return _cached_terms(irreps_in, irrep_out, degree, basis)


def terms_from_u(u_tensor: Array) -> Terms:
    """Terms of any U tensor, for instance one from a checkpoint.

    Args:
        u_tensor: floating-point array [2 l + 1, S, ..., S, K]; the first axis stays where it has length 1.

    Returns:
        The terms; their mixing is float64 whatever the dtype of ``u_tensor``.

    Raises:
        ValueError: if the shape is not that of a U tensor.
    """
    degree = u_tensor.ndim - 2
    if degree < 1 or len(set(u_tensor.shape[1:-1])) != 1:
        raise ValueError(f"a U tensor has the shape [2 l + 1, S, ..., S, K], got {list(u_tensor.shape)}")
    num_components, num_functions = u_tensor.shape[1], u_tensor.shape[-1]
    index = np.nonzero(u_tensor)
    rows = _rows(np.stack(index[1:-1]), num_components) + index[0] * num_components**degree
    values = u_tensor[index].astype(np.float64)
    return _collect(rows, index[-1], values, num_components, degree, num_functions, np.abs(values).max(initial=0.0))


def nested_plan(terms_by_degree: Sequence[Terms], num_outputs: int) -> NestedPlan:
    """Horner form of the sum of the terms of all degrees.

    Args:
        terms_by_degree: terms of degree 1, 2, ...; entries without terms are allowed.
        num_outputs: number of output components.

    Returns:
        The plan, see `NestedPlan`.

    Raises:
        ValueError: if an entry is not of the degree of its place, or an output is not below ``num_outputs``.
    """
    for degree, entry in enumerate(terms_by_degree, start=1):
        if entry.monomials.shape[1] != degree:
            raise ValueError(f"entry {degree - 1} must have degree {degree}, got degree {entry.monomials.shape[1]}")
        if entry.outputs.max(initial=-1) >= num_outputs:
            raise ValueError(f"output {entry.outputs.max()} is not below num_outputs={num_outputs}")
    base = 1 + max((int(entry.monomials.max(initial=0)) for entry in terms_by_degree), default=0)
    # A node's key is its output followed by its prefix, as digits: dropping the last digit gives the parent's key.
    complete = [_digits(entry.outputs, entry.monomials.T, base) for entry in terms_by_degree]
    component, parent, term = [], [], []
    above, first_term = np.arange(num_outputs), 0
    for level, ends in enumerate(complete):
        prefixes = [keys // base**longer for longer, keys in enumerate(complete[level:])]
        nodes = np.unique(np.concatenate(prefixes))
        component.append(nodes % base)
        parent.append(np.searchsorted(above, nodes // base))
        own = np.full(len(nodes), -1)
        own[np.searchsorted(nodes, ends)] = first_term + np.arange(len(ends))
        term.append(own)
        above, first_term = nodes, first_term + len(ends)
    return NestedPlan(tuple(component), tuple(parent), tuple(term), num_outputs)


@functools.cache
def _cached_terms(irreps_in: tuple[Irrep, ...], irrep_out: Irrep, degree: int, basis: Basis) -> Terms:
    """Terms from memory, disk or the algebra."""

    def build() -> dict[str, Array]:
        if basis == "full":
            built = _full_basis_terms(irreps_in, irrep_out, degree)
        else:
            built = terms_from_u(reduced_basis(irreps_in, irrep_out, degree))
        return {"monomials": built.monomials, "outputs": built.outputs, "mixing": built.mixing}

    stored = cached_arrays(f"terms-{basis_key(basis, irreps_in, irrep_out, degree)}", build)
    return Terms(**{name: read_only(array) for name, array in stored.items()})


def _full_basis_terms(irreps_in: tuple[Irrep, ...], irrep_out: Irrep, degree: int) -> Terms:
    """Terms of the full basis, where each function is summed over equal monomials as soon as it is known."""
    num_components = component_offsets(irreps_in)[-1]
    rows: list[Int] = [np.zeros(0, dtype=np.int64)]
    columns: list[Int] = [np.zeros(0, dtype=np.int64)]
    values: list[Float] = [np.zeros(0)]
    num_functions, largest = 0, 0.0
    for chain, block in coupling_blocks(irreps_in, irrep_out, degree):
        unique, position = _monomials_of_chain(chain, num_components)
        for output, entries in enumerate(block.reshape(len(block), -1)):
            sums = _sum_by(position, entries, len(unique))
            present = np.flatnonzero(sums)
            rows.append(unique[present] + output * num_components**degree)
            columns.append(np.full(len(present), num_functions))
            values.append(sums[present])
        num_functions += 1
        largest = max(largest, float(np.abs(block).max()))
    return _collect(
        np.concatenate(rows),
        np.concatenate(columns),
        np.concatenate(values),
        num_components,
        degree,
        max(num_functions, 1),
        largest,
    )


@functools.lru_cache(maxsize=4096)
def _monomials_of_chain(chain: Chain, num_components: int) -> tuple[Int, Int]:
    """Distinct sorted monomials of a chain's block, and for each of its entries the index of its monomial."""
    starts = np.array([start for start, _ in chain])
    index = np.indices([size for _, size in chain]).reshape(len(chain), -1) + starts[:, None]
    unique, position = np.unique(_rows(index, num_components), return_inverse=True)
    return unique, position


def _rows(index: Int, num_components: int) -> Int:
    """Number that stands for the sorted monomial of each column of ``index`` [degree, n], ascending as they do."""
    return _digits(np.zeros(index.shape[1], dtype=np.int64), np.sort(index, axis=0), num_components)


def _digits(leading: Int, digits: Int, base: int) -> Int:
    """Number with the digits ``digits`` [num_digits, n] after ``leading`` [n]."""
    return functools.reduce(lambda number, digit: number * base + digit, digits, leading)


def _sum_by(group: Int, values: Float, num_groups: int) -> Float:
    """Sum of the values of each group, float64 [num_groups]."""
    return np.asarray(np.bincount(group, weights=values, minlength=num_groups), dtype=np.float64)


def _collect(
    rows: Int, columns: Int, values: Float, num_components: int, degree: int, num_functions: int, largest: float
) -> Terms:
    """Add up the entries of equal row (output and monomial) and column, and drop the rows that cancel."""
    row, position = np.unique(rows, return_inverse=True)
    cell = position * num_functions + columns
    mixing = _sum_by(cell, values, len(row) * num_functions).reshape(len(row), num_functions)
    kept = np.abs(mixing).max(axis=1) > RELATIVE_ZERO * largest
    powers = num_components ** np.arange(degree - 1, -1, -1)
    monomials = row[kept, None] // powers % num_components
    return Terms(monomials=monomials, outputs=row[kept] // num_components**degree, mixing=mixing[kept])
