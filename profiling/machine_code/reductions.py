"""Sums over threads that Triton 3.6 gets wrong.

It exchanges numbers over as many lanes as an axis has, next to each other from the first on, and tells warps by
dividing their number. A layout from a reshape may have the axis in lanes or warps that are apart, say the first and the
fourth lane: then others are summed, silently.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

_LINEAR = re.compile(r"^(#\w+) = #ttg\.linear<\{.*?lane = \[(.*?)\], warp = \[(.*?)\], block = ", re.MULTILINE)
_BEGIN = '"tt.reduce"('
_REDUCTION = re.compile(
    r'"tt\.reduce"\((.*?)\) <\{axis = (\d+) : i32\}>.*?\}\) : \(tensor<(.*?)>(?:, tensor|\) ->)', re.DOTALL
)
_SLICE = re.compile(r"#ttg\.slice<\{dim = (\d+), parent = (.*)\}>")

Bases: TypeAlias = list[list[int]]
"""What each bit of the number of a lane, or of a warp, adds to the place in a tensor."""


def threads_apart(ttgir: str) -> list[str]:
    """Sums of a kernel over threads that are apart, from its IR for GPUs: each value, and the bits of lanes and warps.

    Raises:
        ValueError: a reduction is not understood.
    """
    layouts = {name: (_bases(lanes), _bases(warps)) for name, lanes, warps in _LINEAR.findall(ttgir)}
    found = list(_reductions(ttgir))
    if len(found) != ttgir.count(_BEGIN):
        raise ValueError(f"of {ttgir.count(_BEGIN)} reductions {len(found)} are understood: look at {__name__}")
    return [
        f"{value}, over bits {_bits(lanes, axis)} of lanes and {_bits(warps, axis)} of warps"
        for value, axis, layout in found
        if layout in layouts
        for lanes, warps in [layouts[layout]]
        if _are_apart(lanes, warps, axis)
    ]


def _are_apart(lanes: Bases, warps: Bases, axis: int) -> bool:
    if not _bits(warps, axis):
        return not _are_together(_bits(lanes, axis))
    # then Triton divides numbers of lanes and of warps for every axis
    return not all(_are_together(_bits(bases, one)) for bases in (lanes, warps) for one in range(len(warps[0])))


def _bases(text: str) -> Bases:
    return [[int(one) for one in basis.split(",")] for basis in re.findall(r"\[([^\]]*)\]", text)]


def _bits(bases: Bases, axis: int) -> list[int]:
    return [bit for bit, basis in enumerate(bases) if basis[axis]]


def _are_together(bits: Sequence[int]) -> bool:
    return not bits or list(bits) == list(range(bits[0], bits[-1] + 1))


def _reductions(ttgir: str) -> Iterator[tuple[str, int, str]]:
    """Value, axis and layout of each; of what lacks a dimension of its layout the axis there."""
    for value, axis_text, shape in _REDUCTION.findall(ttgir):
        axis, layout = int(axis_text), shape.partition(", ")[2]
        while inner := _SLICE.fullmatch(layout):
            dimension, layout = int(inner[1]), inner[2]
            axis += axis >= dimension
        yield value, axis, layout
