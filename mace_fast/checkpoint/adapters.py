"""LoRA layers of mace-torch on our models: their low-rank factors, added to the weights that they belong to."""

import copy
from types import SimpleNamespace
from typing import Any

from torch import Tensor, nn
from torch.nn.utils import parametrize

_LAYERS = ("LoRAO3Linear", "LoRADenseLinear", "LoRAFCLayer")


def is_adapter(module: nn.Module) -> bool:
    """Whether a module is a LoRA layer of ``mace.modules.lora``."""
    return type(module).__name__ in _LAYERS and type(module).__module__ == "mace.modules.lora"


class Adapter(nn.Module):
    """Parametrization of a weight: what it is together with the factors of a LoRA layer.

    Args:
        layer: of mace-torch; its factors are copied.

    Attributes:
        lora_A: the factor next to the input, a parameter or a module with one.
        lora_B: the factor next to the output.
    """

    _layer: Any

    def __init__(self, layer: nn.Module) -> None:
        super().__init__()
        self._instructions = getattr(layer.base, "instructions", None)
        own: Any = copy.deepcopy(layer)
        del own.base
        # not as a submodule: mace-torch would try to merge it into what it no longer wraps
        self.__dict__["_layer"] = own
        self.lora_A = own.lora_A
        self.lora_B = own.lora_B

    def forward(self, weight: Tensor) -> Tensor:
        """The weight plus the scaled product of the factors, which mace-torch computes."""
        layer = self._layer
        if self._instructions is None:
            total: Tensor = weight + layer.scaling * layer.compute_delta()
            return total
        layer.base = SimpleNamespace(weight=weight, instructions=self._instructions)
        try:
            merged: Tensor = layer.compute_merged_weight()
            return merged
        finally:
            del layer.base


def adapt(module: nn.Module, layer: nn.Module) -> None:
    """Add the factors of a LoRA layer to the weight of a module of ours that takes the place of what it wraps."""
    parametrize.register_parametrization(module, "weight", Adapter(layer))


def merged(model: nn.Module) -> nn.Module:
    """A copy of a model whose weights contain their factors, all of them trainable; the model itself without any.

    The same as mace-torch's ``merge_lora_weights``.
    """
    if not any(isinstance(module, Adapter) for module in model.modules()):
        return model
    model = copy.deepcopy(model)
    for module in list(model.modules()):
        if parametrize.is_parametrized(module, "weight"):
            # not by remove_parametrizations, which changes the class that the copy shares with the original
            weight: Any = module.weight
            del module.parametrizations
            module.__class__ = type(module).__bases__[0]
            module.weight = nn.Parameter(weight.detach().clone())
    return model.requires_grad_(True)
