"""The irreps linear on a CPU, in compiled loops."""
