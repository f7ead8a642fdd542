"""Evaluate many structures on the workers of Parsl: extended XYZ in and out, results in the order of IN.

What cannot be evaluated is named, has MACE_error in the place of results, and makes the exit status 1.

    python examples/screen_parsl.py mace-mp-small in.extxyz out.extxyz --workers 4

Here the workers are processes of this machine, each with one thread. On a cluster give the executor the provider of its
scheduler, such as `parsl.providers.SlurmProvider`, in the place of the local one.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import ase.io
import parsl
from ase import Atoms
from parsl.config import Config
from parsl.executors import HighThroughputExecutor
from parsl.providers import LocalProvider


@parsl.python_app
def evaluate(name: str, structures: list[Atoms]) -> list[Atoms]:
    """On a worker, which has what it imports here alone: the structures with results, or why there are none."""
    from mace_fast.cli.files import load_model
    from mace_fast.predict import Predictor

    model = load_model(name)  # in half a second, so that batches are to take some
    for batch in Predictor(model).stream(structures):
        for atoms, outcome in batch:
            atoms.info.pop("MACE_error", None)
            if isinstance(outcome, ValueError):
                atoms.info["MACE_error"] = str(outcome)
            else:
                atoms.info["MACE_energy"], atoms.arrays["MACE_forces"] = outcome.energy, outcome.forces
    return structures


def batches(path: str, size: int) -> Iterator[list[Atoms]]:
    structures = ase.io.iread(path, ":")
    while batch := list(islice(structures, size)):
        yield batch


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--batch-size", type=int, default=512)
    args = parser.parse_args()
    os.environ["PATH"] = f"{Path(sys.executable).parent}:{os.environ['PATH']}"  # where Parsl's own programs are
    # of the workers, not of each thread: Parsl says nothing to OpenMP
    provider = LocalProvider(init_blocks=1, max_blocks=1, worker_init="export OMP_NUM_THREADS=1")
    executor = HighThroughputExecutor(max_workers_per_node=args.workers, provider=provider, address="127.0.0.1")
    with parsl.load(Config(executors=[executor], usage_tracking=0)), open(args.output, "w") as out:
        todo = batches(args.input, args.batch_size)
        # so many batches at a time that no worker waits, and no more, so that memory is bounded
        running = [evaluate(args.model, batch) for batch in islice(todo, 2 * args.workers)]
        number, failed = 0, False
        while running:
            done = running.pop(0).result()
            ase.io.write(out, done, format="extxyz")
            for atoms in done:
                if "MACE_error" in atoms.info:
                    failed = True
                    print(f"structure {number} has no results: {atoms.info['MACE_error']}", file=sys.stderr)
                number += 1
            running += [evaluate(args.model, batch) for batch in islice(todo, 1)]
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
