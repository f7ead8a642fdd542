"""Are the emulator's sums of products those of real matrix units? Compares bits with what others measured on GPUs.

    git clone https://github.com/north-numerical-computing/MATLAB-tensor-core
    python -m profiling.emulator.measured_sums MATLAB-tensor-core

The repository (F. A. Khattak and M. Mikaitis, arXiv:2512.07004) has operands and results of thousands of short sums for
each GPU and type. Exits with 1 if a result differs.
"""

import argparse
import sys
from pathlib import Path

import numpy as np

from profiling.emulator.block import Array
from profiling.emulator.instructions.matrix_sums import AMPERE, HOPPER, Unit, summed

UNITS = {
    **dict.fromkeys(("A100", "A2", "L40S", "Ada"), AMPERE),
    **dict.fromkeys(("H100", "H200", "B200"), HOPPER),
}
"""By the repository's names of GPUs."""

KINDS = {"tf32": "tf32", "bf16": "bf16", "fp16": "f16"}
"""Types of operands by the repository's names."""


def numbers(file: Path) -> Array:
    """What a file has, ``[lines, numbers of a line]``: float32 as eight hexadecimal or 32 binary digits."""
    words = [line.split() for line in file.read_text().splitlines()]
    base = 2 if len(words[0][0]) == 32 else 16
    bits = np.array([[int(word, base) for word in line] for line in words], dtype=np.uint32)
    return bits.view(np.float32).astype(np.float64)


def compare(folder: Path, gpu: str, name: str, unit: Unit) -> tuple[int, int, int]:
    """How many sums are equal, how many would be if they were rounded once, and how many there are."""
    a, b, c, d = (
        numbers(folder / f"{matrix}_{gpu}_{kind}.txt")
        for matrix, kind in (("a", name), ("b", name), ("c", "fp32"), ("d", "fp32"))
    )
    left, right, total = a[:, None, :], b[:, :, None], c[:, :, None]
    found, once = summed(left, right, total, KINDS[name], unit), (left @ right + total).astype(np.float32)
    return int((found[..., 0] == d).sum()), int((once[..., 0] == d).sum()), len(d)


def main() -> int:
    parser = argparse.ArgumentParser(
        "profiling.emulator.measured_sums", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("repository", type=Path, help="a clone")
    data = parser.parse_args().repository / "model_validation"
    if not data.is_dir():
        parser.error(f"there is no {data}; give the folder of a clone of the repository")
    print("| GPU | operands | sums | equal | equal if rounded once |\n|---|---|---|---|---|")
    is_equal = True
    for gpu, unit in UNITS.items():
        for name in KINDS:
            equal, once, count = compare(data / gpu / name, gpu, name, unit)
            print(f"| {gpu} | {name} | {count} | {equal} | {once} |")
            is_equal &= equal == count
    return 0 if is_equal else 1


if __name__ == "__main__":
    sys.exit(main())
