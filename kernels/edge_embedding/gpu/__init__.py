"""The edge embedding in Triton, with the settings of the spherical harmonics: threads have an edge in both."""
