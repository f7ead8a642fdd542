"""Settings of the fused kernels. They stand by themselves: what is chosen for the unfused ones does not change them."""

from dataclasses import dataclass
from typing import Literal, TypeAlias, overload

import torch

from mace_fast.kernels.convolution.gpu.settings import (
    TENSOR_MEMORY,
    WORKSTATION,
    NodeKind,
    PathSettings,
    Sizes,
    lanes,
    least_padded_block,
)
from mace_fast.kernels.convolution.gpu.settings import NodeSettings as UnfusedNodeSettings
from mace_fast.kernels.runtime.device import FROM_REGISTERS
from mace_fast.kernels.tuning import architecture
from mace_fast.kernels.tuning.settings import Settings

EdgeKind: TypeAlias = Literal["edge_gradient", "edge_gradient_few", "symmetric_gradient", "symmetric_gradient_few"]
DensityKind: TypeAlias = Literal["density", "density_few", "density_gradient", "density_gradient_few"]


@dataclass(frozen=True, kw_only=True)
class NodeSettings(UnfusedNodeSettings):
    """Settings of the convolution and of its gradient by the node features.

    Attributes:
        workspace_edges: edges whose hidden functions a program keeps at a time.
        fill_edges: edges that go through the radial network at a time.
        programs_per_multiprocessor: that are resident.
    """

    workspace_edges: int
    fill_edges: int
    programs_per_multiprocessor: int

    def constants(self) -> dict[str, int]:
        """As in :class:`PathSettings`."""
        return {**super().constants(), "CAPACITY": self.workspace_edges, "FILL": self.fill_edges}


@dataclass(frozen=True, kw_only=True)
class EdgeSettings(PathSettings):
    """Settings of the gradient by the vectors, and of that by vectors and node features in a symmetric graph.

    Attributes:
        channel_sums: sums over the channels of a tile that are kept apart until the last tile, at most.
        fill_edges: edges that go through the radial network at a time.
        drain_edges: edges whose gradient goes back through it at a time.
        programs_per_multiprocessor: that are resident.
    """

    channel_sums: int
    fill_edges: int
    drain_edges: int
    programs_per_multiprocessor: int

    @property
    def nodes_per_chunk(self) -> int:
        """A program takes one receiver after the other."""
        return 1

    @property
    def workspace_edges(self) -> int:
        """Both gradients work on the edges of one tile, whose hidden functions are in the workspace."""
        return self.block_edges

    def constants(self) -> dict[str, int]:
        """As in :class:`PathSettings`."""
        return {
            "BLOCK_E": self.block_edges,
            "BLOCK_K": self.block_channels,
            "LANES": lanes(self.channel_sums, self.block_channels),
            "FILL": self.fill_edges,
            "DRAIN": self.drain_edges,
        }


@dataclass(frozen=True, kw_only=True)
class DensitySettings(Settings):
    """Settings of the density and of its gradient.

    Attributes:
        block_edges: edges of a tile.
    """

    block_edges: int

    def constants(self) -> dict[str, int]:
        """The settings that are compiled into the kernel, by the names that it has for them."""
        return {"BLOCK_E": self.block_edges}


@overload
def default_settings(kind: NodeKind, sizes: Sizes) -> NodeSettings: ...
@overload
def default_settings(kind: EdgeKind, sizes: Sizes) -> EdgeSettings: ...
def default_settings(kind: str, sizes: Sizes) -> PathSettings:
    """Settings that the machine code speaks for: no spilled registers, and no more shared memory than there is."""
    gpu = architecture()
    # operands of matrix products take registers, which hold blocks of half as many channels
    from_registers = gpu.startswith(FROM_REGISTERS)
    workstation, tensor_memory = gpu.startswith(WORKSTATION), gpu.startswith(TENSOR_MEMORY)
    # five components of features, or single hidden functions, take the registers of a path
    many, remainder = sizes.has_many_components, sizes.has_remainder
    if kind == "forward":
        return NodeSettings(
            paths_per_group=2 if remainder or tensor_memory else 3,
            forms_per_group=36,
            nodes_per_chunk=4,
            block_edges=16,
            edge_sums=8,
            block_channels=least_padded_block(sizes.num_channels, 32 if from_registers else 64),
            workspace_edges=256,
            fill_edges=32,
            programs_per_multiprocessor=2,
        )
    if kind == "node_gradient":
        return NodeSettings(
            paths_per_group=2 if remainder or many or tensor_memory else 3,
            forms_per_group=36,
            nodes_per_chunk=4,
            block_edges=16,
            edge_sums=16 if workstation or tensor_memory else 8,
            block_channels=least_padded_block(sizes.num_channels, 32 if from_registers and not remainder else 64),
            workspace_edges=256,
            fill_edges=32,
            programs_per_multiprocessor=2,
        )
    # the loop around takes registers: wider blocks than 16 channels would spill
    if kind in ("edge_gradient_few", "symmetric_gradient_few"):
        # the symmetric gradient is not taken where features have many components
        one_path = remainder or (many and kind == "edge_gradient_few")
        return EdgeSettings(
            paths_per_group=1 if one_path else 2,
            forms_per_group=18,
            block_edges=16,
            block_channels=16,
            channel_sums=4,
            fill_edges=16,
            drain_edges=16,
            programs_per_multiprocessor=2,
        )
    one_path = kind == "symmetric_gradient" or remainder or many or workstation or tensor_memory
    narrow = kind == "symmetric_gradient" or tensor_memory
    return EdgeSettings(
        paths_per_group=1 if one_path else 2,
        forms_per_group=18,
        # larger tiles exceed the 512 columns of tensor memory, which one program fills, and the registers too
        block_edges=32 if tensor_memory else 64,
        block_channels=16,
        channel_sums=2,
        fill_edges=16 if narrow else 32,
        drain_edges=16 if narrow else 32,
        programs_per_multiprocessor=1 if tensor_memory else 2,
    )


def default_density_settings(kind: DensityKind, dtype: torch.dtype) -> DensitySettings:
    """Settings of the density, which has neither paths nor channels."""
    # 16 where there are few edges, or a second product as in the gradient, or numbers of eight bytes
    return DensitySettings(block_edges=32 if kind == "density" and dtype == torch.float32 else 16)
