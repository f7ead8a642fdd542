"""Settings of the convolution and of the fused kernels: the defaults of every architecture, and what a kernel gets."""

import itertools
from dataclasses import asdict

import pytest
import torch

from mace_fast.kernels import convolution
from mace_fast.kernels.algebra import tensor_product_paths
from mace_fast.kernels.convolution.gpu import settings as unfused
from mace_fast.kernels.convolution.gpu.settings import Sizes
from mace_fast.kernels.convolution.plans import format_paths
from mace_fast.kernels.fused_edges.gpu import settings as fused
from mace_fast.kernels.runtime.launch import recording
from mace_fast.kernels.tuning import asked, assume, override

pytest.importorskip("triton", reason="Triton is not installed")

HARMONICS = ((0, 1), (1, -1), (2, 1), (3, -1))
KINDS = {
    unfused: ("forward", "node_gradient", "edge_gradient", "edge_gradient_few", "weight_gradient"),
    fused: ("forward", "gradient", "gradient_few"),
}


@pytest.mark.parametrize("architecture", ["sm_80", "sm_86", "sm_89", "sm_90", "sm_100", "sm_120", "gfx942"])
@pytest.mark.parametrize(
    ("module", "kind"),
    [(module, kind) for module, kinds in KINDS.items() for kind in kinds],
    ids=lambda value: value if isinstance(value, str) else value.__name__.split(".")[2],
)
def test_defaults_are_tiles_of_matrix_products(module, kind, architecture):
    for l_max, num_hidden, num_channels in itertools.product((0, 1, 2), (8, 64, 65), (5, 96, 128)):
        paths = format_paths(tensor_product_paths(HARMONICS[: l_max + 1], HARMONICS, HARMONICS))
        with assume(architecture):
            found = module.default_settings(kind, Sizes(paths, (l_max + 1) ** 2, 16, num_hidden, num_channels))
        assert all(value >= 1 for value in asdict(found).values())
        constants = found.constants()
        sides = [value for name, value in constants.items() if name.startswith("BLOCK") or name == "FILL"]
        assert all(side >= 16 and side & (side - 1) == 0 for side in sides)
        folded = "BLOCK_E" if kind in ("forward", "node_gradient") else "BLOCK_K"
        assert constants[folded] % (2 * constants.get("LANES", 1)) == 0


def launched(**settings):
    """Constants of the edge gradient with settings as a tuning file may have them."""
    x, h = torch.ones(1, 1, 32), torch.ones(1, 8)
    y, w = torch.ones(1, 1, requires_grad=True), torch.ones(8, 32)
    index, paths = torch.zeros(1, dtype=torch.int64), tensor_product_paths(((0, 1),), ((0, 1),), ((0, 1),))
    with recording() as launches, asked() as record:
        key = ("convolution_edge_gradient", "1 paths, 1 components, 32 channels, 8 hidden", torch.float32)
        with override({key: settings}):
            convolution(x, y, h, w, index, index, 1, paths, backend="triton").sum().backward()
    assert record[-1].key == key
    return launches[-1].constants


def test_settings_reach_the_kernel():
    assert launched()["BLOCK_E"] == 64
    assert launched(block_edges=32)["BLOCK_E"] == 32


def test_sums_kept_apart_are_at_most_one_for_two_channels():
    assert launched(channel_sums=16, block_channels=32)["LANES"] == 16
    assert launched(channel_sums=16, block_channels=16)["LANES"] == 8


def test_a_setting_that_there_is_not_is_named():
    with pytest.raises(ValueError, match="has no setting LANES"):
        launched(LANES=4)
