"""Public function of the symmetric contraction."""

from torch import Tensor

from mace_fast.kernels.algebra import NestedPlan
from mace_fast.kernels.checks import check_floating, check_index, check_same_dtype, check_shape, check_species_order
from mace_fast.kernels.runtime.backends import resolve
from mace_fast.kernels.runtime.orders import SpeciesOrder
from mace_fast.kernels.runtime.orders import species_order as order_by_species
from mace_fast.kernels.symmetric_contraction import operators, reference
from mace_fast.kernels.symmetric_contraction.plans import plan_key


def symmetric_contraction(
    node_feats: Tensor,
    coefficients: Tensor,
    species: Tensor,
    plan: NestedPlan,
    *,
    species_order: SpeciesOrder | None = None,
    backend: str = "auto",
) -> Tensor:
    r"""Evaluate the product basis of MACE, channel by channel, as a polynomial of its components.

    .. math:: B_{i, o, k} = \sum_{t \in terms(o)} c_{z_i, t, k} \prod_{\xi = 1}^{\nu_t} A_{i, c_{t \xi}, k}

    Args:
        node_feats: ``[num_nodes, components, num_channels]``, the summed messages A.
        coefficients: ``[num_species, num_terms, num_channels]``: symmetrised generalised Clebsch-Gordan coefficients
            times the weights, in the order of the terms of ``plan``. Compiled backends copy them unless the plan is one
            of :func:`mace_fast.kernels.algebra.factoring.depth_first`.
        species: ``[num_nodes]`` int64, below ``num_species``.
        plan: the terms in nested form.
        species_order: the nodes of each species, for compiled backends, which sort them where it is not given.
        backend: ``"triton"``, ``"cpu"``, ``"reference"``, or ``"auto"`` for what fits the device.

    Returns:
        ``[num_nodes, outputs, num_channels]``. Differentiable to any order, by the Triton and CPU backends twice.

    Raises:
        ValueError: a shape is wrong, or the backend is unknown.
        TypeError: ``species`` is not int64, or the dtypes differ.
        RuntimeError: the backend cannot run on this device.
        NotImplementedError: in ``backward``, where the Triton and CPU backends have no third derivative.

    Source:
        Batatia et al., MACE, arXiv:2206.07697, eqs. 10 and 11; symmetrised as in Drautz, ACE, PRB 99, 014104 (2019).
    """
    check_floating("node_feats", node_feats)
    check_same_dtype("node_feats", node_feats, coefficients=coefficients)
    check_index("species", species)
    check_shape("node_feats", node_feats, (species.shape[0], None, None))
    check_shape("coefficients", coefficients, (None, plan.num_terms, node_feats.shape[2]))
    if node_feats.shape[1] < plan.num_components:
        raise ValueError(f"node_feats has {node_feats.shape[1]} components, but the plan reads {plan.num_components}")
    if species_order is not None:
        check_species_order(species_order, species.shape[0], coefficients.shape[0])
    if resolve(backend, node_feats.device) == "reference":
        return reference.symmetric_contraction(node_feats, coefficients, species, plan)
    order = order_by_species(species, coefficients.shape[0]) if species_order is None else species_order
    return operators.symmetric_contraction(node_feats, coefficients, *order, plan_key(plan))
