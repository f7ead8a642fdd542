"""Third-party modules to compare operations with, and random inputs."""

import itertools
import warnings

import pytest
import torch

from mace_fast.irreps import Irreps
from mace_fast.kernels.algebra import tensor_product_paths


@pytest.fixture(scope="module")
def cache_of_module(tmp_path_factory):
    """Tables and sources of a module are built once and kept out of the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MACE_FAST_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def build():
    """``build(factory, ...)`` makes a third-party module with float64 constants; our own calls see no such default."""

    def built(factory, *args, **kwargs):
        before = torch.get_default_dtype()
        torch.set_default_dtype(torch.float64)
        try:
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", "`torch.jit", DeprecationWarning)
                warnings.filterwarnings("ignore", "The TorchScript type system", UserWarning)
                return factory(*args, **kwargs)
        finally:
            torch.set_default_dtype(before)

    return built


@pytest.fixture(scope="session")
def o3():
    """e3nn's o3, with TorchScript left out of the modules that it generates."""
    import e3nn

    before = e3nn.get_optimization_defaults()
    e3nn.set_optimization_defaults(jit_script_fx=False)
    yield e3nn.o3
    e3nn.set_optimization_defaults(**before)


@pytest.fixture(scope="session")
def seeded():
    """``seeded(seed)`` makes a function ``random(*shape)`` of normal numbers, the same in every run.

    They are representable in float32, so that both dtypes start from the same numbers.
    """

    def make(seed):
        generator = torch.Generator().manual_seed(seed)

        def normal(*shape, dtype=torch.float64):
            return torch.randn(*shape, generator=generator, dtype=torch.float32).to(dtype)

        return normal

    return make


@pytest.fixture
def random(seeded):
    """``random(*shape)`` gives normal numbers, float64 unless told otherwise."""
    return seeded(0)


@pytest.fixture
def entangled(seeded):
    """``entangled(function, arguments)`` is a function of three numbers, from which all the arguments follow.

    As in a model, what a derivative is made of then depends on one another, and on the result.
    """

    def make(function, arguments):
        normal = seeded(1)
        directions = {name: normal(3, *tensor.shape) for name, tensor in arguments.items()}

        def of_numbers(numbers):
            moved = {
                name: tensor + 0.1 * torch.tensordot(numbers.sin(), directions[name].to(tensor), 1)
                for name, tensor in arguments.items()
            }
            return function(**moved).square().sum()

        return of_numbers

    return make


@pytest.fixture(scope="session")
def e3nn_convolution(reference, o3, build):
    """``e3nn_convolution(irreps1, irreps2, target, num_channels)`` is the convolution of mace-torch, and our paths.

    It takes and returns our layout; irreps are pairs (l, parity).
    """

    def make(irreps1, irreps2, target, num_channels):
        feats_irreps = Irreps([(num_channels, ir) for ir in irreps1])
        attrs_irreps = Irreps([(1, ir) for ir in irreps2])
        irreps_out, instructions = reference.modules.irreps_tools.tp_out_irreps_with_instructions(
            feats_irreps, attrs_irreps, Irreps([(num_channels, ir) for ir in target])
        )
        product = build(
            o3.TensorProduct,
            feats_irreps,
            attrs_irreps,
            irreps_out,
            instructions=instructions,
            shared_weights=False,
            internal_weights=False,
        )

        def convolution(node_feats, edge_attrs, hidden, weight, senders, receivers, num_receivers):
            blocks = node_feats.split([ir.dim for _, ir in feats_irreps], dim=1)
            flat_feats = torch.cat([block.transpose(1, 2).flatten(1) for block in blocks], dim=1)
            edge_messages = product(flat_feats[senders], edge_attrs, hidden @ weight)
            flat = edge_messages.new_zeros(num_receivers, irreps_out.dim).index_add(0, receivers, edge_messages)
            by_path = [
                (ir, part.view(num_receivers, num_channels, ir.dim).transpose(1, 2))
                for (_, ir), part in zip(
                    irreps_out, flat.split([mul_ir.dim for mul_ir in irreps_out], dim=1), strict=True
                )
            ]
            rows = []
            for _, members in itertools.groupby(by_path, key=lambda item: item[0]):
                rows.append(torch.stack([part for _, part in members], dim=2).flatten(1, 2))
            return torch.cat(rows, dim=1)

        return convolution, tensor_product_paths(irreps1, irreps2, target)

    return make
