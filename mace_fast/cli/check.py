"""``mace-fast check``: is this model, on this machine, what it should be?"""

import argparse
import functools
import json
from collections import Counter
from collections.abc import Sequence

import torch
from ase import Atoms

from mace_fast import dipole_checks
from mace_fast.checks import SELF_CHECKS, Check, CheckResult, examples_of, matches_reference, reference_of
from mace_fast.cli import show
from mace_fast.cli.files import MODEL_HELP, load_model, read_structures, require_elements
from mace_fast.layers import Layers
from mace_fast.loading import DIPOLE_TYPES, WITHOUT_ENERGY, model_type_of

DESCRIPTION = """Compare a model with mace-torch where that is installed, and its forces and stress with differences of
its energy; test rotation, inversion, translation, permutation and determinism. Of models of dipoles these and
polarizabilities are tested likewise. Everything is computed in float64. Slabs and wires have a stress per volume
of their cell; what mace-torch 0.3.16 divides by there is noted.
Exits with 1 if a check fails."""
EXAMPLE = """examples:
  mace-fast check mace-mp-small
  mace-fast check my.model structures.extxyz --json > checks.json"""


_NOTES = 5  # that are printed; the JSON has all


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add ``check`` to the parser of ``mace-fast``."""
    parser = subparsers.add_parser(
        "check",
        help="compare with mace-torch, finite differences and symmetries",
        description=DESCRIPTION,
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("model", metavar="MODEL", help=MODEL_HELP)
    parser.add_argument(
        "structures", metavar="STRUCTURES", nargs="?", help="file with structures (default: five small ones are built)"
    )
    parser.add_argument("--device", default="cpu", help="cpu or cuda (default: cpu)")
    parser.add_argument("--json", action="store_true", help="print every result as JSON")
    parser.set_defaults(run=run)
    return parser


def run(args: argparse.Namespace) -> int:
    """Check ``args.model`` and print the outcome; 1 if a check failed."""
    model = load_model(args.model, args.device, "float64")
    if args.structures is None:
        structures = examples_of(model)
    else:
        structures = read_structures(args.structures)
        require_elements(model, structures, args.structures)
    results = run_checks(model, structures)
    failed = [result for result in results if result.passed is False]
    if args.json:
        print(json.dumps([result.as_dict() for result in results], indent=2))
    else:
        _print_table(args.model, structures, results)
    return 1 if failed else 0


def run_checks(model: Layers, structures: Sequence[Atoms]) -> list[CheckResult]:
    """Every check on every structure, with a progress bar on standard error."""
    results: list[CheckResult] = []
    reference = reference_of(model)
    checks: tuple[Check, ...] = ()
    if (kind := model_type_of(model)) not in WITHOUT_ENERGY:
        checks = (functools.partial(matches_reference, reference=reference), *SELF_CHECKS)
    if kind in DIPOLE_TYPES:
        checks = (*checks, *dipole_checks.checks_of(reference))
    tasks = [(check, atoms) for atoms in structures for check in checks]
    with show.progress("checking", len(tasks)) as advance:
        for done, (check, atoms) in enumerate(tasks, start=1):
            results += check(model, atoms)
            advance(done, str(atoms.symbols))
    return results


def _print_table(name: str, structures: Sequence[Atoms], results: Sequence[CheckResult]) -> None:
    """One row per check with its worst value, then how many passed, failed and were skipped, and what failed."""
    rows = []
    for check in dict.fromkeys(result.check for result in results):
        group = [result for result in results if result.check == check]
        computed = [result for result in group if result.value is not None]
        worst = max(computed, key=lambda result: (result.passed is False, result.value), default=group[0])
        outcome = "skipped" if worst.value is None else "pass" if worst.passed else "FAIL"
        value = "" if worst.value is None else f"{worst.value:.1e}"
        rows.append([check, value, f"{worst.tolerance:.0e} {worst.unit}", str(len(computed)), outcome])
    title = f"{name}: {len(structures)} structures in float64, {torch.get_num_threads()} threads"
    show.table(title, ["check", "worst", "tolerance", "structures", "result"], rows)
    passed, failed = (sum(result.passed is wanted for result in results) for wanted in (True, False))
    print(f"{passed} passed, {failed} failed, {len(results) - passed - failed} skipped")
    for reason, count in Counter(result.skipped for result in results if result.skipped).items():
        print(f"  {count} skipped: {reason}")
    noted = [result for result in results if result.note]
    for result in noted[:_NOTES]:
        print(f"  {result.check} of {result.structure}: {result.note}")
    if len(noted) > _NOTES:
        print(f"  and so on for {len(noted) - _NOTES} more")
    for result in results:
        if result.passed is False:
            excess = f"{result.value:.1e} > {result.tolerance:.0e} {result.unit}"
            print(f"  failed: {result.check} of {result.structure}: {excess}")
