"""Programs that answer "how fast": ``python -m benchmarks.NAME`` in a checkout; README.md has their questions."""
