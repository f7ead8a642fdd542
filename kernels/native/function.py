"""Writes functions in LLVM's intermediate representation: loops, indices, and arithmetic of numbers and vectors.

Every method that computes something appends instructions where the writer stands and returns a value. A number that
stands for an index may be a Python int. Products and sums are fused into one rounding wherever :meth:`Function.fma`
is called and nowhere else, so that a result does not depend on what the compiler finds.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any, TypeAlias

import torch
from llvmlite import ir

from mace_fast.kernels.native.host import host
from mace_fast.kernels.native.openmp import openmp

Value: TypeAlias = ir.Value
Index: TypeAlias = "int | ir.Value"

INDEX = ir.IntType(64)

REALS = {torch.float32: ir.FloatType(), torch.float64: ir.DoubleType()}

BYTES = {kind: dtype.itemsize for dtype, kind in REALS.items()}

RANGE = ("start", "stop", "number")
"""The last arguments of a function that works on a range: where it begins and ends, and which one it is."""


class Variable:
    """A value that changes in a loop; in a register, as the compiler sees that nobody takes its address."""

    def __init__(self, function: "Function", initial: Value) -> None:
        self._function = function
        self._place = function.entry.alloca(initial.type)
        self.set(initial)

    def get(self) -> Value:
        """The value at this point."""
        return self._function.builder.load(self._place)

    def set(self, value: Value) -> None:
        """Change it."""
        self._function.builder.store(value, self._place)


class Function:
    """A function of a module that is being written.

    Args:
        module: that it belongs to.
        name: of the function.
        dtype: of its numbers.
        reals: names of its arguments that point to numbers. Where two point to the same memory nothing is written.
        indices: names of its arguments that point to int64.
        others: types of arguments that point to numbers of another dtype, by name.
        sizes: names of its arguments that are int64; they come last.
        lanes: numbers of a vector.
        exported: whether it is called from Python.
    """

    def __init__(
        self,
        module: ir.Module,
        name: str,
        dtype: torch.dtype,
        *,
        reals: Sequence[str] = (),
        indices: Sequence[str] = (),
        others: Mapping[str, Any] = MappingProxyType({}),
        sizes: Sequence[str] = (),
        lanes: int = 1,
        exported: bool = False,
    ) -> None:
        self.dtype = dtype
        self.real = REALS[dtype]
        self.itemsize = dtype.itemsize
        self.lanes = lanes
        kinds = [*[self.real] * len(reals), *[INDEX] * len(indices), *others.values()]
        types = [*[kind.as_pointer() for kind in kinds], *[INDEX] * len(sizes)]
        self.function = ir.Function(module, ir.FunctionType(ir.VoidType(), types), name)
        if not exported:
            self.function.linkage = "internal"
        self.arguments: dict[str, Value] = {}
        self.written: set[str] = set()
        self._origins: dict[Value, str] = {}  # the argument that a pointer points into; "" for memory of the function
        for argument, label in zip(self.function.args, [*reals, *indices, *others, *sizes], strict=True):
            argument.name = label
            self.arguments[label] = argument
            if label not in sizes:
                argument.add_attribute("noalias")
                self._origins[argument] = label
        entry = self.function.append_basic_block("entry")
        body = self.function.append_basic_block("body")
        self.entry = ir.IRBuilder(entry)
        self.builder = ir.IRBuilder(body)
        self._body = body

    def __getitem__(self, name: str) -> Value:
        return self.arguments[name]

    def finish(self) -> None:
        """End the function; beside one that works on ranges put one that a team of threads calls."""
        self.entry.branch(self._body)
        self.builder.ret_void()
        self.function.written = [label in self.written for label in self.arguments]
        if list(self.arguments)[-len(RANGE) :] == list(RANGE) and openmp() is not None:
            _write_team(self)

    # Indices.

    def index(self, value: Index) -> Value:
        """An index as a value."""
        return ir.Constant(INDEX, value) if isinstance(value, int) else value

    def add(self, *terms: Index) -> Index:
        """Sum of indices."""
        total = sum(term for term in terms if isinstance(term, int))
        found: Index = total
        for term in terms:
            if not isinstance(term, int):
                found = term if isinstance(found, int) and found == 0 else self.builder.add(self.index(found), term)
        return found

    def times(self, left: Index, right: Index) -> Index:
        """Product of indices."""
        if isinstance(left, int) and isinstance(right, int):
            return left * right
        return self.builder.mul(self.index(left), self.index(right))

    def minus(self, left: Index, right: Index) -> Value:
        """Difference of indices."""
        return self.builder.sub(self.index(left), self.index(right))

    def least(self, left: Index, right: Index) -> Value:
        """The smaller of two indices."""
        one, other = self.index(left), self.index(right)
        return self.builder.select(self.builder.icmp_signed("<", one, other), one, other)

    def most(self, left: Index, right: Index) -> Value:
        """The larger of two indices."""
        one, other = self.index(left), self.index(right)
        return self.builder.select(self.builder.icmp_signed(">", one, other), one, other)

    @contextmanager
    def loop(self, start: Index, stop: Index, step: Index = 1) -> Iterator[Value]:
        """Repeat what is written within the context for an ascending index."""
        builder = self.builder
        before = builder.block
        head, body, end = (self.function.append_basic_block(label) for label in ("head", "loop", "end"))
        builder.branch(head)
        builder.position_at_end(head)
        index = builder.phi(INDEX)
        index.add_incoming(self.index(start), before)
        builder.cbranch(builder.icmp_signed("<", index, self.index(stop)), body, end)
        builder.position_at_end(body)
        yield index
        index.add_incoming(builder.add(index, self.index(step)), builder.block)
        builder.branch(head)
        builder.position_at_end(end)

    @contextmanager
    def when_positive(self, value: Index) -> Iterator[None]:
        """Do what is written within the context if an index is above zero."""
        builder = self.builder
        with builder.if_then(builder.icmp_signed(">", self.index(value), self.index(0))):
            yield

    # Memory.

    def scratch(self, count: int, kind: Any = None) -> Value:
        """Memory for numbers, or for another type, that lasts as long as the call; on the stack."""
        kind = kind or self.real
        place = self.entry.alloca(ir.ArrayType(kind, count))
        place.align = 64
        pointer = self.entry.bitcast(place, kind.as_pointer())
        self._origins[pointer] = ""
        return pointer

    def at(self, pointer: Value, *terms: Index) -> Value:
        """Pointer so many elements further."""
        place = self.builder.gep(pointer, [self.index(self.add(*terms))])
        self._origins[place] = self._origins[pointer]
        return place

    def load(self, pointer: Value, *terms: Index) -> Value:
        """The number, or the int64, at a place."""
        return self.builder.load(self.at(pointer, *terms))

    def vector(self, pointer: Value, *terms: Index) -> Value:
        """The vector that begins at a place."""
        place = self.builder.bitcast(self.at(pointer, *terms), self.vector_type.as_pointer())
        return self.builder.load(place, align=self.itemsize)

    def prefetch(self, pointer: Value, *terms: Index) -> None:
        """Have the line that a place is in brought near, to be read soon."""
        module, name, number = self.function.module, "llvm.prefetch.p0", ir.IntType(32)
        kind = ir.FunctionType(ir.VoidType(), [ir.IntType(8).as_pointer(), number, number, number])
        place = self.builder.bitcast(self.at(pointer, *terms), kind.args[0])
        to_be_read, kept_near, data = (ir.Constant(number, value) for value in (0, 3, 1))
        function = module.globals.get(name) or ir.Function(module, kind, name)
        self.builder.call(function, [place, to_be_read, kept_near, data])

    def store(self, value: Value, pointer: Value, *terms: Index) -> None:
        """Write a number or a vector to a place."""
        self._write(pointer)
        to = self.at(pointer, *terms)
        align = BYTES.get(to.type.pointee, self.itemsize)
        self.builder.store(value, self.builder.bitcast(to, value.type.as_pointer()), align=align)

    def _write(self, pointer: Value) -> None:
        """Note that what a pointer points into is written."""
        self.written.add(self._origins[pointer])

    # Numbers and vectors.

    @property
    def vector_type(self) -> Any:
        """Type of vectors; a number where they have one lane."""
        return self.real if self.lanes == 1 else ir.VectorType(self.real, self.lanes)

    def converted(self, number: Value, dtype: torch.dtype) -> Value:
        """A number in another dtype."""
        if number.type == REALS[dtype]:
            return number
        change = self.builder.fpext if dtype == torch.float64 else self.builder.fptrunc
        return change(number, REALS[dtype])

    def zero(self) -> Value:
        """The number zero."""
        return ir.Constant(self.real, 0.0)

    def zeros(self) -> Value:
        """A vector of zeros."""
        return self.constants(0.0)

    def constants(self, value: float) -> Value:
        """A vector of one number that is known."""
        return ir.Constant(self.vector_type, value if self.lanes == 1 else [value] * self.lanes)

    def constant(self, value: float) -> Value:
        """A number, rounded to the type."""
        return ir.Constant(self.real, value)

    def splat(self, number: Value) -> Value:
        """A vector of one number."""
        if self.lanes == 1:
            return number
        undefined = ir.Constant(self.vector_type, ir.Undefined)
        first = self.builder.insert_element(undefined, number, ir.Constant(ir.IntType(32), 0))
        places = ir.Constant(ir.VectorType(ir.IntType(32), self.lanes), [0] * self.lanes)
        return self.builder.shuffle_vector(first, undefined, places)

    def multiply(self, left: Value, right: Value) -> Value:
        """Product of two numbers or vectors."""
        return self.builder.fmul(left, right)

    def plus(self, left: Value, right: Value) -> Value:
        """Sum of two numbers or vectors."""
        return self.builder.fadd(left, right)

    def fma(self, left: Value, right: Value, total: Value | None) -> Value:
        """``left * right + total`` with one rounding; the product alone without a total."""
        if total is None:
            return self.multiply(left, right)
        return self.builder.call(self._intrinsic("fma", left.type, 3), [left, right, total])

    def difference(self, left: Value, right: Value) -> Value:
        """Difference of two numbers or vectors."""
        return self.builder.fsub(left, right)

    def quotient(self, left: Value, right: Value) -> Value:
        """Quotient of two numbers or vectors."""
        return self.builder.fdiv(left, right)

    def sqrt(self, x: Value) -> Value:
        """Square root of a number or a vector."""
        return self.builder.call(self._intrinsic("sqrt", x.type, 1), [x])

    def _intrinsic(self, name: str, kind: Any, count: int) -> Value:
        """A function that LLVM knows, of so many numbers or vectors."""
        suffix = f"f{8 * self.itemsize}"
        full = f"llvm.{name}.v{kind.count}{suffix}" if isinstance(kind, ir.VectorType) else f"llvm.{name}.{suffix}"
        module = self.function.module
        return module.globals.get(full) or ir.Function(module, ir.FunctionType(kind, [kind] * count), full)

    def lane_sum(self, vector: Value) -> Value:
        """Sum over the lanes of a vector, by halves."""
        lanes = self.lanes
        while lanes > 1:
            lanes //= 2
            places = [
                ir.Constant(ir.VectorType(ir.IntType(32), lanes), [*range(first, first + lanes)])
                for first in (0, lanes)
            ]
            undefined = ir.Constant(vector.type, ir.Undefined)
            low, high = (self.builder.shuffle_vector(vector, undefined, place) for place in places)
            vector = self.builder.fadd(low, high)
        if isinstance(vector.type, ir.VectorType):
            return self.builder.extract_element(vector, ir.Constant(ir.IntType(32), 0))
        return vector

    def variable(self, initial: Value) -> Variable:
        """A value that changes."""
        return Variable(self, initial)

    def call(self, function: "Function", *arguments: Value | int) -> None:
        """Call another function of the module, which is finished."""
        for label, value in zip(function.arguments, arguments, strict=True):
            if label in function.written:
                assert isinstance(value, ir.Value)
                self._write(value)
        self.builder.call(
            function.function, [self.index(value) if isinstance(value, int) else value for value in arguments]
        )


def team_name(name: str) -> str:
    """Name of the function that a team of threads calls."""
    return f"{name}_team"


def _write_team(of: Function) -> None:
    """``team(given)``: every thread of an OpenMP team calls a function for its share of the ranges.

    ``given`` has the arguments as int64, the number of ranges, their beginnings, and the end of the last.
    """
    module, small = of.function.module, ir.IntType(32)
    f = Function(module, team_name(of.function.name), of.dtype, indices=("given",), exported=True)
    b, fixed = f.builder, of.function.args[: -len(RANGE)]
    values = [f.load(f["given"], n) for n in range(len(fixed))]
    arguments = [
        b.inttoptr(value, one.type) if isinstance(one.type, ir.PointerType) else value
        for value, one in zip(values, fixed, strict=True)
    ]
    thread, threads = (
        b.sext(b.call(ir.Function(module, ir.FunctionType(small, []), name), []), INDEX)
        for name in ("omp_get_thread_num", "omp_get_num_threads")
    )
    with f.loop(thread, f.load(f["given"], len(fixed)), threads) as number:
        bounds = f.at(f["given"], len(fixed) + 1, number)
        b.call(of.function, [*arguments, f.load(bounds), f.load(bounds, 1), number])
    f.finish()


def new_module(name: str) -> ir.Module:
    """An empty module for this machine."""
    module = ir.Module(name)
    module.triple = host().triple
    return module
