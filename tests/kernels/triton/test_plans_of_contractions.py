"""What the kernels of the symmetric contraction are generated from: tiles, source, and plans by their keys."""

import re

import numpy as np
import pytest
import torch

from mace_fast.kernels.algebra import nested_plan
from mace_fast.kernels.algebra.factoring import depth_first, factored
from mace_fast.kernels.symmetric_contraction import plans
from mace_fast.kernels.symmetric_contraction.gpu.settings import default_node_settings
from mace_fast.kernels.symmetric_contraction.gpu.source import node_sources
from mace_fast.kernels.tuning import assume
from mace_fast.testing.inputs import Layer

pytestmark = pytest.mark.usefixtures("cache_of_module")


def plan_up_to(l_feats):
    """Of a layer with ``l_max`` 3 and degree 3, as those of MACE-MP-0."""
    return Layer.of_sizes(l_feats=l_feats).plan


def test_tiles_fit_registers_and_instructions():
    medium, large = (depth_first(factored(plan_up_to(l)))[0] for l in (1, 2))
    kinds = ("forward", "backward", "tangent", "double_backward")

    def tiles(plan, dtype):
        return [default_node_settings(kind, plan, 16, dtype).block_nodes for kind in kinds]

    assert tiles(medium, torch.float32) == [8, 4, 4, 2]
    assert tiles(medium, torch.float64) == [4, 2, 2, 1]
    assert tiles(large, torch.float32) == [4, 2, 2, 1]
    assert default_node_settings("forward", nested_plan([], 1), 16, torch.float32).block_nodes == 8
    with assume("gfx942"):
        default = default_node_settings("backward", medium, 16, torch.float32)
    assert (default.block_nodes, default.block_channels) == (1, 64)


def test_one_multiply_add_per_node():
    plan = plan_up_to(1)
    (source,) = node_sources("forward", plans.plan_key(plan), 16, 1000)
    body = source[source.index("# output") :]
    assert len(re.findall(r"tl\.fma\(|= a\d+ \* ", body)) == sum(len(term) for term in factored(plan).term) == 554
    assert max(len(line) for line in source.splitlines()) <= 120


def test_another_process_finds_the_plan_in_the_cache(monkeypatch):
    key = plans.plan_key(plan_up_to(0))
    before = plans.plan_of(key)
    plans.plan_of.cache_clear()
    monkeypatch.setattr(plans, "_known", {})
    again = plans.plan_of(key)
    assert again is not before
    assert again.num_outputs == before.num_outputs
    for what in plans.LEVEL:
        pairs = zip(getattr(again, what), getattr(before, what), strict=True)
        assert all(np.array_equal(one, other) for one, other in pairs)


def test_a_plan_that_nobody_knows_is_named():
    with pytest.raises(RuntimeError, match=r"does not know the plan 'ordered-0123'.*Run the model"):
        plans.plan_of("ordered-0123")
