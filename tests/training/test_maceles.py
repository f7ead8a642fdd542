"""A model with latent charges trains as in mace-torch, where the package ``les`` is installed."""

import importlib.util

import pytest

import mace_fast
from mace_fast.cli.main import main

needs_les = pytest.mark.skipif(
    importlib.util.find_spec("les") is None, reason="needs les (pip install git+https://github.com/ChengUCB/les)"
)


@needs_les
@pytest.mark.thorough
def test_energies_and_forces_train_as_in_mace_torch(same_losses, tmp_path):
    same_losses(model="MACELES", max_num_epochs=1, hidden_irreps="4x0e+4x1o", max_ell=1, rtol=1e-7)
    (own,) = (tmp_path / "ours").rglob("tiny.safetensors")
    assert type(mace_fast.load(own)) is mace_fast.MACELES


@pytest.mark.skipif(importlib.util.find_spec("les") is not None, reason="les is installed")
@pytest.mark.usefixtures("reference")
def test_without_les_training_is_refused_before_anything_is_read(capsys):
    assert main(["train", "--name=refused", "--train_file=none.xyz", "--model=MACELES"]) == 2
    assert "a MACELES needs the package les, which cannot be imported" in capsys.readouterr().err
