"""Bases of the symmetric contraction: the U tensors of MACE, full and reduced.

A basis function couples ``degree`` copies of the same features to one output irrep. The full basis holds one function
per chain of Clebsch-Gordan couplings, so that many are equal or zero once the inputs are the same; the reduced basis is
an orthonormal one of the symmetric functions.
"""

import functools
import importlib.metadata
import itertools
from collections.abc import Container, Iterator, Sequence
from typing import Any

import numpy as np

from mace_fast.kernels.algebra.arrays import Array, Float
from mace_fast.kernels.algebra.cache import cached_arrays
from mace_fast.kernels.algebra.clebsch_gordan import clebsch_gordan
from mace_fast.kernels.algebra.paths import Irrep, check_irreps, component_offsets

Chain = tuple[tuple[int, int], ...]
"""First component and number of components of each coupled input."""

Block = tuple[Chain, Float]
"""One basis function: its chain, and its tensor [2 l + 1, dimension of the 1st input, ..., of the last input]."""

NATURAL_ONLY_DEGREE = 4
"""At this degree MACE keeps only coupled irreps of parity (-1)^l and l < 12."""


def full_basis(irreps_in: Sequence[Irrep], irrep_out: Irrep, degree: int) -> Float:
    """U tensor of all coupling chains, in the column order of MACE's weights.

    Equal to ``mace.tools.cg.U_matrix_real(irreps_in, irrep_out, correlation=degree, use_cueq_cg=False)[-1]`` of
    mace-torch 0.3.16, with these two differences. The axis of the output components is kept where it has length 1
    (l = 0), which MACE squeezes. And where a chain needs l > 11, beyond e3nn's tables (l_max 4 at degree 3), MACE
    silently turns to the reduced basis or fails without cuequivariance; this function still gives the full basis.

    Args:
        irreps_in: irreps of the inputs, multiplicity 1 each; S components in all.
        irrep_out: irrep of the output, 2 l + 1 components.
        degree: number of inputs that are multiplied.

    Returns:
        float64 array [2 l + 1, S, ..., S, K] with ``degree`` axes S. With no chain that ends in ``irrep_out``,
        K = 1 and all entries are 0.

    Raises:
        ValueError: if an irrep is malformed or the degree is less than 1.
    """
    irreps_in, (irrep_out,) = check_irreps(irreps_in), check_irreps([irrep_out])
    shape = (2 * irrep_out[0] + 1, *[component_offsets(irreps_in)[-1]] * degree)

    def build() -> dict[str, Array]:
        blocks = list(coupling_blocks(irreps_in, irrep_out, degree))
        u_tensor = np.zeros((*shape, max(len(blocks), 1)))
        for column, (chain, block) in enumerate(blocks):
            ranges = tuple(slice(start, start + size) for start, size in chain)
            u_tensor[..., column][(slice(None), *ranges)] = block
        return _compress(u_tensor)

    return _expand(cached_arrays(basis_key("full", irreps_in, irrep_out, degree), build))


def reduced_basis(irreps_in: Sequence[Irrep], irrep_out: Irrep, degree: int) -> Float:
    """U tensor of an orthonormal basis of the symmetric functions, from cuequivariance.

    Equal to ``U_matrix_real(..., use_cueq_cg=True)[-1]`` of mace-torch 0.3.16 in a process whose default dtype is
    float64, but that the axis of the output components is kept where it has length 1. With a default of float32 MACE
    hands couplings rounded to float32 to cuequivariance; the result is off by 1e-8 or, where that changes the choice of
    a pivot (l_max 3, degree 3, output l = 2), another basis of the same functions.

    Args:
        irreps_in: irreps of the inputs, multiplicity 1 each; S components in all.
        irrep_out: irrep of the output, 2 l + 1 components.
        degree: number of inputs that are multiplied.

    Returns:
        float64 array [2 l + 1, S, ..., S, K] with ``degree`` axes S. With no symmetric function of that irrep,
        K = 1 and all entries are 0.

    Raises:
        ImportError: if cuequivariance is not installed.
        ValueError: if an irrep is malformed or the degree is less than 1.
    """
    irreps_in, (irrep_out,) = check_irreps(irreps_in), check_irreps([irrep_out])
    check_degree(degree)
    key = basis_key("reduced", irreps_in, irrep_out, degree)
    return _expand(cached_arrays(key, lambda: _compress(_cuequivariance_basis(irreps_in, irrep_out, degree))))


def coupling_blocks(irreps_in: Sequence[Irrep], irrep_out: Irrep, degree: int) -> Iterator[Block]:
    """Basis functions of the full basis one after the other, each without the zeros outside its inputs' irreps.

    Args:
        irreps_in: irreps of the inputs, multiplicity 1 each.
        irrep_out: irrep of the output.
        degree: number of inputs that are multiplied.

    Yields:
        Chain and tensor of each column of `full_basis`.

    Raises:
        ValueError: if the degree is less than 1.
    """
    check_degree(degree)
    offsets = component_offsets(irreps_in)
    useful = _useful_irreps(irreps_in, irrep_out, degree)
    level: list[tuple[Irrep, Block]] = [
        (irrep, (((offset, 2 * irrep[0] + 1),), np.eye(2 * irrep[0] + 1)))
        for irrep, offset in zip(irreps_in, offsets, strict=False)
        if irrep in useful[0]
    ]
    for kept in useful[1:-1]:
        # MACE sorts by irrep after every coupling; the sort is stable, so chains of one irrep stay in loop order.
        level = sorted(_couple(level, irreps_in, offsets, kept), key=lambda item: item[0])
    # The last coupling gives one irrep only, so it is neither sorted nor held in memory as a whole.
    last = _couple(level, irreps_in, offsets, useful[-1]) if degree > 1 else level
    yield from (block for _, block in last)


def check_degree(degree: int) -> None:
    """Raise ValueError unless ``degree`` is at least 1."""
    if degree < 1:
        raise ValueError(f"the degree of a contraction is at least 1, got {degree}")


def basis_key(basis: str, irreps_in: Sequence[Irrep], irrep_out: Irrep, degree: int) -> str:
    """Cache key of a basis.

    Args:
        basis: 'full' or 'reduced'.
        irreps_in: irreps of the inputs.
        irrep_out: irrep of the output.
        degree: number of inputs that are multiplied.

    Returns:
        For instance ``full-0e+1o-to-1o-degree3``; a reduced basis also names the version of cuequivariance.

    Raises:
        ImportError: if the basis is reduced and cuequivariance is not installed.
    """
    names = "+".join(map(_name, irreps_in))
    source = f"reduced{_cuequivariance_version()}" if basis == "reduced" else basis
    return f"{source}-{names}-to-{_name(irrep_out)}-degree{degree}"


def _couple(
    level: Sequence[tuple[Irrep, Block]], irreps_in: Sequence[Irrep], offsets: Sequence[int], kept: Container[Irrep]
) -> Iterator[tuple[Irrep, Block]]:
    """Couple one more input to every basis function of a level, on the right."""
    for left, (chain, tensor) in level:
        for right, offset in zip(irreps_in, offsets, strict=False):
            for irrep in _products(left, right):
                if irrep in kept:
                    cg = clebsch_gordan(left[0], right[0], irrep[0])
                    coupled = np.moveaxis(np.tensordot(cg, tensor, axes=(0, 0)), 0, -1)
                    yield irrep, ((*chain, (offset, 2 * right[0] + 1)), coupled)


def _products(left: Irrep, right: Irrep) -> list[Irrep]:
    """Irreps in the product of two irreps."""
    return [(l, left[1] * right[1]) for l in range(abs(left[0] - right[0]), left[0] + right[0] + 1)]


def _useful_irreps(irreps_in: Sequence[Irrep], irrep_out: Irrep, degree: int) -> list[set[Irrep]]:
    """For 1, ..., degree coupled inputs, the irreps from which the remaining inputs can reach ``irrep_out``."""

    def kept(irreps: set[Irrep]) -> set[Irrep]:
        if degree != NATURAL_ONLY_DEGREE:
            return irreps
        return {(l, parity) for l, parity in irreps if parity == (-1) ** l and l < 12}

    useful = [{irrep_out} if degree == 1 else kept({irrep_out})]
    for num_coupled in range(degree - 1, 0, -1):
        # Coupling is symmetric: a (x) b holds c where c (x) b holds a.
        before = {irrep for target in useful[0] for other in irreps_in for irrep in _products(target, other)}
        useful.insert(0, before if num_coupled == 1 else kept(before))
    return useful


def _name(irrep: Irrep) -> str:
    """Name of an irrep as e3nn writes it, for instance 1o."""
    return f"{irrep[0]}{'e' if irrep[1] == 1 else 'o'}"


def _compress(u_tensor: Float) -> dict[str, Array]:
    """Non-zero entries of a U tensor, of which typically less than one in a hundred is not zero."""
    index = np.flatnonzero(u_tensor)
    return {"shape": np.array(u_tensor.shape), "index": index, "value": u_tensor.ravel()[index]}


def _expand(stored: dict[str, Array]) -> Float:
    """The U tensor of which `_compress` stored the entries."""
    u_tensor = np.zeros(stored["shape"])
    u_tensor.ravel()[stored["index"]] = stored["value"]
    return u_tensor


def _cuequivariance_version() -> str:
    """Version of cuequivariance, without the second that importing it takes."""
    try:
        return importlib.metadata.version("cuequivariance")
    except importlib.metadata.PackageNotFoundError as error:
        raise ImportError(
            "the reduced Clebsch-Gordan basis needs cuequivariance: pip install 'mace-fast[reduced]' "
            "or pass use_reduced_cg=False"
        ) from error


def _cuequivariance_basis(irreps_in: Sequence[Irrep], irrep_out: Irrep, degree: int) -> Float:
    """Reduced basis as cuequivariance builds it from couplings in e3nn's convention."""
    import cuequivariance as cue

    o3 = _e3nn_irrep_class()
    num_components, num_outputs = component_offsets(irreps_in)[-1], 2 * irrep_out[0] + 1
    shape = (*[num_components] * degree, num_outputs, -1)
    try:
        basis = cue.reduced_symmetric_tensor_product_basis(
            cue.Irreps(o3, [(1, o3(l=l, p=parity)) for l, parity in irreps_in]),
            degree,
            keep_ir=o3(l=irrep_out[0], p=irrep_out[1]),
            layout=cue.ir_mul,
        ).array.reshape(shape)
    except ValueError:
        # This is how cuequivariance says that no product of the inputs holds the irrep.
        basis = np.zeros((*shape[:-1], 0))
    if basis.shape[-1] == 0:
        basis = np.zeros((*shape[:-1], 1))
    return np.moveaxis(basis, -2, 0)


@functools.cache
def _e3nn_irrep_class() -> Any:
    """Irreps of O(3) for cuequivariance, with the coupling coefficients and the order of e3nn."""
    import cuequivariance as cue

    class E3nnIrrep(cue.O3):  # type: ignore[misc]  # cuequivariance is not typed
        def __mul__(self, other: "E3nnIrrep") -> list["E3nnIrrep"]:
            return [E3nnIrrep(l=irrep.l, p=irrep.p) for irrep in super().__mul__(other)]

        @classmethod
        def clebsch_gordan(cls, left: "E3nnIrrep", right: "E3nnIrrep", out: "E3nnIrrep") -> Float:
            left, right, out = map(cls._from, (left, right, out))
            if left.p * right.p != out.p:
                return np.zeros((0, left.dim, right.dim, out.dim))
            return clebsch_gordan(left.l, right.l, out.l)[None]

        def __lt__(self, other: "E3nnIrrep") -> bool:
            other = self._from(other)
            return (self.l, self.p) < (other.l, other.p)

        @classmethod
        def iterator(cls) -> Iterator["E3nnIrrep"]:
            for l in itertools.count():
                yield E3nnIrrep(l=l, p=(-1) ** l)
                yield E3nnIrrep(l=l, p=-((-1) ** l))

    return E3nnIrrep
