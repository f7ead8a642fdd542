"""What a backward pass will use of an operator's gradients, and derivatives that torch composes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import torch
from torch import Tensor


def needed(ctx: Any) -> tuple[Any, ...]:
    """``ctx.needs_input_grad``, and False also where this backward pass has no use for the gradient.

    ``needs_input_grad`` says which inputs require gradients at all. Forces are ``torch.autograd.grad`` by positions, in
    which those of the weights are made in vain unless the engine is asked.

    Args:
        ctx: of the backward function of a registered operator, which is running. Inputs that are lists have lists.
    """
    if torch.compiler.is_compiling():
        return tuple(ctx.needs_input_grad)
    nodes = iter([node for node, _ in ctx.next_functions if node is not None])  # one for every True, in order
    return tuple(_used(need, nodes) for need in ctx.needs_input_grad)


def _used(need: Any, nodes: Iterator[Any]) -> Any:
    if isinstance(need, list | tuple):
        return [_used(one, nodes) for one in need]
    return bool(need) and _is_executed(next(nodes))


def _is_executed(node: Any) -> bool:
    try:
        # what torch.autograd.graph.register_multi_grad_hook asks
        return bool(torch._C._will_engine_execute_node(node))
    except RuntimeError:  # a leaf that torch.autograd.grad was asked for: the engine takes its gradient itself
        return True


def summed(terms: Iterable[Sequence[Tensor | None]], count: int) -> list[Tensor | None]:
    """Sums of the gradients that some terms give by each of so many inputs; None where no term gives one."""
    totals: list[Tensor | None] = [None] * count
    for term in terms:
        for number, value in enumerate(term):
            before = totals[number]
            totals[number] = value if before is None else before if value is None else before + value
    return totals


def composed_derivatives(
    value: Callable[..., Tensor], tensors: Sequence[Tensor | None], needs: Sequence[bool]
) -> list[Tensor | None]:
    """Derivatives, in a backward function, of a number that differentiable operations make of tensors.

    Args:
        value: of the tensors, in their order; may itself derive by any of them.
        tensors: that the operator kept; some may be None.
        needs: by which of them; differentiable where the backward pass is.

    Returns:
        One for each tensor; None where it is not needed, or the number does not depend on it.
    """
    again = torch.is_grad_enabled()
    with torch.enable_grad():
        # other tensors of the same numbers, so that the number may be derived by all of them
        own = [one if one is None or one.requires_grad else one.detach().requires_grad_() for one in tensors]
        chosen = [one for one, need in zip(own, needs, strict=True) if need and one is not None]
        total = value(*own)
        if not total.requires_grad:
            return [None] * len(tensors)
        found = iter(torch.autograd.grad(total, chosen, create_graph=again, allow_unused=True))
    return [next(found) if need else None for need in needs]
