"""PTX as text to instructions.

Source: PTX ISA 9.0, chapters 4 (syntax), 5 (state spaces, types, variables), 6 (operands).
"""

import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from profiling.emulator.statements import PTXError as PTXError
from profiling.emulator.statements import in_braces, split, statements

KINDS = {
    **{f"b{bits}": bits // 8 for bits in (8, 16, 32, 64, 128)},
    **{f"u{bits}": bits // 8 for bits in (8, 16, 32, 64)},
    **{f"s{bits}": bits // 8 for bits in (8, 16, 32, 64)},
    "f16": 2,
    "bf16": 2,
    "f32": 4,
    "f64": 8,
}
"""Bytes of a number of each type, but for predicates."""


class Register(NamedTuple):
    """A register, a special one such as ``%tid.x``, or a predicate, which may be negated."""

    name: str
    negated: bool = False


class Number(NamedTuple):
    """A constant: an integer, or the bits of a real number."""

    value: int
    bytes_of_real: int = 0


class Symbol(NamedTuple):
    """The name of a variable, a parameter, or a label, and so many bytes further."""

    name: str
    offset: int = 0


class Place(NamedTuple):
    """What stands in brackets: where in memory; with the map of a tensor, where in the tensor."""

    base: "Register | Symbol | Number"
    offset: int = 0
    coordinates: "tuple[Operand, ...]" = ()


class Group(NamedTuple):
    """What stands in braces, or between bars."""

    members: tuple["Operand", ...]


Operand = Register | Number | Symbol | Place | Group


class Line(NamedTuple):
    """Of the source from which a compiler made an instruction."""

    file: str
    number: int


@dataclass(frozen=True)
class Instruction:
    """One of them.

    Attributes:
        name: such as ``ld``.
        modifiers: what follows it between dots.
        operands: in their order.
        guard: predicate without which it does nothing.
        line: of the source.
        text: as it was written.
    """

    name: str
    modifiers: tuple[str, ...]
    operands: tuple[Operand, ...]
    guard: Register | None
    line: Line | None
    text: str

    @property
    def kind(self) -> str:
        """The last modifier, which mostly names the type."""
        return self.modifiers[-1]

    def __contains__(self, modifier: str) -> bool:
        return modifier in self.modifiers


class Parameter(NamedTuple):
    """Of a kernel."""

    name: str
    kind: str


class Variable(NamedTuple):
    """Memory with a name.

    Attributes:
        space: ``shared``, ``global``, ``const`` or ``local``.
        align: of its address in bytes.
        nbytes: its size; 0 where the launch decides.
        content: what it begins with; zeros if that is shorter.
    """

    space: str
    align: int
    nbytes: int
    content: bytes = b""


@dataclass
class Program:
    """A kernel.

    Attributes:
        name: as it is called in the text.
        target: architecture, such as ``sm_90a``.
        parameters: in their order.
        kinds: type of every register that is declared, by name.
        variables: by name.
        instructions: in the order of the text.
        labels: index of the instruction that follows each.
        targets: labels among which a ``brx`` chooses, by the label of the list.
    """

    name: str = ""
    target: str = ""
    parameters: tuple[Parameter, ...] = ()
    kinds: dict[str, str] = field(default_factory=dict)
    variables: dict[str, Variable] = field(default_factory=dict)
    instructions: list[Instruction] = field(default_factory=list)
    labels: dict[str, int] = field(default_factory=dict)
    targets: dict[str, tuple[str, ...]] = field(default_factory=dict)


def parse(text: str) -> Program:
    """The one kernel of a module.

    Raises:
        PTXError: there is none or more than one, or something is not understood.
    """
    files = {int(number): name for number, name in re.findall(r'^\s*\.file\s+(\d+)\s+"([^"]*)"', text, re.M)}
    text = re.sub(r"//[^\n]*|/\*.*?\*/", "", text, flags=re.S)
    entries = list(re.finditer(r"\.entry\s+([\w$]+)\s*\((.*?)\)", text, re.S))
    if len(entries) != 1:
        raise PTXError(f"the text has {len(entries)} kernels: give that of one")
    (entry,) = entries
    target = re.search(r"\.target\s+(\w+)", text)
    if target is None:
        raise PTXError("the text does not say for which architecture it is (.target)")
    program = Program(entry[1], target[1], tuple(_parameters(entry[2])))
    for statement in re.findall(
        r"\.(?:extern|global|const|visible|shared)[^;{]*(?:\{[^}]*\}\s*)?;", text[: entry.start()]
    ):
        _declare(program, statement.rstrip("; \n\t"), {})
    _Body(program, files, _functions(text)).read(in_braces(text, entry.end()))
    return program


class _Function(NamedTuple):
    """That a kernel calls: the names of its results and parameters, and its body."""

    results: tuple[str, ...]
    parameters: tuple[str, ...]
    body: str


def _functions(text: str) -> dict[str, _Function]:
    found = re.finditer(r"\.func\s*(?:\(([^)]*)\))?\s*([\w$]+)\s*\(([^)]*)\)[^;{]*(?=\{)", text)
    return {
        one[2]: _Function(_last_words(one[1] or ""), _last_words(one[3]), in_braces(text, one.end())) for one in found
    }


def _last_words(text: str) -> tuple[str, ...]:
    return tuple(part.split()[-1] for part in text.split(",") if part.strip())


def _parameters(text: str) -> Iterator[Parameter]:
    for one in filter(None, (part.strip() for part in text.split(","))):
        words = one.split()
        yield Parameter(words[-1].split("[")[0], next(word[1:] for word in words if word[1:] in KINDS))


_VARIABLE = re.compile(
    r"(?:\.(?:extern|visible|weak)\s+)*\.(shared|global|const|local)\s+(?:\.align\s+(\d+)\s+)?\.(\w+)\s+([\w$.]+)"
    r"\s*(?:\[(\d*)\])?\s*(?:=\s*\{?([^}]*)\}?)?$"
)


def _declare(program: Program, statement: str, names: dict[str, str]) -> None:
    """Note variables, or registers, whose names within a scope are made those of the program."""
    if statement.startswith(".reg"):
        _, kind, rest = statement.split(None, 2)
        for one in rest.split(","):
            several = re.fullmatch(r"\s*(%?[\w$]+)<(\d+)>\s*", one)
            every = [f"{several[1]}{n}" for n in range(int(several[2]))] if several else [one.strip()]
            for name in every:
                names[name] = name if name not in program.kinds else f"{name}#{len(program.kinds)}"
                program.kinds[names[name]] = kind[1:]
        return
    found = _VARIABLE.match(statement)
    if found is None:
        raise PTXError(f"a declaration is not understood: {statement}")
    space, align, kind, name, count, content = found.groups()
    width = KINDS[kind]
    numbers = [_number(one.strip()) for one in (content or "").split(",") if one.strip()]
    if None in numbers:
        raise PTXError(f"a declaration is not understood: {statement}")
    values = [one.value & (1 << 8 * width) - 1 for one in numbers if one is not None]
    size = width * (1 if count is None else int(count or 0))
    packed = b"".join(value.to_bytes(width, "little") for value in values)
    program.variables[name] = Variable(space, int(align or width), size, packed)


class _Body:
    """Reads the statements of a kernel."""

    def __init__(self, program: Program, files: Mapping[int, str], functions: Mapping[str, _Function]) -> None:
        self._program, self._files, self._functions = program, files, functions
        self._returns: list[str] = []  # labels behind the calls that are being read
        self._line: Line | None = None
        self._scopes: list[dict[str, str]] = [{}]
        self._operands: dict[str, Operand] = {}  # that were read since names last changed what they mean
        self._label = ""

    def read(self, text: str) -> None:
        for statement in statements(text):
            self._statement(statement)
        known = self._program.labels.keys() | self._program.targets.keys()
        for one in self._program.instructions:
            target = one.operands[-1] if one.name in ("bra", "brx") else None
            if isinstance(target, Symbol) and target.name not in known:
                raise PTXError(f"there is no label {target.name}, where this goes: {one.text}")

    def _statement(self, text: str) -> None:
        if text[:1] not in ".{}" and text[-1] != ":" and not text.startswith(("call", "ret")):
            self._program.instructions.append(self._instruction(text))
            return
        if text[:4] != ".loc":
            self._operands.clear()
        if text == "{":
            self._scopes.append({})
        elif text == "}":
            self._scopes.pop()
        elif label := re.fullmatch(r"([\w$]+):", text):
            self._label = self._scopes[-1].setdefault(label[1], self._own(label[1]))
            self._program.labels[self._label] = len(self._program.instructions)
        elif text.startswith(".loc "):
            _, file, number, *_ = text.split()
            self._line = Line(self._files.get(int(file), ""), int(number))
        elif text.startswith(".branchtargets"):
            self._program.targets[self._label] = tuple(one.strip() for one in text.split(None, 1)[1].split(","))
        elif parameter := re.fullmatch(r"\.param \.(\w+) ([\w$]+)", text):
            _declare(self._program, f".reg .{parameter[1]} {parameter[2]}", self._scopes[-1])
        elif call := re.fullmatch(r"call(?:\.uni)? (?:\(([^)]*)\), )?([\w$]+)(?:, \(([^)]*)\))?", text):
            self._call(call[2], split(call[1] or ""), split(call[3] or ""), text)
        elif text == "ret" and self._returns:
            self._statement(f"bra.uni {self._returns[-1]}")
        elif text.startswith((".reg", ".shared", ".local", ".global", ".const")):
            _declare(self._program, text, self._scopes[-1])
        elif text.startswith((".pragma", ".file")):
            pass
        elif text.startswith("."):
            raise PTXError(f"a directive is not understood: {text}")
        else:
            self._program.instructions.append(self._instruction(text))

    def _call(self, name: str, results: list[str], arguments: list[str], text: str) -> None:
        """Read the body of a function in the place of its call; parameters are registers."""
        function = self._functions.get(name)
        if function is None or (len(results), len(arguments)) != tuple(map(len, function[:2])):
            raise PTXError(f"the call is not emulated: {text}")
        if len(self._returns) > 16:
            raise PTXError(f"functions that call themselves are not emulated: {text}")
        names = [self._named(one) for one in (*results, *arguments)]
        scope = dict(zip((*function.results, *function.parameters), names, strict=True))
        number = len(self._program.instructions)
        labels = [one[:-1] for one in statements(function.body) if re.fullmatch(r"[\w$]+:", one)]
        scope |= {label: f"{label}#{number}" for label in labels}
        self._scopes.append(scope)
        self._returns.append(f"{name}#{number}")
        for statement in statements(function.body):
            self._statement(statement)
        self._program.labels[self._returns.pop()] = len(self._program.instructions)
        self._scopes.pop()
        self._operands.clear()

    def _own(self, label: str) -> str:
        """A name that no label of another scope has."""
        return label if label not in self._program.labels else f"{label}#{len(self._program.instructions)}"

    def _instruction(self, text: str) -> Instruction:
        guard, rest = None, text
        if text[:1] == "@" and (guarded := re.match(r"@(!?)\s*([%\w$]+)\s+", text)):
            guard = Register(self._named(guarded[2]), guarded[1] == "!")
            rest = text[guarded.end() :]
        opcode, _, operands = rest.partition(" ")
        name, *modifiers = opcode.split(".")
        parsed = tuple([self._operand(one) for one in split(operands)])
        if "param" in modifiers and name in ("ld", "st"):  # parameters of functions are registers
            place = parsed[1 if name == "ld" else 0]
            if isinstance(place, Place) and isinstance(place.base, Register) and not place.offset:
                parsed = (parsed[0], place.base) if name == "ld" else (place.base, parsed[1])
                name, modifiers = "mov", modifiers[-1:]
        return Instruction(name, tuple(modifiers), parsed, guard, self._line, text)

    def _named(self, name: str) -> str:
        """The name in the program of what has this one in the innermost scope."""
        return next((scope[name] for scope in reversed(self._scopes) if name in scope), name)

    def _operand(self, text: str) -> Operand:
        found = self._operands.get(text)
        if found is None:
            found = self._operands[text] = self._new_operand(text)
        return found

    def _new_operand(self, text: str) -> Operand:
        if "|" in text:  # two results, the second of which is a predicate
            return Group(tuple(self._operand(one.strip()) for one in text.split("|")))
        if text.startswith("{"):
            return Group(tuple(self._operand(one) for one in split(text[1:-1])))
        if text.startswith("["):
            address, *coordinates = split(text[1:-1])
            base, offset = self._with_offset(address)
            if len(coordinates) > 1:
                raise PTXError(f"an operand is not understood: {text}")
            inside = [self._operand(one) for one in coordinates]
            return Place(base, offset, inside[0].members if inside and isinstance(inside[0], Group) else ())
        base, offset = self._with_offset(text)
        if isinstance(base, Symbol):
            return Symbol(base.name, offset)
        if offset:
            raise PTXError(f"an operand is not understood: {text}")
        return base

    def _with_offset(self, text: str) -> "tuple[Register | Symbol | Number, int]":
        has_sign = "+" in text or "-" in text
        parts = re.fullmatch(r"(.+?)\s*([+-])\s*(-?(?:0x)?[0-9a-fA-F]+)", text) if has_sign else None
        if parts and re.match(r"[%\w$]", parts[1]) and not re.match(r"\d", parts[1]):
            offset = int(parts[3], 0)
            return self._plain(parts[1]), -offset if parts[2] == "-" else offset
        return self._plain(text), 0

    def _plain(self, text: str) -> "Register | Symbol | Number":
        if text[:1] != "%" and (number := _number(text)) is not None:
            return number
        negated, name = text.startswith("!"), self._named(text.lstrip("!").strip())
        if name.startswith("%") or name in self._program.kinds or name == "_":
            return Register(name, negated)
        if re.fullmatch(r"[\w$.#]+", name):
            return Symbol(name)
        raise PTXError(f"an operand is not understood: {text}")


def _number(text: str) -> Number | None:
    if real := re.fullmatch(r"0[fF]([0-9a-fA-F]{8})", text):
        return Number(int(real[1], 16), 4)
    if real := re.fullmatch(r"0[dD]([0-9a-fA-F]{16})", text):
        return Number(int(real[1], 16), 8)
    if re.fullmatch(r"-?(0[xX][0-9a-fA-F]+|0[bB][01]+|[1-9]\d*|0)U?", text):
        return Number(int(text.rstrip("U"), 0))
    if re.fullmatch(r"-?0[0-7]+U?", text):
        return Number(int(text.rstrip("U"), 8))
    if re.fullmatch(r"-?\d+\.\d*(?:[eE][-+]?\d+)?", text):
        return Number(int.from_bytes(struct.pack("<d", float(text)), "little"), 8)
    return None
