"""A function recorded in one run, and repeated for other numbers without Python's part of it, on a CPU."""

from mace_fast.kernels.recorded.replay import Recorded
from mace_fast.kernels.recorded.rows import number_of_rows, sizes_of
from mace_fast.kernels.recorded.tape import recording

__all__ = ["Recorded", "number_of_rows", "recording", "sizes_of"]
