"""Which models mace_fast can take over, and what to say of the others."""

from typing import Any

from mace_fast.blocks import basis_classes, interaction_classes, transform_classes
from mace_fast.checkpoint.module_view import ModuleView, entries
from mace_fast.checkpoint.records import Record
from mace_fast.checkpoint.stored_tensors import walk
from mace_fast.dipoles import DIPOLE_MODELS

SUPPORTED = frozenset({"MACE", "ScaleShiftMACE", "MACELES", "PolarMACE", *DIPOLE_MODELS})

BASES_BY_CLASS = {cls.__name__: cls for cls in basis_classes.values()}
"""Radial bases by the names of their classes, as files have them."""

TRANSFORMS_BY_CLASS = {cls.__name__: cls for cls in transform_classes.values()}
"""Distance transforms, likewise."""

_EXPORTS = frozenset({"LAMMPS_MACE", "LAMMPS_MLIAP_MACE", "MACEEdgeForcesWrapper"})
_RELATIVES = frozenset({"BOTNet", "ScaleShiftBOTNet"})


def check_supported(model: ModuleView) -> None:
    """Refuse a model that no class of mace_fast can express.

    Args:
        model: the whole model.

    Raises:
        ValueError: names what it is and what to do.
    """
    name = model.class_name
    if name in _EXPORTS:
        raise ValueError(f"this is a {name}, an export for LAMMPS; load the .model file that it was made from")
    if name in _RELATIVES:
        raise ValueError(f"this is a {name}; mace_fast supports {_names()}, so run it with mace-torch")
    if name not in SUPPORTED:
        raise ValueError(f"this is a {name}, no MACE model; expected {_names()} of mace-torch or mace_fast")
    for module in walk(model):
        if module.class_name.startswith("LoRA"):
            raise ValueError(
                f"the model has LoRA adapters ({module.class_name}{module.place}); merge them into its weights with "
                "mace.modules.lora.merge_lora_weights first"
            )
        for package in ("cueq", "oeq"):
            if _is_enabled(module.attribute(f"{package}_config")):
                raise ValueError(
                    f"the model was converted for another backend ({package}_config{module.place} is enabled); "
                    f"convert it back first, for cuequivariance with `mace_cueq_to_e3nn`"
                )
    for interaction in model["interactions"].children():
        if interaction.class_name not in interaction_classes:
            raise ValueError(
                f"the model uses {interaction.class_name}{interaction.place}, which mace_fast does not have; "
                f"it has {', '.join(sorted(interaction_classes))}"
            )
    _check_radial(model["radial_embedding"])
    if model.class_name in DIPOLE_MODELS:
        _check_dipoles(model)


def _names() -> str:
    return ", ".join(sorted(SUPPORTED))


def _check_dipoles(model: ModuleView) -> None:
    """Refuse what the classes of dipoles cannot express."""
    if not model.attribute("use_polarizability", True):
        raise ValueError(
            "the model has use_polarizability switched off: its dipole, one of whose components is a scalar in "
            "mace-torch, does not turn with the molecule, so it cannot be used"
        )
    if "distance_transform" in model["radial_embedding"]:
        raise ValueError(f"the model has a distance transform, which no {model.class_name} has")


def _is_enabled(config: Any) -> bool:
    """True for the configuration of another backend that is switched on."""
    if config is None:
        return False
    if isinstance(config, Record):
        return bool(dict(entries(config.state)).get("enabled", True))
    return bool(getattr(config, "enabled", True))


def _check_radial(radial: ModuleView) -> None:
    """Refuse radial parts that mace-torch 0.3.16 itself cannot run any more."""
    basis = radial["bessel_fn"].class_name
    if basis not in BASES_BY_CLASS:
        raise ValueError(f"the model has the radial basis {basis}, which mace_fast does not know")
    if "distance_transform" in radial:
        transform = radial["distance_transform"]
        if transform.class_name not in TRANSFORMS_BY_CLASS:
            raise ValueError(
                f"unknown distance transform {transform.class_name}, expected one of {', '.join(TRANSFORMS_BY_CLASS)}"
            )
        names = {name for name, _, _ in transform.tensors()}
        if transform.class_name == "SoftTransform" and "alpha" not in names:
            raise ValueError(
                "the model has the SoftTransform of mace-torch before 0.3.10, another function under the same name, "
                "which mace-torch 0.3.16 cannot run either; use it with the release that trained it"
            )
