"""The kernel in the emulator's README is found to do what is said there."""

import re
import textwrap
from pathlib import Path

import pytest

from tests.profiling.processes import run_compiling

ROOT = Path(__file__).resolve().parents[3]

pytest.importorskip("triton", reason="Triton is not installed")


def test_a_kernel_of_your_own(tmp_path):
    text = (ROOT / "profiling/emulator/README.md").read_text()
    section = text.partition("## A kernel of your own\n")[2].partition("\n## ")[0]
    program, said = (textwrap.dedent(block) for block in re.findall(r"(?:^    .*\n|^\n(?=\n?    ))+", section, re.M))
    path = tmp_path / "own.py"
    path.write_text(program.strip())
    done = run_compiling(path.name, cwd=tmp_path, PYTHONPATH=str(ROOT))
    assert done.returncode == 1
    found = done.stderr.strip().splitlines()[-1].replace(f"{tmp_path}/", "")
    assert found.endswith(" ".join(said.split()))
