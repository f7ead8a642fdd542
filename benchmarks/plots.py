"""What do the results look like? Draws pictures beside stored results, and measures nothing.

    python -m benchmarks.plots                 # all of benchmarks/results/peers
    python -m benchmarks.plots FOLDER          # of one machine, with files that peers.py --output wrote

For every file time per atom and memory against atoms, and how many times faster than mace-torch; for every model and
number of threads the error of the forces against time per atom, of all files together, so that dtypes and precisions
stand side by side.
"""

import argparse
import io
import json
import re
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.ticker import EngFormatter, LogLocator, NullFormatter
from PIL import Image

from benchmarks.palette import COLOURS, MARKERS
from benchmarks.steps import BASELINE

RESULTS = Path(__file__).resolve().parent / "results" / "peers"
VERSIONS = ("mace-fast", "torch", "triton", "mace-torch", "cuequivariance-torch", "symmetrix", "symmetrix-xl", "python")
LEAST_ERROR = 1e-16
"""Smaller ones, such as that of what errors are relative to, are drawn here."""

Row = dict[str, Any]
Content = dict[str, Any]


def times_faster(rows: Sequence[Row]) -> dict[tuple[str, int], dict[str, tuple[float, float, float]]]:
    """By system and contender: quartiles of how many times faster than the baseline, at the largest size of that."""
    found = {}
    for base in rows:
        if base["contender"] == BASELINE:
            own = [row for row in rows if row["system"] == base["system"]]
            if base["atoms"] == max(row["atoms"] for row in own if row["contender"] == BASELINE):
                found[base["system"], base["atoms"]] = {
                    row["contender"]: tuple(base["median"] / row[name] for name in ("high", "median", "low"))
                    for row in own
                    if row["atoms"] == base["atoms"] and row["contender"] != BASELINE
                }
    return found


def errors(contents: Sequence[Content]) -> dict[tuple[str, int], dict[tuple[str, str], tuple[float, float]]]:
    """By system, then by contender and dtype: time per atom and error, at the largest size with errors."""
    found: dict[tuple[str, int], dict[tuple[str, str], tuple[float, float]]] = {}
    known = [(one["facts"], row) for one in contents for row in one["rows"] if row["error"] is not None]
    largest: dict[str, int] = {}
    for _, row in known:
        largest[row["system"]] = max(row["atoms"], largest.get(row["system"], 0))
    for facts, row in known:
        if row["atoms"] == largest[row["system"]]:
            is_ours = row["contender"].startswith("mace_fast")
            numbers = f"{facts['dtype']}, {facts['precision']}" if is_ours and "precision" in facts else facts["dtype"]
            points = found.setdefault((row["system"], row["atoms"]), {})
            points[row["contender"], numbers] = row["median"] / row["atoms"], row["error"]
    return found


def time_and_memory(rows: Sequence[Row], facts: dict[str, str], file: Path) -> None:
    """One column for each system, time above and memory below; bars are quartiles."""
    systems = list(dict.fromkeys(row["system"] for row in rows))
    contenders = list(dict.fromkeys(row["contender"] for row in rows))
    figure, axes = plt.subplots(
        2, len(systems), figsize=(2 + 3 * len(systems), 6.5), sharex="col", sharey="row", squeeze=False
    )
    for column, system in enumerate(systems):
        upper, lower = axes[:, column]
        for number, contender in enumerate(contenders):
            own = [row for row in rows if (row["system"], row["contender"]) == (system, contender)]
            atoms = [row["atoms"] for row in own]
            spread = [
                [(row["median"] - row["low"]) / row["atoms"] for row in own],
                [(row["high"] - row["median"]) / row["atoms"] for row in own],
            ]
            style = style_of(number)
            upper.errorbar(
                atoms, [row["median"] / row["atoms"] for row in own], spread, capsize=2, **style, label=contender
            )
            known = [row for row in own if row["peak_bytes"] is not None]
            lower.plot([row["atoms"] for row in known], [row["peak_bytes"] for row in known], **style)
        upper.set_title(system, fontsize="medium")
        lower.set_xlabel("atoms")
        for axis in (upper, lower):
            axis.grid(True, alpha=0.2)
        logarithmic(lower.xaxis, [row["atoms"] for row in rows if row["system"] == system])
    logarithmic(axes[0, 0].yaxis, [row["median"] / row["atoms"] for row in rows], "s")
    logarithmic(axes[1, 0].yaxis, [row["peak_bytes"] for row in rows if row["peak_bytes"] is not None], "B")
    axes[0, 0].set_ylabel("time per atom")
    axes[1, 0].set_ylabel("most memory of a step")
    finish(figure, axes[0, 0], facts, file)


def ratio(rows: Sequence[Row], facts: dict[str, str], file: Path) -> None:
    """How many times faster than mace-torch each contender is, a group of bars for each system."""
    found = times_faster(rows)
    contenders = list(dict.fromkeys(name for bars in found.values() for name in bars))
    figure, axes = plt.subplots(figsize=(2 + 0.5 * len(found) * (1 + len(contenders)), 4.5))
    width = 0.8 / len(contenders)
    for number, contender in enumerate(contenders):
        bars = [(place, own[contender]) for place, own in enumerate(found.values()) if contender in own]
        places = [place + width * (number - (len(contenders) - 1) / 2) for place, _ in bars]
        middles = [middle for _, (_, middle, _) in bars]
        spread = [[middle - low for _, (low, middle, _) in bars], [high - middle for _, (_, middle, high) in bars]]
        color = style_of(number + 1)["color"]
        axes.bar(places, middles, width, color=color, yerr=spread, capsize=2, ecolor="0.4", label=contender)
        for place, (_, (_, middle, high)) in zip(places, bars, strict=True):
            text = f"{middle:.1f}" if middle >= 1 else f"{middle:.2f}"
            box = {"facecolor": "white", "edgecolor": "none", "pad": 0.5}  # the line at 1 is behind it
            how = {"textcoords": "offset points", "ha": "center", "fontsize": 8, "bbox": box}
            axes.annotate(text, (place, high), (0, 3), **how)
    axes.axhline(1, color="0.3", linewidth=1)
    axes.set_xticks(range(len(found)), [f"{system}\n{atoms} atoms" for system, atoms in found])
    axes.set_ylabel(f"times faster than {BASELINE}")
    axes.margins(y=0.1)
    axes.spines[["top", "right"]].set_visible(False)
    finish(figure, axes, facts, file)


def error_against_speed(contents: Sequence[Content], file: Path) -> None:
    """One panel for each system; left is fast, low is exact. Hollow marks are float64."""
    found = errors(contents)
    labels = list(dict.fromkeys(label for points in found.values() for label in points))
    contenders = list(dict.fromkeys(contender for contender, _ in labels))
    numbers = list(dict.fromkeys(number for _, number in labels))
    figure, axes = plt.subplots(1, len(found), figsize=(2 + 3 * len(found), 4.5), sharey=True, squeeze=False)
    for axis, ((system, atoms), points) in zip(axes[0], found.items(), strict=True):
        for contender, number in labels:
            style = style_of(contenders.index(contender)) | {"marker": MARKERS[numbers.index(number) % len(MARKERS)]}
            fill = "none" if number == "float64" else style["color"]
            time, error = points.get((contender, number), (float("nan"), float("nan")))
            label = f"{contender}, {number}"
            axis.plot(time, max(error, LEAST_ERROR), **style, linestyle="none", markerfacecolor=fill, label=label)
        axis.set(yscale="log", xlabel="time per atom")
        logarithmic(axis.xaxis, [time for time, _ in points.values()], "s")
        axis.set_title(f"{system}, {atoms} atoms", fontsize="medium")
        axis.grid(True, alpha=0.2)
    axes[0, 0].set_ylabel("relative error of the forces")
    facts = contents[0]["facts"] | {"dtype": "errors relative to mace-torch in float64", "precision": ""}
    finish(figure, axes[0, 0], facts, file)


def logarithmic(axis: Any, values: Sequence[float], unit: str = "") -> None:
    """A logarithmic axis with as many ticks as there is room for, and prefixes of units in place of powers."""
    axes, name = axis.axes, axis.axis_name
    getattr(axes, f"set_{name}scale")("log")
    getattr(axes, f"set_{name}lim")(min(values) / 2, max(values) * 2)
    steps = (1.0, 2.0, 5.0) if max(values) < 30 * min(values) else (1.0,)
    axis.set_major_locator(LogLocator(subs=steps))
    axis.set_major_formatter(EngFormatter(unit, sep=" " if unit else ""))
    axis.set_minor_formatter(NullFormatter())


def style_of(number: int) -> dict[str, Any]:
    """Of the lines and points of a contender."""
    return {"color": COLOURS[number % len(COLOURS)], "marker": MARKERS[number % len(MARKERS)], "markersize": 6}


def finish(figure: Any, axis: Any, facts: dict[str, str], file: Path) -> None:
    """Legend to the right, below it all what the numbers must be read beside, and the file."""
    figure.set_layout_engine("constrained")
    figure.legend(*axis.get_legend_handles_labels(), loc="outside right upper", fontsize="small", frameon=False)
    versions = [f"{name} {facts[name]}" for name in VERSIONS if facts.get(name, "not installed") != "not installed"]
    numbers = [facts["dtype"], *filter(None, [facts.get("precision")])]
    first = [*filter(None, [facts.get("task")]), facts["model"], *numbers]
    text = ", ".join([*first, facts["device"], f"threads {facts['threads']}", *versions])
    width = int(14 * figure.get_size_inches()[0])
    figure.supxlabel("\n".join(textwrap.wrap(text, width)), fontsize="small", color="0.3")
    pixels = io.BytesIO()
    figure.savefig(pixels, dpi=100)
    plt.close(figure)
    Image.open(pixels).quantize(64).save(file, optimize=True)  # a third of the bytes


def draw(folder: Path) -> list[Path]:
    """All pictures of one machine."""
    contents = {file: json.loads(file.read_text()) for file in sorted(folder.glob("*.json"))}
    drawn = []
    alike: dict[tuple[str, str], list[Content]] = {}
    for file, content in contents.items():
        if content["rows"]:
            drawn.append(file.with_name(f"{file.stem}-time.png"))
            time_and_memory(content["rows"], content["facts"], drawn[-1])
        if any(times_faster(content["rows"]).values()):
            drawn.append(file.with_name(f"{file.stem}-ratio.png"))
            ratio(content["rows"], content["facts"], drawn[-1])
        if content["facts"].get("task") != "training":
            alike.setdefault((content["facts"]["model"], content["facts"]["threads"]), []).append(content)
    for (model, threads), own in alike.items():
        if errors(own):
            name = re.sub(r"[^a-z0-9]+", "-", Path(model).stem.lower())
            drawn.append(folder / f"{name}-threads-{threads}-error.png")
            error_against_speed(own, drawn[-1])
    return drawn


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "folder", nargs="?", type=Path, help="of one machine; all of benchmarks/results/peers if left out"
    )
    folder = parser.parse_args(argv).folder
    folders = [folder] if folder else sorted(path for path in RESULTS.glob("*") if path.is_dir())
    drawn = [file for one in folders for file in draw(one)]
    if not drawn:
        where = folder or RESULTS
        raise SystemExit(
            f"no results in {where}: write some with python -m benchmarks.peers --output, see benchmarks/README.md"
        )
    print(*drawn, sep="\n")


if __name__ == "__main__":
    main()
