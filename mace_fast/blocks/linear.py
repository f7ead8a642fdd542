"""Equivariant linear maps with e3nn's parameters and our layout of the features.

Parameters keep the names, shapes and order of ``e3nn.o3.Linear`` and ``e3nn.o3.FullyConnectedTensorProduct``, flat
vectors of ``[mul_in, mul_out]`` blocks. Features are ``[node, component, channel]``.
"""

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn

from mace_fast.irreps import Irreps
from mace_fast.kernels import message_rows, species_linear
from mace_fast.kernels.tables import Path
from mace_fast.layout import component_slices


def _offsets(sizes: Sequence[int]) -> list[int]:
    """Start of each block in a flat weight."""
    return [sum(sizes[:n]) for n in range(len(sizes))]


def _mask(irreps: Irreps, reached: set[int]) -> Tensor:
    """e3nn's ``output_mask``: 1 for every number of the entries that are reached, else 0."""
    parts = [torch.full((entry.dim,), float(j in reached)) for j, entry in enumerate(irreps)]
    return torch.cat(parts) if parts else torch.zeros(0)


class Linear(nn.Module):
    """Equivariant linear map; the parameters of ``e3nn.o3.Linear``.

    Attributes:
        weight: flat, one ``[mul_in, mul_out]`` block for every pair of equal irreps, input-major.
        bias: one number per scalar output channel if ``biases``, else an empty buffer.
        output_mask: 1 for every output that some input reaches; kept for the state dict only.
    """

    weight: Tensor
    bias: Tensor
    output_mask: Tensor

    def __init__(self, irreps_in: Irreps | str, irreps_out: Irreps | str, biases: bool = False) -> None:
        super().__init__()
        self.irreps_in = Irreps(irreps_in)
        self.irreps_out = Irreps(irreps_out)
        self.instructions = [
            (i, j)
            for i, (_, ir_in) in enumerate(self.irreps_in)
            for j, (_, ir_out) in enumerate(self.irreps_out)
            if ir_in == ir_out
        ]
        sizes = [self.irreps_in[i].mul * self.irreps_out[j].mul for i, j in self.instructions]
        self.weight = nn.Parameter(torch.randn(sum(sizes)))
        self._block_offsets = _offsets(sizes)
        num_biases = sum(mul for mul, ir in self.irreps_out if ir.l == 0 and ir.p == 1) if biases else 0
        if biases:
            self.bias = nn.Parameter(torch.zeros(num_biases))
        else:
            self.register_buffer("bias", torch.zeros(0))
        self.register_buffer("output_mask", _mask(self.irreps_out, {j for _, j in self.instructions}))

    def matrix(self, output: int) -> Tensor | None:
        """Matrix of one output irrep, ``[sum of mul_in of the inputs that feed it, mul_out]``, scaled for use.

        e3nn's ``element`` path normalisation: divided by the root of the number of input channels. None if no
        input feeds it.
        """
        mul_out = self.irreps_out[output].mul
        blocks = [
            self.weight[offset : offset + self.irreps_in[i].mul * mul_out].view(-1, mul_out)
            for (i, j), offset in zip(self.instructions, self._block_offsets, strict=True)
            if j == output
        ]
        if not blocks:
            return None
        stacked = torch.cat(blocks)
        return stacked / math.sqrt(stacked.shape[0])

    def outputs(self, inputs: Sequence[Tensor | None]) -> list[Tensor | None]:
        """Apply the map irrep by irrep.

        Args:
            inputs: for each output irrep, the channels that feed it, ``[num_nodes, 2 l + 1, sum of mul_in]``; None
                where nothing does.

        Returns:
            For each output irrep ``[num_nodes, 2 l + 1, mul_out]``, or None where nothing feeds it.
        """
        results: list[Tensor | None] = []
        num_biases = 0
        for j, ((mul, ir), x) in enumerate(zip(self.irreps_out, inputs, strict=True)):
            matrix = self.matrix(j)
            result = None if matrix is None or x is None else x @ matrix
            if self.bias.numel() and ir.l == 0 and ir.p == 1:
                if result is not None:
                    result = result + self.bias[num_biases : num_biases + mul]
                num_biases += mul
            results.append(result)
        return results

    def forward(self, x: Tensor) -> Tensor:
        """Map ``[num_nodes, components, channels]`` to ``[num_nodes, components_out, channels_out]``.

        For irreps of one multiplicity on either side. An output that nothing feeds is zero.
        """
        slices = component_slices(self.irreps_in)
        inputs: list[Tensor | None] = []
        for _, ir_out in self.irreps_out:
            fed = [x[:, part] for (_, ir), part in zip(self.irreps_in, slices, strict=True) if ir == ir_out]
            inputs.append(torch.cat(fed, dim=-1) if len(fed) > 1 else fed[0] if fed else None)
        return self.join(self.outputs(inputs), x)

    def from_messages(self, messages: Tensor, paths: tuple[Path, ...]) -> list[Tensor | None]:
        """Map the rows of a convolution; ``irreps_in`` lists one entry per path, in the order of ``paths``.

        Args:
            messages: ``[num_nodes, rows, num_channels]``.
            paths: the paths that made them.

        Returns:
            As :meth:`outputs`.
        """
        by_irrep = {rows.irrep: rows for rows in message_rows(paths)}
        inputs: list[Tensor | None] = []
        for _, ir in self.irreps_out:
            rows = by_irrep.get((ir.l, ir.p))
            if rows is None:
                inputs.append(None)
                continue
            block = messages[:, rows.start : rows.stop]
            inputs.append(block.reshape(messages.shape[0], rows.num_components, -1))
        return self.outputs(inputs)

    def join(self, results: Sequence[Tensor | None], like: Tensor) -> Tensor:
        """Concatenate the components of all output irreps, with zeros where nothing feeds one."""
        return torch.cat(
            [
                like.new_zeros(like.shape[0], ir.dim, mul) if result is None else result
                for (mul, ir), result in zip(self.irreps_out, results, strict=True)
            ],
            dim=1,
        )


class SpeciesLinear(nn.Module):
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
        self.instructions = [
            (i, 0, j)
            for i, (_, ir_in) in enumerate(self.irreps_in1)
            for j, (_, ir_out) in enumerate(self.irreps_out)
            if ir_in == ir_out
        ]
        sizes = [self.irreps_in1[i].mul * num_elements * self.irreps_out[j].mul for i, _, j in self.instructions]
        self.weight = nn.Parameter(torch.randn(sum(sizes)))
        self._block_offsets = _offsets(sizes)
        self.register_buffer("output_mask", _mask(self.irreps_out, {j for _, _, j in self.instructions}))

    def forward(self, x: Tensor, present: Tensor, present_index: Tensor) -> Tensor:
        """Map the channels of each node by its species.

        Args:
            x: ``[num_nodes, components, channels]``.
            present: ``[Z]`` int64, the species that occur.
            present_index: ``[num_nodes]`` int64, position of each node's species among them.

        Returns:
            ``[num_nodes, components_out, channels_out]``.
        """
        slices = component_slices(self.irreps_in1)
        num_elements = self.irreps_in2.dim
        results = []
        for j, (mul_out, ir) in enumerate(self.irreps_out):
            fed = [
                (slices[i], self._block(n, num_elements, mul_out)[present])
                for n, (i, _, target) in enumerate(self.instructions)
                if target == j
            ]
            if not fed:
                results.append(x.new_zeros(x.shape[0], ir.dim, mul_out))
                continue
            fan_in = sum(block.shape[1] for _, block in fed) * num_elements
            terms = [species_linear(x[:, part], block / math.sqrt(fan_in), present_index) for part, block in fed]
            results.append(torch.stack(terms).sum(0) if len(terms) > 1 else terms[0])
        return torch.cat(results, dim=1)

    def _block(self, instruction: int, num_elements: int, mul_out: int) -> Tensor:
        """Weight of one pair of irreps, ``[num_elements, mul_in, mul_out]``."""
        mul_in = self.irreps_in1[self.instructions[instruction][0]].mul
        offset = self._block_offsets[instruction]
        flat = self.weight[offset : offset + mul_in * num_elements * mul_out]
        return flat.view(mul_in, num_elements, mul_out).transpose(0, 1)
