"""The edge vectors on a GPU, in Triton."""
