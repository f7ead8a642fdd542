"""What a backward pass will use of an operator's gradients."""

from collections.abc import Iterator
from typing import Any

import torch


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
