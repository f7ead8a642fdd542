"""How the operations of an evaluation run: what goes down to every block beside its tensors."""

from dataclasses import dataclass

from mace_fast.kernels.runtime.backends import Precision, Resolved


@dataclass(frozen=True)
class Execution:
    """Which implementation of the operations runs, the same in all blocks of a model.

    Attributes:
        backend: the implementation.
        precision: of the matrix products in float32.
        twice: second derivatives are wanted.
    """

    backend: Resolved
    precision: Precision
    twice: bool = False

    @property
    def fused(self) -> bool:
        """Whether layers may compute everything from the edge vectors, by kernels that are not differentiated twice."""
        return self.backend == "triton" and not self.twice
