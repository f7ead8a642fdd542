"""Operations refuse tensors with fewer components than they would read: compiled loops go by their paths and terms."""

from dataclasses import replace

import pytest
import torch

from mace_fast.kernels import RadialTable, tabulated_convolution
from mace_fast.testing.inputs import SIZES, Inputs
from mace_fast.testing.operations import OPERATIONS

# operation, tensor that lacks its last component
TOO_FEW = [
    ("convolution", "node_feats"),
    ("convolution", "edge_attrs"),
    ("fused_convolution", "node_feats"),
    ("symmetric_contraction", "node_feats"),
]


def case_of(name):
    return OPERATIONS[name](Inputs.of_size(seed=0, **SIZES["tiny"])).to("cpu", torch.float32)


@pytest.mark.parametrize(("name", "tensor"), TOO_FEW)
def test_too_few_components_are_refused(name, tensor):
    case = case_of(name)
    fewer = case.arguments[tensor][:, :-1].contiguous()
    with pytest.raises(ValueError, match=rf"{fewer.shape[1]} (components|spherical harmonics), but the (paths|plan)"):
        case.function(**case.arguments | {tensor: fewer}, **case.constants)


@pytest.mark.parametrize("tensor", ["node_feats", "edge_attrs"])
def test_too_few_components_of_a_tabulated_convolution_are_refused(tensor):
    case = case_of("convolution")
    arguments = {name: case.arguments[name] for name in ("node_feats", "edge_attrs")}
    knots = torch.zeros(3, case.arguments["weight"].shape[1])
    graph = {name: value for name, value in case.constants.items() if name != "num_receivers"}
    others = {
        "lengths": torch.ones(len(arguments["edge_attrs"])),
        "table": RadialTable.from_knots(knots, knots, 0.1, 5.0),
    }
    tabulated_convolution(**arguments, **others, **graph)
    arguments[tensor] = arguments[tensor][:, :-1].contiguous()
    with pytest.raises(ValueError, match=rf"{arguments[tensor].shape[1]} .*, but the paths read"):
        tabulated_convolution(**arguments, **others, **graph)


def test_paths_that_begin_before_the_first_component_are_refused():
    case = case_of("convolution")
    first, *others = case.constants["paths"]
    for offset in ("offset1", "offset2"):
        paths = (replace(first, **{offset: -1}), *others)
        with pytest.raises(ValueError, match="offset1 and offset2 of a path must not be negative"):
            case.function(**case.arguments, **case.constants | {"paths": paths})
