import os
import subprocess
import sys
from pathlib import Path

import pytest

import mace_fast
from mace_fast.cli import main
from mace_fast.cli.main import COMMANDS

NAMES = [command.__name__.rsplit(".", 1)[-1].replace("evaluate", "eval").replace("_", "-") for command in COMMANDS]


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


@pytest.mark.parametrize("argv", [["eval", "model", "in", "out", "--foo"], ["info", "--foo"]])
def test_an_unknown_option_is_answered_with_the_usage_of_the_command(argv, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(argv)
    message = capsys.readouterr().err
    assert message.startswith(f"usage: mace-fast {argv[0]} [-h]")
    assert message.endswith(f"mace-fast {argv[0]}: error: unrecognized arguments: --foo\n")


@pytest.mark.thorough
@pytest.mark.skipif(sys.platform == "win32", reason="pipes without a reader are another error there")
@pytest.mark.parametrize("argv", [["info", "model", "--json"], ["info", "model"]])
def test_a_command_whose_output_nobody_reads_ends_quietly(argv, small_model):
    command = [sys.executable, "-m", "mace_fast.cli", *(small_model if each == "model" else each for each in argv)]
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")


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
    assert "the names are mace-off-small, mace-off-medium" in fails("info", "mace-off-huge")


def test_file_that_is_no_model(fails, tmp_path):
    path = tmp_path / "notes.model"
    path.write_text("not a model")
    assert str(path) in fails("info", path)


def test_missing_cuda_device(fails, small_model, structure_file):
    torch = pytest.importorskip("torch")
    if torch.cuda.is_available():
        pytest.skip("this machine has a CUDA device")
    message = fails("eval", small_model, structure_file, "out.extxyz", "--device", "cuda")
    built = ", as it is built without CUDA" if torch.version.cuda is None and torch.version.hip is None else ""
    assert message == f"--device cuda: torch finds no GPU{built}; leave --device out to run on the CPU"


@pytest.mark.parametrize("device", ["gpu", "cuda:", "cuda:x", "CUDA", "mps"])
def test_a_device_that_does_not_exist_is_refused_with_those_that_do(device, fails, small_model, structure_file):
    message = fails("eval", small_model, structure_file, structure_file.with_name("out.extxyz"), "--device", device)
    assert message == f"--device {device} is no device: give cpu, cuda, or one of several GPUs such as cuda:1"


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["info", "{}"], "{} is a folder, expected a model file"),
        (["check", "{}"], "{} is a folder, expected a model file"),
        (["check", "model", "{}"], "{} is a folder, expected a file with structures: name a file in it"),
        (["convert", "model", "{}", "--force"], "{} is a folder; give the name of a file in it"),
        (["eval", "model", "{}", "out.xyz"], "{} is a folder, expected a file with structures: name a file in it"),
        (["eval", "model", "in", "{}.xyz"], "{}.xyz is a folder; give the name of a file in it"),
        (["md", "model", "{}"], "{} is a folder, expected a file with structures: name a file in it"),
        (["md", "model", "in", "--trajectory", "{}.traj"], "{}.traj is a folder; give the name of a file"),
    ],
)
def test_a_folder_in_place_of_a_file_is_refused(argv, message, fails, small_model, structure_file, tmp_path):
    folder = tmp_path / "folder.safetensors"
    for ending in ("", ".xyz", ".traj"):
        Path(f"{folder}{ending}").mkdir()
    names = {"model": small_model, "in": structure_file, "out.xyz": tmp_path / "out.xyz"}
    assert fails(*(names.get(each, each.format(folder)) for each in argv)).startswith(message.format(folder))


def test_a_full_disk_is_said_with_the_remedy(fails, monkeypatch):
    def full(_):
        with open("/dev/full", "w") as file:
            file.write("words")

    if not Path("/dev/full").exists():
        pytest.skip("no device that is always full")
    monkeypatch.setattr("mace_fast.cli.info.model_facts", full)
    message = fails("info", "mace-mp-small")
    assert message == "[Errno 28] No space left on device: make room on the disk and run it again"


def test_a_file_of_no_format_of_ase_is_refused_with_some_that_are(fails, small_model, tmp_path):
    (tmp_path / "in.txt").write_text("words")
    message = fails("eval", small_model, tmp_path / "in.txt", tmp_path / "out.xyz")
    assert message.endswith("in.txt: give one that ends in .extxyz, .cif or .traj")
