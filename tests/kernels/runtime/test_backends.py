"""Which implementation runs, and what is said where one cannot."""

import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import torch

from mace_fast.kernels import edge_sum, edge_vectors, segment_expand, segment_sum, spherical_harmonics
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


INDEX = torch.zeros(2, dtype=torch.int64)
WITHOUT_LOOPS = {
    "edge_vectors": lambda backend: edge_vectors(torch.ones(1, 3), None, INDEX, INDEX, backend=backend),
    "edge_sum": lambda backend: edge_sum(torch.ones(2, 3), INDEX, INDEX, 1, backend=backend),
    "segment_sum": lambda backend: segment_sum(torch.ones(2, 3), INDEX, 1, backend=backend),
    "segment_expand": lambda backend: segment_expand(torch.ones(1, 3), INDEX, backend=backend),
    "spherical_harmonics": lambda backend: spherical_harmonics(torch.ones(2, 3), 1, backend=backend),
}


@pytest.mark.parametrize("name", WITHOUT_LOOPS)
def test_operations_without_loops_say_so(name, compiler, monkeypatch):
    call = WITHOUT_LOOPS[name]
    with pytest.raises(RuntimeError, match=rf"{name} has no compiled loops: .* choose backend='reference', or 'auto'"):
        call("cpu")
    expected = call("reference")
    assert torch.equal(call("auto"), expected)
    monkeypatch.setenv(backends.ENVIRONMENT, "cpu")
    assert torch.equal(call("auto"), expected), "the environment is for all operations of a model"
    assert torch.equal(call(backends.without_loops("cpu")), expected)


def test_backends_of_a_model_that_all_operations_have_are_left(compiler):
    assert [backends.without_loops(name) for name in ("reference", "triton")] == ["reference", "triton"]


def test_environment_says_what_auto_means(monkeypatch):
    monkeypatch.setenv(backends.ENVIRONMENT, "reference")
    assert backends.resolve("auto", CUDA) == "reference"
    assert backends.resolve("triton", CUDA) == "triton", "an argument wins over the environment"


def test_interpreter_runs_triton_on_the_cpu(monkeypatch):
    monkeypatch.setattr(backends, "interpreted", lambda: True)
    assert backends.resolve("triton", CPU) == "triton"


def test_triton_on_the_cpu_is_refused_with_the_remedy(compiler):
    with pytest.raises(RuntimeError, match=r"are on cpu; move the model .* to a GPU, choose backend='reference'"):
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
