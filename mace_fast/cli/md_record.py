"""What a run of ``mace-fast md`` began with, in the description of its trajectory, and what must stay the same."""

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
from ase import Atoms
from numpy.typing import NDArray

import mace_fast
from mace_fast.checkpoint.adapters import merged
from mace_fast.checkpoint.describe import describe
from mace_fast.layers import Layers
from mace_fast.loading import model_heads
from mace_fast.predict import head_index

KEY = "mace-fast md"  # in the description
DEFAULTS = {
    "pressure": 0.0,
    "thermostat": "langevin",
    "thermostat_time": 100.0,
    "barostat": "isotropic",
    "barostat_time": 1000.0,
}
"""GPa and fs; of the ensembles that have them."""
SAME = 1e-6  # Å, within which the positions and cell of a structure are those of the first frame
_MODEL_BUFFERS = (
    "atomic_numbers",
    "r_max",
    "atomic_energies",
    "scale",
    "shift",
)  # what a model is beyond its parameters


def describe_run(args: argparse.Namespace, model: Layers) -> dict[str, Any]:
    """What decides the dynamics, by the name of the option, and where the model came from.

    Args:
        args: Of the command.
        model: In the precision that it runs in.
    """
    settings = {
        "dtype": str(next(model.parameters()).dtype).removeprefix("torch."),
        "head": model_heads(model)[head_index(model, args.head)],
        "ensemble": args.ensemble,
        "timestep": args.timestep,
        "interval": args.interval,
    }
    if args.ensemble != "nve":
        settings |= {"temperature": args.temperature, "seed": args.seed}
    of_bath = {name: getattr(args, name) for name in (*DEFAULTS, "d3")}
    settings |= {option_name(name): value for name, value in of_bath.items() if value is not None}
    if args.engine != "ase":  # of which earlier versions do not speak
        settings["engine"] = args.engine
    if args.tables:
        settings["tables"] = True
    return {
        "version": mace_fast.__version__,
        "model": args.model,
        "sha256": model_digest(model),
        "config_sha256": config_digest(model),
        "settings": settings,
    }


def require_same_run(trajectory: Path, began: dict[str, Any], now: dict[str, Any]) -> None:
    """Refuse to go on with another model or other settings.

    Args:
        trajectory: Its name.
        began: Of ``describe_run`` when the run began.
        now: Of ``describe_run``.

    Raises:
        ValueError: names what differs.
    """
    settings = now["settings"]
    before = began["settings"]
    if before["ensemble"] == settings["ensemble"]:  # earlier versions had no other baths, and did not say so
        unsaid = {option_name(name): value for name, value in DEFAULTS.items()}
        before = {name: value for name, value in unsaid.items() if name in settings} | before
    changed = [name for name in {**before, **settings} if before.get(name) != settings.get(name)]
    if changed:
        given = " ".join(option(name, before[name]) for name in changed if name in before)
        different = " ".join(option(name, settings[name]) for name in changed if name in settings)
        how = f"with {given}" if given else f"without {different}"
        how += f", not {different}" if given and different else ""
        raise ValueError(f"{trajectory} was begun {how}: give the same again, or begin another --trajectory")
    # earlier versions have no digest of the configuration
    if began["sha256"] != now["sha256"] or began.get("config_sha256", now["config_sha256"]) != now["config_sha256"]:
        raise ValueError(
            f"{trajectory} was begun with another model, {began['model']}, whose numbers are not those of "
            f"{now['model']}: give the same again, or begin another --trajectory"
        )


def require_same_structure(trajectory: Path, first: Atoms, source: Path, structure: Atoms) -> None:
    """Refuse to go on from another structure than that of the first frame.

    Raises:
        ValueError: if elements, masses, periodicity, cell or positions differ.
    """
    expected, found = _what_must_agree(first), _what_must_agree(structure)
    for name in expected:
        same_shape = expected[name].shape == found[name].shape
        if not same_shape or not np.allclose(expected[name], found[name], rtol=0, atol=SAME):
            raise ValueError(
                f"{trajectory} was not begun with the structure in {source}, whose {name} differ from those of its "
                "first frame: give the same again, or begin another --trajectory"
            )


def option_name(name: str) -> str:
    """What the user calls an argument of the command, without the dashes before it."""
    return name.replace("_", "-")


def option(name: str, value: Any) -> str:
    """What the user gives for a setting to have a value."""
    if isinstance(value, bool) or value is None:
        return f"--{name}" if value else f"no --{name}"
    return f"--{name} {value}"


def _what_must_agree(atoms: Atoms) -> dict[str, NDArray[Any]]:
    return {
        "numbers": atoms.numbers,
        "masses": atoms.get_masses(),
        "pbc": atoms.pbc,
        "cell": atoms.cell.array,
        "positions": atoms.positions,
    }


def config_digest(model: Layers) -> str:
    """Of what a model is beside its numbers, such as its irreps, and the neighbours by which messages are divided."""
    description = describe(merged(model))
    what = [description.class_name, description.config, description.attributes]
    return hashlib.sha256(json.dumps(what, sort_keys=True, default=str).encode()).hexdigest()


def model_digest(model: Layers) -> str:
    """Of a model's numbers, so that a file that was moved or converted is the same model."""
    digest = hashlib.sha256()
    buffers = [each for each in model.named_buffers() if each[0].rpartition(".")[2] in _MODEL_BUFFERS]
    for name, tensor in sorted([*model.named_parameters(), *buffers]):
        digest.update(f"{name} {list(tensor.shape)} ".encode())
        digest.update(tensor.detach().cpu().numpy().tobytes())
    return digest.hexdigest()
