"""Which settings of the kernels are fastest on this GPU? Tries them on a model's own steps and writes the tuning file.

    python -m profiling.tune --models "mp-0 medium" "off small" --dtype float32 --seconds 3600
    python -m profiling.tune --models "mp-0 medium" --dry-run --arch sm_90            # what would be tried; no GPU
    python -m profiling.tune --models "mp-0 medium" --by-machine-code --arch gfx942   # defaults for a GPU nobody has

A training step and a step of energy, forces and stress are run once, to see which operations ask for a configuration
and with which arguments. For every such key (operation, shape of the model, dtype) the search of ``candidates.py``
starts from the default. Candidates that machine code speaks against are dropped first; the others must give the result
of the default before they are timed in turns with the best so far. The winner, be it the default, is written at once,
so that an interrupted run goes on where it stopped. A configuration that is less than 2 % or less than the spread of
the measurements faster does not win.

The exit status is 2 where there is no GPU to measure on.
"""

import argparse
import datetime
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import torch

from mace_fast.kernels import tuning
from mace_fast.kernels.runtime.launch import recording
from mace_fast.kernels.tuning import files
from mace_fast.kernels.tuning.files import Key
from mace_fast.testing.workloads import PUBLISHED, SMALL
from profiling.architectures import ARCHITECTURES
from profiling.candidates import Inspector, Outlook, Settings, different, neighbours, preferred, shown_by_machine_code
from profiling.clocks import Clock, GpuClock, measure
from profiling.machine_code import switch_interpreter_off
from profiling.replay import Recorded, difference, record_steps, runner

MODELS = {**PUBLISHED, **SMALL}

SWEEPS = 3
"""How often the search moves to a better neighbour at most."""

LEAST_GAIN = 0.02

NO_GPU = (
    "no GPU to measure on: run this on the machine whose GPU is to be tuned, with a torch that sees it "
    "(torch.cuda.is_available()). Without one, --dry-run lists what would be tried and --by-machine-code chooses from "
    "machine code alone"
)


class DeviceLostError(Exception):
    """The GPU does nothing more after a candidate; only a new process helps."""


@dataclass
class Tuner:
    """What is the same for all keys.

    Attributes:
        inspector: that drops candidates by machine code, None where that is not known.
        clock: that measures; None without a GPU.
        source: how entries come about, for the file.
        say: prints a line.
        rounds: of each measurement.
        rejected: why candidates of the present key were dropped, and how many.
    """

    inspector: Inspector | None
    clock: Clock | None
    source: dict[str, str]
    say: Callable[[str], None] = print
    rounds: int = 9
    rejected: Counter[str] = field(default_factory=Counter)

    def survivors(self, key: Key, recorded: Recorded, options: Sequence[Settings], end: float) -> list[Outlook]:
        """The candidates that machine code does not speak against, as far as there is time to compile them."""
        if self.inspector is None:
            return [Outlook(settings) for settings in options]
        calls, default = list(recorded.calls.values()), recorded.default
        kept: list[Outlook] = []
        done = 0
        while done < len(options) and time.monotonic() < end:
            some = options[done : done + self.inspector.jobs]
            first, *outlooks = self.inspector.inspect(key, calls, some, default)
            fresh = different(outlooks, [first, *kept])
            self.rejected.update(_short(outlook.problem) for outlook in outlooks if outlook.problem)
            self.rejected["same as another"] += sum(not outlook.problem for outlook in outlooks) - len(fresh)
            kept += fresh
            done += len(some)
        self.rejected["not looked at for lack of time"] += len(options) - done
        return kept

    def by_time(self, key: Key, recorded: Recorded, end: float) -> dict[str, Any] | None:
        """The entry of the fastest configuration; None if the default itself cannot be trusted."""
        assert self.clock is not None
        default = current = recorded.default
        expected = runner(key, recorded, default)()
        problem = difference(expected, expected)
        if problem:
            self.say(f"    not tuned: the default gives no numbers to compare with ({problem})")
            return None
        tried = [default]
        for _ in range(SWEEPS):
            options = [settings for settings in neighbours(current, default) if settings not in tried]
            tried += options
            able = []
            for outlook in self.survivors(key, recorded, options, end):
                if time.monotonic() >= end:
                    self.rejected["not run for lack of time"] += 1
                elif problem := self._problem_of_run(key, recorded, outlook.settings, expected):
                    self.rejected[_short(problem)] += 1
                else:
                    able.append(outlook.settings)
            contest = [current, *able]
            timings = measure([runner(key, recorded, settings) for settings in contest], self.clock, self.rounds)
            best = min(range(len(contest)), key=lambda index: timings[index].microseconds)
            if not _is_faster(timings[best], timings[0]):
                break
            current = contest[best]
            if time.monotonic() >= end:
                break
        before, after = measure(
            [runner(key, recorded, settings) for settings in (default, current)], self.clock, 2 * self.rounds
        )
        if not _is_faster(after, before):
            current, after = default, before
        return entry(
            key,
            current,
            default,
            self.source,
            microseconds=round(after.microseconds, 2),
            default_microseconds=round(before.microseconds, 2),
            spread=round(max(after.spread, before.spread), 4),
        )

    def _problem_of_run(self, key: Key, recorded: Recorded, settings: Settings, expected: Any) -> str:
        """Why a candidate does not run or is wrong; empty if it is right."""
        try:
            return difference(runner(key, recorded, settings)(), expected)
        except Exception as error:  # whatever a compiler or a driver throws
            if torch.cuda.is_available():
                try:
                    torch.cuda.synchronize()
                except Exception as lost:
                    raise DeviceLostError(f"{key[0]} with {settings}: {error}") from lost
            return f"does not run: {type(error).__name__}"

    def by_machine_code(self, key: Key, recorded: Recorded, end: float) -> dict[str, Any] | None:
        """The entry of the configuration that machine code speaks for; None if the default does not compile."""
        assert self.inspector is not None
        default = recorded.default
        (start,) = self.inspector.inspect(key, list(recorded.calls.values()), [], default)
        if start.problem:
            self.say(f"    not tuned: the default has a problem ({start.problem})")
            return None
        current, tried = start, [default]
        for _ in range(SWEEPS):
            names = shown_by_machine_code(default)
            options = [one for one in neighbours(current.settings, default, names) if one not in tried]
            tried += options
            better = preferred(self.survivors(key, recorded, options, end), current)
            if better is None:
                break
            current = better
        return entry(
            key,
            current.settings,
            default,
            self.source,
            instructions=round(current.instructions, 4),
            default_instructions=round(start.instructions, 4),
        )

    def list_candidates(self, key: Key, recorded: Recorded, end: float) -> None:
        """Print the candidates of the first sweep that machine code does not speak against."""
        default = recorded.default
        options = neighbours(default, default)
        kept = self.survivors(key, recorded, options, end)
        for outlook in kept:
            self.say(
                f"    {_changes(outlook.settings, default):40} {outlook.registers} registers, "
                f"{outlook.shared_bytes / 1024:.1f} kB shared, occupancy {outlook.occupancy:.0%}, "
                f"{outlook.instructions:.3f} M instructions"
            )
        self.say(f"    {len(kept)} survive, of {len(options)} candidates")

    def dropped(self) -> str:
        """Why candidates were dropped, and forget it."""
        text = ", ".join(f"{count} {reason}" for reason, count in self.rejected.most_common() if count)
        self.rejected.clear()
        return text


def entry(key: Key, settings: Settings, default: Settings, source: Mapping[str, str], **found: float) -> dict[str, Any]:
    """An entry of a tuning file."""
    operation, shape, dtype = key
    named = {"operation": operation, "shape": shape, "dtype": str(dtype).removeprefix("torch.")}
    return {**named, "configuration": settings, "default": default, **found, **source}


def is_done(known: Mapping[str, Any] | None, source: Mapping[str, str]) -> bool:
    """Whether an entry need not be found anew: measured on this GPU with these versions, or better."""
    if known is None:
        return False
    same = all(known.get(name) == source.get(name) for name in ("from", "gpu", "torch", "triton"))
    return same or (source["from"] != "measured" and known["from"] == "measured")


def _is_faster(one: Any, other: Any) -> bool:
    gain = 1 - one.microseconds / other.microseconds
    return gain > max(LEAST_GAIN, one.spread, other.spread)


def _changes(settings: Settings, default: Settings) -> str:
    changed = {name: value for name, value in settings.items() if value != default[name]}
    return ", ".join(f"{name} {default[name]} > {value}" for name, value in changed.items()) or "default"


def _short(problem: str) -> str:
    """The kind of a problem, to count."""
    if problem.startswith(("spills", "needs")):
        return "spill" if problem.startswith("spills") else "need too much shared or tensor memory"
    if problem.startswith(("does not run", "no program")):
        return problem
    if "differs" in problem or problem == "integers differ":
        return "give other results"
    return "do not compile" if "rror" in problem else problem


def source_of(arguments: argparse.Namespace) -> dict[str, str]:
    """How entries of this run come about."""
    versions = {"torch": torch.__version__, "triton": version("triton"), "date": datetime.date.today().isoformat()}
    if arguments.by_machine_code:
        return {"from": f"machine code, triton {versions['triton']}", **versions}
    if arguments.dry_run:
        return {"from": "dry run", **versions}
    return {"from": "measured", "gpu": torch.cuda.get_device_name(), "driver": _driver(), **versions}


def _driver() -> str:
    """Version of the driver, or of ROCm; empty if nothing says."""
    if torch.version.hip is not None:
        return f"ROCm {torch.version.hip}"
    command = ["nvidia-smi", "--query-gpu=driver_version", "--format=csv,noheader"]
    try:
        lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    except (OSError, subprocess.CalledProcessError):
        return ""
    return lines[0].strip() if lines else ""


def record(arguments: argparse.Namespace, model: str, dtype: torch.dtype, measuring: bool) -> tuple[Any, str]:
    """What the steps of a model ask for: run where it is measured, only noted where it is not."""
    sizes = (arguments.atoms, arguments.neighbours, arguments.species)
    if measuring:
        return record_steps(MODELS[model], dtype, torch.device("cuda"), *sizes)
    with tuning.assume(arguments.arch), recording():
        return record_steps(MODELS[model], dtype, torch.device("cpu"), *sizes)


def tune(arguments: argparse.Namespace, tuner: Tuner, file: Path) -> int:
    """All keys of all models; the number of those that could not be tuned."""
    begin, failed = time.monotonic(), 0
    end = begin + arguments.seconds
    known = {} if arguments.again else files.read(file)
    jobs = [(model, files.DTYPES[dtype]) for model in arguments.models for dtype in arguments.dtype]
    for place, (model, dtype) in enumerate(jobs):
        found, workload = record(arguments, model, dtype, tuner.clock is not None)
        print(f"\n{model}, {str(dtype).removeprefix('torch.')}: {workload}; {len(found)} configurations are asked for")
        tuner.source["workload"] = f"{model}: {workload}"
        wanted = [key for key in found if _is_wanted(key[0], arguments)]
        for number, key in enumerate(wanted):
            print(f"\n{key[0]} ({key[1]}) {key[2]}: default {found[key].default}", flush=True)
            if not arguments.dry_run and is_done(known.get(key), tuner.source):
                print("    is in the file already")
                continue
            now = time.monotonic()
            if now >= end and not arguments.dry_run:
                print(f"    the time is over, {len(wanted) - number} keys are left; run the same again to go on")
                return failed
            share = now + (end - now) / (len(wanted) - number) / (len(jobs) - place)
            if arguments.dry_run:
                tuner.list_candidates(key, found[key], share)
            else:
                way = tuner.by_machine_code if arguments.by_machine_code else tuner.by_time
                result = way(key, found[key], share)
                failed += result is None
                if result is not None:
                    known[key] = result
                    files.write(file, {**files.read(file), **{key: result}}.values())
                    print(f"    {_changes(result['configuration'], result['default'])}; {_gain(result)}")
            dropped = tuner.dropped()
            print(f"    dropped: {dropped}" if dropped else "    none dropped", flush=True)
    return failed


def _gain(result: Mapping[str, Any]) -> str:
    if "microseconds" in result:
        times = f"{result['default_microseconds']} > {result['microseconds']} microseconds"
        return f"{times}, spread {result['spread']:.1%}"
    return f"{result['default_instructions']} > {result['instructions']} M instructions"


def _is_wanted(operation: str, arguments: argparse.Namespace) -> bool:
    only, skip = tuple(arguments.only), tuple(arguments.skip)
    return (not only or operation.startswith(only)) and not (skip and operation.startswith(skip))


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", nargs="+", required=True, choices=MODELS, metavar="MODEL", help="of the workloads")
    parser.add_argument("--dtype", nargs="+", default=["float32"], choices=list(files.DTYPES))
    parser.add_argument("--atoms", type=int, default=1000, help="about, of the structure")
    parser.add_argument("--neighbours", type=float, default=60, help="about, of each atom")
    parser.add_argument("--species", type=int, default=4, help="elements in the structure")
    parser.add_argument("--write", type=Path, help="tuning file, ARCHITECTURE.json; by default that of the package")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="of all, shared out evenly to what is left")
    parser.add_argument("--only", nargs="+", default=[], help="operations whose names begin so")
    parser.add_argument("--skip", nargs="+", default=[], help="but not these")
    parser.add_argument("--again", action="store_true", help="what is in the file too")
    parser.add_argument("--rounds", type=int, default=9, help="of each measurement")
    parser.add_argument("--jobs", type=int, default=min(8, os.cpu_count() or 1), help="processes that compile")
    parser.add_argument("--arch", choices=ARCHITECTURES, help="without a GPU, sm_90 if not given")
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--dry-run", action="store_true", help="list the candidates; nothing runs or is written")
    ways.add_argument("--by-machine-code", action="store_true", help="choose without measuring")
    arguments = parser.parse_args(argv)
    if not (arguments.dry_run or arguments.by_machine_code) and arguments.arch:
        parser.error("--arch is that of the GPU where one measures; it goes with --dry-run and --by-machine-code")
    return arguments


def main(argv: Sequence[str] | None = None) -> int:
    switch_interpreter_off()
    arguments = parse(argv)
    measuring = not (arguments.dry_run or arguments.by_machine_code)
    if measuring and not torch.cuda.is_available():
        print(f"tune.py: {NO_GPU}.", file=sys.stderr)
        return 2
    architecture = tuning.architecture() if measuring else arguments.arch or tuning.DEFAULT_ARCHITECTURE
    arguments.arch = architecture
    file = arguments.write or tuning.FOLDER / f"{architecture}.json"
    if file.stem != architecture:
        print(
            f"tune.py: a tuning file for {architecture} is called {architecture}.json, not {file.name}", file=sys.stderr
        )
        return 2
    inspector = Inspector(architecture, arguments.jobs) if architecture in ARCHITECTURES else None
    if inspector is None:
        print(f"machine code of {architecture} is not looked at: every candidate is run")
    tuner = Tuner(inspector, GpuClock() if measuring else None, source_of(arguments), rounds=arguments.rounds)
    try:
        return 1 if tune(arguments, tuner, file) else 0
    except KeyboardInterrupt:
        print(f"\ninterrupted; {file} has what was found, and the same command goes on from there", file=sys.stderr)
        return 130
    except (ValueError, OSError) as error:  # a tuning file that is not one, or that may not be written
        print(f"tune.py: {error}", file=sys.stderr)
        return 2
    except DeviceLostError as error:
        print(f"\nthe GPU was lost: {error}\n{file} has what was found; go on with --skip OPERATION", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
