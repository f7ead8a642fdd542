"""The processor at hand: its name, its features and its vector registers."""

from dataclasses import dataclass
from functools import cache
from math import gcd

import llvmlite.binding as llvm


@dataclass(frozen=True)
class Host:
    """What code is written and compiled for.

    Attributes:
        triple: architecture and operating system, in LLVM's words.
        name: of the processor, in LLVM's words.
        features: that it has, in LLVM's words.
        vector_bytes: width of a vector register.
        num_registers: vector registers.
    """

    triple: str
    name: str
    features: str
    vector_bytes: int
    num_registers: int

    def lanes(self, count: int, itemsize: int) -> int:
        """Numbers of a vector: as many as fill a register, or the largest power of two that divides ``count``."""
        return gcd(count, self.vector_bytes // itemsize)


@cache
def host() -> Host:
    """The processor of this machine."""
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    triple = llvm.get_process_triple()
    features = llvm.get_host_cpu_features()
    text = features.flatten()
    if features.get("avx512f"):
        return Host(triple, llvm.get_host_cpu_name(), text, vector_bytes=64, num_registers=32)
    if features.get("avx"):
        return Host(triple, llvm.get_host_cpu_name(), text, vector_bytes=32, num_registers=16)
    return Host(triple, llvm.get_host_cpu_name(), text, 16, 32 if triple.startswith(("aarch64", "arm64")) else 16)
