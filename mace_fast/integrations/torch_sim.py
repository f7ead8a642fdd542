"""A model for torch-sim: ``MaceFastModel``, without mace-torch."""

from pathlib import Path
from typing import Any

import numpy as np
import torch
from ase import Atoms
from torch import Tensor, nn
from torch_sim.models.interface import ModelInterface
from torch_sim.state import SimState

from mace_fast.integrations.batches import Batches
from mace_fast.loading import DTYPES


class MaceFastModel(ModelInterface):  # type: ignore[misc]
    """Energies, forces and stresses of all systems of a state, in one evaluation.

    Neighbours are found anew only where atoms have moved too far since the last evaluation, and a state whose atoms
    stay the same is evaluated by repeating a recorded step. Charge and spin multiplicity of systems are read from
    ``state.charge`` and ``state.spin`` where the state has them.

    Args:
        model: a file (.model or .safetensors), the name of a foundation model such as "mace-mp-small", or a module of
            ``mace_fast``, which is moved and converted in place.
        device: torch device; "cuda" if there is one, else "cpu", if None.
        dtype: of the model, and of the states that it evaluates.
        compute_forces: give forces; may be set later too.
        compute_stress: give stresses; may be set later too.
        head: name of the model's head; needed where it has several and none is called "default".
        tables: read the hidden radial layers from tables (:func:`mace_fast.tabulate`); a module must be frozen.

    Raises:
        FileNotFoundError: there is no such file or model.
        ValueError: device, dtype or head cannot be had, or the model cannot be tabulated.
        TypeError: a module is not of ``mace_fast``.

    Source:
        ``torch_sim.models.mace.MaceModel`` of torch-sim 0.3.0, of which ``enable_cueq`` and ``neighbor_list_fn`` have
        no meaning here; agreement 1e-10 in float64. Its interface is that of torch-sim 0.6 too.
    """

    def __init__(
        self,
        model: str | Path | nn.Module,
        *,
        device: torch.device | str | None = None,
        dtype: torch.dtype = torch.float64,
        compute_forces: bool = True,
        compute_stress: bool = True,
        head: str | None = None,
        tables: bool = False,
    ) -> None:
        super().__init__()
        if dtype not in DTYPES.values():
            raise ValueError(f"dtype is {dtype}: give torch.float32 or torch.float64")
        where = device or ("cuda" if torch.cuda.is_available() else "cpu")
        name = str(dtype).removeprefix("torch.")
        self._batches = Batches(model, str(where), name, head=head, tables=tables)
        self.model = self._batches.model
        self._device, self._dtype = self._batches.device, dtype
        self._compute_forces, self._compute_stress = compute_forces, compute_stress
        self._memory_scales_with = "n_atoms_x_density"

    @property
    def compute_forces(self) -> bool:
        """Whether forces are computed."""
        return self._compute_forces

    @compute_forces.setter
    def compute_forces(self, value: bool) -> None:
        self._compute_forces = value

    @property
    def compute_stress(self) -> bool:
        """Whether stresses are computed."""
        return self._compute_stress

    @compute_stress.setter
    def compute_stress(self, value: bool) -> None:
        self._compute_stress = value

    def forward(self, state: Any, **_: Any) -> dict[str, Tensor]:
        """Evaluate a state.

        Args:
            state: of G systems with N atoms in all; of torch-sim 0.3 also a dictionary of what makes one.

        Returns:
            ``energy`` ``[G]`` in eV, ``forces`` ``[N, 3]`` in eV/Å and ``stress`` ``[G, 3, 3]`` in eV/Å³, in the dtype
            of the model. The stress of a system without periodicity is zero.

        Raises:
            ValueError: the state is in another dtype or on another device than the model, or a system cannot be
                evaluated (``mace_fast.data``).
        """
        if isinstance(state, dict):
            state = SimState(**{"masses": torch.ones_like(state["positions"][:, 0]), **state})
        positions = state.positions
        if positions.dtype != self._dtype:
            raise ValueError(
                f"the state is in {positions.dtype} and the model in {self._dtype}: make both in one dtype, the state "
                "with torch_sim.initialize_state(systems, model.device, model.dtype)"
            )
        if positions.device != self._device:
            raise ValueError(
                f"the state is on {positions.device} and the model on {self._device}: make both on one device, the "
                "state with torch_sim.initialize_state(systems, model.device, model.dtype)"
            )
        results = self._batches.evaluate(systems_of(state), forces=self._compute_forces, stress=self._compute_stress)
        return {name: value.to(self._dtype) for name, value in results.items()}


def systems_of(state: Any) -> list[Atoms]:
    """The systems of a state, with charge and spin in ``info`` where it has them."""
    positions, numbers, cells, system_idx = (
        tensor.numpy(force=True)
        for tensor in (state.positions, state.atomic_numbers, state.row_vector_cell, state.system_idx)
    )
    pbc = np.broadcast_to(torch.as_tensor(state.pbc).numpy(force=True), 3)  # one for all axes in torch-sim 0.3
    ends = np.cumsum(np.bincount(system_idx, minlength=len(cells)))[:-1]
    parts = zip(np.split(numbers, ends), np.split(positions, ends), cells, strict=True)
    systems = [Atoms(numbers=z, positions=x, cell=cell, pbc=pbc) for z, x, cell in parts]
    for key in ("charge", "spin"):
        values = getattr(state, key, None)
        if values is not None:
            for atoms, value in zip(systems, values.tolist(), strict=True):
                atoms.info[key] = value
    return systems
