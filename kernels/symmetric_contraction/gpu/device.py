"""What the generated kernels of the symmetric contraction share. Importing this imports Triton."""

import triton
import triton.language as tl


@triton.jit
def begun(species_ptr, z, tile, num_species, BLOCK_N: tl.constexpr):
    """1 for the species whose first tile is not after this one."""
    exists = z < num_species
    start = tl.load(species_ptr + z, mask=exists, other=0)
    return (exists & (start // BLOCK_N + z <= tile)).to(tl.int64)


@triton.jit
def species_tile(species_ptr, tile, num_species, BLOCK_N: tl.constexpr):
    """Species of a tile of nodes, its first node and the end of the species; both count in sorted nodes.

    Tile ``ptr[z] // BLOCK_N + z`` is the first of species z. Rounding down leaves each species one tile more than it
    may need, but no sum over species before it: the last tile of z is ``ptr[z + 1] // BLOCK_N + z``. A surplus tile
    has ``first >= end``.
    """
    z = tl.arange(0, 128)
    species = tl.sum(begun(species_ptr, z, tile, num_species, BLOCK_N)) - 1
    for more in range(128, num_species, 128):
        species += tl.sum(begun(species_ptr, more + z, tile, num_species, BLOCK_N))
    start = tl.load(species_ptr + species)
    first = start + (tile - (start // BLOCK_N + species)) * BLOCK_N
    return species, first, tl.load(species_ptr + species + 1)


@triton.jit
def node_rows(node_perm, first, end, BLOCK_N: tl.constexpr):
    """The nodes at BLOCK_N places from ``first`` on, and whether the place is before ``end``: blocks [BLOCK_N, 1].

    Places after that repeat the last node, so that rows are read without a mask.
    """
    place = first + tl.arange(0, BLOCK_N)[:, None]
    return tl.load(node_perm + tl.minimum(place, end - 1)), place < end


@triton.jit
def overlapping_channels(block, NUM_CHANNELS: tl.constexpr, BLOCK_K: tl.constexpr):
    """The channels of a block, and which of them no earlier block has: blocks [1, BLOCK_K]; at least BLOCK_K exist.

    The last block is moved back to end with the last channel, so that nothing is read with a mask, and overlaps with
    the one before where channels are no multiple of BLOCK_K. The compiler is told nothing of the alignment: it then
    gives a thread one channel and all nodes of the tile, where a coefficient is one coalesced load per warp for BLOCK_N
    multiply-adds, and no block has to change its layout.
    """
    first = tl.minimum(block * BLOCK_K, NUM_CHANNELS - BLOCK_K)
    channel = tl.multiple_of(first + tl.arange(0, BLOCK_K)[None, :], [1, 1])
    return channel, channel >= block * BLOCK_K


@triton.jit(do_not_specialize=["num_species"])
def sum_of_tiles(
    partial,  # [tiles, ROW]
    result,  # [num_species, ROW]
    species_ptr,
    num_species,
    ROW: tl.constexpr,
    CHUNK: tl.constexpr,
    BLOCK: tl.constexpr,
):
    """Sum the tiles of each species, in their order."""
    species = (tl.program_id(0) % num_species).to(tl.int64)
    offset = (tl.program_id(0) // num_species) * BLOCK + tl.arange(0, BLOCK)
    start = tl.load(species_ptr + species)
    num_tiles = (tl.load(species_ptr + species + 1) - start + CHUNK - 1) // CHUNK
    first = start // CHUNK + species
    total = tl.zeros((BLOCK,), partial.dtype.element_ty)
    for tile in range(first, first + num_tiles):
        total += tl.load(partial + tile * ROW + offset, mask=offset < ROW, other=0.0)
    tl.store(result + species * ROW + offset, total, mask=offset < ROW)
