"""Launchers of the hidden radial layers. Imported on first launch, since it imports Triton."""

from typing import Any

import triton
from torch import Tensor

from mace_fast.kernels.radial_hidden.gpu.settings import default_settings
from mace_fast.kernels.radial_hidden.gpu.source import source
from mace_fast.kernels.radial_hidden.inputs import Layers
from mace_fast.kernels.runtime.device import dot_precision
from mace_fast.kernels.runtime.generated import load
from mace_fast.kernels.runtime.launch import launch
from mace_fast.kernels.tuning import tuned_settings


def forward(layers: Layers) -> Tensor:
    """Evaluate the layers: ``[E, H]``."""
    hidden = layers.empty_result()
    _launch("forward", {}, layers, {"hidden_ptr": hidden})
    return hidden


def gradient(grad: Tensor, layers: Layers) -> tuple[Tensor, Tensor]:
    """Gradients by the inputs, ``[E, B]``, and by the envelope, ``[E]`` or without rows where there is none."""
    grad_feats, grad_envelope = layers.empty_gradients()
    results = {"grad_feats_ptr": grad_feats, "grad_envelope_ptr": grad_envelope}
    _launch("gradient", {"grad_ptr": grad.contiguous()}, layers, results)
    return grad_feats, grad_envelope


def _launch(name: str, first: dict[str, Tensor], layers: Layers, results: dict[str, Tensor]) -> None:
    """Launch one of the kernels of a network; ``first`` are the arguments before the inputs."""
    num_edges, dtype, widths = layers.edge_feats.shape[0], layers.edge_feats.dtype, layers.widths
    shape = "-".join(map(str, widths))
    dot = dot_precision(layers.precision, dtype)
    default = default_settings(name, widths, dtype, dot)
    settings = tuned_settings(f"radial_hidden_{name}", shape, dtype, default)
    feats = layers.edge_feats.contiguous()
    arguments: dict[str, Any] = {
        **first,
        "edge_feats_ptr": feats,
        **{f"weight_{layer}_ptr": weight.contiguous() for layer, weight in enumerate(layers.weights, start=1)},
        "envelope_ptr": feats if layers.envelope is None else layers.envelope.contiguous(),
        **results,
        "num_edges": num_edges,
    }
    constants = {
        "CONSTANT": layers.constant,
        "PRECISION": dot,
        "HAS_ENVELOPE": layers.envelope is not None,
        "BLOCK_E": settings.block_edges,
    }
    launch(
        getattr(load("radial_hidden", source(widths)), name),
        triton.cdiv(num_edges, settings.block_edges),
        arguments,
        constants,
        **settings.options,
    )
