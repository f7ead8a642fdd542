"""Settings of the kernels that read tables."""

from dataclasses import dataclass

from mace_fast.kernels.tuning.settings import Settings


@dataclass(frozen=True, kw_only=True)
class TableSettings(Settings):
    """Settings of a kernel.

    Attributes:
        block_edges: edges of a program, which has all columns of them.
    """

    block_edges: int


def default_settings(block_columns: int) -> TableSettings:
    """Settings for blocks of so many columns."""
    # a thread has 16 numbers of each kind
    return TableSettings(block_edges=max(1, 2048 // block_columns))
