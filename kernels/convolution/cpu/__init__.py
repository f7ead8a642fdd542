"""The convolution on a CPU, in compiled loops."""
