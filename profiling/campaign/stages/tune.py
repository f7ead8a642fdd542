"""Which settings of the kernels are fastest here? Runs ``profiling/tune.py`` within the time that there is.

The file goes to the campaign's folder, from where it is copied to ``kernels/tuning/`` after a look at it. A dry run
tunes nothing: it reads a file such as tune.py writes.
"""

import sys
import time
from pathlib import Path

from profiling import commands
from profiling.campaign.report import Report
from profiling.campaign.settings import Settings

MARGIN = 15.0
"""Seconds that tune.py may take longer than it was told, for the candidate in hand."""


def units(settings: Settings) -> list[str]:
    return ["plain zbl heads"] if settings.dry else list(settings.models)


def run(unit: str, settings: Settings, report: Report) -> None:
    from profiling import tune

    if settings.dry:
        options = tune.parse(command("plain zbl heads", settings, 2.0)[3:])
        report.check("tune.py takes the options", options.models == ["plain zbl heads"] and options.seconds == 2.0)
        example(settings.folder / "sm_90.json", unit)
        read(settings.folder / "sm_90.json", unit, report)
        return
    import torch

    from mace_fast.kernels.tuning import architecture

    file = settings.folder / f"{architecture()}.json"
    torch.cuda.empty_cache()
    seconds = settings.seconds / len(units(settings)) - MARGIN
    begin = time.monotonic()
    called = [*command(unit, settings, seconds), "--write", str(file)]
    status, output = commands.run(called, seconds + 4 * MARGIN, {"TRITON_INTERPRET": None})
    # status None: stopped, and the file has what was found; it is written entry by entry
    report.check("tune.py ends well", status in (0, None), f"exit status {status}: {output[-400:]}")
    report.number("tuned for", time.monotonic() - begin, "s")
    report.check("there is a tuning file", file.exists(), file.name)
    left = [line.strip() for line in output.splitlines() if "keys are left" in line]
    if left or status is None:
        report.skip(f"keys of {unit}", left[0] if left else "stopped for lack of time")
    if file.exists():
        read(file, unit, report)


def command(model: str, settings: Settings, seconds: float) -> list[str]:
    """Of tune.py for a model."""
    size = ["--atoms", "2000", "--neighbours", "15" if model.startswith("off") else "60"]
    named = ["--models", model, "--dtype", settings.dtype, "--seconds", f"{seconds:.0f}"]
    return [sys.executable, "-m", "profiling.tune", *named, *size]


def read(file: Path, model: str, report: Report) -> None:
    """A row for every entry of a model in a tuning file."""
    from mace_fast.kernels.tuning import files

    for entry in files.read(file).values():
        if entry.get("workload", "").startswith(f"{model}:"):
            changed = {k: v for k, v in entry["configuration"].items() if v != entry["default"][k]}
            before, after = entry["default_microseconds"], entry["microseconds"]
            row = {"operation": entry["operation"], "shape": entry["shape"], "changed": changed or "nothing"}
            report.row(f"settings of {model}", **row, default_us=before, us=after, spread=entry["spread"])


def example(file: Path, model: str) -> None:
    """A file as tune.py writes it, with an entry of this model and one of another."""
    from mace_fast.kernels.tuning import files

    entry = {
        "operation": "edge_sum",
        "dtype": "float32",
        "configuration": {"num_warps": 2},
        "default": {"num_warps": 4},
    }
    entry |= {"from": "dry run", "default_microseconds": 2.0, "microseconds": 1.0, "spread": 0.01}
    models = {"of this model": model, "of another": "another"}
    files.write(file, [entry | {"shape": shape, "workload": f"{name}: 4 atoms"} for shape, name in models.items()])
