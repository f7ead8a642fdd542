"""Blocks of a polarisable model: multipoles of the atoms, how the potential around them changes them, and its energy.

Features are ``[node, component, channel]``. Multipoles and what is measured of the potential are rows, for either spin
a charge or width after the other and behind them those of degree 1, whose components come before their widths.
"""

import math
from collections.abc import Callable

import torch
from torch import Tensor, nn

from mace_fast.blocks.activation import second_moment_constant
from mace_fast.blocks.linear import Linear
from mace_fast.blocks.radial_networks import RadialMLP
from mace_fast.execution import Execution
from mace_fast.graph import Nodes
from mace_fast.irreps import Irrep, Irreps
from mace_fast.layout import entries


class MultiLayerFeatureMixer(nn.Module):
    """Sum of maps of the features after each layer."""

    def __init__(self, node_feats_irreps: Irreps, num_interactions: int) -> None:
        super().__init__()
        self.linears = nn.ModuleList(Linear(node_feats_irreps, node_feats_irreps) for _ in range(num_interactions))

    def forward(self, outputs: list[Tensor], execution: Execution) -> Tensor:
        """Mix ``[N, components, channels]`` of every layer."""
        mixed = [linear(x, execution) for linear, x in zip(self.linears, outputs, strict=True)]
        return torch.stack(mixed).sum(0)


class EnvironmentDependentSpinSourceBlock(nn.Module):
    """Multipoles of either spin from the features of a layer."""

    def __init__(self, irreps_in: Irreps, max_l: int) -> None:
        super().__init__()
        self.linear = Linear(irreps_in, 2 * Irreps.spherical_harmonics(max_l))

    def forward(self, x: Tensor, execution: Execution) -> Tensor:
        """Multipoles ``[N, 2 (max_l + 1)^2]``."""
        return self.linear.flat(x, execution)


class _Products(nn.Module):
    """Products of features channel by channel with a trained mixture of other channels, one matrix per irrep.

    Args:
        irreps: of the features, one number of channels for all.
        num_out: numbers of the result, for the state dict.

    Attributes:
        weight: flat, ``[channels, channels]`` of every irrep.
        output_mask: ones, for the state dict only.
    """

    output_mask: Tensor

    def __init__(self, irreps: Irreps, num_out: int) -> None:
        super().__init__()
        self._entries = entries(irreps)
        self._channels = self._entries[0].mul
        self.weight = nn.Parameter(torch.randn(len(self._entries) * self._channels**2))
        self.register_buffer("output_mask", torch.ones(num_out))

    def _matrices(self, factor: float) -> Tensor:
        """Matrices of all irreps, ``[irreps, channels of the other operand, channels]``, times a factor."""
        shape = len(self._entries), self._channels, self._channels
        return (self.weight * factor).view(shape).transpose(1, 2)


class DotProducts(_Products):
    """Sum over the irreps of scalar products of features with a mixture of others, ``l x l -> 0``."""

    def __init__(self, irreps: Irreps) -> None:
        super().__init__(irreps, irreps.count(Irrep(0, 1)))

    def forward(self, x: Tensor, other: Tensor) -> Tensor:
        """Products of ``[N, components, channels]`` with others of that shape, ``[N, channels]``."""
        matrices = self._matrices(1.0 / math.sqrt(len(self._entries) * self._channels))
        mixed = [
            (other[:, entry.components] / math.sqrt(2 * entry.l + 1)) @ matrix
            for entry, matrix in zip(self._entries, matrices, strict=True)
        ]
        return (x * torch.cat(mixed, dim=1)).sum(1)


class ScalarProducts(_Products):
    """Features times a mixture of scalars, ``l x 0 -> l``."""

    def __init__(self, irreps: Irreps) -> None:
        super().__init__(irreps, irreps.dim)

    def forward(self, x: Tensor, scalars: Tensor) -> Tensor:
        """Products of ``[N, components, channels]`` with ``[N, channels]``, in the shape of the former."""
        matrices = self._matrices(1.0 / math.sqrt(self._channels))
        mixed = [
            (scalars @ matrix).unsqueeze(1).expand(-1, 2 * entry.l + 1, -1)
            for entry, matrix in zip(self._entries, matrices, strict=True)
        ]
        return x * torch.cat(mixed, dim=1)


class _SpinGate(nn.Module):
    """Activates scalars, and multiplies vectors by sigmoids of as many more; no parameters.

    Args:
        num_scalars: that are activated and given.
        vectors: their irreps, the same number of each; empty for none.
        activation: of the scalars.
    """

    def __init__(self, num_scalars: int, vectors: Irreps, activation: Callable[[Tensor], Tensor]) -> None:
        super().__init__()
        self.irreps_in = (Irreps([(num_scalars, (0, 1))] + [(mul, (0, 1)) for mul, _ in vectors]) + vectors).simplify()
        self._num_scalars, self._gated = num_scalars, entries(self.irreps_in)[1:]
        self._activation = activation

    def forward(self, rows: Tensor) -> Tensor:
        """Flat rows of ``irreps_in`` without the gates."""
        used = self._num_scalars
        parts = [self._activation(rows[:, :used]) * second_moment_constant(self._activation)]
        for part in self._gated:
            gates = rows[:, None, used : used + part.mul].sigmoid() * second_moment_constant(torch.sigmoid)
            parts.append((rows[:, part.numbers].view(-1, 2 * part.l + 1, part.mul) * gates).flatten(1))
            used += part.mul
        return torch.cat(parts, dim=1)


class GeneralNonLinearBiasReadoutBlock(nn.Module):
    """Perceptron with two gated hidden layers and biases, to multipoles of either spin and a weight for each."""

    def __init__(self, irreps_in: Irreps, MLP_irreps: Irreps, irreps_out: Irreps) -> None:
        super().__init__()
        self.hidden_irreps, self.irreps_out = MLP_irreps, irreps_out
        vectors = Irreps([(mul, ir) for mul, ir in MLP_irreps if ir.l > 0])
        self.equivariant_nonlin = _SpinGate(MLP_irreps.count(Irrep(0, 1)), vectors, nn.functional.silu)
        self.irreps_nonlin = self.equivariant_nonlin.irreps_in
        self.linear_1 = Linear(irreps_in, self.irreps_nonlin)
        self.linear_mid = Linear(MLP_irreps, self.irreps_nonlin, biases=True)
        self.linear_2 = Linear(MLP_irreps, irreps_out, biases=True)

    def forward(self, x: Tensor, execution: Execution) -> Tensor:
        """Numbers of ``irreps_out`` from ``[N, components, channels]``, ``[N, irreps_out.dim]``."""
        rows = self.equivariant_nonlin(self.linear_1.flat(x, execution))
        rows = self.equivariant_nonlin(self.linear_mid.flat(rows, execution))
        return self.linear_2.flat(rows, execution)


class AgnosticChargeBiasedLinearPotentialEmbedding(nn.Module):
    """Features plus those that follow from potential and charges."""

    def __init__(self, potential_irreps: Irreps, node_feats_irreps: Irreps, charges_irreps: Irreps) -> None:
        super().__init__()
        self.potential_linear = Linear(potential_irreps, node_feats_irreps)
        self.node_feats_linear = Linear(node_feats_irreps, node_feats_irreps)
        self.charge_embedding = Linear(charges_irreps, node_feats_irreps)

    def forward(self, potential: Tensor, node_feats: Tensor, charges: Tensor, execution: Execution) -> Tensor:
        """Map rows of potential and charges, and features, to ``[N, components, channels]``."""
        embedded: Tensor = self.potential_linear(potential, execution)
        return embedded + self.node_feats_linear(node_feats, execution) + self.charge_embedding(charges, execution)


class AgnosticEmbeddedOneBodyVariableUpdate(nn.Module):
    """How multipoles change in the potential of all of them.

    Args:
        num_elements: of the model.
        node_feats_irreps: of the features.
        potential_irreps: of what is measured of the potential.
        charges_irreps: of the multipoles.
        field_norm_factor: kept for the state dict only.
    """

    field_norm_factor: Tensor

    def __init__(
        self,
        num_elements: int,
        node_feats_irreps: Irreps,
        potential_irreps: Irreps,
        charges_irreps: Irreps,
        field_norm_factor: float,
    ) -> None:
        super().__init__()
        channels = node_feats_irreps.count(Irrep(0, 1))
        self.register_buffer("field_norm_factor", torch.tensor(field_norm_factor, dtype=torch.get_default_dtype()))
        self.potential_embedding = AgnosticChargeBiasedLinearPotentialEmbedding(
            potential_irreps, node_feats_irreps, charges_irreps
        )
        self.source_embedding = Linear(Irreps([(num_elements, (0, 1))]), Irreps([(channels, (0, 1))]))
        self.dot_products = DotProducts(node_feats_irreps)
        self.nonlinearity = RadialMLP([2 * channels, 64, 64, 64, channels])
        self.tp_out = ScalarProducts(node_feats_irreps)
        hidden = (32 * Irreps.spherical_harmonics(charges_irreps.lmax)).sort().irreps.simplify()
        self.readout = GeneralNonLinearBiasReadoutBlock(node_feats_irreps, hidden, charges_irreps + Irreps("2x0e"))

    def forward(
        self, node_feats: Tensor, potential: Tensor, charges: Tensor, nodes: Nodes, execution: Execution
    ) -> tuple[Tensor, Tensor]:
        """What is added to the multipoles of each atom, and how much of the charge that is missing it takes.

        Args:
            node_feats: ``[N, components, channels]``.
            potential: ``[N, numbers]``.
            charges: ``[N, multipoles of either spin]``.
            nodes: their species.
            execution: how the operations run.

        Returns:
            ``[N, multipoles of either spin]`` and ``[N, 2]``.
        """
        mixed = self.potential_embedding(potential, node_feats, charges, execution)
        of_species = self.source_embedding.scaled_weight().view(-1, node_feats.shape[2])
        species = of_species[nodes.receiver_species.element]
        scalars = self.nonlinearity(torch.cat((self.dot_products(node_feats, mixed), species), dim=1), execution)
        rows = self.readout(self.tp_out(node_feats, scalars), execution)
        return rows[:, :-2], rows[:, -2:]


class OneBodyMLPFieldReadout(nn.Module):
    """Energy of the electrons of each atom, from its multipoles and the potential."""

    def __init__(self, node_feats_irreps: Irreps, potential_irreps: Irreps, charges_irreps: Irreps) -> None:
        super().__init__()
        self.linear_up_q = Linear(charges_irreps, node_feats_irreps, biases=True)
        self.linear_up_v = Linear(potential_irreps, node_feats_irreps, biases=True)
        self.dot_products_q = DotProducts(node_feats_irreps)
        self.dot_products_v = DotProducts(node_feats_irreps)
        self.mlp = RadialMLP([2 * node_feats_irreps.count(Irrep(0, 1)), 128, 128, 128, 1])

    def forward(self, node_feats: Tensor, potential: Tensor, charges: Tensor, execution: Execution) -> Tensor:
        """Energies ``[N]`` in eV; arguments as of :class:`AgnosticEmbeddedOneBodyVariableUpdate`."""
        products = [
            self.dot_products_q(node_feats, self.linear_up_q(charges, execution)),
            self.dot_products_v(node_feats, self.linear_up_v(potential, execution)),
        ]
        energies: Tensor = self.mlp(torch.cat(products, dim=1), execution).squeeze(1)
        return energies


field_update_blocks: dict[str, type[nn.Module]] = {
    "AgnosticEmbeddedOneBodyVariableUpdate": AgnosticEmbeddedOneBodyVariableUpdate,
}
field_readout_blocks: dict[str, type[nn.Module]] = {"OneBodyMLPFieldReadout": OneBodyMLPFieldReadout}
