"""Reads a torch file (a zip archive with a pickle in it) into inert records; no code of the file is ever run."""

import io
import pickle
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar, NoReturn

from mace_fast.checkpoint.records import MODEL_NAMES, STORAGE, Record, UnsafeCheckpointError, record_class, shown
from mace_fast.checkpoint.tensors import StorageReader

_LEGACY_MAGIC = b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19."
"""Start of a file written by torch before 1.6: the pickle of a magic number."""

_DAMAGED = (zipfile.BadZipFile, EOFError, NotImplementedError, OverflowError, RuntimeError, ValueError, struct.error)
"""What Python raises of archives that are none."""

_HINTS: dict[str, str] = {
    "cuequivariance": "The model was converted for cuequivariance: convert it back with `mace_cueq_to_e3nn` first.",
    "cuequivariance_torch": "The model was converted for cuequivariance: convert it back with `mace_cueq_to_e3nn`.",
    "openequivariance": "The model was converted for openequivariance: convert it back with mace-torch first.",
    "graph_longrange": "It belongs to a PolarMACE of another release than mace_fast reads, which is that of mace-torch "
    "0.3.16 with graph_longrange 0.4.",
    "mace_fast": "It is a pickle of mace_fast's own: if you trust where it comes from, read it with torch.load(path, "
    "weights_only=False) and write it with mace_fast.save.",
    "les": "It belongs to a MACELES of another release of les than mace_fast reads.",
}
"""What to say of a refused name, by the package it comes from."""


def read_records(path: Path) -> Record:
    """The object in a file written by ``torch.save``, as records.

    Args:
        path: a file in torch's zip format.

    Returns:
        The record of the saved object. Tensors in it are records too (see `mace_fast.checkpoint.tensors`); their bytes
        are read when they are rebuilt, from a copy of the archive in memory.

    Raises:
        UnsafeCheckpointError: if the file names a class or function that no MACE model contains.
        ValueError: if the file is no such archive, is damaged, or holds something other than a model.
    """
    content = path.read_bytes()
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _DAMAGED as error:
        raise ValueError(_not_an_archive(content)) from error
    folder = _folder(archive.namelist())
    members = _members(archive, len(content))

    def read(name: str) -> bytearray:
        if f"{folder}{name}" not in members:
            raise ValueError(f"it lacks its part {name!r}, so it is damaged")
        try:
            return bytearray(archive.read(f"{folder}{name}"))
        except _DAMAGED as error:
            raise ValueError(f"it is damaged in its part {name!r}: {error}") from error

    if f"{folder}byteorder" in members and read("byteorder") != b"little":
        raise ValueError("it was written on a big-endian machine; save it again with mace-torch on another")
    root = _unpickle(bytes(read("data.pkl")), StorageReader(lambda key: read(f"data/{key}")))
    if isinstance(root, dict) or (isinstance(root, Record) and root.path == "collections.OrderedDict"):
        raise ValueError(
            "it holds a dictionary of tensors (a state dict or training checkpoint) without the model's "
            "configuration; save the whole model with mace-torch, torch.save(model, path), and load that"
        )
    if not isinstance(root, Record):
        raise ValueError(f"it holds a {type(root).__name__}, expected a MACE model")
    return root


def _not_an_archive(content: bytes) -> str:
    """Message for a file that is no readable zip archive."""
    if not content:
        return "it is empty, expected a model file"
    if content.startswith(_LEGACY_MAGIC):
        return (
            "it is in the format of torch before 1.6; if you trust it, save it again with "
            "torch.save(torch.load(path, weights_only=False), path)"
        )
    if content.startswith(b"PK"):
        return "it is a truncated or damaged archive; copy or download it again"
    return "it is neither a model of mace-torch nor one of mace_fast"


def _folder(names: list[str]) -> str:
    """Name of the archive's one folder, with its slash."""
    pickles = [name for name in names if name.count("/") == 1 and name.endswith("/data.pkl")]
    if len(pickles) != 1:
        raise ValueError("it is a zip archive but was not written by torch.save")
    folder = pickles[0].removesuffix("data.pkl")
    if f"{folder}constants.pkl" in names:
        raise ValueError(
            "it is a TorchScript archive (such as *-lammps.pt or *_compiled.model), which holds compiled code; "
            "load the .model file it was made from"
        )
    return folder


def _members(archive: zipfile.ZipFile, size: int) -> set[str]:
    """Names of the archive's parts, after checking that they cannot unpack to more than the file itself."""
    infos = archive.infolist()
    names = {info.filename for info in infos}
    packed = any(info.compress_type != zipfile.ZIP_STORED or info.file_size != info.compress_size for info in infos)
    if packed or len(names) != len(infos) or sum(info.file_size for info in infos) > size:
        raise ValueError(
            "it is an archive with compressed, repeated or overlapping parts, which torch.save never writes; "
            "save the model again with mace-torch"
        )
    return names


def _unpickle(content: bytes, storages: StorageReader) -> Any:
    """Records of a pickle, with every way in which it can be malformed turned into a ValueError."""
    unpickler = _RecordUnpickler(content, storages)
    try:
        return unpickler.load()
    except UnsafeCheckpointError as error:
        raise UnsafeCheckpointError(_refusal(str(error), unpickler.named)) from error
    except Exception as error:  # a hostile pickle can raise anything from its opcodes, but execute nothing
        raise ValueError(f"its pickle cannot be read, so it is damaged ({type(error).__name__}: {error})") from error


def _refusal(name: str, named: list[str]) -> str:
    """Message for a refused name, given the names that came before it."""
    model = f" (it begins with {named[0]})" if named else ""
    remedy = _HINTS.get(
        name.partition(".")[0],
        "If you trust where the file comes from, load it with mace-torch and save the plain model again; "
        "if it is a MACE model, report this name.",
    )
    return f"it names {name}, which is no part of the MACE models mace_fast reads{model}; nothing was loaded. {remedy}"


def _refuse_extension(unpickler: Any) -> NoReturn:
    """Replaces the opcodes that would return any object the process has registered, without asking `find_class`."""
    raise UnsafeCheckpointError("an object of Python's extension registry")


def _refuse_buffer(unpickler: Any) -> NoReturn:
    """Replaces the opcodes that take memory of any size, or from outside the pickle."""
    raise ValueError("it has a buffer, which no model has")


def _with_plain_keys(opcode: bytes, keys: slice) -> Callable[[Any], None]:
    """An opcode that hashes objects, refusing all but names and numbers: hashing others can take forever.

    Args:
        opcode: of pickle.
        keys: where on the stack they are.
    """
    load = pickle._Unpickler.dispatch[opcode[0]]

    def checked(unpickler: Any) -> None:
        for key in unpickler.stack[keys]:
            if not (isinstance(key, str) or (type(key) is int and abs(key) < 2**32)):
                raise ValueError(
                    f"a dictionary or set in it has {shown(key)} where models have names and small numbers"
                )
        load(unpickler)

    return checked


class _RecordUnpickler(pickle._Unpickler):
    """Turns every class and function into a record class.

    It extends Python's own implementation rather than the one in C, as only the former lets opcodes be replaced.
    """

    dispatch: ClassVar[dict[int, Callable[[Any], None]]] = {
        **pickle._Unpickler.dispatch,
        **dict.fromkeys((pickle.EXT1[0], pickle.EXT2[0], pickle.EXT4[0]), _refuse_extension),
        **dict.fromkeys((pickle.BYTEARRAY8[0], pickle.NEXT_BUFFER[0], pickle.READONLY_BUFFER[0]), _refuse_buffer),
        pickle.SETITEM[0]: _with_plain_keys(pickle.SETITEM, slice(-2, -1)),
        **{
            opcode[0]: _with_plain_keys(opcode, slice(None, None, 2 if opcode in (pickle.DICT, pickle.SETITEMS) else 1))
            for opcode in (pickle.DICT, pickle.SETITEMS, pickle.ADDITEMS, pickle.FROZENSET)
        },
    }

    def __init__(self, content: bytes, storages: StorageReader) -> None:
        super().__init__(io.BytesIO(content), encoding="utf-8")
        self.named: list[str] = []
        self._storages = storages
        self._classes: dict[str, type[Record]] = {}

    def find_class(self, module: str, name: str) -> type[Record]:
        """A record class for a name of a MACE model."""
        path = f"{module.replace('__builtin__', 'builtins')}.{name}"
        if name not in MODEL_NAMES.get(module, ()):
            raise UnsafeCheckpointError(path)
        self.named.append(path)
        return self._class(path)

    def persistent_load(self, reference: Any) -> Record:
        """A record of a tensor's storage."""
        return self._class(STORAGE)(self._storages, reference)

    def _class(self, path: str) -> type[Record]:
        return self._classes.setdefault(path, record_class(path))
