"""Which part of a file this process evaluates, of several that share it: as asked, or as a job array says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Shard:
    """Part ``index`` of ``count``, counted from 1."""

    index: int
    count: int

    def __str__(self) -> str:
        return f"{self.index}/{self.count}"

    def of(self, total: int) -> tuple[int, int]:
        """The first of its structures, and the one behind the last: parts follow each other as the structures do."""
        return total * (self.index - 1) // self.count, total * self.index // self.count

    def name(self, path: Path) -> Path:
        """``out.extxyz`` becomes ``out.02-of-16.extxyz``; by name they are sorted as the structures are."""
        number = str(self.index).zfill(len(str(self.count)))
        return path.with_name(f"{path.stem}.{number}-of-{self.count}{path.suffix}")


ARRAYS = {
    "SLURM": ("SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_MIN", "SLURM_ARRAY_TASK_MAX", "SLURM_ARRAY_TASK_STEP"),
    "SGE": ("SGE_TASK_ID", "SGE_TASK_FIRST", "SGE_TASK_LAST", "SGE_TASK_STEPSIZE"),
    "LSF": ("LSB_JOBINDEX", "", "LSB_JOBINDEX_END", "LSB_JOBINDEX_STEP"),
}
"""Variables with the number of a task, of the first and the last one, and the step between two. LSF begins at 1."""

PBS = ("PBS_ARRAY_INDEX", "PBS_ARRAYID")


def chosen(text: str | None, environment: Mapping[str, str]) -> Shard:
    """The part of ``--shard``.

    Args:
        text: "2/8", "auto" for the task of a job array, or None for all of it.
        environment: of the process.

    Raises:
        ValueError: it is no part, or the job array does not say which one it is.
    """
    if text is None:
        return Shard(1, 1)
    if text == "auto":
        return _of_job_array(environment)
    found = re.fullmatch(r"([0-9]+)/([0-9]+)", text)
    shard = Shard(int(found[1]), int(found[2])) if found else None
    if shard is None or not 1 <= shard.index <= shard.count:
        raise ValueError(f"--shard is {text}, expected auto, or a part as 1/8, 2/8 and so on to 8/8")
    return shard


def _of_job_array(environment: Mapping[str, str]) -> Shard:
    for scheduler, names in ARRAYS.items():
        numbers = [int(value) if (value := environment.get(name, "1")).isdecimal() else 0 for name in names]
        task, first, last, step = numbers
        if not environment.get(names[0], "").isdecimal() or (scheduler == "LSF" and task == 0):
            continue  # not set, or not in a job array
        is_regular = step > 0 and first <= task <= last and (task - first) % step == (last - first) % step == 0
        count = environment.get("SLURM_ARRAY_TASK_COUNT") if scheduler == "SLURM" else None
        if not is_regular or count not in (None, str((last - first) // step + 1)):
            raise ValueError(
                f"--shard auto: tasks of this {scheduler} array do not follow each other evenly to the last, so that "
                "the part of one cannot be told: give it as --shard 2/8"
            )
        return Shard((task - first) // step + 1, (last - first) // step + 1)
    if name := next((name for name in PBS if name in environment), None):
        raise ValueError(
            f"--shard auto: PBS tells the number of a task, {environment[name]}, but not how many there are: for an "
            f"array of 1-8 give --shard ${name}/8"
        )
    raise ValueError("--shard auto: this is no task of a job array of SLURM, SGE or LSF: give a part, as --shard 2/8")
