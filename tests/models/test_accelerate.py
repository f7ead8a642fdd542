"""Models of mace-torch turned into ours to be trained: LoRA layers, groups of parameters, and the way back."""

import copy
import functools
import importlib

import pytest
import torch

import mace_fast
from mace_fast.testing.workloads import default_dtype

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.filterwarnings("ignore")]

LOSSES = {"energy": lambda r: r["energy"].square().sum(), "forces": lambda r: r["forces"].square().sum()}


@pytest.fixture(autouse=True)
def float64_by_default():
    """mace-torch and e3nn make constants in torch's default dtype, also while they evaluate."""
    with default_dtype(torch.float64):
        yield


def gradients(model, batch):
    results = model(dict(batch), training=True)
    sum(loss(results) for loss in LOSSES.values()).backward()
    found = [parameter.grad for parameter in model.parameters() if parameter.requires_grad]
    model.zero_grad()
    return found


@pytest.fixture(scope="module")
def with_factors(pair):
    """``with_factors(name)`` is mace-torch's model with LoRA layers whose factors are not zero; do not change it."""

    @functools.cache
    def make(name):
        _, theirs = pair(name, scripted=True)
        with default_dtype(torch.float64):
            model = importlib.import_module("mace.modules.lora").inject_LoRAs(copy.deepcopy(theirs), rank=2, alpha=3)
        generator = torch.Generator().manual_seed(0)
        for parameter in model.parameters():
            if parameter.requires_grad:
                parameter.data = 0.3 * torch.randn(parameter.shape, generator=generator, dtype=parameter.dtype)
        return model

    return make


@pytest.mark.thorough
@pytest.mark.usefixtures("each_cpu_backend")
@pytest.mark.parametrize("name", ["residual reduced", "density", "nonlinear"])
def test_factors_of_lora_layers_act_and_train_as_in_mace_torch(name, pair, with_factors, batch_of):
    _, plain = pair(name, scripted=True)
    theirs = with_factors(name)
    ours = mace_fast.accelerate(theirs)
    batch = batch_of(ours, "ethanol")
    expected, found = (model(dict(batch)) for model in (theirs, ours))
    assert not torch.allclose(plain(dict(batch))["energy"], expected["energy"], rtol=1e-6), "the factors do something"
    for key in ("energy", "forces"):
        torch.testing.assert_close(found[key], expected[key], rtol=1e-10, atol=1e-10)
    own, others = gradients(ours, batch), gradients(theirs, batch)
    assert len(own) == len(others) > 0
    # factors are trained and nothing else; both packages list them in the order of the modules
    for one, other in zip(own, others, strict=True):
        torch.testing.assert_close(one, other, rtol=1e-8, atol=1e-8 * float(other.abs().max()) + 1e-12)


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["residual reduced", "nonlinear"])
def test_factors_are_merged_on_the_way_back(name, pair, with_factors, batch_of, tmp_path):
    _, plain = pair(name, scripted=True)
    ours = mace_fast.accelerate(with_factors(name))
    batch = batch_of(ours, "ethanol")
    back = mace_fast.to_mace(ours)
    assert set(back.state_dict()) == set(plain.state_dict())
    assert all(parameter.requires_grad for parameter in back.parameters())
    torch.testing.assert_close(back(dict(batch))["forces"], ours(dict(batch))["forces"], rtol=1e-9, atol=1e-9)
    mace_fast.save(ours, tmp_path / "merged.safetensors")
    saved = mace_fast.load(tmp_path / "merged.safetensors")
    torch.testing.assert_close(saved(dict(batch))["energy"], ours(dict(batch))["energy"], rtol=1e-12, atol=1e-12)


@pytest.mark.thorough
def test_the_model_that_is_given_stays_as_it_is(with_factors):
    theirs = with_factors("residual reduced")
    before = {name: value.clone() for name, value in theirs.state_dict().items()}
    ours = mace_fast.accelerate(theirs)
    assert ours.state_dict().keys() != before.keys()
    for parameter in ours.parameters():
        parameter.data.zero_()
    assert all(torch.equal(value, before[name]) for name, value in theirs.state_dict().items())


def test_without_factors_names_and_order_of_parameters_are_mace_torchs(pair):
    _, theirs = pair("density")
    ours = mace_fast.accelerate(theirs)
    assert [name for name, _ in ours.named_parameters()] == [name for name, _ in theirs.named_parameters()]
    assert set(ours.state_dict()) == set(theirs.state_dict())
    assert not torch.nn.utils.parametrize.is_parametrized(ours.interactions[0].linear)


def test_a_copy_of_an_adapted_model_trains_alone(with_factors, batch_of):
    """As the average of stage two is."""
    ours = mace_fast.accelerate(with_factors("residual reduced"))
    batch = batch_of(ours, "ethanol")
    before = ours(dict(batch))["energy"].detach()
    average = torch.optim.swa_utils.AveragedModel(ours)
    torch.testing.assert_close(average.module(dict(batch))["energy"].detach(), before)
    for parameter in average.parameters():
        parameter.data.mul_(0.5)
    torch.testing.assert_close(ours(dict(batch))["energy"].detach(), before)


@pytest.mark.thorough
@pytest.mark.usefixtures("each_cpu_backend")
def test_a_radial_basis_that_trains_has_its_gradient(pair, batch_of):
    """mace-torch makes that of a fine-tuned model a parameter."""
    theirs = copy.deepcopy(pair("residual reduced", scripted=True)[1])
    basis = theirs.radial_embedding.bessel_fn
    values = basis.bessel_weights
    del basis.bessel_weights
    basis.bessel_weights = torch.nn.Parameter(values.clone())
    ours = mace_fast.accelerate(theirs)
    batch = batch_of(ours, "ethanol")
    name = "radial_embedding.bessel_fn.bessel_weights"
    assert dict(ours.named_parameters())[name].requires_grad
    own, others = gradients(ours, batch), gradients(theirs, batch)
    assert len(own) == len(others) == len(list(theirs.parameters()))
    for one, other in zip(own, others, strict=True):
        torch.testing.assert_close(one, other, rtol=1e-8, atol=1e-8 * float(other.abs().max()) + 1e-12)
