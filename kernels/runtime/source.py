"""Text of Triton modules: lines that fit, blocks, functions, and zeros that the compiler does not know to be zeros."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

_ASSIGNMENT = re.compile(r"([\w, ]+ [-+*/]?= )(.+)")


class Writer:
    """Writes functions of a Triton module, from top to bottom.

    A block of the text is a ``with`` of the code that writes it, which is so indented as the text will be::

        with writer.function("total", "values, count", *constexpr("BLOCK")):
            with writer.block("for first in range(0, count, BLOCK):"):
                writer.line("...")

    Attributes:
        width: of the longest lines.
        written: the lines so far.
    """

    width = 120

    def __init__(self) -> None:
        self.written: list[str] = []
        self._indent = ""

    def text(self) -> str:
        """All lines; two blank ones come first, if the first line is that of a function."""
        return "".join(f"{line}\n" for line in self.written)

    def line(self, text: str) -> None:
        """Append a line, or several where it would be too long: an assigned value gets brackets for that."""
        if len(self._indent + text) <= self.width:
            self.written.append(self._indent + text)
            return
        assignment = _ASSIGNMENT.fullmatch(text)
        if assignment and not _has_brackets(assignment[2]):
            text = f"{assignment[1]}({assignment[2]})"
        following = self._indent + ("# " if text.startswith("#") else "    ")
        self.written += textwrap.wrap(
            text, self.width, initial_indent=self._indent, subsequent_indent=following, break_on_hyphens=False
        )

    def lines(self, texts: Iterable[str]) -> None:
        """Append several lines."""
        for text in texts:
            self.line(text)

    @contextmanager
    def block(self, head: str) -> Iterator[None]:
        """A block below its head, such as ``if first >= end:``."""
        self.line(head)
        outside, self._indent = self._indent, self._indent + "    "
        yield
        self._indent = outside

    @contextmanager
    def function(self, name: str, *arguments: str, docstring: str = "", varying: Sequence[str] = ()) -> Iterator[None]:
        """A Triton function.

        Args:
            name: of the function.
            *arguments: lines of arguments, without the comma at the end; a comment may follow two spaces later. Where
                there is one line it follows the name.
            docstring: of the function, if it has one.
            varying: integer arguments that differ from call to call: Triton compiles no kernel for some of their
                values.
        """
        names = ", ".join(f'"{name}"' for name in varying)
        self.lines(["", "", f"@triton.jit(do_not_specialize=[{names}])" if varying else "@triton.jit"])
        if len(arguments) == 1:
            head = f"def {name}({arguments[0]}):"
        else:
            with self.block(f"def {name}("):
                for argument in arguments:
                    code, mark, comment = argument.partition("  # ")
                    self.line(f"{code},{mark}{comment}")
            head = "):"
        with self.block(head):
            if docstring:
                self.lines(f'"""{docstring}"""'.split("\n"))
            yield


def constexpr(*names: str) -> list[str]:
    """Arguments that are constants of a kernel."""
    return [f"{name}: tl.constexpr" for name in names]


def module_head(docstring: str, imports: str) -> str:
    """Top of a module, with the imports that it needs beside Triton."""
    return f'"""{docstring}"""\n\nimport triton\nimport triton.language as tl\n\n{imports}'


ALL_HAVE_READ = "tl.debug_barrier()  # all threads that hold these have read them"
"""Between a load and the store of what it is added to: several threads may hold a number, of which one stores it."""


def unknown_zero(number: str, small: bool = False) -> str:
    """Expression of a zero that the compiler does not know to be one, from an integer that is never negative there.

    The compiler moves what does not change in a loop to before the loop, and computes once what is written twice; it
    then keeps the result in registers until its last use. For blocks that are cheap to have again (rows of weights that
    a cache holds, the harmonics of a tile of edges, linear forms, and all their addresses) that is a bad bargain: they
    fill the registers, and other numbers are spilled to memory, from where every use of them is a load. With an unknown
    zero added, an index is another one as far as the compiler can see, and varies as the integer does. What is read
    there is then read where it is used, and what follows from it is computed there.

    The integer is the counter of the loop in which something is to stay, or depends on it. Zeros from two integers, or
    two multiples of a zero, keep two uses of the same thing apart. The price is one to three integer instructions for
    each zero, and of course what it was written for: reads and arithmetic that are done again.

    Counted for sm_90, MP-0 small in float32, in the kernels that they were made for: without them the fused gradients
    of the convolution and of the density spilled 120 and 156 bytes per thread; with them none, and their machine code
    was 12 and 51 % longer.

    Args:
        number: expression of the integer: the counter of a loop, or how much of something is left.
        small: whether the compiler is to see that it is -1 or 0, and so that offsets made of it are small numbers.
    """
    zero = f"tl.minimum({number}, 0)"
    return f"tl.maximum({zero}, -1)" if small else zero


def _has_brackets(value: str) -> bool:
    """Whether the bracket at the start of an expression is closed at its end."""
    depth = 0
    for place, character in enumerate(value):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return place > 0 and place == len(value) - 1
    return False
