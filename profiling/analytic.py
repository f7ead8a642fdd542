"""What must a step of a model move and compute, whatever kernels it is made of?

``operations`` lists the operations of a model with the numbers that each reads and writes, every input and output once,
and the arithmetic between them, per edge and per node; ``bounds.py`` turns that into the least time on an architecture.
These are counts, not measurements, and a model of the algorithm of ``kernels/README.md``: element-wise work between
operations counts as fused, parameters and what depends on the species alone count as shared by all atoms.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any, Literal

from mace_fast.blocks.linear import Linear, SpeciesLinear
from mace_fast.blocks.radial_networks import RadialMLP
from mace_fast.kernels.fused_edges.op import WIDEST_LAYER
from profiling.bounds import Rates, Work, bound
from profiling.sizes import Sizes, layer_sizes, perceptron_products

Step = Literal["energy and forces", "training"]
STEPS: tuple[Step, ...] = ("energy and forces", "training")

EMBEDDING_FLOPS = 8
"""Guessed operations per harmonic or radial function; the embedding is bound by memory by far."""

_REPULSION_FLOPS = 60
"""Guessed operations per edge."""


def operations(model: Any, step: Step, species: int, fuses: bool = True) -> list[Work]:
    """Operations of a step.

    Args:
        model: of mace_fast.
        step: which.
        species: different elements in the structure.
        fuses: whether evaluation takes the fused kernels where it can, as the Triton backend does.
    """
    layers = list(zip(layer_sizes(model), model.interactions, model.products, strict=True))
    evaluates = step == "energy and forces"
    fused = [fuses and evaluates and _is_fused(sizes, block) for sizes, block, _ in layers]
    works = list(_vectors())
    works += _embedding(model) if not all(fused) else []
    works += _repulsion() if fuses and hasattr(model, "pair_repulsion_fn") else []
    for layer, (sizes, block, product) in enumerate(layers):
        projects = sizes.by_species and _projection_is_cheaper(sizes, block.avg_num_neighbors, species)
        if hasattr(block, "density_fn"):
            of_density = _fused_learned_density if fused[layer] else _learned_density
            works += of_density(sizes, layer, block.density_fn.hs)
        if not fused[layer]:
            works += _radial(sizes, layer)
        maps = [*_maps_of_nodes(block, sizes.by_species), product.linear]
        if projects:
            works += (
                _fused_projection(sizes, layer, species, block) if fused[layer] else _projection(sizes, layer, species)
            )
            # in evaluation one map leads from the density to what the linear map of the messages gives
            folds = evaluates and hasattr(block, "linear")
            maps = [module for module in maps if not (folds and module is block.linear)]
            of_messages = sum(o.dim for o in block.linear.irreps_out) if folds else sizes.rows * sizes.channels
            works += _density_map(sizes, layer, species, of_messages)
        else:
            works += _fused_convolution(sizes, layer, block) if fused[layer] else _convolution(sizes, layer)
        works += _contraction(sizes, layer)
        works += _linear(maps, layer)
    for readout in model.readouts:
        works += _linear(list(readout.children()), -1)
    return [work for work in works if step == "training" or work.stage in ("forward", "gradient")]


def least_time(model: Any, rates: Rates, neighbours: float, species: int) -> float:
    """Microseconds per atom of a step of energy and forces, one operation after the other."""
    works = operations(model, "energy and forces", species)
    return sum(bound(work, rates, neighbours).microseconds for work in works)


def _is_fused(sizes: Sizes, block: Any) -> bool:
    """The rule of ``mace_fast.blocks.messages`` for weights that do not train."""
    network = block.conv_tp_weights
    reads_edges = isinstance(network, RadialMLP) or network.hs[0] == sizes.radial
    return reads_edges and len(network.hs) > 2 and max(_widths(sizes, block)) <= WIDEST_LAYER


def _widths(sizes: Sizes, block: Any) -> list[int]:
    """Of what the radial network reads of an edge, and of its hidden layers."""
    return [sizes.radial, *block.conv_tp_weights.hs[1:-1]]


def _maps_of_nodes(block: Any, by_species: bool) -> list[Any]:
    """Linear maps of an interaction block that are evaluated per node, not once per species."""
    once = {"source_embedding", "target_embedding"}
    if by_species:
        once |= {"linear_up", "linear_down", "linear_res", "skip_linear"}
    if by_species and block.has_skip:  # else it maps the messages
        once.add("skip_tp")
    return [module for name, module in block.named_children() if name not in once]


Counts = tuple[float, float, float, float]
"""One number for each of the stages forward, gradient, second and weights."""

_STAGES = ("forward", "gradient", "second", "weights")

# How often the numbers of the inputs and of the outputs move in each stage. The gradient reads the inputs and the
# gradient of the outputs and writes the gradient of the inputs. Its own derivative reads the same and the tangents of
# the inputs, and writes the gradients of both.
_INPUTS: Counts = (1, 2, 3, 2)
_OUTPUTS: Counts = (1, 1, 2, 1)
# A linear map needs its inputs for the gradient of its weights only, and has no second derivative by them.
_LINEAR_INPUTS: Counts = (1, 1, 1, 2)
_LINEAR_OUTPUTS: Counts = (1, 1, 2, 1)

_NOTHING: Counts = (0, 0, 0, 0)


def _times(factor: float, counts: Counts) -> Counts:
    return tuple(factor * count for count in counts)  # type: ignore[return-value]


def _stages(
    operation: str,
    layer: int,
    inputs: dict[str, float],
    outputs: dict[str, float],
    *,
    linear: bool = False,
    index: int = 0,
    gathered: Counts = _NOTHING,
    **arithmetic: Counts,
) -> Iterator[Work]:
    """All stages of an operation.

    Args:
        operation: name.
        layer: from 0 on.
        inputs: numbers per ``edge`` and ``node`` that are differentiated by.
        outputs: numbers per ``edge`` and ``node``.
        linear: whether the outputs are linear in all inputs together.
        index: integers read per edge.
        gathered: numbers read per edge through indices, by stage.
        **arithmetic: operations by stage.
    """
    of_inputs, of_outputs = (_LINEAR_INPUTS, _LINEAR_OUTPUTS) if linear else (_INPUTS, _OUTPUTS)
    for n, stage in enumerate(_STAGES):
        moved = {
            per: of_inputs[n] * inputs.get(per, 0) + of_outputs[n] * outputs.get(per, 0) for per in ("edge", "node")
        }
        done = {name: counts[n] for name, counts in arithmetic.items()}
        yield Work(operation, stage, layer, index=index, gathered=gathered[n], **moved, **done)


def _vectors() -> Iterator[Work]:
    # a vector is made of both positions and the shift; its gradient goes to the receiver and to the sender
    ends = {"index": 2, "node": 3, "gathered": 6}
    yield Work("edge_vectors", "forward", -1, edge=6, edge_fma=6, **ends)
    yield Work("edge_vectors", "gradient", -1, edge=3, edge_fma=6, **ends)
    yield Work("edge_vectors", "second", -1, edge=3, edge_fma=3, **ends)


def _embedding(model: Any) -> Iterator[Work]:
    radial = model.radial_embedding
    harmonics = sum(ir.dim for _, ir in model.spherical_harmonics.irreps_out)
    written = harmonics + radial.out_dim + (0 if radial.apply_cutoff else 1)
    index = 2 if radial.transformed else 0
    cost = EMBEDDING_FLOPS * written
    fma: Counts = (cost, 2 * cost, 4 * cost, 0)
    vectors, features = {"edge": 3}, {"edge": written}
    yield from list(_stages("edge_embedding", -1, vectors, features, index=index, edge_fma=fma))[:-1]


def _radial(sizes: Sizes, layer: int) -> Iterator[Work]:
    # the hidden layers are computed anew in the gradient, not kept; then once backward; in the second derivative the
    # values, tangents and two adjoints, and two outer products for the weights
    yield from _stages(
        "radial_hidden",
        layer,
        {"edge": sizes.radial},
        {"edge": sizes.hidden},
        edge_matrix=_times(2 * sizes.radial_products, (1, 2, 6, 3)),
        gathered=_times(sizes.gathered_radial, (1, 1, 1, 1)),
        index=1 if sizes.gathered_radial else 0,
    )


def _repulsion() -> Iterator[Work]:
    """Of both ends the element is read, and of an element three numbers, which are the same for all."""
    yield Work("pair_repulsion", "forward", -1, edge=3, node=1, index=1, gathered=2, edge_fma=_REPULSION_FLOPS)
    yield Work("pair_repulsion", "gradient", -1, edge=6, node=1, index=2, gathered=4, edge_fma=2 * _REPULSION_FLOPS)
    yield Work("pair_repulsion", "second", -1, edge=9, node=2, index=2, gathered=4, edge_fma=4 * _REPULSION_FLOPS)


def _learned_density(sizes: Sizes, layer: int, widths: list[int]) -> Iterator[Work]:
    products = perceptron_products([sizes.radial, *widths[1:]])
    yield from _stages(
        "radial_hidden",
        layer,
        {"edge": sizes.radial},
        {"node": 1},
        edge_matrix=_times(2 * products, (1, 2, 6, 3)),
        gathered=_times(widths[1] if sizes.gathered_radial else 0, (1, 1, 1, 1)),
    )


def _projection_is_cheaper(sizes: Sizes, neighbours: float, species: int) -> bool:
    """The rule of ``mace_fast.blocks.messages``, for the neighbours that a model was trained with."""
    projection = sizes.hidden * sizes.harmonics * (neighbours + species * sizes.channels)
    direct = neighbours * (sizes.hidden * sizes.paths * sizes.channels + sizes.harmonics * sizes.channels)
    return projection < direct


def _projection(sizes: Sizes, layer: int, species: int) -> Iterator[Work]:
    density = sizes.harmonics * species * sizes.hidden
    yield from _stages(
        "density_projection",
        layer,
        {"edge": sizes.harmonics + sizes.hidden},
        {"node": density},
        edge_fma=_times(2 * sizes.harmonics * sizes.hidden, (1, 2, 4, 2)),
        index=1,
    )


def _density_map(sizes: Sizes, layer: int, species: int, outputs: float) -> Iterator[Work]:
    """The matrix products from the density of all species to the messages, or to what follows them."""
    density = sizes.harmonics * species * sizes.hidden
    products = 2 * species * sizes.hidden * outputs
    yield from _stages(
        "irreps_linear",
        layer,
        {"node": density},
        {"node": outputs},
        linear=True,
        node_matrix=_times(products, (1, 1, 2, 2)),
    )


def _fused_projection(sizes: Sizes, layer: int, species: int, block: Any) -> Iterator[Work]:
    """From the vectors to the density; harmonics and hidden layers are computed inside."""
    density, hidden = sizes.harmonics * species * sizes.hidden, 2 * sizes.radial_products
    outer, slope = 2 * sizes.harmonics * sizes.hidden, 2 * _slope_products(_widths(sizes, block))
    common = {"node": density, "index": 1 + bool(sizes.gathered_radial), "gathered": sizes.gathered_radial}
    yield Work("fused_edges", "forward", layer, edge=3, edge_matrix=hidden + outer, **common)
    yield Work("fused_edges", "gradient", layer, edge=6, edge_matrix=hidden + 2 * outer + slope, **common)


def _fused_learned_density(sizes: Sizes, layer: int, widths: list[int]) -> Iterator[Work]:
    """From the vectors to a number for each node; the last layer is a sum, not a matrix product."""
    inputs = [sizes.radial, *widths[1:-1]]
    hidden, fma = perceptron_products(inputs), 2 * inputs[-1] + EMBEDDING_FLOPS * sizes.radial
    gathered = widths[1] if sizes.gathered_radial else 0
    common = {"node": 1, "index": bool(sizes.gathered_radial), "gathered": gathered}
    yield Work("fused_edges", "forward", layer, edge=3, edge_matrix=2 * hidden, edge_fma=fma, **common)
    yield Work("fused_edges", "gradient", layer, edge=6, edge_matrix=4 * hidden, edge_fma=2 * fma, **common)


def _fused_convolution(sizes: Sizes, layer: int, block: Any) -> Iterator[Work]:
    """From the vectors to the messages; the gradient is two kernels, of which each computes the hidden layers."""
    forward, gradient, *_ = _convolution(sizes, layer)
    hidden, slope = 2 * sizes.radial_products, 2 * _slope_products(_widths(sizes, block))
    kernels = 1 if sizes.by_species else 2
    per_edge = sizes.harmonics + sizes.hidden
    yield replace(
        forward,
        operation="fused_edges",
        edge=forward.edge - per_edge + 3,
        index=forward.index + bool(sizes.gathered_radial),
        gathered=forward.gathered + sizes.gathered_radial,
        edge_matrix=forward.edge_matrix + hidden,
    )
    yield replace(
        gradient,
        operation="fused_edges",
        edge=gradient.edge - 2 * per_edge + 6,
        index=gradient.index + 2 * (kernels - 1) + bool(sizes.gathered_radial),
        gathered=gradient.gathered + sizes.gathered_radial,
        edge_matrix=gradient.edge_matrix + kernels * hidden + slope,
    )


def _slope_products(widths: list[int]) -> int:
    """Multiply-adds per edge of going back through the hidden layers, computing their inputs anew for each."""
    layers = [a * b for a, b in pairwise(widths)]
    again = sum(sum(layers[: number + 1]) for number in range(len(layers)))
    return again + sum(layers[1:]) + layers[0]


def _convolution(sizes: Sizes, layer: int) -> Iterator[Work]:
    weights = 2 * sizes.hidden * sizes.paths * sizes.channels
    # each entry of M weighs a row of the sender's features times the path's radial weight
    sums = 2 * (sizes.couplings + (sizes.entries + sizes.weighted) * sizes.channels)
    sent, received = sizes.components * sizes.channels, sizes.rows * sizes.channels
    factors = 2 if sizes.by_species else 3
    yield from _stages(
        "convolution",
        layer,
        {"edge": sizes.harmonics + sizes.hidden, "node": 0 if sizes.by_species else sent},
        {"node": received},
        # the radial weights; anew for the gradients of edges and of nodes each, and back to the hidden layer; of
        # h and its tangent, back, and two outer products
        edge_matrix=_times(weights, (1, factors, 5, 3)),
        # one sum for each factor that is differentiated by; in the second derivative for each pair of them
        edge_fma=_times(sums, (1, factors, factors**2, factors)),
        # the gradient of a sender's features gathers those of all its receivers' messages
        gathered=(sent, sent, 2 * sent, sent) if sizes.by_species else _gathered(sent, received),
        index=1,
    )


def _gathered(sent: float, received: float) -> Counts:
    return sent, sent + received, 2 * sent + received, sent + received


def _contraction(sizes: Sizes, layer: int) -> Iterator[Work]:
    evaluation = 2 * sizes.nodes * sizes.contracted_channels
    yield from _stages(
        "symmetric_contraction",
        layer,
        {"node": sizes.contracted * sizes.contracted_channels},
        {"node": sizes.outputs * sizes.contracted_channels},
        # values of the prefixes, and two multiply-adds back for each; twice that; with the coefficients' gradient
        node_fma=_times(evaluation, (1, 3, 6, 4)),
    )


def _linear(modules: list[Any], layer: int) -> Iterator[Work]:
    """Linear maps of nodes."""
    for linear in modules:
        if not isinstance(linear, Linear | SpeciesLinear):
            continue
        irreps_in = linear.irreps_in if isinstance(linear, Linear) else linear.irreps_in1
        irreps_out = linear.irreps_out
        products = sum(2 * i.ir.dim * i.mul * o.mul for i in irreps_in for o in irreps_out if i.ir == o.ir)
        yield from _stages(
            "irreps_linear",
            layer,
            {"node": sum(i.dim for i in irreps_in if any(i.ir == o.ir for o in irreps_out))},
            {"node": sum(o.dim for o in irreps_out if any(i.ir == o.ir for i in irreps_in))},
            linear=True,
            node_matrix=_times(products, (1, 1, 2, 2)),
        )
