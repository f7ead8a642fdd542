"""Models by name, with random weights of the sizes in use or as they come with the package."""

import copy
from typing import Any

import torch

import mace_fast
from mace_fast.testing.workloads import PUBLISHED, SMALL, build, default_dtype, randomise

TRAINED = "mp-0 small trained"
"""MACE-MP-0 small with its weights, which comes with the package."""
DRY = "dry"
"""A model so small that Triton's interpreter evaluates it in a third of a second."""

_MODELS = {
    **PUBLISHED,
    **SMALL,
    DRY: {**SMALL["plain zbl heads"], "max_ell": 1, "hidden_irreps": "2x0e", "radial_MLP": [4]},
    "dry, of several packages": {**SMALL["residual"], "max_ell": 1, "correlation": 2},
}

NAMES = (TRAINED, *_MODELS)


def known_name(name: str) -> str | None:
    """The name of a model, in which ``-`` may stand for a space; None if there is none."""
    return next((known for known in NAMES if known.replace(" ", "-") == name.replace(" ", "-")), None)


def make_model(name: str) -> Any:
    """A model in float64 on the CPU; its numbers can be represented in float32."""
    if name == TRAINED:
        return mace_fast.mace_mp("small", return_raw_model=True).float().double()
    with default_dtype(torch.float64):
        model = build(_MODELS[name])
    randomise(model)
    for parameter in model.parameters():
        parameter.data = parameter.data.float().double()
    return model


def on(model: Any, device: str, dtype: torch.dtype) -> Any:
    """A copy on a device, on the Triton backend."""
    moved = copy.deepcopy(model).to(device=device, dtype=dtype)
    moved.backend = "triton"
    return moved
