"""Makes Triton's interpreter faster, for tests and dry runs of kernels on a machine without a GPU."""

import functools
from collections.abc import Callable, Iterable
from typing import Any

from mace_fast.testing.interpreter_blocks import quicken_blocks


@functools.cache
def quicken_the_interpreter() -> None:
    """Leave out what Triton's interpreter does over and over; kernels of models run more than twice as fast.

    Values of blocks, their types and all checks of them stay Triton's own. To be called after ``TRITON_INTERPRET`` is
    set; a second call does nothing. Versions other than 3.6, whose parts may differ, are left as they are.
    """
    import triton

    if not triton.__version__.startswith("3.6."):
        return
    from triton.language import core, semantic
    from triton.runtime import interpreter

    _replace_functions_once_in_a_launch(interpreter)
    _name_no_types_of_tuples(core)
    core._unwrap_shape = lambda shape: [size.value if isinstance(size, core.constexpr) else size for size in shape]
    interpreter._get_np_dtype = _known_by_name(interpreter._get_np_dtype)
    semantic.TritonSemantic.broadcast_impl_value = _unless_alike(semantic.TritonSemantic.broadcast_impl_value)
    quicken_blocks(core, semantic, interpreter)


def _replace_functions_once_in_a_launch(interpreter: Any) -> None:
    """Every call of a function within a kernel replaces those of triton.language, as the launch has done before."""
    replace, launch, replaced = interpreter._patch_lang, interpreter.GridExecutor.__call__, set[int]()

    def replace_once(function: Any) -> Any:
        if id(function.__globals__) in replaced:
            return None
        replaced.add(id(function.__globals__))
        return replace(function)

    def launched(self: Any, *args: Any, **kwargs: Any) -> None:
        replaced.clear()  # a launch puts them back at its end, and no kernel launches another
        launch(self, *args, **kwargs)

    interpreter._patch_lang, interpreter.GridExecutor.__call__ = replace_once, launched


def _name_no_types_of_tuples(core: Any) -> None:
    """Every block has tuples, and every tuple a type with a name, which only compilers read."""

    def with_type_if_given(self: Any, values: Iterable[Any], kind: Any = None) -> None:
        self.values = list(values)
        if kind is not None:
            self.type = kind if isinstance(kind, core.tuple_type) else core.tuple_type(kind)

    lazy: Any = functools.cached_property(lambda self: core._type_for_tuple_values(self.values))
    lazy.__set_name__(core.tuple, "type")
    core.tuple.__init__, core.tuple.type = with_type_if_given, lazy


def _known_by_name(number_type: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """NumPy's type for one of Triton, for which the interpreter makes a table in every operation."""
    by_name: dict[str, Any] = {}

    def known(dtype: Any) -> Any:
        name = dtype.scalar.name
        if name not in by_name:
            by_name[name] = number_type(dtype)
        return by_name[name]

    return known


def _unless_alike(broadcast: Callable[..., Any]) -> Callable[..., Any]:
    """Blocks of one shape, which most are, need no search for a common one."""

    def to_common_shape(self: Any, left: Any, right: Any) -> Any:
        blocks = left.type.is_block() and right.type.is_block()
        alike = blocks and left.type.shape.values == right.type.shape.values
        return (left, right) if alike else broadcast(self, left, right)

    return to_common_shape
