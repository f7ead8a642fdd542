"""The table of versions of Triton: what is counted of a kernel report."""

from profiling import triton_versions

FITS = {"error": "", "problem": "", "spill_store_bytes": 0, "spill_load_bytes": 0, "compile_seconds": 1.0}
KERNELS = [
    FITS,
    FITS | {"spill_store_bytes": 8, "spill_load_bytes": 24},
    FITS | {"problem": "needs 300000 bytes of shared memory, a program may have 232448"},
    FITS | {"error": "CompilationError: no", "problem": "CompilationError: no"},
]


def test_a_row_counts_what_does_not_compile_what_does_not_fit_and_what_spills():
    report = {"triton": "3.9.0", "architecture": {"name": "sm_90"}, "kernels": KERNELS}
    assert triton_versions.row(report) == ["3.9.0", "sm_90", "4", "1", "1", "1", "32", "4"]
