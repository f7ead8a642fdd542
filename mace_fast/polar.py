"""``PolarMACE``, whose atoms carry charges and dipoles that act on each other over any distance."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import reduce
from typing import Any

import torch
from torch import Tensor, nn

from mace_fast.blocks.edges import Edges
from mace_fast.blocks.field import (
    EnvironmentDependentSpinSourceBlock,
    MultiLayerFeatureMixer,
    field_readout_blocks,
    field_update_blocks,
)
from mace_fast.blocks.gto import GTOFieldProjection, from_components, kspace_cutoff, to_components
from mace_fast.blocks.readout import NonLinearBiasReadoutBlock
from mace_fast.boundaries import Electrostatics, adding_up
from mace_fast.electrostatics import GTOElectrostaticEnergy, GTOElectrostaticFeatures
from mace_fast.energies import of_head, sum_by_graph
from mace_fast.execution import Execution
from mace_fast.geometry import Geometry, Graphs, LongRange
from mace_fast.graph import Nodes, Topology
from mace_fast.input_checks import Expects
from mace_fast.irreps import Irreps
from mace_fast.kernels.runtime.launch import on_device
from mace_fast.layout import to_mul_ir
from mace_fast.models import ScaleShiftMACE
from mace_fast.outputs import Wanted, derivatives
from mace_fast.polar_arguments import block, check_hidden, check_lengths, degrees, norms_of_orbitals, number_of_steps

_LOGGER = logging.getLogger("mace_fast")

_INPUTS: Mapping[str, Any] = {
    "total_charge": {"type": "continuous", "per": "graph"},
    "total_spin": {"type": "continuous", "per": "graph"},
    "external_field": {"type": "continuous", "per": "graph", "in_dim": 3},
}
"""What is read beside the graph, as :class:`mace_fast.input_checks.Expects` has it."""


class PolarMACE(ScaleShiftMACE):
    """MACE with electrostatics; the drop-in replacement of ``mace.modules.PolarMACE``.

    Layers give charges and dipoles of either spin to the atoms, which are made to add up to the charge and spin of the
    structure. The potential that they make around each atom changes them, a few times over, and the energy of all of
    them is added to that of the layers. Without periodicity charges are summed over pairs of atoms, in slabs along x
    and y and in crystals over wave vectors; other periodicities are refused. The energy of a slab depends on where it
    stands along z, that of a molecule, whose dipoles are charges at a small distance, on how it is turned, and that of
    a crystal in an external field on which image of an atom is given: so they do in mace-torch.

    Args:
        kspace_cutoff_factor: by which wave vectors reach further than the orbitals need at least.
        atomic_multipoles_max_l: 0 for charges, 1 for dipoles too.
        atomic_multipoles_smearing_width: of the charges, in Å.
        field_feature_max_l: 0 to measure the potential, 1 for its slope too.
        field_feature_widths: of the orbitals that measure it, in Å.
        num_recursion_steps: how often charges change in their potential.
        field_si: an atom sees the potential of its own charges too.
        include_electrostatic_self_interaction: and so does its energy.
        add_local_electron_energy: add an energy that is read out of charges and potential.
        quadrupole_feature_corrections: changes nothing, as in mace-torch with graph_longrange 0.4.
        return_electrostatic_potentials: changes nothing, as in mace-torch 0.3.16.
        field_feature_norms: divide what is measured, degree by degree, of each one width after the other; ones if None.
        field_norm_factor: kept in the state dict, and changes nothing, as in mace-torch.
        fixedpoint_update_config: ``type`` of the block that changes the charges.
        field_readout_config: ``type`` of the block that reads the local energy out.
        **kwargs: as :class:`ScaleShiftMACE`, by keyword. Scale 1, shift 0, ``use_agnostic_product`` and
            ``keep_last_layer_irreps`` by default, the last of them always. Pair repulsion and embeddings are made and
            not heeded, as in mace-torch; a log message says so.

    Raises:
        ValueError: arguments contradict each other or name something unknown.

    Source:
        Batatia et al., MACE-POLAR-1; parameters and conventions of mace-torch 0.3.16 with graph_longrange 0.4.0.
    """

    kspace_cutoff: Tensor
    field_feature_norms: Tensor
    is_local = False
    recorded = False

    def __init__(
        self,
        kspace_cutoff_factor: float = 1.5,
        atomic_multipoles_max_l: int = 0,
        atomic_multipoles_smearing_width: float = 1.0,
        field_feature_max_l: int = 0,
        field_feature_widths: Sequence[float] = (1.0,),
        num_recursion_steps: int = 1,
        field_si: bool = False,
        include_electrostatic_self_interaction: bool = False,
        add_local_electron_energy: bool = False,
        quadrupole_feature_corrections: bool = False,
        return_electrostatic_potentials: bool = False,
        field_feature_norms: Sequence[float] | None = None,
        field_norm_factor: float = 0.02,
        fixedpoint_update_config: Mapping[str, Any] | None = None,
        field_readout_config: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        heads = kwargs.get("heads") or ["Default"]
        defaults = {
            "use_agnostic_product": True,
            "atomic_inter_scale": [1.0] * len(heads),
            "atomic_inter_shift": [0.0] * len(heads),
        }
        ignored = ("field_dependence_type", "final_field_readout_type", "keep_last_layer_irreps")
        given = {name: value for name, value in kwargs.items() if name not in ignored}
        super().__init__(**{**defaults, **given, "heads": heads, "keep_last_layer_irreps": True})
        hidden = Irreps(kwargs["hidden_irreps"])
        check_hidden(hidden, len(self.interactions))
        max_l, feature_max_l = degrees(atomic_multipoles_max_l, field_feature_max_l)
        widths = [float(width) for width in field_feature_widths]
        width = float(atomic_multipoles_smearing_width)
        self._say_what_is_not_heeded()

        # names of mace-torch, whose tools read them
        self.kspace_cutoff_factor = float(kspace_cutoff_factor)
        check_lengths(width, widths, self.kspace_cutoff_factor)
        self.num_recursion_steps = number_of_steps(num_recursion_steps)
        self.atomic_multipoles_max_l, self.field_feature_max_l = max_l, feature_max_l
        self.atomic_multipoles_smearing_width, self.field_feature_widths = width, widths
        self.field_norm_factor = float(field_norm_factor)
        self._field_feature_norms = None if field_feature_norms is None else [float(one) for one in field_feature_norms]
        self.include_electrostatic_self_interaction = include_electrostatic_self_interaction
        self.add_local_electron_energy = add_local_electron_energy
        self.quadrupole_feature_corrections = quadrupole_feature_corrections
        self.return_electrostatic_potentials = return_electrostatic_potentials
        self.field_si = field_si
        self.keep_last_layer_irreps = True
        self._fixedpoint_update_config = dict(fixedpoint_update_config or {})
        self._field_readout_config = dict(field_readout_config or {})

        cutoff = self.kspace_cutoff_factor * kspace_cutoff([width, *widths], max(max_l, feature_max_l))
        dtype = torch.get_default_dtype()
        self.register_buffer("kspace_cutoff", torch.tensor(cutoff, dtype=dtype))
        norms = norms_of_orbitals(self._field_feature_norms, feature_max_l, len(widths))
        self.register_buffer("field_feature_norms", torch.tensor(norms, dtype=dtype))
        self.charges_irreps = 2 * Irreps.spherical_harmonics(max_l)
        orbitals = Irreps.spherical_harmonics(feature_max_l)
        self.field_irreps = (orbitals * len(widths)).sort().irreps.simplify()
        self.potential_irreps = self.field_irreps * 2

        layers = len(self.interactions)
        self.lr_source_maps = nn.ModuleList(EnvironmentDependentSpinSourceBlock(hidden, max_l) for _ in range(layers))
        self.electric_potential_descriptor = GTOElectrostaticFeatures(max_l, width, feature_max_l, widths, field_si)
        self.fukui_source_map = NonLinearBiasReadoutBlock(
            hidden, Irreps(kwargs["MLP_irreps"]).simplify(), kwargs["gate"], Irreps("2x0e")
        )
        update = block(self._fixedpoint_update_config, field_update_blocks, "fixedpoint_update_config")
        self.field_dependent_charges_maps = nn.ModuleList(
            update(
                len(self.atomic_numbers),
                hidden,
                self.potential_irreps,
                self.charges_irreps,
                self.field_norm_factor or 1.0,
            )
            for _ in range(self.num_recursion_steps)
        )
        readout = block(self._field_readout_config, field_readout_blocks, "field_readout_config")
        self.local_electron_energy = readout(hidden, self.potential_irreps, self.charges_irreps)
        self.external_field_contribution = GTOFieldProjection(feature_max_l, widths, "receiver")
        self.coulomb_energy = GTOElectrostaticEnergy(max_l, width, include_electrostatic_self_interaction)
        self.layer_feature_mixer = MultiLayerFeatureMixer(hidden, layers)

    def _say_what_is_not_heeded(self) -> None:
        names = {"pair_repulsion_fn": "pair_repulsion", "joint_embedding": "embedding_specs"}
        if found := [argument for name, argument in names.items() if hasattr(self, name)]:
            _LOGGER.warning("PolarMACE does not heed %s, nor does mace-torch's", " and ".join(found))

    def expects(self) -> Expects:
        """What the input must be."""
        return replace(super().expects(), embedding_specs=_INPUTS)

    def edges(self, topology: Topology, vectors: Tensor, execution: Execution) -> Edges:
        """As :meth:`Layers.edges`, with components of degree 1 in the order of multipoles: y, z, x."""
        return super().edges(topology, to_components(vectors), execution)

    def first_features(
        self, nodes: Nodes, batch: Tensor, features: Mapping[str, Any]
    ) -> tuple[Tensor | None, Tensor | None]:
        """As :meth:`Layers.first_features`, without what an embedding adds."""
        return None, self.node_embedding(nodes.species.present)

    def read(self, index: int, node_feats: Tensor, graphs: Graphs, execution: Execution) -> Tensor:
        """As :meth:`Layers.read`; where the last readout is the only one, it reads the features of every layer."""
        readout = self.readouts[min(index, len(self.readouts) - 1)]
        return of_head(readout(node_feats, graphs.node_heads, execution), graphs)

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
        use_pbc_evaluator: bool = False,
        fermi_level: Tensor | None = None,
        external_field: Tensor | None = None,
    ) -> dict[str, Tensor | None]:
        """Evaluate the model on a batch of graphs; N nodes, G graphs, M multipoles of a spin, 1 or 4.

        Args:
            data: as of :meth:`mace_fast.MACE.forward`, and ``total_charge [G]`` in e, ``total_spin [G]``, the
                multiplicity, ``external_field [G, 3]`` in V/Å and ``pbc [G, 3]`` bool.
            training: keep the graph of the derivatives, to differentiate a loss of forces and stress.
            compute_force: compute ``forces``.
            compute_virials: compute ``virials``.
            compute_stress: compute ``stress`` and ``virials``.
            compute_displacement: make ``displacement`` part of the graph.
            compute_hessian: compute ``hessian``.
            compute_edge_forces: compute ``edge_forces``, which are without the electrostatics between atoms.
            compute_atomic_stresses: must be False: what acts between distant atoms is of no atom.
            lammps_mliap: must be False.
            use_pbc_evaluator: sum molecules over wave vectors too, in their cells, less what their images do.
            fermi_level: changes nothing, as in mace-torch.
            external_field: in place of that in ``data``.

        Returns:
            As :class:`ScaleShiftMACE`, and ``density_coefficients [N, M]``, ``spin_density [N, M]`` and
            ``spin_charge_density [N, 2, M]``, charges in e and dipoles in e Å along y, z and x; ``charges [N]`` and
            ``spins [N]`` of them; ``charges_history [N, 2, M, 1]``, ``dipole [G, 3]`` in e Å, ``total_charge [G]``,
            ``electrostatic_energy [G]`` and ``electron_energy [G]`` in eV, ``external_field [G, 3]``, and of
            ``fermi_level [G]`` zeros. ``electrostatic_potentials`` is None. ``node_energy`` and ``interaction_energy``
            are of the layers alone.

        Raises:
            ValueError: an input is missing, misshaped or not finite, two atoms coincide, a graph is periodic in a way
                that has no electrostatics here, or something is asked for that a model with electrostatics lacks.
            TypeError: a dtype differs from the model's.
        """
        _refuse(compute_atomic_stresses, lammps_mliap)
        if external_field is not None:
            data["external_field"] = external_field
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
            execution = self.execution(twice=training or compute_hessian)
            by_displacement = compute_displacement or execution.twice
            geometry = self.prepared(data, execution, wanted, strained=strained, by_displacement=by_displacement)
            where = geometry.long_range()
            electrostatics = self._electrostatics(geometry, where, use_pbc_evaluator)
            found, energy = self._results(geometry, where, electrostatics)
            results = derivatives(energy, geometry, wanted, where)
        dtype = self.r_max.dtype
        own = {name: value if value is None else value.to(dtype) for name, value in found.items()}
        if data.get("float64_energies"):
            own["energy"] = energy
        # in mace-torch's order
        return {
            "energy": own.pop("energy"),
            "node_energy": found["node_energy"],
            "interaction_energy": own.pop("interaction_energy"),
            **results.as_dict(),
            "hessian": results.hessian,
            "displacement": geometry.displacement,
            "node_feats": own.pop("node_feats"),
            **{name: value for name, value in own.items() if name != "node_energy"},
        }

    def _electrostatics(self, geometry: Geometry, where: LongRange, in_boxes: bool) -> Electrostatics:
        return Electrostatics(
            self.electric_potential_descriptor,
            self.coulomb_energy,
            float(self.kspace_cutoff),
            where,
            geometry.periodicity(),
            geometry.graphs,
            vacuum=float(self.r_max),
            in_boxes=in_boxes,
        )

    def _results(
        self, geometry: Geometry, where: LongRange, electrostatics: Electrostatics
    ) -> tuple[dict[str, Tensor | None], Tensor]:
        """All results but derivatives, float64 where they are sums, and the energy that is differentiated."""
        graphs, execution, inputs = geometry.graphs, geometry.execution, geometry.features
        edges = self.edges(geometry.topology, geometry.vectors, execution)
        first = self.first_features(geometry.nodes, graphs.batch, inputs)
        outputs = self.layer_outputs(geometry, edges, *first)
        energies = [self.read(layer, x, graphs, execution) for layer, x in enumerate(outputs)]
        node_energy = self.scale_shift(reduce(torch.add, energies), graphs.node_heads)
        node_e0 = self.atomic_energies_fn.by_species(geometry.nodes.receiver_species.element, graphs.node_heads)
        interaction_energy = sum_by_graph(node_energy, graphs)

        spins = self._spins(geometry)
        field = inputs["external_field"].double().view(-1, 3)
        external = 0.5 * self._external(field, where, geometry)
        first_charges = charges = self._first_charges(outputs, spins, geometry)
        mixed = self.layer_feature_mixer(outputs, execution)
        potential = charges.new_zeros(len(charges), self.potential_irreps.dim)
        for update in self.field_dependent_charges_maps:
            measured = (electrostatics.features(charges) + external.unsqueeze(1)) / self.field_feature_norms.double()
            potential = self._as_rows(measured)
            change, weights = update(mixed, potential, charges.flatten(1).to(mixed.dtype), geometry.nodes, execution)
            charges = adding_up(charges + change.double().view_as(charges), weights.double(), spins, graphs)

        density, spin_density = charges.sum(1), charges[:, 0] - charges[:, 1]
        dipole = sum_by_graph(density[:, :1] * where.positions.double(), graphs)
        if density.shape[1] > 1:
            dipole = dipole + sum_by_graph(from_components(density[:, 1:]), graphs)
        electrostatic_energy = electrostatics.energy(density)
        electron_energy = torch.zeros_like(electrostatic_energy)
        if self.add_local_electron_energy:
            both = (first_charges + charges).flatten(1).to(mixed.dtype)
            electron_energy = sum_by_graph(
                self.local_electron_energy(outputs[-1], potential.to(mixed.dtype), both, execution), graphs
            )
        energy = sum_by_graph(node_e0, graphs) + interaction_energy + electron_energy
        energy = energy + electrostatic_energy + (field * dipole).sum(1)
        laid_out = (
            None
            if inputs.get("skip_node_feats")
            else to_mul_ir(list(zip(outputs, self._outputs_of_layers, strict=True)))
        )
        return {
            "energy": energy,
            "node_energy": node_e0.double() + node_energy.double(),
            "interaction_energy": interaction_energy,
            "node_feats": laid_out,
            "density_coefficients": density,
            "spin_density": spin_density,
            "charges_history": charges.detach().clone().unsqueeze(-1),
            "fermi_level": torch.zeros_like(field[:, 0]),
            "external_field": field,
            "charges": density[:, 0],
            "spins": spin_density[:, 0],
            "dipole": dipole,
            "total_charge": sum_by_graph(density[:, 0], graphs),
            "electrostatic_energy": electrostatic_energy,
            "electron_energy": electron_energy,
            "electrostatic_potentials": None,
            "spin_charge_density": charges,
        }, energy

    def _spins(self, geometry: Geometry) -> Tensor:
        """Charge of either spin that each graph has to have, ``[G, 2]`` float64 in e."""
        charge, unpaired = (geometry.features[name].double().view(-1) for name in ("total_charge", "total_spin"))
        unpaired = unpaired - 1
        return 0.5 * torch.stack((charge + unpaired, charge - unpaired), dim=1)

    def _first_charges(self, outputs: list[Tensor], spins: Tensor, geometry: Geometry) -> Tensor:
        """Multipoles before they act on each other, ``[N, 2, M]`` float64."""
        execution = geometry.execution
        sources = [source(x, execution) for source, x in zip(self.lr_source_maps, outputs, strict=True)]
        charges = reduce(torch.add, sources).double().unflatten(1, (2, -1))
        weights = self.fukui_source_map(outputs[-1], None, execution).double()
        return adding_up(charges, weights, spins, geometry.graphs)

    def _external(self, field: Tensor, where: LongRange, geometry: Geometry) -> Tensor:
        """What orbitals measure of the external field, ``[N, orbitals]``; its potential is zero at the centre."""
        graphs, positions = geometry.graphs, where.positions.double()
        count = torch.bincount(graphs.batch, minlength=graphs.num_graphs).clamp(min=1)
        centred = positions - (sum_by_graph(positions, graphs) / count.unsqueeze(1))[graphs.batch]
        slope = field[graphs.batch]
        return self.external_field_contribution((centred * slope).sum(1), slope)

    def _as_rows(self, measured: Tensor) -> Tensor:
        """Rows ``[N, numbers]`` in the dtype and layout of features, of ``[N, 2, orbitals]``."""
        scalars = len(self.field_feature_widths)
        vectors = measured[..., scalars:].unflatten(2, (-1, 3)) if self.field_feature_max_l else None
        parts = [measured[..., :scalars]] + ([] if vectors is None else [vectors.transpose(2, 3).flatten(2)])
        return torch.cat(parts, dim=2).flatten(1).to(self.r_max.dtype)


def _refuse(compute_atomic_stresses: bool, lammps: bool) -> None:
    if compute_atomic_stresses:
        raise ValueError(
            "compute_atomic_stresses must be False: what charges far from each other do to the stress is of no atom, "
            "and mace-torch leaves it out"
        )
    if lammps:
        raise ValueError("LAMMPS has domains of a structure, and charges act between all of it: use ASE's calculator")
    if torch.compiler.is_compiling():
        raise ValueError("PolarMACE cannot be compiled: how many wave vectors there are depends on the cell")
