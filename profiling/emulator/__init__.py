"""Runs the PTX that Triton makes of a kernel on NumPy arrays, and finds what is wrong with it; README.md says how."""
