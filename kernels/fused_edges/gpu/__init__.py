"""The fused edges on a GPU, in Triton."""
