"""What does a GPU machine tell of this package in the minutes for which it is lent? Most valuable things first.

    python profiling/gpu_campaign.py OUT --seconds 480                            # the first of two calls
    python profiling/gpu_campaign.py OUT --seconds 200 --stages kernels pytest    # the second
    python profiling/gpu_campaign.py OUT --stages tune --seconds 560 --budget tune=540
    python profiling/gpu_campaign.py OUT --dry-run                                # every stage, on the CPU, tiny

``python -m profiling.gpu_campaign`` is the same. Without ``--stages`` those run that a first GPU must answer, in a dry
run all. Each stage runs in processes of its own, so that neither a crash nor an illegal memory access ends the
campaign, and has a budget of seconds. Results are written to OUT as they come: ``results.json``, ``log.txt`` and the
page ``summary.md``, beside the files of single stages. The same command goes on where an earlier one stopped;
``--again`` repeats. ``gpu_campaign.md`` has the commands for a machine that is offline.

A dry run exercises the same code in Triton's interpreter. Its times are no measurement, and are marked so.

The exit status is 1 if a check failed, 3 if none failed but something is unfinished, 2 for wrong arguments, else 0.
"""

import argparse
import dataclasses
import importlib
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

if not __package__:  # called by its path: the packages lie in the folder above
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from profiling.campaign import store
from profiling.campaign.pool import Worker, run_units
from profiling.campaign.settings import Settings, environment
from profiling.campaign.stages import STAGES, Stage
from profiling.campaign.summary import summary
from profiling.commands import ROOT

FAILED, WRONG_USE, UNFINISHED = 1, 2, 3

MODELS = ("mp-0 medium", "mp-0 small", "off small", "mp-0 large")
NO_GPU = "torch finds no GPU here: run this on a machine with one, or add --dry-run to try every stage on the CPU"


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    names = [stage.name for stage in STAGES]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="for results; those of an earlier call are taken up")
    parser.add_argument("--stages", nargs="+", choices=names, default=[], metavar="STAGE", help=described())
    parser.add_argument("--again", action="store_true", help="repeat stages that are finished")
    parser.add_argument("--seconds", type=float, default=540, help="for everything, so that a call of 10 minutes ends")
    parser.add_argument("--budget", nargs="+", default=[], metavar="STAGE=SECONDS", help="in place of a stage's own")
    parser.add_argument("--only", nargs="+", default=[], help="units whose names contain one of these")
    parser.add_argument("--models", nargs="+", default=list(MODELS), help="of the timed stages")
    parser.add_argument("--dtype", choices=("float32", "float64"), default="float32", help="of the timed stages")
    parser.add_argument("--parallel", type=int, default=os.cpu_count() or 1, help="processes of checks at most")
    parser.add_argument("--dry-run", action="store_true", help="every stage on the CPU, with tiny sizes")
    parser.add_argument("--commit", default="", help="of the checkout, for a copy without its history")
    parser.add_argument(
        "--fail", default="", metavar="STAGE:UNIT", help="let this unit fail, to try the campaign itself"
    )
    arguments = parser.parse_args(argv)
    budgets = {}
    for item in arguments.budget:
        name, _, seconds = item.partition("=")
        if name not in names or not seconds.replace(".", "", 1).isdigit():
            parser.error(f"--budget takes STAGE=SECONDS with one of {', '.join(names)}; got {item!r}")
        budgets[name] = float(seconds)
    arguments.budget = budgets
    first = [stage.name for stage in STAGES if arguments.dry_run or not stage.is_asked_for]
    arguments.stages = arguments.stages or first
    return arguments


def described() -> str:
    """The stages, for the help."""
    first, others = ([one.name for one in STAGES if one.is_asked_for is asked] for asked in (False, True))
    return f"{', '.join(first)}; only where they are named: {', '.join(others)}"


def link_kernels() -> None:
    """Put back the link ``mace_fast/kernels``, which some ways of copying a checkout lose."""
    link = ROOT / "mace_fast" / "kernels"
    if link.is_dir():
        return
    if link.is_symlink() or link.is_file():  # a dangling link, or what a copy without links makes of one
        link.unlink()
    link.symlink_to(Path("..") / "kernels")


def name_of_device(settings: Settings) -> str:
    """What the processes of the stages will run on, empty without a GPU; asked in one, as this has no torch."""
    if settings.dry:
        return "CPU"
    question = "import torch; print(torch.cuda.get_device_name() if torch.cuda.is_available() else '')"
    command = [sys.executable, "-c", question]
    done = subprocess.run(command, env=environment(settings), stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.strip()


def run_stage(stage: Stage, settings: Settings, results: store.Store, parallel: int, spare: list[Worker]) -> None:
    """Run the units of a stage that are not finished, and write after each."""
    module = importlib.import_module(f"profiling.campaign.stages.{stage.name}")
    known = results.stage(stage.name)
    known["planned"] = module.units(settings)
    wanted = [unit for unit in store.unfinished(known) if not settings.only or any(o in unit for o in settings.only)]

    def finished(unit: str, outcome: dict[str, Any]) -> None:
        known["units"][unit] = outcome
        save(results, settings)
        bad = sum(event["kind"] == "check" and not event["ok"] for event in outcome["events"])
        said = f", {bad} checks FAILED" if bad else ""
        print(f"    {unit}: {outcome['status']} after {outcome['seconds']:.1f} s{said}", flush=True)

    run_units(stage.name, wanted, settings, settings.end, parallel, finished, spare)


def save(results: store.Store, settings: Settings) -> None:
    """Results and their summary."""
    results.write()
    (settings.folder / "summary.md").write_text(summary(results.data), encoding="utf-8")


def status_of(results: store.Store, stages: Sequence[str]) -> int:
    """Exit status for these stages."""
    chosen = [results.stage(name) for name in stages]
    if any(store.failures(stage) for stage in chosen):
        return FAILED
    return UNFINISHED if any(not stage["planned"] or store.unfinished(stage) for stage in chosen) else 0


def main(argv: Sequence[str] | None = None) -> int:
    begin, arguments = time.monotonic(), parse(argv)
    link_kernels()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    settings = Settings(
        folder=arguments.folder.resolve(),
        dry=arguments.dry_run,
        models=tuple(arguments.models),
        dtype=arguments.dtype,
        only=tuple(arguments.only),
        fail=arguments.fail,
    )
    device = name_of_device(settings)
    if not device:
        print(f"gpu_campaign.py: {NO_GPU}", file=sys.stderr)
        return WRONG_USE
    try:
        head = {"dry run": settings.dry, "device": device, "commit": arguments.commit or commit()}
        results = store.Store(settings.folder, head)
    except store.OtherCampaignError as error:
        print(f"gpu_campaign.py: {error}", file=sys.stderr)
        return WRONG_USE
    end, spare = begin + arguments.seconds, list[Worker]()
    for stage in STAGES:
        if stage.name not in arguments.stages:
            continue
        if arguments.again:
            results.forget(stage.name)
        left = end - time.monotonic()
        budget = arguments.budget.get(stage.name, stage.dry_seconds if settings.dry else stage.seconds)
        print(f"{stage.name}: {stage.question} ({min(left, budget):.0f} s)", flush=True)
        seconds = max(0.0, min(left, budget))
        own = dataclasses.replace(settings, seconds=seconds, end=time.monotonic() + seconds)
        parallel = 1 if settings.dry else min(stage.parallel, arguments.parallel)
        run_stage(stage, own, results, parallel, spare)
        save(results, settings)
    for worker in spare:
        worker.end()
    print("\n" + (settings.folder / "summary.md").read_text(encoding="utf-8"))
    return status_of(results, arguments.stages)


def commit() -> str:
    """Commit of the checkout; empty where there is none, as in a copy without its history."""
    try:
        done = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
