"""How do time and machine code of one kernel depend on its settings? Every combination of the values that are named.

    python -m profiling.sweep "mp-0 medium" fused_edges_edge_gradient block_channels=16,32 channel_sums=2,4
    python -m profiling.sweep "mp-0 medium" fused_edges_forward paths_per_group=1,2,3 --atoms 4000 --time

The kernel is called as the steps of the model call it, all layers. Unlike ``tune.py`` it chooses nothing,
drops nothing and writes nothing: what spills or does not fit stands in the table too, with the reason. Times need a
GPU; they are medians of rounds in which the configurations take turns.
"""

import argparse
import itertools
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from mace_fast.kernels import tuning
from mace_fast.kernels.runtime.launch import recording
from mace_fast.kernels.tuning.files import DTYPES, Key
from mace_fast.testing.workloads import PUBLISHED, SMALL
from profiling.architectures import ARCHITECTURES
from profiling.candidates import Inspector, Settings
from profiling.clocks import GpuClock, Timing, measure
from profiling.machine_code import switch_interpreter_off
from profiling.replay import Recorded, record_steps, runner
from profiling.tables import markdown

MODELS = {**PUBLISHED, **SMALL}


def combinations(varied: Sequence[str], default: Settings) -> list[Settings]:
    """All settings that follow from texts such as ``"block_channels=16,32"``, the default first."""
    values: dict[str, list[int]] = {}
    for text in varied:
        name, _, numbers = text.partition("=")
        if name not in default:
            raise SystemExit(f"there is no setting {name}: known are {', '.join(default)}")
        try:
            values[name] = [int(number) for number in numbers.split(",")]
        except ValueError:
            raise SystemExit(
                f"{text}: give whole numbers, such as {name}={default[name]},{2 * default[name]}"
            ) from None
    found = [default | dict(zip(values, chosen, strict=True)) for chosen in itertools.product(*values.values())]
    return [default, *(settings for settings in found if settings != default)]


def times(key: Key, recorded: Recorded, options: Sequence[Settings]) -> list[Timing | str]:
    """Time of each configuration, or why it does not run."""
    able: list[int] = []
    results: list[Timing | str] = ["" for _ in options]
    for index, settings in enumerate(options):
        try:
            runner(key, recorded, settings)()
            torch.cuda.synchronize()
            able.append(index)
        except (RuntimeError, ValueError, ArithmeticError) as error:
            results[index] = f"{type(error).__name__}: {error}".splitlines()[0][:100]
    found = measure([runner(key, recorded, options[index]) for index in able], GpuClock())
    for index, timing in zip(able, found, strict=True):
        results[index] = timing
    return results


def sweep(key: Key, recorded: Recorded, arguments: argparse.Namespace) -> list[dict[str, Any]]:
    """A row for each configuration of one key."""
    options = combinations(arguments.settings, recorded.default)
    inspector = Inspector(arguments.arch, arguments.jobs)
    seen = inspector.inspect(key, list(recorded.calls.values()), options[1:], recorded.default)
    timed = times(key, recorded, options) if arguments.time else None
    rows = []
    for index, outlook in enumerate(seen):
        changed = {name: value for name, value in outlook.settings.items() if value != recorded.default[name]}
        row: dict[str, Any] = {"settings": ", ".join(f"{n}={v}" for n, v in changed.items()) or "default"}
        about = asdict(outlook)
        row |= {name: about[name] for name in ("registers", "spill_bytes", "shared_bytes")}
        row |= {"occupancy": f"{outlook.occupancy:.0%}", "M instructions": f"{outlook.instructions:.2f}"}
        if not outlook.instructions:  # it was not compiled to the end
            row |= dict.fromkeys(("registers", "shared_bytes", "occupancy", "M instructions"), "")
        if timed is not None:
            timing = timed[index]
            measured = isinstance(timing, Timing)
            row["microseconds"] = f"{timing.microseconds:.1f}" if measured else ""
            row["spread"] = f"{timing.spread:.1%}" if measured else ""
            row["problem"] = outlook.problem or ("" if measured else timing)
        else:
            row["problem"] = outlook.problem
        rows.append(row)
    return rows


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", choices=MODELS, metavar="MODEL", help="one of the workloads, such as 'mp-0 medium'")
    parser.add_argument("kernel", help="the operation as tuning files name it, such as convolution_forward")
    parser.add_argument("settings", nargs="+", help="NAME=VALUE,VALUE: what is varied")
    parser.add_argument("--dtype", choices=list(DTYPES), default="float32")
    parser.add_argument("--atoms", type=int, default=1000, help="about, of the structure")
    parser.add_argument("--neighbours", type=float, default=60, help="about, of each atom")
    parser.add_argument("--species", type=int, default=3, help="elements in the structure")
    parser.add_argument("--arch", choices=ARCHITECTURES, help="that of the GPU, or sm_90 where there is none")
    parser.add_argument("--time", action="store_true", help="run it on the GPU too")
    parser.add_argument("--jobs", type=int, default=1, help="processes that compile")
    parser.add_argument("--json", type=Path, help="write the table as JSON too")
    arguments = parser.parse_args(argv)
    if arguments.time and not torch.cuda.is_available():
        parser.error("--time needs a GPU that torch sees; leave it out to see machine code alone")
    if arguments.time and arguments.arch not in (None, tuning.architecture()):
        parser.error(f"--time runs on {tuning.architecture()}; leave --arch out")
    arguments.arch = arguments.arch or tuning.architecture()
    return arguments


def main(argv: Sequence[str] | None = None) -> int:
    switch_interpreter_off()
    arguments = parse(argv)
    sizes = (arguments.atoms, arguments.neighbours, arguments.species)
    model, dtype = MODELS[arguments.model], DTYPES[arguments.dtype]
    if arguments.time:
        found, workload = record_steps(model, dtype, torch.device("cuda"), *sizes)
    else:
        with tuning.assume(arguments.arch), recording():
            found, workload = record_steps(model, dtype, torch.device("cpu"), *sizes)
    wanted = {key: recorded for key, recorded in found.items() if key[0] == arguments.kernel}
    if not wanted:
        asked = ", ".join(sorted({key[0] for key in found}))
        raise SystemExit(f"the steps of {arguments.model} do not ask for {arguments.kernel}; they ask for {asked}")
    tables = {}
    for key, recorded in wanted.items():
        rows = sweep(key, recorded, arguments)
        print(f"\n{key[0]} ({key[1]}) {arguments.dtype}, {arguments.arch}; {workload}; default {recorded.default}\n")
        print(markdown(tuple(rows[0]), [[str(value) for value in row.values()] for row in rows]))
        tables[key[1]] = rows
    if arguments.json:
        about = {"model": arguments.model, "kernel": arguments.kernel, "dtype": arguments.dtype, "arch": arguments.arch}
        arguments.json.write_text(json.dumps(about | {"workload": workload, "shapes": tables}, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
