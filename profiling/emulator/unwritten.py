"""Marks what torch gives without numbers in it, so that the emulator sees who reads it."""

import contextlib
from collections.abc import Callable, Iterator
from typing import Any
from unittest import mock

import torch
from torch import Tensor

from profiling.emulator.memory import NEVER_WRITTEN


@contextlib.contextmanager
def marked() -> Iterator[None]:
    """Within the context ``torch.empty`` and its kin give tensors on the CPU full of ``NEVER_WRITTEN``."""
    with contextlib.ExitStack() as stack:
        for owner, names in _MAKERS:
            for name in names:
                stack.enter_context(mock.patch.object(owner, name, _marking(getattr(owner, name))))
        yield


_MAKERS = (
    (torch, ("empty", "empty_like", "empty_strided", "empty_permuted")),
    (Tensor, ("new_empty", "new_empty_strided")),
)


def _marking(make: Callable[..., Tensor]) -> Callable[..., Tensor]:
    def made(*args: Any, **kwargs: Any) -> Tensor:
        out = make(*args, **kwargs)
        if type(out) is Tensor and out.device.type == "cpu" and kwargs.get("out") is None:
            storage = out.untyped_storage()
            words = storage.nbytes() // 4
            whole: Any = torch.tensor([], dtype=torch.int32)
            whole.set_(storage, 0, (words,)).fill_(NEVER_WRITTEN)
        return out

    return made
