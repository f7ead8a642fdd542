"""What a backward pass keeps and will use of an operator's gradients, and derivatives that torch composes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import torch
from torch import Tensor
from torch.nn import Parameter


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


def keep_inputs(ctx: Any, inputs: tuple[Any, ...], output: Any) -> None:
    """``setup_context`` of an operator whose backward function reads all its arguments, which :func:`kept` gives it.

    Of several results those that nothing depends on cost nothing: the backward function gets None for them.
    """
    flat: list[Any] = []
    ctx.lengths = []
    for value in inputs:
        is_list = isinstance(value, list | tuple)
        ctx.lengths.append(len(value) if is_list else None)
        flat += value if is_list else [value]
    ctx.save_for_backward(*(one if isinstance(one, Tensor) else None for one in flat))
    ctx.others = [None if isinstance(one, Tensor) else one for one in flat]
    ctx.set_materialize_grads(isinstance(output, Tensor))


def kept(ctx: Any) -> list[Any]:
    """The arguments that :func:`keep_inputs` has kept."""
    flat = (other if one is None else one for one, other in zip(ctx.saved_tensors, ctx.others, strict=True))
    return [next(flat) if length is None else list(islice(flat, length)) for length in ctx.lengths]


def no_gradients(arguments: Iterable[Any]) -> tuple[Any, ...]:
    """What a backward function returns for arguments that it does not derive by: None, for a list of tensors a list."""
    return tuple(
        [None] * len(value)
        if isinstance(value, list | tuple) and all(isinstance(one, Tensor) for one in value)
        else None
        for value in arguments
    )


def summed(terms: Iterable[Sequence[Tensor | None]], count: int) -> list[Tensor | None]:
    """Sums of the gradients that some terms give by each of so many inputs; None where no term gives one."""
    totals: list[Tensor | None] = [None] * count
    for term in terms:
        for number, value in enumerate(term):
            before = totals[number]
            totals[number] = value if before is None else before if value is None else before + value
    return totals


def composed_derivatives(
    values: Callable[..., Sequence[Tensor | None]],
    probes: Sequence[Tensor | None],
    tensors: Sequence[Tensor | None],
    needs: Sequence[bool],
) -> list[Tensor | None]:
    """Gradients, in a backward function, through what differentiable operations make of tensors.

    Args:
        values: of the tensors, in their order; may itself derive by any of them.
        probes: the gradients by the values, None where there is none. They are not among what ``values`` reads, because
            they may be a batch, whose products autograd does not follow.
        tensors: that the operator kept; some may be None.
        needs: by which of them; differentiable where the backward pass is.

    Returns:
        One for each tensor; None where it is not needed, or no value depends on it.
    """
    again = torch.is_grad_enabled()
    with torch.enable_grad():
        own = [None if one is None else _apart(one) for one in tensors]
        chosen = [one for one, need in zip(own, needs, strict=True) if need and one is not None]
        given = [
            (value, probe)
            for value, probe in zip(values(*own), probes, strict=True)
            if value is not None and value.requires_grad and probe is not None
        ]
        if not given or not chosen:
            return [None] * len(tensors)
        outputs, directions = zip(*given, strict=True)
        found = iter(torch.autograd.grad(outputs, chosen, directions, create_graph=again, allow_unused=True))
    return [next(found) if need else None for need in needs]


def _apart(tensor: Tensor) -> Tensor:
    """The same numbers to derive by, apart from what else was made of the tensor or what it was made of."""
    return tensor.view_as(tensor) if tensor.requires_grad else Parameter(tensor)  # vmap allows no requires_grad_()
