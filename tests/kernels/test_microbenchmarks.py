"""Time of single operations at the sizes of the second layer of MACE-MP-0 medium: `make microbench`.

For work on one kernel: the present code beside the numbers that were saved last on this machine. On a GPU with 4,096
atoms and the Triton backend, on a CPU with 64 and whatever `auto` takes there.
"""

import pytest
import torch

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

pytestmark = pytest.mark.microbench
pytest.importorskip("pytest_benchmark", reason="pytest-benchmark is not installed")

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
NUM_ATOMS, NEIGHBOURS, NUM_SPECIES = 4096 if DEVICE == "cuda" else 64, 60, 3


@pytest.fixture(autouse=True)
def nan_filled_buffers():
    """No buffer is filled beforehand where time is taken."""


@pytest.fixture(scope="module")
def calls():
    """Arguments to differentiate by, and the function of them, of every operation."""
    generator = torch.Generator().manual_seed(0)

    def random(*shape):
        return torch.rand(*shape, generator=generator).to(DEVICE)

    model = build(PUBLISHED["mp-0 medium"]).to(DEVICE, torch.float32).requires_grad_(False)
    block, product = model.interactions[1], model.products[1]
    receivers = torch.arange(NUM_ATOMS).repeat_interleave(NEIGHBOURS).to(DEVICE)
    senders = torch.randint(NUM_ATOMS, receivers.shape, generator=generator).to(DEVICE)
    order = edge_order(senders, receivers, NUM_ATOMS, NUM_ATOMS)
    species = torch.randint(NUM_SPECIES, (NUM_ATOMS,), generator=generator).to(DEVICE)
    sorted_species = species_order(species, NUM_SPECIES)
    vectors = 1 + random(len(senders), 3)
    radial = model.radial_embedding.parameters_of_edges()
    embedding = edge_embedding(vectors, 3, radial)
    network = block.conv_tp_weights
    layers = tuple(layer.matrix() for layer in network._layers()[:-1])
    hidden = radial_hidden(embedding.edge_feats, layers, network.activation.cst)
    attrs, last, plan = embedding.edge_attrs, network.last(), product.symmetric_contractions.plan()
    sums = (order.receiver_ptr, receivers, NUM_ATOMS)
    coefficients = random(NUM_SPECIES, plan.num_terms, 128)
    graph = (senders, receivers, NUM_ATOMS, block.conv_tp.paths)
    return {
        "edge_vectors": ([random(NUM_ATOMS, 3)], lambda x: edge_vectors(x, vectors, senders, receivers, order=order)),
        "spherical_harmonics": ([vectors], lambda v: spherical_harmonics(v, 3)),
        "edge_embedding": ([vectors], lambda v: edge_embedding(v, 3, radial).edge_feats),
        "radial_hidden": ([embedding.edge_feats], lambda r: radial_hidden(r, layers, network.activation.cst)),
        "convolution": (
            [random(NUM_ATOMS, 4, 128), attrs, hidden],
            lambda x, y, h: convolution(x, y, h, last, *graph, order=order),
        ),
        "density_projection": (
            [attrs, hidden],
            lambda y, h: density_projection(
                y, h, species[senders], receivers, NUM_ATOMS, NUM_SPECIES, receiver_ptr=order.receiver_ptr
            ),
        ),
        "symmetric_contraction": (
            [random(NUM_ATOMS, 16, 128)],
            lambda x: symmetric_contraction(x, coefficients, species, plan, species_order=sorted_species),
        ),
        "species_linear": (
            [random(NUM_ATOMS, 4, 128), random(NUM_SPECIES, 128, 128)],
            lambda x, w: species_linear(x, w, species, species_order=sorted_species),
        ),
        "segment_sum": ([attrs], lambda y: segment_sum(y, sums[1], sums[2], ptr=sums[0])),
    }


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


@pytest.mark.parametrize("gradient", [False, True], ids=["forward", "forward and gradient"])
@pytest.mark.parametrize("name", NAMES)
def test_time(benchmark, calls, name, gradient):
    tensors, function = calls[name]
    leaves = [tensor.detach().requires_grad_(gradient) for tensor in tensors]
    probe = torch.rand_like(function(*leaves))

    def run():
        value = function(*leaves)
        if gradient:
            torch.autograd.grad([value], leaves, [probe])
        if DEVICE == "cuda":
            torch.cuda.synchronize()

    benchmark.extra_info.update(device=DEVICE, atoms=NUM_ATOMS, edges=NUM_ATOMS * NEIGHBOURS, dtype="float32")
    benchmark.pedantic(run, rounds=15, warmup_rounds=2)
