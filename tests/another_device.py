"""Another device than the CPU, on a machine without one: its tensors say ``meta``, and have numbers all the same.

What mixes them with tensors of the CPU is an error, as it is with those of a GPU; what the host reads is counted.
"""

from contextlib import contextmanager

import torch
from torch.overrides import TorchFunctionMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves, tree_map

from mace_fast import graph
from mace_fast.kernels.runtime.launch import is_recording
from mace_fast.kernels.runtime.operators import IMPLEMENTATIONS

DEVICE = torch.device("meta")
# for these the host has to know numbers of the device
WAITS = {"_local_scalar_dense", "equal", "nonzero", "repeat_interleave", "masked_select", "_unique2", "bincount"}


class OnDevice(torch.Tensor):
    """A tensor that is on the device, in fact in memory of the CPU.

    torch's own methods of what is defined here look into the memory of a tensor, or make some.
    """

    __torch_function__ = torch._C._disabled_torch_function_impl

    @staticmethod
    def __new__(cls, held):
        sizes = held.shape, held.stride(), held.storage_offset()
        return torch.Tensor._make_wrapper_subclass(cls, *sizes, dtype=held.dtype, device=DEVICE)

    def __init__(self, held):
        self.held = held

    def __repr__(self):
        return f"OnDevice({self.held!r})"

    @classmethod
    def __torch_dispatch__(cls, function, types, args=(), kwargs=None):
        return called(function, args, kwargs or {})[0]

    def numpy(self, *, force=False):
        if not force:
            raise TypeError("a tensor of the device is no array: copy it to the CPU first")
        return self.detach().cpu().numpy()

    def tolist(self):
        return self.numpy(force=True).tolist()

    def __getitem__(self, index):
        parts = index if isinstance(index, tuple) else (index,)
        given = [torch.tensor(part).to(DEVICE) if isinstance(part, list) else part for part in parts]
        return super().__getitem__(tuple(given))

    def new_tensor(self, values, dtype=None):
        return torch.as_tensor(values, dtype=dtype or self.dtype).to(DEVICE)


class _Made(TorchFunctionMode):
    """``torch.tensor`` fills memory that a device of this kind lacks."""

    def __torch_function__(self, function, types, args=(), kwargs=None):
        kwargs = kwargs or {}
        if function is torch.tensor and is_the_device(kwargs.get("device")):
            return function(*args, **kwargs | {"device": "cpu"}).to(DEVICE)
        return function(*args, **kwargs)


class _Called(TorchDispatchMode):
    """Calls every operator, and notes for which the host waits."""

    def __init__(self):
        super().__init__()
        self.reads = []

    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        own = IMPLEMENTATIONS.get(function.name()) if is_recording() else None
        if own is not None:  # what it launches is noted, and the rest is done on the device
            with self:
                return own(*args, **(kwargs or {}))
        results, is_read = called(function, args, kwargs or {})
        self.reads += [function._schema.name] if is_read else []
        return results


@contextmanager
def another_device():
    """Within the context there is the device; gives the list of the operators for which the host waits for it."""
    with _Made(), _Called() as mode:
        try:
            yield mode.reads
        finally:
            graph._present.cache_clear()


def is_the_device(device):
    return device is not None and torch.device(device) == DEVICE


def called(function, args, kwargs):
    """Results of an operator on what is held, and whether the host reads them."""
    name = function._schema.name.removeprefix("aten::")
    tensors = [one for one in tree_leaves((args, kwargs)) if isinstance(one, torch.Tensor)]
    is_given = any(isinstance(one, OnDevice) for one in tensors)
    to = kwargs.get("device")
    stays = is_given if to is None else is_the_device(to)
    if name == "copy_":
        stays = isinstance(args[0], OnDevice)
    elif name != "_to_copy" and is_given:
        strays = [tuple(one.shape) for one in tensors if not isinstance(one, OnDevice) and one.ndim > 0]
        assert not strays, f"{function} of tensors on the device and of some on the CPU, of the shapes {strays}"
    masked = name in ("index", "index_put_") and any(one is not None and one.dtype == torch.bool for one in args[1])
    is_read = is_given and (name in WAITS or masked or (name in ("copy_", "_to_copy") and not stays))
    on_cpu = {
        key: torch.device("cpu") if key == "device" and value is not None else value for key, value in kwargs.items()
    }
    if name == "_efficientzerotensor":  # without memory, for which those who are called here would ask
        function = torch.ops.aten.zeros.default
    results = function(*tree_map(held, args), **tree_map(held, on_cpu))
    if name.endswith("_"):
        return args[0], is_read
    return tree_map(lambda one: OnDevice(one) if isinstance(one, torch.Tensor) and stays else one, results), is_read


def held(value):
    return value.held if isinstance(value, OnDevice) else value
