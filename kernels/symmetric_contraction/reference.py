"""The symmetric contraction in plain torch: the definition every other implementation is compared with."""

from torch import Tensor

from mace_fast.kernels.algebra import NestedPlan
from mace_fast.kernels.runtime.constants import index_tensor


def symmetric_contraction(node_feats: Tensor, coefficients: Tensor, species: Tensor, plan: NestedPlan) -> Tensor:
    """Evaluate the polynomial in nested (Horner) form, from the highest degree down.

    A node of the plan is a prefix of monomials; its value is its own coefficient plus the values of its children,
    each times the component that the child stands for.
    """
    own = coefficients[species]  # [node, term, channel]
    value = None
    for level in reversed(range(len(plan.term))):
        nodes, terms, components, parents = (
            index_tensor(array[level], own.device) for array in (plan.ends, plan.end_term, plan.component, plan.parent)
        )
        prefix = own.new_zeros(own.shape[0], len(plan.term[level]), own.shape[2]).index_add(1, nodes, own[:, terms])
        contribution = (prefix if value is None else prefix + value) * node_feats[:, components]
        num_parents = len(plan.term[level - 1]) if level else plan.num_outputs
        value = own.new_zeros(own.shape[0], num_parents, own.shape[2]).index_add(1, parents, contribution)
    return node_feats.new_zeros(own.shape[0], plan.num_outputs, own.shape[2]) if value is None else value
