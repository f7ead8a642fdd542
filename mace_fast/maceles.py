"""``MACELES``, whose atoms carry latent charges that the package ``les`` lets act on each other."""

import warnings
from collections.abc import Mapping
from functools import reduce
from importlib import import_module
from typing import Any

import torch
from torch import Tensor, nn

from mace_fast.blocks.readout import LinearReadoutBlock, NonLinearReadoutBlock
from mace_fast.energies import of_head
from mace_fast.geometry import Geometry, LongRange
from mace_fast.kernels.runtime.launch import on_device
from mace_fast.models import ScaleShiftMACE
from mace_fast.outputs import Wanted, derivatives


def require_les() -> Any:
    """The class ``Les``.

    Raises:
        ImportError: says how to get the package, which is on no registry.
    """
    try:
        with warnings.catch_warnings():
            # it scripts a function, and newer torch calls TorchScript deprecated
            warnings.filterwarnings("ignore", "`torch.jit", DeprecationWarning)
            return import_module("les").Les
    except ImportError as error:
        raise ImportError(
            f"a MACELES needs the package les, which cannot be imported ({error}): pip install "
            "git+https://github.com/ChengUCB/les"
        ) from error


class MACELES(ScaleShiftMACE):
    """MACE with latent Ewald summation; the drop-in replacement of ``mace.modules.extensions.MACELES``.

    Every readout has a second one that gives latent charges, whose energy the package ``les`` computes: over pairs of
    atoms without periodicity, else over wave vectors of the cell. A slab is repeated with the vacuum of its cell.

    Args:
        les_arguments: of ``les.Les``, and ``compute_bec`` and ``bec_output_index``; all by default if None.
        **kwargs: as :class:`ScaleShiftMACE`, by keyword.

    Raises:
        ImportError: ``les`` is not installed.
        ValueError: as :class:`ScaleShiftMACE`, or a readout is of a class that mace-torch's does not take.

    Source:
        Cheng, npj Comput. Mater. 11, 80 (2025); parameters and conventions of mace-torch 0.3.16.
    """

    is_local = False
    recorded = False

    def __init__(self, les_arguments: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        les_class = require_les()
        super().__init__(**kwargs)
        arguments = {"use_atomwise": False} if les_arguments is None else dict(les_arguments)
        self.compute_bec = bool(arguments.get("compute_bec", False))
        self.bec_output_index = arguments.get("bec_output_index")
        self.les = les_class(les_arguments=arguments)
        self.les_readouts = nn.ModuleList(map(_another, self.readouts))

    def forward(
        self,
        data: dict[str, Any],
        training: bool = False,
        compute_force: bool = True,
        compute_virials: bool = False,
        compute_stress: bool = False,
        compute_displacement: bool = False,
        compute_hessian: bool = False,
        compute_edge_forces: bool = False,
        compute_atomic_stresses: bool = False,
        lammps_mliap: bool = False,
        compute_bec: bool = False,
    ) -> dict[str, Tensor | None]:
        """Evaluate the model on a batch of graphs; N nodes, G graphs.

        Args:
            data: as of :meth:`mace_fast.MACE.forward`, and ``pbc [G, 3]`` bool.
            training: keep the graph of the derivatives, to differentiate a loss of forces and stress.
            compute_force: compute ``forces``.
            compute_virials: compute ``virials``.
            compute_stress: compute ``stress`` and ``virials``.
            compute_displacement: make ``displacement`` part of the graph.
            compute_hessian: compute ``hessian``.
            compute_edge_forces: compute ``edge_forces``, which are without what acts between distant atoms.
            compute_atomic_stresses: must be False: what acts between distant atoms is of no atom.
            lammps_mliap: must be False.
            compute_bec: compute ``BEC``.

        Returns:
            As :class:`ScaleShiftMACE` without ``interaction_energy``, and ``les_energy [G]`` in eV, ``latent_charges
            [N]`` and ``BEC [N, 3, 3]``, effective charges of Born, None if not asked for.

        Raises:
            ValueError: as of :class:`ScaleShiftMACE`, a periodic graph has no volume, or what must be False is not.
            TypeError: a dtype differs from the model's.
        """
        if compute_atomic_stresses or lammps_mliap:
            raise ValueError(
                "compute_atomic_stresses and lammps_mliap must be False: charges act on each other over any distance"
            )
        compute_bec = compute_bec or self.compute_bec
        wanted = Wanted(
            training=training,
            force=compute_force,
            virials=compute_virials,
            stress=compute_stress,
            hessian=compute_hessian,
            edge_forces=compute_edge_forces,
        )
        strained = compute_virials or compute_stress or compute_displacement
        with on_device(self.r_max.device):
            execution = self.execution(twice=training or compute_hessian or compute_bec)
            by_displacement = compute_displacement or execution.twice
            geometry = self.prepared(data, execution, wanted, strained=strained, by_displacement=by_displacement)
            where = geometry.long_range()
            layers, outputs = self._evaluate(geometry)
            charges = self._latent_charges(outputs, geometry)
            energies = self.energies(layers, geometry.graphs)
            cell = _cells(geometry, where)
            batch = geometry.graphs.batch
            les_energy = self.les(
                latent_charges=charges, positions=where.positions, cell=cell, batch=batch, compute_energy=True
            )["E_lr"]
            bec = None
            if compute_bec:  # by the positions that the charges follow from
                bec = self.les(
                    latent_charges=charges,
                    positions=geometry.features["positions"],
                    cell=cell,
                    batch=batch,
                    compute_energy=False,
                    compute_bec=True,
                    bec_output_index=self.bec_output_index,
                )["BEC"]
            results = derivatives(energies["interaction_energy"] + les_energy, geometry, wanted, where)
        energy = energies["energy"] + les_energy
        return {
            "energy": energy if data.get("float64_energies") else energy.to(self.r_max.dtype),
            "node_energy": energies["node_energy"],
            **results.as_dict(),
            "displacement": geometry.displacement,
            "hessian": results.hessian,
            "node_feats": layers.node_feats,
            "les_energy": les_energy,
            "latent_charges": charges,
            "BEC": bec,
        }

    def _latent_charges(self, outputs: list[Tensor], geometry: Geometry) -> Tensor:
        """Of the atoms, ``[N]``, from the features after each layer."""
        graphs, execution = geometry.graphs, geometry.execution
        read = outputs[len(outputs) - len(self.les_readouts) :]
        charges = [
            of_head(readout(x, graphs.node_heads, execution), graphs)
            for readout, x in zip(self.les_readouts, read, strict=True)
        ]
        return reduce(torch.add, charges)


def _another(readout: nn.Module) -> nn.Module:
    """A readout as another one, with weights of its own."""
    if type(readout) is LinearReadoutBlock:
        return LinearReadoutBlock(readout.linear.irreps_in, readout.linear.irreps_out)
    if type(readout) is NonLinearReadoutBlock:
        act = readout.non_linearity.acts[0]
        gate: Any = None if act is None else act.f
        hidden, linear = readout.hidden_irreps, readout.linear_2
        return NonLinearReadoutBlock(readout.linear_1.irreps_in, hidden, gate, linear.irreps_out, readout.num_heads)
    raise ValueError(f"readout_cls of a MACELES must be NonLinearReadoutBlock, got {type(readout).__name__}")


def _cells(geometry: Geometry, where: LongRange) -> Tensor:
    """Cells ``[G, 3, 3]`` as ``les`` takes them: zeros without periodicity, and right-handed, with the same lattice."""
    is_periodic = geometry.periodicity().any(1)
    sign = torch.linalg.det(where.cell.detach()).sign()
    if bool((is_periodic & (sign == 0)).any()):
        raise ValueError(
            "a periodic structure has a cell without volume, over whose wave vectors its charges are to be summed: "
            "give it one, a slab a height with its vacuum, as atoms.center(vacuum=10, axis=2)"
        )
    return where.cell * (sign * is_periodic).view(-1, 1, 1)
