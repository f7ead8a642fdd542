"""Interaction blocks: from node features to the summed messages that the product takes.

One class per block of mace-torch, under its name and with its parameters. All share the convolution of
:class:`InteractionBlock`; they differ in what the radial network sees, in the normalisation and in the skip connection.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar

import torch
from torch import Tensor, nn

from mace_fast.blocks.activation import normalize2mom
from mace_fast.blocks.edges import Edges
from mace_fast.blocks.embedding import species_rows
from mace_fast.blocks.linear import Linear, SpeciesLinear
from mace_fast.blocks.messages import MessagePassing, of_every_sender
from mace_fast.blocks.radial_networks import FullyConnectedNet, InputsOfEnds, RadialInputs, RadialMLP
from mace_fast.blocks.tensor_product import TensorProduct
from mace_fast.execution import Execution
from mace_fast.graph import Nodes
from mace_fast.hooks import are_watched
from mace_fast.irreps import Irreps
from mace_fast.kernels import radial_table
from mace_fast.kernels.fused_edges import fused_learned_density, is_narrow
from mace_fast.layout import num_channels


def refuse_other_backends(cueq_config: object, oeq_config: object) -> None:
    """Raise ValueError if the acceleration of another package is asked for."""
    for name, config in (("cueq_config", cueq_config), ("oeq_config", oeq_config)):
        if config is not None and getattr(config, "enabled", True):
            raise ValueError(f"{name} must be None: mace_fast runs its own kernels and no others inside")


class InteractionBlock(MessagePassing):
    """What all interaction blocks share.

    Args:
        node_attrs_irreps: ``num_elements x 0e``.
        node_feats_irreps: features coming in.
        edge_attrs_irreps: spherical harmonics.
        edge_feats_irreps: ``num_bessel x 0e``.
        target_irreps: summed messages going to the product.
        hidden_irreps: features after the product, of the skip connection.
        avg_num_neighbors: divides the messages.
        edge_irreps: features that enter the tensor product; those coming in if None.
        radial_MLP: widths of the hidden radial layers.
        cueq_config: must be None or disabled.
        oeq_config: must be None or disabled.

    Attributes:
        has_skip: whether the features skip the product, in the first layer too. mace-torch asks for the word "Residual"
            in the name of the class there, and adds in later layers whatever a block gives.
        heeds_radial_MLP: whether the widths of the hidden radial layers are those that are asked for.
        conv_tp_weights: the radial network.
        sees_nodes: whether the radial network reads more than the radial features, with which its weights then do not
            vanish at the cutoff: they do only where they are multiplied by it (``apply_cutoff=False``).

    Raises:
        ValueError: multiplicities differ between irreps, or another package's acceleration is asked for.
    """

    has_skip: ClassVar[bool]
    heeds_radial_MLP: ClassVar[bool] = True
    sees_nodes: ClassVar[bool] = False
    conv_tp_weights: FullyConnectedNet | RadialMLP

    def __init__(
        self,
        node_attrs_irreps: Irreps,
        node_feats_irreps: Irreps,
        edge_attrs_irreps: Irreps,
        edge_feats_irreps: Irreps,
        target_irreps: Irreps,
        hidden_irreps: Irreps,
        avg_num_neighbors: float,
        edge_irreps: Irreps | None = None,
        radial_MLP: Sequence[int] | None = None,
        cueq_config: Any = None,
        oeq_config: Any = None,
    ) -> None:
        super().__init__()
        refuse_other_backends(cueq_config, oeq_config)
        self.node_attrs_irreps = Irreps(node_attrs_irreps)
        self.node_feats_irreps = Irreps(node_feats_irreps)
        self.edge_attrs_irreps = Irreps(edge_attrs_irreps)
        self.edge_feats_irreps = Irreps(edge_feats_irreps)
        self.target_irreps = Irreps(target_irreps)
        self.hidden_irreps = Irreps(hidden_irreps)
        self.avg_num_neighbors = avg_num_neighbors
        self.edge_irreps = self.node_feats_irreps if edge_irreps is None else Irreps(edge_irreps)
        self.radial_MLP = [64, 64, 64] if radial_MLP is None else list(radial_MLP)
        self.cueq_config = None
        self.oeq_config = None
        self.irreps_out = self.target_irreps
        num_channels(self.node_feats_irreps, "node features")
        self._setup()

    def _setup(self) -> None:
        raise NotImplementedError

    def _add_convolution(self) -> None:
        self.linear_up = Linear(self.node_feats_irreps, self.edge_irreps)
        self.conv_tp = TensorProduct(self.edge_irreps, self.edge_attrs_irreps, self.target_irreps)

    @property
    def num_elements(self) -> int:
        """Number of elements that the model knows."""
        return int(self.node_attrs_irreps.dim)

    def forward(
        self,
        node_feats: Tensor | None,
        nodes: Nodes,
        edges: Edges,
        execution: Execution,
        species_feats: Tensor | None = None,
    ) -> tuple[Tensor, Tensor | None]:
        """Pass messages.

        Args:
            node_feats: ``[num_nodes, components, channels]``; in the first layer ghosts are included. None where
                ``species_feats`` says all.
            nodes: species and ghosts.
            edges: edges sorted by receiver.
            execution: how the operations run.
            species_feats: ``[num_present, 1, channels]`` where features are a function of the species alone, as
                they are before the first layer; else None.

        Returns:
            The summed messages, ``[num_receivers, components, channels]``, and the skip connection,
            ``[num_receivers, components, channels]`` or None.
        """
        raise NotImplementedError

    def _senders(
        self, node_feats: Tensor | None, nodes: Nodes, execution: Execution, species_feats: Tensor | None
    ) -> tuple[Tensor | None, Tensor | None]:
        """Features entering the tensor product: of all senders, or of each species if they depend on nothing else."""
        if species_feats is None:
            assert node_feats is not None
            return nodes.with_ghosts(self.linear_up(node_feats, execution)), None
        sources = [species_feats, *self.linear_up.parameters()]
        return None, self.derived("up", sources, lambda: self.linear_up(species_feats, execution)[:, 0])

    def _mapped(
        self,
        name: str,
        linear: Linear,
        node_feats: Tensor | None,
        nodes: Nodes,
        execution: Execution,
        species_feats: Tensor | None,
    ) -> Tensor:
        """A linear map of the features of all senders, once per species where they are a function of it."""
        if species_feats is None:
            assert node_feats is not None
            return linear(node_feats, execution)
        sources = [species_feats, *linear.parameters()]
        return self.derived(name, sources, lambda: linear(species_feats, execution))[nodes.species.present_index]

    def _density(
        self,
        network: FullyConnectedNet | RadialMLP,
        radial_inputs: Callable[[], RadialInputs] | None,
        nodes: Nodes,
        edges: Edges,
        execution: Execution,
    ) -> Tensor:
        """Sum of tanh(value^2) over the edges of each receiver, ``[num_receivers, 1, 1]``.

        The network reads what :meth:`_messages` has one read.
        """
        found = self._fused_density(network, radial_inputs, edges, execution)
        if found is not None:
            return found.unsqueeze(-1)
        tables = self.density_tables(network, edges)
        if tables is not None:
            values = radial_table(edges.lengths, tables.table, tables.of_edges(edges), backend=execution.backend)
        else:
            inputs = edges.feats if radial_inputs is None else radial_inputs()
            values = torch.tanh(network(inputs, execution).square())
            if edges.cutoff is not None:
                values = values * edges.cutoff
        return edges.topology.sum_by_receiver(values, nodes.num_receivers, edges.backend).unsqueeze(-1)

    def _fused_density(
        self,
        network: FullyConnectedNet | RadialMLP,
        radial_inputs: Callable[[], RadialInputs] | None,
        edges: Edges,
        execution: Execution,
    ) -> Tensor | None:
        """The density from the edge vectors, ``[num_receivers, 1]``; None where the kernel does not compute it.

        As where the network is somebody else's, or who has hooks on it is to be called.
        """
        is_ours = execution.fused and type(network) in (FullyConnectedNet, RadialMLP)
        if not is_ours or are_watched(map(vars, network.modules())):
            return None
        last, topology = network.last(), edges.topology
        fused = self._fused_network(network, radial_inputs, last, edges, execution)
        if fused is None or not is_narrow(fused):
            return None
        assert topology.receiver_ptr is not None
        ends = topology.receivers, topology.receiver_ptr
        return fused_learned_density(edges.vectors, fused, last, *ends, edges.pair_radii, precision=execution.precision)


class RealAgnosticInteractionBlock(InteractionBlock):
    """Messages divided by the average number of neighbours, then a map by species; no skip connection."""

    has_skip = False

    def _setup(self) -> None:
        self._add_convolution()
        self.conv_tp_weights = FullyConnectedNet(
            [self.edge_feats_irreps.dim, *self.radial_MLP, self.conv_tp.weight_numel]
        )
        self.linear = Linear(self.conv_tp.irreps_out, self.irreps_out, message_paths=self.conv_tp.paths)
        self._add_skip()

    def _add_skip(self) -> None:
        self.skip_tp = SpeciesLinear(self.irreps_out, self.num_elements, self.irreps_out)

    def _linear_messages(
        self,
        node_feats: Tensor | None,
        nodes: Nodes,
        edges: Edges,
        execution: Execution,
        species_feats: Tensor | None,
        scale: float,
    ) -> Tensor:
        up, up_by_species = self._senders(node_feats, nodes, execution, species_feats)
        network = self.conv_tp_weights
        rows = self._messages(up, up_by_species, network, None, self.linear, nodes, edges, execution, scale)
        return rows.view(rows.shape[0], -1, self.linear.outputs[0].mul)

    def _normalised_messages(
        self,
        node_feats: Tensor | None,
        nodes: Nodes,
        edges: Edges,
        execution: Execution,
        species_feats: Tensor | None,
    ) -> Tensor:
        return self._linear_messages(node_feats, nodes, edges, execution, species_feats, 1.0 / self.avg_num_neighbors)

    def forward(
        self,
        node_feats: Tensor | None,
        nodes: Nodes,
        edges: Edges,
        execution: Execution,
        species_feats: Tensor | None = None,
    ) -> tuple[Tensor, Tensor | None]:
        """Pass messages; see :meth:`InteractionBlock.forward`."""
        messages = self._normalised_messages(node_feats, nodes, edges, execution, species_feats)
        return self.skip_tp(messages, nodes.receiver_species, execution), None


class RealAgnosticResidualInteractionBlock(RealAgnosticInteractionBlock):
    """Messages divided by the average number of neighbours; a map of the features by species skips the product."""

    has_skip = True

    def _add_skip(self) -> None:
        self.skip_tp = SpeciesLinear(self.node_feats_irreps, self.num_elements, self.hidden_irreps)

    def forward(
        self,
        node_feats: Tensor | None,
        nodes: Nodes,
        edges: Edges,
        execution: Execution,
        species_feats: Tensor | None = None,
    ) -> tuple[Tensor, Tensor | None]:
        """Pass messages; see :meth:`InteractionBlock.forward`."""
        skip = self.skip_tp.of_features(node_feats, nodes, execution, species_feats)
        return self._normalised_messages(node_feats, nodes, edges, execution, species_feats), skip


class _DensityNormalised(RealAgnosticInteractionBlock):
    """Divides the messages by one plus a learned density in place of the average number of neighbours."""

    def _setup(self) -> None:
        super()._setup()
        self.density_fn = FullyConnectedNet([self.edge_feats_irreps.dim, 1])

    def _normalised_messages(
        self,
        node_feats: Tensor | None,
        nodes: Nodes,
        edges: Edges,
        execution: Execution,
        species_feats: Tensor | None,
    ) -> Tensor:
        messages = self._linear_messages(node_feats, nodes, edges, execution, species_feats, 1.0)
        # times one over it, whose gradient is two products: that of a quotient would go through all messages six times
        return messages * (self._density(self.density_fn, None, nodes, edges, execution) + 1.0).reciprocal()


class RealAgnosticDensityInteractionBlock(_DensityNormalised):
    """As the agnostic block, with a learned density in place of the average number of neighbours."""


class RealAgnosticDensityResidualInteractionBlock(_DensityNormalised, RealAgnosticResidualInteractionBlock):
    """As the residual block, with a learned density in place of the average number of neighbours."""


class RealAgnosticAttResidualInteractionBlock(InteractionBlock):
    """Radial network that also sees the features of sender and receiver; a linear map skips the product."""

    has_skip = True
    heeds_radial_MLP = False
    sees_nodes = True

    def _setup(self) -> None:
        self.node_feats_down_irreps = Irreps("64x0e")
        self._add_convolution()
        self.linear_down = Linear(self.node_feats_irreps, self.node_feats_down_irreps)
        num_inputs = self.edge_feats_irreps.dim + 2 * self.node_feats_down_irreps.dim
        self.conv_tp_weights = FullyConnectedNet([num_inputs, 256, 256, 256, self.conv_tp.weight_numel])
        self.linear = Linear(self.conv_tp.irreps_out, self.irreps_out, message_paths=self.conv_tp.paths)
        self.skip_linear = Linear(self.node_feats_irreps, self.hidden_irreps)

    def forward(
        self,
        node_feats: Tensor | None,
        nodes: Nodes,
        edges: Edges,
        execution: Execution,
        species_feats: Tensor | None = None,
    ) -> tuple[Tensor, Tensor | None]:
        """Pass messages; see :meth:`InteractionBlock.forward`."""
        skip = nodes.receiving(self._mapped("skip", self.skip_linear, node_feats, nodes, execution, species_feats))
        up, up_by_species = self._senders(node_feats, nodes, execution, species_feats)
        down = self._mapped("down", self.linear_down, node_feats, nodes, execution, species_feats)
        down = (nodes.with_ghosts(down) if species_feats is None else down)[:, 0]
        ends = edges.topology
        radial_inputs = torch.cat([edges.feats, down[ends.senders], down[ends.receivers]], dim=1)
        scale, network = 1.0 / self.avg_num_neighbors, self.conv_tp_weights
        messages = self._messages(
            up, up_by_species, network, lambda: radial_inputs, self.linear, nodes, edges, execution, scale
        )
        return messages.view(messages.shape[0], -1, self.linear.outputs[0].mul), skip


class RealAgnosticResidualNonLinearInteractionBlock(InteractionBlock):
    """Radial network that sees both species, density normalisation, a gate and a linear skip connection (MACE-MH)."""

    has_skip = True
    sees_nodes = True

    def _setup(self) -> None:
        scalars = Irreps([(self.node_feats_irreps.count((0, 1)), (0, 1))])
        gated = [(mul, ir) for mul, ir in self.irreps_out if ir.l > 0]
        if any(ir.l == 0 and ir.p == -1 for _, ir in self.irreps_out):
            raise ValueError(
                f"{type(self).__name__} cannot gate pseudoscalars (0o); target irreps are {self.irreps_out}"
            )
        num_scalars = self.irreps_out.count((0, 1))
        self.irreps_nonlin = Irreps([(num_scalars + sum(mul for mul, _ in gated), (0, 1)), *gated])
        num_inputs = self.edge_feats_irreps.dim + 2 * scalars.dim

        self.source_embedding = Linear(self.node_attrs_irreps, scalars)
        self.target_embedding = Linear(self.node_attrs_irreps, scalars)
        nn.init.uniform_(self.source_embedding.weight, -0.001, 0.001)
        nn.init.uniform_(self.target_embedding.weight, -0.001, 0.001)
        self._add_convolution()
        self.conv_tp_weights = RadialMLP([num_inputs, *self.radial_MLP, self.conv_tp.weight_numel])
        self.skip_tp = Linear(self.node_feats_irreps, self.hidden_irreps)
        self.linear_res = Linear(self.edge_irreps, self.irreps_nonlin)
        self.linear_1 = Linear(self.conv_tp.irreps_out, self.irreps_nonlin, message_paths=self.conv_tp.paths)
        self.linear_2 = Linear(self.irreps_out, self.irreps_out)
        self.density_fn = RadialMLP([num_inputs, 64, 1])
        self.alpha = nn.Parameter(torch.tensor(20.0))
        self.beta = nn.Parameter(torch.tensor(0.0))
        self.scalar_activation = normalize2mom(nn.functional.silu)
        self.gate_activation = normalize2mom(torch.sigmoid)

    def forward(
        self,
        node_feats: Tensor | None,
        nodes: Nodes,
        edges: Edges,
        execution: Execution,
        species_feats: Tensor | None = None,
    ) -> tuple[Tensor, Tensor | None]:
        """Pass messages; see :meth:`InteractionBlock.forward`."""
        skip = nodes.receiving(self._mapped("skip", self.skip_tp, node_feats, nodes, execution, species_feats))
        up, up_by_species = self._senders(node_feats, nodes, execution, species_feats)
        radial_inputs = _Once(partial(self._radial_inputs, edges))
        network = self.conv_tp_weights
        messages = self._messages(up, up_by_species, network, radial_inputs, self.linear_1, nodes, edges, execution)
        norm = self._density(self.density_fn, radial_inputs, nodes, edges, execution) * self.beta + self.alpha
        messages = messages * norm[:, 0].reciprocal()
        residual = self.linear_res.flat(nodes.receiving(of_every_sender(up, up_by_species, nodes)), execution)
        return self.linear_2(self._gated(messages + residual), execution), skip

    def maps_of_ends(self) -> tuple[Linear, Linear]:
        """The embeddings of both species."""
        return self.source_embedding, self.target_embedding

    def _radial_inputs(self, edges: Edges) -> InputsOfEnds:
        """Radial features and both species' rows."""
        present, maps = edges.topology.species.present, self.maps_of_ends()

        def rows() -> tuple[Tensor, Tensor]:
            of_senders, of_receivers = (species_rows(linear, present)[:, 0] for linear in maps)
            return of_senders, of_receivers

        sources = [present, *(one for linear in maps for one in linear.parameters())]
        of_senders, of_receivers = self.derived("rows of ends", sources, rows)
        return InputsOfEnds(edges, of_senders, of_receivers)

    def _gated(self, rows: Tensor) -> Tensor:
        """Activate the scalars and multiply every other channel by its gate."""
        parts = self.linear_1.outputs
        blocks = [rows[:, part.numbers].view(rows.shape[0], 2 * part.l + 1, part.mul) for part in parts]
        channels = blocks[1].shape[2] if len(blocks) > 1 else 0
        num_scalars = blocks[0].shape[2] - channels * (len(blocks) - 1)
        gated = [self.scalar_activation(blocks[0][..., :num_scalars])]
        gates = self.gate_activation(blocks[0][..., num_scalars:])
        gated += [b * g for b, g in zip(blocks[1:], gates.split(channels, dim=2) if channels else (), strict=True)]
        return torch.cat(gated, dim=1)


class _Once:
    """What is computed when it is first asked for, if it is: two networks read the same inputs, tables read none."""

    def __init__(self, make: Callable[[], InputsOfEnds]) -> None:
        self._make = make
        self._made: InputsOfEnds | None = None

    def __call__(self) -> InputsOfEnds:
        if self._made is None:
            self._made = self._make()
        return self._made


# the one list of them: what a model may be made of, what files may name and what can be converted follows from it
interaction_classes: dict[str, type[InteractionBlock]] = {
    cls.__name__: cls
    for cls in (
        RealAgnosticResidualInteractionBlock,
        RealAgnosticAttResidualInteractionBlock,
        RealAgnosticInteractionBlock,
        RealAgnosticDensityInteractionBlock,
        RealAgnosticDensityResidualInteractionBlock,
        RealAgnosticResidualNonLinearInteractionBlock,
    )
}
