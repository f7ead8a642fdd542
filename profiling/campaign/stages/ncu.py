"""What do the hardware counters say of each kernel? With ``profiling/ncu.py``."""

from profiling import commands
from profiling.campaign.report import Report
from profiling.campaign.settings import Settings


def units(settings: Settings) -> list[str]:
    return ["the counters"] if settings.dry else list(settings.models[:2])


def run(unit: str, settings: Settings, report: Report) -> None:
    from profiling.ncu import MISSING, STEP, program, read, watch

    if settings.dry:  # the step that would be watched, and the reading of what ncu writes
        status, output = commands.run([*STEP, "dry", "4", "float32", "cpu"], 60, {})
        report.check("the step that is watched runs", status == 0, output[-300:])
        rows = read(EXAMPLE)
        report.check("the table of ncu is read", rows == [{"kernel": "a_kernel", "launches": 2, "ns": 5.0}], str(rows))
        report.skip("hardware counters", "a dry run has no GPU")
        return
    ncu = program()
    if ncu is None:
        report.skip("hardware counters", MISSING)
        return
    status, output = watch(ncu, unit, 4000, settings.dtype, settings.seconds / 2 - 5)
    if status is None:
        report.skip(unit, "stopped for lack of time")
        return
    report.check("ncu ends well", status == 0, output[-400:])
    for row in read(output):
        report.row(f"kernels of one step of {unit}, 4000 atoms", **row)


EXAMPLE = """==PROF== Connected
"ID","Kernel Name","Metric Name","Metric Unit","Metric Value"
"0","a_kernel","gpu__time_duration.sum","ns","4"
"1","a_kernel","gpu__time_duration.sum","ns","6"
"""
