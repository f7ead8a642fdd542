"""A model on the atoms of one domain: those that a process owns, and ghosts, which other processes own."""

from collections.abc import Sequence
from typing import Protocol

import torch
from ase.data import chemical_symbols
from torch import Tensor

import mace_fast
from mace_fast.foundations import read_model
from mace_fast.layers import Layers
from mace_fast.loading import DTYPES, choose_head, model_heads, require_local
from mace_fast.models import MACE


class Exchanges(Protocol):
    """What moves ``[num_nodes, width]`` features between the domains; every domain calls it the same way."""

    def forward_exchange(self, source: Tensor, target: Tensor, width: int) -> None:
        """Write the source into the target, the rows of ghosts as their owners have them."""

    def reverse_exchange(self, source: Tensor, target: Tensor, width: int) -> None:
        """Write the source into the target, and add the rows of ghosts to those of their owners."""


class DomainModel:
    """A model on one domain after the other.

    Args:
        model: of ``mace_fast``; it is frozen, and moved and converted in place.
        head: name of the head; needed where a model has several and none is called "default".
        device: of the model.
        dtype: of the model; its own if None.

    Raises:
        ValueError: the model embeds the charge or the like, of which LAMMPS knows nothing, or has no such head.

    Attributes:
        symbols: of the model's elements, in its order.
        r_max: cutoff in Å.
        dtype: of the model.
        widths: of the features that are exchanged, in order.
    """

    def __init__(
        self,
        model: Layers,
        head: str | None = None,
        device: str | torch.device = "cpu",
        dtype: torch.dtype | None = None,
    ) -> None:
        require_local(model, "LAMMPS has domains of a structure")
        if not isinstance(model, MACE):
            raise ValueError(
                f"the model is of the class {type(model).__name__}, and LAMMPS runs models of energies alone: evaluate "
                "it with mace_fast.MACECalculator"
            )
        if embedded := model.expects().embedding_specs:
            raise ValueError(
                f"the model reads {', '.join(embedded)}, which LAMMPS does not give for a whole system: take a model "
                "without, or ASE's calculator"
            )
        self._model = model.to(device=device, dtype=dtype)
        mace_fast.freeze(self._model)
        self._head = torch.tensor([choose_head(head, model_heads(model))], device=model.r_max.device)
        self.symbols = [chemical_symbols[number] for number in model.atomic_numbers.tolist()]
        self.r_max = float(model.r_max)
        self.dtype = model.r_max.dtype
        self.widths = self._exchanged_widths()

    @classmethod
    def load(
        cls, file: str, head: str | None = None, device: str | torch.device = "cpu", dtype: str | None = None
    ) -> "DomainModel":
        """As the constructor, of a model file or the name of a foundation model.

        Raises:
            FileNotFoundError: there is no such file or model.
            ValueError: it is none of a model, or as the constructor.
        """
        if dtype is not None and dtype not in DTYPES:
            raise ValueError(f"dtype is {dtype!r}: give 'float32' or 'float64'")
        return cls(read_model(file), head, device, None if dtype is None else DTYPES[dtype])

    def to(self, device: torch.device) -> None:
        """Move the model, in place."""
        if device != self._head.device:
            self._model.to(device)
            self._head = self._head.to(device)

    def element_of_each(self, names: Sequence[str]) -> list[int]:
        """Places of elements in the model's list, -1 of ``NULL``, which the model does not see.

        Raises:
            ValueError: the model does not know an element.
        """
        if unknown := [name for name in names if name != "NULL" and name not in self.symbols]:
            raise ValueError(
                f"the model does not know {', '.join(unknown)} of pair_coeff; it knows {', '.join(self.symbols)}"
            )
        return [-1 if name == "NULL" else self.symbols.index(name) for name in names]

    def evaluate(
        self, elements: Tensor, edge_index: Tensor, vectors: Tensor, num_owned: int, exchanges: Exchanges
    ) -> tuple[Tensor, Tensor]:
        """Energies of the owned atoms, and the gradient of their sum over all domains.

        Args:
            elements: ``[N]`` int64 places in the model's list, the owned atoms first, then the ghosts.
            edge_index: ``[2, E]`` int64, senders and receivers within the cutoff; ghosts do not receive.
            vectors: ``[E, 3]`` float64, receiver minus sender in Å.
            num_owned: of the nodes.
            exchanges: with the other domains, which are evaluated at the same time.

        Returns:
            ``[num_owned]`` float64 in eV, and ``[E, 3]`` float64 in eV/Å, the gradient by the vectors.

        Raises:
            ValueError: two atoms coincide, or a position is not finite.
        """
        if num_owned == 0:
            self._take_part(len(elements), exchanges)
            return vectors.new_zeros(0), torch.zeros_like(vectors)
        device = self._head.device
        data = {
            "vectors": vectors.detach().to(device, self.dtype),  # the model asks for its gradient, the caller did not
            "node_attrs": torch.nn.functional.one_hot(elements.to(device), len(self.symbols)).to(self.dtype),
            "edge_index": edge_index.to(device),
            "batch": torch.zeros(num_owned, dtype=torch.int64, device=device),
            "natoms": (num_owned, len(elements) - num_owned),
            "lammps_class": exchanges,
            "head": self._head,
            "float64_energies": True,
            "skip_node_feats": True,
        }
        results = self._model(data, compute_force=False, compute_edge_forces=True, lammps_mliap=True)
        energies, gradients = results["node_energy"], results["edge_forces"]
        assert energies is not None
        assert gradients is not None
        return energies.detach().double(), gradients.detach().double()

    def _take_part(self, num_nodes: int, exchanges: Exchanges) -> None:
        """The exchanges of an evaluation, for a domain without atoms of its own."""
        rows = [torch.zeros(num_nodes, width, dtype=self.dtype, device=self._head.device) for width in self.widths]
        for features in rows:
            exchanges.forward_exchange(features, torch.empty_like(features), features.shape[1])
        for features in reversed(rows):
            exchanges.reverse_exchange(features, torch.empty_like(features), features.shape[1])

    def _exchanged_widths(self) -> tuple[int, ...]:
        """What the exchanges of an evaluation are, from one of an atom and a ghost."""
        recorder = _Recorder()
        elements = torch.zeros(2, dtype=torch.int64)
        vectors = torch.tensor([[0.5 * self.r_max, 0.0, 0.0]], dtype=torch.float64)
        self.evaluate(elements, torch.tensor([[1], [0]]), vectors, 1, recorder)
        assert recorder.backward == recorder.forward[::-1]
        return tuple(recorder.forward)


class _Recorder:
    """Exchanges of a ghost with the atom that it is an image of, which are noted."""

    def __init__(self) -> None:
        self.forward: list[int] = []
        self.backward: list[int] = []

    def forward_exchange(self, source: Tensor, target: Tensor, width: int) -> None:
        self.forward.append(width)
        target.copy_(source[:1].expand_as(target))

    def reverse_exchange(self, source: Tensor, target: Tensor, width: int) -> None:
        self.backward.append(width)
        target.copy_(source.sum(0).expand_as(target))
