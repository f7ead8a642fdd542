"""Settings of the fused kernels. They stand by themselves: what is chosen for the unfused ones does not change them."""

from dataclasses import dataclass
from typing import Literal, TypeAlias, overload

import torch

from mace_fast.kernels.convolution.gpu.settings import NodeSettings as UnfusedNodeSettings
from mace_fast.kernels.convolution.gpu.settings import (
    Sizes,
    lanes,
    least_padded_block,
)
from mace_fast.kernels.runtime.device import FROM_REGISTERS, TENSOR_MEMORY
from mace_fast.kernels.tuning import architecture
from mace_fast.kernels.tuning.settings import Settings

FunctionsKind: TypeAlias = Literal["functions", "slopes"]
EdgeKind: TypeAlias = Literal["gradient", "gradient_few"]
DensityKind: TypeAlias = Literal[
    "density",
    "density_few",
    "density_gradient",
    "density_gradient_few",
    "learned_density",
    "learned_density_gradient",
]


@dataclass(frozen=True, kw_only=True)
class NodeSettings(UnfusedNodeSettings):
    """Settings of the convolution and of its gradient by the node features.

    Attributes:
        programs_per_multiprocessor: that are resident.
    """

    programs_per_multiprocessor: int

    def constants(self) -> dict[str, int]:
        """As in :class:`PathSettings`; nodes are none, as small systems have fewer with the same machine code."""
        return {
            "BLOCK_E": self.block_edges,
            "LANES": self.edge_sums,
            "BLOCK_K": self.block_channels,
        }


@dataclass(frozen=True, kw_only=True)
class EdgeSettings(Settings):
    """Settings of the gradients by the node features and the vectors.

    Attributes:
        block_edges: edges of a tile.
        block_channels: channels of a tile.
        channel_sums: sums over the channels of a tile that are kept apart until the last tile, at most.
        programs_per_multiprocessor: that are resident.
    """

    block_edges: int
    block_channels: int
    channel_sums: int
    programs_per_multiprocessor: int

    def constants(self) -> dict[str, int]:
        """As in :class:`PathSettings`."""
        return {
            "BLOCK_E": self.block_edges,
            "BLOCK_K": self.block_channels,
            "LANES": lanes(self.channel_sums, self.block_channels),
        }


@dataclass(frozen=True, kw_only=True)
class NetworkSettings(Settings):
    """Settings of the density, of its gradient, and of the functions of edges.

    Attributes:
        block_edges: edges of a tile.
    """

    block_edges: int

    def constants(self) -> dict[str, int]:
        """The settings that are compiled into the kernel, by the names that it has for them."""
        return {"BLOCK_E": self.block_edges}


@overload
def default_settings(kind: Literal["forward"], sizes: Sizes) -> NodeSettings: ...
@overload
def default_settings(kind: EdgeKind, sizes: Sizes) -> EdgeSettings: ...
def default_settings(kind: str, sizes: Sizes) -> NodeSettings | EdgeSettings:
    """Settings that the machine code speaks for: no spilled registers, and no more shared memory than there is."""
    from_registers, many = _small_tiles(), sizes.has_many_components
    tensor_memory = architecture().startswith(TENSOR_MEMORY)
    if kind == "forward":
        block = least_padded_block(sizes.num_channels, 32 if many or tensor_memory else 64)
        narrow = block < 64 and not tensor_memory  # fewer rows than warpgroups multiply: operands take registers
        return NodeSettings(
            paths_per_group=2,
            forms_per_group=36,
            nodes_per_chunk=4,
            block_edges=16 if from_registers or many or narrow else 32,
            edge_sums=4,
            block_channels=block,
            programs_per_multiprocessor=2,
        )
    few = kind == "gradient_few"
    # on AMD, where loads are begun early, what 32 channels need takes more than 512 registers; elsewhere 16 edges with
    # 16 channels are a tile for two warps, and two more would compute the same
    narrow = ((from_registers or many) and not few) or architecture().startswith("gfx")
    block = 16 if narrow else 32
    return EdgeSettings(
        block_edges=16 if few or (tensor_memory and many) else 32 if tensor_memory or (from_registers and many) else 64,
        block_channels=block,
        # four leave a first layer of many elements on sm_100 too few registers
        channel_sums=2 if tensor_memory and not many else 4,
        programs_per_multiprocessor=2,
    )


def forget_places() -> bool:
    """Whether the gradient computes the places of linear forms for every block of channels, for lack of registers."""
    return architecture().startswith(("gfx", *TENSOR_MEMORY))


def _small_tiles() -> bool:
    """Whether operands of matrix products take registers, which then hold tiles of half the size.

    Tensor memory would take the operands of larger tiles, and the registers all that is read from there.
    """
    return architecture().startswith((*FROM_REGISTERS, *TENSOR_MEMORY))


def default_density_settings(kind: DensityKind, dtype: torch.dtype, normalises: bool) -> NetworkSettings:
    """Settings of the densities, projected and learned, which have neither paths nor channels."""
    if kind.endswith("_few"):
        return NetworkSettings(block_edges=16)
    most = 32 if kind == "learned_density_gradient" else 64
    return NetworkSettings(block_edges=_network_edges(dtype, most, normalises))


def default_functions_settings(kind: FunctionsKind, dtype: torch.dtype, normalises: bool) -> NetworkSettings:
    """Settings of the functions of edges, with and without their derivatives."""
    return NetworkSettings(block_edges=_network_edges(dtype, 32 if kind == "slopes" else 64, normalises))


def _network_edges(dtype: torch.dtype, most: int, normalises: bool) -> int:
    """Edges of a tile for which a network is evaluated: half as many where its layers are normalised, for registers."""
    if dtype == torch.float64:
        return 16
    edges = min(most, 32) if _small_tiles() else most
    return edges // 2 if normalises else edges
