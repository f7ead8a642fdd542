"""Settings of the kernels of the hidden radial layers."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch

from mace_fast.kernels.radial_hidden.gpu.source import padded
from mace_fast.kernels.runtime.device import FROM_REGISTERS
from mace_fast.kernels.tuning import architecture
from mace_fast.kernels.tuning.settings import Settings


@dataclass(frozen=True, kw_only=True)
class HiddenSettings(Settings):
    """Settings of a kernel.

    Attributes:
        block_edges: edges of a program, which keeps their activations in registers.
    """

    block_edges: int


def default_settings(name: str, widths: Sequence[int], dtype: torch.dtype, dot: str) -> HiddenSettings:
    """Settings that the machine code speaks for: no spills in float32.

    Args:
        name: ``"forward"`` or ``"gradient"``.
        widths: of what the network reads and of every layer.
        dtype: of all.
        dot: precision of matrix products on this architecture.
    """
    is_wide = max(map(padded, widths)) > 64
    # outside of matrix units, as products of float32 are on NVIDIA and of float64 on sm_100, or in long numbers
    is_exact = dtype == torch.float64 or (dot == "ieee" and architecture().startswith("sm"))
    from_registers = architecture().startswith(FROM_REGISTERS)
    if name == "gradient":
        # it has the arguments of all activations at once: those of four layers are many
        has_few = is_exact or is_wide or from_registers or len(widths) > 4
    else:
        has_few = is_exact or (is_wide and from_registers)
    return HiddenSettings(block_edges=16 if has_few else 32, num_warps=8 if is_wide or is_exact else 4)
