"""What the host does for a step, and which tensors are alive, operation by operation; kernels do not run."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from mace_fast.chunks.live_bytes import LiveBytes
from mace_fast.kernels.runtime.launch import Launch, recording
from mace_fast.kernels.runtime.operators import IMPLEMENTATIONS
from mace_fast.kernels.tuning import assume

ARCHITECTURE = "sm_90"
"""Whose settings the kernels are launched with."""

_ALLOCATIONS = {"empty", "empty_like", "empty_strided", "new_empty", "new_empty_strided"}
_WAITING = {"_local_scalar_dense", "equal", "nonzero", "repeat_interleave", "masked_select", "_unique2"}


class Dispatched(TorchDispatchMode):
    """Within the context counts what is dispatched.

    Where a number of the device decides what follows, a tensor on the meta device has no answer: give those that
    tensors with numbers gave, in their order.

    Args:
        launches: the list that ``recording`` fills. It is emptied before and after every operation, those inside of
            ours too, as it keeps the arguments of the launches alive.
        answers: of another run; None where tensors have numbers.

    Attributes:
        counts: ``operations``, all that torch dispatches, ours and views too; ``computing``, those of torch that write
            into memory of the device, one or several kernels each; ``launches`` of Triton; ``waits``, those for which
            the host waits for the device.
        answers: what tensors with numbers gave.
    """

    def __init__(self, launches: list[Launch], answers: Sequence[Any] | None = None) -> None:
        super().__init__()
        self.counts: Counter[str] = Counter()
        self.answers: list[Any] = []
        self._launches = launches
        self._given = None if answers is None else iter(answers)

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        options = kwargs or {}
        self._count_launches()
        self.counts["operations"] += 1
        own = IMPLEMENTATIONS.get(func.name())
        if own is not None:
            with self:
                results = own(*args, **options)
            self._count_launches()
            return results
        if not _waits(func, args):
            results = func(*args, **options)
        else:
            self.counts["waits"] += 1
            results = self._answer(func, args, options)
        self.counts["computing"] += _computes(func, (args, options), results)
        return results

    def _count_launches(self) -> None:
        self.counts["launches"] += len(self._launches)
        self._launches.clear()

    def _answer(self, func: Any, args: Any, options: Any) -> Any:
        if self._given is not None:
            kind, value = next(self._given)
            return args[0].new_empty(value, dtype=kind) if isinstance(kind, torch.dtype) else value
        result = func(*args, **options)
        self.answers.append((result.dtype, result.shape) if isinstance(result, Tensor) else (None, result))
        return result


def _waits(func: Any, args: Any) -> bool:
    name = func._schema.name.removeprefix("aten::")
    masks = name == "index" and any(one is not None and one.dtype == torch.bool for one in args[1])
    return masks or name in _WAITING


def _computes(func: Any, arguments: Any, results: Any) -> bool:
    """Whether an operation of torch writes: not where it gives a view, memory as it is, a number, or nothing."""
    if func._schema.name.removeprefix("aten::") in _ALLOCATIONS:
        return False
    given = {_memory(one) for one in tree_leaves(arguments) if isinstance(one, Tensor)}
    made = [one for one in tree_leaves(results) if isinstance(one, Tensor) and one.numel()]
    return any(func._schema.is_mutable or _memory(one) not in given for one in made)


def _memory(tensor: Tensor) -> int:
    return tensor.untyped_storage()._cdata


class AtPeak(LiveBytes):
    """Counts bytes, and knows which tensors were alive when there were most. ``Dispatched`` enters our operators.

    Attributes:
        tensors: shape, dtype and bytes of each.
    """

    def __init__(self) -> None:
        super().__init__()
        self.tensors: list[tuple[torch.Size, torch.dtype, int]] = []
        self._made: dict[int, tuple[torch.Size, torch.dtype]] = {}

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        before, known = self.peak, set(self._alive)
        results = super().__torch_dispatch__(func, types, args, kwargs)
        for one in tree_leaves(results):
            if isinstance(one, Tensor) and _memory(one) not in known:
                self._made[_memory(one)] = one.shape, one.dtype
        if self.peak > before:
            self.tensors = [(*self._made[key], size) for key, (_, size) in self._alive.items()]
        return results


@contextmanager
def counting(answers: Sequence[Any] | None = None) -> Iterator[tuple[Dispatched, AtPeak]]:
    """Within the context no kernel runs, and everything is counted.

    A frozen model that is evaluated in it keeps folded weights without meaning: evaluate it in such contexts only.
    """
    with assume(ARCHITECTURE), recording() as launches, AtPeak() as peak, Dispatched(launches, answers) as dispatched:
        yield dispatched, peak
