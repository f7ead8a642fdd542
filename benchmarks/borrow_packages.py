"""Lets the environment of a commit use the packages of that in which asv runs; asv calls it before it builds.

Behind them stands the checkout, for the benchmarks themselves: the package that is measured is the commit's.
"""

import os
import sys
import sysconfig
from pathlib import Path

VARIABLE = "MACE_FAST_PACKAGES"


def main() -> None:
    packages = os.environ.get(VARIABLE)
    if not packages:
        raise SystemExit(f"{VARIABLE} is not set: run `make bench-compare BASE=<commit>`, which sets it")
    link = Path(sysconfig.get_paths()["purelib"], "borrowed.pth")
    link.write_text(f"{packages}\n{Path(__file__).resolve().parents[1]}\n", encoding="utf-8")
    print(f"{sys.prefix} takes what it lacks from {packages}")


if __name__ == "__main__":
    main()
