"""Launchers of the spherical harmonics. Imported on first launch, since it imports Triton."""

import triton
from torch import Tensor

from mace_fast.kernels.runtime.launch import launch
from mace_fast.kernels.spherical_harmonics.gpu.kernels import backward_kernel, forward_kernel, second_kernel
from mace_fast.kernels.spherical_harmonics.gpu.settings import default_settings
from mace_fast.kernels.tuning import tuned_settings


def launch_forward(vectors: Tensor, l_max: int) -> Tensor:
    """``[num_edges, (l_max + 1)^2]``."""
    width = (l_max + 1) ** 2
    edge_attrs = vectors.new_empty((vectors.shape[0], width))
    tensors = {"vectors": vectors.contiguous(), "edge_attrs": edge_attrs}
    _launch("forward", forward_kernel, tensors, l_max, {})
    return edge_attrs


def launch_backward(grad_attrs: Tensor, vectors: Tensor, l_max: int) -> Tensor:
    """Gradient of the vectors, ``[num_edges, 3]``."""
    grad_vectors = vectors.new_empty(vectors.shape)
    tensors = {"grad_attrs": grad_attrs.contiguous(), "vectors": vectors.contiguous(), "grad_vectors": grad_vectors}
    _launch("backward", backward_kernel, tensors, l_max, {})
    return grad_vectors


def launch_second(
    grad_attrs: Tensor, vectors: Tensor, direction: Tensor, l_max: int, tangents: bool, hessian: bool
) -> tuple[Tensor, Tensor]:
    """Tangents of the harmonics along a direction, and of the gradient; without rows where they are not wanted."""
    num_edges = vectors.shape[0]
    tangent_rows = vectors.new_empty((num_edges if tangents else 0, (l_max + 1) ** 2))
    products = vectors.new_empty((num_edges if hessian else 0, 3))
    tensors = {
        "grad_attrs": grad_attrs.contiguous(),
        "vectors": vectors.contiguous(),
        "direction": direction.contiguous(),
        "tangents": tangent_rows,
        "products": products,
    }
    _launch("second", second_kernel, tensors, l_max, {"TANGENTS": tangents, "HESSIAN": hessian})
    return tangent_rows, products


def _launch(name: str, kernel: object, tensors: dict[str, Tensor], l_max: int, flags: dict[str, bool]) -> None:
    vectors = tensors["vectors"]
    num_edges = vectors.shape[0]
    settings = tuned_settings(f"spherical_harmonics_{name}", f"l_max {l_max}", vectors.dtype, default_settings())
    launch(
        kernel,
        triton.cdiv(num_edges, settings.block_edges),
        {**tensors, "num_edges": num_edges},
        {"L_MAX": l_max, **flags, "BLOCK_EDGES": settings.block_edges},
        **settings.options,
    )
