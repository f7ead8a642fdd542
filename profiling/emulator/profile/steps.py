"""A step of a model on a real structure, run in the emulator with counters."""

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import torch
from ase import Atoms
from ase.io import read
from torch import Tensor

import mace_fast
from mace_fast.data import atoms_to_data
from mace_fast.kernels.fused_edges.gpu import launch as fused_launch
from mace_fast.kernels.runtime.launch import Launch
from profiling.analytic import Step, operations
from profiling.bounds import RATE
from profiling.emulator.faults import Fault
from profiling.emulator.launches import emulating
from profiling.emulator.profile.counters import Counter
from profiling.emulator.profile.kernels import Kernel, kernels_of
from profiling.emulator.structures import counted_crystal
from profiling.machine_code.compiler import compile_with_lines, unique
from profiling.machine_code.launches import launches_of_model, run_step
from profiling.models import NAMES, known_name, make_model

RECEIVERS = 4
"""That a program takes at a time in a large system, with the same weights; fewer where programs would be idle."""


@dataclass(frozen=True)
class Profile:
    """What a step did.

    Attributes:
        model: its name.
        step: which.
        dtype: of model and data.
        architecture: such as "sm_90".
        formula: of the structure.
        atoms: of it.
        edges: of it.
        kernels: in the order of their first launch.
        needed_matrix: operations of matrix products that the model needs per atom, in the precision at hand.
        faults: that the emulator found, where all programs ran.
    """

    model: str
    step: Step
    dtype: str
    architecture: str
    formula: str
    atoms: int
    edges: int
    kernels: list[Kernel]
    needed_matrix: float
    faults: list[Fault]


def model_of(name: str) -> tuple[str, Any]:
    """A model by name, where ``-`` may stand for a space, or of a file; with its name as it is known.

    Raises:
        SystemExit: there is none.
    """
    if Path(name).exists():
        return name, mace_fast.load(name)
    known = known_name(name)
    if known is None:
        raise SystemExit(f"{name}: no file, and no model of profiling/models.py: {', '.join(NAMES)}")
    return known, make_model(known)


def structure_of(model: Any, file: Path | None, atoms: int) -> Atoms:
    """A structure from a file, or about so many atoms of `counted_crystal`."""
    if file is not None:
        found = read(file, index=0)
        assert isinstance(found, Atoms)
        return found
    return counted_crystal(model.atomic_numbers.tolist(), float(model.r_max), atoms)


def twice(atoms: Atoms, r_max: float) -> Atoms:
    """Two of a structure, along the first vector of its cell, or out of reach of each other where it has none."""
    if atoms.cell[0].any():
        return atoms.repeat((2, 1, 1))
    other = atoms.copy()
    other.positions[:, 0] += np.ptp(atoms.positions[:, 0]) + 2 * r_max
    return atoms + other


def profiled(
    name: str,
    model: Any,
    step: Step,
    atoms: Atoms,
    dtype: str,
    architecture: str,
    seed: int | None,
    jobs: int,
    enough: int | None,
) -> Profile:
    """Compile the kernels of a step, and run their programs, or some of them, in the emulator.

    Args:
        name: of the model.
        model: of mace_fast.
        step: which.
        atoms: the structure.
        dtype: of model and data, such as "float32".
        architecture: such as "sm_90".
        seed: of the order of the warps.
        jobs: processes that compile.
        enough: see `Counter`. Where not all programs run, what others read of them is what nobody has written.

    Raises:
        EmulationError: a kernel cannot go on.
        SystemExit: the structure has no edges.
    """
    number_type = getattr(torch, dtype)
    model = model.to(number_type)
    numbers, r_max = model.atomic_numbers.tolist(), float(model.r_max)
    data, larger = (atoms_to_data(one, numbers, r_max, number_type) for one in (atoms, twice(atoms, r_max)))
    if not data["edge_index"].shape[1]:
        raise SystemExit(f"no two of the {len(atoms)} atoms are within {r_max:g} Å, and counts are for each edge")
    if step != "training":
        mace_fast.freeze(model)
        model.backend = "reference"
        model(dict(data))  # what follows from the weights alone is kept from here on
    twin = copy.deepcopy(model)  # recorded steps have no results, which may be kept
    launches_of_model(twin, step, data, architecture)
    recorded, of_larger = (launches_of_model(twin, step, one, architecture) for one in (data, larger))
    different, _ = unique(recorded)
    compiled = {
        special.key: one
        for special, one in zip(different, compile_with_lines(different, architecture, jobs), strict=True)
    }
    known = {key: (one.ptx, one.code.shared_bytes) for key, one in compiled.items()}
    watch = partial(Counter, enough=enough)
    resident = max(1, len(atoms) // RECEIVERS)
    with (
        mock.patch.object(fused_launch, "WITHOUT_GPU", resident),
        emulating(architecture, seed, known=known, observe=watch) as emulator,
    ):
        run_step(model, step, data)
    constant = constant_arguments(recorded, of_larger)
    kernels = kernels_of(emulator.emulated, constant, compiled)
    edges = data["edge_index"].shape[1]
    works = operations(model, step, len(set(atoms.numbers.tolist())))
    passes = RATE[model.precision][1] if dtype == "float32" else 1
    needed = passes * sum(work.matrix_per_atom(edges / len(atoms)) for work in works)
    facts = name, step, dtype, architecture, atoms.get_chemical_formula(), len(atoms), edges
    return Profile(*facts, kernels, needed, emulator.faults if enough is None else [])


def constant_arguments(launches: Sequence[Launch], larger: Sequence[Launch]) -> list[frozenset[str]]:
    """For each launch the arguments that are as large for a larger structure: parameters and tables.

    Raises:
        RuntimeError: the two structures launch different kernels.
    """
    if [one.function for one in launches] != [one.function for one in larger]:
        raise RuntimeError("the structure and one of twice its size launch different kernels")
    return [
        frozenset(
            name
            for name, value in one.arguments.items()
            if isinstance(value, Tensor) and value.numel() == other.arguments[name].numel()
        )
        for one, other in zip(launches, larger, strict=True)
    ]
