"""What every kernel of a step did, from its launches in the emulator and its machine code."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from profiling.emulator.launches import Emulated
from profiling.emulator.profile import counters
from profiling.emulator.profile.counters import Access, Products, Traffic
from profiling.emulator.profile.kinds import kind_of_ptx, kind_of_sass
from profiling.emulator.profile.matching import Matched, matched
from profiling.emulator.profile.sass import read
from profiling.emulator.text import Instruction, Line, Program
from profiling.machine_code.compiler import MachineCode, WithLines, unique


@dataclass(frozen=True)
class Accessing:
    """An instruction and what it did with one memory.

    Attributes:
        instruction: which.
        memory: global or shared.
        is_store: whether it wrote.
        access: how much.
    """

    instruction: Instruction
    memory: str
    is_store: bool
    access: Access


@dataclass
class OfLine:
    """What the instructions of one line of the source did, all launches.

    Attributes:
        ptx: instructions of PTX that were issued to warps.
        sass: of the machine code.
        accesses: of each memory.
        flops: of tensor cores.
    """

    ptx: int = 0
    sass: int = 0
    accesses: dict[str, Access] = field(default_factory=lambda: defaultdict(Access))
    flops: int = 0


@dataclass(frozen=True)
class Kernel:
    """One function with one set of constants, all its launches.

    Attributes:
        operation: folder of ``kernels/`` that it belongs to.
        code: its machine code.
        launches: how many.
        programs: of all launches.
        ptx: instructions of PTX that were issued to warps, by kind.
        sass: instructions of the machine code, by kind.
        matched: how sure these are.
        accesses: of each instruction and memory.
        products: of tensor cores, by the type of their operands.
        traffic: by the name of an argument and whether it is written.
        constant: arguments that do not grow with the structure.
        barriers: of whole programs, that warps came to.
        lines: by line.
    """

    operation: str
    code: MachineCode
    launches: int
    programs: int
    ptx: Counter[str]
    sass: Counter[str]
    matched: Matched
    accesses: list[Accessing]
    products: dict[str, Products]
    traffic: dict[tuple[str, bool], Traffic]
    constant: frozenset[str]
    barriers: int
    lines: dict[Line, OfLine]

    @property
    def name(self) -> str:
        """For people: the module, or stem of a generated file, without the hash, and the function."""
        module = self.code.module.removeprefix("mace_fast.kernels.").partition(".gpu")[0]
        stem, _, digest = module.rpartition("_")
        is_generated = len(digest) == 12 and all(letter in "0123456789abcdef" for letter in digest)
        return stem if is_generated else f"{module}: {self.code.kernel}"

    def total(self, memory: str) -> Access:
        """Of all instructions."""
        whole = Access()
        for one in self.accesses:
            if one.memory == memory:
                whole.add(one.access)
        return whole


def kernels_of(
    emulated: Sequence[Emulated], constant: Sequence[frozenset[str]], compiled: Mapping[str, WithLines]
) -> list[Kernel]:
    """The different kernels of launches that counters watched, in the order of their first launch.

    Args:
        emulated: the launches.
        constant: for each of them the arguments that do not grow with the structure.
        compiled: what they were compiled to, by the key of a specialised launch.
    """
    different, positions = unique([one.launch for one in emulated])
    found = []
    for number, special in enumerate(different):
        places = [place for place, position in enumerate(positions) if position == number]
        own = [emulated[place] for place in places], [constant[place] for place in places]
        found.append(_kernel(*own, compiled[special.key]))
    return found


def _kernel(launches: Sequence[Emulated], constant: Sequence[frozenset[str]], compiled: WithLines) -> Kernel:
    program = launches[0].executable.program
    issued: Counter[int] = Counter()
    traffic: dict[tuple[str, bool], Traffic] = defaultdict(Traffic)
    accesses: dict[tuple[int, counters.Kind], Access] = defaultdict(Access)
    products: dict[int, Products] = defaultdict(Products)
    for one in launches:
        counter = one.observer
        assert isinstance(counter, counters.Counter)
        issued += one.issued
        for place, moved in counter.traffic().items():
            traffic[place].add(moved)
        for which, access in counter.accesses.items():
            accesses[which].add(access)
        for where, product in counter.products.items():
            products[where].add(product)
    code, flow = read(compiled.sass)
    found = matched(program, issued, code, flow)
    by_id = {id(instruction): instruction for instruction in program.instructions}
    accessing = [Accessing(by_id[which], *kind, access) for (which, kind), access in accesses.items()]
    ptx, sass = Counter[str](), Counter[str]()
    for index, instruction in enumerate(program.instructions):
        ptx[kind_of_ptx(instruction)] += issued[index]
    for machine, count in zip(code, found.issued, strict=True):
        sass[kind_of_sass(machine.opcode)] += count
    of_types: dict[str, Products] = defaultdict(Products)
    for where, product in products.items():
        of_types[by_id[where].modifiers[-2]].add(product)
    lines = _lines(program, issued, accessing, {id(by_id[where]): one.flops for where, one in products.items()})
    for machine, count in zip(code, found.issued, strict=True):
        if machine.line:
            lines[machine.line].sass += count
    barriers = (index for index, one in enumerate(program.instructions) if one.name in ("bar", "barrier"))
    return Kernel(
        operation=launches[0].launch.operation,
        code=compiled.code,
        launches=len(launches),
        programs=sum(one.launch.num_programs for one in launches),
        ptx=ptx,
        sass=sass,
        matched=found,
        accesses=accessing,
        products=dict(of_types),
        traffic=dict(traffic),
        constant=frozenset.intersection(*constant),
        barriers=sum(issued[index] for index in barriers) // compiled.code.num_warps,
        lines=dict(lines),
    )


def _lines(
    program: Program, issued: Mapping[int, int], accesses: Sequence[Accessing], flops: Mapping[int, int]
) -> dict[Line, OfLine]:
    lines: dict[Line, OfLine] = defaultdict(OfLine)
    for index, instruction in enumerate(program.instructions):
        if instruction.line:
            lines[instruction.line].ptx += issued[index]
            lines[instruction.line].flops += flops.get(id(instruction), 0)
    for one in accesses:
        if one.instruction.line:
            lines[one.instruction.line].accesses[one.memory].add(one.access)
    return lines
