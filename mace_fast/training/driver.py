"""mace-torch's training command with our models: where it converts models for cuequivariance, it gets ours.

``mace_run_train --enable_cueq`` builds a model of mace-torch (from foundation models, heads and LoRA layers), converts
it before it makes the optimizer and converts it back before it writes a ``.model`` file. Here both conversions are
ours; nothing else of the command is touched but what CPUs need to train on several processes and what it says of
energies of isolated atoms and errors of virials (``corrections.py``).
"""

import argparse
import importlib
import importlib.util
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.nn.parallel import DistributedDataParallel

from mace_fast.checkpoint import save, to_mace
from mace_fast.kernels.runtime.backends import resolve
from mace_fast.maceles import require_les
from mace_fast.training.accelerate import accelerate
from mace_fast.training.corrections import (
    energies_explained,
    with_energies_of_elements,
    with_errors_of_virials,
    with_full_batches,
    z_to_index,
)

_LOGGER = logging.getLogger(__name__)

ENERGIES = ("MACE", "ScaleShiftMACE", "MACELES", "PolarMACE")

DIPOLES = {
    "AtomicDipolesMACE": ("dipole", ("DipoleRMSE",)),
    "AtomicDielectricMACE": ("dipole_polar", ("DipolePolarRMSE", "DipoleRMSE")),
    "EnergyDipolesMACE": ("energy_forces_dipole", ("EnergyDipoleRMSE",)),
}
"""Models of dipoles, each with the one loss that mace-torch trains it with, and the tables of errors that it prints."""

REPLACED = {
    "mace.cli.run_train": (
        "DDP",
        "configure_model",
        "dict_to_array",
        "extract_config_mace_model",
        "get_avg_num_neighbors",
        "init_distributed",
        "run",
        "run_cueq_to_e3nn",
        "run_e3nn_to_cueq",
    ),
    "mace.tools": ("build_default_arg_parser",),
    "mace.tools.train": ("MACELoss",),
    "mace.tools.utils": ("AtomicNumberTable",),
}
"""What of mace-torch's command, by module, is called or replaced here; in 0.3.16, not promised by anybody."""

_UNPICKLES = "TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD"


@contextmanager
def _unpickling() -> Iterator[None]:
    """Let mace-torch unpickle models and checkpoints, which importing it allows the whole process, and no longer."""
    before = os.environ.get(_UNPICKLES)
    os.environ[_UNPICKLES] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_UNPICKLES]
        else:
            os.environ[_UNPICKLES] = before


@_unpickling()
def train(arguments: Sequence[str]) -> list[Path]:
    """Train as ``mace_run_train`` does, and write what it writes.

    Args:
        arguments: those of ``mace_run_train``, such as ``--config=train.yaml``.

    Returns:
        The ``.safetensors`` files of mace_fast beside the ``.model`` files of mace-torch; of the first process alone.

    Raises:
        ImportError: mace-torch is not installed, or the optimizer that is asked for.
        ValueError: an argument asks for another model or another backend than ours, or elements of the data have no
            energies of isolated atoms.
    """
    run_train = _driver()
    settings = importlib.import_module("mace.tools").build_default_arg_parser().parse_args(list(arguments))
    check(settings)
    settings.enable_cueq = True
    trained: list[nn.Module] = []  # by stage

    def to_be_saved(model: nn.Module, device: str | torch.device) -> nn.Module:
        theirs = to_mace(model)
        if trained:  # mace-torch has stopped the training of all parameters, to evaluate the first stage
            requires_grad = {name: parameter.requires_grad for name, parameter in trained[0].named_parameters()}
            for name, parameter in theirs.named_parameters():
                parameter.requires_grad_(requires_grad[name])
        trained.append(theirs)
        return theirs

    extract = run_train.extract_config_mace_model

    def configuration(_: nn.Module) -> Any:
        """Notes beside the compiled model, read from what was just converted; never worth a trained model."""
        try:
            return extract(trained[-1])
        except AttributeError as error:  # mace-torch expects Bessel functions and would end here, after the training
            return {"error": str(error)}

    replacements = with_energies_of_elements(run_train)
    replacements["configure_model"] = _convertible(replacements["configure_model"])
    evaluation, table = importlib.import_module("mace.tools.train"), importlib.import_module("mace.tools.utils")
    with (
        replaced(evaluation, MACELoss=with_errors_of_virials(evaluation.MACELoss)),
        replaced(table.AtomicNumberTable, z_to_index=z_to_index),
        replaced(
            run_train,
            run_e3nn_to_cueq=_accelerated,
            run_cueq_to_e3nn=to_be_saved,
            extract_config_mace_model=configuration,
            init_distributed=_with_gloo(run_train.init_distributed),
            DDP=_distributed,
            **replacements,
            **with_full_batches(run_train),
        ),
        energies_explained(),
    ):
        run_train.run(settings)
    # A second stage that does not begin before the last epoch is, to mace-torch, the first one written again.
    second = "_stagetwo" if settings.swa and settings.start_swa < settings.max_num_epochs else ""
    stages = dict(zip(("", second), trained, strict=False))
    files = [Path(settings.model_dir) / f"{settings.name}{stage}.safetensors" for stage in stages]
    for model, file in zip(stages.values(), files, strict=True):
        save(model, file)
    return files


def check(settings: argparse.Namespace) -> None:
    """Refuse what does not train with our kernels, before anything is read."""
    if settings.model not in (*ENERGIES, *DIPOLES):
        raise ValueError(
            f"--model={settings.model} is not trained by mace_fast, which has {', '.join((*ENERGIES, *DIPOLES))}: "
            "train it with mace_run_train"
        )
    _check_loss(settings)
    if settings.model == "MACELES":
        require_les()
    for name in ("enable_cueq", "only_cueq", "enable_oeq"):
        if getattr(settings, name, False):
            raise ValueError(f"--{name} asks for another package's kernels: leave it out, or use mace_run_train")
    if str(settings.foundation_model).endswith(".safetensors"):
        raise ValueError(
            f"--foundation_model={settings.foundation_model} is read by mace-torch, which wants a .model file: make "
            "one with mace-fast convert"
        )
    if settings.optimizer == "schedulefree" and importlib.util.find_spec("schedulefree") is None:
        raise ImportError("--optimizer=schedulefree needs a package that is not installed: pip install schedulefree")


def _check_loss(settings: argparse.Namespace) -> None:
    """Refuse a loss or a table of errors of another model, at which mace-torch ends after it has read the data."""
    if settings.model in DIPOLES:
        loss, tables = DIPOLES[settings.model]
        if settings.loss != loss or settings.error_table not in tables:
            raise ValueError(
                f"--model={settings.model} is trained with --loss={loss} --error_table={tables[0]}, not with "
                f"--loss={settings.loss} --error_table={settings.error_table}"
            )
    for model, (loss, tables) in DIPOLES.items():
        has_dipole = settings.model == "PolarMACE" and model == "EnergyDipolesMACE"
        if settings.model in ENERGIES and settings.loss == loss and not has_dipole:
            raise ValueError(
                f"--loss={loss} is of dipoles, which {settings.model} does not have: train --model={model} "
                f"--error_table={tables[0]}"
            )


@contextmanager
def replaced(module: Any, **values: Any) -> Iterator[None]:
    """Put other values under names of a module for a while."""
    before = {name: getattr(module, name) for name in values}
    try:
        for name, value in values.items():
            setattr(module, name, value)
        yield
    finally:
        for name, value in before.items():
            setattr(module, name, value)


def _driver() -> Any:
    """``mace.cli.run_train``, if it and what it calls are as they are known here."""
    try:
        modules = {name: importlib.import_module(name) for name in REPLACED}
    except ImportError as error:
        raise ImportError(
            f"training is driven by mace-torch, which cannot be imported ({error}); pip install 'mace-fast[train]'"
        ) from error
    missing = [
        f"{module}.{name}" for module, names in REPLACED.items() for name in names if not hasattr(modules[module], name)
    ]
    if missing:
        raise ImportError(
            f"mace-torch {version('mace-torch')} has no {', '.join(missing)}, which mace_fast replaces to train: "
            "install 0.3.16, which has, or train with mace_run_train and load its .model file"
        )
    return modules["mace.cli.run_train"]


def _convertible(configure: Callable[..., tuple[Any, Any]]) -> Callable[..., tuple[Any, Any]]:
    """mace-torch converts models by the name of their class, none of dipoles among them: these get another name."""

    def configured(*arguments: Any) -> tuple[Any, Any]:
        model, outputs = configure(*arguments)
        if type(model).__name__ in DIPOLES:
            model.__class__ = type("MACE", (type(model),), {})
        return model, outputs

    return configured


def _accelerated(model: nn.Module, device: str | torch.device) -> nn.Module:
    own_class = type(model).__bases__[0]
    if own_class.__name__ in DIPOLES:
        model.__class__ = own_class
    ours = accelerate(model, device)
    backend = resolve(ours.backend, torch.device(device))
    _LOGGER.info("The conversion is mace_fast's: mace_fast.%s trains, backend %s", type(ours).__name__, backend)
    return ours


def _with_gloo(init: Callable[[argparse.Namespace], Any]) -> Callable[[argparse.Namespace], Any]:
    """mace-torch makes a group of processes on GPUs only."""

    def initialised(settings: argparse.Namespace) -> Any:
        if settings.distributed and settings.device == "cpu" and not torch.distributed.is_initialized():
            torch.distributed.init_process_group("gloo")
        return init(settings)

    return initialised


def _distributed(model: nn.Module, device_ids: list[int]) -> DistributedDataParallel:
    """On a CPU a model has no device of its own."""
    is_on_cpu = next(model.parameters()).device.type == "cpu"
    return DistributedDataParallel(model, device_ids=None if is_on_cpu else device_ids)
