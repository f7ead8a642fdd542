"""Algebra of MACE in pure NumPy: couplings, paths, bases of the symmetric contraction and its polynomial.

Conventions, those of e3nn 0.4.4:

- An irrep is ``(l, parity)``. Lists of irreps have multiplicity 1, their 2 l + 1 components laid one after the other in
  list order; for the spherical harmonics component ``l * l + l + m`` is (l, m).
- The components of l = 1 are (x, y, z); those of l = 2 begin with xz and xy. In textbook terms e3nn's (x, y, z) are
  (y, z, x), and m runs from -l to l.
- `wigner_3j` has Frobenius norm 1; `clebsch_gordan` is it times sqrt(2 l3 + 1), which keeps components at variance 1.
- Irreps sort by l, at equal l odd before even.

All arrays are float64 or int64; cached ones are read-only, so copy them with ``torch.tensor``.
"""

from mace_fast.kernels.algebra.cache import cache_folder, cached_arrays
from mace_fast.kernels.algebra.clebsch_gordan import clebsch_gordan, wigner_3j
from mace_fast.kernels.algebra.coupling import full_basis, reduced_basis
from mace_fast.kernels.algebra.paths import (
    Irrep,
    MTable,
    Path,
    component_offsets,
    m_table,
    path_couplings,
    tensor_product_paths,
)
from mace_fast.kernels.algebra.polynomial import Basis, NestedPlan, Terms, nested_plan, terms, terms_from_u

__all__ = [
    "Basis",
    "Irrep",
    "MTable",
    "NestedPlan",
    "Path",
    "Terms",
    "cache_folder",
    "cached_arrays",
    "clebsch_gordan",
    "component_offsets",
    "full_basis",
    "m_table",
    "nested_plan",
    "path_couplings",
    "reduced_basis",
    "tensor_product_paths",
    "terms",
    "terms_from_u",
    "wigner_3j",
]
