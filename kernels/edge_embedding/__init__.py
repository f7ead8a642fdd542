"""From edge vectors to lengths, spherical harmonics, radial basis and cutoff."""

from mace_fast.kernels.edge_embedding.op import edge_embedding
from mace_fast.kernels.edge_embedding.parameters import EdgeEmbedding, RadialParameters
from mace_fast.kernels.edge_embedding.reference import polynomial_envelope

__all__ = ["EdgeEmbedding", "RadialParameters", "edge_embedding", "polynomial_envelope"]
