"""Structures with padding, so that sizes stay the same from step to step."""

import logging
from collections.abc import Mapping

from torch import Tensor

from mace_fast.data import collate, padding_graph

_LOGGER = logging.getLogger("mace_fast")
# When the edges outgrow the padding, it grows to this multiple of them, in steps, as mace-torch's does.
_GROWTH = 1.25
_STEP = 64
# Where edges alone are padded, one more atom for so many, so that few padding edges share an atom.
_ATOMS_PER_PADDING = 8


def grown(padding: int, num_edges: int) -> int:
    """Edges to pad to from now on: as before, or more of them, with a warning, where a structure has more.

    Args:
        padding: edges to pad to; 0 for none.
        num_edges: of a structure.
    """
    if not num_edges > padding > 0:
        return padding
    more = -(-int(num_edges * _GROWTH) // _STEP) * _STEP
    _LOGGER.warning("%d edges exceed the padding to %d: padding to %d", num_edges, padding, more)
    return more


def padded(
    inputs: dict[str, Tensor], num_atoms: int, num_edges: int, r_max: float, arrays_keys: Mapping[str, str]
) -> dict[str, Tensor]:
    """A batch of the structure and of padding, where it has fewer atoms or edges.

    Args:
        inputs: of the structure.
        num_atoms: atoms to pad to; 0 for as many as there are, and some more where edges are padded.
        num_edges: edges to pad to.
        r_max: cutoff of the model in Å.
        arrays_keys: as in ``data.padding_graph``.
    """
    own_atoms = len(inputs["positions"])
    more_atoms, more_edges = max(num_atoms - own_atoms, 0), max(num_edges - inputs["edge_index"].shape[1], 0)
    if not (more_atoms or more_edges):
        return inputs
    more_atoms = more_atoms if num_atoms else own_atoms // _ATOMS_PER_PADDING
    return collate([inputs, padding_graph(inputs, max(more_atoms, 1), more_edges, r_max, arrays_keys)])
