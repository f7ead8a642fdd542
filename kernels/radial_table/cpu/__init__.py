"""The radial table on a CPU, in compiled loops."""
