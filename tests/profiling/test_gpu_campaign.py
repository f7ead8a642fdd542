"""The GPU campaign without a GPU: a dry run of every stage, and units that fail, die and hang."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch

from mace_fast.testing.operations import OPERATIONS
from profiling import gpu_campaign
from profiling.campaign import checking
from profiling.campaign.report import Report
from profiling.campaign.stages import kernels, scaling

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "profiling" / "gpu_campaign.py"

pytest.importorskip("triton", reason="Triton is not installed")

TOY = """
import os, time

def units(settings):
    return ["good", "raises", "aborts", "exits", "hangs", "never"]

def run(unit, settings, report):
    print("printed by", unit)
    report.check("begins", True)
    report.number("pi", 3.0, "rad")
    if unit == "raises":
        raise ValueError("on purpose")
    if unit == "aborts":
        os.abort()
    if unit == "exits":
        os._exit(5)
    if unit == "hangs":
        time.sleep(600)
    report.check("ends", True)
"""


def campaign(folder, *arguments, **variables):
    environment = {**os.environ, "OMP_NUM_THREADS": "1", **variables}
    command = [sys.executable, str(SCRIPT), str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT)


def results_in(folder):
    return json.loads((folder / "results.json").read_text())["stages"]


def events(stage, kind):
    return [event for outcome in stage["units"].values() for event in outcome["events"] if event["kind"] == kind]


STAGES = {
    # a check that shows that the stage did its work
    "environment": "the package of this checkout is imported",
    "kernels": "float64 equals the reference",
    "models": "forces, float64, frozen, equals mace-torch",
    "determinism": "same bits in 2 runs, torch.float32",
    "graph": "forces, other edges",
    "fused_or_not": "fused and unfused kernels give the same forces",
    "peers": "mace_fast was timed",
    "tune": "tune.py lists candidates",
    "pytest": "4 tests pass",
    "ncu": "the table of ncu is read",
    "scaling": "at least one size ran",
}


@pytest.mark.slow
@pytest.mark.usefixtures("reference")
def test_dry_run(tmp_path):
    """In one test, as the processes of pytest-xdist would each make the run."""
    pytest.importorskip("matplotlib")
    budgets = [f"{name}=300" for name in STAGES]
    done = campaign(tmp_path, "--dry-run", "--seconds", "1500", "--budget", *budgets)
    log = (tmp_path / "log.txt").read_text()
    assert done.returncode == 0, done.stdout + done.stderr + log[-3000:]
    check_stages(results_in(tmp_path))
    check_operators(results_in(tmp_path)["kernels"])
    check_kernel_times(results_in(tmp_path)["fused_or_not"])
    check_marks(tmp_path)
    check_files(tmp_path)
    again = campaign(tmp_path, "--dry-run")
    assert again.returncode == 0, again.stdout
    assert (tmp_path / "log.txt").read_text() == log  # nothing was repeated


def check_stages(found):
    """Every stage did all that it planned, and every check of it passed."""
    assert list(found) == list(STAGES)
    for name, check in STAGES.items():
        assert {outcome["status"] for outcome in found[name]["units"].values()} == {"done"}, name
        assert list(found[name]["units"]) == found[name]["planned"], name
        checks = events(found[name], "check")
        assert any(one["name"] == check and one["ok"] for one in checks), name
        assert all(one["ok"] for one in checks), name


def check_operators(stage):
    """Both dtypes of every operator."""
    assert len(stage["units"]) == len(OPERATIONS)
    rows = [event["values"] for event in events(stage, "row")]
    for unit in stage["units"]:
        assert len({row["precision"] for row in rows if row["operator"] == unit}) == 2, unit
    assert all(float(row["first"]) < 1e-11 for row in rows if row["precision"] == "float64")


def check_kernel_times(stage):
    """Kernels are told apart by the operation that they belong to, and bounds stand beside them."""
    rows = [event["values"] for event in events(stage, "row") if event["table"] == "kernels"]
    launched = {row["kernel"]: row["launches"] for row in rows if row["operation"] == "fused_edges"}
    assert launched == {"fused_edges_forward": 1, "fused_edges_edge_gradient_few": 1}
    assert {"symmetric_contraction", "irreps_linear", "edge_vectors"} <= {row["operation"] for row in rows}
    tables = [event for event in events(stage, "row") if event["table"].startswith("operations, bounds at")]
    (fused,) = [event["values"] for event in tables if event["values"]["operation"] == "fused_edges"]
    assert fused["us/atom"] > 0
    assert fused["bound us/atom"] > 0


def check_marks(folder):
    """No time of a dry run looks like one of a GPU."""
    page = (folder / "summary.md").read_text()
    assert page.startswith("# Dry run of the GPU campaign\n\n**Dry run on a CPU.**")
    titles = [line for line in page.splitlines() if line.startswith("## ") or line.endswith("):")]
    assert len(titles) > 12
    assert all("(dry run)" in line for line in titles)
    assert json.loads((folder / "peers.json").read_text())["dry, of several packages"]["dry run"]


def check_files(folder):
    """They can be fetched from the machine: at most 8 files of 16 MiB, none in a folder."""
    found = list(folder.rglob("*"))
    assert {"results.json", "summary.md", "log.txt", "peers.json", "peers.png"} <= {file.name for file in found}
    assert len(found) <= 8
    assert all(file.is_file() and file.stat().st_size < 16 << 20 for file in found)


def test_a_failure_shows_in_status_and_summary_and_only_it_is_wrong(tmp_path):
    done = campaign(tmp_path, "--dry-run", "--stages", "environment", "--fail", "environment:ceilings")
    assert done.returncode == 1
    found = results_in(tmp_path)["environment"]
    wrong = [event for event in events(found, "check") if not event["ok"]]
    assert [event["detail"] for event in wrong] == ["RuntimeError: this unit was asked to fail"]
    page = (tmp_path / "summary.md").read_text()
    assert "## 1 checks failed" in page
    assert "environment: ceilings: no exception: RuntimeError: this unit was asked to fail" in page
    assert "Traceback" in (tmp_path / "log.txt").read_text()
    assert campaign(tmp_path, "--dry-run", "--stages", "environment").returncode == 1  # it is not tried again
    again = campaign(tmp_path, "--dry-run", "--stages", "environment", "--again")
    assert again.returncode == 0, again.stdout
    assert "checks failed" not in (tmp_path / "summary.md").read_text().split("|---")[2]


@pytest.mark.parametrize("way", ["by its path, from anywhere", "as a module"])
def test_what_time_does_not_suffice_for_is_unfinished(way, tmp_path):
    called, cwd = ([str(SCRIPT)], tmp_path) if "path" in way else (["-m", "profiling.gpu_campaign"], ROOT)
    command = [sys.executable, *called, str(tmp_path / "out"), "--dry-run", "--stages", "scaling", "--seconds", "0"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=cwd)
    assert done.returncode == 3, done.stderr
    assert "- unfinished: mace_fast, dry" in (tmp_path / "out" / "summary.md").read_text()


def test_only_what_is_called_by_its_path_changes_where_python_looks():
    files = [file for folder in ("benchmarks", "profiling") for file in (ROOT / folder).rglob("*.py")]
    changing = {file for file in files if re.search(r"sys\.path(\[.*\] =|\.insert)", file.read_text())}
    assert changing == {SCRIPT, SCRIPT.with_name("emulate.py")}


def test_results_of_another_kind_are_not_mixed(tmp_path):
    head = {"dry run": False, "device": "a GPU", "commit": "x"}
    (tmp_path / "results.json").write_text(json.dumps({"head": head, "stages": {}}))
    done = campaign(tmp_path, "--dry-run", "--stages", "ncu")
    assert done.returncode == 2
    assert "name another folder" in done.stderr


def test_without_a_gpu_one_is_told_what_to_do(tmp_path):
    done = campaign(tmp_path, "--stages", "environment", CUDA_VISIBLE_DEVICES="")
    assert done.returncode == 2
    assert "add --dry-run" in done.stderr


@pytest.mark.parametrize("budget", ["kernels", "kernels=x", "nothing=3"])
def test_a_wrong_budget_is_named(tmp_path, budget):
    done = campaign(tmp_path, "--dry-run", "--budget", budget)
    assert done.returncode == 2
    assert "--budget takes STAGE=SECONDS" in done.stderr


@pytest.fixture(scope="module")
def toy(tmp_path_factory):
    """Outcomes of a stage whose units fail in every way, and the log."""
    folder = tmp_path_factory.mktemp("toy")
    (folder / "toy.py").write_text(TOY)
    beside = f"import profiling.campaign.stages as s\ns.__path__.append({str(folder)!r})\n"
    (folder / "sitecustomize.py").write_text(beside)
    script = f"""
import json, sys, time
from pathlib import Path
from profiling.campaign.pool import run_units
from profiling.campaign.settings import Settings
from profiling.campaign.stages import toy
settings, found, spare = Settings(Path({str(folder)!r}), dry=True), dict(), []
units = toy.units(settings)
for some, seconds in ((units[:4], 300), (units[4:], 8)):
    end = time.monotonic() + seconds
    run_units("toy", some, settings, end, 1, lambda unit, outcome: found.update({{unit: outcome}}), spare)
print(json.dumps({{"found": found, "seconds": time.monotonic() - end, "spare": len(spare)}}))
"""
    paths = os.pathsep.join([str(ROOT), str(folder)])
    environment = {**os.environ, "PYTHONPATH": paths}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout), (folder / "log.txt").read_text()


def test_units_that_die_or_hang_do_no_harm_to_the_others(toy):
    told, _ = toy
    found = told["found"]
    statuses = {"good": "done", "raises": "done", "aborts": "died", "exits": "died", "hangs": "out of time"}
    assert {unit: outcome["status"] for unit, outcome in found.items()} == statuses
    assert told["seconds"] < 300, "what hangs for 600 s was stopped"
    assert told["spare"] == 0
    wrong = {
        unit: [event["detail"] for event in outcome["events"] if event["kind"] == "check" and not event["ok"]]
        for unit, outcome in found.items()
    }
    expected = {"good": [], "raises": ["ValueError: on purpose"], "aborts": ["SIGABRT"], "exits": ["exit status 5"]}
    assert wrong == {**expected, "hangs": []}


def test_what_a_unit_found_before_it_died_is_kept(toy):
    told, log = toy
    for outcome in told["found"].values():
        assert [event["name"] for event in outcome["events"][:2]] == ["begins", "pi"]
    assert "printed by aborts" in log


class Sent(list):
    def __call__(self, line):
        self.append(json.loads(line))


def test_growth_ends_where_memory_does():
    def step(atoms):
        if atoms > 70:
            raise torch.OutOfMemoryError("no more")
        return atoms, 0.001 * atoms, 1000 * atoms

    sent = Sent()
    scaling.grow("ours", step, 16, 1000, time.monotonic() + 60, Report(sent))
    rows = [event["values"] for event in sent if event["kind"] == "row"]
    assert [row["atoms"] for row in rows] == [16, 32, 64]
    assert [row["us/atom"] for row in rows] == pytest.approx([1000.0] * 3)
    (number,) = [event for event in sent if event["kind"] == "number"]
    assert (number["name"], number["value"]) == ("out of memory at 128 atoms; most that fit", 64)


def test_holes_and_wrong_numbers_are_found():
    """The checks of the kernels themselves, on results that are right, off, too short, or have a hole."""
    x = torch.arange(6, dtype=torch.float64)
    assert checking.relative_error(2 * x, 2 * x) == 0
    assert checking.relative_error(2 * x + 1e-9, 2 * x) == pytest.approx(1e-10)
    with checking.poisoned():
        out = x.new_empty(6)
    out[:5] = x[:5]
    assert checking.relative_error(out, x) == float("inf")
    assert checking.relative_error(x[:5], x) == float("inf")
    found = checking.worst_by_order({(): x, ("a",): x + 1}, {(): x, ("a",): x})
    assert found[0].error == 0
    assert found[1].error == pytest.approx(0.2)
    assert found[1].name == "d/da"


def test_the_list_of_operators_is_that_of_the_catalogue():
    assert list(kernels.OPERATORS) == list(OPERATIONS)


def test_a_lost_link_to_the_kernels_is_put_back(tmp_path, monkeypatch):
    monkeypatch.setattr(gpu_campaign, "ROOT", tmp_path)
    (tmp_path / "kernels").mkdir()
    (tmp_path / "mace_fast").mkdir()
    for lost in (
        lambda link: None,
        lambda link: link.write_text("../kernels"),
        lambda link: link.symlink_to("nowhere"),
    ):
        link = tmp_path / "mace_fast" / "kernels"
        lost(link)
        gpu_campaign.link_kernels()
        assert link.resolve() == tmp_path / "kernels"
        gpu_campaign.link_kernels()
        link.unlink()
