"""How often each instruction of the machine code is issued, from how often those of its PTX were.

ptxas keeps what touches memory, multiplies matrices, waits, shuffles or does floating point arithmetic, one for one,
with the line of the source. Where a line has as many of a kind in both, the first of one is the first of the other, in
an order of the blocks that keeps loops in one piece. Each such pair says how often a block of the machine code runs.
Among the numbers that the jumps allow (what goes into a block comes out of it), those are taken that disagree with as
few pairs as possible. So every block gets its number, and with it what ptxas made anew: addresses, conversions.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from profiling.emulator.profile.flow import END, Flow, flow_of
from profiling.emulator.profile.kinds import kind_of_ptx, kind_of_sass
from profiling.emulator.profile.sass import MachineInstruction
from profiling.emulator.text import Line, Program, Symbol

_ANYWHERE = ("integers and addresses", "moves and conversions", "predicates and branches", "other")
"""Kinds that ptxas makes, drops and moves between blocks as it likes."""

_HINT = 1e-3
"""What such an instruction weighs beside a pair: it decides where pairs do not."""


@dataclass(frozen=True)
class Matched:
    """Machine code with how often it is issued.

    Attributes:
        issued: of each instruction, by warps.
        pairs: instructions that were found in both.
        agreeing: of these, those that are issued as often in both.
        predicated: of these, those that PTX jumps around and the machine code issues with a predicate.
    """

    issued: list[int]
    pairs: int
    agreeing: int
    predicated: int


def matched(program: Program, issued: Mapping[int, int], code: Sequence[MachineInstruction], flow: Flow) -> Matched:
    """Numbers for the machine code of a program.

    Args:
        program: PTX.
        issued: how often warps were given each of its instructions, by its index.
        code: machine code made of it.
        flow: its blocks.
    """
    block_of = flow.block_of()
    votes: list[Counter[int]] = [Counter() for _ in flow.successors]
    hints: list[Counter[int]] = [Counter() for _ in flow.successors]
    pairs = _pairs(program, code, flow)
    for ours, theirs in pairs:
        votes[block_of[theirs]][issued.get(ours, 0)] += 1
    for index, count in _by_line(program, issued, code):
        hints[block_of[index]][count] += 1
    for index, machine in enumerate(code):
        if machine.name == "CALL":  # the slow path of a division or a root, for numbers that hardly occur
            hints[block_of[index]] = Counter({0: flow.starts[block_of[index] + 1] - flow.starts[block_of[index]]})
    weights = [
        {count: own[count] + _HINT * guess[count] for count in own.keys() | guess.keys()}
        for own, guess in zip(votes, hints, strict=True)
    ]
    counts = _conserved(flow, weights, issued.get(0, 0))
    ran = [counts[block] for block in block_of]
    others = [theirs for ours, theirs in pairs if issued.get(ours, 0) != ran[theirs]]
    predicated = sum(bool(code[theirs].guard) for theirs in others)
    return Matched(ran, len(pairs), len(pairs) - len(others), predicated)


def flow_of_ptx(program: Program) -> Flow:
    """The blocks of a program in PTX."""
    jumps: dict[int, list[int]] = {}
    for index, one in enumerate(program.instructions):
        if one.name in ("ret", "exit", "trap"):
            targets = [END]
        elif one.name in ("bra", "brx"):
            label = one.operands[-1]
            assert isinstance(label, Symbol)
            names = program.targets[label.name] if one.name == "brx" else (label.name,)
            targets = [program.labels[name] for name in names]
        else:
            continue
        jumps[index] = [*targets, index + 1] if one.guard else targets
    return flow_of(len(program.instructions), jumps)


Key = tuple[str, Line]


def _pairs(program: Program, code: Sequence[MachineInstruction], flow: Flow) -> list[tuple[int, int]]:
    """Indices of instructions of PTX and of machine code that are the same."""
    ours, theirs = defaultdict(list), defaultdict(list)
    for index in _in_order(flow_of_ptx(program)):
        instruction = program.instructions[index]
        if instruction.line:
            ours[kind_of_ptx(instruction), instruction.line].append(index)
    for index in _in_order(flow):
        machine = code[index]
        if machine.line:
            theirs[kind_of_sass(machine.opcode), machine.line].append(index)
    return [
        pair
        for (kind, line), found in ours.items()
        if kind not in _ANYWHERE and len(found) == len(theirs[kind, line])
        for pair in zip(found, theirs[kind, line], strict=True)
    ]


def _in_order(flow: Flow) -> list[int]:
    return [index for block in flow.order() for index in range(flow.starts[block], flow.starts[block + 1])]


def _by_line(program: Program, issued: Mapping[int, int], code: Sequence[MachineInstruction]) -> list[tuple[int, int]]:
    """For other instructions of the machine code how often most of the PTX of their line was issued."""
    of_lines: dict[Line, Counter[int]] = defaultdict(Counter)
    for index, instruction in enumerate(program.instructions):
        if instruction.line:
            of_lines[instruction.line][issued.get(index, 0)] += 1
    return [
        (index, of_lines[machine.line].most_common(1)[0][0])
        for index, machine in enumerate(code)
        if machine.line and machine.line in of_lines and kind_of_sass(machine.opcode) in _ANYWHERE
    ]


def _conserved(flow: Flow, weights: Sequence[Mapping[int, float]], entered: int) -> list[int]:
    """How often each block runs: nearest to what the pairs say, by the sum of weighted differences, and conserved."""
    edges = [(one, other) for one, following in enumerate(flow.successors) for other in following]
    wanted = [(block, count, weight) for block, own in enumerate(weights) for count, weight in own.items()]
    num_blocks, num_edges, num_wanted = len(flow.successors), len(edges), len(wanted)
    into, out = np.zeros((num_blocks, num_edges)), np.zeros((num_blocks, num_edges))
    for number, (one, other) in enumerate(edges):
        out[one, number] = 1
        if other != END:
            into[other, number] = 1
    enters = np.zeros(num_blocks)
    enters[0] = entered
    # two inequalities for the difference of each wanted number, which is a variable beside the edges
    blocks = [block for block, _, _ in wanted]
    counts = np.array([count for _, count, _ in wanted], dtype=float)
    rows, slack = into[blocks].reshape(num_wanted, num_edges), np.eye(num_wanted)
    limits = counts - enters[blocks]
    solution = linprog(
        np.concatenate([np.zeros(num_edges), [weight for _, _, weight in wanted]]),
        A_ub=csr_array(np.block([[rows, -slack], [-rows, -slack]])),
        b_ub=np.concatenate([limits, -limits]),
        A_eq=csr_array(np.hstack([into - out, np.zeros((num_blocks, num_wanted))])),
        b_eq=-enters,
        method="highs",
    )
    if solution.status != 0:
        raise RuntimeError(f"no numbers for the machine code fit its jumps: {solution.message}")
    return [round(one) for one in into @ solution.x[:num_edges] + enters]
