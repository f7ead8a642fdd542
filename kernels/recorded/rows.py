"""A number of rows by which a tape tells the dimensions that change from those that stay."""

from collections.abc import Iterable
from typing import Any

from torch import Tensor


def number_of_rows(least: int, taken: Iterable[int]) -> int:
    """A prime number, at least so large, of which no number that is taken is a multiple.

    A dimension of a tape with so many rows that is a multiple of it has one row, or several, for each of the rows.
    """
    taken = [abs(one) for one in taken if one]
    rows = max(least, 2)
    while not _is_prime(rows) or any(one % rows == 0 for one in taken):
        rows += 1
    return rows


def first_rows(value: Any, rows: int, count: int) -> Any:
    """A value in which ``count`` rows stand for ``rows``: tensors without the others, and numbers accordingly."""
    if isinstance(value, Tensor):
        for dim, size in enumerate(value.shape):
            if size and size % rows == 0:
                value = value.narrow(dim, 0, size // rows * count)
        return value
    if isinstance(value, list | tuple):
        return type(value)([first_rows(one, rows, count) for one in value])
    if isinstance(value, dict):
        return {name: first_rows(one, rows, count) for name, one in value.items()}
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value // rows * count if is_number and value and value % rows == 0 else value


def _is_prime(number: int) -> bool:
    return number > 1 and all(number % divisor for divisor in range(2, int(number**0.5) + 1))
