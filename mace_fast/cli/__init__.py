"""The command line ``mace-fast``."""

from mace_fast.cli.main import main

__all__ = ["main"]
