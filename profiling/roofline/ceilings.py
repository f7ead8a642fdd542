"""Which rates does this device reach: of a copy, of matrix products, of element-wise multiply-adds?

All on random numbers, as zeros run faster than real data.
"""

from collections.abc import Callable
from functools import partial

import torch

from profiling.clocks import Clock


def fastest(function: Callable[[], object], clock: Clock, repeats: int) -> float:
    """Seconds of one call, in the fastest of 9 rounds of so many."""
    for _ in range(2):
        function()
    return min(clock(function, repeats) for _ in range(9)) * 1e-6


def copy(clock: Clock, device: str, numbers: int) -> float:
    """TB/s, bytes read and bytes written, of a copy of so many numbers in float32."""
    source = torch.rand(numbers, device=device)
    target = torch.empty_like(source)
    return 2 * source.nbytes / fastest(partial(target.copy_, source), clock, 3) * 1e-12


def matrix_products(clock: Clock, device: str, dtype: torch.dtype, size: int) -> float:
    """TFLOP/s of the product of two square matrices."""
    a, b = (torch.randn(size, size, device=device).to(dtype) for _ in range(2))
    return 2 * size**3 / fastest(partial(torch.mm, a, b), clock, 3) * 1e-12


def multiply_adds(clock: Clock, device: str, dtype: torch.dtype, numbers: int) -> float:
    """TFLOP/s of ``x += a b`` on so many numbers, few enough for a cache."""
    x, a, b = (torch.rand(numbers, device=device, dtype=dtype) for _ in range(3))
    return 2 * numbers / fastest(partial(x.addcmul_, a, b), clock, 200) * 1e-12
