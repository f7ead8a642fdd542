"""The radial hidden on a CPU, in compiled loops."""
