"""Public function of the pair repulsion: its checks."""

from torch import Tensor

from mace_fast.kernels.checks import check_constant, check_floating, check_index, check_same_dtype, check_shape
from mace_fast.kernels.pair_repulsion.inputs import Inputs
from mace_fast.kernels.pair_repulsion.operators import energies


def pair_repulsion(
    vectors: Tensor,
    elements: Tensor,
    species: Tensor,
    senders: Tensor,
    receivers: Tensor,
    receiver_ptr: Tensor,
    coefficients: Tensor,
    prefactor: Tensor,
    p: int,
) -> Tensor:
    """Half of :func:`pair_energies` of all edges, summed by receiver, by Triton.

    Args:
        vectors: ``[num_edges, 3]`` in Å, the edges sorted by receiver; none may be zero.
        elements: ``[num_elements, 3]``: atomic number Z, its power Z^q, and covalent radius R in Å.
        species: ``[num_nodes]`` int64, row of ``elements`` of each node.
        senders: ``[num_edges]`` int64, below ``num_nodes``.
        receivers: ``[num_edges]`` int64, ascending, which is not checked.
        receiver_ptr: ``[num_receivers + 1]`` int64, where the edges of each receiver begin and end.
        coefficients: ``[4]``, of the screening function.
        prefactor: scalar tensor, of its length.
        p: exponent of the cutoff, at the sum of the covalent radii.

    Returns:
        ``[num_receivers]`` in eV. Differentiable twice by the vectors, the second time by plain torch.

    Raises:
        ValueError: a shape is wrong, or something else than the vectors requires gradients.
        TypeError: an index is not int64, or the dtypes differ.
        RuntimeError: Triton cannot run on this device.

    Source:
        ``mace.modules.radial.ZBLBasis``.
    """
    check_floating("vectors", vectors)
    check_shape("vectors", vectors, (None, 3))
    check_same_dtype("vectors", vectors, elements=elements, coefficients=coefficients, prefactor=prefactor)
    check_shape("elements", elements, (None, 3))
    check_shape("coefficients", coefficients, (4,))
    check_shape("prefactor", prefactor, ())
    for name, index in (("senders", senders), ("receivers", receivers)):
        check_index(name, index)
        check_shape(name, index, (vectors.shape[0],))
    for name, index in (("species", species), ("receiver_ptr", receiver_ptr)):
        check_index(name, index)
    if receiver_ptr.shape[0] - 1 > species.shape[0]:
        raise ValueError(
            f"receiver_ptr was made for {receiver_ptr.shape[0] - 1} receivers, there are {species.shape[0]} nodes"
        )
    check_constant("pair_energies", elements=elements, coefficients=coefficients, prefactor=prefactor)
    ends = species, senders, receivers, receiver_ptr
    return energies(*Inputs(vectors, elements, *ends, coefficients, prefactor, p))
