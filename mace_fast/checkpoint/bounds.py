"""What a description may claim: files come from anywhere, so types, ranges and sizes are checked before any work.

What is in the tensors of a file is as large as the file. What is in its configuration is not: a few bytes can ask for
a model of terabytes, so every number has a range, and numbers that tensors bear out are compared with them.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from mace_fast.blocks import basis_classes, transform_classes
from mace_fast.checkpoint.bases import check_bases
from mace_fast.checkpoint.module_view import MAX_L, as_irreps
from mace_fast.checkpoint.records import shown
from mace_fast.dipoles import DIPOLE_MODELS
from mace_fast.irreps import Irreps

_MAX_SIZE = 2**31
"""Of anything that is counted; what is possible is decided by what the file holds."""

_MAX_LAYERS = 100
_MAX_CORRELATION = 20
_MAX_TENSORS = 100_000

_ATTRIBUTE = re.compile(r"interactions\.\d{1,3}\.avg_num_neighbors|radial_embedding\.bessel_fn\.coeff")


@dataclass(frozen=True)
class _Rule:
    """What an entry must be: a test, and its words."""

    holds: Callable[[Any], bool]
    words: str


def _is_whole(value: Any, low: int, high: int) -> bool:
    return type(value) is int and low <= value <= high


def _is_number(value: Any) -> bool:
    return type(value) in (int, float) and abs(value) < 1e300


def _is_positive(value: Any) -> bool:
    return _is_number(value) and value > 0


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= 200


def _is_list(value: Any, holds: Callable[[Any], bool], most: int) -> bool:
    return isinstance(value, list) and len(value) <= most and all(map(holds, value))


def _is_irreps(value: Any) -> bool:
    if not isinstance(value, str) or len(value) > 10_000:
        return False
    try:
        return bool(as_irreps(value))
    except ValueError:
        return False


def _are_numbers(value: Any) -> bool:
    return _is_number(value) or _is_list(value, _is_number, _MAX_SIZE)


def _are_energies(value: Any) -> bool:
    """Of one head or of several."""
    rows = value if _is_list(value, lambda row: isinstance(row, list), _MAX_SIZE) else [value]
    return len(rows) > 0 and all(_is_list(row, lambda x: isinstance(x, float | int), 119) for row in rows)


def _are_specs(value: Any) -> bool:
    """Of embedded features."""
    return isinstance(value, dict) and all(_is_name(name) and _is_spec(spec) for name, spec in value.items())


def _is_spec(spec: Any) -> bool:
    if not isinstance(spec, dict) or spec.get("per") not in ("graph", "node"):
        return False
    sizes = {"categorical": ("emb_dim", "num_classes"), "continuous": ("emb_dim", "in_dim")}.get(str(spec.get("type")))
    return (
        sizes is not None
        and all(_is_whole(spec.get(size), 1, _MAX_SIZE) for size in sizes)
        and _is_whole(spec.get("offset", 0), -_MAX_SIZE, _MAX_SIZE)
        and isinstance(spec.get("use_bias", True), bool)
    )


def _is_small(value: Any) -> bool:
    """A truth value, a number that asks for little, or a few of these."""
    return isinstance(value, bool) or (_is_number(value) and abs(value) <= 1000) or _is_list(value, _is_small, 10)


def _whole(low: int, high: int) -> _Rule:
    return _Rule(lambda value: _is_whole(value, low, high), f"a whole number from {low} to {high}")


def _one_of(*names: str | None) -> _Rule:
    return _Rule(lambda value: value in names, f"one of {', '.join(map(str, names))}")


_YES_OR_NO = _Rule(lambda value: isinstance(value, bool), "true or false")
_NAME = _Rule(_is_name, "a name")
_IRREPS = _Rule(_is_irreps, f"irreps up to l = {MAX_L} such as 128x0e+128x1o")
_PER_HEAD = _Rule(_are_numbers, "a finite number, or a list of them")

_ENERGIES = _Rule(_are_energies, "a list of energies by element, or one for each head")
_NOTHING = _Rule(lambda value: value is None, "null")

_RULES = {
    "r_max": _Rule(lambda value: _is_positive(value) and value <= 1000, "a length in Å above 0 and up to 1000"),
    "num_bessel": _whole(1, _MAX_SIZE),
    "num_polynomial_cutoff": _whole(1, 1000),
    "max_ell": _whole(0, MAX_L),
    "interaction_cls": _NAME,
    "interaction_cls_first": _NAME,
    "num_interactions": _whole(1, _MAX_LAYERS),
    "num_elements": _whole(1, 119),
    "hidden_irreps": _IRREPS,
    "MLP_irreps": _IRREPS,
    "edge_irreps": _Rule(lambda value: value is None or _is_irreps(value), f"null, or {_IRREPS.words}"),
    "atomic_energies": _ENERGIES,
    "avg_num_neighbors": _Rule(_is_positive, "a finite number above 0"),
    "atomic_numbers": _Rule(
        lambda value: _is_list(value, lambda z: _is_whole(z, 0, 118), 119), "a list of whole numbers from 0 to 118"
    ),
    "correlation": _Rule(
        lambda value: _is_list(value, lambda degree: _is_whole(degree, 1, _MAX_CORRELATION), _MAX_LAYERS),
        f"a list of whole numbers from 1 to {_MAX_CORRELATION}, one for each layer",
    ),
    "gate": _Rule(lambda value: value is None or _is_name(value), "null or a name"),
    "pair_repulsion": _YES_OR_NO,
    "apply_cutoff": _YES_OR_NO,
    "use_reduced_cg": _YES_OR_NO,
    "use_so3": _YES_OR_NO,
    "use_agnostic_product": _YES_OR_NO,
    "use_last_readout_only": _YES_OR_NO,
    "use_embedding_readout": _YES_OR_NO,
    "use_edge_irreps_first": _YES_OR_NO,
    "keep_last_layer_irreps": _YES_OR_NO,
    "distance_transform": _one_of("None", *transform_classes),
    "radial_MLP": _Rule(
        lambda value: _is_list(value, lambda width: _is_whole(width, 1, _MAX_SIZE), 100), "a list of up to 100 widths"
    ),
    "radial_type": _one_of(*basis_classes),
    "heads": _Rule(lambda value: _is_list(value, _is_name, 1000), "a list of up to 1000 names"),
    "embedding_specs": _Rule(
        lambda value: value is None or _are_specs(value), "null, or features with type, per, emb_dim and their sizes"
    ),
    "readout_cls": _NAME,
}
_LENGTH = _Rule(lambda value: _is_number(value) and 0.05 <= value <= 1000, "a length in Å from 0.05 to 1000")
_BLOCK = _Rule(
    lambda value: isinstance(value, dict) and value.keys() <= {"type"} and all(map(_is_name, value.values())),
    "the type of a block",
)
_POLAR = {
    # wave vectors take memory by its third power
    "kspace_cutoff_factor": _Rule(lambda value: _is_positive(value) and value <= 20, "a number above 0 and up to 20"),
    "atomic_multipoles_max_l": _whole(0, 1),
    "atomic_multipoles_smearing_width": _LENGTH,
    "field_feature_max_l": _whole(0, 1),
    "field_feature_widths": _Rule(
        lambda value: _is_list(value, _LENGTH.holds, 100) and len(value) > 0, "a list of up to 100 lengths in Å"
    ),
    "field_feature_norms": _Rule(
        lambda value: _is_list(value, lambda norm: _is_number(norm) and norm != 0, 200), "a list of numbers but zero"
    ),
    "num_recursion_steps": _whole(0, _MAX_LAYERS),
    "field_si": _YES_OR_NO,
    "include_electrostatic_self_interaction": _YES_OR_NO,
    "add_local_electron_energy": _YES_OR_NO,
    "quadrupole_feature_corrections": _YES_OR_NO,
    "return_electrostatic_potentials": _YES_OR_NO,
    "field_norm_factor": _Rule(_is_number, "a finite number"),
    "fixedpoint_update_config": _BLOCK,
    "field_readout_config": _BLOCK,
}
_LES = {
    "les_arguments": _Rule(
        lambda value: isinstance(value, dict) and all(map(_is_name, value)) and all(map(_is_small, value.values())),
        "the arguments of les by name, numbers up to 1000",
    )
}
_SCALE_SHIFT = {"atomic_inter_scale": _PER_HEAD, "atomic_inter_shift": _PER_HEAD}
_OF_DIPOLES = (
    *("r_max", "num_bessel", "num_polynomial_cutoff", "max_ell", "interaction_cls", "interaction_cls_first"),
    *("num_interactions", "num_elements", "hidden_irreps", "MLP_irreps", "atomic_energies", "avg_num_neighbors"),
    *("atomic_numbers", "correlation", "gate", "radial_MLP", "radial_type"),
)


def _rules_of(class_name: Any) -> dict[str, _Rule]:
    cls = DIPOLE_MODELS.get(class_name)
    if cls is None:
        further = {"ScaleShiftMACE": _SCALE_SHIFT, "PolarMACE": _SCALE_SHIFT | _POLAR, "MACELES": _SCALE_SHIFT | _LES}
        return _RULES | further.get(class_name, {})
    energies = _RULES["atomic_energies"] if cls.has_energies else _NOTHING
    return {name: _RULES[name] for name in _OF_DIPOLES} | {"atomic_energies": energies}


def check_config(class_name: Any, config: Any) -> None:
    """Refuse a configuration with an entry that is missing, unknown, of another type or out of range.

    Args:
        class_name: of the model.
        config: as in a :class:`mace_fast.checkpoint.Description`.

    Raises:
        ValueError: names the entry, what it is and what was expected.
    """
    rules = _rules_of(class_name)
    if not isinstance(config, dict):
        raise ValueError(f"its configuration must be a JSON object, found {shown(config)}")
    for what, names in (("lacks", rules.keys() - config.keys()), ("has the unknown", config.keys() - rules.keys())):
        if names:
            raise ValueError(f"its configuration {what} {shown(sorted(names))}; it was written by another program")
    for name, rule in rules.items():
        if not rule.holds(config[name]):
            raise ValueError(f"{name} in its configuration must be {rule.words}, found {shown(config[name])}")
    if len(config["correlation"]) != config["num_interactions"]:
        raise ValueError(
            f"correlation must be one number for each of {config['num_interactions']} layers, "
            f"found {shown(config['correlation'])}"
        )
    if class_name in DIPOLE_MODELS and len(set(config["correlation"])) != 1:
        raise ValueError(f"correlation of a {class_name} must be the same in all layers: {config['correlation']}")
    check_bases(_inputs_of_products(config), Irreps(config["hidden_irreps"]), max(config["correlation"]))


def _inputs_of_products(config: Mapping[str, Any]) -> list[tuple[int, int]]:
    """Irreps that a product of the widest layer takes."""
    degrees = range(config["max_ell"] + 1)
    if Irreps(config["hidden_irreps"]).count("0o"):
        return [(l, p) for l in degrees for p in (1, -1)]
    return [(l, 1 if config.get("use_so3") else (-1) ** l) for l in degrees]


def check_tensors(config: Mapping[str, Any], state: Mapping[str, Tensor]) -> None:
    """Refuse tensors that no model has, or too few of them for the layers that the configuration counts.

    Args:
        config: checked by :func:`check_config`.
        state: tensors under the names of mace-torch's state dict.

    Raises:
        ValueError: names the tensor or the entry.
    """
    if len(state) > _MAX_TENSORS:
        raise ValueError(f"it has {len(state)} tensors, more than any model")
    dtype = state["node_embedding.linear.weight"].dtype
    if dtype not in (torch.float32, torch.float64):
        raise ValueError(
            f"its numbers are {dtype}, and mace_fast computes in float32 or float64: convert the model with "
            "model.float() and save it again"
        )
    for name, tensor in state.items():
        if tensor.is_floating_point() and not bool(torch.isfinite(tensor).all()):
            raise ValueError(f"{name} has a number that is infinite or undefined: the file is damaged")
    layers = {name.split(".")[1] for name in state if name.startswith("interactions.")}
    if len(layers) != config["num_interactions"]:
        raise ValueError(
            f"num_interactions is {config['num_interactions']} but there are tensors of {len(layers)} layers"
        )
    for layer, degree in enumerate(config["correlation"]):
        weights = f"products.{layer}.symmetric_contractions.contractions.0.weights."
        found = 1 + sum(name.startswith(weights) for name in state)
        if found != degree:
            raise ValueError(f"correlation of layer {layer} is {degree} but there are weights of {found} degrees")


def check_rest(attributes: Any, trainable: Any) -> None:
    """Refuse attributes that are no numbers of a model, and trainability that is neither true nor false.

    Args:
        attributes: as in a :class:`mace_fast.checkpoint.Description`.
        trainable: as there.

    Raises:
        ValueError: names the entry.
    """
    if not isinstance(attributes, dict) or not isinstance(trainable, dict):
        raise ValueError("its attributes and what trains in it must be JSON objects")
    for path, value in attributes.items():
        if not _ATTRIBUTE.fullmatch(path):
            raise ValueError(f"{shown(path)} is no attribute that a file may set")
        if not _is_number(value) or (path.endswith("avg_num_neighbors") and not value > 0):
            raise ValueError(
                f"{path} must be a finite number, and above 0 if neighbours are counted; found {shown(value)}"
            )
    for name, trains in trainable.items():
        if not isinstance(trains, bool):
            raise ValueError(f"whether {shown(name)} trains must be true or false, found {shown(trains)}")


_FACTORIES = frozenset(
    {torch.arange, torch.empty, torch.full, torch.linspace, torch.ones, torch.rand, torch.randn, torch.zeros}
)


class Allowance(torch.overrides.TorchFunctionMode):
    """While it is active, tensors that torch makes from sizes may hold so many numbers altogether and no more.

    A model holds as many numbers as its file, but for constants, and for weights of the full basis where the file has
    those of a reduced one.

    Args:
        state: the tensors of the file.
    """

    _FACTOR, _CONSTANTS = 32, 2**22

    def __init__(self, state: Mapping[str, Tensor]) -> None:
        super().__init__()
        self._left: float = self._CONSTANTS + self._FACTOR * sum(tensor.numel() for tensor in state.values())

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        """Count what is to be made before it is made."""
        kwargs = kwargs or {}
        if func in _FACTORIES:
            try:
                self._left -= func(*args, **{**kwargs, "device": "meta"}).numel()
            except RuntimeError:  # more than 64 bits can count
                self._left = -math.inf
            if self._left < 0:
                raise ValueError("its configuration asks for a model much larger than the tensors in the file")
        return func(*args, **kwargs)
