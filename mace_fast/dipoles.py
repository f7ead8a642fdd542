"""Models of dipoles and polarizabilities, with the arguments, parameters and results of mace-torch's classes."""

from collections.abc import Mapping
from functools import reduce
from typing import Any

import torch
from torch import Tensor, nn

from mace_fast.blocks.readout import (
    LinearDipolePolarReadoutBlock,
    LinearDipoleReadoutBlock,
    NonLinearDipolePolarReadoutBlock,
    NonLinearDipoleReadoutBlock,
)
from mace_fast.dipole_model import DipoleModel, Gate, Results
from mace_fast.energies import sum_by_graph
from mace_fast.geometry import Geometry
from mace_fast.irreps import Irreps
from mace_fast.kernels.algebra import wigner_3j
from mace_fast.kernels.runtime.launch import on_device
from mace_fast.outputs import Wanted, by_positions, derivatives

DEBYE = 1e-11 / 299792458.0 / 1.602176634e-19
"""In e Å."""


class AtomicDipolesMACE(DipoleModel):
    """Dipoles of molecules from those of their atoms; replaces ``mace.modules.AtomicDipolesMACE``.

    Args:
        *args: as :class:`DipoleModel`, in that order; ``atomic_energies`` must be None.
        **kwargs: as :class:`DipoleModel`.
    """

    last = slice(1, 2)

    def _linear(self, irreps_in: Irreps) -> nn.Module:
        return LinearDipoleReadoutBlock(irreps_in, dipole_only=True)

    def _nonlinear(self, irreps_in: Irreps, MLP_irreps: Irreps, gate: Gate) -> nn.Module:
        return NonLinearDipoleReadoutBlock(irreps_in, MLP_irreps, gate, dipole_only=True)

    def forward(
        self,
        data: dict[str, Any],
        training: bool = False,
        compute_force: bool = False,
        compute_virials: bool = False,
        compute_stress: bool = False,
        compute_displacement: bool = False,
        compute_edge_forces: bool = False,
        compute_atomic_stresses: bool = False,
        compute_dielectric_derivatives: bool = False,
    ) -> Results:
        """Evaluate the model on a batch of graphs; N nodes, G graphs.

        Args:
            data: as of :meth:`mace_fast.MACE.forward`, and ``charges [N]`` in e.
            training: keep the graph of the derivatives too.
            compute_force: must be False, as all of the energy that follow.
            compute_virials: see ``compute_force``.
            compute_stress: see ``compute_force``.
            compute_displacement: see ``compute_force``.
            compute_edge_forces: see ``compute_force``.
            compute_atomic_stresses: see ``compute_force``.
            compute_dielectric_derivatives: give ``dmu_dr`` too, which mace-torch's class cannot.

        Returns:
            ``dipole [G, 3]`` and ``atomic_dipoles [N, 3]`` in Debye; ``dmu_dr [3, N, 3]`` in Debye/Å if asked for.

        Raises:
            ValueError: an input is missing, misshaped or not finite, two atoms coincide, or the energy is asked for.
            TypeError: a dtype differs from the model's.
        """
        self._refuse(
            compute_force=compute_force,
            compute_virials=compute_virials,
            compute_stress=compute_stress,
            compute_displacement=compute_displacement,
            compute_edge_forces=compute_edge_forces,
            compute_atomic_stresses=compute_atomic_stresses,
        )
        with on_device(self.r_max.device):
            geometry = self.prepared(data, self.execution(twice=training), Wanted(training=training))
            atomic_dipoles = reduce(torch.add, self._read(geometry))
            dipole = _with_fixed_charges(atomic_dipoles, geometry)
            results: Results = {"dipole": dipole, "atomic_dipoles": atomic_dipoles}
            if compute_dielectric_derivatives:
                results["dmu_dr"] = by_positions(dipole, geometry, create_graph=training)
        return self._in_own_dtype(results)


class EnergyDipolesMACE(DipoleModel):
    """Energies with their derivatives, and dipoles; replaces ``mace.modules.EnergyDipolesMACE``.

    Args:
        *args: as :class:`DipoleModel`, in that order; ``radial_type`` is ``"bessel"``.
        **kwargs: as :class:`DipoleModel`.
    """

    has_energies = True
    last = slice(0, 2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.radial_embedding.bessel_fn.name != "bessel":
            raise ValueError("radial_type of EnergyDipolesMACE must be 'bessel', the only one that mace-torch's has")

    def _linear(self, irreps_in: Irreps) -> nn.Module:
        return LinearDipoleReadoutBlock(irreps_in)

    def _nonlinear(self, irreps_in: Irreps, MLP_irreps: Irreps, gate: Gate) -> nn.Module:
        return NonLinearDipoleReadoutBlock(irreps_in, MLP_irreps, gate)

    def forward(
        self,
        data: dict[str, Any],
        training: bool = False,
        compute_force: bool = True,
        compute_virials: bool = False,
        compute_stress: bool = False,
        compute_displacement: bool = False,
        compute_edge_forces: bool = False,
        compute_atomic_stresses: bool = False,
    ) -> Results:
        """Evaluate the model on a batch of graphs; N nodes, G graphs.

        Args:
            data: as of :meth:`mace_fast.MACE.forward`, and ``charges [N]`` in e.
            training: keep the graph of the derivatives, to differentiate a loss of forces and stress.
            compute_force: compute ``forces``.
            compute_virials: compute ``virials``.
            compute_stress: compute ``stress`` and ``virials``.
            compute_displacement: make ``displacement`` part of the graph.
            compute_edge_forces: must be False.
            compute_atomic_stresses: must be False.

        Returns:
            ``energy [G]``, ``contributions [G, 1 + layers]`` and ``node_energy [N]`` in eV, the last of the isolated
            atoms alone, as in mace-torch; ``forces``, ``virials``, ``stress`` and ``displacement`` as of
            :meth:`mace_fast.MACE.forward`; ``dipole [G, 3]`` and ``atomic_dipoles [N, 3]`` in Debye.

        Raises:
            ValueError: an input is missing, misshaped or not finite, two atoms coincide, or there is no such result.
            TypeError: a dtype differs from the model's.
        """
        self._refuse(compute_edge_forces=compute_edge_forces, compute_atomic_stresses=compute_atomic_stresses)
        strained = compute_virials or compute_stress or compute_displacement
        wanted = Wanted(training=training, force=compute_force, virials=compute_virials, stress=compute_stress)
        with on_device(self.r_max.device):
            execution = self.execution(twice=training)
            by_displacement = compute_displacement or execution.twice
            geometry = self.prepared(data, execution, wanted, strained=strained, by_displacement=by_displacement)
            graphs, species = geometry.graphs, geometry.nodes.receiver_species
            node_e0 = self.atomic_energies_fn.by_species(species.element, graphs.node_heads)
            rows = self._read(geometry)
            by_node = torch.stack([node_e0, *(row[:, 0] for row in rows)], dim=-1)
            atomic_dipoles = reduce(torch.add, [row[:, 1:] for row in rows])
            dipole = _with_fixed_charges(atomic_dipoles, geometry)
            energy = sum_by_graph(by_node.double().sum(-1), graphs)
            found = derivatives(energy, geometry, wanted)
        results = self._in_own_dtype(
            {
                "energy": energy,
                "node_energy": node_e0,
                "contributions": sum_by_graph(by_node, graphs),
                "forces": found.forces,
                "virials": found.virials,
                "stress": found.stress,
                "displacement": geometry.displacement,
                "dipole": dipole,
                "atomic_dipoles": atomic_dipoles,
            }
        )
        if geometry.features.get("float64_energies"):
            results |= {"energy": energy, "node_energy": node_e0.double()}
        if torch.compiler.is_compiling() and not training:  # as in MACE.forward
            results = {name: None if value is None else value.detach() for name, value in results.items()}
        return results


class AtomicDielectricMACE(DipoleModel):
    """Charges, dipoles and polarizabilities; replaces ``mace.modules.AtomicDielectricMACE``.

    Args:
        *args: as :class:`DipoleModel`, in that order; ``atomic_energies`` must be None.
        dipole_only: not heeded, as in mace-torch.
        use_polarizability: must be True: without, mace-torch takes a scalar for a component of the dipole.
        means_stds: tensors by name to keep in the buffers of these names, which nothing reads, as in mace-torch:
            ``dipole_mean [3]``, ``dipole_std [3]``, ``polarizability_mean [3, 3]``, ``polarizability_std [3, 3]``.
        **kwargs: as :class:`DipoleModel`.

    Attributes:
        change_of_basis: ``[6, 3, 3]``, the symmetric matrices that the six numbers of a polarizability multiply.
    """

    inputs: Mapping[str, Any] = {"total_charge": {"type": "continuous", "per": "graph"}}
    change_of_basis: Tensor

    def __init__(
        self,
        *args: Any,
        dipole_only: bool | None = True,
        use_polarizability: bool | None = True,
        means_stds: Mapping[str, Tensor] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if not use_polarizability:
            raise ValueError(
                "use_polarizability must be True: the dipole that mace-torch gives without does not turn with the "
                "molecule; for dipoles alone take AtomicDipolesMACE"
            )
        self.use_polarizability = True
        given = means_stds or {}
        for quantity, shape in (("dipole", (3,)), ("polarizability", (3, 3))):
            for name, default in ((f"{quantity}_mean", torch.zeros(shape)), (f"{quantity}_std", torch.ones(shape))):
                self.register_buffer(name, default.copy_(given[name]) if name in given else default)
        unit = torch.eye(3, dtype=torch.float64)[None] / 3**0.5
        others = torch.tensor(wigner_3j(1, 1, 2)).permute(2, 0, 1) * 5**0.5
        self.register_buffer("change_of_basis", torch.cat([unit, others]).to(torch.get_default_dtype()))

    def _linear(self, irreps_in: Irreps) -> nn.Module:
        return LinearDipolePolarReadoutBlock(irreps_in)

    def _nonlinear(self, irreps_in: Irreps, MLP_irreps: Irreps, gate: Gate) -> nn.Module:
        return NonLinearDipolePolarReadoutBlock(irreps_in, MLP_irreps, gate)

    def forward(
        self,
        data: dict[str, Any],
        training: bool = False,
        compute_force: bool = False,
        compute_virials: bool = False,
        compute_stress: bool = False,
        compute_displacement: bool = False,
        compute_dielectric_derivatives: bool = False,
        compute_edge_forces: bool = False,
        compute_atomic_stresses: bool = False,
    ) -> Results:
        """Evaluate the model on a batch of graphs; N nodes, G graphs.

        Args:
            data: as of :meth:`mace_fast.MACE.forward`, and ``total_charge [G]`` in e.
            training: keep the graph of the derivatives too.
            compute_force: must be False, as all of the energy that follow.
            compute_virials: see ``compute_force``.
            compute_stress: see ``compute_force``.
            compute_displacement: see ``compute_force``.
            compute_dielectric_derivatives: compute ``dmu_dr`` and ``dalpha_dr``, in mace-torch of one graph only.
            compute_edge_forces: see ``compute_force``.
            compute_atomic_stresses: see ``compute_force``.

        Returns:
            ``charges [N]`` in e, which add up to the total charge; ``dipole [G, 3]`` and ``atomic_dipoles [N, 3]`` in
            e Å; ``polarizability [G, 3, 3]`` and ``polarizability_sh [G, 6]``, by irreps the same, in the unit of
            the data; ``dmu_dr [3, N, 3]`` and ``dalpha_dr [9, N, 3]`` per Å, None if not asked for.

        Raises:
            ValueError: an input is missing, misshaped or not finite, two atoms coincide, or the energy is asked for.
            TypeError: a dtype differs from the model's.
        """
        self._refuse(
            compute_force=compute_force,
            compute_virials=compute_virials,
            compute_stress=compute_stress,
            compute_displacement=compute_displacement,
            compute_edge_forces=compute_edge_forces,
            compute_atomic_stresses=compute_atomic_stresses,
        )
        with on_device(self.r_max.device):
            geometry = self.prepared(data, self.execution(twice=training), Wanted(training=training))
            rows, graphs = reduce(torch.add, self._read(geometry)), geometry.graphs
            charges = _neutralised(rows[:, 0], geometry)
            atomic_dipoles = rows[:, 2:5]
            dipole = sum_by_graph(atomic_dipoles, graphs) + sum_by_graph(
                geometry.features["positions"] * charges.unsqueeze(1), graphs
            )
            spherical = sum_by_graph(torch.cat([rows[:, 1:2], rows[:, 5:]], dim=1), graphs)
            basis = self.change_of_basis.to(spherical.dtype)
            dmu_dr: Tensor | None = None
            dalpha_dr: Tensor | None = None
            if compute_dielectric_derivatives:
                dmu_dr = by_positions(dipole, geometry, create_graph=training)
                of_spherical = by_positions(spherical, geometry, create_graph=training)
                dalpha_dr = torch.einsum("ijk,inx->jknx", basis.to(of_spherical.dtype), of_spherical).flatten(0, 1)
        return self._in_own_dtype(
            {
                "charges": charges,
                "dipole": dipole,
                "atomic_dipoles": atomic_dipoles,
                "polarizability": torch.einsum("ijk,gi->gjk", basis, spherical),
                "polarizability_sh": spherical,
                "dmu_dr": dmu_dr,
                "dalpha_dr": dalpha_dr,
            }
        )


def _with_fixed_charges(atomic_dipoles: Tensor, geometry: Geometry) -> Tensor:
    """Dipoles ``[G, 3]`` in Debye, float64: of the atoms and of their charges where these are."""
    features, graphs = geometry.features, geometry.graphs
    fixed = sum_by_graph(features["positions"] * features["charges"].view(-1, 1), graphs)
    return sum_by_graph(atomic_dipoles, graphs) + fixed / DEBYE


def _neutralised(charges: Tensor, geometry: Geometry) -> Tensor:
    """Charges ``[N]``, float64, of which each atom of a graph gave the same away so that they add up to its own."""
    graphs = geometry.graphs
    assert graphs.ptr is not None
    excess = (sum_by_graph(charges, graphs) - geometry.features["total_charge"].view(-1)) / graphs.ptr.diff()
    return charges - excess[graphs.batch]


DIPOLE_MODELS: dict[str, type[DipoleModel]] = {
    cls.__name__: cls for cls in (AtomicDipolesMACE, EnergyDipolesMACE, AtomicDielectricMACE)
}
"""The models by the names of their classes, which are mace-torch's."""
