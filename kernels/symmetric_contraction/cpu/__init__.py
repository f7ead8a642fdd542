"""The symmetric contraction on a CPU, in compiled loops."""
