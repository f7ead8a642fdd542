import ase.io
import pytest
from ase import Atoms
from ase.build import molecule

from mace_fast.cli import main


@pytest.fixture
def run(capsys):
    """``run("info", path)`` is the exit status, standard output and standard error of ``mace-fast info path``."""

    def call(*argv):
        status = main([str(argument) for argument in argv])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return call


@pytest.fixture
def fails(run):
    """``fails("info", path)`` is the one sentence that the command prints to standard error before it exits with 2."""

    def call(*argv):
        status, out, err = run(*argv)
        assert (status, out) == (2, "")
        assert "Traceback" not in err
        prefix = f"mace-fast {argv[0]}: error: "
        assert err.startswith(prefix)
        assert err.count("\n") == 1
        return err.removeprefix(prefix).strip()

    return call


@pytest.fixture(scope="session")
def small_model(shared_model):
    """A trained model of H, C and O that is fast enough to be evaluated often."""
    return shared_model("mace-tutorials_model.model")


@pytest.fixture
def structures():
    """Molecules of H, C and O, alone and in a box, each atom a little off its site."""
    box = Atoms("CO2H2", positions=[(0, 0, 0), (1.2, 0, 0), (0, 1.3, 0.2), (2, 2, 2), (2.2, 2.1, 1.2)], pbc=True)
    box.cell = [[3.5, 0, 0], [0.4, 3.6, 0], [0, -0.3, 3.9]]
    found = [molecule("CH3CH2OH"), box, molecule("H2O"), Atoms("H")]
    for seed, atoms in enumerate(found):
        atoms.rattle(0.05, seed=seed)
    return found


@pytest.fixture
def structure_file(tmp_path, structures):
    """The structures in a file."""
    path = tmp_path / "structures.extxyz"
    ase.io.write(path, structures)
    return path


@pytest.fixture
def start(tmp_path, structures):
    """A file with the structure that a run of dynamics starts from."""
    path = tmp_path / "start.extxyz"
    ase.io.write(path, structures[1])
    return path
