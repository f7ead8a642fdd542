"""The repulsion of Ziegler, Biersack and Littmark between pairs of atoms, summed by receiver."""

from mace_fast.kernels.pair_repulsion.op import pair_repulsion
from mace_fast.kernels.pair_repulsion.reference import pair_energies

__all__ = ["pair_energies", "pair_repulsion"]
