"""Which error of the forces does each precision of the matrix products cause, on real structures?

    python -m profiling.precision FILE.extxyz --model mace-mp-small --structures 4

A GPU's tensor cores round the operands of a product; here the same rounding is done to the operands of every product of
the reference backend that the Triton kernels compute with ``precision``, forward and backward: radial layers,
convolution, density projection and linear maps. Sums stay in float32. Geometry and the symmetric contraction are left
alone, as in the kernels. Errors are against the model in float64, beside those of plain float32.
"""

import argparse
from pathlib import Path

import ase.io
import numpy as np
import torch
from torch.utils._python_dispatch import TorchDispatchMode

from mace_fast.cli.files import load_model
from mace_fast.data import atoms_to_data

POLICIES = ("ieee", "tf32x3", "bf16x3", "tf32", "bf16")
MANTISSA_BITS = {"tf32": 10, "bf16": 7}
# narrower products are couplings of components, which the kernels do not give to tensor cores
NARROWEST = 8


def rounded(x: torch.Tensor, bits: int) -> torch.Tensor:
    """Round float32 to so many bits of mantissa, ties to even."""
    dropped = 23 - bits
    integers = x.contiguous().view(torch.int32)
    even = (integers >> dropped) & 1
    return (integers + (1 << (dropped - 1)) - 1 + even).bitwise_and(~((1 << dropped) - 1)).view(torch.float32)


class RoundedProducts(TorchDispatchMode):
    """Matrix products of a precision policy in place of float32 ones."""

    def __init__(self, policy: str) -> None:
        super().__init__()
        self.format, _, split = policy.partition("x")
        self.is_split = bool(split)

    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        if function in (torch.ops.aten.mm.default, torch.ops.aten.bmm.default) and self.format in MANTISSA_BITS:
            a, b = args
            if a.dtype == torch.float32 and min(a.shape[-1], b.shape[-1]) >= NARROWEST:
                return self.product(function, a, b)
        return function(*args, **(kwargs or {}))

    def product(self, function, a, b):
        bits = MANTISSA_BITS[self.format]
        a_high, b_high = rounded(a, bits), rounded(b, bits)
        result = function(a_high, b_high)
        if self.is_split:
            a_low, b_low = rounded(a - a_high, bits), rounded(b - b_high, bits)
            result = result + (function(a_high, b_low) + function(a_low, b_high))
        return result


def forces(model, atoms, dtype):
    """Energy in eV/atom and forces in eV/Å."""
    data = atoms_to_data(atoms, model.atomic_numbers.tolist(), float(model.r_max), dtype)
    found = model.to(dtype)(data)
    return found["energy"].item() / len(atoms), found["forces"].detach().double().numpy()


def model_and_structures(description):
    """What the command line names: the arguments, the model and the structures."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, help="structures that ASE can read")
    parser.add_argument("--model", default="mace-mp-small", help="file or name of a foundation model")
    parser.add_argument("--structures", type=int, default=4, help="how many of each file, evenly spread")
    parser.add_argument("--atoms", type=int, default=200, help="largest structure")
    args = parser.parse_args()
    model = load_model(args.model).requires_grad_(False)
    model.backend = "reference"
    known = set(model.atomic_numbers.tolist())
    chosen = []
    for file in args.files:
        frames = [a for a in ase.io.read(file, ":") if len(a) <= args.atoms and set(a.numbers.tolist()) <= known]
        chosen += [frames[i] for i in np.linspace(0, len(frames) - 1, min(args.structures, len(frames))).astype(int)]
    return args, model, chosen


def print_head(args, exact, column):
    """What was evaluated, and the head of the table of errors."""
    size = np.sqrt(np.mean(np.concatenate([f.ravel() for _, f in exact]) ** 2))
    print(f"{len(exact)} structures of {len(args.files)} files, {args.model}; forces have RMS {size:.3f} eV/Å\n")
    print(f"| {column} | force RMS eV/Å | force max eV/Å | energy max eV/atom |\n|---|---|---|---|")


def print_errors(name, found, exact):
    """One row of the table of errors."""
    error = np.concatenate([(f - g).ravel() for (_, f), (_, g) in zip(found, exact, strict=True)])
    energy = max(abs(e - g) for (e, _), (g, _) in zip(found, exact, strict=True))
    print(f"| {name} | {np.sqrt(np.mean(error**2)):.1e} | {np.abs(error).max():.1e} | {energy:.1e} |", flush=True)


def main() -> None:
    args, model, chosen = model_and_structures(__doc__)
    exact = [forces(model, atoms, torch.float64) for atoms in chosen]
    print_head(args, exact, "precision")
    for policy in POLICIES:
        with RoundedProducts(policy):
            found = [forces(model, atoms, torch.float32) for atoms in chosen]
        print_errors(policy, found, exact)


if __name__ == "__main__":
    main()
