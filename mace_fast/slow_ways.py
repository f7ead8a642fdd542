"""What a model asks for that is right on a GPU, but far from the fastest that gives the same."""

import torch

from mace_fast.evaluated import Evaluated, is_tabulated
from mace_fast.execution import Execution
from mace_fast.kernels.tuning import architecture

IEEE = (
    'precision "ieee" has no tensor cores: kernels of the layers issue 5 times the instructions of "tf32x3" and keep '
    "registers in memory (counted for MACE-MP-0 medium, sm_90); "
    'model.precision = "bf16x6" multiplies float32 as exactly'
)

TABLES = (
    "on a GPU tables save nothing: the kernels that read them issue 15 % more instructions than those that compute the "
    "layers (counted for MACE-MP-0 medium in float32, sm_90); mace_fast.untabulate(model) goes back"
)


def slow_ways(model: Evaluated, execution: Execution) -> list[str]:
    """A sentence for each, with the remedy.

    Args:
        model: evaluated on a GPU by Triton.
        execution: how.
    """
    exact = execution.precision == "ieee" and model.r_max.dtype == torch.float32
    found = [IEEE] if exact and not architecture().startswith("gfx") else []  # whose matrix units multiply float32
    return [*found, TABLES] if execution.fused and is_tabulated(model) else found
