"""How many threads a process takes where a scheduler has divided the machine."""

import os
from collections.abc import Mapping

import torch

_PROCESSORS = ("SLURM_CPUS_PER_TASK", "NSLOTS", "LSB_DJOB_NUMPROC")
"""Of a task, as SLURM, SGE and LSF say it; PBS sets OMP_NUM_THREADS."""


def keep_to_own_processors(environment: Mapping[str, str] = os.environ) -> None:
    """Take no more threads than a scheduler gives this process, where nobody has said how many.

    torch looks at OMP_NUM_THREADS and at the processors that the process is bound to, but not every cluster binds its
    tasks, and each of several on a machine would take all of it.
    """
    if "OMP_NUM_THREADS" in environment:
        return
    given = [int(environment[name]) for name in _PROCESSORS if environment.get(name, "").isdecimal()]
    torch.set_num_threads(max(1, min([*given, torch.get_num_threads()])))
