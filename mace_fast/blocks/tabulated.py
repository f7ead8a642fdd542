"""Which tables a block reads in place of its radial networks; :func:`mace_fast.tabulate` has it do so."""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from mace_fast.blocks.edges import Edges
from mace_fast.blocks.linear import Linear
from mace_fast.blocks.pair_tables import Chosen, PairTables
from mace_fast.blocks.radial import RadialEmbeddingBlock
from mace_fast.blocks.radial_functions import Pair, Pairs, RadialFunctions
from mace_fast.blocks.radial_networks import FullyConnectedNet, RadialMLP
from mace_fast.execution import Execution
from mace_fast.folding import Frozen
from mace_fast.kernels import RadialTable, tabulate
from mace_fast.kernels.radial_table.making import RadialFunction

CANNOT_BE_COMPILED = (
    "the hidden radial layers are tabulated, and a compiled graph would not see that their weights have changed: call "
    "mace_fast.untabulate(model) before compiling, or use mace_fast.Step"
)

MOST_BYTES_OF_WEIGHTS = 1 << 28
"""Of the tables of a layer's weights: larger ones are read from memory about as slowly as the weights are computed."""

MOST_BYTES = 1 << 28
"""Of a layer's other tables."""

Network = FullyConnectedNet | RadialMLP


@dataclass(frozen=True)
class Family:
    """Functions of r that a block may read from tables.

    Attributes:
        what: they are.
        instead: what is read or computed where their tables need too much memory.
        function: of a pair of species.
        columns: how many there are, from the last layer of the network.
    """

    what: str
    instead: str
    function: Callable[[RadialFunctions, Pair], RadialFunction]
    columns: Callable[[Tensor], int]


HIDDEN = Family(
    "the hidden radial layers", "the layers are computed", RadialFunctions.hidden, lambda last: last.shape[0]
)
WEIGHTS = Family(
    "the radial weights",
    "tables of the hidden layers are read, for the last layer to follow",
    HIDDEN.function,
    lambda last: last.shape[1],
)
DENSITY = Family("the learned density", "the density is computed", RadialFunctions.density, lambda last: 1)


class Tabulated(Frozen):
    """A block that may read its radial networks from tables.

    Attributes:
        num_knots: of the tables; None without them.
    """

    num_knots: int | None = None

    def maps_of_ends(self) -> tuple[Linear, Linear] | None:
        """The maps of the species of sender and receiver that the radial networks read; None where they read none."""
        return None

    def pairs(self, radial: RadialEmbeddingBlock) -> Pairs:
        """Which pairs of species share the functions of r."""
        if self.maps_of_ends() is not None:
            return Pairs.ORDERED
        return Pairs.UNORDERED if radial.transformed else Pairs.ALIKE

    def hidden_tables(self, network: Network, edges: Edges) -> Chosen | None:
        """Tables of the hidden layers, times the cutoff; None where they are computed."""
        return self._tables(HIDDEN, network, edges, MOST_BYTES)

    def weight_tables(self, network: Network, edges: Edges, execution: Execution) -> Chosen | None:
        """Tables of the weights of all paths and channels, which a CPU reads where they are not too large."""
        if execution.backend != "cpu":
            return None
        return self._tables(WEIGHTS, network, edges, MOST_BYTES_OF_WEIGHTS)

    def density_tables(self, network: Network, edges: Edges) -> Chosen | None:
        """Tables of what an edge adds to the learned density, times the cutoff; None where it is computed."""
        return self._tables(DENSITY, network, edges, MOST_BYTES)

    def _tables(self, family: Family, network: Network, edges: Edges, most_bytes: int) -> Chosen | None:
        """The tables for the species present, made anew when what they follow from has changed.

        Raises:
            ValueError: weights require gradients, which a table cannot give, or the model is being compiled.
        """
        num_knots = self.num_knots
        if num_knots is None:
            return None
        if torch.compiler.is_compiling():
            raise ValueError(CANNOT_BE_COMPILED)
        maps = self.maps_of_ends() or ()
        modules = (network, *maps)
        sources = [one for module in modules for one in module.parameters()]
        sources += [*edges.radial.buffers(), edges.elements]
        if any(source.requires_grad for source in sources):
            raise ValueError(
                "the hidden radial layers are tabulated and their weights require gradients: call "
                "mace_fast.untabulate(model) to train, or mace_fast.freeze(model) to evaluate"
            )
        cutoff = edges.radial.cutoff_fn.exponent, edges.radial.apply_cutoff  # which are no tensors, as sources are
        name, present = (family, num_knots, cutoff), edges.topology.species.present

        def tables() -> PairTables:
            last = network.last()
            return PairTables(
                family.what,
                self.maker(family, network, edges.radial, edges.elements, num_knots),
                self.pairs(edges.radial),
                (num_knots - 1) * 4 * family.columns(last) * last.element_size(),
                most_bytes,
                family.instead,
            )

        # what was chosen is kept too, for its memory to stay as long as a captured step that reads it
        return self.derived(
            (*name, "of the species present"),
            [*sources, present],
            lambda: self.derived(name, sources, tables).of(present),
        )

    def drop_tables(self) -> None:
        """Give back the memory of all tables; recorded and captured steps keep those that they read."""
        for name in list(self.kept or ()):
            if isinstance(name, tuple) and isinstance(name[0], Family):
                assert self.kept is not None
                self.kept.pop(name, None)

    def maker(
        self,
        family: Family,
        network: Network,
        radial: RadialEmbeddingBlock,
        atomic_numbers: Tensor,
        num_knots: int,
    ) -> Callable[[Pair], RadialTable]:
        """What makes the table of a pair, in float64 and then rounded to the dtype of the network."""
        functions = RadialFunctions(network, radial, atomic_numbers, self.maps_of_ends())
        last = network.last().detach()

        def make(pair: Pair) -> RadialTable:
            function, r_max = family.function(functions, pair), float(radial.cutoff_fn.r_max)
            table = tabulate(function, r_max, num_knots=num_knots, device=last.device)
            return (table.times(last.double()) if family is WEIGHTS else table).to(dtype=last.dtype)

        return make
