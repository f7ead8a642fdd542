"""Makes Triton's interpreter faster still: what it works out for every block, function and launch, it keeps.

Values of blocks, and the errors of Triton's checks, stay its own: what is not plainly right goes to its functions.
"""

import inspect
import math
from collections.abc import Callable
from typing import Any

PLAIN = {"fp32": (int, float), "fp64": (int, float), "int32": (int,), "int64": (int,)}
"""Types whose numbers meet others of the same type as they are, with Python's numbers that become of that type."""


def quicken_blocks(core: Any, semantic: Any, interpreter: Any) -> None:
    """Of Triton 3.6 these modules, once in a process; what they do is known to ``quicken_the_interpreter``."""
    _know_types_of_blocks(core)
    _know_sources(interpreter)
    _know_functions_of_the_language(core, interpreter)
    semantics = semantic.TritonSemantic
    semantics.binary_op_type_checking_impl = _unless_of_one_type(core, semantics.binary_op_type_checking_impl)
    semantics.broadcast_impl_value = _unless_of_one_rank(core, semantics.broadcast_impl_value)
    semantics.binary_op_sanitize_overflow_impl = _where_it_is_asserted(semantics.binary_op_sanitize_overflow_impl)


def _know_types_of_blocks(core: Any) -> None:
    """What follows from the shape and the element of a block is worked out once: its type, and its sizes."""
    make_type, known = core.block_type.__init__, dict[Any, dict[str, Any]]()

    def sizes(shape: Any) -> tuple[Any, Any]:
        return core.constexpr(math.prod(shape)), core.tuple([core.constexpr(size) for size in shape])

    def block_type(self: Any, element_ty: Any, shape: Any) -> None:
        key = element_ty.name, tuple([size.value if isinstance(size, core.constexpr) else size for size in shape])
        if key not in known:
            make_type(self, element_ty, shape)
            known[key] = {**vars(self), "sizes": sizes(self.shape)}
        vars(self).update(known[key], element_ty=element_ty)

    of_a_number = sizes(())

    def tensor(self: Any, handle: Any, kind: Any) -> None:
        self.handle, self.type, self.dtype = handle, kind, kind.scalar
        self.numel, self.shape = kind.sizes if kind.is_block() else of_a_number

    core.block_type.__init__, core.tensor.__init__ = block_type, tensor


def _know_sources(interpreter: Any) -> None:
    """Generated kernels of many graphs have functions in common, which are rewritten and compiled once.

    A traceback shows the lines of the first of them.
    """
    known: dict[str, Any] = {}

    def rewrite_ast(self: Any) -> Any:
        try:
            lines, first = inspect.getsourcelines(self.fn)
        except (OSError, TypeError):
            return self.fn
        self.def_lineno = self._find_def(lines)
        self.filename, self.def_file_lineno = self.fn.__code__.co_filename, first + self.def_lineno - 1
        source, scope = self._prepare_source(lines), self.fn.__globals__
        if source not in known:
            known[source] = compile(self._transform_ast(source), self.filename, "exec")
        for name, value in vars(interpreter).items():
            scope.setdefault(name, value)
        made = dict(self.kwargs)
        exec(known[source], scope, made)
        return made[self.fn.__name__]

    interpreter.FunctionRewriter.rewrite_ast = rewrite_ast


def _know_functions_of_the_language(core: Any, interpreter: Any) -> None:
    """What a launch puts in the place of the functions of triton.language, without a search in every launch."""
    known: dict[Any, list[tuple[str, Any, Any]]] = {}

    def replacement(member: Any, semantic: Any) -> Callable[..., Any]:
        function = getattr(member, "__wrapped__", member)  # without the check that a kernel calls it

        def called(*args: Any, **kwargs: Any) -> Any:
            kwargs["_semantic"] = semantic
            return function(*args, **kwargs)

        return called

    def patch_builtin(owner: Any, builder: Any, scope: Any) -> None:
        if owner not in known:
            semantic = interpreter.TritonSemantic(builder)
            ours = [(name, member) for name, member in inspect.getmembers(owner) if core.is_builtin(member)]
            known[owner] = [(name, member, replacement(member, semantic)) for name, member in ours]
        for name, member, replaced in known[owner]:
            if getattr(owner, name) is member:
                scope.set_attr(owner, name, replaced)

    interpreter._patch_builtin = patch_builtin


def _unless_of_one_type(core: Any, check: Callable[..., Any]) -> Callable[..., Any]:
    """Two blocks of one type, or one and a number that _becomes of its type, need neither promotion nor casts."""

    def checked(
        self: Any,
        lhs: Any,
        rhs: Any,
        left_pointer: bool = False,
        right_pointer: bool = False,
        arithmetic_check: bool = True,
        div_or_mod: bool = False,
    ) -> Any:
        left, right = isinstance(lhs, core.tensor), isinstance(rhs, core.tensor)
        if left and right:
            if lhs.type.name == rhs.type.name and lhs.dtype.name in PLAIN:
                return lhs, rhs
        elif left and arithmetic_check and _becomes(rhs, lhs.dtype):
            return self.broadcast_impl_value(lhs, self.scalar_constant(rhs, lhs.dtype))
        elif right and arithmetic_check and _becomes(lhs, rhs.dtype):
            return self.broadcast_impl_value(self.scalar_constant(lhs, rhs.dtype), rhs)
        return check(self, lhs, rhs, left_pointer, right_pointer, arithmetic_check, div_or_mod)

    return checked


def _becomes(number: Any, dtype: Any) -> bool:
    """Whether Triton makes a number of this type without a question."""
    if type(number) not in PLAIN.get(dtype.name, ()):
        return False
    return bool(dtype.is_floating() or dtype.get_int_min_value() <= number <= dtype.get_int_max_value())


def _unless_of_one_rank(core: Any, broadcast: Callable[..., Any]) -> Callable[..., Any]:
    """The common shape of blocks of one rank is found among whole numbers, which Triton would wrap and unwrap."""

    def filled(semantic: Any, number: Any, block: Any) -> Any:
        kind = core.block_type(number.dtype, block.type.shape)
        return semantic.tensor(semantic.builder.create_splat(kind, number.handle), kind)

    def widened(semantic: Any, block: Any, shape: Any) -> Any:
        kind = core.block_type(block.dtype, shape)
        return semantic.tensor(semantic.builder.create_broadcast(block.handle, shape), kind)

    def broadcast_impl_value(self: Any, lhs: Any, rhs: Any) -> Any:
        if not lhs.type.is_block():
            return (filled(self, lhs, rhs), rhs) if rhs.type.is_block() else (lhs, rhs)
        if not rhs.type.is_block():
            return lhs, filled(self, rhs, lhs)
        left, right = lhs.type.shape.values, rhs.type.shape.values
        if left == right:
            return lhs, rhs
        if len(left) != len(right) or any(a != b and 1 not in (a, b) for a, b in zip(left, right, strict=True)):
            return broadcast(self, lhs, rhs)
        both = [max(a, b) for a, b in zip(left, right, strict=True)]
        return (
            lhs if left == both else widened(self, lhs, both),
            rhs if right == both else widened(self, rhs, both),
        )

    return broadcast_impl_value


def _where_it_is_asserted(check: Callable[..., Any]) -> Callable[..., Any]:
    """The interpreter computes every sum of whole numbers twice, for an assertion that is off unless it debugs."""

    def checked(self: Any, lhs: Any, rhs: Any, binary_op: Any) -> None:
        if self.builder.options.debug:
            check(self, lhs, rhs, binary_op)

    return checked
