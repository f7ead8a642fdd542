"""Tables on standard output and progress on standard error."""

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any, Literal, NoReturn, Protocol

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

PLAIN_WIDTH = 100  # of a table in a file or a pipe, where there is no terminal to fit into


class _Console(Console):
    def on_broken_pipe(self) -> NoReturn:
        """Leave it to ``main`` how a command ends whose output nobody reads any more; rich would exit with 1."""
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))


def console() -> Console:
    """Standard output, as wide as the terminal."""
    return _Console(width=None if sys.stdout.isatty() else PLAIN_WIDTH, soft_wrap=False, highlight=False)


def table(
    title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], align: Literal["left", "right"] = "right"
) -> None:
    """Print a table; ``align`` is for all columns but the first. Without names of columns there is no header."""
    # two blanks between columns and no frame: every table fits into 80 columns
    layout: dict[str, Any] = {"box": SIMPLE_HEAD, "padding": (0, 1, 0, 0), "pad_edge": False, "show_edge": False}
    shown = Table(title=title, title_justify="left", title_style="bold", show_header=any(columns), **layout)
    for index, column in enumerate(columns):
        shown.add_column(column, justify="left" if index == 0 else align, no_wrap=index == 0)
    for row in rows:
        shown.add_row(*row)
    console().print(shown)


PATIENCE = 3.0
"""Seconds after which something that was to be quick gets a progress bar."""


class Advance(Protocol):
    """Reports that ``done`` of the total are finished, with a short text about the state."""

    def __call__(self, done: float, state: str = "") -> None:
        """Report."""


@contextmanager
def progress(title: str, total: int, start: int = 0) -> Iterator[Advance]:
    """A progress bar on a terminal, a line at every tenth of the work elsewhere.

    Args:
        title: What is going on.
        total: The number of pieces of work.
        start: How many of them were done before.
    """
    if sys.stderr.isatty():
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, TextColumn("{task.fields[state]}"), console=Console(stderr=True)) as bar:
            task = bar.add_task(title, total=total, completed=start, state="")
            yield lambda done, state="": bar.update(task, completed=done, state=state)
    else:
        yield _line_reporter(title, total, start)


@contextmanager
def parts(title: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar for something of many parts, of which nobody knows before how many they are and how long it takes.

    It appears when that takes longer than a few seconds.

    Args:
        title: What is going on.

    Yields:
        To be called with how many parts are done, and how many there are.
    """
    began = time.perf_counter()
    with ExitStack() as shown:
        advance: Advance | None = None

        def tell(done: int, total: int) -> None:
            nonlocal advance
            if advance is None and time.perf_counter() - began > PATIENCE:
                advance = shown.enter_context(progress(title, total, done))
            if advance is not None:
                advance(done)

        yield tell


def _line_reporter(title: str, total: int, start: int) -> Advance:
    printed = 10 * start // max(total, 1)
    began = time.perf_counter()

    def advance(done: float, state: str = "") -> None:
        nonlocal printed
        tenth = int(10 * done // max(total, 1))
        if tenth > printed:
            printed = tenth
            seconds = time.perf_counter() - began
            print(f"{title}: {int(done)}/{total} after {seconds:.1f} s  {state}".rstrip(), file=sys.stderr, flush=True)

    return advance
