"""Batches with room for more edges: rows behind those of the edges, which the pointers of the topology do not reach."""

from typing import Any

import torch
from torch import Tensor

from mace_fast.graph import Topology

BY_EDGE = {"edge_index": 1, "shifts": 0, "unit_shifts": 0}
"""Inputs with a row for every edge, and the dimension that counts them."""


def with_room(data: dict[str, Any], rows: int, r_max: float) -> dict[str, Any]:
    """The batch with so many rows for edges, those without meaning behind the edges.

    Args:
        data: an input dictionary sorted by receiver, with its ``topology``.
        rows: at least as many as there are edges.
        r_max: cutoff in Å.
    """
    extra = rows - data["edge_index"].shape[1]
    filled = data | _filled(data, extra, r_max)
    return filled | {"topology": _reaching_no_further(data["topology"], filled["edge_index"], extra)}


def _filled(data: dict[str, Any], extra: int, r_max: float) -> dict[str, Tensor]:
    """Rows by edge with copies of the last edge behind, so that receivers ascend; of one to itself if there is none."""
    if data["edge_index"].shape[1]:
        rows = {name: data[name].narrow(dim, -1, 1) for name, dim in BY_EDGE.items() if name in data}
    else:
        away = data["shifts"].new_tensor([[2.0 * r_max, 0.0, 0.0]])
        last = data["edge_index"].new_full((2, 1), data["node_attrs"].shape[0] - 1)
        rows = {"edge_index": last, "shifts": away, "unit_shifts": away / away.norm()}
    return {
        name: torch.cat([data[name], row.repeat_interleave(extra, BY_EDGE[name])], dim=BY_EDGE[name])
        for name, row in rows.items()
        if name in data
    }


def _reaching_no_further(known: Topology, edge_index: Tensor, extra: int) -> Topology:
    assert known.edge_order is not None
    rest = known.sender_species.new_zeros(extra)
    return known._replace(
        senders=edge_index[0].contiguous(),
        receivers=edge_index[1].contiguous(),
        sender_species=torch.cat([known.sender_species, rest]),
        edge_order=known.edge_order._replace(sender_perm=torch.cat([known.edge_order.sender_perm, rest])),
    )
