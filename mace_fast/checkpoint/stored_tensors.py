"""The tensors of a model under the names of mace-torch 0.3.16, whichever release wrote them."""

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from mace_fast.checkpoint.module_view import ModuleView
from mace_fast.dipoles import DIPOLE_MODELS

_CODE = ("_compiled_main", "graph_opt_main", "contractions_weighting", "contractions_features", "equivariant_nonlin")
"""Submodules that hold code; their only buffers are couplings and masks that every model makes for itself."""

_MAX_MODULES = 10_000
_MAX_ENTRIES = 1_000_000
_MAX_TENSORS = 10_000
"""More than any model has; a file can refer to one module or tensor again and again without being large."""


@dataclass(frozen=True)
class StoredState:
    """Tensors of a model.

    Attributes:
        tensors: parameters and persistent buffers by name.
        trainable: for every parameter, whether it requires a gradient.
    """

    tensors: dict[str, Tensor]
    trainable: dict[str, bool]


def stored_state(model: ModuleView) -> StoredState:
    """Collect the tensors of a model and bring them to the names and types of mace-torch 0.3.16.

    What older releases have too much is left out (a second cutoff of the ZBL repulsion, buffers of e3nn's gate), the
    flags of empty weights that they lack are added, and exponents of the cutoff that they keep as floats become
    integers. Before 0.3.15 a single layer gave vectors and tensors that nothing but ``node_feats`` shows; they are left
    out with a warning.

    Args:
        model: the whole model.

    Returns:
        The tensors, sharing memory with the model.

    Raises:
        ValueError: if the tensors are of several floating point types or on several devices, or cannot be read.
    """
    tensors: dict[str, Tensor] = {}
    trainable: dict[str, bool] = {}
    for module in walk(model):
        if _is_superfluous(model, module.path):
            continue
        for name, tensor, requires_grad in module.tensors():
            full_name = f"{module.path}.{name}" if module.path else name
            if full_name == "pair_repulsion_fn.r_max":
                continue
            tensors[full_name] = tensor
            if len(tensors) > _MAX_TENSORS:
                raise ValueError(f"the model has more than {_MAX_TENSORS} tensors")
            if requires_grad is not None:
                trainable[full_name] = requires_grad
    _check_sharing(tensors)
    if model.class_name not in DIPOLE_MODELS:
        _keep_first_output(model, tensors, trainable)
    _add_flags(tensors)
    for name in ("radial_embedding.cutoff_fn.p", "pair_repulsion_fn.p"):
        if name in tensors:
            tensors[name] = _as_exponent(name, tensors[name])
    if "node_embedding.linear.weight" not in tensors:
        raise ValueError("the model has no node_embedding.linear.weight, so it is no MACE model")
    if model.class_name in DIPOLE_MODELS and "r_max" in tensors:  # float64 whatever the dtype of the rest
        tensors["r_max"] = tensors["r_max"].to(tensors["node_embedding.linear.weight"].dtype)
    _check_uniform(tensors)
    return StoredState(tensors, trainable)


def walk(model: ModuleView) -> Iterator[ModuleView]:
    """All modules of a model, parents first, without those that only hold code.

    Args:
        model: where to begin.

    Yields:
        The module itself and every module below it, with their paths.

    Raises:
        ValueError: if there are absurdly many, as in a module that contains itself.
    """
    pending, seen = [model], 0
    for _ in range(_MAX_MODULES):
        if not pending:
            return
        module = pending.pop()
        seen += module.size
        if seen > _MAX_ENTRIES:
            break
        yield module
        pending.extend(reversed([module[name] for name in module.names if not name.startswith(_CODE)]))
    raise ValueError(
        f"the model has more than {_MAX_MODULES} modules or {_MAX_ENTRIES} parts of them, or one that contains itself"
    )


def _is_superfluous(model: ModuleView, path: str) -> bool:
    """True for a part of older ZBL repulsions that the present one lacks, and for a ZBL repulsion never applied."""
    return path.startswith("pair_repulsion_fn.") or (path == "pair_repulsion_fn" and not has_pair_repulsion(model))


def has_pair_repulsion(model: ModuleView) -> bool:
    """True if the model applies its ZBL repulsion: mace-torch looks for the attribute, not for the module."""
    return bool(model.attribute("pair_repulsion", False))


def _keep_first_output(model: ModuleView, tensors: dict[str, Tensor], trainable: dict[str, bool]) -> None:
    """Leave out the outputs of a single layer beyond the first, as mace-torch does since 0.3.15."""
    if len(model["interactions"].names) != 1:
        return
    linear = model["products"]["0"]["linear"]
    irreps = linear.irreps("irreps_out")
    if len(irreps) == 1:
        return
    warnings.warn(
        f"the single layer of this model gives {irreps}; only {irreps[:1]}, on which the energy depends, is "
        "kept, so node_feats are shorter than in mace-torch",
        stacklevel=2,
    )
    later = re.compile(r"products\.0\.symmetric_contractions\.contractions\.[1-9]")
    for name in [name for name in tensors if later.match(name) or name.endswith(".output_mask")]:
        tensors.pop(name)
        trainable.pop(name, None)
    name = f"{linear.path}.weight"
    tensors[name] = tensors[name][: irreps[0].mul ** 2]


def _add_flags(tensors: dict[str, Tensor]) -> None:
    """Add the flags of empty weights, which releases before 0.3.14 lack."""
    for name in [name for name in tensors if name.endswith(".U_matrix_1")]:
        contraction = name.removesuffix("U_matrix_1")
        degrees = sum(other.startswith(f"{contraction}U_matrix_") for other in tensors)
        for degree in range(1, degrees + 1):
            # index = degree - 1, though `weights` counts from the highest degree down: mace-torch's own mix-up
            flag = f"{contraction}weights_{degree - 1 if degree < degrees else 'max'}_zeroed"
            u_tensor = tensors.get(f"{contraction}U_matrix_{degree}")
            if flag not in tensors and u_tensor is not None:
                tensors[flag] = (u_tensor == 0).all()


def _as_exponent(name: str, tensor: Tensor) -> Tensor:
    """The exponent of a cutoff as int32; releases before 0.3.10 keep it in floating point."""
    exponent = tensor.to(torch.int32)
    if tensor.numel() != 1 or exponent.item() != tensor.item():
        raise ValueError(f"{name} must be a whole number, found {tensor.tolist()}")
    return exponent


def _check_sharing(tensors: dict[str, Tensor]) -> None:
    """Raise ValueError if so many tensors are the same memory that working on all takes as long as one likes."""
    stored = {tensor.untyped_storage().data_ptr(): tensor.untyped_storage().nbytes() for tensor in tensors.values()}
    if sum(tensor.nbytes for tensor in tensors.values()) > 16 * sum(stored.values()) + 2**26:
        raise ValueError("the tensors of the model share the same few numbers again and again")


def _check_uniform(tensors: dict[str, Tensor]) -> None:
    """Raise ValueError if floating point types or devices differ."""
    kinds: dict[tuple[torch.dtype, torch.device], str] = {}
    for name, tensor in tensors.items():
        if tensor.is_floating_point() and tensor.numel():
            kinds.setdefault((tensor.dtype, tensor.device), name)
    if len(kinds) > 1:
        examples = ", ".join(f"{name} ({dtype} on {device})" for (dtype, device), name in kinds.items())
        raise ValueError(
            f"the tensors of the model differ in type or device: {examples}; bring them to one with model.to(...)"
        )
