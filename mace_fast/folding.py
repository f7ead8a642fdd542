"""What follows from weights that no longer change is computed once: see :func:`freeze`."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import torch
from torch import Tensor, nn

Value = TypeVar("Value")

_TRAINED = "_trained_before_freezing"
"""Attribute of a model whose training was stopped; a plain one, so that copies and pickles of the model have it."""


def freeze(model: nn.Module) -> nn.Module:
    """Prepare a model of ours for evaluation only: no gradients for its parameters, and what follows from them is kept.

    Scaled and merged weights and the coefficients of the symmetric contraction are then computed once in place of in
    every step. They are computed anew when a parameter changes by an optimizer, ``load_state_dict``, ``copy_``, ``to``
    or another module put in its place. A change behind torch's back, through ``parameter.data`` in place, is not
    seen: freeze again after it.

    Args:
        model: one of ``mace_fast``; changed in place.

    Returns:
        The model. What trained before is remembered: files and conversions keep it, and :func:`unfreeze` goes back.
    """
    for module in model.modules():
        if isinstance(module, Frozen):
            module.kept = {}
    return stop_training(model)


def unfreeze(model: nn.Module) -> nn.Module:
    """Undo :func:`freeze`, to train the model: what required gradients before does again, and nothing is kept.

    Args:
        model: one of ``mace_fast``, frozen or not; changed in place.

    Returns:
        The model.
    """
    for module in model.modules():
        if isinstance(module, Frozen):
            module.kept = None
    for name in trained_names(model):
        model.get_parameter(name).requires_grad_(True)
    setattr(model, _TRAINED, ())
    return model


def stop_training(model: nn.Module) -> nn.Module:
    """Have no parameter require a gradient, and remember which did: that belongs to the model, evaluating it does not.

    Args:
        model: any; changed in place.

    Returns:
        The model.
    """
    setattr(model, _TRAINED, trained_names(model))
    return model.requires_grad_(False)


def trained_names(model: nn.Module) -> tuple[str, ...]:
    """Names of the parameters that require a gradient, or if there are none, of those that :func:`freeze` stopped."""
    live = tuple(name for name, parameter in model.named_parameters(remove_duplicate=False) if parameter.requires_grad)
    stopped: tuple[str, ...] = getattr(model, _TRAINED, ())
    return live or stopped


@dataclass(frozen=True)
class _Kept:
    """What was derived, and what it was made from in which state."""

    sources: tuple[Tensor, ...]
    state: tuple[tuple[int, int], ...]
    value: Any


class Frozen(nn.Module):
    """Mixin of modules that derive tensors from their parameters.

    Attributes:
        kept: what was derived, by name; None unless the model is frozen.
    """

    kept: dict[Hashable, _Kept] | None = None

    def derived(self, name: Hashable, sources: Sequence[Tensor], make: Callable[[], Value]) -> Value:
        """``make()``, or what it gave before if the model is frozen and no source has changed since.

        Args:
            name: of what is derived, unique in this module.
            sources: every tensor that ``make`` reads.
            make: computes it, a tensor or several.
        """
        if self.kept is None or torch.compiler.is_compiling() or any(source.requires_grad for source in sources):
            return make()
        found, state = self.kept.get(name), tuple(_state(source) for source in sources)
        same = found is not None and all(old is new for old, new in zip(found.sources, sources, strict=True))
        if found is None or not same or found.state != state:
            with torch.inference_mode(False), torch.no_grad():
                found = _Kept(tuple(sources), state, make())
            self.kept[name] = found
        return found.value

    def __getstate__(self) -> dict[str, Any]:
        # a copy starts without what was kept: that belongs to the parameters of the original
        return {**self.__dict__, **({} if self.kept is None else {"kept": {}})}


def _state(source: Tensor) -> tuple[int, int]:
    """What differs after every change of a tensor that torch sees: its version and its memory."""
    return (0 if source.is_inference() else source._version, source.data_ptr())
