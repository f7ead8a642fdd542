"""Tables of times from what was measured and committed."""

import json
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).resolve().parents[2] / "benchmarks" / "results"

SHOWN = ("mace-torch", "cuequivariance", "symmetrix", "symmetrix-xl", "mace_fast", "mace_fast tabulated")
"""Of the contenders, in this order; the files have more."""

BASELINE, OURS, TABLES = "mace-torch", "mace_fast", "mace_fast tabulated"

Row = dict[str, Any]


def write(folder: Path) -> None:
    """A file of evaluations, one of trainings and one of trajectories."""
    files = [json.loads(file.read_text()) for file in sorted((RESULTS / "peers").glob("*/*.json"))]
    for task in ("evaluation", "training"):
        own = [content for content in files if content["facts"].get("task", "evaluation") == task]
        (folder / f"speed_{task}.md").write_text("\n".join(section(content) for content in own))
    trajectories = [json.loads(file.read_text()) for file in sorted((RESULTS / "trajectories").glob("*.json"))]
    (folder / "speed_trajectories.md").write_text("\n".join(of_trajectories(content) for content in trajectories))


def section(content: dict[str, Any]) -> str:
    """What was measured in one run."""
    facts = content["facts"]
    title = f"**{facts['model']}, {facts['dtype']}** on {facts['device']}, {facts['threads']} threads"
    title += f", torch {facts['torch']}, mace-torch {facts['mace-torch']}"
    return f"{title}\n\n{by_structure(content['rows'], 'median', 1000.0)}\n"


def of_trajectories(content: dict[str, Any]) -> str:
    """Steps of a trajectory through calculators."""
    facts = content["facts"]
    title = (
        f"**{facts.get('model', 'mp-0 small')}, {facts['dtype']}** on {facts['processor']}, {facts['threads']} thread"
    )
    return f"{title}\n\n{by_structure(content['rows'], 'ms', 1.0)}\n"


def by_structure(rows: list[Row], time: str, scale: float) -> str:
    """A line for each structure and size; behind a median half the distance of its quartiles."""
    found: dict[tuple[str, int], dict[str, Row]] = {}
    for row in rows:
        found.setdefault((row["system"], row["atoms"]), {})[row["contender"]] = row
    measured = {row["contender"] for row in rows}
    names = [name for name in SHOWN if name in measured]
    lines = [
        f"| structure | atoms | times faster (with tables) | {' | '.join(names)} |",
        "|---" * (len(names) + 3) + "|",
    ]
    for (system, atoms), own in found.items():
        cells = [median(own[name], time, scale) if name in own else "" for name in names]
        lines.append(f"| {system} | {atoms:,} | {ratios(own, time)} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def ratios(own: dict[str, Row], time: str) -> str:
    """Of mace-torch's time to ours, exact and tabulated."""
    base = own.get(BASELINE)
    found = [f"{base[time] / own[name][time]:.0f}" for name in (OURS, TABLES) if base and name in own]
    return (found[0] + "".join(f" ({more})" for more in found[1:])) if found else ""


def median(row: Row, time: str, scale: float) -> str:
    """In milliseconds."""
    value, spread = row[time] * scale, (row["high"] - row["low"]) / 2 / row[time]
    return (f"{value:,.0f}" if value >= 100 else f"{value:.3g}") + f" ±{spread:.0%}"
