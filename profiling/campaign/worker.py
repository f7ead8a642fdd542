"""The process that runs the units of a stage, one after another: one comes in with each line, its events go out.

What units print goes to the log. After an exception the device is asked whether it still answers; if it does not, as
after an illegal memory access, the process ends, and the next unit runs in a new one.
"""

import gc
import importlib
import json
import os
import signal
import sys
import threading
import time
import traceback

from profiling.campaign.report import Report
from profiling.campaign.settings import Settings

LOST = 70
"""Exit status where the device does nothing more."""


def main() -> None:
    events = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)  # whatever is printed from here on, by whom ever, is log

    def send(line: str) -> None:
        events.write(line + "\n")

    threading.Thread(target=end_with_parent, daemon=True).start()
    for line in sys.stdin:
        asked = json.loads(line)
        stage, unit, settings = asked["stage"], asked["unit"], Settings.loaded(asked["settings"])
        print(f"\n== {stage}: {unit} ({time.strftime('%H:%M:%S')})", flush=True)
        report = Report(send)
        try:
            if settings.fail == f"{stage}:{unit}":
                raise RuntimeError("this unit was asked to fail")
            if settings.dry and "torch" in sys.modules:
                quicken_the_interpreter()
            importlib.import_module(f"profiling.campaign.stages.{stage}").run(unit, settings, report)
        except Exception as error:  # whatever a compiler, a driver or a bug throws is a result
            traceback.print_exc()
            report.check("no exception", False, f"{type(error).__name__}: {str(error)[:600]}")
            if not device_answers():
                report.check("the device answers afterwards", False, "a new process goes on")
                sys.exit(LOST)
        free_memory()
        send('{"kind": "done"}')


def quicken_the_interpreter() -> None:
    """Not before a unit needed torch, which takes seconds to import."""
    from mace_fast.testing import interpreter

    interpreter.quicken_the_interpreter()


def end_with_parent() -> None:
    """A session of its own outlives the campaign that is killed, and would disturb what is timed next."""
    parent = os.getppid()
    while os.getppid() == parent:
        time.sleep(1.0)
    os.killpg(0, signal.SIGKILL)


def free_memory() -> None:
    """For the other processes, and for the next unit."""
    torch = sys.modules.get("torch")
    if torch is not None and torch.cuda.is_available():
        gc.collect()
        torch.cuda.empty_cache()


def device_answers() -> bool:
    """Whether the device still works; True on a machine without."""
    torch = sys.modules.get("torch")
    if torch is None or not torch.cuda.is_available():
        return True
    try:
        torch.cuda.synchronize()
        torch.cuda.empty_cache()
    except Exception:
        traceback.print_exc()
        return False
    return True


if __name__ == "__main__":
    main()
