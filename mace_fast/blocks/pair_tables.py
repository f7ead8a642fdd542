"""Tables of radial functions for the pairs of species that have occurred, in one piece of memory."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import product
from threading import Lock
from typing import NamedTuple

import torch
from torch import Tensor

from mace_fast.blocks.edges import Edges
from mace_fast.blocks.radial_functions import Pair, Pairs
from mace_fast.kernels import RadialTable

LAST_CHOICES = 16
"""So many sets of species are remembered: chunks of a large system and batches take turns."""


class Chosen(NamedTuple):
    """The tables for the species present.

    Attributes:
        table: of all pairs.
        numbers: ``[Z * Z]`` int64, which of them each sender (row) and receiver (column) of the Z species present
            read; None where all read the same.
    """

    table: RadialTable
    numbers: Tensor | None

    def of_edges(self, edges: Edges) -> Tensor | None:
        """``[E]`` int64, the table that each edge reads; None where all read the same."""
        return None if self.numbers is None else self.numbers[edges.pairs]


@dataclass
class PairTables:
    """Tables of one family of functions, each made when a pair of species first occurs.

    Attributes:
        what: they are of, for the message when they get too many.
        make: the table of a pair.
        pairs: which pairs share one.
        bytes_of_one: of one table.
        most_bytes: of all tables; where those of the species present need more, none is read.
        instead: what is read or computed then.
    """

    what: str
    make: Callable[[Pair], RadialTable]
    pairs: Pairs
    bytes_of_one: int
    most_bytes: int
    instead: str
    _rows: dict[Pair, int] = field(default_factory=dict)
    _memory: RadialTable | None = None
    _last: list[tuple[Tensor, Chosen | None]] = field(default_factory=list)
    _is_said: bool = False  # that there are too many
    _lock: Lock = field(default_factory=Lock)

    def of(self, present: Tensor) -> Chosen | None:
        """The tables for some species, made if need be.

        Args:
            present: ``[Z]`` int64, elements; the same tensor as long as they are the same, so that a GPU is asked once.

        Returns:
            None where they need more memory than they may.
        """
        for elements, chosen in self._last:
            if elements is present:
                return chosen
        with self._lock, torch.inference_mode(False), torch.no_grad():
            chosen = self._choose(present)
            self._last = [(present, chosen), *self._last[: LAST_CHOICES - 1]]
            return chosen

    def _choose(self, present: Tensor) -> Chosen | None:
        elements = [0] if self.pairs is Pairs.ALIKE else present.tolist()
        keys = [self.pairs.key(pair) for pair in product(elements, elements)]
        wanted = dict.fromkeys(keys)
        if len(wanted) * self.bytes_of_one > self.most_bytes:
            self._say_too_many(len(wanted))
            return None
        missing = [key for key in wanted if key not in self._rows]
        if (len(self._rows) + len(missing)) * self.bytes_of_one > self.most_bytes:
            self._rows, self._memory, self._last = {}, None, []  # those of before make room
            missing = list(wanted)
        for key in missing:
            self._add(key)
        assert self._memory is not None
        rows = [self._rows[key] for key in keys]
        if len(set(rows)) == 1:
            return Chosen(self._memory.part(rows[0], rows[0] + 1), None)
        return Chosen(self._memory, torch.tensor(rows, device=present.device))

    def _say_too_many(self, count: int) -> None:
        """Once, though other structures may have too many pairs, too."""
        if not self._is_said:
            logging.getLogger("mace_fast").warning(
                "tables of %s for %d pairs of species would take %d MiB, more than %d: %s",
                self.what,
                count,
                count * self.bytes_of_one >> 20,
                self.most_bytes >> 20,
                self.instead,
            )
        self._is_said = True

    def _add(self, key: Pair) -> None:
        """Write a table behind the others. Who reads those goes on reading them, in the old memory if there is new."""
        table = self.make(key)
        used = len(self._rows)
        if self._memory is None or used == self._memory.num_tables:
            bound = self.most_bytes // self.bytes_of_one
            self._memory = table.with_room(self._memory, min(max(1, 2 * used), bound))
        # under no version that torch checks: an evaluation that has yet to be differentiated reads other rows
        self._memory.coefficients.data[used] = table.coefficients[0]
        self._rows[key] = used
