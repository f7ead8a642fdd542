"""How fast is this commit on this machine? Runs the asv suites, keeps the results per commit and machine, publishes.

    python -m benchmarks.record                     # all suites: what `make bench` does
    python -m benchmarks.record --bench Determinism # those whose names match
    python -m benchmarks.record --base HEAD~1       # this commit beside another, in environments of their own

Results go to ``benchmarks/results/asv/<machine>/``, to be committed; the page to ``.asv/html``. The machine is named
after its GPU, or its processor where there is none, so that several stand side by side on the page.
"""

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import torch
from asv.machine import MachineCollection

from benchmarks.borrow_packages import VARIABLE
from benchmarks.hardware import num_cores, processor

HERE = Path(__file__).resolve().parent
CONFIG = HERE / "asv.conf.json"
RESULTS = HERE / "results" / "asv"
KNOWN = RESULTS / "benchmarks.json"
"""All benchmarks with their parameters, which the page is made of."""

Known = dict[str, Any]


def memory() -> str:
    """Of the machine, in GiB."""
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB"


def machine() -> dict[str, str]:
    """What asv records of a machine; the GPU stands with the processor, for which asv has a field."""
    gpus = [torch.cuda.get_device_name(index) for index in range(torch.cuda.device_count())]
    what = f"{len(gpus)}x {gpus[0]}" if len(gpus) > 1 else gpus[0] if gpus else processor()
    return {
        "machine": re.sub(r"[^a-z0-9]+", "-", what.lower()).strip("-"),
        "os": f"{platform.system()} {platform.release()}",
        "arch": platform.machine(),
        "cpu": "; ".join([processor(), *gpus]),
        "num_cpu": str(num_cores()),
        "ram": memory(),
    }


def asv(*arguments: str, here: bool = False) -> int:
    """Run asv with our configuration; ``here`` on the package of this checkout, whichever is installed."""
    environment = {**os.environ, VARIABLE: sysconfig.get_paths()["purelib"]}
    environment |= {"ASV_PYTHONPATH": str(HERE.parent)} if here else {}
    command = [sys.executable, "-m", "asv", arguments[0], "--config", str(CONFIG), *arguments[1:]]
    return subprocess.run(command, cwd=HERE, env=environment).returncode


def git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=HERE, text=True, capture_output=True, check=True).stdout.rstrip()


def require_commit() -> str:
    """The commit at hand; what is measured must be in it."""
    changed = [line[3:] for line in git("status", "--porcelain").splitlines()]
    if own := [name for name in changed if not name.startswith("benchmarks/results/")]:
        raise SystemExit(f"not in the commit: {', '.join(own)}. Results are kept per commit: commit or stash first")
    return git("rev-parse", "HEAD")


def joined(before: Known, now: Known) -> Known:
    """The benchmarks of this machine with those and the parameters that other machines have, for one page of all."""
    found = {**before, **now}
    for name in (before.keys() & now.keys()) - {"version"}:
        old, new = before[name], now[name]
        if old["param_names"] == new["param_names"]:
            pairs = zip(old["params"], new["params"], strict=True)
            found[name] = {**new, "params": [list(dict.fromkeys(theirs + ours)) for theirs, ours in pairs]}
    return found


def keep(file: Path) -> None:
    """Name a result after versions, where asv takes the path of this checkout, and add it to those of its commit.

    asv makes a plot's lines of the parameters, so that another torch is another line.
    """
    new = json.loads(file.read_text(encoding="utf-8"))
    versions = {"python": ".".join(platform.python_version_tuple()[:2]), "torch": torch.__version__.split("+")[0]}
    name = "-".join(f"{package}{number}" for package, number in versions.items())
    kept = file.with_name(f"{new['commit_hash'][:8]}-{name}.json")
    new |= {"env_name": name, "python": versions["python"], "params": new["params"] | versions}
    if kept.exists():
        old = json.loads(kept.read_text(encoding="utf-8"))
        for part in ("results", "durations"):
            new[part] = old[part] | new[part]
    kept.write_text(json.dumps(new) + "\n", encoding="utf-8")
    file.unlink()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", default="", help="run those whose names match this expression; all if left out")
    parser.add_argument("--base", help="a commit to compare with; nothing is kept")
    parser.add_argument("--quick", action="store_true", help="one repetition, to see that everything runs")
    parser.add_argument("--trial", action="store_true", help="keep nothing, and take changes that are not committed")
    parser.add_argument("--name", action="store_true", help="print the machine's name and nothing else")
    settings = parser.parse_args()
    if settings.name:
        print(machine()["machine"])
        return 0
    chosen = ["--bench", settings.bench, *(["--quick"] if settings.quick else [])]
    described = machine()
    print(", ".join(f"{name}: {value}" for name, value in described.items()))
    before = KNOWN.read_text(
        encoding="utf-8"
    )  # which asv writes anew in every run, with the parameters of this machine
    if settings.base:
        status = asv("continuous", "--environment", "virtualenv", "--show-stderr", *chosen, settings.base, "HEAD")
        for file in RESULTS.glob("*/*-virtualenv-*.json"):
            file.unlink()
        KNOWN.write_text(before, encoding="utf-8")
        return status
    MachineCollection.save(described["machine"], described)  # `asv machine` leaves out what it guesses itself
    place = ["--environment", f"existing:{sys.executable}", "--machine", described["machine"], "--show-stderr"]
    if settings.trial:
        status = asv("run", *place, *chosen, "--dry-run", here=True)
        KNOWN.write_text(before, encoding="utf-8")
        return status
    commit = require_commit()
    status = asv("run", *place, *chosen, "--set-commit-hash", commit, here=True)
    every = joined(json.loads(before), json.loads(KNOWN.read_text(encoding="utf-8")))
    KNOWN.write_text(json.dumps(every, indent=4, sort_keys=True) + "\n", encoding="utf-8")
    for file in (RESULTS / described["machine"]).glob(f"{commit[:8]}-existing*.json"):
        keep(file)
    return asv("publish") or status


if __name__ == "__main__":
    sys.exit(main())
