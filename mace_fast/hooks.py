"""Whether somebody watches the modules of a model, who must be called as torch would call him."""

from collections.abc import Iterable, Mapping
from typing import Any

import torch


def are_watched(attributes: Iterable[Mapping[str, Any]]) -> bool:
    """Whether somebody wants to be called when modules with these attributes are, or in their place.

    Args:
        attributes: ``vars(module)`` of each.
    """
    every = torch.nn.modules.module
    if every._global_forward_hooks or every._global_forward_pre_hooks or every._global_backward_hooks:
        return True
    return any(map(_is_watched, attributes))


def _is_watched(own: Mapping[str, Any]) -> bool:
    has_some = own["_forward_hooks"] or own["_forward_pre_hooks"] or own["_backward_hooks"] or "forward" in own
    return bool(has_some)
