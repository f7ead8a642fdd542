"""The page that says what a campaign found: failures first, then the numbers of every stage."""

from collections.abc import Iterator
from typing import Any

from profiling.campaign import store
from profiling.campaign.stages import STAGES

MOST_FAILURES = 40
MOST_ROWS = 60
DRY = (
    "**Dry run on a CPU.** The kernels ran in Triton's interpreter or the reference backend did; every time below is "
    "that of this CPU and no measurement of any GPU."
)


def summary(data: dict[str, Any]) -> str:
    """The page in Markdown."""
    return "\n".join(_lines(data)) + "\n"


def _lines(data: dict[str, Any]) -> Iterator[str]:
    is_dry = data["head"]["dry run"]
    yield f"# {'Dry run of the GPU campaign' if is_dry else 'GPU campaign'}"
    yield ""
    if is_dry:
        yield DRY
        yield ""
    yield f"Device: {data['head']['device']}. Commit: {data['head']['commit'] or 'unknown'}."
    yield ""
    yield "| stage | question | checks passed | failed | skipped | unfinished | seconds |"
    yield "|---|---|---|---|---|---|---|"
    stages = [(stage, data["stages"][stage.name]) for stage in STAGES if stage.name in data["stages"]]
    for stage, found in stages:
        bad = len(store.failures(found))
        good = sum(1 for _ in store.events(found, "check")) - bad
        left = len(store.unfinished(found)) if found["planned"] else "all"
        skipped = sum(1 for _ in store.events(found, "skip"))
        seconds = sum(outcome["seconds"] for outcome in found["units"].values())
        yield (
            f"| {stage.name} | {stage.question} | {good} | {f'**{bad}**' if bad else 0} | {skipped} | {left} "
            f"| {seconds:.0f} |"
        )
    yield ""
    failed = [f"{stage.name}: {line}" for stage, found in stages for line in store.failures(found)]
    if failed:
        yield f"## {len(failed)} checks failed"
        yield ""
        yield from (f"- {line}" for line in failed[:MOST_FAILURES])
        if len(failed) > MOST_FAILURES:
            yield f"- and {len(failed) - MOST_FAILURES} more, in results.json"
        yield ""
    for stage, found in stages:
        yield from _stage(stage.name, found, " (dry run)" if is_dry else "")


def _stage(name: str, found: dict[str, Any], mark: str) -> Iterator[str]:
    lines = [f"- {unit}: {e['name']}: {_shown(e['value'])} {e['unit']}" for unit, e in store.events(found, "number")]
    lines += [f"- {unit}: {event['name']}: {event['value']}" for unit, event in store.events(found, "fact")]
    lines += [f"- skipped: {event['name']}: {event['reason']}" for _, event in store.events(found, "skip")]
    lines += [f"- unfinished: {unit}" for unit in store.unfinished(found)]
    tables: dict[str, list[dict[str, Any]]] = {}
    for _, event in store.events(found, "row"):
        tables.setdefault(event["table"], []).append(event["values"])
    if not lines and not tables:
        return
    yield f"## {name}{mark}"
    yield ""
    yield from lines
    for title, rows in tables.items():
        yield ""
        yield f"{title}{mark}:"
        yield ""
        yield from table(rows[:MOST_ROWS])
        if len(rows) > MOST_ROWS:
            yield f"\n{len(rows) - MOST_ROWS} more rows are in results.json."
    yield ""


def table(rows: list[dict[str, Any]]) -> Iterator[str]:
    """Rows as Markdown, with a column for every name that occurs."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    yield "| " + " | ".join(columns) + " |"
    yield "|" + "---|" * len(columns)
    for row in rows:
        yield "| " + " | ".join(_shown(row.get(name, "")) for name in columns) + " |"


def _shown(value: Any) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)
