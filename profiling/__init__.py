"""Programs that explain a number: ``python -m profiling.NAME`` in a checkout; README.md has their questions."""
