"""ASE's databases of structures, in files: SQLite and LMDB."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import ase.db

DATABASES = (".db", ".aselmdb")
OF_ATOMS = "MACE_arrays"
"""In the data of a row that we write: which of them are of atoms."""


def connect(path: Path, suffix: str, *, readonly: bool = False) -> Any:
    """Open a database, or begin one where there is no file.

    ASE's own lock is left out: it is a file that stays when its process is killed, and then keeps all others waiting.

    Args:
        path: of any name.
        suffix: one of ``DATABASES``, which says what it is.
        readonly: leave the file as it is.

    Raises:
        ImportError: LMDB is asked for and is not installed.
    """
    options = {"readonly": True} if readonly and suffix == ".aselmdb" else {}
    require_installed(path, suffix)
    return ase.db.connect(str(path), type=suffix[1:], use_lock_file=False, **options)


def require_installed(path: Path, suffix: str) -> None:
    """Refuse a database that ASE needs another package for.

    Raises:
        ImportError: that is not installed.
    """
    if suffix == ".aselmdb" and not all(map(find_spec, ("ase_db_backends", "lmdb"))):
        raise ImportError(
            f"{path} is a database of LMDB, for which ASE needs the package ase-db-backends: "
            "pip install ase-db-backends lmdb, or give a file that ends in .db or .extxyz"
        )
