"""What does every kernel of a step do on a GPU: instructions, memory, tensor cores, and what bounds it?

    python -m profiling.emulate mp-0-medium --arch sm_90 --keep > profiling/emulator/mp-0-medium_sm_90.md
    python -m profiling.emulate my.model --structure water.xyz --lines fused_edges_forward

Runs the kernels of one step in the emulator, on a small real structure, compiles them for the GPU, which need not be
there, and prints Markdown. ``profiling/emulator/profile/README.md`` says how it counts, and what a bound is not.
"""

import argparse
import json
import shlex
import sys
from importlib.metadata import version
from pathlib import Path

if __package__ in (None, ""):  # run by its path
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from profiling.analytic import Step
from profiling.bounds import RATE
from profiling.machine_code import switch_interpreter_off

ARCHITECTURES = ("sm_80", "sm_86", "sm_89", "sm_90")
"""Those that the emulator runs, and whose multiprocessors and clock ``architectures.py`` has."""


ENOUGH = 10_000
"""Accesses and products of all threads of a program that are counted of a launch; no further program runs then."""


def main() -> None:
    parser = argparse.ArgumentParser(
        "profiling.emulate", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", help="a name of profiling/models.py, such as mp-0-medium, or a file")
    parser.add_argument("--arch", choices=ARCHITECTURES, default="sm_90")
    parser.add_argument("--atoms", type=int, default=108, help="of the crystal that is run, about")
    parser.add_argument("--all", action="store_true", help="run all programs of each launch, and say what is wrong")
    parser.add_argument("--structure", type=Path, help="a file that ASE reads, in place of the crystal")
    parser.add_argument("--dtype", choices=("float32", "float64"), default="float32")
    parser.add_argument("--precision", default="tf32x3", choices=RATE, help="of matrix products in float32")
    parser.add_argument("--training", action="store_true", help="a loss and its gradient, not energy and forces")
    parser.add_argument("--tables", action="store_true", help="with hidden radial layers in tables (tabulate)")
    parser.add_argument("--seed", type=int, help="of the order in which warps go on; in step if left out")
    parser.add_argument("--lines", metavar="KERNEL", help="print the source of kernels of this name line by line, too")
    parser.add_argument("--jobs", type=int, default=2, help="processes that compile")
    parser.add_argument("--json", type=Path, help="write what was counted as JSON, too")
    parser.add_argument("--keep", action="store_true", help="keep totals by kernel in profiling/emulator/counted, too")
    arguments = parser.parse_args()
    for name, least in (("atoms", 1), ("jobs", 1), ("seed", 0)):
        value = getattr(arguments, name)
        if value is not None and value < least:
            parser.error(f"--{name} must be at least {least}")
    if arguments.structure and not arguments.structure.is_file():
        parser.error(f"--structure: there is no file {arguments.structure}")
    if arguments.training and arguments.tables:
        parser.error("--tables are not for --training")
    own = {"training": False, "tables": False, "dtype": "float32", "precision": "tf32x3", "structure": None}
    if arguments.keep and (Path(arguments.model).exists() or any(vars(arguments)[one] != own[one] for one in own)):
        parser.error("--keep is for energy and forces of a named model in float32, which the GPU campaign times")
    switch_interpreter_off()
    # these import Triton, which is interpreted or not from then on
    import mace_fast
    from profiling.emulator.counted import keep
    from profiling.emulator.profile.lines import print_lines
    from profiling.emulator.profile.report import as_record, print_report
    from profiling.emulator.profile.steps import model_of, profiled, structure_of

    name, model = model_of(arguments.model)
    model.precision = arguments.precision
    atoms = structure_of(model, arguments.structure, arguments.atoms)
    if arguments.tables:
        mace_fast.tabulate(mace_fast.freeze(model))
    step: Step = "training" if arguments.training else "energy and forces"
    enough = None if arguments.all else ENOUGH
    how = arguments.dtype, arguments.arch, arguments.seed, arguments.jobs, enough
    profile = profiled(name, model, step, atoms, *how)
    command = shlex.join(["python", "-m", "profiling.emulate", *sys.argv[1:]])
    print(f"# {name}, {step}, on {arguments.arch}, {arguments.dtype}\n")
    print(f"Made by `{command}` with Triton {version('triton')}.")
    print_report(profile)
    if arguments.lines:
        print_lines(profile, arguments.lines)
    if arguments.all:
        print(f"\n{len(profile.faults)} faults.")
    record = {"command": command} | as_record(profile)
    if arguments.json:
        arguments.json.write_text(json.dumps(record, indent=1) + "\n")
    if arguments.keep:
        keep(record)


if __name__ == "__main__":
    main()
