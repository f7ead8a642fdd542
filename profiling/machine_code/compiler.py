"""Compiles recorded launches for any architecture, and counts what became of them.

    with assume("sm_90"), recording() as launches:
        convolution(..., backend="triton")
    codes = compile_launches(launches, "sm_90")

counts registers, spills, shared memory, occupancy and instructions. Triton's interpreter must be off.
"""

import contextlib
import inspect
import io
import os
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import torch

from mace_fast.kernels.runtime.launch import Launch, compile_options
from profiling.architectures import ARCHITECTURES, occupancy
from profiling.machine_code.assembly import Instructions, parse_amdgcn, parse_ptxas, parse_sass
from profiling.machine_code.reductions import threads_apart


@dataclass(frozen=True)
class MachineCode:
    """One compiled kernel.

    Attributes:
        kernel: name of the function.
        module: that it comes from; of a generated one the stem of its file.
        architecture: that it was compiled for.
        constants: its ``constexpr`` arguments.
        num_warps: warps per program.
        num_stages: depth of software pipelining.
        error: why there is no machine code; empty if there is.
        registers: 32-bit registers per thread; on AMD with the accumulation registers.
        accumulation_registers: of these on AMD.
        scalar_registers: on AMD.
        stack_bytes: per thread, spilled registers included.
        spill_store_bytes: per thread, by the stores of spilled registers in the text of the program.
        spill_load_bytes: per thread, by the loads of spilled registers.
        shared_bytes: per program.
        tensor_columns: of the tensor memory, per program; on sm_100.
        code_bytes: length of the program.
        blocks: programs resident on a multiprocessor (compute unit); 0 where it does not fit.
        occupancy: resident warps over those that the hardware can hold.
        limit: what bounds the occupancy: registers, shared memory, tensor memory, warps or blocks.
        compile_seconds: processor time of a compilation with nothing cached.
        instructions: the program's.
    """

    kernel: str
    module: str
    architecture: str
    constants: dict[str, Any]
    num_warps: int
    num_stages: int
    error: str = ""
    registers: int = 0
    accumulation_registers: int = 0
    scalar_registers: int = 0
    stack_bytes: int = 0
    spill_store_bytes: int = 0
    spill_load_bytes: int = 0
    shared_bytes: int = 0
    tensor_columns: int = 0
    code_bytes: int = 0
    blocks: int = 0
    occupancy: float = 0.0
    limit: str = ""
    compile_seconds: float = 0.0
    instructions: Instructions = field(default_factory=Instructions)

    @property
    def spills(self) -> bool:
        """Whether registers are spilled."""
        return bool(self.spill_store_bytes or self.spill_load_bytes)

    @property
    def problem(self) -> str:
        """Why the kernel does not compile or cannot be launched; empty if all is well."""
        allowed = ARCHITECTURES[self.architecture].shared_per_block
        if self.error:
            return self.error
        if self.shared_bytes > allowed:
            return f"needs {self.shared_bytes} bytes of shared memory, a program may have {allowed}"
        if self.tensor_columns > (columns := ARCHITECTURES[self.architecture].tensor_columns):
            return f"needs {self.tensor_columns} columns of tensor memory, a program may have {columns}"
        return "" if self.blocks else f"no program fits a multiprocessor ({self.limit})"


@dataclass(frozen=True)
class Specialised:
    """A launch as the compiler sees it: what Triton's own launcher would make of the arguments.

    On AMD that launcher also marks tensors below 2 GiB; here all are taken for larger ones.
    """

    launch: Launch
    signature: dict[str, str]
    constants: dict[str, Any]
    attributes: dict[tuple[int], list[list[Any]]]

    @property
    def key(self) -> str:
        """Equal for launches of the same machine code."""
        constants = {name: getattr(value, "cache_key", repr(value)) for name, value in self.constants.items()}
        how = (self.launch.num_warps, self.launch.num_stages)
        return repr((self.launch.function.cache_key, self.signature, constants, self.attributes, how))


def specialise(launch: Launch) -> Specialised:
    """Types and specialisations of the arguments of a launch."""
    signature: dict[str, str] = {}
    constants: dict[str, Any] = {}
    attributes: dict[tuple[int], list[list[Any]]] = {}
    unknown = {**launch.constants, **launch.arguments}.keys() - {parameter.name for parameter in launch.function.params}
    if unknown:
        raise TypeError(f"{launch.function.__name__} has no arguments {', '.join(sorted(unknown))}")
    for parameter in launch.function.params:
        name = parameter.name
        value = {**launch.constants, **launch.arguments}.get(name, parameter.default)
        if value is inspect.Parameter.empty:
            raise TypeError(f"{launch.function.__name__} was not given its argument {name}")
        try:
            kind, divisible = _kind(value, parameter)
        except (KeyError, TypeError) as error:
            what = f"a tensor of {value.dtype}" if isinstance(value, torch.Tensor) else repr(value)
            raise TypeError(f"{launch.function.__name__} cannot be given {what} as its argument {name}") from error
        signature[name] = kind
        if kind == "constexpr":
            constants[name] = value
        elif divisible:
            attributes[(parameter.num,)] = [["tt.divisibility", 16]]
    return Specialised(launch, signature, constants, attributes)


_POINTED = {
    **{"float64": "fp64", "float32": "fp32", "float16": "fp16", "bfloat16": "bf16", "bool": "i1"},
    **{f"int{bits}": f"i{bits}" for bits in (8, 16, 32, 64)},
    **{f"uint{bits}": f"u{bits}" for bits in (8, 16, 32, 64)},
}
"""What Triton calls the numbers of a tensor."""


def _kind(value: Any, parameter: Any) -> tuple[str, bool]:
    """Type of an argument, and whether it is known to be divisible by 16."""
    if parameter.is_constexpr or value is None:
        return "constexpr", False
    if isinstance(value, torch.Tensor):
        offset = value.storage_offset() * value.element_size()  # an allocation begins at a multiple of 512
        return "*" + _POINTED[str(value.dtype).removeprefix("torch.")], offset % 16 == 0
    if isinstance(value, bool):
        return "u1", False
    if isinstance(value, float):
        return "fp32", False
    if value == 1 and not parameter.do_not_specialize:
        return "constexpr", False
    divisible = value % 16 == 0 and not (parameter.do_not_specialize or parameter.do_not_specialize_on_alignment)
    return "i32" if -(2**31) <= value < 2**31 else "i64", divisible


def unique(launches: Iterable[Launch]) -> tuple[list[Specialised], list[int]]:
    """Launches without those of equal machine code, and for each launch the position of its machine code there."""
    different: dict[str, Specialised] = {}
    keys = []
    for launch in launches:
        special = specialise(launch)
        keys.append(special.key)
        different.setdefault(special.key, special)
    position = {key: index for index, key in enumerate(different)}
    return list(different.values()), [position[key] for key in keys]


def compile_launches(
    launches: Sequence[Launch], architecture: str, jobs: int = 1, keep: Path | None = None
) -> list[MachineCode]:
    """Compile each different launch with nothing cached.

    Args:
        launches: as recorded under ``assume(architecture)``.
        architecture: a key of ``ARCHITECTURES``.
        jobs: processes that compile.
        keep: folder for the assembly; not kept if None.

    Returns:
        The machine code of each different launch, in the order of :func:`unique`.
    """
    return compile_specialised(unique(launches)[0], architecture, jobs, keep)


_jobs: list[Specialised] = []  # what forked processes compile; Triton's functions cannot be pickled


def compile_specialised(
    specialised: Sequence[Specialised], architecture: str, jobs: int = 1, keep: Path | None = None
) -> list[MachineCode]:
    """As :func:`compile_launches`, of launches that are specialised and different."""
    _jobs[:] = specialised
    if jobs == 1 or len(_jobs) < 2:
        return [_compile_job(index, architecture, keep) for index in range(len(_jobs))]
    _triton(architecture)  # imported once, before the processes fork
    with ProcessPoolExecutor(jobs, mp_context=get_context("fork")) as pool:
        return list(pool.map(_compile_job, range(len(_jobs)), [architecture] * len(_jobs), [keep] * len(_jobs)))


def _compile_job(index: int, architecture: str, keep: Path | None) -> MachineCode:
    special = _jobs[index]
    named = _named(special, architecture)
    try:
        compiled, log, seconds = compile_cold(special, architecture)
    except Exception as error:  # whatever the compiler throws is what the report is about
        cause = f" ({error.__cause__})" if error.__cause__ else ""
        return replace(named, error=f"{type(error).__name__}: {error}{cause}"[:2000])
    is_nvidia = ARCHITECTURES[architecture].target[0] == "cuda"
    text = _disassemble(compiled.asm["cubin"]) if is_nvidia else compiled.asm["amdgcn"]
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        stem = f"{index:02d}_{named.module}_{named.kernel}_{architecture}"
        (keep / f"{stem}.s").write_text(text)
        (keep / f"{stem}.ttgir").write_text(compiled.asm["ttgir"])
    if sums := threads_apart(compiled.asm["ttgir"]):
        return replace(
            named, error=f"sums over threads that are apart, which Triton 3.6 gets wrong: {'; '.join(sums)}"[:2000]
        )
    return _measured(named, compiled, log, text, seconds)


def _named(special: Specialised, architecture: str) -> MachineCode:
    """What is known of the machine code of a launch before it is compiled."""
    function, launch = special.launch.function, special.launch
    return MachineCode(
        kernel=function.__name__,
        module=function.__module__.removeprefix("mace_fast_generated."),
        architecture=architecture,
        constants={name: special.constants[name] for name in launch.constants if name in special.constants},
        num_warps=launch.num_warps,
        num_stages=launch.num_stages,
    )


def _measured(named: MachineCode, compiled: Any, log: str, text: str, seconds: float) -> MachineCode:
    """What the compilers say and what the assembly holds."""
    is_nvidia = ARCHITECTURES[named.architecture].target[0] == "cuda"
    measured = (parse_ptxas(log) if is_nvidia else {}) | (parse_sass if is_nvidia else parse_amdgcn)(text)
    measured["shared_bytes"] = max(int(compiled.metadata.shared), measured.pop("static_shared", 0))
    columns = measured["tensor_columns"] = int(getattr(compiled.metadata, "tmem_size", None) or 0)
    sizes = measured["registers"], measured["shared_bytes"], named.num_warps, columns
    resident = occupancy(named.architecture, *sizes)
    return replace(named, **measured, **resident, compile_seconds=round(seconds, 2))


class WithLines(NamedTuple):
    """One compiled kernel for an NVIDIA GPU.

    Attributes:
        code: what was counted.
        ptx: as text.
        sass: of the same, as text, with the lines of the source.
    """

    code: MachineCode
    ptx: str
    sass: str


def compile_with_lines(specialised: Sequence[Specialised], architecture: str, jobs: int = 1) -> list[WithLines]:
    """Compile launches for an NVIDIA GPU, and keep what tells which line became which instruction.

    Raises:
        Exception: what the compiler throws.
    """
    _jobs[:] = specialised
    _triton(architecture)  # imported once, before the processes fork
    with ProcessPoolExecutor(jobs, mp_context=get_context("fork")) as pool:
        return list(pool.map(_line_job, range(len(_jobs)), [architecture] * len(_jobs)))


def _line_job(index: int, architecture: str) -> WithLines:
    compiled, log, seconds = compile_cold(_jobs[index], architecture)
    cubin = compiled.asm["cubin"]
    code = _measured(_named(_jobs[index], architecture), compiled, log, _disassemble(cubin), seconds)
    return WithLines(code, compiled.asm["ptx"], _disassemble(cubin, with_lines=True))


@cache
def _triton(architecture: str) -> tuple[Any, Any]:
    """Triton and the target; Triton is imported here, not where this module is."""
    import triton.compiler
    from triton.backends.compiler import GPUTarget

    return triton, GPUTarget(*ARCHITECTURES[architecture].target)


def compile_cold(special: Specialised, architecture: str) -> tuple[Any, str, float]:
    """The compiled kernel, what ptxas said, and the processor time of it all."""
    triton, target = _triton(architecture)
    source = triton.compiler.ASTSource(
        special.launch.function, special.signature, special.constants, special.attributes
    )
    options = compile_options(special.launch.num_warps, special.launch.num_stages)
    log = io.StringIO()
    before = os.times()
    with (
        tempfile.TemporaryDirectory() as folder,
        triton.knobs.cache.scope(),
        triton.knobs.nvidia.scope(),
        contextlib.redirect_stdout(log),
    ):
        triton.knobs.cache.dir = folder
        triton.knobs.nvidia.dump_ptxas_log = True
        compiled = triton.compile(source, target=target, options=options)
    after = os.times()
    seconds = sum(after[:4]) - sum(before[:4])  # of this process and of ptxas
    return compiled, log.getvalue(), seconds


def ptx_of(special: Specialised, architecture: str) -> tuple[str, int]:
    """PTX of a launch for an NVIDIA GPU, and the bytes of its shared memory; ptxas does not run.

    The steps are those of ``triton.compile``.
    """
    triton, target = _triton(architecture)
    source = triton.compiler.ASTSource(
        special.launch.function, special.signature, special.constants, special.attributes
    )
    backend = triton.compiler.make_backend(target)
    wanted = compile_options(special.launch.num_warps, special.launch.num_stages)
    options = backend.parse_options(wanted | source.parse_options())
    context = triton._C.libtriton.ir.context()
    triton._C.libtriton.ir.load_dialects(context)
    backend.load_dialects(context)
    functions = backend.get_codegen_implementation(options)
    module = source.make_ir(target, options, functions, backend.get_module_map(), context)
    stages: dict[str, Any] = {}
    backend.add_stages(stages, options, source.language)
    metadata: dict[str, Any] = {"target": target, **vars(options)}
    for name in ("ttir", "ttgir", "llir", "ptx"):
        module = stages[name](module, metadata)
    return str(module), int(metadata["shared"])


def _disassemble(cubin: bytes, with_lines: bool = False) -> str:
    """SASS of a cubin."""
    import triton

    tools = triton.knobs.nvidia
    how = [tools.nvdisasm.path, "-g", "-c"] if with_lines else [tools.cuobjdump.path, "-sass"]
    with tempfile.NamedTemporaryFile(suffix=".cubin") as file:
        file.write(cubin)
        file.flush()
        return subprocess.run([*how, file.name], check=True, capture_output=True, text=True).stdout
