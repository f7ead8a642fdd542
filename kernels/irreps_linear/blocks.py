"""What a linear map of irreps consists of: one block of the weight per pair of input and output irrep."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Block:
    """A matrix that maps the channels of one input irrep to those of one output irrep, the same for every component.

    Attributes:
        components: 2 l + 1 of either irrep.
        channels_in: of the input irrep.
        offset_in: first number of the input irrep in a row of the features; components outermost.
        channels_out: of the output irrep.
        offset_out: first number of the output irrep in a row of the result.
        offset_weight: first number of the matrix ``[channels_in, channels_out]`` in the weight.
    """

    components: int
    channels_in: int
    offset_in: int
    channels_out: int
    offset_out: int
    offset_weight: int

    @property
    def numbers(self) -> tuple[int, int, int, int, int, int]:
        """Its attributes in their order."""
        return (
            self.components,
            self.channels_in,
            self.offset_in,
            self.channels_out,
            self.offset_out,
            self.offset_weight,
        )

    @property
    def range_in(self) -> tuple[int, int]:
        """The numbers of a row of the features that it reads."""
        return self.offset_in, self.offset_in + self.components * self.channels_in

    @property
    def range_out(self) -> tuple[int, int]:
        """The numbers of a row of the result that it adds to."""
        return self.offset_out, self.offset_out + self.components * self.channels_out

    @property
    def range_weight(self) -> tuple[int, int]:
        """Its numbers of the weight."""
        return self.offset_weight, self.offset_weight + self.channels_in * self.channels_out

    @property
    def is_empty(self) -> bool:
        """Whether it does nothing."""
        return 0 in (self.components, self.channels_in, self.channels_out)


@dataclass(frozen=True)
class Group:
    """The blocks that are summed in one output irrep.

    Attributes:
        components: of the output irrep.
        channels_out: of the output irrep.
        offset_out: first number of the output irrep in a row of the result.
        terms: ``(channels_in, offset_in, offset_weight)`` of each block.
    """

    components: int
    channels_out: int
    offset_out: int
    terms: tuple[tuple[int, int, int], ...]

    @property
    def range_out(self) -> tuple[int, int]:
        """The numbers of a row of the result that it makes."""
        return self.offset_out, self.offset_out + self.components * self.channels_out


@cache
def groups(key: str, transposed: bool) -> tuple[Group, ...]:
    """Bring the blocks together that write the same numbers; those of the transposed map write what they read."""
    found: dict[tuple[int, int, int], list[tuple[int, int, int]]] = {}
    for block in decode(key):
        given = (block.channels_in, block.offset_in)
        made = (block.channels_out, block.offset_out)
        (channels_in, offset_in), (channels_out, offset_out) = (made, given) if transposed else (given, made)
        place = (block.components, channels_out, offset_out)
        found.setdefault(place, []).append((channels_in, offset_in, block.offset_weight))
    return tuple(Group(*place, tuple(terms)) for place, terms in found.items())


def encode(blocks: Sequence[Block]) -> str:
    """The blocks that do something as text, in which form they enter the registered operators."""
    return ";".join(",".join(str(number) for number in block.numbers) for block in blocks if not block.is_empty)


@cache
def decode(key: str) -> tuple[Block, ...]:
    """The blocks of :func:`encode`."""
    return tuple(Block(*(int(number) for number in part.split(","))) for part in key.split(";") if part)


def checked_key(blocks: Sequence[Block], width_in: int, width_out: int, weight_numel: int) -> str:
    """Text of blocks that fit rows of ``width_in`` and ``width_out`` numbers and a weight of ``weight_numel``.

    Raises:
        ValueError: a block reaches beyond its rows or the weight, two share numbers of the weight, or two overlap in
            the rows without being the same irrep.
    """
    for block in blocks:
        if min(block.numbers) < 0:
            raise ValueError(f"{block} has a negative number")
        for name, (_, stop), size in (
            ("features have", block.range_in, width_in),
            ("result has", block.range_out, width_out),
            ("weight has", block.range_weight, weight_numel),
        ):
            if stop > size:
                raise ValueError(f"{block} reaches {stop} where the {name} {size} numbers")
    used = [block for block in blocks if not block.is_empty]
    _check_apart("weight", [block.range_weight for block in used])
    _check_apart("features", {(*block.range_in, block.components) for block in used})
    _check_apart("result", {(*block.range_out, block.components) for block in used})
    return encode(blocks)


def _check_apart(name: str, ranges: Iterable[tuple[int, ...]]) -> None:
    """Raise unless no two ranges overlap; equal irreps were made one before."""
    ordered = sorted(ranges)
    for i in range(1, len(ordered)):
        if ordered[i][0] < ordered[i - 1][1]:
            raise ValueError(f"blocks overlap in the {name}: {list(ordered[i - 1][:2])} and {list(ordered[i][:2])}")


def is_covered(ranges: Iterable[tuple[int, int]], size: int) -> bool:
    """Whether ranges that do not overlap leave nothing out of ``size`` numbers."""
    return sum(stop - start for start, stop in set(ranges)) == size
