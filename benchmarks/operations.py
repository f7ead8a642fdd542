"""Single operations at the sizes of the second layer of MACE-MP-0 medium: what asv and ``make microbench`` time."""

from collections.abc import Callable
from functools import cache

import torch
from torch import Tensor

from mace_fast.kernels import (
    convolution,
    density_projection,
    edge_embedding,
    edge_vectors,
    radial_hidden,
    segment_sum,
    species_linear,
    spherical_harmonics,
    symmetric_contraction,
)
from mace_fast.kernels.runtime.orders import edge_order, species_order
from mace_fast.testing.workloads import PUBLISHED, build

NAMES = (
    "edge_vectors",
    "spherical_harmonics",
    "edge_embedding",
    "radial_hidden",
    "convolution",
    "density_projection",
    "symmetric_contraction",
    "species_linear",
    "segment_sum",
)
ATOMS = {"cpu": 64, "cuda": 4096}
NEIGHBOURS, NUM_SPECIES = 60, 3

Call = tuple[list[Tensor], Callable[..., Tensor]]


@cache
def calls(device: str, dtype: torch.dtype) -> dict[str, Call]:
    """For every operation the arguments to differentiate by, and the function of them."""
    generator, num_atoms = torch.Generator().manual_seed(0), ATOMS[device]

    def random(*shape: int) -> Tensor:
        return torch.rand(*shape, generator=generator, dtype=dtype).to(device)

    model = build(PUBLISHED["mp-0 medium"]).to(device, dtype).requires_grad_(False)
    block, product = model.interactions[1], model.products[1]
    receivers = torch.arange(num_atoms).repeat_interleave(NEIGHBOURS).to(device)
    senders = torch.randint(num_atoms, receivers.shape, generator=generator).to(device)
    order = edge_order(senders, receivers, num_atoms, num_atoms)
    species = torch.randint(NUM_SPECIES, (num_atoms,), generator=generator).to(device)
    sorted_species = species_order(species, NUM_SPECIES)
    vectors = 1 + random(len(senders), 3)
    radial = model.radial_embedding.parameters_of_edges()
    embedding = edge_embedding(vectors, 3, radial)
    network = block.conv_tp_weights
    layers = tuple(network.hidden_matrices())
    hidden = radial_hidden(embedding.edge_feats, layers, network.activation.cst)
    attrs, last, plan = embedding.edge_attrs, network.last(), product.symmetric_contractions.plan()
    coefficients = random(NUM_SPECIES, plan.num_terms, 128)
    graph = (senders, receivers, num_atoms, block.conv_tp.paths)
    return {
        "edge_vectors": ([random(num_atoms, 3)], lambda x: edge_vectors(x, vectors, senders, receivers, order=order)),
        "spherical_harmonics": ([vectors], lambda v: spherical_harmonics(v, 3)),
        "edge_embedding": ([vectors], lambda v: edge_embedding(v, 3, radial).edge_feats),
        "radial_hidden": ([embedding.edge_feats], lambda r: radial_hidden(r, layers, network.activation.cst)),
        "convolution": (
            [random(num_atoms, 4, 128), attrs, hidden],
            lambda x, y, h: convolution(x, y, h, last, *graph, order=order),
        ),
        "density_projection": (
            [attrs, hidden],
            lambda y, h: density_projection(
                y, h, species[senders], receivers, num_atoms, NUM_SPECIES, receiver_ptr=order.receiver_ptr
            ),
        ),
        "symmetric_contraction": (
            [random(num_atoms, 16, 128)],
            lambda x: symmetric_contraction(x, coefficients, species, plan, species_order=sorted_species),
        ),
        "species_linear": (
            [random(num_atoms, 4, 128), random(NUM_SPECIES, 128, 128)],
            lambda x, w: species_linear(x, w, species, species_order=sorted_species),
        ),
        "segment_sum": ([attrs], lambda y: segment_sum(y, receivers, num_atoms, ptr=order.receiver_ptr)),
    }


def runner(name: str, device: str, dtype: torch.dtype, gradient: bool) -> Callable[[], None]:
    """One call of an operation, with its gradient by all arguments or without, finished on the device."""
    tensors, function = calls(device, dtype)[name]
    leaves = [tensor.detach().requires_grad_(gradient) for tensor in tensors]
    probe = torch.rand_like(function(*leaves))

    def run() -> None:
        value = function(*leaves)
        if gradient:
            torch.autograd.grad([value], leaves, [probe])
        if device == "cuda":
            torch.cuda.synchronize()

    return run
