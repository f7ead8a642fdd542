"""``mace-fast eval``: energies, forces and stresses of many structures."""

import argparse
from collections.abc import Sequence
from pathlib import Path

import ase.io
import numpy as np
from ase import Atoms
from numpy.typing import NDArray

from mace_fast.cli import show
from mace_fast.cli.files import add_model_arguments, load_model, read_structures, replacing, require_elements
from mace_fast.predict import Prediction, predict

EXAMPLE = """example:
  mace-fast eval mace-mp-small in.extxyz out.extxyz --stress --batch-size 16

OUT holds the structures of IN with MACE_energy (eV), MACE_forces (eV/Å) and, with --stress, MACE_stress (eV/Å³, 3x3),
the names that mace_eval_configs gives them. Energies are added up in float64 whatever the precision of the model. The
others of a batch change the results of a structure by rounding, in float32 by 2e-6 of the largest force."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add ``eval`` to the parser of ``mace-fast``."""
    parser = subparsers.add_parser(
        "eval",
        help="evaluate the structures of a file in batches",
        description="Evaluate the structures of IN, write them with the results to OUT (extended XYZ), and report\n"
        "the errors against the reference values that IN holds.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_model_arguments(parser)
    parser.add_argument("input", metavar="IN", type=Path, help="structures, in any format that ASE reads")
    parser.add_argument("output", metavar="OUT", type=Path, help="extended XYZ file to write (replaced if it exists)")
    parser.add_argument("--batch-size", type=int, default=8, metavar="N", help="structures per batch (default: 8)")
    parser.add_argument("--head", help="head of the model (default: the only one, or the one called Default)")
    parser.add_argument("--stress", action="store_true", help="compute the stress too")
    for quantity in ("energy", "forces", "stress"):
        parser.add_argument(
            f"--{quantity}-key",
            metavar="KEY",
            help=f"name of the reference {quantity} in IN (default: REF_{quantity}, else {quantity})",
        )
    parser.set_defaults(run=run)
    return parser


def run(args: argparse.Namespace) -> int:
    """Evaluate ``args.input`` into ``args.output``.

    Raises:
        ValueError: for a batch size below one, unknown elements or heads, an ending of OUT other than .xyz or
            .extxyz, or results that are not finite.
    """
    if args.batch_size < 1:
        raise ValueError(f"--batch-size is {args.batch_size}, expected 1 or more structures")
    if args.output.suffix not in (".xyz", ".extxyz"):
        raise ValueError(f"{args.output} must end in .extxyz or .xyz: results are written as extended XYZ")
    structures = read_structures(args.input)
    labels = {key: _labels(structures, key, getattr(args, f"{key}_key")) for key in ("energy", "forces", "stress")}
    model = load_model(args.model, args.device, args.dtype)
    require_elements(model, structures, args.input)
    predictions: list[Prediction] = []
    with replacing(args.output) as partial:
        with show.progress("evaluating", len(structures)) as advance:
            for start in range(0, len(structures), args.batch_size):
                batch = structures[start : start + args.batch_size]
                predictions += predict(model, batch, stress=args.stress, head=args.head)
                advance(len(predictions))
        _require_numbers(predictions, args.input)
        for atoms, prediction in zip(structures, predictions, strict=True):
            atoms.info["MACE_energy"] = prediction.energy
            atoms.arrays["MACE_forces"] = prediction.forces
            if args.stress:
                atoms.info["MACE_stress"] = prediction.stress
        ase.io.write(partial, structures, format="extxyz")
    _print_errors(structures, predictions, labels, stress=args.stress)
    print(f"structures written to {args.output}: {len(structures)}")
    return 0


def _require_numbers(predictions: Sequence[Prediction], source: Path) -> None:
    for index, prediction in enumerate(predictions):
        if not (np.isfinite(prediction.energy) and np.isfinite(prediction.forces).all()):
            raise ValueError(
                f"energy or forces of structure {index} of {source} are not finite: do two of its atoms coincide?"
            )


def _labels(structures: Sequence[Atoms], quantity: str, key: str | None) -> list[NDArray[np.float64] | None]:
    """The reference values of each structure, or None where it has none.

    Raises:
        ValueError: if a key was asked for and no structure has it.
    """
    found = [_label(atoms, (key,) if key else (f"REF_{quantity}", quantity)) for atoms in structures]
    if key and all(label is None for label in found):
        raise ValueError(f"--{quantity}-key {key} was asked for, but no structure of the input has it")
    return found


def _label(atoms: Atoms, keys: Sequence[str]) -> NDArray[np.float64] | None:
    results = (
        {} if atoms.calc is None else atoms.calc.results
    )  # where ASE's reader puts `energy`, `forces` and `stress`
    for key in keys:
        for place in (atoms.info, atoms.arrays, results):
            if key in place:
                return np.asarray(place[key], dtype=np.float64)
    return None


def _print_errors(
    structures: Sequence[Atoms],
    predictions: Sequence[Prediction],
    labels: dict[str, list[NDArray[np.float64] | None]],
    *,
    stress: bool,
) -> None:
    """Root mean square and mean absolute errors of what has reference values."""
    errors: dict[str, list[NDArray[np.float64]]] = {"energy": [], "forces": [], "stress": []}
    for index, (atoms, prediction) in enumerate(zip(structures, predictions, strict=True)):
        energy, forces, stress_label = (labels[quantity][index] for quantity in errors)
        if energy is not None:
            errors["energy"].append((prediction.energy - energy).reshape(1) / len(atoms))
        if forces is not None:
            errors["forces"].append((prediction.forces - forces).ravel())
        if stress and stress_label is not None:
            errors["stress"].append((prediction.stress - _full_stress(stress_label)).ravel())
    units = {"energy": "meV/atom", "forces": "meV/Å", "stress": "meV/Å³"}
    rows = []
    for quantity, differences in errors.items():
        if differences:
            joined = 1000 * np.concatenate(differences)
            root_mean_square, mean = np.sqrt(np.mean(joined**2)), np.mean(np.abs(joined))
            rows.append([quantity, f"{root_mean_square:.4g}", f"{mean:.4g}", units[quantity], str(len(differences))])
    if rows:
        show.table("errors against the reference values", ["quantity", "RMSE", "MAE", "unit", "structures"], rows)


def _full_stress(stress: NDArray[np.float64]) -> NDArray[np.float64]:
    """[3, 3] of a stress in Voigt order (ASE's), as 9 numbers or as a matrix."""
    return stress[[0, 5, 4, 5, 1, 3, 4, 3, 2]].reshape(3, 3) if stress.size == 6 else stress.reshape(3, 3)
