"""Ranges of rows that compiled functions are called for."""

from collections.abc import Iterable

from torch import Tensor


class Ranges(list[int]):
    """Bounds of consecutive ranges, which know what they were made of.

    Attributes:
        num_rows: rows that were divided evenly; None where they were not.
        pointers: that say how many entries each row has; None where all rows are alike.
        parts: how many ranges were asked for; None for one for each thread.
    """

    def __init__(
        self, bounds: Iterable[int], parts: int | None, num_rows: int | None = None, pointers: Tensor | None = None
    ) -> None:
        super().__init__(bounds)
        self.parts, self.num_rows, self.pointers = parts, num_rows, pointers
