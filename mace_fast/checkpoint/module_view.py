"""One way to look at a module, whether it is live (of mace-torch or mace_fast) or a record read from a file."""

import itertools
from collections.abc import Iterator, Mapping
from typing import Any

import torch
from torch import Tensor

from mace_fast.blocks import gate_dict
from mace_fast.checkpoint.records import Record, shown
from mace_fast.checkpoint.tensors import rebuild_tensor
from mace_fast.irreps import Irreps

MAX_L = 11
"""Highest degree of irreps, as in e3nn's tables; nobody trains with half of it."""

_MAX_IRREPS = 1000
_MAX_PLAIN = 100_000
"""Numbers and names in one attribute; shared parts count as often as they occur."""

_GRAPH_MODULE = "torch.fx.graph_module.reduce_graph_module"


class ModuleView:
    """Reads a module's class, attributes, tensors and submodules.

    Args:
        source: a `torch.nn.Module` or a `Record` of one.
        path: name of the module inside the model, for messages; empty for the model itself.

    Attributes:
        path: as given.
        class_name: name of the module's class, without its package.

    Raises:
        ValueError: if the source is no module.
    """

    def __init__(self, source: Any, path: str = "") -> None:
        self.path = path
        self._attributes: Mapping[str, Any]
        if isinstance(source, torch.nn.Module):
            self.class_name = type(source).__name__
            self._attributes = vars(source)
        elif isinstance(source, Record):
            self.class_name = source.path.rpartition(".")[2]
            state = source.args[0] if source.path == _GRAPH_MODULE and source.args else source.state
            self._attributes = dict(entries(state))
            if not {"_parameters", "_buffers", "_modules"} <= self._attributes.keys():
                raise ValueError(f"expected a module{self.place}, found {shown(source)}")
        else:
            raise ValueError(f"expected a module{self.place}, found a {type(source).__name__}")
        self._modules = {name: module for name, module in entries(self._attributes["_modules"]) if module is not None}

    @property
    def place(self) -> str:
        """`` at <path>`` for messages, empty for the model itself."""
        return f" at {self.path}" if self.path else ""

    def __contains__(self, name: str) -> bool:
        return name in self._modules

    def __getitem__(self, name: str) -> "ModuleView":
        """A submodule, which must exist."""
        if name not in self._modules:
            raise ValueError(f"the {self.class_name}{self.place} has no submodule {name!r}, so it is no MACE model")
        return ModuleView(self._modules[name], f"{self.path}.{name}" if self.path else name)

    @property
    def size(self) -> int:
        """How many attributes, tensors and submodules it has."""
        parts = ("_parameters", "_buffers", "_modules")
        return len(self._attributes) + sum(len(entries(self._attributes[part])) for part in parts)

    @property
    def names(self) -> list[str]:
        """Names of all submodules in order."""
        return list(self._modules)

    def children(self) -> list["ModuleView"]:
        """All submodules in order."""
        return [self[name] for name in self._modules]

    def attribute(self, name: str, default: Any = None) -> Any:
        """A plain attribute as stored (possibly a `Record`), or the default."""
        return self._attributes.get(name, default)

    def irreps(self, name: str) -> Irreps:
        """An attribute that must hold irreps."""
        try:
            return as_irreps(self._attributes[name])
        except (KeyError, ValueError) as error:
            raise ValueError(f"the {self.class_name}{self.place} has no irreps {name!r}") from error

    def tensors(self) -> Iterator[tuple[str, Tensor, bool | None]]:
        """Name, tensor and, for a parameter, whether it requires a gradient (for a buffer None), of this module alone.

        Buffers that a state dict does not hold are left out.
        """
        for name, value in entries(self._attributes["_parameters"]):
            if value is not None:
                tensor, requires_grad = _as_tensor(value)
                yield name, tensor, bool(requires_grad)
        transient = _elements(self._attributes.get("_non_persistent_buffers_set", set()))
        for name, value in entries(self._attributes["_buffers"]):
            if value is not None and name not in transient:
                yield name, _as_tensor(value)[0], None

    def tensor(self, name: str) -> Tensor:
        """A parameter or buffer, which must exist."""
        for own, tensor, _ in self.tensors():
            if own == name:
                return tensor
        raise ValueError(f"the {self.class_name}{self.place} has no tensor {name!r}")


def entries(value: Any) -> list[tuple[str, Any]]:
    """Items of a dictionary with string keys, live or recorded.

    Args:
        value: a mapping, or the record of a ``dict`` or ``OrderedDict``.

    Returns:
        (key, value) pairs in order.

    Raises:
        ValueError: if it is neither, or a key is not a string.
    """
    if isinstance(value, Mapping):
        pairs = list(value.items())
    elif isinstance(value, Record) and value.path in {"collections.OrderedDict", "builtins.dict"} and not value.args:
        pairs = value.entries
    else:
        raise ValueError(f"expected a dictionary, found {shown(value)}")
    if not all(isinstance(key, str) for key, _ in pairs):
        raise ValueError("expected a dictionary with names as keys")
    return pairs


def _elements(value: Any) -> set[str]:
    """Members of a set of names, live or recorded."""
    if isinstance(value, Record) and value.path == "builtins.set" and len(value.args) <= 1:
        value = value.args[0] if value.args else []
    if not isinstance(value, set | frozenset | list | tuple):
        raise ValueError(f"expected a set, found {shown(value)}")
    if not all(isinstance(name, str) for name in value):
        raise ValueError(f"expected a set of names, found {shown(value)}")
    return set(value)


def _as_tensor(value: Any) -> tuple[Tensor, bool | None]:
    """A live or recorded tensor, detached, and whether it requires a gradient if it is a parameter."""
    if isinstance(value, Record):
        return rebuild_tensor(value)
    if isinstance(value, Tensor):
        return value.detach(), value.requires_grad
    raise ValueError(f"expected a tensor, found {shown(value)}")


def as_irreps(value: Any) -> Irreps:
    """Irreps from a string, from live irreps or from their record.

    Args:
        value: any of the three.

    Returns:
        The irreps, in the order and grouping given.

    Raises:
        ValueError: if it is none of them.
    """
    try:
        irreps = Irreps(_plain_irreps(value) if isinstance(value, Record) else value)
    except (ValueError, TypeError, AssertionError) as error:
        raise ValueError(f"expected irreps, found {shown(value)}") from error
    if len(irreps) > _MAX_IRREPS or any(ir.l > MAX_L for _, ir in irreps):
        raise ValueError(f"expected up to {_MAX_IRREPS} irreps up to l = {MAX_L}, found {shown(str(irreps))}")
    return irreps


def _plain_irreps(record: Record) -> Any:
    """Nested tuples ``((mul, (l, p)), ...)`` from the records of `Irreps`, `_MulIr` and `Irrep`."""
    kind, inner = record.path.rpartition(".")[2], {"Irreps": "_MulIr", "_MulIr": "Irrep"}
    if kind not in {"Irreps", "_MulIr", "Irrep"} or len(record.args) > 1:
        raise ValueError(f"expected irreps, found {shown(record)}")
    values = record.args[0] if record.args else ()
    if not isinstance(values, tuple | list) or len(values) > _MAX_IRREPS:
        raise ValueError(f"expected irreps, found {shown(record)}")
    for item in values:
        if isinstance(item, Record) and item.path.rpartition(".")[2] != inner.get(kind):
            raise ValueError(f"expected irreps, found {shown(item)} in {shown(record)}")
    return tuple(_plain_irreps(item) if isinstance(item, Record) else item for item in values)


def as_plain(value: Any) -> Any:
    """A value that JSON can hold: numbers, strings, lists and dictionaries of them.

    Args:
        value: such a value, or a NumPy number, a tensor, or the record of one.

    Returns:
        The same with tensors and arrays as (nested) lists or numbers.

    Raises:
        ValueError: if it is anything else.
    """
    return _as_plain(value, itertools.count(), depth=0)


def _as_plain(value: Any, counted: "itertools.count[int]", depth: int) -> Any:
    """`as_plain`, refusing what has more parts or deeper ones than any model."""
    if next(counted) > _MAX_PLAIN or depth > 10:
        raise ValueError(f"expected a plain value, found one of more than {_MAX_PLAIN} parts, or parts of parts of ...")
    if value is None or isinstance(value, bool | int | float | str):
        # a subclass such as numpy.float64 becomes the plain type
        return value if value is None or isinstance(value, bool) else _base_type(value)(value)
    if isinstance(value, list | tuple):
        return [_as_plain(item, counted, depth + 1) for item in value]
    if isinstance(value, Record) and value.path.endswith(".multiarray.scalar"):
        return _numpy_scalar(value)
    if isinstance(value, Tensor) or (
        isinstance(value, Record) and value.path.startswith(("torch._utils", "torch._te"))
    ):
        return _as_plain(_as_tensor(value)[0].tolist(), counted, depth + 1)
    if isinstance(value, Mapping | Record):
        return {key: _as_plain(item, counted, depth + 1) for key, item in entries(value)}
    if hasattr(value, "tolist"):  # NumPy numbers and arrays
        return _as_plain(value.tolist(), counted, depth + 1)
    raise ValueError(f"expected a plain value, found {shown(value)}")


def _base_type(value: float | str) -> type:
    """Which of int, float and str a value is."""
    return next(kind for kind in (int, float, str) if isinstance(value, kind))


def _numpy_scalar(record: Record) -> float:
    """A NumPy number from its record: a type such as ``f8`` and the bytes."""
    match record.args:
        case (Record(path="numpy.dtype", args=(str(code), *_), state=(_, str(order), *_)), content):
            if isinstance(content, Record) and content.path == "_codecs.encode" and content.args:
                content = str(content.args[0]).encode("latin-1")
            kind = _NUMPY_DTYPES.get(code.lstrip("<>=|"))
            if kind and order in {"<", "|", "="} and isinstance(content, bytes) and len(content) == kind.itemsize:
                return torch.frombuffer(bytearray(content), dtype=kind).item()
    raise ValueError("expected a number, found a NumPy scalar of an unknown kind")


_NUMPY_DTYPES = {"f8": torch.float64, "f4": torch.float32, "i8": torch.int64, "i4": torch.int32, "b1": torch.bool}


def function_name(value: Any) -> str | None:
    """Name of an activation function, live or recorded.

    Args:
        value: a function, the record class of one, the record of ``getattr(torch, name)``, or None.

    Returns:
        The name without its module, such as ``silu``; None for None.

    Raises:
        ValueError: if it is none of these.
    """
    if value is None:
        return None
    if isinstance(value, type) and issubclass(value, Record):
        return value.path.rpartition(".")[2]
    if isinstance(value, Record) and value.path == "builtins.getattr" and len(value.args) == 2:
        owner, name = value.args
        if isinstance(owner, type) and issubclass(owner, Record) and isinstance(name, str):
            return name
    name = getattr(value, "__name__", None)
    if isinstance(name, str):
        return name
    raise ValueError(f"expected an activation function, found {shown(value)}")


_GATES = tuple(None if name == "None" else name for name in gate_dict)


def gate_name(value: Any) -> str | None:
    """Name of the gate of a readout, as `function_name`.

    Raises:
        ValueError: if it is none that constructors of mace-torch take by name.
    """
    gate = function_name(value)
    if gate not in _GATES:
        raise ValueError(f"the gate of the last readout is {shown(gate)}, expected one of {_GATES}")
    return gate
