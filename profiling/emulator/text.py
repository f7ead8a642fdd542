"""PTX as text to instructions.

Source: PTX ISA 9.0, chapters 4 (syntax), 5 (state spaces, types, variables), 6 (operands).
"""

import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

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


class PTXError(Exception):
    """Text that is no PTX, or PTX that the emulator does not know; the message says where and what."""


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
    _Body(program, files).read(_body(text, entry.end()))
    return program


def _parameters(text: str) -> Iterator[Parameter]:
    for one in filter(None, (part.strip() for part in text.split(","))):
        words = one.split()
        yield Parameter(words[-1].split("[")[0], next(word[1:] for word in words if word[1:] in KINDS))


def _body(text: str, after: int) -> str:
    begin = text.index("{", after)
    depth = 0
    for place in range(begin, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return text[begin + 1 : place]
    raise PTXError("the braces of the kernel do not close")


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
    values = [int(one, 0) & (1 << 8 * width) - 1 for one in (content or "").split(",") if one.strip()]
    size = width * (1 if count is None else int(count or 0))
    packed = b"".join(value.to_bytes(width, "little") for value in values)
    program.variables[name] = Variable(space, int(align or width), size, packed)


class _Body:
    """Reads the statements of a kernel."""

    def __init__(self, program: Program, files: Mapping[int, str]) -> None:
        self._program, self._files = program, files
        self._line: Line | None = None
        self._scopes: list[dict[str, str]] = [{}]
        self._label = ""

    def read(self, text: str) -> None:
        for statement in _statements(text):
            self._statement(statement)
        known = self._program.labels.keys() | self._program.targets.keys()
        for one in self._program.instructions:
            target = one.operands[-1] if one.name in ("bra", "brx") else None
            if isinstance(target, Symbol) and target.name not in known:
                raise PTXError(f"there is no label {target.name}, where this goes: {one.text}")

    def _statement(self, text: str) -> None:
        if text == "{":
            self._scopes.append({})
        elif text == "}":
            self._scopes.pop()
        elif label := re.fullmatch(r"([\w$]+):", text):
            self._label = self._scopes[-1].setdefault(label[1], self._own(label[1]))
            self._program.labels[self._label] = len(self._program.instructions)
        elif text.startswith(".loc"):
            _, file, number, *_ = text.split()
            self._line = Line(self._files.get(int(file), ""), int(number))
        elif text.startswith(".branchtargets"):
            self._program.targets[self._label] = tuple(one.strip() for one in text.split(None, 1)[1].split(","))
        elif text.startswith((".reg", ".shared", ".local", ".global", ".const")):
            _declare(self._program, text, self._scopes[-1])
        elif text.startswith((".pragma", ".file")):
            pass
        elif text.startswith("."):
            raise PTXError(f"a directive is not understood: {text}")
        else:
            self._program.instructions.append(self._instruction(text))

    def _own(self, label: str) -> str:
        """A name that no label of another scope has."""
        return label if label not in self._program.labels else f"{label}#{len(self._program.instructions)}"

    def _instruction(self, text: str) -> Instruction:
        guard, rest = None, text
        if guarded := re.match(r"@(!?)\s*([%\w$]+)\s+", text):
            guard = Register(self._named(guarded[2]), guarded[1] == "!")
            rest = text[guarded.end() :]
        opcode, _, operands = rest.partition(" ")
        name, *modifiers = opcode.split(".")
        parsed = tuple(self._operand(one) for one in _split(operands))
        return Instruction(name, tuple(modifiers), parsed, guard, self._line, text)

    def _named(self, name: str) -> str:
        """The name in the program of what has this one in the innermost scope."""
        return next((scope[name] for scope in reversed(self._scopes) if name in scope), name)

    def _operand(self, text: str) -> Operand:
        if "|" in text:  # two results, the second of which is a predicate
            return Group(tuple(self._operand(one.strip()) for one in text.split("|")))
        if text.startswith("{"):
            return Group(tuple(self._operand(one) for one in _split(text[1:-1])))
        if text.startswith("["):
            address, *coordinates = _split(text[1:-1])
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
        parts = re.fullmatch(r"(.+?)\s*([+-])\s*(-?(?:0x)?[0-9a-fA-F]+)", text)
        if parts and re.match(r"[%\w$]", parts[1]) and not re.match(r"\d", parts[1]):
            offset = int(parts[3], 0)
            return self._plain(parts[1]), -offset if parts[2] == "-" else offset
        return self._plain(text), 0

    def _plain(self, text: str) -> "Register | Symbol | Number":
        if (number := _number(text)) is not None:
            return number
        negated, name = text.startswith("!"), self._named(text.lstrip("!").strip())
        if name.startswith("%") or name in self._program.kinds or name == "_":
            return Register(name, negated)
        if re.fullmatch(r"[\w$.#]+", name):
            return Symbol(name)
        raise PTXError(f"an operand is not understood: {text}")


def _statements(text: str) -> Iterator[str]:
    """What ends with a semicolon, labels, ``.loc``, which ends with its line, and the braces of scopes."""
    for piece in re.split(r"(?m)^(\s*\.(?:loc|file)\b[^\n]*)$", text):
        if re.match(r"\s*\.(?:loc|file)\b", piece):
            yield " ".join(piece.split())
            continue
        rest = piece.strip()
        while rest:
            if label := re.match(r"([\w$]+):(?!:)\s*", rest):
                yield label[0].strip()
                rest = rest[label.end() :]
            elif rest[0] in "{}":
                yield rest[0]
                rest = rest[1:].lstrip()
            else:
                statement, found, rest = rest.partition(";")
                if not found:
                    raise PTXError(f"a statement does not end: {' '.join(statement.split())[:80]}")
                yield " ".join(statement.split())
                rest = rest.lstrip()


def _split(text: str) -> list[str]:
    """At the commas outside of brackets."""
    parts, depth, current = [], 0, ""
    for character in text:
        depth += (character in "{[") - (character in "}]")
        if character == "," and depth == 0:
            parts.append(current.strip())
            current = ""
        else:
            current += character
    return [*parts, current.strip()] if current.strip() else parts


def _number(text: str) -> Number | None:
    if real := re.fullmatch(r"0[fF]([0-9a-fA-F]{8})", text):
        return Number(int(real[1], 16), 4)
    if real := re.fullmatch(r"0[dD]([0-9a-fA-F]{16})", text):
        return Number(int(real[1], 16), 8)
    if re.fullmatch(r"-?(0[xX][0-9a-fA-F]+|\d+)U?", text):
        return Number(int(text.rstrip("U"), 0))
    if re.fullmatch(r"-?\d+\.\d*(?:[eE][-+]?\d+)?", text):
        return Number(int.from_bytes(struct.pack("<d", float(text)), "little"), 8)
    return None
