"""The trajectory of ``mace-fast md``: a file of ASE, mended where a killed process or a full disk has cut it.

ASE's ULM format (``ase.io.ulm``) is a header, frames and an index. The header holds a tag and then, as int64, a
version, the number of frames and the position of the index. A frame is its arrays, the length of a JSON text as int64,
and the text, which says where the arrays are. The index holds the positions of these lengths; when it is full, one of
42 times its size is appended to the file. A frame counts once its position is in the index and the number is raised.
"""

import itertools
import json
import mmap
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from ase import Atoms
from ase.io import ulm
from ase.io.trajectory import Trajectory, TrajectoryWriter

from mace_fast.cli.files import require_readable
from mace_fast.writing import replacing

TAG = b"- of UlmASE-Trajectory  "
COUNT_AT, INDEX_AT, HEADER_END = 32, 40, 48  # bytes from the start of the file
INTEGER = 8  # bytes
CHECKED = 1000  # frames at the end whose order is checked, in 15 ms; all of a million would take 15 s


def write_frame(trajectory: TrajectoryWriter, atoms: Atoms) -> None:
    """Append a frame, whole or, if the writing is interrupted or fails, not at all."""
    try:
        trajectory.write(atoms)
    except BaseException:
        trajectory.backend.data = {}  # otherwise ASE counts the frame as far as it got when it closes the file
        raise


def mend(path: Path) -> tuple[int, Path | None]:
    """Cut a trajectory back to its last whole frame, and keep what is cut off in a file beside it.

    Args:
        path: A trajectory whose end is missing, was lost with the power, or was never finished. It may be interrupted
            and called again at any point.

    Returns:
        The number of whole frames, and the file with what was cut off, if anything was. Without a whole frame the
        trajectory is empty.

    Raises:
        FileNotFoundError: if there is no such file.
        ValueError: if it is no trajectory of ASE.
    """
    require_readable(path)
    with path.open("r+b") as file:
        size = os.fstat(file.fileno()).st_size
        if file.read(len(TAG)) != TAG[:size]:
            raise ValueError(f"{path} is not a trajectory of ASE, so it cannot be resumed")
        frames, end, has_index = _whole_frames(file, size)
        kept = _copy_of_the_end(file, path, end) if end < size else None
        file.truncate(end)
        if frames:
            if not has_index:
                _write_index(file, frames)
            ulm.writeint(file, len(frames), COUNT_AT)
        file.flush()
        os.fsync(file.fileno())
    return len(frames), kept


def read_ends(path: Path) -> tuple[dict[str, Any], Atoms, Atoms]:
    """The description of a trajectory, its first frame and its last one."""
    with Trajectory(path) as trajectory:
        return trajectory.description or {}, trajectory[0], trajectory[-1]


def require_order(path: Path) -> None:
    """Refuse a trajectory whose steps do not increase, as where two processes have written it at once.

    Raises:
        ValueError: names the first frame, of the last 1000, whose step is not beyond that of the frame before.
    """
    with Trajectory(path) as trajectory:
        first = max(len(trajectory) - CHECKED, 0)
        infos = [trajectory.backend[index].get("info", {}) for index in range(first, len(trajectory))]
    steps = [info.get("step", -1) for info in infos]
    for index, (before, step) in enumerate(itertools.pairwise(steps), first + 1):
        if step <= before:
            raise ValueError(
                f"{path} cannot be resumed: its frame {index} is of step {step}, after one of step {before}, as where "
                "two processes have written it at once: begin another --trajectory"
            )


def _whole_frames(file: BinaryIO, size: int) -> tuple[list[int], int, bool]:
    """Positions of the frames up to the last whole one, where it or the index behind it ends, and if that is there."""
    count, index = (_integer(file, position, size) or 0 for position in (COUNT_AT, INDEX_AT))
    index_end = index + INTEGER * _capacity(count)
    has_index = index >= HEADER_END and index_end <= size
    if has_index:
        file.seek(index)
        frames = np.frombuffer(file.read(INTEGER * count), "<i8").tolist()
    else:
        frames = _search(file, size)
    while frames:
        end = _frame_end(file, frames[-1], size)
        if end is not None:
            return frames, max(end, index_end) if has_index else end, has_index
        frames.pop()
    return [], 0, False


def _capacity(count: int) -> int:
    """How many frames the index of ``count`` frames has room for."""
    return next(room for room in (ulm.N1**power for power in itertools.count()) if room >= count)


def _search(file: BinaryIO, size: int) -> list[int]:
    """Positions of all whole frames, found by their texts, where the index is lost."""
    if size < HEADER_END:
        return []
    frames = []
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        text = content.find(b'{"', HEADER_END)
        while text != -1:
            if _frame_end(file, text - INTEGER, size) is not None:
                frames.append(text - INTEGER)
            text = content.find(b'{"', text + 1)
    return frames


def _frame_end(file: BinaryIO, position: int, size: int) -> int | None:
    """Where the frame ends whose text's length stands at ``position``; None if it is not whole."""
    length = _integer(file, position, size)
    if position < HEADER_END or length is None or not 0 < length <= size - position - INTEGER:
        return None
    try:
        content = json.loads(file.read(length))
    except ValueError:
        return None
    if not isinstance(content, dict) or any(end > position for end in _array_ends(content)):
        return None
    return position + INTEGER + length


def _array_ends(content: dict[str, Any]) -> Iterator[int]:
    """Where the arrays of a frame end, those of its calculator among them."""
    for name, value in content.items():
        if name.endswith("."):
            if "ndarray" in value:
                shape, dtype, position = value["ndarray"]
                yield position + int(np.prod(shape)) * np.dtype(dtype).itemsize
            else:
                yield from _array_ends(value)


def _integer(file: BinaryIO, position: int, size: int) -> int | None:
    """The integer at ``position``; None if the file ends before it does."""
    if not 0 <= position <= size - INTEGER:
        return None
    file.seek(position)
    return int.from_bytes(file.read(INTEGER), "little", signed=True)


def _write_index(file: BinaryIO, frames: list[int]) -> None:
    file.seek(0, os.SEEK_END)
    position = ulm.align(file)
    file.write(np.array(frames, "<i8").tobytes().ljust(INTEGER * _capacity(len(frames)), b"\0"))
    file.flush()
    ulm.writeint(file, position, INDEX_AT)


def _copy_of_the_end(file: BinaryIO, path: Path, begin: int) -> Path:
    copy = _name_beside(path)
    file.seek(begin)
    with replacing(copy) as partial:
        partial.write_bytes(file.read())
    return copy


def _name_beside(path: Path) -> Path:
    names = (path.with_name(f"{path.name}.cut{number}") for number in itertools.count(1))
    return next(name for name in names if not name.exists())
