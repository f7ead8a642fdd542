"""The spherical harmonics on a GPU, in Triton."""
