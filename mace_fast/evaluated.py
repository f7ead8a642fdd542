"""What an evaluation has to know of a model before it begins: what the input must be, and how the operations run."""

from typing import Any

import torch
from torch import Tensor, nn

from mace_fast.blocks.embedding import AtomicEnergiesBlock
from mace_fast.execution import Execution
from mace_fast.input_checks import Expects
from mace_fast.kernels.runtime.backends import Backend, Precision, resolve


class Evaluated(nn.Module):
    """Base of the models.

    Attributes:
        atomic_numbers: ``[num_elements]``, in the order of the one-hot columns.
        r_max: cutoff in Å; says in which dtype and on which device the model is.
        heads: names of the heads.
        atomic_energies_fn: energies of isolated atoms.
        embedding_specs: embedded features; absent in a model without.
        backend: which implementation of the operations runs, see :func:`mace_fast.kernels.runtime.backends.resolve`.
        precision: of the matrix products inside Triton kernels in float32, see ``PRECISIONS`` there.
    """

    atomic_numbers: Tensor
    r_max: Tensor
    heads: list[str]
    atomic_energies_fn: AtomicEnergiesBlock
    embedding_specs: dict[str, Any]
    backend: Backend = "auto"
    precision: Precision = "tf32x3"

    def expects(self) -> Expects:
        """What the input must be."""
        return Expects(
            dtype=self.r_max.dtype,
            device=self.r_max.device,
            num_elements=self.atomic_numbers.numel(),
            heads=self.heads,
            num_energies=torch.atleast_2d(self.atomic_energies_fn.atomic_energies).shape[0],
            embedding_specs=getattr(self, "embedding_specs", None) or {},
        )

    def execution(self, *, twice: bool = False) -> Execution:
        """How the operations run.

        Args:
            twice: second derivatives are wanted.

        Raises:
            RuntimeError: the backend cannot run here.
        """
        return Execution(resolve(self.backend, self.r_max.device), self.precision, twice)


def is_tabulated(model: nn.Module) -> bool:
    """Whether a model of ours reads hidden layers from tables."""
    interactions: Any = model.interactions
    return any(block.num_knots is not None for block in interactions)
