"""A function recorded in one run, and repeated for other numbers without Python's part of it, on a CPU."""

from mace_fast.kernels.recorded.replay import Recorded
from mace_fast.kernels.recorded.tape import recording

__all__ = ["Recorded", "recording"]
