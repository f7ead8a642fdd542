"""Tensors of a torch file, rebuilt from their bytes with every number of their description checked."""

import math
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from mace_fast.checkpoint.records import STORAGE, Record, shown

STORAGE_DTYPES: dict[str, torch.dtype] = {
    "torch.BFloat16Storage": torch.bfloat16,
    "torch.BoolStorage": torch.bool,
    "torch.DoubleStorage": torch.float64,
    "torch.FloatStorage": torch.float32,
    "torch.HalfStorage": torch.float16,
    "torch.IntStorage": torch.int32,
    "torch.LongStorage": torch.int64,
}
"""Element types of the storage classes that MACE models use."""

_MAX_REPEATED = 2**20
"""Elements that a tensor may have beyond those of its storage, by strides of 0; no model needs even one."""

_MAX_AXES = 32
"""Of a tensor; a basis of degree n has n + 2."""


class StorageReader:
    """Reads the storages of one archive, each once.

    Args:
        read: returns the bytes of a storage given its key, such as ``"17"``.
    """

    def __init__(self, read: Callable[[str], bytearray]) -> None:
        self._read = read
        self._storages: dict[str, tuple[torch.dtype, Tensor]] = {}

    def storage(self, reference: Any) -> Tensor:
        """The elements of a storage as a flat tensor on the CPU, whatever device they were saved from.

        Args:
            reference: ``("storage", class, key, location, number of elements)`` as torch writes it.

        Returns:
            One-dimensional tensor; two references to a key return the same memory.

        Raises:
            ValueError: if the reference is malformed or the archive holds another number of bytes.
        """
        if not isinstance(reference, tuple) or len(reference) != 5 or reference[0] != "storage":
            raise ValueError(f"a tensor refers to its bytes in an unknown way: {shown(reference)}")
        _, storage_class, key, _, count = reference
        path = storage_class.path if isinstance(storage_class, type) and issubclass(storage_class, Record) else None
        dtype = STORAGE_DTYPES.get(path) if path else None
        if dtype is None or not isinstance(key, str) or not _is_count(count):
            raise ValueError(f"a tensor refers to its bytes in an unknown way: {shown(reference)}")
        if key not in self._storages:
            self._storages[key] = (dtype, _elements(self._read(key), dtype, count, key))
        stored_dtype, elements = self._storages[key]
        if stored_dtype != dtype or elements.numel() != count:
            raise ValueError(f"storage {key} is described twice, as {stored_dtype} and as {dtype}")
        return elements


def _elements(content: bytearray, dtype: torch.dtype, count: int, key: str) -> Tensor:
    """Bytes of a storage as ``count`` elements."""
    if len(content) != count * dtype.itemsize:
        raise ValueError(
            f"storage {key} holds {len(content)} bytes, expected {count * dtype.itemsize} ({count} of {dtype}): "
            "the file is damaged"
        )
    return torch.frombuffer(content, dtype=dtype) if count else torch.empty(0, dtype=dtype)


def _is_count(value: Any) -> bool:
    """True for an int of at least 0 (a bool is not one) that an address can be."""
    return type(value) is int and 0 <= value < 2**63


def _is_counts(value: Any) -> bool:
    """True for a tuple of such ints, as many as a tensor has axes."""
    return isinstance(value, tuple) and len(value) <= _MAX_AXES and all(map(_is_count, value))


def rebuild_tensor(record: Record) -> tuple[Tensor, bool | None]:
    """The tensor that a record describes.

    Args:
        record: of ``torch._utils._rebuild_tensor_v2`` or of a parameter around one.

    Returns:
        The tensor on the CPU, which may be a view of a shared storage, and for a parameter whether it requires a
        gradient, for a plain tensor None.

    Raises:
        ValueError: if the record describes no tensor, or one that reaches beyond its storage.
    """
    match record.path:
        case "torch._utils._rebuild_parameter" | "torch._utils._rebuild_parameter_with_state":
            inner, requires_grad = _arguments(record, 2)
            if not isinstance(inner, Record) or type(requires_grad) is not bool:
                raise ValueError("a parameter in the file is malformed")
            tensor, _ = rebuild_tensor(inner)
            return tensor, requires_grad
        case "torch._tensor._rebuild_from_type_v2":
            # (function, class, its arguments, state): torch writes subclasses of Tensor this way
            function, _, arguments = _arguments(record, 3)
            if not isinstance(function, type) or not issubclass(function, Record) or not isinstance(arguments, tuple):
                raise ValueError("a tensor in the file is malformed")
            return rebuild_tensor(function(*arguments))
        case "torch._utils._rebuild_tensor_v2":
            return _view(*_arguments(record, 4)), None
    raise ValueError(f"expected a tensor in the file, found {shown(record)}")


def _arguments(record: Record, count: int) -> tuple[Any, ...]:
    """The first ``count`` arguments of a record."""
    if len(record.args) < count:
        raise ValueError(f"{shown(record)} has {len(record.args)} arguments, expected at least {count}")
    return record.args[:count]


def _view(storage: Any, offset: Any, size: Any, stride: Any) -> Tensor:
    """A strided view of a storage after checking that it stays inside."""
    if not isinstance(storage, Record) or storage.path != STORAGE:
        raise ValueError("a tensor in the file has no storage")
    if not _is_count(offset) or not _is_counts(size) or not _is_counts(stride) or len(size) != len(stride):
        raise ValueError(
            f"a tensor in the file has size {shown(size)}, stride {shown(stride)} and offset {shown(offset)}"
        )
    reader, reference = storage.args
    elements: Tensor = reader.storage(reference)
    count = math.prod(size)
    end = offset + sum((n - 1) * step for n, step in zip(size, stride, strict=True)) + 1 if count else 0
    if end > elements.numel() or count > elements.numel() + _MAX_REPEATED:
        raise ValueError(
            f"a tensor of size {size}, stride {stride} and offset {offset} reaches beyond its storage of "
            f"{elements.numel()} elements: the file is damaged or was tampered with"
        )
    if not count:
        return torch.empty(size, dtype=elements.dtype)
    return elements.as_strided(size, stride, offset)
