"""Which implementation runs, and what is said where one cannot."""

import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import torch

from mace_fast.kernels import spherical_harmonics
from mace_fast.kernels.runtime import backends

CPU, CUDA = torch.device("cpu"), torch.device("cuda")


@pytest.fixture
def compiler(monkeypatch):
    """No interpreter: what a user's process has."""
    monkeypatch.setattr(backends, "interpreted", lambda: False)


@pytest.fixture(autouse=True)
def no_environment(monkeypatch):
    monkeypatch.delenv(backends.ENVIRONMENT, raising=False)


def test_auto_follows_the_device(compiler):
    assert backends.resolve("auto", CPU) == "cpu"
    assert backends.resolve("auto", torch.device("mps")) == "reference"


def test_auto_on_a_gpu(monkeypatch):
    monkeypatch.setattr(backends, "interpreted", lambda: True)
    assert backends.resolve("auto", CUDA) == "triton"


def test_where_the_interpreter_is_on_auto_leaves_the_cpu_to_the_reference(monkeypatch):
    monkeypatch.setattr(backends, "interpreted", lambda: True)
    assert backends.resolve("auto", CPU) == "reference"
    with pytest.raises(RuntimeError, match=r"TRITON_INTERPRET is set, so that .*; unset it"):
        backends.resolve("cpu", CPU)


def test_compiled_loops_on_a_gpu_are_refused_with_the_remedy(compiler):
    with pytest.raises(
        RuntimeError, match=r"the CPU backend cannot run: the tensors are on cuda; choose backend='auto'"
    ):
        backends.resolve("cpu", CUDA)


def test_missing_llvmlite_is_refused_with_the_remedy(compiler, monkeypatch):
    monkeypatch.setattr(backends.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(RuntimeError, match=r"pip install llvmlite\), or choose backend='reference'"):
        backends.resolve("auto", CPU)


def test_an_operation_without_loops_says_so(compiler, monkeypatch):
    vectors = torch.ones(2, 3)
    with pytest.raises(RuntimeError, match=r"spherical_harmonics has no compiled loops: .* choose backend='reference'"):
        spherical_harmonics(vectors, 1, backend="cpu")
    expected = spherical_harmonics(vectors, 1, backend="reference")
    assert torch.equal(spherical_harmonics(vectors, 1), expected)
    monkeypatch.setenv(backends.ENVIRONMENT, "cpu")
    assert torch.equal(spherical_harmonics(vectors, 1), expected), "the environment is for all operations of a model"


def test_environment_says_what_auto_means(monkeypatch):
    monkeypatch.setenv(backends.ENVIRONMENT, "reference")
    assert backends.resolve("auto", CUDA) == "reference"
    assert backends.resolve("triton", CUDA) == "triton", "an argument wins over the environment"


def test_interpreter_runs_triton_on_the_cpu(monkeypatch):
    monkeypatch.setattr(backends, "interpreted", lambda: True)
    assert backends.resolve("triton", CPU) == "triton"


def test_triton_on_the_cpu_is_refused_with_the_remedy(compiler):
    with pytest.raises(RuntimeError, match=r"backend cannot run: .* are on cpu; choose backend='auto', .* to a GPU"):
        backends.resolve("triton", CPU)


def test_missing_triton_is_refused_with_the_remedy(monkeypatch):
    monkeypatch.setattr(backends.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(RuntimeError, match="pip install triton"):
        backends.resolve("auto", CUDA)


def test_unknown_names_are_refused(monkeypatch):
    with pytest.raises(ValueError, match="backend must be one of auto, reference, triton, cpu; got 'cueq'"):
        backends.resolve("cueq", CPU)
    monkeypatch.setenv(backends.ENVIRONMENT, "gpu")
    with pytest.raises(ValueError, match=r"\$MACE_FAST_BACKEND must be one of"):
        backends.resolve("auto", CPU)


def test_a_thread_waits_for_another_that_imports_triton(monkeypatch, tmp_path):
    (tmp_path / "triton").mkdir()
    slow = (
        "import time, types\ntime.sleep(0.2)\nknobs = types.SimpleNamespace(runtime=types.SimpleNamespace(interpret=1))"
    )
    (tmp_path / "triton" / "__init__.py").write_text(slow)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setitem(sys.modules, "triton", None)  # what is there now comes back
    del sys.modules["triton"]
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(backends.interpreted)
        while "triton" not in sys.modules and not first.done():
            time.sleep(0.001)
        assert backends.interpreted()
        assert first.result()
