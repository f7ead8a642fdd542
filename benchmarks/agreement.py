"""When do two programs give the same forces? One rule, before anything is timed."""

import torch

LIMIT = {torch.float64: 1e-9, torch.float32: 2e-4}
"""Norm of the difference of forces over the norm of the baseline's, above which nothing is timed."""

LIMIT_OF_TABLES = {"symmetrix": 2e-4, "mace_fast tabulated": 2e-4}
"""In place of it in any dtype, for splines in place of radial functions: 1e-5 to 1.1e-4 is what was measured."""

COARSE_LIMIT = {"tf32": 5e-3, "bf16": 5e-2}
"""The same in float32 where ``model.precision`` rounds our products on purpose; DESIGN.md D23 has their errors."""


def limit(dtype: torch.dtype, precision: str, contender: str = "") -> float:
    """The largest difference that is allowed."""
    usual = COARSE_LIMIT.get(precision, LIMIT[dtype]) if dtype == torch.float32 else LIMIT[dtype]
    return LIMIT_OF_TABLES.get(contender, usual)


def difference(forces: torch.Tensor, expected: torch.Tensor) -> float:
    """Norm of the difference over the norm of what is expected."""
    return float((forces - expected).norm() / expected.norm())
