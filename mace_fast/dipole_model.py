"""What models of dipoles are made of, the same in all of them."""

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from torch import Tensor, nn

from mace_fast.arguments import check_arguments, irreps_of_dipoles, our_class
from mace_fast.blocks.embedding import AtomicEnergiesBlock, LinearNodeEmbeddingBlock
from mace_fast.blocks.interaction import interaction_classes, refuse_other_backends
from mace_fast.blocks.radial import RadialEmbeddingBlock, SphericalHarmonics
from mace_fast.geometry import Geometry
from mace_fast.input_checks import Expects
from mace_fast.irreps import Irrep, Irreps
from mace_fast.layers import Layers

_LOGGER = logging.getLogger("mace_fast")

Gate = Callable[[Tensor], Tensor] | None
Results = dict[str, Tensor | None]


class DipoleModel(Layers):
    """What the models of dipoles share.

    Args:
        r_max: cutoff radius in Å.
        num_bessel: number of radial functions.
        num_polynomial_cutoff: exponent p of the cutoff.
        max_ell: highest degree of the spherical harmonics.
        interaction_cls: block of the second and later layers, as of :class:`mace_fast.MACE`.
        interaction_cls_first: block of the first layer.
        num_interactions: number of layers.
        num_elements: number of elements.
        hidden_irreps: node features, one number of channels for all, such as ``128x0e+128x1o``.
        MLP_irreps: hidden layer of the last readout, of irreps that it gives, such as ``16x0e+16x1o``. With others,
            such as ``16x0e`` for dipoles alone, the last readout gives zeros, as in mace-torch.
        avg_num_neighbors: divides the messages.
        atomic_numbers: the elements, in the order of the one-hot columns.
        correlation: highest degree of the symmetric contraction.
        gate: activation of the last readout, or None.
        atomic_energies: of a model with energies those of isolated atoms in eV, ``[num_elements]``; else None.
        apply_cutoff: not heeded, as in mace-torch, and neither are ``use_so3``, ``distance_transform``, ``edge_irreps``
            and ``use_edge_irreps_first``; a log message says so where they are not the default.
        use_reduced_cg: not heeded, as in mace-torch: the basis is the full one.
        use_so3: see ``apply_cutoff``.
        distance_transform: see ``apply_cutoff``.
        radial_type: ``"bessel"``, ``"gaussian"`` or ``"chebyshev"``.
        radial_MLP: widths of the hidden radial layers; three of 64 if None.
        cueq_config: must be None or disabled.
        oeq_config: must be None or disabled.
        edge_irreps: see ``apply_cutoff``.
        use_edge_irreps_first: see ``apply_cutoff``.

    Attributes:
        inputs: what they read beside the graph, as :class:`mace_fast.input_checks.Expects` has it.
        has_energies: whether they give energies.
        last: which of the hidden irreps the last of several layers gives.

    Raises:
        ValueError: arguments contradict each other or name something unknown.

    Source:
        mace-torch 0.3.16.
    """

    inputs: Mapping[str, Any] = {"charges": {"type": "continuous", "per": "node"}}
    has_energies = False
    last = slice(0, None)

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
        avg_num_neighbors: float,
        atomic_numbers: Sequence[int],
        correlation: int,
        gate: Gate,
        atomic_energies: np.ndarray | Tensor | None,
        apply_cutoff: bool = True,
        use_reduced_cg: bool = True,
        use_so3: bool = False,
        distance_transform: str | None = "None",
        radial_type: str | None = "bessel",
        radial_MLP: Sequence[int] | None = None,
        cueq_config: Any = None,
        oeq_config: Any = None,
        edge_irreps: Irreps | None = None,
        use_edge_irreps_first: bool = False,
    ) -> None:
        super().__init__(atomic_numbers, r_max, num_interactions)
        refuse_other_backends(cueq_config, oeq_config)
        self._say_what_is_not_heeded(
            apply_cutoff=not apply_cutoff,
            use_so3=use_so3,
            distance_transform=distance_transform not in (None, "None"),
            edge_irreps=edge_irreps is not None,
            use_edge_irreps_first=use_edge_irreps_first,
        )
        hidden_irreps, MLP_irreps, self.heads = Irreps(hidden_irreps), Irreps(MLP_irreps), ["Default"]
        self._check_energies(atomic_energies)
        check_arguments(
            r_max=float(r_max),
            max_ell=max_ell,
            num_interactions=num_interactions,
            num_elements=num_elements,
            atomic_numbers=atomic_numbers,
            atomic_energies=np.zeros(num_elements) if atomic_energies is None else atomic_energies,
            hidden_irreps=hidden_irreps,
            correlations=[correlation] * num_interactions,
            heads=self.heads,
            use_last_readout_only=False,
        )
        if num_interactions > 1 and len(hidden_irreps) < 2:
            raise ValueError(f"hidden_irreps need vectors, such as 128x0e+128x1o, for dipoles; got {hidden_irreps}")
        node_attrs_irreps = Irreps([(num_elements, (0, 1))])
        scalars = Irreps([(hidden_irreps.count(Irrep(0, 1)), (0, 1))])
        self.node_embedding = LinearNodeEmbeddingBlock(node_attrs_irreps, scalars)
        self.radial_embedding = RadialEmbeddingBlock(float(r_max), num_bessel, num_polynomial_cutoff, radial_type)
        sh_irreps = Irreps.spherical_harmonics(max_ell)
        self.spherical_harmonics = SphericalHarmonics(sh_irreps)
        if atomic_energies is not None:
            self.atomic_energies_fn = AtomicEnergiesBlock(atomic_energies)
        self.interactions, self.products, self.readouts = nn.ModuleList(), nn.ModuleList(), nn.ModuleList()
        for layer, irreps in enumerate(irreps_of_dipoles(num_interactions, hidden_irreps, sh_irreps, self.last)):
            block = interaction_cls if layer else interaction_cls_first
            self.add_layer(
                our_class(block, interaction_classes, "an interaction class"),
                irreps,
                correlation,
                node_attrs_irreps=node_attrs_irreps,
                edge_attrs_irreps=sh_irreps,
                edge_feats_irreps=Irreps([(num_bessel, (0, 1))]),
                avg_num_neighbors=avg_num_neighbors,
                radial_MLP=radial_MLP,
            )
            is_last = 0 < layer == num_interactions - 1
            self.readouts.append(
                self._nonlinear(irreps.outputs, MLP_irreps, gate) if is_last else self._linear(irreps.outputs)
            )

    def _linear(self, irreps_in: Irreps) -> nn.Module:
        """Readout of all layers but the last of several."""
        raise NotImplementedError

    def _nonlinear(self, irreps_in: Irreps, MLP_irreps: Irreps, gate: Gate) -> nn.Module:
        """Readout of the last of several layers."""
        raise NotImplementedError

    def _say_what_is_not_heeded(self, **is_given: bool) -> None:
        if names := [name for name, given in is_given.items() if given]:
            _LOGGER.warning("%s does not heed %s, nor does mace-torch's", type(self).__name__, ", ".join(names))

    def _check_energies(self, atomic_energies: Any) -> None:
        if (atomic_energies is not None) != self.has_energies:
            wanted = "energies of isolated atoms" if self.has_energies else "None, as it has no energies"
            raise ValueError(f"atomic_energies of {type(self).__name__} must be {wanted}; got {atomic_energies}")
        if self.has_energies and np.atleast_2d(np.asarray(atomic_energies)).shape[0] != 1:
            raise ValueError(
                f"{type(self).__name__} has one head: atomic_energies must have one row, "
                f"got shape {list(np.shape(atomic_energies))}"
            )

    def expects(self) -> Expects:
        """What the input must be."""
        return Expects(
            dtype=self.r_max.dtype,
            device=self.r_max.device,
            num_elements=self.atomic_numbers.numel(),
            heads=self.heads,
            num_energies=1,
            embedding_specs=self.inputs,
        )

    def prepared(self, data: Any, *args: Any, **kwargs: Any) -> Geometry:
        """As :meth:`Layers.prepared`, of a ``Batch`` of mace-torch too, which its models of dipoles take."""
        return super().prepared(data if isinstance(data, dict) else data.to_dict(), *args, **kwargs)

    def _read(self, geometry: Geometry) -> list[Tensor]:
        """Run the layers: what each readout gives, ``[N, numbers]``."""
        edges = self.edges(geometry.topology, geometry.vectors, geometry.execution)
        first = self.first_features(geometry.nodes, geometry.graphs.batch, geometry.features)
        outputs = self.layer_outputs(geometry, edges, *first)
        return [readout(x, geometry.execution) for readout, x in zip(self.readouts, outputs, strict=True)]

    def _refuse(self, **is_wanted: bool) -> None:
        """Refuse results that the model does not have, at some of which mace-torch stops too and some it forgets."""
        if names := [name for name, wanted in is_wanted.items() if wanted]:
            raise ValueError(f"{type(self).__name__} has no results for {', '.join(names)}: leave it False")

    def _in_own_dtype(self, results: Results) -> Results:
        """Sums are float64."""
        return {name: None if value is None else value.to(self.r_max.dtype) for name, value in results.items()}
