"""Other programs: run in the checkout, their output printed."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
"""The checkout."""


def run(command: Sequence[str], seconds: float, changes: Mapping[str, str | None]) -> tuple[int | None, str]:
    """Exit status and output of a program; None if it took longer than it may.

    Args:
        command: with its arguments.
        seconds: that it may take.
        changes: variables of its environment; None removes one.
    """
    environment = {**os.environ, **{name: value for name, value in changes.items() if value is not None}}
    for name, value in changes.items():
        if value is None:
            environment.pop(name, None)
    print("$", " ".join(command), flush=True)
    try:
        done = subprocess.run(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=max(1.0, seconds),
            env=environment,
            cwd=ROOT,
            check=False,
        )
    except subprocess.TimeoutExpired as expired:
        output = expired.stdout or b""
        text = output.decode(errors="replace") if isinstance(output, bytes) else output
        print(text, flush=True)
        return None, text
    print(done.stdout, flush=True)
    return done.returncode, done.stdout
