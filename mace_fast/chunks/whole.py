"""How much memory an evaluation of the whole takes, found by evaluating a few atoms with as many neighbours."""

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from torch import Tensor

from mace_fast.chunks.live_bytes import LiveBytes
from mace_fast.graph import make_species, make_topology
from mace_fast.kernels.runtime.backends import resolve
from mace_fast.models import MACE
from mace_fast.recorded_step import RecordedStep

_ATOMS = (2, 4)
_STEP = 1.25  # between numbers of neighbours for which it is found anew
_FLAGS = dict.fromkeys(("compute_stress", "compute_edge_forces", "compute_atomic_stresses"), True)


class WholeBytes:
    """Bytes that models take to evaluate a batch as a whole, and to record that where it is recorded.

    Args:
        models: of a committee, each of which may keep what it recorded.
    """

    def __init__(self, models: Sequence[MACE]) -> None:
        self._models = models
        self._found: dict[float, tuple[float, float]] = {}  # of no atoms and of each, by neighbours

    def of(self, batch: Sequence[Mapping[str, Tensor]]) -> float:
        """Of the input dictionaries of a batch, no more than this is alive at a time."""
        num_nodes = sum(len(data["node_attrs"]) for data in batch)
        num_edges = sum(data["edge_index"].shape[1] for data in batch)
        neighbours = _STEP ** np.ceil(np.log(max(num_edges / num_nodes, 1.0)) / np.log(_STEP))
        if neighbours not in self._found:
            few, many = (sum(_taken(model, batch[0], n, int(neighbours * n)) for model in self._models) for n in _ATOMS)
            each = (many - few) / (_ATOMS[1] - _ATOMS[0])
            self._found[neighbours] = max(few - _ATOMS[0] * each, 0.0), each
        fixed, each = self._found[neighbours]
        return fixed + num_nodes * each


def _taken(model: MACE, like: Mapping[str, Tensor], num_nodes: int, num_edges: int) -> int:
    """The most bytes that are alive at a time, of so many atoms like those of a structure."""
    data = _sample(model, like, num_nodes, num_edges)
    model({**data}, **_FLAGS)  # after which a frozen model has folded its weights
    with LiveBytes() as live:
        data = _sample(model, like, num_nodes, num_edges)
        if model.recorded and resolve(model.backend, model.r_max.device) == "cpu":
            species = make_species(data["node_attrs"], num_nodes, sort=True)
            topology = make_topology(data["edge_index"], species, num_nodes, sort=True)
            step = RecordedStep(model, {**data, "topology": topology}, num_edges + num_edges // 8 + 1, _FLAGS)
            step.first_results()
            step.evaluate()
        else:
            model(data, **_FLAGS)
    return live.peak


def _sample(model: MACE, like: Mapping[str, Tensor], num_nodes: int, num_edges: int) -> dict[str, Tensor]:
    """The input dictionary of so many atoms in one place, all edges of which are half as long as the cutoff."""
    device, dtype = model.r_max.device, model.r_max.dtype
    rows = torch.arange(num_nodes, device=device) % len(like["node_attrs"])
    edges = torch.arange(num_edges, device=device)
    receivers = edges * num_nodes // max(num_edges, 1)
    unit_shifts = torch.zeros(num_edges, 3, dtype=dtype, device=device)
    unit_shifts[:, 0] = 1.0
    length = 0.5 * float(model.r_max)
    specs = getattr(model, "embedding_specs", None) or {}
    return {
        "positions": torch.zeros(num_nodes, 3, dtype=dtype, device=device),
        "node_attrs": like["node_attrs"][rows],
        "edge_index": torch.stack([(receivers + edges) % num_nodes, receivers]),
        "unit_shifts": unit_shifts,
        "shifts": length * unit_shifts,
        "cell": length * torch.eye(3, dtype=dtype, device=device),
        "batch": torch.zeros_like(rows),
        "ptr": torch.tensor([0, num_nodes], device=device),
        "head": like["head"][:1],
        **{name: like[name][rows] if spec["per"] == "node" else like[name][:1] for name, spec in specs.items()},
    }
