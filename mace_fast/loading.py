"""Models from files, and what is chosen of a model: its precision and its head."""

from collections.abc import Sequence
from glob import glob
from pathlib import Path

import torch
from torch import nn

from mace_fast.checkpoint import load

DTYPES = {"float32": torch.float32, "float64": torch.float64}
ModelPaths = str | Path | Sequence[str | Path]


def load_models(model_paths: ModelPaths) -> list[nn.Module]:
    """Load model files.

    Args:
        model_paths: a file, a pattern such as ``"mace_*.model"``, or a list of files.

    Raises:
        FileNotFoundError: no file matches.
        ValueError: the list is empty, or a file is not a model that can be loaded.
    """
    if isinstance(model_paths, str) and not Path(model_paths).exists():
        # Sorted, so that the results of the members come in the same order on every machine.
        paths: Sequence[str | Path] = sorted(glob(model_paths))
        if not paths:
            raise FileNotFoundError(f"no model file matches {model_paths!r}: check the path or the pattern")
    else:
        paths = [model_paths] if isinstance(model_paths, str | Path) else model_paths
    if not paths:
        raise ValueError("the list of model files is empty: give at least one")
    return [load(path) for path in paths]


def model_heads(model: nn.Module) -> list[str]:
    """The names of a model's heads; models of mace-torch before 0.3.7 have one without a name."""
    return list(getattr(model, "heads", None) or ["Default"])


def choose_head(head: str | None, available: Sequence[str]) -> int:
    """Return the index of a head.

    Args:
        head: its name, as the model spells it; None for the only one, or the one called "default" in any case.
        available: names of the model's heads.

    Raises:
        ValueError: the model has no head of that name, or a name is needed and was not given.
    """
    if head is None:
        defaults = [i for i, name in enumerate(available) if len(available) == 1 or name.lower() == "default"]
        if not defaults:
            names = ", ".join(available)
            raise ValueError(f"the model has the heads {names}: choose one with head= (--head on the command line)")
        return defaults[0]
    if head not in available:  # mace-torch takes the last one; no one sees that in the numbers
        raise ValueError(f"the model has no head {head!r}; it has {', '.join(available)}")
    return list(available).index(head)
