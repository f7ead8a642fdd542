"""Our order of features, ``[node, component, channel]``, and e3nn's flat ``mul_ir``; only this file knows both."""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from mace_fast.irreps import Irreps


class Entry(NamedTuple):
    """One entry of a list of irreps in plain numbers: e3nn's own types stop a compiler that traces the model.

    Attributes:
        mul: multiplicity.
        l: degree.
        p: parity.
        component: first of its 2 l + 1 components in our layout.
        offset: first of its (2 l + 1) mul numbers in a flat row of our layout.
    """

    mul: int
    l: int
    p: int
    component: int
    offset: int

    @property
    def components(self) -> slice:
        """Its components, where all entries have one multiplicity."""
        return slice(self.component, self.component + 2 * self.l + 1)

    @property
    def numbers(self) -> slice:
        """Its numbers in a flat row."""
        return slice(self.offset, self.offset + (2 * self.l + 1) * self.mul)


def entries(irreps: Irreps) -> tuple[Entry, ...]:
    """The entries of ``irreps`` with their places in our layout."""
    found: list[Entry] = []
    component = offset = 0
    for mul, ir in irreps:
        found.append(Entry(int(mul), int(ir.l), int(ir.p), component, offset))
        component += ir.dim
        offset += ir.dim * mul
    return tuple(found)


def num_channels(irreps: Irreps, name: str) -> int:
    """The one multiplicity of all entries of ``irreps``.

    Raises:
        ValueError: the entries differ in multiplicity, or there is none.
    """
    multiplicities = {mul for mul, _ in irreps}
    if len(multiplicities) != 1:
        raise ValueError(
            f"{name} must have the same number of channels for every irrep, such as 128x0e+128x1o; got {irreps}"
        )
    return int(multiplicities.pop())


def to_mul_ir(features: Sequence[tuple[Tensor, Sequence[Entry]]]) -> Tensor:
    """Lay features side by side in e3nn's order, channels outermost.

    Args:
        features: ``[num_nodes, components, channels]`` each, with their entries.

    Returns:
        ``[num_nodes, dimensions of all irreps]``.
    """
    parts = [x[:, part.components].transpose(1, 2).flatten(1) for x, entries in features for part in entries]
    return torch.cat(parts, dim=1) if len(parts) > 1 else parts[0]
