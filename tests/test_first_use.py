"""Kernels are compiled all at once before the first of them runs, and what a step looks for is what was compiled."""

import contextlib
import json
import logging
import re

import pytest
import torch

import mace_fast
from mace_fast import first_use
from mace_fast.kernels.runtime import ahead
from mace_fast.kernels.tuning import assume
from mace_fast.random_graphs import random_graph
from mace_fast.testing.workloads import SMALL, build
from tests.profiling.processes import run_compiling

pytestmark = pytest.mark.thorough

# Triton's launcher, as it were, of the structure that comes after: its sizes are others, and it has looked up nothing
FOUND = """
import json, logging, sys
import triton
import mace_fast
from ase.build import molecule
from mace_fast.cli import main
from mace_fast.kernels.runtime import ahead
from mace_fast.kernels.runtime.generated import load
from mace_fast.kernels.runtime.launch import Launch, compile_options, recording
from mace_fast.kernels.tuning import assume
from mace_fast.random_graphs import random_graph

said = []
handler = logging.Handler()
handler.emit = lambda record: said.append(record.getMessage())
logger = logging.getLogger("mace_fast")
logger.setLevel(logging.DEBUG)
logger.addHandler(handler)
ahead.SLOW = 0.0
path = sys.argv[1]
status = main(["warm-up", path, "--arch", "sm_90", "--elements", "2"])
said_of_kernels = said.copy()
found = {}
def listen(*, src, cache_hit, **_):
    found[src.name] = found.get(src.name, True) and cache_hit
triton.knobs.compilation.listener = listen
model = mace_fast.freeze(mace_fast.load(path))
model.backend = "triton"
with assume("sm_90"), recording() as launches:
    model(random_graph(model, 300, 40, 2), compute_stress=True)
for one in launches:
    one.function.device_caches.clear()
for one in launches:
    options = compile_options(one.num_warps, one.num_stages)
    one.function.warmup(**one.arguments, **one.constants, **options, grid=(1,))
triton.knobs.compilation.listener = None

broken = load("broken", '''import triton
import triton.language as tl


@triton.jit
def broken_kernel(WRONG: tl.constexpr):
    tl.static_assert(not WRONG, "this is wrong")
''').broken_kernel
failures = ahead.compile_ahead([Launch(broken, 1, {}, {"WRONG": wrong}, 4, 1) for wrong in (True, False)], "sm_90")

status = status or main(["warm-up", path])
said.clear()
atoms = molecule("CH3CH2OH")
atoms.calc = mace_fast.MACECalculator(models=[mace_fast.load(path)], device="cpu", head="high")
for seed in range(3):
    atoms.rattle(0.01, seed=seed)
    atoms.get_forces()
said = {"kernels": said_of_kernels, "loops": said}
print(json.dumps({"status": status, "found": found, "failures": failures, "said": said}))
"""


# a new process, as on another machine: paths in the cache are those of the first folder, which is not there any more
MOVED = """
import json, sys
import triton
from mace_fast.cli import main

found = []
triton.knobs.compilation.listener = lambda *, src, cache_hit, **_: found.append(cache_hit)
assert main(["warm-up", sys.argv[1], "--arch", "sm_90", "--elements", "2"]) == 0
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def in_a_process(once):
    def make(folder):
        mace_fast.save(build(SMALL["plain zbl heads"]), folder / "model.safetensors")
        caches = {"TRITON_CACHE_DIR": str(folder / "triton"), "MACE_FAST_CACHE": str(folder / "own")}
        done = run_compiling("-c", FOUND, folder / "model.safetensors", **caches)
        assert done.returncode == 0, done.stderr
        (folder / "triton").rename(folder / "moved")
        caches["TRITON_CACHE_DIR"] = str(folder / "moved")
        moved = run_compiling("-c", MOVED, folder / "model.safetensors", **caches)
        assert moved.returncode == 0, moved.stderr
        return {**json.loads(done.stdout.splitlines()[-1]), "moved": json.loads(moved.stdout.splitlines()[-1])}

    return once("first_use", make)


def test_a_step_finds_its_kernels_compiled_ahead(in_a_process):
    assert in_a_process["status"] == 0
    assert len(in_a_process["found"]) > 5
    missing = {name for name, is_there in in_a_process["found"].items() if not is_there}
    # small, with settings of their own for every power of two of rows
    assert missing <= {"segment_sum_kernel"}


def test_a_cache_that_was_moved_is_found(in_a_process):
    assert len(in_a_process["moved"]) > 5
    assert all(in_a_process["moved"])


def test_a_cache_that_cannot_be_written_is_named(tmp_path):
    mace_fast.save(build(SMALL["plain zbl heads"]), tmp_path / "model.safetensors")
    (tmp_path / "file").touch()
    command = ["-m", "mace_fast.cli", "warm-up", tmp_path / "model.safetensors", "--arch", "sm_90", "--elements", "2"]
    done = run_compiling(*command, TRITON_CACHE_DIR=str(tmp_path / "file" / "cache"))
    assert done.returncode == 2
    assert re.search(r"Triton's cache cannot be written \(.*/file.*\): set TRITON_CACHE_DIR to a folder", done.stderr)
    assert "compiled for" not in done.stdout


def test_who_waits_is_told_once_for_what(in_a_process):
    first, last = in_a_process["said"]["kernels"]
    assert re.fullmatch(r"compiling (\d+) kernels for sm_90, once: they are kept in .*triton", first)
    assert re.fullmatch(r"compiled (\d+) kernels in [\d.]+ s", last)


def test_without_an_architecture_and_a_gpu_the_loops_of_the_processor_are_compiled(in_a_process):
    assert [message for message in in_a_process["said"]["loops"] if message.startswith("compil")] == []


def test_what_does_not_compile_is_named_and_the_rest_is_compiled(in_a_process):
    (failure,) = in_a_process["failures"]
    assert failure.startswith("broken_kernel: ")
    assert "this is wrong" in failure


@pytest.fixture
def on_a_gpu(monkeypatch):
    """Models on the interpreter's CPU are taken for ones on a GPU; what would be compiled is appended to the list."""
    compiled = []
    monkeypatch.setattr(first_use, "_gpu", lambda device: "a GPU")

    def compile_nothing(launches, gpu):
        compiled.append({launch.function.__name__ for launch in launches})
        return []

    monkeypatch.setattr(first_use, "compile_ahead", compile_nothing)
    model = build(SMALL["plain zbl heads"])
    model.backend = "triton"
    return model, compiled


def test_kernels_are_compiled_before_the_first_evaluation_of_a_kind(on_a_gpu):
    model, compiled = on_a_gpu
    mace_fast.freeze(model)
    for num_atoms in (3, 4):
        model(random_graph(model, num_atoms, 2, 1))
    assert len(compiled) == 1
    model(random_graph(model, 4, 2, 2))
    assert len(compiled) == 2, "the number of elements is a size of kernels"
    mace_fast.unfreeze(model)
    model(random_graph(model, 4, 2, 2), training=True)
    assert len(compiled) == 3
    assert "weight_gradient_kernel" in compiled[2] - compiled[1], "which runs in the backward pass of a loss"


def test_results_are_those_of_a_model_whose_kernels_are_there(on_a_gpu, monkeypatch):
    model, compiled = on_a_gpu
    got = model(random_graph(model, 4, 2, 2))
    monkeypatch.setattr(first_use, "_gpu", lambda device: None)
    expected = model(random_graph(model, 4, 2, 2))
    assert len(compiled) == 1
    assert torch.equal(got["forces"], expected["forces"])


def test_chunks_compile_before_they_begin(on_a_gpu):
    model, compiled = on_a_gpu
    mace_fast.freeze(model)
    mace_fast.evaluate_in_chunks(model, random_graph(model, 4, 2, 2), chunk=2)
    assert len(compiled) == 1


def test_an_error_on_the_way_is_logged_and_the_evaluation_goes_on(on_a_gpu, monkeypatch, caplog):
    model, _ = on_a_gpu

    def fail(launches, gpu):
        raise OSError("no room on the disk")

    monkeypatch.setattr(first_use, "compile_ahead", fail)
    assert model(random_graph(model, 4, 2, 2))["energy"].isfinite().all()
    assert "no room on the disk" in caplog.text


def test_who_watches_a_model_sees_no_graph_of_random_numbers(on_a_gpu, caplog):
    caplog.set_level(logging.INFO)
    model, compiled = on_a_gpu
    seen = []
    model.node_embedding.register_forward_hook(lambda *_: seen.append(1))
    model(random_graph(model, 4, 2, 2))
    assert len(seen) == 1
    assert compiled == []
    assert "one by one" in caplog.text


@pytest.mark.parametrize(("architecture", "exact"), [("sm_90", True), ("gfx942", False)])
def test_who_chooses_a_slow_way_is_told_once(on_a_gpu, caplog, architecture, exact):
    _, compiled = on_a_gpu
    model = mace_fast.freeze(build(SMALL["plain"]))
    model.backend, model.precision = "triton", "ieee"
    with assume(architecture):
        model(random_graph(model, 4, 2, 2))
        mace_fast.tabulate(model, 8)  # with kernels of its own
        assert len(compiled) == 1
        model(random_graph(model, 4, 2, 2))
        assert len(compiled) == 2
        for neighbours, species in [(2, 2), (1, 2), (2, 1)]:
            model(random_graph(model, 4, neighbours, species))
    assert caplog.text.count("bf16x6") == exact
    assert caplog.text.count("untabulate") == 1


def test_who_does_not_is_told_nothing(on_a_gpu, caplog):
    model, _ = on_a_gpu
    model.precision = "bf16x6"
    model(random_graph(model, 4, 2, 2))
    assert not caplog.text


def test_an_interrupt_begins_no_further_kernel():
    begun, threads = [], ahead._Threads(None)
    threads.function = build
    with contextlib.suppress(KeyboardInterrupt), threads:
        threads.submit(lambda: begun.append(1)).result()
        raise KeyboardInterrupt
    threads.submit(lambda: begun.append(2)).result()
    assert begun == [1]
