"""What do the hardware counters say of each kernel: bandwidth, units, occupancy, registers? Needs Nsight Compute.

Clocks are left as they are (``--clock-control none``), and so are all settings of the card.
"""

import csv
import shutil
import sys
from pathlib import Path

from campaign import commands
from campaign.report import Report
from campaign.settings import ROOT, Settings

METRICS = {
    "gpu__time_duration.sum": "ns",
    "dram__throughput.avg.pct_of_peak_sustained_elapsed": "DRAM %",
    "lts__throughput.avg.pct_of_peak_sustained_elapsed": "L2 %",
    "sm__throughput.avg.pct_of_peak_sustained_elapsed": "SM %",
    "sm__inst_executed_pipe_tensor.avg.pct_of_peak_sustained_active": "tensor %",
    "sm__warps_active.avg.pct_of_peak_sustained_active": "occupancy %",
    "launch__registers_per_thread": "registers",
    "dram__bytes.sum": "DRAM bytes",
}
PLACES = ("/opt/nvidia/nsight-compute", "/usr/local/cuda/bin", "/usr/local/NVIDIA-Nsight-Compute")


def units(settings: Settings) -> list[str]:
    return ["the counters"] if settings.dry else list(settings.models[:2])


def run(unit: str, settings: Settings, report: Report) -> None:
    ncu = program()
    step = [sys.executable, str(ROOT / "profiling" / "campaign" / "one_step.py")]
    if settings.dry:  # the step that would be watched, and the reading of what ncu writes
        status, output = commands.run([*step, "dry", "4", "float32", "cpu"], 60, {})
        report.check("the step that is watched runs", status == 0, output[-300:])
        rows = read(EXAMPLE)
        report.check("the table of ncu is read", rows == [{"kernel": "a_kernel", "launches": 2, "ns": 5.0}], str(rows))
        report.skip("hardware counters", "a dry run has no GPU")
        return
    if ncu is None:
        report.skip("hardware counters", f"no ncu on the PATH or under {', '.join(PLACES)}")
        return
    watch = [ncu, "--clock-control", "none", "--profile-from-start", "off", "--csv", "--print-units", "base"]
    watch += ["--metrics", ",".join(METRICS)]
    status, output = commands.run([*watch, *step, unit, "4000", settings.dtype, "cuda"], settings.seconds / 2 - 5, {})
    if status is None:
        report.skip(unit, "stopped for lack of time")
        return
    report.check("ncu ends well", status == 0, output[-400:])
    for row in read(output):
        report.row(f"kernels of one step of {unit}, 4000 atoms", **row)


def program() -> str | None:
    """Nsight Compute's command line."""
    found = shutil.which("ncu")
    places = (Path(place) for place in PLACES if Path(place).exists())
    return found or next((str(file) for place in places for file in sorted(place.rglob("ncu")) if file.is_file()), None)


EXAMPLE = """==PROF== Connected
"ID","Kernel Name","Metric Name","Metric Unit","Metric Value"
"0","a_kernel","gpu__time_duration.sum","ns","4"
"1","a_kernel","gpu__time_duration.sum","ns","6"
"""


def read(output: str) -> list[dict[str, object]]:
    """Means over the launches of every kernel, the longest first, from the CSV in what ncu printed."""
    lines = output.splitlines()
    start = next((n for n, line in enumerate(lines) if line.startswith('"ID"')), None)
    if start is None:
        return []
    values: dict[str, dict[str, list[float]]] = {}
    for row in csv.DictReader(line for line in lines[start:] if line.startswith('"')):
        own = values.setdefault(row["Kernel Name"], {})
        own.setdefault(METRICS.get(row["Metric Name"], row["Metric Name"]), []).append(
            float(row["Metric Value"].replace(",", "") or "nan")
        )
    ordered = sorted(values.items(), key=lambda item: -sum(item[1].get("ns", [0.0])))
    return [
        {
            "kernel": name[:70],
            "launches": max(map(len, own.values())),
            **{metric: sum(found) / len(found) for metric, found in own.items()},
        }
        for name, own in ordered
    ]
