"""The tree of a nested polynomial, and its division into parts for kernels of limited size."""

import itertools
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from mace_fast.kernels.algebra import NestedPlan


@dataclass(frozen=True)
class Branch:
    """A node of the plan with all that is below it.

    Attributes:
        component: the factor that the node stands for.
        term: index of the coefficient of the node, or -1.
        children: the nodes below.
    """

    component: int
    term: int
    children: tuple["Branch", ...]

    def terms(self) -> list[int]:
        """Terms of the node and of all below, depth first."""
        own = [self.term] if self.term >= 0 else []
        return own + [term for child in self.children for term in child.terms()]

    def components(self) -> set[int]:
        """Components of the node and of all below."""
        return {self.component}.union(*(child.components() for child in self.children))

    def pruned(self, kept: Collection[int]) -> "Branch | None":
        """The branch with some of its terms only; None without any."""
        children = tuple(child for branch in self.children if (child := branch.pruned(kept)))
        term = self.term if self.term in kept else -1
        return Branch(self.component, term, children) if children or term >= 0 else None


Root: TypeAlias = tuple[int, Branch]
"""An output component, and a branch of the polynomial that is added to it."""


def roots(plan: NestedPlan) -> list[Root]:
    """The branches of a plan below its outputs, in the order of the outputs."""
    below: list[list[Branch]] = []
    for level in reversed(range(len(plan.term))):
        above: list[list[Branch]] = [[] for _ in range(len(plan.term[level - 1]) if level else plan.num_outputs)]
        nodes = zip(plan.component[level], plan.parent[level], plan.term[level], strict=True)
        for node, (component, parent, term) in enumerate(nodes):
            above[parent].append(Branch(int(component), int(term), tuple(below[node]) if below else ()))
        below = above
    return [(output, branch) for output, branches in enumerate(below) for branch in branches]


def parts(branches: Sequence[Root], limit: int) -> list[list[Root]]:
    """Cut a polynomial into sums of at most ``limit`` terms, as equal as can be; at least one, which may be empty."""
    terms = [term for _, branch in branches for term in branch.terms()]
    count = max(1, -(-len(terms) // limit))
    bounds = [len(terms) * number // count for number in range(count + 1)]
    kept = [set(terms[start:end]) for start, end in itertools.pairwise(bounds)]
    return [[(output, part) for output, branch in branches if (part := branch.pruned(own))] for own in kept]
