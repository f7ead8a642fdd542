"""Calls the symmetric contraction's compiled loops."""

from functools import cache

from torch import Tensor

from mace_fast.kernels.native import parallel
from mace_fast.kernels.native.library import Compiled, compiled
from mace_fast.kernels.symmetric_contraction.cpu.code import Shape, coefficient_kind, node_kind
from mace_fast.kernels.symmetric_contraction.plans import plan_of
from mace_fast.kernels.symmetric_contraction.walks import POINTERS, CoefficientKind, NodeKind


def node_results(
    kind: NodeKind, node_perm: Tensor, species_ptr: Tensor, plan: str, **inputs: Tensor
) -> tuple[Tensor, ...]:
    """Results per node of a kind; arguments and results as those of the Triton launcher of that name."""
    node_feats = inputs["node_feats"]
    num_nodes, num_components, num_channels = node_feats.shape
    rows = {"result": plan_of(plan).num_outputs, "grad_feats": num_components}
    results = {
        name: node_feats.new_empty(num_nodes, rows[name], num_channels) for name in POINTERS[kind] if name in rows
    }
    if num_nodes and num_channels:
        shape = Shape(plan, num_components, num_channels, node_feats.dtype)
        tensors = (tensor.contiguous() for tensor in _ordered(kind, inputs | results))
        rest = (node_perm.contiguous(), species_ptr.contiguous(), species_ptr.shape[0] - 1)
        parallel.run(_node_function(kind, shape), parallel.even(num_nodes), *tensors, *rest)
    return tuple(results.values())


def coefficient_results(
    kind: CoefficientKind, node_perm: Tensor, species_ptr: Tensor, plan: str, **inputs: Tensor
) -> Tensor:
    """A result ``[num_species, num_terms, num_channels]``; arguments as above."""
    node_feats = inputs["node_feats"]
    _, num_components, num_channels = node_feats.shape
    num_species = species_ptr.shape[0] - 1
    result = node_feats.new_zeros(num_species, plan_of(plan).num_terms, num_channels)
    if num_channels:
        shape = Shape(plan, num_components, num_channels, node_feats.dtype)
        tensors = (tensor.contiguous() for tensor in _ordered(kind, inputs | {"partial": result}))
        rest = (node_perm.contiguous(), species_ptr.contiguous(), num_species)
        # by channels, so that nobody adds to the same coefficient and threads do not change the result
        bounds = parallel.even(num_channels // shape.lanes)
        parallel.run(_coefficient_function(kind, shape), bounds, *tensors, *rest)
    return result


def _ordered(kind: NodeKind | CoefficientKind, tensors: dict[str, Tensor]) -> list[Tensor]:
    return [tensors[name] for name in POINTERS[kind]]


@cache
def _node_function(kind: NodeKind, shape: Shape) -> Compiled:
    return compiled(node_kind(kind, shape), kind)


@cache
def _coefficient_function(kind: CoefficientKind, shape: Shape) -> Compiled:
    return compiled(coefficient_kind(kind, shape), kind)
