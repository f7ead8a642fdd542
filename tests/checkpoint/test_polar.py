"""Models with electrostatics in files of mace-torch and of mace_fast, and converted while they live."""

import functools
import importlib.util
import re

import pytest
import torch

import mace_fast
from mace_fast.checkpoint import describe, describe_file, from_mace, load, save, to_mace
from mace_fast.testing.workloads import POLAR, STRUCTURES, build, default_dtype, randomise

pytestmark = [
    pytest.mark.filterwarnings("ignore:`torch.jit.*:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The TorchScript type system:UserWarning"),
    pytest.mark.filterwarnings("ignore:__array_wrap__:DeprecationWarning"),  # of graph_longrange
]


@pytest.fixture(scope="module")
def theirs(reference):
    """``theirs(name, dtype)`` is a model of mace-torch, made once; do not change it."""
    import e3nn

    pytest.importorskip("graph_longrange", reason="needs graph_longrange (pip install graph-longrange==0.4.0)")
    before = e3nn.get_optimization_defaults()
    e3nn.set_optimization_defaults(jit_script_fx=False, optimize_einsums=False)

    @functools.cache
    def make(name, dtype=torch.float64):
        with default_dtype(dtype):
            model = build(POLAR[name], reference.modules)
        randomise(model)
        return model

    yield make
    e3nn.set_optimization_defaults(**before)


@pytest.fixture(scope="module")
def ours():
    """A model of ours in float64."""
    with default_dtype(torch.float64):
        model = build(POLAR["polar"])
    randomise(model)
    return model


def assert_equal(one, other):
    """Same tensors and trainability."""
    assert one.state_dict().keys() == other.state_dict().keys()
    for name, tensor in other.state_dict().items():
        if "_compiled_main" in name:  # couplings, of which e3nn makes its own
            continue
        assert torch.equal(one.state_dict()[name], tensor), name
    for name, parameter in other.named_parameters():
        assert one.get_parameter(name).requires_grad == parameter.requires_grad


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("name", "dtype"),
    [
        ("polar", torch.float32),
        ("polar charges", torch.float64),
        pytest.param("polar slopes", torch.float64, marks=pytest.mark.thorough),
        pytest.param("polar dipoles", torch.float32, marks=pytest.mark.thorough),
    ],
)
def test_files_of_mace_torch_are_read_and_written_again(name, dtype, theirs, tmp_path, assert_same_description):
    torch.save(theirs(name, dtype), tmp_path / "their.model")
    ours = load(tmp_path / "their.model")
    assert type(ours) is mace_fast.PolarMACE
    assert_equal(ours, theirs(name, dtype))
    save(ours, tmp_path / "own.safetensors")
    assert_same_description(describe(load(tmp_path / "own.safetensors")), describe(ours))
    back = to_mace(ours)
    assert type(back) is type(theirs(name, dtype))
    assert_equal(back, theirs(name, dtype))
    config, arguments = describe_file(tmp_path / "their.model").config, POLAR[name]
    changed = {"interaction_cls", "interaction_cls_first", "correlation", "distance_transform"}
    changed |= {"atomic_inter_scale", "atomic_inter_shift"}  # rounded to float32
    for key in arguments.keys() & config.keys() - changed:
        if arguments[key] is not None:
            assert config[key] == arguments[key], key


def test_a_live_model_is_converted(theirs):
    assert_equal(from_mace(theirs("polar")), theirs("polar"))


def test_constants_of_another_release_of_graph_longrange_do_no_harm(ours, tmp_path):
    description = describe(ours)
    state = dict(description.state)
    del state["coulomb_energy.realspace_energy.x"]
    state["coulomb_energy.something_new"] = torch.ones(3, dtype=torch.float64)
    from mace_fast.checkpoint.build import build as build_from
    from mace_fast.checkpoint.describe import Description

    other = Description(description.class_name, description.config, {}, description.trainable, state)
    assert_equal(build_from(other), ours)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kspace_cutoff_factor": 1e6}, "kspace_cutoff_factor in its configuration must be a number above 0 and up to"),
        ({"field_feature_widths": [1e-9]}, "field_feature_widths in its configuration must be a list of up to 100"),
        ({"atomic_multipoles_max_l": 2}, "atomic_multipoles_max_l in its configuration must be a whole number from 0"),
        ({"field_feature_norms": [0.0]}, "field_feature_norms in its configuration must be a list of numbers but zero"),
        (
            {"fixedpoint_update_config": {"type": 3}},
            "fixedpoint_update_config in its configuration must be the type of",
        ),
        ({"num_recursion_steps": 3}, "the tensors do not fit the model's configuration: field_dependent_charges_maps"),
    ],
)
def test_descriptions_that_no_model_has_are_refused(change, message, ours):
    from mace_fast.checkpoint.build import build as build_from
    from mace_fast.checkpoint.describe import Description

    found = describe(ours)
    with pytest.raises(ValueError, match=re.escape(message)):
        build_from(Description(found.class_name, {**found.config, **change}, {}, found.trainable, found.state))


def test_blocks_that_mace_fast_lacks_are_refused_by_name(ours):
    class AnotherUpdate(torch.nn.Module):
        pass

    updates = ours.field_dependent_charges_maps
    ours.field_dependent_charges_maps = torch.nn.ModuleList([AnotherUpdate()])
    with pytest.raises(
        ValueError, match=r"the model uses AnotherUpdate at field_dependent_charges_maps.0, which mace_"
    ):
        describe(ours)
    ours.field_dependent_charges_maps = updates


def test_mace_torchs_class_needs_graph_longrange(ours, monkeypatch, reference):
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "graph_longrange" else find(name))
    with pytest.raises(
        ImportError, match=r"needs graph_longrange 0\.4\.0, which is not installed: pip install graph-long"
    ):
        to_mace(ours)


def test_pickles_and_copies_evaluate_the_same(ours, tmp_path):
    import copy
    import pickle

    atoms = STRUCTURES["water_ion"]()
    (expected,) = mace_fast.predict(ours, [atoms])
    for other in (copy.deepcopy(ours), pickle.loads(pickle.dumps(ours))):
        (found,) = mace_fast.predict(other, [atoms])
        assert found.energy == expected.energy
