"""MACE in LAMMPS, over ranks of MPI.

- :func:`register` gives a LAMMPS ``pair_style mace_fast``; ``mace-fast lammps`` runs input scripts with it.
- :func:`attach` puts a model into a LAMMPS as it is, through its ``fix external``.
- :class:`mace_fast.integrations.lammps.mliap.MLIAPModel` is for ``pair_style mliap unified`` of Kokkos builds.
"""

from mace_fast.integrations.lammps.external import attach
from mace_fast.integrations.lammps.pair import register

__all__ = ["attach", "register"]
