"""Operations with random arguments at the sizes of a layer of a model: for tests, benchmarks and profiles.

    case = OPERATIONS["convolution"](Inputs.of_model(model, layer=1, num_nodes=64, neighbours=60))
    result = case.by("auto")(**case.arguments)

Numbers are float64; :meth:`Case.to` brings a case to a device and a dtype.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from functools import partial
from typing import Any

import torch
from torch import Tensor

from mace_fast.kernels import (
    RadialParameters,
    RadialTable,
    convolution,
    density_projection,
    edge_embedding,
    edge_sum,
    edge_vectors,
    irreps_linear,
    pair_repulsion,
    radial_hidden,
    radial_table,
    segment_expand,
    segment_sum,
    spherical_harmonics,
    symmetric_contraction,
)
from mace_fast.kernels.algebra import Path
from mace_fast.kernels.fused_edges import RadialNetwork, fused_convolution, fused_density, fused_learned_density
from mace_fast.kernels.irreps_linear import Block
from mace_fast.kernels.pair_repulsion.inputs import Inputs as RepulsionInputs
from mace_fast.kernels.pair_repulsion.reference import summed
from mace_fast.kernels.runtime.orders import EdgeOrder
from mace_fast.testing.inputs import SILU, Inputs, rounded

PARAMETERS = frozenset({"weight", "coefficients"})
"""Arguments that are parameters of a model; the others follow from positions."""


@dataclass(frozen=True)
class Case:
    """An operation with its arguments, which have the names of those of its public function.

    Attributes:
        function: the public function.
        arguments: to differentiate by.
        constants: all others.
        definition: the same by the reference backend, where the function is of Triton alone.
    """

    function: Callable[..., Any]
    arguments: Mapping[str, Tensor]
    constants: Mapping[str, Any]
    definition: Callable[..., Any] | None = None

    def by(self, backend: str, **options: str) -> Callable[..., Any]:
        """The operation of a backend, such as ``"reference"``, as a function of the arguments by name."""
        if self.definition is None:
            return partial(self.function, **self.constants, backend=backend, **options)
        function = self.definition if backend == "reference" else self.function
        return partial(function, **self.constants, **options)

    @property
    def has_precision(self) -> bool:
        """Whether ``precision`` is an option."""
        return "precision" in inspect.signature(self.function).parameters

    def to(self, device: torch.device | str, dtype: torch.dtype) -> "Case":
        """The same on a device, floating tensors in a dtype."""
        arguments, constants = (
            {name: _moved(value, device, dtype) for name, value in given.items()}
            for given in (self.arguments, self.constants)
        )
        return replace(self, arguments=arguments, constants=constants)


def _moved(value: Any, device: torch.device | str, dtype: torch.dtype) -> Any:
    """Tensors inside of tuples and data classes on a device, floating ones in a dtype."""
    if isinstance(value, Tensor):
        return value.to(device, dtype) if value.is_floating_point() else value.to(device)
    if isinstance(value, RadialTable):
        return value.to(dtype=dtype, device=device)
    if isinstance(value, RadialParameters | RadialNetwork):
        return replace(value, **{f.name: _moved(getattr(value, f.name), device, dtype) for f in fields(value)})
    if isinstance(value, tuple) and any(isinstance(part, Tensor) for part in value):
        parts = [_moved(part, device, dtype) for part in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return value


def results_of(value: Any) -> tuple[Tensor, ...]:
    """The results of an operation, which are one tensor or several."""
    return (value,) if isinstance(value, Tensor) else tuple(value)


def side_by_side(value: Any) -> Tensor:
    """The same as one tensor, of which several are the columns."""
    if isinstance(value, Tensor):
        return value
    return torch.cat([one.reshape(len(one), one.shape[1:].numel()) for one in value], dim=1)


def _edge_vectors(x: Inputs) -> Case:
    arguments = {"positions": x.normal(x.num_nodes, 3), "shifts": x.normal(x.num_edges, 3)}
    return Case(edge_vectors, arguments, {"senders": x.senders, "receivers": x.receivers, "order": x.order})


def _edge_sum(x: Inputs) -> Case:
    graph = {"senders": x.senders, "receivers": x.receivers, "num_nodes": x.num_nodes, "order": x.order}
    return Case(edge_sum, {"edges": x.normal(x.num_edges, 3)}, graph)


def _segment_sum(x: Inputs) -> Case:
    segments = {"segments": x.receivers, "num_segments": x.num_nodes, "ptr": x.order.receiver_ptr}
    return Case(segment_sum, {"values": x.normal(x.num_edges, x.num_harmonics)}, segments)


def _segment_expand(x: Inputs) -> Case:
    segments = {"segments": x.receivers, "ptr": x.order.receiver_ptr}
    return Case(segment_expand, {"values": x.normal(x.num_nodes, x.num_harmonics)}, segments)


def _spherical_harmonics(x: Inputs) -> Case:
    return Case(spherical_harmonics, {"vectors": x.vectors()}, {"l_max": x.layer.l_max})


def _edge_embedding(x: Inputs) -> Case:
    constants = {"l_max": x.layer.l_max, "radial": x.layer.radial, "pair_radii": x.pair_radii()}
    return Case(edge_embedding, {"vectors": x.vectors()}, constants)


def _radial_hidden(x: Inputs, cut: bool) -> Case:
    arguments = {"edge_feats": x.normal(x.num_edges, x.layer.widths[0])}
    arguments |= {"envelope": x.normal(x.num_edges)} if cut else {}
    return Case(radial_hidden, arguments, {"weights": x.hidden_layers(), "constant": SILU})


def _radial_table(x: Inputs) -> Case:
    values, slopes = (x.normal(33, x.layer.hidden) for _ in range(2))
    table = RadialTable.from_knots(values, slopes, 0.1, float(x.layer.radial.r_max))
    table = table.to(dtype=torch.float32).to(dtype=torch.float64)
    return Case(radial_table, {"lengths": rounded(x.vectors().norm(dim=1))}, {"table": table})


def _density_projection(x: Inputs) -> Case:
    arguments = {"edge_attrs": x.normal(x.num_edges, x.num_harmonics), "hidden": x.normal(x.num_edges, x.layer.hidden)}
    index = {"sender_species": x.species[x.senders], "receivers": x.receivers, "num_receivers": x.num_nodes}
    index |= {"num_species": x.num_species, "receiver_ptr": x.order.receiver_ptr}
    return Case(density_projection, arguments, index)


def _convolution(x: Inputs) -> Case:
    layer = x.layer
    arguments = {
        "node_feats": x.normal(x.num_nodes, layer.components, layer.channels),
        "edge_attrs": x.normal(x.num_edges, x.num_harmonics),
        "hidden": x.normal(x.num_edges, layer.hidden),
        "weight": x.normal(layer.hidden, len(layer.paths) * layer.channels),
    }
    graph = {"senders": x.senders, "receivers": x.receivers, "num_receivers": x.num_nodes, "order": x.order}
    return Case(convolution, arguments, {**graph, "paths": layer.paths})


def _fused_convolution(x: Inputs) -> Case:
    layer = x.layer
    arguments = {"node_feats": x.normal(x.num_nodes, layer.components, layer.channels), "vectors": x.vectors()}
    graph = {"senders": x.senders, "receivers": x.receivers, "order": x.order, "paths": layer.paths}
    weight = x.normal(layer.widths[-1], len(layer.paths) * layer.channels)
    network = {"network": x.network(), "weight": weight, "l_max": layer.l_max, "pair_radii": x.pair_radii()}
    return Case(fused_convolution, arguments, {**graph, **network}, _convolution_of_vectors)


def _convolution_of_vectors(
    node_feats: Tensor,
    vectors: Tensor,
    network: RadialNetwork,
    weight: Tensor,
    senders: Tensor,
    receivers: Tensor,
    paths: tuple[Path, ...],
    l_max: int,
    order: EdgeOrder,
    pair_radii: Tensor | None,
) -> Tensor:
    attrs, hidden = _harmonics_and_hidden(vectors, network, pair_radii, l_max)
    index = (senders, receivers, len(node_feats), paths)
    return convolution(node_feats, attrs, hidden, weight, *index, order=order, backend="reference")


def _fused_density(x: Inputs) -> Case:
    index = {"sender_species": x.species[x.senders], "receiver_ptr": x.order.receiver_ptr, "num_species": x.num_species}
    network = {"network": x.network(), "l_max": x.layer.l_max, "pair_radii": x.pair_radii()}
    return Case(fused_density, {"vectors": x.vectors()}, {**index, **network}, _density_of_vectors)


def _density_of_vectors(
    vectors: Tensor,
    network: RadialNetwork,
    sender_species: Tensor,
    receiver_ptr: Tensor,
    num_species: int,
    l_max: int,
    pair_radii: Tensor | None,
) -> Tensor:
    attrs, hidden = _harmonics_and_hidden(vectors, network, pair_radii, l_max)
    num_nodes = len(receiver_ptr) - 1
    receivers = torch.arange(num_nodes, device=vectors.device).repeat_interleave(receiver_ptr.diff())
    return density_projection(attrs, hidden, sender_species, receivers, num_nodes, num_species, backend="reference")


def _fused_learned_density(x: Inputs) -> Case:
    index = {"receivers": x.receivers, "receiver_ptr": x.order.receiver_ptr}
    # so large that tanh of the square of a sum is neither its square nor 1
    weight = rounded(x.normal(x.layer.widths[-1], 1) / x.layer.widths[-1] ** 0.5)
    network = {"network": x.network(), "weight": weight, "pair_radii": x.pair_radii()}
    return Case(fused_learned_density, {"vectors": x.vectors()}, {**index, **network}, _learned_density_of_vectors)


def _learned_density_of_vectors(
    vectors: Tensor,
    network: RadialNetwork,
    weight: Tensor,
    receivers: Tensor,
    receiver_ptr: Tensor,
    pair_radii: Tensor | None,
) -> Tensor:
    _, hidden = _harmonics_and_hidden(vectors, network, pair_radii, l_max=1)
    values = torch.tanh((hidden @ weight).square())
    return segment_sum(values, receivers, len(receiver_ptr) - 1, backend="reference")


def _pair_repulsion(x: Inputs) -> Case:
    charges = torch.tensor([1.0, 6.0, 14.0, 79.0], dtype=torch.float64)[torch.arange(x.num_species) % 4]
    elements = rounded(torch.stack([charges, charges**0.3, 0.5 + 0.5 * charges**0.2], dim=1))
    graph = {"species": x.species, "senders": x.senders, "receivers": x.receivers, "receiver_ptr": x.order.receiver_ptr}
    coefficients = rounded(torch.tensor([0.1818, 0.5099, 0.2802, 0.02817]).double())
    constants = {"elements": elements, **graph, "coefficients": coefficients}
    constants |= {"prefactor": rounded(torch.tensor(0.4543).double()), "p": 6}
    return Case(pair_repulsion, {"vectors": x.vectors()}, constants, _repulsion_of_vectors)


def _repulsion_of_vectors(**inputs: Any) -> Tensor:
    return summed(RepulsionInputs(**inputs))


def _harmonics_and_hidden(
    vectors: Tensor, network: RadialNetwork, pair_radii: Tensor | None, l_max: int
) -> tuple[Tensor, Tensor]:
    radial = network.radial
    embedding = edge_embedding(vectors, l_max, radial, pair_radii, backend="reference")
    envelope = None if radial.apply_cutoff else embedding.envelope
    layers = (network.layers, network.constant)
    hidden = radial_hidden(embedding.edge_feats, *layers, envelope=envelope, backend="reference")
    return embedding.edge_attrs, hidden


def _irreps_linear(x: Inputs, by_species: bool) -> Case:
    channels, blocks, width, numel = x.layer.channels, [], 0, 0
    for l in range(x.layer.l_max + 1):
        blocks.append(Block(2 * l + 1, channels, width, channels, width, numel))
        width, numel = width + (2 * l + 1) * channels, numel + channels**2
    rows = (x.num_species,) if by_species else ()
    arguments = {"features": x.normal(x.num_nodes, width), "weight": x.normal(*rows, numel)}
    order = {"species": x.species, "species_order": x.species_order} if by_species else {}
    return Case(irreps_linear, arguments, {"blocks": tuple(blocks), "width_out": width, **order})


def _symmetric_contraction(x: Inputs) -> Case:
    layer = x.layer
    arguments = {
        "node_feats": x.normal(x.num_nodes, layer.contracted, layer.contracted_channels),
        "coefficients": x.normal(x.num_species, layer.plan.num_terms, layer.contracted_channels),
    }
    species = {"species": x.species, "species_order": x.species_order}
    return Case(symmetric_contraction, arguments, {"plan": layer.plan, **species})


OPERATIONS: Mapping[str, Callable[[Inputs], Case]] = {
    # what takes longest to compile first, so that processes beside each other end together
    "symmetric_contraction": _symmetric_contraction,
    "fused_convolution": _fused_convolution,
    "convolution": _convolution,
    "fused_density": _fused_density,
    "fused_learned_density": _fused_learned_density,
    "density_projection": _density_projection,
    "irreps_linear": partial(_irreps_linear, by_species=False),
    "irreps_linear by species": partial(_irreps_linear, by_species=True),
    "radial_hidden": partial(_radial_hidden, cut=False),
    "radial_hidden with an envelope": partial(_radial_hidden, cut=True),
    "edge_embedding": _edge_embedding,
    "pair_repulsion": _pair_repulsion,
    "spherical_harmonics": _spherical_harmonics,
    "radial_table": _radial_table,
    "edge_vectors": _edge_vectors,
    "edge_sum": _edge_sum,
    "segment_sum": _segment_sum,
    "segment_expand": _segment_expand,
}
"""All that Triton has, by name."""

OF_THE_GRAPH = frozenset({"edge_embedding", "pair_repulsion", "spherical_harmonics", "edge_vectors", "edge_sum"})
"""Those that a model evaluates once, not in every layer."""
