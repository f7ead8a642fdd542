"""The search for settings: on an operator of this test's own with times that are known, and the command without a GPU.

What compiles runs in a process of its own: in this one Triton interprets.
"""

import json
from pathlib import Path

import pytest
import torch

from mace_fast.kernels import edge_vectors
from mace_fast.kernels.tuning import asked, files
from profiling import replay
from profiling.clocks import measure
from tests.profiling.processes import run_compiling

pytest.importorskip("triton", reason="Triton is not installed")

SCRIPT = """
import contextlib, io, json, sys
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from unittest import mock

import torch
from torch import Tensor
from mace_fast.kernels.runtime.operators import custom_op
from mace_fast.kernels.tuning import asked, tuned_settings
from mace_fast.kernels.tuning.settings import Settings
from profiling import tune
from profiling.candidates import Outlook, different, grid, neighbours, preferred, shown_by_machine_code
from profiling.replay import Recorder



@dataclass(frozen=True, kw_only=True)
class ToySettings(Settings):
    block: int = 64


folder = Path(sys.argv[1])
found = {}


@custom_op("mace_fast::toy")
def toy(x: Tensor) -> Tensor:
    settings = tuned_settings("toy", "2 wide", x.dtype, ToySettings())
    if settings.num_warps == 8:
        raise RuntimeError("out of registers")
    return x * (2.001 if settings.block == 32 else 2.0)


BLOCK, WARPS = {32: 1.0, 64: 50.0, 128: 42.0}, {1: 20.0, 2: 0.0, 4: 5.0}


class Clock:
    def __init__(self, noise=0.0):
        self.noise, self.number = noise, 0

    def __call__(self, function, repeats):
        self.number += 1
        with asked() as record:
            function()
        chosen = record[-1].chosen
        return (BLOCK[chosen.block] + WARPS[chosen.num_warps]) * (1 + self.noise * (self.number % 3))


with Recorder() as recorder:
    for rows in (3, 3, 5):
        toy(torch.ones(rows, 2)) + 1
(key,) = recorder.found
recorded = recorder.found[key]
found["recorded"] = {"key": [*key[:2], str(key[2])], "default": recorded.default, "times": [*recorded.times.values()]}
found["runs"] = [len(result[0]) for result in tune.runner(key, recorded, asdict(ToySettings()))()]

source = {"from": "measured", "gpu": "a GPU", "torch": "2", "triton": "3"}
for name, clock, operand in (("found", Clock(), 1.0), ("noisy", Clock(0.4), 1.0), ("not a number", Clock(), torch.nan)):
    lines = []
    tuner = tune.Tuner(None, clock, source, lines.append)
    for call in recorded.calls.values():
        call.arguments[0].fill_(operand)
    found[name] = {"entry": tuner.by_time(key, recorded, float("inf")), "dropped": tuner.dropped(), "said": lines}

found["grid"] = grid(
    {"paths_per_group": 3, "block_channels": 16, "num_warps": 4, "num_stages": 1, "terms_per_kernel": 100, "n": 1}
)
found["neighbours"] = neighbours({"block": 128, "num_warps": 4}, {"block": 64, "num_warps": 4})
found["shown"] = shown_by_machine_code(
    {"block_channels": 16, "nodes_per_chunk": 4, "num_warps": 4, "min_nodes_per_chunk": 1, "channel_sums": 2}
)


def outlook(name, instructions, occupancy=0.5, spills=0, problem="", kernels=(), warps=4096):
    launched = kernels or ((str(name), 1),)
    return Outlook({"block": name}, problem, launched, 1, spills, 0, occupancy, (warps,), instructions)


current = outlook(0, 100.0)
options = {
    "fewest": [outlook(1, 90.0), outlook(2, 80.0)],
    "hardly fewer": [outlook(1, 96.0)],
    "occupancy falls to enough": [outlook(1, 80.0, 0.25)],
    "occupancy falls too far": [outlook(1, 80.0, 0.2)],
    "warps fall to enough": [outlook(1, 80.0, warps=2048)],
    "warps fall too far": [outlook(1, 80.0, warps=2047)],
    "has a problem": [outlook(1, 80.0, problem="does not fit")],
    "none": [],
}
chosen = {name: preferred(some, current) for name, some in options.items()}
chosen["mends spills"] = preferred([outlook(1, 120.0), outlook(2, 80.0, spills=4)], outlook(0, 100.0, spills=8))
found["preferred"] = {name: one and one.settings["block"] for name, one in chosen.items()}
some = [outlook(1, 1.0, kernels=(("a", 1),)), outlook(2, 1.0, kernels=(("b", 1),)), outlook(3, 1.0, problem="no")]
some.append(outlook(4, 1.0, kernels=(("b", 1),)))
found["different"] = [one.settings["block"] for one in different(some, [outlook(0, 1.0, kernels=(("a", 1),))])]

record = tune.record
tune.record = lambda arguments, *rest: steps(*rest)
steps = cache(lambda *rest: record(arguments, *rest))
arguments = tune.parse(["--models", "plain zbl heads", "--dry-run", "--atoms", "32", "--neighbours", "12"])
arguments.arch = "sm_90"


def command(*options):
    out, error = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(error):
        try:
            status = tune.main(["--models", "plain zbl heads", "--jobs", "2", *options])
        except SystemExit as exit:
            status = exit.code
    return {"status": status, "out": out.getvalue(), "error": error.getvalue()}


file = folder / "sm_90.json"
choose = ["--by-machine-code", "--only", "edge_sum", "--write", str(file)]
found["no GPU"] = command()
found["architecture without a way"] = command("--arch", "sm_90")
found["unknown model"] = command("--models", "mp-9")
found["dry run"] = command("--dry-run", "--seconds", "0")
with mock.patch.object(tune, "neighbours", lambda *settings: neighbours(*settings)[:2]):
    found["dry run of one"] = command("--dry-run", "--only", "edge_vectors", "--seconds", "3600")
found["file for another"] = command(*choose, "--arch", "gfx942")
found["chosen"] = command(*choose, "--seconds", "2")
found["chosen again"] = command(*choose)
found["over"] = command("--by-machine-code", "--write", str(file), "--only", "edge_vectors", "--seconds", "0")
file.with_name("sm_80.json").write_text("{}")
found["malformed"] = command(*choose[:-1], str(folder / "sm_80.json"), "--arch", "sm_80")
found["done"] = [tune.is_done(*pair) for pair in (
    (None, source), (source, source), (source, source | {"gpu": "another"}), (source, source | {"triton": "4"}),
    (source, {"from": "machine code, triton 3"}), ({"from": "machine code, triton 3"}, source),
)]
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def found(once):
    """What the script found, and the file that the command wrote."""
    return once("tuning", _run)


def _run(folder):
    done = run_compiling("-c", SCRIPT, folder)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1]) | {"file": str(folder / "sm_90.json")}


def test_calls_are_recorded_by_what_they_ask_for(found):
    default = {"num_warps": 4, "num_stages": 1, "block": 64}
    expected = {"key": ["toy", "2 wide", "torch.float32"], "default": default, "times": [2, 1]}
    assert found["recorded"] == expected
    assert found["runs"] == [3, 3, 5], "each is run as often as in the steps"


def test_search_finds_the_fastest_of_those_that_are_right(found):
    """Two moves away; faster ones give other results or do not run."""
    entry = found["found"]["entry"]
    assert entry["configuration"] == {"num_warps": 2, "num_stages": 1, "block": 128}
    assert (entry["default_microseconds"], entry["microseconds"]) == (55.0, 42.0)
    assert entry["from"] == "measured"
    assert "give other results" in found["found"]["dropped"]
    assert "does not run: RuntimeError" in found["found"]["dropped"]


def test_default_wins_where_the_spread_is_larger_than_the_gain(found):
    entry = found["noisy"]["entry"]
    assert entry["configuration"] == entry["default"]
    assert entry["spread"] > 0.2


def test_default_without_numbers_is_not_tuned(found):
    assert found["not a number"]["entry"] is None
    assert "gives no numbers" in found["not a number"]["said"][0]


def test_candidates_lie_around_the_default(found):
    assert found["grid"] == {
        "paths_per_group": [1, 3, 6],
        "block_channels": [8, 16, 32],
        "num_warps": [1, 2, 4, 8],
        "num_stages": [1, 2, 3],
        "terms_per_kernel": [50, 100],
        "n": [1, 2],
    }
    by_one = [(32, 4), (64, 4), (128, 1), (128, 2), (128, 8)]
    assert [tuple(one.values()) for one in found["neighbours"]] == [*by_one, (64, 2)]


def test_machine_code_says_nothing_of_what_is_done_in_a_row(found):
    assert found["shown"] == ["block_channels", "num_warps", "channel_sums"]


def test_choice_by_machine_code(found):
    assert found["preferred"] == {
        "fewest": 2,
        "hardly fewer": None,
        "occupancy falls to enough": 1,
        "occupancy falls too far": None,
        "warps fall to enough": 1,
        "warps fall too far": None,
        "has a problem": None,
        "none": None,
        "mends spills": 1,
    }
    assert found["different"] == [2]


def test_without_a_gpu_the_command_names_the_remedy(found):
    result = found["no GPU"]
    assert result["status"] == 2
    assert "--dry-run" in result["error"]
    assert "--by-machine-code" in result["error"]
    assert not result["out"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("architecture without a way", "--arch is that of the GPU"),
        ("unknown model", "mp-9"),
        ("file for another", "a tuning file for gfx942 is called gfx942.json, not sm_90.json"),
        ("malformed", "sm_80.json: must have exactly 'architecture' and 'entries'"),
    ],
)
def test_wrong_arguments(found, name, message):
    assert found[name]["status"] == 2
    assert message in found[name]["error"]


def test_dry_run_goes_through_every_key(found):
    result = found["dry run"]
    assert result["status"] == 0, result["error"]
    lines = result["out"].splitlines()
    keys = [line for line in lines if "default {" in line]
    assert len({line.split(": default")[0] for line in keys}) == len(keys)
    assert sum("survive, of" in line for line in lines) == len(keys)
    operations = {line.split(" (")[0] for line in keys}
    assert {"edge_vectors", "irreps_linear", "convolution_forward", "symmetric_contraction_forward"} < operations
    assert "irreps_linear_weight_gradient" in operations, "the training step is run too"


def test_dry_run_shows_what_machine_code_says_of_candidates(found):
    result = found["dry run of one"]
    assert result["status"] == 0, result["error"]
    assert any("registers" in line and "occupancy" in line for line in result["out"].splitlines())


def test_choice_by_machine_code_is_written_and_not_made_twice(found):
    assert found["chosen"]["status"] == 0, found["chosen"]["error"]
    (entry,) = files.read(Path(found["file"])).values()
    assert entry["operation"] == "edge_sum"
    assert entry["from"].startswith("machine code, triton 3.")
    assert entry["configuration"].keys() == entry["default"].keys()
    assert 0 < entry["instructions"] <= entry["default_instructions"]
    assert "plain zbl heads: 32 atoms" in entry["workload"]
    assert "is in the file already" in found["chosen again"]["out"]


def test_time_is_obeyed(found):
    assert found["over"]["status"] == 0
    assert "the time is over, 1 keys are left" in found["over"]["out"]


def test_what_need_not_be_found_anew(found):
    assert found["done"] == [False, True, False, False, True, False]


def test_real_operation_is_called_again_with_other_settings():
    positions, index = torch.rand(4, 3), torch.tensor([0, 1, 2, 3, 0])
    with replay.Recorder() as recorder:
        edge_vectors(positions, None, index, index.flip(0), backend="triton")
    ((key, recorded),) = recorder.found.items()
    expected = replay.runner(key, recorded, recorded.default)()
    with asked() as record:
        got = replay.runner(key, recorded, recorded.default | {"block_numbers": 16})()
    assert record[0].chosen.block_numbers == 16
    assert replay.difference(got, expected) == ""
    got[0][0][0, 0] += 1
    assert "differs at [0, 0]" in replay.difference(got, expected)


def test_functions_are_timed_in_turns():
    order = []

    def clock(function, repeats):
        order.append((function, repeats))
        return {"a": 1.0, "b": 500.0, "c": 1e6}[function] * (1 + 0.1 * (len(order) % 2))

    timings = measure(["a", "b", "c"], clock, rounds=4)
    assert [name for name, _ in order[3:]] == list("abcbcacababc")
    assert {repeats for name, repeats in order[3:] if name == "a"} == {50}
    assert {repeats for name, repeats in order[3:] if name == "c"} == {1}
    assert [timing.microseconds for timing in timings] == pytest.approx([1.05, 525.0, 1.05e6], rel=0.05)
    assert all(0 < timing.spread <= 0.1 for timing in timings)
