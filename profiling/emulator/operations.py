"""Checks operations that were compiled for a GPU, in the emulator, against their definition in float64."""

from pathlib import Path

import torch

from mace_fast.testing.compare import TOLERANCES, derivatives
from mace_fast.testing.inputs import Inputs
from mace_fast.testing.operations import OPERATIONS, side_by_side
from profiling.campaign.checking import LIMITS, worst_by_order
from profiling.emulator.launches import emulating

PRECISIONS = ("float64", "tf32x3", "ieee", "bf16x3", "tf32", "bf16")
USUAL = "tf32x3"
LAYER = {"channels": 20, "hidden": 12, "basis": 4, "l_max": 1, "l_feats": 1, "degree": 2}
GRAPHS = {
    "of 3 nodes": {"nodes": 3, "edges": 20},
    "without edges": {"nodes": 2, "edges": 0},
    "of one node": {"nodes": 1, "edges": 2},
    "with many edges to a node": {"nodes": 2, "edges": 5, "crowd": 300},
}
CROWDS = dict.fromkeys(("convolution", "fused_convolution", "fused_density", "fused_learned_density"), 140)
"""Edges to that node where blocks of 16 to 128 edges are multiplied: two rounds at least and a rest."""

MULTILINEAR = ("convolution", "density_projection", "irreps_linear")
"""Operations whose second derivatives are made of the same kernels; those of fused ones are other operations."""

_EXACT = ("float64", "tf32x3", "ieee")


def check_operation(name: str, architecture: str, seed: int | None, folder: Path) -> list[str]:
    """What is wrong with an operation in any precision on any graph; nothing if all is well.

    Value and first derivatives on the first graph in every precision, second ones in the two exact precisions where
    they launch other kernels; value and first derivatives on the other graphs in the usual precision. Vectors are sent
    in float64 and in the usual precision, in the others scalars alone: the same kernels with fewer paths.
    """
    has_precision = OPERATIONS[name](Inputs.of_size(0, **GRAPHS["of one node"], **LAYER)).has_precision
    first, *others = GRAPHS
    twice = () if name.startswith(("fused", *MULTILINEAR)) else PRECISIONS[:2]
    precisions = PRECISIONS if has_precision else PRECISIONS[:2]
    cases = [(precision, first, 2 if precision in twice else 1) for precision in precisions]
    cases += [(USUAL, graph, 1) for graph in others]
    wrong = []
    for precision, graph, order in cases:
        layer = LAYER if precision in PRECISIONS[:2] else LAYER | {"l_feats": 0}
        sizes = GRAPHS[graph] | layer
        if "crowd" in sizes:
            sizes["crowd"] = CROWDS.get(name, sizes["crowd"])
        found = _wrong(name, sizes, precision, order, (architecture, seed, folder))
        wrong += [f"{precision}, graph {graph}: {one}" for one in found]
    return wrong


def check_wide_operation(name: str, architecture: str, seed: int | None, folder: Path) -> list[str]:
    """The same with 96 channels, in one precision: tf32 for linear maps, which multiply what copies have brought."""
    sizes = {"nodes": 3, "edges": 20, **LAYER, "channels": 96}
    precision = "tf32" if name == "irreps_linear" else USUAL
    return _wrong(name, sizes, precision, 1, (architecture, seed, folder))


def _wrong(
    name: str, sizes: dict[str, int], precision: str, order: int, how: tuple[str, int | None, Path]
) -> list[str]:
    case = OPERATIONS[name](Inputs.of_size(1, **sizes))
    options = {"precision": precision} if case.has_precision and precision != "float64" else {}

    def results(dtype: torch.dtype, backend: str, **options: str) -> dict[tuple[str, ...], torch.Tensor]:
        own = case.to("cpu", dtype)
        operation = own.by(backend, **options)
        return derivatives(lambda **arguments: side_by_side(operation(**arguments)), own.arguments, order)

    expected = results(torch.float64, "reference")
    dtype = torch.float64 if precision == "float64" else torch.float32
    with emulating(*how) as emulator:
        found = results(dtype, "triton", **options)
    wrong = [str(fault) for fault in emulator.faults]
    if not emulator.emulated and sizes["edges"]:
        wrong.append("no kernel was launched")
    limits = TOLERANCES[dtype] if precision in _EXACT else LIMITS[precision]
    for number, worst in worst_by_order(found, expected).items():
        if not worst.error <= limits[number]:
            wrong.append(f"{worst.name} is off by {worst.error:.1e} of its largest entry, allowed {limits[number]:.0e}")
    return wrong
