"""mace_fast's own model files: tensors in the safetensors format with the description in its metadata.

Such a file cannot carry code. Its metadata are ``format: mace_fast``, ``version: 1`` and ``description``, a JSON object
with the fields of `mace_fast.checkpoint.Description` but its state, and ``bases``. The tensors are those of the state,
under the names of mace-torch's state dict, without what every model makes for itself: empty tensors and output masks.
The bases of the symmetric contraction, nearly all of whose entries are zero, are stored as ``<name>.indices`` (int64,
into the flattened tensor) and ``<name>.values``; their shapes are in ``bases``, by name. All is kept bit by bit.
"""

import json
import math
import os
from pathlib import Path
from typing import Any, NoReturn

import safetensors
import safetensors.torch
import torch
from torch import Tensor, nn

from mace_fast.checkpoint.adapters import merged
from mace_fast.checkpoint.bases import MAX_NUMBERS
from mace_fast.checkpoint.describe import Description, describe
from mace_fast.checkpoint.records import shown
from mace_fast.checkpoint.supported import SUPPORTED
from mace_fast.writing import check_target, write_whole

FORMAT = "mace_fast"
VERSION = "1"

_FIELDS = ("class_name", "config", "attributes", "trainable")
"""Fields of a description that are kept as JSON."""


def save(model: nn.Module, path: str | os.PathLike[str]) -> None:
    """Write a model to one safetensors file, replacing the file if there is one.

    The file appears whole or not at all.

    Args:
        model: a model of mace_fast or mace-torch, on any device. Factors of LoRA layers (:func:`mace_fast.accelerate`)
            are merged into the weights. Of a frozen model the file says what trained before :func:`mace_fast.freeze`.
        path: file to write; it must not end in ``.model``, by which mace-torch's files are known.

    Raises:
        ValueError: if it is no MACE model, has a setting that is not finite, or ``path`` is a folder, a device or ends
            in ``.model``.
        FileNotFoundError: if the folder of ``path`` does not exist.
        OSError: if the file cannot be written, as on a full disk.
    """
    target = Path(path)
    check_target(target)
    if target.suffix == ".model":
        raise ValueError(
            f"{target} would be taken for a file of mace-torch: end it in .safetensors, or write one for mace-torch "
            "with torch.save(mace_fast.to_mace(model), path)"
        )
    write_whole(target, _content(model))


def _content(model: nn.Module) -> bytes:
    """What the file of a model holds."""
    description = describe(merged(model))
    tensors: dict[str, Tensor] = {}
    bases: dict[str, list[int]] = {}
    for name, tensor in description.state.items():
        if ".U_matrix_" in name:
            bases[name] = list(tensor.shape)
            flat = tensor.cpu().flatten()
            tensors[f"{name}.indices"] = flat.nonzero().flatten()
            tensors[f"{name}.values"] = flat[tensors[f"{name}.indices"]]
        elif tensor.numel() and not name.endswith(".output_mask"):
            # a copy, as safetensors refuses tensors that share memory or are not contiguous
            tensors[name] = tensor.cpu().clone(memory_format=torch.contiguous_format)
    fields = {name: getattr(description, name) for name in _FIELDS} | {"bases": bases}
    try:
        encoded = json.dumps(fields, allow_nan=False)
    except ValueError as error:
        raise ValueError("the model has an infinite or undefined number among its settings or energies") from error
    metadata = {"format": FORMAT, "version": VERSION, "description": encoded}
    return _with_ordered_metadata(safetensors.torch.save(tensors, metadata))


def _with_ordered_metadata(content: bytes) -> bytes:
    """The file with its metadata in order: the library writes them at random, but equal models give equal files."""
    size = int.from_bytes(content[:8], "little")
    header = json.loads(content[8 : 8 + size])
    header["__metadata__"] = dict(sorted(header["__metadata__"].items()))
    encoded = json.dumps(header, separators=(",", ":")).encode()
    encoded += b" " * (-len(encoded) % 8)  # the format wants the tensors aligned
    return len(encoded).to_bytes(8, "little") + encoded + content[8 + size :]


def read(path: Path) -> Description:
    """The description in a file written by `save`.

    Args:
        path: the file.

    Returns:
        The description; its state lacks what every model makes for itself.

    Raises:
        ValueError: if the file is damaged, of another program or of a later version.
    """
    try:
        with safetensors.safe_open(path, framework="pt") as file:
            metadata = file.metadata() or {}
            state = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - it is no dictionary
    except safetensors.SafetensorError as error:
        raise ValueError(f"it is damaged or truncated: {error}") from error
    if metadata.get("format") != FORMAT:
        raise ValueError("it is a safetensors file without the configuration of a mace_fast model")
    if metadata.get("version") != VERSION:
        raise ValueError(
            f"it has version {metadata.get('version')} of the format, this mace_fast reads version {VERSION}; "
            "install a newer mace_fast"
        )
    fields = _fields(metadata.get("description", ""))
    if fields["class_name"] not in SUPPORTED or "node_embedding.linear.weight" not in state:
        raise ValueError("it does not describe a model that this mace_fast has")
    for name, shape in _checked_shapes(fields.pop("bases")).items():
        if not {f"{name}.indices", f"{name}.values"} <= state.keys():
            raise ValueError(f"it lacks the numbers of {shown(name)}: it is damaged")
        state[name] = _dense(name, state.pop(f"{name}.indices"), state.pop(f"{name}.values"), shape)
    return Description(state=state, **fields)


def _fields(encoded: str) -> dict[str, Any]:
    """The fields of a description and its bases, from their JSON."""
    try:
        fields = json.loads(encoded, object_pairs_hook=_without_repeats, parse_constant=_no_constant)
    except (RecursionError, ValueError) as error:
        raise ValueError(f"its configuration is damaged: {type(error).__name__}: {error}") from error
    wanted = {*_FIELDS, "bases"}
    if not isinstance(fields, dict) or fields.keys() != wanted:
        raise ValueError(f"its configuration is damaged: expected {sorted(wanted)}, found {shown(fields)}")
    return fields


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON, each of whose keys must be there once."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("an entry is there twice")
    return found


def _no_constant(name: str) -> NoReturn:
    """Refuse what JSON does not have and Python reads."""
    raise ValueError(f"{name} is no number of JSON")


def _checked_shapes(bases: Any) -> dict[str, list[int]]:
    """The shapes of the bases, which may not hold more numbers than those of any model."""
    total = 0
    for name, shape in bases.items() if isinstance(bases, dict) else [("bases", bases)]:
        is_shape = isinstance(shape, list) and len(shape) <= 32
        if not is_shape or not all(type(size) is int and 0 < size < 2**31 for size in shape):
            raise ValueError(f"the shape of {shown(name)} must be a list of sizes, found {shown(shape)}")
        total += math.prod(shape)
    if total > MAX_NUMBERS:
        raise ValueError(f"its bases are said to hold {total} numbers, more than those of any model")
    return dict(bases)


def _dense(name: str, indices: Tensor, values: Tensor, shape: list[int]) -> Tensor:
    """A tensor from the places and values of its entries that are not zero."""
    size = math.prod(shape)
    if indices.dtype != torch.int64 or indices.dim() != 1 or values.shape != indices.shape:
        raise ValueError(f"the places of {name} must be a list of int64, as long as that of its values")
    if indices.numel() and (int(indices.min()) < 0 or int(indices.max()) >= size):
        raise ValueError(f"a place in {name} is outside its {size} numbers: the file is damaged")
    return values.new_zeros(size).index_put_((indices,), values).reshape(shape)
