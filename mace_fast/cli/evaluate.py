"""``mace-fast eval``: energies, forces and stresses of many structures."""

import argparse
import dataclasses
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ase import Atoms

from mace_fast.chunks.sizes import Chunking, TooLittleMemoryError
from mace_fast.cli import show
from mace_fast.cli.databases import require_installed
from mace_fast.cli.eval_record import Reached, Record, describe_evaluation
from mace_fast.cli.files import (
    add_memory_argument,
    add_model_arguments,
    add_tables_argument,
    load_model,
    require_different,
)
from mace_fast.cli.labels import UNITS, Errors, keys_of, label_of
from mace_fast.cli.shards import Shard, chosen
from mace_fast.cli.sinks import ENDINGS, Sink, UnwritableError, open_sink
from mace_fast.cli.sources import Source, open_source
from mace_fast.cli.threads import keep_to_own_processors
from mace_fast.data import require_stress
from mace_fast.kernels.runtime.backends import resolve
from mace_fast.predict import Outcome, Prediction, Predictor
from mace_fast.writing import check_target

RESULTS = ("MACE_energy", "MACE_forces", "MACE_stress", "MACE_dipole", "MACE_error")
EXAMPLE = """examples:
  mace-fast eval mace-mp-small in.extxyz out.extxyz --stress
  mace-fast eval mace-mp-small in.extxyz out.extxyz --resume
  mace-fast eval mace-mp-small in.db out.db --shard auto --resume

OUT holds the structures of IN, in their order, with MACE_energy (eV), MACE_forces (eV/Å) and, with --stress,
MACE_stress (eV/Å³, 3x3), the names that mace_eval_configs gives them; a model that gives energies and dipoles adds
MACE_dipole (Debye). In a database of ASE the energy is a key-value pair and the others are data of the row, of which
MACE_arrays names those of atoms. A structure that cannot be evaluated has MACE_error instead, which says why, and does
not keep the others from their results; one that ASE cannot read from extended XYZ is there without atoms. One whose
cell has no volume, as a slab without a height, has no MACE_stress. Such structures are named (of those for which
--memory is too little only the first), and so are reference values that are not numbers, which are left out of the
errors; the exit status is then 1. With --strict the first of them ends the evaluation.

Structures are read, evaluated in batches of some 1000 atoms (16,000 on a GPU) and written one batch after the other, to
OUT.part until all are there. What OUT was made of is kept beside it in OUT.eval.jsonl. --resume begins an evaluation,
or goes on after a kill or a full disk with the same model, structures and settings, and does nothing where OUT is
complete, so that a job with it may be started again; the batches and their results are those of an evaluation that was
never stopped. One process at a time may write OUT.

--shard 2/8 evaluates the second eighth of the structures, to OUT.2-of-8; --shard auto takes the part from the job array
of SLURM, SGE or LSF that the process is a task of. By name the files are in the order of IN. Of several processes on
one machine each needs its own share of the processors: OMP_NUM_THREADS says how many, else what the scheduler gives.

Energies are added up in float64 whatever the precision of the model. The others of a batch change the results of a
structure by rounding, in float32 by 2e-6 of the largest force."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add ``eval`` to the parser of ``mace-fast``."""
    parser = subparsers.add_parser(
        "eval",
        help="evaluate the structures of a file in batches",
        description="Evaluate the structures of IN, write them with the results to OUT, and report the errors against\n"
        "the reference values that IN holds. Exits with 1 if some structures lack results.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_model_arguments(parser)
    add_memory_argument(parser)
    add_tables_argument(parser)
    parser.add_argument("input", metavar="IN", type=Path, help="structures, in any format that ASE reads")
    parser.add_argument(
        "output",
        metavar="OUT",
        type=Path,
        help="file to write (replaced if it exists): extended XYZ, or a database of ASE that ends in .db or .aselmdb",
    )
    parser.add_argument("--resume", action="store_true", help="begin, or go on where an evaluation was interrupted")
    parser.add_argument("--shard", metavar="I/N", help="evaluate part I of N, or auto for the task of a job array")
    parser.add_argument("--strict", action="store_true", help="stop at the first structure with a problem")
    parser.add_argument(
        "--batch-size", type=int, metavar="N", help="structures per batch at most (default: as many as fill it)"
    )
    parser.add_argument("--head", help="head of the model (default: the only one, or the one called Default)")
    parser.add_argument("--stress", action="store_true", help="compute the stress too")
    for quantity in UNITS:
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
        ValueError: for a batch size below one, an unknown head or shard, an unknown ending of OUT, one file as IN and
            OUT, an evaluation that was begun with something else, or where no structure can be evaluated.
        BlockingIOError: if another process writes OUT.
        FileExistsError: for ``--resume``, if OUT exists and nothing says what it is of.
        OSError: if OUT cannot be written.
    """
    shard = _require_settings(args)
    target = shard.name(args.output) if args.shard else args.output
    require_different({"IN": args.input, "OUT": target})
    check_target(target)
    require_installed(target, target.suffix)
    source = open_source(args.input)
    _require_keys(args, source)
    keep_to_own_processors()
    model = load_model(args.model, args.device, args.dtype, tables=args.tables)
    resolve(model.backend, next(model.parameters()).device)  # which refuses what cannot run, before any structure
    predictor = Predictor(model, stress=args.stress, head=args.head, memory=args.memory)
    description = describe_evaluation(args, model, source, shard)
    first, last = shard.of(source.count)
    record = Record(target)
    with record.held():
        reached = _finished(args, record, description, last - first)
        if reached is None:
            reached = _Evaluation(args, predictor, record).run(source, first, last)
    Errors(reached.sums).print()
    failed = f", {reached.failed} without results" if reached.failed else ""
    print(f"structures written to {target}: {reached.done}{failed}")
    return 1 if reached.problems else 0


def _require_settings(args: argparse.Namespace) -> Shard:
    if args.batch_size is not None and args.batch_size < 1:
        raise ValueError(f"--batch-size is {args.batch_size}, expected 1 or more structures")
    if args.output.suffix not in ENDINGS:
        raise ValueError(
            f"{args.output} must end in .extxyz or .xyz for extended XYZ, or in .db or .aselmdb for a database of ASE"
        )
    Chunking(memory=args.memory)  # which refuses what makes no sense
    return chosen(args.shard, os.environ)


def _require_keys(args: argparse.Namespace, source: Source) -> None:
    """Refuse names of reference values that no structure has."""
    for quantity in UNITS:
        key = getattr(args, f"{quantity}_key")
        found = (each for each in source.read(0, source.count) if not isinstance(each, str))
        if key and all(label_of(atoms, quantity, (key,)) is None for atoms in found):
            raise ValueError(f"--{quantity}-key {key} was asked for, but no structure of the input has it")


def _finished(args: argparse.Namespace, record: Record, description: dict[str, Any], total: int) -> Reached | None:
    """What there is if all is there already, else None, and the record is one that can be gone on with."""
    if args.resume and record.is_begun():
        record.require_same(description)
        reached = record.finished(total)
        if reached is not None:
            _say(f"{record.target} is complete already")
        return reached
    if args.resume:
        _say(f"{record.target} is not begun, so the evaluation begins")
    elif record.part.exists():
        _say(f"{record.part} of an evaluation that did not end is overwritten; --resume would have gone on with it")
    record.begin(description)
    return None


def _say(text: str) -> None:
    print(f"mace-fast eval: {text}", file=sys.stderr)


class _Evaluation:
    """Of structures that are read from one file, into the part of another, batch by batch.

    Args:
        args: Of the command.
        predictor: Which evaluates.
        record: Of how far it is.
    """

    def __init__(self, args: argparse.Namespace, predictor: Predictor, record: Record) -> None:
        self._args, self._predictor, self._record = args, predictor, record
        self._keys = {quantity: keys_of(quantity, getattr(args, f"{quantity}_key")) for quantity in UNITS}
        self._too_large, self._needed = 0, 0.0  # structures, for which --memory is too little, and GB
        self._limits = predictor.limits
        if args.batch_size is not None:
            self._limits = dataclasses.replace(self._limits, structures=args.batch_size)

    def run(self, source: Source, first: int, last: int) -> Reached:
        """Evaluate structures ``first`` to ``last - 1`` of a file, or what is left of them, and give OUT its name.

        Raises:
            ValueError: none can be evaluated, or the evaluation is strict and one has a problem.
            OSError: the results cannot be written.
        """
        sink = open_sink(self._record.part, self._record.target.suffix)
        reached = self._record.reached(sink)
        sink.cut(reached.end)
        try:
            with show.progress("evaluating", last - first, reached.done) as advance:

                def tell(parts_done: int, parts: int) -> None:
                    """How far a large structure is."""
                    advance(reached.done + min(parts_done, parts - 1) / parts, f"part {parts_done} of {parts}")

                unread: deque[str] = deque()
                structures = _readable(source.read(first + reached.done, last), unread)
                for batch in self._predictor.stream(structures, self._limits, tell):
                    found = [(atoms, unread.popleft() or outcome) for atoms, outcome in batch]
                    reached = self._written(sink, found, first, reached)
                    advance(reached.done)
        finally:
            sink.close()
        if self._too_large > 1:
            need = f"need more than --memory {self._args.memory}, up to about {self._needed:.3g} GB"
            _say(f"{self._too_large} structures {need}")
        if reached.failed == reached.done > 0:
            if not self._args.shard:
                self._record.remove()
                raise ValueError(
                    f"no structure of {self._args.input} can be evaluated; the first of {reached.done}: "
                    f"{reached.reason}"
                )
            _say(f"no structure of part {self._args.shard} can be evaluated")
        if reached.done == 0:  # of more parts than structures
            self._record.note(reached)
        self._record.finish()
        return reached

    def _written(
        self, sink: Sink[Any], batch: Sequence[tuple[Atoms, Outcome | str]], first: int, before: Reached
    ) -> Reached:
        """Write a batch; how far the results are with it."""
        errors, problems, failures = Errors(before.sums), [], []
        unsaid: set[tuple[int, str]] = set()
        for number, (atoms, outcome) in enumerate(batch, first + before.done):
            labels = {quantity: label_of(atoms, quantity, keys) for quantity, keys in self._keys.items()}
            if isinstance(outcome, Prediction):
                errors.add(outcome, labels, len(atoms))
                if self._args.stress and not outcome.stress.size:
                    problems.append((number, f"no stress: {_lack_of_stress(atoms)}"))
            else:
                failures.append(str(outcome))
                problems.append((number, f"no results: {outcome}"))
                if isinstance(outcome, TooLittleMemoryError):
                    unsaid |= {problems[-1]} if self._too_large else set()
                    self._too_large, self._needed = self._too_large + 1, max(self._needed, outcome.needed)
            texts = [label for label in labels.values() if isinstance(label, str)]
            problems += [(number, f"{text}; it is left out of the errors") for text in texts]
            _attach(atoms, outcome)
        structures = [atoms for atoms, _ in batch]
        content = None
        while content is None:
            try:
                content = sink.encoded(structures)
            except UnwritableError as error:
                problems.append((first + before.done + error.index, f"only its results are written: {error}"))
                structures[error.index] = _bare(structures[error.index])
        reached = Reached(
            done=before.done + len(batch),
            end=sink.end + len(content),
            failed=before.failed + len(failures),
            problems=before.problems + len(problems),
            reason=before.reason or "".join(failures[:1]) if before.failed == before.done else "",
            sums=errors.sums,
        )
        if problems and self._args.strict:
            number, problem = min(problems)
            kept = "; what came before is kept, and --resume without --strict goes on" if before.done else ""
            raise ValueError(f"structure {number} of {self._args.input}: {problem}{kept}")
        try:
            self._record.note(reached)
            sink.write(content)
        except OSError as error:
            raise OSError(
                f"structures after the first {before.done} cannot be written to {self._record.part} ({error}): is the "
                "disk full? When there is room, the same command with --resume goes on"
            ) from error
        for number, problem in sorted(set(problems) - unsaid):
            _say(f"structure {number} of {self._args.input}: {problem}")
        return reached


def _readable(found: Iterable[Atoms | str], unread: deque[str]) -> Iterator[Atoms]:
    """Structures, without atoms where one cannot be read, for which ``unread`` gets why, and for others nothing."""
    for each in found:
        unread.append(each if isinstance(each, str) else "")
        yield Atoms() if isinstance(each, str) else each


def _lack_of_stress(atoms: Atoms) -> str:
    """Why a structure that may have energy and forces has no stress."""
    try:
        require_stress(atoms.cell.array, atoms.pbc)
    except ValueError as error:
        return str(error)
    return "it is not known why"


def _attach(atoms: Atoms, outcome: Outcome | str) -> None:
    """Put results, or why there are none, into a structure, and take out those of an earlier evaluation."""
    for place in (atoms.info, atoms.arrays):
        for name in RESULTS:
            place.pop(name, None)
    if not isinstance(outcome, Prediction):
        atoms.info["MACE_error"] = str(outcome)
        return
    atoms.info["MACE_energy"] = outcome.energy
    atoms.arrays["MACE_forces"] = outcome.forces
    if outcome.stress.size:
        atoms.info["MACE_stress"] = outcome.stress
    if outcome.dipole.size:
        atoms.info["MACE_dipole"] = outcome.dipole


def _bare(atoms: Atoms) -> Atoms:
    """A structure with its results alone."""
    bare = Atoms(atoms.numbers, atoms.positions, cell=atoms.cell, pbc=atoms.pbc)
    for place, found in ((bare.info, atoms.info), (bare.arrays, atoms.arrays)):
        place.update({name: found[name] for name in RESULTS if name in found})
    return bare
