"""Registered operators of the symmetric contraction, and how they differentiate one another.

With S = sum over outputs of g_o B_o(A, c), the operators are B itself, the gradients dS/dA and dS/dc, and the
derivatives of these three along a direction A' of the features. S is linear in g and c, so that the gradient of dS/dc
is made of the first two, with the cotangent in the place of c.

Coefficients are in the order of the registered plan; ``ordered`` brings them there.
"""

from types import ModuleType
from typing import Any, NoReturn

import torch
from torch import Tensor

from mace_fast.kernels.runtime.autograd import needed
from mace_fast.kernels.runtime.backends import implementation
from mace_fast.kernels.runtime.operators import custom_op
from mace_fast.kernels.symmetric_contraction.plans import is_ordered, plan_of, reorder

Gradients = tuple[Tensor | None, ...]


def symmetric_contraction(
    node_feats: Tensor, coefficients: Tensor, node_perm: Tensor, species_ptr: Tensor, plan: str
) -> Tensor:
    """B of coefficients in the order of the plan that was given."""
    if not is_ordered(plan):
        coefficients = ordered(coefficients, plan, False)
    return contraction(node_feats, coefficients, node_perm, species_ptr, plan)


def _kernel(device: torch.device) -> ModuleType:
    return implementation("symmetric_contraction", device)


@custom_op("mace_fast::symmetric_contraction_order")
def ordered(coefficients: Tensor, plan: str, back: bool) -> Tensor:
    """Sort coefficients from the terms of the given to those of the registered plan, or back."""
    return reorder(coefficients, plan, back)


@custom_op("mace_fast::symmetric_contraction")
def contraction(node_feats: Tensor, coefficients: Tensor, node_perm: Tensor, species_ptr: Tensor, plan: str) -> Tensor:
    """B of coefficients in the order of the registered plan, [num_nodes, outputs, num_channels]."""
    (result,) = _kernel(node_feats.device).node_results(
        "forward", node_perm, species_ptr, plan, node_feats=node_feats, coefficients=coefficients
    )
    return result


@custom_op("mace_fast::symmetric_contraction_feature_gradient")
def feature_gradient(
    grad: Tensor, node_feats: Tensor, coefficients: Tensor, node_perm: Tensor, species_ptr: Tensor, plan: str
) -> Tensor:
    """dS/dA, [num_nodes, components, num_channels]."""
    (result,) = _kernel(node_feats.device).node_results(
        "backward", node_perm, species_ptr, plan, grad=grad, node_feats=node_feats, coefficients=coefficients
    )
    return result


@custom_op("mace_fast::symmetric_contraction_coefficient_gradient")
def coefficient_gradient(grad: Tensor, node_feats: Tensor, node_perm: Tensor, species_ptr: Tensor, plan: str) -> Tensor:
    """dS/dc, [num_species, num_terms, num_channels]."""
    return _kernel(node_feats.device).coefficient_results(
        "coefficient_gradient", node_perm, species_ptr, plan, grad=grad, node_feats=node_feats
    )


@custom_op("mace_fast::symmetric_contraction_tangent")
def tangent(
    node_feats: Tensor, direction: Tensor, coefficients: Tensor, node_perm: Tensor, species_ptr: Tensor, plan: str
) -> Tensor:
    """Derivative of B along a direction of the features."""
    (result,) = _kernel(node_feats.device).node_results(
        "tangent", node_perm, species_ptr, plan, node_feats=node_feats, direction=direction, coefficients=coefficients
    )
    return result


@custom_op("mace_fast::symmetric_contraction_tangents")
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


@custom_op("mace_fast::symmetric_contraction_coefficient_tangent")
def coefficient_tangent(
    grad: Tensor, node_feats: Tensor, direction: Tensor, node_perm: Tensor, species_ptr: Tensor, plan: str
) -> Tensor:
    """Derivative of dS/dc along a direction of the features."""
    return _kernel(node_feats.device).coefficient_results(
        "coefficient_tangent", node_perm, species_ptr, plan, grad=grad, node_feats=node_feats, direction=direction
    )


def _outputs(node_feats: Tensor, plan: str) -> Tensor:
    return node_feats.new_empty(node_feats.shape[0], plan_of(plan).num_outputs, node_feats.shape[2])


def _coefficients(node_feats: Tensor, species_ptr: Tensor, plan: str) -> Tensor:
    return node_feats.new_empty(species_ptr.shape[0] - 1, plan_of(plan).num_terms, node_feats.shape[2])


@ordered.register_fake
def _(coefficients: Tensor, plan: str, back: bool) -> Tensor:
    return coefficients.new_empty(coefficients.shape)


@contraction.register_fake
def _(node_feats: Tensor, coefficients: Tensor, node_perm: Tensor, species_ptr: Tensor, plan: str) -> Tensor:
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


def _contraction_backward(ctx: Any, grad: Tensor) -> Gradients:
    node_feats, coefficients, *order = ctx.saved_tensors
    wants_feats, wants_coefficients = needed(ctx)[:2]
    return (
        feature_gradient(grad, node_feats, coefficients, *order, ctx.plan) if wants_feats else None,
        coefficient_gradient(grad, node_feats, *order, ctx.plan) if wants_coefficients else None,
        None,
        None,
        None,
    )


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
    return d_grad if wants_grad else None, d_feats, d_coefficients, None, None, None


def _coefficient_gradient_backward(ctx: Any, v: Tensor) -> Gradients:
    grad, node_feats, node_perm, species_ptr = ctx.saved_tensors
    wants_grad, wants_feats = ctx.needs_input_grad[:2]
    return (
        contraction(node_feats, v, node_perm, species_ptr, ctx.plan) if wants_grad else None,
        feature_gradient(grad, node_feats, v, node_perm, species_ptr, ctx.plan) if wants_feats else None,
        None,
        None,
        None,
    )


def _no_third_derivative(ctx: Any, *grads: Tensor) -> NoReturn:
    raise NotImplementedError(
        "symmetric_contraction has no third derivative in the Triton and CPU backends; choose backend='reference'"
    )


ordered.register_autograd(_ordered_backward, setup_context=_ordered_setup)
contraction.register_autograd(_contraction_backward, setup_context=_setup)
feature_gradient.register_autograd(_feature_gradient_backward, setup_context=_setup)
coefficient_gradient.register_autograd(_coefficient_gradient_backward, setup_context=_setup)
for operator in (tangent, tangents, coefficient_tangent):
    operator.register_autograd(_no_third_derivative)
