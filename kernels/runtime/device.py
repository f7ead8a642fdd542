"""Device functions shared by all kernels, and the settings they take. Importing this imports Triton."""

import torch
import triton
import triton.language as tl

from mace_fast.kernels.runtime.backends import interpreted
from mace_fast.kernels.tuning import architecture

FROM_REGISTERS = ("sm_8", "sm_12")
"""Architectures whose matrix units take all operands from registers, which then hold smaller tiles."""

WORKSTATION = ("sm_86", "sm_89", "sm_12")
"""Architectures of workstation cards, whose programs have at most 99 KiB of shared memory."""

TENSOR_MEMORY = ("sm_10",)
"""Architectures whose matrix units keep their sums in a memory of their own, of 512 columns."""


def reads_shared_memory() -> bool:
    """Whether matrix units read operands from shared memory by themselves, asynchronously, as on sm_90 and sm_100."""
    return architecture().startswith(("sm_9", *TENSOR_MEMORY)) and not interpreted()


def dot_precision(precision: str, dtype: torch.dtype) -> str:
    """The ``PRECISION`` of :func:`product` for a precision policy, a dtype and the architecture at hand.

    AMD's matrix units multiply float32 exactly, so the policies of 19-bit operands are those of ``"ieee"`` there, which
    have a name of their own, as elsewhere no matrix unit does that.
    """
    if dtype == torch.float64:
        return "ieee"
    if architecture().startswith("gfx") and precision.startswith(("tf32", "ieee")):
        return "ieee by matrix units"
    if interpreted() and precision.startswith("bf16"):
        return f"{precision} interpreted"  # the interpreter multiplies bfloat16 wrongly: round, then multiply float32
    return precision


@triton.constexpr_function
def num_parts(precision):
    """How many different numbers :func:`parts` makes of one, for a ``PRECISION``."""
    return 3 if precision.startswith("bf16x6") else 2 if precision == "tf32x3" or precision.startswith("bf16x3") else 1


@triton.constexpr_function
def bits_without(precision):
    """Of the 23 bits of float32 behind the point, how many the parts lack; 0 where nothing is cut."""
    return 13 if precision.startswith("tf32") else 16 if precision.startswith("bf16") else 0


@triton.constexpr_function
def operand(precision):
    """What matrix units read: ``"bf16"``, ``"tf32"``, or numbers as they are, ``"ieee"``, as the interpreter does."""
    return "bf16" if precision in ("bf16", "bf16x3", "bf16x6") else "tf32" if precision.startswith("tf32") else "ieee"


@triton.jit
def rounded(x, BITS: tl.constexpr):
    """Numbers in float32 to nearest without their last so many bits; ties away from zero."""
    bits = x.to(tl.int32, bitcast=True) + (1 << (BITS - 1))
    return (bits & -(1 << BITS)).to(tl.float32, bitcast=True)


@triton.jit
def parts(x, PRECISION: tl.constexpr):
    """Three numbers of the dtype of x whose sum is x in a precision; matrix units read each exactly.

    Of fewer parts the last ones are x. They are cut by integer arithmetic, for conversions take eight times as long.
    """
    high, middle, low = x, x, x
    if bits_without(PRECISION) > 0:
        high = rounded(x, bits_without(PRECISION))
        if num_parts(PRECISION) >= 2:
            middle = rounded(x - high, bits_without(PRECISION))
        if num_parts(PRECISION) >= 3:
            low = rounded(x - high - middle, bits_without(PRECISION))
    return high, middle, low


@triton.jit
def transposed(a):
    """The parts of the transposed block."""
    return tl.trans(a[0]), tl.trans(a[1]), tl.trans(a[2])


@triton.jit
def part_product(a, b, c, PRECISION: tl.constexpr):
    """c, which may be None, plus the matrix product of two parts."""
    if operand(PRECISION) == "bf16":
        result = tl.dot(a.to(tl.bfloat16), b.to(tl.bfloat16), c, out_dtype=tl.float32)
    else:
        result = tl.dot(a, b, c, input_precision=operand(PRECISION), out_dtype=a.dtype)
    return result


@triton.jit
def product_of_parts(a, b, PRECISION: tl.constexpr):
    """Matrix product of two blocks that are cut into parts; the small terms come first."""
    c = None
    if num_parts(PRECISION) >= 3:
        c = part_product(a[2], b[0], c, PRECISION)
        c = part_product(a[0], b[2], c, PRECISION)
        c = part_product(a[1], b[1], c, PRECISION)
    if num_parts(PRECISION) >= 2:
        c = part_product(a[1], b[0], c, PRECISION)
        c = part_product(a[0], b[1], c, PRECISION)
    return part_product(a[0], b[0], c, PRECISION)


@triton.jit
def product(a, b, PRECISION: tl.constexpr):
    """Matrix product of two blocks in their dtype; each side at least 16. float64 is multiplied in float64."""
    return product_of_parts(parts(a, PRECISION), parts(b, PRECISION), PRECISION)
