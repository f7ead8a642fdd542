"""The radial hidden on a GPU, in Triton."""
