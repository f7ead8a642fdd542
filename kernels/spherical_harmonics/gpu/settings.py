"""Settings of the kernels of the spherical harmonics."""

from mace_fast.kernels.tuning import architecture

EDGES_PER_PROGRAM = 64
"""One edge per thread: nothing is exchanged between threads, so a program may be as small as the GPU likes."""


def default_configuration() -> dict[str, int]:
    """One edge per thread."""
    lanes = 64 if architecture().startswith("gfx") else 32
    return {"block_edges": EDGES_PER_PROGRAM, "num_warps": EDGES_PER_PROGRAM // lanes}
