"""A real model tuned by ``mace-fast train`` as by ``mace_run_train``: with replay, and with energies of atoms."""

import ase.io
import pytest
import torch

import mace_fast

pytestmark = [
    pytest.mark.filterwarnings("ignore:`torch.jit.*:DeprecationWarning"),  # in pickles of mace-torch's modules
    pytest.mark.filterwarnings("ignore:The TorchScript type system:UserWarning"),
]


@pytest.fixture
def tuning(shared_model, shared_data, tmp_path):
    """What both need to tune a model of solvents (H, C and O) on acetylacetone, with replay of aspirin."""
    files = {"train": ("acac_train_300K.xyz", ":4"), "valid": ("acac_train_300K.xyz", "4:6")}
    files |= {"pt_train": ("rmd17_aspirin_train.xyz", ":4"), "pt_valid": ("rmd17_aspirin_train.xyz", "4:6")}
    settings = {"foundation_model": shared_model("imagdau_mace02_com1_swa.model")}
    for name, (file, which) in files.items():
        settings[f"{name}_file"] = tmp_path / f"{name}.xyz"
        ase.io.write(tmp_path / f"{name}.xyz", ase.io.read(shared_data(file), which), format="extxyz")
    return settings


# The model's own labels: losses and gradients of that head begin as rounding, which Adam magnifies.
@pytest.mark.parametrize(("pseudolabels", "tolerances"), [("False", {}), ("True", {"rtol": 1e-6, "atol": 1e-20})])
def test_heads_are_tuned_with_replay(pseudolabels, tolerances, tuning, same_losses, tmp_path):
    """A head of its own for what the model was trained on, with labels of the file or the model's own."""
    heads = {"multiheads_finetuning": "True", "E0s": "foundation", "pseudolabel_replay": pseudolabels}
    same_losses(**tolerances, **tuning, **heads, max_num_epochs=1)
    assert mace_fast.load(tmp_path / "ours" / "tiny.safetensors").heads == ["pt_head", "Default"]


@pytest.mark.parametrize("energies", ["foundation", "estimated"])
def test_energies_of_atoms_come_from_where_they_are_asked_for(energies, tuning, same_losses):
    same_losses(multiheads_finetuning="False", E0s=energies, max_num_epochs=1, **tuning)


def test_a_model_whose_parameters_are_frozen_in_the_file_is_tuned(tuning, trained, tmp_path):
    """As programs that evaluated it leave it; mace-torch copies its numbers into a model that trains."""
    model = mace_fast.to_mace(mace_fast.load(tuning["foundation_model"]))
    torch.save(model.requires_grad_(False), tmp_path / "frozen.model")
    tuning["foundation_model"] = tmp_path / "frozen.model"
    trained("ours", multiheads_finetuning="False", E0s="foundation", max_num_epochs=1, **tuning)
    found = mace_fast.load(tmp_path / "ours" / "tiny.safetensors")
    before = model.state_dict()
    assert all(parameter.requires_grad for parameter in found.parameters())
    name = "interactions.0.linear_up.weight"
    before = model.get_parameter(name).double()
    assert found.get_parameter(name).shape == before.shape
    assert not torch.equal(found.get_parameter(name), before)
