"""The pair repulsion on a GPU, in Triton."""
