"""What steps and operations launch, recorded on CPU tensors while nothing runs, and the bytes of the arguments."""

import importlib
import importlib.util
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from mace_fast.folding import freeze, unfreeze
from mace_fast.kernels.runtime.launch import Launch, recording
from mace_fast.kernels.tuning import assume
from mace_fast.testing.inputs import Inputs, Layer
from mace_fast.testing.operations import OF_THE_GRAPH, OPERATIONS, PARAMETERS, Case, results_of
from mace_fast.testing.structures import Data, random_graph
from profiling.analytic import Step


@dataclass(frozen=True)
class Traffic:
    """One launch and the bytes of its arguments, each tensor once.

    Attributes:
        launch: as recorded.
        bytes_per_atom: what grows with the structure.
        constant_bytes: what does not: parameters and tables.
    """

    launch: Launch
    bytes_per_atom: float
    constant_bytes: float


def launches_of_model(model: Any, step: Step, data: Data, architecture: str) -> list[Launch]:
    """Launches of one step of a model; nothing runs on the way, so that what is computed is meaningless.

    Args:
        model: of mace_fast; its backend is set to Triton.
        step: energy and forces with frozen parameters, or a loss of both and its gradient by all parameters.
        data: input of the model.
        architecture: whose tuned configurations are taken.
    """
    with assume(architecture), recording() as launches:
        run_step(model, step, data)
    return launches


def run_step(model: Any, step: Step, data: Data) -> None:
    """One step of a model on the Triton backend, whatever its kernels run on."""
    training = step == "training"
    model.backend = "triton"
    model.requires_grad_(training)
    results = model(dict(data), training=training)
    if training:
        (results["energy"].sum() + results["forces"].square().sum()).backward()


def launches_of_operations(model: Any, step: Step, data: Data, architecture: str) -> list[Launch]:
    """Launches of all operations of a model, called one by one with its sizes.

    Unlike a step of the model this reaches every derivative of every operation, and both ways of every layer: fused or
    not, as density projection and as convolution.

    Args:
        model: of mace_fast.
        step: first derivatives by all but parameters, or second derivatives by everything.
        data: input of the model, for its graph.
        architecture: whose tuned configurations are taken.
    """
    species = data["node_attrs"].argmax(dim=1)
    with assume(architecture), recording() as launches:
        for number in range(len(model.interactions)):
            layer = Layer.of_model(model, number)
            inputs = Inputs(layer, data["edge_index"], species, int(species.max()) + 1)
            for name, make in OPERATIONS.items():
                if number == 0 or name not in OF_THE_GRAPH:
                    _differentiate(make(inputs).to("cpu", model.r_max.dtype), step == "training", model.precision)
    return launches


def _differentiate(case: Case, twice: bool, precision: str) -> None:
    options = {"precision": precision} if case.has_precision else {}
    leaves = {name: tensor.requires_grad_(twice or name not in PARAMETERS) for name, tensor in case.arguments.items()}
    results = results_of(case.by("triton", **options)(**leaves))
    inputs = [tensor for name, tensor in leaves.items() if name not in PARAMETERS]
    tangents = [torch.rand_like(result, requires_grad=twice) for result in results]
    gradients = torch.autograd.grad(results, inputs, tangents, create_graph=twice, allow_unused=True)
    if twice:
        loss = sum(gradient.sum() for gradient in gradients if gradient is not None)
        everything = [*leaves.values(), *tangents]
        torch.autograd.grad(loss + sum(result.sum() for result in results), everything, allow_unused=True)


def traffic_of_model(
    model: Any,
    step: Step,
    neighbours: int,
    species: int,
    architecture: str,
    record: Callable[[Any, Step, Data, str], list[Launch]] = launches_of_model,
) -> list[Traffic]:
    """Launches of one step, and their bytes per atom from the difference of two structures.

    Args:
        model: of mace_fast.
        step: which.
        neighbours: edges per atom.
        species: different elements in the structures.
        architecture: whose tuned configurations are taken.
        record: what is launched: a step of the model, or its operations one by one.

    Raises:
        RuntimeError: the two structures launch different kernels.
    """
    counts = max(4, species), 2 * max(4, species)
    graphs = [random_graph(model, count, neighbours, species) for count in counts]
    if step == "training":
        unfreeze(model)
    else:
        freeze(model)
        record(model, step, graphs[0], architecture)  # what follows from the weights alone is kept from here on
    small, large = (record(model, step, graph, architecture) for graph in graphs)
    if [launch.function for launch in small] != [launch.function for launch in large]:
        raise RuntimeError(f"structures of {counts[0]} and {counts[1]} atoms launch different kernels")
    traffic = []
    for one, other in zip(small, large, strict=True):
        per_atom = (_bytes(other) - _bytes(one)) / (counts[1] - counts[0])
        traffic.append(Traffic(other, per_atom, _bytes(one) - counts[0] * per_atom))
    return traffic


def _bytes(launch: Launch) -> int:
    tensors = {id(value): value for value in launch.arguments.values() if isinstance(value, torch.Tensor)}
    return sum(tensor.numel() * tensor.element_size() for tensor in tensors.values())


def named_function(name: str) -> Any:
    """The function of ``file.py:function`` or ``package.module:function``."""
    module_name, _, function = name.rpartition(":")
    if not module_name.endswith(".py"):
        return getattr(importlib.import_module(module_name), function)
    spec = importlib.util.spec_from_file_location(Path(module_name).stem, module_name)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return getattr(module, function)
