"""What trains in a model is part of the model: freezing it for evaluation does not get into files and conversions."""

import copy
import pickle

import pytest
import torch
from ase.build import molecule

import mace_fast
from mace_fast.checkpoint import describe_file

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.filterwarnings("ignore:`torch.jit.*:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The TorchScript type system:UserWarning"),
    pytest.mark.usefixtures("without_torchscript"),
]
FIXED = "products.0.linear.weight"


def trainability(model):
    return {name: parameter.requires_grad for name, parameter in model.named_parameters(remove_duplicate=False)}


@pytest.fixture
def partly(mace_model):
    """A model of ours one of whose parameters does not train, and what trains in it."""
    model = mace_fast.from_mace(mace_model("agnostic, degree 3, l_max 3"))
    model.get_parameter(FIXED).requires_grad_(False)
    wanted = trainability(model)
    assert sorted(set(wanted.values())) == [False, True]
    return model, wanted


def frozen(model):
    return mace_fast.freeze(mace_fast.freeze(model))  # twice, which must not forget


def tabulated(model):
    mace_fast.tabulate(mace_fast.freeze(model), num_knots=64)
    return model


def in_a_calculator(model):
    calculator = mace_fast.MACECalculator(models=[model], default_dtype="float64")
    calculator.get_potential_energy(molecule("H2O"))
    return calculator.models[0]


def copied(model):
    return copy.deepcopy(mace_fast.freeze(model))


def pickled(model):
    return pickle.loads(pickle.dumps(mace_fast.freeze(model)))


EVALUATED = [frozen, tabulated, in_a_calculator, copied, pickled]


@pytest.mark.parametrize("evaluated", EVALUATED)
def test_files_and_conversions_of_a_frozen_model_hold_what_trained_before(evaluated, partly, tmp_path):
    model, wanted = partly
    model = evaluated(model)
    assert not any(trainability(model).values())
    mace_fast.save(model, tmp_path / "model.safetensors")
    assert trainability(mace_fast.load(tmp_path / "model.safetensors")) == wanted
    assert trainability(mace_fast.to_mace(model)) == wanted
    assert trainability(mace_fast.from_mace(mace_fast.to_mace(model))) == wanted


@pytest.mark.parametrize("evaluated", EVALUATED)
def test_unfreezing_gives_back_what_trained(evaluated, partly):
    model, wanted = partly
    assert trainability(mace_fast.unfreeze(evaluated(model))) == wanted


def test_what_is_thawed_by_hand_counts_and_not_what_trained_before(partly, tmp_path):
    model, wanted = partly
    mace_fast.freeze(model)
    model.readouts.requires_grad_(True)
    by_hand = {name: name.startswith("readouts.") for name in wanted}
    mace_fast.save(model, tmp_path / "model.safetensors")
    assert describe_file(tmp_path / "model.safetensors").trainable == by_hand
    assert trainability(mace_fast.unfreeze(mace_fast.freeze(model))) == by_hand


def test_a_model_whose_training_is_stopped_by_hand_is_saved_so(partly, tmp_path):
    model, _ = partly
    mace_fast.unfreeze(mace_fast.freeze(model)).requires_grad_(False)
    mace_fast.save(model, tmp_path / "model.safetensors")
    assert not any(describe_file(tmp_path / "model.safetensors").trainable.values())


def test_an_unfrozen_model_trains_again(partly, tmp_path):
    model, _ = partly
    in_a_calculator(mace_fast.freeze(model))
    mace_fast.unfreeze(model)
    data = mace_fast.data.atoms_to_data(molecule("H2O"), [1, 6, 8], 3.7, torch.float64, torch.device("cpu"))
    model(data, training=True)["forces"].square().sum().backward()
    missing = {name for name, parameter in model.named_parameters() if parameter.grad is None}
    assert FIXED in missing
    assert "interactions.0.conv_tp_weights.layer0.weight" not in missing
