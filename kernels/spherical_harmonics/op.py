"""Public function of the spherical harmonics."""

from torch import Tensor

from mace_fast.kernels.checks import check_floating, check_shape
from mace_fast.kernels.runtime.backends import resolve_without_loops
from mace_fast.kernels.spherical_harmonics import operators, reference
from mace_fast.kernels.spherical_harmonics.legendre import HIGHEST_DEGREE


def spherical_harmonics(vectors: Tensor, l_max: int, *, backend: str = "auto") -> Tensor:
    r"""Evaluate the real spherical harmonics of the directions of vectors, up to degree ``l_max``.

    The convention is that of e3nn with ``normalize=True, normalization="component"``: ``|Y_l|^2 = 2 l + 1``, the
    components of degree 1 are ``sqrt(3) (x, y, z) / r``, component (l, m) stands at ``l^2 + l + m``.

    Args:
        vectors: ``[num_edges, 3]``, float32 or float64, in Å. None may be zero: the direction is then not defined
            and the result is NaN (the model refuses such edges before it comes here).
        l_max: highest degree, 0 or more; up to 6 in the Triton backend.
        backend: ``"triton"``, ``"reference"``, or ``"auto"`` for what fits the device: on a CPU the reference.

    Returns:
        ``[num_edges, (l_max + 1)^2]``, dimensionless, dtype and device of ``vectors``. Differentiable to any order by
        the reference, twice by Triton.

    Raises:
        ValueError: ``vectors`` is not ``[num_edges, 3]``, ``l_max`` is negative or too high for the backend, or the
            backend is unknown.
        TypeError: ``vectors`` is not float32 or float64.
        RuntimeError: the backend cannot run on this device, or is ``"cpu"``, which has no loops for this.
        NotImplementedError: a third derivative is asked of Triton, when it is.

    Source:
        Geiger and Smidt, e3nn, arXiv:2207.09453, section 2.4. Same values as ``e3nn.o3.spherical_harmonics``.
    """
    check_floating("vectors", vectors)
    check_shape("vectors", vectors, (None, 3))
    check_degree(l_max)
    if resolve_without_loops("spherical_harmonics", backend, vectors.device) == "reference":
        return reference.spherical_harmonics(vectors, l_max)
    check_triton_degree(l_max)
    return operators.forward(vectors, l_max)


def check_degree(l_max: int) -> None:
    """Raise ValueError for a negative degree."""
    if l_max < 0:
        raise ValueError(f"l_max must be 0 or more, got {l_max}")


def check_triton_degree(l_max: int) -> None:
    """Raise ValueError for a degree that the kernels do not have."""
    if l_max > HIGHEST_DEGREE:
        raise ValueError(
            f"the Triton backend has l_max up to {HIGHEST_DEGREE}, got {l_max}; choose backend='reference'"
        )
