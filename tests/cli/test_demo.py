import re

import numpy as np
import pytest
from ase.build import bulk

from mace_fast.cli import demo
from mace_fast.cli.picture import MDRecord, Parity, draw

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.filterwarnings("ignore:`torch.jit.*:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The TorchScript type system:UserWarning"),
]
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def short(monkeypatch):
    """The whole demonstration with fewer repetitions, steps and atoms."""
    monkeypatch.setattr(demo, "REPETITIONS", 1)
    monkeypatch.setattr(demo, "MD_STEPS", 3)
    monkeypatch.setattr(demo, "silicon_crystal", lambda: bulk("Si", cubic=True))


def test_demo_compares_with_mace_torch_and_names_its_picture(short, run, tmp_path, reference):
    status, out, err = run("demo", "--output", tmp_path / "new" / "folder")
    lines = [line.rstrip() for line in out.splitlines()]
    picture = tmp_path / "new" / "folder" / "mace_fast_demo.png"
    assert status == 0
    assert lines[-1] == f"picture: {picture}"
    assert picture.read_bytes().startswith(PNG)
    for name in demo.demo_structures():
        results, comparison = (re.split(r"\s{2,}", line.strip()) for line in lines if line.startswith(f"{name}  "))
        assert np.isfinite(float(results[2]))
        assert float(comparison[3]) < 1e-10
        assert float(comparison[4]) < 1e-9
        assert float(comparison[5]) < 1e-10
        assert all(float(milliseconds) > 0 for milliseconds in comparison[6:])
    assert any(line.startswith("molecular dynamics: 8 silicon atoms, 3 steps") for line in lines)
    assert "molecular dynamics of silicon: 3/3" in err


def test_demo_without_mace_torch_compares_with_differences(short, run, tmp_path, monkeypatch):
    find_spec = demo.importlib.util.find_spec
    monkeypatch.setattr(demo.importlib.util, "find_spec", lambda name: None if name == "mace" else find_spec(name))
    status, out, _ = run("demo", "--output", tmp_path)
    assert status == 0
    assert "mace-torch is not installed, so there is nothing to compare with" in out
    assert "mace-torch ms" not in out
    assert (tmp_path / "mace_fast_demo.png").read_bytes().startswith(PNG)


def test_demo_says_at_once_that_matplotlib_is_missing(fails, tmp_path, monkeypatch):
    monkeypatch.setattr(demo.importlib.util, "find_spec", lambda name: None)
    assert fails("demo", "--output", tmp_path) == "the picture needs matplotlib: pip install 'mace-fast[plot]'"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["file", "file/folder"])
def test_demo_says_before_it_computes_that_its_folder_cannot_be_made(name, fails, tmp_path):
    (tmp_path / "file").write_text("kept")
    assert fails("demo", "--output", tmp_path / name).startswith(f"--output {tmp_path / name} cannot be made: ")
    assert (tmp_path / "file").read_text() == "kept"


def test_demo_says_before_it_computes_that_its_picture_cannot_be_written(fails, tmp_path):
    picture = tmp_path / "mace_fast_demo.png"
    picture.mkdir()
    message = fails("demo", "--output", tmp_path)
    assert message == f"{picture} is a folder; give the name of a file in it"


def test_picture_shows_energy_temperature_and_parity(tmp_path):
    time = np.arange(4.0)
    record = MDRecord(time, np.array([0, 0.2, 0.1, 0.3]), np.array([0, -0.2, -0.1, -0.1]), 300 + time, num_atoms=2)
    assert record.largest_deviation() == pytest.approx(0.1)
    draw(tmp_path / "picture.svg", record, Parity("mace-torch", time, time + 1))
    text = (tmp_path / "picture.svg").read_text()
    assert text.count('id="axes_') == 3
