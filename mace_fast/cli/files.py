"""Reading structures and models, and writing files whole or not at all."""

import argparse
import errno
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import ase.io
import torch
from ase import Atoms
from ase.data import chemical_symbols

import mace_fast
from mace_fast.checkpoint.writing import check_target
from mace_fast.committee import DTYPES

MODEL_HELP = "file (.model or .safetensors), or a foundation model: mace-mp-small, mace-off-medium, ..."


def add_model_arguments(parser: argparse.ArgumentParser, *, run: bool = True) -> None:
    """Add MODEL and, for a command that runs it, where and in which precision it runs."""
    parser.add_argument("model", metavar="MODEL", help=MODEL_HELP)
    if run:
        parser.add_argument("--device", default="cpu", help="cpu or cuda (default: cpu)")
        parser.add_argument("--dtype", choices=DTYPES, help="precision (default: that of the model file)")


def read_model(name: str, device: str = "cpu") -> mace_fast.MACE:
    """The model of a file or of a foundation name, as it is there: what trains and what does not too.

    Args:
        name: A path, or "mace-mp-small", "mace-off-medium", "mace-omol-extra_large"; "small" alone is "mace-mp-small".
        device: "cpu", "cuda" or "cuda:1".

    Raises:
        FileNotFoundError: if it is neither a file nor a foundation model that is on this machine.
        ValueError: if it is a folder, or a file that holds no model that mace_fast has.
    """
    if torch.device(device).type == "cuda" and not torch.cuda.is_available():
        raise ValueError(f"--device {device}: torch finds no CUDA device; leave --device out to run on the CPU")
    return mace_fast.load(name, device=device) if Path(name).is_file() else _foundation_model(name, device)


def load_model(name: str, device: str = "cpu", dtype: str | None = None) -> mace_fast.MACE:
    """The model of a file or of a foundation name, ready to evaluate: frozen.

    Args:
        name: As for `read_model`.
        device: As for `read_model`.
        dtype: "float32" or "float64"; the model's own by default.
    """
    model = read_model(name, device)
    mace_fast.freeze(model)
    return model if dtype is None else model.to(DTYPES[dtype])


def _foundation_model(name: str, device: str) -> mace_fast.MACE:
    families: dict[str, Callable[..., object]] = {
        "mp": mace_fast.mace_mp,
        "off": mace_fast.mace_off,
        "omol": mace_fast.mace_omol,
    }
    family, _, size = ("mp", "-", name) if name == "small" else name.removeprefix("mace-").partition("-")
    if family not in families or not size:
        if Path(name).exists():
            return mace_fast.load(name)  # a folder or a pipe, which it refuses
        raise FileNotFoundError(f"{name} is neither a file nor a foundation model such as mace-mp-small")
    return cast("mace_fast.MACE", families[family](size, device=device, return_raw_model=True))


def read_structures(path: str | Path) -> list[Atoms]:
    """All structures of a file in any format that ASE knows.

    Raises:
        FileNotFoundError: if there is no such file.
        ValueError: if ASE cannot read it, or it holds no structure or one without atoms.
    """
    if not Path(path).is_file():
        raise FileNotFoundError(f"there is no file {path}")
    try:
        structures = list(ase.io.iread(path, index=":"))
    except Exception as error:  # every format of ASE has errors of its own
        raise ValueError(f"ASE cannot read structures from {path}: {type(error).__name__}: {error}") from error
    if not structures:
        raise ValueError(f"{path} holds no structures")
    for index, atoms in enumerate(structures):
        if len(atoms) == 0:
            raise ValueError(f"structure {index} of {path} has no atoms")
    return structures


def require_elements(model: mace_fast.MACE, structures: Sequence[Atoms], source: str | Path) -> None:
    """Refuse, before anything is computed, structures with elements that the model does not know.

    Raises:
        ValueError: names the structure, the elements and what the model knows.
    """
    known = {int(number) for number in model.atomic_numbers}
    for index, atoms in enumerate(structures):
        unknown = sorted({int(number) for number in atoms.numbers} - known)
        if unknown:
            names = ", ".join(chemical_symbols[number] for number in unknown)
            has = ", ".join(chemical_symbols[number] for number in sorted(known))
            raise ValueError(f"structure {index} of {source} contains {names}, but the model knows only {has}")


@contextmanager
def replacing(path: str | Path) -> Iterator[Path]:
    """Write to the yielded path; it becomes ``path`` only if the block ends without an error.

    Raises:
        FileNotFoundError: if the folder of ``path`` does not exist.
        ValueError: if ``path`` is a folder or a device.
        OSError: if the disk is full; the message names ``path``.
    """
    target = Path(path)
    check_target(target)
    partial = target.with_name(f".{target.stem}.{os.getpid()}{target.suffix}")
    try:
        yield partial
        os.replace(partial, target)
    except OSError as error:
        if error.errno in (errno.EDQUOT, errno.EFBIG, errno.ENOSPC):
            raise OSError(
                f"cannot write {target}: {error.strerror}; make room there, or name a file elsewhere"
            ) from error
        raise
    finally:
        partial.unlink(missing_ok=True)
