"""The edge embedding on a GPU, in Triton."""
