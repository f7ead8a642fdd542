"""What a calculator gives beyond ASE's properties: Hessian, descriptors, derivatives of dipoles."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

import numpy.typing as npt
import torch
from ase import Atoms
from torch import Tensor

from mace_fast.committee import Committee
from mace_fast.kept_species import KeptSpecies
from mace_fast.recorder import Recorder
from mace_fast.results import DERIVATIVES, one_or_list
from mace_fast.turns import Turns, in_turn


class FurtherResults:
    """Base of the calculator, which has the parts that are abstract here.

    Attributes:
        model_type: of the models.
    """

    model_type: str
    _committee: Committee
    _turns: Turns
    _species: KeptSpecies
    _differentiating: Recorder

    @abstractmethod
    def _forget(self) -> None: ...

    @abstractmethod
    def _structure(self, atoms: Atoms | None) -> Atoms: ...

    @abstractmethod
    def _inputs(self, atoms: Atoms) -> tuple[dict[str, Tensor], Any]: ...

    @abstractmethod
    def _evaluated(self, inputs: Mapping[str, Tensor], **flags: bool) -> list[dict[str, Any]]: ...

    @in_turn
    def get_hessian(self, atoms: Atoms | None = None) -> npt.NDArray[Any] | list[npt.NDArray[Any]]:
        """Return the second derivatives of the energy, in the units of the model.

        Args:
            atoms: structure; that of the last evaluation if None.

        Returns:
            ``[3 N, N, 3]`` in eV/Å^2, of a committee a list of these.

        Raises:
            ValueError: as ``calculate``.
            NotImplementedError: of models of dipoles.
        """
        self._require_type("MACE", "PolarMACE")
        inputs, _ = self._inputs(self._structure(atoms))
        outputs = self._evaluated(inputs, compute_hessian=True, compute_stress=False)
        return one_or_list([output["hessian"] for output in outputs])

    @in_turn
    def get_dielectric_derivatives(self, atoms: Atoms | None = None) -> Any:
        """Return the derivatives of the dipole, and of the polarizability where models give one, by the positions.

        Args:
            atoms: structure; that of the last evaluation if None.

        Returns:
            ``[3, N, 3]`` per Å, or a tuple of that and ``[9, N, 3]``; of a committee lists of these.

        Raises:
            ValueError: as ``calculate``.
            NotImplementedError: of other models than those of dipoles without energies.
        """
        self._require_type("DipoleMACE", "DipolePolarizabilityMACE")
        inputs, edges = self._inputs(self._structure(atoms))
        flags, species = {"compute_dielectric_derivatives": True}, self._species.species(inputs["node_attrs"])
        outputs: Any = self._differentiating.evaluate(inputs, species, edges, flags)
        if outputs is None:
            outputs = self._evaluated(inputs, **flags)
        _, *names = DERIVATIVES[self.model_type]
        found = [one_or_list([output[name] for output in outputs]) for name in names]
        return found[0] if len(found) == 1 else tuple(found)

    def _require_type(self, *types: str) -> None:
        if self.model_type not in types:
            raise NotImplementedError(f"only models of the type {' or '.join(types)} have this, not {self.model_type}")

    @in_turn
    def get_descriptors(
        self, atoms: Atoms | None = None, invariants_only: bool = True, num_layers: int = -1
    ) -> npt.NDArray[Any] | list[npt.NDArray[Any]]:
        """Return the node features of the first layers, one after the other.

        Args:
            atoms: structure; that of the last evaluation if None.
            invariants_only: keep the scalars only.
            num_layers: how many layers; -1 for all.

        Returns:
            ``[N, num_features]``, of a committee a list of these.

        Raises:
            ValueError: as ``calculate``, or ``num_layers`` is not a number of layers of the model.
            NotImplementedError: of models of dipoles.
        """
        self._require_type("MACE", "PolarMACE")
        columns = self._committee.feature_columns(num_layers, invariants_only)
        inputs, _ = self._inputs(self._structure(atoms))
        with torch.no_grad():
            outputs = self._evaluated(inputs, compute_force=False)
        return one_or_list([output["node_feats"][:, kept] for output, kept in zip(outputs, columns, strict=True)])
