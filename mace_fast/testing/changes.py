"""Ways in which the weights of a model change, after which nothing that was derived from them may be used again."""

import copy
from collections.abc import Callable

import torch
from torch import nn

from mace_fast.testing.workloads import randomise


def train(model: nn.Module) -> None:
    """A step of an optimizer."""
    parameters = [parameter.requires_grad_() for parameter in model.parameters()]
    optimizer = torch.optim.SGD(parameters, lr=0.1)
    sum((parameter.square().sum() for parameter in parameters), torch.zeros(())).backward()
    optimizer.step()
    model.requires_grad_(False)


def train_fused(model: nn.Module) -> None:
    """A step of a fused optimizer, which writes without telling torch's versions."""
    parameters = [parameter.requires_grad_() for parameter in model.parameters()]
    for parameter in parameters:
        parameter.grad = torch.ones_like(parameter)
    torch.optim.Adam(parameters, lr=0.1, fused=True).step()
    model.requires_grad_(False)


def load(model: nn.Module) -> None:
    """Other weights by ``load_state_dict``."""
    other = copy.deepcopy(model)
    randomise(other.requires_grad_(), seed=5)
    model.load_state_dict(other.state_dict())


def average(model: nn.Module) -> None:
    """What an exponential moving average does to the parameters, in place."""
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(0.5 * parameter)


def write_data(model: nn.Module) -> None:
    """What torch_ema does: other numbers into the memory of the parameters, past torch's record of changes."""
    for parameter in model.parameters():
        parameter.data.copy_(0.6 * parameter.data)


def write_unseen(model: nn.Module) -> None:
    """What collectives and foreign libraries do: they write where ``data`` is, and tell nobody."""
    for parameter in model.parameters():
        parameter.data.numpy()[...] *= 0.8


def swap(model: nn.Module) -> None:
    """What LoRA merges do: another tensor behind the same parameter."""
    for parameter in model.parameters():
        parameter.data = 0.7 * parameter.data


WEIGHT_CHANGES: tuple[Callable[[nn.Module], None], ...] = (
    train,
    train_fused,
    load,
    average,
    write_data,
    write_unseen,
    swap,
)
"""All of them."""
