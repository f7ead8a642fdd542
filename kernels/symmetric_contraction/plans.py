"""Plans by name: registered operators take strings, not objects.

A registered plan is factored for few operations, and its terms are numbered in the order in which the kernels meet
them. Its name is the digest of its content, which is also kept in the cache of tables, so that a program that was
exported by one process finds it in another.
"""

import hashlib
from collections.abc import Callable
from functools import cache, lru_cache

import numpy as np
import torch
from torch import Tensor

from mace_fast.kernels.algebra import NestedPlan
from mace_fast.kernels.algebra.arrays import Array, Int
from mace_fast.kernels.algebra.cache import cached_arrays
from mace_fast.kernels.algebra.factoring import depth_first, factored
from mace_fast.kernels.runtime.constants import compile_time_constant, constant
from mace_fast.kernels.runtime.folder import cache_root

LEVEL = ("component", "parent", "term")
"""Arrays that a plan has for each level."""


@compile_time_constant
def plan_key(plan: NestedPlan) -> str:
    """Name of the registered form of a plan."""
    return _plan_key(plan)


@lru_cache(maxsize=1024)
def _plan_key(plan: NestedPlan) -> str:
    arranged, order = depth_first(factored(plan))
    arrays = {"outputs": np.array([plan.num_outputs]), "order": order}
    for level in range(len(plan.term)):
        arrays |= {f"{what}{level}": getattr(arranged, what)[level] for what in LEVEL}
    digest = hashlib.sha256()
    for name, array in arrays.items():
        digest.update(f"{name} {len(array)} ".encode() + np.ascontiguousarray(array, dtype=np.int64).tobytes())
    is_sorted = (order == np.arange(len(order))).all()
    key = f"{'ordered' if is_sorted else 'unordered'}-{digest.hexdigest()[:16]}"
    _arrays(key, lambda: arrays)
    return key


@cache
def plan_of(key: str) -> NestedPlan:
    """The registered plan of a name.

    Raises:
        RuntimeError: neither this process nor the cache knows it.
    """
    arrays = _arrays(key)
    levels = range((len(arrays) - 2) // len(LEVEL))
    component, parent, term = (tuple(arrays[f"{what}{level}"] for level in levels) for what in LEVEL)
    return NestedPlan(component, parent, term, int(arrays["outputs"][0]))


def term_order(key: str) -> Int:
    """Of each term of a registered plan, the index in the plan that was given, int64 [num_terms]."""
    return _arrays(key)["order"]


def _term_place(key: str) -> Int:
    """Of each term of the plan that was given, the index in the registered plan."""
    return np.argsort(term_order(key))


def is_ordered(key: str) -> bool:
    """Whether the terms of the given and of the registered plan have the same order."""
    return key.startswith("ordered")


def reorder(coefficients: Tensor, key: str, back: bool) -> Tensor:
    """Sort ``[species, term, channel]`` from the terms of the given to those of the registered plan, or back."""
    index = constant(_term_place if back else term_order, (key,), torch.int64, coefficients.device)
    return coefficients.index_select(1, index)


_known: dict[str, dict[str, Array]] = {}


def _arrays(key: str, build: Callable[[], dict[str, Array]] | None = None) -> dict[str, Array]:
    def unknown() -> dict[str, Array]:
        raise RuntimeError(
            f"the symmetric contraction does not know the plan {key!r}: it is neither of this process nor in "
            f"{cache_root()}. Run the model that the program was exported from once on this machine, or copy that "
            "folder from the machine where it was exported"
        )

    if key not in _known:
        _known[key] = cached_arrays(f"plan-{key}", build or unknown)
    return _known[key]
