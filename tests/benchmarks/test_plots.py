"""Pictures of stored results: what is drawn, and where it goes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FACTS = {"model": "mp-0 small", "device": "a processor", "threads": "2", "torch": "2.13", "mace-torch": "0.3.16"}

pytest.importorskip("matplotlib", reason="matplotlib is not installed")

from benchmarks import plots


def row(contender, atoms, seconds, error=None, system="copper"):
    times = {"low": 0.9 * seconds, "median": seconds, "high": 1.25 * seconds}
    numbers = {"atoms": atoms, "peak_bytes": 1000 * atoms, "us_per_atom": 1e6 * seconds / atoms, "error": error}
    return {"system": system, "contender": contender, **times, **numbers}


ROWS = [
    row("mace-torch", 8, 0.01, 1e-6), row("mace_fast", 8, 0.005, 2e-6),
    row("mace-torch", 100, 0.1), row("mace_fast", 100, 0.02), row("mace_fast", 1000, 0.1),
    row("mace_fast", 64, 0.1, 3e-6, "water"),
]  # fmt: skip
DOUBLE = [row("mace-torch", 8, 0.02, 0.0), row("mace_fast", 8, 0.01, 1e-15)]


def test_ratios_are_those_at_the_largest_size_of_mace_torch():
    found = plots.times_faster(ROWS)
    assert list(found) == [("copper", 100)], "mace-torch did not run water"
    assert found["copper", 100] == {"mace_fast": pytest.approx((4.0, 5.0, 5 / 0.9))}


def test_errors_of_all_files_stand_side_by_side():
    single = {"facts": {**FACTS, "dtype": "float32", "precision": "tf32"}, "rows": ROWS}
    double = {"facts": {**FACTS, "dtype": "float64"}, "rows": DOUBLE}
    found = plots.errors([single, double])
    assert found == {
        ("copper", 8): {
            ("mace-torch", "float32"): (0.01 / 8, 1e-6), ("mace_fast", "float32, tf32"): (0.005 / 8, 2e-6),
            ("mace-torch", "float64"): (0.02 / 8, 0.0), ("mace_fast", "float64"): (0.01 / 8, 1e-15),
        },
        ("water", 64): {("mace_fast", "float32, tf32"): (0.1 / 64, 3e-6)},
    }  # fmt: skip


def test_pictures_lie_beside_the_data(tmp_path):
    for dtype, rows in (("float32", ROWS), ("float64", DOUBLE)):
        content = {"facts": {**FACTS, "dtype": dtype}, "rows": rows}
        (tmp_path / f"{dtype}.json").write_text(json.dumps(content))
    command = [sys.executable, "-m", "benchmarks.plots", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    names = [f"{dtype}-{what}.png" for dtype in ("float32", "float64") for what in ("time", "ratio")]
    assert sorted(file.name for file in tmp_path.glob("*.png")) == sorted([*names, "mp-0-small-threads-2-error.png"])
    for file in tmp_path.glob("*.png"):
        assert str(file) in done.stdout
        assert 2_000 < file.stat().st_size < 150_000


def test_without_results_the_remedy_is_named(tmp_path):
    with pytest.raises(SystemExit, match=r"benchmarks\.peers --output"):
        plots.main([str(tmp_path)])
