"""Python in processes of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run_compiling(*arguments, cwd=ROOT, **variables):
    """Run ``python arguments`` where Triton compiles, as it interprets in this process; without a GPU, on one thread.

    Args:
        *arguments: of Python.
        cwd: folder to run in.
        **variables: further ones of the environment.
    """
    environment = {name: value for name, value in os.environ.items() if name != "TRITON_INTERPRET"}
    environment |= {"OMP_NUM_THREADS": "1", "CUDA_VISIBLE_DEVICES": "", **variables}
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=environment, check=False)
