"""Prints what is kept as Markdown: ``python -m profiling.emulator.counted > profiling/emulator/counted/README.md``."""

from profiling.emulator.counted import every, totals
from profiling.tables import markdown

TEXT = """\
# What is counted of the models

Energy and forces in float32 (tf32x3), per atom, as `python -m profiling.emulate MODEL --arch ARCH --keep` counted it in
machine code, without a GPU. `edges` are the instructions of the kernels of the edges. `bound` is the most that one
resource needs, all kernels together, in microseconds of that GPU (`profiling/architectures.py`): nothing was timed.
"""

OF_EDGES = (
    *("fused_edges", "edge_embedding", "radial_hidden", "radial_table"),
    *("convolution", "density_projection", "pair_repulsion"),
)
"""Operations whose work grows with the edges."""

HEADINGS = ("model", "GPU", "neighbours", "launches", "instructions", "edges", "barriers", "L2 kB", "bound", "by")


def table() -> str:
    """All of it."""
    rows = []
    for one in every():
        kernels = one["kernels"].values()
        sums = totals(one)
        of_edges = sum(own["instructions"] for own in kernels if own["operation"] in OF_EDGES)
        resources = dict.fromkeys(name for own in kernels for name in own["bounds_us"])
        bounds = {name: sum(own["bounds_us"].get(name, 0.0) for own in kernels) for name in resources}
        largest = max(bounds, key=lambda name: bounds[name])
        counts = [one["edges"] / one["atoms"], sums["launches"], sums["instructions"], of_edges, sums["barriers"]]
        facts = [one["model"], one["architecture"], *(f"{count:,.0f}" for count in (*counts, sums["L2"] / 1e3))]
        rows.append([*facts, f"{bounds[largest]:.2f}", largest])
    return f"{TEXT}\n{markdown(HEADINGS, rows)}"


if __name__ == "__main__":
    print(table())
