"""``mace-fast train`` beside ``mace_run_train``: the same losses, files that mace-torch reads, and what is refused."""

import os
import sys

import ase.io
import numpy as np
import pytest
import torch

import mace_fast
from mace_fast.cli import main
from mace_fast.training.driver import train

pytestmark = pytest.mark.filterwarnings("ignore:`torch.jit.load`")  # in pickles of mace-torch's modules

BLOCKS = ("RealAgnosticResidual", "RealAgnosticDensityResidual")


@pytest.mark.parametrize("block", BLOCKS)
def test_every_step_has_the_loss_of_mace_torch(block, same_losses, losses):
    """With an exponential moving average and a second stage, whose losses weigh energies more."""
    blocks = dict.fromkeys(("interaction_first", "interaction"), f"{block}InteractionBlock")
    stages = {"ema": True, "swa": True, "start_swa": 1, "max_num_epochs": 3}
    same_losses(**blocks, **stages)
    assert len(losses("theirs")["opt"]) == 12


def test_models_are_written_for_both_packages_and_agree(trained, tmp_path, reference):
    trained("ours", swa=True, start_swa=1)
    folder = tmp_path / "ours"
    for stage in ("", "_stagetwo"):
        theirs = torch.load(folder / f"tiny{stage}.model", weights_only=False)
        assert type(theirs) is reference.modules.ScaleShiftMACE
        ours, converted = (mace_fast.load(folder / f"tiny{stage}.{ending}") for ending in ("safetensors", "model"))
        assert ours.state_dict().keys() == converted.state_dict().keys()
        assert all(torch.equal(value, converted.state_dict()[name]) for name, value in ours.state_dict().items())
        assert "hidden_irreps" in reference.tools.scripts_utils.extract_config_mace_model(theirs)
        for model in (theirs, ours):  # of the second stage too, before which mace-torch stops the training of all
            assert all(parameter.requires_grad for parameter in model.parameters())


def test_commands_of_mace_torch_take_the_model_and_agree(first_epoch, tmp_path, configurations, run_module):
    """Its evaluation of files, and its export to LAMMPS by way of TorchScript."""
    folder, data = first_epoch("ours", tmp_path / "ours"), configurations / "valid.xyz"
    model = folder / "tiny.model"
    flags = ["--configs", data, "--model", model, "--output", folder / "theirs.xyz", "--default_dtype", "float64"]
    run_module("mace.cli.eval_configs", *flags, cwd=folder)
    calculator = mace_fast.MACECalculator(model.with_suffix(".safetensors"), default_dtype="float64")
    for atoms in ase.io.read(folder / "theirs.xyz", ":"):
        energy, forces = atoms.info["MACE_energy"], atoms.arrays["MACE_forces"]
        atoms.calc = calculator
        assert abs(atoms.get_potential_energy() - energy) < 1e-6  # as many digits as the file has
        np.testing.assert_allclose(atoms.get_forces(), forces, atol=1e-6)
    run_module("mace.cli.create_lammps_model", model, cwd=folder)
    assert torch.jit.load(folder / "tiny.model-lammps.pt").r_max == calculator.r_max


def test_a_run_goes_on_from_a_checkpoint_of_mace_torch(first_epoch, trained, losses, tmp_path):
    """Both hold a state dict under the same names."""
    for whose in ("theirs", "ours"):
        first_epoch("theirs", tmp_path / whose)
        trained(whose, max_num_epochs=3, restart_latest=True)
    expected, found = losses("theirs"), losses("ours")
    assert len(expected["opt"]) == 16, "4 steps before, and all epochs from that of the checkpoint on"
    assert expected["opt"][4] != expected["opt"][0]
    np.testing.assert_allclose(found["opt"], expected["opt"], rtol=1e-8)


def test_fine_tuning_with_lora_and_heads(trained, losses, tmp_path, configurations, foundation, isolated_energies):
    """From a model that was trained before: factors of rank 2 train, and the file has them merged."""
    files = {name: str(configurations / f"{name}.xyz") for name in ("train", "valid")}
    head = {"train_file": files["train"], "valid_file": files["valid"], "E0s": isolated_energies}
    heads = dict.fromkeys("ab", head)
    tuning = {"foundation_model": foundation, "multiheads_finetuning": "False", "heads": str(heads), "lr": 0.01}
    for whose in ("theirs", "ours"):
        trained(whose, lora="True", lora_rank=2, **tuning)
    np.testing.assert_allclose(losses("ours")["opt"], losses("theirs")["opt"], rtol=1e-8)
    before, after = (mace_fast.load(file) for file in (foundation, tmp_path / "ours" / "tiny.safetensors"))
    assert after.heads == ["a", "b"]
    name = "interactions.1.linear.weight"
    assert not torch.equal(before.state_dict()[name], after.state_dict()[name])
    merged = torch.load(tmp_path / "theirs" / "tiny.model", weights_only=False)
    torch.testing.assert_close(after.state_dict()[name], merged.state_dict()[name], rtol=1e-7, atol=1e-9)


def test_models_are_written_where_mace_torch_fails_and_no_more_than_it_writes(trained, tmp_path):
    """It fails, after the training, to describe one with Gaussians; a second stage that never begins is the first."""
    trained("ours", radial_type="gaussian", swa=True, start_swa=1, max_num_epochs=1)
    written = {file.name for file in (tmp_path / "ours").iterdir() if file.suffix in (".model", ".safetensors")}
    assert written - {"tiny_compiled.model"} == {"tiny.model", "tiny.safetensors"}


def test_frozen_parts_stay_as_they_were(trained, tmp_path, foundation):
    trained("ours", foundation_model=foundation, multiheads_finetuning="False", freeze=6, lr=0.01)
    before, after = (mace_fast.load(file) for file in (foundation, tmp_path / "ours" / "tiny.safetensors"))
    changed = {name for name, value in before.named_parameters() if not torch.equal(value, after.get_parameter(name))}
    assert changed
    assert all(name.startswith("readouts.") for name in changed)


@pytest.mark.slow
def test_two_processes_have_the_validation_losses_of_one(trained, losses, tmp_path):
    """Half of all configurations on each, whose gradients are averaged, against all of them in one batch.

    Training losses are of the first process alone, and so would be the statistics of the data. Before the first epoch
    each process writes its validation.
    """
    settings = {"max_num_epochs": 4, "lr": 0.01, "mean": 0.0, "std": 1.0}
    settings |= {"compute_avg_num_neighbors": "False", "avg_num_neighbors": 10}
    trained("ours", folder=tmp_path / "one", batch_size=8, **settings)
    through = ("-m", "torch.distributed.run", "--standalone", "--nproc-per-node=2")
    trained("ours", tmp_path / "two", through, batch_size=4, distributed=True, launcher="torchrun", **settings)
    expected, found = losses("one")["eval"], losses("two")["eval"]
    assert len(expected) == 5
    assert expected[0] > 1.0005 * expected[-1]
    np.testing.assert_allclose(found, [expected[0], *expected], rtol=1e-8)


@pytest.mark.parametrize(
    ("flag", "words"),
    [
        ("--model=BOTNet", "mace_fast, which has MACE, ScaleShiftMACE, MACELES, PolarMACE, AtomicDipolesMACE, "),
        (
            "--model=AtomicDipolesMACE",
            "--model=AtomicDipolesMACE is trained with --loss=dipole --error_table=DipoleRMSE",
        ),
        ("--enable_cueq=True", "--enable_cueq asks for another package's kernels"),
        ("--foundation_model=my.safetensors", "make one with mace-fast convert"),
        ("--enable_oeq=True", "--enable_oeq asks for another package's kernels"),
        ("--loss=dipole", "train --model=AtomicDipolesMACE --error_table=DipoleRMSE"),
        ("--loss=dipole_polar", "train --model=AtomicDielectricMACE --error_table=DipolePolarRMSE"),
        ("--loss=energy_forces_dipole", "train --model=EnergyDipolesMACE --error_table=EnergyDipoleRMSE"),
    ],
)
@pytest.mark.usefixtures("reference")
def test_what_does_not_train_here_is_refused_with_the_remedy(flag, words, capsys):
    assert main(["train", "--name=refused", "--train_file=none.xyz", flag]) == 2
    assert words in capsys.readouterr().err


@pytest.mark.usefixtures("reference")
def test_a_missing_optimizer_is_refused_with_what_to_install(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "schedulefree", None)
    assert main(["train", "--name=refused", "--train_file=none.xyz", "--optimizer=schedulefree"]) == 2
    assert "pip install schedulefree" in capsys.readouterr().err


@pytest.mark.usefixtures("reference")
def test_mace_torch_may_unpickle_while_it_trains_and_no_longer(monkeypatch):
    """It loads foundation models and checkpoints so; what imported it before may have taken the permission back."""
    seen = []
    monkeypatch.delenv("TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD", raising=False)
    monkeypatch.setattr("mace.cli.run_train.run", lambda settings: seen.append(dict(os.environ)))
    assert train(["--name=none"]) == []
    assert seen[0]["TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD"] == "1"
    assert "TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD" not in os.environ


def test_other_commands_still_refuse_unknown_arguments(capsys):
    with pytest.raises(SystemExit) as error:
        main(["info", "mace-mp-small", "--nonsense"])
    assert error.value.code == 2
    assert "unrecognized arguments: --nonsense" in capsys.readouterr().err


@pytest.mark.usefixtures("reference")
def test_what_another_mace_torch_lacks_is_named(monkeypatch):
    monkeypatch.delattr("mace.cli.run_train.run_e3nn_to_cueq")
    monkeypatch.delattr(sys.modules["mace.tools.train"], "MACELoss")
    with pytest.raises(
        ImportError, match=r"no mace\.cli\.run_train\.run_e3nn_to_cueq, mace\.tools\.train\.MACELoss, which"
    ):
        train(["--name", "never", "--E0s", "average"])
