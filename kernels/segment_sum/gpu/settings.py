"""Settings of the kernels of sums over segments."""

import triton

# not measured on a GPU yet. Short segments: a warp sums one of them; long ones: a program sums a part of one
DEFAULT_SHORT = {"block_segments": 8, "block_numbers": 32, "num_warps": 4}


DEFAULT_LONG = {"block_segments": 1, "block_numbers": 1024, "num_warps": 4}


DEFAULT_EXPAND = {"block": 1024, "num_warps": 4}


SHORT = 256
"""Numbers per segment, on average, up to which segments are short."""


PART = 2048
"""Numbers that a program should at least have to sum where a segment is cut into parts."""


MAX_PROGRAMS = 2048
"""Programs beyond which segments are not cut: enough to fill a GPU."""


MAX_COLUMNS = 16
"""Columns that a program sums; wider rows are spread over programs."""


def num_parts(num_rows: int, num_segments: int, num_columns: int) -> int:
    """Into how many parts each segment is cut, by the average length: their lengths are known to the device alone."""
    if num_segments == 0:
        return 1
    per_segment = num_rows * num_columns // num_segments
    return max(1, min(triton.cdiv(per_segment, PART), MAX_PROGRAMS // num_segments))
