"""The source of a kernel, line by line, with what its instructions did."""

from collections import defaultdict
from pathlib import Path

from profiling.emulator.profile.kernels import Kernel, OfLine
from profiling.emulator.profile.steps import Profile

HEADINGS = ("PTX", "SASS", "sectors", "ideal", "wavefronts", "ideal", "kFLOP")
_WIDTH = 10


def print_lines(profile: Profile, name: str) -> None:
    """Print the kernels whose name has this in it, per atom.

    Raises:
        SystemExit: there is none.
    """
    chosen = [kernel for kernel in profile.kernels if name in kernel.name]
    if not chosen:
        names = ", ".join(sorted({kernel.name for kernel in profile.kernels}))
        raise SystemExit(f"no kernel is called {name}; there are {names}")
    for kernel in chosen:
        _print_kernel(kernel, profile.atoms)


def _print_kernel(kernel: Kernel, atoms: int) -> None:
    files: dict[str, dict[int, OfLine]] = defaultdict(dict)
    for line, one in kernel.lines.items():
        files[line.file][line.number] = one
    print(f"\n## {kernel.name}, line by line\n\nPer atom; lines that became no instruction of their own are empty.")
    for file, own in sorted(files.items(), key=lambda item: -sum(one.sass for one in item[1].values())):
        path = Path(file)
        source = path.read_text().splitlines() if path.exists() else []
        is_own = kernel.code.module.rpartition(".")[2] in file
        print(f"\n`{path.name}`\n\n```")
        print("".join(f"{heading:>{_WIDTH}}" for heading in HEADINGS), "  line")
        numbers = range(min(number for number in own if number), max(own) + 1) if is_own else sorted(own)
        for number in numbers:
            text = source[number - 1] if 0 < number <= len(source) else ""
            print(_cells(own.get(number), atoms), f"{number:6} {text}".rstrip())
        print("```")


def _cells(one: OfLine | None, atoms: int) -> str:
    if one is None:
        return " " * _WIDTH * len(HEADINGS)
    of_global, of_shared = one.accesses.get("global"), one.accesses.get("shared")
    values = [one.ptx, one.sass]
    for access in (of_global, of_shared):
        values += [access.pieces, access.ideal] if access else [0, 0]
    return "".join(f"{_short(value / atoms):>{_WIDTH}}" for value in [*values, one.flops / 1e3])


def _short(value: float) -> str:
    return "" if not value else f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
