"""Public function of the edge embedding."""

from torch import Tensor

from mace_fast.kernels.checks import check_floating, check_same_dtype, check_shape
from mace_fast.kernels.edge_embedding import reference
from mace_fast.kernels.edge_embedding.parameters import EdgeEmbedding, RadialParameters


def edge_embedding(
    vectors: Tensor, l_max: int, radial: RadialParameters, pair_radii: Tensor | None = None
) -> EdgeEmbedding:
    r"""Turn edge vectors into lengths, spherical harmonics, radial basis and cutoff.

    .. math:: f(r) = 1 - \tfrac{(p+1)(p+2)}{2} u^p + p(p+2) u^{p+1} - \tfrac{p(p+1)}{2} u^{p+2}, \quad u = r / r_{max}

    The envelope is always that of the true length; the basis is evaluated at the transformed distance, if any.

    Args:
        vectors: ``[num_edges, 3]``, receiver minus sender, in Å; float32 or float64; none may be zero.
        l_max: highest degree of the spherical harmonics.
        radial: basis, transform and cutoff.
        pair_radii: ``[num_edges]``, the sum of the covalent radii of sender and receiver in Å; with a transform only.

    Returns:
        The lengths, spherical harmonics, radial features and envelope. Edges at or beyond ``r_max`` have envelope
        exactly 0 and the basis of ``r_max``. Differentiable to any order in ``vectors`` and in the tensors of
        ``radial``.

    Raises:
        ValueError: a shape is wrong, ``l_max`` is negative, or ``pair_radii`` is missing with a transform or given
            without one.
        TypeError: ``vectors`` is not float32 or float64, or the dtypes differ.

    Source:
        Basis and envelope: Gasteiger et al., DimeNet, arXiv:2003.03123, eqs. 7 and 8. Agnesi transform: Witt et al.,
        J. Chem. Phys. 159, 164101 (2023). Same values as ``mace.modules.blocks.RadialEmbeddingBlock``.
    """
    check_floating("vectors", vectors)
    check_shape("vectors", vectors, (None, 3))
    check_same_dtype("vectors", vectors, weights=radial.weights)
    if l_max < 0:
        raise ValueError(f"l_max must be 0 or more, got {l_max}")
    if (pair_radii is None) != (radial.transform == "None"):
        raise ValueError(
            f"pair_radii must be given with a distance transform and only then; it is {radial.transform!r}"
        )
    if pair_radii is not None:
        check_shape("pair_radii", pair_radii, (vectors.shape[0],))
        check_same_dtype("vectors", vectors, pair_radii=pair_radii)
    return reference.edge_embedding(vectors, l_max, radial, pair_radii)
