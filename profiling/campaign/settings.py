"""What a campaign is asked to do, as every process of it sees it."""

import dataclasses
import json
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """Settings of a campaign.

    Attributes:
        folder: where results go.
        dry: on the CPU, with tiny sizes; its times mean nothing.
        seconds: for the present stage, which shares them out among its units.
        end: of the present stage, of the monotonic clock.
        models: of the timed stages, names of ``mace_fast.testing.workloads``.
        dtype: of the timed stages.
        only: units whose names contain one of these; all if empty.
        fail: units of this name fail on purpose, to see that a failure is seen.
    """

    folder: Path
    dry: bool
    seconds: float = 60.0
    end: float = 0.0
    models: tuple[str, ...] = ()
    dtype: str = "float32"
    only: tuple[str, ...] = ()
    fail: str = ""

    @property
    def device(self) -> str:
        """Where the tensors are."""
        return "cpu" if self.dry else "cuda"

    def dumped(self) -> str:
        """As text, for a process of a stage."""
        return json.dumps({**dataclasses.asdict(self), "folder": str(self.folder)})

    @staticmethod
    def loaded(text: str) -> "Settings":
        """What was dumped."""
        fields = json.loads(text)
        lists = {name: tuple(fields[name]) for name in ("models", "only")}
        return Settings(**{**fields, **lists, "folder": Path(fields["folder"])})


def environment(settings: Settings) -> dict[str, str]:
    """Variables of a process that runs units: the interpreter in a dry run, the compiler on a GPU."""
    changed = {**os.environ, "PYTHONUNBUFFERED": "1"}
    if settings.dry:
        changed |= {"TRITON_INTERPRET": "1", "CUDA_VISIBLE_DEVICES": "", "OMP_NUM_THREADS": "1"}
    else:
        changed.pop("TRITON_INTERPRET", None)
        changed.setdefault("OMP_NUM_THREADS", "2")  # as processes of checks run beside each other
    return changed
