"""What machine code do the kernels of the standard models become, and what must a step move and compute at least?

Records every Triton kernel that one evaluation of energy and forces and one training step launch, compiles them ahead
of time, which needs no GPU, and prints Markdown: for each kernel registers, spills, shared memory, occupancy and
instructions; for each model the bytes of the kernels' arguments beside those that the operations need, and the least
time that follows from memory and arithmetic. All of it is counted or computed, nothing is measured but the compiler.
Exits with 1 if a float32 kernel spills registers, or if any kernel does not compile or fit the device.

    python -m profiling.kernel_report --arch sm_90 --jobs 2 > profiling/kernel_report_sm_90.md
    python -m profiling.kernel_report --arch gfx942 --models "mp-0 medium,off small" --dtype float64 --json report.json
"""

import argparse
import json
import shlex
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import torch

from mace_fast.testing.workloads import PUBLISHED, build
from profiling.analytic import STEPS, Step, operations
from profiling.architectures import ARCHITECTURES
from profiling.bounds import Work, bound, rates_of
from profiling.emulator.counted import read, totals
from profiling.machine_code import switch_interpreter_off
from profiling.machine_code.compiler import MachineCode, compile_specialised, unique
from profiling.machine_code.launches import Traffic, launches_of_model, launches_of_operations, traffic_of_model
from profiling.machine_code.table import HEADINGS, as_record, row
from profiling.sizes import layer_sizes
from profiling.tables import markdown

MODELS = ("mp-0 small", "mp-0 medium", "mp-0 large", "off small", "off medium", "mh-1")

MOLECULE_NEIGHBOURS, CRYSTAL_NEIGHBOURS = 15, 60
"""Edges per atom for the models of organic molecules (``off``) and for the others."""

SOURCES = {"model": launches_of_model, "operations": launches_of_operations}
"""What is launched: steps of the model, or its operations one by one with all their derivatives."""


@dataclass(frozen=True)
class ModelReport:
    """What one model launches and what it needs.

    Attributes:
        name: of the model.
        neighbours: edges per atom.
        species: elements in the structure.
        sizes: of its layers.
        launches: of each step.
        kernels: of each step, for every launch the position of its kernel in the report.
        works: operations of each step.
    """

    name: str
    neighbours: int
    species: int
    sizes: list[Any]
    launches: dict[Step, list[Traffic]]
    kernels: dict[Step, list[int]]
    works: dict[Step, list[Work]]


def report_models(names: Sequence[str], settings: argparse.Namespace) -> tuple[list[ModelReport], list[MachineCode]]:
    """Record the models, and compile every different kernel once."""
    reports, launches = [], []
    for name in names:
        print(f"recording {name}", file=sys.stderr)
        model = build(PUBLISHED[name]).to(getattr(torch, settings.dtype))
        model.precision = settings.precision
        molecules = name.startswith("off")
        neighbours = settings.neighbours or (MOLECULE_NEIGHBOURS if molecules else CRYSTAL_NEIGHBOURS)
        for species in sorted({min(count, len(model.atomic_numbers)) for count in settings.species}):
            graph = neighbours, species, settings.arch
            traffic = {step: traffic_of_model(model, step, *graph, SOURCES[settings.source]) for step in STEPS}
            launches += [one.launch for step in STEPS for one in traffic[step]]
            works = {step: operations(model, step, species) for step in STEPS}
            reports.append(ModelReport(name, neighbours, species, layer_sizes(model), traffic, {}, works))
    different, positions = unique(launches)
    print(f"compiling {len(different)} kernels", file=sys.stderr)
    codes = compile_specialised(different, settings.arch, settings.jobs, settings.keep)
    numbered = iter(positions)
    return [
        replace(report, kernels={step: [next(numbered) for _ in report.launches[step]] for step in STEPS})
        for report in reports
    ], codes


def findings(codes: Sequence[MachineCode], dtype: str) -> list[str]:
    """What makes the report fail, one sentence for each kernel."""
    lines = []
    for number, code in enumerate(codes, start=1):
        name = f"kernel {number}, {row(code)[0]} ({constants(code)})"
        if code.problem:
            problem = code.problem.splitlines()
            lines.append(f"{name}: {problem[0]}{' ... ' + problem[-1] if problem[1:] else ''}")
        elif code.spills and dtype == "float32":
            lines.append(
                f"{name} spills: per thread {code.spill_store_bytes} B stored, {code.spill_load_bytes} B loaded"
            )
    return lines


def constants(code: MachineCode) -> str:
    """Constants of a kernel on one line, shortened where they are tables."""
    text = (str(value) for value in code.constants.values())
    return ", ".join(
        f"{name}={value if len(value) < 80 else value[:75] + ' ...'}"
        for name, value in zip(code.constants, text, strict=True)
    )


def print_report(reports: Sequence[ModelReport], codes: Sequence[MachineCode], settings: argparse.Namespace) -> None:
    """Print everything as Markdown."""
    limits = ARCHITECTURES[settings.arch]
    print(f"# Kernels on {settings.arch}, {settings.dtype}\n")
    print(f"Made by `{command()}` with Triton {version('triton')}{settings.date and f', {settings.date}'}.")
    print("Counted in machine code that was compiled ahead of time, or computed; nothing here was timed on a GPU.\n")
    for finding in findings(codes, settings.dtype):
        print(f"- **{finding}**")
    print(f"## Machine code\n\n{MACHINE_CODE_NOTE}\n")
    print(markdown(("#", *HEADINGS), [[str(number), *row(code)] for number, code in enumerate(codes, start=1)]))
    print("\nModule or generated file, constants, warps and pipeline stages of each:\n")
    for number, code in enumerate(codes, start=1):
        how = f"{code.num_warps} warps, {code.num_stages} stages"
        print(f"{number}. {code.module}: {constants(code) or 'no constants'}; {how}")
    flops = ", ".join(f"{rate:g} {kind}" for kind, rate in limits.flops.items())
    print("\n## Models\n")
    print(MODELS_NOTE.format(device=limits.device, bandwidth=limits.bandwidth, flops=flops, source=limits.source))
    for report in reports:
        print(f"\n### {report.name}: {report.neighbours} neighbours, {report.species} species\n")
        is_counted = settings.dtype == "float32" and settings.precision == "tf32x3"
        if is_counted and (said := issued(report.name, settings.arch)):
            print(said)
        print(markdown(*operations_table(report, settings)))
        print()
        print(markdown(*launches_table(report, codes)))


FEW_AND_MANY = [3, 16]
"""Elements in structures whose first layer projects the density by species, and in those where that is too dear."""

MACHINE_CODE_NOTE = """\
Registers and spilled bytes are per thread, shared memory per program; occupancy is the share of a multiprocessor's
warps that are resident. An instruction is counted once, also in a loop: `profiling/emulate.py` counts those that are
issued. `LDG 4x16` means four loads of 16 bytes per thread; `matrix` instructions run on tensor cores (MFMA on AMD),
`other` is integers, addresses, jumps and the rest.
Seconds are of one processor."""

MODELS_NOTE = """\
Per atom of a large system. `needed` kB: every number that an operation reads or writes, once. `gathered` kB: numbers
read through the index of a sender or receiver, which caches may serve. `bound`: microseconds, computed, the longest of
memory, multiply-adds and matrix products for each operation, with {device}'s {bandwidth} TB/s and
{flops} TFLOP/s
({source}).
`launched` kB: the arguments of the recorded kernels, each once ("-": none). `train` is a loss of energy and forces and
its gradient by all parameters; what is needed for it is a model without sharing between the results of an operation."""


def issued(model: str, architecture: str) -> str:
    """What the emulator counted when it last ran the kernels; empty where nobody has kept it."""
    known = read(model, architecture)
    if known is None:
        return ""
    sums = totals(known)
    neighbours = known["edges"] / known["atoms"]
    return (
        f"Energy and forces, as last counted by `{known['command']}`, per atom with {neighbours:.0f} neighbours: "
        f"{sums['instructions']:,.0f} warp instructions, {sums['barriers']:,.0f} barriers, "
        f"{sums['L2'] / 1e3:,.0f} kB of L2, {sums['HBM'] / 1e3:,.0f} kB of memory.\n"
    )


def operations_table(report: ModelReport, settings: argparse.Namespace) -> tuple[list[str], list[list[str]]]:
    """What each operation needs, all layers together, with the arguments of the kernels that do it."""
    headings = ["operation"]
    for step in STEPS:
        short = "E+F" if step == STEPS[0] else "train"
        headings += [f"{short} needed", "gathered", "FMA kFLOP", "matrix kFLOP", "bound", "by", "launched"]
    launched = {step: _by_operation(report.launches[step]) for step in STEPS}
    names = dict.fromkeys(work.operation for step in STEPS for work in report.works[step])
    names |= dict.fromkeys(name for step in STEPS for name in launched[step])
    rows = []
    for name in [*names, "**total**"]:
        line = [name]
        for step in STEPS:
            works = [work for work in report.works[step] if name in (work.operation, "**total**")]
            own = launched[step].values() if name == "**total**" else [launched[step].get(name)]
            kilobytes = [one for one in own if one is not None]
            line += [*_cells(works, report, settings), f"{sum(kilobytes):.1f}" if kilobytes else "-"]
        rows.append(line)
    return headings, rows


def _by_operation(launches: Sequence[Traffic]) -> dict[str, float]:
    """Kilobytes per atom of the launches of each operation."""
    kilobytes: dict[str, float] = defaultdict(float)
    for one in launches:
        kilobytes[one.launch.operation] += one.bytes_per_atom / 1e3
    return dict(kilobytes)


def _cells(works: Sequence[Work], report: ModelReport, settings: argparse.Namespace) -> list[str]:
    sums = summary(works, report.neighbours, settings)
    return [
        f"{sums['bytes_per_atom'] / 1e3:.1f}",
        f"{sums['gathered_bytes_per_atom'] / 1e3:.1f}",
        f"{sums['fma_flops_per_atom'] / 1e3:.0f}",
        f"{sums['matrix_flops_per_atom'] / 1e3:.0f}",
        f"{sums['bound_microseconds_per_atom']:.3f}",
        sums["limit"],
    ]


def summary(works: Sequence[Work], neighbours: int, settings: argparse.Namespace) -> dict[str, Any]:
    """Sums over operations that run one after the other, and what most of the bound comes from."""
    rates = rates_of(settings.arch, settings.dtype, settings.precision)
    bounds = [bound(work, rates, neighbours) for work in works]
    limits: Counter[str] = Counter()
    for one in bounds:
        limits[one.limit] += one.microseconds  # type: ignore[assignment]
    return {
        "bytes_per_atom": sum(work.bytes_per_atom(neighbours, rates.itemsize) for work in works),
        "gathered_bytes_per_atom": sum(work.gathered_per_atom(neighbours, rates.itemsize) for work in works),
        "fma_flops_per_atom": sum(work.fma_per_atom(neighbours) for work in works),
        "matrix_flops_per_atom": sum(work.matrix_per_atom(neighbours) for work in works),
        "bound_microseconds_per_atom": sum(one.microseconds for one in bounds),
        "limit": limits.most_common(1)[0][0] if limits else "",
    }


def launches_table(report: ModelReport, codes: Sequence[MachineCode]) -> tuple[list[str], list[list[str]]]:
    """The kernels of a model: how often a step launches them, and the bytes of their arguments."""
    headings = ["#", "kernel"]
    for step in STEPS:
        short = "E+F" if step == STEPS[0] else "train"
        headings += [f"{short} launches", "kB/atom", "constant kB"]
    rows = []
    for kernel in sorted({kernel for step in STEPS for kernel in report.kernels[step]}):
        line = [str(kernel + 1), row(codes[kernel])[0]]
        for step in STEPS:
            pairs = zip(report.kernels[step], report.launches[step], strict=True)
            own = [one for position, one in pairs if position == kernel]
            line += [
                str(len(own)),
                f"{sum(one.bytes_per_atom for one in own) / 1e3:.1f}",
                f"{sum(one.constant_bytes for one in own) / 1e3:.1f}",
            ]
        rows.append(line)
    return headings, rows


def as_json(
    reports: Sequence[ModelReport], codes: Sequence[MachineCode], settings: argparse.Namespace
) -> dict[str, Any]:
    """The report for programs."""
    models = {}
    for report in reports:
        steps = {}
        for step in STEPS:
            pairs = zip(report.kernels[step], report.launches[step], strict=True)
            steps[step] = {
                "operations": [
                    asdict(work) | summary([work], report.neighbours, settings) for work in report.works[step]
                ],
                "total": summary(report.works[step], report.neighbours, settings),
                "launches": [
                    {
                        "kernel": position,
                        "operation": one.launch.operation,
                        "bytes_per_atom": one.bytes_per_atom,
                        "constant_bytes": one.constant_bytes,
                    }
                    for position, one in pairs
                ],
            }
        models[f"{report.name}, {report.species} species"] = {
            "neighbours": report.neighbours,
            "species": report.species,
            "layers": [asdict(sizes) for sizes in report.sizes],
            "steps": steps,
        }
    return {
        "command": command(),
        "triton": version("triton"),
        "date": settings.date,
        "architecture": {"name": settings.arch, **asdict(ARCHITECTURES[settings.arch])},
        "dtype": settings.dtype,
        "precision": settings.precision,
        "findings": findings(codes, settings.dtype),
        "kernels": [as_record(code) for code in codes],
        "models": models,
    }


def command() -> str:
    """How this was called."""
    return shlex.join(["python", "-m", "profiling.kernel_report", *sys.argv[1:]])


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text}: give a positive number")
    return int(text)


def _model_names(text: str) -> list[str]:
    names = [name.strip() for name in text.split(",")]
    unknown = [name for name in names if name not in PUBLISHED]
    if unknown:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: known are {', '.join(PUBLISHED)}")
    return names


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--arch", choices=ARCHITECTURES, default="sm_90")
    parser.add_argument("--models", type=_model_names, default=list(MODELS), help="names, separated by commas")
    parser.add_argument("--dtype", choices=("float32", "float64"), default="float32")
    parser.add_argument("--precision", default="tf32x3", help="of matrix products in float32")
    parser.add_argument("--neighbours", type=int, help="edges per atom; 60, and 15 for the models of molecules")
    parser.add_argument(
        "--species",
        type=_positive,
        nargs="+",
        default=FEW_AND_MANY,
        help="different elements in a structure; one after another",
    )
    parser.add_argument(
        "--source", choices=SOURCES, default="model", help="what is launched: steps or single operations"
    )
    parser.add_argument("--jobs", type=int, default=1, help="processes that compile")
    parser.add_argument("--json", type=Path, help="write the report as JSON too")
    parser.add_argument("--keep", type=Path, help="folder for the assembly and Triton's IR")
    parser.add_argument("--date", default="", help="a date for the header")
    settings = parser.parse_args()
    switch_interpreter_off()
    reports, codes = report_models(settings.models, settings)
    print_report(reports, codes, settings)
    if settings.json:
        settings.json.write_text(json.dumps(as_json(reports, codes, settings), indent=1, default=str) + "\n")
    failed = findings(codes, settings.dtype)
    for finding in failed:
        print(finding, file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
