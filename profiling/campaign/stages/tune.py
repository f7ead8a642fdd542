"""Which settings of the kernels are fastest here? Runs ``profiling/tune.py`` within the time that there is.

The file goes to the campaign's folder, from where it is copied to ``kernels/tuning/`` after a look at it. A dry run
lists candidates by machine code, which needs no GPU.
"""

import json
import sys
import time

from profiling import commands
from profiling.campaign.report import Report
from profiling.campaign.settings import Settings

MARGIN = 15.0
"""Seconds that tune.py may take longer than it was told, for the candidate in hand."""


def units(settings: Settings) -> list[str]:
    return ["plain zbl heads"] if settings.dry else list(settings.models)


def run(unit: str, settings: Settings, report: Report) -> None:
    tune = [sys.executable, "-m", "profiling.tune", "--models", unit, "--dtype", settings.dtype]
    changes: dict[str, str | None] = {"TRITON_INTERPRET": None}
    if settings.dry:
        small = ["--dry-run", "--arch", "sm_90", "--seconds", "2", "--jobs", "1", "--only", "edge_vectors"]
        status, output = commands.run([*tune, *small, "--atoms", "4", "--species", "2"], 60, changes)
        report.check("tune.py lists candidates", status == 0 and " survive, of " in output, output[-300:])
        report.fact("candidates", [line.strip() for line in output.splitlines() if " survive, of " in line])
        return
    import torch

    from mace_fast.kernels.tuning import architecture

    file = settings.folder / f"{architecture()}.json"
    torch.cuda.empty_cache()
    seconds = settings.seconds / len(units(settings)) - MARGIN
    size = ["--atoms", "2000", "--neighbours", "15" if unit.startswith("off") else "60"]
    begin = time.monotonic()
    status, output = commands.run(
        [*tune, *size, "--seconds", f"{seconds:.0f}", "--write", str(file)], seconds + 4 * MARGIN, changes
    )
    # status None: stopped, and the file has what was found; it is written entry by entry
    report.check("tune.py ends well", status in (0, None), f"exit status {status}: {output[-400:]}")
    report.number("tuned for", time.monotonic() - begin, "s")
    report.check("there is a tuning file", file.exists(), file.name)
    left = [line.strip() for line in output.splitlines() if "keys are left" in line]
    if left or status is None:
        report.skip(f"keys of {unit}", left[0] if left else "stopped for lack of time")
    if file.exists():
        for entry in json.loads(file.read_text()):
            if entry.get("workload", "").startswith(f"{unit}:"):
                changed = {k: v for k, v in entry["configuration"].items() if v != entry["default"][k]}
                before, after = entry["default_microseconds"], entry["microseconds"]
                row = {"operation": entry["operation"], "shape": entry["shape"], "changed": changed or "nothing"}
                report.row(f"settings of {unit}", **row, default_us=before, us=after, spread=entry["spread"])
