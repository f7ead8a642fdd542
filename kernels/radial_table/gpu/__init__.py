"""The radial table on a GPU, in Triton."""
