"""From radial features and the senders' features to summed messages: which operations run, in one place."""

from collections.abc import Callable

import torch
from torch import Tensor

from mace_fast.blocks.edges import Edges
from mace_fast.blocks.linear import Linear, prepared
from mace_fast.blocks.radial_networks import FullyConnectedNet, RadialInputs, RadialMLP
from mace_fast.blocks.tabulated import Tabulated
from mace_fast.blocks.tensor_product import TensorProduct
from mace_fast.execution import Execution
from mace_fast.graph import Nodes
from mace_fast.kernels import (
    convolution,
    density_projection,
    irreps_linear,
    radial_table,
    tabulated_convolution,
)
from mace_fast.kernels.density_projection import folded_density_weights
from mace_fast.kernels.fused_edges import RadialNetwork, fits, fused_convolution, fused_density


class MessagePassing(Tabulated):
    """The convolution of an interaction block, or the density projection that stands for it.

    Attributes:
        avg_num_neighbors: of the structures that the model was trained with.
        conv_tp: tensor product of features and harmonics.
        linear_up: makes the features that are sent.
    """

    avg_num_neighbors: float
    conv_tp: TensorProduct
    linear_up: Linear

    def _messages(
        self,
        up: Tensor | None,
        up_by_species: Tensor | None,
        network: FullyConnectedNet | RadialMLP,
        radial_inputs: Callable[[], RadialInputs] | None,
        linear: Linear,
        nodes: Nodes,
        edges: Edges,
        execution: Execution,
        scale: float = 1.0,
    ) -> Tensor:
        """Summed messages of all paths after a linear map, times a factor: flat rows, ``[num_receivers, numbers]``.

        The radial network reads ``radial_inputs()``, or where that is None the radial features of the edges.
        """
        last = network.last()
        fused = self._fused_network(network, radial_inputs, last, edges, execution)
        fused = fused if fused is not None and fits(fused, edges.l_max) else None
        if up_by_species is not None and self._projection_is_cheaper(last, nodes, edges):
            density = self._projected_density(fused, network, radial_inputs, nodes, edges, execution)
            following = linear.scaled_weight(scale)
            weight, blocks = self.derived(
                ("density weights", execution.backend),
                [last, up_by_species, following],
                lambda: folded_density_weights(
                    last, up_by_species, self.conv_tp.paths, following, linear.blocks, execution.backend
                ),
            )
            return irreps_linear(
                density.flatten(1),
                prepared(self, weight, blocks, execution),
                blocks,
                linear.width,
                backend=execution.backend,
                precision=execution.precision,
            )
        senders, topology = of_every_sender(up, up_by_species, nodes), edges.topology
        if fused is not None:
            assert topology.edge_order is not None
            rows = fused_convolution(
                senders,
                edges.vectors,
                fused,
                last,
                topology.senders,
                topology.receivers,
                self.conv_tp.paths,
                edges.l_max,
                topology.edge_order,
                edges.pair_radii,
                neighbours=round(self.avg_num_neighbors),
                precision=execution.precision,
            )
        elif (tables := self.weight_tables(network, edges, execution)) is not None:
            assert topology.edge_order is not None
            rows = tabulated_convolution(
                senders,
                edges.attrs,
                edges.lengths,
                tables.table,
                topology.senders,
                topology.receivers,
                self.conv_tp.paths,
                topology.edge_order,
                tables.of_edges(edges),
                backend=execution.backend,
            )
        else:
            rows = convolution(
                senders,
                edges.attrs,
                self._hidden(network, radial_inputs, edges, execution),
                last,
                topology.senders,
                topology.receivers,
                nodes.num_receivers,
                self.conv_tp.paths,
                order=topology.edge_order,
                neighbours=round(self.avg_num_neighbors),
                backend=execution.backend,
                precision=execution.precision,
            )
        return linear.flat(rows, execution, scale)

    def _projected_density(
        self,
        fused: RadialNetwork | None,
        network: FullyConnectedNet | RadialMLP,
        radial_inputs: Callable[[], RadialInputs] | None,
        nodes: Nodes,
        edges: Edges,
        execution: Execution,
    ) -> Tensor:
        """The density of neighbours by harmonics, species present and hidden radial functions."""
        topology, num_species = edges.topology, nodes.species.present.shape[0]
        if fused is not None:
            assert topology.receiver_ptr is not None
            return fused_density(
                edges.vectors,
                fused,
                topology.sender_species,
                topology.receiver_ptr,
                num_species,
                edges.l_max,
                edges.pair_radii,
                neighbours=round(self.avg_num_neighbors),
                precision=execution.precision,
            )
        return density_projection(
            edges.attrs,
            self._hidden(network, radial_inputs, edges, execution),
            topology.sender_species,
            topology.receivers,
            nodes.num_receivers,
            num_species,
            receiver_ptr=topology.receiver_ptr,
            backend=execution.backend,
            precision=execution.precision,
        )

    def _fused_network(
        self,
        network: FullyConnectedNet | RadialMLP,
        radial_inputs: Callable[[], RadialInputs] | None,
        last: Tensor,
        edges: Edges,
        execution: Execution,
    ) -> RadialNetwork | None:
        """What the fused kernels need of a radial network; None where they cannot run, whatever its size.

        They give no gradients of weights and no second derivatives that are fast, and know neither tables nor networks
        that read features of the nodes.
        """
        if not execution.fused or self.num_knots is not None or edges.basis_trains:
            return None
        if torch.is_grad_enabled() and last.requires_grad:
            return None
        inputs = None if radial_inputs is None else radial_inputs()
        return network.fused(edges.radial.parameters_of_edges(), inputs)

    def _hidden(
        self,
        network: FullyConnectedNet | RadialMLP,
        radial_inputs: Callable[[], RadialInputs] | None,
        edges: Edges,
        execution: Execution,
    ) -> Tensor:
        """The hidden radial features times the cutoff, ``[num_edges, num_hidden]``."""
        tables = self.hidden_tables(network, edges)
        if tables is not None:
            return radial_table(edges.lengths, tables.table, tables.of_edges(edges), backend=execution.backend)
        inputs = edges.feats if radial_inputs is None else radial_inputs()
        hidden = network.hidden(inputs, execution)
        return hidden if edges.cutoff is None else hidden * edges.cutoff

    def _projection_is_cheaper(self, last: Tensor, nodes: Nodes, edges: Edges) -> bool:
        """Choose between the density projection and the convolution by their multiply-adds per node.

        The projection works per edge on [harmonics, hidden] and per node and species present on
        [harmonics, hidden, channels]; the convolution works per edge on [hidden, weights] and [harmonics, channels].
        The number of neighbours is the average that the model was trained with, so that a structure takes the same way
        whatever else is in its batch, and a compiled step holds for any number of edges.
        """
        neighbours, num_hidden, num_harmonics = self.avg_num_neighbors, last.shape[0], (edges.l_max + 1) ** 2
        num_channels, num_weights = self.linear_up.outputs[0].mul, self.conv_tp.weight_numel
        projection = num_hidden * num_harmonics * (neighbours + nodes.species.present.shape[0] * num_channels)
        return projection < neighbours * (num_hidden * num_weights + num_harmonics * num_channels)


def of_every_sender(up: Tensor | None, up_by_species: Tensor | None, nodes: Nodes) -> Tensor:
    """Features of all senders, ``[num_nodes, components, channels]``, from themselves or from their species' rows."""
    if up is not None:
        return up
    assert up_by_species is not None
    return up_by_species[nodes.species.present_index].unsqueeze(1)
