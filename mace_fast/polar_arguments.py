"""Arguments of a ``PolarMACE``: checks, and what follows from them."""

from collections.abc import Mapping, Sequence
from typing import Any

from torch import nn

from mace_fast.arguments import whole_numbers
from mace_fast.blocks.gto import MAX_DEGREE
from mace_fast.irreps import Irreps


def degrees(multipoles: int, features: int) -> tuple[int, int]:
    """Highest degrees of multipoles and orbitals.

    Raises:
        ValueError: one of them is none that there is.
    """
    found = whole_numbers([multipoles, features], "atomic_multipoles_max_l and field_feature_max_l").tolist()
    if not all(0 <= l <= MAX_DEGREE for l in found):
        raise ValueError(f"atomic_multipoles_max_l and field_feature_max_l must be 0 or 1, got {found}")
    return found[0], found[1]


def norms_of_orbitals(given: Sequence[float] | None, max_l: int, num_widths: int) -> list[float]:
    """Norm of every orbital, in their order.

    Args:
        given: one for each degree and width; ones if None.
        max_l: highest degree.
        num_widths: how many widths there are.

    Raises:
        ValueError: they are more or fewer.
    """
    count = num_widths * (max_l + 1)
    norms = [1.0] * count if given is None else list(given)
    if len(norms) != count:
        raise ValueError(
            f"field_feature_norms must have {count} numbers, one for each of the {num_widths} widths and {max_l + 1} "
            f"degrees, got {norms}"
        )
    return [norm for index, norm in enumerate(norms) for _ in range(2 * (index // num_widths) + 1)]


def check_hidden(hidden: Irreps, num_interactions: int) -> None:
    """Refuse hidden irreps that the blocks of the field cannot read.

    Raises:
        ValueError: they are not sorted, or more than a single layer gives.
    """
    if hidden != Irreps(hidden.sort().irreps.simplify()):
        raise ValueError(f"hidden_irreps must be sorted, such as 128x0e+128x1o, got {hidden}")
    if num_interactions == 1 and len(hidden) > 1:
        raise ValueError(
            f"a single layer gives scalars alone, and PolarMACE reads {hidden} of it: take two layers or fewer irreps"
        )


def block(config: Mapping[str, Any], known: Mapping[str, type[nn.Module]], argument: str) -> type[nn.Module]:
    """The block that a configuration names, the only one there is if it names none.

    Args:
        config: with a ``type``, a class or its name.
        known: blocks by name.
        argument: whose configuration it is.

    Raises:
        ValueError: there is no such block.
    """
    kind = config.get("type", next(iter(known)))
    name = kind if isinstance(kind, str) else kind.__name__
    if name not in known:
        raise ValueError(f"{argument} has the type {name}; mace_fast has {', '.join(known)}")
    return known[name]


def number_of_steps(given: int) -> int:
    """How often charges change.

    Raises:
        ValueError: it is no whole number from 0 on.
    """
    steps = int(whole_numbers([given], "num_recursion_steps")[0])
    if steps < 0:
        raise ValueError(f"num_recursion_steps must be 0 or more, got {given}")
    return steps


def check_lengths(width: float, widths: Sequence[float], factor: float) -> None:
    """Refuse widths of orbitals in Å and a factor of the cutoff that are not positive.

    Raises:
        ValueError: names them.
    """
    if not widths or not all(number > 0 for number in (width, *widths, factor)):
        raise ValueError(
            "atomic_multipoles_smearing_width, field_feature_widths and kspace_cutoff_factor must be positive, got "
            f"{width}, {list(widths)} and {factor}"
        )
