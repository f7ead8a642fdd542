"""Training with mace-torch's driver: its models turned into ours, its command run with our kernels."""

from mace_fast.training.accelerate import accelerate

__all__ = ["accelerate"]
