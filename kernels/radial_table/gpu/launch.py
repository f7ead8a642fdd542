"""Launchers of what reads tables. Imported on first launch, since it imports Triton."""

from typing import Any

import triton
from torch import Tensor

from mace_fast.kernels.radial_table.gpu.device import contract_kernel, expand_kernel
from mace_fast.kernels.radial_table.gpu.settings import default_settings
from mace_fast.kernels.runtime.launch import launch
from mace_fast.kernels.tuning import tuned_settings


def expand(
    lengths: Tensor, tables: Tensor | None, coefficients: Tensor, r_min: float, r_max: float, order: int
) -> Tensor:
    """The derivative of the given order of every column, ``[E, H]``."""
    out = lengths.new_empty(lengths.shape[0], coefficients.shape[3])
    _launch(expand_kernel, {}, lengths, tables, coefficients, out, r_min, r_max, order)
    return out


def contract(
    grad: Tensor, lengths: Tensor, tables: Tensor | None, coefficients: Tensor, r_min: float, r_max: float, order: int
) -> Tensor:
    """Sum the derivatives of the given order times ``grad`` over the columns, ``[E]``."""
    out = lengths.new_empty(lengths.shape)
    _launch(contract_kernel, {"grad_ptr": grad.contiguous()}, lengths, tables, coefficients, out, r_min, r_max, order)
    return out


def _launch(
    kernel: Any,
    first: dict[str, Tensor],
    lengths: Tensor,
    tables: Tensor | None,
    coefficients: Tensor,
    out: Tensor,
    r_min: float,
    r_max: float,
    order: int,
) -> None:
    """Launch a kernel; ``first`` are the arguments before the lengths."""
    num_edges, width = lengths.shape[0], coefficients.shape[3]
    block_h = triton.next_power_of_2(width)
    name = "radial_table" if not first else "radial_table_gradient"
    settings = tuned_settings(name, f"{width} columns", lengths.dtype, default_settings(block_h))
    launch(
        kernel,
        triton.cdiv(num_edges, settings.block_edges),
        {
            **first,
            "lengths_ptr": lengths.contiguous(),
            "tables_ptr": (lengths if tables is None else tables).contiguous(),
            "coefficients_ptr": coefficients.contiguous(),
            "out_ptr": out,
            "num_edges": num_edges,
            "num_intervals": coefficients.shape[1],
        },
        {
            "R_MIN": r_min,
            "R_MAX": r_max,
            "WIDTH": width,
            "MANY": tables is not None,
            "ORDER": order,
            "BLOCK_E": settings.block_edges,
            "BLOCK_H": block_h,
        },
        **settings.options,
    )
