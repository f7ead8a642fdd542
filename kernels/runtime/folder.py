"""Where the package keeps what it can make again: tables and generated source."""

import os
from pathlib import Path


def cache_root() -> Path:
    """``$MACE_FAST_CACHE``, else ``$XDG_CACHE_HOME/mace_fast``, else ``~/.cache/mace_fast``."""
    if own := os.environ.get("MACE_FAST_CACHE"):
        return Path(own)
    base = os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()
    return Path(base) / "mace_fast"
