"""Readouts: from node features to the energy of each node and head."""

from collections.abc import Callable

import torch
from torch import Tensor, nn

from mace_fast.blocks.activation import Activation
from mace_fast.blocks.linear import Linear
from mace_fast.execution import Execution
from mace_fast.irreps import Irreps


def _mask_heads(x: Tensor, heads: Tensor, num_heads: int) -> Tensor:
    """Keep the hidden channels of each node's head, zero the others; ``[num_nodes, 1, num_heads * width]``."""
    owner = torch.arange(num_heads, device=x.device).repeat_interleave(x.shape[-1] // num_heads)
    return x * (owner == heads[:, None, None]).to(x.dtype)


class LinearReadoutBlock(nn.Module):
    """Linear map of the scalars."""

    def __init__(self, irreps_in: Irreps, irrep_out: Irreps) -> None:
        super().__init__()
        self.linear = Linear(irreps_in, irrep_out)

    def forward(self, x: Tensor, heads: Tensor | None, execution: Execution) -> Tensor:
        """Energies of ``[num_nodes, components, channels]``: ``[num_nodes, num_heads]``."""
        return self.linear.flat(x, execution)


class NonLinearReadoutBlock(nn.Module):
    """Perceptron of the scalars with one hidden layer per head."""

    def __init__(
        self,
        irreps_in: Irreps,
        MLP_irreps: Irreps,
        gate: Callable[[Tensor], Tensor] | None,
        irrep_out: Irreps,
        num_heads: int = 1,
    ) -> None:
        super().__init__()
        self.hidden_irreps = MLP_irreps
        self.num_heads = num_heads
        self.linear_1 = Linear(irreps_in, MLP_irreps)
        self.non_linearity = Activation(gate)
        self.linear_2 = Linear(MLP_irreps, irrep_out)

    def forward(self, x: Tensor, heads: Tensor | None, execution: Execution) -> Tensor:
        """Energies of ``[num_nodes, components, channels]``: ``[num_nodes, num_heads]``."""
        return self._after_activation(self.linear_2, self.linear_1(x, execution), heads, execution).squeeze(1)

    def _after_activation(self, linear: Linear, x: Tensor, heads: Tensor | None, execution: Execution) -> Tensor:
        """Activate, keep the channels of each node's head, and map."""
        x, factor = self.non_linearity.bare(x)
        if heads is not None and self.num_heads > 1:
            x = _mask_heads(x, heads, self.num_heads)
        return linear(x, execution, scale=factor)


class NonLinearBiasReadoutBlock(NonLinearReadoutBlock):
    """Perceptron of the scalars with two hidden layers per head, the second and the output with biases."""

    def __init__(
        self,
        irreps_in: Irreps,
        MLP_irreps: Irreps,
        gate: Callable[[Tensor], Tensor] | None,
        irrep_out: Irreps,
        num_heads: int = 1,
    ) -> None:
        super().__init__(irreps_in, MLP_irreps, gate, irrep_out, num_heads)
        self.linear_mid = Linear(MLP_irreps, MLP_irreps, biases=True)
        del self.linear_2  # to stand behind linear_mid in the parameters, as optimisers and their checkpoints count
        self.linear_2 = Linear(MLP_irreps, irrep_out, biases=True)

    def forward(self, x: Tensor, heads: Tensor | None, execution: Execution) -> Tensor:
        """Energies of ``[num_nodes, components, channels]``: ``[num_nodes, num_heads]``."""
        hidden = self._after_activation(self.linear_mid, self.linear_1(x, execution), heads, execution)
        return self._after_activation(self.linear_2, hidden, heads, execution).squeeze(1)


# classes that the last readout can be of
readout_classes: dict[str, type[nn.Module]] = {
    "NonLinearReadoutBlock": NonLinearReadoutBlock,
    "NonLinearBiasReadoutBlock": NonLinearBiasReadoutBlock,
}
