"""Edge vectors and sums over edges on a CPU, compiled by llvmlite."""
