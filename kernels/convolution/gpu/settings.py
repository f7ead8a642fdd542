"""Settings of the convolution's kernels."""

import math
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias, overload

from mace_fast.kernels.convolution.plans import has_many_components
from mace_fast.kernels.runtime.device import FROM_REGISTERS, TENSOR_MEMORY, WORKSTATION
from mace_fast.kernels.tuning import architecture
from mace_fast.kernels.tuning.settings import Settings

FEW_EDGES = 24
"""Where a receiver usually has up to so many edges the edge gradient takes small tiles, so that little is empty."""

NodeKind: TypeAlias = Literal["forward", "node_gradient"]
EdgeKind: TypeAlias = Literal["edge_gradient", "edge_gradient_few"]


class Sizes(NamedTuple):
    """Of a layer: what its kernels are written and tuned for.

    Attributes:
        paths: as text.
        num_components: of the node features.
        num_harmonics: of the edges.
        num_hidden: functions of the edges.
        num_channels: of features and messages.
    """

    paths: str
    num_components: int
    num_harmonics: int
    num_hidden: int
    num_channels: int

    @property
    def key(self) -> str:
        """The sizes as tuning files name them."""
        num_paths = self.paths.count(";") + 1
        return (
            f"{num_paths} paths, {self.num_components} components, {self.num_channels} channels, "
            f"{self.num_hidden} hidden"
        )

    @property
    def has_many_components(self) -> bool:
        """Whether there are features of l = 2, of which five components or more are in registers at a time."""
        return has_many_components(self.paths)

    @property
    def has_remainder(self) -> bool:
        """Whether there are hidden functions beyond a multiple of 16, which take registers of their own."""
        return self.num_hidden > 16 and self.num_hidden % 16 != 0


@dataclass(frozen=True, kw_only=True)
class PathSettings(Settings):
    """Settings of every kernel, and all of the gradient by the weight.

    Attributes:
        paths_per_group: paths that are computed together, at most.
        forms_per_group: linear forms in Y that their group is meant to have at most.
        block_edges: edges of a tile.
        block_channels: channels of a tile.
    """

    paths_per_group: int
    forms_per_group: int
    block_edges: int
    block_channels: int

    @property
    def limits(self) -> tuple[int, int]:
        """What the paths are cut into groups by."""
        return self.paths_per_group, self.forms_per_group

    def constants(self) -> dict[str, int]:
        """The settings that are compiled into the kernel, by the names that it has for them."""
        return {"BLOCK_E": self.block_edges, "BLOCK_K": self.block_channels}


@dataclass(frozen=True, kw_only=True)
class NodeSettings(PathSettings):
    """Settings of the convolution and of its gradient by the node features.

    Attributes:
        nodes_per_chunk: nodes that a program computes one after the other, with the same weights of the last layer.
        edge_sums: sums over the edges of a tile that are kept apart until the last tile of a node.
    """

    nodes_per_chunk: int
    edge_sums: int

    def constants(self) -> dict[str, int]:
        """As in :class:`PathSettings`."""
        return {
            "NODES": self.nodes_per_chunk,
            "BLOCK_E": self.block_edges,
            "LANES": self.edge_sums,
            "BLOCK_K": self.block_channels,
        }


@dataclass(frozen=True, kw_only=True)
class EdgeSettings(PathSettings):
    """Settings of the gradient by the hidden functions and the harmonics.

    Attributes:
        block_edges_attrs: edges of a tile of the gradient by the harmonics.
        channel_sums: sums over the channels of a tile that are kept apart until the last tile, at most.
    """

    block_edges_attrs: int
    channel_sums: int

    def constants(self) -> dict[str, int]:
        """As in :class:`PathSettings`."""
        return {
            "BLOCK_E": self.block_edges,
            "BLOCK_A": self.block_edges_attrs,
            "BLOCK_K": self.block_channels,
            "LANES": lanes(self.channel_sums, self.block_channels),
        }


@overload
def default_settings(kind: NodeKind, sizes: Sizes) -> NodeSettings: ...
@overload
def default_settings(kind: EdgeKind, sizes: Sizes) -> EdgeSettings: ...
@overload
def default_settings(kind: Literal["weight_gradient"], sizes: Sizes) -> PathSettings: ...
def default_settings(kind: str, sizes: Sizes) -> PathSettings:
    """Settings that the machine code speaks for: no spilled registers, and no more shared memory than there is."""
    gpu = architecture()
    # operands of matrix products take registers, which hold blocks of half as many channels
    from_registers = gpu.startswith(FROM_REGISTERS)
    workstation, tensor_memory, amd = (gpu.startswith(kind) for kind in (WORKSTATION, TENSOR_MEMORY, "gfx"))
    narrow = from_registers or tensor_memory
    # five components of features, or single hidden functions, take the registers of a path or of half the channels
    many, remainder = sizes.has_many_components, sizes.has_remainder
    if kind == "forward":
        paths = 2 if remainder or tensor_memory else 3
        return NodeSettings(
            paths_per_group=1 if remainder and gpu.startswith("sm_12") else paths,  # where two of MH-1 spill
            forms_per_group=36,
            nodes_per_chunk=4,
            block_edges=16,
            edge_sums=4,
            block_channels=least_padded_block(sizes.num_channels, 32 if narrow or (amd and many) else 64),
        )
    if kind == "node_gradient":
        # with a remainder two paths leave room for the wide block, whatever the architecture
        block = least_padded_block(
            sizes.num_channels, 32 if tensor_memory or (from_registers and not remainder) else 64
        )
        return NodeSettings(
            # what is read from tensor memory takes the registers of a path, too; with two paths of scalars ptxas has
            # 168 registers for sm_86 and sm_89, and spills
            paths_per_group=1 if (workstation or tensor_memory) and not many else 2 if remainder or many else 3,
            forms_per_group=36,
            nodes_per_chunk=4,
            block_edges=16,
            # matrix units that read 32 rows leave a thread 8 pairs of 16 edges
            edge_sums=8 if block == 32 and not narrow else 4,
            block_channels=block,
        )
    if kind == "edge_gradient":
        return EdgeSettings(
            # on workstation cards two paths of MP-0 medium take all 255 registers
            paths_per_group=1 if remainder or workstation or (tensor_memory and many) else 2,
            forms_per_group=18,
            block_edges=64,
            block_edges_attrs=16 if tensor_memory else 64,
            block_channels=least_padded_block(sizes.num_channels, 16 if remainder or many or from_registers else 32),
            channel_sums=16 if tensor_memory else 4,
        )
    if kind == "edge_gradient_few":
        whole = sizes.num_channels % 128 == 0
        return EdgeSettings(
            # for sm_90 ptxas aims at 168 registers where there are two paths, which spill with 128 channels, and at 128
            # where there is one, which spills with 96
            paths_per_group=1 if remainder or workstation or tensor_memory or (gpu == "sm_90" and whole) else 2,
            forms_per_group=18,
            block_edges=16,
            block_edges_attrs=16,
            block_channels=least_padded_block(sizes.num_channels, 16 if remainder or many or from_registers else 32),
            channel_sums=8 if tensor_memory else 16,
        )
    return PathSettings(
        paths_per_group=3,
        forms_per_group=36,
        block_edges=16 if from_registers else 32,
        # blocks of 32 channels would spill
        block_channels=least_padded_block(sizes.num_channels, 16 if from_registers or amd else 32),
    )


def recompute_forms() -> bool:
    """Whether the linear forms in Y are computed for every block of channels, for lack of registers to keep them."""
    return architecture().startswith(FROM_REGISTERS)


def least_padded_block(num_channels: int, largest: int) -> int:
    """The largest block with the least padding."""
    sizes = [size for size in (16, 32, 64, 128) if size <= largest]
    return min(sizes, key=lambda size: (math.ceil(num_channels / size) * size, -size))


def lanes(channel_sums: int, block_channels: int) -> int:
    """Sums over the channels of a tile that are kept apart: of pairs of channels, so at most half as many as these."""
    return min(channel_sums, block_channels // 2)
