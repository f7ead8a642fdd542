"""What do the hardware counters say of each kernel of a step: bandwidth, units, occupancy, registers?

    python -m profiling.ncu --model "mp-0 medium" --atoms 4000 --dtype float32

Needs an NVIDIA GPU and Nsight Compute. The step is one of energy and forces with frozen weights on a crystal with 60
neighbours per atom, warmed up first. Clocks are left as they are (``--clock-control none``), and so are all settings
of the card. Generated kernels share a few names here; ``roofline.py`` tells them apart by their operation.
"""

import argparse
import contextlib
import csv
import shutil
import sys
from pathlib import Path

import torch

from profiling import commands
from profiling.tables import markdown

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
MISSING = f"no ncu on the PATH or under {', '.join(PLACES)}: install Nsight Compute, which comes with the CUDA toolkit"
OPTIONS = ("--clock-control", "none", "--profile-from-start", "off", "--csv", "--print-units", "base")
STEP = (sys.executable, "-m", "profiling.one_step")


def program() -> str | None:
    """Nsight Compute's command line."""
    found = shutil.which("ncu")
    places = (Path(place) for place in PLACES if Path(place).exists())
    return found or next((str(file) for place in places for file in sorted(place.rglob("ncu")) if file.is_file()), None)


def watch(ncu: str, model: str, atoms: int, dtype: str, seconds: float) -> tuple[int | None, str]:
    """Exit status and output of ncu on a step, the table in it; None if it took longer than it may."""
    command = [ncu, *OPTIONS, "--metrics", ",".join(METRICS), *STEP, model, str(atoms), dtype, "cuda"]
    return commands.run(command, seconds, {"TRITON_INTERPRET": None})


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


def table(rows: list[dict[str, object]]) -> str:
    """What was read, for people."""
    headings = ["kernel", "launches", *METRICS.values()]
    shown = [[row.get(name, "-") for name in headings] for row in rows]
    return markdown(headings, [[f"{one:.4g}" if isinstance(one, float) else str(one) for one in row] for row in shown])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="mp-0 medium", help="a name of mace_fast.testing.workloads")
    parser.add_argument("--atoms", type=int, default=4000, help="about")
    parser.add_argument("--dtype", choices=("float32", "float64"), default="float32")
    arguments = parser.parse_args()
    ncu = program()
    if ncu is None:
        raise SystemExit(MISSING)
    if not torch.cuda.is_available():
        raise SystemExit("torch finds no GPU here: run this on the machine that has one")
    with contextlib.redirect_stdout(sys.stderr):  # what ncu prints, thousands of lines
        status, output = watch(ncu, arguments.model, arguments.atoms, arguments.dtype, 600.0)
    if "ERR_NVGPUCTRPERM" in output:
        raise SystemExit("no permission to read the counters: https://developer.nvidia.com/ERR_NVGPUCTRPERM says how")
    if status is None:
        raise SystemExit("ncu took longer than 600 s: take fewer atoms")
    if status != 0:
        raise SystemExit(f"ncu ended with status {status}, see above")
    print(
        f"{arguments.model}, about {arguments.atoms} atoms, {arguments.dtype}, {torch.cuda.get_device_name()}, "
        f"torch {torch.__version__}; means over the launches of a step\n"
    )
    print(table(read(output)))


if __name__ == "__main__":
    main()
