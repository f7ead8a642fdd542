"""How near is each operation of a step to what the device could do?

    python -m profiling.roofline --model "mp-0 small" --atoms 100 --plot roofline.png
    python -m profiling.roofline --backend triton --model "mp-0 medium" --atoms 8000 --output roofline.json
    python -m profiling.roofline --backend triton --model "mp-0 medium" --atoms 8000 --counted profile.json

The step is one of energy and forces with frozen weights on a crystal. Times are those of ``operation_times.py``, bytes
and arithmetic those that ``analytic.py`` counts as needed, each input and output once, so that the bound is the least
time of an operation and not of the code at hand; with ``--counted``, what ``profiling/emulate.py --json`` wrote for the
model on the GPU's architecture, the bound of that code stands beside it (``code us``). The rates of a GPU are those of
``architectures.py``; those of a CPU are measured first: a copy for the memory, and a product of matrices for all
arithmetic, which the same units do there. What torch's ``x += a b`` reaches on numbers in the cache, too, is no bound,
and stands beside it.

What is measured and not counted, or counted and not seen, says so in the table; so does the time of a step outside of
the operations: element-wise work between them, autograd, the profiler.
"""

import argparse
import json
from collections import Counter, defaultdict
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch

import mace_fast
from benchmarks.hardware import device_name
from benchmarks.palette import COLOURS, MARKERS
from mace_fast.kernels.tuning import architecture
from mace_fast.testing.structures import large_crystal
from profiling.analytic import operations
from profiling.architectures import ARCHITECTURES
from profiling.bounds import Rates, Work, bound, rates_of
from profiling.clocks import WallClock
from profiling.machine_code import switch_interpreter_off
from profiling.models import make_model
from profiling.roofline.ceilings import copy, matrix_products, multiply_adds
from profiling.roofline.operation_times import Times, times_on_cpu, times_on_gpu
from profiling.tables import markdown

REPETITIONS = 7
NEIGHBOURS = {"off small": 15.0, "off medium": 15.0}
"""About, per atom; 60 for the models of materials."""


@dataclass(frozen=True)
class Operation:
    """One operation in a step, all layers with their gradients.

    Attributes:
        name: folder of ``kernels/``.
        microseconds: measured; None if the step did not run it.
        bytes: that it must move; None where ``analytic.py`` counts nothing.
        flops: that it must do.
        bound: least microseconds.
        limit: what most of the bound comes from.
        code: least microseconds of the kernels as they are; None where nothing was counted.
    """

    name: str
    microseconds: float | None
    bytes: float | None = None
    flops: float | None = None
    bound: float | None = None
    limit: str = ""
    code: float | None = None

    @property
    def intensity(self) -> float | None:
        """Operations per byte."""
        return self.flops / self.bytes if self.flops is not None and self.bytes else None

    @property
    def percent(self) -> float | None:
        """Of the bound's rate that is reached."""
        return 100 * self.bound / self.microseconds if self.bound is not None and self.microseconds else None


@dataclass(frozen=True)
class Ceilings:
    """What a device can do.

    Attributes:
        rates: that bounds follow from.
        roofs: TFLOP/s by name, for the picture.
        source: where they are from.
    """

    rates: Rates
    roofs: dict[str, float]
    source: str


def ceilings_of(device: str, dtype: str, precision: str) -> Ceilings:
    """From the table for a GPU, measured for a CPU."""
    if device == "cuda":
        if architecture() not in ARCHITECTURES:
            raise SystemExit(f"profiling/architectures.py has no rates of {architecture()}: add them there")
        rates = rates_of(architecture(), dtype, precision)
        source = f"{ARCHITECTURES[architecture()].device} in profiling/architectures.py"
        return Ceilings(rates, {"matrix products": rates.matrix, "multiply-adds": rates.fma}, source)
    clock, torch_dtype = WallClock(), getattr(torch, dtype)
    numbers = (1 << 15) * torch.get_num_threads()
    products = matrix_products(clock, device, torch_dtype, 1024)
    rates = Rates(torch_dtype.itemsize, copy(clock, device, 1 << 24), fma=products, matrix=products)
    element_wise = multiply_adds(clock, device, torch_dtype, numbers)
    return Ceilings(rates, {"matrix products": products, "torch's x += a b": element_wise}, "measured here")


def compared(times: Times, works: list[Work], rates: Rates, atoms: int, neighbours: float) -> list[Operation]:
    """Measured and counted operations by name, the longest first."""
    by_name: dict[str, list[Work]] = defaultdict(list)
    for work in works:
        by_name[work.operation].append(work)
    found = []
    for name in dict.fromkeys([*sorted(times, key=lambda name: -times[name]), *by_name]):
        own = by_name[name]
        if not own:
            found.append(Operation(name, times[name]))
            continue
        limits: Counter[str] = Counter()
        for work in own:
            least = bound(work, rates, neighbours)
            limits[least.limit] += atoms * least.microseconds  # type: ignore[assignment]
        moved = atoms * sum(work.bytes_per_atom(neighbours, rates.itemsize) for work in own)
        done = atoms * sum(work.fma_per_atom(neighbours) + work.matrix_per_atom(neighbours) for work in own)
        limit = limits.most_common(1)[0][0]
        found.append(Operation(name, times.get(name), moved, done, sum(limits.values()), limit))
    return found


def with_code(found: list[Operation], file: Path, model: str, dtype: str, atoms: int) -> list[Operation]:
    """The same with the bounds of the kernels that a profile counted, scaled to so many atoms.

    Raises:
        SystemExit: the profile is of something else.
    """
    profile = json.loads(file.read_text())
    wanted = {"model": model, "step": "energy and forces", "dtype": dtype, "architecture": architecture()}
    other = {name: profile[name] for name, value in wanted.items() if profile[name] != value}
    if other:
        raise SystemExit(
            f"{file} is a profile of {other}, wanted is {wanted}: make it with profiling/emulate.py --json"
        )
    least: Counter[str] = Counter()
    for kernel in profile["kernels"]:
        least[kernel["operation"]] += max(kernel["bounds_us"].values()) * atoms / profile["atoms"]
    return [replace(one, code=least.get(one.name)) for one in found]


def table(found: list[Operation], total: float) -> str:
    """All operations, what is outside of them, and the step."""
    headings = ("operation", "us", "of the step", "MB", "MFLOP", "FLOP/B", "bound us", "by", "% of bound", "code us")

    def line(one: Operation) -> list[str]:
        share = None if one.microseconds is None else 100 * one.microseconds / total
        moved, done = (None if value is None else value / 1e6 for value in (one.bytes, one.flops))
        values = (moved, done, one.intensity, one.bound)
        percent = number(one.percent)
        return [
            one.name,
            number(one.microseconds),
            f"{number(share)} %",
            *map(number, values),
            one.limit,
            percent,
            number(one.code),
        ]

    outside = total - sum(one.microseconds or 0.0 for one in found)
    counted = [one for one in found if one.bound is not None]
    moved, done, least = (sum(getattr(one, name) for one in counted) for name in ("bytes", "flops", "bound"))
    code = sum(one.code for one in found if one.code is not None) or None
    rest = [Operation("outside of these", outside), Operation("step", total, moved, done, least, code=code)]
    return markdown(headings, [line(one) for one in [*found, *rest]])


def number(value: float | None) -> str:
    """Three digits; a dash for what is not known."""
    return "-" if value is None else f"{value:.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def plot(found: list[Operation], ceilings: Ceilings, caption: str, file: Path) -> None:
    """Arithmetic per second against operations per byte, each with a line up to its bound, under the device's rates."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    rates = ceilings.rates
    figure, axes = plt.subplots(figsize=(8, 5.5), layout="constrained")
    shown = [(one, one.intensity, one.flops, one.bound) for one in found if one.microseconds and one.intensity]
    for place, (one, x, flops, least) in enumerate(shown):
        assert flops is not None
        assert least is not None
        assert one.microseconds is not None
        style = {"color": COLOURS[place % len(COLOURS)], "marker": MARKERS[place % len(MARKERS)]}
        axes.plot([x, x], [flops / one.microseconds / 1e3, flops / least / 1e3], ":", color=style["color"])
        label = f"{one.name}, {number(one.percent)} % of its bound"
        axes.plot(x, flops / one.microseconds / 1e3, **style, markersize=9, linestyle="none", label=label)
    left = min(x for _, x, *_ in shown) / 3
    right = 4 * max(rates.matrix / rates.bandwidth, *(x for _, x, *_ in shown))
    for (name, rate), line in zip(ceilings.roofs.items(), ("-", "--"), strict=True):
        corners = [left, rate / rates.bandwidth, right], [1e3 * rates.bandwidth * left, 1e3 * rate, 1e3 * rate]
        axes.plot(*corners, line, color="0.3", zorder=1)
        text = f"{name}, {number(1e3 * rate)} GFLOP/s"
        axes.annotate(text, (right, 1e3 * rate), (0, 3), textcoords="offset points", ha="right", fontsize="small")
    text = f"memory, {number(1e3 * rates.bandwidth)} GB/s"
    axes.annotate(text, (left, 1e3 * rates.bandwidth * left), (6, -3), textcoords="offset points", fontsize="small")
    axes.set(xscale="log", yscale="log", xlabel="operations per byte that are needed", ylabel="GFLOP/s")
    axes.grid(alpha=0.2)
    axes.legend(fontsize="small", loc="lower right")
    axes.set_title(caption, fontsize="small")
    figure.savefig(file, dpi=120)
    plt.close(figure)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="mp-0 small", help="a name of mace_fast.testing.workloads")
    parser.add_argument("--atoms", type=int, default=100, help="about")
    parser.add_argument("--dtype", choices=("float32", "float64"), default="float32")
    parser.add_argument("--backend", choices=("triton", "cpu", "reference"), default="cpu", help="Triton on a GPU")
    parser.add_argument("--counted", type=Path, help="what profiling/emulate.py --json wrote for this GPU")
    parser.add_argument("--output", type=Path, help="JSON file")
    parser.add_argument("--plot", type=Path, help="picture")
    arguments = parser.parse_args()
    switch_interpreter_off()
    device = "cuda" if arguments.backend == "triton" else "cpu"
    if arguments.counted and device != "cuda":
        parser.error("--counted is of the kernels of a GPU: it goes with --backend triton")
    if device == "cuda" and not torch.cuda.is_available():
        parser.error("torch finds no GPU here; leave --backend out to run on the CPU")
    dtype = getattr(torch, arguments.dtype)
    model = mace_fast.freeze(make_model(arguments.model).to(device, dtype))
    model.backend = arguments.backend
    data = large_crystal(model, arguments.atoms, dtype, device, NEIGHBOURS.get(arguments.model, 60.0))
    data["topology"] = mace_fast.topology(model, data)
    atoms, edges = data["positions"].shape[0], data["edge_index"].shape[1]
    species = int((data["node_attrs"].sum(0) > 0).sum())
    ceilings = ceilings_of(device, arguments.dtype, model.precision)

    def step() -> object:
        return model(dict(data))

    for _ in range(2):  # the first compiles kernels, the second fills what is kept
        step()
    times, total = (times_on_gpu if device == "cuda" else times_on_cpu)(step, REPETITIONS)
    works = operations(model, "energy and forces", species, fuses=arguments.backend == "triton")
    found = compared(times, works, ceilings.rates, atoms, edges / atoms)
    if arguments.counted:
        found = with_code(found, arguments.counted, arguments.model, arguments.dtype, atoms)
    facts = {
        **{"model": arguments.model, "atoms": atoms, "edges": edges, "species": species, "dtype": arguments.dtype},
        **{"device": device_name(device), "backend": f"{model.backend} backend"},
        **{"threads": torch.get_num_threads(), "torch": f"torch {torch.__version__}"},
    }
    caption = ", ".join(f"{value} {name}" if isinstance(value, int) else f"{value}" for name, value in facts.items())
    print(caption)
    roofs = ", ".join(f"{number(1e3 * rate)} GFLOP/s ({name})" for name, rate in ceilings.roofs.items())
    print(f"rates, {ceilings.source}: {number(1e3 * ceilings.rates.bandwidth)} GB/s, {roofs}")
    print(f"medians of {REPETITIONS} steps\n")
    print(table(found, total))
    if arguments.output:
        rows = [asdict(one) | {"intensity": one.intensity, "percent": one.percent} for one in found]
        content = {"facts": facts, "ceilings": asdict(ceilings), "step_us": total, "operations": rows}
        arguments.output.write_text(json.dumps(content, indent=1) + "\n")
    if arguments.plot:
        plot(found, ceilings, caption, arguments.plot)


if __name__ == "__main__":
    main()
