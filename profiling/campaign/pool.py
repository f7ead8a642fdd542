"""Runs the units of a stage in processes that may die, hang or run out of time without harm to the campaign."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from profiling.campaign.report import Event
from profiling.campaign.settings import Settings, environment
from profiling.commands import ROOT

Finished = Callable[[str, dict[str, Any]], None]
"""Takes a unit and its outcome: ``status``, ``seconds``, ``events``."""


class Worker:
    """One process, for the units of a stage."""

    def __init__(self, settings: Settings, log: Path) -> None:
        with log.open("ab") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "profiling.campaign.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                env=environment(settings),
                cwd=ROOT,
                start_new_session=True,  # so that its children end with it
            )

    def run(self, stage: str, unit: str, settings: Settings, end: float) -> dict[str, Any]:
        """The outcome of a unit, which is stopped at the time ``end`` of the monotonic clock."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        begin, events, done = time.monotonic(), list[Event](), False
        stopped = threading.Event()

        def stop() -> None:
            stopped.set()
            self.end()

        timer = threading.Timer(max(0.1, end - begin), stop)
        timer.start()
        try:
            asked = {"stage": stage, "unit": unit, "settings": settings.dumped()}
            self._process.stdin.write(json.dumps(asked) + "\n")
            self._process.stdin.flush()
            for line in self._process.stdout:
                event = json.loads(line)
                if event["kind"] == "done":
                    done = True
                    break
                events.append(event)
        except BrokenPipeError:
            pass  # it died before it could be asked
        finally:
            timer.cancel()
        status = "done" if done else "out of time" if stopped.is_set() else "died"
        if status == "died":
            code = self._process.wait()
            said = any(event["kind"] == "check" and not event["ok"] for event in events)
            if not said or code < 0:
                how = signal.Signals(-code).name if code < 0 else f"exit status {code}"
                events.append({"kind": "check", "name": "the process lives", "ok": False, "detail": how})
        return {"status": status, "seconds": round(time.monotonic() - begin, 2), "events": events}

    def end(self) -> None:
        """Stop the process and what it started."""
        if self._process.poll() is None:
            with contextlib.suppress(ProcessLookupError):  # a timer has ended it meanwhile
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


def run_units(
    stage: str,
    units: Sequence[str],
    settings: Settings,
    end: float,
    parallel: int,
    finished: Finished,
    spare: list[Worker],
) -> None:
    """Run units, so many at a time, until all are done or the time is over.

    Args:
        stage: whose units they are.
        units: in the order in which they are begun.
        settings: of the campaign.
        end: time of the monotonic clock.
        parallel: processes at the same time; 1 where anything is timed.
        finished: called for every unit that was begun, one call at a time.
        spare: a process that waits, as starting one takes longer than many a unit; one that is still alive at the end
            is put back.
    """
    waiting, lock = deque(units), threading.Lock()

    def work() -> None:
        with lock:
            worker = spare.pop() if spare else None
        while time.monotonic() < end:
            with lock:
                if not waiting:
                    break
                unit = waiting.popleft()
            worker = worker or Worker(settings, settings.folder / "log.txt")
            outcome = worker.run(stage, unit, settings, end)
            if outcome["status"] != "done":
                worker.end()
                worker = None
            with lock:
                finished(unit, outcome)
        if worker is None:
            return
        with lock:
            is_kept = not spare
            spare.extend([worker] * is_kept)
        if not is_kept:
            worker.end()

    threads = [threading.Thread(target=work, daemon=True) for _ in range(min(parallel, len(units)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
