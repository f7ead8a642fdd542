"""Trajectories cut at any byte are mended to their last whole frame, and go on from there."""

import shutil

import numpy as np
import pytest
from ase import Atoms
from ase.calculators.singlepoint import SinglePointCalculator
from ase.io import ulm
from ase.io.trajectory import Trajectory

from mace_fast.cli.trajectory import mend, write_frame

pytestmark = pytest.mark.thorough


def frame(step):
    atoms = Atoms("OH", positions=np.random.default_rng(step).normal(size=(2, 3)), cell=[5, 5, 5], pbc=True)
    atoms.set_momenta(atoms.positions / 3)
    atoms.calc = SinglePointCalculator(atoms, energy=float(step), forces=atoms.positions * 2)
    atoms.info["step"] = step
    return atoms


def write(path, count, first=0):
    with Trajectory(path, "a" if first else "w") as trajectory:
        trajectory.set_description({"words": "kept"})
        for step in range(first, first + count):
            write_frame(trajectory, frame(step))


def require_frames(path, count):
    with Trajectory(path) as trajectory:
        assert len(trajectory) == count
        assert trajectory.description == {"words": "kept"}
        for step, atoms in enumerate(trajectory):
            expected = frame(step)
            assert atoms.info["step"] == step
            assert atoms.get_potential_energy() == step
            for name in ("positions", "momenta"):
                np.testing.assert_array_equal(atoms.arrays[name], expected.arrays[name])
            np.testing.assert_array_equal(atoms.get_forces(), expected.get_forces())


def frame_ends(path):
    """Where the text of each frame ends; behind that of the second and of the 43rd there is an index."""
    content = path.read_bytes()
    with path.open("rb") as file:
        positions = ulm.read_header(file)[-1]
    return [int(position) + 8 + int.from_bytes(content[position : position + 8], "little") for position in positions]


@pytest.mark.parametrize("count", [1, 2, 3, 42, 43, 44])
def test_a_trajectory_cut_at_any_byte_keeps_its_whole_frames_and_goes_on(count, tmp_path):
    whole, cut = tmp_path / "whole.traj", tmp_path / "cut.traj"
    write(whole, count)
    ends, content = frame_ends(whole), whole.read_bytes()
    begin = [0, *ends][-3:][0]
    places = {*range(begin, len(content), (len(content) - begin) // 20), len(content) - 1}
    places |= {place + shift for place in ends[-2:] for shift in (-1, 0, 1, 8)}
    for place in sorted(place for place in places if place < len(content)):
        cut.write_bytes(content[:place])
        expected = sum(end <= place for end in ends)
        found, kept = mend(cut)
        assert found == expected, place
        rest = kept.read_bytes() if kept else b""
        assert content[:place].endswith(rest)
        assert len(rest) < len(content) - begin
        if expected:
            require_frames(cut, expected)
            write(cut, 2, first=expected)
            require_frames(cut, expected + 2)
            assert mend(cut) == (expected + 2, None)
        else:
            assert cut.read_bytes() == b""
        if kept:
            kept.unlink()
    assert {path.name for path in tmp_path.iterdir()} == {"whole.traj", "cut.traj"}


@pytest.mark.parametrize("count", [1, 3, 42, 43])
def test_a_whole_trajectory_is_left_as_it_is(count, tmp_path):
    path = tmp_path / "md.traj"
    write(path, count)
    before = path.read_bytes()
    assert mend(path) == (count, None)
    assert path.read_bytes() == before


def test_a_frame_that_was_lost_with_the_power_is_cut_off(tmp_path):
    """The file has its length, but what was to be written last reads as zeros."""
    path = tmp_path / "md.traj"
    write(path, 5)
    content, end = path.read_bytes(), frame_ends(path)[3]
    path.write_bytes(content[:end].ljust(len(content), b"\0"))
    assert mend(path) == (4, tmp_path / "md.traj.cut1")
    assert (tmp_path / "md.traj.cut1").read_bytes() == bytes(len(content) - end)
    require_frames(path, 4)


def test_a_mending_that_is_interrupted_is_finished_by_the_next(tmp_path):
    """Cut back already, and its header still counts the frames that are gone."""
    path = tmp_path / "md.traj"
    write(path, 50)
    with path.open("r+b") as file:
        file.truncate(frame_ends(path)[42])
    shutil.copy(path, tmp_path / "again.traj")
    assert mend(path) == (43, None)
    require_frames(path, 43)


def test_what_was_cut_off_before_is_not_overwritten(tmp_path):
    path = tmp_path / "md.traj"
    for number in (1, 2):
        write(path, 3)
        with path.open("ab") as file:
            file.write(bytes([number]) * 10)
        assert mend(path) == (3, tmp_path / f"md.traj.cut{number}")
    assert (tmp_path / "md.traj.cut1").read_bytes() == bytes([1]) * 10


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_a_frame_whose_writing_is_interrupted_does_not_count(error, tmp_path):
    class Interrupting(SinglePointCalculator):
        """Asked for after the arrays have been written."""

        def get_property(self, *_args, **_kwargs):
            raise error

    path = tmp_path / "md.traj"
    atoms = frame(1)
    atoms.calc = Interrupting(atoms)
    write(path, 1)
    with Trajectory(path, "a") as trajectory, pytest.raises(error):
        write_frame(trajectory, atoms)
    require_frames(path, 1)
    assert mend(path)[0] == 1
    write(path, 1, first=1)
    require_frames(path, 2)


@pytest.mark.parametrize("content", [b"precious", b"- of UlmGPAW            " + bytes(100)])
def test_a_file_of_another_format_is_left_as_it_is(content, tmp_path):
    path = tmp_path / "md.traj"
    path.write_bytes(content)
    with pytest.raises(ValueError, match="is not a trajectory of ASE"):
        mend(path)
    assert path.read_bytes() == content
