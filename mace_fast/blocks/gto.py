"""Gaussian-type orbitals that charges are spread over and potentials are measured with.

Modules with the buffers of graph_longrange 0.4, under its names; the arithmetic is in ``mace_fast.electrostatics``.
Degrees are 0 and 1. The three components of degree 1 are y, z and x, in this order.
"""

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn

FIELD_CONSTANT = 1 / 5.526349406e-3
"""Inverse of the vacuum permittivity in V Å/e."""

MAX_DEGREE = 1


def kspace_cutoff(widths: Sequence[float], max_l: int) -> float:
    """Length in 1/Å of the longest wave vectors that such orbitals need.

    Args:
        widths: of all orbitals, in Å.
        max_l: highest degree of any.
    """
    return 0.75 * (1.0 / min(widths)) * (max_l + 1) ** 0.3 * 3.0


def normalisation(l: int, width: float, kind: str) -> float:
    """Factor of an orbital of a degree and a width in Å: by its multipole (``"multipoles"``) or as a ``"receiver"``."""
    if kind == "multipoles":
        degree = math.sqrt(4 * math.pi / (2 * l + 1)) * 2 ** ((2 * l + 1) / 2) * math.gamma((2 * l + 3) / 2)
        return 1 / (degree * width ** (2 * l + 3))
    return 1 / (2 ** ((l + 1) / 2) * math.gamma((l + 3) / 2) * width ** (l + 3))


def _constant(values: Sequence[float] | Sequence[Sequence[float]]) -> Tensor:
    return torch.tensor(values, dtype=torch.get_default_dtype())


class _RadialIntegrals(nn.Module):
    """Constants of the radial parts in reciprocal space."""

    sigma2: Tensor
    pref0: Tensor
    pref1: Tensor

    def __init__(self, widths: Sequence[float], max_l: int) -> None:
        super().__init__()
        factor = 4 * math.pi * math.sqrt(math.pi / 2)
        self.register_buffer("sigma2", _constant([width**2 for width in widths]))
        self.register_buffer("pref0", _constant([factor * width**3 for width in widths]))
        if max_l == 1:
            self.register_buffer("pref1", _constant([factor * width**5 for width in widths]))


class GTOBasis(nn.Module):
    """Fourier coefficients of orbitals of some widths up to a degree.

    Args:
        max_l: 0 or 1.
        widths: in Å.
        kind: how they are normalised, see :func:`normalisation`.
    """

    cl_scale: Tensor

    def __init__(self, max_l: int, widths: Sequence[float], kind: str) -> None:
        super().__init__()
        self.max_l, self.sigmas = max_l, [float(width) for width in widths]
        self.radial_spline = _RadialIntegrals(widths, max_l)
        scales = [[normalisation(l, width, kind) for l in range(max_l + 1)] for width in widths]
        self.register_buffer("cl_scale", _constant(scales))
        # kept for the state dict only
        degrees = [0, 1, 1, 1][: (max_l + 1) ** 2]
        self.register_buffer("expanded_l_indices", torch.tensor(degrees))
        self.register_buffer("real_phase_factors", _constant([1.0 - l for l in degrees]))
        self.register_buffer("imag_phase_factors", _constant([-float(l) for l in degrees]))
        self.register_buffer("permute_indices", torch.tensor([1, 2, 0]))

    def forward(self, wave_vectors: Tensor) -> tuple[Tensor, Tensor]:
        """Coefficients at ``[K, 3]`` wave vectors in 1/Å, in their dtype.

        Returns:
            Of degree 0 ``[K, widths]``, which are real; of degree 1 the imaginary part ``[K, widths, 3]``, empty
            without that degree.
        """
        dtype, radial = wave_vectors.dtype, self.radial_spline
        scale = self.cl_scale.to(dtype)
        gaussian = torch.exp(-0.5 * wave_vectors.square().sum(1, keepdim=True) * radial.sigma2.to(dtype))
        scalars = math.sqrt(1 / (4 * math.pi)) * radial.pref0.to(dtype) * scale[:, 0] * gaussian
        if self.max_l == 0:
            return scalars, wave_vectors.new_zeros(*scalars.shape, 0)
        lengths = math.sqrt(3 / (4 * math.pi)) * radial.pref1.to(dtype) * scale[:, 1] * gaussian
        return scalars, -lengths.unsqueeze(2) * to_components(wave_vectors).unsqueeze(1)


def to_components(vectors: Tensor) -> Tensor:
    """``[..., 3]`` x, y, z as the components of degree 1."""
    return torch.stack((vectors[..., 1], vectors[..., 2], vectors[..., 0]), dim=-1)


def from_components(components: Tensor) -> Tensor:
    """``[..., 3]`` components of degree 1 as x, y, z."""
    return torch.stack((components[..., 2], components[..., 0], components[..., 1]), dim=-1)


class GTOSelfInteractionBlock(nn.Module):
    """What the orbitals of an atom measure of the potential of its own charges.

    Args:
        l_source: highest degree of the charges.
        width_source: of the charges, in Å.
        l_receive: highest degree of the orbitals.
        widths_receive: of the orbitals, in Å.
        kind_receive: how these are normalised.
    """

    overlap_constants: Tensor
    select_indices: Tensor

    def __init__(
        self,
        l_source: int,
        width_source: float,
        l_receive: int,
        widths_receive: Sequence[float],
        kind_receive: str,
    ) -> None:
        super().__init__()
        degrees = range(min(l_source, l_receive) + 1)
        constants: list[float] = []
        indices: list[int] = []
        for l in degrees:
            source = normalisation(l, width_source, "multipoles")
            for width in widths_receive:
                receive = normalisation(l, width, kind_receive)
                overlap = source * receive * FIELD_CONSTANT / (2 * l + 1) * _radial_overlap(l, width_source, width)
                constants += [overlap] * (2 * l + 1)
                indices += range(l**2, (l + 1) ** 2)
        self.register_buffer("overlap_constants", _constant(constants))
        self.register_buffer("select_indices", torch.tensor(indices))
        self._num_others = len(widths_receive) * ((l_receive + 1) ** 2 - len(degrees) ** 2)

    def forward(self, charges: Tensor) -> Tensor:
        """Of ``[..., multipoles]`` what each orbital measures, ``[..., orbitals]``, degree by degree."""
        found = charges.index_select(-1, self.select_indices) * self.overlap_constants.to(charges.dtype)
        return torch.nn.functional.pad(found, (0, self._num_others))


def _radial_overlap(l: int, width_source: float, width: float) -> float:
    """Integral of r^(l + 2), a Gaussian and the potential of another, on the points that graph_longrange takes."""
    end = 10 * max(width, width_source)
    r = torch.linspace(0.0001, end, 10_000, dtype=torch.float64)
    inner = torch.special.gammainc(torch.full_like(r, l + 1.5), 0.5 * (r / width) ** 2) * math.gamma(l + 1.5)
    inner = 2 ** (l + 0.5) * width ** (2 * l + 3) * inner * r ** -(l + 1)
    outer = width**2 * r**l * torch.exp(-0.5 * (r / width) ** 2)
    values = r ** (l + 2) * torch.exp(-0.5 * (r / width_source) ** 2) * (inner + outer)
    return float(torch.trapezoid(values, r))


class GTOFieldProjection(nn.Module):
    """What orbitals measure of a potential that is linear around each atom.

    Args:
        max_l: highest degree of the orbitals.
        widths: of the orbitals, in Å.
        kind: how these are normalised.

    Attributes:
        matrix: ``[orbitals, 4]``, by which potential, z, x and y component of its slope are multiplied.
    """

    matrix: Tensor

    def __init__(self, max_l: int, widths: Sequence[float], kind: str) -> None:
        super().__init__()
        count = len(widths)
        matrix = torch.zeros((max_l + 1) ** 2 * count, 4, dtype=torch.get_default_dtype())
        for index, width in enumerate(widths):
            scalar = normalisation(0, width, kind) * math.sqrt(8 * math.pi) * math.gamma(1.5) * width**3
            matrix[index, 0] = scalar
            if max_l == 1:
                slope = normalisation(1, width, kind) * math.sqrt(1.5) * width**5 * 2 * math.pi
                for component, column in enumerate((3, 1, 2)):
                    matrix[count + 3 * index + component, column] = slope
        self.register_buffer("matrix", matrix)

    def forward(self, potential: Tensor, slope: Tensor) -> Tensor:
        """What each orbital measures, ``[..., orbitals]``.

        Args:
            potential: ``[...]`` at the atom, in V.
            slope: ``[..., 3]`` in V/Å.
        """
        fields = torch.cat((potential.unsqueeze(-1), slope[..., [2, 0, 1]]), dim=-1)
        return fields @ self.matrix.to(fields.dtype).T
