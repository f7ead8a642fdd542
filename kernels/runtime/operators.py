"""How operators are registered with torch."""

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any

import torch
from torch import Tensor
from torch._library.custom_ops import CustomOpDef
from torch.library import Library

from mace_fast.kernels.runtime.launch import operation_of

OPERATIONS: dict[str, str] = {}
"""The folder of ``kernels/`` that registered an operator, by its name."""

IMPLEMENTATIONS: dict[str, Callable[..., Any]] = {}
"""What computes an operator, by its name; it knows nothing of derivatives."""


def custom_op(
    name: str, *, schema: str | None = None, device_types: str | None = None
) -> Callable[[Callable[..., object]], CustomOpDef]:
    """Register an operator that changes none of its arguments, with a rule for batches.

    In ``torch.vmap``, and where gradients are batched (``is_grads_batched``), the operator runs once for each entry.

    Args:
        name: with its namespace.
        schema: of arguments and results, where the annotations of the function do not say it.
        device_types: on which it runs; all if None.
    """

    def register(function: Callable[..., object]) -> CustomOpDef:
        operator = torch.library.custom_op(name, function, mutates_args=(), schema=schema, device_types=device_types)
        OPERATIONS[name], IMPLEMENTATIONS[name] = operation_of(function), function
        operator.register_vmap(partial(_in_vmap, operator))
        # torch.autograd.grad has an older mechanism, whose own loop over a batch refuses lists of tensors
        _library(name.split("::")[0]).impl(name, partial(_in_batched_gradients, operator), "Batched")
        return operator

    return register


@cache
def _library(namespace: str) -> Library:
    """What owns the registrations, which end with it."""
    return Library(namespace, "FRAGMENT")


def _in_vmap(operator: CustomOpDef, info: Any, in_dims: Sequence[Any], *arguments: Any) -> tuple[Any, Any]:
    """Results of all entries and the dimensions in which they are, as torch asks for it."""
    results = _each_entry(operator, info.batch_size, in_dims, arguments)
    return results, 0 if isinstance(results, Tensor) else (0,) * len(results)


def _in_batched_gradients(operator: CustomOpDef, *arguments: Any) -> Any:
    """Results of all entries as a batch of the innermost level."""
    level = torch._C._vmapmode_increment_nesting() - 1
    torch._C._vmapmode_decrement_nesting()
    sizes = []

    def unwrapped(value: Any) -> tuple[Any, Any]:
        if isinstance(value, list | tuple):
            found = [unwrapped(one) for one in value]
            return [one for one, _ in found], [dim for _, dim in found]
        if not isinstance(value, Tensor) or not torch._C._functorch.is_legacy_batchedtensor(value):
            return value, None
        value = torch._remove_batch_dim(value, level, 0, 0)
        sizes.append(value.shape[0])
        return value, 0

    values, in_dims = unwrapped(arguments)
    results = _each_entry(operator, sizes[0], in_dims, values)
    if isinstance(results, Tensor):
        return torch._add_batch_dim(results, 0, level)
    return tuple(torch._add_batch_dim(one, 0, level) for one in results)


def _each_entry(operator: CustomOpDef, size: int, in_dims: Sequence[Any], arguments: Sequence[Any]) -> Any:
    """Results of all entries, stacked in the first dimension."""
    if size == 0:
        raise ValueError("a batch without entries has no results: call the operator with at least one")
    results = [operator(*_entry(arguments, in_dims, number)) for number in range(size)]
    if isinstance(results[0], Tensor):
        return torch.stack(results)
    return tuple(torch.stack(values) for values in zip(*results, strict=True))


def _entry(value: Any, dim: Any, number: int) -> Any:
    """One entry of a tensor, of all tensors of a list, or what all entries share; then the dimension is None."""
    if isinstance(dim, list | tuple):
        return [_entry(one, its_dim, number) for one, its_dim in zip(value, dim, strict=True)]
    return value if dim is None else value.select(dim, number)
