"""Train a MACE in plain PyTorch, without mace-torch: extxyz files in, checkpoint and model out.

    python examples/train.py train.xyz
    torchrun --nproc-per-node=2 examples/train.py train.xyz --isolated isolated_atoms.xyz

Energies in eV and forces in eV/Å are read under mace-torch's names, REF_energy and REF_forces, or under ASE's. Several
processes share each batch and have the losses of one. A run that is started again goes on from its checkpoint.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import ase.io
import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

import mace_fast
from mace_fast.blocks import interaction_classes
from mace_fast.data import atoms_to_data, collate
from mace_fast.irreps import Irreps

RANK, WORLD_SIZE = int(os.environ.get("RANK", "0")), int(os.environ.get("WORLD_SIZE", "1"))
OWN = slice(RANK, None, WORLD_SIZE)
"""This process's part of a batch."""

Data = dict[str, Tensor]


def main() -> None:
    args = parse()
    if WORLD_SIZE > 1:
        torch.distributed.init_process_group("nccl" if args.device == "cuda" else "gloo")
    device = torch.device(args.device, int(os.environ.get("LOCAL_RANK", "0")) if args.device == "cuda" else None)
    torch.set_default_dtype(getattr(torch, args.dtype))
    torch.manual_seed(args.seed)

    structures = ase.io.read(args.file, ":")
    isolated = energies_of_atoms(structures if args.isolated is None else ase.io.read(args.isolated, ":"))
    numbers = sorted(isolated)
    graphs = [labelled(atoms, numbers, args.r_max, device) for atoms in structures]
    order = torch.randperm(len(graphs)).tolist()
    held_out = max(1, round(args.held_out * len(graphs)))
    valid, train = [graphs[i] for i in order[:held_out]], [graphs[i] for i in order[held_out:]]
    if len(train) < args.batch_size:
        sys.exit(
            f"{len(train)} configurations to train fill no batch: give --batch-size {len(train)} or less, or more data"
        )

    model = build(args, train, [isolated[z] for z in numbers], numbers).to(device)
    parallel: nn.Module = model
    if WORLD_SIZE > 1:
        parallel = DistributedDataParallel(model, device_ids=[device] if device.type == "cuda" else None)
    average = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(0.99))
    optimizer = torch.optim.Adam(model.parameters(), lr=args.lr, amsgrad=True)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, args.epochs)
    state = {"model": model, "average": average, "optimizer": optimizer, "schedule": schedule}
    first = restore(args.output, state, device)
    say(f"{len(train)} configurations to train, {len(valid)} to validate, from epoch {first}")

    for epoch in range(first, args.epochs):
        for batch in batches(shuffled(train, args.batch_size, args.seed + epoch), args.batch_size, OWN):
            optimizer.zero_grad()
            loss = loss_of(parallel(batch, training=True), batch)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 10.0)
            optimizer.step()
            average.update_parameters(model)
        schedule.step()
        energy, force = errors(average.module, valid, args.batch_size)
        say(f"epoch {epoch}: loss {loss.item():.4f}, RMSE {1e3 * energy:.2f} meV/atom, {1e3 * force:.1f} meV/Å")
        if RANK == 0:
            keep(args.output, state, epoch + 1)
    if RANK == 0:
        mace_fast.save(average.module, args.output.with_suffix(".safetensors"))
        say(f"{args.output.with_suffix('.safetensors')}: use it with mace_fast.MACECalculator or mace-fast")
    if WORLD_SIZE > 1:
        torch.distributed.destroy_process_group()


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help="configurations with energies and forces")
    parser.add_argument(
        "--isolated", type=Path, help="single atoms with their energies (default: fitted to those of FILE)"
    )
    parser.add_argument("--output", type=Path, default=Path("trained.pt"), help="checkpoint; the model lies beside it")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--batch-size", type=int, default=8, help="of all processes together")
    parser.add_argument("--lr", type=float, default=0.01)
    parser.add_argument("--r-max", type=float, default=5.0, help="cutoff in Å")
    parser.add_argument("--hidden", default="32x0e+32x1o", help="irreps of the node features")
    parser.add_argument("--held-out", type=float, default=0.1, help="part of the configurations to validate with")
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--dtype", choices=("float32", "float64"), default="float64")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    if args.batch_size % WORLD_SIZE:
        parser.error(f"--batch-size {args.batch_size} cannot be shared evenly by {WORLD_SIZE} processes")
    return args


def energies_of_atoms(structures: list[ase.Atoms]) -> dict[int, float]:
    """The energies of atoms by atomic number that sum up to those of the structures, in the sense of least squares."""
    numbers = np.unique(np.concatenate([atoms.numbers for atoms in structures]))
    counts = np.array([(atoms.numbers[:, None] == numbers).sum(0) for atoms in structures])
    energies, *_ = np.linalg.lstsq(counts, [float(label(atoms, "energy")) for atoms in structures])
    return dict(zip(numbers.tolist(), energies.tolist(), strict=True))


def label(atoms: ase.Atoms, name: str) -> np.ndarray | float:
    """The energy or the forces of a file, by the name of mace-torch or of ASE, which puts them into a calculator."""
    found = {**(atoms.calc.results if atoms.calc else {}), **atoms.info, **atoms.arrays}
    if f"REF_{name}" not in found and name not in found:
        sys.exit(f"{atoms.symbols} has neither REF_{name} nor {name}: train.xyz must give energies and forces of all")
    return found.get(f"REF_{name}", found.get(name))


def labelled(atoms: ase.Atoms, numbers: list[int], r_max: float, device: torch.device) -> Data:
    """A configuration as the model reads it, with its energy and forces."""
    data = atoms_to_data(atoms, numbers, r_max, torch.get_default_dtype(), device)
    energy, forces = torch.tensor([label(atoms, "energy")]), torch.tensor(label(atoms, "forces"))
    return {**data, "energy": energy.to(data["positions"]), "forces": forces.to(data["positions"])}


def build(args: argparse.Namespace, train: list[Data], energies: list[float], numbers: list[int]) -> nn.Module:
    """A model of two layers, its energies scaled by the forces of the training set."""
    block = interaction_classes["RealAgnosticResidualInteractionBlock"]
    forces = torch.cat([data["forces"] for data in train])
    num_edges, num_nodes = (sum(data[name].shape[-1] for data in train) for name in ("edge_index", "batch"))
    return mace_fast.ScaleShiftMACE(
        atomic_inter_scale=float(forces.square().mean().sqrt()),
        atomic_inter_shift=0.0,
        r_max=args.r_max,
        num_bessel=8,
        num_polynomial_cutoff=5,
        max_ell=3,
        interaction_cls=block,
        interaction_cls_first=block,
        num_interactions=2,
        num_elements=len(numbers),
        hidden_irreps=Irreps(args.hidden),
        MLP_irreps=Irreps("16x0e"),
        atomic_energies=torch.tensor(energies),
        avg_num_neighbors=num_edges / num_nodes,
        atomic_numbers=numbers,
        correlation=3,
        gate=nn.functional.silu,
    )


def shuffled(graphs: list[Data], size: int, seed: int) -> list[Data]:
    """As many as fill batches, in a random order that all processes share."""
    order = torch.randperm(len(graphs), generator=torch.Generator().manual_seed(seed)).tolist()
    return [graphs[i] for i in order[: len(order) // size * size]]


def batches(graphs: list[Data], size: int, part: slice = slice(None)) -> Iterator[Data]:
    """Batches of so many graphs, and of each a part."""
    for start in range(0, len(graphs), size):
        yield collate(graphs[start : start + size][part])


def loss_of(results: Data, batch: Data) -> Tensor:
    """Mean square errors of energies per atom and of forces."""
    energy = (results["energy"] - batch["energy"]) / batch["ptr"].diff()
    return energy.square().mean() + 10.0 * (results["forces"] - batch["forces"]).square().mean()


def errors(model: nn.Module, graphs: list[Data], size: int) -> tuple[float, float]:
    """Root mean square errors: of energies in eV per atom, and of forces in eV/Å."""
    energy, force = list[Tensor](), list[Tensor]()
    for batch in batches(graphs, size):
        results = model(dict(batch))
        energy.append((results["energy"] - batch["energy"]).detach() / batch["ptr"].diff())
        force.append((results["forces"] - batch["forces"]).detach())
    return tuple(float(torch.cat(one).square().mean().sqrt()) for one in (energy, force))


def restore(file: Path, state: dict, device: torch.device) -> int:
    """Read a checkpoint, if there is one; the epoch to begin with."""
    if not file.exists():
        return 0
    kept = torch.load(file, map_location=device, weights_only=True)
    for name, part in state.items():
        part.load_state_dict(kept[name])
    return kept["epoch"]


def keep(file: Path, state: dict, epoch: int) -> None:
    """Write a checkpoint."""
    torch.save({"epoch": epoch, **{name: part.state_dict() for name, part in state.items()}}, file)


def say(text: str) -> None:
    if RANK == 0:
        print(text, flush=True)


if __name__ == "__main__":
    main()
