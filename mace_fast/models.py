"""The models: ``MACE`` and ``ScaleShiftMACE`` with the arguments, parameters and results of mace-torch's classes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import reduce
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from mace_fast.arguments import check_arguments, check_per_head, irreps_of_layers, our_class, reduced_basis_is_used
from mace_fast.blocks.embedding import (
    AtomicEnergiesBlock,
    GenericJointEmbedding,
    LinearNodeEmbeddingBlock,
    ScaleShiftBlock,
)
from mace_fast.blocks.interaction import interaction_classes, refuse_other_backends
from mace_fast.blocks.radial import RadialEmbeddingBlock, SphericalHarmonics
from mace_fast.blocks.readout import LinearReadoutBlock, NonLinearReadoutBlock, readout_classes
from mace_fast.blocks.repulsion import ZBLBasis
from mace_fast.energies import LayerResults, sum_by_graph, totals, with_contributions
from mace_fast.geometry import Geometry, Graphs
from mace_fast.irreps import Irrep, Irreps
from mace_fast.kernels.runtime.launch import on_device
from mace_fast.layers import Layers
from mace_fast.layout import Entry, entries, to_mul_ir
from mace_fast.outputs import Wanted, derivatives


class MACE(Layers):
    r"""MACE interatomic potential; the drop-in replacement of ``mace.modules.MACE``.

    Args:
        r_max: cutoff radius in Å.
        num_bessel: number of radial functions, of any ``radial_type``.
        num_polynomial_cutoff: exponent p of the cutoff.
        max_ell: highest degree of the spherical harmonics.
        interaction_cls: block of the second and later layers, of :data:`mace_fast.blocks.interaction_classes` or
            mace-torch's class of the same name.
        interaction_cls_first: block of the first layer.
        num_interactions: number of layers.
        num_elements: number of elements, ``len(atomic_numbers)``.
        hidden_irreps: node features, one number of channels for all, such as ``128x0e+128x1o``.
        MLP_irreps: hidden layer of the last readout, per head, such as ``16x0e``.
        atomic_energies: energies of isolated atoms in eV, ``[num_elements]`` or ``[num_heads, num_elements]``.
        avg_num_neighbors: divides the messages.
        atomic_numbers: the elements, in the order of the one-hot columns.
        correlation: highest degree of the symmetric contraction, one number or one per layer.
        gate: activation of the last readout, or None.
        pair_repulsion: add the ZBL repulsion.
        apply_cutoff: multiply the radial basis by the cutoff; else the radial weights.
        use_reduced_cg: take the reduced Clebsch-Gordan basis if cuequivariance is installed (mace-torch's rule).
        use_so3: all spherical harmonics with even parity.
        use_agnostic_product: one set of contraction weights for all elements.
        use_last_readout_only: no readouts but the last.
        use_embedding_readout: add a readout of the embedded features to the energy.
        distance_transform: ``"Agnesi"``, ``"Soft"``, or for none ``"None"`` or None.
        edge_irreps: features that enter the tensor product; ``hidden_irreps`` if None.
        use_edge_irreps_first: in the first layer too.
        radial_MLP: widths of the hidden radial layers; three of 64 if None.
        radial_type: ``"bessel"``, ``"gaussian"`` or ``"chebyshev"``.
        heads: names of the heads; one ``"Default"`` if None.
        cueq_config: must be None or disabled.
        embedding_specs: embedded features such as total charge and spin, see
            :class:`mace_fast.blocks.embedding.GenericJointEmbedding`.
        oeq_config: must be None or disabled.
        lammps_mliap: kept as an attribute; the argument of ``forward`` counts.
        readout_cls: class of the last readout, of :data:`mace_fast.blocks.readout_classes`.
        keep_last_layer_irreps: all hidden irreps in the last layer too, not only the scalars.

    Raises:
        ValueError: arguments contradict each other or name something unknown.

    Source:
        Batatia et al., MACE, arXiv:2206.07697; parameters and conventions of mace-torch 0.3.16.
    """

    def __init__(
        self,
        r_max: float,
        num_bessel: int,
        num_polynomial_cutoff: int,
        max_ell: int,
        interaction_cls: type[Any],
        interaction_cls_first: type[Any],
        num_interactions: int,
        num_elements: int,
        hidden_irreps: Irreps,
        MLP_irreps: Irreps,
        atomic_energies: np.ndarray | Tensor,
        avg_num_neighbors: float,
        atomic_numbers: Sequence[int],
        correlation: int | Sequence[int],
        gate: Callable[[Tensor], Tensor] | None,
        pair_repulsion: bool = False,
        apply_cutoff: bool = True,
        use_reduced_cg: bool = True,
        use_so3: bool = False,
        use_agnostic_product: bool = False,
        use_last_readout_only: bool = False,
        use_embedding_readout: bool = False,
        distance_transform: str | None = "None",
        edge_irreps: Irreps | None = None,
        use_edge_irreps_first: bool = False,
        radial_MLP: Sequence[int] | None = None,
        radial_type: str | None = "bessel",
        heads: Sequence[str] | None = None,
        cueq_config: Any = None,
        embedding_specs: dict[str, Any] | None = None,
        oeq_config: Any = None,
        lammps_mliap: bool | None = False,
        readout_cls: type[Any] | None = NonLinearReadoutBlock,
        keep_last_layer_irreps: bool = False,
    ) -> None:
        super().__init__(atomic_numbers, r_max, num_interactions)
        refuse_other_backends(cueq_config, oeq_config)
        hidden_irreps, MLP_irreps = Irreps(hidden_irreps), Irreps(MLP_irreps)
        edge_irreps = None if edge_irreps is None else Irreps(edge_irreps)
        correlations = list(correlation) if isinstance(correlation, Sequence) else [correlation] * num_interactions
        self.heads = ["Default"] if heads is None else list(heads)
        check_arguments(
            r_max=float(r_max),
            max_ell=max_ell,
            num_interactions=num_interactions,
            num_elements=num_elements,
            atomic_numbers=atomic_numbers,
            atomic_energies=atomic_energies,
            hidden_irreps=hidden_irreps,
            correlations=correlations,
            heads=self.heads,
            use_last_readout_only=use_last_readout_only,
        )
        num_heads = len(self.heads)

        self.lammps_mliap = lammps_mliap
        self.apply_cutoff = apply_cutoff
        self.edge_irreps = edge_irreps
        self.use_reduced_cg = use_reduced_cg
        self.use_agnostic_product = use_agnostic_product
        self.use_so3 = use_so3
        self.use_last_readout_only = use_last_readout_only
        self.use_edge_irreps_first = use_edge_irreps_first

        node_attrs_irreps = Irreps([(num_elements, (0, 1))])
        channels = hidden_irreps.count(Irrep(0, 1))
        scalars = Irreps([(channels, (0, 1))])
        energies = Irreps(f"{num_heads}x0e")
        self.node_embedding = LinearNodeEmbeddingBlock(node_attrs_irreps, scalars)
        if embedding_specs is not None:
            self.embedding_specs = embedding_specs
            self.joint_embedding = GenericJointEmbedding(
                base_dim=channels, embedding_specs=embedding_specs, out_dim=channels
            )
            if use_embedding_readout:
                self.embedding_readout = LinearReadoutBlock(scalars, energies)
        self.radial_embedding = RadialEmbeddingBlock(
            float(r_max), num_bessel, num_polynomial_cutoff, radial_type, distance_transform, apply_cutoff
        )
        if pair_repulsion:
            self.pair_repulsion_fn = ZBLBasis(p=num_polynomial_cutoff)
            self.pair_repulsion = True
        sh_irreps = Irreps.spherical_harmonics(max_ell, p=1 if use_so3 else -1)
        self.spherical_harmonics = SphericalHarmonics(sh_irreps)
        self.atomic_energies_fn = AtomicEnergiesBlock(atomic_energies)

        reduced = reduced_basis_is_used(use_reduced_cg)
        through = irreps_of_layers(
            num_interactions, hidden_irreps, sh_irreps, edge_irreps, use_edge_irreps_first, keep_last_layer_irreps
        )
        self.interactions, self.products, self.readouts = nn.ModuleList(), nn.ModuleList(), nn.ModuleList()
        self._outputs_of_layers: list[tuple[Entry, ...]] = []
        for layer, irreps in enumerate(through):
            first, last = layer == 0, layer == num_interactions - 1
            block = our_class(
                interaction_cls_first if first else interaction_cls, interaction_classes, "an interaction class"
            )
            self.add_layer(
                block,
                irreps,
                correlations[layer],
                use_agnostic_product=use_agnostic_product,
                use_reduced_cg=reduced,
                node_attrs_irreps=node_attrs_irreps,
                edge_attrs_irreps=sh_irreps,
                edge_feats_irreps=Irreps([(num_bessel, (0, 1))]),
                avg_num_neighbors=avg_num_neighbors,
                radial_MLP=radial_MLP,
            )
            self._outputs_of_layers.append(entries(irreps.outputs))
            if last and num_interactions > 1:
                readout = our_class(readout_cls or NonLinearReadoutBlock, readout_classes, "readout_cls")
                mlp_irreps = (num_heads * MLP_irreps).simplify()
                self.readouts.append(readout(irreps.outputs, mlp_irreps, gate, energies, num_heads))
            elif not use_last_readout_only:
                self.readouts.append(LinearReadoutBlock(irreps.outputs, energies))

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
    ) -> dict[str, Tensor | None]:
        """Evaluate the model on a batch of graphs; N nodes, E edges, G graphs.

        Args:
            data: ``positions [N, 3]`` and ``shifts [E, 3]`` in Å, ``node_attrs [N, num_elements]`` one-hot, all in the
                dtype of the model; ``edge_index [2, E]`` (senders, receivers), ``batch [N]``, ``ptr [G + 1]`` int64;
                ``cell [3 G, 3]`` in Å; ``unit_shifts [E, 3]`` for stress, virials or displacement; optionally
                ``head [G]`` and ``displacement [G, 3, 3]``, and what the embedding needs; ``float64_energies``, True
                for ``energy`` and ``node_energy`` in float64; ``skip_node_feats``, True for ``node_feats`` not to be
                written; ``topology`` (:func:`mace_fast.topology`) or
                ``known_species`` (:class:`mace_fast.graph.Species`), which spare a step to make them.
                ``positions`` gets ``requires_grad``; with strain, ``positions`` and ``shifts`` are replaced by the
                strained ones: threads need dictionaries and positions of their own.
            training: keep the graph of the derivatives, to differentiate a loss of forces and stress.
            compute_force: compute ``forces``.
            compute_virials: compute ``virials``.
            compute_stress: compute ``stress`` and ``virials``.
            compute_displacement: make ``displacement`` part of the graph.
            compute_hessian: compute ``hessian``.
            compute_edge_forces: compute ``edge_forces``.
            compute_atomic_stresses: compute ``atomic_virials`` and ``atomic_stresses`` (``MACE`` needs
                ``compute_edge_forces`` too).
            lammps_mliap: ``data`` comes from LAMMPS' ML-IAP with ghosts, and vectors in place of positions.

        Returns:
            ``energy [G]``, ``node_energy [N]``, ``contributions [G, 2 + readouts]`` in eV; ``forces [N, 3]`` and
            ``edge_forces [E, 3]`` in eV/Å; ``virials [G, 3, 3]``, ``atomic_virials [N, 3, 3]`` in eV;
            ``stress [G, 3, 3]``, ``atomic_stresses [N, 3, 3]`` in eV/Å^3; ``hessian [3 N, N, 3]`` in eV/Å^2;
            ``displacement``; ``node_feats [N, features]`` in e3nn's layout. What was not asked for is None.

        Raises:
            ValueError: an input is missing, misshaped or not finite, or two atoms coincide.
            TypeError: a dtype differs from the model's.
        """
        strained = compute_virials or compute_stress or compute_displacement
        wanted = Wanted(
            training=training,
            force=compute_force,
            virials=compute_virials,
            stress=compute_stress,
            hessian=compute_hessian,
            edge_forces=compute_edge_forces,
            atomic_stresses=compute_atomic_stresses and (compute_edge_forces or self._atomic_stresses_suffice),
        )
        with on_device(self.r_max.device):
            execution = self.execution(twice=training or compute_hessian)
            by_displacement = compute_displacement or execution.twice
            geometry = self.prepared(
                data, execution, wanted, strained=strained, lammps=lammps_mliap, by_displacement=by_displacement
            )
            layers, _ = self._evaluate(geometry)
            energies = self.energies(layers, geometry.graphs)
            results = derivatives(energies[self._differentiated], geometry, wanted)
        if not data.get("float64_energies"):
            energies |= {name: energies[name].to(self.r_max.dtype) for name in self._energies_in_own_dtype}
        last = {"displacement": geometry.displacement, "hessian": results.hessian}
        if torch.compiler.is_compiling() and not training:
            # a compiled graph may not return what its own gradient has consumed; uncompiled, torch says so when used
            energies = {name: tensor.detach() for name, tensor in energies.items()}
            feats = layers.node_feats
            layers = replace(layers, node_feats=None if feats is None else feats.detach())
        return {
            **energies,
            **results.as_dict(),
            **{name: last[name] for name in self._last_results},
            "node_feats": layers.node_feats,
        }

    # what differs between the results of mace-torch's classes besides the energies: the energy that is differentiated,
    # which energies are in the dtype of the model, whether atomic stresses can be had without edge forces, and the
    # order of two entries
    _differentiated = "energy"
    _energies_in_own_dtype: tuple[str, ...] = ("energy", "node_energy")
    _atomic_stresses_suffice = False
    _last_results = ("displacement", "hessian")

    def energies(self, layers: LayerResults, graphs: Graphs) -> dict[str, Tensor]:
        """The results that are energies, in mace-torch's order; ``energy`` and ``node_energy`` in float64."""
        return with_contributions(layers, graphs)

    def differentiated(self, layers: LayerResults, graphs: Graphs) -> Tensor:
        """The energy whose derivatives the forces are, ``[G]`` in eV."""
        return self.energies(layers, graphs)[self._differentiated]

    def _evaluate(self, geometry: Geometry) -> tuple[LayerResults, list[Tensor]]:
        """Run the layers and read their energies out; the features after each layer too."""
        nodes, graphs, execution = geometry.nodes, geometry.graphs, geometry.execution
        edges = self.edges(geometry.topology, geometry.vectors, execution)
        node_e0 = self.atomic_energies_fn.by_species(nodes.receiver_species.element, graphs.node_heads)
        pair_energy = self.pair_energy(edges, nodes)
        node_feats, species_feats = self.first_features(nodes, graphs.batch, geometry.features)
        embedding_energy = self.embedding_energy(node_feats, graphs, execution)
        outputs = self.layer_outputs(geometry, edges, node_feats, species_feats)
        energies = [self.read(index, feats, graphs, execution) for index, feats in enumerate(outputs)]
        laid_out = None
        if not geometry.features.get("skip_node_feats"):
            laid_out = to_mul_ir(list(zip(outputs, self._outputs_of_layers, strict=True)))
        results = LayerResults(
            node_e0=node_e0,
            pair_energy=pair_energy,
            energies=[energy for energy in energies if energy is not None],
            embedding_energy=None if embedding_energy is None else sum_by_graph(embedding_energy, graphs),
            node_feats=laid_out,
        )
        return results, outputs


class ScaleShiftMACE(MACE):
    """MACE whose interaction energy is scaled and shifted; the drop-in replacement of ``mace.modules.ScaleShiftMACE``.

    ``forward`` has the arguments and results of :meth:`MACE.forward` with three differences: in place of
    ``contributions`` it returns ``interaction_energy [G]`` in eV, ``node_energy`` is float64, and
    ``compute_atomic_stresses`` needs no ``compute_edge_forces``.

    Args:
        atomic_inter_scale: factor of the interaction energy of each node, one number or one per head.
        atomic_inter_shift: added to the interaction energy of each node, in eV, one number or one per head.
        **kwargs: as :class:`MACE`, by keyword.
    """

    def __init__(
        self, atomic_inter_scale: float | list[float], atomic_inter_shift: float | list[float], **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        check_per_head("atomic_inter_scale", atomic_inter_scale, self.heads)
        check_per_head("atomic_inter_shift", atomic_inter_shift, self.heads)
        self.scale_shift = ScaleShiftBlock(scale=atomic_inter_scale, shift=atomic_inter_shift)

    _differentiated = "interaction_energy"
    _energies_in_own_dtype = ("energy",)
    _atomic_stresses_suffice = True
    _last_results = ("hessian", "displacement")

    def energies(self, layers: LayerResults, graphs: Graphs) -> dict[str, Tensor]:
        """As :meth:`MACE.energies`."""
        energies = layers.energies if layers.pair_energy is None else [layers.pair_energy, *layers.energies]
        node_interaction = self.scale_shift(reduce(torch.add, energies), graphs.node_heads)
        energies_of_all = totals(layers.node_e0.double() + node_interaction, layers, graphs)
        return {**energies_of_all, "interaction_energy": sum_by_graph(node_interaction, graphs)}
