"""Equivariant linear maps with e3nn's parameters and our layout of the features.

Parameters keep the names, shapes and order of ``e3nn.o3.Linear`` and ``e3nn.o3.FullyConnectedTensorProduct``, flat
vectors of ``[mul_in, mul_out]`` blocks. Features are ``[node, component, channel]``; a flat row of them has the numbers
of one irrep after the other. The arithmetic is :func:`mace_fast.kernels.irreps_linear`.
"""

import math
from collections.abc import Sequence
from itertools import groupby

import torch
from torch import Tensor, nn

from mace_fast.execution import Execution
from mace_fast.folding import Frozen
from mace_fast.graph import Nodes, Species
from mace_fast.irreps import Irreps
from mace_fast.kernels import irreps_linear, message_rows
from mace_fast.kernels.algebra import Path
from mace_fast.kernels.irreps_linear import Block, PreparedWeight, prepared_weight
from mace_fast.layout import Entry, entries


def _offsets(sizes: Sequence[int]) -> list[int]:
    """Start of each block in a flat weight."""
    return [sum(sizes[:n]) for n in range(len(sizes))]


def _mask(irreps: Irreps, reached: set[int]) -> Tensor:
    """e3nn's ``output_mask``: 1 for every number of the entries that are reached, else 0."""
    parts = [torch.full((entry.dim,), float(j in reached)) for j, entry in enumerate(irreps)]
    return torch.cat(parts) if parts else torch.zeros(0)


def _runs(sizes: Sequence[int], fan_in: Sequence[int]) -> list[tuple[int, float]]:
    """Sizes of the runs of blocks with one factor, and the factor: e3nn's `element` path normalisation."""
    runs = groupby(zip(fan_in, sizes, strict=True), key=lambda block: block[0])
    return [(sum(size for _, size in run), 1.0 / math.sqrt(count)) for count, run in runs]


def _scaled(weight: Tensor, runs: Sequence[tuple[int, float]], scale: float = 1.0) -> Tensor:
    """Multiply the runs along the last axis by their factors, and all by one more."""
    if len(runs) <= 1:
        return weight * (scale * runs[0][1] if runs else 1.0)
    parts = weight.split([size for size, _ in runs], dim=-1)
    return torch.cat([part * (scale * factor) for part, (_, factor) in zip(parts, runs, strict=True)], dim=-1)


def _matching(irreps_in: Irreps, irreps_out: Irreps) -> list[tuple[int, int]]:
    """Pairs of entries of the same irrep, input-major: e3nn's order of the weight."""
    pairs = [(i, j) for i in range(len(irreps_in)) for j in range(len(irreps_out))]
    return [(i, j) for i, j in pairs if irreps_in[i].ir == irreps_out[j].ir]


def prepared(owner: Frozen, weight: Tensor, blocks: tuple[Block, ...], execution: Execution) -> Tensor | PreparedWeight:
    """A weight as the backend reads it fastest, where its owner keeps that until the weight changes; else itself."""
    if execution.backend != "triton" or not owner.keeps([weight]):
        return weight
    precision = execution.precision
    made = owner.derived(("prepared", precision), [weight], lambda: prepared_weight(weight, blocks, precision))
    return weight if made is None else made


class Linear(Frozen):
    """Equivariant linear map; the parameters of ``e3nn.o3.Linear``.

    Args:
        irreps_in: irreps of the input.
        irreps_out: irreps of the output.
        biases: add a trained number to every scalar output channel.
        message_paths: given where the input is the rows of a convolution with these paths, in the order of
            :func:`mace_fast.kernels.message_rows`; ``irreps_in`` then lists one entry per path.

    Attributes:
        weight: flat, one ``[mul_in, mul_out]`` block for every pair of equal irreps, input-major; an empty buffer if
            there is no such pair.
        bias: one number per scalar output channel if ``biases``, else an empty buffer.
        output_mask: 1 for every output that some input reaches; kept for the state dict only.
        outputs: the entries of ``irreps_out``.
        blocks: the parts of the map, as the operation takes them.
        width: numbers in a flat row of the result.
    """

    weight: Tensor
    bias: Tensor
    output_mask: Tensor

    def __init__(
        self,
        irreps_in: Irreps | str,
        irreps_out: Irreps | str,
        biases: bool = False,
        message_paths: tuple[Path, ...] | None = None,
    ) -> None:
        super().__init__()
        self.irreps_in = Irreps(irreps_in)
        self.irreps_out = Irreps(irreps_out)
        self.instructions = _matching(self.irreps_in, self.irreps_out)
        inputs, self.outputs = entries(self.irreps_in), entries(self.irreps_out)
        sizes = [inputs[i].mul * self.outputs[j].mul for i, j in self.instructions]
        fan_in = [sum(inputs[i].mul for i, target in self.instructions if target == j) for _, j in self.instructions]
        self._runs = _runs(sizes, fan_in)
        if sizes:
            self.weight = nn.Parameter(torch.randn(sum(sizes)))
        else:
            self.register_buffer("weight", torch.zeros(0))
        if message_paths is None:
            self.blocks = _feature_blocks(inputs, self.outputs, self.instructions, _offsets(sizes))
        else:
            self.blocks = _message_blocks(message_paths, inputs[0].mul, self.outputs)
        self.width = sum((2 * output.l + 1) * output.mul for output in self.outputs)
        num_biases = sum(output.mul for output in self.outputs if (output.l, output.p) == (0, 1)) if biases else 0
        if biases:
            self.bias = nn.Parameter(torch.zeros(num_biases))
        else:
            self.register_buffer("bias", torch.zeros(0))
        self.register_buffer("output_mask", _mask(self.irreps_out, {j for _, j in self.instructions}))

    def scaled_weight(self, scale: float = 1.0) -> Tensor:
        """The weight as the operation takes it, with e3nn's normalisation and a factor."""
        return self.derived(("scaled by", scale), [self.weight], lambda: _scaled(self.weight, self._runs, scale))

    def forward(self, x: Tensor, execution: Execution, scale: float = 1.0) -> Tensor:
        """Map ``[num_nodes, components, channels]`` to ``[num_nodes, components_out, channels_out]``, times a factor.

        For outputs of one multiplicity; others see :meth:`flat`. An output that nothing feeds is zero.
        """
        return self.flat(x, execution, scale).view(x.shape[0], -1, self.outputs[0].mul)

    def flat(self, x: Tensor, execution: Execution, scale: float = 1.0) -> Tensor:
        """Map to flat rows, ``[num_nodes, numbers of all outputs]``, times a factor but for the bias."""
        result = irreps_linear(
            x.flatten(1),
            prepared(self, self.scaled_weight(scale), self.blocks, execution),
            self.blocks,
            self.width,
            backend=execution.backend,
            precision=execution.precision,
        )
        return result + self._flat_bias() if self.bias.numel() else result

    def _flat_bias(self) -> Tensor:
        """The bias as a flat row."""
        row, used = [], 0
        for output in self.outputs:
            if (output.l, output.p) == (0, 1):
                row.append(self.bias[used : used + output.mul])
                used += output.mul
            else:
                row.append(self.bias.new_zeros((2 * output.l + 1) * output.mul))
        return torch.cat(row)


def _feature_blocks(
    inputs: Sequence[Entry], outputs: Sequence[Entry], instructions: Sequence[tuple[int, int]], offsets: Sequence[int]
) -> tuple[Block, ...]:
    """One block per pair of equal irreps."""
    return tuple(
        Block(2 * inputs[i].l + 1, inputs[i].mul, inputs[i].offset, outputs[j].mul, outputs[j].offset, offset)
        for (i, j), offset in zip(instructions, offsets, strict=True)
    )


def _message_blocks(paths: tuple[Path, ...], channels: int, outputs: Sequence[Entry]) -> tuple[Block, ...]:
    """One block per output irrep: its rows hold the channels of all its paths, and so does the weight."""
    places = {(output.l, output.p): output for output in outputs}
    blocks, offset = [], 0
    for rows in message_rows(paths):
        width = len(rows.paths) * channels
        if rows.irrep in places:
            output = places[rows.irrep]
            start = rows.start * channels
            blocks.append(Block(rows.num_components, width, start, output.mul, output.offset, offset))
            offset += width * output.mul
    return tuple(blocks)


class SpeciesLinear(Frozen):
    """Linear map chosen by species; the parameters of ``FullyConnectedTensorProduct`` with a one-hot second operand.

    Attributes:
        weight: flat, one ``[mul_in, num_elements, mul_out]`` block per pair of equal irreps, input-major.
        output_mask: kept for the state dict only.
    """

    weight: Tensor
    output_mask: Tensor

    def __init__(self, irreps_in: Irreps | str, num_elements: int, irreps_out: Irreps | str) -> None:
        super().__init__()
        self.irreps_in1 = Irreps(irreps_in)
        self.irreps_in2 = Irreps(f"{num_elements}x0e")
        self.irreps_out = Irreps(irreps_out)
        pairs = _matching(self.irreps_in1, self.irreps_out)
        self.instructions = [(i, 0, j) for i, j in pairs]
        inputs, outputs = entries(self.irreps_in1), entries(self.irreps_out)
        self._num_elements = num_elements
        self._channels = [(inputs[i].mul, outputs[j].mul) for i, j in pairs]
        sizes = [mul_in * mul_out for mul_in, mul_out in self._channels]
        fan_in = [num_elements * sum(inputs[i].mul for i, target in pairs if target == j) for _, j in pairs]
        self._runs = _runs(sizes, fan_in)
        self.weight = nn.Parameter(torch.randn(num_elements * sum(sizes)))
        self.blocks = _feature_blocks(inputs, outputs, pairs, _offsets(sizes))
        self.width, self._mul_out = sum((2 * output.l + 1) * output.mul for output in outputs), outputs[0].mul
        self.register_buffer("output_mask", _mask(self.irreps_out, {j for _, j in pairs}))

    def scaled_weight(self, present: Tensor) -> Tensor:
        """The weight of the species present as the operation takes it, ``[num_present, numbers]``, normalised."""
        return self.derived("scaled", [self.weight, present], lambda: self._scaled(present))

    def _scaled(self, present: Tensor) -> Tensor:
        parts = self.weight.split([mul_in * self._num_elements * mul_out for mul_in, mul_out in self._channels])
        blocks = [
            part.view(mul_in, self._num_elements, mul_out).transpose(0, 1)[present].flatten(1)
            for part, (mul_in, mul_out) in zip(parts, self._channels, strict=True)
        ]
        stacked = torch.cat(blocks, dim=1) if blocks else self.weight.new_zeros(present.shape[0], 0)
        return _scaled(stacked, self._runs)

    def forward(self, x: Tensor, species: Species, execution: Execution) -> Tensor:
        """Map the channels of each receiver by its species.

        Args:
            x: ``[num_receivers, components, channels]``.
            species: of the receivers.
            execution: how the operation runs.

        Returns:
            ``[num_receivers, components_out, channels_out]``.
        """
        rows = irreps_linear(
            x.flatten(1),
            prepared(self, self.scaled_weight(species.present), self.blocks, execution),
            self.blocks,
            self.width,
            species=species.present_index,
            species_order=species.order,
            backend=execution.backend,
            precision=execution.precision,
        )
        return rows.view(x.shape[0], -1, self._mul_out)

    def of_features(
        self, node_feats: Tensor | None, nodes: Nodes, execution: Execution, species_feats: Tensor | None
    ) -> Tensor:
        """Map the features of the receivers; once per species where they are a function of it, ``species_feats``."""
        if species_feats is None:
            assert node_feats is not None
            return self(nodes.receiving(node_feats), nodes.receiver_species, execution)
        one_of_each = nodes.species.one_of_each
        sources = [species_feats, nodes.species.present, self.weight]
        rows = self.derived("of species", sources, lambda: self(species_feats, one_of_each(), execution))
        return rows[nodes.receiver_species.present_index]
