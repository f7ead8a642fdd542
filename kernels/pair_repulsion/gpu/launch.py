"""Launchers of the pair repulsion. Imported on first launch, since it imports Triton."""

import torch
import triton
from torch import Tensor

from mace_fast.kernels.pair_repulsion.gpu.device import energy_kernel, gradient_kernel
from mace_fast.kernels.pair_repulsion.gpu.settings import default_energy_settings, default_gradient_settings
from mace_fast.kernels.pair_repulsion.inputs import Inputs
from mace_fast.kernels.runtime.launch import launch
from mace_fast.kernels.tuning import tuned_settings


def energies(inputs: Inputs) -> Tensor:
    """Run the energies of receivers."""
    vectors, num_receivers = inputs.vectors, inputs.receiver_ptr.shape[0] - 1
    result = vectors.new_empty(num_receivers)
    settings = tuned_settings("pair_repulsion", "energies", vectors.dtype, default_energy_settings())
    names = ("vectors", "elements", "species", "senders", "receiver_ptr", "coefficients", "prefactor")
    arguments = {**_contiguous(inputs, *names), "energies": result}
    constants = {"P": inputs.p, "BLOCK_E": settings.block_edges}
    launch(energy_kernel, num_receivers, arguments, constants, **settings.options)
    return result


def gradient(inputs: Inputs, grad: Tensor) -> Tensor:
    """Run the gradient by the vectors."""
    vectors = inputs.vectors
    result = torch.empty_like(vectors, memory_format=torch.contiguous_format)
    settings = tuned_settings("pair_repulsion", "gradient", vectors.dtype, default_gradient_settings())
    names = ("vectors", "elements", "species", "senders", "receivers", "coefficients", "prefactor")
    tensors = {"grad": grad.contiguous(), **_contiguous(inputs, *names), "grad_vectors": result}
    constants = {"P": inputs.p, "BLOCK_E": settings.block_edges}
    programs = triton.cdiv(vectors.shape[0], settings.block_edges)
    arguments = {**tensors, "num_edges": vectors.shape[0]}
    launch(gradient_kernel, programs, arguments, constants, **settings.options)
    return result


def _contiguous(inputs: Inputs, *names: str) -> dict[str, Tensor]:
    return {name: getattr(inputs, name).contiguous() for name in names}
