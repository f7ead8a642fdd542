"""The stages, most valuable first.

Each module has ``units(settings)``, the names of what it does, and ``run(unit, settings, report)``, which does one. The
list of units is made in the process of the campaign, so modules import torch inside functions.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Stage:
    """One stage.

    Attributes:
        name: of its module.
        question: that it answers.
        seconds: that it may take on a GPU.
        dry_seconds: that it may take in a dry run.
        parallel: processes at a time on a GPU, 1 where times are measured; a dry run has one.
    """

    name: str
    question: str
    seconds: float
    dry_seconds: float = 60.0
    parallel: int = 1


STAGES = (
    Stage("environment", "Which machine is this, and what are its ceilings?", 60),
    Stage("kernels", "Is every operator right, with every gradient, in both dtypes and every precision?", 280, 90, 12),
    Stage("models", "Do whole models equal mace-torch?", 240, 90, 8),
    Stage("determinism", "Does every run give the same bits?", 60),
    Stage("graph", "Does a captured step equal the eager one, and what does the host do?", 90),
    Stage("fused_or_not", "Are the fused kernels faster than the unfused, and where does the time go?", 150),
    Stage("peers", "How fast is a step beside the peers?", 240, 90),
    Stage("tune", "Which settings of the kernels are fastest here?", 480, 90),
    Stage("pytest", "Do the tests of the Triton kernels pass on the device?", 300, 90),
    Stage("ncu", "What do the hardware counters say of each kernel?", 120),
    Stage("scaling", "How many atoms fit, and how does time grow with them?", 150),
)
