"""The first use of a model on a GPU: all kernels of a step are compiled at once, before the first of them runs.

What a step launches is recorded with a copy of the model on the CPU and a small graph of random numbers, where nothing
runs. Kernels are the same for all sizes, but for layers of few neighbours, and for a few small ones that sum thousands
of rows, which are compiled when they are launched.
"""

import copy
import logging
from collections.abc import Hashable
from typing import Any
from weakref import WeakKeyDictionary

import torch
from torch import Tensor

from mace_fast.evaluated import Evaluated, is_tabulated
from mace_fast.execution import Execution
from mace_fast.graph import may_wait
from mace_fast.hooks import are_watched
from mace_fast.kernels.runtime.ahead import compile_ahead
from mace_fast.kernels.runtime.launch import Launch, is_recording, recording
from mace_fast.outputs import Wanted
from mace_fast.random_graphs import random_graph
from mace_fast.slow_ways import slow_ways

_LOGGER = logging.getLogger("mace_fast")

MOST_ATOMS, MOST_NEIGHBOURS = 256, 32
"""Of the graph that is recorded: from there on kernels are those of larger ones."""

_compiled: WeakKeyDictionary[Evaluated, set[Hashable]] = WeakKeyDictionary()


def compile_kernels(model: Evaluated, execution: Execution, wanted: Wanted, sizes: tuple[int, int, int]) -> None:
    """Compile what an evaluation is about to launch, where it is the first of its kind in this process.

    What fails is logged, and kernels are then compiled one by one where they are launched; as while a step is captured.

    Args:
        model: about to be evaluated.
        execution: how.
        wanted: which derivatives.
        sizes: numbers of receivers, edges and species.
    """
    if execution.backend != "triton" or is_recording() or (gpu := _gpu(model.r_max.device)) is None:
        return
    num_atoms, num_edges, species = sizes
    neighbours = min(MOST_NEIGHBOURS, max(1, round(num_edges / max(1, num_atoms))))
    trains = next(model.parameters()).requires_grad
    sizes_of_kernels = (species, neighbours.bit_length(), is_tabulated(model))
    kind = (execution, wanted, model.r_max.dtype, gpu, sizes_of_kernels, trains)
    known = _compiled.setdefault(model, set())
    if kind in known or not may_wait():
        return
    known.add(kind)
    for sentence in slow_ways(model, execution):
        if sentence not in known:
            known.add(sentence)
            _LOGGER.warning(sentence)
    if are_watched(map(vars, model.modules())):  # who watches is not to see the graph of random numbers
        _LOGGER.info("modules of the model have hooks, so that kernels are compiled one by one")
        return
    try:
        launches = launches_of(model, wanted, num_atoms, neighbours, species)
        failures = compile_ahead(launches, gpu)
    except Exception as error:  # whatever it is, the evaluation itself may do without
        failures = [f"{type(error).__name__}: {error}"]
    if failures:
        count = len(failures)
        _LOGGER.warning("not compiled before their launch, which tries again: %d, the first %s", count, failures[0])


def _gpu(device: torch.device) -> str | None:
    """Name of a GPU; None if a device is none."""
    return torch.cuda.get_device_name(device) if device.type == "cuda" else None


def launches_of(model: Evaluated, wanted: Wanted, num_atoms: int, neighbours: int, species: int) -> list[Launch]:
    """What an evaluation of the model by Triton launches; of a Hessian one row.

    Args:
        model: on any device; its hooks would be called.
        wanted: which derivatives; in training those of a loss of all of them, by what trains.
        num_atoms: of what is evaluated.
        neighbours: edges of each atom.
        species: elements in it.
    """
    twice = wanted.training or wanted.hessian
    with torch.inference_mode(False), torch.enable_grad(), torch.device("cpu"), recording() as launches:
        own: Any = copy.deepcopy(model).to("cpu")
        own.backend = "triton"
        num_atoms = max(species, min(MOST_ATOMS, num_atoms))
        graph = random_graph(own, num_atoms, min(MOST_NEIGHBOURS, neighbours), species)
        results = own(
            graph,
            training=twice,
            compute_force=wanted.force,
            compute_virials=wanted.virials,
            compute_stress=wanted.stress,
            compute_edge_forces=wanted.edge_forces,
            compute_atomic_stresses=wanted.atomic_stresses,
        )
        if twice:
            _differentiate(results, [graph["positions"], *own.parameters()])
    return launches


def _differentiate(results: dict[str, Tensor | None], inputs: list[Tensor]) -> None:
    """As a loss of all results would, of a backward pass."""
    of_energy = [value for name, value in results.items() if name not in ("node_feats", "displacement")]
    reached = [one for one in of_energy if one is not None and one.requires_grad]
    loss = torch.stack([one.square().sum().double() for one in reached]).sum()
    torch.autograd.grad(loss, [one for one in inputs if one.requires_grad], allow_unused=True)
