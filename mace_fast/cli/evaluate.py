"""``mace-fast eval``: energies, forces and stresses of many structures."""

import argparse
import functools
import itertools
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import ase.io
import numpy as np
from ase import Atoms
from numpy.typing import NDArray

from mace_fast.chunks.evaluation import Progress
from mace_fast.chunks.sizes import Chunking
from mace_fast.cli import show
from mace_fast.cli.files import add_memory_argument, add_model_arguments, load_model, read_each, require_different
from mace_fast.data import require_stress
from mace_fast.predict import Prediction, Predictor
from mace_fast.writing import replacing

QUANTITIES = ("energy", "forces", "stress")
RESULTS = ("MACE_energy", "MACE_forces", "MACE_stress", "MACE_error")
EXAMPLE = """example:
  mace-fast eval mace-mp-small in.extxyz out.extxyz --stress --batch-size 16

OUT holds the structures of IN, in their order, with MACE_energy (eV), MACE_forces (eV/Å) and, with --stress,
MACE_stress (eV/Å³, 3x3), the names that mace_eval_configs gives them. A structure that cannot be evaluated has
MACE_error instead, which says why, and does not keep the others from their results; one that ASE cannot read from
extended XYZ is there without atoms. One whose cell has no volume, as a slab without a height, has no MACE_stress. Such
structures are listed, and so are reference values that are not numbers, which are left out of the errors; the exit
status is then 1. Energies are added up in float64 whatever the precision of
the model. The others of a batch change the results of a structure by rounding, in float32 by 2e-6 of the largest
force."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add ``eval`` to the parser of ``mace-fast``."""
    parser = subparsers.add_parser(
        "eval",
        help="evaluate the structures of a file in batches",
        description="Evaluate the structures of IN, write them with the results to OUT (extended XYZ), and report\n"
        "the errors against the reference values that IN holds. Exits with 1 if some structures lack results.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_model_arguments(parser)
    add_memory_argument(parser)
    parser.add_argument("input", metavar="IN", type=Path, help="structures, in any format that ASE reads")
    parser.add_argument("output", metavar="OUT", type=Path, help="extended XYZ file to write (replaced if it exists)")
    parser.add_argument("--batch-size", type=int, default=8, metavar="N", help="structures per batch (default: 8)")
    parser.add_argument("--head", help="head of the model (default: the only one, or the one called Default)")
    parser.add_argument("--stress", action="store_true", help="compute the stress too")
    for quantity in QUANTITIES:
        parser.add_argument(
            f"--{quantity}-key",
            metavar="KEY",
            help=f"name of the reference {quantity} in IN (default: REF_{quantity}, else {quantity})",
        )
    parser.set_defaults(run=run)
    return parser


def run(args: argparse.Namespace) -> int:
    """Evaluate ``args.input`` into ``args.output``; 1 if structures lack results or have labels that are not numbers.

    Raises:
        ValueError: for a batch size below one, an unknown head, an ending of OUT other than .xyz or .extxyz, one file
            as IN and OUT, or where no structure can be evaluated.
    """
    if args.batch_size < 1:
        raise ValueError(f"--batch-size is {args.batch_size}, expected 1 or more structures")
    if args.output.suffix not in (".xyz", ".extxyz"):
        raise ValueError(f"{args.output} must end in .extxyz or .xyz: results are written as extended XYZ")
    Chunking(memory=args.memory)  # which refuses what makes no sense
    require_different({"IN": args.input, "OUT": args.output})
    with replacing(args.output) as partial:
        found = read_each(args.input)
        structures = [Atoms() if isinstance(each, str) else each for each in found]
        labels = {quantity: _labels(structures, quantity, getattr(args, f"{quantity}_key")) for quantity in QUANTITIES}
        model = load_model(args.model, args.device, args.dtype)
        predictors = {
            stress: Predictor(model, stress=stress, head=args.head, memory=args.memory) for stress in (False, True)
        }
        outcomes: list[Prediction | str] = []
        with show.progress("evaluating", len(found)) as advance:
            for start in range(0, len(found), args.batch_size):
                progress = functools.partial(_advance, advance, len(outcomes))
                compute = functools.partial(_predict, predictors, stress=args.stress, progress=progress)
                outcomes += _evaluate(compute, found[start : start + args.batch_size])
                advance(len(outcomes))
        if all(isinstance(outcome, str) for outcome in outcomes):
            raise ValueError(f"no structure of {args.input} can be evaluated; the first of {len(found)}: {outcomes[0]}")
        for atoms, outcome in zip(structures, outcomes, strict=True):
            _attach(atoms, outcome)
        ase.io.write(partial, structures, format="extxyz")
    _print_errors(structures, outcomes, labels)
    problems = _problems(structures, outcomes, labels, stress=args.stress)
    for index, problem in problems:
        print(f"mace-fast eval: structure {index} of {args.input}: {problem}", file=sys.stderr)
    failed = sum(isinstance(outcome, str) for outcome in outcomes)
    print(f"structures written to {args.output}: {len(structures)}" + (f", {failed} without results" if failed else ""))
    return 1 if problems else 0


def _advance(advance: show.Advance, done: int, parts_done: int, parts: int) -> None:
    """Tell how far the evaluation of a large structure is, after so many that are done."""
    advance(done + min(parts_done, parts - 1) / parts, f"part {parts_done} of {parts}")


def _evaluate(
    compute: Callable[[Sequence[Atoms]], list[Prediction]], batch: Sequence[Atoms | str]
) -> list[Prediction | str]:
    """The results of each structure of a batch, or why it has none, which keeps no other from its results."""
    structures = [each for each in batch if not isinstance(each, str)]
    try:
        predictions = compute(structures) if structures else []
        for prediction in predictions:
            _require_finite(prediction)
    except ValueError as error:
        if len(batch) == 1:
            return [str(error)]
        return [outcome for each in batch for outcome in _evaluate(compute, [each])]
    results = iter(predictions)
    return [each if isinstance(each, str) else next(results) for each in batch]


def _predict(
    predictors: Mapping[bool, Predictor], structures: Sequence[Atoms], *, stress: bool, progress: Progress
) -> list[Prediction]:
    """Evaluate a batch, and what of it has no stress in a batch without, where one is asked for."""
    with_stress = [stress and _lack_of_stress(atoms) is None for atoms in structures]
    results = {
        kind: iter(predictors[kind](list(itertools.compress(structures, members)), progress))
        for kind, members in ((True, with_stress), (False, [not each for each in with_stress]))
        if any(members)
    }
    return [next(results[kind]) for kind in with_stress]


def _lack_of_stress(atoms: Atoms) -> str | None:
    """Why a structure that may have energy and forces has no stress; None where it has one."""
    try:
        require_stress(atoms.cell.array, atoms.pbc)
    except ValueError as error:
        return str(error)
    return None


def _require_finite(prediction: Prediction) -> None:
    if not all(np.isfinite(value).all() for value in (prediction.energy, prediction.forces, prediction.stress)):
        raise ValueError("energy, forces or stress are not finite: look for atoms that are far too close")


def _attach(atoms: Atoms, outcome: Prediction | str) -> None:
    """Put results, or why there are none, into a structure, and take out those of an earlier evaluation."""
    for place in (atoms.info, atoms.arrays):
        for name in RESULTS:
            place.pop(name, None)
    if isinstance(outcome, str):
        atoms.info["MACE_error"] = outcome
        return
    atoms.info["MACE_energy"] = outcome.energy
    atoms.arrays["MACE_forces"] = outcome.forces
    if outcome.stress.size:
        atoms.info["MACE_stress"] = outcome.stress


Label = NDArray[np.float64] | str | None  # a string says why it is not to be used


def _labels(structures: Sequence[Atoms], quantity: str, key: str | None) -> list[Label]:
    """The reference values of each structure, or None where it has none.

    Raises:
        ValueError: if a key was asked for and no structure has it.
    """
    found = [_label(atoms, quantity, (key,) if key else (f"REF_{quantity}", quantity)) for atoms in structures]
    if key and all(label is None for label in found):
        raise ValueError(f"--{quantity}-key {key} was asked for, but no structure of the input has it")
    return found


def _label(atoms: Atoms, quantity: str, keys: Sequence[str]) -> Label:
    results = (
        {} if atoms.calc is None else atoms.calc.results
    )  # where ASE's reader puts `energy`, `forces` and `stress`
    sizes = {"energy": (1,), "forces": (3 * len(atoms),), "stress": (6, 9)}[quantity]
    for key in keys:
        for place in (atoms.info, atoms.arrays, results):
            if key in place:
                try:
                    label = np.asarray(place[key], dtype=np.float64)
                except (TypeError, ValueError):
                    return f"{key} is {place[key]!r}, expected numbers"
                if label.size not in sizes:
                    return f"{key} holds {label.size} numbers, expected {' or '.join(map(str, sizes))}"
                return label if np.isfinite(label).all() else f"{key} is not finite"
    return None


def _problems(
    structures: Sequence[Atoms],
    outcomes: Sequence[Prediction | str],
    labels: dict[str, list[Label]],
    *,
    stress: bool,
) -> list[tuple[int, str]]:
    """What is wrong with which structure, in their order."""
    problems = []
    for index, (atoms, outcome) in enumerate(zip(structures, outcomes, strict=True)):
        if isinstance(outcome, str):
            problems.append((index, f"no results: {outcome}"))
        elif stress and not outcome.stress.size:
            problems.append((index, f"no stress: {_lack_of_stress(atoms)}"))
    for quantity in QUANTITIES:
        texts = [(index, text) for index, text in enumerate(labels[quantity]) if isinstance(text, str)]
        problems += [(index, f"{text}; it is left out of the errors") for index, text in texts]
    return sorted(problems)


def _print_errors(
    structures: Sequence[Atoms],
    outcomes: Sequence[Prediction | str],
    labels: dict[str, list[Label]],
) -> None:
    """Root mean square and mean absolute errors of what has reference values."""
    errors: dict[str, list[NDArray[np.float64]]] = {"energy": [], "forces": [], "stress": []}
    for index, (atoms, outcome) in enumerate(zip(structures, outcomes, strict=True)):
        if isinstance(outcome, str):
            continue
        energy, forces, stress_label = (labels[quantity][index] for quantity in errors)
        if isinstance(energy, np.ndarray):
            errors["energy"].append((outcome.energy - energy).reshape(1) / len(atoms))
        if isinstance(forces, np.ndarray):
            errors["forces"].append(outcome.forces.ravel() - forces.ravel())
        if outcome.stress.size and isinstance(stress_label, np.ndarray):
            errors["stress"].append((outcome.stress - _full_stress(stress_label)).ravel())
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
