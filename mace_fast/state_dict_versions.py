"""What a state dict of another version may lack or have on top, and how that is made good."""

import re
from typing import Any

from torch import nn

# buffers that follow from the constructor's arguments: a file may leave them out, ours are right
_MAY_BE_MISSING = re.compile(
    r"\.(bias|output_mask|weights_\w+_zeroed)$|\.conv_tp\.weight$|\._compiled_main\w*\._w3j_\d+_\d+_\d+$"
)

# buffers of other versions of mace-torch and e3nn that carry nothing the model needs
_OBSOLETE = re.compile(
    r"\._compiled_main\w*\._w3j_\d+_\d+_\d+$|pair_repulsion_fn\.(r_max|cutoff\.\w+)$|\.equivariant_nonlin\."
)


def complete_state_dict(model: nn.Module, state_dict: dict[str, Any], prefix: str) -> None:
    """Adapt the entries of ``state_dict`` under ``prefix`` to ``model``, in place.

    Derived buffers that are absent are taken from the model, obsolete ones are dropped. Everything else is left to
    the strict comparison of names and shapes that follows.
    """
    own = model.state_dict()
    for name in [name for name in state_dict if name.startswith(prefix)]:
        if name.removeprefix(prefix) not in own and _OBSOLETE.search(name):
            del state_dict[name]
    parameters = dict(model.named_parameters())
    for name, value in own.items():
        if name not in parameters and _MAY_BE_MISSING.search("." + name):
            state_dict.setdefault(prefix + name, value)
