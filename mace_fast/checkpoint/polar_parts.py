"""What a ``PolarMACE`` or a ``MACELES`` has beside layers: the constructor arguments that its parts tell."""

import math
from typing import Any

from mace_fast.blocks.field import field_readout_blocks, field_update_blocks
from mace_fast.blocks.gto import kspace_cutoff
from mace_fast.checkpoint.module_view import ModuleView, as_plain, gate_name

LES_ARGUMENTS = (
    *("n_layers", "n_hidden", "add_linear_nn", "output_scaling_factor", "sigma", "dl", "remove_self_interaction"),
    *("remove_mean", "epsilon_factor", "use_atomwise", "use_fixed_atomic_charges"),
    *("fixed_atomic_charges_scaling_factor", "use_atomic_alpha", "use_epsilon_r_scaling"),
)
"""Arguments of ``les.Les``, which it keeps under their names."""

_SWITCHES = ("add_local_electron_energy", "quadrupole_feature_corrections", "return_electrostatic_potentials")


def polar_arguments(model: ModuleView) -> dict[str, Any]:
    """Arguments of a ``PolarMACE`` that a ``ScaleShiftMACE`` lacks, and of those that both have what its parts tell.

    Args:
        model: the whole model.

    Raises:
        ValueError: a part is missing, or is none that mace_fast has.
    """
    updates, readout = model["field_dependent_charges_maps"].children(), model["local_electron_energy"]
    for part, known in [*((update, field_update_blocks) for update in updates), (readout, field_readout_blocks)]:
        if part.class_name not in known:
            raise ValueError(
                f"the model uses {part.class_name}{part.place}, which mace_fast does not have; it has "
                f"{', '.join(known)}"
            )
    descriptor, energy, weights = (
        model[name] for name in ("electric_potential_descriptor", "coulomb_energy", "fukui_source_map")
    )
    [width] = _widths(energy["density_basis"])
    basis = descriptor["feature_basis"]
    widths, num_degrees = _widths(basis), basis.tensor("cl_scale").shape[-1]
    max_l = model["lr_source_maps"].children()[0]["linear"].irreps("irreps_out").lmax
    norms = model.tensor("field_feature_norms").tolist()
    of_degrees = [(len(widths) * l**2 + n * (2 * l + 1)) for l in range(num_degrees) for n in range(len(widths))]
    if len(norms) != len(widths) * num_degrees**2:
        raise ValueError(f"field_feature_norms has {len(norms)} numbers, expected {len(widths) * num_degrees**2}")
    least = kspace_cutoff([width, *widths], max(max_l, num_degrees - 1))
    factor = as_plain(model.attribute("kspace_cutoff_factor", model.tensor("kspace_cutoff").item() / least))
    acts = weights["non_linearity"]["acts"].children()
    return {
        "kspace_cutoff_factor": factor,
        "atomic_multipoles_max_l": max_l,
        "atomic_multipoles_smearing_width": width,
        "field_feature_max_l": num_degrees - 1,
        "field_feature_widths": widths,
        "field_feature_norms": [norms[first] for first in of_degrees],
        "num_recursion_steps": len(updates),
        "field_si": _switch(descriptor, "include_self_interaction"),
        "include_electrostatic_self_interaction": _switch(energy, "include_self_interaction"),
        **{name: _switch(model, name) for name in _SWITCHES},
        "field_norm_factor": as_plain(model.attribute("field_norm_factor", 1.0)),
        "fixedpoint_update_config": {"type": updates[0].class_name} if updates else {},
        "field_readout_config": {"type": readout.class_name},
        "MLP_irreps": str(weights["linear_1"].irreps("irreps_out")),
        "gate": gate_name(acts[0].attribute("f") if acts else None),
    }


def les_arguments(model: ModuleView) -> dict[str, Any]:
    """``les_arguments`` of a ``MACELES``, from what its part of ``les`` keeps of them."""
    les = model["les"]
    found = {name: as_plain(les.attribute(name)) for name in LES_ARGUMENTS if les.attribute(name) is not None}
    own = {name: as_plain(model.attribute(name)) for name in ("compute_bec", "bec_output_index")}
    return found | {name: value for name, value in own.items() if value is not None}


def _widths(basis: ModuleView) -> list[float]:
    """Of Gaussians in Å: as the model has been given them where it says so, else from their squares."""
    given, squares = as_plain(basis.attribute("sigmas")), basis["radial_spline"].tensor("sigma2").tolist()
    if isinstance(given, list) and len(given) == len(squares) and all(isinstance(one, float) for one in given):
        return given
    return [math.sqrt(square) if square > 0 else 0.0 for square in squares]


def _switch(part: ModuleView, name: str) -> bool:
    value = part.attribute(name, False)
    if not isinstance(value, bool):
        raise ValueError(f"{name}{part.place} must be true or false")
    return value
