"""Files that structures are written to batch by batch, so that a killed process leaves no half batch that counts."""

import io
import os
import sqlite3
import warnings
from collections.abc import Sequence, Sized
from pathlib import Path
from typing import Any, Protocol, TypeVar

import ase.io
from ase import Atoms
from ase.db.core import check as check_pairs
from ase.io.extxyz import key_val_str_to_dict
from ase.io.jsonio import encode

from mace_fast.cli.databases import DATABASES, OF_ATOMS, connect

ENDINGS = (".xyz", ".extxyz", *DATABASES)

_OF_A_ROW = ("numbers", "positions", "momenta", "masses", "tags", "initial_magmoms", "initial_charges")
"""Arrays for which a row has columns."""


class UnwritableError(ValueError):
    """A structure cannot be written.

    Attributes:
        index: of it, among those that were to be written.
    """

    def __init__(self, index: int, reason: str) -> None:
        super().__init__(reason)
        self.index = index


Row = tuple[Atoms, dict[str, Any], dict[str, Any]]
"""A structure, its key-value pairs and its data."""

Content = TypeVar("Content", bound=Sized)


class Sink(Protocol[Content]):
    """A file that grows.

    Attributes:
        end: what is in it, in bytes or rows.
    """

    end: int

    def has(self, begin: int, end: int) -> bool:
        """Whether what was written between two ends is there."""

    def cut(self, end: int) -> None:
        """Take away what is behind an end."""

    def encoded(self, structures: Sequence[Atoms]) -> Content:
        """Structures as they are written; their length is what the file grows by.

        Raises:
            UnwritableError: one cannot be written.
        """

    def write(self, content: Content) -> None:
        """Append what is encoded: in a database all of it or nothing.

        Raises:
            OSError: the disk is full, or there is another error of the file.
        """

    def close(self) -> None:
        """Put all of it onto the disk."""


def open_sink(path: Path, suffix: str) -> Sink[Any]:
    """The file ``path``, which need not exist, in the format of an ending.

    Raises:
        ImportError: if that needs a package that is not installed.
    """
    return RowSink(path, suffix) if suffix in DATABASES else FrameSink(path)


class FrameSink:
    """Extended XYZ.

    Args:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("r+b" if path.exists() else "w+b", buffering=0)
        self.end = self._file.seek(0, os.SEEK_END)

    def has(self, begin: int, end: int) -> bool:
        """As of ``Sink``; bytes that were lost with the power are zeros."""
        self._file.seek(begin)
        found = self._file.read(end - begin)
        return end > begin and len(found) == end - begin and b"\0" not in found

    def cut(self, end: int) -> None:
        """As of ``Sink``."""
        self._file.truncate(end)
        self.end = self._file.seek(end)

    def encoded(self, structures: Sequence[Atoms]) -> bytes:
        """As of ``Sink``."""
        frames = []
        for index, atoms in enumerate(structures):
            text = io.StringIO()
            try:
                ase.io.write(text, atoms, format="extxyz")
            except Exception as error:  # of ASE, for what is in info or arrays
                raise _unwritable(index, error) from error
            frames.append(text.getvalue())
            if lost := _lost(frames[-1], atoms):
                raise UnwritableError(index, f"extended XYZ cannot hold its {lost}")
        return "".join(frames).encode()

    def write(self, content: bytes) -> None:
        """As of ``Sink``."""
        rest = memoryview(content)
        while rest:  # less than all is written where the disk becomes full
            rest = rest[self._file.write(rest) :]
        self.end += len(content)

    def close(self) -> None:
        """As of ``Sink``."""
        with self._file:
            os.fsync(self._file.fileno())


def _lost(frame: str, atoms: Atoms) -> str:
    """What ASE would not find in the text of a frame: it quotes neither empty texts nor line feeds."""
    lines = frame.splitlines(keepends=True)
    reserved = sorted({"", "Lattice", "Properties"} & {str(key) for key in atoms.info})
    if reserved:
        return f"info of the name {reserved[0]!r}"
    if len(lines) != len(atoms) + 2:
        return "info of several lines"
    found = key_val_str_to_dict(lines[1])
    columns = str(found.get("Properties", "")).split(":")[::3]
    lost = [str(key) for key in atoms.info if str(key) not in found]
    lost += [key for key in atoms.arrays if key not in ("numbers", "positions", "momenta") and key not in columns]
    return f"{', '.join(lost)}, as a text before that is empty or ends in a backslash" if lost else ""


class RowSink:
    """A database of ASE: numbers and texts are key-value pairs of a row, the rest of ``info`` and ``arrays`` its data.

    Args:
        path: The file.
        suffix: Of the format.
    """

    def __init__(self, path: Path, suffix: str) -> None:
        self._path, self._suffix = path, suffix
        try:
            with connect(path, suffix) as database:
                self.end: int = database.count()
        except Exception as error:
            if not _is_of_a_database(error):
                raise
            raise ValueError(f"{path} is damaged ({error}): leave out --resume to begin anew") from error

    def has(self, begin: int, end: int) -> bool:
        """As of ``Sink``."""
        return end <= self.end

    def cut(self, end: int) -> None:
        """As of ``Sink``."""
        if end < self.end:
            database = connect(self._path, self._suffix)
            if self._suffix == ".db":
                behind = [row.id for row in database.select(sort="id", offset=end, columns=["id"], include_data=False)]
            else:
                behind = database.ids[end:]
            database.delete(behind)
            self.end = end

    def encoded(self, structures: Sequence[Atoms]) -> list[Row]:
        """As of ``Sink``."""
        return [_row_of(atoms, index) for index, atoms in enumerate(structures)]

    def write(self, content: list[Row]) -> None:
        """As of ``Sink``."""
        try:
            with connect(self._path, self._suffix) as database:
                for atoms, pairs, data in content:
                    database.write(atoms, key_value_pairs=pairs, data=data)
        except Exception as error:
            if not _is_of_a_database(error):
                raise
            raise OSError(str(error)) from error  # a full disk among others
        self.end += len(content)

    def close(self) -> None:
        """As of ``Sink``; every transaction is on the disk already."""
        self._path.with_name(f"{self._path.name}-lock").unlink(missing_ok=True)  # of LMDB


def _is_of_a_database(error: Exception) -> bool:
    return isinstance(error, sqlite3.Error) or type(error).__module__ == "lmdb"


def _row_of(atoms: Atoms, index: int) -> Row:
    """A structure with its key-value pairs and data.

    Raises:
        ValueError: its data are of a kind that a database cannot have.
    """
    of_atoms = {name: value for name, value in atoms.arrays.items() if name not in _OF_A_ROW}
    pairs: dict[str, Any] = {}
    data: dict[str, Any] = {}
    for name, value in {**atoms.info, **of_atoms}.items():
        (pairs if _is_pair(name, value) else data)[name] = value
    data[OF_ATOMS] = sorted(of_atoms)
    try:
        encode(data)
    except Exception as error:  # of ASE's encoder
        raise _unwritable(index, error) from error
    bare = Atoms(atoms)
    bare.calc, bare.info = atoms.calc, {}
    return bare, pairs, data


def _is_pair(name: str, value: Any) -> bool:
    """Whether ASE takes it as a key-value pair; a key that is also a formula, of which it warns, could not be found."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            check_pairs({name: value})
        except (ValueError, TypeError, UserWarning):
            return False
    return True


def _unwritable(index: int, error: Exception) -> UnwritableError:
    return UnwritableError(index, f"{type(error).__name__}: {error}")
