"""Kinds of instructions, in PTX and in machine code (SASS)."""

import re

from profiling.emulator.text import Instruction

KINDS = (
    "fp32",
    "fp64",
    "integers and addresses",
    "moves and conversions",
    "predicates and branches",
    "special functions",
    "shared loads",
    "shared stores",
    "ldmatrix, stmatrix",
    "global loads",
    "global stores",
    "cp.async",
    "tensor",
    "barriers, fences, waits",
    "atomics",
    "shuffles",
    "stack",
    "other",
)

_SPECIAL = {"ex2", "lg2", "rcp", "rsqrt", "sqrt", "sin", "cos", "tanh", "div"}
_BRANCHES = {"bra", "brx", "ret", "exit", "setp", "trap", "call"}
_MOVES = {"mov", "cvt", "selp", "prmt", "cvta", "mapa", "isspacep", "copysign"}
_WAITS = {"bar", "barrier", "membar", "fence", "mbarrier", "griddepcontrol", "nanosleep", "setmaxnreg"}


def kind_of_ptx(instruction: Instruction) -> str:
    """One of :data:`KINDS`."""
    name, modifiers = instruction.name, instruction.modifiers
    if name in ("ld", "st"):
        spaces = {modifier.split("::")[0] for modifier in modifiers}
        if spaces & {"param", "const"}:
            return "moves and conversions"
        if "local" in spaces:
            return "stack"
        return f"{'shared' if 'shared' in spaces else 'global'} {'loads' if name == 'ld' else 'stores'}"
    if name == "cp":
        return "cp.async" if len(instruction.operands) > 1 else "barriers, fences, waits"
    if name == "wgmma":
        return "tensor" if modifiers[0] == "mma_async" else "barriers, fences, waits"
    kind = modifiers[-1] if modifiers else ""
    named = {
        "mma": "tensor",
        "ldmatrix": "ldmatrix, stmatrix",
        "stmatrix": "ldmatrix, stmatrix",
        "atom": "atomics",
        "red": "atomics",
        "shfl": "shuffles",
        "redux": "shuffles",
        **dict.fromkeys(_WAITS, "barriers, fences, waits"),
        **dict.fromkeys(_BRANCHES, "predicates and branches"),
        **dict.fromkeys(_MOVES, "moves and conversions"),
    }
    if name in named:
        return named[name]
    if name in _SPECIAL and kind in ("f32", "f64"):
        return "special functions"
    if kind in ("f32", "f32x2", "f64"):
        return "fp64" if kind == "f64" else "fp32"
    return "predicates and branches" if kind == "pred" else "integers and addresses"


_SASS = {
    "fp32": "FADD FMUL FFMA FMNMX FADD2 FMUL2 FFMA2 FSWZADD FCHK FMNMX3",
    "fp64": "DADD DMUL DFMA DMNMX",
    "integers and addresses": "IADD3 IADD IMAD LEA SHF LOP3 LOP IABS VIADD VIMNMX VIMNMX3 VIADDMNMX IMNMX SGXT BMSK "
    "SHL SHR POPC FLO BREV IDP ISCADD XMAD VABSDIFF IADD32I LOP32I IMUL IMUL32I LEPC",
    "moves and conversions": "MOV MOV32I SEL FSEL PRMT I2F F2I F2F F2FP I2FP FRND I2I S2R S2UR CS2R LDC LDCU R2UR R2P "
    "P2R MOVM I2IP HADD2 HMUL2 HFMA2 GETLMEMBASE",
    "predicates and branches": "ISETP FSETP DSETP PLOP3 PSETP FSET ISET PSET BRA BRX BRXU JMP JMX EXIT RET CALL BSSY "
    "BSYNC BREAK WARPSYNC VOTE VOTEU BMOV ELECT YIELD KILL NANOSLEEP BPT",
    "special functions": "MUFU",
    "shared loads": "LDS",
    "shared stores": "STS",
    "ldmatrix, stmatrix": "LDSM STSM",
    "global loads": "LDG LD",
    "global stores": "STG ST",
    "cp.async": "LDGSTS UBLKCP UTMALDG UTMASTG",
    "barriers, fences, waits": "BAR MEMBAR FENCE DEPBAR LDGDEPBAR WARPGROUP ERRBAR CCTL SYNCS ARRIVES B2R USETMAXREG "
    "ACQBULK WARPGROUPSET",
    "atomics": "ATOM ATOMG ATOMS RED REDG SUST",
    "shuffles": "SHFL REDUX MATCH",
    "stack": "LDL STL",
}
_KIND_OF_SASS = {name: kind for kind, names in _SASS.items() for name in names.split()}
_MATRIX = re.compile(r"[HIDBQO]G?MMA|UTC\w*MMA")


def kind_of_sass(opcode: str) -> str:
    """One of :data:`KINDS`; a uniform instruction (``UIADD3``) counts as what it does for one thread."""
    name, _, suffixes = opcode.partition(".")
    if _MATRIX.fullmatch(name):
        return "tensor"
    if name in ("IMAD", "UIMAD") and suffixes.startswith("MOV"):
        return "moves and conversions"
    found = _KIND_OF_SASS.get(name) or (_KIND_OF_SASS.get(name[1:]) if name.startswith("U") else None)
    return found or "other"
