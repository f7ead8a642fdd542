"""Device functions shared by all kernels, and the settings they take. Importing this imports Triton."""

import torch
import triton
import triton.language as tl

from mace_fast.kernels.runtime.backends import interpreted
from mace_fast.kernels.tuning import architecture

FROM_REGISTERS = ("sm_8", "sm_12")
"""Architectures whose matrix units take all operands from registers, which then hold smaller tiles."""


def dot_precision(precision: str, dtype: torch.dtype) -> str:
    """The ``PRECISION`` of :func:`product` for a precision policy, a dtype and the architecture at hand.

    AMD's matrix units multiply float32 exactly, so the policies of 19-bit operands are ``"ieee"`` there.
    """
    if dtype == torch.float64:
        return "ieee"
    if architecture().startswith("gfx") and precision.startswith("tf32"):
        return "ieee"
    if interpreted() and precision.startswith("bf16"):
        return f"{precision} interpreted"  # the interpreter multiplies bfloat16 wrongly: round, then multiply float32
    return precision


@triton.jit
def product(a, b, PRECISION: tl.constexpr):
    """Matrix product of two blocks in their dtype; each side at least 16. float64 is multiplied in float64."""
    if PRECISION == "bf16":
        result = tl.dot(a.to(tl.bfloat16), b.to(tl.bfloat16), out_dtype=tl.float32)
    elif PRECISION == "bf16x3":
        a_high, b_high = a.to(tl.bfloat16), b.to(tl.bfloat16)
        a_low = (a - a_high.to(tl.float32)).to(tl.bfloat16)
        b_low = (b - b_high.to(tl.float32)).to(tl.bfloat16)
        result = tl.dot(a_high, b_low, out_dtype=tl.float32)
        result = tl.dot(a_low, b_high, result, out_dtype=tl.float32)
        result = tl.dot(a_high, b_high, result, out_dtype=tl.float32)
    elif PRECISION == "bf16 interpreted":
        result = tl.dot(a.to(tl.bfloat16).to(tl.float32), b.to(tl.bfloat16).to(tl.float32))
    elif PRECISION == "bf16x3 interpreted":
        a_high, b_high = a.to(tl.bfloat16).to(tl.float32), b.to(tl.bfloat16).to(tl.float32)
        a_low = (a - a_high).to(tl.bfloat16).to(tl.float32)
        b_low = (b - b_high).to(tl.bfloat16).to(tl.float32)
        result = tl.dot(a_high, b_low) + tl.dot(a_low, b_high) + tl.dot(a_high, b_high)
    else:
        result = tl.dot(a, b, input_precision=PRECISION, out_dtype=a.dtype)
    return result
