"""What do the hardware counters say of the edge kernels, and do these issue what was counted?

With ``profiling/ncu.py``. The whole table that Nsight Compute writes stays in ``counters.csv``.
"""

import contextlib
import io
import re
import time
from typing import Any

from profiling.campaign.report import Report
from profiling.campaign.settings import Settings

MODEL, ATOMS = "mp-0 medium", 4000
OPERATION = "fused_edges"
TOLERANCE = 0.05
"""By which the instructions of a kernel may differ from those that were counted."""


def units(settings: Settings) -> list[str]:
    return ["the counters"] if settings.dry else [MODEL]


def run(unit: str, settings: Settings, report: Report) -> None:
    from profiling import ncu

    if settings.dry:  # the step that would be watched, and the reading of what ncu writes
        from profiling.one_step import one_step

        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            one_step("dry", 4, "float32", "cpu", OPERATION)
        report.check("the step that is watched runs", "fused_edges_forward" in said.getvalue(), said.getvalue()[-300:])
        rows = ncu.read(EXAMPLE)
        report.check("the table of ncu is read", [row["kernel"] for row in rows] == ["forward", "gradient"], str(rows))
        compare(rows, {"forward": {"instructions": 10.0}}, 4, report)
        report.skip("hardware counters", "a dry run has no GPU")
        return
    program = ncu.program()
    if program is None:
        report.skip("hardware counters", ncu.MISSING)
        return
    step = MODEL, str(ATOMS), settings.dtype, settings.device, OPERATION
    status, output = ncu.watch(program, step, settings.end - time.monotonic() - 5)
    (settings.folder / "counters.csv").write_text("\n".join(ncu.table_in(output)) + "\n")
    if status is None:
        report.skip(unit, "stopped for lack of time")
        return
    report.check("ncu ends well", status == 0, output[-400:])
    from mace_fast.kernels.tuning import architecture
    from profiling.emulator.counted import read

    known = read(MODEL, architecture())
    compare(ncu.read(output), known["kernels"] if known else {}, atoms_in(output), report)


def atoms_in(output: str) -> int:
    """Of the structure, as the step says."""
    found = re.search(rf"^{MODEL}, (\d+) atoms: ", output, re.MULTILINE)
    if found is None:
        raise ValueError("the step has not said how many atoms there are: it did not come to its end")
    return int(found[1])


def compare(rows: list[dict[str, Any]], counts: dict[str, Any], atoms: int, report: Report) -> None:
    """Rows of kernels, with the instructions per atom beside those that were counted."""
    for row in rows:
        kernel, found = row["kernel"], row.get("instructions")
        own = counts.get(kernel)
        if own is None or found is None:
            report.row("kernels of a step, by hardware counters", **row)
            continue
        per_atom, expected = found / atoms, own["instructions"]
        shown = {"instructions per atom": per_atom, "counted": expected}
        report.row("kernels of a step, by hardware counters", **row, **shown)
        detail = f"{per_atom:.4g} instructions per atom, counted {expected:.4g}"
        report.check(f"{kernel} issues what was counted", abs(per_atom / expected - 1) <= TOLERANCE, detail)


EXAMPLE = """==PROF== Connected to process 1
watched: forward
watched: gradient
dry, 4 atoms: -1.0 eV
"ID","Kernel Name","gpu__time_duration.sum","smsp__inst_executed.sum"
"","","ns","inst"
"0","kernel","4","40"
"1","kernel","6","1,000"
"""
