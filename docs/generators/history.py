"""Page of the asv benchmarks by commit and machine. asv's own pages load their scripts from the network."""

import json
import math
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Any

from asv.results import Results

RESULTS = Path(__file__).resolve().parents[2] / "benchmarks" / "results" / "asv"


def write(file: Path) -> None:
    """A section for each benchmark that has a result."""
    described = json.loads((RESULTS / "benchmarks.json").read_text())
    runs = [Results.load(str(path)) for path in sorted(RESULTS.glob("*/*-*.json"))]
    runs.sort(key=lambda run: (run.params["machine"], run.date))
    sections = (section(name, described[name], runs) for name in sorted(described.keys() - {"version"}))
    file.write_text("\n".join(filter(None, sections)))


def section(name: str, about: dict[str, Any], runs: list[Results]) -> str:
    """A table with a line for each combination of parameters; empty where nothing has been measured."""
    columns, lines = list[str](), dict[tuple[str, ...], list[str]]()
    for run in runs:
        if name not in run.get_all_result_keys():
            continue
        parameters = run.get_result_params(name)
        values = run.get_result_value(name, parameters)
        for key, value in zip(product(*parameters), values, strict=True):
            if value is not None and not math.isnan(value):
                cells = lines.setdefault(key, [])
                cells += [""] * (len(columns) - len(cells)) + [f"{value:.3g}"]
        day = datetime.fromtimestamp(run.date / 1000, UTC).strftime("%Y-%m-%d")
        columns.append(f"{run.params['machine']}, {day}, {run.commit_hash[:8]}")
    if not lines:
        return ""
    rows = []
    for key, cells in lines.items():
        cells += [""] * (len(columns) - len(cells))
        rows.append(f"| {' | '.join([*(part.strip(chr(39)) for part in key), *cells])} |")
    head = f"| {' | '.join([*about['param_names'], *columns])} |"
    text = about.get("pretty_name") or name
    return f"## {text}\n\n{about['unit']}\n\n{head}\n" + "|---" * head.count(" | ") + "|---|\n" + "\n".join(rows) + "\n"
