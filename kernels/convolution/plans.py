"""What the generated kernels are made of: paths as text, groups of paths of one program, parts of the hidden axis.

Registered operators take strings, not objects, so paths travel as text that holds all of them.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from functools import lru_cache

import torch
from torch import Tensor

from mace_fast.kernels.algebra import Path, path_couplings
from mace_fast.kernels.convolution.rows import message_rows

FEWEST_PADDED = 5
"""Hidden functions left over after the matrix products: so many make one more, padded product, fewer plain products."""

LARGEST_PART = 64

EQUAL_PART = 32
"""Size of the products where all must be alike."""

PATH_COST = 24
"""Work of a path's matrix product, in linear forms, where groups are made equal."""


@dataclass(frozen=True)
class Coupling:
    """A path with all that the generated source needs to know of it.

    Attributes:
        index: position among all paths.
        path: the path.
        rows: row of the message of each output component.
        entries: for every (m3, m1) with a linear form in Y, its terms (component of Y, coefficient).
    """

    index: int
    path: Path
    rows: tuple[int, ...]
    entries: dict[tuple[int, int], tuple[tuple[int, float], ...]]

    @property
    def inputs(self) -> tuple[int, ...]:
        """Components of the node features."""
        return tuple(range(self.path.offset1, self.path.offset1 + 2 * self.path.l1 + 1))

    @property
    def harmonics(self) -> tuple[int, ...]:
        """Components of the spherical harmonics."""
        return tuple(range(self.path.offset2, self.path.offset2 + 2 * self.path.l2 + 1))


@dataclass(frozen=True)
class HiddenParts:
    """The axis of hidden functions in pieces.

    Attributes:
        products: (first, size) of the pieces of a matrix product; sizes are powers of two, the last may be padded.
        single: hidden functions that are multiplied one by one.
    """

    products: tuple[tuple[int, int], ...]
    single: tuple[int, ...]


def format_paths(paths: Sequence[Path]) -> str:
    """Paths as text, the eight numbers of each."""
    return ";".join(" ".join(str(number) for number in astuple(path)) for path in paths)


@lru_cache(maxsize=1024)
def parse_paths(key: str) -> tuple[Path, ...]:
    """The paths of a text of :func:`format_paths`."""
    return tuple(Path(*(int(number) for number in text.split())) for text in key.split(";") if text)


@lru_cache(maxsize=1024)
def couplings(key: str) -> tuple[Coupling, ...]:
    """All paths with their rows and linear forms."""
    paths = parse_paths(key)
    rows: dict[int, tuple[int, ...]] = {}
    for block in message_rows(paths):
        for position, index in enumerate(block.paths):
            rows[index] = tuple(range(block.start + position, block.stop, len(block.paths)))
    found = []
    for index, path in enumerate(paths):
        entries: dict[tuple[int, int], list[tuple[int, float]]] = {}
        for m1, m2, m3, value in zip(*(array.tolist() for array in path_couplings(path)), strict=True):
            entries.setdefault((m3, m1), []).append((path.offset2 + m2, value))
        found.append(Coupling(index, path, rows[index], {key: tuple(terms) for key, terms in entries.items()}))
    return tuple(found)


def couplings_by_input(key: str) -> list[list[Coupling]]:
    """All paths, those together that share the irrep of the node features."""
    found: dict[int, list[Coupling]] = {}
    for coupling in couplings(key):
        found.setdefault(coupling.path.index1, []).append(coupling)
    return list(found.values())


@lru_cache(maxsize=1024)
def inputs_of(key: str) -> frozenset[int]:
    """Components of the node features that some path reads."""
    return frozenset(component for coupling in couplings(key) for component in coupling.inputs)


@lru_cache(maxsize=1024)
def components_read(paths: tuple[Path, ...]) -> tuple[int, int]:
    """How many components of the features and how many harmonics the paths need.

    Raises:
        ValueError: a path begins before the first component.
    """
    if any(path.offset1 < 0 or path.offset2 < 0 for path in paths):
        raise ValueError(f"offset1 and offset2 of a path must not be negative, got {paths}")
    features = (path.offset1 + 2 * path.l1 + 1 for path in paths)
    harmonics = (path.offset2 + 2 * path.l2 + 1 for path in paths)
    return max(features, default=0), max(harmonics, default=0)


def check_components(paths: Sequence[Path], node_feats: Tensor, num_harmonics: int) -> None:
    """Raise ValueError unless features and harmonics have all components that the paths read: loops go by the paths."""
    if torch.compiler.is_compiling():  # which does not look into a cache
        return
    features, harmonics = components_read(tuple(paths))
    if node_feats.shape[1] < features:
        raise ValueError(f"node_feats has {node_feats.shape[1]} components, but the paths read {features}")
    if num_harmonics < harmonics:
        raise ValueError(f"there are {num_harmonics} spherical harmonics, but the paths read {harmonics}")


def has_many_components(key: str) -> bool:
    """Whether there are features of l = 2 or more, with five components or more."""
    return max((path.l1 for path in parse_paths(key)), default=0) > 1


def hidden_parts(num_hidden: int) -> HiddenParts:
    """Cut the hidden axis so that little is padded: 64 is one product, 65 a product and a single function."""
    products, first = [], 0
    while num_hidden - first >= 16:
        size = min(LARGEST_PART, 1 << ((num_hidden - first).bit_length() - 1))
        products.append((first, size))
        first += size
    if num_hidden - first >= FEWEST_PADDED:
        products.append((first, 16))
        first = num_hidden
    return HiddenParts(tuple(products), tuple(range(first, num_hidden)))


def product_parts(num_hidden: int) -> HiddenParts:
    """Cut the hidden axis into matrix products only; where it is no multiple of 16 all of one size, the last padded."""
    if num_hidden % 16 == 0:
        return hidden_parts(num_hidden)
    size = min(EQUAL_PART, 16 * -(-num_hidden // 16))
    return HiddenParts(tuple((first, size) for first in range(0, num_hidden, size)), ())


@lru_cache(maxsize=1024)
def groups(key: str, most_paths: int, most_entries: int) -> tuple[tuple[Coupling, ...], ...]:
    """Cut the paths into groups that share the irrep of the node features, as equal as they come.

    Args:
        key: the paths as text.
        most_paths: that a group has.
        most_entries: linear forms that a group is meant to have at most; one path may have more.
    """
    found = []
    for members in couplings_by_input(key):
        total = sum(len(coupling.entries) for coupling in members)
        count = max(-(-len(members) // most_paths), min(len(members), -(-total // most_entries)))
        bins: list[list[Coupling]] = [[] for _ in range(count)]
        for coupling in sorted(members, key=lambda coupling: -len(coupling.entries)):
            open_bins = [one for one in bins if len(one) < most_paths]
            min(open_bins, key=lambda one: sum(PATH_COST + len(other.entries) for other in one)).append(coupling)
        found += [tuple(sorted(one, key=lambda coupling: coupling.index)) for one in bins]
    return tuple(found)
