"""A profile for people, as Markdown, and for programs."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from profiling.architectures import ARCHITECTURES
from profiling.emulator.profile.counters import Access
from profiling.emulator.profile.kernels import Accessing, Kernel
from profiling.emulator.profile.kinds import KINDS
from profiling.emulator.profile.limits import bounds, hbm_bytes, l1_bytes, l2_bytes
from profiling.emulator.profile.steps import Profile
from profiling.emulator.text import Line
from profiling.tables import markdown

SMALLEST_SHARE = 0.01
"""Of all instructions of a step, below which a kernel has no section of its own."""

WORST = 5
"""Lines that are named for each memory."""

NOTE = """\
Counted while the kernels ran in the emulator, or in their machine code; no GPU took part. `SASS` are instructions of
the machine code that are issued to warps, with the trips that the emulator saw; `PTX` those that it ran itself. Sectors
are 32 bytes of global memory, wavefronts passes of shared memory through its 32 banks. `L1` kB are the sectors of all
requests, `L2` kB those with each read sector once for every program, as if the L1 cache kept it, `HBM` kB the bytes of
what grows with the structure, each once for every launch. All per atom, if nothing else is said. Where not all programs
of a kernel `ran`, but some at random, counts are multiplied to stand for all. `spilled` bytes are per thread, stored
and loaded.
"""

BOUNDS_NOTE = """\
Microseconds per atom in which {device} could do what was counted, for each resource alone: {multiprocessors}
multiprocessors at {clock} GHz that issue four instructions a clock, {l2}, {hbm} TB/s from
memory, 128 bytes a clock for the L1 cache and shared memory of each, through which operands of `wgmma` come, too
({source}).
**A bound is not a time**: nothing in it waits for memory, barriers or other warps, and few programs are resident.
"""


def print_report(profile: Profile) -> None:
    """Print everything."""
    device = ARCHITECTURES[profile.architecture]
    atoms, kernels = profile.atoms, profile.kernels
    neighbours = profile.edges / atoms
    print(f"{profile.formula}: {atoms} atoms, {profile.edges} edges, {neighbours:.1f} neighbours an atom.\n")
    print(NOTE)
    for fault in profile.faults:
        print(f"- **{fault}**")
    print("## Kernels\n")
    print(markdown(*_kernels(profile)))
    print("\n## Bounds\n")
    rates = {"multiprocessors": device.multiprocessors, "clock": device.clock}
    l2 = f"{device.l2_bandwidth} TB/s from L2" if device.l2_bandwidth else "from L2 at an unknown rate"
    rates |= {"l2": l2, "hbm": device.bandwidth}
    print(BOUNDS_NOTE.format(device=device.device, source=device.source, **rates))
    print(markdown(*_bounds(profile)))
    print("\n## Instructions by kind\n\nOf the machine code, per atom.\n")
    print(markdown(*_kinds(profile)))
    print("\n## Tensor cores\n")
    print(
        "Useful is the share of operations on rows and columns of the operands that are not zero throughout. The model "
        f"needs {profile.needed_matrix / 1e3:.0f} kFLOP per atom (`analytic.py`, times the passes of the precision).\n"
    )
    print(markdown(*_tensor(profile)))
    print("\n## Memory\n")
    print(markdown(*_memory(profile)))
    issued = sum(kernel.sass.total() for kernel in kernels)
    for number, kernel in enumerate(kernels, start=1):
        if kernel.sass.total() >= SMALLEST_SHARE * issued:
            _print_kernel(number, kernel, profile)


def _kernels(profile: Profile) -> tuple[list[str], list[list[str]]]:
    headings = ["#", "kernel", "launches", "programs", "ran", "warps", "regs", "spilled B", "shared kB", "resident"]
    headings += ["occ.", "by", "PTX", "SASS", "SASS per edge", "share", "barriers", "barriers per program"]
    issued = sum(kernel.sass.total() for kernel in profile.kernels)
    rows = []
    for number, kernel in enumerate(profile.kernels, start=1):
        code = kernel.code
        rows.append([str(number), kernel.name, str(kernel.launches), str(kernel.programs)])
        rows[-1] += [f"{kernel.share:.0%}", str(code.num_warps)]
        rows[-1] += [str(code.registers), str(code.spill_store_bytes + code.spill_load_bytes)]
        rows[-1] += [f"{code.shared_bytes / 1024:.1f}", str(code.blocks), f"{code.occupancy:.0%}", code.limit]
        rows[-1] += [_count(count / profile.atoms) for count in (kernel.ptx.total(), kernel.sass.total())]
        rows[-1] += [_count(kernel.sass.total() / profile.edges), f"{kernel.sass.total() / issued:.1%}"]
        rows[-1] += [_count(kernel.barriers / profile.atoms), _count(kernel.barriers / kernel.programs)]
    total = ["", "**total**", str(sum(kernel.launches for kernel in profile.kernels)), *[""] * 9]
    total += [_count(sum(kernel.ptx.total() for kernel in profile.kernels) / profile.atoms)]
    return headings, [*rows, [*total, _count(issued / profile.atoms), _count(issued / profile.edges)]]


def _bounds(profile: Profile) -> tuple[list[str], list[list[str]]]:
    rows, sums, least = [], Counter[str](), 0.0
    for number, kernel in enumerate(profile.kernels, start=1):
        own = {name: one / profile.atoms for name, one in bounds(kernel, ARCHITECTURES[profile.architecture]).items()}
        for name, one in own.items():
            sums[name] += one  # type: ignore[assignment]
        largest = max(own, key=lambda name: own[name])
        least += own[largest]
        rows.append([str(number), kernel.name, *map(_time, own.values()), _time(own[largest]), largest])
    rows.append(["", "**total**", *map(_time, sums.values()), _time(least), ""])
    return ["#", "kernel", *sums, "bound", "by"], rows


def _kinds(profile: Profile) -> tuple[list[str], list[list[str]]]:
    sums: Counter[str] = Counter()
    for kernel in profile.kernels:
        sums += kernel.sass
    kinds = [kind for kind in KINDS if sums[kind]]
    rows = [
        [str(number), kernel.name, *(_count(kernel.sass[kind] / profile.atoms) for kind in kinds)]
        for number, kernel in enumerate(profile.kernels, start=1)
    ]
    rows.append(["", "**total**", *(_count(sums[kind] / profile.atoms) for kind in kinds)])
    rows.append(["", "share", *(f"{sums[kind] / sums.total():.1%}" for kind in kinds)])
    return ["#", "kernel", *kinds], rows


def _tensor(profile: Profile) -> tuple[list[str], list[list[str]]]:
    rows, sums = [], Counter[str]()
    for number, kernel in enumerate(profile.kernels, start=1):
        for kind, one in kernel.products.items():
            per_atom = [one.flops / profile.atoms / 1e3, one.flops / profile.edges / 1e3]
            rows.append([str(number), kernel.name, kind, *map(_count, per_atom), f"{one.useful / one.flops:.0%}"])
            sums.update(flops=one.flops, useful=one.useful)
    if sums["flops"]:
        per_atom = [sums["flops"] / profile.atoms / 1e3, sums["flops"] / profile.edges / 1e3]
        rows.append(["", "**total**", "", *map(_count, per_atom), f"{sums['useful'] / sums['flops']:.0%}"])
    return ["#", "kernel", "operands", "kFLOP", "kFLOP per edge", "useful"], rows


def _memory(profile: Profile) -> tuple[list[str], list[list[str]]]:
    headings = ["#", "kernel", "global requests", "sectors each", "coalesced", "L1 kB", "L2 kB", "HBM kB"]
    headings += ["shared requests", "wavefronts each", "free of conflicts"]
    rows, sums = [], [0.0, 0.0, 0.0]
    for number, kernel in enumerate(profile.kernels, start=1):
        of_global, of_shared = kernel.total("global"), kernel.total("shared")
        kilobytes = [one(kernel) / profile.atoms / 1e3 for one in (l1_bytes, l2_bytes, hbm_bytes)]
        sums = [one + other for one, other in zip(sums, kilobytes, strict=True)]
        shared = _access(of_shared, profile.atoms) if of_shared.requests else ["-"] * 3
        own = [*_access(of_global, profile.atoms), *(f"{one:.1f}" for one in kilobytes), *shared]
        rows.append([str(number), kernel.name, *own])
    return headings, [*rows, ["", "**total**", "", "", "", *(f"{one:.1f}" for one in sums)]]


def _access(access: Access, atoms: int) -> list[str]:
    each = f"{access.pieces / access.requests:.2f}"
    return [_count(access.requests / atoms), each, f"{access.ideal / access.pieces:.0%}"]


def _print_kernel(number: int, kernel: Kernel, profile: Profile) -> None:
    found = kernel.matched
    print(f"\n## {number}. {kernel.name}\n")
    print(
        f"Of {found.pairs} instructions that are in both, the machine code issues {found.agreeing} as often as PTX, "
        f"{found.predicated} with a predicate where PTX jumps around them, "
        f"{found.pairs - found.agreeing - found.predicated} otherwise.\n"
    )
    rows = []
    for kind in KINDS:
        if kernel.ptx[kind] or kernel.sass[kind]:
            per_atom = [_count(one / profile.atoms) for one in (kernel.ptx[kind], kernel.sass[kind])]
            share = f"{kernel.sass[kind] / kernel.sass.total():.1%}"
            rows.append([kind, *per_atom, _count(kernel.sass[kind] / profile.edges), share])
    print(markdown(["instructions", "PTX", "SASS", "SASS per edge", "share"], rows))
    print()
    print(markdown(*_arguments(kernel, profile.atoms)))
    for memory, what in (("global", "sectors"), ("shared", "wavefronts")):
        worst = _worst(kernel.accesses, memory)
        if worst:
            print(f"\nLines with the most {what} that are not needed:\n")
            rows = [_named(line, own, profile.atoms) for line, own in worst]
            headings = ["line", "", "instructions", "requests", f"{what} each", "ideal", "the worst of them"]
            print(markdown(headings, rows))


def _arguments(kernel: Kernel, atoms: int) -> tuple[list[str], list[list[str]]]:
    rows = []
    for (name, is_store), one in sorted(kernel.traffic.items(), key=lambda item: -item[1].moved):
        what = "written" if is_store else "read"
        grows = "constant" if name in kernel.constant else "grows"
        kilobytes = [f"{size / atoms / 1e3:.2f}" for size in (one.moved, one.by_programs, one.distinct)]
        rows.append([name, what, grows, *kilobytes, f"{one.moved / one.distinct:.1f}"])
    headings = ["argument", "", "", "kB in sectors", "once per program", "distinct kB", "times each byte"]
    return headings, rows


Place = tuple[Line | None, bool]
"""A line of the source, and whether it writes."""


def _worst(accesses: Sequence[Accessing], memory: str) -> list[tuple[Place, list[Accessing]]]:
    lines: dict[Place, list[Accessing]] = defaultdict(list)
    for one in accesses:
        if one.memory == memory and one.access.pieces > one.access.ideal:
            lines[one.instruction.line, one.is_store].append(one)
    ordered = sorted(lines.items(), key=lambda item: -sum(map(_excess, item[1])))
    return ordered[:WORST]


def _excess(one: Accessing) -> int:
    return one.access.pieces - one.access.ideal


def _named(place: Place, own: Sequence[Accessing], atoms: int) -> list[str]:
    line, is_store = place
    where = f"{'/'.join(line.file.split('/')[-3:])}:{line.number}" if line else "-"
    whole = Access()
    for one in own:
        whole.add(one.access)
    each = [f"{pieces / whole.requests:.2f}" for pieces in (whole.pieces, whole.ideal)]
    worst = max(own, key=_excess).instruction.text
    how = "written" if is_store else "read"
    return [where, how, str(len(own)), _count(whole.requests / atoms), *each, f"`{worst}`"]


def _count(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _time(value: float) -> str:
    return f"{value:.4f}"


def as_record(profile: Profile) -> dict[str, Any]:
    """For programs: counts of the whole step, not per atom."""
    return {
        "model": profile.model,
        "step": profile.step,
        "dtype": profile.dtype,
        "architecture": profile.architecture,
        "structure": profile.formula,
        "atoms": profile.atoms,
        "edges": profile.edges,
        "needed_matrix_flops_per_atom": profile.needed_matrix,
        "faults": [str(fault) for fault in profile.faults],
        "kernels": [_record(kernel, profile.architecture) for kernel in profile.kernels],
    }


def _record(kernel: Kernel, architecture: str) -> dict[str, Any]:
    matched = kernel.matched
    traffic: dict[str, dict[str, Any]] = defaultdict(dict)
    for (name, is_store), one in kernel.traffic.items():
        traffic[name]["written" if is_store else "read"] = asdict(one)
    return {
        "name": kernel.name,
        "operation": kernel.operation,
        "constants": {name: str(value) for name, value in kernel.code.constants.items()},
        "launches": kernel.launches,
        "programs": kernel.programs,
        "share_that_ran": kernel.share,
        "warps": kernel.code.num_warps,
        "registers": kernel.code.registers,
        "shared_bytes": kernel.code.shared_bytes,
        "occupancy": kernel.code.occupancy,
        "barriers": kernel.barriers,
        "ptx": dict(kernel.ptx),
        "sass": dict(kernel.sass),
        "pairs": {"all": matched.pairs, "agreeing": matched.agreeing, "predicated": matched.predicated},
        "products": {kind: asdict(one) for kind, one in kernel.products.items()},
        "traffic": traffic,
        "constant_arguments": sorted(kernel.constant),
        "global": asdict(kernel.total("global")),
        "shared": asdict(kernel.total("shared")),
        "bytes": {"L1": l1_bytes(kernel), "L2": l2_bytes(kernel), "HBM": hbm_bytes(kernel)},
        "bounds_us": bounds(kernel, ARCHITECTURES[architecture]),
    }
