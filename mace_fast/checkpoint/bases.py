"""The bases of a model's symmetric contractions."""

from collections import Counter
from collections.abc import Iterator, Sequence

from mace_fast.checkpoint.module_view import ModuleView
from mace_fast.irreps import Irreps
from mace_fast.kernels.algebra import Irrep, full_basis

MAX_NUMBERS = 2**28
"""In the bases of a model, 2 GiB in float64; those of l_max 3 and degree 4 with vectors hold a third of it."""


def contractions(product: ModuleView) -> list[ModuleView]:
    """The contractions of a product block, one per output irrep.

    Args:
        product: the block.

    Returns:
        Its contractions, at least one.

    Raises:
        ValueError: if there is none.
    """
    found = product["symmetric_contractions"]["contractions"].children()
    if not found:
        raise ValueError(f"the {product.class_name}{product.place} has no contractions")
    return found


def correlation(product: ModuleView) -> int:
    """Highest degree of a product block.

    Args:
        product: the block.

    Returns:
        The number of bases of each contraction, which is also that of its weights.

    Raises:
        ValueError: if the contractions differ.
    """
    degrees = set()
    for contraction in contractions(product):
        names = [name for name, _, _ in contraction.tensors()]
        degrees.add(sum(name.startswith("U_matrix_") for name in names))
        degrees.add(1 + len(list(contraction["weights"].tensors())))
    if len(degrees) != 1:
        raise ValueError(f"the contractions of {product.path} have bases and weights of different degrees: {degrees}")
    return degrees.pop()


def full_basis_sizes(product: ModuleView) -> Iterator[tuple[str, int]]:
    """Number of functions that every basis of a product block has in full.

    Args:
        product: the block.

    Yields:
        Name of the U tensor in the model's state dict, and how many functions the full basis of its degree has.

    Raises:
        ValueError: if the bases are larger than any model's.
    """
    block = product["symmetric_contractions"]
    inputs = [(ir.l, ir.p) for _, ir in block.irreps("irreps_in")]
    check_bases(inputs, block.irreps("irreps_out"), correlation(product))
    outputs = [(ir.l, ir.p) for _, ir in block.irreps("irreps_out")]
    for output, contraction in zip(outputs, contractions(product), strict=False):
        for degree in range(1, correlation(product) + 1):
            yield f"{contraction.path}.U_matrix_{degree}", full_basis(inputs, output, degree).shape[-1]


def check_bases(inputs: Sequence[Irrep], outputs: Irreps, degree: int) -> None:
    """Refuse bases that take all memory: they are built from a few numbers, whatever the size of the file.

    Args:
        inputs: irreps that a product takes, multiplicity 1 each.
        outputs: irreps that it gives.
        degree: its highest degree.

    Raises:
        ValueError: if the full bases of all outputs and degrees hold more than `MAX_NUMBERS` numbers.
    """
    components = sum(2 * l + 1 for l, _ in inputs)
    chains = Counter(inputs)
    total = 0
    for power in range(1, degree + 1):
        if power > 1:
            chains = _coupled(chains, inputs)
        total += sum(ir.dim * components**power * chains[(ir.l, ir.p)] for _, ir in outputs)
        if total > MAX_NUMBERS:
            raise ValueError(
                f"products of degree {degree} of irreps up to l = {max(l for l, _ in inputs)} have bases of more than "
                f"{MAX_NUMBERS} numbers, which no model has: max_ell or correlation is wrong"
            )


def _coupled(chains: Counter[Irrep], inputs: Sequence[Irrep]) -> Counter[Irrep]:
    """How many chains of couplings lead to each irrep with one more input."""
    counts = Counter[Irrep]()
    for (l, p), count in chains.items():
        for other, parity in inputs:
            for total in range(abs(l - other), l + other + 1):
                counts[(total, p * parity)] += count
    return counts
