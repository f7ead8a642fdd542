"""The totals that are kept of a profile."""

import json

import pytest

from profiling.emulator import counted
from profiling.emulator.counted import FOLDER
from profiling.emulator.counted.__main__ import table


def kernel(name, **changes):
    of_one = {"launches": 1, "registers": 10, "occupancy": 0.5, "barriers": 6, "sass": {"fp32": 30, "tensor": 30}}
    of_one |= {
        "bytes": {"L1": 60, "L2": 30, "HBM": 6},
        "shared": {"pieces": 12},
        "bounds_us": {"issue": 3.0, "L2": 6.0},
    }
    of_one |= {"products": {"tf32": {"flops": 600}}}
    return {"name": name, "operation": "fused_edges", **of_one, **changes}


PROFILE = {"command": "c", "model": "mp-0 small", "architecture": "sm_90", "structure": "X", "atoms": 6, "edges": 9}


def test_launches_of_one_name_are_summed_per_atom(tmp_path):
    kernels = [kernel("fused_edges: one"), kernel("two"), kernel("fused_edges: one", registers=20, occupancy=0.25)]
    counted.keep({**PROFILE, "kernels": kernels}, tmp_path)
    found = json.loads((tmp_path / "mp-0-small_sm_90.json").read_text())
    assert {name: found[name] for name in PROFILE} == PROFILE
    one, two = found["kernels"]["one"], found["kernels"]["two"]
    assert (one["launches"], one["registers"], one["occupancy"]) == (2, 20, 0.25)
    assert two["instructions"] == 10
    assert two["bounds_us"] == {"issue": 0.5, "L2": 1.0}
    assert [two[name] for name in ("barriers", "wavefronts", "flops", "L1", "L2", "HBM")] == [1, 2, 100, 10, 5, 1]
    assert one["instructions"] == 2 * two["instructions"]
    assert one["bounds_us"] == {"issue": 1.0, "L2": 2.0}


def test_every_file_is_found_by_its_model_and_architecture():
    files = sorted(FOLDER.glob("*.json"))
    assert files
    for file in files:
        found = json.loads(file.read_text())
        assert counted.file_of(found["model"], found["architecture"]) == file
        assert counted.read(found["model"], found["architecture"]) == found


@pytest.mark.parametrize("profile", sorted(FOLDER.parent.glob("*_sm_*.md")), ids=lambda profile: profile.stem)
def test_what_is_kept_is_that_of_the_profile_beside_it(profile):
    found = json.loads((FOLDER / f"{profile.stem}.json").read_text())
    total = next(line for line in profile.read_text().splitlines() if "**total**" in line)
    said = [float(cell.replace(",", "")) for cell in total.split("|") if cell.strip().replace(",", "").isdigit()]
    counts = sum(one["instructions"] for one in found["kernels"].values())
    near = any(one == pytest.approx(counts, rel=1e-4) for one in said)
    assert near, f"{profile.name} is of other kernels than its counts: make both by {found['command']}"


def test_the_table_is_of_what_is_kept():
    assert (FOLDER / "README.md").read_text() == f"{table()}\n", "python -m profiling.emulator.counted makes it anew"
