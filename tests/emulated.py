"""Runs kernels that were compiled for an NVIDIA GPU in ``profiling.emulator``, and looks for faults.

``MACE_FAST_TEST_DEVICE=sm_90 pytest tests/kernels/triton`` loads it. ``MACE_FAST_TEST_SEED`` decides the order in which
the warps of a program go on, ``MACE_FAST_TEST_PTX`` names a folder where compiled text is kept.
"""

import os
from pathlib import Path

import pytest

from profiling.emulator.launches import emulating


@pytest.fixture(scope="session", autouse=True)
def emulator(tmp_path_factory):
    """All launches of the session run in it."""
    seed, folder = os.environ.get("MACE_FAST_TEST_SEED"), os.environ.get("MACE_FAST_TEST_PTX")
    kept = Path(folder) if folder else tmp_path_factory.mktemp("ptx")
    with emulating(os.environ["MACE_FAST_TEST_DEVICE"], int(seed) if seed else None, kept) as one:
        yield one


@pytest.fixture(autouse=True)
def faultless(emulator):
    """A test fails if a kernel that it launches does what it must not."""
    emulator.emulated.clear()
    yield
    assert not emulator.faults, "\n".join(map(str, emulator.faults))
