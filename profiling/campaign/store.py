"""The results of a campaign: one JSON file, rewritten after every unit, from which a later call goes on."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from profiling.campaign.report import Event

FILE = "results.json"


class OtherCampaignError(Exception):
    """The folder holds results that must not be mixed with those of this call."""


class Store:
    """Results by stage and unit.

    Args:
        folder: of the campaign; what it holds is taken over.
        head: what must be the same for results to stand beside each other, such as whether it is a dry run.

    Raises:
        OtherCampaignError: the folder has results of another kind.
    """

    def __init__(self, folder: Path, head: dict[str, Any]) -> None:
        self._file = folder / FILE
        self.data: dict[str, Any] = {"head": head, "stages": {}}
        if self._file.exists():
            found = json.loads(self._file.read_text())
            if found["head"] != head:
                raise OtherCampaignError(f"{folder} has results of {found['head']}, not of {head}: name another folder")
            self.data = found

    def stage(self, name: str) -> dict[str, Any]:
        """Units of a stage with their outcomes, and the names of all its units under ``planned``."""
        return self.data["stages"].setdefault(name, {"planned": [], "units": {}})

    def forget(self, name: str) -> None:
        """Drop what is known of a stage."""
        self.data["stages"].pop(name, None)

    def write(self) -> None:
        """To the file, in one step."""
        part = self._file.with_suffix(".part")
        part.write_text(json.dumps(self.data, indent=1))
        os.replace(part, self._file)


def is_finished(outcome: dict[str, Any]) -> bool:
    """Whether a unit need not run again: it came to its end, or died and would again."""
    return outcome["status"] in ("done", "died")


def events(stage: dict[str, Any], kind: str) -> Iterator[tuple[str, Event]]:
    """The events of a kind with their units."""
    for unit, outcome in stage["units"].items():
        for event in outcome["events"]:
            if event["kind"] == kind:
                yield unit, event


def failures(stage: dict[str, Any]) -> list[str]:
    """Checks that failed, in words."""
    return [f"{unit}: {event['name']}: {event['detail']}" for unit, event in events(stage, "check") if not event["ok"]]


def unfinished(stage: dict[str, Any]) -> list[str]:
    """Units that have not come to an end."""
    return [unit for unit in stage["planned"] if not is_finished(stage["units"].get(unit, {"status": "not begun"}))]
