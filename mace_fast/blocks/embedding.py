"""Node embeddings and the energies of isolated atoms."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from mace_fast.blocks.linear import Linear
from mace_fast.folding import Frozen
from mace_fast.irreps import Irreps


def species_rows(linear: Linear, species: Tensor) -> Tensor:
    """Image of the one-hot vector of each species under a map of scalars: ``[num_species, 1, channels]``."""
    return linear.scaled_weight().view(-1, linear.outputs[0].mul)[species].unsqueeze(1)


class LinearNodeEmbeddingBlock(Frozen):
    """First features of each species."""

    def __init__(self, irreps_in: Irreps, irreps_out: Irreps) -> None:
        super().__init__()
        self.linear = Linear(irreps_in, irreps_out)

    def forward(self, species: Tensor) -> Tensor:
        """Features of species, ``[num_species, 1, channels]``."""
        sources = [species, *self.linear.parameters()]
        return self.derived("rows", sources, lambda: species_rows(self.linear, species))


class AtomicEnergiesBlock(nn.Module):
    """Energies of isolated atoms, ``[num_elements]`` or ``[num_heads, num_elements]`` in eV."""

    atomic_energies: Tensor

    def __init__(self, atomic_energies: np.ndarray | Tensor) -> None:
        super().__init__()
        values = torch.as_tensor(np.asarray(atomic_energies), dtype=torch.get_default_dtype())
        self.register_buffer("atomic_energies", values.clone())

    def by_species(self, species: Tensor, heads: Tensor | None) -> Tensor:
        """Energy of each node, ``[num_nodes]`` in eV; heads are None where there is one."""
        rows = torch.atleast_2d(self.atomic_energies)
        return rows[0][species] if heads is None else rows[heads, species]

    def forward(self, node_attrs: Tensor) -> Tensor:
        """Energies for one-hot rows, ``[num_nodes, num_heads]`` in eV, as in mace-torch."""
        return node_attrs @ torch.atleast_2d(self.atomic_energies).T.to(node_attrs)


class GenericJointEmbedding(nn.Module):
    """Embedding of total charge, spin and the like, added to the node features.

    Args:
        base_dim: number of channels of the node features.
        embedding_specs: for each feature a mapping with ``type`` (``"categorical"`` or ``"continuous"``), ``per``
            (``"graph"`` or ``"node"``), ``emb_dim``, and ``num_classes`` and ``offset`` or ``in_dim`` and ``use_bias``.

    Raises:
        ValueError: a type is unknown.
    """

    def __init__(self, *, base_dim: int, embedding_specs: Mapping[str, Any], out_dim: int | None = None) -> None:
        super().__init__()
        self.base_dim = base_dim
        self.specs = dict(embedding_specs)
        self.out_dim = out_dim or base_dim
        self.embedders = nn.ModuleDict()
        for name, spec in self.specs.items():
            width, bias = spec["emb_dim"], spec.get("use_bias", True)
            if spec["type"] == "categorical":
                self.embedders[name] = nn.Embedding(spec["num_classes"], width)
            elif spec["type"] == "continuous":
                self.embedders[name] = nn.Sequential(
                    nn.Linear(spec["in_dim"], width, bias=bias), nn.SiLU(), nn.Linear(width, width, bias=bias)
                )
            else:
                raise ValueError(f"embedding {name!r} has type {spec['type']!r}; known are 'categorical', 'continuous'")
        total = sum(spec["emb_dim"] for spec in self.specs.values())
        self.project = nn.Sequential(nn.Linear(total, self.out_dim, bias=False), nn.SiLU())

    def forward(self, batch: Tensor, features: Mapping[str, Tensor]) -> Tensor:
        """Embed the features, ``[num_graphs, ...]`` or ``[num_nodes, ...]``, as ``[num_nodes, out_dim]``."""
        embedded = []
        for name, spec in self.specs.items():
            feature = features[name]
            if spec["per"] == "graph":
                feature = feature[batch].unsqueeze(-1)
            if spec["type"] == "categorical":
                feature = self._classes(name, feature, spec)
            elif feature.dim() == 1:
                feature = feature.unsqueeze(-1)
            embedded.append(self.embedders[name](feature))
        return self.project(torch.cat(embedded, dim=-1))

    @staticmethod
    def _classes(name: str, feature: Tensor, spec: Mapping[str, Any]) -> Tensor:
        offset, count = spec.get("offset", 0), spec["num_classes"]
        places = (feature + offset).squeeze(-1)
        classes = places.long()
        if torch.compiler.is_compiling() or bool(((classes >= 0) & (classes < count) & (classes == places)).all()):
            return classes
        raise ValueError(
            f"{name} must be whole and lie in [{-offset}, {count - offset - 1}] for this model, "
            f"got {feature.flatten()[:8].tolist()}"
        )


class ScaleShiftBlock(nn.Module):
    """Scale and shift of the interaction energy of each node, one number or one per head."""

    scale: Tensor
    shift: Tensor

    def __init__(self, scale: float | list[float], shift: float | list[float]) -> None:
        super().__init__()
        self.register_buffer("scale", torch.as_tensor(np.asarray(scale), dtype=torch.get_default_dtype()).clone())
        self.register_buffer("shift", torch.as_tensor(np.asarray(shift), dtype=torch.get_default_dtype()).clone())

    def forward(self, x: Tensor, heads: Tensor | None) -> Tensor:
        """Apply the numbers of each node's head to ``[num_nodes]`` in eV; heads are None where there is one."""
        scale, shift = torch.atleast_1d(self.scale), torch.atleast_1d(self.shift)
        return torch.addcmul(shift[0], x, scale[0]) if heads is None else scale[heads] * x + shift[heads]
