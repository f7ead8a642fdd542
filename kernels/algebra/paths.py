"""Paths of a tensor product of node features with spherical harmonics, and their sparse couplings."""

import dataclasses
from collections.abc import Container, Sequence
from typing import TypeAlias

import numpy as np

from mace_fast.kernels.algebra.arrays import Float, Int
from mace_fast.kernels.algebra.clebsch_gordan import clebsch_gordan

Irrep: TypeAlias = tuple[int, int]
"""Degree l >= 0 and parity (1 or -1). Tuples sort as e3nn sorts its irreps: by l, odd before even."""

ZERO = 1e-12
"""Couplings below this are zeros of the algebra; the smallest true one is larger by orders of magnitude."""


@dataclasses.dataclass(frozen=True)
class Path:
    """One allowed coupling (l1, l2) -> l3, an 'instruction' of e3nn.

    Attributes:
        index1: position in the first list of irreps.
        index2: position in the second list of irreps.
        l1: degree of the first input.
        l2: degree of the second input.
        l3: degree of the output.
        parity3: parity of the output.
        offset1: first component of irrep ``index1`` in the first component axis.
        offset2: first component of irrep ``index2`` in the second component axis.
    """

    index1: int
    index2: int
    l1: int
    l2: int
    l3: int
    parity3: int
    offset1: int
    offset2: int


@dataclasses.dataclass(frozen=True)
class MTable:
    """Sparse tables ``M[p][m3, m1] = sum_m2 C[m1, m2, m3] Y[m2]`` of all paths p: one linear form in Y per entry.

    Summing over m2 first leaves numbers that all channels of an edge share. Entry e has the terms
    ``entry_ptr[e]:entry_ptr[e + 1]``; entries are sorted by (path, m3, m1).

    Attributes:
        path: index of the path, int64 [num_entries].
        m3: output component within its irrep, int64 [num_entries].
        m1: first input's component within its irrep, int64 [num_entries].
        entry_ptr: first term of each entry, int64 [num_entries + 1].
        component2: component of the whole second input (``path.offset2 + m2``), int64 [num_terms].
        value: coefficient of that component, float64 [num_terms].
    """

    path: Int
    m3: Int
    m1: Int
    entry_ptr: Int
    component2: Int
    value: Float

    @property
    def num_entries(self) -> int:
        """Numbers M[p][m3, m1] per edge that are not zero for every Y."""
        return len(self.path)


def check_irreps(irreps: Sequence[Irrep]) -> tuple[Irrep, ...]:
    """Irreps as a hashable tuple of plain (l, parity).

    Args:
        irreps: pairs (l, parity), for instance e3nn's ``Irrep`` objects.

    Returns:
        The same irreps as tuples of int.

    Raises:
        ValueError: if a degree is negative or a parity is not 1 or -1.
    """
    plain = tuple((int(l), int(parity)) for l, parity in irreps)
    for l, parity in plain:
        if l < 0 or parity not in (1, -1):
            raise ValueError(f"an irrep is (l >= 0, parity 1 or -1), got {(l, parity)}")
    return plain


def component_offsets(irreps: Sequence[Irrep]) -> list[int]:
    """First component of each irrep when their 2 l + 1 components are laid one after the other.

    Args:
        irreps: pairs (l, parity), multiplicity 1 each.

    Returns:
        Offsets, one more than there are irreps: the last is the number of components.
    """
    offsets = [0]
    for l, _ in irreps:
        offsets.append(offsets[-1] + 2 * l + 1)
    return offsets


def tensor_product_paths(
    irreps1: Sequence[Irrep], irreps2: Sequence[Irrep], target: Container[Irrep]
) -> tuple[Path, ...]:
    """Paths from two lists of irreps to the target irreps, in the order of MACE's ``conv_tp`` weights.

    Args:
        irreps1: irreps of the node features, one per list entry.
        irreps2: irreps of the spherical harmonics.
        target: irreps that are kept.

    Returns:
        Paths sorted by output irrep, as e3nn sorts (odd before even), and then by (index1, index2).

    Raises:
        ValueError: if an irrep is malformed.
    """
    irreps1, irreps2 = check_irreps(irreps1), check_irreps(irreps2)
    offsets1, offsets2 = component_offsets(irreps1), component_offsets(irreps2)
    paths = [
        Path(index1, index2, l1, l2, l3, parity1 * parity2, offsets1[index1], offsets2[index2])
        for index1, (l1, parity1) in enumerate(irreps1)
        for index2, (l2, parity2) in enumerate(irreps2)
        for l3 in range(abs(l1 - l2), l1 + l2 + 1)
        if (l3, parity1 * parity2) in target
    ]
    return tuple(sorted(paths, key=lambda path: (path.l3, path.parity3)))


def path_couplings(path: Path) -> tuple[Int, Int, Int, Float]:
    """Non-zero Clebsch-Gordan coefficients of a path.

    Args:
        path: the path.

    Returns:
        ``(m1, m2, m3, value)``: int64 components within their irreps and float64 coefficients, sorted by (m3, m1, m2).
    """
    cg = clebsch_gordan(path.l1, path.l2, path.l3).transpose(2, 0, 1)
    m3, m1, m2 = np.nonzero(np.abs(cg) > ZERO)
    return m1, m2, m3, cg[m3, m1, m2]


def m_table(paths: Sequence[Path]) -> MTable:
    """Sparse linear forms in the second input, for every (path, m3, m1) that has any.

    Args:
        paths: paths in the order of the weights.

    Returns:
        The table, see `MTable`.
    """
    indices, values = [np.zeros((0, 4), dtype=np.int64)], [np.zeros(0)]
    for index, path in enumerate(paths):
        m1, m2, m3, value = path_couplings(path)
        indices.append(np.stack([np.full_like(m1, index), m3, m1, path.offset2 + m2], axis=1))
        values.append(value)
    terms = np.concatenate(indices)
    entries, start = np.unique(terms[:, :3], axis=0, return_index=True)
    return MTable(
        path=entries[:, 0],
        m3=entries[:, 1],
        m1=entries[:, 2],
        entry_ptr=np.append(start, len(terms)),
        component2=terms[:, 3],
        value=np.concatenate(values),
    )
