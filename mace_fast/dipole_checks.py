"""Physics that dipoles and polarizabilities must obey, as checks of a model and a structure for ``mace-fast check``.

Atoms carry no charges and structures none, so that nothing depends on where the origin is.
"""

import functools
from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from ase import Atoms
from numpy.typing import NDArray

from mace_fast.checks import DIFFERENCE_STEP, CheckResult, label_of, random_rotation, reference_of
from mace_fast.data import atoms_to_data
from mace_fast.layers import Layers
from mace_fast.loading import model_type_of
from mace_fast.results import DERIVATIVES

TOLERANCE = 1e-9  # Debye, e Å or the unit of polarizabilities, between two evaluations
DIFFERENCE_TOLERANCE = 1e-7  # of derivatives, per Å

Evaluated = dict[str, NDArray[np.float64]]


def matches_reference(model: Layers, atoms: Atoms, reference: torch.nn.Module | str | None = None) -> list[CheckResult]:
    """Dipole and polarizability against the same parameters evaluated by mace-torch; skipped where it cannot.

    Args:
        model: the model.
        atoms: the structure.
        reference: what :func:`mace_fast.checks.reference_of` gave for the model.
    """
    reference = reference_of(model) if reference is None else reference
    ours = _evaluate(model, atoms)
    skipped = reference if isinstance(reference, str) else ""
    theirs = ours if isinstance(reference, str) else _evaluate(reference, atoms)
    return _compare("same as mace-torch", model, atoms, ours, theirs, skipped=skipped)


def rotates(model: Layers, atoms: Atoms, seed: int = 0) -> list[CheckResult]:
    """Dipole and polarizability turn with the structure, for a random improper rotation."""
    rotation, turned = random_rotation(seed), atoms.copy()
    turned.set_cell(atoms.cell @ rotation.T)
    turned.positions = atoms.positions @ rotation.T
    before, after = _evaluate(model, atoms), _evaluate(model, turned)
    expected = {name: rotation @ (value if value.ndim == 1 else value @ rotation.T) for name, value in before.items()}
    return _compare("rotation and inversion", model, atoms, after, expected)


def translates(model: Layers, atoms: Atoms, seed: int = 0) -> list[CheckResult]:
    """Nothing changes when all atoms move together, out of the cell too."""
    moved = atoms.copy()
    moved.translate(np.random.default_rng(seed).normal(scale=10.0, size=3))
    return _compare("translation", model, atoms, _evaluate(model, moved), _evaluate(model, atoms))


def permutes(model: Layers, atoms: Atoms, seed: int = 0) -> list[CheckResult]:
    """The order of the atoms does not matter."""
    order = np.random.default_rng(seed).permutation(len(atoms))
    return _compare("permutation of atoms", model, atoms, _evaluate(model, atoms[order]), _evaluate(model, atoms))


def is_deterministic(model: Layers, atoms: Atoms) -> list[CheckResult]:
    """Two evaluations give the same bits."""
    first, second = _evaluate(model, atoms), _evaluate(model, atoms)
    return _compare("determinism, two runs", model, atoms, second, first, tolerance=0.0)


def derivatives_match_differences(model: Layers, atoms: Atoms, seed: int = 0) -> list[CheckResult]:
    """Derivatives by the position of one atom, drawn at random, against central differences of fourth order."""
    if model_type_of(model) not in DERIVATIVES:
        return []
    rng = np.random.default_rng(seed)
    atom, axis = int(rng.integers(len(atoms))), int(rng.integers(3))
    differences: dict[str, Any] = {"dipole": 0.0, "polarizability": 0.0}
    for steps, weight in ((-2, 1), (-1, -8), (1, 8), (2, -1)):
        moved = atoms.copy()
        moved.positions[atom, axis] += steps * DIFFERENCE_STEP
        for name, value in _evaluate(model, moved).items():
            differences[name] = differences[name] + weight * value / (12 * DIFFERENCE_STEP)
    results = model(_inputs(model, atoms), compute_dielectric_derivatives=True)
    names = {"dipole": "dmu_dr", "polarizability": "dalpha_dr"}
    found = {name: results[key][:, atom, axis].numpy(force=True) for name, key in names.items() if key in results}
    expected = {name: np.ravel(differences[name]) for name in found}
    name = "derivatives against differences"
    return _compare(name, model, atoms, found, expected, tolerance=DIFFERENCE_TOLERANCE, per="/Å")


CHECKS: tuple[Callable[[Layers, Atoms], list[CheckResult]], ...] = (
    derivatives_match_differences,
    rotates,
    translates,
    permutes,
    is_deterministic,
)


def checks_of(reference: torch.nn.Module | str) -> tuple[Callable[[Layers, Atoms], list[CheckResult]], ...]:
    """All checks, with the same model of mace-torch or why there is none."""
    return (functools.partial(matches_reference, reference=reference), *CHECKS)


def _inputs(model: torch.nn.Module, atoms: Atoms) -> dict[str, torch.Tensor]:
    buffers, like = dict(model.named_buffers()), next(model.parameters())
    plain = Atoms(atoms.numbers, atoms.positions, cell=atoms.cell, pbc=atoms.pbc)
    return atoms_to_data(plain, buffers["atomic_numbers"], float(buffers["r_max"]), like.dtype, like.device)


def _evaluate(model: torch.nn.Module, atoms: Atoms) -> Evaluated:
    results = model(_inputs(model, atoms))
    return {name: results[name][0].numpy(force=True) for name in ("dipole", "polarizability") if name in results}


def _compare(
    name: str,
    model: Layers,
    atoms: Atoms,
    got: Evaluated,
    expected: Evaluated,
    tolerance: float = TOLERANCE,
    skipped: str = "",
    per: str = "",
) -> list[CheckResult]:
    dipole = "e Å" if model_type_of(model) == "DipolePolarizabilityMACE" else "D"
    units = {"dipole": dipole + per, "polarizability": "of the data" + per}
    return [
        CheckResult(
            f"{name}: {quantity}",
            label_of(atoms),
            None if skipped else float(np.abs(got[quantity] - value).max()),
            tolerance,
            units[quantity],
            skipped,
        )
        for quantity, value in expected.items()
    ]
