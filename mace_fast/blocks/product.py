"""Symmetric contraction with mace-torch's parameters, and the product block around it."""

import numpy as np
import torch
from torch import Tensor, nn

from mace_fast.blocks.linear import Linear
from mace_fast.graph import Nodes
from mace_fast.irreps import Irreps
from mace_fast.kernels import symmetric_contraction
from mace_fast.kernels.tables import NestedPlan, Terms, full_basis, nested_plan, reduced_basis, terms_from_u
from mace_fast.layout import num_channels


class EmptyParam(nn.Parameter):
    """Zeros that never train: the weight of a degree that mace-torch takes for empty."""

    def __new__(cls, data: Tensor, requires_grad: bool = False) -> "EmptyParam":
        """Make a parameter of zeros shaped as ``data``."""
        return super().__new__(cls, torch.zeros_like(data), requires_grad=False)

    def requires_grad_(self, requires_grad: bool = True) -> "EmptyParam":
        """Stay frozen."""
        return self


def _mace_has_full_basis(l_max: int, degree: int) -> bool:
    """Whether mace-torch builds the full basis; it silently takes the reduced one where e3nn's table (l <= 11) ends.

    The couplings of degree 4 are restricted to l < 12, so the table is enough for them.
    """
    return degree == 4 or degree * l_max <= 11


class Contraction(nn.Module):
    """Weights and basis of the contraction to one irrep; evaluated by :class:`SymmetricContraction`.

    Attributes:
        weights_max: ``[num_elements, K, num_channels]`` of the highest degree.
        weights: the same of the lower degrees, from the second highest down to 1.
        U_matrix_1, U_matrix_2, ...: the basis of each degree, ``[2 l + 1, S, ..., S, K]``, without the first axis
            for l = 0.
    """

    weights_max: nn.Parameter

    def __init__(
        self, irreps_in: Irreps, irrep_out: Irreps, correlation: int, num_elements: int, use_reduced_cg: bool
    ) -> None:
        super().__init__()
        self.num_features = num_channels(irreps_in, "the input of the symmetric contraction")
        self.num_elements = num_elements
        self.coupling_irreps = Irreps([ir for _, ir in irreps_in])
        self.irrep_out = irrep_out
        self.correlation = correlation
        irreps = [(ir.l, ir.p) for _, ir in irreps_in]
        l, p = irrep_out[0].ir.l, irrep_out[0].ir.p
        tensors = []
        for degree in range(1, correlation + 1):
            reduced = use_reduced_cg or not _mace_has_full_basis(irreps_in.lmax, degree)
            tensors.append((reduced_basis if reduced else full_basis)(irreps, (l, p), degree))
        self.set_basis([torch.tensor(u[0] if l == 0 else u, dtype=torch.get_default_dtype()) for u in tensors])
        self._freeze_empty_degrees()

    def set_basis(self, u_matrices: list[Tensor]) -> None:
        """Adopt the basis of a checkpoint and make new random weights of the size that it needs.

        Args:
            u_matrices: the U tensor of every degree from 1 on, as mace-torch stores them.

        Raises:
            ValueError: the number of tensors or a shape does not fit this contraction.
        """
        size = sum(ir.dim for _, ir in self.coupling_irreps)
        leading = [] if self.irrep_out.dim == 1 else [self.irrep_out.dim]
        if len(u_matrices) != self.correlation:
            raise ValueError(
                f"a basis of degree {self.correlation} needs {self.correlation} U tensors, got {len(u_matrices)}"
            )
        for degree, u in enumerate(u_matrices, start=1):
            wanted = leading + [size] * degree
            if list(u.shape[:-1]) != wanted:
                raise ValueError(f"U_matrix_{degree} must have shape {wanted} + [K], got {list(u.shape)}")
            self.register_buffer(f"U_matrix_{degree}", u)
        new = [
            nn.Parameter(torch.randn(self.num_elements, u.shape[-1], self.num_features, dtype=u.dtype) / u.shape[-1])
            for u in reversed(u_matrices)
        ]
        self.weights_max = new[0]
        self.weights = nn.ParameterList(new[1:])
        for index, u in enumerate(u_matrices):
            name = f"weights_{index}_zeroed" if index < self.correlation - 1 else "weights_max_zeroed"
            self.register_buffer(name, torch.tensor(not bool(u.any())))
        self._read_terms()

    def u_matrix(self, degree: int) -> Tensor:
        """The U tensor of one degree."""
        return self.get_buffer(f"U_matrix_{degree}")

    def folded(self, present: Tensor) -> list[Tensor]:
        """Coefficients of the terms of each degree from 1 on: ``[species present, terms, num_channels]``."""
        weights = [*reversed(list(self.weights)), self.weights_max]
        return [
            torch.einsum(
                "tk,zkc->ztc", torch.tensor(terms.mixing, dtype=weight.dtype, device=weight.device), weight[present]
            )
            for terms, weight in zip(self.terms, weights, strict=True)
        ]

    def _read_terms(self) -> None:
        self.terms: list[Terms] = []
        for degree in range(1, self.correlation + 1):
            u = self.u_matrix(degree).detach().cpu().double().numpy()
            self.terms.append(terms_from_u(u if self.irrep_out.dim > 1 else u[None]))

    def _freeze_empty_degrees(self) -> None:
        """Zero the weights that mace-torch zeroes.

        It means to zero the weight of every degree whose U is zero but counts ``weights`` from the wrong end: for
        an empty degree nu it zeroes that of degree N - nu. Whoever trains the same model must start from the same.
        """
        for index in range(self.correlation - 1):
            if self.get_buffer(f"weights_{index}_zeroed"):
                self.weights[index] = EmptyParam(self.weights[index])
        if self.get_buffer("weights_max_zeroed"):
            self.weights_max = EmptyParam(self.weights_max)

    def _load_from_state_dict(self, *args: object, **kwargs: object) -> None:
        before = [self.u_matrix(degree).clone() for degree in range(1, self.correlation + 1)]
        super()._load_from_state_dict(*args, **kwargs)
        after = [self.u_matrix(degree) for degree in range(1, self.correlation + 1)]
        if any(not torch.equal(old, new.to(old)) for old, new in zip(before, after, strict=True)):
            self._read_terms()


class SymmetricContraction(nn.Module):
    """Product basis of MACE for all output irreps (arXiv:2206.07697, eqs. 10 and 11)."""

    def __init__(
        self, irreps_in: Irreps, irreps_out: Irreps, correlation: int, num_elements: int, use_reduced_cg: bool
    ) -> None:
        super().__init__()
        self.irreps_in = irreps_in
        self.irreps_out = irreps_out
        self.contractions = nn.ModuleList(
            Contraction(irreps_in, Irreps([(1, ir)]), correlation, num_elements, use_reduced_cg) for _, ir in irreps_out
        )
        self._plan: tuple[list[Terms], NestedPlan] | None = None

    def forward(self, x: Tensor, present: Tensor, present_index: Tensor) -> Tensor:
        """Contract ``[num_nodes, components, channels]`` to ``[num_nodes, components_out, channels]``.

        Args:
            x: the summed messages.
            present: ``[Z]``, the species that occur.
            present_index: ``[num_nodes]``, the position of each node's species among them.
        """
        by_irrep = [contraction.folded(present) for contraction in self.contractions]  # type: ignore[operator]
        coefficients = torch.cat([part for degree in zip(*by_irrep, strict=True) for part in degree], dim=1)
        return symmetric_contraction(x, coefficients, present_index, self.plan())

    def plan(self) -> NestedPlan:
        """The terms of all output irreps in nested form, made anew when a basis has changed."""
        terms = [terms for contraction in self.contractions for terms in contraction.terms]  # type: ignore[union-attr]
        if self._plan is None or any(old is not new for old, new in zip(self._plan[0], terms, strict=True)):
            self._plan = (terms, self._build_plan())
        return self._plan[1]

    def _build_plan(self) -> NestedPlan:
        merged = []
        for by_irrep in zip(*(contraction.terms for contraction in self.contractions), strict=True):
            starts = np.cumsum([0] + [ir.dim for _, ir in self.irreps_out])
            merged.append(
                Terms(
                    monomials=np.concatenate([terms.monomials for terms in by_irrep]),
                    outputs=np.concatenate([t.outputs + start for t, start in zip(by_irrep, starts[:-1], strict=True)]),
                    mixing=np.zeros((sum(len(terms.outputs) for terms in by_irrep), 0)),
                )
            )
        return nested_plan(merged, sum(ir.dim for _, ir in self.irreps_out))


class EquivariantProductBasisBlock(nn.Module):
    """Symmetric contraction, linear map and skip connection."""

    def __init__(
        self,
        node_feats_irreps: Irreps,
        target_irreps: Irreps,
        correlation: int,
        num_elements: int,
        use_sc: bool = True,
        use_agnostic_product: bool = False,
        use_reduced_cg: bool = False,
    ) -> None:
        super().__init__()
        self.use_sc = use_sc
        self.use_agnostic_product = use_agnostic_product
        self.symmetric_contractions = SymmetricContraction(
            node_feats_irreps,
            target_irreps,
            correlation,
            1 if use_agnostic_product else num_elements,
            use_reduced_cg,
        )
        self.linear = Linear(target_irreps, target_irreps)

    def forward(self, node_feats: Tensor, sc: Tensor | None, nodes: Nodes) -> Tensor:
        """Map ``[num_nodes, components, channels]`` to the features of the layer, same layout."""
        present, present_index = nodes.present, nodes.present_index
        if self.use_agnostic_product:
            present, present_index = torch.zeros_like(present[:1]), torch.zeros_like(present_index)
        product = self.linear(self.symmetric_contractions(node_feats, present, present_index))
        return product + sc if self.use_sc and sc is not None else product
