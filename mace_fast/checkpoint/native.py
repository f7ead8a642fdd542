"""mace_fast's own model files: tensors in the safetensors format with the description in its metadata.

Such a file cannot carry code. Its metadata are ``format: mace_fast``, ``version: 1`` and ``description``, a JSON object
with the fields of `mace_fast.checkpoint.Description` but its state. The tensors are those of the state, under the names
of mace-torch's state dict, without what every model makes for itself: empty tensors, output masks, and the bases of the
symmetric contraction where they are the standard full ones. Other bases (reduced, or rounded) are stored.
"""

import json
import os
from pathlib import Path
from typing import Any

import safetensors
import safetensors.torch
import torch
from torch import Tensor, nn

from mace_fast.checkpoint.build import construction
from mace_fast.checkpoint.describe import Description, describe
from mace_fast.checkpoint.supported import SUPPORTED
from mace_fast.irreps import Irreps
from mace_fast.kernels.tables import full_basis

FORMAT = "mace_fast"
VERSION = "1"


def save(model: nn.Module, path: str | os.PathLike[str]) -> None:
    """Write a model to one safetensors file, replacing the file if there is one.

    The file appears whole or not at all.

    Args:
        model: a model of mace_fast or mace-torch, on any device.
        path: file to write; by convention it ends in ``.safetensors``.

    Raises:
        ValueError: if it is no MACE model, or ``path`` is a folder.
        FileNotFoundError: if the folder of ``path`` does not exist.
    """
    target = Path(path)
    if target.is_dir():
        raise ValueError(f"{target} is a folder; give the name of a file in it, such as {target / 'model.safetensors'}")
    if not target.parent.is_dir():
        raise FileNotFoundError(f"the folder of {target} does not exist; create it first")
    content = _serialise(describe(model))
    partial = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        partial.write_bytes(content)
        os.replace(partial, target)
    finally:
        partial.unlink(missing_ok=True)


def _serialise(description: Description) -> bytes:
    """Content of the file of a description."""
    fields = {
        "class_name": description.class_name,
        "config": description.config,
        "attributes": description.attributes,
        "trainable": description.trainable,
    }
    metadata = {"format": FORMAT, "version": VERSION, "description": json.dumps(fields, allow_nan=False)}
    kept = {name: tensor for name, tensor in description.state.items() if not _is_made(name, tensor, description)}
    # safetensors refuses tensors that share memory or are not contiguous
    tensors = {name: tensor.detach().cpu().clone(memory_format=torch.contiguous_format) for name, tensor in kept.items()}
    return safetensors.torch.save(tensors, metadata)


def _is_made(name: str, tensor: Tensor, description: Description) -> bool:
    """True if a model of this configuration makes the very same tensor for itself."""
    if not tensor.numel() or name.endswith(".output_mask"):
        return True
    parts = name.split(".")
    if not parts[-1].startswith("U_matrix_"):
        return False
