"""What follows from weights that no longer change is computed once: see :func:`freeze`."""

from collections.abc import Callable, Hashable, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from itertools import starmap
from operator import attrgetter, is_
from typing import Any, TypeVar

import torch
from torch import Tensor, nn
from torch.optim.optimizer import register_optimizer_step_post_hook

Value = TypeVar("Value")

_TRAINED = "_trained_before_freezing"
"""Attribute of a model whose training was stopped; a plain one, so that copies and pickles of the model have it."""


def freeze(model: nn.Module) -> nn.Module:
    """Prepare a model of ours for evaluation only: no gradients for its parameters, and what follows from them is kept.

    Scaled and merged weights and the coefficients of the symmetric contraction are then computed once in place of in
    every step. What is written into a parameter counts from the next evaluation on: by an optimizer,
    ``load_state_dict``, ``copy_``, ``to``, another module put in its place, and through ``parameter.data``, in place
    too, as averages of weights (torch_ema) and broadcasts do it: who reads ``data`` is taken to write. What nobody can
    see is memory written around torch's record of changes: by NumPy or another process, through ``data`` of something
    else that shares it (a ``detach()``, a view, a buffer, a value of ``state_dict()``), or through a ``parameter.data``
    that was taken before the model was frozen. Freeze again after that.

    Args:
        model: one of ``mace_fast``; changed in place. Its parameters become :class:`WatchedParameter`.

    Returns:
        The model. What trained before is remembered: files and conversions keep it, and :func:`unfreeze` goes back.

    Raises:
        TypeError: the model is not of ``mace_fast``.
    """
    require_ours(model)
    for module in model.modules():
        if isinstance(module, Frozen):
            module.kept = {}
    for parameter in model.parameters():
        watch(parameter)
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


def is_ours(model: object) -> bool:
    """Whether a model is of ``mace_fast``."""
    return isinstance(model, nn.Module) and any(isinstance(module, Frozen) for module in model.modules())


def require_ours(model: object) -> None:
    """Refuse what is no model of ``mace_fast``.

    Raises:
        TypeError: says how to convert one of mace-torch.
    """
    if not is_ours(model):
        raise TypeError(
            f"{type(model).__name__} is not a model of mace_fast: convert one of mace-torch with mace_fast.from_mace, "
            "read a file with mace_fast.load, and of a calculator give each of its models"
        )


class WatchedParameter(nn.Parameter):
    """A parameter whose version tells every change, those made through ``data`` too.

    torch's own ``data`` is the same memory under a version of its own; this one shares the parameter's. What has it may
    write in ways that change no version, such as a collective of ``torch.distributed``, so that reading it counts.
    """

    @property
    def data(self) -> Tensor:
        """The parameter without its history."""
        torch.autograd.graph.increment_version(self)
        return self.detach()

    @data.setter
    def data(self, value: Tensor) -> None:
        before = self.data_ptr()
        Tensor.data.__set__(self, value)  # type: ignore[attr-defined]
        if self.data_ptr() != before:  # memory of the old value may be given to a later one: addresses do not suffice
            torch.autograd.graph.increment_version(self)

    def __deepcopy__(self, memo: dict[int, Any]) -> nn.Parameter:
        copied = memo[id(self)] = nn.Parameter(self.detach().clone(), self.requires_grad)
        return copied

    def __reduce_ex__(self, protocol: Any) -> Any:
        return nn.Parameter(self.detach(), self.requires_grad).__reduce_ex__(protocol)


def watch(tensor: Tensor) -> None:
    """Make a plain parameter a :class:`WatchedParameter`; other tensors stay as they are."""
    if type(tensor) is nn.Parameter and not tensor.is_inference():
        tensor.__class__ = WatchedParameter


def _count_step(optimizer: torch.optim.Optimizer, *_: object) -> None:
    """Count what fused optimizers write, which changes no version."""
    parameters = [parameter for group in optimizer.param_groups for parameter in group["params"]]
    torch.autograd.graph.increment_version([one for one in parameters if isinstance(one, WatchedParameter)])


register_optimizer_step_post_hook(_count_step)


_VERSION = attrgetter("_version")


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
        kept = self.kept  # another thread may unfreeze the model meanwhile
        if kept is None or not self.keeps(sources):
            return make()
        found, state = kept.get(name), tuple(state_of(source) for source in sources)
        same = found is not None and all(old is new for old, new in zip(found.sources, sources, strict=True))
        if found is None or not same or found.state != state:
            for source in sources:
                watch(source)
            with torch.inference_mode(False), torch.no_grad(), _without_autocast(sources):
                found = _Kept(tuple(sources), state, _without_subnormals(make()))
            kept[name] = found
        return found.value

    def keeps(self, sources: Sequence[Tensor]) -> bool:
        """Whether what is derived from these is kept until one of them changes."""
        return self.kept is not None and not torch.compiler.is_compiling() and all(map(_is_constant, sources))

    def __getstate__(self) -> dict[str, Any]:
        # a copy starts without what was kept: that belongs to the parameters of the original
        return {**self.__dict__, **({} if self.kept is None else {"kept": {}})}


def _without_autocast(sources: Sequence[Tensor]) -> AbstractContextManager[Any]:
    """Where products have the dtype of their factors, whatever the evaluation that first asks for them has."""
    kinds = {source.device.type for source in sources} - {"meta"}
    stack = ExitStack()
    for kind in kinds:
        stack.enter_context(torch.autocast(kind, enabled=False))
    return stack


def _without_subnormals(value: Any) -> Any:
    """A tensor on a CPU, or each of a tuple, with zeros for numbers below the normal ones; anything else as it is.

    Weights that decayed while they trained have products that are subnormal, with which some processors multiply a
    hundred times slower; GPUs do not. The largest of them is 2e-308, in float32 1e-38.
    """
    if type(value) is tuple:
        return tuple(map(_without_subnormals, value))
    if not isinstance(value, Tensor) or not value.is_floating_point() or value.device.type != "cpu":
        return value
    subnormal = (value != 0) & (value.abs() < torch.finfo(value.dtype).tiny)
    return value.masked_fill(subnormal, 0) if subnormal.any() else value


def state_of(tensor: Tensor) -> tuple[int, int]:
    """What differs after every change of a tensor that torch sees: its version and its memory."""
    return (tensor._version, tensor.data_ptr())


def _is_constant(source: Tensor) -> bool:
    """Whether a tensor does not train and a change of it would be seen; inference tensors have no version."""
    return not (source.requires_grad or source.is_inference())


class Snapshot:
    """A model as it is now: its weights and attributes, what frozen modules derived from them, and how it computes.

    Their memory stays as long as the snapshot, whatever becomes of the model: a captured graph goes on reading it.

    Args:
        model: one of ``mace_fast``.
    """

    def __init__(self, model: nn.Module) -> None:
        self._model, self._settings = model, _settings(model)
        self._places = [
            (members, name)
            for module in model.modules()
            for members in (module._parameters, module._buffers, module._modules)
            for name in members
        ]
        self._places += [(vars(module), name) for module in model.modules() for name in _own_attributes(module)]
        self._members = [members[name] for members, name in self._places]
        tensors = [member for member in self._members if isinstance(member, Tensor)]
        for tensor in tensors:
            watch(tensor)
        self._tensors = [tensor for tensor in tensors if not tensor.is_inference()]
        self._states = self._states_now()
        folded = [module.kept for module in model.modules() if isinstance(module, Frozen) and module.kept]
        self._memory = ([tensor.detach() for tensor in tensors], [list(kept.values()) for kept in folded])

    def is_current(self) -> bool:
        """Whether the model still has these modules, attributes, parameters and buffers, these values and settings."""
        # asked in every step, about hundreds of members: without a line of Python for each
        is_same = all(map(is_, starmap(dict.get, self._places), self._members))
        return is_same and self._states == self._states_now() and self._settings == _settings(self._model)

    def _states_now(self) -> tuple[list[int], list[int]]:
        return list(map(_VERSION, self._tensors)), list(map(Tensor.data_ptr, self._tensors))


def _own_attributes(module: nn.Module) -> list[str]:
    """Names of what a block reads beside its members; not of what torch keeps, nor of what is derived from these."""
    return [name for name in vars(module) if name[0] != "_" and name not in ("training", "kept")]


def _settings(model: Any) -> tuple[Any, ...]:
    """What decides beside the weights what an evaluation computes."""
    return (model.backend, model.precision, *(interaction.num_knots for interaction in model.interactions))
