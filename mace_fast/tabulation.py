"""Tables in place of the hidden radial layers, for inference: :func:`tabulate` and :func:`untabulate`."""

import operator
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from itertools import product

import ase.data
import numpy as np
import torch
from torch import nn

from mace_fast.blocks.interaction import InteractionBlock
from mace_fast.blocks.radial_functions import ANY, Pair, Pairs, RadialFunctions
from mace_fast.blocks.tabulated import HIDDEN
from mace_fast.folding import require_ours
from mace_fast.kernels import TableError, table_error
from mace_fast.layers import Layers

MOST_KNOTS = 1 << 20
"""Of a table, in which one hidden function then takes 16 MiB in float32."""


@dataclass(frozen=True)
class TabulationReport:
    """How far the tables of a model are off; ``str`` of it is a table to read.

    Attributes:
        num_knots: of every table.
        layers: one error per interaction block, in order, of its tables in the dtype of the model; relative to the
            largest (or root mean square) entry of the hidden features, or of their slopes. Where pairs of species have
            tables of their own, the largest of ``pairs``.
        pairs: such errors of layers by pair of species, ``(sender, receiver)`` as atomic numbers; empty where one table
            serves all.
    """

    num_knots: int
    layers: tuple[TableError, ...]
    pairs: dict[tuple[int, int], tuple[TableError, ...]]

    def __str__(self) -> str:
        rows = {"": self.layers}
        for pair, layers in self.pairs.items():
            rows["-".join(ase.data.chemical_symbols[number] for number in pair)] = layers
        if self.pairs:
            rows["worst"] = rows.pop("")
        width = max(map(len, rows))
        gap = f"  {'pair':>{width}}" if self.pairs else ""
        lines = [
            f"hidden radial layers in tables of {self.num_knots} knots; relative errors:",
            f"{'layer':>5}{gap}  {'value max':>9}  {'value rms':>9}  {'slope max':>9}  {'slope rms':>9}",
        ]
        for name, layers in rows.items():
            gap = f"  {name:>{width}}" if self.pairs else ""
            for number, error in enumerate(layers):
                numbers = (error.maximum, error.rms, error.slope_maximum, error.slope_rms)
                lines.append(f"{number:>5}{gap}  " + "  ".join(f"{value:>9.1e}" for value in numbers))
        return "\n".join(lines)


def tabulate(model: nn.Module, num_knots: int = 1024, elements: Sequence[int] | None = None) -> TabulationReport:
    """Read the hidden radial layers of a frozen model from tables of cubics in r instead of computing them.

    Every layer of the radial networks but the last is a function of the length of an edge alone, or of the length and
    the species of its two ends: with a distance transform (of either order), and in the non-linear block (of who sends
    and who receives). It is tabulated in float64, with the cutoff, and then rounded to the dtype of the model; so is
    what an edge adds to a learned density. Where species count, each pair of them has a table, made when both are first
    in a structure. Forces, stress and Hessian remain the exact derivatives of the energy, which is off by a little: its
    error falls with the fourth power of ``num_knots``, that of forces and stress with the third, down to what the dtype
    resolves. With 1024 knots the forces of MACE-MP-0 small change by 2.3e-6 eV/Å (RMS over real structures, DESIGN.md
    D24), as much as by float32. The Hessian is off by more, with the second power of ``num_knots``: for phonons go back
    with :func:`untabulate`, or take more knots.

    On a CPU the convolution reads the weights of its edges, linear combinations of these cubics, from tables of their
    own (8 MB for MACE-MP-0 small in float32, 20 for medium, times the number of pairs), unless those of a layer were
    larger than 256 MiB: the same functions for less work. Where the tables of the hidden layers were larger than that,
    too (in float32 for more than 250 pairs with 64 functions), the layers are computed. The logger ``mace_fast`` says
    so.

    The tables are made anew when weights, dtype or device change, as all that :func:`mace_fast.freeze` keeps. Files of
    the model hold weights and no tables.

    Args:
        model: of ``mace_fast``, frozen by :func:`mace_fast.freeze`; changed in place. A model that is tabulated already
            gets new tables.
        num_knots: knots of each table from 0 to ``r_max``, at equal distances.
        elements: atomic numbers, for the errors of the tables of all their pairs; by default the elements of the model
            with the smallest, the median and the largest covalent radius. Where one table serves all pairs they do not
            count.

    Returns:
        The errors of the tables; see :func:`untabulate` to go back.

    Raises:
        ValueError: the model is not frozen; its hidden layers depend on more than length and species, as in the
            attention block; its weights do not vanish at the cutoff; ``num_knots`` is out of range; or the model knows
            not one of the elements.
        TypeError: the model is not of ``mace_fast``, or ``num_knots`` is no integer.
    """
    num_knots = _checked_num_knots(num_knots)
    blocks = _check_model(model)
    assert isinstance(model, Layers)
    pairs = _pairs(model, blocks, elements)
    with torch.inference_mode(False):
        by_pair = {pair: tuple(_error(model, block, pair, num_knots) for block in blocks) for pair in pairs}
    for block in blocks:
        block.drop_tables()
        block.num_knots = num_knots
    layers = tuple(_worst(errors) for errors in zip(*by_pair.values(), strict=True))
    if list(by_pair) == [ANY]:
        return TabulationReport(num_knots, layers, {})
    numbers = model.atomic_numbers.tolist()
    named = {(numbers[sender], numbers[receiver]): errors for (sender, receiver), errors in by_pair.items()}
    return TabulationReport(num_knots, layers, named)


def _pairs(model: Layers, blocks: Sequence[InteractionBlock], elements: Sequence[int] | None) -> list[Pair]:
    """The pairs whose tables are looked at, one of those that share tables in all layers."""
    numbers = model.atomic_numbers.tolist()
    if elements is not None:
        elements = np.atleast_1d(np.asarray(elements)).tolist()
    else:
        by_radius = sorted(numbers, key=lambda number: ase.data.covalent_radii[number])
        elements = list(dict.fromkeys(by_radius[index] for index in (0, len(numbers) // 2, -1)))
    unknown = [element for element in elements if element not in numbers]
    if unknown or not elements:
        raise ValueError(f"elements must be atomic numbers that the model knows, some of {numbers}; got {elements!r}")
    positions = [numbers.index(element) for element in elements]
    kinds = {block.pairs(model.radial_embedding) for block in blocks}
    widest = max(kinds, key=list(Pairs).index)
    return list(dict.fromkeys(widest.key(pair) for pair in product(positions, positions)))


def _error(model: Layers, block: InteractionBlock, pair: Pair, num_knots: int) -> TableError:
    network, radial, atomic_numbers = block.conv_tp_weights, model.radial_embedding, model.atomic_numbers
    function = RadialFunctions(network, radial, atomic_numbers, block.maps_of_ends()).hidden(pair)
    return table_error(function, block.maker(HIDDEN, network, radial, atomic_numbers, num_knots)(pair))


def _worst(errors: Sequence[TableError]) -> TableError:
    """The largest of every kind."""
    return TableError(*map(max, zip(*map(astuple, errors), strict=True)))


def untabulate(model: nn.Module) -> nn.Module:
    """Compute the hidden radial layers again: what :func:`tabulate` did is undone, to the last bit.

    Args:
        model: of ``mace_fast``, tabulated or not; changed in place, and as frozen as before.

    Returns:
        The model.

    Raises:
        TypeError: it is not of ``mace_fast``.
    """
    require_ours(model)
    for module in model.modules():
        if isinstance(module, InteractionBlock):
            module.num_knots = None
            module.drop_tables()
    return model


def _checked_num_knots(given: int) -> int:
    try:
        num_knots = operator.index(given)
    except TypeError:
        raise TypeError(
            f"num_knots must be an integer, got {given!r}; mace_fast.untabulate(model) switches tables off"
        ) from None
    if not 2 <= num_knots <= MOST_KNOTS:
        raise ValueError(
            f"num_knots must be from 2 to {MOST_KNOTS}, got {num_knots}; mace_fast.untabulate(model) switches tables "
            "off"
        )
    return num_knots


def _check_model(model: nn.Module) -> list[InteractionBlock]:
    """The blocks, if all can be tabulated."""
    require_ours(model)
    assert isinstance(model, Layers)
    blocks: list[InteractionBlock] = list(model.interactions)  # type: ignore[arg-type]
    for number, block in enumerate(blocks):
        if block.sees_nodes and block.maps_of_ends() is None:
            raise ValueError(
                f"the hidden radial layers of layer {number}, a {type(block).__name__}, see the features of both "
                "nodes, which a table in r cannot hold: evaluate this model without tables"
            )
    if not model.ends_at_cutoff:
        raise ValueError(
            "the radial weights of this model, which see the species and have apply_cutoff=True, do not vanish at the "
            "cutoff, where a table ends: evaluate this model without tables"
        )
    if any(parameter.requires_grad for parameter in model.parameters()) or any(block.kept is None for block in blocks):
        raise ValueError("tables are for inference, and this model is not frozen: call mace_fast.freeze(model) first")
    return blocks
