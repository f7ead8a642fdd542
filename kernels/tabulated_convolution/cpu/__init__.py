"""The tabulated convolution on a CPU, in compiled loops."""
