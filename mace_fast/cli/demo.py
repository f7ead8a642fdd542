"""``mace-fast demo``: MACE-MP-0 small on crystals and molecules, beside mace-torch, then a short molecular dynamics."""

import argparse
import importlib.util
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from ase import Atoms, units
from ase.build import bulk, molecule
from ase.md.verlet import VelocityVerlet
from numpy.typing import NDArray

import mace_fast
from mace_fast.checks import difference_forces
from mace_fast.cli import show
from mace_fast.cli.files import load_model
from mace_fast.cli.md_integrators import draw_velocities
from mace_fast.cli.picture import MDRecord, Parity, draw
from mace_fast.data import atoms_to_data
from mace_fast.layers import Layers
from mace_fast.predict import predict
from mace_fast.writing import replacing

DISPLACEMENT = 0.05  # Å, of every atom from its site: without it the forces in crystals are zero
REPETITIONS = 7  # of each timing, after two calls that are not counted
MD_STEPS, MD_TIMESTEP, MD_INTERVAL = 150, 1.0, 1  # steps, fs, steps
START_TEMPERATURE = 600.0  # K; half of it goes into potential energy, so that the crystal ends near 300 K
DESCRIPTION = """Evaluate MACE-MP-0 small, which comes with the package, on crystals and molecules; compare with
mace-torch if it is installed; run a short molecular dynamics at constant energy; draw a picture.
Needs no network."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add ``demo`` to the parser of ``mace-fast``."""
    parser = subparsers.add_parser(
        "demo",
        help="see MACE-MP-0 small at work",
        description=DESCRIPTION,
        epilog="example:\n  mace-fast demo --output demo",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--output", type=Path, default=Path("demo"), metavar="DIR", help="folder of the picture (default: demo)"
    )
    parser.set_defaults(run=run)
    return parser


def run(args: argparse.Namespace) -> int:
    """Run the demonstration and write ``mace_fast_demo.png`` into ``args.output``.

    Raises:
        ImportError: if matplotlib is missing, before anything is computed.
        OSError: if the folder cannot be made or written to, likewise.
    """
    if importlib.util.find_spec("matplotlib") is None:
        raise ImportError("the picture needs matplotlib: pip install 'mace-fast[plot]'")
    try:
        args.output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OSError(f"--output {args.output} cannot be made: {error.strerror}; give another folder") from error
    picture = args.output / "mace_fast_demo.png"
    with replacing(picture) as partial:
        model = load_model("mace-mp-small", dtype="float64")
        structures = demo_structures()
        threads = torch.get_num_threads()
        print(f"MACE-MP-0 small, float64, {threads} threads; atoms displaced by {DISPLACEMENT} Å from their sites")
        _print_results(model, structures)
        parity = _compare(model, structures)
        draw(partial, _molecular_dynamics(model), parity)
    print(f"picture: {picture}")
    return 0


def demo_structures() -> dict[str, Atoms]:
    """Crystals and molecules, each atom a little off its site."""
    perovskite = [(0, 0, 0), (0.5, 0.5, 0.5), (0.5, 0.5, 0), (0.5, 0, 0.5), (0, 0.5, 0.5)]
    structures = {
        "silicon": bulk("Si", cubic=True),
        "rock salt": bulk("NaCl", "rocksalt", a=5.64, cubic=True),
        "copper": bulk("Cu", cubic=True),
        "perovskite": Atoms("SrTiO3", scaled_positions=perovskite, cell=[3.905] * 3, pbc=True),
        "water": molecule("H2O"),
        "ethanol": molecule("CH3CH2OH"),
        "silicon 2x2x2": silicon_crystal(),
    }
    for seed, atoms in enumerate(structures.values()):
        atoms.rattle(DISPLACEMENT, seed=seed)
    return structures


def silicon_crystal() -> Atoms:
    """64 atoms, what the molecular dynamics runs on."""
    return bulk("Si", cubic=True) * (2, 2, 2)


def _print_results(model: Layers, structures: Mapping[str, Atoms]) -> None:
    rows = []
    for name, atoms in structures.items():
        result = predict(model, [atoms], stress=True)[0]
        stress = f"{np.abs(result.stress).max() / units.GPa:.3f}" if atoms.pbc.all() else "-"
        largest_force = np.linalg.norm(result.forces, axis=1).max()
        rows.append([name, atoms.get_chemical_formula(), f"{result.energy:.6f}", f"{largest_force:.4f}", stress])
    show.table(
        "energy, forces, stress", ["structure", "formula", "energy eV", "max force eV/Å", "max stress GPa"], rows
    )


def _compare(model: Layers, structures: Mapping[str, Atoms]) -> Parity:
    """Forces of the model beside those of mace-torch, or of energy differences where mace-torch is not installed."""
    if importlib.util.find_spec("mace") is None:
        print("mace-torch is not installed, so there is nothing to compare with: pip install 'mace-fast[reference]'")
        atoms = structures["ethanol"]
        components = [(atom, axis) for atom in range(len(atoms)) for axis in range(3)]
        expected = difference_forces(model, atoms, components)
        return Parity("differences of the energy", expected, predict(model, [atoms])[0].forces.ravel())
    reference = mace_fast.to_mace(model).requires_grad_(False)
    comparisons = []
    with show.progress("comparing with mace-torch", len(structures)) as advance:
        for done, (name, atoms) in enumerate(structures.items(), start=1):
            comparisons.append(_compare_one(name, model, reference, atoms))
            advance(done, name)
    rows = [comparison.row() for comparison in comparisons]
    columns = ["structure", "atoms", "edges", "ΔE eV/atom", "ΔF eV/Å", "Δstress eV/Å³"]
    title = (
        f"largest differences from mace-torch; time of energy, forces and stress, median of {REPETITIONS}, alternating"
    )
    show.table(title, [*columns, "mace_fast ms", "mace-torch ms"], rows)
    pairs = [(comparison.expected_forces.ravel(), comparison.forces.ravel()) for comparison in comparisons]
    expected, ours = (np.concatenate(part) for part in zip(*pairs, strict=True))
    return Parity("mace-torch", expected, ours)


@dataclass(frozen=True)
class Comparison:
    """A structure evaluated by the model and by mace-torch."""

    name: str
    num_atoms: int
    num_edges: int
    energy_difference: float
    stress_difference: float
    forces: NDArray[np.float64]
    expected_forces: NDArray[np.float64]
    seconds: tuple[float, float]

    def row(self) -> list[str]:
        """The line of the table."""
        return [
            self.name,
            str(self.num_atoms),
            str(self.num_edges),
            f"{self.energy_difference / self.num_atoms:.1e}",
            f"{np.abs(self.forces - self.expected_forces).max():.1e}",
            f"{self.stress_difference:.1e}",
            *(f"{1000 * seconds:.1f}" for seconds in self.seconds),
        ]


def _compare_one(name: str, model: Layers, reference: torch.nn.Module, atoms: Atoms) -> Comparison:
    inputs = atoms_to_data(atoms, model.atomic_numbers.tolist(), float(model.r_max))

    def evaluate(module: torch.nn.Module) -> dict[str, torch.Tensor]:
        return module(dict(inputs), compute_stress=True)

    ours, theirs = (
        {key: output[key].detach() for key in ("energy", "forces", "stress")}
        for output in (evaluate(model), evaluate(reference))
    )
    return Comparison(
        name,
        len(atoms),
        inputs["edge_index"].shape[1],
        float((ours["energy"] - theirs["energy"]).abs()),
        float((ours["stress"] - theirs["stress"]).abs().max()),
        ours["forces"].numpy(),
        theirs["forces"].numpy(),
        _alternating_medians(lambda: evaluate(model), lambda: evaluate(reference)),
    )


def _alternating_medians(first: Callable[[], object], second: Callable[[], object]) -> tuple[float, float]:
    """Median seconds of two functions that are called in turn, so that a busy moment hits both."""
    first()
    second()
    seconds = np.empty((REPETITIONS, 2))
    for repetition in range(REPETITIONS):
        for column, function in enumerate((first, second)):
            began = time.perf_counter()
            function()
            seconds[repetition, column] = time.perf_counter() - began
    medians = np.median(seconds, axis=0)
    return float(medians[0]), float(medians[1])


def _molecular_dynamics(model: Layers) -> MDRecord:
    """Silicon at constant energy: 64 atoms, velocity Verlet."""
    atoms = silicon_crystal()
    atoms.calc = mace_fast.MACECalculator(models=[model])
    draw_velocities(atoms, START_TEMPERATURE, seed=0)
    dynamics = VelocityVerlet(atoms, MD_TIMESTEP * units.fs)
    samples: list[tuple[float, float, float]] = []
    began = time.perf_counter()
    with show.progress("molecular dynamics of silicon", MD_STEPS) as advance:

        def sample() -> None:
            potential, kinetic = atoms.get_potential_energy(), atoms.get_kinetic_energy()
            samples.append((potential, kinetic, atoms.get_temperature()))
            rate = dynamics.nsteps / (time.perf_counter() - began)
            advance(dynamics.nsteps, f"{potential + kinetic:.6f} eV  {samples[-1][2]:.0f} K  {rate:.1f} steps/s")

        dynamics.attach(sample, interval=MD_INTERVAL)
        dynamics.run(MD_STEPS)
    potential, kinetic, temperature = np.array(samples, dtype=np.float64).T
    frames = np.arange(len(samples), dtype=np.float64)
    record = MDRecord(MD_TIMESTEP * MD_INTERVAL * frames, potential, kinetic, temperature, len(atoms))
    print(
        f"molecular dynamics: {len(atoms)} silicon atoms, {MD_STEPS} steps of {MD_TIMESTEP} fs at constant energy, "
        f"mean temperature {temperature[len(temperature) // 2 :].mean():.0f} K (second half), "
        f"total energy within {1000 * record.largest_deviation():.4f} meV/atom of its start"
    )
    return record
