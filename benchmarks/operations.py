"""Single operations at the sizes of the second layer of MACE-MP-0 medium: what asv and ``make microbench`` time."""

import contextlib
import importlib
from collections.abc import Callable
from functools import cache

import torch

from mace_fast.testing.inputs import Inputs
from mace_fast.testing.operations import OPERATIONS
from mace_fast.testing.workloads import PUBLISHED, build

DIFFERENTIATED = {
    "edge_vectors": {"positions"},
    "spherical_harmonics": {"vectors"},
    "edge_embedding": {"vectors"},
    "radial_hidden": {"edge_feats"},
    "convolution": {"node_feats", "edge_attrs", "hidden"},
    "density_projection": {"edge_attrs", "hidden"},
    "symmetric_contraction": {"node_feats"},
    "segment_sum": {"values"},
}
"""What is timed, and the arguments that forces are differentiated by."""

ATOMS = {"cpu": 64, "cuda": 4096}
NEIGHBOURS = 60


@cache
def inputs(num_atoms: int) -> Inputs:
    """Of all operations; the compiler of loops is loaded, as beside a model: to look for it takes as long as a sum."""
    with contextlib.suppress(ImportError):
        importlib.import_module("llvmlite")
    return Inputs.of_model(build(PUBLISHED["mp-0 medium"]), 1, num_atoms, NEIGHBOURS)


def runner(name: str, device: str, dtype: torch.dtype, gradient: bool) -> Callable[[], None]:
    """One call of an operation, with its gradient or without, finished on the device."""
    case = OPERATIONS[name](inputs(ATOMS[device])).to(device, dtype)
    leaves = [tensor.requires_grad_(gradient) for key, tensor in case.arguments.items() if key in DIFFERENTIATED[name]]
    operation = case.by("auto")

    def value() -> torch.Tensor:
        found = operation(**case.arguments)
        return getattr(found, "edge_feats", found)  # of the embedding, what the radial network reads

    probe = torch.rand_like(value())

    def run() -> None:
        result = value()
        if gradient:
            torch.autograd.grad([result], leaves, [probe])
        if device == "cuda":
            torch.cuda.synchronize()

    return run
