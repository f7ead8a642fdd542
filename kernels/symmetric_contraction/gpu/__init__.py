"""The symmetric contraction on a GPU, in Triton."""
