"""Checks of arguments shared by the public functions; they read shapes and dtypes, never values."""

import torch
from torch import Tensor

from mace_fast.kernels.runtime.backends import PRECISIONS
from mace_fast.kernels.runtime.orders import EdgeOrder, SpeciesOrder


def check_floating(name: str, tensor: Tensor) -> None:
    """Raise TypeError unless ``tensor`` is float32 or float64."""
    if tensor.dtype not in (torch.float32, torch.float64):
        raise TypeError(f"{name} must be float32 or float64, got {tensor.dtype}")


def check_same_dtype(reference_name: str, reference: Tensor, **tensors: Tensor) -> None:
    """Raise TypeError unless every named tensor has the dtype of ``reference``."""
    for name, tensor in tensors.items():
        if tensor.dtype != reference.dtype:
            raise TypeError(f"{name} is {tensor.dtype} but {reference_name} is {reference.dtype}: convert one of them")


def check_shape(name: str, tensor: Tensor, shape: tuple[int | None, ...]) -> None:
    """Raise ValueError unless ``tensor`` has ``shape``, where None stands for any size."""
    fits = tensor.ndim == len(shape) and all(
        want is None or want == got for want, got in zip(shape, tensor.shape, strict=True)
    )
    if not fits:
        wanted = ", ".join("any" if size is None else str(size) for size in shape)
        raise ValueError(f"{name} must have shape [{wanted}], got {list(tensor.shape)}")


def check_index(name: str, tensor: Tensor) -> None:
    """Raise TypeError unless ``tensor`` is a vector of int64."""
    if tensor.dtype != torch.int64 or tensor.ndim != 1:
        raise TypeError(f"{name} must be a vector of int64, got {list(tensor.shape)} of {tensor.dtype}")


def check_constant(instead: str, **tensors: Tensor) -> None:
    """Raise ValueError where a named tensor requires gradients, which kernels do not give; ``instead`` does."""
    for name, tensor in tensors.items():
        if tensor.requires_grad and torch.is_grad_enabled():
            raise ValueError(f"{name} requires gradients, which these kernels do not give; use {instead}")


def check_precision(precision: str) -> None:
    """Raise ValueError unless ``precision`` is one of ``PRECISIONS``."""
    if precision not in PRECISIONS:
        raise ValueError(f"precision must be one of {', '.join(PRECISIONS)}; got {precision!r}")


def check_edge_order(order: EdgeOrder, num_edges: int, num_senders: int, num_receivers: int) -> None:
    """Raise unless ``order`` is, as far as sizes show it, of that graph: compiled loops write where it says."""
    _check_indices("order", order, EdgeOrder, (num_receivers + 1, num_edges, num_senders + 1))


def check_species_order(order: SpeciesOrder, num_nodes: int, num_species: int) -> None:
    """Raise unless ``order`` is, as far as sizes show it, of those nodes: compiled loops write where it says."""
    _check_indices("species_order", order, SpeciesOrder, (num_nodes, num_species + 1))


def _check_indices(
    name: str, order: EdgeOrder | SpeciesOrder, kind: type[EdgeOrder | SpeciesOrder], sizes: tuple[int, ...]
) -> None:
    if not isinstance(order, kind):
        raise TypeError(
            f"{name} must be a {kind.__name__} of mace_fast.kernels.runtime.orders, got {type(order).__name__}"
        )
    for field, index, size in zip(order._fields, order, sizes, strict=True):
        check_index(f"{name}.{field}", index)
        check_shape(f"{name}.{field}", index, (size,))
