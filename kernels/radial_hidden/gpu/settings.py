"""Settings of the kernels of the hidden radial layers."""

from collections.abc import Sequence

import torch

from mace_fast.kernels.radial_hidden.gpu.source import padded
from mace_fast.kernels.runtime.device import FROM_REGISTERS
from mace_fast.kernels.tuning import architecture


def _default(name: str, widths: Sequence[int], dtype: torch.dtype, dot: str) -> dict[str, int]:
    """Settings that the machine code speaks for: no spills in float32."""
    is_wide = max(map(padded, widths)) > 64
    # outside of matrix units, as products of float32 are on NVIDIA and of float64 on sm_100, or in long numbers
    is_exact = dtype == torch.float64 or (dot == "ieee" and architecture().startswith("sm"))
    is_demanding = is_wide or len(widths) > 4
    from_registers = architecture().startswith(FROM_REGISTERS)
    if name == "gradient":
        has_few = is_exact or is_demanding or from_registers
    else:
        has_few = is_exact or (is_wide and from_registers)
    return {"block_edges": 16 if has_few else 32, "num_warps": 8 if is_wide or is_exact else 4, "num_stages": 1}
