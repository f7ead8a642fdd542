"""Public function of the edge embedding."""

import torch
from torch import Tensor

from mace_fast.kernels.checks import check_floating, check_same_dtype, check_shape
from mace_fast.kernels.edge_embedding import operators, reference
from mace_fast.kernels.edge_embedding.inputs import Inputs
from mace_fast.kernels.edge_embedding.parameters import EdgeEmbedding, RadialParameters
from mace_fast.kernels.runtime.backends import resolve
from mace_fast.kernels.spherical_harmonics.op import check_degree, check_triton_degree


def edge_embedding(
    vectors: Tensor,
    l_max: int,
    radial: RadialParameters,
    pair_radii: Tensor | None = None,
    *,
    backend: str = "auto",
) -> EdgeEmbedding:
    r"""Turn edge vectors into lengths, spherical harmonics, radial basis and cutoff.

    .. math:: f(r) = 1 - \tfrac{(p+1)(p+2)}{2} u^p + p(p+2) u^{p+1} - \tfrac{p(p+1)}{2} u^{p+2}, \quad u = r / r_{max}

    The envelope is always that of the true length; the basis is evaluated at the transformed distance, if any.

    Args:
        vectors: ``[num_edges, 3]``, receiver minus sender, in Å; float32 or float64; none may be zero.
        l_max: highest degree of the spherical harmonics; up to 6 in the Triton backend.
        radial: basis, transform and cutoff.
        pair_radii: ``[num_edges]``, the sum of the covalent radii of sender and receiver in Å; with a transform only.
        backend: ``"triton"``, ``"cpu"``, ``"reference"``, or ``"auto"`` for what fits the device.

    Returns:
        The lengths, spherical harmonics, radial features and envelope. Edges at or beyond ``r_max`` have envelope
        exactly 0 and the basis of ``r_max``. Differentiable by the reference to any order in all tensors, by the
        others twice in ``vectors`` alone.

    Raises:
        ValueError: a shape is wrong, ``l_max`` is negative or too high for the backend, ``pair_radii`` is missing with
            a transform or given without one, or the backend is unknown.
        TypeError: ``vectors`` is not float32 or float64, or the dtypes differ.
        RuntimeError: the backend cannot run on this device.
        NotImplementedError: another backend than the reference is asked for gradients of ``radial`` or ``pair_radii``,
            or a third derivative.

    Source:
        Basis and envelope: Gasteiger et al., DimeNet, arXiv:2003.03123, eqs. 7 and 8. Agnesi transform: Witt et al.,
        J. Chem. Phys. 159, 164101 (2023). Same values as ``mace.modules.blocks.RadialEmbeddingBlock``.
    """
    check_floating("vectors", vectors)
    check_shape("vectors", vectors, (None, 3))
    check_same_dtype("vectors", vectors, weights=radial.weights)
    check_degree(l_max)
    if (pair_radii is None) != (radial.transform == "None"):
        raise ValueError(
            f"pair_radii must be given with a distance transform and only then; it is {radial.transform!r}"
        )
    if pair_radii is not None:
        check_shape("pair_radii", pair_radii, (vectors.shape[0],))
        check_same_dtype("vectors", vectors, pair_radii=pair_radii)
    resolved = resolve(backend, vectors.device)
    if resolved == "reference":
        return reference.edge_embedding(vectors, l_max, radial, pair_radii)
    if resolved == "triton":
        check_triton_degree(l_max)
    inputs = Inputs.of(vectors, l_max, radial, pair_radii)
    _check_constant(resolved, radial, pair_radii)
    return EdgeEmbedding(*operators.forward(*inputs))


def _check_constant(backend: str, radial: RadialParameters, pair_radii: Tensor | None) -> None:
    """Raise NotImplementedError if autograd would want the gradient of a parameter, which the kernels do not have."""
    named = {"r_max": radial.r_max, "weights": radial.weights, "scale": radial.scale, "pair_radii": pair_radii}
    named |= {f"transform_parameters[{number}]": value for number, value in enumerate(radial.transform_parameters)}
    for name, value in named.items():
        if isinstance(value, Tensor) and value.requires_grad and torch.is_grad_enabled():
            raise NotImplementedError(
                f"the {backend} backend has no gradient of {name}, which requires one; choose backend='reference'"
            )
