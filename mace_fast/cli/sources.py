"""Files of structures that are read one after the other, from any place, however many there are."""

import hashlib
import io
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import ase.io
from ase import Atoms

from mace_fast.cli.databases import DATABASES, OF_ATOMS, connect
from mace_fast.cli.files import require_readable, unreadable

_MARKED = 256  # structures of extended XYZ between two whose places are kept
_ROWS = 256  # of a database that are read at once
_BYTES = 1 << 20  # of a file that are read at once


class Source(Protocol):
    """The structures of a file.

    Attributes:
        count: how many there are.
        sha256: of the file.
    """

    count: int
    sha256: str

    def read(self, first: int, last: int) -> Iterator[Atoms | str]:
        """Structures ``first`` to ``last - 1``, or why one of them cannot be read."""


def open_source(path: Path) -> Source:
    """The structures of a file, which is read once to count them.

    Of extended XYZ and databases a structure that ASE cannot read keeps its place. In other formats it makes the file
    unreadable.

    Raises:
        FileNotFoundError: if there is no such file.
        IsADirectoryError: if it is a folder.
        ImportError: if it needs a package that is not installed.
        ValueError: if there is no structure in it, or ASE cannot find any.
    """
    require_readable(path)
    kinds: dict[str, Callable[[Path], Source]] = {".xyz": Frames, ".extxyz": Frames, **dict.fromkeys(DATABASES, Rows)}
    source = kinds.get(path.suffix, AnyFormat)(path)
    if source.count == 0:
        raise ValueError(f"{path} holds no structures")
    return source


class Frames:
    """Of extended XYZ.

    Where a structure does not begin with its number of atoms, the last entry says so, as nothing after it can be found.

    Args:
        path: the file.

    Raises:
        ValueError: if no structure can be read.
    """

    def __init__(self, path: Path) -> None:
        self._path, self.count = path, 0
        self._marks: list[int] = []  # where every so many structures begin
        self._damage = ""
        digest, begin = hashlib.sha256(), 0
        with path.open("rb") as file:
            try:
                for frame in _frames(file):
                    if self.count % _MARKED == 0:
                        self._marks.append(begin)
                    begin += len(frame)
                    digest.update(frame)
                    self.count += 1
            except ValueError as error:
                if self.count == 0:
                    raise ValueError(f"no structure of {path} can be read: {error}") from error
                self._damage = f"nothing from here on can be read: {error}"
            file.seek(begin)
            _digest(file, digest)
        self._frames = self.count
        self.count += bool(self._damage)
        self.sha256 = digest.hexdigest()

    def read(self, first: int, last: int) -> Iterator[Atoms | str]:
        """As of ``Source``."""
        if first >= last:
            return
        with self._path.open("rb") as file:
            mark = min(first, self._frames - 1) // _MARKED
            file.seek(self._marks[mark])
            for frame in itertools.islice(
                _frames(file), first - mark * _MARKED, min(last, self._frames) - mark * _MARKED
            ):
                yield _parsed(frame)
        if self._damage and last == self.count:
            yield self._damage


def _parsed(frame: bytes) -> Atoms | str:
    try:
        (atoms,) = ase.io.iread(io.StringIO(frame.lstrip().decode(errors="replace")), format="extxyz")
    except Exception as error:  # of ASE's parser, which has errors of many kinds
        return f"ASE cannot read it: {type(error).__name__}: {error}"
    return atoms


def _frames(file: BinaryIO) -> Iterator[bytes]:
    """The text of each structure of an extended XYZ file, one behind the other.

    Raises:
        ValueError: if one does not begin with its number of atoms.
    """
    first = file.readline()
    while first:
        blank = [first]
        while first and not first.strip():
            first = file.readline()
            blank.append(first)
        if not first:
            return
        if not first.strip().isdigit():
            shown = first.strip()[:40].decode(errors="replace")
            raise ValueError(f"a structure begins with {shown!r}, not with its number of atoms")
        lines = [*blank, *itertools.islice(file, int(first) + 1)]
        first = file.readline()
        while first.lstrip().startswith(b"VEC"):  # lattice vectors of an older form, behind the atoms
            lines.append(first)
            first = file.readline()
        yield b"".join(lines)


class Rows:
    """Of a database of ASE; its key-value pairs and data are in ``info``, those of atoms in ``arrays``.

    Which are of atoms the rows that we write say; of others they are those with as many entries as there are atoms.

    Args:
        path: the file.

    Raises:
        ImportError: if it needs a package that is not installed.
        ValueError: if it is no database.
    """

    def __init__(self, path: Path) -> None:
        self._path, self.sha256 = path, _sha256(path)
        try:
            with connect(path, path.suffix, readonly=True) as database:
                self.count = database.count()
        except (ImportError, OSError):
            raise
        except Exception as error:  # of sqlite or LMDB
            raise unreadable(path, 0, error) from error

    def read(self, first: int, last: int) -> Iterator[Atoms | str]:
        """As of ``Source``."""
        with connect(self._path, self._path.suffix, readonly=True) as database:
            rows = _lmdb_rows if self._path.suffix == ".aselmdb" else _sqlite_rows
            for row in rows(database, first, last):
                yield row if isinstance(row, str) else _atoms_of(row)


def _lmdb_rows(database: Any, first: int, last: int) -> Iterator[Any]:
    for identifier in database.ids[first:last]:
        try:
            yield database.get(id=identifier)
        except Exception as error:  # of its decoders
            yield f"ASE cannot read it: {type(error).__name__}: {error}"


def _sqlite_rows(database: Any, first: int, last: int) -> Iterator[Any]:
    """A page at a time, as ASE keeps all rows of a selection."""
    place, after = first, 0
    while place < last:
        page = list(
            database.select(f"id>{after}", sort="id", limit=min(_ROWS, last - place), offset=0 if after else first)
        )
        if not page:
            raise ValueError("the database has fewer rows than when it was opened: let nobody write it meanwhile")
        yield from page
        place, after = place + len(page), page[-1].id


def _atoms_of(row: Any) -> Atoms | str:
    try:
        atoms: Atoms = row.toatoms()
        data = dict(row.data)
        of_atoms = data.pop(OF_ATOMS, data)  # others do not say, so that all of the right length are taken
        for name, value in {**row.key_value_pairs, **data}.items():
            fits = getattr(value, "ndim", 0) > 0 and len(value) == len(atoms) and name not in atoms.arrays
            (atoms.arrays if fits and name in of_atoms else atoms.info)[name] = value
    except Exception as error:  # as of other formats
        return f"ASE cannot read it: {type(error).__name__}: {error}"
    return atoms


class AnyFormat:
    """Of a format that ASE knows.

    Args:
        path: the file.

    Raises:
        ValueError: if ASE cannot read it, or a structure has no atoms.
    """

    def __init__(self, path: Path) -> None:
        self._path, self.count, self.sha256 = path, 0, _sha256(path)
        for atoms in self.read(0, None):
            if len(atoms) == 0:
                raise ValueError(f"structure {self.count} of {path} has no atoms")
            self.count += 1

    def read(self, first: int, last: int | None) -> Iterator[Atoms]:
        """As of ``Source``; to the end without ``last``."""
        number = first
        try:
            found = ase.io.iread(self._path, index=":", do_not_split_by_at_sign=True)
            for atoms in itertools.islice(found, first, last):
                yield atoms
                number += 1
        except Exception as error:  # every format of ASE has errors of its own
            raise unreadable(self._path, number, error) from error


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        _digest(file, digest)
    return digest.hexdigest()


def _digest(file: BinaryIO, digest: Any) -> None:
    while content := file.read(_BYTES):
        digest.update(content)
