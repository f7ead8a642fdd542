"""The parser of ``mace-fast`` and the one place that turns an error into a sentence."""

import argparse
import errno
import os
import select
import signal
import sys
from collections.abc import Sequence

import mace_fast
from mace_fast.cli import check, convert, demo, evaluate, info, ipi, lammps, md, train, warm_up

COMMANDS = (info, convert, check, evaluate, md, lammps, ipi, train, warm_up, demo)


def build_parser() -> argparse.ArgumentParser:
    """The parser with one subcommand per module of ``mace_fast.cli``."""
    parser = argparse.ArgumentParser(
        prog="mace-fast",
        description="Inspect, convert, check and run MACE interatomic potentials.",
        epilog="`mace-fast COMMAND --help` has an example of each command.",
    )
    parser.add_argument("--version", action="version", version=f"mace-fast {mace_fast.__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in COMMANDS:
        subparser = command.add_parser(subparsers)
        subparser.set_defaults(parser=subparser)
        subparser.add_argument("--debug", action="store_true", help="show the traceback of an error")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``mace-fast``.

    Args:
        argv: The arguments after the program's name; those of the process by default.

    Returns:
        The exit status: 0, 1 where a check failed, 2 after an error, 130 after an interrupt, 141 where nobody reads
        what the command prints any more, as behind ``| head``.
    """
    try:
        try:
            return _run(argv)
        finally:
            sys.stdout.flush()  # here, where an error can be caught
    except BrokenPipeError:
        unread = _unread_outputs()
        if not unread:
            raise
        for output in unread:  # what is left in Python's buffers goes nowhere
            os.dup2(os.open(os.devnull, os.O_WRONLY), output)
        return 128 + signal.SIGPIPE


def _run(argv: Sequence[str] | None) -> int:
    """The exit status, after an error has been said.

    Raises:
        BrokenPipeError: as of the command.
    """
    args, rest = build_parser().parse_known_args(argv)
    if rest and "rest" not in args:
        args.parser.error(f"unrecognized arguments: {' '.join(rest)}")
    args.rest = rest
    try:
        status: int = args.run(args)
    except (ValueError, TypeError, OSError, ImportError, MemoryError, RuntimeError) as error:
        if args.debug or isinstance(error, BrokenPipeError):
            raise
        is_full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
        remedy = ": make room on the disk and run it again" if is_full else ""
        print(f"mace-fast {args.command}: error: {' '.join(str(error).split())}{remedy}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(f"mace-fast {args.command}: interrupted", file=sys.stderr)
        return 130
    return status


def _unread_outputs() -> list[int]:
    """Which of standard output and error are pipes that nobody reads any more."""
    if not hasattr(select, "poll"):  # on Windows, where a pipe without a reader is another error
        return []
    poll = select.poll()
    for output in (1, 2):
        poll.register(output, 0)
    return [output for output, events in poll.poll(0) if events & (select.POLLERR | select.POLLHUP)]
