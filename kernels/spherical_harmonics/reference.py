"""Spherical harmonics in plain torch: the definition every other implementation is compared with."""

import math

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from mace_fast.kernels.algebra import wigner_3j
from mace_fast.kernels.runtime.constants import constant


def _stretched(l: int) -> NDArray[np.float64]:
    """Coupling of Y_l and Y_1 to Y_(l+1), ``[3 (2 l + 1), 2 l + 3]``."""
    coupling = wigner_3j(l, 1, l + 1)
    # on the y axis only the middle component is not zero, and it is 1 for every l: that fixes norm and sign
    return (coupling / coupling[l, 1, l + 1]).reshape(-1, 2 * l + 3)


def spherical_harmonics(vectors: Tensor, l_max: int) -> Tensor:
    """Couple the unit vector to itself: Y_(l+1) is the stretched product of Y_l and Y_1."""
    unit = vectors / torch.linalg.vector_norm(vectors, dim=-1, keepdim=True)
    harmonics = [torch.ones_like(unit[:, :1])]
    for l in range(l_max):
        pairs = (harmonics[l].unsqueeze(-1) * unit.unsqueeze(-2)).flatten(1)
        harmonics.append(pairs @ constant(_stretched, (l,), unit.dtype, unit.device))
    return torch.cat([math.sqrt(2 * l + 1) * y for l, y in enumerate(harmonics)], dim=-1)
