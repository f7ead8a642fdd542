"""``pair_style mace_fast``: the functions that the compiled pair style calls, and how a LAMMPS gets it."""

import ctypes
import itertools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from mace_fast.integrations.lammps.build import lammps_module, library
from mace_fast.integrations.lammps.devices import settle
from mace_fast.integrations.lammps.domain import DomainModel
from mace_fast.loading import DTYPES

_LENGTH = 1024  # of a message, as in pair_mace_fast.cpp
_PLUGIN_PATH = "LAMMPS_PLUGIN_PATH"

_models: dict[int, DomainModel] = {}
_numbers = itertools.count()


class _Part(ctypes.Structure):
    """The atoms of a rank that the model sees; fields as in pair_mace_fast.cpp."""

    _fields_ = (
        ("pair", ctypes.c_void_p),
        ("num_owned", ctypes.c_int64),
        ("num_nodes", ctypes.c_int64),
        ("num_edges", ctypes.c_int64),
        ("elements", ctypes.c_void_p),
        ("senders", ctypes.c_void_p),
        ("receivers", ctypes.c_void_p),
        ("vectors", ctypes.c_void_p),
        ("energies", ctypes.c_void_p),
        ("gradients", ctypes.c_void_p),
    )


_LOAD = ctypes.CFUNCTYPE(
    ctypes.c_int,
    ctypes.c_char_p,
    ctypes.c_char_p,
    ctypes.c_char_p,
    ctypes.POINTER(ctypes.c_int),
    ctypes.POINTER(ctypes.c_double),
    ctypes.POINTER(ctypes.c_int),
    ctypes.POINTER(ctypes.c_char),
)
_EVALUATE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.POINTER(_Part), ctypes.POINTER(ctypes.c_char))
_RELEASE = ctypes.CFUNCTYPE(None, ctypes.c_int)


class _Functions(ctypes.Structure):
    _fields_ = (("load", _LOAD), ("evaluate", _EVALUATE), ("release", _RELEASE))


class _Connection:
    """The compiled pair style, and the functions that it calls on a device."""

    def __init__(self, device: torch.device) -> None:
        self.file = library()
        # names that the pair style takes from LAMMPS, which are there only once its library is loaded for all to see
        ctypes.CDLL(str(Path(lammps_module().__file__).with_name("liblammps.so")), ctypes.RTLD_GLOBAL)
        self.code = ctypes.CDLL(str(self.file))
        self.code.mace_fast_exchange.argtypes = [ctypes.c_void_p, ctypes.c_void_p, *[ctypes.c_int] * 3]
        self.code.lammpsplugin_init.argtypes = [ctypes.c_void_p] * 3
        self.device = device
        self.functions = _Functions(_LOAD(self._load), _EVALUATE(self._evaluate), _RELEASE(self._release))
        self.code.mace_fast_connect(ctypes.byref(self.functions))

    def _load(
        self, file: bytes, options: bytes, names: bytes, elements: Any, cutoff: Any, row_bytes: Any, message: Any
    ) -> int:
        def load() -> int:
            number = next(_numbers)
            model = DomainModel.load(file.decode(), device=self.device, **parsed(options.decode().split()))
            for place, element in enumerate(model.element_of_each(names.decode().split())):
                elements[place] = element
            cutoff[0] = model.r_max
            row_bytes[0] = max(model.widths, default=0) * model.dtype.itemsize
            _models[number] = model
            return number

        return _guarded(load, message, failed=-1)

    def _evaluate(self, number: int, part: Any, message: Any) -> int:
        def evaluate() -> int:
            atoms = part.contents
            exchanges = _Exchanges(self.code.mace_fast_exchange, atoms.pair)
            edges = (_view(address, atoms.num_edges, torch.int64) for address in (atoms.senders, atoms.receivers))
            energies, gradients = _models[number].evaluate(
                _view(atoms.elements, atoms.num_nodes, torch.int64),
                torch.stack(list(edges)),
                _view(atoms.vectors, 3 * atoms.num_edges, torch.float64).view(-1, 3),
                atoms.num_owned,
                exchanges,
            )
            _view(atoms.energies, atoms.num_owned, torch.float64).copy_(energies)
            _view(atoms.gradients, 3 * atoms.num_edges, torch.float64).view(-1, 3).copy_(gradients)
            return 0

        return _guarded(evaluate, message, failed=1)

    def _release(self, number: int) -> None:
        _models.pop(number, None)


class _Exchanges:
    """Of the pair style, on the host."""

    def __init__(self, exchange: Any, pair: int) -> None:
        self._exchange, self._pair = exchange, pair

    def forward_exchange(self, source: Tensor, target: Tensor, width: int) -> None:
        self._move(source, target, width, reverse=0)

    def reverse_exchange(self, source: Tensor, target: Tensor, width: int) -> None:
        self._move(source, target, width, reverse=1)

    def _move(self, source: Tensor, target: Tensor, width: int, reverse: int) -> None:
        on_host = target.copy_(source) if target.device.type == "cpu" else source.cpu()
        self._exchange(self._pair, on_host.data_ptr(), width, on_host.element_size(), reverse)
        if on_host is not target:
            target.copy_(on_host)


_connection: list[_Connection] = []
"""The one of this process, once there is one."""


def connect(communicator: Any, devices: str = "cpu") -> _Connection:
    """Have the compiled pair style call the functions here, and every LAMMPS that starts afterwards find it.

    Args:
        communicator: of mpi4py, all processes of the run.
        devices: as of :func:`register`.

    Raises:
        ImportError, FileNotFoundError, RuntimeError, OSError: as :func:`mace_fast.integrations.lammps.build.library`.
        ValueError: as :func:`register`; each on every rank.
    """
    device = settle(communicator, devices)
    if _connection and _connection[0].device != device:
        raise ValueError(
            f"this process runs pair_style mace_fast on {_connection[0].device} already, and now {device} is asked "
            "for: one process drives one device"
        )
    message = None
    if communicator.Get_rank() == 0:  # compiles, where that is needed, before others look
        message = _message(library)
    if message := communicator.bcast(message):
        raise RuntimeError(message)
    if not _connection:
        message = _message(lambda: _connection.append(_Connection(device)))
    if messages := [found for found in communicator.allgather(message) if found]:
        raise RuntimeError(messages[0])
    folder = str(_connection[0].file.parent)
    folders = os.environ.get(_PLUGIN_PATH, "").split(os.pathsep)
    if folder not in folders:
        os.environ[_PLUGIN_PATH] = os.pathsep.join(filter(None, [*folders, folder]))
    return _connection[0]


def register(lmp: Any, devices: str = "cpu") -> None:
    """Give a LAMMPS ``pair_style mace_fast``; on every rank.

    In LAMMPS then ``pair_style mace_fast [dtype float32|float64] [head NAME]`` and ``pair_coeff * * FILE Si O``, the
    element of each atom type or NULL. ``units metal`` and ``newton on`` are needed. The precision is that of the model
    file if none is given.

    Args:
        lmp: a ``lammps.lammps``, made after ``from mpi4py import MPI``.
        devices: ``"cpu"``, ``"cuda"`` for one GPU for each rank of a machine, or ``"cuda:1,cuda:3"``.

    Raises:
        ImportError: mpi4py is missing.
        RuntimeError: the pair style cannot be compiled or loaded.
        ValueError: there is not one device for each rank.
    """
    connect(communicator_of(lmp), devices).code.lammpsplugin_init(lmp.lmp, None, None)


def communicator_of(lmp: Any) -> Any:
    """The communicator of a LAMMPS.

    Raises:
        ImportError: mpi4py is missing, or LAMMPS was built without MPI.
    """
    lammps_module()
    communicator = lmp.get_mpi_comm()
    if communicator is None:
        raise ImportError("this LAMMPS was built without MPI, which mace_fast needs: pip install 'lammps[mpi]' mpi4py")
    return communicator


def parsed(words: list[str]) -> dict[str, str]:
    """The settings behind ``pair_style mace_fast``.

    Raises:
        ValueError: a setting is unknown, or has no such value.
    """
    settings = dict(zip(words[::2], words[1::2], strict=False))
    if len(words) % 2 or settings.keys() - {"dtype", "head"} or settings.get("dtype", "float64") not in DTYPES:
        raise ValueError(
            f"pair_style mace_fast {' '.join(words)}: expected 'pair_style mace_fast', with 'dtype float32', 'dtype "
            "float64' or 'head NAME' behind it"
        )
    return settings


def _view(address: int, count: int, dtype: torch.dtype) -> Tensor:
    """Memory of the pair style as a tensor; nothing has no address."""
    if count == 0:
        return torch.empty(0, dtype=dtype)
    memory = (ctypes.c_byte * (count * dtype.itemsize)).from_address(address)
    return torch.from_numpy(np.ctypeslib.as_array(memory)).view(dtype)


def _message(call: Callable[[], object]) -> str | None:
    """Why a call failed; None if it did not."""
    try:
        call()
    except (ImportError, OSError, RuntimeError, ValueError) as error:
        return str(error)
    return None


def _guarded(call: Callable[[], int], message: Any, failed: int) -> int:
    """What a call gives, or ``failed`` with its error in the message: C++ knows no exceptions of Python."""
    try:
        return call()
    except BaseException as error:
        sentence = " ".join(str(error).split()) or type(error).__name__
        encoded = sentence.encode()[: _LENGTH - 1]
        ctypes.memmove(message, encoded + b"\0", len(encoded) + 1)
        return failed
