"""Sums over segments on a CPU, compiled by llvmlite."""
