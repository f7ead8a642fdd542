"""Nested forms that are cheap to evaluate: few nodes, and coefficients in the order of the evaluation."""

import heapq
from collections import defaultdict

import numpy as np

from mace_fast.kernels.algebra.arrays import Int
from mace_fast.kernels.algebra.polynomial import NestedPlan

Monomial = tuple[int, ...]
"""Components of the factors, not decreasing."""

Node = tuple[int, Monomial]
"""A prefix: the output component, and the factors taken out so far."""


def depth_first(plan: NestedPlan) -> tuple[NestedPlan, Int]:
    """Number the terms of a plan in the order in which a walk from the outputs to the leaves meets them.

    Args:
        plan: any nested plan.

    Returns:
        The same polynomial of the coefficients ``c[order]``, and ``order``, int64 [num_terms].
    """
    below: list[list[list[int]]] = [[[] for _ in range(plan.num_outputs)]]  # of the outputs and of each level's nodes
    for parents in plan.parent:
        for node, parent in enumerate(parents):
            below[-1][parent].append(node)
        below.append([[] for _ in parents])
    order: list[int] = []
    waiting = [(0, root) for output in reversed(below[0]) for root in reversed(output)]
    while waiting:
        level, node = waiting.pop()
        if plan.term[level][node] >= 0:
            order.append(int(plan.term[level][node]))
        waiting += [(level + 1, child) for child in reversed(below[level + 1][node])]
    place = np.empty(len(order) + 1, dtype=np.int64)
    place[order] = np.arange(len(order))
    place[-1] = -1  # where no term ends
    term = tuple(place[terms] for terms in plan.term)
    return NestedPlan(plan.component, plan.parent, term, plan.num_outputs), np.array(order, dtype=np.int64)


def factored(plan: NestedPlan) -> NestedPlan:
    """The same polynomial with the same coefficients in a nested form of fewer nodes.

    A plan of :func:`mace_fast.kernels.algebra.nested_plan` takes the factors out in ascending order. Here a monomial
    may have any of its divisors of one degree less for parent. From the highest degree down, the parents of a level
    are a greedy set cover of its nodes: first the monomials that are nodes anyway, because a term ends there, then
    those that divide most of the nodes still without parent.

    Args:
        plan: any nested plan.

    Returns:
        A plan of the same terms and outputs; nodes of a level are sorted by parent and component. The input itself
        where the new plan would not be smaller.
    """
    terms = _terms(plan)
    degree = len(plan.term)
    levels: list[dict[Node, tuple[Node, int]]] = [{} for _ in range(degree)]  # node -> its parent, the factor between
    needed: set[Node] = set()
    for level in reversed(range(degree)):
        nodes = {node for node in terms if len(node[1]) == level + 1} | needed
        own = {node for node in terms if len(node[1]) == level}
        levels[level] = _parents(nodes, own)
        needed = {parent for parent, _ in levels[level].values() if level}
    if sum(map(len, levels)) >= sum(map(len, plan.term)):
        return plan
    return _plan(levels, terms, plan.num_outputs)


def _terms(plan: NestedPlan) -> dict[Node, int]:
    """The terms of a plan: the index of the coefficient of each output and monomial."""
    found: dict[Node, int] = {}
    above: list[Node] = [(output, ()) for output in range(plan.num_outputs)]
    for component, parent, term in zip(plan.component, plan.parent, plan.term, strict=True):
        nodes = [(above[p][0], tuple(sorted((*above[p][1], int(c))))) for c, p in zip(component, parent, strict=True)]
        found |= {node: int(t) for node, t in zip(nodes, term, strict=True) if t >= 0}
        above = nodes
    return found


def _parents(nodes: set[Node], own: set[Node]) -> dict[Node, tuple[Node, int]]:
    """Choose a parent for every node; ``own`` are nodes of the level above that exist in any case."""
    divided: dict[Node, dict[Node, int]] = defaultdict(dict)  # candidate -> the nodes it divides, and the other factor
    for output, monomial in nodes:
        for place, component in enumerate(monomial):
            divided[output, monomial[:place] + monomial[place + 1 :]][output, monomial] = component
    chosen: dict[Node, tuple[Node, int]] = {}
    open_nodes = set(nodes)
    # ties go to the candidate of the lowest output and components, so that a plan has one factored form
    queue = [(candidate not in own, -len(children), candidate) for candidate, children in divided.items()]
    heapq.heapify(queue)
    while open_nodes:
        not_own, count, candidate = heapq.heappop(queue)
        children = divided[candidate].keys() & open_nodes
        if len(children) < -count:  # others took some since it was queued: its place is further back
            heapq.heappush(queue, (not_own, -len(children), candidate))
            continue
        chosen |= {node: (candidate, divided[candidate][node]) for node in children}
        open_nodes -= children
    return chosen


def _plan(levels: list[dict[Node, tuple[Node, int]]], terms: dict[Node, int], num_outputs: int) -> NestedPlan:
    """Lay out the levels, each sorted by parent and component."""
    component: list[Int] = []
    parent: list[Int] = []
    term: list[Int] = []
    place: dict[Node, int] = {(output, ()): output for output in range(num_outputs)}
    for level in levels:
        above = place
        order = sorted(level, key=lambda node: (above[level[node][0]], level[node][1]))
        component.append(np.array([level[node][1] for node in order], dtype=np.int64))
        parent.append(np.array([above[level[node][0]] for node in order], dtype=np.int64))
        term.append(np.array([terms.get(node, -1) for node in order], dtype=np.int64))
        place = {node: index for index, node in enumerate(order)}
    return NestedPlan(tuple(component), tuple(parent), tuple(term), num_outputs)
