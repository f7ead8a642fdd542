"""Counts what kernels do while the emulator runs them; ``profiling/emulate.py`` prints it."""
