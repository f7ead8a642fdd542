"""Readouts: from node features to the energy of each node and head, or to its charge, dipole and polarizability."""

from collections.abc import Callable

import torch
from torch import Tensor, nn

from mace_fast.blocks.activation import Activation
from mace_fast.blocks.linear import Linear
from mace_fast.execution import Execution
from mace_fast.irreps import Irreps
from mace_fast.layout import entries


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


class GatedEquivariantBlock(nn.Module):
    """Activates scalars and multiplies the channels of every other irrep by gates, which are activated scalars too.

    Args:
        irreps_scalars: scalars, all even.
        irreps_gated: the others, sorted, each irrep once.
        gate: activation of scalars and gates, or None.

    Attributes:
        irreps_in: scalars and gates together, then what is gated.
        irreps_out: scalars and what is gated.

    Source:
        ``mace.modules.gate.GatedEquivariantBlock``, that is ``e3nn.nn.Gate``.
    """

    def __init__(self, irreps_scalars: Irreps, irreps_gated: Irreps, gate: Callable[[Tensor], Tensor] | None) -> None:
        super().__init__()
        gates = Irreps([(mul, (0, 1)) for mul, _ in irreps_gated])
        self.irreps_in = (irreps_scalars + gates + irreps_gated).simplify()
        self.irreps_out = irreps_scalars + irreps_gated
        self.activation = Activation(gate)
        # plain numbers: e3nn's types stop a compiler that traces the model
        self._num_scalars, self._num_activated = irreps_scalars.dim, irreps_scalars.dim + gates.dim
        self._gated = entries(self.irreps_in)[1:]

    def forward(self, rows: Tensor) -> tuple[Tensor, float]:
        """Of flat rows of ``irreps_in`` those of ``irreps_out``, and a factor that they lack: the activation's norm."""
        scalars, factor = self.activation.bare(rows[:, : self._num_activated])
        parts, used = [scalars[:, : self._num_scalars]], self._num_scalars
        for part in self._gated:
            gates = scalars[:, None, used : used + part.mul]
            parts.append((rows[:, part.numbers].view(-1, 2 * part.l + 1, part.mul) * gates).flatten(1))
            used += part.mul
        return torch.cat(parts, dim=1), factor


class _LinearReadout(nn.Module):
    """Linear map to a few numbers that turn with the structure."""

    def __init__(self, irreps_in: Irreps, irreps_out: Irreps) -> None:
        super().__init__()
        self.irreps_out = irreps_out
        self.linear = Linear(irreps_in, irreps_out)

    def forward(self, x: Tensor, execution: Execution) -> Tensor:
        """Numbers of ``irreps_out`` from ``[num_nodes, components, channels]``: ``[num_nodes, irreps_out.dim]``."""
        return self.linear.flat(x, execution)


class _GatedReadout(nn.Module):
    """Perceptron with one gated hidden layer, to a few numbers that turn with the structure.

    The irreps of the hidden layer are sorted and all among those of the output, or none of them is: then the readout
    gives zeros, as mace-torch's does with ``16x0e`` for dipoles alone.

    Raises:
        ValueError: they are others, which fail or are mixed up in mace-torch.
    """

    def __init__(
        self,
        irreps_in: Irreps,
        MLP_irreps: Irreps,
        gate: Callable[[Tensor], Tensor] | None,
        irreps_out: Irreps,
    ) -> None:
        super().__init__()
        self.hidden_irreps, self.irreps_out = MLP_irreps, irreps_out
        hidden = MLP_irreps.simplify()
        kept = Irreps([(mul, ir) for mul, ir in hidden if ir in irreps_out])
        if kept and (kept != hidden or kept != Irreps(kept.sort().irreps.simplify())):
            raise ValueError(
                f"MLP_irreps are {MLP_irreps}, but a readout of {irreps_out} needs sorted irreps of these alone, such "
                f"as {Irreps([(16, ir) for _, ir in irreps_out])}"
            )
        scalars = Irreps([(mul, ir) for mul, ir in kept if ir.l == 0])
        gated = Irreps([(mul, ir) for mul, ir in kept if ir.l > 0])
        self.equivariant_nonlin = GatedEquivariantBlock(scalars, gated, gate)
        self.irreps_nonlin = self.equivariant_nonlin.irreps_in
        self.linear_1 = Linear(irreps_in, self.irreps_nonlin)
        self.linear_2 = Linear(hidden, irreps_out)
        self._gives_zeros = not kept

    def forward(self, x: Tensor, execution: Execution) -> Tensor:
        """Numbers of ``irreps_out`` from ``[num_nodes, components, channels]``: ``[num_nodes, irreps_out.dim]``."""
        if self._gives_zeros:
            return x.new_zeros(x.shape[0], self.linear_2.width)
        rows, factor = self.equivariant_nonlin(self.linear_1.flat(x, execution))
        return self.linear_2.flat(rows, execution, scale=factor)


_DIPOLE, _ENERGY_AND_DIPOLE = Irreps("1x1o"), Irreps("1x0e+1x1o")
_CHARGE_DIPOLE_AND_POLARIZABILITY = Irreps("2x0e+1x1o+1x2e")


class LinearDipoleReadoutBlock(_LinearReadout):
    """Linear map to the dipole of each node, with its energy before it unless ``dipole_only``."""

    def __init__(self, irreps_in: Irreps, dipole_only: bool = False) -> None:
        super().__init__(irreps_in, _DIPOLE if dipole_only else _ENERGY_AND_DIPOLE)


class NonLinearDipoleReadoutBlock(_GatedReadout):
    """Gated perceptron to the dipole of each node, with its energy before it unless ``dipole_only``."""

    def __init__(
        self,
        irreps_in: Irreps,
        MLP_irreps: Irreps,
        gate: Callable[[Tensor], Tensor] | None,
        dipole_only: bool = False,
    ) -> None:
        super().__init__(irreps_in, MLP_irreps, gate, _DIPOLE if dipole_only else _ENERGY_AND_DIPOLE)


class LinearDipolePolarReadoutBlock(_LinearReadout):
    """Linear map to the charge, the trace of the polarizability, the dipole and the rest of the polarizability."""

    def __init__(self, irreps_in: Irreps) -> None:
        super().__init__(irreps_in, _CHARGE_DIPOLE_AND_POLARIZABILITY)


class NonLinearDipolePolarReadoutBlock(_GatedReadout):
    """Gated perceptron to what :class:`LinearDipolePolarReadoutBlock` gives."""

    def __init__(self, irreps_in: Irreps, MLP_irreps: Irreps, gate: Callable[[Tensor], Tensor] | None) -> None:
        super().__init__(irreps_in, MLP_irreps, gate, _CHARGE_DIPOLE_AND_POLARIZABILITY)
