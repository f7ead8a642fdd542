"""The irreps of a model's layers, and the constructor arguments that lead to them."""

from collections.abc import Sequence

from mace_fast.arguments import irreps_of_dipoles
from mace_fast.blocks import interaction_classes
from mace_fast.checkpoint.module_view import ModuleView
from mace_fast.dipoles import DIPOLE_MODELS
from mace_fast.irreps import Irrep, Irreps

SCALAR = Irrep(0, 1)


class Layers:
    """Interactions, products and readouts of a model with their irreps, read from their innermost modules.

    Args:
        model: the whole model.

    Attributes:
        interactions: one per layer.
        products: one per layer.
        readouts: one per layer, or only the last.
        harmonics: spherical harmonics of the edges.
        hidden: ``hidden_irreps`` of the constructor. Of a single layer, which may have been asked for more, only the
            irrep that mace-torch 0.3.16 keeps; models of dipoles keep all.
        use_so3: True if all harmonics have even parity.
        edge_irreps: what enters the tensor products of the later layers, None if it is ``hidden``.
        use_edge_irreps_first: True if the first layer's tensor product has its own width too.
        keep_last_layer_irreps: True if the last of several layers gives more than scalars.

    Raises:
        ValueError: if no constructor arguments lead to these irreps.
    """

    def __init__(self, model: ModuleView) -> None:
        self.interactions = model["interactions"].children()
        self.products = model["products"].children()
        self.readouts = model["readouts"].children()
        if not self.interactions or len(self.products) != len(self.interactions):
            raise ValueError(
                f"the model has {len(self.interactions)} interactions and {len(self.products)} products, "
                "expected as many of one as of the other and at least one"
            )
        classes = {interaction.class_name for interaction in self.interactions[1:]}
        if len(classes) > 1:
            raise ValueError(f"the layers after the first are of different classes: {', '.join(sorted(classes))}")

        self.harmonics = self.interactions[0]["conv_tp"].irreps("irreps_in2")
        self.use_so3 = any(ir.l % 2 == 1 and ir.p == 1 for _, ir in self.harmonics)
        outputs = [product["linear"].irreps("irreps_out") for product in self.products]
        single = len(outputs) == 1
        dipoles = DIPOLE_MODELS.get(model.class_name)
        self.hidden = Irreps(outputs[0][:1]) if single and dipoles is None else outputs[0]
        self.keep_last_layer_irreps = not single and len(self.hidden) > 1 and outputs[-1] == self.hidden
        self._channels = self.hidden.count(SCALAR)
        self.edge_irreps: Irreps | None = None
        self.use_edge_irreps_first = False
        if dipoles is None:
            self._set_edge_irreps([interaction["linear_up"].irreps("irreps_out") for interaction in self.interactions])
        if dipoles is not None:
            layers = irreps_of_dipoles(len(outputs), self.hidden, self.harmonics, dipoles.last)
            self._check_outputs(outputs, [layer.outputs for layer in layers])
        elif not single:
            last = self.hidden if self.keep_last_layer_irreps else Irreps(self.hidden[:1])
            self._check_outputs(outputs, [*[self.hidden] * (len(outputs) - 1), last])
        self._check_inputs(sees_all_parities=dipoles is None)

    def _set_edge_irreps(self, senders: Sequence[Irreps]) -> None:
        """Find ``edge_irreps`` and ``use_edge_irreps_first`` from what enters each tensor product."""
        self.use_edge_irreps_first = senders[0] != Irreps([(self._channels, SCALAR)])
        if len(senders) > 1 and senders[1] != self.hidden:
            self.edge_irreps = senders[1]
        elif len(senders) == 1 and self.use_edge_irreps_first:
            self.edge_irreps = senders[0]

    def _check_outputs(self, outputs: Sequence[Irreps], expected: Sequence[Irreps]) -> None:
        """Compare what the products give with what the constructor would make of ``hidden``."""
        for layer, (found, wanted) in enumerate(zip(outputs, expected, strict=True)):
            self._compare(layer, "output of the product", found, wanted)

    def _check_inputs(self, sees_all_parities: bool) -> None:
        """Compare what enters each convolution and product with what the constructor would make."""
        scalars = Irreps([(self._channels, SCALAR)])
        harmonics = Irreps.spherical_harmonics(self.harmonics.lmax, p=1 if self.use_so3 else -1)
        # pseudoscalar features open the paths to all parities, from the second layer on
        both = Irreps([(1, (l, p)) for l in range(harmonics.lmax + 1) for p in (1, -1)])
        wide = both if sees_all_parities and self.hidden.count(Irrep(0, -1)) else harmonics
        first_edge = scalars
        if self.use_edge_irreps_first and self.edge_irreps is not None:
            first_edge = Irreps([(self.edge_irreps.count(SCALAR), SCALAR)])
        for layer, (interaction, product) in enumerate(zip(self.interactions, self.products, strict=True)):
            first = layer == 0
            up, convolution = interaction["linear_up"], interaction["conv_tp"]
            edge = first_edge if first else self.edge_irreps or self.hidden
            target = ((harmonics if first else wide) * self._channels).sort().irreps.simplify()
            contraction = product["symmetric_contractions"]
            self._compare(layer, "input", up.irreps("irreps_in"), scalars if first else self.hidden)
            self._compare(layer, "input of the tensor product", up.irreps("irreps_out"), edge)
            self._compare(layer, "input of the tensor product", convolution.irreps("irreps_in1"), edge)
            self._compare(layer, "spherical harmonics", convolution.irreps("irreps_in2"), harmonics)
            self._compare(layer, "input of the product", contraction.irreps("irreps_in"), target)
            if interaction_classes[interaction.class_name].has_skip and not product.attribute("use_sc", True):
                raise ValueError(f"layer {layer} has its skip connection switched off, which mace_fast cannot express")

    def _compare(self, layer: int, name: str, found: Irreps, wanted: Irreps) -> None:
        """Raise ValueError if irreps are not what the constructor makes."""
        if found != wanted:
            raise ValueError(
                f"the {name} of layer {layer} is {found}; the layers of a MACE with hidden irreps {self.hidden} and "
                f"harmonics up to {self.harmonics.lmax} have {wanted} there, so mace_fast cannot express this model"
            )
