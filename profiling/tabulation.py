"""Which error of the forces do tables in place of the hidden radial layers cause, on real structures?

    python -m profiling.tabulation FILE.extxyz --model mace-mp-small --structures 4

Errors are against the model in float64 without tables, beside those of float32 without tables.
"""

import torch

import mace_fast
from profiling.precision import forces, model_and_structures, print_errors, print_head

KNOTS = (256, 512, 1024, 2048)


def main() -> None:
    args, model, chosen = model_and_structures(__doc__)
    mace_fast.freeze(model)
    exact = [forces(model, atoms, torch.float64) for atoms in chosen]
    print_head(args, exact, "tables")
    for dtype in (torch.float64, torch.float32):
        name = str(dtype).removeprefix("torch.")
        print_errors(f"none, {name}", [forces(model, atoms, dtype) for atoms in chosen], exact)
        for num_knots in KNOTS:
            mace_fast.tabulate(model, num_knots)
            print_errors(f"{num_knots} knots, {name}", [forces(model, atoms, dtype) for atoms in chosen], exact)
        mace_fast.untabulate(model)


if __name__ == "__main__":
    main()
