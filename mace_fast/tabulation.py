"""Tables in place of the hidden radial layers, for inference: :func:`tabulate` and :func:`untabulate`."""

from dataclasses import dataclass

from torch import nn

from mace_fast.blocks.hidden_table import hidden_function
from mace_fast.blocks.interaction import InteractionBlock, RealAgnosticInteractionBlock
from mace_fast.blocks.radial import RadialEmbeddingBlock
from mace_fast.blocks.radial_networks import FullyConnectedNet
from mace_fast.folding import require_ours
from mace_fast.kernels import TableError, table_error
from mace_fast.models import MACE


@dataclass(frozen=True)
class TabulationReport:
    """How far the tables of a model are off; ``str`` of it is a table to read.

    Attributes:
        num_knots: of every table.
        layers: one error per interaction block, in order, of its table in the dtype of the model; relative to the
            largest (or root mean square) entry of the hidden features, or of their slopes.
    """

    num_knots: int
    layers: tuple[TableError, ...]

    def __str__(self) -> str:
        lines = [
            f"hidden radial layers in tables of {self.num_knots} knots; relative errors:",
            f"{'layer':>5}  {'value max':>9}  {'value rms':>9}  {'slope max':>9}  {'slope rms':>9}",
        ]
        for number, error in enumerate(self.layers):
            numbers = (error.maximum, error.rms, error.slope_maximum, error.slope_rms)
            lines.append(f"{number:>5}  " + "  ".join(f"{value:>9.1e}" for value in numbers))
        return "\n".join(lines)


def tabulate(model: nn.Module, num_knots: int = 1024) -> TabulationReport:
    """Read the hidden radial layers of a frozen model from tables of cubics in r instead of computing them.

    Every layer of the radial networks but the last is a function of the length of an edge alone. It is tabulated in
    float64, with the cutoff, and then rounded to the dtype of the model. Forces, stress and Hessian remain the exact
    derivatives of the energy, which is off by a little: its error falls with the fourth power of ``num_knots``, that of
    forces and stress with the third, down to what the dtype resolves. With 1024 knots the forces of MACE-MP-0 small
    change by 2.3e-6 eV/Å (RMS over real structures, DESIGN.md D24), as much as by float32. The Hessian is off by more,
    with the second power of ``num_knots``: for phonons go back with :func:`untabulate`, or take more knots.

    On a CPU the convolution reads the weights of its edges, linear combinations of these cubics, from a table of their
    own (8 MB for MACE-MP-0 small in float32), unless that were larger than 64 MiB: the same functions for less work.

    The tables are made anew when weights, dtype or device change, as all that :func:`mace_fast.freeze` keeps. Files of
    the model hold weights and no tables.

    Args:
        model: of ``mace_fast``, frozen by :func:`mace_fast.freeze`; changed in place. A model that is tabulated already
            gets new tables.
        num_knots: knots of each table from 0 to ``r_max``, at equal distances.

    Returns:
        The errors of the tables; see :func:`untabulate` to go back.

    Raises:
        ValueError: the model is not frozen; its hidden layers depend on more than the length, as with a distance
            transform and in the attention and non-linear blocks; or ``num_knots`` is less than 2.
        TypeError: the model is not of ``mace_fast``, or ``num_knots`` is no integer.
    """
    _check_num_knots(num_knots)
    layers = _check_model(model)
    report = TabulationReport(
        num_knots,
        tuple(
            table_error(hidden_function(network, radial), block.table(network, radial, num_knots))
            for block, network, radial in layers
        ),
    )
    for block, _, _ in layers:
        block.num_knots = num_knots
    return report


def untabulate(model: nn.Module) -> nn.Module:
    """Compute the hidden radial layers again: what :func:`tabulate` did is undone, to the last bit.

    Args:
        model: of ``mace_fast``, tabulated or not; changed in place, and as frozen as before.

    Returns:
        The model.
    """
    for module in model.modules():
        if isinstance(module, InteractionBlock):
            module.num_knots = None
    return model


def _check_num_knots(num_knots: int) -> None:
    if not isinstance(num_knots, int):
        raise TypeError(
            f"num_knots must be an integer, got {num_knots!r}; mace_fast.untabulate(model) switches tables off"
        )
    if num_knots < 2:
        raise ValueError(
            f"num_knots must be 2 or more, got {num_knots}; mace_fast.untabulate(model) switches tables off"
        )


def _check_model(model: nn.Module) -> list[tuple[InteractionBlock, FullyConnectedNet, RadialEmbeddingBlock]]:
    """What is to be tabulated in each layer, if it can be."""
    require_ours(model)
    assert isinstance(model, MACE)
    radial = model.radial_embedding
    if radial.transformed:
        raise ValueError(
            f"the {radial.distance_transform.name} distance transform makes the hidden radial layers a function of the "
            "two species too, which a table in r cannot hold: evaluate this model without tables"
        )
    layers: list[tuple[InteractionBlock, FullyConnectedNet, RadialEmbeddingBlock]] = []
    for number, block in enumerate(model.interactions):
        network = getattr(block, "conv_tp_weights", None)
        if not (isinstance(block, RealAgnosticInteractionBlock) and isinstance(network, FullyConnectedNet)):
            raise ValueError(
                f"the hidden radial layers of layer {number}, a {type(block).__name__}, see more than the length of an "
                "edge, which a table in r cannot hold: evaluate this model without tables"
            )
        layers.append((block, network, radial))
    if any(parameter.requires_grad for parameter in model.parameters()) or any(
        block.kept is None for block, _, _ in layers
    ):
        raise ValueError("tables are for inference, and this model is not frozen: call mace_fast.freeze(model) first")
    return layers
