"""Radial basis, distance transform, cutoff and short-range repulsion, with mace-torch's buffers and names."""

import math
from typing import Any

import ase.data
import torch
from torch import Tensor, nn

from mace_fast.graph import Edges, Nodes
from mace_fast.irreps import Irreps
from mace_fast.kernels import RadialParameters, polynomial_envelope
from mace_fast.kernels.edge_embedding.parameters import TRANSFORMS


def _covalent_radii() -> Tensor:
    return torch.tensor(ase.data.covalent_radii, dtype=torch.get_default_dtype())


class BesselBasis(nn.Module):
    """Frequencies of the spherical Bessel functions (DimeNet, arXiv:2003.03123, eq. 7)."""

    name = "bessel"
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
    n: Tensor

    def __init__(self, r_max: float, num_basis: int = 8) -> None:
        super().__init__()
        self.register_buffer("n", torch.arange(1, num_basis + 1, dtype=torch.get_default_dtype()).unsqueeze(0))
        self.num_basis = num_basis
        self.r_max = r_max

    def weights_and_scale(self) -> tuple[Tensor, float]:
        """Orders ``[B]``, and a scale that is not used."""
        return self.n.flatten(), 1.0


class _Envelope(nn.Module):
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


class PolynomialCutoff(_Envelope):
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
        self.register_buffer("covalent_radii", _covalent_radii())

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
        self.register_buffer("covalent_radii", _covalent_radii())

    def constants(self) -> tuple[Tensor, ...]:
        """The scalar alpha."""
        return (self.alpha,)


_BASES = {basis.name: basis for basis in (BesselBasis, GaussianBasis, ChebychevBasis)}
_TRANSFORMS = {transform.name: transform for transform in (AgnesiTransform, SoftTransform)}


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
        if radial_type not in _BASES:
            raise ValueError(f"radial_type must be one of {', '.join(_BASES)}; got {radial_type!r}")
        self.bessel_fn = _BASES[radial_type](r_max=r_max, num_basis=num_bessel)
        name = distance_transform or "None"
        if name not in TRANSFORMS:
            raise ValueError(f"distance_transform must be one of {', '.join(TRANSFORMS)}; got {name!r}")
        self.transformed = name != "None"
        if self.transformed:
            self.distance_transform = _TRANSFORMS[name]()
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

    def pair_radii(self, node_atomic_numbers: Tensor | None, senders: Tensor, receivers: Tensor) -> Tensor | None:
        """Sum of the covalent radii of each edge, ``[num_edges]`` in Å; None without a distance transform."""
        if not self.transformed or node_atomic_numbers is None:
            return None
        radii = self.distance_transform.covalent_radii[node_atomic_numbers]
        return radii[senders] + radii[receivers]


class ZBLBasis(_Envelope):
    """Ziegler-Biersack-Littmark repulsion, cut off at the sum of the covalent radii.

    Source: Ziegler, Biersack, Littmark, The Stopping and Range of Ions in Solids (1985); same values as
    ``mace.modules.radial.ZBLBasis``.
    """

    c: Tensor
    covalent_radii: Tensor
    a_exp: Tensor
    a_prefactor: Tensor

    def __init__(self, p: int = 6) -> None:
        super().__init__(p)
        self.register_buffer("c", torch.tensor([0.1818, 0.5099, 0.2802, 0.02817], dtype=torch.get_default_dtype()))
        self.register_buffer("covalent_radii", _covalent_radii())
        self.register_buffer("a_exp", torch.tensor(0.300))
        self.register_buffer("a_prefactor", torch.tensor(0.4543))

    def forward(self, edges: Edges, node_atomic_numbers: Tensor, nodes: Nodes) -> Tensor:
        """Half the pair energies of all edges, summed by receiver: ``[num_receivers]`` in eV."""
        lengths, senders, receivers = edges.lengths, edges.topology.senders, edges.topology.receivers
        # integers to the power of a scalar would take torch's default dtype, which need not be the model's
        z = node_atomic_numbers.to(lengths.dtype)
        z_sender, z_receiver = z[senders], z[receivers]
        screening = self.a_prefactor * 0.529 / (torch.pow(z_sender, self.a_exp) + torch.pow(z_receiver, self.a_exp))
        u = lengths / screening
        exponents = (-3.2, -0.9423, -0.4028, -0.2016)
        phi = torch.stack([c * torch.exp(exponent * u) for c, exponent in zip(self.c, exponents, strict=True)]).sum(0)
        radii = self.covalent_radii[node_atomic_numbers]
        r_max = radii[senders] + radii[receivers]
        pair_energy = (
            14.3996 * z_sender * z_receiver / lengths * phi * polynomial_envelope(lengths, r_max, self.exponent)
        )
        return edges.topology.sum_by_receiver(0.5 * pair_energy, nodes)


class SphericalHarmonics(nn.Module):
    """Names the harmonics that the layers are built for; the values come from the edge embedding."""

    def __init__(self, irreps_out: Irreps) -> None:
        super().__init__()
        self.irreps_out = irreps_out
        self._lmax = irreps_out.lmax
