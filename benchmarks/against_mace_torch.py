"""How long is a step of energy, forces and stress beside mace-torch, on the same structures?

Both packages evaluate the same weights and the same input, interleaved; the results are compared before anything is
timed. Needs mace-torch: ``python benchmarks/against_mace_torch.py --dtype float32 --threads 2``.
"""

import argparse
from collections.abc import Iterator
from functools import partial
from statistics import median

import torch
from ase import Atoms
from ase.build import bulk, molecule
from timing import interleaved, summary

import mace_fast
from mace_fast.data import atoms_to_data


def structures() -> Iterator[tuple[str, Atoms]]:
    """A molecule, and crystals with one species and with two."""
    yield "ethanol", molecule("CH3CH2OH")
    for name, atoms in (
        ("silicon", bulk("Si", cubic=True)),
        ("rock salt", bulk("NaCl", "rocksalt", a=5.64, cubic=True)),
    ):
        crystal = atoms * (2, 2, 2)
        crystal.rattle(0.05, seed=1)
        yield name, crystal


def step(model: torch.nn.Module, data: dict[str, torch.Tensor]) -> dict[str, torch.Tensor | None]:
    return model(dict(data), compute_stress=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", help="a model file; MACE-MP-0 small, which comes with the package, if left out")
    parser.add_argument("--dtype", choices=("float32", "float64"), default="float64")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--repetitions", type=int, default=7)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    dtype = getattr(torch, arguments.dtype)
    ours = mace_fast.load(arguments.model) if arguments.model else mace_fast.mace_mp("small", return_raw_model=True)
    ours = ours.to(dtype).requires_grad_(False)
    theirs = mace_fast.to_mace(ours)
    tolerance = 1e-9 if dtype == torch.float64 else 1e-3
    print(
        f"{arguments.dtype}, {arguments.threads} threads, torch {torch.__version__}, reference backend; "
        "median [quartiles]"
    )
    for name, atoms in structures():
        data = atoms_to_data(atoms, ours.atomic_numbers.tolist(), float(ours.r_max), dtype)
        models = {"mace-torch": theirs, "mace_fast": ours}
        calls = {label: partial(step, model, data) for label, model in models.items()}
        difference = (calls["mace_fast"]()["forces"] - calls["mace-torch"]()["forces"]).abs().max()
        if difference > tolerance:
            raise SystemExit(f"{name}: forces differ by {difference:.1e} eV/Å")
        times = interleaved(calls, arguments.repetitions)
        ratio = median(times["mace-torch"]) / median(times["mace_fast"])
        print(
            f"{name}, {len(atoms)} atoms, {data['edge_index'].shape[1]} edges: "
            f"mace-torch {summary(times['mace-torch'])}, mace_fast {summary(times['mace_fast'])}, ratio {ratio:.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
