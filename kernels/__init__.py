"""The operations of MACE; import as ``mace_fast.kernels`` (this folder is linked into the package).

Each folder is one operation: ``op.py`` holds the public function, ``reference.py`` its definition in plain torch.
"""

if __name__ != "mace_fast.kernels":
    raise ImportError(f"import this folder as `mace_fast.kernels`, not as `{__name__}`")

import os

from mace_fast.kernels.convolution import convolution, message_rows
from mace_fast.kernels.density_projection import density_projection
from mace_fast.kernels.edge_embedding import EdgeEmbedding, RadialParameters, edge_embedding, polynomial_envelope
from mace_fast.kernels.edge_vectors import edge_sum, edge_vectors
from mace_fast.kernels.irreps_linear import irreps_linear
from mace_fast.kernels.native.openmp import dissolve_team
from mace_fast.kernels.pair_repulsion import pair_energies, pair_repulsion
from mace_fast.kernels.radial_hidden import radial_hidden
from mace_fast.kernels.radial_table import RadialTable, TableError, radial_table, table_error, tabulate
from mace_fast.kernels.segment_sum import segment_expand, segment_sum
from mace_fast.kernels.spherical_harmonics import spherical_harmonics
from mace_fast.kernels.symmetric_contraction import symmetric_contraction
from mace_fast.kernels.tabulated_convolution import tabulated_convolution

if hasattr(os, "register_at_fork"):  # not on Windows, which has no fork
    os.register_at_fork(before=dissolve_team)

__all__ = [
    "EdgeEmbedding",
    "RadialParameters",
    "RadialTable",
    "TableError",
    "convolution",
    "density_projection",
    "edge_embedding",
    "edge_sum",
    "edge_vectors",
    "irreps_linear",
    "message_rows",
    "pair_energies",
    "pair_repulsion",
    "polynomial_envelope",
    "radial_hidden",
    "radial_table",
    "segment_expand",
    "segment_sum",
    "spherical_harmonics",
    "symmetric_contraction",
    "table_error",
    "tabulate",
    "tabulated_convolution",
]
