"""A drop-in replacement of the MACE interatomic potential with fused kernels."""

from mace_fast import checks as checks
from mace_fast import data as data
from mace_fast.calculator import MACECalculator
from mace_fast.checkpoint import from_mace, load, save, to_mace
from mace_fast.chunks import evaluate_in_chunks
from mace_fast.compilation import compile  # noqa: A004
from mace_fast.dipoles import AtomicDielectricMACE, AtomicDipolesMACE, EnergyDipolesMACE
from mace_fast.folding import freeze, unfreeze
from mace_fast.foundations import mace_anicc, mace_mdp, mace_mp, mace_off, mace_omol, mace_polar
from mace_fast.inputs import topology
from mace_fast.maceles import MACELES
from mace_fast.models import MACE, ScaleShiftMACE
from mace_fast.polar import PolarMACE
from mace_fast.predict import predict
from mace_fast.step import Step
from mace_fast.tabulation import tabulate, untabulate
from mace_fast.training import accelerate

__version__ = "0.1.0"

__all__ = [
    "MACE",
    "MACELES",
    "AtomicDielectricMACE",
    "AtomicDipolesMACE",
    "EnergyDipolesMACE",
    "MACECalculator",
    "PolarMACE",
    "ScaleShiftMACE",
    "Step",
    "__version__",
    "accelerate",
    "compile",
    "evaluate_in_chunks",
    "freeze",
    "from_mace",
    "load",
    "mace_anicc",
    "mace_mdp",
    "mace_mp",
    "mace_off",
    "mace_omol",
    "mace_polar",
    "predict",
    "save",
    "tabulate",
    "to_mace",
    "topology",
    "unfreeze",
    "untabulate",
]
