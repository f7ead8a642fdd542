"""Every kernel with every derivative in every precision, compiled for two GPUs, against the definition in float64."""

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from mace_fast.testing.operations import OPERATIONS
from profiling.emulator import operations
from profiling.machine_code import switch_interpreter_off

pytest.importorskip("triton", reason="Triton is not installed")

HOW = [("sm_80", None), ("sm_90", 1)]
"""Architectures; with a seed the warps of a program go on in any order."""

WIDE = ("symmetric_contraction", "convolution", "density_projection", "irreps_linear")


@pytest.fixture(scope="session")
def compiling():
    """A process in which Triton compiles, as it interprets in this one."""
    with ProcessPoolExecutor(1, get_context("spawn"), switch_interpreter_off) as pool:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("CUDA_VISIBLE_DEVICES", "")
            pool.submit(os.getpid).result()  # now it has started
        yield pool


@pytest.fixture(scope="session")
def folder(folder_of_run):
    """Where all processes of a test run keep compiled text."""
    kept = folder_of_run / "ptx"
    kept.mkdir(exist_ok=True)
    return kept


@pytest.mark.parametrize("how", HOW, ids=lambda how: how[0])
@pytest.mark.parametrize("name", OPERATIONS)
def test_every_derivative_in_every_precision(name, how, compiling, folder):
    wrong = compiling.submit(operations.check_operation, name, *how, folder).result()
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("how", HOW, ids=lambda how: how[0])
@pytest.mark.parametrize("name", WIDE)
def test_96_channels(name, how, compiling, folder):
    wrong = compiling.submit(operations.check_wide_operation, name, *how, folder).result()
    assert not wrong, "\n".join(wrong)
