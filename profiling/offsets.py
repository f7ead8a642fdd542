"""Can a number of 32 bits overflow in a kernel when the structure is large? Found without the memory of one.

A kernel is recorded for a structure and for a larger one. What differs between the launches grows with the structure,
and is continued to a size at which tensors have more than 2^31 elements. With program ids, numbers and loaded indices
within those bounds, the range of every integer in the kernel's Triton IR follows by interval arithmetic, loops and all.

    with recording() as small: step(structure)
    with recording() as large: step(twice_the_structure)
    findings = find_overflows(small, large, times=2**21)   # of a structure of 2 + 2 * 2**21 atoms, if the first has 2

A finding is an operation on 32 bits whose range is beyond them, or a number that grows with the structure and that the
kernel is compiled for. No finding is a proof for that size under these assumptions: an integer that is loaded is an
index, at most the number of rows of the longest argument; a sum over a block of integers counts true ones or picks one.

    python -m profiling.offsets my_file.py:my_function   # called with 1 and with 2, the size of the structure
"""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import torch

from mace_fast.kernels.runtime.launch import Launch, compile_options, recording
from profiling.machine_code import switch_interpreter_off
from profiling.machine_code.compiler import specialise
from profiling.machine_code.launches import named_function

Range: TypeAlias = tuple[int, int]
"""Least and largest value of an integer, or of any in a block."""

TIMES = 2**21
"""How often the difference of the two structures is added: some million atoms, if they differ by one or two."""


@dataclass(frozen=True)
class Sizes:
    """What is known of a launch on a large structure.

    Attributes:
        num_programs: size of the grid.
        numbers: the integer arguments by name.
        rows: the most rows that an argument has, and so a bound of every index that is loaded.
    """

    num_programs: int
    numbers: dict[str, int]
    rows: int


def find_overflows(small: Sequence[Launch], large: Sequence[Launch], times: int = TIMES) -> list[str]:
    """What may overflow in any of the kernels; each finding once.

    Args:
        small: launches for a structure.
        large: launches for a larger one, of the same kernels in the same order.
        times: how often the difference between the two is added to the larger one.

    Returns:
        One line per finding: the kernel, and the operation in Triton's IR with the range of its result.

    Raises:
        ValueError: the launches are not of the same kernels.
    """
    names = [[launch.function.__name__ for launch in launches] for launches in (small, large)]
    if names[0] != names[1]:
        raise ValueError(f"the two structures launch different kernels: {names[0]} and {names[1]}")
    findings: dict[str, None] = {}
    for one, two in zip(small, large, strict=True):
        lines = constant_sizes(one, two) + narrow_numbers(triton_ir(two), continued(one, two, times))
        findings.update(dict.fromkeys(f"{two.function.__name__}: {line}" for line in lines))
    return list(findings)


def continued(small: Launch, large: Launch, times: int) -> Sizes:
    """Sizes of a launch on a structure to which the difference of two was added many times."""

    def add(one: int, two: int) -> int:
        return two + (two - one) * times

    numbers = {
        name: add(int(small.arguments[name]), int(value))
        for name, value in large.arguments.items()
        if isinstance(value, int)
    }
    rows = [
        add(tensor.shape[0], large.arguments[name].shape[0])
        for name, tensor in small.arguments.items()
        if isinstance(tensor, torch.Tensor) and tensor.ndim
    ]
    return Sizes(add(small.num_programs, large.num_programs), numbers, max(rows, default=0))


def constant_sizes(small: Launch, large: Launch) -> list[str]:
    """Numbers that grow with the structure but are constants of the compiled kernel."""
    found = []
    for parameter in large.function.params:
        name = parameter.name
        values = [{**launch.constants, **launch.arguments}.get(name) for launch in (small, large)]
        if isinstance(values[0], torch.Tensor) or values[0] == values[1]:
            continue
        if parameter.is_constexpr or not parameter.do_not_specialize:
            found.append(f"is compiled for the value of {name}, which was {values[0]} and {values[1]}")
    return found


def triton_ir(launch: Launch) -> str:
    """The launch in Triton's first dialect, simplified and with all functions inlined; the same for every GPU."""
    import triton
    from triton._C.libtriton import ir
    from triton.backends.compiler import GPUTarget
    from triton.compiler.compiler import make_backend

    target = GPUTarget("cuda", 90, 32)
    backend = make_backend(target)
    special = specialise(launch)
    source = triton.compiler.ASTSource(launch.function, special.signature, special.constants, special.attributes)
    options = backend.parse_options(compile_options(launch.num_warps, launch.num_stages))
    context = ir.context()
    ir.load_dialects(context)
    backend.load_dialects(context)
    functions = backend.get_codegen_implementation(options)
    module = source.make_ir(target, options, functions, backend.get_module_map(), context)
    stages: dict[str, Callable[..., Any]] = {}
    backend.add_stages(stages, options, source.language)
    return str(stages["ttir"](module, {"target": target}))


def narrow_numbers(text: str, sizes: Sizes) -> list[str]:
    """The operations of a kernel in Triton's IR whose result may not fit its 32 bits (or fewer)."""
    lines = [re.sub(r"\s+loc\(.*\)$", "", line).strip() for line in text.splitlines()]
    begin = next(index for index, line in enumerate(lines) if line.startswith("tt.func"))
    if any(line.startswith("tt.func") for line in lines[begin + 1 :]):
        raise ValueError("the kernel calls a function that is not inlined")
    kernel = _Kernel(lines, sizes)
    for name, bits in re.findall(r"%([\w-]+): i(\d+)\b", lines[begin]):
        value = sizes.numbers.get(name)
        kernel.ranges[f"%{name}"] = _full(int(bits)) if value is None else (value, value)
    kernel.block(begin + 1)
    return list(kernel.findings)


def _full(bits: int) -> Range:
    return (0, 1) if bits == 1 else (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)


def _union(*ranges: Range) -> Range:
    return min(low for low, _ in ranges), max(high for _, high in ranges)


def _corners(operation: Callable[[int, int], int], a: Range, b: Range) -> Range:
    """Range of an operation that is monotonic in either operand."""
    values = [operation(x, y) for x in a for y in b]
    return min(values), max(values)


def _quotient(a: Range, b: Range) -> Range | None:
    """Of a division that rounds towards zero, by positive numbers."""
    return _corners(lambda x, y: abs(x) // y * (1 if x >= 0 else -1), a, b) if b[0] > 0 else None


def _remainder(a: Range, b: Range) -> Range | None:
    """Of that division; it has the sign of the dividend."""
    if b[0] <= 0:
        return None
    most = b[1] - 1
    return -min(most, max(0, -a[0])), min(most, max(0, a[1]))


def _bits_and(a: Range, b: Range) -> Range | None:
    """Of numbers that are not negative."""
    return (0, min(a[1], b[1])) if a[0] >= 0 and b[0] >= 0 else None


_BINARY: dict[str, Callable[[Range, Range], Range | None]] = {
    "addi": lambda a, b: (a[0] + b[0], a[1] + b[1]),
    "subi": lambda a, b: (a[0] - b[1], a[1] - b[0]),
    "muli": lambda a, b: _corners(lambda x, y: x * y, a, b),
    "shli": lambda a, b: _corners(lambda x, y: x << y, a, b) if 0 <= b[0] <= b[1] < 64 else None,
    "shrsi": lambda a, b: _corners(lambda x, y: x >> y, a, b) if 0 <= b[0] <= b[1] < 64 else None,
    "divsi": _quotient,
    "divui": lambda a, b: _quotient(a, b) if a[0] >= 0 else None,
    "remsi": _remainder,
    "remui": lambda a, b: _remainder(a, b) if a[0] >= 0 else None,
    "maxsi": lambda a, b: (max(a[0], b[0]), max(a[1], b[1])),
    "minsi": lambda a, b: (min(a[0], b[0]), min(a[1], b[1])),
    "andi": _bits_and,
}
"""Range of the result by those of the operands, None where nothing can be said."""

_SAME = {"tt.splat", "tt.broadcast", "tt.expand_dims", "tt.reshape", "tt.trans", "arith.index_cast", "arith.trunci"}
"""Operations that leave integers as they are; a range that does not fit the result is a finding."""


@dataclass
class _Kernel:
    """The ranges of the integers of a kernel, while its lines are read.

    Attributes:
        lines: of the kernel.
        sizes: of the launch.
        ranges: of the integers so far, by name.
        findings: what does not fit, as keys to have each once.
        doubtful: names of what follows from a finding, which is no finding of its own.
        patterns: names of the bits of floating-point numbers and of what is made of them, which are no offsets.
    """

    lines: list[str]
    sizes: Sizes
    ranges: dict[str, Range] = field(default_factory=dict)
    findings: dict[str, None] = field(default_factory=dict)
    doubtful: set[str] = field(default_factory=set)
    patterns: set[str] = field(default_factory=set)

    def _set(self, name: str, value: Range | None) -> None:
        """Note the range of a name, or that it is no integer; a region may use the names of one that is closed."""
        self.ranges.pop(name, None)
        self.doubtful.discard(name)
        if value is not None:
            self.ranges[name] = value

    def block(self, start: int) -> tuple[int, list[str]]:
        """Read a region up to the line that closes it; that line, and the names of what the region yields."""
        index, yielded = start, []
        while not self.lines[index].startswith("}"):
            line = self.lines[index]
            if line.startswith(("scf.yield", "scf.condition", "tt.reduce.return", "tt.scan.return")):
                yielded = re.findall(r"%[\w#-]+", line.split(" : ")[0])
            if re.search(r"\bscf\.for\b", line):
                index = self._for(index)
            elif re.search(r"\bscf\.if\b", line):
                index = self._if(index)
            elif line.endswith("({"):
                index = self._reduction(index)
            elif line.endswith("{"):
                index = self._unknown(index)
            else:
                self._operation(line)
                index += 1
        return index, yielded

    def _for(self, index: int) -> int:
        """A loop: its body is read until the ranges of what it carries no longer grow."""
        line = self.lines[index]
        found = re.search(r"scf\.for (%[\w-]+) = (%[\w#-]+) to (%[\w#-]+) step", line)
        assert found is not None, line
        counter, low, high = found.groups()
        first, last = self.ranges[low][0], self.ranges[high][1]
        self.ranges[counter] = (first, max(first, last - 1))
        carried = re.findall(r"(%[\w-]+) = (%[\w#-]+)", line.partition("iter_args(")[2].partition(")")[0])
        results = _results(line, len(carried))
        for name, initial in carried:
            self._set(name, self.ranges.get(initial))
        before = dict(self.findings)
        for attempt in range(6):
            self.findings = dict(before)
            end, yielded = self.block(index + 1)
            grown = False
            for (name, _), value in zip(carried, yielded, strict=True):
                if name in self.ranges and (both := _union(self.ranges[name], self.ranges[value])) != self.ranges[name]:
                    grown = True
                    self.ranges[name] = both if attempt < 2 else _union(both, _full(32 if attempt < 3 else 64))
            if not grown:
                break
        for result, (name, _) in zip(results, carried, strict=True):
            self._set(result, self.ranges.get(name))
        return end + 1

    def _if(self, index: int) -> int:
        """A branch: either of its sides may be taken."""
        end, first = self.block(index + 1)
        second: list[str] = []
        if self.lines[end].startswith("} else"):
            end, second = self.block(end + 1)
        for result, one, two in zip(_results(self.lines[index], len(first)), first, second, strict=False):
            known = one in self.ranges and two in self.ranges
            self._set(result, _union(self.ranges[one], self.ranges[two]) if known else None)
        return end + 1

    def _reduction(self, index: int) -> int:
        """A sum or a scan over a block counts or picks, see above; what it does inside is not looked at."""
        line = self.lines[index]
        end = next(place for place in range(index + 1, len(self.lines)) if self.lines[place].startswith("})"))
        operands = re.findall(r"%[\w#-]+", line.partition("(")[2])
        length = max((int(size) for size in re.findall(r"(\d+)x", self.lines[end].partition("->")[0])), default=1)
        for result, operand in zip(_results(line, len(operands)), operands, strict=False):
            low, high = self.ranges.get(operand, (0, 0))
            self._set(result, (min(low, 0), max(high, length)) if operand in self.ranges else None)
        return end + 1

    def _unknown(self, index: int) -> int:
        """A region that is not understood: nothing is known of what it makes."""
        raise ValueError(f"a region that is not understood: {self.lines[index]}")

    def _operation(self, line: str) -> None:
        """One line without regions: the range of its result, if that is of integers."""
        found = re.match(r"(%[\w-]+) = ([\w.]+) ?(.*)", line)
        if not found:
            return
        result, name, rest = found.groups()
        operands = re.findall(r"%[\w#-]+", rest.rpartition(" : ")[0])
        bits = _bits(name, rest)
        if bits is None:
            self._set(result, None)
            return
        self.patterns.discard(result)
        if name == "tt.bitcast" or any(operand in self.patterns for operand in operands):
            self.patterns.add(result)
            self._set(result, _full(bits))
            return
        ranges = [self.ranges.get(operand, _full(64)) for operand in operands]
        got = self._result(name, rest, ranges)
        fits = got is None or (_full(bits)[0] <= got[0] and got[1] <= _full(bits)[1])
        follows = any(operand in self.doubtful for operand in operands)
        self._set(result, got if got is not None and fits else _full(bits))
        if bits <= 32 and (follows or not fits):
            self.doubtful.add(result)
            if not follows:
                self.findings[f"{line} has the range {got[0]} to {got[1]}"] = None

    def _result(self, name: str, rest: str, ranges: list[Range]) -> Range | None:
        """Range of one operation, None where nothing is known."""
        operation = name.removeprefix("arith.")
        if name == "arith.constant":
            return _constant(rest)
        if name == "tt.get_program_id":
            return 0, max(0, self.sizes.num_programs - 1) if rest.startswith("x") else 0
        if name == "tt.get_num_programs":
            return 1, max(1, self.sizes.num_programs)
        if name == "tt.make_range":
            found = re.search(r"end = (\d+) : i32, start = (\d+)", rest)
            return (int(found[2]), int(found[1]) - 1) if found else None
        if name == "tt.load":
            return _union((0, self.sizes.rows), *ranges[2:3])
        if name in ("arith.cmpi", "arith.cmpf"):
            return 0, 1
        if name == "arith.select":
            return _union(*ranges[1:])
        if operation == "extsi" and re.search(r"\bi1 to|xi1> to", rest):
            return -1, 0
        if operation == "extui":
            return ranges[0] if ranges[0][0] >= 0 else None
        if name in _SAME or operation == "extsi":
            return ranges[0]
        return _BINARY[operation](*ranges) if operation in _BINARY else None


def _results(line: str, count: int) -> list[str]:
    """Names of the results of a line, in the form in which they are used."""
    found = re.match(r"(%[\w-]+)(?::(\d+))? =", line)
    if not found:
        return []
    return [f"{found[1]}#{place}" for place in range(int(found[2]))] if found[2] else [found[1]] * min(count, 1)


def _bits(name: str, rest: str) -> int | None:
    """Width of the integers that an operation makes, from the last type in its line; None if it makes others."""
    kind = re.split(r" : | to | -> ", rest)[-1].rpartition(", ")[2].strip()
    if name in ("arith.cmpi", "arith.cmpf"):  # the type is that of the operands
        return 1
    if name == "tt.load":  # the type is that of the pointers
        loaded = re.search(r"!tt\.ptr<i(\d+)\b", rest)
        return int(loaded[1]) if loaded else None
    found = re.fullmatch(r"(?:tensor<(?:\d+x)+)?i(\d+)>?", kind)
    return int(found[1]) if found and name != "tt.addptr" else None


def _constant(rest: str) -> Range | None:
    value = re.match(r"(?:dense<)?(-?\d+|true|false)\b", rest)
    if not value:
        return None
    number = {"true": 1, "false": 0}.get(value[1])
    number = int(value[1]) if number is None else number
    return number, number


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("function", help="file.py:function or package.module:function, called with 1 and with 2")
    parser.add_argument("--times", type=int, default=TIMES, help="how often the difference of the two is added")
    arguments = parser.parse_args()
    switch_interpreter_off()
    function = named_function(arguments.function)
    recorded = []
    for size in (1, 2):
        with recording() as launches:
            function(size)
        recorded.append(launches)
    findings = find_overflows(*recorded, times=arguments.times)
    print("\n".join(findings) or f"{len(recorded[0])} launches, no finding")
    sys.exit(bool(findings))


if __name__ == "__main__":
    main()
