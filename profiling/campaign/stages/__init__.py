"""The stages, in the order in which they run: what a first GPU must tell in its first minutes comes first.

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
        is_asked_for: whether it runs only where it is named.
    """

    name: str
    question: str
    seconds: float
    dry_seconds: float = 60.0
    parallel: int = 1
    is_asked_for: bool = False


STAGES = (
    Stage("environment", "Which machine is this?", 30),
    Stage("precompile", "Does everything that follows compile, and what are the rates of the machine?", 75, 60, 16),
    Stage("correctness", "Are a small and a medium model right, with the same bits in every run?", 45, 60, 3),
    Stage("plain", "How long does a step take, and which kernel takes it, beside what was counted?", 75),
    Stage("graph", "Does a captured step equal the eager one, and how long do small systems take?", 50),
    Stage("ncu", "What do the hardware counters say of the edge kernels?", 100),
    Stage("variants", "Which of the settings that are compiled already are faster?", 130),
    Stage("kernels", "Is every operator right, with every gradient, in float32 and float64?", 130, 90, 12),
    Stage("pytest", "Do the tests of the fused kernels pass on the device?", 60, 90),
    Stage("precisions", "Are the operators right in the other precisions, and without edges?", 280, 90, 12, True),
    Stage("models", "Do whole models of all families equal mace-torch?", 240, 90, 8, True),
    Stage("determinism", "Does every run of evaluation and training give the same bits?", 60, is_asked_for=True),
    Stage("training", "How long does a step of training take?", 60, is_asked_for=True),
    Stage("tests", "Do the tests of all kernels and models pass on the device?", 300, 90, is_asked_for=True),
    Stage("peers", "How fast is a step beside the peers?", 240, 90, is_asked_for=True),
    Stage("tune", "Which settings of the kernels are fastest here?", 480, 90, is_asked_for=True),
    Stage("scaling", "How many atoms fit, and how does time grow with them?", 150, is_asked_for=True),
)
