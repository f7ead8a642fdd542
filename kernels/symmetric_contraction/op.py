"""Public function of the symmetric contraction."""

from torch import Tensor

from mace_fast.kernels.checks import check_floating, check_index, check_same_dtype, check_shape
from mace_fast.kernels.symmetric_contraction import reference
from mace_fast.kernels.tables import NestedPlan


def symmetric_contraction(node_feats: Tensor, coefficients: Tensor, species: Tensor, plan: NestedPlan) -> Tensor:
    r"""Evaluate the product basis of MACE, channel by channel, as a polynomial of its components.

    .. math:: B_{i, o, k} = \sum_{t \in terms(o)} c_{z_i, t, k} \prod_{\xi = 1}^{\nu_t} A_{i, c_{t \xi}, k}

    Args:
        node_feats: ``[num_nodes, components, num_channels]``, the summed messages A.
        coefficients: ``[num_species, num_terms, num_channels]``: symmetrised generalised Clebsch-Gordan coefficients
            times the weights, in the order of the terms of ``plan``.
        species: ``[num_nodes]`` int64, below ``num_species``.
        plan: the terms in nested form.

    Returns:
        ``[num_nodes, outputs, num_channels]``. Differentiable to any order.

    Raises:
        ValueError: a shape is wrong.
        TypeError: ``species`` is not int64, or the dtypes differ.

    Source:
        Batatia et al., MACE, arXiv:2206.07697, eqs. 10 and 11; symmetrised as in Drautz, ACE, PRB 99, 014104 (2019).
    """
    check_floating("node_feats", node_feats)
    check_same_dtype("node_feats", node_feats, coefficients=coefficients)
    check_index("species", species)
    check_shape("node_feats", node_feats, (species.shape[0], None, None))
    check_shape("coefficients", coefficients, (None, plan.num_terms, node_feats.shape[2]))
    return reference.symmetric_contraction(node_feats, coefficients, species, plan)
