"""Radial networks, split where the convolution takes over: the hidden layers here, the last layer there."""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn

from mace_fast.blocks.activation import normalize2mom
from mace_fast.blocks.edges import Edges
from mace_fast.execution import Execution
from mace_fast.folding import Frozen
from mace_fast.hooks import are_watched
from mace_fast.kernels import RadialParameters
from mace_fast.kernels.fused_edges import Normalisation, RadialNetwork
from mace_fast.kernels.irreps_linear import matrix_product
from mace_fast.kernels.radial_hidden import radial_hidden, trained_hidden
from mace_fast.kernels.radial_hidden.op import MAX_WIDTH

EPSILON = 1e-5
"""Of torch's layer normalisation, if nobody says otherwise."""

_LAYER = (nn.Linear, nn.LayerNorm, nn.SiLU)
"""What a hidden layer of a :class:`RadialMLP` consists of."""


class InputsOfEnds(NamedTuple):
    """Radial features of edges, and for a pair of species what a network reads beside them.

    Attributes:
        edges: have the radial features and the pairs; fused kernels make the features themselves.
        of_senders: ``[Z, S]``, of the species present.
        of_receivers: ``[Z, S]``.
    """

    edges: Edges
    of_senders: Tensor
    of_receivers: Tensor


RadialInputs = Tensor | InputsOfEnds
"""What a radial network reads, ``[E, in]`` or in parts."""


class _Layer(Frozen):
    """One layer without bias; weight ``[in, out]`` is divided by the root of ``in`` when used."""

    def __init__(self, h_in: int, h_out: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(h_in, h_out))

    def matrix(self) -> Tensor:
        return self.derived("matrix", [self.weight], lambda: self.weight / self.weight.shape[0] ** 0.5)


class FullyConnectedNet(nn.Module):
    """Perceptron with normalised silu and no biases; the parameters of ``e3nn.nn.FullyConnectedNet``."""

    def __init__(self, hs: Sequence[int]) -> None:
        super().__init__()
        self.hs = list(hs)
        for index, (h_in, h_out) in enumerate(zip(self.hs, self.hs[1:], strict=False)):
            self.add_module(f"layer{index}", _Layer(h_in, h_out))
        self.activation = normalize2mom(nn.functional.silu)

    def _layers(self) -> list[_Layer]:
        return [self.get_submodule(f"layer{index}") for index in range(len(self.hs) - 1)]  # type: ignore[misc]

    def hidden(self, inputs: RadialInputs, execution: Execution) -> Tensor:
        """All layers but the last: ``[num_edges, num_hidden]``, from ``[num_edges, in]``.

        In one kernel where the backend is not the reference and the layers are narrow enough; where weights train on a
        CPU only, elsewhere layer by layer, which torch differentiates by the weights.
        """
        assert isinstance(inputs, Tensor)
        matrices, constant = self._hidden_matrices(), self.activation.cst
        backend = execution.backend
        if not matrices or backend == "reference" or max(self.hs[:-1]) > MAX_WIDTH:
            return self._layer_by_layer(inputs, matrices, backend)
        if not (torch.is_grad_enabled() and any(matrix.requires_grad for matrix in matrices)):
            return radial_hidden(inputs, matrices, constant, backend=backend, precision=execution.precision)
        if backend == "cpu":
            return trained_hidden(inputs, matrices, constant)
        return self._layer_by_layer(inputs, matrices, backend)

    def fused(self, radial: RadialParameters, inputs: RadialInputs | None) -> RadialNetwork | None:
        """All layers but the last as the fused kernels take them; None where more is read than radial features.

        Args:
            radial: basis and cutoff.
            inputs: what the network reads; None for the radial features alone.
        """
        return RadialNetwork(radial, tuple(self._hidden_matrices()), self.activation.cst) if inputs is None else None

    def _hidden_matrices(self) -> list[Tensor]:
        """The hidden layers, ``[in, out]`` each, scaled for use."""
        return [layer.matrix() for layer in self._layers()[:-1]]

    def _layer_by_layer(self, x: Tensor, matrices: Sequence[Tensor], backend: str) -> Tensor:
        """The hidden layers with these matrices, differentiable to any order."""
        for matrix in matrices:
            x = self.activation(matrix_product(x, matrix, backend))
        return x

    def last(self) -> Tensor:
        """The last layer, ``[num_hidden, out]``, scaled for use."""
        return self._layers()[-1].matrix()

    def forward(self, inputs: RadialInputs, execution: Execution) -> Tensor:
        """The whole network, ``[num_edges, in]`` to ``[num_edges, out]``."""
        return matrix_product(self.hidden(inputs, execution), self.last(), execution.backend)


class RadialMLP(Frozen):
    """Perceptron with biases, layer normalisation and silu; the parameters of ``mace.modules.radial.RadialMLP``.

    It reads ``[num_edges, in]``, or :class:`InputsOfEnds`, the three parts of that. Of these the first layer takes the
    pairs of species once, and not once for every edge: MACE-MH-1 has 10 features of an edge and 1024 of a pair.
    """

    def __init__(self, channels_list: Sequence[int]) -> None:
        super().__init__()
        self.hs = list(channels_list)
        modules: list[nn.Module] = []
        for h_in, h_out in zip(self.hs, self.hs[1:], strict=False):
            modules += [nn.Linear(h_in, h_out), nn.LayerNorm(h_out), nn.SiLU()]
        self.net = nn.Sequential(*modules[:-2])

    def hidden(self, inputs: RadialInputs, execution: Execution) -> Tensor:
        """All layers but the last, with a column of ones that carries its bias: ``[num_edges, num_hidden + 1]``.

        By torch, however the operations run.
        """
        x = self.net[1:-1](self._first(inputs)) if len(self.net) > 1 else _joined(inputs)
        return torch.cat([x, x.new_ones(x.shape[0], 1)], dim=1)

    def _first(self, inputs: RadialInputs) -> Tensor:
        """The first layer, before its normalisation."""
        layer = self.net[0]
        assert isinstance(layer, nn.Linear)
        if isinstance(inputs, Tensor):
            return layer(inputs)
        of_feats, rows = self._by_pair(layer, inputs)
        return rows[inputs.edges.pairs] + inputs.edges.feats @ of_feats

    def _by_pair(self, layer: nn.Linear, inputs: InputsOfEnds) -> tuple[Tensor, Tensor]:
        """The first layer's part for radial features, ``[B, out]``, and a row for each pair of species."""
        _, of_senders, of_receivers = inputs
        sizes = [of_senders.shape[1], of_receivers.shape[1]]
        of_feats, of_sender, of_receiver = layer.weight.split([layer.weight.shape[1] - sum(sizes), *sizes], dim=1)

        def rows() -> Tensor:
            found = (of_senders @ of_sender.T + layer.bias).unsqueeze(1) + of_receivers @ of_receiver.T
            return found.flatten(0, 1)

        sources = [layer.weight, layer.bias, of_senders, of_receivers]
        return of_feats.T, self.derived("first layer by pair", sources, rows)

    def fused(self, radial: RadialParameters, inputs: RadialInputs | None) -> RadialNetwork | None:
        """All layers but the last as the fused kernels take them, without the mean that is normalised away.

        None where the last layer is the only one, where the first reads no pairs of species, and where somebody has
        put other modules in place of ours, or hooks on them. Arguments as of :meth:`FullyConnectedNet.fused`.
        """
        if not isinstance(inputs, InputsOfEnds) or len(self.net) == 1 or not self._is_as_built():
            return None
        linears = [one for one in self.net if isinstance(one, nn.Linear)][:-1]
        norms = [one for one in self.net if isinstance(one, nn.LayerNorm)]
        of_feats, rows = self._by_pair(linears[0], inputs)

        def centred() -> tuple[Tensor, ...]:
            found = [of_feats, *(linear.weight.T for linear in linears[1:])]
            found += [rows, *(linear.bias for linear in linears[1:])]
            return tuple((one - one.mean(-1, keepdim=True)).contiguous() for one in found)

        sources = [inputs.of_senders, inputs.of_receivers, *(one for linear in linears for one in linear.parameters())]
        found = self.derived("centred layers", sources, centred)
        layers, (rows, *biases) = found[: len(linears)], found[len(linears) :]
        scales, shifts = tuple(norm.weight for norm in norms), tuple(norm.bias for norm in norms)
        more = Normalisation(inputs.edges.pairs, rows, tuple(biases), scales, shifts, EPSILON)
        return RadialNetwork(radial, layers, 1.0, more)

    def _is_as_built(self) -> bool:
        """Whether the parts are those of :meth:`__init__`, and nobody wants to be called with them."""
        kinds = [type(one) for one in self.net]
        plain = all(expected is kind for expected, kind in zip(itertools.cycle(_LAYER), kinds, strict=False))
        linears = (one for one in self.net if isinstance(one, nn.Linear))
        norms = (one for one in self.net if isinstance(one, nn.LayerNorm))
        plain = plain and all(one.bias is not None for one in linears)
        plain = plain and all(one.bias is not None and one.eps == EPSILON for one in norms)
        return plain and not are_watched(map(vars, self.net))

    def last(self) -> Tensor:
        """The last layer with its bias as last row, ``[num_hidden + 1, out]``."""
        layer = self.net[-1]
        assert isinstance(layer, nn.Linear)
        return self.derived("last", [layer.weight, layer.bias], lambda: torch.cat([layer.weight.T, layer.bias[None]]))

    def forward(self, inputs: RadialInputs, execution: Execution) -> Tensor:
        """The whole network: ``[num_edges, out]``."""
        return self.net[1:](self._first(inputs))


def _joined(inputs: RadialInputs) -> Tensor:
    """All that a network reads of an edge, side by side."""
    if isinstance(inputs, Tensor):
        return inputs
    edges, of_senders, of_receivers = inputs
    num_species, pairs = of_receivers.shape[0], edges.pairs
    return torch.cat([edges.feats, of_senders[pairs // num_species], of_receivers[pairs % num_species]], dim=1)
