"""Settings of the convolution's kernels."""

import math

from torch import Tensor

from mace_fast.kernels.convolution.plans import has_many_components
from mace_fast.kernels.runtime.device import FROM_REGISTERS
from mace_fast.kernels.tuning import architecture, configuration

FEW_EDGES = 24
"""Where a receiver usually has up to so many edges the edge gradient takes small tiles, so that little is empty."""


_DEFAULTS: dict[str, dict[str, int]] = {
    "forward": {"paths": 3, "entries": 36, "NODES": 4, "BLOCK_E": 16, "FOLD": 8, "BLOCK_K": 64},
    "node_gradient": {"paths": 3, "entries": 36, "NODES": 4, "BLOCK_E": 16, "FOLD": 8, "BLOCK_K": 64},
    "edge_gradient": {"paths": 2, "entries": 18, "BLOCK_E": 64, "BLOCK_A": 64, "BLOCK_K": 32, "LANES": 4},
    "edge_gradient_few": {"paths": 2, "entries": 18, "BLOCK_E": 16, "BLOCK_A": 16, "BLOCK_K": 32, "LANES": 16},
    "weight_gradient": {"paths": 3, "entries": 36, "BLOCK_E": 32, "BLOCK_K": 32},
}


_BY_ARCHITECTURE: dict[tuple[str, ...], dict[str, dict[str, int]]] = {
    FROM_REGISTERS: {
        "forward": {"BLOCK_K": 32},
        "node_gradient": {"BLOCK_K": 32},
        "edge_gradient": {"BLOCK_K": 16},
        "weight_gradient": {"BLOCK_E": 16, "BLOCK_K": 16},
    },
    ("sm_86", "sm_89", "sm_12"): {"node_gradient": {"FOLD": 16}, "edge_gradient": {"paths": 1}},
    ("sm_10",): {"node_gradient": {"paths": 2, "FOLD": 16}, "edge_gradient": {"BLOCK_A": 16, "LANES": 16}},
    ("gfx",): {"weight_gradient": {"BLOCK_K": 16}},
}
"""Others where names begin so: no spilled registers, and at most the 99 KiB of shared memory of workstation cards."""


_MANY_COMPONENTS = {
    "edge_gradient": {"BLOCK_K": 16},
    "edge_gradient_few": {"BLOCK_K": 16},
    "node_gradient": {"paths": 2},
}
"""Other defaults where there are features of l = 2, whose five components would spill registers."""


_REMAINDER = {
    "forward": {"paths": 2},
    "node_gradient": {"paths": 2, "BLOCK_K": 64},
    "edge_gradient": {"paths": 1, "BLOCK_K": 16},
    "edge_gradient_few": {"paths": 1, "BLOCK_K": 16},
}
"""Other defaults where the hidden functions are no multiple of 16, and those beyond it take registers of their own."""


_WARPS = {"num_warps": 4, "num_stages": 1}


def _settings(
    kind: str, num_components: int, edge_attrs: Tensor, hidden: Tensor, num_channels: int, paths: str
) -> tuple[dict[str, int], tuple[int, ...]]:
    """Settings of a kernel without those of its source, and the numbers that its source is made for."""
    num_hidden = hidden.shape[1]
    shape = shape_key(paths, num_components, num_channels, num_hidden)
    default = default_settings(kind, paths, num_channels, num_hidden)
    settings = configuration(f"convolution_{kind}", shape, hidden.dtype, default)
    if "LANES" in settings:
        settings["LANES"] = min(settings["LANES"], settings["BLOCK_K"] // 2)
    paths_per_program, entries = settings.pop("paths"), settings.pop("entries")
    return settings, (num_components, edge_attrs.shape[1], num_hidden, paths_per_program, entries)


def shape_key(paths: str, num_components: int, num_channels: int, num_hidden: int) -> str:
    """The sizes of a model that its configurations are kept by."""
    return f"{paths.count(';') + 1} paths, {num_components} components, {num_channels} channels, {num_hidden} hidden"


def default_settings(kind: str, paths: str, num_channels: int, num_hidden: int) -> dict[str, int]:
    """Settings that the machine code speaks for."""
    default = {**_DEFAULTS[kind], **_WARPS}
    for names, changes in _BY_ARCHITECTURE.items():
        if architecture().startswith(names):
            default |= changes.get(kind, {})
    if has_many_components(paths):
        default |= _MANY_COMPONENTS.get(kind, {})
    if num_hidden > 16 and num_hidden % 16:
        default |= _REMAINDER.get(kind, {})
    default["BLOCK_K"] = _channel_block(num_channels, default["BLOCK_K"])
    return default


def recompute_forms() -> bool:
    """Whether the linear forms in Y are computed for every block of channels, for lack of registers to keep them."""
    return architecture().startswith(FROM_REGISTERS)


def _channel_block(num_channels: int, largest: int) -> int:
    """The largest block with the least padding."""
    sizes = [size for size in (16, 32, 64, 128) if size <= largest]
    return min(sizes, key=lambda size: (math.ceil(num_channels / size) * size, -size))
