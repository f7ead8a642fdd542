"""What the operators of the pair repulsion take beside gradients."""

from typing import NamedTuple

from torch import Tensor

SCHEMA = (
    "Tensor vectors, Tensor elements, Tensor species, Tensor senders, Tensor receivers, Tensor receiver_ptr, "
    "Tensor coefficients, Tensor prefactor, SymInt p"
)
"""The fields of :class:`Inputs` in the language of operators."""


class Inputs(NamedTuple):
    """The arguments of :func:`mace_fast.kernels.pair_repulsion`, in their order."""

    vectors: Tensor
    elements: Tensor
    species: Tensor
    senders: Tensor
    receivers: Tensor
    receiver_ptr: Tensor
    coefficients: Tensor
    prefactor: Tensor
    p: int
