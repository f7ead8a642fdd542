"""Launchers of the hidden radial layers. Imported on first launch, since it imports Triton."""

from collections.abc import Sequence
from typing import Any

import triton
from torch import Tensor

from mace_fast.kernels.radial_hidden.gpu.settings import _default
from mace_fast.kernels.radial_hidden.gpu.source import source
from mace_fast.kernels.runtime.device import dot_precision
from mace_fast.kernels.runtime.generated import load
from mace_fast.kernels.runtime.launch import launch
from mace_fast.kernels.tuning import configuration


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
