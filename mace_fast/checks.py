"""Physics that every model must obey, as functions of a model and a structure, for tests and ``mace-fast check``.

Every function returns results with a value, a tolerance for float64 and a unit. Give it a model in float64.
"""

import functools
import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
import torch
from ase import Atoms
from ase.data import covalent_radii
from numpy.typing import NDArray

from mace_fast.checkpoint import NotInMaceTorch, to_mace
from mace_fast.data import has_stress
from mace_fast.layers import Layers
from mace_fast.loading import is_local, model_heads
from mace_fast.polar_checks import (
    NO_STRESS_OF_CHARGES,
    NO_STRESS_OF_PLANE,
    NOT_ALONG_Z,
    is_polar,
    polar_reference,
    rotation_of_charges,
)
from mace_fast.predict import Prediction, predict

ENERGY_TOLERANCE = 1e-10  # eV/atom, between two evaluations of the same energy
FORCE_TOLERANCE = 1e-9  # eV/Å
STRESS_TOLERANCE = 1e-10  # eV/Å³
FORCE_DIFFERENCE_TOLERANCE = 1e-7  # eV/Å
STRESS_DIFFERENCE_TOLERANCE = 1e-8  # eV/Å³
DIFFERENCE_STEP = 3e-4  # Å and strain; the error of the fourth-order formula is far below the tolerances
DIFFERENCE_COMPONENTS = 8  # of the forces, drawn at random, since each costs four evaluations
NO_VOLUME = "stress is per volume of the cell, which has none: give axes without periodicity a lattice vector too"
NO_PERIODICITY = "stress is zero by convention where no axis is periodic"
COMMON_ELEMENTS = (8, 1, 6, 14, 7, 11, 17, 29, 12, 22)  # tried first when example structures are built


@dataclass(frozen=True)
class CheckResult:
    """One number that must not exceed its tolerance, or the reason why it was not computed.

    Attributes:
        check: What was compared.
        structure: Formula and periodicity of the structure.
        value: The largest absolute deviation; NaN where the model gave something that is not a number.
        tolerance: The largest value that passes.
        unit: Of value and tolerance.
        skipped: Why there is no value; empty where there is one.
        note: What else to know of the value; mostly empty.
    """

    check: str
    structure: str
    value: float | None
    tolerance: float
    unit: str
    skipped: str = ""
    note: str = ""

    @property
    def passed(self) -> bool | None:
        """Whether the value is within its tolerance; None where the check was skipped."""
        return None if self.value is None else self.value <= self.tolerance

    def as_dict(self) -> dict[str, Any]:
        """The fields and ``passed``, for JSON, which has no NaN: there a value that is none is None."""
        value = self.value if self.value is not None and np.isfinite(self.value) else None
        return asdict(self) | {"value": value, "passed": self.passed}


def reference_of(model: Layers) -> torch.nn.Module | str:
    """The same model of mace-torch, or why there is none: it is not installed, or lacks a part of the model."""
    if importlib.util.find_spec("mace") is None:
        return "mace-torch is not installed (pip install 'mace-fast[reference]')"
    try:
        reference = to_mace(model)
    except NotInMaceTorch as error:
        return str(error)
    except ImportError as error:
        if is_local(model):
            raise
        return str(error)
    return polar_reference(reference) if is_polar(model) else reference


def matches_reference(model: Layers, atoms: Atoms, reference: torch.nn.Module | str | None = None) -> list[CheckResult]:
    """Energy, forces and stress against the same parameters evaluated by mace-torch; skipped where it cannot.

    Both get the same cell, so that the stresses agree; a note says how far that of mace-torch's calculator is off.

    Args:
        model: The model.
        atoms: The structure.
        reference: what :func:`reference_of` gave for the model, to convert once for many structures.
    """
    reference = reference_of(model) if reference is None else reference
    ours = _evaluate(model, atoms)
    if isinstance(reference, str):
        results = _compare("same as mace-torch", atoms, ours, ours)
        return [replace(result, value=None, skipped=reference) for result in results]
    theirs = _evaluate(reference, atoms)
    energy, forces, stress = _compare("same as mace-torch", atoms, ours, theirs)
    if not is_local(model) and not stress.skipped:
        return [energy, forces, replace(stress, value=None, skipped=NO_STRESS_OF_CHARGES)]
    return [energy, forces, replace(stress, note=_note_on_mace_torch(atoms, float(model.r_max)))]


def mace_torch_cell(atoms: Atoms, r_max: float) -> NDArray[np.float64]:
    """The cell ``[3, 3]`` in Å by whose volume mace-torch 0.3.16's calculator divides: a box along other axes.

    Source:
        Same values as the cell that ``mace.data.neighborhood.get_neighborhood`` returns.
    """
    length = (np.abs(atoms.positions).max() + 1) * 5 * r_max
    return np.where(atoms.pbc[:, None], atoms.cell.array, length * np.eye(3))


def _note_on_mace_torch(atoms: Atoms, r_max: float) -> str:
    if atoms.pbc.all() or not has_stress(atoms.cell.array, atoms.pbc):
        return ""
    if not atoms.pbc.any():
        return "zero, as in mace-torch 0.3.17; the calculator of 0.3.16 divides by a box of its own"
    ratio = abs(np.linalg.det(mace_torch_cell(atoms, r_max))) / atoms.get_volume()
    return f"by the cell, as in mace-torch 0.3.17; the calculator of 0.3.16 divides by a box {ratio:.3g} times as large"


def forces_match_differences(model: Layers, atoms: Atoms, seed: int = 0) -> list[CheckResult]:
    """Forces against central differences of the energy, for a few components drawn with ``seed``."""
    rng = np.random.default_rng(seed)
    count = min(DIFFERENCE_COMPONENTS, 3 * len(atoms))
    components = [divmod(int(index), 3) for index in rng.choice(3 * len(atoms), size=count, replace=False)]

    expected = difference_forces(model, atoms, components)
    prediction = _evaluate(model, atoms)
    deviation = _largest(prediction.forces[tuple(np.transpose(components))] - expected)
    tolerance = FORCE_DIFFERENCE_TOLERANCE + _rounding(prediction.energy)
    return [CheckResult("forces against differences", label_of(atoms), deviation, tolerance, "eV/Å")]


def difference_forces(
    model: torch.nn.Module, atoms: Atoms, components: Sequence[tuple[int, int]]
) -> NDArray[np.float64]:
    """Components (atom, axis) of the forces in eV/Å, from central differences of the energy alone."""

    def moved(component: tuple[int, int], step: float) -> Atoms:
        copy = atoms.copy()
        copy.positions[component] += step
        return copy

    return -np.array([_slope(model, functools.partial(moved, component)) for component in components])


def stress_matches_differences(model: Layers, atoms: Atoms) -> list[CheckResult]:
    """Stress against differences of the energy by strain; skipped where there is no stress to compare."""
    name = "stress against differences"
    result = CheckResult(name, label_of(atoms), None, STRESS_DIFFERENCE_TOLERANCE, "eV/Å³")
    if reason := _no_stress(atoms):
        return [replace(result, skipped=reason)]

    def strained(row: int, column: int, step: float) -> Atoms:
        strain = np.zeros((3, 3))
        strain[row, column] += step / 2
        strain[column, row] += step / 2
        copy = atoms.copy()
        copy.set_cell(atoms.cell @ (np.eye(3) + strain), scale_atoms=True)
        return copy

    prediction, volume = _evaluate(model, atoms), float(atoms.get_volume())
    pairs = [(row, column) for row in range(3) for column in range(row, 3)]
    if is_polar(model) and not atoms.pbc.all():  # a slab may not be turned out of its plane
        pairs = [pair for pair in pairs if pair not in ((0, 2), (1, 2))]
    slopes = [_slope(model, functools.partial(strained, *pair)) for pair in pairs]
    deviation = _largest(np.array(slopes) / volume - prediction.stress[tuple(np.transpose(pairs))])
    tolerance = STRESS_DIFFERENCE_TOLERANCE + _rounding(prediction.energy) / volume
    return [replace(result, value=deviation, tolerance=tolerance)]


def random_rotation(seed: int) -> NDArray[np.float64]:
    """A matrix of a rotation with an inversion, to test parity too."""
    rotation, _ = np.linalg.qr(np.random.default_rng(seed).normal(size=(3, 3)))
    matrix: NDArray[np.float64] = rotation * -np.sign(np.linalg.det(rotation))
    return matrix


def rotates(model: Layers, atoms: Atoms, seed: int = 0) -> list[CheckResult]:
    """Energy is the same and forces and stress turn with the structure, for a random improper rotation."""
    rotation = rotation_of_charges(atoms, seed) if is_polar(model) else random_rotation(seed)
    turned = atoms.copy()
    turned.set_cell(atoms.cell @ rotation.T)
    turned.positions = atoms.positions @ rotation.T
    before, after = _evaluate(model, atoms), _evaluate(model, turned)
    stress = rotation @ before.stress @ rotation.T if before.stress.size else before.stress
    expected = replace(before, forces=before.forces @ rotation.T, stress=stress)
    return _compare("rotation and inversion", atoms, after, expected)


def translates(model: Layers, atoms: Atoms, seed: int = 0) -> list[CheckResult]:
    """Nothing changes when all atoms move together, out of the cell too."""
    moved, vector = atoms.copy(), np.random.default_rng(seed).normal(scale=10.0, size=3)
    in_plane = is_polar(model) and atoms.pbc.any() and not atoms.pbc.all()
    if in_plane:
        vector[2] = 0.0
    moved.translate(vector)
    results = _compare("translation", atoms, _evaluate(model, moved), _evaluate(model, atoms))
    if not in_plane:
        return results
    energy, forces, stress = (replace(result, note=NOT_ALONG_Z) for result in results)
    return [energy, forces, replace(stress, value=None, skipped=NO_STRESS_OF_PLANE, note="")]


def permutes(model: Layers, atoms: Atoms, seed: int = 0) -> list[CheckResult]:
    """The order of the atoms does not matter."""
    order = np.random.default_rng(seed).permutation(len(atoms))
    before, after = _evaluate(model, atoms), _evaluate(model, atoms[order])
    return _compare("permutation of atoms", atoms, after, replace(before, forces=before.forces[order]))


def is_deterministic(model: Layers, atoms: Atoms) -> list[CheckResult]:
    """Two evaluations give the same bits."""
    first, second = _evaluate(model, atoms), _evaluate(model, atoms)
    return [replace(result, tolerance=0.0) for result in _compare("determinism, two runs", atoms, second, first)]


Check = Callable[[Layers, Atoms], list[CheckResult]]
SELF_CHECKS: tuple[Check, ...] = (
    forces_match_differences,
    stress_matches_differences,
    rotates,
    translates,
    permutes,
    is_deterministic,
)


def examples_of(model: Layers, seed: int = 0) -> list[Atoms]:
    """:func:`example_structures` for a model; for a ``PolarMACE`` without a wire and with more vacuum.

    Args:
        model: of ``mace_fast``.
        seed: of the displacements.
    """
    r_max = float(model.r_max)
    structures = example_structures(model.atomic_numbers.tolist(), r_max, seed)
    if not is_polar(model):
        return structures
    cluster, crystal, slab, _, atom = structures
    slab.center(vacuum=r_max, axis=2)
    return [cluster, crystal, slab, atom]


def example_structures(atomic_numbers: Sequence[int], r_max: float, seed: int = 0) -> list[Atoms]:
    """Small structures of elements that a model knows: a cluster, a skewed crystal, a slab, a wire and a single atom.

    Args:
        atomic_numbers: The elements of the model; common ones are preferred, at most four are used.
        r_max: The cutoff in Å, which the structures must fit into.
        seed: Of the displacements that take every atom out of its site.
    """
    rng = np.random.default_rng(seed)
    known = [int(number) for number in atomic_numbers]
    elements = ([number for number in COMMON_ELEMENTS if number in known] or known)[:4]
    spacing = min(2.3 * max(covalent_radii[number] for number in elements), 0.6 * r_max)
    numbers = np.resize(elements, 8)
    sites = spacing * np.stack(np.meshgrid(*[[0.0, 1.0]] * 3, indexing="ij"), axis=-1).reshape(8, 3)
    skew = np.array([[1.0, 0.0, 0.0], [0.2, 1.0, 0.0], [-0.1, 0.3, 1.1]])

    cluster = Atoms(numbers, positions=sites)
    crystal = Atoms(numbers, positions=sites @ skew, cell=2 * spacing * skew, pbc=True)
    slab = Atoms(numbers, positions=sites, cell=spacing * np.array([2, 2, 4]), pbc=[True, True, False])
    wire = Atoms(numbers, positions=sites, cell=spacing * np.array([2, 4, 4]), pbc=[True, False, False])
    wire.rotate(50, (1, 2, 3), rotate_cell=True)
    for atoms in (cluster, crystal, slab, wire):
        atoms.positions += rng.normal(scale=0.05 * spacing, size=(8, 3))
    return [cluster, crystal, slab, wire, Atoms(elements[:1], positions=[[0.0, 0.0, 0.0]])]


def _compare(name: str, atoms: Atoms, got: Prediction, expected: Prediction) -> list[CheckResult]:
    """The deviations in energy per atom, forces and, where there is one, stress."""
    label = label_of(atoms)
    energy = abs(got.energy - expected.energy) / len(atoms)
    stress = CheckResult(f"{name}: stress", label, None, STRESS_TOLERANCE, "eV/Å³", _no_stress(atoms))
    if not stress.skipped:
        stress = replace(stress, value=_largest(got.stress - expected.stress))
    return [
        CheckResult(f"{name}: energy", label, energy, ENERGY_TOLERANCE, "eV/atom"),
        CheckResult(f"{name}: forces", label, _largest(got.forces - expected.forces), FORCE_TOLERANCE, "eV/Å"),
        stress,
    ]


def _no_stress(atoms: Atoms) -> str:
    """Why a structure has no stress that could be wrong; empty where it has one."""
    if not atoms.pbc.any():
        return NO_PERIODICITY
    return "" if has_stress(atoms.cell.array, atoms.pbc) else NO_VOLUME


def label_of(atoms: Atoms) -> str:
    """Formula and periodicity of a structure."""
    return f"{atoms.get_chemical_formula()} ({int(atoms.pbc.sum())}D periodic)"


def _largest(difference: NDArray[np.float64]) -> float:
    return float(np.abs(difference).max())


def _evaluate(model: torch.nn.Module, atoms: Atoms) -> Prediction:
    """Everything there is, for the first head: the others differ in the readout alone."""
    stress = has_stress(atoms.cell.array, atoms.pbc)
    return predict(model, [atoms], stress=stress, head=model_heads(model)[0])[0]


def _slope(model: torch.nn.Module, structure_at: Callable[[float], Atoms]) -> float:
    """The derivative of the energy by a step, from the central difference of fourth order."""
    # with the cell, wave vectors come and go, and the energy jumps by little
    step = DIFFERENCE_STEP if is_local(model) else DIFFERENCE_STEP / 10
    steps = step * np.array([-2.0, -1.0, 1.0, 2.0])
    structures = [structure_at(step) for step in steps]
    energies = [result.energy for result in predict(model, structures, forces=False, head=model_heads(model)[0])]
    return float(np.dot([1.0, -8.0, 8.0, -1.0], energies) / (12 * step))


def _rounding(energy: float) -> float:
    """What rounding of the energy, all-electron energies are large, may add to a slope."""
    return float(20 * np.finfo(np.float64).eps * abs(energy) / DIFFERENCE_STEP)
