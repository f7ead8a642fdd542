"""What do the hardware counters say of the kernels of an operation: issue, stalls, tensor cores, caches, registers?

    python -m profiling.ncu --model "mp-0 medium" --atoms 4000 --operation fused_edges

Needs an NVIDIA GPU and Nsight Compute. The step is one of energy and forces with frozen weights, on the crystal that
``profiling/emulate.py`` counts on, warmed up first; of its launches only those of the operation are watched. Clocks are
left as they are (``--clock-control none``), and so are all settings of the card.
"""

import argparse
import contextlib
import csv
import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import torch

from profiling import commands
from profiling.one_step import WATCHED
from profiling.tables import markdown

SECTIONS = (
    *("SpeedOfLight", "SchedulerStats", "WarpStateStats", "InstructionStats", "LaunchStats", "Occupancy"),
    *("ComputeWorkloadAnalysis", "MemoryWorkloadAnalysis", "MemoryWorkloadAnalysis_Tables"),
)
"""Asked for in place of single metrics, whose names differ from GPU to GPU: one that does not exist ends ncu."""

COLUMNS = {
    "ns": r"gpu__time_duration\.sum",
    "instructions": r"smsp__inst_executed\.sum",
    "issue per clock": r"smsp__issue_active\.avg\.per_cycle_active",
    "SM %": r"sm__throughput\.avg\.pct_of_peak_sustained_elapsed",
    "tensor %": r"sm__(?:inst_executed_pipe_tensor\w*|pipe_tensor\w*_cycles_active)\.avg\.pct_of_peak_sustained_active",
    "L1, shared %": r"l1tex__throughput\.avg\.pct_of_peak_sustained_active",
    "L2 %": r"lts__throughput\.avg\.pct_of_peak_sustained_elapsed",
    "DRAM %": r"(?:gpu__dram_throughput|dram__throughput)\.avg\.pct_of_peak_sustained_elapsed",
    "occupancy %": r"sm__warps_active\.avg\.pct_of_peak_sustained_active",
    "registers": r"launch__registers_per_thread",
}
"""Metrics by what they are called here; the largest where several match, none where no section has it."""

STALL = r"smsp__average_warps_issue_stalled_(\w+)_per_issue_active\.ratio"
MOST_STALLS = 4
PLACES = ("/opt/nvidia/nsight-compute", "/usr/local/cuda/bin", "/usr/local/NVIDIA-Nsight-Compute")
MISSING = f"no ncu on the PATH or under {', '.join(PLACES)}: install Nsight Compute, which comes with the CUDA toolkit"
OPTIONS = (
    *("--clock-control", "none", "--profile-from-start", "off", "--csv", "--page", "raw", "--print-units", "base"),
    *(word for section in SECTIONS for word in ("--section", section)),
)
STEP = (sys.executable, "-m", "profiling.one_step")

Row = dict[str, object]


def program() -> str | None:
    """Nsight Compute's command line."""
    found = shutil.which("ncu")
    places = (Path(place) for place in PLACES if Path(place).exists())
    return found or next((str(file) for place in places for file in sorted(place.rglob("ncu")) if file.is_file()), None)


def watch(ncu: str, step: Sequence[str], seconds: float) -> tuple[int | None, str]:
    """Exit status and output of ncu on a step, the table in it; None if it took longer than it may.

    Args:
        ncu: its program.
        step: arguments of ``profiling.one_step``.
        seconds: that it may take.
    """
    return commands.run([ncu, *OPTIONS, *STEP, *step], seconds, {"TRITON_INTERPRET": None})


def table_in(output: str) -> list[str]:
    """Lines of CSV in what ncu printed: names, units, a line for each launch."""
    lines = output.splitlines()
    start = next((number for number, line in enumerate(lines) if line.startswith('"ID"')), len(lines))
    return [line for line in lines[start:] if line.startswith('"')]


def read(output: str) -> list[Row]:
    """A row for every launch that was watched, in their order, with the names that the step printed for them."""
    names = re.findall(rf"^{WATCHED}(.+)$", output, re.MULTILINE)
    found = [line for line in csv.DictReader(table_in(output)) if line["ID"].isdigit()]  # the line of units has no ID
    if len(names) != len(found):
        raise ValueError(f"{len(names)} launches were to be watched, ncu has rows of {len(found)}")
    return [{"kernel": name} | columns(line) for name, line in zip(names, found, strict=True)]


def columns(line: dict[str, str]) -> Row:
    """Those of ``COLUMNS``, and the most frequent reasons for which warps wait, each in warps per issue."""
    row: Row = {}
    for name, pattern in COLUMNS.items():
        values = [number(value) for metric, value in line.items() if re.fullmatch(pattern, metric) and value]
        if values:
            row[name] = max(values)
    stalls = {
        match[1]: number(value) for metric, value in line.items() if (match := re.fullmatch(STALL, metric)) and value
    }
    most = sorted(stalls, key=lambda reason: -stalls[reason])[:MOST_STALLS]
    return row | {"warps wait for": ", ".join(f"{reason} {stalls[reason]:.3g}" for reason in most)}


def number(text: str) -> float:
    """What ncu wrote."""
    return float(text.replace(",", ""))


def table(rows: list[Row]) -> str:
    """What was read, for people."""
    headings = list(dict.fromkeys(name for row in rows for name in row))
    shown = [[row.get(name, "-") for name in headings] for row in rows]
    return markdown(headings, [[f"{one:.4g}" if isinstance(one, float) else str(one) for one in row] for row in shown])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="mp-0 medium", help="a name of profiling/models.py")
    parser.add_argument("--atoms", type=int, default=4000, help="about")
    parser.add_argument("--dtype", choices=("float32", "float64"), default="float32")
    parser.add_argument("--operation", default="fused_edges", help="a folder of kernels/")
    arguments = parser.parse_args()
    ncu = program()
    if ncu is None:
        raise SystemExit(MISSING)
    if not torch.cuda.is_available():
        raise SystemExit("torch finds no GPU here: run this on the machine that has one")
    step = arguments.model, str(arguments.atoms), arguments.dtype, "cuda", arguments.operation
    with contextlib.redirect_stdout(sys.stderr):  # what ncu prints, thousands of lines
        status, output = watch(ncu, step, 600.0)
    if "ERR_NVGPUCTRPERM" in output:
        raise SystemExit("no permission to read the counters: https://developer.nvidia.com/ERR_NVGPUCTRPERM says how")
    if status is None:
        raise SystemExit("ncu took longer than 600 s: take fewer atoms")
    if status != 0:
        raise SystemExit(f"ncu ended with status {status}, see above")
    facts = arguments.model, f"about {arguments.atoms} atoms", arguments.dtype, torch.cuda.get_device_name()
    print(f"{', '.join(facts)}, torch {torch.__version__}\n")
    print(table(read(output)))


if __name__ == "__main__":
    main()
