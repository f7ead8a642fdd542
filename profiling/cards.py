"""Do the kernels of the standard models compile, fit and spill nothing on every card that people have?

    python -m profiling.cards --jobs 2 > profiling/cards.md
    python -m profiling.cards --archs sm_120 --models "mp-0 large" --steps training

Compiles ahead of time every kernel that one step of each model launches in its default settings; needs no GPU. Exits
with 1 if a kernel does not compile, does not fit or spills.
"""

import argparse
import shlex
import sys
from importlib.metadata import version
from typing import Any

from mace_fast.testing.workloads import PUBLISHED, build
from profiling.analytic import STEPS, Step
from profiling.architectures import ARCHITECTURES
from profiling.kernel_report import CRYSTAL_NEIGHBOURS, MODELS, MOLECULE_NEIGHBOURS
from profiling.machine_code import switch_interpreter_off
from profiling.machine_code.compiler import MachineCode, compile_specialised, unique
from profiling.machine_code.launches import launches_of_model, traffic_of_model

HEADINGS = ("card", "model", "step", "kernels", "do not compile or fit", "spill, B per thread", "CPU s")
SPECIES = 3


def compiled(name: str, step: Step, architecture: str, jobs: int) -> list[MachineCode]:
    """The kernels of a step of a model."""
    model: Any = build(PUBLISHED[name]).float()
    neighbours = MOLECULE_NEIGHBOURS if name.startswith("off") else CRYSTAL_NEIGHBOURS
    species = min(SPECIES, len(model.atomic_numbers))
    traffic = traffic_of_model(model, step, neighbours, species, architecture, launches_of_model)
    return compile_specialised(unique([one.launch for one in traffic])[0], architecture, jobs)


def row(codes: list[MachineCode]) -> list[str]:
    """What stands under the headings from ``kernels`` on."""
    problems = [f"{code.kernel} of {code.module}: {code.problem.splitlines()[0]}" for code in codes if code.problem]
    spilled = [
        f"{code.module}: {code.spill_store_bytes + code.spill_load_bytes}"
        for code in codes
        if code.spills and not code.problem
    ]
    seconds = sum(code.compile_seconds for code in codes)
    return [str(len(codes)), "; ".join(problems) or "0", "; ".join(spilled) or "0", f"{seconds:.0f}"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--archs", nargs="+", choices=ARCHITECTURES, default=list(ARCHITECTURES))
    parser.add_argument("--models", nargs="+", choices=PUBLISHED, default=list(MODELS), metavar="MODEL")
    parser.add_argument("--steps", nargs="+", choices=STEPS, default=list(STEPS))
    parser.add_argument("--jobs", type=int, default=1, help="processes that compile")
    settings = parser.parse_args()
    switch_interpreter_off()
    command = shlex.join(["python", "-m", "profiling.cards", *sys.argv[1:]])
    print(f"# Kernels by card\n\nMade by `{command}` with Triton {version('triton')}: float32, default settings.")
    print("Compiled ahead of time; nothing here ran on a GPU.\n")
    for line in (HEADINGS, ["---"] * len(HEADINGS)):
        print("|", " | ".join(line), "|")
    is_good = True
    for name in settings.models:
        for step in settings.steps:
            for architecture in settings.archs:
                codes = compiled(name, step, architecture, settings.jobs)
                is_good &= not any(code.problem or code.spills for code in codes)
                card = f"{architecture} ({ARCHITECTURES[architecture].device})"
                print("|", " | ".join([card, name, step, *row(codes)]), "|", flush=True)
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
