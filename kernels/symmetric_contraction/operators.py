"""Registered operators of the symmetric contraction, and how they differentiate one another.

With S = sum over outputs of g_o B_o(A, c), the operators are B itself, the gradients dS/dA and dS/dc, and the
derivatives of these three along a direction A' of the features. S is linear in g and c, so that the gradient of dS/dc
is made of the first two, with the cotangent in the place of c.

An operator cannot see which of its gradients a backward pass wants, only which could ever be wanted. So that forces
are computed without dS/dc while the weights train, that gradient has a node of its own in the graph, which the engine
leaves out unless something behind c is asked for: ``outlet`` gives two tensors of no value, and ``contraction`` hands g
and A on to it as if they were their gradients.

Coefficients are in the order of the registered plan; ``ordered`` brings them there.
"""

from types import ModuleType
from typing import Any, NoReturn

import torch
from torch import Tensor
from torch.library import custom_op

from mace_fast.kernels.runtime.backends import implementation
from mace_fast.kernels.symmetric_contraction.plans import is_ordered, plan_of, reorder

Gradients = tuple[Tensor | None, ...]


def symmetric_contraction(
    node_feats: Tensor, coefficients: Tensor, node_perm: Tensor, species_ptr: Tensor, plan: str
) -> Tensor:
    """B of coefficients in the order of the plan that was given."""
    if not is_ordered(plan):
        coefficients = ordered(coefficients, plan, False)
    return _differentiable(node_feats, coefficients, node_perm, species_ptr, plan)


def _differentiable(
    node_feats: Tensor, coefficients: Tensor, node_perm: Tensor, species_ptr: Tensor, plan: str
) -> Tensor:
    """B of coefficients in the order of the registered plan."""
    for_grad = for_feats = None
    if coefficients.requires_grad and torch.is_grad_enabled():
        for_grad, for_feats = outlet(coefficients, node_perm, species_ptr, plan, node_feats.shape[1])
    return contraction(node_feats, coefficients, for_grad, for_feats, node_perm, species_ptr, plan)


def _kernel(device: torch.device) -> ModuleType:
    return implementation("symmetric_contraction", device)


@custom_op("mace_fast::symmetric_contraction_order", mutates_args=())
def ordered(coefficients: Tensor, plan: str, back: bool) -> Tensor:
    """Sort coefficients from the terms of the given to those of the registered plan, or back."""
    return reorder(coefficients, plan, back)


@custom_op("mace_fast::symmetric_contraction_outlet", mutates_args=())
def outlet(
    coefficients: Tensor, node_perm: Tensor, species_ptr: Tensor, plan: str, num_components: int
) -> tuple[Tensor, Tensor]:
    """Tensors of the shapes of B and A, of one number each; their gradients, g and A, become dS/dc."""
    return _outlets(coefficients, node_perm, plan, num_components)


@custom_op("mace_fast::symmetric_contraction", mutates_args=())
def contraction(
    node_feats: Tensor,
    coefficients: Tensor,
    for_grad: Tensor | None,
    for_feats: Tensor | None,
    node_perm: Tensor,
    species_ptr: Tensor,
    plan: str,
) -> Tensor:
    """B, [num_nodes, outputs, num_channels]. The gradient of the coefficients goes through the ``outlet`` only."""
    (result,) = _kernel(node_feats.device).node_results(
        "forward", node_perm, species_ptr, plan, node_feats=node_feats, coefficients=coefficients
    )
    return result


@custom_op("mace_fast::symmetric_contraction_feature_gradient", mutates_args=())
def feature_gradient(
    grad: Tensor, node_feats: Tensor, coefficients: Tensor, node_perm: Tensor, species_ptr: Tensor, plan: str
) -> Tensor:
    """dS/dA, [num_nodes, components, num_channels]."""
    (result,) = _kernel(node_feats.device).node_results(
        "backward", node_perm, species_ptr, plan, grad=grad, node_feats=node_feats, coefficients=coefficients
    )
    return result


@custom_op("mace_fast::symmetric_contraction_coefficient_gradient", mutates_args=())
def coefficient_gradient(grad: Tensor, node_feats: Tensor, node_perm: Tensor, species_ptr: Tensor, plan: str) -> Tensor:
    """dS/dc, [num_species, num_terms, num_channels]."""
    return _kernel(node_feats.device).coefficient_results(
        "coefficient_gradient", node_perm, species_ptr, plan, grad=grad, node_feats=node_feats
    )


@custom_op("mace_fast::symmetric_contraction_tangent", mutates_args=())
def tangent(
    node_feats: Tensor, direction: Tensor, coefficients: Tensor, node_perm: Tensor, species_ptr: Tensor, plan: str
) -> Tensor:
    """Derivative of B along a direction of the features."""
    (result,) = _kernel(node_feats.device).node_results(
        "tangent", node_perm, species_ptr, plan, node_feats=node_feats, direction=direction, coefficients=coefficients
    )
    return result


@custom_op("mace_fast::symmetric_contraction_tangents", mutates_args=())
def tangents(
    grad: Tensor,
    node_feats: Tensor,
    direction: Tensor,
    coefficients: Tensor,
    node_perm: Tensor,
    species_ptr: Tensor,
    plan: str,
) -> tuple[Tensor, Tensor]:
    """Derivatives of B and of dS/dA along a direction of the features: the first is a by-product of the second."""
    result, grad_feats = _kernel(node_feats.device).node_results(
        "double_backward",
        node_perm,
        species_ptr,
        plan,
        grad=grad,
        node_feats=node_feats,
        direction=direction,
        coefficients=coefficients,
    )
    return result, grad_feats


@custom_op("mace_fast::symmetric_contraction_coefficient_tangent", mutates_args=())
def coefficient_tangent(
    grad: Tensor, node_feats: Tensor, direction: Tensor, node_perm: Tensor, species_ptr: Tensor, plan: str
) -> Tensor:
    """Derivative of dS/dc along a direction of the features."""
    return _kernel(node_feats.device).coefficient_results(
        "coefficient_tangent", node_perm, species_ptr, plan, grad=grad, node_feats=node_feats, direction=direction
    )


def _outputs(node_feats: Tensor, plan: str) -> Tensor:
    return node_feats.new_empty(node_feats.shape[0], plan_of(plan).num_outputs, node_feats.shape[2])


def _outlets(coefficients: Tensor, node_perm: Tensor, plan: str, num_components: int) -> tuple[Tensor, Tensor]:
    num_nodes, num_channels = node_perm.shape[0], coefficients.shape[2]
    outputs, components = (
        coefficients.new_zeros(()).expand(num_nodes, rows, num_channels)
        for rows in (plan_of(plan).num_outputs, num_components)
    )
    return outputs, components


def _coefficients(node_feats: Tensor, species_ptr: Tensor, plan: str) -> Tensor:
    return node_feats.new_empty(species_ptr.shape[0] - 1, plan_of(plan).num_terms, node_feats.shape[2])


@ordered.register_fake
def _(coefficients: Tensor, plan: str, back: bool) -> Tensor:
    return coefficients.new_empty(coefficients.shape)


@outlet.register_fake
def _(
    coefficients: Tensor, node_perm: Tensor, species_ptr: Tensor, plan: str, num_components: int
) -> tuple[Tensor, Tensor]:
    return _outlets(coefficients, node_perm, plan, num_components)


@contraction.register_fake
def _(
    node_feats: Tensor,
    coefficients: Tensor,
    for_grad: Tensor | None,
    for_feats: Tensor | None,
    node_perm: Tensor,
    species_ptr: Tensor,
    plan: str,
) -> Tensor:
    return _outputs(node_feats, plan)


@feature_gradient.register_fake
def _(
    grad: Tensor, node_feats: Tensor, coefficients: Tensor, node_perm: Tensor, species_ptr: Tensor, plan: str
) -> Tensor:
    return node_feats.new_empty(node_feats.shape)


@coefficient_gradient.register_fake
def _(grad: Tensor, node_feats: Tensor, node_perm: Tensor, species_ptr: Tensor, plan: str) -> Tensor:
    return _coefficients(node_feats, species_ptr, plan)


@tangent.register_fake
def _(
    node_feats: Tensor, direction: Tensor, coefficients: Tensor, node_perm: Tensor, species_ptr: Tensor, plan: str
) -> Tensor:
    return _outputs(node_feats, plan)


@tangents.register_fake
def _(
    grad: Tensor,
    node_feats: Tensor,
    direction: Tensor,
    coefficients: Tensor,
    node_perm: Tensor,
    species_ptr: Tensor,
    plan: str,
) -> tuple[Tensor, Tensor]:
    return _outputs(node_feats, plan), node_feats.new_empty(node_feats.shape)


@coefficient_tangent.register_fake
def _(grad: Tensor, node_feats: Tensor, direction: Tensor, node_perm: Tensor, species_ptr: Tensor, plan: str) -> Tensor:
    return _coefficients(node_feats, species_ptr, plan)


def _setup(ctx: Any, inputs: tuple[Any, ...], output: object) -> None:
    *tensors, ctx.plan = inputs
    ctx.save_for_backward(*tensors)


def _ordered_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    _, ctx.plan, ctx.back = inputs


def _ordered_backward(ctx: Any, grad: Tensor) -> Gradients:
    return ordered(grad, ctx.plan, not ctx.back), None, None


def _outlet_setup(ctx: Any, inputs: tuple[Any, ...], output: object) -> None:
    _, *order, ctx.plan, _ = inputs
    ctx.save_for_backward(*order)


def _outlet_backward(ctx: Any, grad: Tensor, node_feats: Tensor) -> Gradients:
    return coefficient_gradient(grad, node_feats, *ctx.saved_tensors, ctx.plan), *(None,) * 4


def _contraction_setup(ctx: Any, inputs: tuple[Any, ...], output: Tensor) -> None:
    node_feats, coefficients, _, _, *order, ctx.plan = inputs
    ctx.save_for_backward(node_feats, coefficients, *order)


def _contraction_backward(ctx: Any, grad: Tensor) -> Gradients:
    node_feats, coefficients, *order = ctx.saved_tensors
    wants_feats, _, has_outlet, _ = ctx.needs_input_grad[:4]
    d_feats = feature_gradient(grad, node_feats, coefficients, *order, ctx.plan) if wants_feats else None
    return d_feats, None, *((grad, node_feats) if has_outlet else (None, None)), *(None,) * 3


def _feature_gradient_backward(ctx: Any, v: Tensor) -> Gradients:
    grad, node_feats, coefficients, *order = ctx.saved_tensors
    wants_grad, wants_feats, wants_coefficients = ctx.needs_input_grad[:3]
    d_grad = d_feats = d_coefficients = None
    if wants_feats:
        d_grad, d_feats = tangents(grad, node_feats, v, coefficients, *order, ctx.plan)
    elif wants_grad:
        d_grad = tangent(node_feats, v, coefficients, *order, ctx.plan)
    if wants_coefficients:
        d_coefficients = coefficient_tangent(grad, node_feats, v, *order, ctx.plan)
    return d_grad if wants_grad else None, d_feats, d_coefficients, *(None,) * 3


def _coefficient_gradient_backward(ctx: Any, v: Tensor) -> Gradients:
    grad, node_feats, node_perm, species_ptr = ctx.saved_tensors
    wants_grad, wants_feats = ctx.needs_input_grad[:2]
    return (
        _differentiable(node_feats, v, node_perm, species_ptr, ctx.plan) if wants_grad else None,
        feature_gradient(grad, node_feats, v, node_perm, species_ptr, ctx.plan) if wants_feats else None,
        *(None,) * 3,
    )


def _no_third_derivative(ctx: Any, *grads: Tensor) -> NoReturn:
    raise NotImplementedError(
        "symmetric_contraction has no third derivative in the Triton and CPU backends; choose backend='reference'"
    )


ordered.register_autograd(_ordered_backward, setup_context=_ordered_setup)
outlet.register_autograd(_outlet_backward, setup_context=_outlet_setup)
contraction.register_autograd(_contraction_backward, setup_context=_contraction_setup)
feature_gradient.register_autograd(_feature_gradient_backward, setup_context=_setup)
coefficient_gradient.register_autograd(_coefficient_gradient_backward, setup_context=_setup)
for operator in (tangent, tangents, coefficient_tangent):
    operator.register_autograd(_no_third_derivative)
