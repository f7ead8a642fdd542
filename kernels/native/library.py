"""From a module to machine code, kept on disk, and to functions that Python calls."""

import ctypes
import hashlib
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import llvmlite
import llvmlite.binding as llvm
from llvmlite import ir

from mace_fast.kernels.native.function import team_name
from mace_fast.kernels.native.host import Host, host
from mace_fast.kernels.native.openmp import openmp
from mace_fast.kernels.runtime.folder import cache_root

DIGEST = 32
"""Bytes of the digest that stands before the machine code in its file."""

_engines: list[Any] = []
"""Own the memory of the machine code, for as long as the process runs."""


@dataclass(frozen=True)
class Compiled:
    """A function of machine code.

    Attributes:
        call: the function for Python; it lets other threads of Python run.
        team: address of the function that every thread of an OpenMP team calls; 0 where there is none.
    """

    call: Callable[..., None]
    team: int


def compiled(module: ir.Module, name: str, num_pointers: int, num_sizes: int) -> Compiled:
    """Compile a module, or read what it was compiled to, and give one of its functions.

    Args:
        module: what was written.
        name: of the function.
        num_pointers: arguments that are addresses.
        num_sizes: arguments that are int64; they follow.

    Raises:
        OSError: the folder of the machine code cannot be written; the message names it and the variable that moves it.
    """
    text = str(module)
    file = code_file(module.name, text)
    code = _read(file)
    if code is None:
        code = compile_text(text, host())
        _write(file, code)
    openmp()  # so that LLVM knows its functions, which machine code from disk calls
    engine = llvm.create_mcjit_compiler(llvm.parse_assembly(""), target_machine(host()))
    engine.add_object_file(llvm.ObjectFileRef.from_data(code))
    engine.finalize_object()
    _engines.append(engine)
    kinds = [*[ctypes.c_void_p] * num_pointers, *[ctypes.c_int64] * num_sizes]
    call = ctypes.CFUNCTYPE(None, *kinds)(engine.get_function_address(name))
    return Compiled(call, engine.get_function_address(team_name(name)))


def target_machine(machine: Host) -> Any:
    """LLVM's compiler for a processor."""
    target = llvm.Target.from_triple(machine.triple)
    return target.create_target_machine(cpu=machine.name, features=machine.features, opt=3, jit=True)


def optimised(text: str, machine: Host) -> tuple[Any, Any]:
    """The module of a text after LLVM's passes, and the compiler for the processor."""
    module = llvm.parse_assembly(text)
    module.verify()
    compiler = target_machine(machine)
    options = llvm.create_pipeline_tuning_options(speed_level=2)
    # loops and vectors are written as they should be; the passes that look for others take long and find none
    options.loop_vectorization = options.slp_vectorization = options.loop_unrolling = False
    passes = llvm.create_pass_builder(compiler, options)
    passes.getModulePassManager().run(module, passes)
    return module, compiler


def compile_text(text: str, machine: Host) -> bytes:
    """Object file of a module."""
    module, compiler = optimised(text, machine)
    code: bytes = compiler.emit_object(module)
    return code


def code_file(name: str, text: str) -> Path:
    """Where the machine code of a text is kept; it depends on the processor and on the version of the compiler."""
    machine = host()
    key = "\n".join([text, machine.triple, machine.name, machine.features, llvmlite.__version__])
    return cache_root() / "native" / f"{name}_{hashlib.sha256(key.encode()).hexdigest()[:16]}.o"


def _read(file: Path) -> bytes | None:
    """Machine code from a file; None where there is none, or the file is damaged."""
    try:
        content = file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    digest, code = content[:DIGEST], content[DIGEST:]
    return code if hashlib.sha256(code).digest() == digest else None


def _write(file: Path, code: bytes) -> None:
    """Store in one step: other processes see the whole file or none."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("wb", dir=file.parent, suffix=".tmp", delete=False) as part:
            part.write(hashlib.sha256(code).digest() + code)
        os.replace(part.name, file)
    except OSError as error:
        raise OSError(
            f"cannot write compiled kernels to {file.parent}: {error}; "
            "set MACE_FAST_CACHE to a folder that can be written"
        ) from error
