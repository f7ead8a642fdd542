"""The density projection on a GPU, in Triton."""
