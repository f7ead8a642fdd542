"""Benchmarks that asv runs and keeps per commit and machine; ``make bench``."""
