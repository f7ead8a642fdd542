"""In i-PI: the driver and the client give what the calculator gives, beads together or one by one."""

import os
import sys
import threading

import ase.io
import numpy as np
import pytest
from ase.build import molecule

pytest.importorskip("ipi", reason="i-PI is not installed (pip install 'mace-fast[ipi]')")
from ipi.pes import load_pes, scan_pes_file
from ipi.scripting import InteractiveSimulation
from ipi.utils.units import UnitMap, unit_to_user

import mace_fast
from mace_fast.cli import main
from mace_fast.integrations import ipi_driver
from mace_fast.integrations.batches import Batches
from mace_fast.integrations.ipi_client import connect, serve

pytestmark = [
    pytest.mark.usefixtures("compiled_cpu"),
    pytest.mark.filterwarnings("ignore:currentThread:DeprecationWarning"),  # i-PI's own
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),
]
DRIVER = ipi_driver.__file__
NVE = '<dynamics mode="nve"><timestep units="femtosecond">0.1</timestep></dynamics>'
PILE = """<dynamics mode="nvt"><timestep units="femtosecond">0.5</timestep>
<thermostat mode="pile_l"><tau units="femtosecond">50</tau></thermostat></dynamics>"""


@pytest.fixture(autouse=True)
def water(tmp_path, monkeypatch):
    """Two molecules in a box, in files as i-PI and as ASE read them, in the working folder."""
    monkeypatch.chdir(tmp_path)
    atoms = molecule("H2O", cell=[3.1] * 3, pbc=True) * (2, 1, 1)
    atoms.rattle(0.05, seed=1)
    ase.io.write("template.xyz", atoms, format="extxyz")
    head = f"{len(atoms)}\n# CELL(abcABC): 6.2 3.1 3.1 90 90 90 cell{{angstrom}} positions{{angstrom}}\n"
    rows = zip(atoms.get_chemical_symbols(), *atoms.positions.T.tolist(), strict=True)
    (tmp_path / "init.xyz").write_text(head + "".join(f"{name} {x!r} {y!r} {z!r}\n" for name, x, y, z in rows))
    return atoms


def direct(batch_size=1, parameters="template: template.xyz, model: mace-mp-small"):
    """A force field in the process of i-PI."""
    return (
        f'<ffdirect name="mace" threaded="false"><pes>custom</pes><pes_path>{DRIVER}</pes_path>'
        f"<batch_size>{batch_size}</batch_size><parameters>{{{parameters}}}</parameters></ffdirect>"
    )


def simulated(force_fields, beads=1, motion=NVE, names=("mace",)):
    forces = "".join(f'<force forcefield="{name}" weight="{1 / len(names)}"/>' for name in names)
    return InteractiveSimulation(f"""<simulation verbosity="quiet"><prng><seed>7</seed></prng>{force_fields}<system>
        <initialize nbeads="{beads}"><file mode="xyz">init.xyz</file>
        <velocities mode="thermal" units="kelvin">300</velocities></initialize><forces>{forces}</forces>
        <motion mode="dynamics">{motion}</motion>
        <ensemble><temperature units="kelvin">300</temperature></ensemble></system></simulation>""")


def numbers_of(simulation):
    """Of the beads: positions in Å, energies, forces and virials in atomic units."""
    system = simulation.syslist[0]
    positions = unit_to_user("length", "angstrom", np.array(system.beads.q)).reshape(system.beads.nbeads, -1, 3)
    forces = np.array(system.forces.f).reshape(positions.shape)
    return positions, np.array(system.forces.pots), forces, np.array(system.forces.virs)


def test_numbers_and_conserved_quantity_are_those_of_the_model(water):
    simulation = simulated(direct())
    before = simulation.properties("conserved")
    simulation.run(6, write_outputs=False)
    positions, energies, forces, virials = numbers_of(simulation)
    water.calc = mace_fast.mace_mp("small", device="cpu", default_dtype="float64")
    water.positions, water.cell = positions[0], [6.2, 3.1, 3.1]
    assert energies[0] == pytest.approx(water.get_potential_energy() * UnitMap["energy"]["electronvolt"], abs=1e-10)
    np.testing.assert_allclose(forces[0], water.get_forces() * UnitMap["force"]["ev/ang"], rtol=0, atol=1e-10)
    virial = -water.get_stress(voigt=False) * water.get_volume() * UnitMap["energy"]["electronvolt"]
    np.testing.assert_allclose(np.triu(virials[0]), np.triu(virial), rtol=0, atol=1e-9)
    assert simulation.properties("conserved") == pytest.approx(before, abs=0.01)


def test_beads_are_evaluated_together(monkeypatch):
    sizes, original = [], Batches.evaluate

    def noted(self, systems, **options):
        sizes.append(len(systems))
        return original(self, systems, **options)

    monkeypatch.setattr(Batches, "evaluate", noted)
    found = []
    for batch_size in (4, 1):
        simulation = simulated(direct(batch_size), beads=4, motion=PILE)
        simulation.run(3, write_outputs=False)
        found.append(numbers_of(simulation))
    assert sizes == [4] * 4 + [1] * 16
    for together, alone in zip(*found, strict=True):
        np.testing.assert_allclose(together, alone, rtol=0, atol=1e-9)


def test_clients_connect_to_sockets(capsys):
    """Two force fields, each with half of the weight: one sends structures alone, the other all beads at once."""
    names = [f"mace_fast_{os.getpid()}_{size}" for size in (1, 2)]
    fields = "".join(
        f'<ffsocket mode="unix" name="{name}"><address>{name}</address><batch_size>{size}</batch_size></ffsocket>'
        for size, name in enumerate(names, 1)
    )
    evaluations, statuses = [], []

    def client():
        with connect(f"/tmp/ipi_{names[0]}", None, lambda text: None) as server:
            evaluations.append(serve(server, driver))

    def command():
        statuses.append(main(["ipi", "mace-mp-small", "template.xyz", "--unix", "--address", names[1]]))

    driver = ipi_driver.MaceFastDriver("template.xyz", "mace-mp-small")
    threads = [threading.Thread(target=target, daemon=True) for target in (client, command)]
    for thread in threads:
        thread.start()
    simulation = simulated(fields, beads=2, motion=PILE, names=names)
    simulation.run(3, write_outputs=False)
    found = numbers_of(simulation)
    simulation.stop()
    for thread in threads:
        thread.join(60)
    assert (evaluations, statuses) == ([8], [0])
    assert capsys.readouterr().out == "i-PI has ended the run after 4 evaluations\n"
    expected = simulated(direct(2), beads=2, motion=PILE)
    expected.run(3, write_outputs=False)
    for one, other in zip(found, numbers_of(expected), strict=True):
        np.testing.assert_allclose(one, other, rtol=0, atol=1e-9)


def test_the_driver_is_where_the_command_says(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["ipi", "--driver-path"])
    assert ended.value.code == 0
    path = capsys.readouterr().out.strip()
    assert scan_pes_file(path) == ("MaceFastDriver", "mace-fast")
    i_pi = sys.modules["ipi"]
    assert load_pes("custom", path).__name__ == "MaceFastDriver"
    assert sys.modules["ipi"] is i_pi


def test_units_are_those_of_i_pi():
    assert UnitMap["length"]["angstrom"] == ipi_driver.BOHR_PER_ANGSTROM
    assert UnitMap["energy"]["electronvolt"] == ipi_driver.HARTREE_PER_EV
    assert UnitMap["force"]["ev/ang"] == ipi_driver.ATOMIC_FORCE


def test_options_of_the_driver():
    driver = ipi_driver.MaceFastDriver("template.xyz", "mace-mp-small", dtype="float32", tables=True)
    exact = ipi_driver.MaceFastDriver("template.xyz", "mace-mp-small")
    cell, positions = np.diag([11.7, 5.9, 5.9]), ase.io.read("template.xyz").positions * ipi_driver.BOHR_PER_ANGSTROM
    energy, forces, virial, extra = driver(cell, positions)
    assert (forces.dtype, virial.dtype, extra) == (np.float64, np.float64, "")
    assert energy == pytest.approx(exact(cell, positions)[0], abs=1e-5)
    np.testing.assert_allclose(forces, exact(cell, positions)[1], rtol=0, atol=1e-5)


def test_other_atoms_than_those_of_the_template_are_refused():
    driver = ipi_driver.MaceFastDriver("template.xyz", "mace-mp-small")
    with pytest.raises(ValueError, match="i-PI has 3 atoms and the template 6: give a template with the atoms"):
        driver(np.eye(3) * 10, np.zeros((3, 3)))
