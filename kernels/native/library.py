"""From a module to machine code, kept on disk, and to functions that Python calls."""

import ctypes
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import llvmlite
import llvmlite.binding as llvm
from llvmlite import ir

from mace_fast.kernels.native.function import team_name
from mace_fast.kernels.native.host import Host, host
from mace_fast.kernels.native.openmp import openmp
from mace_fast.kernels.native.progress import compiling
from mace_fast.kernels.runtime.folder import keep, kept

OPTIMIZATION = 3
"""LLVM's level for machine code. Tests of whole models take 0, which compiles in a tenth of the time."""

_engines: list[Any] = []
"""Own the memory of the machine code, for as long as the process runs."""


@dataclass(frozen=True)
class Compiled:
    """A function of machine code.

    Attributes:
        call: the function for Python; it lets other threads of Python run.
        team: address of the function that every thread of an OpenMP team calls; 0 where there is none.
        address: of the function.
        written: for every argument whether the function writes where it points.
    """

    call: Callable[..., None]
    team: int
    address: int
    written: tuple[bool, ...]


def compiled(module: ir.Module, name: str) -> Compiled:
    """Compile a module, or read what it was compiled to, and give one of its functions.

    Args:
        module: what was written.
        name: of the function.

    Raises:
        OSError: as :func:`loaded`.
    """
    return all_compiled(module, [name])[name]


def all_compiled(module: ir.Module, names: Iterable[str]) -> dict[str, Compiled]:
    """As :func:`compiled`, several functions of one module by their names."""
    engine = loaded(module)
    return {name: _compiled(module.get_global(name), engine) for name in names}


def _compiled(function: Any, engine: Any) -> Compiled:
    address = engine.get_function_address(function.name)
    kinds = [ctypes.c_void_p if isinstance(one.type, ir.PointerType) else ctypes.c_int64 for one in function.args]
    call = ctypes.CFUNCTYPE(None, *kinds)(address)
    team = engine.get_function_address(team_name(function.name))
    return Compiled(call, team, address, tuple(function.written))


def loaded(module: ir.Module) -> Any:
    """Compile a module, or read what it was compiled to; ``get_function_address`` then gives what is in it.

    Raises:
        OSError: the user has no home folder to keep the machine code in. Where it cannot be kept, that is logged.
    """
    text = str(module)
    file = code_file(module.name, text)
    code = kept(file)
    if code is None:
        with compiling(module.name):
            code = compile_text(text, host())
        keep(file, code)
    openmp()  # so that LLVM knows its functions, which machine code from disk calls
    engine = llvm.create_mcjit_compiler(llvm.parse_assembly(""), target_machine(host()))
    engine.add_object_file(llvm.ObjectFileRef.from_data(code))
    engine.finalize_object()
    _engines.append(engine)
    return engine


def target_machine(machine: Host) -> Any:
    """LLVM's compiler for a processor."""
    target = llvm.Target.from_triple(machine.triple)
    return target.create_target_machine(cpu=machine.name, features=machine.features, opt=OPTIMIZATION, jit=True)


def compile_text(text: str, machine: Host) -> bytes:
    """Object file of a module."""
    module = llvm.parse_assembly(text)
    module.verify()
    compiler = target_machine(machine)
    options = llvm.create_pipeline_tuning_options(speed_level=min(OPTIMIZATION, 2))
    # loops and vectors are written as they should be; the passes that look for others take long and find none
    options.loop_vectorization = options.slp_vectorization = options.loop_unrolling = False
    passes = llvm.create_pass_builder(compiler, options)
    passes.getModulePassManager().run(module, passes)
    code: bytes = compiler.emit_object(module)
    return code


def code_file(name: str, text: str) -> str:
    """Where in the cache the machine code of a text is; it depends on the processor and on the compiler."""
    machine = host()
    key = "\n".join([text, machine.triple, machine.name, machine.features, llvmlite.__version__, str(OPTIMIZATION)])
    return f"native/{name}_{hashlib.sha256(key.encode()).hexdigest()[:16]}.o"
