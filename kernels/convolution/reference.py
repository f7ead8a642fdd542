"""The convolution in plain torch: the definition every other implementation is compared with."""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from mace_fast.kernels.algebra import Path, clebsch_gordan
from mace_fast.kernels.convolution.rows import message_rows
from mace_fast.kernels.runtime.constants import constant


def _by_second_input(l1: int, l2: int, l3: int) -> NDArray[np.float64]:
    """Coupling coefficients as the matrix ``[m2, (m3, m1)]``."""
    return clebsch_gordan(l1, l2, l3).transpose(1, 2, 0).reshape(2 * l2 + 1, -1)


def coupled_harmonics(edge_attrs: Tensor, path: Path) -> Tensor:
    """M[e, m3, m1] = sum over m2 of C[m1, m2, m3] Y[e, m2], shared by all channels."""
    table = constant(_by_second_input, (path.l1, path.l2, path.l3), edge_attrs.dtype, edge_attrs.device)
    coupled = edge_attrs[:, path.offset2 : path.offset2 + 2 * path.l2 + 1] @ table
    return coupled.view(-1, 2 * path.l3 + 1, 2 * path.l1 + 1)


def convolution(
    node_feats: Tensor,
    edge_attrs: Tensor,
    hidden: Tensor,
    weight: Tensor,
    senders: Tensor,
    receivers: Tensor,
    num_receivers: int,
    paths: tuple[Path, ...],
) -> Tensor:
    """The convolution with the weights of the last radial layer."""
    return convolution_of_weights(node_feats, edge_attrs, hidden @ weight, senders, receivers, num_receivers, paths)


def convolution_of_weights(
    node_feats: Tensor,
    edge_attrs: Tensor,
    weights: Tensor,
    senders: Tensor,
    receivers: Tensor,
    num_receivers: int,
    paths: tuple[Path, ...],
) -> Tensor:
    """Weigh, couple and sum path by path; weights are ``[E, paths * channels]``."""
    tp_weights = weights.view(-1, len(paths), 1, node_feats.shape[2])
    sender_feats = node_feats[senders]
    messages = []
    for rows in message_rows(paths):
        edge_messages = []
        for index in rows.paths:
            path = paths[index]
            coupled = coupled_harmonics(edge_attrs, path)
            weighted = sender_feats[:, path.offset1 : path.offset1 + 2 * path.l1 + 1] * tp_weights[:, index]
            edge_messages.append(coupled * weighted if path.l1 == 0 else coupled @ weighted)
        stacked = torch.stack(edge_messages, dim=2)  # [edge, component, path, channel]
        total = stacked.new_zeros(num_receivers, *stacked.shape[1:]).index_add(0, receivers, stacked)
        messages.append(total.flatten(1, 2))
    return torch.cat(messages, dim=1)
