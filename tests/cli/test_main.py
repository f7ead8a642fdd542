import pytest

import mace_fast
from mace_fast.cli import main
from mace_fast.cli.files import replacing
from mace_fast.cli.main import COMMANDS

NAMES = [command.__name__.rsplit(".", 1)[-1].replace("evaluate", "eval") for command in COMMANDS]


def test_version(capsys):
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out == f"mace-fast {mace_fast.__version__}\n"


@pytest.mark.parametrize("name", NAMES)
def test_help_has_an_example(name, capsys):
    with pytest.raises(SystemExit, match="0"):
        main([name, "--help"])
    assert f"\n  mace-fast {name} " in capsys.readouterr().out


def test_unknown_command_names_the_commands(capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["evaluate"])
    message = capsys.readouterr().err
    assert all(f"'{name}'" in message for name in NAMES)


def test_debug_shows_the_error_itself():
    with pytest.raises(FileNotFoundError, match="neither a file nor a foundation model"):
        main(["info", "no-such.model", "--debug"])


@pytest.mark.parametrize("command", ["info", "check"])
def test_missing_model(command, fails):
    assert fails(command, "no-such.model").startswith("no-such.model is neither a file nor a foundation model")


def test_foundation_model_that_is_not_here_says_how_to_get_it(fails, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    message = fails("info", "mace-off-medium")
    assert f"curl --fail --location --create-dirs --output '{tmp_path}/mace/MACE-OFF23_medium.model'" in message


def test_size_of_a_foundation_model_that_does_not_exist(fails):
    assert "the names are small, medium, large" in fails("info", "mace-off-huge")


def test_file_that_is_no_model(fails, tmp_path):
    path = tmp_path / "notes.model"
    path.write_text("not a model")
    assert str(path) in fails("info", path)


def test_missing_cuda_device(fails, small_model, structure_file):
    torch = pytest.importorskip("torch")
    if torch.cuda.is_available():
        pytest.skip("this machine has a CUDA device")
    message = fails("eval", small_model, structure_file, "out.extxyz", "--device", "cuda")
    assert message == "--device cuda: torch finds no CUDA device; leave --device out to run on the CPU"


def test_replacing_keeps_the_old_file_and_no_partial_one_after_an_error(tmp_path):
    target = tmp_path / "out.txt"
    target.write_text("old")
    with pytest.raises(FileNotFoundError), replacing(target) as partial:
        partial.write_text((tmp_path / "missing.txt").read_text())
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_replacing_writes_the_whole_file(tmp_path):
    target = tmp_path / "out.txt"
    target.write_text("old")
    with replacing(target) as partial:
        assert partial.suffix == target.suffix
        partial.write_text("new")
        assert target.read_text() == "old"
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]
