"""The bases of a model's symmetric contractions."""

from collections.abc import Iterator

from mace_fast.checkpoint.module_view import ModuleView
from mace_fast.kernels.tables import full_basis


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
    """
    block = product["symmetric_contractions"]
    inputs = [(ir.l, ir.p) for _, ir in block.irreps("irreps_in")]
    outputs = [(ir.l, ir.p) for _, ir in block.irreps("irreps_out")]
    for output, contraction in zip(outputs, contractions(product), strict=False):
        for degree in range(1, correlation(product) + 1):
            yield f"{contraction.path}.U_matrix_{degree}", full_basis(inputs, output, degree).shape[-1]
