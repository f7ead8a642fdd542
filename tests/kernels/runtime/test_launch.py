"""Launching, recording, and the shared device functions, on a kernel of this test's own."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import torch

from mace_fast.kernels.runtime import launch as launch_module
from mace_fast.kernels.runtime.device import dot_precision
from mace_fast.kernels.runtime.generated import load
from mace_fast.kernels.runtime.launch import launch, recording
from mace_fast.kernels.tuning import assume

SOURCE = """
import triton
import triton.language as tl

from mace_fast.kernels.runtime.device import product


@triton.jit
def kernel(a, b, out, PRECISION: tl.constexpr):
    i = tl.arange(0, 16)[:, None] * 16 + tl.arange(0, 16)[None, :]
    tl.store(out + i, product(tl.load(a + i), tl.load(b + i), PRECISION))
"""


def multiply(precision, dtype, num_programs=1):
    generator = torch.Generator().manual_seed(0)
    a, b = (torch.randn(16, 16, generator=generator, dtype=dtype) for _ in range(2))
    out = torch.full_like(a, float("nan"))
    constants = {"PRECISION": dot_precision(precision, dtype)}
    launch(load("product", SOURCE).kernel, num_programs, {"a": a, "b": b, "out": out}, constants)
    return out, a.double() @ b.double()


# the interpreter multiplies in full precision whatever the policy, but for bfloat16, whose operands it truncates
@pytest.mark.parametrize(("precision", "limit"), [("ieee", 1e-5), ("tf32x3", 1e-5), ("bf16x3", 1e-3), ("bf16", 0.2)])
def test_product_in_every_precision(precision, limit):
    out, expected = multiply(precision, torch.float32)
    error = float((out - expected).abs().max())
    assert limit / 1000 < error < limit, "below the lower bound the policy had no effect"


def test_float64_is_exact_in_every_policy():
    out, expected = multiply("bf16", torch.float64)
    torch.testing.assert_close(out, expected, rtol=1e-13, atol=1e-13)


def test_amd_multiplies_float32_exactly():
    with assume("gfx942"):
        assert dot_precision("tf32x3", torch.float32) == "ieee by matrix units"
    with assume("sm_90"):
        assert dot_precision("tf32x3", torch.float32) == "tf32x3"


def test_recording_notes_and_does_not_run():
    with recording() as launches:
        out, _ = multiply("tf32x3", torch.float32)
    assert bool(out.isnan().all())
    assert [(noted.num_programs, noted.constants) for noted in launches] == [(1, {"PRECISION": "tf32x3"})]


def test_empty_grid_is_not_launched():
    assert bool(multiply("ieee", torch.float32, num_programs=0)[0].isnan().all())


def test_cpu_tensors_without_the_interpreter_are_refused(monkeypatch):
    monkeypatch.setattr(launch_module, "obstacle_to_triton", lambda device: f"the tensors are on {device}")
    with pytest.raises(RuntimeError, match="the Triton backend cannot run: the tensors are on cpu"):
        multiply("ieee", torch.float32)


def test_other_threads_run_their_kernels_while_one_records():
    with recording() as launches, ThreadPoolExecutor(1) as other:
        out, expected = other.submit(multiply, "ieee", torch.float32).result()
    assert launches == []
    torch.testing.assert_close(out.double(), expected, rtol=1e-5, atol=1e-5)
