"""The results of a calculator, from what its models give."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from torch import Tensor

FloatArray = npt.NDArray[Any]

_OF_ENERGY = ("energy", "node_energy", "forces", "stress", "atomic_stresses", "atomic_virials")
_OF_ELECTROSTATICS = ("interaction_energy", "electrostatic_energy", "electron_energy")
_OF_CHARGES = ("dipole", "charges", "spins", "density_coefficients", "spin_charge_density")
_OF_DIELECTRIC = ("charges", "dipole", "polarizability", "polarizability_sh")

RESULTS = {
    "MACE": _OF_ENERGY,
    "EnergyDipoleMACE": (*_OF_ENERGY[:4], "dipole"),
    "DipoleMACE": ("dipole",),
    "DipolePolarizabilityMACE": _OF_DIELECTRIC,
    "PolarMACE": (*_OF_ENERGY[:4], *_OF_ELECTROSTATICS, *_OF_CHARGES),
}
"""What is read of the results of models, by their type."""

DERIVATIVES = {
    "DipoleMACE": ("dipole", "dmu_dr"),
    "DipolePolarizabilityMACE": ("dipole", "dmu_dr", "dalpha_dr"),
}
"""What models of dipoles give with their derivatives, by their type."""

_SUMMED = ("energy", "node_energy")
"""What is float64 whatever the dtype of the model."""

_OF_THE_STRUCTURE = ("energy", "stress", "dipole", "polarizability", "polarizability_sh", *_OF_ELECTROSTATICS)
"""What a structure has once."""

_COMPARED = ("energy", "forces", "stress", "dipole")
"""What a committee has each model's own and the variance of."""


def properties_of(model_type: str, num_models: int, atomic_stresses: bool) -> list[str]:
    """Names of the results that a calculator has.

    Args:
        model_type: of the models.
        num_models: of a committee.
        atomic_stresses: whether those are computed.
    """
    found = RESULTS[model_type]
    properties = ["energy", "energies", "free_energy", "node_energy", "forces", "stress"] if "energy" in found else []
    if atomic_stresses:
        properties += ["stresses", "virials"]
    properties += [name for name in found if name not in _OF_ENERGY]
    if num_models > 1:
        properties += [f"{name}_{kind}" for name in _COMPARED if name in found for kind in ("comm", "var")]
    return properties


def results_of(
    model_type: str,
    outputs: Sequence[Mapping[str, Tensor | None]],
    isolated: FloatArray,
    energy_unit: float,
    length_unit: float,
) -> dict[str, Any]:
    """Mean over the models, and of several models each one's own and the variance; in memory of their own.

    Args:
        model_type: of the models.
        outputs: of each model for the same batch, whose first graph is the structure and the rest padding.
        isolated: ``[num_models, num_atoms]`` float64, energy of each atom of the structure by itself in eV.
        energy_unit: of the models in eV.
        length_unit: of the models in Å.

    Returns:
        Those that :class:`mace_fast.MACECalculator` lists, as far as the models give what they need.
    """
    by_volume = energy_unit / length_unit**3
    units = {"energy": energy_unit, "node_energy": energy_unit, "forces": energy_unit / length_unit}
    units |= dict.fromkeys(_OF_ELECTROSTATICS, energy_unit)
    units |= dict.fromkeys(("stress", "atomic_stresses", "atomic_virials"), by_volume)
    atoms = slice(isolated.shape[1])
    results: dict[str, Any] = {}
    for name in RESULTS[model_type]:
        values = [value.numpy(force=True) for output in outputs if (value := output[name]) is not None]
        if not values:
            continue
        which, dtype = 0 if name in _OF_THE_STRUCTURE else atoms, np.float64 if name in _SUMMED else None
        own = [np.multiply(value[which], units.get(name, 1.0), dtype=dtype) for value in values]
        results[name] = _mean(own)
        if len(own) > 1 and name in _COMPARED:
            results[f"{name}_comm"] = np.array(own)
            results[f"{name}_var"] = np.var(own, axis=0)
    for name in results.keys() & {"energy", "energy_var"}:
        results[name] = float(results[name])
    if "energy" in results:
        results["free_energy"] = results["energy"]
        results["energies"] = results["node_energy"]
        results["node_energy"] = results["energies"] - _mean(isolated)
    atomic_stresses = results.pop("atomic_stresses", None)
    if "atomic_virials" in results:
        results["virials"] = results.pop("atomic_virials")
    if "stress" in results:
        results["stress"] = _voigt(results["stress"])
        if atomic_stresses is not None:
            results["stresses"] = _voigt(atomic_stresses)
    return results


def _mean(committee: Sequence[Any] | FloatArray) -> Any:
    return committee[0] if len(committee) == 1 else np.mean(committee, axis=0)


def _voigt(stress: FloatArray) -> FloatArray:
    """Return xx, yy, zz, yz, xz, xy of symmetrised ``[..., 3, 3]`` tensors."""
    symmetric = (stress + stress.swapaxes(-1, -2)) / 2
    voigt: FloatArray = symmetric[..., [0, 1, 2, 1, 0, 0], [0, 1, 2, 2, 2, 1]]
    return voigt


def one_or_list(tensors: Sequence[Tensor]) -> FloatArray | list[FloatArray]:
    """An array in memory of its own, of a committee a list of these."""
    arrays = [tensor.numpy(force=True).copy() for tensor in tensors]
    return arrays[0] if len(arrays) == 1 else arrays
