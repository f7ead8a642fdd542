"""Evaluate many structures on the workers of a Dask cluster: extended XYZ in and out, results in the order of IN.

    python examples/screen_dask.py mace-mp-small in.extxyz out.extxyz --workers 4

Here the workers are processes of this machine, each with one thread: Dask tells OpenMP so before they start. On a
cluster make the client of a `dask_jobqueue.SLURMCluster(cores=1, processes=1, ...)` in their place.
"""

import argparse
from collections.abc import Iterator
from functools import cache
from itertools import islice

import ase.io
from ase import Atoms
from dask.distributed import Client, LocalCluster

import mace_fast
from mace_fast.cli.files import load_model


@cache
def model(name: str) -> mace_fast.MACE:
    """Of a worker, which reads it once."""
    return load_model(name)


def evaluate(name: str, structures: list[Atoms]) -> list[Atoms]:
    """On a worker: the structures with their results."""
    for atoms, result in zip(structures, mace_fast.predict(model(name), structures), strict=True):
        atoms.info["MACE_energy"], atoms.arrays["MACE_forces"] = result.energy, result.forces
    return structures


def batches(path: str, size: int) -> Iterator[list[Atoms]]:
    structures = ase.io.iread(path, ":")
    while batch := list(islice(structures, size)):
        yield batch


def main() -> None:
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
        while running:
            ase.io.write(out, running.pop(0).result(), format="extxyz")
            running += [client.submit(evaluate, args.model, batch, pure=False) for batch in islice(todo, 1)]


if __name__ == "__main__":
    main()
