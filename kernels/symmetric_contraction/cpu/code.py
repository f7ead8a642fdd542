"""Writes the symmetric contraction and its derivatives for a CPU: straight-line code for some channels of a node.

The features, 16 vectors, and the coefficients of a block of channels stay in the first level of the cache while a call
walks the nodes of a species.
"""

from dataclasses import dataclass

import torch
from llvmlite import ir

from mace_fast.kernels.algebra import NestedPlan
from mace_fast.kernels.native.function import RANGE, Function, Index, Value, new_module
from mace_fast.kernels.native.host import host
from mace_fast.kernels.symmetric_contraction.branches import Branch, roots
from mace_fast.kernels.symmetric_contraction.plans import plan_of
from mace_fast.kernels.symmetric_contraction.walks import (
    POINTERS,
    ZERO,
    Arithmetic,
    CoefficientKind,
    Dual,
    Kind,
    NodeKind,
    write_coefficient_gradient,
    write_gradient,
    write_value,
)


@dataclass(frozen=True)
class Shape:
    """What the code is written for.

    Attributes:
        plan: name of the plan.
        num_components: of the node features.
        num_channels: of all.
        dtype: of all.
    """

    plan: str
    num_components: int
    num_channels: int
    dtype: torch.dtype

    @property
    def nested(self) -> NestedPlan:
        """The plan."""
        return plan_of(self.plan)

    @property
    def lanes(self) -> int:
        """Of a vector along the channels."""
        return host().lanes(self.num_channels, self.dtype.itemsize)


class Writer(Arithmetic):
    """Arithmetic on vectors of the channels of a node.

    Args:
        function: that is being written.
        shape: of the tensors.
        dual: whether the features have a tangent.
        node: whose features are read.
        species: of the node.
        channel: first of the vector.
    """

    def __init__(
        self, function: Function, shape: Shape, dual: bool, node: Index, species: Index, channel: Index
    ) -> None:
        self.dual = dual
        self._f = function
        self._shape = shape
        self._node = node
        self._species = species
        self._channel = channel
        self._factors: dict[int, Dual] = {}

    def row(self, tensor: str, owner: Index, num_rows: int, row: int) -> Value:
        """Where the vector of a row begins."""
        f, channels = self._f, self._shape.num_channels
        return f.at(f[tensor], f.times(owner, num_rows * channels), row * channels, self._channel)

    def factor(self, component: int) -> Dual:
        """A component of the features."""
        if component not in self._factors:
            names = ("node_feats", *(("direction",) if self.dual else ()))
            places = (self.row(name, self._node, self._shape.num_components, component) for name in names)
            self._factors[component] = Dual(*(self._f.vector(place) for place in places))
        return self._factors[component]

    def coefficient(self, term: int) -> Dual:
        """A coefficient, zero for the term -1."""
        if term < 0:
            return ZERO
        return Dual(self._f.vector(self.row("coefficients", self._species, self._shape.nested.num_terms, term)))

    def weight(self, output: int) -> Dual:
        """The gradient of an output."""
        return Dual(self._f.vector(self.row("grad", self._node, self._shape.nested.num_outputs, output)))

    def multiply_add(self, name: str, x: Dual, y: Dual, total: Dual = ZERO, value: bool = True) -> Dual:
        """``x * y + total`` and its tangent; the value only if it is wanted."""
        tangent = total.tangent
        if x.tangent is not None and y.value is not None:
            tangent = self._f.fma(x.tangent, y.value, tangent)
        if x.value is not None and y.tangent is not None:
            tangent = self._f.fma(x.value, y.tangent, tangent)
        result = total.value
        if value and x.value is not None and y.value is not None:
            result = self._f.fma(x.value, y.value, total.value)
        return Dual(result, tangent)

    def add_to_term(self, term: int, x: Dual, y: Dual | None) -> None:
        """Add ``x``, or ``x * y``, to the gradient by a coefficient, in memory."""
        place = self.row("partial", self._species, self._shape.nested.num_terms, term)
        before = self._f.vector(place)
        if y is not None:
            found = self.multiply_add("", x, y, Dual(None, before) if self.dual else Dual(before), value=not self.dual)
            self._f.store(found.tangent if self.dual else found.value, place)
        else:
            self._f.store(self._f.plus(before, x.tangent if self.dual else x.value), place)

    def comment(self, output: int, branch: Branch) -> None:
        """Machine code has no comments."""


def node_kind(kind: NodeKind, shape: Shape) -> ir.Module:
    """Results per node: ``kind(tensors..., node_perm, species_ptr, num_species, start, stop, number)``.

    The tensors are those of ``POINTERS``; a range is one of places in the order of the species.
    """
    module = new_module(f"symmetric_contraction_{kind}")
    f = _function(module, kind, shape)
    with f.loop(0, f["num_species"]) as species:
        first = f.most(f.load(f["species_ptr"], species), f["start"])
        end = f.least(f.load(f["species_ptr"], species, 1), f["stop"])
        with f.loop(0, shape.num_channels, shape.lanes) as channel, f.loop(first, end) as place:
            node = f.load(f["node_perm"], place)
            _write_node(Writer(f, shape, "direction" in POINTERS[kind], node, species, channel), f, kind, shape, node)
    f.finish()
    return module


def _write_node(writer: Writer, f: Function, kind: NodeKind, shape: Shape, node: Value) -> None:
    """One node and vector of channels."""
    pointers, num_outputs = POINTERS[kind], shape.nested.num_outputs
    branches = roots(shape.nested)
    gradients: dict[int, Dual] = {}
    for output in range(num_outputs):
        total = ZERO
        for root, branch in branches:
            if root == output and "grad" in pointers:
                total = write_gradient(writer, output, branch, gradients, total)
            elif root == output:
                total = write_value(writer, output, branch, total)
        if "result" in pointers:
            value = total.tangent if writer.dual else total.value
            f.store(f.zeros() if value is None else value, writer.row("result", node, num_outputs, output))
    if "grad_feats" in pointers:
        for component in range(shape.num_components):
            found = gradients.get(component, ZERO)
            value = found.tangent if writer.dual else found.value
            place = writer.row("grad_feats", node, shape.num_components, component)
            f.store(f.zeros() if value is None else value, place)


def coefficient_kind(kind: CoefficientKind, shape: Shape) -> ir.Module:
    """Gradients by the coefficients, added to ``partial``; arguments as above, but a range is one of vectors."""
    module = new_module(f"symmetric_contraction_{kind}")
    f = _function(module, kind, shape)
    with f.loop(f["start"], f["stop"]) as number, f.loop(0, f["num_species"]) as species:
        channel = f.times(number, shape.lanes)
        with f.loop(f.load(f["species_ptr"], species), f.load(f["species_ptr"], species, 1)) as place:
            node = f.load(f["node_perm"], place)
            writer = Writer(f, shape, "direction" in POINTERS[kind], node, species, channel)
            for output, branch in roots(shape.nested):
                write_coefficient_gradient(writer, output, branch)
    f.finish()
    return module


def _function(module: ir.Module, kind: Kind, shape: Shape) -> Function:
    return Function(
        module,
        kind,
        shape.dtype,
        reals=POINTERS[kind],
        indices=("node_perm", "species_ptr"),
        sizes=("num_species", *RANGE),
        lanes=shape.lanes,
        exported=True,
    )
