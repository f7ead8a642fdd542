"""The segment sum on a GPU, in Triton."""
