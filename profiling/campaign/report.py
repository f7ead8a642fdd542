"""What a unit of a stage says while it runs: checks, numbers, rows of tables, and what it skipped and why.

Each is one event, sent at once, so that a process that dies has said what it had found by then.
"""

import json
from collections.abc import Callable
from typing import Any

Event = dict[str, Any]


class Report:
    """Passes events on.

    Args:
        send: takes one line of JSON.
    """

    def __init__(self, send: Callable[[str], None]) -> None:
        self._send = send
        self.number_failed = 0

    def check(self, name: str, ok: bool, detail: str = "") -> None:
        """Whether something holds that must hold."""
        self.number_failed += not ok
        self._event("check", name=name, ok=bool(ok), detail=detail)

    def number(self, name: str, value: float, unit: str = "") -> None:
        """A measured number."""
        self._event("number", name=name, value=value, unit=unit)

    def fact(self, name: str, value: Any) -> None:
        """Something to know that is neither right nor wrong."""
        self._event("fact", name=name, value=value)

    def row(self, table: str, **values: Any) -> None:
        """One row of a table."""
        self._event("row", table=table, values=values)

    def skip(self, what: str, reason: str) -> None:
        """Something that did not run."""
        self._event("skip", name=what, reason=reason)

    def _event(self, kind: str, **fields: Any) -> None:
        self._send(json.dumps({"kind": kind, **fields}, default=str))
