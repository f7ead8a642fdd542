"""Models of dipoles in files of mace-torch and of mace_fast, and converted while they live."""

import functools

import pytest
import torch

from mace_fast.checkpoint import describe, describe_file, from_mace, load, save, to_mace
from mace_fast.testing.workloads import DIPOLES, STRUCTURES, build, default_dtype, randomise

pytestmark = [
    pytest.mark.usefixtures("built_quickly"),
    pytest.mark.filterwarnings("ignore:`torch.jit.*:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The TorchScript type system:UserWarning"),
]


@pytest.fixture(scope="module")
def built_quickly(reference):
    """mace-torch's models without TorchScript and the search for the order of products."""
    import e3nn

    before = e3nn.get_optimization_defaults()
    e3nn.set_optimization_defaults(jit_script_fx=False, optimize_einsums=False)
    yield
    e3nn.set_optimization_defaults(**before)


@pytest.fixture(scope="module")
def theirs(reference, built_quickly):
    """``theirs(name, dtype)`` is a model of mace-torch, made once; do not change it."""

    @functools.cache
    def make(name, dtype=torch.float64):
        with default_dtype(dtype):
            model = build(DIPOLES[name], reference.modules)
        randomise(model)
        return model

    return make


def inputs(model):
    from mace_fast.data import atoms_to_data

    return atoms_to_data(STRUCTURES["water_ion"](), model.atomic_numbers, 4.0, next(model.parameters()).dtype)


def assert_equal(ours, theirs):
    """Same tensors, and same dipoles in the precision of the models."""
    code = ("_compiled_main", "equivariant_nonlin")
    assert ours.state_dict().keys() >= {name for name in theirs.state_dict() if not any(part in name for part in code)}
    for name, parameter in theirs.named_parameters():
        assert torch.equal(ours.get_parameter(name), parameter), name
        assert ours.get_parameter(name).requires_grad == parameter.requires_grad
    with default_dtype(next(theirs.parameters()).dtype):
        got, wanted = (model(inputs(theirs))["dipole"] for model in (ours, theirs))
    torch.testing.assert_close(got, wanted)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("name", "dtype"),
    [
        ("dipoles by default", torch.float32),
        ("energy dipoles", torch.float64),
        ("dielectric", torch.float32),
        ("dielectric one layer", torch.float64),
    ],
)
def test_files_of_mace_torch_are_read_and_written_again(name, dtype, theirs, tmp_path, assert_same_description):
    torch.save(theirs(name, dtype), tmp_path / "their.model")
    ours = load(tmp_path / "their.model")
    assert type(ours).__name__ == DIPOLES[name]["model"]
    assert ours.r_max.dtype == dtype
    assert_equal(ours, theirs(name, dtype))
    save(ours, tmp_path / "own.safetensors")
    assert_same_description(describe(load(tmp_path / "own.safetensors")), describe(ours))
    with default_dtype(dtype):
        assert_equal(ours, to_mace(ours))


@pytest.mark.parametrize("name", ["dipoles", "energy dipoles deep", "dielectric density"])
def test_live_models_are_converted_with_their_arguments(name, theirs):
    ours, arguments = from_mace(theirs(name)), DIPOLES[name]
    assert_equal(ours, theirs(name))
    config = describe(ours).config
    for key in ("hidden_irreps", "max_ell", "num_interactions", "num_bessel", "radial_MLP", "avg_num_neighbors"):
        assert config[key] == arguments[key], key
    assert config["correlation"] == [arguments["correlation"]] * arguments["num_interactions"]
    assert config["gate"] == arguments["gate"]


def test_the_gate_of_older_releases_is_read(theirs, tmp_path):
    """They have e3nn's."""
    from e3nn.nn import Gate

    torch.save(theirs("energy dipoles"), tmp_path / "a.model")
    older = torch.load(tmp_path / "a.model", weights_only=False)
    own = older.readouts[-1].equivariant_nonlin
    acts = torch.tanh
    older.readouts[-1].equivariant_nonlin = Gate(
        own.irreps_scalars, [acts], own.irreps_gates, [acts] * len(own.irreps_gates), own.irreps_gated
    )
    torch.save(older, tmp_path / "older.model")
    description = describe_file(tmp_path / "older.model")
    assert description.config["gate"] == "tanh"
    assert_equal(load(tmp_path / "older.model"), older)


def test_what_cannot_be_expressed_is_refused_by_name(theirs, tmp_path):
    torch.save(theirs("dielectric one layer"), tmp_path / "a.model")

    def changed():
        return torch.load(tmp_path / "a.model", weights_only=False)

    model = changed()
    model.use_polarizability = False
    with pytest.raises(ValueError, match="use_polarizability switched off: its dipole"):
        describe(model)
    model = changed()
    model.readouts[0].linear.irreps_out = model.readouts[0].linear.irreps_out[1:]
    with pytest.raises(ValueError, match=r"a readout of this AtomicDielectricMACE gives 1x1o\+1x2e, expected 2x0e"):
        describe(model)
    model = changed()
    model.readouts = torch.nn.ModuleList()
    with pytest.raises(ValueError, match="the readouts of this AtomicDielectricMACE are"):
        describe(model)
