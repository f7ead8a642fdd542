"""Settings of the kernels of sums over segments, and when segments are cut; none is measured on a GPU yet."""

from dataclasses import dataclass

import triton

from mace_fast.kernels.tuning.settings import Settings

SHORT = 256
"""Numbers per segment, on average, up to which segments are short."""


PART = 2048
"""Numbers that a program should at least have to sum where a segment is cut into parts."""


MAX_PROGRAMS = 2048
"""Programs beyond which segments are not cut: enough to fill a GPU."""


MAX_COLUMNS = 16
"""Columns that a program sums; wider rows are spread over programs."""


@dataclass(frozen=True, kw_only=True)
class SumSettings(Settings):
    """Settings of sums.

    Attributes:
        block_segments: segments, or parts of them, of a program.
        block_numbers: of each, in all columns, that are read at a time.
    """

    block_segments: int
    block_numbers: int


@dataclass(frozen=True, kw_only=True)
class ExpandSettings(Settings):
    """Settings of the transpose.

    Attributes:
        block_numbers: consecutive numbers that a program writes.
    """

    block_numbers: int


def default_sum_settings(is_short: bool) -> SumSettings:
    """Settings for segments that are short on average, or not."""
    if is_short:
        return SumSettings(block_segments=8, block_numbers=32)  # a warp sums a segment
    return SumSettings(block_segments=1, block_numbers=1024)  # a program sums a part of one


def default_expand_settings() -> ExpandSettings:
    """Eight numbers per thread."""
    return ExpandSettings(block_numbers=1024)


def num_parts(num_rows: int, num_segments: int, num_columns: int) -> int:
    """Into how many parts each segment is cut, by the average length: their lengths are known to the device alone."""
    if num_segments == 0:
        return 1
    per_segment = num_rows * num_columns // num_segments
    return max(1, min(triton.cdiv(per_segment, PART), MAX_PROGRAMS // num_segments))
