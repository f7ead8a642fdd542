"""Fixtures of all tests: NaN-filled buffers, the shared real models and data, and mace-torch as the reference.

``MACE_FAST_TEST_DEVICE=cuda pytest tests/kernels/triton tests/models/test_triton.py`` runs the tests of the kernels on
a GPU, with ``sm_90`` in place of ``cuda`` it compiles them for one and runs them in ``profiling.emulator``; without it
Triton's interpreter runs them on the CPU.
"""

import functools
import gc
import importlib.util
import json
import os
import sys
import time
import warnings
from pathlib import Path

import pytest
import torch

# Before anything imports Triton: its interpreter runs the kernels on CPU tensors, on a machine with a GPU too. With
# MACE_FAST_TEST_DEVICE=cuda they are compiled, and what tests make without naming a device is on the GPU.
DEVICE = os.environ.get("MACE_FAST_TEST_DEVICE", "")
EMULATED = DEVICE.startswith("sm_")
COMPILES = EMULATED or DEVICE.startswith("cuda")
if COMPILES:
    os.environ.pop("TRITON_INTERPRET", None)
else:
    os.environ.setdefault("TRITON_INTERPRET", "1")

from mace_fast.kernels.native import library
from mace_fast.kernels.runtime import backends
from mace_fast.recorder import Recorder
from mace_fast.testing.interpreter import quicken_the_interpreter

if not COMPILES and importlib.util.find_spec("triton") is not None:
    quicken_the_interpreter()


def seeded_on_cpu(function):
    """A random function of torch whose generator is on the CPU, so that numbers are the same on every device."""

    @functools.wraps(function)
    def made(*args, generator=None, device=None, **kwargs):
        if generator is None:
            return function(*args, device=device, **kwargs)
        return function(*args, generator=generator, device=generator.device, **kwargs).to(device or DEVICE)

    return made


if EMULATED:
    pytest_plugins = ["tests.emulated"]
elif DEVICE:
    torch.set_default_device(DEVICE)
    for name in ("rand", "randn", "randint", "randperm"):
        setattr(torch, name, seeded_on_cpu(getattr(torch, name)))

SHARED = Path(os.environ.get("MACE_FAST_SHARED", Path(__file__).resolve().parents[2] / "shared"))


THOROUGH = {"benchmarks", "integrations", "profiling", "training"}
"""Folders whose tests are all ``thorough``."""


@pytest.hookimpl(tryfirst=True)  # before pytest looks at marks
def pytest_collection_modifyitems(items):
    """Mark what is thorough; begin with what is slow, so that the processes of pytest-xdist end together."""
    for item in items:
        if item.path.relative_to(Path(__file__).parent).parts[0] in THOROUGH:
            item.add_marker(pytest.mark.thorough)
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_collection_finish():
    """Spare modules and tests, which stay, every full collection: pytest makes five of them before it ends."""
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Compile the loops of the CPU as a user's process does where they are what is tested, else in a tenth of the time.

    Those are the tests of the kernels, of accuracy, and of real models.
    """
    as_users = "shared_model" in item.fixturenames or item.path.name == "test_float32_accuracy.py"
    optimise(3 if as_users or Path(__file__).parent / "kernels" in item.path.parents else 0)


def optimise(level):
    """Have LLVM compile at this level from now on, and forget what was compiled at another one."""
    if level == library.OPTIMIZATION:
        return
    library.OPTIMIZATION = level
    modules = [module for name, module in sys.modules.items() if name.startswith("mace_fast.kernels.")]
    loops = [module for module in modules if {"cpu", "native", "recorded"} & set(module.__name__.split("."))]
    for function in (value for module in loops for value in vars(module).values()):
        if hasattr(function, "cache_clear"):
            function.cache_clear()


def with_room(function):
    """Call a function from a frame of more than 512 KiB, for which Python gets 1 MiB: the rest is for later frames.

    Python keeps frames in pieces of 16 KiB, which it gets from the system and gives back with every call and return
    across their ends. Triton's interpreter, deep in calls, does that a hundred thousand times in a test.
    """

    def called():
        return function()

    called.__code__ = called.__code__.replace(co_stacksize=66_000)
    return called()


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem):
    """Run the test, not its fixtures, with room for frames."""
    function = pyfuncitem.obj
    pyfuncitem.obj = lambda **arguments: with_room(functools.partial(function, **arguments))
    try:
        return (yield)
    finally:
        pyfuncitem.obj = function


@pytest.fixture(autouse=True)
def nan_filled_buffers(monkeypatch):
    """Fill what ``new_empty`` returns with NaN, so that an operation that leaves a hole fails its test."""
    if EMULATED:
        return  # the emulator fills it with a NaN of its own, by which it knows who reads a hole
    new_empty = torch.Tensor.new_empty

    def poisoned(self, *args, **kwargs):
        out = new_empty(self, *args, **kwargs)
        is_real = type(out) is torch.Tensor and out.is_floating_point()
        return out.fill_(float("nan")) if is_real else out

    monkeypatch.setattr(torch.Tensor, "new_empty", poisoned)


@pytest.fixture
def compiled_cpu(monkeypatch):
    """What a user's process has, where Triton's interpreter is off: compiled loops run what is on the CPU."""
    if DEVICE:
        pytest.skip("MACE_FAST_TEST_DEVICE puts tensors on another device")
    monkeypatch.setattr(backends, "interpreted", lambda: False)


@pytest.fixture(params=["reference", "cpu"])
def each_cpu_backend(request):
    """The backend that ``"auto"`` means on a CPU: the reference beside the interpreter, else compiled loops."""
    if request.param == "cpu":
        request.getfixturevalue("compiled_cpu")
    return request.param


@pytest.fixture(params=["triton", "cpu"])
def each_compiled_backend(request, monkeypatch):
    """What ``"auto"`` means: Triton's kernels, on a CPU in the interpreter, or the compiled loops."""
    if request.param == "cpu":
        request.getfixturevalue("compiled_cpu")
    elif importlib.util.find_spec("triton") is None:
        pytest.skip("needs triton")
    monkeypatch.setenv(backends.ENVIRONMENT, request.param)
    return request.param


@pytest.fixture
def repetitions(monkeypatch):
    """For every evaluation whether it was a recorded step that was repeated."""
    seen, original = [], Recorder.evaluate

    def noted(self, *arguments):
        before = self._repeats
        results = original(self, *arguments)
        seen.append(self._repeats > before)
        return results

    monkeypatch.setattr(Recorder, "evaluate", noted)
    return seen


@pytest.fixture(scope="session")
def folder_of_run(tmp_path_factory, worker_id):
    """Of a whole test run: what one of its processes puts there the others find."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def once(folder_of_run):
    """``once(name, make)``: what ``make(folder)`` gives, as JSON has it; one process of a test run makes it for all."""

    def made(name, make):
        folder = folder_of_run / name
        result = folder / "made.json"
        try:
            folder.mkdir()
        except FileExistsError:
            while not result.exists():
                time.sleep(0.1)
        else:
            found = {"error": "it failed in another process"}
            try:
                found = {"made": make(folder)}
            finally:
                unfinished = folder / "unfinished"
                unfinished.write_text(json.dumps(found))
                unfinished.replace(result)
        found = json.loads(result.read_text())
        assert "made" in found, f"{name}: {found['error']}"
        return found["made"]

    return made


def shared_file(*parts: str) -> Path:
    """A file of the shared folder, beside the checkout or where MACE_FAST_SHARED points; or skip the test."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{path} is missing; MACE_FAST_SHARED names the folder with the real models and data")
    return path


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The folder with models/ and data/."""
    return shared_file()


@pytest.fixture(scope="session")
def shared_model():
    """``shared_model(name)`` is the path of a trained model, such as "mace-mp-0a-small.model"."""
    return lambda name: shared_file("models", name)


@pytest.fixture(scope="session")
def shared_data():
    """``shared_data(name)`` is the path of a file with real structures, such as "janus_NaCl-1040.extxyz"."""
    return lambda name: shared_file("data", name)


@pytest.fixture(scope="session")
def reference():
    """The imported mace-torch, with torch's safe loading left as it was before; skips where it is not installed."""
    if importlib.util.find_spec("mace") is None:
        pytest.skip("mace-torch is not installed (pip install 'mace-fast[reference]')")
    before = os.environ.get("TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the import alone; the tests see every warning of their own calls
        import mace.calculators
        import mace.modules
    if before is None:
        os.environ.pop("TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD", None)
    return mace
