"""Graphs of random numbers: no structures, but with all sizes of one, for where values do not matter."""

from typing import Any

import torch
from torch import Tensor

from mace_fast.evaluated import Evaluated


def random_edges(num_nodes: int, neighbours: int, generator: torch.Generator) -> Tensor:
    """``[2, num_edges]`` senders at random and receivers, ascending: every node receives exactly so many edges."""
    receivers = torch.arange(num_nodes).repeat_interleave(neighbours)
    return torch.stack([torch.randint(num_nodes, receivers.shape, generator=generator), receivers])


def random_graph(model: Evaluated, num_atoms: int, neighbours: int, species: int) -> dict[str, Tensor]:
    """Input of a model on a CPU, with exactly so many edges of each atom and so many elements."""
    generator = torch.Generator().manual_seed(0)
    dtype, num_edges = model.r_max.dtype, num_atoms * neighbours
    elements = torch.arange(num_atoms) % species
    return {
        "positions": torch.rand(num_atoms, 3, generator=generator, dtype=dtype),
        "shifts": 1.5 + torch.rand(num_edges, 3, generator=generator, dtype=dtype),
        "unit_shifts": torch.ones(num_edges, 3, dtype=dtype),
        "cell": 10 * torch.eye(3, dtype=dtype),
        "pbc": torch.ones(1, 3, dtype=torch.bool),
        "node_attrs": torch.nn.functional.one_hot(elements, len(model.atomic_numbers)).to(dtype),
        "edge_index": random_edges(num_atoms, neighbours, generator),
        "batch": torch.zeros(num_atoms, dtype=torch.int64),
        "ptr": torch.tensor([0, num_atoms]),
        "head": torch.zeros(1, dtype=torch.int64),
        **{name: _embedded(spec, num_atoms, dtype) for name, spec in model.expects().embedding_specs.items()},
    }


def _embedded(spec: dict[str, Any], num_atoms: int, dtype: torch.dtype) -> Tensor:
    """What a joint embedding reads: of the first class, or zeros."""
    count, width = num_atoms if spec["per"] == "node" else 1, spec.get("in_dim", 1)
    return torch.full((count, width) if width > 1 else (count,), -float(spec.get("offset", 0)), dtype=dtype)
