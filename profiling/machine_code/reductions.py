"""Sums over lanes that Triton 3.6 gets wrong.

It exchanges numbers over as many lanes as an axis has, next to each other from the first on. A layout from a reshape
may have the axis in lanes that are apart, say the first and the fourth: then others are summed, silently.
"""

import re
from collections.abc import Iterator

_LINEAR = re.compile(r"^(#\w+) = #ttg\.linear<\{.*?lane = \[(.*?)\], warp = ", re.MULTILINE)
_REDUCTION = re.compile(
    r'"tt\.reduce"\((.*?)\) <\{axis = (\d+) : i32\}>.*?\}\) : \(tensor<(.*?)>(?:, tensor|\) ->)', re.DOTALL
)
_SLICE = re.compile(r"#ttg\.slice<\{dim = (\d+), parent = (.*)\}>")


def lanes_apart(ttgir: str) -> list[str]:
    """Reductions of a kernel over lanes that are apart, from its IR for GPUs: each value, and the lanes."""
    lanes_of = {
        name: [[int(one) for one in basis.split(",")] for basis in re.findall(r"\[([^\]]*)\]", lanes)]
        for name, lanes in _LINEAR.findall(ttgir)
    }
    return [
        f"{value}, over lanes {', '.join(str(1 << bit) for bit in bits)}"
        for value, axis, layout in _reductions(ttgir)
        if layout in lanes_of
        and (bits := [bit for bit, basis in enumerate(lanes_of[layout]) if basis[axis]])
        and bits != list(range(bits[0], bits[-1] + 1))
    ]


def _reductions(ttgir: str) -> Iterator[tuple[str, int, str]]:
    """Value, axis and layout of each; of what lacks a dimension of its layout the axis there."""
    for value, axis_text, shape in _REDUCTION.findall(ttgir):
        axis, layout = int(axis_text), shape.partition(", ")[2]
        while inner := _SLICE.fullmatch(layout):
            dimension, layout = int(inner[1]), inner[2]
            axis += axis >= dimension
        yield value, axis, layout
