"""Registers, spills and instructions from what the compilers of NVIDIA and AMD write.

Instructions are counted in the text of the program, per warp: one inside a loop counts once.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Instructions:
    """Instructions of a program; those that move data by the bytes per lane.

    Attributes:
        total: all but no-operations.
        in_loops: of these, between a label and a jump back to it.
        matrix: on tensor cores or matrix units.
        fma32: float32 multiply-adds; a packed one counts once.
        fma64: float64 multiply-adds.
        special: reciprocals, roots, exponentials, sines.
        barriers: of a whole program.
        global_load: from global memory, also asynchronous ones to shared memory.
        global_store: to global memory.
        shared_load: from shared memory (LDS).
        shared_store: to shared memory.
        shared_matrix_load: tiles of operands from shared memory to registers (LDSM).
        local_load: from the stack: spilled registers, and the tables of float sin and cos.
        local_store: to the stack.
        local_in_loops: loads and stores of the stack inside loops.
        atomics: on any memory.
    """

    total: int = 0
    in_loops: int = 0
    matrix: int = 0
    fma32: int = 0
    fma64: int = 0
    special: int = 0
    barriers: int = 0
    global_load: dict[int, int] = field(default_factory=dict)
    global_store: dict[int, int] = field(default_factory=dict)
    shared_load: dict[int, int] = field(default_factory=dict)
    shared_store: dict[int, int] = field(default_factory=dict)
    shared_matrix_load: int = 0
    local_load: dict[int, int] = field(default_factory=dict)
    local_store: dict[int, int] = field(default_factory=dict)
    local_in_loops: int = 0
    atomics: int = 0

    @property
    def other(self) -> int:
        """What is not counted by name: integers, addresses, other arithmetic, moves, jumps."""
        kinds = (self.global_load, self.global_store, self.shared_load, self.shared_store)
        memory = sum(sum(kind.values()) for kind in (*kinds, self.local_load, self.local_store))
        named = self.matrix + self.fma32 + self.fma64 + self.special + self.barriers + self.atomics
        return self.total - named - memory - self.shared_matrix_load


def parse_ptxas(log: str) -> dict[str, int]:
    """Registers, stack and spilled bytes from what ``ptxas -v`` says.

    Only ptxas tells spills from other use of the stack, such as the table in the slow path of sin and cos.

    Raises:
        ValueError: the log does not say.
    """
    frames = re.findall(r"(\d+) bytes stack frame, (\d+) bytes spill stores, (\d+) bytes spill loads", log)
    registers = re.findall(r"Used (\d+) registers", log)
    if not frames or not registers:
        raise ValueError(f"ptxas did not tell the registers and spills of the kernel; it said: {log!r}")
    stack, stores, loads = (sum(int(frame[column]) for frame in frames) for column in range(3))
    return {
        "registers": max(map(int, registers)),
        "stack_bytes": stack,
        "spill_store_bytes": stores,
        "spill_load_bytes": loads,
    }


# name of the instruction, its suffixes, and the rest up to the semicolon
_SASS = re.compile(r"^\s+/\*([0-9a-f]{4,})\*/\s+(?:@!?U?P\w+\s+)?([A-Z][A-Z0-9_]*)((?:\.[A-Za-z0-9_]+)*)([^;]*);", re.M)
_MATRIX = re.compile(r"[HIDBQO]G?MMA|UTC\w*MMA")
_WIDTHS = {"U8": 1, "S8": 1, "U16": 2, "S16": 2, "64": 8, "128": 16, "256": 32}
_NVIDIA_MEMORY = {
    "LDG": "global_load",
    "LDGSTS": "global_load",
    "LD": "global_load",
    "STG": "global_store",
    "ST": "global_store",
    "LDS": "shared_load",
    "STS": "shared_store",
    "LDL": "local_load",
    "STL": "local_store",
}
_NVIDIA_KINDS = {
    "FFMA": "fma32",
    "FFMA2": "fma32",
    "DFMA": "fma64",
    "MUFU": "special",
    "BAR": "barriers",
    "LDSM": "shared_matrix_load",
    "ATOM": "atomics",
    "ATOMG": "atomics",
    "ATOMS": "atomics",
    "RED": "atomics",
    "REDG": "atomics",
}


def parse_sass(text: str) -> dict[str, Any]:
    """Code size and instructions of SASS as ``cuobjdump -sass`` prints it."""
    program: list[tuple[int, str, int]] = []  # address, kind, bytes per lane
    loops: list[tuple[int, int]] = []
    for match in _SASS.finditer(text):
        address, name, suffixes, rest = int(match[1], 16), match[2], match[3].split(".")[1:], match[4]
        if name == "BRA" and (target := re.search(r"0x([0-9a-f]+)", rest)):
            if int(target[1], 16) == address:
                break  # the jump to itself that ends every program; padding follows
            if int(target[1], 16) < address:
                loops.append((int(target[1], 16), address))
        if name == "NOP":
            continue
        kind = "matrix" if _MATRIX.fullmatch(name) else _NVIDIA_MEMORY.get(name) or _NVIDIA_KINDS.get(name, "other")
        width = next((_WIDTHS[suffix] for suffix in suffixes if suffix in _WIDTHS), 4)
        program.append((address, kind, width))
    return {"code_bytes": 16 * len(program), "instructions": _count(program, loops)}


_AMD_WIDTHS = {"ubyte": 1, "sbyte": 1, "ushort": 2, "short": 2, "dwordx2": 8, "dwordx3": 12, "dwordx4": 16}
_AMD_WIDTHS |= {"b8": 1, "u8": 1, "b16": 2, "u16": 2, "b64": 8, "b96": 12, "b128": 16}
_AMD_KINDS = (
    (re.compile(r"v_s?mfma"), "matrix"),
    (re.compile(r"v_(pk_)?fmac?_f32|v_fma(ak|mk)_f32"), "fma32"),
    (re.compile(r"v_fmac?_f64"), "fma64"),
    (re.compile(r"v_(exp|log|rcp|rsq|sqrt|sin|cos)_f"), "special"),
    (re.compile(r"s_barrier"), "barriers"),
    (re.compile(r"(global|flat|buffer)_atomic|ds_(add|min|max|cmpst|and|or)"), "atomics"),
    (re.compile(r"(global|flat|buffer)_load"), "global_load"),
    (re.compile(r"(global|flat|buffer)_store"), "global_store"),
    (re.compile(r"ds_(read|load)"), "shared_load"),
    (re.compile(r"ds_(write|store)"), "shared_store"),
    (re.compile(r"scratch_load"), "local_load"),
    (re.compile(r"scratch_store"), "local_store"),
)
_AMD_METADATA = {
    ".vgpr_count": "registers",
    ".agpr_count": "accumulation_registers",
    ".sgpr_count": "scalar_registers",
    ".private_segment_fixed_size": "stack_bytes",
    ".group_segment_fixed_size": "static_shared",
    ".vgpr_spill_count": "spilled",
}


def parse_amdgcn(text: str) -> dict[str, Any]:
    """Registers, spills, code size and instructions of the assembly that Triton keeps for AMD.

    AMD's compiler tells the number of spilled vector registers, each of which is counted as stored and loaded once.
    """
    found = dict(re.findall(r"^\s*(?:- )?(\.\w+):\s+(\d+)\s*$", text, re.M))
    measured: dict[str, Any] = {name: int(found[key]) for key, name in _AMD_METADATA.items()}
    spilled = 4 * measured.pop("spilled")
    program: list[tuple[int, str, int]] = []
    loops: list[tuple[int, int]] = []
    labels: dict[str, int] = {}
    for line in text.partition(".section")[0].splitlines():
        if label := re.match(r"(\.\w+):", line):
            labels[label[1]] = len(program)
        elif match := re.match(r"\s+((?:[vs]|ds|global|flat|buffer|scratch)_\w+)\s*(\S*)", line):
            name = match[1]
            if "branch" in name and match[2] in labels:
                loops.append((labels[match[2]], len(program)))
            if name in ("s_nop", "s_code_end"):
                continue
            kind = next((kind for pattern, kind in _AMD_KINDS if pattern.match(name)), "other")
            width = next((_AMD_WIDTHS[part] for part in name.split("_") if part in _AMD_WIDTHS), 4)
            program.append((len(program), kind, width * (2 if re.match(r"ds_(read|write)2", name) else 1)))
    size = re.search(r"codeLenInByte = (\d+)", text)
    return measured | {
        "spill_store_bytes": spilled,
        "spill_load_bytes": spilled,
        "code_bytes": int(size[1]) if size else 0,
        "instructions": _count(program, loops),
    }


def _count(program: list[tuple[int, str, int]], loops: list[tuple[int, int]]) -> Instructions:
    """Instructions from (address, kind, width) and the address ranges of loops."""
    kinds = Counter(kind for _, kind, _ in program)
    widths = Counter((kind, width) for _, kind, width in program)
    inside = [kind for address, kind, _ in program if any(start <= address <= end for start, end in loops)]
    single = ("matrix", "fma32", "fma64", "special", "barriers", "shared_matrix_load", "atomics")
    return Instructions(
        total=len(program),
        in_loops=len(inside),
        local_in_loops=sum(kind.startswith("local_") for kind in inside),
        **{kind: kinds[kind] for kind in single},
        **{
            memory: {width: widths[memory, width] for kind, width in sorted(widths) if kind == memory}
            for memory in _NVIDIA_MEMORY.values()
        },
    )
