"""The arithmetic of the symmetric contraction and its derivatives, from the nested form of the polynomial.

Every function walks the tree of the plan depth first and computes with dual numbers: a value, and its tangent along a
given direction of the node features. Only what a kernel needs is written: the forward kernel has values, the operators
of the second derivative have tangents too. On its way down a walk multiplies the factors taken so far (``p``), on its
way back it adds up the polynomial below (``s``); their product is the derivative by a node's factor. So a gradient
stores nothing and computes nothing twice.

What a number is is up to the writer: the name of a variable of Triton's source, or a value of LLVM's.
"""

from abc import ABC, abstractmethod
from typing import Any, Literal, NamedTuple, TypeAlias

from mace_fast.kernels.symmetric_contraction.branches import Branch

NodeKind: TypeAlias = Literal["forward", "backward", "tangent", "double_backward"]
CoefficientKind: TypeAlias = Literal["coefficient_gradient", "coefficient_tangent"]
Kind: TypeAlias = NodeKind | CoefficientKind

POINTERS: dict[Kind, tuple[str, ...]] = {
    "forward": ("node_feats", "coefficients", "result"),
    "backward": ("grad", "node_feats", "coefficients", "grad_feats"),
    "tangent": ("node_feats", "direction", "coefficients", "result"),
    "double_backward": ("grad", "node_feats", "direction", "coefficients", "result", "grad_feats"),
    "coefficient_gradient": ("grad", "node_feats", "partial"),
    "coefficient_tangent": ("grad", "node_feats", "direction", "partial"),
}
"""Tensors of each kind of kernel: [node, output, channel] are grad and result, [node, component, channel] are
node_feats, direction and grad_feats, [species, term, channel] is coefficients, [tile, term, channel] is partial."""


class Dual(NamedTuple):
    """A value, and its tangent. None stands for zero."""

    value: Any = None
    tangent: Any = None


ZERO = Dual()


class Arithmetic(ABC):
    """Writes what the walks compute.

    Attributes:
        dual: whether the features have a tangent.
    """

    dual: bool

    @abstractmethod
    def factor(self, component: int) -> Dual:
        """A component of the features."""

    @abstractmethod
    def coefficient(self, term: int) -> Dual:
        """A coefficient, zero for the term -1."""

    @abstractmethod
    def weight(self, output: int) -> Dual:
        """The gradient of an output."""

    @abstractmethod
    def multiply_add(self, name: str, x: Dual, y: Dual, total: Dual = ZERO, value: bool = True) -> Dual:
        """``x * y + total`` and its tangent, under a name for the reader; the value only if it is wanted."""

    @abstractmethod
    def add_to_term(self, term: int, x: Dual, y: Dual | None) -> None:
        """Add ``x``, or ``x * y``, to the gradient by a coefficient: the tangent of it where there are tangents."""

    @abstractmethod
    def comment(self, output: int, branch: Branch) -> None:
        """Say which part of the polynomial follows."""

    def product(self, branch: Branch, product: Dual, level: int, value: bool) -> Dual:
        """Multiply the factors down to a branch; the value too if it is wanted, or used below."""
        # it is multiplied with the tangents of the polynomials below, which leaves have none of
        value = value or not self.dual or any(child.children for child in branch.children)
        return self.multiply_add(f"p{level}", product, self.factor(branch.component), value=value)


def write_value(writer: Arithmetic, output: int, branch: Branch, total: Dual) -> Dual:
    """Add a branch to an output, from its leaves to its root."""

    def walk(branch: Branch, level: int) -> Dual:
        writer.comment(output, branch)
        polynomial = writer.coefficient(branch.term)
        for child in branch.children:
            below = walk(child, level + 1)
            polynomial = writer.multiply_add(f"s{level}", writer.factor(child.component), below, polynomial)
        return polynomial

    polynomial = walk(branch, 1)
    factor = writer.factor(branch.component)
    return writer.multiply_add(f"b{output}", factor, polynomial, total, value=not writer.dual)


def write_gradient(writer: Arithmetic, output: int, branch: Branch, gradients: dict[int, Dual], total: Dual) -> Dual:
    """Add the derivatives of a branch by the components to ``gradients``; of dual numbers, its tangent to a total."""

    def walk(branch: Branch, product: Dual, level: int) -> Dual:
        writer.comment(output, branch)
        polynomial = writer.coefficient(branch.term)
        if branch.children:
            longer = writer.product(branch, product, level, value=False)
            for child in branch.children:
                below = walk(child, longer, level + 1)
                polynomial = writer.multiply_add(f"s{level}", writer.factor(child.component), below, polynomial)
        before = gradients.get(branch.component, ZERO)
        name = f"d{branch.component}"
        gradients[branch.component] = writer.multiply_add(name, product, polynomial, before, value=not writer.dual)
        return polynomial

    polynomial = walk(branch, writer.weight(output), 1)
    if not writer.dual:
        return ZERO
    return writer.multiply_add(f"b{output}", writer.factor(branch.component), polynomial, total, value=False)


def write_coefficient_gradient(writer: Arithmetic, output: int, branch: Branch) -> None:
    """Add the derivatives by the coefficients of a branch, which are products of factors, to their sums."""

    def walk(branch: Branch, product: Dual, level: int) -> None:
        if not branch.children:
            writer.add_to_term(branch.term, product, writer.factor(branch.component))
            return
        writer.comment(output, branch)
        # the value too, since it is multiplied with the tangent of the factor of a child
        longer = writer.product(branch, product, level, value=True)
        if branch.term >= 0:
            writer.add_to_term(branch.term, longer, None)
        for child in branch.children:
            walk(child, longer, level + 1)

    walk(branch, writer.weight(output), 1)
