"""What is said to who waits: in the log, and at a terminal that does not show the log."""

import logging
import sys

_LOGGER = logging.getLogger("mace_fast")

SLOW = 1.0
"""Seconds from which on who waits is told what for."""


def say(message: str) -> None:
    """Say something in the log, and to who sits at a terminal."""
    _LOGGER.info(message)
    if sys.stderr.isatty() and not _LOGGER.isEnabledFor(logging.INFO):
        sys.stderr.write(f"mace_fast: {message}\n")
