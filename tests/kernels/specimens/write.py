"""Generated source of a few small layers, kept here to be read and to be compared with, byte for byte.

``python tests/kernels/specimens/write.py`` writes it anew: Triton's in ``triton/``, LLVM's in ``cpu/``. A change of a
generator shows there what it does to the code that runs; a change that should alter nothing alters nothing there.
"""

import sys
from pathlib import Path
from unittest.mock import patch

import torch

from mace_fast.irreps import Irreps
from mace_fast.kernels.algebra import nested_plan, tensor_product_paths, terms
from mace_fast.kernels.convolution.cpu import code as convolution_cpu
from mace_fast.kernels.convolution.cpu import loops as convolution_loops
from mace_fast.kernels.convolution.cpu import second as convolution_second
from mace_fast.kernels.convolution.gpu import source as convolution
from mace_fast.kernels.convolution.plans import format_paths, parse_paths
from mace_fast.kernels.density_projection.cpu import code as density_cpu
from mace_fast.kernels.edge_embedding.cpu import code as embedding_cpu
from mace_fast.kernels.edge_vectors.cpu import code as vectors_cpu
from mace_fast.kernels.fused_edges.gpu import density, forward, functions, gradient, learned_density
from mace_fast.kernels.fused_edges.gpu.network import Network
from mace_fast.kernels.irreps_linear.blocks import Block, encode
from mace_fast.kernels.irreps_linear.cpu import code as linear_cpu
from mace_fast.kernels.native import chain, function, openmp
from mace_fast.kernels.native.host import Host, host
from mace_fast.kernels.radial_hidden.cpu import code as hidden_cpu
from mace_fast.kernels.radial_hidden.cpu import training as hidden_training
from mace_fast.kernels.radial_hidden.gpu import source as hidden
from mace_fast.kernels.radial_table.cpu import code as table_cpu
from mace_fast.kernels.recorded import small_code
from mace_fast.kernels.segment_sum.cpu import code as segments_cpu
from mace_fast.kernels.spherical_harmonics.gpu import source as harmonics
from mace_fast.kernels.symmetric_contraction.cpu import code as contraction_cpu
from mace_fast.kernels.symmetric_contraction.gpu import source as contraction
from mace_fast.kernels.symmetric_contraction.plans import plan_key
from mace_fast.kernels.tabulated_convolution.cpu import code as tabulated_cpu

FOLDER = Path(__file__).parent

PROCESSOR = Host("x86_64-unknown-linux-gnu", "any", "", vector_bytes=16, num_registers=16)
"""What the LLVM text is written for, whatever machine writes it."""

NUM_COMPONENTS, NUM_HIDDEN, NUM_CHANNELS = 4, 4, 4


def triton_specimens():
    """Triton text by name."""
    network = Network(2, (8, 64, 64), 1.6765, "bessel", 0.0, "Agnesi", 6, True)
    normalised = Network(0, (8, 64), 1.0, "bessel", 0.0, "Agnesi", 6, False, 1e-5, True)
    texts = {}
    for name, paths, num_components, num_hidden in (
        ("scalars", _paths("0e", "0e", "0e"), 1, 8),
        ("one path", _paths("1o", "1o", "1e"), 3, 24),
        ("medium", _paths("0e+1o", "0e+1o+2e", "0e+1o+2e"), 4, 64),
    ):
        sizes = (num_components, sum(2 * l + 1 for l in {path.l2 for path in parse_paths(paths)}), num_hidden, 3, 36)
        texts |= {
            f"convolution, {name}, forward": convolution.forward_source(paths, *sizes),
            f"convolution, {name}, node gradient": convolution.node_gradient_source(paths, *sizes),
            f"convolution, {name}, edge gradient": convolution.edge_gradient_source(paths, *sizes, True, True, False),
            f"convolution, {name}, weight gradient": convolution.weight_gradient_source(paths, *sizes),
        }
    paths = _paths("0e+1o", "0e+1o+2e", "0e+1o+2e")
    values, slopes = (functions.EdgeFunctions(paths, network.num_functions, each) for each in (False, True))
    texts |= {
        "fused edges, medium, functions": functions.functions_source(values, network),
        "fused edges, medium, slopes": functions.functions_source(slopes, network),
        "fused edges, medium, forward": forward.forward_source(4, values, 2, 36),
        "fused edges, medium, gradients": gradient.gradient_source(4, slopes, True),
        "fused edges, medium, gradient by vectors": gradient.gradient_source(4, slopes, False),
        "fused edges, density": density.density_source(network),
        "fused edges, density gradient": density.density_gradient_source(network),
        "fused edges, learned density": learned_density.learned_density_source(normalised),
        "fused edges, learned density gradient": learned_density.learned_density_gradient_source(normalised),
        "radial hidden": hidden.source((8, 64, 64, 24)),
        "spherical harmonics": harmonics.source(),
    }
    key, components = _plan()
    for kind in ("forward", "backward", "tangent", "double_backward"):
        for number, text in enumerate(contraction.node_sources(kind, key, components, 16)):
            texts[f"symmetric contraction, {kind.replace('_', ' ')} {number}"] = text
    for kind in ("coefficient_gradient", "coefficient_tangent"):
        text = contraction.coefficient_source(kind, key, components, 16)
        texts[f"symmetric contraction, {kind.replace('_', ' ')}"] = text
    return {f"triton/{_file_name(name)}.py": text for name, text in texts.items()}


def cpu_specimens():
    """LLVM text by name."""
    paths, dtype = _paths("0e+1o", "0e+1o", "0e"), torch.float32
    shape = convolution_cpu.Shape(paths, NUM_COMPONENTS, 4, NUM_CHANNELS, dtype, NUM_HIDDEN)
    every = convolution_loops.Needs(True, True, True)
    along, needs = convolution_second.Along(True, True, True), convolution_second.Needs(True, True, True, True, True)
    tabulated = tabulated_cpu.Shape(
        paths, NUM_COMPONENTS, 4, NUM_CHANNELS, dtype, table_cpu.Shape(32, 2 * NUM_CHANNELS, 0.5, 4.5, 0, dtype, True)
    )
    density = density_cpu.Shape(4, NUM_HIDDEN, dtype)
    linear = linear_cpu.Shape(
        encode([Block(1, 4, 0, 4, 0, 0), Block(3, 4, 4, 4, 4, 16)]), 16, 16, 32, has_species=True, dtype=dtype
    )
    layers = hidden_cpu.Shape((3, NUM_HIDDEN, NUM_HIDDEN), 1.6765, True, dtype)
    trained = hidden_cpu.Shape((3, NUM_HIDDEN, NUM_HIDDEN), 1.6765, False, dtype)
    table = table_cpu.Shape(32, NUM_HIDDEN, 0.5, 4.5, 0, dtype, True)
    bessel = embedding_cpu.Shape(2, 3, "bessel", 0.0, "Agnesi", 6, True, torch.float64)
    gaussian = embedding_cpu.Shape(1, 2, "gaussian", -2.0, "Soft", 5, False, torch.float64)
    key, components = _plan()
    contracted = contraction_cpu.Shape(key, components, NUM_CHANNELS, dtype)
    return {
        f"cpu/{_file_name(name)}.ll": str(module)
        for name, module in {
            "convolution, forward": convolution_cpu.forward(shape),
            "convolution, node gradient": convolution_cpu.node_gradient(shape),
            "convolution, gradients": convolution_cpu.gradients(shape, every),
            "convolution, weight gradient": convolution_cpu.weight_gradient(shape),
            "convolution, second": convolution_second.second(shape, along, needs),
            "convolution, sum by sender": convolution_loops.sum_by_sender(shape),
            "tabulated convolution, forward": tabulated_cpu.forward(tabulated),
            "tabulated convolution, gradients": tabulated_cpu.gradients(tabulated, every),
            "density projection": density_cpu.projection(density),
            "density projection, gradient": density_cpu.gradient(density, True, True),
            "edge embedding, bessel, forward": embedding_cpu.forward(bessel),
            "edge embedding, bessel, backward": embedding_cpu.backward(bessel, (True,) * 4),
            "edge embedding, gaussian, second": embedding_cpu.second(gaussian, (True,) * 4, (True,) * 5),
            "edge vectors, differences": vectors_cpu.differences(vectors_cpu.Shape(3, -1, dtype), True),
            "edge vectors, sums": vectors_cpu.sums(vectors_cpu.Shape(3, -1, dtype)),
            "segment sum": segments_cpu.sums(segments_cpu.Shape(9, dtype, torch.float64, dtype)),
            "chain": chain.code(),
            "small": small_code.module(),
            "irreps linear": linear_cpu.linear(linear, False),
            "irreps linear, transposed": linear_cpu.linear(linear, True),
            "irreps linear, weight gradient": linear_cpu.weight_gradient(linear),
            "radial hidden, forward": hidden_cpu.forward(layers),
            "radial hidden, gradient": hidden_cpu.gradient(layers),
            "radial hidden, gradients": hidden_training.gradients(trained, True, True),
            "radial hidden, tangents": hidden_training.tangents(trained, True),
            "radial table, expand": table_cpu.expand(table),
            "radial table, contract": table_cpu.contract(table),
            "symmetric contraction, forward": contraction_cpu.node_kind("forward", contracted),
            "symmetric contraction, double backward": contraction_cpu.node_kind("double_backward", contracted),
            "symmetric contraction, coefficient gradient": contraction_cpu.coefficient_kind(
                "coefficient_gradient", contracted
            ),
        }.items()
    }


def specimens():
    """All texts by the file that keeps them."""
    elsewhere = [
        module
        for name, module in list(sys.modules.items())
        if name.startswith("mace_fast.") and getattr(module, "host", None) is host
    ]
    patches = [patch.object(module, "host", lambda: PROCESSOR) for module in elsewhere]
    patches.append(patch.object(function, "openmp", lambda: openmp))  # as where there is one
    for one in patches:
        one.start()
    try:
        return triton_specimens() | cpu_specimens()
    finally:
        for one in patches:
            one.stop()


def _paths(node_feats, edge_attrs, target):
    irreps = [[(ir.l, ir.p) for _, ir in Irreps(text)] for text in (node_feats, edge_attrs, target)]
    return format_paths(tensor_product_paths(*irreps))


def _plan():
    """Name and number of components of the plan of degree 3 from 0e + 1o to 0e."""
    by_degree = [terms([(0, 1), (1, -1)], (0, 1), degree, "full") for degree in (1, 2, 3)]
    return plan_key(nested_plan(by_degree, num_outputs=1)), 4


def _file_name(name):
    return name.replace(", ", "-").replace(" ", "_")


if __name__ == "__main__":
    for folder in ("triton", "cpu"):
        (FOLDER / folder).mkdir(exist_ok=True)
        for file in (FOLDER / folder).iterdir():
            file.unlink()
    for name, text in specimens().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
