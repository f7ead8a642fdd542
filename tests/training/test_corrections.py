"""Energies of atoms that do not fit the data, and errors of virials, which mace-torch does not print."""

import re

import numpy as np
import pytest


@pytest.fixture
def output(tmp_path):
    """``output()`` is what the training in the folder "ours" printed."""
    return lambda: (tmp_path / "ours" / "output.txt").read_text()


def test_energies_of_elements_that_the_data_lack_are_left_out_and_that_is_said(
    first_epoch, trained, losses, output, isolated_energies, tmp_path
):
    first_epoch("theirs", tmp_path / "theirs")
    trained("ours", max_num_epochs=1, E0s=isolated_energies.replace("}", ", 2: -1.0, 9: -2.0}"))
    assert "The energies of atoms of He, F are left out: the training data have no such atoms" in output()
    np.testing.assert_allclose(losses("ours")["opt"], losses("theirs")["opt"], rtol=1e-8)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"E0s": "{1: -13.6, 6: -1029.5, 7: -1485.0}"}, "the data contain O, for which neither --E0s nor"),
        ({"E0s": None}, "--E0s is missing, and the training file has no isolated atoms: give --E0s="),
        ({"atomic_numbers": "[1, 6, 7]"}, "the data contain O, but the model will have only H, C, N: add it to"),
        ({"batch_size": 9}, "there are 8 configurations to train on, which fill no batch of --batch_size=9: give"),
    ],
)
def test_elements_without_energies_or_place_and_too_few_data_are_refused_before_the_training(
    settings, message, trained, tmp_path
):
    with pytest.raises(AssertionError, match=f"mace-fast train: error: {re.escape(message)}"):
        trained("ours", **settings)
    assert not list((tmp_path / "ours").rglob("*.model"))


@pytest.mark.parametrize("kind", ["RMSE", "MAE"])
def test_errors_of_virials_are_printed(kind, trained, crystals, output):
    labels = {"virials_key": "virials", "virials_weight": 10, "E0s": "average", "error_table": f"PerAtom{kind}"}
    trained("ours", train_file=crystals, valid_file=crystals, loss="virials", max_num_epochs=1, **labels)
    assert re.search(rf"{kind}_virials\w*=\s*\d", output())
    assert "None" not in output().split("Error-table on TRAIN and VALID")[1].split("\n\n")[0]
