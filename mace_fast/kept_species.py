"""What follows from the elements of a structure alone, kept from step to step."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from mace_fast.data import element_indices, species_inputs
from mace_fast.graph import Species, make_species


class KeptSpecies:
    """Makes the inputs that depend on the elements, anew whenever these or the head are others than last time.

    Attributes:
        elements: ``[num_nodes]`` of the last structure, where its elements stand in the list of the model.

    Args:
        atomic_numbers: elements of the model, in its order.
        dtype: of ``node_attrs``.
        device: where the tensors go.
    """

    def __init__(self, atomic_numbers: Sequence[int], dtype: torch.dtype, device: torch.device) -> None:
        self._atomic_numbers, self._dtype, self._device = atomic_numbers, dtype, device
        self._numbers: npt.NDArray[np.int64] | None = None
        self.elements = np.zeros(0, dtype=np.int64)
        self._head = 0
        self._inputs: dict[str, Tensor] = {}
        self._species: Species | None = None

    def inputs(self, numbers: npt.NDArray[np.int64], head: int) -> dict[str, Tensor]:
        """``data.species_inputs`` of a structure.

        Args:
            numbers: ``[num_nodes]`` atomic number of each atom; may be written into later.
            head: index of the model's head.

        Raises:
            ValueError: as there.
        """
        if self._numbers is None or self._head != head or not np.array_equal(self._numbers, numbers):
            with torch.inference_mode(False):  # later steps may be differentiated
                made = species_inputs(numbers, self._atomic_numbers, head, self._dtype, self._device)
            copy, elements = np.array(numbers), element_indices(numbers, self._atomic_numbers)
            self._numbers, self._head, self._inputs, self._species = copy, head, made, None
            self.elements = elements
        return self._inputs

    def species(self, node_attrs: Tensor) -> Species:
        """The species of the structure of the last :meth:`inputs`, with its padding if it has one.

        Args:
            node_attrs: ``[num_nodes, num_elements]`` of that structure. All atoms of padding are of one element, so
                that the number of rows tells what is in them.
        """
        if self._species is None or len(self._species.element) != len(node_attrs):
            with torch.inference_mode(False):
                self._species = make_species(node_attrs, len(node_attrs), sort=True)
        return self._species
