"""Symmetric contraction with mace-torch's parameters, and the product block around it."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from mace_fast.blocks.linear import Linear
from mace_fast.execution import Execution
from mace_fast.folding import Frozen
from mace_fast.graph import Species
from mace_fast.irreps import Irreps
from mace_fast.kernels import symmetric_contraction
from mace_fast.kernels.algebra import NestedPlan, Terms, full_basis, nested_plan, reduced_basis, terms_from_u
from mace_fast.kernels.algebra.factoring import depth_first, factored
from mace_fast.kernels.irreps_linear import matrix_product
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
        terms: of each degree; read from U.
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

    def weight(self, degree: int) -> Tensor:
        """The weights of one degree, ``[num_elements, basis functions, num_channels]``."""
        return self.weights_max if degree == self.correlation else self.weights[self.correlation - 1 - degree]

    def _read_terms(self) -> None:
        self.terms: list[Terms] = []
        for degree in range(1, self.correlation + 1):
            u = self.u_matrix(degree)
            array = u.detach().cpu().double().numpy()
            terms = terms_from_u(array if self.irrep_out.dim > 1 else array[None])
            self.terms.append(terms)

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


class SymmetricContraction(Frozen):
    """Product basis of MACE for all output irreps (arXiv:2206.07697, eqs. 10 and 11).

    Attributes:
        mixing: ``[basis functions, terms]``, the coefficients of each term of the plan in the functions of all degrees
            and irreps laid one after the other; not part of the state dict.
    """

    mixing: Tensor

    def __init__(
        self, irreps_in: Irreps, irreps_out: Irreps, correlation: int, num_elements: int, use_reduced_cg: bool
    ) -> None:
        super().__init__()
        self.irreps_in = irreps_in
        self.irreps_out = irreps_out
        self.contractions = nn.ModuleList(
            Contraction(irreps_in, Irreps([(1, ir)]), correlation, num_elements, use_reduced_cg) for _, ir in irreps_out
        )
        self._alike = num_elements == 1
        self._correlation = correlation
        self._plan: tuple[list[Terms], NestedPlan] | None = None
        self.plan()
        self.register_load_state_dict_post_hook(_renew_plan)  # type: ignore[no-untyped-call]

    def forward(self, x: Tensor, species: Species, execution: Execution) -> Tensor:
        """Contract the messages, ``[num_nodes, components, channels]`` to ``[num_nodes, components_out, channels]``."""
        return symmetric_contraction(
            x,
            self.coefficients(None if self._alike else species.present, execution.backend),
            species.present_index,
            self.plan(),
            species_order=species.order,
            backend=execution.backend,
        )

    def coefficients(self, present: Tensor | None, backend: str) -> Tensor:
        """Coefficients of all terms in the order of the plan, ``[num_present, terms, num_channels]``; None for all."""
        sources = [*self.parameters(), *self.buffers(), *([] if present is None else [present])]
        return self.derived(("coefficients", backend), sources, lambda: self._folded(present, backend))

    def _folded(self, present: Tensor | None, backend: str) -> Tensor:
        weights = [contraction.weight(degree) for degree, contraction in self._blocks()]
        rows = torch.cat([one if present is None else one[present] for one in weights], dim=1).transpose(1, 2)
        terms = matrix_product(rows.flatten(0, 1), self.mixing, backend)
        return terms.unflatten(0, rows.shape[:2]).transpose(1, 2)

    def _blocks(self) -> Iterator[tuple[int, Contraction]]:
        """Degree and contraction of every block of weights, in the order in which ``mixing`` has them."""
        for degree in range(1, self._correlation + 1):
            for contraction in self.contractions:
                assert isinstance(contraction, Contraction)
                yield degree, contraction

    def plan(self) -> NestedPlan:
        """The terms of all output irreps in nested form, made anew when a basis has changed.

        While a graph is compiled it is taken as it is: loading a basis renews it.
        """
        if self._plan is not None and torch.compiler.is_compiling():
            return self._plan[1]
        terms = [terms for contraction in self.contractions for terms in contraction.terms]  # type: ignore[union-attr]
        if self._plan is None or any(old is not new for old, new in zip(self._plan[0], terms, strict=True)):
            plan, self._order = depth_first(factored(self._merged_plan()))
            self._plan = (terms, plan)
            self._register_mixing()
        return self._plan[1]

    def _register_mixing(self) -> None:
        """Put ``mixing`` where U is; from the float64 numbers, whatever the dtype was before."""
        matrices = [torch.tensor(contraction.terms[degree - 1].mixing) for degree, contraction in self._blocks()]
        mixing = torch.block_diag(*matrices)[self._order].T.contiguous()
        like = next(self._blocks())[1].u_matrix(1)
        self.register_buffer("mixing", mixing.to(like), persistent=False)

    def _apply(self, *args: Any, **kwargs: Any) -> "SymmetricContraction":
        before = (self.mixing.dtype, self.mixing.device)
        super()._apply(*args, **kwargs)  # type: ignore[no-untyped-call]
        if (self.mixing.dtype, self.mixing.device) != before:
            self._register_mixing()
        return self

    def _merged_plan(self) -> NestedPlan:
        """The terms of degree 1 of all output irreps, then those of degree 2, and so on."""
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


def _renew_plan(module: nn.Module, incompatible_keys: object) -> None:
    """Hook after a state dict was loaded."""
    assert isinstance(module, SymmetricContraction)
    module.plan()


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

    def forward(self, node_feats: Tensor, sc: Tensor | None, species: Species, execution: Execution) -> Tensor:
        """Map ``[num_nodes, components, channels]`` to the features of the layer, same layout."""
        species = species.all_alike() if self.use_agnostic_product else species
        product = self.linear(self.symmetric_contractions(node_feats, species, execution), execution)
        return product + sc if self.use_sc and sc is not None else product
