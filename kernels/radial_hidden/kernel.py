"""The hidden radial layers on the GPU: what the generated kernels share, and the launchers. Imported on first launch.

Blocks hold an edge per column, so that the width of a layer, not the number of edges, fills the 64 rows that the matrix
units of sm_90 multiply at once: a program can have few edges, and their activations fit its registers.
"""

from collections.abc import Sequence
from typing import Any

import torch
import triton
import triton.language as tl
from torch import Tensor

from mace_fast.kernels.radial_hidden.generate import padded, source
from mace_fast.kernels.runtime.device import FROM_REGISTERS, dot_precision
from mace_fast.kernels.runtime.generated import load
from mace_fast.kernels.runtime.launch import launch
from mace_fast.kernels.tuning import architecture, configuration


@triton.jit
def activation(z, CONSTANT: tl.constexpr):
    """The normalised silu."""
    return z / (1.0 + tl.exp(-z)) * CONSTANT


@triton.jit
def activation_slope(z, CONSTANT: tl.constexpr):
    """Its derivative."""
    sigmoid = 1.0 / (1.0 + tl.exp(-z))
    return sigmoid * (1.0 + z * (1.0 - sigmoid)) * CONSTANT


@triton.jit
def load_edges(rows_ptr, edge, num_edges, WIDTH: tl.constexpr, PADDED: tl.constexpr):
    """Rows of WIDTH numbers as the columns of a block of PADDED rows; zeros beyond them."""
    row = tl.arange(0, PADDED)[:, None]
    present = (edge[None, :] < num_edges) & (row < WIDTH)
    return tl.load(rows_ptr + edge[None, :] * WIDTH + row, mask=present, other=0.0)


@triton.jit
def store_edges(rows_ptr, block, edge, num_edges, WIDTH: tl.constexpr):
    """Write the columns of a block as rows of WIDTH numbers."""
    row = tl.arange(0, block.shape[0])[:, None]
    present = (edge[None, :] < num_edges) & (row < WIDTH)
    tl.store(rows_ptr + edge[None, :] * WIDTH + row, block, mask=present)


@triton.jit
def load_matrix(ptr, A: tl.constexpr, B: tl.constexpr, PADDED_A: tl.constexpr, PADDED_B: tl.constexpr, first=0):
    """A weight [A, B], from a row on, with zeros around it."""
    row, column = first + tl.arange(0, PADDED_A)[:, None], tl.arange(0, PADDED_B)[None, :]
    return tl.load(ptr + row * B + column, mask=(row < A) & (column < B), other=0.0)


@triton.jit
def load_matrix_again(ptr, A: tl.constexpr, B: tl.constexpr, PADDED_A: tl.constexpr, PADDED_B: tl.constexpr, first=0):
    """The same, by way of its transpose: so the compiler reads it again, and does not keep it in registers."""
    row, column = first + tl.arange(0, PADDED_A)[None, :], tl.arange(0, PADDED_B)[:, None]
    return tl.trans(tl.load(ptr + row * B + column, mask=(row < A) & (column < B), other=0.0))


def forward(
    edge_feats: Tensor, weights: Sequence[Tensor], envelope: Tensor | None, constant: float, precision: str
) -> Tensor:
    """Evaluate the layers: ``[E, H]``."""
    hidden = edge_feats.new_empty(edge_feats.shape[0], weights[-1].shape[1])
    _launch("forward", {}, edge_feats, weights, envelope, constant, precision, {"hidden_ptr": hidden})
    return hidden


def gradient(
    grad: Tensor,
    edge_feats: Tensor,
    weights: Sequence[Tensor],
    envelope: Tensor | None,
    constant: float,
    precision: str,
) -> tuple[Tensor, Tensor]:
    """Gradients by the inputs, ``[E, B]``, and by the envelope, ``[E]`` or without rows where there is none."""
    grad_feats = edge_feats.new_empty(edge_feats.shape)
    grad_envelope = edge_feats.new_empty(0 if envelope is None else edge_feats.shape[0])
    results = {"grad_feats_ptr": grad_feats, "grad_envelope_ptr": grad_envelope}
    first = {"grad_ptr": grad.contiguous()}
    _launch("gradient", first, edge_feats, weights, envelope, constant, precision, results)
    return grad_feats, grad_envelope


def _launch(
    name: str,
    first: dict[str, Tensor],
    edge_feats: Tensor,
    weights: Sequence[Tensor],
    envelope: Tensor | None,
    constant: float,
    precision: str,
    results: dict[str, Tensor],
) -> None:
    """Launch one of the kernels of a network; ``first`` are the arguments before the inputs."""
    num_edges, dtype = edge_feats.shape[0], edge_feats.dtype
    widths = (edge_feats.shape[1], *(weight.shape[1] for weight in weights))
    shape = "-".join(map(str, widths))
    dot = dot_precision(precision, dtype)
    chosen = configuration(f"radial_hidden_{name}", shape, dtype, _default(name, widths, dtype, dot))
    feats = edge_feats.contiguous()
    arguments: dict[str, Any] = {
        **first,
        "edge_feats_ptr": feats,
        **{f"weight_{layer}_ptr": weight.contiguous() for layer, weight in enumerate(weights, start=1)},
        "envelope_ptr": feats if envelope is None else envelope.contiguous(),
        **results,
        "num_edges": num_edges,
    }
    constants = {
        "CONSTANT": constant,
        "PRECISION": dot,
        "HAS_ENVELOPE": envelope is not None,
        "BLOCK_E": chosen["block_edges"],
    }
    launch(
        getattr(load("radial_hidden", source(widths)), name),
        triton.cdiv(num_edges, chosen["block_edges"]),
        arguments,
        constants,
        num_warps=chosen["num_warps"],
        num_stages=chosen["num_stages"],
    )


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
