"""What an evaluation of ``mace-fast eval`` began with and how far it is, in ``OUT.eval.jsonl`` beside its results.

The first line says what the evaluation is of. Before each batch is written a line says where the results end with it:
the last line whose end is there is where a killed evaluation goes on, and what is behind it is cut off.
"""

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import mace_fast
from mace_fast.cli.labels import UNITS, Errors
from mace_fast.cli.lock import hold
from mace_fast.cli.md_record import config_digest, model_digest, option
from mace_fast.cli.shards import Shard
from mace_fast.cli.sinks import Sink
from mace_fast.cli.sources import Source
from mace_fast.layers import Layers
from mace_fast.loading import model_heads
from mace_fast.predict import head_index


@dataclass(frozen=True)
class Reached:
    """How far an evaluation is.

    Attributes:
        done: structures, of those that are to be evaluated.
        end: of the results, in bytes or rows.
        failed: structures without results.
        problems: structures and labels that were reported.
        reason: why the first structure has no results, as long as none has.
        sums: of the errors.
    """

    done: int = 0
    end: int = 0
    failed: int = 0
    problems: int = 0
    reason: str = ""
    sums: dict[str, list[Any]] = field(default_factory=lambda: Errors().sums)


def describe_evaluation(args: argparse.Namespace, model: Layers, source: Source, shard: Shard) -> dict[str, Any]:
    """What decides the results, by the name of the option, and where model and structures came from.

    Args:
        args: of the command.
        model: in the precision that it runs in.
        source: of the structures.
        shard: which of them.
    """
    settings = {
        "dtype": str(next(model.parameters()).dtype).removeprefix("torch."),
        "head": model_heads(model)[head_index(model, args.head)],
        "stress": args.stress,
        "shard": str(shard),
        "batch-size": args.batch_size,
        "memory": args.memory,
        "tables": args.tables or None,  # of which earlier versions do not speak
        **{f"{quantity}-key": getattr(args, f"{quantity}_key") for quantity in UNITS},
    }
    files = {
        "model": args.model,
        "sha256": model_digest(model),
        "config_sha256": config_digest(model),
        "input": str(args.input),
        "input_sha256": source.sha256,
    }
    return {"version": mace_fast.__version__, **files, "settings": settings}


class Record:
    """The record beside a file of results, and the file ``OUT.part`` that these are in until the evaluation ends.

    Args:
        target: OUT.
    """

    def __init__(self, target: Path) -> None:
        self.target, self.part = target, target.with_name(f"{target.name}.part")
        self.path = target.with_name(f"{target.name}.eval.jsonl")
        self._of_target = ""

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep other processes from the results; without any of them no file is left.

        Raises:
            BlockingIOError: another process writes them.
            OSError: the record cannot be written.
        """
        with hold(self.path, "r+b" if self.path.exists() else "xb", other="OUT"):
            try:
                yield
            finally:
                if not self._lines()[1:]:
                    self.remove()

    def begin(self, description: dict[str, Any]) -> None:
        """Begin anew."""
        if self.target.exists() and not self.part.exists() and self.path.exists():
            self._of_target = self.path.read_text()
        self.part.unlink(missing_ok=True)
        self.path.write_text(json.dumps(description) + "\n")

    def remove(self) -> None:
        """Leave nothing behind, but results of an evaluation before this one, with their record."""
        self.part.unlink(missing_ok=True)
        if self._of_target:
            self.path.write_text(self._of_target)
        else:
            self.path.unlink(missing_ok=True)

    def note(self, reached: Reached) -> None:
        """Say how far the results are once what is written next is there."""
        with self.path.open("a") as file:
            file.write(json.dumps(asdict(reached)) + "\n")

    def finish(self) -> None:
        """Give the results their name."""
        self.part.replace(self.target)

    def is_begun(self) -> bool:
        """Whether there is an evaluation to go on with.

        Raises:
            FileExistsError: there are results without a record.
        """
        if not self._lines() and self.target.exists():
            raise FileExistsError(
                f"{self.target} exists, and {self.path}, which would say what it is of, does not: give another OUT, or "
                "leave out --resume to replace it"
            )
        return len(self._lines()) > 1 and (self.part.exists() or self.target.exists())

    def require_same(self, now: dict[str, Any]) -> None:
        """Refuse to go on with another model, other structures or other settings.

        Raises:
            ValueError: names what differs.
        """
        began = self._lines()[0]
        before, settings = began["settings"], now["settings"]
        remedy = "give the same again, or another OUT, or leave out --resume to begin anew"
        if changed := [name for name in settings if before.get(name) != settings[name]]:
            given, different = (
                " ".join(option(name, each.get(name)) for name in changed) for each in (before, settings)
            )
            raise ValueError(f"{self.target} was begun with {given}, not {different}: {remedy}")
        for what, digest in (("model", "sha256"), ("model", "config_sha256"), ("input", "input_sha256")):
            if began[digest] != now[digest]:
                raise ValueError(
                    f"{self.target} was begun with another {what}, {began[what]}, whose content is not that of "
                    f"{now[what]}: {remedy}"
                )

    def reached(self, sink: Sink[Any]) -> Reached:
        """How far the results are that a file holds whole; what the record says of others is cut off."""
        entries = [Reached(**line) for line in self._lines()[1:]]
        chain = list(zip([Reached(), *entries], entries, strict=False))
        kept = len(chain)
        while kept and not sink.has(chain[kept - 1][0].end, chain[kept - 1][1].end):
            kept -= 1
        lines = self.path.read_bytes().splitlines(keepends=True)[: 1 + kept]
        with self.path.open("r+b") as file:  # in place, as the lock is on the file
            file.truncate(sum(map(len, lines)))
        return entries[kept - 1] if kept else Reached()

    def finished(self, total: int) -> Reached | None:
        """How far the results are if all are there under their name.

        Raises:
            FileExistsError: there is neither all of them nor a part.
        """
        if self.part.exists():
            return None
        last = Reached(**self._lines()[-1])
        if last.done == total:
            return last
        raise FileExistsError(
            f"{self.target} is not of the evaluation that {self.path} is of, whose {self.part} is gone: give another "
            "OUT, or leave out --resume to replace it"
        )

    def _lines(self) -> list[dict[str, Any]]:
        """Those of the record up to the first that is not whole."""
        found = []
        for line in self.path.read_bytes().splitlines(keepends=True) if self.path.exists() else ():
            if not line.endswith(b"\n"):
                break
            try:
                found.append(json.loads(line))
            except ValueError:
                break
        return found
