"""Models from files, and what is chosen of a model: its precision and its head."""

from collections.abc import Sequence
from glob import glob
from pathlib import Path

import torch
from torch import nn

from mace_fast.checkpoint import load

DTYPES = {"float32": torch.float32, "float64": torch.float64}
ModelPaths = str | Path | Sequence[str | Path]

MODEL_TYPES = {
    "MACE": "MACE",
    "AtomicDipolesMACE": "DipoleMACE",
    "EnergyDipolesMACE": "EnergyDipoleMACE",
    "AtomicDielectricMACE": "DipolePolarizabilityMACE",
    "PolarMACE": "PolarMACE",
}
"""What calculators call the classes of models, ours and mace-torch's, and those that are made from them."""

DIPOLE_TYPES = ("DipoleMACE", "EnergyDipoleMACE", "DipolePolarizabilityMACE")
"""Of models of dipoles."""

WITHOUT_ENERGY = ("DipoleMACE", "DipolePolarizabilityMACE")
"""Of these types."""


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
            raise FileNotFoundError(
                f"no model file matches {model_paths!r}: check the path or the pattern; foundation models have "
                'functions of their own, such as mace_fast.mace_mp("small")'
            )
    else:
        paths = [model_paths] if isinstance(model_paths, str | Path) else model_paths
    if not paths:
        raise ValueError("the list of model files is empty: give at least one")
    return [load(path) for path in paths]


def model_type_of(model: object) -> str:
    """What calculators call the class of a model; ``"MACE"`` if it has no other name."""
    known = (MODEL_TYPES[cls.__name__] for cls in type(model).__mro__ if cls.__name__ in MODEL_TYPES)
    return next(known, "MACE")


def require_energy(model: nn.Module) -> None:
    """Refuse a model of dipoles alone.

    Raises:
        ValueError: says what evaluates it.
    """
    if (kind := model_type_of(model)) in WITHOUT_ENERGY:
        raise ValueError(
            f"the model is of the class {type(model).__name__}, which gives no energy: evaluate it with "
            f'mace_fast.MACECalculator(..., model_type="{kind}")'
        )


def is_local(model: nn.Module) -> bool:
    """Whether the energy is a sum over atoms of what is around each: not so where charges act over any distance."""
    return bool(getattr(model, "is_local", True))


def require_local(model: nn.Module, whose: str) -> None:
    """Refuse a model whose atoms act on each other over any distance.

    Args:
        model: any.
        whose: what needs another, such as "LAMMPS has domains of a structure".

    Raises:
        ValueError: says what evaluates it.
    """
    if not is_local(model):
        raise ValueError(
            f"{whose}, and charges of a {type(model).__name__} act over any distance: evaluate it with "
            "mace_fast.MACECalculator"
        )


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
