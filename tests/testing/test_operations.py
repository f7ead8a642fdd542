"""The catalogue of operations: complete, and every case can be evaluated and differentiated in either dtype."""

from pathlib import Path

import pytest
import torch

from mace_fast.kernels.runtime.launch import operation_of
from mace_fast.testing.compare import assert_derivatives
from mace_fast.testing.inputs import SIZES, Inputs, Layer
from mace_fast.testing.operations import OPERATIONS, results_of, side_by_side
from mace_fast.testing.workloads import PUBLISHED, build

KERNELS = Path(__file__).resolve().parents[2] / "kernels"


def test_every_operation_with_kernels_of_a_gpu_is_in_it():
    cases = [make(Inputs.of_size(0, **SIZES["tiny"])) for make in OPERATIONS.values()]
    assert {operation_of(case.function) for case in cases} == {wing.parent.name for wing in KERNELS.glob("*/gpu")}


@pytest.mark.parametrize("size", ["tiny", "no edges"])
@pytest.mark.parametrize("name", OPERATIONS)
def test_the_definition_has_the_same_derivatives_in_both_dtypes(name, size):
    """Arguments that float32 cannot represent, or that are left in another dtype, would show."""
    case = OPERATIONS[name](Inputs.of_size(1, **SIZES[size]))
    exact, single = case.to("cpu", torch.float64), case.to("cpu", torch.float32)
    for name, value in exact.arguments.items():
        assert torch.equal(single.arguments[name].double(), value)

    def of(one):
        return lambda **arguments: side_by_side(one.by("reference")(**arguments))

    assert_derivatives(of(single), of(exact), single.arguments, order=1)


def test_layers_of_a_model_have_its_sizes():
    model = build(PUBLISHED["mp-0 medium"])
    first, second = (Layer.of_model(model, number) for number in range(2))
    assert (first.components, second.components) == (1, 4)
    assert second.paths == Layer.of_sizes(l_max=3, l_feats=1).paths
    assert (second.widths, second.hidden) == ((10, 64, 64, 64), 64)
    inputs = Inputs.of_model(model, 1, num_nodes=3, neighbours=5)
    case = OPERATIONS["edge_embedding"](inputs).to("cpu", torch.float32)
    assert [list(one.shape) for one in results_of(case.by("reference")(**case.arguments))] == [
        [15], [15, 16], [15, 10], [15],
    ]  # fmt: skip


@pytest.mark.parametrize("name", OPERATIONS)
def test_cases_of_a_model_are_evaluated(name):
    case = OPERATIONS[name](Inputs.of_model(build(PUBLISHED["mh-1"]), 1, num_nodes=3, neighbours=2))
    case = case.to("cpu", torch.float32)
    assert all(bool(torch.isfinite(one).all()) for one in results_of(case.by("reference")(**case.arguments)))
