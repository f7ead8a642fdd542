"""What must the host do for a step, and how much memory do millions of atoms take? Counted; needs no GPU.

Evaluates crystals of SrTiO3 whole, by a captured step and in chunks, on tensors without numbers and with kernels that
are recorded and do not run, and prints Markdown.

    python -m profiling.large_systems > profiling/large_systems/counted.md
"""

import argparse
import shlex
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from mace_fast.chunks.cut import cut
from mace_fast.chunks.sizes import RECEIVERS_ON_A_GPU
from mace_fast.testing.workloads import PUBLISHED
from profiling.large_systems.crystals import SKIN, LargeCrystal, crystal, large_crystal
from profiling.large_systems.evaluations import (
    ChunkCount,
    bytes_evaluated,
    bytes_of_dictionary,
    count_captured,
    count_chunk,
    count_whole,
    frozen_model,
    input_with_topology,
)
from profiling.tables import markdown

GOAL = 80e9
"""Bytes of a GPU."""

MOST_EVALUATED = 200_000
"""Atoms of a crystal that is evaluated here too, in all its chunks."""

SMALL_CELLS = 4
"""Along each axis, of the small system."""

INTRODUCTION = """\
Nothing here ran on a GPU, and nothing was timed. The crystal is perfect, a = 3.905 Å, five atoms a cell.

- **The host**: operations as torch's dispatcher sees them, below autograd. `all` has views, allocations, our operators
  and what these call inside; `compute` are those of torch that write into memory of the device, of which some (sort,
  nonzero) launch several kernels; `launches` are Triton's, recorded; at each of the `waits` the host reads from the
  device what decides how it goes on. Counted on the meta device; the whole has a `topology`. The last rows are
  multiples: one chunk, the same for every size of the system, times the number of chunks.
- **Bytes**: of the memory of all tensors at the moment when most are alive, looked for after every operation. Counted
  on the meta device, where tensors have their full size, all atoms and edges. Of the chunks the one with the most edges
  is evaluated, twice, as what the first leaves is alive while the second is made. How many edges and senders it has
  was found with numbers, in a piece of the crystal. `[N, ...]` are what is kept from chunk to chunk: features after the
  first layer and their gradients, forces, energies of the two layers and the gradient by these.
- **Checked**: `evaluated here` is an evaluation on a CPU, of the whole crystal in all chunks, in memory that is
  allocated. Only kernels do not run in it; that they take no other memory is tested with Triton's interpreter.
- **Extrapolated** is one row: the input dictionary, as of `evaluate_in_chunks`, of 320 atoms, by atoms.
- **Not counted**: what torch's own kernels allocate inside (sort, nonzero), weights (below 0.1 GB), gaps of the
  allocator, and what CUDA takes itself.

80 GB are 80e9 bytes. Lists of neighbours reach further than the cutoff by a skin, but for what is evaluated whole."""


@dataclass(frozen=True)
class Counted:
    """What was counted for a crystal."""

    case: LargeCrystal
    forces: ChunkCount
    stress: ChunkCount
    whole: int
    dictionary: int
    evaluated: int | None


def count(model: Any, data: dict[str, Any], cells: int) -> Counted:
    """Everything of a crystal, in chunks of the default size of a GPU."""
    case = large_crystal(model, cells, RECEIVERS_ON_A_GPU)
    print(f"counting {case.num_atoms} atoms", file=sys.stderr)
    _, peak, given = count_whole(model, data, case.num_atoms)
    forces = count_chunk(model, case)
    of_dictionary = bytes_of_dictionary(model, data) * case.num_atoms // len(data["positions"])
    return Counted(
        case=case,
        forces=forces,
        stress=count_chunk(model, case, stress=True),
        whole=peak.peak + given,
        dictionary=of_dictionary + forces.peak.peak + forces.system["indices of chunks"],
        evaluated=bytes_evaluated(model, cells, RECEIVERS_ON_A_GPU) if case.num_atoms <= MOST_EVALUATED else None,
    )


def table_of_crystals(model: Any, crystals: Sequence[LargeCrystal]) -> str:
    headings = ["atoms", "chunks", "largest: receivers", "senders", "edges in the list", "within the cutoff"]
    rows = []
    for one in crystals:
        chunk = cut(one.part, one.receivers, model.r_max.dtype, sort=True)
        listed = int(one.part.counts[one.receivers].sum())
        numbers = (one.num_atoms, one.num_chunks, len(chunk.receivers), len(chunk.members), listed, len(chunk.vectors))
        rows.append([f"{number:,}" for number in numbers])
    return markdown(headings, rows)


def table_of_the_host(model: Any, data: dict[str, Any], counted: Sequence[Counted]) -> str:
    small = len(data["positions"])
    whole = count_whole(model, data, small)[0].counts
    captured = count_captured(model, data)
    in_graph = Counter({name: whole[name] for name in ("computing", "launches")})
    of_chunk = counted[-1].forces
    layers = len(model.interactions)
    passes = [f"chunk: layer {layer}" for layer in range(1, layers)]
    passes += [f"chunk: layer {layer} and its gradients" for layer in range(layers, 0, -1)]
    rows = [_row(f"{small} atoms, whole", whole), _row(f"{small} atoms, captured", captured)]
    rows += [_row("... in its graph", in_graph)]
    rows += [_row(name, counts) for name, counts in zip(passes, of_chunk.passes, strict=True)]
    rows += [_row("once for an evaluation in chunks", of_chunk.once)]
    for one in counted:
        total = Counter(one.forces.once)
        for counts in one.forces.passes:
            total.update({name: number * one.case.num_chunks for name, number in counts.items()})
        rows.append(_row(f"{one.case.num_atoms:,} atoms in {one.case.num_chunks} chunks", total))
    return markdown(["", "all", "compute", "launches", "waits", "replays of a graph"], rows)


def _row(name: str, counts: Counter[str]) -> list[str]:
    return [name, *(f"{counts[key]:,}" for key in ("operations", "computing", "launches", "waits", "replays"))]


def table_of_bytes(counted: Sequence[Counted]) -> str:
    atoms, by_atom = [one.case.num_atoms for one in counted], [_kept(one) for one in counted]
    names = dict.fromkeys(name for one in by_atom for name in one)
    rows = [
        [name, *(f"{one.get(name, 0) / number:.1f}" for one, number in zip(by_atom, atoms, strict=True))]
        for name in names
    ]
    kept = [sum(one.values()) for one in by_atom]
    rows += [
        ["**kept, in all**", *(f"{size / number:.0f}" for size, number in zip(kept, atoms, strict=True))],
        _in_gb("kept", kept),
        _in_gb("of a chunk", [one.forces.total - size for one, size in zip(counted, kept, strict=True)]),
        _in_gb("**energy and forces**", [one.forces.total for one in counted]),
        _in_gb("**and stress**", [one.stress.total for one in counted]),
        [f"in {GOAL / 1e9:.0f} GB", *("yes" if one.stress.total < GOAL else "no" for one in counted)],
        _in_gb("energy and forces, evaluated here", [one.evaluated for one in counted]),
        _in_gb("the same of a dictionary", [one.dictionary for one in counted]),
        _in_gb("the same evaluated whole", [one.whole for one in counted]),
    ]
    return markdown(["bytes per atom", *(f"{number:,} atoms" for number in atoms)], rows)


def _in_gb(name: str, sizes: Sequence[int | None]) -> list[str]:
    return [name, *("" if size is None else f"{size / 1e9:.2f} GB" for size in sizes)]


def _kept(counted: Counted) -> dict[str, int]:
    """Bytes of all atoms when most are alive: of the system by its parts, and of what an evaluation keeps by shapes."""
    kept = {name: size for name, size in counted.forces.system.items() if size >= counted.case.num_atoms}
    for shape, dtype, size in counted.forces.peak.tensors:
        if shape and shape[0] == counted.case.num_atoms:
            name = f"[{', '.join(['N', *map(str, shape[1:])])}] {str(dtype).removeprefix('torch.')}"
            kept[name] = kept.get(name, 0) + size
    return kept


def command() -> str:
    """How this was called."""
    return shlex.join(["python", "-m", "profiling.large_systems", *sys.argv[1:]])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", default="mp-0 small,mp-0 medium", help="of those that are published")
    parser.add_argument("--cells", type=int, nargs="+", default=[31, 58, 126, 138], help="along each axis")
    parser.add_argument("--date", default="", help="to be printed")
    settings = parser.parse_args()
    made_with = f"torch {version('torch')} and Triton {version('triton')}{settings.date and f', {settings.date}'}"
    print(f"# Systems of millions of atoms\n\nMade by `{command()}` with {made_with}.\n{INTRODUCTION}")
    for number, name in enumerate(settings.models.split(",")):
        model = frozen_model(PUBLISHED[name])
        data = input_with_topology(model, crystal(SMALL_CELLS))
        counted = [count(model, data, cells) for cells in settings.cells]
        if number == 0:
            within = data["edge_index"].shape[1] / len(data["positions"])
            listed = counted[0].case.num_edges / counted[0].case.num_atoms
            print(
                f"\n## Crystals and chunks\n\n{within:g} edges per atom within {float(model.r_max):g} Å, "
                f"{listed:g} in a list with a skin of {SKIN} Å. Chunks of at most {RECEIVERS_ON_A_GPU} receivers.\n"
            )
            print(table_of_crystals(model, [one.case for one in counted]))
        print(f"\n## {name}: the host\n")
        print(table_of_the_host(model, data, counted))
        print(f"\n## {name}: bytes\n")
        print(table_of_bytes(counted))


if __name__ == "__main__":
    main()
