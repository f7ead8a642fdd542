"""Evaluate many structures on the workers of a Dask cluster: extended XYZ in and out, results in the order of IN.

What cannot be evaluated is named, has MACE_error in the place of results, and makes the exit status 1.

    python examples/screen_dask.py mace-mp-small in.extxyz out.extxyz --workers 4

Here the workers are processes of this machine, each with one thread: Dask tells OpenMP so before they start. On a
cluster make the client of a `dask_jobqueue.SLURMCluster(cores=1, processes=1, ...)` in their place.
"""

import argparse
import sys
from collections.abc import Iterator
from functools import cache
from itertools import islice

import ase.io
from ase import Atoms
from dask.distributed import Client, LocalCluster

import mace_fast
from mace_fast.cli.files import load_model
from mace_fast.predict import Predictor


@cache
def model(name: str) -> mace_fast.MACE:
    """Of a worker, which reads it once."""
    return load_model(name)


def evaluate(name: str, structures: list[Atoms]) -> list[Atoms]:
    """On a worker: the structures with their results, or with why there are none."""
    for batch in Predictor(model(name)).stream(structures):
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
    parser.add_argument("--batch-size", type=int, default=64)
    args = parser.parse_args()
    with (
        LocalCluster(n_workers=args.workers, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
        open(args.output, "w") as out,
    ):
        todo = batches(args.input, args.batch_size)
        # so many batches at a time that no worker waits, and no more, so that memory is bounded
        running = [client.submit(evaluate, args.model, batch, pure=False) for batch in islice(todo, 2 * args.workers)]
        number, failed = 0, False
        while running:
            done = running.pop(0).result()
            ase.io.write(out, done, format="extxyz")
            for atoms in done:
                if "MACE_error" in atoms.info:
                    failed = True
                    print(f"structure {number} has no results: {atoms.info['MACE_error']}", file=sys.stderr)
                number += 1
            running += [client.submit(evaluate, args.model, batch, pure=False) for batch in islice(todo, 1)]
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
