"""A client of i-PI's sockets, which evaluates what i-PI sends until it says that the run is over."""

import socket
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from ase.calculators.socketio import IPIProtocol, SocketClosed

Driver = Callable[[list[Any], list[Any]], list[Any]]

PATIENCE = 60.0
"""Seconds for which a server that does not listen yet is waited for."""


def connect(address: str, port: int | None, say: Callable[[str], None]) -> socket.socket:
    """Connect to a server of i-PI, which may still be starting.

    Args:
        address: name of the host, or the whole path of a Unix socket.
        port: of the host; None for a Unix socket.
        say: told once if there is none yet.

    Raises:
        ConnectionError: nothing listens there.
    """
    deadline, has_said = time.monotonic() + PATIENCE, False
    family = socket.AF_UNIX if port is None else socket.AF_INET
    while True:
        connection = socket.socket(family, socket.SOCK_STREAM)
        try:
            connection.connect(address if port is None else (address, port))
        except (ConnectionRefusedError, FileNotFoundError) as error:
            connection.close()
            where = address if port is None else f"{address}, port {port}"
            if time.monotonic() > deadline:
                raise ConnectionError(
                    f"no i-PI listens at {where}: start i-PI, and give the address, port and mode of its <ffsocket>"
                ) from error
            if not has_said:
                say(f"waiting up to {PATIENCE:g} s for i-PI at {where}")
                has_said = True
            time.sleep(0.2)
        else:
            if port is not None:
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # messages are small
            return connection


def serve(connection: socket.socket, driver: Driver) -> int:
    """Answer i-PI until it ends the run.

    Args:
        connection: to i-PI.
        driver: from lists of cells and positions to a list of energy, forces, virial and extra string each, all as
            i-PI has them. It gets as many at once as the ``batch_size`` of i-PI's ``<ffsocket>``.

    Returns:
        How often it was called.

    Raises:
        ConnectionError: i-PI is gone without a word.

    Source:
        ``drivers/py/driver.py`` of i-PI 3.3.1.
    """
    protocol = IPIProtocol(connection)
    batch_size: int | None = None
    results: list[Any] = []
    evaluations = 0
    try:
        while (message := protocol.recvmsg()) != "EXIT":
            if message == "STATUS":
                protocol.sendmsg("NEEDINIT" if batch_size is None else "HAVEDATA" if results else "READY")
            elif message == "INIT":
                batch_size = _batch_size(protocol)
            elif message == "POSDATA":
                results = driver(*_received(protocol, batch_size or 1))
                evaluations += 1
            elif message == "GETFORCE":
                _send(protocol, results)
                results = []
            else:
                raise ConnectionError(f"i-PI says {message!r}, which this client does not know")
    except (SocketClosed, ConnectionResetError, BrokenPipeError) as error:
        raise ConnectionError("i-PI has gone without ending the run: its output says why") from error
    return evaluations


def _batch_size(protocol: Any) -> int:
    """How many structures come at once, which is said among other parameters."""
    _, length = protocol.recv(2, np.int32)
    parameters = protocol.recv(length, np.byte).tobytes().decode(errors="replace")
    named = dict(one.split(":", 1) for one in parameters.split(",") if ":" in one)
    return int({key.strip(): value for key, value in named.items()}.get("batch_size", 1))


def _received(protocol: Any, size: int) -> tuple[list[Any], list[Any]]:
    """Cells and positions; of several structures the number of atoms comes first, of one behind the cell."""
    if size == 1:
        cells = protocol.recv((1, 2, 3, 3), np.float64)[:, 0]
        (num_atoms,) = protocol.recv(1, np.int32)
    else:
        (num_atoms,) = protocol.recv(1, np.int32)
        cells = protocol.recv((size, 2, 3, 3), np.float64)[:, 0]
    return list(cells), list(protocol.recv((size, int(num_atoms), 3), np.float64))


def _send(protocol: Any, results: list[Any]) -> None:
    energies, forces, virials, extras = zip(*results, strict=True)
    protocol.sendmsg("FORCEREADY")
    protocol.send(energies, np.float64)
    protocol.send(len(forces[0]), np.int32)
    protocol.send(forces, np.float64)
    protocol.send(virials, np.float64)
    for extra in extras:
        text = extra.encode()
        protocol.send(len(text), np.int32)
        if text:
            connection: socket.socket = protocol.socket
            connection.sendall(text)
