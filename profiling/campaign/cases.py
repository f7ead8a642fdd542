"""Every operator with random arguments: functions of the Triton backend and of the reference that must be equal.

Arguments are float64 numbers that float32 can represent, so that both dtypes start from the same ones.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor

from campaign.inputs import CONSTANT, R_MAX, Inputs
from mace_fast.kernels import (
    RadialParameters,
    RadialTable,
    convolution,
    density_messages,
    density_projection,
    edge_embedding,
    edge_sum,
    edge_vectors,
    irreps_linear,
    radial_hidden,
    radial_table,
    segment_expand,
    segment_sum,
    species_linear,
    spherical_harmonics,
    symmetric_contraction,
)
from mace_fast.kernels.algebra import Terms, nested_plan, tensor_product_paths, terms
from mace_fast.kernels.fused_edges import RadialNetwork, fused_convolution, fused_density
from mace_fast.kernels.irreps_linear import Block


@dataclass(frozen=True)
class Case:
    """An operator with arguments.

    Attributes:
        arguments: to differentiate by.
        constants: what it takes besides, passed on in front.
        ours: ``ours(*constants, **options)(**arguments)`` by Triton.
        definition: the same by the reference.
        order: how many derivatives the kernels have.
        has_precision: whether ``precision`` is an option.
    """

    arguments: Mapping[str, Tensor]
    constants: tuple[Any, ...]
    ours: Callable[..., Callable[..., Tensor]]
    definition: Callable[..., Callable[..., Tensor]]
    order: int = 2
    has_precision: bool = False


def moved(value: Any, device: torch.device | str, dtype: torch.dtype) -> Any:
    """Tensors inside of tuples and data classes on a device, floating ones in a dtype."""
    if isinstance(value, Tensor):
        return value.to(device, dtype) if value.is_floating_point() else value.to(device)
    if isinstance(value, RadialTable):
        return value.to(dtype=dtype, device=device)
    if is_dataclass(value) and not isinstance(value, type) and any(_holds_tensors(v) for v in vars(value).values()):
        return replace(value, **{f.name: moved(getattr(value, f.name), device, dtype) for f in fields(value)})
    if isinstance(value, tuple) and _holds_tensors(value):
        parts = [moved(part, device, dtype) for part in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return value


def _holds_tensors(value: Any) -> bool:
    if isinstance(value, tuple):
        return any(map(_holds_tensors, value))
    if is_dataclass(value) and not isinstance(value, type):
        return any(map(_holds_tensors, vars(value).values()))
    return isinstance(value, Tensor)


def _edge_vectors(x: Inputs) -> Case:
    def of(backend: str) -> Any:
        return lambda senders, receivers: (
            lambda positions, shifts: edge_vectors(positions, shifts, senders, receivers, backend=backend)
        )

    arguments = {"positions": x.normal(x.size.nodes, 3), "shifts": x.normal(x.num_edges, 3)}
    return Case(arguments, (x.senders, x.receivers), of("triton"), of("reference"))


def _edge_sum(x: Inputs) -> Case:
    def of(backend: str) -> Any:
        return lambda senders, receivers: (
            lambda edges: edge_sum(edges, senders, receivers, x.size.nodes, backend=backend)
        )

    return Case({"edges": x.normal(x.num_edges, 3)}, (x.senders, x.receivers), of("triton"), of("reference"))


def _segment_sum(x: Inputs) -> Case:
    def of(backend: str) -> Any:
        return lambda receivers: lambda values: segment_sum(values, receivers, x.size.nodes, backend=backend)

    return Case({"values": x.normal(x.num_edges, 3)}, (x.receivers,), of("triton"), of("reference"))


def _segment_expand(x: Inputs) -> Case:
    def of(backend: str) -> Any:
        return lambda receivers: lambda values: segment_expand(values, receivers, backend=backend)

    return Case({"values": x.normal(x.size.nodes, 3)}, (x.receivers,), of("triton"), of("reference"))


def _spherical_harmonics(x: Inputs) -> Case:
    def of(backend: str) -> Any:
        return lambda: lambda vectors: spherical_harmonics(vectors, x.size.l_max, backend=backend)

    return Case({"vectors": x.vectors()}, (), of("triton"), of("reference"))


def _edge_embedding(x: Inputs) -> Case:
    def of(backend: str) -> Any:
        def function(radial: RadialParameters, radii: Tensor) -> Any:
            def chosen(vectors: Tensor) -> Tensor:
                found = edge_embedding(vectors, x.size.l_max, radial, radii, backend=backend)
                return torch.cat([found.lengths[:, None], found.edge_attrs, found.edge_feats], dim=1)

            return chosen

        return function

    return Case({"vectors": x.vectors()}, x.radial(), of("triton"), of("reference"))


def _radial_hidden(x: Inputs) -> Case:
    def of(backend: str) -> Any:
        def function(*layers: Tensor, **options: Any) -> Any:
            return lambda edge_feats, envelope: radial_hidden(
                edge_feats, list(layers), CONSTANT, envelope=envelope, backend=backend, **options
            )

        return function

    arguments = {"edge_feats": x.normal(x.num_edges, x.size.basis), "envelope": x.normal(x.num_edges)}
    return Case(arguments, x.layers(), of("triton"), of("reference"), has_precision=True)


def _radial_table(x: Inputs) -> Case:
    def of(backend: str) -> Any:
        return lambda table: lambda lengths: radial_table(lengths, table, backend=backend)

    knots = 33
    table = RadialTable.from_knots(x.normal(knots, x.size.hidden), x.normal(knots, x.size.hidden), 0.1, R_MAX)
    rounded = table.to(dtype=torch.float32).to(dtype=torch.float64)
    lengths = x.vectors().norm(dim=1).float().double()
    return Case({"lengths": lengths}, (rounded,), of("triton"), of("reference"))


def _density_projection(x: Inputs) -> Case:
    def of(backend: str) -> Any:
        def function(species: Tensor, receivers: Tensor, **options: Any) -> Any:
            index = (species, receivers, x.size.nodes, x.size.species)
            return lambda edge_attrs, hidden: density_projection(edge_attrs, hidden, *index, backend=backend, **options)

        return function

    arguments = {
        "edge_attrs": x.normal(x.num_edges, x.num_harmonics),
        "hidden": x.normal(x.num_edges, x.size.hidden),
    }
    return Case(arguments, (x.species[x.senders], x.receivers), of("triton"), of("reference"), has_precision=True)


def _density_messages(x: Inputs) -> Case:
    paths = tensor_product_paths(((0, 1),), x.harmonics, x.harmonics)

    def of(backend: str) -> Any:
        return lambda: (
            lambda density, weight, species_feats: density_messages(
                density, weight, species_feats, paths, backend=backend
            )
        )

    arguments = {
        "density": x.normal(x.size.nodes, x.num_harmonics, x.size.species, x.size.hidden),
        "weight": x.normal(x.size.hidden, len(paths) * x.size.channels),
        "species_feats": x.normal(x.size.species, x.size.channels),
    }
    return Case(arguments, (), of("triton"), of("reference"))


def _convolution(x: Inputs) -> Case:
    paths = tensor_product_paths(x.feats, x.harmonics, x.harmonics)

    def of(backend: str) -> Any:
        def function(senders: Tensor, receivers: Tensor, **options: Any) -> Any:
            graph = (senders, receivers, x.size.nodes, paths)
            return lambda node_feats, edge_attrs, hidden, weight: convolution(
                node_feats, edge_attrs, hidden, weight, *graph, backend=backend, **options
            )

        return function

    arguments = {
        "node_feats": x.normal(x.size.nodes, sum(2 * l + 1 for l, _ in x.feats), x.size.channels),
        "edge_attrs": x.normal(x.num_edges, x.num_harmonics),
        "hidden": x.normal(x.num_edges, x.size.hidden),
        "weight": x.normal(x.size.hidden, len(paths) * x.size.channels),
    }
    return Case(arguments, (x.senders, x.receivers), of("triton"), of("reference"), has_precision=True)


def _fused_convolution(x: Inputs) -> Case:
    paths = tensor_product_paths(x.feats, x.harmonics, x.harmonics)
    l_max, nodes = x.size.l_max, x.size.nodes

    def ours(network: RadialNetwork, radii: Tensor, weight: Tensor, *graph: Any, **options: Any) -> Any:
        senders, receivers, order = graph
        how = (network, weight, senders, receivers, paths, l_max, order, radii)
        return lambda node_feats, vectors: fused_convolution(node_feats, vectors, *how, **options)

    def definition(network: RadialNetwork, radii: Tensor, weight: Tensor, *graph: Any) -> Any:
        senders, receivers, _ = graph

        def function(node_feats: Tensor, vectors: Tensor) -> Tensor:
            attrs, hidden = _hidden_of(vectors, network, radii, l_max)
            how = (weight, senders, receivers, nodes, paths)
            return convolution(node_feats, attrs, hidden, *how, backend="reference")

        return function

    radial, radii = x.radial()
    weight = x.normal(x.size.hidden, len(paths) * x.size.channels)
    constants = (RadialNetwork(radial, x.layers(), CONSTANT), radii, weight, x.senders, x.receivers, x.order)
    arguments = {
        "node_feats": x.normal(nodes, sum(2 * l + 1 for l, _ in x.feats), x.size.channels),
        "vectors": x.vectors(),
    }
    return Case(arguments, constants, ours, definition, has_precision=True)


def _fused_density(x: Inputs) -> Case:
    l_max, nodes, num_species = x.size.l_max, x.size.nodes, x.size.species

    def ours(
        network: RadialNetwork, radii: Tensor, species: Tensor, _: Tensor, pointers: Tensor, **options: Any
    ) -> Any:
        how = (network, species, pointers, num_species, l_max, radii)
        return lambda vectors: fused_density(vectors, *how, **options)

    def definition(network: RadialNetwork, radii: Tensor, species: Tensor, receivers: Tensor, _: Tensor) -> Any:
        def function(vectors: Tensor) -> Tensor:
            attrs, hidden = _hidden_of(vectors, network, radii, l_max)
            return density_projection(attrs, hidden, species, receivers, nodes, num_species, backend="reference")

        return function

    radial, radii = x.radial()
    network = RadialNetwork(radial, x.layers(), CONSTANT)
    constants = (network, radii, x.species[x.senders], x.receivers, x.order.receiver_ptr)
    return Case({"vectors": x.vectors()}, constants, ours, definition, has_precision=True)


def _hidden_of(vectors: Tensor, network: RadialNetwork, radii: Tensor, l_max: int) -> tuple[Tensor, Tensor]:
    """Harmonics and hidden functions by the reference."""
    embedding = edge_embedding(vectors, l_max, network.radial, radii, backend="reference")
    hidden = radial_hidden(embedding.edge_feats, network.layers, network.constant, backend="reference")
    return embedding.edge_attrs, hidden


def _linear(x: Inputs, by_species: bool) -> Case:
    channels, blocks, width, numel = x.size.channels, [], 0, 0
    for l, _ in x.harmonics:
        blocks.append(Block(2 * l + 1, channels, width, channels, width, numel))
        width, numel = width + (2 * l + 1) * channels, numel + channels**2

    def of(backend: str) -> Any:
        def function(species: Tensor, **options: Any) -> Any:
            index = species if by_species else None
            return lambda features, weight: irreps_linear(
                features, weight, tuple(blocks), width, species=index, backend=backend, **options
            )

        return function

    rows = (x.size.species,) if by_species else ()
    arguments = {"features": x.normal(x.size.nodes, width), "weight": x.normal(*rows, numel)}
    return Case(arguments, (x.species,), of("triton"), of("reference"), has_precision=True)


def _species_linear(x: Inputs) -> Case:
    def of(backend: str) -> Any:
        return lambda species: lambda node_feats, weight: species_linear(node_feats, weight, species, backend=backend)

    arguments = {
        "node_feats": x.normal(x.size.nodes, 3, x.size.channels),
        "weight": x.normal(x.size.species, x.size.channels, x.size.channels),
    }
    return Case(arguments, (x.species,), of("triton"), of("reference"))


def _symmetric_contraction(x: Inputs) -> Case:
    outputs = x.feats
    starts = np.cumsum([0] + [2 * l + 1 for l, _ in outputs])
    merged = []
    for degree in range(1, x.size.degree + 1):
        tables = [terms(x.harmonics, irrep, degree, "full") for irrep in outputs]
        rows = [one.outputs + start for one, start in zip(tables, starts[:-1], strict=True)]
        monomials = np.concatenate([one.monomials for one in tables])
        merged.append(Terms(monomials, np.concatenate(rows), np.zeros((0, 0))))
    plan = nested_plan(merged, int(starts[-1]))

    def of(backend: str) -> Any:
        return lambda species: (
            lambda node_feats, coefficients: symmetric_contraction(
                node_feats, coefficients, species, plan, backend=backend
            )
        )

    arguments = {
        "node_feats": x.normal(x.size.nodes, x.num_harmonics, x.size.channels),
        "coefficients": x.normal(x.size.species, plan.num_terms, x.size.channels),
    }
    return Case(arguments, (x.species,), of("triton"), of("reference"))


OPERATORS: dict[str, Callable[[Inputs], Case]] = {
    # what takes longest to compile first, so that processes beside each other end together
    "symmetric_contraction": _symmetric_contraction,
    "fused_convolution": _fused_convolution,
    "convolution": _convolution,
    "fused_density": _fused_density,
    "density_projection": _density_projection,
    "density_messages": _density_messages,
    "irreps_linear": lambda x: _linear(x, False),
    "irreps_linear by species": lambda x: _linear(x, True),
    "radial_hidden": _radial_hidden,
    "edge_embedding": _edge_embedding,
    "spherical_harmonics": _spherical_harmonics,
    "radial_table": _radial_table,
    "species_linear": _species_linear,
    "edge_vectors": _edge_vectors,
    "edge_sum": _edge_sum,
    "segment_sum": _segment_sum,
    "segment_expand": _segment_expand,
}
