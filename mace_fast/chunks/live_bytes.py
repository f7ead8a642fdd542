"""How much memory a function takes for tensors, counted operation by operation: the same on every machine."""

from typing import Any

import torch
from torch import Tensor
from torch.multiprocessing.reductions import StorageWeakRef
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from mace_fast.kernels.runtime.operators import IMPLEMENTATIONS


class LiveBytes(TorchDispatchMode):
    """Within the context counts the bytes of tensors that were made in it and are still alive.

    Attributes:
        peak: the most that there have been at the end of an operation.
    """

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.peak = 0
        self._alive: dict[int, tuple[Any, int]] = {}

    def __torch_dispatch__(
        self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        options = kwargs or {}
        own = IMPLEMENTATIONS.get(func.name())
        if own is not None:
            with self:
                return own(*args, **options)
        results = func(*args, **options)
        given = {_storage(one)._cdata for one in tree_leaves((args, options)) if isinstance(one, Tensor)}
        for one in tree_leaves(results):
            if isinstance(one, Tensor) and _storage(one)._cdata not in given:
                storage = _storage(one)
                self._alive[storage._cdata] = (StorageWeakRef(storage), storage.nbytes())
        self._alive = {key: (alive, size) for key, (alive, size) in self._alive.items() if not alive.expired()}
        self.peak = max(self.peak, self.now)
        return results

    @property
    def now(self) -> int:
        """Bytes that are alive now."""
        return sum(size for alive, size in self._alive.values() if not alive.expired())


def _storage(tensor: Tensor) -> torch.UntypedStorage:
    return tensor.untyped_storage()
