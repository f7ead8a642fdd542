"""``mace-fast warm-up``: compile what a model runs before it is needed, also for a GPU of another machine."""

import argparse
import importlib
from typing import Any

import torch

import mace_fast
from mace_fast.checks import examples_of
from mace_fast.cli.files import MODEL_HELP, read_model
from mace_fast.first_use import launches_of
from mace_fast.kernels.runtime.ahead import compile_ahead
from mace_fast.kernels.runtime.targets import GPUS, compile_for
from mace_fast.kernels.tuning import architecture, assume
from mace_fast.layers import Layers
from mace_fast.loading import DTYPES, WITHOUT_ENERGY, model_type_of
from mace_fast.outputs import Wanted
from mace_fast.random_graphs import random_graph

DESCRIPTION = f"""Compile the kernels of a model on all processors, so that its first evaluation need not wait: for the
GPU of this machine, or with --arch for another, which need not be here. They go into Triton's cache, ~/.triton/cache
or the folder that TRITON_CACHE_DIR names, which may be copied to another machine: name it there, too. Triton must be
of the same version there, which is that of the torch for its GPU: install it here first, with pip install triton==...
Kernels differ by dtype, by how many elements a structure has, and between evaluation and training.

Triton up to 3.6 also has gcc build a launcher for each kind of arguments, half a second each: that needs the driver of
a GPU, and is done ahead only where there is one. Without a GPU and --arch the loops for this processor are compiled.

architectures: {", ".join(f"{name} ({gpus})" for name, gpus in GPUS.items())}"""
EXAMPLE = """examples:
  mace-fast warm-up mace-mp-small
  mace-fast warm-up mace-mp-medium --arch sm_90 --dtype float32 --elements 2 3
  mace-fast warm-up my.model --arch gfx942 --dtype float32 --training"""

_ATOMS = 1000  # of a structure; for all but a few small kernels any number is the same


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add ``warm-up`` to the parser of ``mace-fast``."""
    parser = subparsers.add_parser(
        "warm-up",
        help="compile the kernels of a model ahead of time",
        description=DESCRIPTION,
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("model", metavar="MODEL", help=MODEL_HELP)
    parser.add_argument("--arch", metavar="NAME", help="architecture to compile for (default: that of the GPU here)")
    parser.add_argument("--dtype", choices=DTYPES, help="precision (default: that of the model file)")
    parser.add_argument("--training", action="store_true", help="compile what a step of training runs, too")
    parser.add_argument(
        "--elements",
        type=int,
        nargs="+",
        metavar="N",
        help="how many different elements structures have (default: 1 to 5)",
    )
    parser.add_argument(
        "--neighbours",
        type=int,
        default=60,
        metavar="N",
        help="of an atom; kernels for few, as in small molecules, are others (default: 60)",
    )
    parser.set_defaults(run=run)
    return parser


def run(args: argparse.Namespace) -> int:
    """Compile for ``args.model``; 1 if a kernel does not compile.

    Raises:
        ValueError: there is no such architecture, or the model has fewer elements, or a number is not positive.
        RuntimeError: Triton is not installed, or its cache cannot be written.
    """
    model = read_model(args.model)
    if args.dtype:
        model = model.to(DTYPES[args.dtype])
    num_elements = len(model.atomic_numbers)
    if args.elements is None:
        args.elements = list(range(1, min(5, num_elements) + 1))
    if not all(1 <= count <= num_elements for count in args.elements):
        raise ValueError(f"--elements {' '.join(map(str, args.elements))}: give 1 to {num_elements}, as the model has")
    if args.neighbours < 1:
        raise ValueError(f"--neighbours {args.neighbours}: give a positive number")
    if args.arch is None and not torch.cuda.is_available():
        _compile_loops(model, args.training)
        print(f"{args.model}: compiled for this processor; --arch compiles for a GPU that is not here")
        return 0
    if args.arch is not None:
        compile_for(args.arch)
    gpu = args.arch or torch.cuda.get_device_name()
    failures = _compile_kernels(model, args, gpu)
    for failure in failures:
        print(f"does not compile: {failure}")
    triton: Any = importlib.import_module("triton")
    what = "energies, forces and stress" + (" and training on them" if args.training else "")
    elements = " or ".join(map(str, args.elements))
    dtype = str(next(model.parameters()).dtype).removeprefix("torch.")
    print(
        f"{args.model}: {what} in {dtype} of structures with {elements} elements, compiled for {gpu} with Triton "
        f"{triton.__version__}, kept in {triton.knobs.cache.dir}"
    )
    if args.dtype is None and args.model.startswith("mace-mp"):
        print("mace_mp() computes in float32 unless it is told otherwise: --dtype float32 compiles for that")
    return 1 if failures else 0


def _compile_kernels(model: Layers, args: argparse.Namespace, gpu: str) -> list[str]:
    """What does not compile, and why."""
    has_energy = model_type_of(model) not in WITHOUT_ENERGY
    steps = [Wanted(force=has_energy, stress=has_energy)]
    if args.training:
        steps.append(Wanted(training=True, force=has_energy, stress=has_energy))
    launches = []
    with assume(args.arch or architecture()):
        for wanted in steps:
            if wanted.training:
                mace_fast.unfreeze(model).requires_grad_(True)
            else:
                mace_fast.freeze(model)
            for count in args.elements:
                launches += launches_of(model, wanted, _ATOMS, args.neighbours, count)
        return compile_ahead(launches, gpu)


def _compile_loops(model: Layers, training: bool) -> None:
    """Evaluate small structures, as calculators do, a second time by a recorded step; and take a step of training."""
    calculator = mace_fast.MACECalculator(models=[mace_fast.freeze(model)], device="cpu", head=model.heads[0])
    for atoms in examples_of(model):
        for seed in range(3):
            atoms.rattle(0.01, seed=seed)
            calculator.calculate(atoms)
    if training:
        mace_fast.unfreeze(model).requires_grad_(True)
        stress = {"compute_stress": True} if "energy" in calculator.implemented_properties else {}
        results = model(random_graph(model, 8, 8, 1), training=True, **stress)
        learnt = ("energy", "forces", "stress", "dipole", "polarizability")
        loss = sum(results[name].square().sum() for name in learnt if name in results)
        loss.backward()
