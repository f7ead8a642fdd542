"""The modules that a model is made of, under mace-torch's names and with its parameters."""

from mace_fast.blocks.activation import gate_dict
from mace_fast.blocks.interaction import InteractionBlock, interaction_classes
from mace_fast.blocks.product import EquivariantProductBasisBlock
from mace_fast.blocks.radial import basis_classes, transform_classes
from mace_fast.blocks.readout import readout_classes

__all__ = [
    "EquivariantProductBasisBlock",
    "InteractionBlock",
    "basis_classes",
    "gate_dict",
    "interaction_classes",
    "readout_classes",
    "transform_classes",
]
