"""Builds models from descriptions, and puts the tensors of a description into a model."""

import contextlib
import os
import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from mace_fast.blocks import gate_dict, interaction_classes, readout_classes
from mace_fast.checkpoint.bounds import Allowance
from mace_fast.checkpoint.describe import Description
from mace_fast.dipoles import DIPOLE_MODELS
from mace_fast.irreps import Irreps
from mace_fast.layers import Layers
from mace_fast.maceles import MACELES
from mace_fast.models import MACE, ScaleShiftMACE
from mace_fast.polar import PolarMACE

_OWN_BUFFERS = re.compile(r"(^|\.)(_compiled_main.*|output_mask|U_matrix_\d+|weights_\w+_zeroed)$")
"""Buffers that every model makes for itself from its constructor arguments."""

_OF_ELECTROSTATICS = re.compile(r"(electric_potential_descriptor|coulomb_energy|external_field_contribution)\.")
"""Constants that follow from the arguments too; releases of graph_longrange differ in which of them they keep."""


def build(description: Description) -> Layers:
    """A model with the configuration and the tensors of a description.

    Args:
        description: of a model of mace-torch or mace_fast.

    Returns:
        The model in the description's floating point type and on its device. Its tensors are copies.

    Raises:
        ValueError: if a tensor of the description does not fit the model, or the configuration names something unknown.
    """
    own = {"MACE": MACE, "ScaleShiftMACE": ScaleShiftMACE, "MACELES": MACELES, "PolarMACE": PolarMACE}
    classes: dict[str, type[Any]] = {**own, **DIPOLE_MODELS}
    arguments = constructor_arguments(description, interaction_classes, gate_dict, readout_classes)
    with construction(description), Allowance(description.state):
        model: Layers = classes[description.class_name](**arguments)
        adopt_bases(model, description, lambda contraction, basis: contraction.set_basis(basis))
    fill(model, description)
    return model


def constructor_arguments(
    description: Description,
    interactions: Mapping[str, type[Any]],
    gates: Mapping[str, Callable[..., Any] | None],
    readouts: Mapping[str, type[Any]],
) -> dict[str, Any]:
    """The description's configuration as arguments of a constructor of mace-torch or mace_fast.

    The full basis is always asked for, as what "reduced" means depends on what is installed; `adopt_bases` replaces it.

    Args:
        description: of the model.
        interactions: interaction classes by name.
        gates: activation functions by name, None under ``"None"``.
        readouts: readout classes by name.

    Returns:
        Keyword arguments.

    Raises:
        ValueError: if a name is unknown or an entry is missing.
    """
    arguments = dict(description.config)
    try:
        for name in ("interaction_cls", "interaction_cls_first"):
            arguments[name] = interactions[arguments[name]]
        arguments["gate"] = gates[str(arguments["gate"])]
        for name in {"hidden_irreps", "MLP_irreps", "edge_irreps"} & arguments.keys():
            arguments[name] = Irreps(arguments[name]) if arguments[name] is not None else None
        if arguments["atomic_energies"] is not None:
            arguments["atomic_energies"] = np.array(arguments["atomic_energies"], dtype=np.float64)
        if description.class_name in DIPOLE_MODELS:
            return _of_dipoles(arguments)
        arguments["readout_cls"] = readouts[arguments["readout_cls"]]
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"the configuration of the model is incomplete or names something unknown: {error}") from error
    return {**arguments, "use_reduced_cg": False}


def _of_dipoles(arguments: dict[str, Any]) -> dict[str, Any]:
    """As mace-torch's classes of dipoles take them: one number for all layers, and Bessel functions unsaid."""
    radial = {} if arguments["radial_type"] == "bessel" else {"radial_type": arguments["radial_type"]}
    others = {name: value for name, value in arguments.items() if name != "radial_type"}
    return {**others, **radial, "correlation": arguments["correlation"][0]}


_TURN = threading.RLock()
"""Held by the thread that constructs: torch's default dtype and random numbers are those of the whole process."""


def _renew_turn() -> None:
    """In a process that was forked while another thread constructed, nobody would give its turn back."""
    global _TURN
    _TURN = threading.RLock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_renew_turn)


@contextlib.contextmanager
def construction(description: Description) -> Iterator[None]:
    """Construct a model on the CPU in the description's type, leaving torch's defaults and random numbers as they are.

    Args:
        description: of the model.
    """
    with _TURN:
        before = torch.get_default_dtype()
        try:
            torch.set_default_dtype(description.dtype)
            with torch.random.fork_rng(devices=[]), torch.device("cpu"):
                yield
        finally:
            torch.set_default_dtype(before)


def adopt_bases(model: nn.Module, description: Description, set_basis: Callable[[Any, list[Tensor]], None]) -> None:
    """Give every contraction the basis of the description where it differs from the model's own.

    Args:
        model: of mace-torch or mace_fast.
        description: may lack the basis of a contraction whose own is the right one.
        set_basis: replaces the basis of a contraction by the U tensors of degrees 1, 2, ... and makes weights to fit.
    """
    for name, contraction in model.named_modules():
        if not name.rpartition(".")[0].endswith("symmetric_contractions.contractions"):
            continue
        own = {key: buffer for key, buffer in contraction.named_buffers() if key.startswith("U_matrix_")}
        keys = [f"U_matrix_{degree}" for degree in range(1, len(own) + 1)]
        basis = [description.state.get(f"{name}.{key}", own[key]) for key in keys]
        if not all(torch.equal(u.cpu(), own[key]) for u, key in zip(basis, keys, strict=True)):
            set_basis(contraction, [u.detach().cpu().clone() for u in basis])


def fill(model: nn.Module, description: Description) -> None:
    """Put tensors, trainability and remaining numbers of a description into a model of its configuration.

    Args:
        model: of mace-torch or mace_fast; moved to the description's device.
        description: of the model.

    Raises:
        ValueError: names the tensors that are missing, superfluous or of another shape or type.
    """
    own, dipoles = model.state_dict(), description.class_name in DIPOLE_MODELS
    made = {name: tensor for name, tensor in own.items() if not tensor.numel() or _is_made(name)}
    given = description.state.items()
    state = made | {name: tensor for name, tensor in given if name in own or not _OF_ELECTROSTATICS.match(name)}
    if dipoles:  # in mace-torch float64 whatever the dtype of the rest
        state["r_max"] = state["r_max"].to(own["r_max"].dtype)
    _check_fit(own, state)
    unknown = sorted(description.trainable.keys() - own.keys())
    if unknown:
        raise ValueError(f"whether {_first(unknown)} trains is told, but there is no such tensor in such a model")
    for name, requires_grad in description.trainable.items():
        _make_parameter(model, name, requires_grad)
    model.load_state_dict(state, strict=True)
    for path, value in description.attributes.items():
        module, _, attribute = path.rpartition(".")
        setattr(model.get_submodule(module), attribute, value)
    if not dipoles:
        model.use_reduced_cg = description.config["use_reduced_cg"]
    model.to(description.device)


def _is_made(name: str) -> bool:
    """Whether a model makes a buffer for itself."""
    return bool(_OWN_BUFFERS.search(name) or _OF_ELECTROSTATICS.match(name))


def _check_fit(own: Mapping[str, Tensor], state: Mapping[str, Tensor]) -> None:
    """Raise ValueError if tensors are not those of the model."""
    problems = [f"{name} is missing" for name in own.keys() - state.keys()]
    problems += [f"{name} is not part of such a model" for name in state.keys() - own.keys()]
    for name in own.keys() & state.keys():
        ours, given = own[name], state[name]
        if ours.shape != given.shape:
            problems.append(f"{name} has shape {list(given.shape)}, expected {list(ours.shape)}")
        elif ours.dtype != given.dtype:
            problems.append(f"{name} is {given.dtype}, expected {ours.dtype}")
    if problems:
        raise ValueError(f"the tensors do not fit the model's configuration: {_first(sorted(problems))}")


def _first(problems: Sequence[str], count: int = 8) -> str:
    """The first few problems, and how many more there are."""
    more = f"; and {len(problems) - count} more" if len(problems) > count else ""
    return "; ".join(problems[:count]) + more


def _make_parameter(model: nn.Module, name: str, requires_grad: bool) -> None:
    """Make a tensor a parameter, which fine-tuned models do to the Bessel frequencies, and set whether it trains."""
    path, _, own = name.rpartition(".")
    module = model.get_submodule(path)
    if own in module._buffers and not _OWN_BUFFERS.search(name):
        buffer = module._buffers.pop(own)
        module.register_parameter(own, nn.Parameter(buffer))  # type: ignore[arg-type]
    module.get_parameter(own).requires_grad_(requires_grad)
