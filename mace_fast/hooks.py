"""Whether somebody watches the modules of a model, who must be called as torch would call him."""

from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any

import torch


def are_watched(attributes: Iterable[Mapping[str, Any]]) -> bool:
    """Whether somebody wants to be called when modules with these attributes are, or in their place.

    Args:
        attributes: ``vars(module)`` of each.
    """
    every = vars(torch.nn.modules.module)
    return any(every[f"_global{kind}"] for kind in _KINDS) or any(map(_is_watched, attributes))


_KINDS = ("_forward_hooks", "_forward_pre_hooks", "_backward_hooks", "_backward_pre_hooks")


def _is_watched(own: Mapping[str, Any]) -> bool:
    forward, before, backward, before_backward = _hooks_of(own)
    return bool(forward or before or backward or before_backward or "forward" in own)


_hooks_of = itemgetter(*_KINDS)
