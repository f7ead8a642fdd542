"""Launchers of the kernels of the edge embedding. Imported on first launch, since it imports Triton."""

import math
from collections.abc import Sequence
from typing import Any

import triton
from torch import Tensor

from mace_fast.kernels.edge_embedding.gpu import kernels
from mace_fast.kernels.edge_embedding.inputs import RESULTS, Inputs
from mace_fast.kernels.runtime.launch import launch
from mace_fast.kernels.spherical_harmonics.gpu.settings import default_settings
from mace_fast.kernels.tuning import tuned_settings


def forward(inputs: Inputs) -> tuple[Tensor, ...]:
    """Lengths, harmonics, radial features and envelope."""
    results = inputs.empty_results()
    written = dict(zip(("lengths", "edge_attrs", "edge_feats", "envelopes"), results, strict=True))
    _launch("forward", kernels.forward_kernel, inputs, {}, written, {})
    return results


def backward(grads: Sequence[Tensor | None], inputs: Inputs) -> Tensor:
    """Gradient of the vectors from those of the four results, None for zero."""
    grad_vectors = inputs.vectors.new_empty(inputs.vectors.shape)
    read, flags = _gradients(grads, inputs)
    _launch("backward", kernels.backward_kernel, inputs, read, {"grad_vectors": grad_vectors}, flags)
    return grad_vectors


def second(
    grads: Sequence[Tensor | None], direction: Tensor, inputs: Inputs, wanted: Sequence[bool]
) -> tuple[Tensor, ...]:
    """Tangents of the four results and of the gradient along a direction, without rows where they are not wanted."""
    results = inputs.empty_tangents(wanted)
    read, flags = _gradients(grads, inputs)
    for name, want in zip(RESULTS, wanted, strict=False):
        flags[f"WANT_{name.upper()}"] = want
    flags["HESSIAN"] = wanted[4]
    written = dict(zip((*(f"tangent_{name}" for name in RESULTS), "products"), results, strict=True))
    read["direction"] = direction.contiguous()
    _launch("second", kernels.second_kernel, inputs, read, written, flags)
    return results


def _gradients(grads: Sequence[Tensor | None], inputs: Inputs) -> tuple[dict[str, Tensor], dict[str, bool]]:
    """Arguments for the incoming gradients, the vectors in place of an absent one, and which are there."""
    read, flags = {}, {}
    for name, grad in zip(RESULTS, grads, strict=True):
        read[f"grad_{name}"] = inputs.vectors if grad is None else grad.contiguous()
        flags[f"HAS_{name.upper()}"] = grad is not None
    return read, flags


def _launch(
    name: str,
    function: Any,
    inputs: Inputs,
    read: dict[str, Tensor],
    written: dict[str, Tensor],
    flags: dict[str, bool],
) -> None:
    """Run a kernel."""
    num_edges, num_basis = inputs.vectors.shape[0], inputs.weights.numel()
    tensors = {
        **read,
        "vectors": inputs.vectors.contiguous(),
        **inputs.radial_arguments(),
        **written,
    }
    constants = {
        **flags,
        "L_MAX": inputs.l_max,
        "BASIS": inputs.basis,
        "NUM_BASIS": num_basis,
        "COEFFICIENT": inputs.coefficient,
        "TRANSFORM": inputs.transform,
        "P": inputs.p,
        "APPLY_CUTOFF": inputs.apply_cutoff,
        "TILE": _tile(num_basis, inputs.vectors.element_size()),
    }
    shape = f"l_max {inputs.l_max}, {num_basis} {inputs.basis}, transform {inputs.transform}"
    settings = tuned_settings(f"edge_embedding_{name}", shape, inputs.vectors.dtype, default_settings())
    launch(
        function,
        triton.cdiv(num_edges, settings.block_edges),
        {**tensors, "num_edges": num_edges},
        {**constants, "BLOCK_EDGES": settings.block_edges},
        **settings.options,
    )


def _tile(num_basis: int, itemsize: int) -> int:
    """Columns of the basis at a time: what a thread can write at once, 16 bytes where the rows are aligned to them.

    A thread then keeps its edges; else blocks would go through shared memory.
    """
    return math.gcd(num_basis, 16 // itemsize)
