"""Nodes in groups that are close together, so that few neighbours of a group are outside of it."""

import math

import numpy as np
import numpy.typing as npt

EDGES_PER_NODE = 64
"""A group may have so many edges for every node that it may have: edges take memory too."""

_FAR = 1e9  # Å, farther than any coordinate


def compact_groups(
    positions: npt.NDArray[np.float64],
    batch: npt.NDArray[np.int64],
    num_edges: npt.NDArray[np.int64],
    most_nodes: int,
) -> list[npt.NDArray[np.int64]]:
    """Divide the nodes across their widest direction until the parts are small enough, and of nearly the same size.

    Args:
        positions: ``[N, 3]`` in Å, wrapped into the cell.
        batch: ``[N]`` graph of each node; graphs are told apart first.
        num_edges: ``[N]`` received by each node.
        most_nodes: of a group; at least one. A group has ``EDGES_PER_NODE`` times as many edges at most, unless it is
            of one node.

    Returns:
        Indices of the nodes of each group, ascending; every node is in one group.

    Source:
        Recursive bisection, Berger and Bokhari, IEEE Trans. Comput. 36, 570 (1987).
    """
    places = np.column_stack((positions, batch * _FAR))
    groups, parts = [], [np.arange(len(positions))] if len(positions) else []
    while parts:
        nodes = parts.pop()
        full = max(len(nodes), num_edges[nodes].sum() / EDGES_PER_NODE) / most_nodes
        count = min(math.ceil(full), len(nodes))
        if count == 1:
            groups.append(np.sort(nodes))
            continue
        own = places[nodes]
        axis = int(np.argmax(own.max(axis=0) - own.min(axis=0)))
        order = np.argsort(own[:, axis], kind="stable")
        middle = len(nodes) * (count // 2) // count
        parts += [nodes[order[middle:]], nodes[order[:middle]]]
    return groups
