"""Whether somebody watches the modules of a model, who must be called as torch would call him."""

from collections.abc import Iterable, Mapping
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
    # written out, as a compiler must follow it, and it is asked of every module of a model
    hooks = own["_forward_hooks"] or own["_forward_pre_hooks"] or own["_backward_hooks"] or own["_backward_pre_hooks"]
    return bool(hooks or "forward" in own)
