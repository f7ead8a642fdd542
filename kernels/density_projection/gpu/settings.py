"""Settings of the kernels of the density projection."""

from typing import Any

import torch
import triton
from torch import Tensor

from mace_fast.kernels.runtime.device import dot_precision
from mace_fast.kernels.tuning import configuration


def _constants(kind: str, edge_attrs: Tensor, hidden: Tensor, precision: str) -> dict[str, Any]:
    """Settings of a kernel and the constants that follow from the sizes of the model."""
    num_harmonics, num_hidden = edge_attrs.shape[1], hidden.shape[1]
    shape = f"{num_harmonics} harmonics, {num_hidden} hidden"
    # one warp issues the fewest instructions per edge and waits for no other; two where the tiles do not fit one
    fits_one_warp = hidden.dtype == torch.float32 and num_harmonics <= 16 and num_hidden <= 64
    default = {"BLOCK_E": 16, "BLOCK_H": 64, "num_warps": 1 if fits_one_warp else 2, "num_stages": 1}
    settings = configuration(f"density_{kind}", shape, hidden.dtype, default)
    return {
        **settings,
        "NUM_HARMONICS": num_harmonics,
        "NUM_HIDDEN": num_hidden,
        "BLOCK_S": _block(num_harmonics),
        "BLOCK_H": min(settings["BLOCK_H"], _block(num_hidden)),
        "PRECISION": dot_precision(precision, hidden.dtype),
    }


def _block(size: int) -> int:
    """Side of a block that holds so many: a power of two and, as one of a matrix product, at least 16."""
    return max(16, triton.next_power_of_2(size))
