"""Structures and arguments that the profiler takes, and what it says of others."""

import sys

import numpy as np
import pytest
from ase import Atoms
from ase.build import bulk

pytest.importorskip("triton", reason="Triton is not installed")

from profiling import emulate
from profiling.emulator.profile.steps import twice


def test_two_of_a_molecule_are_out_of_reach_and_of_a_crystal_in_its_cell():
    water = Atoms("OH2", [[0, 0, 0], [0.8, 0.6, 0], [-0.8, 0.6, 0]])
    both = twice(water, r_max=5.0)
    assert both.get_chemical_symbols() == 2 * water.get_chemical_symbols()
    distances = np.linalg.norm(both.positions[:3, None] - both.positions[None, 3:], axis=2)
    assert distances.min() > 5
    crystal = twice(bulk("Cu"), r_max=5.0)
    assert len(crystal) == 2
    assert crystal.get_volume() == pytest.approx(2 * bulk("Cu").get_volume())


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--atoms", "0"], "--atoms must be at least 1"),
        (["--jobs", "0"], "--jobs must be at least 1"),
        (["--seed", "-1"], "--seed must be at least 0"),
        (["--structure", "none.xyz"], "there is no file none.xyz"),
    ],
    ids=lambda one: one[0] if isinstance(one, list) else "",
)
def test_arguments_that_cannot_be_are_refused(arguments, expected, monkeypatch, capsys):
    """Before anything else is imported, or the interpreter switched off."""
    monkeypatch.setattr(sys, "argv", ["emulate", "residual", *arguments])
    with pytest.raises(SystemExit) as stopped:
        emulate.main()
    assert stopped.value.code == 2
    assert expected in capsys.readouterr().err
