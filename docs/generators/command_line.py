"""Page of the commands: what each says to ``--help``."""

import os
from argparse import ArgumentParser, _SubParsersAction
from pathlib import Path

from mace_fast.cli.main import build_parser


def write(file: Path) -> None:
    """A section for each command."""
    os.environ["COLUMNS"] = "100"  # the width of argparse's lines
    parts = []
    for name, parser in commands(build_parser()).items():
        parts.append(f"## mace-fast {name}\n\n```text\n{parser.format_help().strip()}\n```\n")
    file.write_text("\n".join(parts))


def commands(parser: ArgumentParser) -> dict[str, ArgumentParser]:
    """The parsers of the commands."""
    (subparsers,) = (action for action in parser._actions if isinstance(action, _SubParsersAction))
    return dict(subparsers.choices)
