"""Trajectories through calculators are timed where all contenders have the same forces."""

import json

import pytest
import torch

from benchmarks import trajectories

pytestmark = pytest.mark.usefixtures("reference")


def test_all_contenders_are_timed_and_kept(monkeypatch, tmp_path, capsys):
    file = tmp_path / "new" / "rows.json"
    arguments = ["trajectories", "--rounds", "2", "--systems", "water molecule", "--output", str(file)]
    monkeypatch.setattr("sys.argv", arguments)
    trajectories.main()
    kept = json.loads(file.read_text())
    contenders = ["mace_fast", "mace_fast tabulated", "mace_fast not recorded", "mace-torch"]
    assert [row["contender"] for row in kept["rows"]] == contenders
    printed = capsys.readouterr().out
    for row in kept["rows"]:
        assert row["low"] <= row["ms"] <= row["high"]
        assert row["contender"] in printed


def test_other_forces_are_not_timed(monkeypatch):
    monkeypatch.setattr(trajectories, "LARGEST_DIFFERENCE", 1e-30)
    (name, atoms), *_ = trajectories.structures()
    with pytest.raises(RuntimeError, match="water molecule: forces differ by"):
        trajectories.timed(
            name, atoms, trajectories.calculators(trajectories.the_model("mp-0 small", torch.float32, "cpu")), 2, 10.0
        )
