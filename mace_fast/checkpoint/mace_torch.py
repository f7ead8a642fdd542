"""Conversion between live models of mace-torch and mace_fast, exact in both directions."""

import contextlib
import importlib.util
import io
import os
import warnings
from typing import Any

from torch import Tensor, nn

from mace_fast.blocks import basis_classes, readout_classes, transform_classes
from mace_fast.checkpoint.adapters import merged
from mace_fast.checkpoint.build import adopt_bases, build, construction, constructor_arguments, fill
from mace_fast.checkpoint.describe import Description, describe
from mace_fast.layers import Layers


class NotInMaceTorch(ValueError):
    """A model has a part that mace-torch lacks."""


def from_mace(model: nn.Module) -> Layers:
    """A mace_fast model equal to a live model of mace-torch.

    Args:
        model: a ``mace.modules.MACE``, ``ScaleShiftMACE``, ``MACELES``, ``PolarMACE``,
            ``AtomicDipolesMACE``, ``EnergyDipolesMACE`` or ``AtomicDielectricMACE``, not converted for another backend.

    Returns:
        A copy with the same tensors, dtype, device, training flag and ``requires_grad``.

    Raises:
        ValueError: if mace_fast cannot express the model.
    """
    return build(describe(model)).train(model.training)


def to_mace(model: nn.Module) -> nn.Module:
    """A live model of mace-torch equal to a mace_fast model, for programs that only take mace-torch's.

    Args:
        model: of mace_fast, with factors of LoRA layers (:func:`mace_fast.accelerate`) or without.

    Returns:
        The class of that name of ``mace.modules`` with the same tensors (whichever basis the symmetric contraction
        has), dtype, device, training flag and ``requires_grad``, of a frozen model as before :func:`mace_fast.freeze`.
        Factors are merged into the weights, all trainable.

    Raises:
        ImportError: if mace-torch is not installed, or for a ``PolarMACE`` graph_longrange.
        NotInMaceTorch: if it has a part that mace-torch lacks.
        ValueError: if it is no MACE model.
    """
    modules = _mace_modules()
    description = describe(merged(model))
    _refuse_what_it_lacks(description, modules)
    readouts = {name: getattr(modules.blocks, name) for name in readout_classes if hasattr(modules.blocks, name)}
    arguments = constructor_arguments(description, modules.interaction_classes, modules.gate_dict, readouts)
    # models of polarizabilities print what they are, in the middle of what a command prints
    quiet = contextlib.redirect_stdout(io.StringIO())
    with construction(description), warnings.catch_warnings(), quiet:
        # e3nn scripts the modules of mace-torch with TorchScript, which newer torch calls deprecated
        warnings.filterwarnings("ignore", "The TorchScript type system", UserWarning)
        warnings.filterwarnings("ignore", "`torch.jit", DeprecationWarning)
        warnings.filterwarnings("ignore", "__array_wrap__", DeprecationWarning)  # graph_longrange, in NumPy
        module = modules.extensions if description.class_name == "MACELES" else modules
        converted: nn.Module = getattr(module, description.class_name)(**arguments)
        adopt_bases(converted, description, _set_basis)
    fill(converted, description)
    return converted.train(model.training)


def _mace_modules() -> Any:
    """``mace.modules``; that importing mace-torch switches off torch's safe loading for the process is undone."""
    switch = "TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD"
    before = os.environ.get(switch)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of its dependencies, about themselves
            from mace import modules
    except ImportError as error:
        raise ImportError(
            f"to_mace needs mace-torch, which cannot be imported ({error}); pip install 'mace-fast[reference]'"
        ) from error
    finally:
        if before is None:
            os.environ.pop(switch, None)
    return modules


def _refuse_what_it_lacks(description: Description, modules: Any) -> None:
    """Refuse what was added to mace_fast alone; mace-torch leaves a transform that it does not know out silently."""
    config = description.config
    blocks = {config[name]: modules.interaction_classes for name in ("interaction_cls_first", "interaction_cls")}
    gate, readout_cls = {str(config["gate"]): modules.gate_dict}, config.get("readout_cls")
    readout = {} if readout_cls is None else {readout_cls: vars(modules.blocks)}
    basis = {basis_classes[config["radial_type"]].__name__: vars(modules.radial)}
    transform = config.get("distance_transform", "None")
    transforms = {} if transform == "None" else {transform_classes[transform].__name__: vars(modules.radial)}
    if description.class_name == "PolarMACE" and importlib.util.find_spec("graph_longrange") is None:
        raise ImportError(
            "a PolarMACE of mace-torch 0.3.16 needs graph_longrange 0.4.0, which is not installed: pip install "
            "graph-longrange==0.4.0"
        )
    for name, known in (blocks | gate | readout | basis | transforms).items():
        if name not in known:
            raise NotInMaceTorch(f"the model has {name}, which mace-torch lacks")


def _set_basis(contraction: Any, basis: list[Tensor]) -> None:
    """Replace the basis of a ``mace.modules.symmetric_contraction.Contraction`` and make weights to fit."""
    shape = contraction.weights_max.shape
    for degree, u_tensor in enumerate(basis, start=1):
        contraction.register_buffer(f"U_matrix_{degree}", u_tensor)
        weight = nn.Parameter(u_tensor.new_zeros(shape[0], u_tensor.shape[-1], shape[2]))
        if degree == len(basis):
            contraction.weights_max = weight
        else:
            contraction.weights[len(basis) - 1 - degree] = weight
