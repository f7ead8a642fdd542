"""Tables of times from what was measured and committed."""

import json
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).resolve().parents[2] / "benchmarks" / "results"

BASELINE, OURS, TABLES, SYMMETRIX = "mace-torch", "mace_fast", "mace_fast tabulated", "symmetrix"

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
    title = f"**MACE-MP-0 small, {facts['dtype']}** on {facts['processor']}, {facts['threads']} thread"
    return f"{title}\n\n{by_structure(content['rows'], 'ms', 1.0)}\n"


def by_structure(rows: list[Row], time: str, scale: float) -> str:
    """A line for each structure and size; in brackets the quartiles."""
    found: dict[tuple[str, int], dict[str, Row]] = {}
    for row in rows:
        found.setdefault((row["system"], row["atoms"]), {})[row["contender"]] = row
    names = list(dict.fromkeys(row["contender"] for row in rows))
    lines = [f"| structure | atoms | {' | '.join(f'{name}, ms' for name in names)} | times faster than {BASELINE} |"]
    lines.append("|---" * (len(names) + 3) + "|")
    for (system, atoms), own in found.items():
        cells = [
            f"{number(own[name][time] * scale)} ({number(own[name]['low'] * scale)} to "
            f"{number(own[name]['high'] * scale)})"
            if name in own
            else ""
            for name in names
        ]
        lines.append(f"| {system} | {atoms:,} | {' | '.join(cells)} | {ratios(own, time)} |")
    return "\n".join(lines) + "\n"


def ratios(own: dict[str, Row], time: str) -> str:
    """Of ours, exact and tabulated."""
    base = own.get(BASELINE)
    if base is None:
        return ""
    found = [f"{base[time] / own[name][time]:.0f}" for name in (OURS, TABLES) if name in own]
    return found[0] + "".join(f" ({more} with tables)" for more in found[1:]) if found else ""


def number(milliseconds: float) -> str:
    """Three digits."""
    return f"{milliseconds:,.0f}" if milliseconds >= 100 else f"{milliseconds:.3g}"
