import pickle
import re
import resource

import pytest
import torch

import mace_fast
from mace_fast.cli import main
from mace_fast.writing import replacing

# e3nn scripts the parts of a mace-torch model with annotations that TorchScript warns of
pytestmark = [
    pytest.mark.filterwarnings("ignore:`torch.jit.*:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The TorchScript type system:UserWarning"),
]


def test_round_trip_keeps_every_bit(run, small_model, tmp_path, reference):
    assert run("convert", small_model, tmp_path / "a.safetensors")[0] == 0
    assert run("convert", tmp_path / "a.safetensors", tmp_path / "b.model")[0] == 0
    original, ours = mace_fast.load(small_model).state_dict(), mace_fast.load(tmp_path / "a.safetensors").state_dict()
    assert original.keys() == ours.keys()
    assert all(torch.equal(original[name], ours[name]) for name in original)
    with torch.serialization.safe_globals([]):
        theirs = torch.load(tmp_path / "b.model", weights_only=False)
    assert isinstance(theirs, reference.modules.ScaleShiftMACE)
    ours = mace_fast.to_mace(mace_fast.load(small_model)).state_dict()
    assert all(torch.equal(tensor, ours[name]) for name, tensor in theirs.state_dict().items())


def test_refuses_to_overwrite_without_force(fails, run, small_model, tmp_path):
    out = tmp_path / "a.safetensors"
    out.write_text("precious")
    assert fails("convert", small_model, out) == f"{out} exists; give another name, or --force to overwrite it"
    assert out.read_text() == "precious"
    assert run("convert", small_model, out, "--force")[0] == 0
    assert mace_fast.load(out).r_max == 3.0


def test_ending_must_say_what_to_write(fails, small_model, tmp_path):
    assert "must end in .safetensors or .model" in fails("convert", small_model, tmp_path / "model.pt")


def test_an_object_for_lammps_needs_no_other_package(run, fails, small_model, tmp_path):
    status, printed, _ = run("convert", small_model, tmp_path / "a.pkl", "--to", "mliap", "--dtype", "float32")
    assert status == 0
    assert "pair_style mliap unified" in printed
    content = (tmp_path / "a.pkl").read_bytes()
    assert not [
        name for name in (b"mace.", b"cuequivariance", b"e3nn") if b"\x8c" + bytes([len(name)]) + name in content
    ]
    assert pickle.loads(content).element_types == ["H", "C", "O"]
    assert run("convert", small_model, tmp_path / "a.pt", "--to", "mliap")[0] == 0
    assert "must end in .pkl, .pt, .pth" in fails("convert", small_model, tmp_path / "a.model", "--to", "mliap")
    assert "belong to --to mliap" in fails("convert", small_model, tmp_path / "b.model", "--head", "low")


def test_folder_must_exist(fails, small_model, tmp_path):
    assert "create it first" in fails("convert", small_model, tmp_path / "missing" / "a.safetensors")


@pytest.fixture
def no_room():
    """Files of more than 10 kB cannot be written, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_full_disk_is_named_with_what_could_not_be_written(no_room, tmp_path):
    out = tmp_path / "out.xyz"
    with pytest.raises(OSError, match=rf"cannot write {out}: File too large; make room"), replacing(out) as partial:
        partial.write_bytes(bytes(20_000))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ["safetensors", "model"])
def test_full_disk_is_named_with_the_size_of_the_file(ending, fails, small_model, tmp_path, reference, no_room):
    out = tmp_path / f"out.{ending}"
    message = fails("convert", small_model, out)
    assert re.match(rf"cannot write {out} \(\d{{6}} bytes\): File too large; make room there", message)
    assert list(tmp_path.iterdir()) == []


def test_folders_in_place_of_files_are_named(fails, small_model, tmp_path):
    out = tmp_path / "out.model"
    out.mkdir()
    for force in ((), ("--force",)):
        assert fails("convert", small_model, out, *force).startswith(
            f"{out} is a folder; give the name of a file in it"
        )
    for command in (("convert", out, tmp_path / "new.model"), ("info", out)):
        assert fails(*command) == f"{out} is a folder, expected a model file"


class Harmful:
    def __reduce__(self):
        return (print, ("the code in the file was run",))


def test_code_in_a_model_file_is_refused_and_nothing_is_written(tmp_path, capsys):
    torch.save({"model": Harmful()}, tmp_path / "bad.model", pickle_module=pickle)
    status = main(["convert", str(tmp_path / "bad.model"), str(tmp_path / "out.safetensors")])
    captured = capsys.readouterr()
    assert (status, captured.out) == (2, "")
    assert "print" in captured.err
    assert [path.name for path in tmp_path.iterdir()] == ["bad.model"]


@pytest.mark.parametrize("frozen", ["nothing", "one", "all"])
@pytest.mark.parametrize("ending", ["safetensors", "model"])
def test_what_trains_in_the_source_trains_in_what_is_written(ending, frozen, run, shared_model, tmp_path, reference):
    source, out = tmp_path / "source.safetensors", tmp_path / f"out.{ending}"
    model = mace_fast.load(shared_model("imagdau_mace02_com1_swa.model"))
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(frozen == "nothing" or (frozen == "one" and name != "products.0.linear.weight"))
    mace_fast.save(model, source)
    status, printed, _ = run("convert", source, out)
    assert status == 0
    assert ("no parameter requires a gradient, as in MODEL" in printed) is (frozen == "all")
    wanted = {name: parameter.requires_grad for name, parameter in model.named_parameters()}
    found = mace_fast.load(out) if ending == "safetensors" else torch.load(out, weights_only=False)
    assert {name: parameter.requires_grad for name, parameter in found.named_parameters()} == wanted
