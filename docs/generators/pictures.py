"""Pictures that explain: what a step computes, what the polynomial of the contraction saves, what a run of MD gives.

    python -m docs.generators.pictures

draws those in ``docs/pictures``.
"""

from collections.abc import Iterator
from pathlib import Path

import matplotlib
import numpy as np
from matplotlib.figure import Figure

from mace_fast.irreps import Irreps
from mace_fast.kernels.algebra import nested_plan, terms
from mace_fast.testing.workloads import PUBLISHED, build
from profiling.analytic import operations

HERE = Path(__file__).resolve().parents[1]

NEIGHBOURS, SPECIES = 60, 2

STAGES = {
    "edge_vectors": "vectors of the edges, forces",
    "fused_edges": "harmonics, radial network, tensor product,\nsum over neighbours",
    "symmetric_contraction": "symmetric contraction",
    "irreps_linear": "linear maps",
}
"""Operations of ``kernels/`` in words."""


def draw(folder: Path) -> None:
    """All of them."""
    step(folder / "step.svg")
    contraction(folder / "contraction.svg")
    dynamics(HERE / "data" / "nacl_nvt.log", folder / "dynamics.svg")


def save(figure: Figure, file: Path) -> None:
    """As SVG, whose text is text."""
    for axes in figure.axes:
        axes.spines[["top", "right"]].set_visible(False)
    with matplotlib.rc_context({"svg.hashsalt": file.name}):  # the same file each time
        figure.savefig(file, metadata={"Date": None})


def step(file: Path) -> None:
    """What MACE-MP-0 medium computes and moves for an atom, by operation, from ``profiling/analytic.py``."""
    counts: dict[tuple[str, int], dict[str, float]] = {}
    for work in operations(build(PUBLISHED["mp-0 medium"]), "energy and forces", SPECIES):
        done = counts.setdefault((work.operation, work.layer), {"forward": 0.0, "gradient": 0.0, "moved": 0.0})
        done[work.stage] += work.node_fma + work.node_matrix + NEIGHBOURS * (work.edge_fma + work.edge_matrix)
        done["moved"] += work.node + NEIGHBOURS * work.edge
    figure = Figure(figsize=(8, 0.5 + 0.42 * len(counts)), layout="constrained")
    axes = figure.subplots()
    names = [label(*key) for key in counts]
    left = np.zeros(len(counts))
    for stage, colour in (("forward", "#4477aa"), ("gradient", "#ee9944")):
        width = np.array([done[stage] for done in counts.values()]) / 1e6
        axes.barh(names, width, left=left, color=colour, label=stage)
        left += width
    for name, end, done in zip(names, left, counts.values(), strict=True):
        axes.annotate(f"{done['moved']:,.0f}", (end, name), (4, 0), textcoords="offset points", va="center", fontsize=8)
    axes.invert_yaxis()
    axes.margins(x=0.12)
    axes.set(xlabel=f"million operations per atom ({NEIGHBOURS} neighbours, {SPECIES} elements)")
    axes.legend(frameon=False, title="numbers moved: at the bars")
    save(figure, file)


def label(operation: str, layer: int) -> str:
    """Of a bar."""
    if layer >= 0:
        return f"layer {layer + 1}: {STAGES[operation]}"
    return "readouts" if operation == "irreps_linear" else STAGES[operation]


def contraction(file: Path) -> None:
    """Multiply-adds for an atom and channel: the polynomial beside the dense product with U."""
    figure = Figure(figsize=(8, 3.2), layout="constrained")
    axes = figure.subplots()
    rows = list(sizes_of_contractions())
    places = np.arange(len(rows))
    for shift, column, colour, name in ((-0.2, 1, "0.7", "dense product with U"), (0.2, 2, "#4477aa", "polynomial")):
        axes.bar(places + shift, [row[column] for row in rows], 0.38, color=colour, label=name)
    for place, (_, dense, sparse) in zip(places, rows, strict=True):
        axes.annotate(f"{dense / sparse:.0f} times", (place, dense), (0, 3), textcoords="offset points", ha="center")
    axes.set_xticks(places, [name for name, _, _ in rows])
    axes.set(yscale="log", ylabel="multiply-adds of an atom\nand channel (logarithmic)", ylim=(100, None))
    axes.legend(frameon=False, loc="upper left")
    axes.margins(y=0.2)
    save(figure, file)


def sizes_of_contractions() -> Iterator[tuple[str, int, int]]:
    """Name, multiply-adds of the dense product, of the polynomial; inputs up to l = 3, correlation 3."""
    inputs = [ir for _, ir in Irreps.spherical_harmonics(3)]
    components = sum(ir.dim for ir in inputs)
    for l, name in enumerate(("scalars (small)", "vectors (medium)", "l = 2 (large)")):
        output = Irreps.spherical_harmonics(l)[l].ir
        by_degree = [terms(inputs, output, degree, "full") for degree in (1, 2, 3)]
        plan = nested_plan(by_degree, output.dim)
        dense = sum(output.dim * components**degree for degree in (1, 2, 3))
        yield name, dense, sum(len(level) for level in plan.component)


def dynamics(log: Path, file: Path) -> None:
    """Temperature and energy of the run that the page of molecular dynamics shows."""
    frames = np.loadtxt(log)
    time, potential, temperature = frames[:, 1], frames[:, 3], frames[:, 5]
    figure = Figure(figsize=(8, 3), layout="constrained")
    left, right = figure.subplots(1, 2)
    left.plot(time, temperature, color="#cc4444")
    left.axhline(300, color="0.7", linewidth=1)
    left.set(xlabel="time (ps)", ylabel="temperature (K)", ylim=(0, None))
    right.plot(time, potential - potential[0], color="#4477aa")
    right.set(xlabel="time (ps)", ylabel="potential energy, from its first (eV)")
    save(figure, file)


if __name__ == "__main__":
    draw(HERE / "pictures")
