"""Our order of features, ``[node, component, channel]``, and e3nn's flat ``mul_ir``; only this file knows both."""

import torch
from torch import Tensor

from mace_fast.irreps import Irreps


def component_slices(irreps: Irreps) -> list[slice]:
    """Components of each entry of ``irreps`` in our layout, where an entry of any multiplicity has 2 l + 1."""
    slices, start = [], 0
    for _, ir in irreps:
        slices.append(slice(start, start + ir.dim))
        start += ir.dim
    return slices


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
    return multiplicities.pop()


def to_mul_ir(x: Tensor, irreps: Irreps) -> Tensor:
    """Flatten ``[num_nodes, components, channels]`` to e3nn's ``[num_nodes, irreps.dim]``, channels outermost."""
    return torch.cat([x[:, part].transpose(1, 2).flatten(1) for part in component_slices(irreps)], dim=1)
