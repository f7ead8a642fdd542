"""What Triton makes of launches on a machine without their GPU: recorded, compiled ahead of time, counted."""

import os


def switch_interpreter_off() -> None:
    """Call it before anything imports Triton: what is interpreted cannot be compiled."""
    os.environ.pop("TRITON_INTERPRET", None)
