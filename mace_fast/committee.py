"""The models of a calculator: checked to agree with each other, moved to one device and frozen."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from mace_fast.folding import is_ours, stop_training
from mace_fast.irreps import Irreps
from mace_fast.layers import Layers
from mace_fast.loading import DTYPES, WITHOUT_ENERGY, model_heads, model_type_of

_LOGGER = logging.getLogger("mace_fast")
# What is read from a model besides calling it.
_NEEDED = ("r_max", "atomic_numbers", "products")


@dataclass(frozen=True)
class Committee:
    """Models that answer for the same elements, cutoff and heads.

    Attributes:
        models: at least one module of ``mace_fast`` or mace-torch, frozen.
        r_max: cutoff in Å.
        atomic_numbers: elements, in the order of the one-hot columns.
        heads: names of the heads.
        dtype: "float32" or "float64".
        device: where the models are.
        model_type: what their class is called here, of ``MODEL_TYPES``.
    """

    models: tuple[Any, ...]
    r_max: float
    atomic_numbers: tuple[int, ...]
    heads: tuple[str, ...]
    dtype: str
    device: torch.device
    model_type: str

    @property
    def has_energy(self) -> bool:
        """Whether the models give an energy."""
        return self.model_type not in WITHOUT_ENERGY

    @property
    def ends_at_cutoff(self) -> bool:
        """Whether edges beyond the cutoff are known to contribute exactly nothing to any of the models."""
        return all(isinstance(model, Layers) and model.ends_at_cutoff for model in self.models)

    def isolated_energies(self, elements: npt.NDArray[np.int64], head: int) -> npt.NDArray[np.float64]:
        """Return the energy in eV of each atom by itself as each model has it, ``[num_models, num_nodes]`` float64.

        Zeros of models without energies.

        Args:
            elements: ``[num_nodes]`` int64, positions in ``atomic_numbers``.
            head: index of the head.
        """
        if not self.has_energy:
            return np.zeros((len(self.models), len(elements)))
        tables = [model.atomic_energies_fn.atomic_energies.detach().cpu().numpy() for model in self.models]
        return np.array([np.atleast_2d(table)[head, elements] for table in tables], dtype=np.float64)

    def embedded_inputs(self) -> list[str]:
        """Return the names of inputs such as "total_charge" that one of the models embeds in its features."""
        specs = [getattr(model, "embedding_specs", None) or {} for model in self.models]
        return list(dict.fromkeys(name for names in specs for name in names))

    def feature_columns(self, num_layers: int, invariants_only: bool) -> list[list[int]]:
        """Return, per model, the columns of ``node_feats`` that belong to the first layers, or to their scalars.

        Args:
            num_layers: how many layers; -1 for all.
            invariants_only: scalars (0e) only.

        Raises:
            ValueError: ``num_layers`` is not a number of layers of a model.
        """
        return [_feature_columns(model, num_layers, invariants_only) for model in self.models]


def assemble(models: nn.Module | Sequence[nn.Module], device: str, dtype: str, model_type: str = "MACE") -> Committee:
    """Move models to ``device``, convert them to ``dtype`` and freeze them, in place.

    Args:
        models: one model or several.
        device: torch device.
        dtype: "float32", "float64", or "" for that of the models, "float64" if they have both.
        model_type: what the user takes the models for; "MACE" stands for any.

    Raises:
        ValueError: there are no models, they differ, or ``device`` or ``dtype`` cannot be had.
        TypeError: something is not a MACE model.
    """
    modules: list[Any] = [models] if isinstance(models, nn.Module) else list(models)
    if not modules:
        raise ValueError("the list of models is empty: give at least one")
    for module in modules:
        needed = _NEEDED if model_type_of(module) in WITHOUT_ENERGY else (*_NEEDED, "atomic_energies_fn")
        if not (isinstance(module, nn.Module) and all(hasattr(module, name) for name in needed)):
            raise TypeError(f"{type(module).__name__} is not a MACE model: give modules of mace_fast or mace-torch")
    if dtype not in ("", *DTYPES):
        raise ValueError(f"default_dtype is {dtype!r}: give 'float32', 'float64' or '' for the model's own")
    for module in modules:
        if model_type_of(module) == "PolarMACE" and not is_ours(module):
            raise ValueError(
                "a PolarMACE of mace-torch reads what no calculator here gives: mace_fast.from_mace(model)"
            )
    r_max = _common("r_max", [float(module.r_max) for module in modules])
    atomic_numbers = _common("elements", [tuple(int(z) for z in module.atomic_numbers) for module in modules])
    heads = _common("heads", [tuple(model_heads(module)) for module in modules])
    found = _common("model_type", [model_type_of(module) for module in modules])
    if model_type not in ("MACE", found):
        raise ValueError(
            f"model_type is {model_type!r}, but the model is of the class {type(modules[0]).__name__}: give {found!r}"
        )
    where = _checked_device(device)
    own_dtypes = [_own_dtype(module) for module in modules]
    dtype = dtype or max(own_dtypes)  # the more precise of two, so that no model loses digits unasked
    if others := sorted(set(own_dtypes) - {dtype}):
        _LOGGER.info("converting models from %s to %s", ", ".join(others), dtype)
    for module in modules:
        stop_training(module.to(where, DTYPES[dtype]))
        if not is_ours(module):
            _LOGGER.warning(
                "%s is evaluated by mace-torch itself: mace_fast.from_mace(model) makes it ours, with the same results",
                type(module).__name__,
            )
    return Committee(tuple(modules), r_max, atomic_numbers, heads, dtype, where, found)


def _common(what: str, values: Sequence[Any]) -> Any:
    if any(value != values[0] for value in values):
        raise ValueError(f"the models of the committee differ in {what}: {values}; give models that agree")
    return values[0]


def _own_dtype(module: nn.Module) -> str:
    dtype = str(next(module.parameters()).dtype).removeprefix("torch.")
    if dtype not in DTYPES:
        raise ValueError(f"a model is in {dtype}: convert it first, with .double() or .float()")
    return dtype


def _checked_device(device: str) -> torch.device:
    try:
        checked = torch.device(device)
    except RuntimeError as error:
        raise ValueError(f"device is {device!r}: give 'cpu', 'cuda' or 'cuda:0'") from error
    if checked.type == "cuda" and not torch.cuda.is_available():
        raise ValueError(f"device is {device!r}, but torch finds no GPU: give device='cpu', or a torch for your GPU")
    try:
        torch.empty(0, device=checked)
    except Exception as error:  # of other kinds of devices each has its own
        raise ValueError(f"device is {device!r}, which torch cannot use ({error}): give 'cpu' or 'cuda'") from error
    return checked


def _feature_columns(model: Any, num_layers: int, invariants_only: bool) -> list[int]:
    depth = len(model.products)
    if num_layers != -1 and not 1 <= num_layers <= depth:
        raise ValueError(f"num_layers is {num_layers}: give 1 to {depth}, or -1 for all layers of the model")
    columns: list[int] = []
    start = 0
    for product in list(model.products)[: depth if num_layers == -1 else num_layers]:
        irreps = Irreps(str(product.linear.irreps_out))
        for (_, irrep), part in zip(irreps, irreps.slices(), strict=True):
            if not invariants_only or (irrep.l == 0 and irrep.p == 1):
                columns += range(start + part.start, start + part.stop)
        start += irreps.dim
    return columns
