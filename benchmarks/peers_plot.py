"""What ``peers.py`` found as a picture: time per atom and memory against atoms, both axes logarithmic.

python benchmarks/peers_plot.py peers.json peers.png
"""

import json
import sys
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("Agg")
import matplotlib.pyplot as plt


def plot(rows: list[dict[str, Any]], facts: dict[str, str], file: Path) -> None:
    """One column for each system, time above and memory below; bars are quartiles."""
    systems = list(dict.fromkeys(row["system"] for row in rows))
    contenders = list(dict.fromkeys(row["contender"] for row in rows))
    figure, axes = plt.subplots(
        2, max(1, len(systems)), figsize=(1.5 + 3.5 * len(systems), 6.5), sharex="col", sharey="row", squeeze=False
    )
    for column, system in enumerate(systems):
        upper, lower = axes[:, column]
        for number, contender in enumerate(contenders):
            own = [row for row in rows if (row["system"], row["contender"]) == (system, contender)]
            if not own:
                continue
            atoms = [row["atoms"] for row in own]
            times = [row["us_per_atom"] for row in own]
            spread = [
                [1e6 * (row["median"] - row["low"]) / row["atoms"] for row in own],
                [1e6 * (row["high"] - row["median"]) / row["atoms"] for row in own],
            ]
            style = {"color": f"C{number}", "marker": "o", "markersize": 4, "label": contender}
            upper.errorbar(atoms, times, spread, capsize=2, **style)
            known = [row for row in own if row["peak_bytes"] is not None]
            lower.plot([row["atoms"] for row in known], [row["peak_bytes"] / 1e6 for row in known], **style)
        upper.set_title(system)
        lower.set_xlabel("atoms")
        for axis in (upper, lower):
            axis.set(xscale="log", yscale="log")
            axis.grid(True, which="both", alpha=0.2)
    axes[0, 0].set_ylabel("microseconds per atom")
    axes[1, 0].set_ylabel("most memory of a step, MB")
    axes[0, 0].legend(fontsize="small", frameon=False)
    figure.suptitle(f"{facts['model']}, {facts['dtype']}, {facts['device']}, torch {facts['torch']}", fontsize="medium")
    figure.tight_layout()
    figure.savefig(file, dpi=150)
    plt.close(figure)


if __name__ == "__main__":
    content = json.loads(Path(sys.argv[1]).read_text())
    plot(content["rows"], content["facts"], Path(sys.argv[2]))
