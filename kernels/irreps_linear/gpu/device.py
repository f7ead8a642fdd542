"""The linear map of irreps on the GPU: grouped matrix products whose blocks are known at compile time.

A row of a product is one component of one node, so that a tile of rows is full whatever the degree of the irrep. With
species, a tile holds rows of one species; which one is found in the kernel, so that the host need not know the counts.
"""

import triton
import triton.language as tl

from mace_fast.kernels.runtime.device import parts, product, product_of_parts


@triton.jit
def find_species(tile, species_ptr, num_species, rows_per_node, rows_per_tile, BLOCK_SPECIES: tl.constexpr):
    """The species of a tile, the tile's place among those of the species, and the range of nodes of the species.

    Tile ``ptr[z] * rows_per_node // rows_per_tile + z`` is the first of species z: rounding down, and one for each
    species before, leaves every species tiles enough. A surplus tile begins after the last row of its species.
    """
    z = tl.arange(0, BLOCK_SPECIES)
    exists = z < num_species
    begin = tl.load(species_ptr + z, mask=exists, other=0).to(tl.int32)
    is_begun = exists & (begin * rows_per_node // rows_per_tile + z <= tile)
    species = tl.sum(is_begun.to(tl.int32), 0) - 1
    begin = tl.load(species_ptr + species).to(tl.int32)
    end = tl.load(species_ptr + species + 1).to(tl.int32)
    return species, tile - (begin * rows_per_node // rows_per_tile + species), begin, end


@triton.jit
def fenced(x):
    """x, behind which matrix units see what was copied to shared memory: they read it by another way than threads do.

    What is cut in registers is stored and fenced by Triton. Behind asynchronous copies of numbers that are cut already
    versions before 3.7 have no fence (triton-lang/triton, pull request 9610).
    """
    fence: tl.constexpr = "fence.proxy.async.shared::cta;"
    return tl.inline_asm_elementwise(fence, "=f,=f,=f,=f,0,1,2,3", [x], dtype=tl.float32, is_pure=False, pack=4)


@triton.jit
def load_weight(place, has_entry):
    """Numbers of a matrix; zero beyond its edges, where it does not fill its tiles."""
    return tl.load(place) if has_entry is None else tl.load(place, mask=has_entry, other=0.0)


@triton.jit
def add_term(
    result,
    node_ptr,
    weight_ptr,
    component,
    has_row,
    column,
    term: tl.constexpr,
    TERMS: tl.constexpr,
    CHANNELS_OUT: tl.constexpr,
    WEIGHT_NUMEL: tl.constexpr,
    TRANSPOSED: tl.constexpr,
    PARTS: tl.constexpr,
    FENCED: tl.constexpr,
    PRECISION: tl.constexpr,
    BLOCK_IN: tl.constexpr,
    BLOCK_OUT: tl.constexpr,
):
    """Add the product of rows of one input irrep and columns of its matrix."""
    CHANNELS_IN: tl.constexpr = TERMS[term][0]
    OFFSET_IN: tl.constexpr = TERMS[term][1]
    OFFSET_WEIGHT: tl.constexpr = TERMS[term][2]
    FILLS_IN: tl.constexpr = CHANNELS_IN % BLOCK_IN == 0
    FILLS_BOTH: tl.constexpr = FILLS_IN and CHANNELS_OUT % BLOCK_OUT == 0
    for start in range(0, CHANNELS_IN, BLOCK_IN):
        channel = start + tl.arange(0, BLOCK_IN)
        across, down = channel[None, :], channel[:, None]
        has_x = has_row if FILLS_IN else has_row & (across < CHANNELS_IN)
        x = tl.load(node_ptr + OFFSET_IN + component * CHANNELS_IN + across, mask=has_x, other=0.0)
        position = column * CHANNELS_IN + down if TRANSPOSED else down * CHANNELS_OUT + column
        place = weight_ptr + OFFSET_WEIGHT + position
        has_entry = None if FILLS_BOTH else (down < CHANNELS_IN) & (column < CHANNELS_OUT)
        if PARTS == 0:
            result += product(x, load_weight(place, has_entry), PRECISION)
        else:
            if FENCED:
                x = fenced(x)
            high = load_weight(place, has_entry)
            middle, low = high, high
            if PARTS > 1:
                middle = load_weight(place + WEIGHT_NUMEL, has_entry)
            if PARTS > 2:
                low = load_weight(place + 2 * WEIGHT_NUMEL, has_entry)
            result += product_of_parts(parts(x, PRECISION), (high, middle, low), PRECISION)
    return result


@triton.jit
def group_tile(
    program,
    features_ptr,
    weight_ptr,
    node_perm_ptr,
    species_ptr,
    out_ptr,
    num_nodes,
    num_species,
    group: tl.constexpr,
    GROUPS: tl.constexpr,
    TERMS: tl.constexpr,
    WIDTH_IN: tl.constexpr,
    WIDTH_OUT: tl.constexpr,
    WEIGHT_NUMEL: tl.constexpr,
    HAS_SPECIES: tl.constexpr,
    TRANSPOSED: tl.constexpr,
    PARTS: tl.constexpr,
    FENCED: tl.constexpr,
    PRECISION: tl.constexpr,
    BLOCK_ROWS: tl.constexpr,
    BLOCK_IN: tl.constexpr,
    BLOCK_OUT: tl.constexpr,
    BLOCK_SPECIES: tl.constexpr,
):
    """One tile of rows and of columns of one output irrep."""
    COMPONENTS: tl.constexpr = GROUPS[group][0]
    CHANNELS_OUT: tl.constexpr = GROUPS[group][1]
    OFFSET_OUT: tl.constexpr = GROUPS[group][2]
    FIRST_TERM: tl.constexpr = GROUPS[group][3]
    STOP_TERM: tl.constexpr = GROUPS[group][4]
    COLUMNS: tl.constexpr = (CHANNELS_OUT + BLOCK_OUT - 1) // BLOCK_OUT
    dtype = features_ptr.dtype.element_ty
    tile = program // COLUMNS
    column = (program % COLUMNS) * BLOCK_OUT + tl.arange(0, BLOCK_OUT)[None, :]
    if HAS_SPECIES:
        species, tile, begin, end = find_species(tile, species_ptr, num_species, COMPONENTS, BLOCK_ROWS, BLOCK_SPECIES)
        num_rows = (end - begin) * COMPONENTS
        weight_ptr += species.to(tl.int64) * (WEIGHT_NUMEL * (PARTS if PARTS > 0 else 1))
    else:
        num_rows = num_nodes * COMPONENTS
    if tile * BLOCK_ROWS < num_rows:
        row = tile * BLOCK_ROWS + tl.arange(0, BLOCK_ROWS)[:, None]
        has_row = row < num_rows
        node = (row // COMPONENTS).to(tl.int64)
        component = row % COMPONENTS
        if HAS_SPECIES:
            node = tl.load(node_perm_ptr + begin + node, mask=has_row, other=0)
        has_column = column < CHANNELS_OUT
        result = tl.zeros([BLOCK_ROWS, BLOCK_OUT], dtype)
        for term in tl.static_range(FIRST_TERM, STOP_TERM):
            result = add_term(
                result,
                features_ptr + node * WIDTH_IN,
                weight_ptr,
                component,
                has_row,
                column,
                term,
                TERMS,
                CHANNELS_OUT,
                WEIGHT_NUMEL,
                TRANSPOSED,
                PARTS,
                FENCED,
                PRECISION,
                BLOCK_IN,
                BLOCK_OUT,
            )
        if HAS_SPECIES:
            # read again, in a way that is not taken for the same: the rows a thread writes are not those it read, and
            # would take registers all through the loop
            node = tl.load(node_perm_ptr + begin + row // COMPONENTS, mask=has_row, other=0, cache_modifier=".cg")
        out = out_ptr + node * WIDTH_OUT + OFFSET_OUT + component * CHANNELS_OUT + column
        tl.store(out, result, mask=has_row & has_column)


@triton.jit(do_not_specialize=["num_nodes", "num_species"])
def irreps_linear_kernel(
    features_ptr,  # [N, WIDTH_IN]
    weight_ptr,  # [WEIGHT_NUMEL], or [Z, WEIGHT_NUMEL] when HAS_SPECIES
    node_perm_ptr,  # [N], read when HAS_SPECIES
    species_ptr,  # [Z + 1], read when HAS_SPECIES
    out_ptr,  # [N, WIDTH_OUT]
    num_nodes,
    num_species,  # 0 unless HAS_SPECIES
    GROUPS: tl.constexpr,  # (components, channels out, offset out, first term, one after the last) of each output irrep
    TERMS: tl.constexpr,  # (channels in, offset in, offset of weight) of each
    WIDTH_IN: tl.constexpr,
    WIDTH_OUT: tl.constexpr,
    WEIGHT_NUMEL: tl.constexpr,
    HAS_SPECIES: tl.constexpr,
    TRANSPOSED: tl.constexpr,  # the weight is stored [channels out, channels in]
    PARTS: tl.constexpr,  # of a weight that is cut, [PARTS, WEIGHT_NUMEL] or [Z, PARTS, WEIGHT_NUMEL]; else 0
    FENCED: tl.constexpr,  # for matrix units that read shared memory asynchronously, with PARTS
    PRECISION: tl.constexpr,
    BLOCK_ROWS: tl.constexpr,
    BLOCK_IN: tl.constexpr,
    BLOCK_OUT: tl.constexpr,
    BLOCK_SPECIES: tl.constexpr,
):
    """One program makes one tile of rows and columns of one output irrep."""
    program = tl.program_id(0)
    begin = 0
    for group in tl.static_range(len(GROUPS)):
        num_tiles = tl.cdiv(num_nodes * GROUPS[group][0], BLOCK_ROWS) + num_species
        stop = begin + num_tiles * ((GROUPS[group][1] + BLOCK_OUT - 1) // BLOCK_OUT)
        if (program >= begin) & (program < stop):
            group_tile(
                program - begin,
                features_ptr,
                weight_ptr,
                node_perm_ptr,
                species_ptr,
                out_ptr,
                num_nodes,
                num_species,
                group,
                GROUPS,
                TERMS,
                WIDTH_IN,
                WIDTH_OUT,
                WEIGHT_NUMEL,
                HAS_SPECIES,
                TRANSPOSED,
                PARTS,
                FENCED,
                PRECISION,
                BLOCK_ROWS,
                BLOCK_IN,
                BLOCK_OUT,
                BLOCK_SPECIES,
            )
        begin = stop


@triton.jit
def block_tile(
    tile,
    chunk,
    features_ptr,
    grad_ptr,
    node_perm_ptr,
    partial_ptr,
    first_node,
    num_nodes,
    block: tl.constexpr,
    BLOCKS: tl.constexpr,
    WIDTH_IN: tl.constexpr,
    WIDTH_OUT: tl.constexpr,
    WEIGHT_NUMEL: tl.constexpr,
    HAS_SPECIES: tl.constexpr,
    PRECISION: tl.constexpr,
    BLOCK_ROWS: tl.constexpr,
    BLOCK_IN: tl.constexpr,
    BLOCK_OUT: tl.constexpr,
):
    """One tile of the gradient of one block, summed over the nodes of a chunk."""
    COMPONENTS: tl.constexpr = BLOCKS[block][0]
    CHANNELS_IN: tl.constexpr = BLOCKS[block][1]
    OFFSET_IN: tl.constexpr = BLOCKS[block][2]
    CHANNELS_OUT: tl.constexpr = BLOCKS[block][3]
    OFFSET_OUT: tl.constexpr = BLOCKS[block][4]
    OFFSET_WEIGHT: tl.constexpr = BLOCKS[block][5]
    COLUMNS: tl.constexpr = (CHANNELS_OUT + BLOCK_OUT - 1) // BLOCK_OUT
    dtype = features_ptr.dtype.element_ty
    channel_in = (tile // COLUMNS) * BLOCK_IN + tl.arange(0, BLOCK_IN)
    channel_out = (tile % COLUMNS) * BLOCK_OUT + tl.arange(0, BLOCK_OUT)
    has_in, has_out = channel_in < CHANNELS_IN, channel_out < CHANNELS_OUT
    total = tl.zeros([BLOCK_IN, BLOCK_OUT], dtype)
    for start in range(0, num_nodes * COMPONENTS, BLOCK_ROWS):
        row = start + tl.arange(0, BLOCK_ROWS)[:, None]
        has_row = row < num_nodes * COMPONENTS
        node = (first_node + row // COMPONENTS).to(tl.int64)
        component = row % COMPONENTS
        if HAS_SPECIES:
            node = tl.load(node_perm_ptr + node, mask=has_row, other=0)
        row_in = features_ptr + node * WIDTH_IN + OFFSET_IN + component * CHANNELS_IN
        row_out = grad_ptr + node * WIDTH_OUT + OFFSET_OUT + component * CHANNELS_OUT
        x = tl.load(row_in + channel_in[None, :], mask=has_row & has_in[None, :], other=0.0)
        grad = tl.load(row_out + channel_out[None, :], mask=has_row & has_out[None, :], other=0.0)
        total += product(tl.trans(x), grad, PRECISION)
    position = OFFSET_WEIGHT + channel_in[:, None] * CHANNELS_OUT + channel_out[None, :]
    partial = partial_ptr + chunk.to(tl.int64) * WEIGHT_NUMEL + position
    tl.store(partial, total, mask=has_in[:, None] & has_out[None, :])


@triton.jit(do_not_specialize=["num_nodes", "num_species", "chunk_nodes"])
def weight_gradient_kernel(
    features_ptr,  # [N, WIDTH_IN]
    grad_ptr,  # [N, WIDTH_OUT]
    node_perm_ptr,  # [N], read when HAS_SPECIES
    species_ptr,  # [Z + 1], read when HAS_SPECIES
    partial_ptr,  # [chunks, WEIGHT_NUMEL]
    num_nodes,
    num_species,
    chunk_nodes,
    BLOCKS: tl.constexpr,  # (components, channels in, offset in, channels out, offset out, offset of weight) of each
    WIDTH_IN: tl.constexpr,
    WIDTH_OUT: tl.constexpr,
    WEIGHT_NUMEL: tl.constexpr,
    NUM_TILES: tl.constexpr,  # of all blocks
    HAS_SPECIES: tl.constexpr,
    PRECISION: tl.constexpr,
    BLOCK_ROWS: tl.constexpr,
    BLOCK_IN: tl.constexpr,
    BLOCK_OUT: tl.constexpr,
    BLOCK_SPECIES: tl.constexpr,
):
    """One program makes one tile of one block from the nodes of one chunk (of one species)."""
    chunk = tl.program_id(0) // NUM_TILES
    tile = tl.program_id(0) % NUM_TILES
    if HAS_SPECIES:
        _, part, begin, end = find_species(chunk, species_ptr, num_species, 1, chunk_nodes, BLOCK_SPECIES)
        first_node = begin + part * chunk_nodes
    else:
        first_node = chunk * chunk_nodes
        end = num_nodes
    count = tl.minimum(chunk_nodes, end - first_node)
    if count > 0:
        begin_tile = 0
        for block in tl.static_range(len(BLOCKS)):
            tiles_in = (BLOCKS[block][1] + BLOCK_IN - 1) // BLOCK_IN
            stop_tile = begin_tile + tiles_in * ((BLOCKS[block][3] + BLOCK_OUT - 1) // BLOCK_OUT)
            if (tile >= begin_tile) & (tile < stop_tile):
                block_tile(
                    tile - begin_tile,
                    chunk,
                    features_ptr,
                    grad_ptr,
                    node_perm_ptr,
                    partial_ptr,
                    first_node,
                    count,
                    block,
                    BLOCKS,
                    WIDTH_IN,
                    WIDTH_OUT,
                    WEIGHT_NUMEL,
                    HAS_SPECIES,
                    PRECISION,
                    BLOCK_ROWS,
                    BLOCK_IN,
                    BLOCK_OUT,
                )
            begin_tile = stop_tile


@triton.jit(do_not_specialize=["num_nodes", "chunk_nodes"])
def sum_chunks_kernel(
    partial_ptr,  # [chunks, WEIGHT_NUMEL]
    species_ptr,  # [Z + 1], read when HAS_SPECIES
    out_ptr,  # [WEIGHT_NUMEL], or [Z, WEIGHT_NUMEL] when HAS_SPECIES
    num_nodes,
    chunk_nodes,
    WEIGHT_NUMEL: tl.constexpr,
    HAS_SPECIES: tl.constexpr,
    BLOCK: tl.constexpr,
):
    """One program sums a piece of the weight (of one species) over the chunks, in their order."""
    PIECES: tl.constexpr = (WEIGHT_NUMEL + BLOCK - 1) // BLOCK
    species = tl.program_id(0) // PIECES
    position = (tl.program_id(0) % PIECES) * BLOCK + tl.arange(0, BLOCK)
    if HAS_SPECIES:
        begin = tl.load(species_ptr + species).to(tl.int32)
        end = tl.load(species_ptr + species + 1).to(tl.int32)
        first = begin // chunk_nodes + species
        count = tl.cdiv(end - begin, chunk_nodes)
    else:
        first = 0
        count = tl.cdiv(num_nodes, chunk_nodes)
    mask = position < WEIGHT_NUMEL
    total = tl.zeros([BLOCK], partial_ptr.dtype.element_ty)
    partial_ptr += tl.cast(first, tl.int64) * WEIGHT_NUMEL
    for _ in range(count):
        total += tl.load(partial_ptr + position, mask=mask, other=0.0)
        partial_ptr += WEIGHT_NUMEL
    tl.store(out_ptr + species.to(tl.int64) * WEIGHT_NUMEL + position, total, mask=mask)
