"""The density projection on a CPU, in compiled loops."""
