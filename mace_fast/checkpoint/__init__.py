"""Model files of mace-torch, read without running their code, and of mace_fast; conversion between live models."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import torch

from mace_fast.checkpoint.build import build
from mace_fast.checkpoint.describe import Description, describe
from mace_fast.checkpoint.mace_torch import NotInMaceTorch, from_mace, to_mace
from mace_fast.checkpoint.native import read, save
from mace_fast.checkpoint.records import UnsafeCheckpointError
from mace_fast.checkpoint.restricted import read_records
from mace_fast.layers import Layers

__all__ = [
    "Description",
    "NotInMaceTorch",
    "UnsafeCheckpointError",
    "describe",
    "describe_file",
    "from_mace",
    "load",
    "save",
    "to_mace",
]

_MOST = 500
"""Characters of a message about what is in a file."""


def load(
    path: str | os.PathLike[str], *, device: str | torch.device = "cpu", dtype: torch.dtype | None = None
) -> Layers:
    """Read a model from a file of mace-torch (a whole pickled model, ``.model``) or of mace_fast (``.safetensors``).

    What the file is, its content tells, not its name. A pickle is read without mace-torch and without executing
    anything in it, and it does not matter on which device it was saved.

    Args:
        path: the file.
        device: where the model is put.
        dtype: floating point type of the model; that of the file if None.

    Returns:
        The model, ready to evaluate; what trains is what the file says (``model.requires_grad_(True)`` trains all).

    Raises:
        FileNotFoundError: if there is no such file.
        UnsafeCheckpointError: if a pickle names a class or function that no MACE model contains.
        ValueError: if the file is damaged, is no model file, or holds a model that mace_fast does not support.
        TypeError: if ``dtype`` is no floating point type of torch.
        MemoryError: if the model is larger than the memory.
        OSError: if there is no folder to keep tables in, or the file cannot be read.
    """
    if dtype is not None and not (isinstance(dtype, torch.dtype) and dtype.is_floating_point):
        raise TypeError(f"dtype must be a floating point type of torch such as torch.float32, got {dtype!r}")
    description = describe_file(path)
    with _naming(path):
        model = build(description)
    return model.to(device=device, dtype=dtype)


def describe_file(path: str | os.PathLike[str]) -> Description:
    """Describe the model in a file without building it.

    Args:
        path: as for `load`.

    Returns:
        Its configuration and tensors, on the CPU. For a file of mace_fast the tensors lack what every model makes for
        itself.

    Raises:
        FileNotFoundError: if there is no such file.
        UnsafeCheckpointError: if a pickle names a class or function that no MACE model contains.
        ValueError: if the file is damaged, is no model file, or holds a model that mace_fast does not support.
    """
    file = Path(path)
    if file.is_dir():
        raise ValueError(f"{file} is a folder, expected a model file")
    if not file.exists():
        hint = "" if file.suffix else '; a published model is mace_fast.mace_mp("small").models[0]'
        raise FileNotFoundError(f"there is no model file {file}{hint}")
    if not file.is_file():
        raise ValueError(f"{file} is a device or a pipe, expected a model file")
    with _naming(file):
        return read(file) if _is_safetensors(file) else describe(read_records(file))


@contextlib.contextmanager
def _naming(path: str | os.PathLike[str]) -> Iterator[None]:
    """Name the file in errors about what is in it, whatever a damaged one makes go wrong."""
    failure = f"cannot load {os.fspath(path)}"
    try:
        yield
    except UnsafeCheckpointError as error:
        raise UnsafeCheckpointError(f"{failure}: {_brief(error)}") from error
    except ValueError as error:
        raise ValueError(f"{failure}: {_brief(error)}") from error
    except (ArithmeticError, AttributeError, LookupError, MemoryError, RuntimeError, TypeError) as error:
        if isinstance(error, MemoryError) or "not enough memory" in str(error):
            raise MemoryError(
                f"{failure}: this machine, or what of it the process may use, has too little memory"
            ) from error
        raise ValueError(f"{failure}: the model in it is damaged ({type(error).__name__}: {_brief(error)})") from error


def _brief(error: Exception) -> str:
    """What an error says, in one line of printable characters and not more than a person reads: files say anything."""
    text = "".join(character if character.isprintable() else " " for character in str(error)[: 2 * _MOST])
    return text if len(text) <= _MOST else f"{text[:_MOST]} ..."


def _is_safetensors(path: Path) -> bool:
    """True if a file begins as safetensors files do: the length of a JSON object, and the object."""
    with path.open("rb") as file:
        start = file.read(9)
    return len(start) == 9 and start[8:] == b"{" and int.from_bytes(start[:8], "little") < path.stat().st_size
