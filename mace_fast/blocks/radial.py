"""Radial basis, distance transform and cutoff, with mace-torch's buffers and names."""

import math
from typing import Any

import ase.data
import torch
from torch import Tensor, nn

from mace_fast.irreps import Irreps
from mace_fast.kernels import RadialParameters


def covalent_radii() -> Tensor:
    """Of every element by atomic number, in Å."""
    return torch.tensor(ase.data.covalent_radii, dtype=torch.get_default_dtype())


class BesselBasis(nn.Module):
    """Frequencies of the spherical Bessel functions (DimeNet, arXiv:2003.03123, eq. 7)."""

    name = "bessel"
    functions = "bessel_weights"
    """The buffer that has one number for every function."""

    bessel_weights: Tensor
    prefactor: Tensor

    def __init__(self, r_max: float, num_basis: int = 8) -> None:
        super().__init__()
        frequencies = math.pi / r_max * torch.linspace(1.0, num_basis, num_basis)
        self.register_buffer("bessel_weights", frequencies)
        self.register_buffer("r_max", torch.tensor(r_max, dtype=torch.get_default_dtype()))
        self.register_buffer("prefactor", torch.tensor(math.sqrt(2.0 / r_max), dtype=torch.get_default_dtype()))

    def weights_and_scale(self) -> tuple[Tensor, Tensor]:
        """Frequencies ``[B]`` in 1/Å and prefactor."""
        return self.bessel_weights, self.prefactor


class GaussianBasis(nn.Module):
    """Centres of Gaussians, evenly spaced on [0, r_max]."""

    name = "gaussian"
    functions = "gaussian_weights"
    """The buffer that has one number for every function."""

    gaussian_weights: Tensor

    def __init__(self, r_max: float, num_basis: int = 128) -> None:
        super().__init__()
        if num_basis < 2:
            raise ValueError(f"the gaussian basis needs num_bessel of 2 or more, got {num_basis}")
        self.register_buffer("gaussian_weights", torch.linspace(0.0, r_max, num_basis))
        self.coeff = -0.5 / (r_max / (num_basis - 1)) ** 2

    def weights_and_scale(self) -> tuple[Tensor, float]:
        """Centres ``[B]`` in Å and factor of the exponent."""
        return self.gaussian_weights, self.coeff


class ChebychevBasis(nn.Module):
    """Orders of the Chebyshev polynomials."""

    name = "chebyshev"
    functions = "n"
    """The buffer that has one number for every function."""

    n: Tensor

    def __init__(self, r_max: float, num_basis: int = 8) -> None:
        super().__init__()
        self.register_buffer("n", torch.arange(1, num_basis + 1, dtype=torch.get_default_dtype()).unsqueeze(0))
        self.num_basis = num_basis
        self.r_max = r_max

    def weights_and_scale(self) -> tuple[Tensor, float]:
        """Orders ``[B]``, and a scale that is not used."""
        return self.n.flatten(), 1.0


class Envelope(nn.Module):
    """Holds the exponent of a polynomial cutoff, as mace-torch's buffer ``p`` and as the number ``exponent``.

    The number is read when the buffer is made or loaded: reading it in every step would make a GPU wait.
    """

    p: Tensor

    def __init__(self, p: int) -> None:
        super().__init__()
        self.register_buffer("p", torch.tensor(p, dtype=torch.int))
        self.exponent = p

    def _load_from_state_dict(self, *args: Any, **kwargs: Any) -> None:
        super()._load_from_state_dict(*args, **kwargs)
        self.exponent = int(self.p)


class PolynomialCutoff(Envelope):
    """Exponent and radius of the polynomial cutoff (DimeNet, arXiv:2003.03123, eq. 8)."""

    r_max: Tensor

    def __init__(self, r_max: float, p: int = 6) -> None:
        super().__init__(p)
        self.register_buffer("r_max", torch.tensor(r_max, dtype=torch.get_default_dtype()))


class AgnesiTransform(nn.Module):
    """Constants of the Agnesi transform (Witt et al., J. Chem. Phys. 159, 164101, 2023)."""

    name = "Agnesi"
    q: Tensor
    p: Tensor
    a: Tensor
    covalent_radii: Tensor

    def __init__(self, q: float = 0.9183, p: float = 4.5791, a: float = 1.0805) -> None:
        super().__init__()
        self.register_buffer("q", torch.tensor(q, dtype=torch.get_default_dtype()))
        self.register_buffer("p", torch.tensor(p, dtype=torch.get_default_dtype()))
        self.register_buffer("a", torch.tensor(a, dtype=torch.get_default_dtype()))
        self.register_buffer("covalent_radii", covalent_radii())

    def constants(self) -> tuple[Tensor, ...]:
        """The scalars a, q and p."""
        return self.a, self.q, self.p


class SoftTransform(nn.Module):
    """Constants of the soft transform."""

    name = "Soft"
    alpha: Tensor
    covalent_radii: Tensor

    def __init__(self, alpha: float = 4.0) -> None:
        super().__init__()
        self.register_buffer("alpha", torch.tensor(alpha, dtype=torch.get_default_dtype()))
        self.register_buffer("covalent_radii", covalent_radii())

    def constants(self) -> tuple[Tensor, ...]:
        """The scalar alpha."""
        return (self.alpha,)


# The one list of each by the name that the constructor takes, which is the name in BASES and TRANSFORMS of
# mace_fast.kernels.edge_embedding.parameters too: what a model may be made of, what files may name and what can be
# converted follows from them.
basis_classes: dict[str, type[BesselBasis | GaussianBasis | ChebychevBasis]] = {
    cls.name: cls for cls in (BesselBasis, GaussianBasis, ChebychevBasis)
}
transform_classes: dict[str, type[AgnesiTransform | SoftTransform]] = {
    cls.name: cls for cls in (AgnesiTransform, SoftTransform)
}


class RadialEmbeddingBlock(nn.Module):
    """Holds the parameters of the radial embedding; the arithmetic is :func:`mace_fast.kernels.edge_embedding`."""

    bessel_fn: BesselBasis | GaussianBasis | ChebychevBasis
    distance_transform: AgnesiTransform | SoftTransform

    def __init__(
        self,
        r_max: float,
        num_bessel: int,
        num_polynomial_cutoff: int,
        radial_type: str | None = "bessel",
        distance_transform: str | None = "None",
        apply_cutoff: bool = True,
    ) -> None:
        super().__init__()
        if radial_type not in basis_classes:
            raise ValueError(f"radial_type must be one of {', '.join(basis_classes)}; got {radial_type!r}")
        self.bessel_fn = basis_classes[radial_type](r_max=r_max, num_basis=num_bessel)
        transform = distance_transform or "None"
        if transform not in ("None", *transform_classes):
            known = ", ".join(("None", *transform_classes))
            raise ValueError(f"distance_transform must be one of {known}; got {transform!r}")
        self.transformed = transform != "None"
        if self.transformed:
            self.distance_transform = transform_classes[transform]()
        self.cutoff_fn = PolynomialCutoff(r_max=r_max, p=num_polynomial_cutoff)
        self.out_dim = num_bessel
        self.apply_cutoff = apply_cutoff

    def parameters_of_edges(self) -> RadialParameters:
        """The present values of all parameters, as the operation takes them."""
        weights, scale = self.bessel_fn.weights_and_scale()
        return RadialParameters(
            r_max=self.cutoff_fn.r_max,
            p=self.cutoff_fn.exponent,
            basis=self.bessel_fn.name,
            weights=weights,
            scale=scale,
            transform=self.distance_transform.name if self.transformed else "None",
            transform_parameters=self.distance_transform.constants() if self.transformed else (),
            apply_cutoff=self.apply_cutoff,
        )

    def pair_radii(self, node_atomic_numbers: Tensor, senders: Tensor, receivers: Tensor) -> Tensor:
        """Sum of the covalent radii of each edge as its distance transform has them, ``[num_edges]`` in Å."""
        radii = self.distance_transform.covalent_radii[node_atomic_numbers]
        return radii[senders] + radii[receivers]


class SphericalHarmonics(nn.Module):
    """Names the harmonics that the layers are built for; the values come from the edge embedding."""

    def __init__(self, irreps_out: Irreps) -> None:
        super().__init__()
        self.irreps_out = irreps_out
        self._lmax = irreps_out.lmax
