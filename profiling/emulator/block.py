"""The threads of one program (CTA), their registers, and how operands are read and written."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from profiling.emulator.faults import Fault
from profiling.emulator.mbarriers import Mbarrier
from profiling.emulator.memory import GUARD, UNSIGNED, GlobalMemory, Memory
from profiling.emulator.observer import Observer
from profiling.emulator.order import Clocks
from profiling.emulator.text import KINDS, Group, Instruction, Number, Operand, Program, PTXError, Register, Symbol
from profiling.emulator.transfers import Store

Threads = npt.NDArray[np.int64]
Array = npt.NDArray[Any]

WARP = 32
WARPGROUP = 4 * WARP
"""Threads that multiply matrices together on Hopper."""

FIRST_PRODUCT = "the first product"
"""Stands among the registers that wait for ``wgmma.fence``, as the first product needs one whatever was written."""

DTYPES: Mapping[str, Any] = {
    **{f"b{8 * width}": kind for width, kind in UNSIGNED.items()},
    **{f"u{8 * width}": kind for width, kind in UNSIGNED.items()},
    **{"s8": np.int8, "s16": np.int16, "s32": np.int32, "s64": np.int64},
    **{"f16": np.float16, "bf16": np.uint16, "f32": np.float32, "f64": np.float64},
}
"""What numbers of a type are computed in; bf16 stays bits."""

Reader = Callable[["Block", Threads], Array]
Writer = Callable[["Block", Threads, Array], None]


class Block:
    """One program while it runs.

    Args:
        program: the kernel.
        memory: global memory.
        shared_bytes: shared memory of the launch.
        arguments: bits of each parameter.
        index: of the program (``%ctaid.x``).
        num_programs: of the launch.
        num_threads: of the program.
        observer: who watches.

    Attributes:
        faults: what was found, each instruction and kind once.
    """

    def __init__(
        self,
        program: Program,
        memory: GlobalMemory,
        shared_bytes: int,
        arguments: Mapping[str, int],
        index: int,
        num_programs: int,
        num_threads: int,
        observer: Observer | None = None,
    ) -> None:
        self.program, self.memory, self.arguments, self.index = program, memory, arguments, index
        self.observer = observer
        self.num_threads, self.num_warps = num_threads, num_threads // WARP
        self.shared = Memory("shared", shared_bytes)
        self.clocks = Clocks(self.num_warps)
        self.shared.watch(self.clocks)
        memory.watch(self.clocks)
        self.registers: dict[str, Array] = {}
        self.undefined: Array | None = None  # of the threads, for the instruction that is done now
        self._defined: dict[str, Array] = {}
        self.warp_of = np.arange(num_threads) // WARP
        self.lane_of = np.arange(num_threads) % WARP
        self.symbols = {tensor.name: tensor.begin for tensor in memory.tensors if tensor.name in program.variables}
        self.local_bytes = 0
        self._place_variables()
        self.symbols |= {one.name: arguments[one.name] for one in program.parameters if one.kind == "b8"}
        self.copies: list[list[Array]] = [[] for _ in range(self.num_warps)]
        num_groups = -(-self.num_warps // 4)
        self.products: list[list[str]] = [[] for _ in range(num_groups)]
        self.product_groups: list[list[tuple[Array, list[str]]]] = [[] for _ in range(num_groups)]
        self.mbarriers: dict[int, Mbarrier] = {}  # by address
        self.phase_was_completed = False  # of an mbarrier, since those that are held were looked at
        self.stores: dict[int, list[list[Store]]] = {}  # by thread: groups of bulk copies, the last is open
        self.register_requests: list[list[Instruction]] = [[] for _ in range(self.num_warps)]
        self.pending: dict[str, Array] = {}  # registers that the background still writes, for each thread
        is_fenced = any(one.name == "wgmma" for one in program.instructions)
        unfenced = {(FIRST_PRODUCT, group) for group in range(num_groups)}
        self.unfenced: set[tuple[str, int]] | None = unfenced if is_fenced else None  # written since wgmma.fence
        self.faults: list[Fault] = []
        self._told: set[tuple[int, str]] = set()
        self.registers |= self._special(num_programs)

    def _place_variables(self) -> None:
        """Of shared memory there is one at most, which the launch makes as large as it needs; local ones follow."""
        shared = [name for name, variable in self.program.variables.items() if variable.space == "shared"]
        if len(shared) > 1:
            raise PTXError(f"several variables in shared memory are not emulated: {', '.join(shared)}")
        self.symbols |= dict.fromkeys(shared, 0)
        for name, variable in self.program.variables.items():
            if variable.space == "local":
                self.symbols[name] = -(-self.local_bytes // 16) * 16
                self.local_bytes = self.symbols[name] + variable.nbytes

    @cached_property
    def local(self) -> Memory:
        """That of each thread behind that of the one before, with guards between them."""
        memory = Memory("local", self.num_threads * self.local_stride)
        memory.is_inside.reshape(self.num_threads, -1)[:, self.local_bytes :] = False
        return memory

    @property
    def local_stride(self) -> int:
        """Bytes from the local memory of a thread to that of the next."""
        return -(-(self.local_bytes + GUARD) // GUARD) * GUARD

    def _special(self, num_programs: int) -> dict[str, Array]:
        every = np.arange(self.num_threads)
        values: dict[str, Array] = {
            "%tid.x": every,
            "%laneid": self.lane_of,
            "%warpid": self.warp_of,
            "%ntid.x": np.full_like(every, self.num_threads),
            "%ctaid.x": np.full_like(every, self.index),
            "%nctaid.x": np.full_like(every, num_programs),
            **dict.fromkeys(("%tid.y", "%tid.z", "%ctaid.y", "%ctaid.z"), np.zeros_like(every)),
            **dict.fromkeys(("%ntid.y", "%ntid.z", "%nctaid.y", "%nctaid.z"), np.ones_like(every)),
        }
        return {name: value.astype(np.uint32) for name, value in values.items()}

    def read(self, name: str, threads: Threads) -> Array:
        """The bits in a register, of some threads; ``undefined`` has those that have never written it."""
        values = self.registers.get(name)
        if values is None:
            kind = self.program.kinds.get(name)
            if kind is None:
                raise PTXError(f"the register {name} is not emulated")
            values = self.registers[name] = np.zeros(
                self.num_threads, dtype=bool if kind == "pred" else UNSIGNED[KINDS[kind]]
            )
            self._defined[name] = np.zeros(self.num_threads, dtype=bool)
        if self.pending and name in self.pending:
            self.taint(threads[self.pending[name][threads]])
        defined = self._defined.get(name)
        if defined is not None and np.count_nonzero(own := defined[threads]) < len(threads):
            self.taint(threads[~own])
        found: Array = values[threads]
        return found

    def taint(self, threads: Threads) -> None:
        """Note that what this instruction gives these threads depends on what nobody has written."""
        if self.undefined is None:
            self.undefined = np.zeros(self.num_threads, dtype=bool)
        self.undefined[threads] = True

    def require_defined(self, threads: Threads, what: str, instruction: Instruction) -> None:
        """Note a fault if this instruction read for these threads what nobody has written, where that matters."""
        if self.undefined is not None and np.count_nonzero(self.undefined[threads]):
            thread = int(threads[self.undefined[threads]][0])
            self.note("use of what was never written", f"{what} of thread {thread}", instruction)

    def write(self, name: str, threads: Threads, bits: Array) -> None:
        """Put bits into a register of some threads."""
        values = self.registers.get(name)
        if values is None:
            values = self.registers[name] = np.zeros(self.num_threads, dtype=bits.dtype)
            if len(threads) < self.num_threads:
                self._defined[name] = np.zeros(self.num_threads, dtype=bool)
        values[threads] = bits
        if self.unfenced is not None and len(threads):
            self.unfenced.add((name, int(threads[0]) // WARPGROUP))
        undefined = self.undefined
        if undefined is not None and name not in self._defined:
            self._defined[name] = np.ones(self.num_threads, dtype=bool)
        defined = self._defined.get(name)
        if defined is not None:
            defined[threads] = True if undefined is None else ~undefined[threads]
            if np.count_nonzero(defined) == self.num_threads:
                del self._defined[name]

    def note(self, kind: str, what: str, instruction: Instruction) -> None:
        """Remember a fault after which one can go on."""
        key = (id(instruction), kind)
        if key not in self._told:
            self._told.add(key)
            self.faults.append(Fault(kind, what, self.index, instruction.text, instruction.line))


def unsigned(values: Array) -> Array:
    """The bits of numbers."""
    return values if values.dtype == bool else values.view(UNSIGNED[values.dtype.itemsize])


def reader(operand: Operand, kind: str, instruction: Instruction, program: Program) -> Reader:
    """What gives the numbers of an operand, of a type, ``[threads]``.

    Raises:
        PTXError: an operand cannot be of the type.
    """
    if kind == "pred":
        return _predicate(operand, instruction)
    if kind not in DTYPES:
        raise PTXError(f"the type {kind} is not emulated: {instruction.text}")
    dtype = np.dtype(DTYPES[kind])
    if isinstance(operand, Number):
        if operand.bytes_of_real not in (0, dtype.itemsize):
            raise PTXError(f"a constant of {8 * operand.bytes_of_real} bits where {kind} belongs: {instruction.text}")
        bits = np.array(operand.value & (1 << 8 * dtype.itemsize) - 1, dtype=UNSIGNED[dtype.itemsize])
        return _constant(bits.view(dtype))
    if isinstance(operand, Symbol):
        name, offset = operand
        return lambda block, threads: np.full(threads.shape, block.symbols[name] + offset, dtype=dtype)
    if isinstance(operand, Register):
        name = operand.name
        declared = program.kinds.get(name)  # special ones have the width that is asked for
        width = dtype.itemsize if declared is None else KINDS.get(declared, 0)
        if width == dtype.itemsize:
            return lambda block, threads: block.read(name, threads).view(dtype)
        if width > dtype.itemsize:
            narrow = UNSIGNED[dtype.itemsize]
            return lambda block, threads: block.read(name, threads).astype(narrow).view(dtype)
    raise PTXError(f"an operand cannot be {kind}: {instruction.text}")


def _constant(value: Array) -> Reader:
    """What gives one number for every thread."""
    known: dict[int, Array] = {}

    def read(block: Block, threads: Threads) -> Array:
        number = len(threads)
        if number not in known:
            known[number] = np.broadcast_to(value, number)
        return known[number]

    return read


def _predicate(operand: Operand, instruction: Instruction) -> Reader:
    if isinstance(operand, Number):
        value = operand.value != 0
        return lambda block, threads: np.full(threads.shape, value)
    if not isinstance(operand, Register):
        raise PTXError(f"an operand cannot be a predicate: {instruction.text}")
    name = operand.name
    if operand.negated:
        return lambda block, threads: ~block.read(name, threads)
    return lambda block, threads: block.read(name, threads)


def writer(operand: Operand, instruction: Instruction, program: Program) -> Writer:
    """What puts numbers into a register, widened by zeros, or by the sign, where it is wider."""
    if not isinstance(operand, Register):
        raise PTXError(f"no result goes into this: {instruction.text}")
    name = operand.name
    if name == "_":
        return lambda block, threads, values: None
    declared = program.kinds.get(name)
    if declared is None:
        raise PTXError(f"the register {name} is not declared: {instruction.text}")
    if declared == "pred":
        return lambda block, threads, values: block.write(name, threads, values)
    if declared not in DTYPES:
        raise PTXError(f"the type {declared} is not emulated: {instruction.text}")
    width = KINDS[declared]

    def write(block: Block, threads: Threads, values: Array) -> None:
        if values.dtype.itemsize < width:
            values = values.astype(np.dtype(f"{'i' if values.dtype.kind == 'i' else 'u'}{width}"))
        block.write(name, threads, unsigned(values))

    return write


def members(operand: Operand) -> Sequence[Operand]:
    """Of a group, or the operand alone."""
    return operand.members if isinstance(operand, Group) else (operand,)
