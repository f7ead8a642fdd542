"""The irreps linear on a GPU, in Triton."""
