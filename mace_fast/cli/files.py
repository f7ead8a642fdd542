"""Reading structures and models, and what files must be before anything is computed."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import ase.io
import torch
from ase import Atoms
from ase.data import chemical_symbols
from ase.io.formats import UnknownFileTypeError

import mace_fast
from mace_fast import foundations
from mace_fast.layers import Layers
from mace_fast.loading import DTYPES

MODEL_HELP = "file (.model or .safetensors), or a foundation model: mace-mp-small, mace-off-medium, ..."


def add_model_arguments(parser: argparse.ArgumentParser, *, run: bool = True) -> None:
    """Add MODEL and, for a command that runs it, where and in which precision it runs."""
    parser.add_argument("model", metavar="MODEL", help=MODEL_HELP)
    if run:
        parser.add_argument("--device", default="cpu", help="cpu or cuda (default: cpu)")
        parser.add_argument("--dtype", choices=DTYPES, help="precision (default: that of the model file)")


def add_memory_argument(parser: argparse.ArgumentParser) -> None:
    """Add ``--memory`` to a command that evaluates structures of any size."""
    parser.add_argument(
        "--memory",
        type=float,
        metavar="GB",
        help="what the evaluation of a structure may take beside the model, in GB; larger structures are evaluated in "
        "chunks (default: chunks of 2048 atoms, 32768 on a GPU, where a structure has more than four of them)",
    )


def add_tables_argument(parser: argparse.ArgumentParser) -> None:
    """Add ``--tables`` to a command that evaluates for long."""
    parser.add_argument(
        "--tables",
        action="store_true",
        help="read the hidden radial layers from tables: on a CPU up to twice as fast, for an error as large as that "
        "of float32; where the model's distances depend on species (MPA-0, OMAT-0, MH-1), for few species alone",
    )


def read_model(name: str, device: str = "cpu") -> Layers:
    """The model of a file or of a foundation name, as it is there: what trains and what does not too.

    Args:
        name: A path, or "mace-mp-small", "mace-off-medium", "mace-omol-extra_large"; "small" alone is "mace-mp-small".
        device: "cpu", "cuda" or "cuda:1".

    Raises:
        FileNotFoundError: if it is neither a file nor a foundation model that is on this machine.
        ValueError: if there is no such device, or it is a folder, or a file that holds no model that mace_fast has.
    """
    _require_device(device)
    return foundations.read_model(name, device)


def load_model(name: str, device: str = "cpu", dtype: str | None = None, *, tables: bool = False) -> Layers:
    """The model of a file or of a foundation name, ready to evaluate: frozen.

    Args:
        name: As for `read_model`.
        device: As for `read_model`.
        dtype: "float32" or "float64"; the model's own by default.
        tables: Read the hidden radial layers from tables.

    Raises:
        ValueError: as `read_model`; or the model cannot be tabulated.
    """
    model = read_model(name, device)
    mace_fast.freeze(model)
    if dtype is not None:
        model = model.to(DTYPES[dtype])
    if tables:
        mace_fast.tabulate(model)
    return model


def is_built_without_gpus() -> bool:
    """Whether this torch could use no GPU, wherever it runs."""
    return torch.version.cuda is None and torch.version.hip is None


def _require_device(name: str) -> None:
    """Refuse what is not ``cpu`` or a CUDA device that torch finds."""
    kind, _, index = name.partition(":")
    if kind not in ("cpu", "cuda") or (":" in name and not index.isdecimal()):
        raise ValueError(f"--device {name} is no device: give cpu, cuda, or one of several GPUs such as cuda:1")
    if kind == "cuda" and not torch.cuda.is_available():
        built = ", as it is built without CUDA" if is_built_without_gpus() else ""
        raise ValueError(f"--device {name}: torch finds no GPU{built}; leave --device out to run on the CPU")
    if kind == "cuda" and index and int(index) >= torch.cuda.device_count():
        raise ValueError(f"--device {name}: torch finds {torch.cuda.device_count()} CUDA devices, counted from cuda:0")


def read_structures(path: str | Path) -> list[Atoms]:
    """All structures of a file in any format that ASE knows.

    Raises:
        FileNotFoundError: if there is no such file.
        IsADirectoryError: if it is a folder.
        ValueError: if ASE cannot read it, or it holds no structure or one without atoms.
    """
    require_readable(path)
    structures: list[Atoms] = []
    try:
        structures.extend(ase.io.iread(path, index=":", do_not_split_by_at_sign=True))
    except Exception as error:  # every format of ASE has errors of its own
        raise unreadable(path, len(structures), error) from error
    if not structures:
        raise ValueError(f"{path} holds no structures")
    for index, atoms in enumerate(structures):
        if len(atoms) == 0:
            raise ValueError(f"structure {index} of {path} has no atoms")
    return structures


def unreadable(path: str | Path, index: int, error: Exception) -> ValueError:
    """What to raise where ASE stopped at structure ``index`` of a file."""
    if isinstance(error, UnknownFileTypeError):
        return ValueError(f"ASE knows no format of files like {path}: give one that ends in .extxyz, .cif or .traj")
    place = f"structure {index} of {path}" if index else f"structures from {path}"
    return ValueError(f"ASE cannot read {place}: {type(error).__name__}: {error}")


def require_readable(path: str | Path) -> None:
    """Refuse what is not a file, before ASE does in its words.

    Raises:
        FileNotFoundError: if there is no such file.
        IsADirectoryError: if it is a folder.
    """
    if Path(path).is_dir():
        raise IsADirectoryError(f"{path} is a folder, expected a file with structures: name a file in it")
    if not Path(path).is_file():
        raise FileNotFoundError(f"there is no file {path}")


def require_elements(model: Layers, structures: Sequence[Atoms], source: str | Path) -> None:
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


def require_different(paths: Mapping[str, str | Path]) -> None:
    """Refuse one file under two names, also through links.

    Args:
        paths: What the user calls each argument, and its value; the files need not exist.

    Raises:
        ValueError: names the two arguments.
    """
    names = list(paths)
    for position, first in enumerate(names):
        for second in names[position + 1 :]:
            if _is_same_file(Path(paths[first]), Path(paths[second])):
                raise ValueError(
                    f"{first} {paths[first]} and {second} {paths[second]} are the same file: give one another name"
                )


def _is_same_file(first: Path, second: Path) -> bool:
    return first.resolve() == second.resolve() or (first.exists() and second.exists() and first.samefile(second))
