"""Rules about the arguments of a model: which contradict each other, and what follows from them."""

import importlib.util
import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from mace_fast.irreps import Irrep, Irreps
from mace_fast.layout import num_channels


def check_arguments(
    *,
    r_max: float,
    max_ell: int,
    num_interactions: int,
    num_elements: int,
    atomic_numbers: Sequence[int],
    atomic_energies: Any,
    hidden_irreps: Irreps,
    correlations: Sequence[int],
    heads: Sequence[str],
    use_last_readout_only: bool,
) -> None:
    """Raise ValueError where an argument of a model is out of range or contradicts another."""
    if not 0 < r_max < math.inf:
        raise ValueError(f"r_max must be a positive length in Å, got {r_max}")
    if max_ell < 0:
        raise ValueError(f"max_ell must be 0 or more, got {max_ell}")
    if num_interactions < 1:
        raise ValueError(f"num_interactions must be 1 or more, got {num_interactions}")
    if num_elements != len(atomic_numbers):
        raise ValueError(f"num_elements is {num_elements} but atomic_numbers has {len(atomic_numbers)} entries")
    elements = whole_numbers(atomic_numbers, "atomic_numbers").tolist()
    if len(set(elements)) != num_elements:
        raise ValueError(f"atomic_numbers must not repeat an element, got {elements}")
    if np.asarray(atomic_energies).dtype.kind not in "iuf":
        raise ValueError(f"atomic_energies must be real numbers, got {np.asarray(atomic_energies).tolist()}")
    if np.asarray(atomic_energies).shape[-1:] != (num_elements,):
        raise ValueError(
            f"atomic_energies must have one column for each of the {num_elements} elements, "
            f"got shape {list(np.asarray(atomic_energies).shape)}"
        )
    if not heads or len(set(heads)) != len(heads):
        raise ValueError(f"heads must be one or more different names, got {list(heads)}")
    if not all(isinstance(degree, int) and degree >= 1 for degree in correlations):
        raise ValueError(f"correlation must be whole numbers of 1 or more, got {list(correlations)}")
    if len(correlations) != num_interactions:
        raise ValueError(f"correlation must be one number or {num_interactions} numbers, got {list(correlations)}")
    if num_interactions == 1 and use_last_readout_only:
        raise ValueError("a single layer has no last readout: use_last_readout_only would leave no energy at all")
    if num_channels(hidden_irreps, "hidden_irreps") != hidden_irreps.count(Irrep(0, 1)):
        raise ValueError(f"hidden_irreps must contain scalars (0e) once, got {hidden_irreps}")


def whole_numbers(values: Any, what: str) -> npt.NDArray[np.int64]:
    """The values as int64, where a cast would make 8 of 8.5.

    Args:
        values: an array, a tensor or a sequence of numbers.
        what: what they are, beginning of the message.

    Raises:
        ValueError: one of them is not a whole number.
    """
    array = values.cpu().numpy() if isinstance(values, torch.Tensor) else np.asarray(values)
    is_whole = np.zeros(array.shape, dtype=bool)
    if array.dtype.kind in "iuf":
        is_whole = np.isfinite(array) & (array == np.rint(array))
    if not is_whole.all():
        raise ValueError(f"{what} must be whole numbers, got {array[~is_whole][:8].tolist()}")
    return array.astype(np.int64)


def check_per_head(name: str, value: Any, heads: Sequence[str]) -> None:
    """Raise ValueError unless ``value`` is one number for the only head, or a list of one number per head."""
    if np.asarray(value).size != len(heads):
        raise ValueError(f"{name} must have one number for each of the heads {list(heads)}, got {value}")


def our_class(given: type, ours: dict[str, type[Any]], what: str) -> type[Any]:
    """Our class of the same name, so that mace-torch's classes may be given too."""
    if given.__name__ not in ours:
        raise ValueError(f"{what} must be one of {', '.join(sorted(ours))}; got {given.__name__}")
    return ours[given.__name__]


def reduced_basis_is_used(use_reduced_cg: bool) -> bool:
    """Whether a new model gets the reduced Clebsch-Gordan basis: if asked for and cuequivariance is installed.

    That is mace-torch's rule, so that the weights have the shapes it gives them in the same environment. We say so.
    """
    if use_reduced_cg and importlib.util.find_spec("cuequivariance") is None:
        warnings.warn(
            "use_reduced_cg=True needs cuequivariance, which is not installed: the model gets the full Clebsch-Gordan "
            "basis, as in mace-torch. pip install 'mace-fast[reduced]' or pass use_reduced_cg=False",
            stacklevel=3,
        )
        return False
    return use_reduced_cg


@dataclass(frozen=True)
class LayerIrreps:
    """What goes through one layer.

    Attributes:
        inputs: features coming in.
        edge: features that enter the tensor product; None for those coming in.
        target: summed messages, which enter the product.
        outputs: features going out.
    """

    inputs: Irreps
    edge: Irreps | None
    target: Irreps
    outputs: Irreps


def irreps_of_layers(
    num_interactions: int,
    hidden_irreps: Irreps,
    sh_irreps: Irreps,
    edge_irreps: Irreps | None,
    use_edge_irreps_first: bool,
    keep_last_layer_irreps: bool,
) -> list[LayerIrreps]:
    """What goes through the layers of a model, by its arguments and its spherical harmonics."""
    channels = hidden_irreps.count(Irrep(0, 1))
    scalars = Irreps([(channels, (0, 1))])
    narrow: Irreps | None = None
    if use_edge_irreps_first and edge_irreps is not None:
        narrow = Irreps([(edge_irreps.count(Irrep(0, 1)), (0, 1))])
    first_target, target = _target_irreps(sh_irreps, hidden_irreps, channels)
    # a single layer keeps scalars only, whatever keep_last_layer_irreps says
    keeps_all = keep_last_layer_irreps and num_interactions > 1
    last = hidden_irreps if keeps_all else Irreps([hidden_irreps[0]])
    outputs = [hidden_irreps] * (num_interactions - 1) + [last]
    first = LayerIrreps(scalars, narrow, first_target, outputs[0])
    return [first, *(LayerIrreps(hidden_irreps, edge_irreps, target, output) for output in outputs[1:])]


def irreps_of_dipoles(
    num_interactions: int, hidden_irreps: Irreps, sh_irreps: Irreps, last: slice
) -> list[LayerIrreps]:
    """As :func:`irreps_of_layers`, of a model of dipoles, where the last of several layers gives some of the irreps."""
    channels = hidden_irreps.count(Irrep(0, 1))
    target = Irreps([(channels, ir) for _, ir in sh_irreps]).sort().irreps.simplify()
    inputs = [Irreps([(channels, (0, 1))])] + [hidden_irreps] * (num_interactions - 1)
    outputs = [hidden_irreps] * num_interactions
    if num_interactions > 1:
        outputs[-1] = Irreps(hidden_irreps[last])
    return [LayerIrreps(before, None, target, after) for before, after in zip(inputs, outputs, strict=True)]


def _target_irreps(sh_irreps: Irreps, hidden_irreps: Irreps, channels: int) -> tuple[Irreps, Irreps]:
    """Irreps of the messages in the first layer and in the later ones, which may have pseudoscalars and the like."""
    both_parities = [(l, p) for l in range(sh_irreps.lmax + 1) for p in (1, -1)]
    first = [ir for _, ir in sh_irreps]
    later = both_parities if hidden_irreps.count(Irrep(0, -1)) else first
    return tuple(Irreps([(channels, ir) for ir in irreps]).sort().irreps.simplify() for irreps in (first, later))
