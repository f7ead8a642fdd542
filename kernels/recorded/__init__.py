"""A function recorded in one run, and repeated for other numbers without Python's part of it, on a CPU.

``replay.py`` is imported when something has been recorded: it imports llvmlite.
"""

from mace_fast.kernels.recorded.rows import number_of_rows
from mace_fast.kernels.recorded.tape import Sizes, Tape, TooLargeError, recording

__all__ = ["Sizes", "Tape", "TooLargeError", "number_of_rows", "recording"]
