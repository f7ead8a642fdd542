"""The least time of work that is counted: bytes and arithmetic of an operation over the rates of a device."""

from dataclasses import dataclass

from profiling.architectures import ARCHITECTURES

INDEX_BYTES = 8
"""Of a sender or receiver."""

RATE = {
    **{"ieee": ("matrix32", 1), "tf32": ("tf32", 1), "tf32x3": ("tf32", 3)},
    **{"bf16": ("bf16", 1), "bf16x3": ("bf16", 3), "bf16x6": ("bf16", 6)},
}
"""For each precision of float32 products the units that multiply, and how many times they multiply each pair."""


@dataclass(frozen=True)
class Work:
    """One operation of a step.

    Numbers count floats, arithmetic counts operations (a multiply-add is two).

    Attributes:
        operation: folder of ``kernels/`` that it belongs to.
        stage: ``"forward"``, ``"gradient"`` of the energy by what is not a parameter, ``"second"`` for the derivative
            of that gradient in training, ``"weights"`` for the gradient of the loss through the forward.
        layer: from 0 on; -1 for what is outside the layers.
        edge: numbers read and written per edge, each once.
        node: the same per node.
        gathered: numbers read per edge from the rows of its sender or receiver. Those rows are in ``node`` once; how
            often they come from memory and not from a cache is not counted.
        index: integers read per edge.
        edge_fma: operations on the general units, per edge.
        node_fma: the same per node.
        edge_matrix: operations that matrix units can do, per edge.
        node_matrix: the same per node.
    """

    operation: str
    stage: str
    layer: int
    edge: float = 0
    node: float = 0
    gathered: float = 0
    index: int = 0
    edge_fma: float = 0
    node_fma: float = 0
    edge_matrix: float = 0
    node_matrix: float = 0

    def bytes_per_atom(self, neighbours: float, itemsize: int) -> float:
        """Bytes of global memory, each number once."""
        return itemsize * (self.node + neighbours * self.edge) + INDEX_BYTES * neighbours * self.index

    def gathered_per_atom(self, neighbours: float, itemsize: int) -> float:
        """Bytes read through indices."""
        return itemsize * neighbours * self.gathered

    def fma_per_atom(self, neighbours: float) -> float:
        """Operations on the general units."""
        return self.node_fma + neighbours * self.edge_fma

    def matrix_per_atom(self, neighbours: float) -> float:
        """Operations that matrix units can do."""
        return self.node_matrix + neighbours * self.edge_matrix


@dataclass(frozen=True)
class Bound:
    """Least time of an operation in microseconds per atom: the longest of the three, as if they overlapped wholly."""

    memory: float
    fma: float
    matrix: float

    @property
    def microseconds(self) -> float:
        """The bound."""
        return max(self.memory, self.fma, self.matrix)

    @property
    def limit(self) -> str:
        """What the bound comes from."""
        return max(("memory", "fma", "matrix"), key=lambda name: getattr(self, name))


@dataclass(frozen=True)
class Rates:
    """What a device does per second with numbers of one dtype.

    Attributes:
        itemsize: bytes of a number.
        bandwidth: of the memory, TB/s.
        fma: multiply-adds, TFLOP/s.
        matrix: matrix products, TFLOP/s.
    """

    itemsize: int
    bandwidth: float
    fma: float
    matrix: float


def bound(work: Work, rates: Rates, neighbours: float) -> Bound:
    """Least time of an operation on a device, per atom of a large system."""
    return Bound(
        memory=work.bytes_per_atom(neighbours, rates.itemsize) / rates.bandwidth * 1e-6,
        fma=work.fma_per_atom(neighbours) / rates.fma * 1e-6,
        matrix=work.matrix_per_atom(neighbours) / rates.matrix * 1e-6,
    )


def rates_of(architecture: str, dtype: str, precision: str) -> Rates:
    """Rates of the device of an architecture, for a precision of float32 products."""
    device = ARCHITECTURES[architecture]
    if dtype == "float64":
        return Rates(8, device.bandwidth, device.flops["fma64"], device.flops["matrix64"])
    if device.target[0] == "hip" and precision.startswith("tf32"):
        precision = "ieee"  # as kernels/runtime/device.py has it
    unit, passes = RATE[precision]
    return Rates(4, device.bandwidth, device.flops["fma32"], device.flops[unit] / passes)
