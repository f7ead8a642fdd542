"""Loads, stores and atomics.

Source: PTX ISA 9.0, sections 9.7.9.8 (``ld``), 9.7.9.11 (``st``), 9.7.13 (``atom``, ``red``). Caching and eviction say
nothing about results and are read over.
"""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from profiling.emulator.block import DTYPES, Array, Block, Threads, members, reader, unsigned, writer
from profiling.emulator.faults import ROUNDING, stop
from profiling.emulator.instructions.arithmetic import Action
from profiling.emulator.memory import WINDOWS, Memory
from profiling.emulator.text import KINDS, Instruction, Operand, Place, Program, PTXError, Register, Symbol

Addresses = Callable[[Block, Threads], Array]


def addresses(operand: Operand, space: str, instruction: Instruction, program: Program) -> Addresses:
    """What gives the address that an operand in brackets names, ``[threads]`` int64."""
    if not isinstance(operand, Place):
        raise PTXError(f"an address is missing: {instruction.text}")
    base, offset, _ = operand
    is_wide = space in ("global", "const", "generic")
    kind = "u64" if is_wide else "u32"
    if isinstance(base, Register) and not is_wide and program.kinds.get(base.name) == "b64":
        kind = "u64"
    source = reader(base, kind, instruction, program)

    def at(block: Block, threads: Threads) -> Array:
        found = source(block, threads).astype(np.int64) + offset
        block.require_defined(threads, "the address", instruction)
        return found

    return at


def load(
    block: Block,
    memory: Memory,
    at: Array,
    width: int,
    threads: Threads,
    agents: Array,
    instruction: Instruction,
    is_async: bool = False,
) -> Array:
    """Bits at these addresses; faults of the accesses are noted, of the asynchronous proxy those of fences too."""
    check(block, memory, at, width, instruction)
    note_unwritten(block, memory, at, width, threads, instruction)
    if is_async and memory.shadow:
        unfenced = memory.shadow.unfenced(at, agents)
        if unfenced.any():
            what = f"{memory.named(at[unfenced][0])} was written before without fence.proxy.async"
            block.note("read in the background of what may not be seen there", what, instruction)
    for races, between in _races(block, memory, "read", at, width, agents):
        block.note(f"race in {memory.name} memory", _told(block, memory, at, agents, races, between), instruction)
    return memory.load(at, width)


def note_unwritten(
    block: Block, memory: Memory, at: Array, width: int, threads: Threads, instruction: Instruction
) -> None:
    """Reads of what nobody has written."""
    unwritten = memory.never_written(at, width)
    if np.count_nonzero(unwritten):
        what = f"{memory.named(at[unwritten][0])} by thread {int(threads[unwritten][0])}"
        block.note(f"read of {memory.name} memory that was never written", what, instruction)


def store(
    block: Block,
    memory: Memory,
    at: Array,
    values: Array,
    agents: Array,
    instruction: Instruction,
    is_async: bool = False,
) -> None:
    """Write bits to these addresses; faults of the accesses are noted."""
    bits = unsigned(np.ascontiguousarray(values))
    width = bits.dtype.itemsize
    check(block, memory, at, width, instruction)
    for races, between in _races(block, memory, "written", at, width, agents, is_async):
        _note_writes(block, memory, at, bits, agents, instruction, races, between)
    _note_collisions(block, memory, at, bits, instruction)
    memory.store(at, bits)


def _races(
    block: Block, memory: Memory, how: str, at: Array, width: int, agents: Array, is_async: bool = False
) -> Iterator[tuple[Array, str]]:
    """Note accesses; which of them race, and among whom, if any do."""
    shadow = memory.shadow
    if shadow is None:
        return
    of_warps = shadow.reads(at, width, agents) if how == "read" else shadow.writes(at, width, agents, is_async)
    if np.count_nonzero(of_warps):
        yield of_warps, "warps"
    if memory.programs:
        of_programs = memory.programs.touch(how, at, width, block.index)
        if np.count_nonzero(of_programs):
            yield of_programs, "programs"


def _told(block: Block, memory: Memory, at: Array, agents: Array, races: Array, between: str) -> str:
    return f"{memory.named(at[races][0])} by warp {int(agents[races][0]) % block.num_warps}, between {between}"


def _note_writes(
    block: Block,
    memory: Memory,
    at: Array,
    bits: Array,
    agents: Array,
    instruction: Instruction,
    races: Array,
    between: str,
) -> None:
    """Of those that race the ones that write what was not there, by more than a rounding or else by one.

    Who writes what is there, or what others write too, changes nothing: compilers let several warps do so.
    """
    width = bits.dtype.itemsize
    before, is_new = memory.load(at, width), memory.never_written(at, width)
    differs = races & ((before != bits) | is_new)
    changes = differs & (is_new | ~(_is_rounding(before, bits) & memory.may_round[at]))
    for found, kind in ((changes, f"race in {memory.name} memory"), (differs, ROUNDING)):
        if found.any():
            block.note(kind, _told(block, memory, at, agents, found, between), instruction)
            return


def _is_rounding(one: Array, other: Array) -> Array:
    """Whether bits may be of one real number that was rounded in several ways; sums may be smaller than their terms."""
    if one.dtype.itemsize < 4:
        return np.zeros(one.shape, dtype=bool)
    kind: Any = np.float32 if one.dtype.itemsize == 4 else np.float64
    left, right = one.view(kind), other.view(kind)
    sizes = np.maximum(np.abs(left), np.abs(right))
    is_normal = sizes > np.finfo(kind).tiny  # what is not are integers
    found: Array = is_normal & (np.abs(left - right) <= _ROUNDING * np.finfo(kind).eps * sizes)
    return found


_ROUNDING = 2**13
"""Units of the last place."""


def check(block: Block, memory: Memory, at: Array, width: int, instruction: Instruction) -> None:
    """Go no further if something is wrong with accesses of so many bytes."""
    refuse(block, memory, memory.wrong(at, width), instruction)


def refuse(block: Block, memory: Memory, wrong: str, instruction: Instruction) -> None:
    """Go no further if something is wrong with the addresses."""
    if wrong:
        raise stop(f"access outside of {memory.name} memory or misaligned", wrong, block.index, instruction)


def note_update(block: Block, memory: Memory, at: Array, width: int, agents: Array, instruction: Instruction) -> None:
    """Races of what is atomic, which others may do too, but not read or write without being in order."""
    races = np.zeros(at.shape, dtype=bool)
    if memory.shadow:
        races |= memory.shadow.updates(at, width, agents)
    if memory.programs:
        races |= memory.programs.touch("updated", at, width, block.index)
    if races.any():
        what = f"{memory.named(at[races][0])} is atomic here and not where others touch it"
        block.note(f"race in {memory.name} memory", what, instruction)


def _note_collisions(block: Block, memory: Memory, at: Array, bits: Array, instruction: Instruction) -> None:
    """Threads that write different numbers to one place at a time."""
    order = np.argsort(at, kind="stable")
    places, numbers = at[order], bits[order]
    collide = (places[1:] == places[:-1]) & (numbers[1:] != numbers[:-1])
    if np.count_nonzero(collide):
        what = f"two numbers for {memory.named(places[1:][collide][0])}"
        may_round = memory.may_round[places[1:]]
        by_rounding = (_is_rounding(numbers[1:], numbers[:-1]) & may_round)[collide].all()
        block.note(ROUNDING if by_rounding else f"race in {memory.name} memory", what, instruction)


_SPACES = ("global", "shared", "param", "local", "const")


def space_of(instruction: Instruction) -> str:
    """Which memory is meant."""
    spaces = [one.split("::")[0] for one in instruction.modifiers]
    found = [one for one in _SPACES if one in spaces]
    return found[0] if found else "generic"


def located(block: Block, space: str, at: Array, threads: Threads, instruction: Instruction) -> tuple[Memory, Array]:
    """The memory, and the addresses there."""
    if space == "generic":
        inside = {name: (at >= begin) & (at < 2 * begin) for name, begin in WINDOWS.items()}
        space = next((name for name, one in inside.items() if one.any()), "global")
        if space != "global" and not inside[space].all():
            raise PTXError(f"threads that go to different memories are not emulated: {instruction.text}")
        at = at - WINDOWS.get(space, 0)
    if space in ("global", "const"):
        return block.memory, at
    if space == "shared":
        return block.shared, at
    if space == "local":
        outside = (at < 0) | (at >= block.local_stride)
        refuse(block, block.local, "an address beyond that of the thread" if outside.any() else "", instruction)
        return block.local, at + threads * block.local_stride
    raise PTXError(f"{space} memory is not emulated: {instruction.text}")


_ORDER = ("weak", "volatile", "relaxed", "acquire", "release", "mmio", "cta", "cluster", "gpu", "sys")
_CACHING = ("ca", "cg", "cs", "lu", "cv", "wb", "wt", "nc", "L1", "L2")
_VECTORS = {"v2": 2, "v4": 4, "v8": 8}


def _require_plain(instruction: Instruction, values: Operand) -> None:
    """Nothing but an order, which all accesses keep here, caching, and as many values as are named."""
    modifiers = [one.split("::")[0] for one in instruction.modifiers[:-1]]
    count = next((_VECTORS[one] for one in modifiers if one in _VECTORS), 1)
    others = set(modifiers) - {*_ORDER, *_CACHING, *_SPACES, *_VECTORS}
    if others or len(members(values)) != count or len(instruction.operands) != 2:
        raise PTXError(f"the access is not emulated: {instruction.text}")


def decode_ld(instruction: Instruction, program: Program) -> Action:
    """``ld[.space][.vec].type d, [a]``."""
    _require_plain(instruction, instruction.operands[0])
    space, kind = space_of(instruction), instruction.kind
    puts = [writer(one, instruction, program) for one in members(instruction.operands[0])]
    dtype = np.dtype(DTYPES[kind])
    width = KINDS[kind]
    if space == "param":
        if len(puts) > 1:
            raise PTXError(f"parts of parameters are not emulated: {instruction.text}")
        return _load_parameter(instruction, puts[0], dtype)
    at = addresses(instruction.operands[1], space, instruction, program)

    def act(block: Block, threads: Threads) -> None:
        memory, begin = located(block, space, at(block, threads), threads, instruction)
        agents = block.warp_of[threads]
        refuse(block, memory, memory.misaligned(begin, width * len(puts)), instruction)
        if block.observer:
            block.observer.accessed(block.index, instruction, memory, begin, width * len(puts), threads, is_store=False)
        for place, put in enumerate(puts):
            bits = load(block, memory, begin + place * width, width, threads, agents, instruction)
            put(block, threads, bits.view(dtype))

    return act


def _load_parameter(instruction: Instruction, put: Callable[..., None], dtype: Any) -> Action:
    place = instruction.operands[1]
    assert isinstance(place, Place)
    base = place.base
    if not isinstance(base, Symbol) or place.offset:
        raise PTXError(f"parts of parameters are not emulated: {instruction.text}")

    def act(block: Block, threads: Threads) -> None:
        bits = block.arguments[base.name] & (1 << 8 * dtype.itemsize) - 1
        value = np.array(bits, dtype=f"u{dtype.itemsize}").view(dtype)
        put(block, threads, np.full(threads.shape, value))

    return act


def decode_st(instruction: Instruction, program: Program) -> Action:
    """``st[.space][.vec].type [a], b``."""
    _require_plain(instruction, instruction.operands[1])
    space, kind = space_of(instruction), instruction.kind
    sources = [reader(one, kind, instruction, program) for one in members(instruction.operands[1])]
    at, width = addresses(instruction.operands[0], space, instruction, program), KINDS[kind]

    def act(block: Block, threads: Threads) -> None:
        memory, begin = located(block, space, at(block, threads), threads, instruction)
        agents = block.warp_of[threads]
        refuse(block, memory, memory.misaligned(begin, width * len(sources)), instruction)
        if block.observer:
            block.observer.accessed(
                block.index, instruction, memory, begin, width * len(sources), threads, is_store=True
            )
        for place, source in enumerate(sources):
            values = source(block, threads)
            block.require_defined(threads, "the value", instruction)
            store(block, memory, begin + place * width, values, agents, instruction)

    return act


DECODERS = {"ld": decode_ld, "st": decode_st}
