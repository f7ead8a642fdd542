"""Structures, and what models and mace-torch beside them make of these, as the stages need them."""

import contextlib
import importlib.util
import warnings
from collections.abc import Iterator
from typing import Any
from unittest import mock

import torch
from ase import Atoms
from ase.build import bulk
from torch import Tensor

import mace_fast
from mace_fast.checks import mace_torch_cell
from mace_fast.data import atoms_to_data, collate
from mace_fast.testing.structures import Data, crystal, repeated, repeats_for
from mace_fast.testing.workloads import SMALL, STRUCTURES, default_dtype
from profiling.emulator.structures import counted_crystal
from profiling.models import DRY, TRAINED


def mace_torch_of(model: Any) -> Any | None:
    """The same model of mace-torch on the CPU, without e3nn's slow compilation; None where it is not installed."""
    if importlib.util.find_spec("mace") is None:
        return None
    import e3nn

    before = e3nn.get_optimization_defaults()
    e3nn.set_optimization_defaults(jit_script_fx=False, optimize_einsums=False)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return mace_fast.to_mace(model)
    finally:
        e3nn.set_optimization_defaults(**before)


def batch_for(model: Any, name: str, size: str = "small") -> Data:
    """Structures of the elements of a model, in float64 on the CPU.

    Args:
        model: for its elements, cutoff and heads.
        name: of the model.
        size: ``"tiny"`` for a molecule, ``"small"`` for a batch of some.
    """
    numbers, r_max = model.atomic_numbers.tolist(), float(model.r_max)
    if name in SMALL or name == DRY:
        names = ["water_ion"] if size == "tiny" else ["ethanol", "carbide", "water_ion", "slab"]
        parts = [STRUCTURES[one]() for one in names]
    elif size == "tiny":
        parts = [crystal(4, 20, r_max, numbers[:2])]
    else:
        parts = [crystal(32, 60 if r_max > 5.5 else 20, r_max, numbers[5:9]), crystal(4, 15, r_max, numbers[:2])]
    if name == TRAINED:
        salt, silicon = bulk("NaCl", "rocksalt", a=5.64, cubic=True), bulk("Si", cubic=True)
        parts = [parts[0]] if size == "tiny" else [rattled(salt), rattled(silicon), STRUCTURES["ethanol"]()]
    batch = collate([atoms_to_data(atoms, numbers, r_max, torch.float64) for atoms in parts])
    # a volume for molecules too, without which mace-torch's gradients of a stress are no numbers
    batch["cell"] = torch.cat([batch["cell"].new_tensor(mace_torch_cell(atoms, r_max)) for atoms in parts])
    batch["head"] = torch.arange(len(parts)) % len(model.heads)
    return batch


def rattled(atoms: Atoms) -> Atoms:
    """Off its symmetric positions."""
    atoms.rattle(0.05, seed=1)
    return atoms


def neighbours_of(name: str) -> int:
    """Of an atom, about: models of molecules see fewer."""
    return 15 if name.startswith("off") else 6 if name == DRY else 60


CELL = 108
"""Atoms of the crystal that is repeated."""


def counted(model: Any, name: str, num_atoms: int, dtype: torch.dtype, device: str) -> Data:
    """About so many atoms of the crystal that `profiling.emulate` counts on, with its topology."""
    numbers, r_max = model.atomic_numbers.tolist(), float(model.r_max)
    dry = crystal(4, neighbours_of(name), r_max, numbers[:4])
    cell = dry if name == DRY else counted_crystal(numbers, r_max, CELL)
    data = repeated(atoms_to_data(cell, numbers, r_max, dtype, device), repeats_for(len(cell), num_atoms))
    return {**data, "topology": mace_fast.topology(model, data)}  # else the host waits for the device in every step


def salt(model: Any, edge: int, dtype: torch.dtype, device: str) -> Data:
    """A cube of SrO with so many atoms along each edge, an even number; 56 neighbours within 6 Å."""
    cell = bulk("SrO", "rocksalt", a=5.16, cubic=True)
    atoms = rattled(cell.repeat(edge // 2))
    return atoms_to_data(atoms, model.atomic_numbers.tolist(), float(model.r_max), dtype, device)


def moved_batch(batch: Data, device: str, dtype: torch.dtype) -> Data:
    """A copy on a device, floating tensors in a dtype."""
    return {
        name: value.detach().clone().to(device, dtype)
        if value.is_floating_point()
        else value.detach().clone().to(device)
        for name, value in batch.items()
    }


def evaluate(model: Any, batch: Data, **flags: Any) -> dict[str, Tensor]:
    """The results of a model of either package; the batch stays as it is."""
    dtype = batch["positions"].dtype
    with default_dtype(dtype), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # e3nn and mace-torch use deprecated parts of torch
        found = model(moved_batch(batch, str(batch["positions"].device), dtype), **flags)
    return {name: value for name, value in found.items() if isinstance(value, Tensor)}


def parameter_gradients(model: Any, batch: Data) -> dict[str, Tensor]:
    """Of a loss of energy, forces and stress; zero where there is none."""
    found = evaluate(model, batch, training=True, compute_stress=True)
    loss = sum(found[key].square().sum() for key in ("energy", "forces", "stress"))
    parameters = {name: value for name, value in model.named_parameters() if value.requires_grad}
    values = torch.autograd.grad(loss, list(parameters.values()), allow_unused=True)
    pairs = zip(parameters.items(), values, strict=True)
    return {name: torch.zeros_like(own) if value is None else value for (name, own), value in pairs}


def litter(number: int, device: str, largest: int) -> None:
    """Leave other numbers, NaN for 0, and other gaps in the allocator's memory, in blocks below ``2**largest``."""
    blocks = [
        torch.full((1 << size,), float(number) if number else float("nan"), device=device)
        for size in range(8 + number, largest)
    ]
    del blocks[::2]


@contextlib.contextmanager
def unfused() -> Iterator[None]:
    """Evaluation by the kernels of training, one operation after another."""
    with mock.patch("mace_fast.blocks.messages.fits", return_value=False):
        yield
