"""The GPU campaign without a GPU: a dry run of every stage, and units that fail, die and hang."""

import importlib
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch

import mace_fast
from mace_fast.first_use import launches_of
from mace_fast.kernels import tuning
from mace_fast.kernels.tuning import assume
from mace_fast.outputs import Wanted
from mace_fast.testing.operations import OPERATIONS
from profiling import gpu_campaign
from profiling.campaign import checking, kernel_table
from profiling.campaign.report import Report
from profiling.campaign.settings import Settings
from profiling.campaign.stages import kernels, scaling
from profiling.campaign.variants import DEFAULT, OTHERS, applied, asked_by
from profiling.emulator.counted import read as read_counts
from profiling.models import make_model
from profiling.roofline.launch_times import Kernel

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


FIRST = {
    # a check that shows that the stage did its work
    "environment": "the package of this checkout is imported",
    "precompile": "launches are recorded",
    "correctness": "forces of a dense crystal equals the reference",
    "plain": "",
    "graph": "forces, other edges",
    "ncu": "forward issues what was counted",
    "variants": "the same forces as by default",
    "kernels": "float64 equals the reference",
    "pytest": "4 tests pass",
}
ASKED_FOR = {
    "precisions": "bf16x3 equals the reference",
    "models": "forces, float64, frozen, equals mace-torch",
    "determinism": "same bits in 2 runs, torch.float32",
    "training": "",
    "tests": "the files are there",
    "peers": "mace_fast was timed",
    "tune": "tune.py takes the options",
    "scaling": "at least one size ran",
}


def test_what_a_first_gpu_must_tell_runs_without_being_named():
    assert [stage.name for stage in gpu_campaign.STAGES if not stage.is_asked_for] == list(FIRST)
    assert [stage.name for stage in gpu_campaign.STAGES if stage.is_asked_for] == list(ASKED_FOR)
    assert gpu_campaign.parse(["out"]).stages == list(FIRST)
    assert gpu_campaign.parse(["out", "--dry-run"]).stages == [*FIRST, *ASKED_FOR]


def test_the_budgets_of_a_call_suffice_for_its_stages():
    """Of two calls of 480 s and 200 s; what a stage leaves over is there for the last ones."""
    seconds = {stage.name: stage.seconds for stage in gpu_campaign.STAGES if not stage.is_asked_for}
    second = ("kernels", "pytest")
    assert sum(seconds[name] for name in second) <= 200
    assert sum(seconds.values()) - sum(seconds[name] for name in second) <= 1.25 * 480


@pytest.mark.slow
def test_dry_run(tmp_path):
    """In one test, as the processes of pytest-xdist would each make the run."""
    budgets = [f"{name}=300" for name in FIRST]
    named = ["--stages", *FIRST]
    done = campaign(tmp_path, "--dry-run", "--seconds", "1500", "--budget", *budgets, *named)
    log = (tmp_path / "log.txt").read_text()
    assert done.returncode == 0, done.stdout + done.stderr + log[-3000:]
    found = results_in(tmp_path)
    assert list(found) == list(FIRST)
    for name, check in FIRST.items():
        check_stage(found[name]["units"].values(), check)
        assert list(found[name]["units"]) == found[name]["planned"], name
    check_kernel_times(found["plain"])
    check_marks(tmp_path)
    check_files(tmp_path)
    again = campaign(tmp_path, "--dry-run", *named)
    assert again.returncode == 0, again.stdout
    assert (tmp_path / "log.txt").read_text() == log  # nothing was repeated


def check_stage(outcomes, name):
    """All units came to their end, every check passed, and one is of this name, where the stage has any."""
    assert {outcome["status"] for outcome in outcomes} == {"done"}
    checks = [event for outcome in outcomes for event in outcome["events"] if event["kind"] == "check"]
    assert all(one["ok"] for one in checks), checks
    assert not name or name in {one["name"] for one in checks}


@pytest.mark.filterwarnings("ignore")  # e3nn and mace-torch use deprecated parts of torch
@pytest.mark.parametrize("name", ASKED_FOR)
def test_stage_that_is_asked_for(name, tmp_path, request):
    """In this process, which has imported what they need."""
    if name in ("models", "peers"):
        request.getfixturevalue("reference")
        pytest.importorskip("matplotlib")
    stage = importlib.import_module(f"profiling.campaign.stages.{name}")
    settings = Settings(tmp_path, dry=True, models=("mp-0 small",))
    outcomes = []
    for unit in stage.units(settings):
        sent = Sent()
        stage.run(unit, settings, Report(sent))
        outcomes.append({"status": "done", "events": sent})
    check_stage(outcomes, ASKED_FOR[name])
    sent = [event for outcome in outcomes for event in outcome["events"]]
    assert any(event["kind"] == "row" for event in sent) or name in ("tests", "determinism")
    if name == "peers":
        assert json.loads((tmp_path / "peers.json").read_text())["dry, of several packages"]["dry run"]
        assert (tmp_path / "peers.png").exists()
    if name == "tune":
        (row,) = [event["values"] for event in sent if event["kind"] == "row"]
        assert (row["shape"], row["changed"]) == ("of this model", {"num_warps": 2})


def check_kernel_times(stage):
    """Kernels are told apart by the operation that they belong to."""
    rows = [event["values"] for event in events(stage, "row") if event["table"] == "kernels"]
    launched = {row["kernel"]: row["launches"] for row in rows if row["operation"] == "fused_edges"}
    assert {"fused_edges_forward", "fused_edges_gradient"} <= launched.keys()
    assert set(launched.values()) == {1}
    assert {"symmetric_contraction", "irreps_linear", "edge_vectors"} <= {row["operation"] for row in rows}
    assert all(row["us_per_atom"] > 0 for row in rows)
    assert rows[-1]["operation"] == "all"


def test_counts_stand_beside_times():
    """What would take all of the time that was measured is at 100 %."""
    counts = read_counts("mp-0 medium", "sm_90")
    assert counts is not None
    kernels, atoms = counts["kernels"], 1000
    found = [
        Kernel(one["operation"], name, one["launches"], 2 * atoms * one["bounds_us"]["issue"])
        for name, one in kernels.items()
    ]
    sent = Sent()
    with assume("sm_90"):
        kernel_table.print_counted("medium", found, "mp-0 medium", atoms, Report(sent))
        fewer = [one for one in found if one.kernel != "fused_edges_forward"]
        kernel_table.print_counted("medium", fewer, "mp-0 medium", atoms, Report(sent))
        kernel_table.print_counted("small", found, "dry", atoms, Report(sent))
    checks = [event["ok"] for event in sent if event["kind"] == "check"]
    assert checks == [True, False], "a kernel that was not launched is missed"
    rows = [event["values"] for event in sent if event["kind"] == "row"]
    assert rows[0]["issue %"] == pytest.approx(50)
    assert rows[len(found)]["instructions"] == pytest.approx(sum(one["instructions"] for one in kernels.values()))
    assert "issue %" not in rows[-2]
    assert sum(event["kind"] == "skip" for event in sent) == 1


@pytest.mark.parametrize("name", [one.name for one in OTHERS])
def test_a_variant_changes_the_launches_of_a_step(name):
    model = mace_fast.freeze(make_model("plain zbl heads").float())
    asked = asked_by(model, 40, 4)
    launched = {}
    for variant in (DEFAULT, next(one for one in OTHERS if one.name == name)):
        with applied(variant, model, asked), tuning.asked() as record:
            launches = launches_of(model, Wanted(force=True), 64, 40, 4)
        kernels = {(one.function.fn.__module__, one.num_warps, str(one.constants)) for one in launches}
        launched[variant.name] = kernels, {str(one.chosen) for one in record}
    assert launched["default"] != launched[name]
    assert model.precision == (name if name.startswith("bf16") else "tf32x3")


def check_marks(folder):
    """No time of a dry run looks like one of a GPU."""
    page = (folder / "summary.md").read_text()
    assert page.startswith("# Dry run of the GPU campaign\n\n**Dry run on a CPU.**")
    titles = [line for line in page.splitlines() if line.startswith("## ") or line.endswith("):")]
    assert len(titles) > 12
    assert all("(dry run)" in line for line in titles)


def check_files(folder):
    """They can be fetched from the machine, which gives back 8 of at most 16 MiB; stages asked for make four more."""
    found = list(folder.rglob("*"))
    assert {file.name for file in found} == {"results.json", "summary.md", "log.txt"}
    assert all(file.is_file() and file.stat().st_size < 16 << 20 for file in found)


def test_a_failure_shows_in_status_and_summary_and_only_it_is_wrong(tmp_path):
    done = campaign(tmp_path, "--dry-run", "--stages", "tests", "--fail", "tests:models")
    assert done.returncode == 1
    found = results_in(tmp_path)["tests"]
    wrong = [event for event in events(found, "check") if not event["ok"]]
    assert [event["detail"] for event in wrong] == ["RuntimeError: this unit was asked to fail"]
    page = (tmp_path / "summary.md").read_text()
    assert "## 1 checks failed" in page
    assert "tests: models: no exception: RuntimeError: this unit was asked to fail" in page
    assert "Traceback" in (tmp_path / "log.txt").read_text()
    assert campaign(tmp_path, "--dry-run", "--stages", "tests").returncode == 1  # it is not tried again
    again = campaign(tmp_path, "--dry-run", "--stages", "tests", "--again")
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
def test_a_wrong_budget_is_named(budget, capsys):
    with pytest.raises(SystemExit) as stopped:
        gpu_campaign.parse(["out", "--dry-run", "--budget", budget])
    assert stopped.value.code == 2
    assert "--budget takes STAGE=SECONDS" in capsys.readouterr().err


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
for some, seconds in ((units[:4], 300), (units[4:], 3)):
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
