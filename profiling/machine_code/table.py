"""Compiled kernels for people and for programs."""

import re
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from profiling.machine_code.compiler import MachineCode
from profiling.tables import markdown


def as_record(code: MachineCode) -> dict[str, Any]:
    """A compiled kernel as JSON can hold it."""
    record = asdict(code)
    record["constants"] = {name: value if _is_plain(value) else str(value) for name, value in code.constants.items()}
    record["instructions"]["other"] = code.instructions.other
    return record | {"spills": code.spills, "problem": code.problem}


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, bool | int | float | str)


HEADINGS = (
    "kernel",
    "warps",
    "regs",
    "spill st/ld B",
    "shared kB",
    "blocks",
    "occ.",
    "BAR",
    "matrix",
    "FFMA",
    "DFMA",
    "MUFU",
    "LDG",
    "STG",
    "LDS",
    "STS",
    "LDSM",
    "other",
    "total (in loops)",
    "code kB",
    "compile s",
)


def row(code: MachineCode) -> list[str]:
    """One line of a table under ``HEADINGS``; data movements as count x bytes per lane."""
    module = re.sub(r"_[0-9a-f]{12}$|\.gpu\.\w+$", "", code.module.removeprefix("mace_fast.kernels."))
    name = f"{module}: {code.kernel}"
    if code.error:
        return [name, str(code.num_warps), "does not compile: " + code.error.splitlines()[0][:80]]
    i = code.instructions
    return [
        name,
        f"{code.num_warps}",
        f"{code.registers}" + (f" ({code.accumulation_registers} acc.)" if code.accumulation_registers else ""),
        f"{code.spill_store_bytes}/{code.spill_load_bytes}" if code.spills else "0",
        f"{code.shared_bytes / 1024:.1f}",
        f"{code.blocks}",
        f"{code.occupancy:.0%}",
        *(str(count) for count in (i.barriers, i.matrix, i.fma32, i.fma64, i.special)),
        *(_widths(kind) for kind in (i.global_load, i.global_store, i.shared_load, i.shared_store)),
        str(i.shared_matrix_load),
        str(i.other),
        f"{i.total} ({i.in_loops})",
        f"{code.code_bytes / 1024:.1f}",
        f"{code.compile_seconds:.1f}",
    ]


def _widths(kind: dict[int, int]) -> str:
    return " ".join(f"{count}x{width}" for width, count in sorted(kind.items(), reverse=True)) or "0"


def print_table(codes: Sequence[MachineCode]) -> None:
    """Print compiled kernels as Markdown, and below it the constants and the problems of each."""
    print(markdown(HEADINGS, [row(code) for code in codes]))
    for code in codes:
        print(f"\n{code.module}: {code.kernel}, {code.num_warps} warps, {code.num_stages} stages: {code.constants}")
        if code.problem:
            print(f"  PROBLEM: {code.problem}")
