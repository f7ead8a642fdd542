"""A live model of mace-torch turned into ours, to be trained in its place."""

import copy

import torch
from torch import nn

from mace_fast.checkpoint import from_mace
from mace_fast.checkpoint.adapters import adapt, is_adapter
from mace_fast.layers import Layers


def accelerate(model: nn.Module, device: str | torch.device | None = None) -> Layers:
    """Our model with the weights of a live one of mace-torch, in place of mace-torch's ``run_e3nn_to_cueq``.

    Names, shapes and order of the parameters are mace-torch's, so that optimizers with groups of parameters,
    exponential moving averages, checkpoints of a state dict and ``DistributedDataParallel`` work as before. Go back
    with :func:`mace_fast.to_mace`.

    Args:
        model: of mace-torch, of one of the classes that :func:`mace_fast.from_mace` takes, with LoRA layers of
            ``mace.modules.lora`` or without; it stays as it is. LoRA layers become factors that are added to the same
            weights of ours.
        device: where ours is put; that of the model if None.

    Returns:
        A copy with the same tensors, dtype, training flag and ``requires_grad``.

    Raises:
        ValueError: if mace_fast cannot express the model.
    """
    adapters = {name: module for name, module in model.named_modules() if is_adapter(module)}
    plain = model
    if adapters:
        plain = copy.deepcopy(model)
        for name in adapters:
            parent, _, child = name.rpartition(".")
            setattr(plain.get_submodule(parent), child, plain.get_submodule(name).base)
    ours = from_mace(plain)
    for name, adapter in adapters.items():
        adapt(ours.get_submodule(name), adapter)
    return ours if device is None else ours.to(device)
