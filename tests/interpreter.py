"""Makes Triton's interpreter faster still: what it works out for every block, function and launch, it keeps.

Values of blocks, and the errors of Triton's checks, stay its own: what is not plainly right goes to its functions.
"""

import functools
import inspect
import math

PLAIN = {"fp32": (int, float), "fp64": (int, float), "int32": (int,), "int64": (int,)}
"""Types whose numbers meet others of the same type as they are, with Python's numbers that become of that type."""


@functools.cache
def quicken_blocks():
    """For Triton 3.6, in a process that interprets, after ``quicken_the_interpreter``; a second call does nothing."""
    import triton

    if not triton.__version__.startswith("3.6."):
        return
    from triton.language import core, semantic
    from triton.runtime import interpreter

    know_types_of_blocks(core)
    know_sources(interpreter)
    know_functions_of_the_language(core, interpreter)
    semantics = semantic.TritonSemantic
    semantics.binary_op_type_checking_impl = unless_of_one_type(core, semantics.binary_op_type_checking_impl)
    semantics.broadcast_impl_value = unless_of_one_rank(core, semantics.broadcast_impl_value)
    semantics.binary_op_sanitize_overflow_impl = where_it_is_asserted(semantics.binary_op_sanitize_overflow_impl)


def know_types_of_blocks(core):
    """What follows from the shape and the element of a block is worked out once: its type, and its sizes."""
    make_type, known = core.block_type.__init__, {}

    def sizes(shape):
        return core.constexpr(math.prod(shape)), core.tuple([core.constexpr(size) for size in shape])

    def block_type(self, element_ty, shape):
        key = element_ty.name, tuple([size.value if isinstance(size, core.constexpr) else size for size in shape])
        if key not in known:
            make_type(self, element_ty, shape)
            known[key] = {**vars(self), "sizes": sizes(self.shape)}
        vars(self).update(known[key], element_ty=element_ty)

    of_a_number = sizes(())

    def tensor(self, handle, kind):
        self.handle, self.type, self.dtype = handle, kind, kind.scalar
        self.numel, self.shape = kind.sizes if kind.is_block() else of_a_number

    core.block_type.__init__, core.tensor.__init__ = block_type, tensor


def know_sources(interpreter):
    """Generated kernels of many graphs have functions in common, which are rewritten and compiled once.

    A traceback shows the lines of the first of them.
    """
    known = {}

    def rewrite_ast(self):
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


def know_functions_of_the_language(core, interpreter):
    """What a launch puts in the place of the functions of triton.language, without a search in every launch."""
    known = {}

    def replacement(member, semantic):
        function = getattr(member, "__wrapped__", member)  # without the check that a kernel calls it

        def called(*args, **kwargs):
            kwargs["_semantic"] = semantic
            return function(*args, **kwargs)

        return called

    def patch_builtin(owner, builder, scope):
        if owner not in known:
            semantic = interpreter.TritonSemantic(builder)
            ours = [(name, member) for name, member in inspect.getmembers(owner) if core.is_builtin(member)]
            known[owner] = [(name, member, replacement(member, semantic)) for name, member in ours]
        for name, member, replaced in known[owner]:
            if getattr(owner, name) is member:
                scope.set_attr(owner, name, replaced)

    interpreter._patch_builtin = patch_builtin


def unless_of_one_type(core, check):
    """Two blocks of one type, or one and a number that becomes of its type, need neither promotion nor casts."""

    def checked(self, lhs, rhs, left_pointer=False, right_pointer=False, arithmetic_check=True, div_or_mod=False):
        left, right = isinstance(lhs, core.tensor), isinstance(rhs, core.tensor)
        if left and right:
            if lhs.type.name == rhs.type.name and lhs.dtype.name in PLAIN:
                return lhs, rhs
        elif left and arithmetic_check and becomes(rhs, lhs.dtype):
            return self.broadcast_impl_value(lhs, self.scalar_constant(rhs, lhs.dtype))
        elif right and arithmetic_check and becomes(lhs, rhs.dtype):
            return self.broadcast_impl_value(self.scalar_constant(lhs, rhs.dtype), rhs)
        return check(self, lhs, rhs, left_pointer, right_pointer, arithmetic_check, div_or_mod)

    return checked


def becomes(number, dtype):
    """Whether Triton makes a number of this type without a question."""
    if type(number) not in PLAIN.get(dtype.name, ()):
        return False
    return dtype.is_floating() or dtype.get_int_min_value() <= number <= dtype.get_int_max_value()


def unless_of_one_rank(core, broadcast):
    """The common shape of blocks of one rank is found among whole numbers, which Triton would wrap and unwrap."""

    def filled(semantic, number, block):
        kind = core.block_type(number.dtype, block.type.shape)
        return semantic.tensor(semantic.builder.create_splat(kind, number.handle), kind)

    def widened(semantic, block, shape):
        kind = core.block_type(block.dtype, shape)
        return semantic.tensor(semantic.builder.create_broadcast(block.handle, shape), kind)

    def broadcast_impl_value(self, lhs, rhs):
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


def where_it_is_asserted(check):
    """The interpreter computes every sum of whole numbers twice, for an assertion that is off unless it debugs."""

    def checked(self, lhs, rhs, binary_op):
        if self.builder.options.debug:
            check(self, lhs, rhs, binary_op)

    return checked
