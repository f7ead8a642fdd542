"""Readouts of models of dipoles: the constructor arguments that they tell."""

from typing import Any

from mace_fast.checkpoint.layers import Layers
from mace_fast.checkpoint.module_view import ModuleView, gate_name

_KINDS = {
    "AtomicDipolesMACE": ("DipoleReadoutBlock", "1x1o"),
    "EnergyDipolesMACE": ("DipoleReadoutBlock", "1x0e+1x1o"),
    "AtomicDielectricMACE": ("DipolePolarReadoutBlock", "2x0e+1x1o+1x2e"),
}
"""By class of the model how its readouts are called, linear or not, and what they give."""


def readout_of_dipoles(class_name: str, layers: Layers) -> dict[str, Any]:
    """Arguments of the readouts.

    Args:
        class_name: of the model.
        layers: of the model.

    Raises:
        ValueError: they are not those of such a model.
    """
    kind, given = _KINDS[class_name]
    readouts, count = layers.readouts, len(layers.interactions)
    last = [f"NonLinear{kind}"] if count > 1 else []
    expected = [f"Linear{kind}"] * (count - len(last)) + last
    kinds = [readout.class_name for readout in readouts]
    if kinds != expected:
        raise ValueError(f"the readouts of this {class_name} are {kinds}, expected {expected}")
    for readout in readouts:
        found = readout["linear_2" if "linear_2" in readout else "linear"].irreps("irreps_out")
        if str(found) != given:
            raise ValueError(f"a readout of this {class_name} gives {found}, expected {given}")
    if not last:  # one linear readout: the arguments of the non-linear one have no effect
        return {"MLP_irreps": given.replace("2x0e", "1x0e"), "gate": None}
    hidden = readouts[-1]["linear_2"].irreps("irreps_in")
    return {"MLP_irreps": str(hidden), "gate": _gate(readouts[-1]["equivariant_nonlin"])}


def _gate(nonlinearity: ModuleView) -> str | None:
    """Name of the activation, of ours, of mace-torch's block, or of e3nn's gate in older files."""
    function = nonlinearity.attribute("_act_scalar") or nonlinearity.attribute("_act_gate")
    for name in ("activation", "act_scalars", "act_gates"):
        acts = nonlinearity[name]["acts"].children() if name in nonlinearity else []
        function = function or (acts[0].attribute("f") if acts else None)
    return gate_name(function)
