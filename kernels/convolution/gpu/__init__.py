"""The convolution on a GPU, in Triton."""
