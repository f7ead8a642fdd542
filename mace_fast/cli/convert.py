"""``mace-fast convert``: between mace-torch's whole-module pickles and safetensors files."""

import argparse
import io
import pickle
from pathlib import Path

import torch

import mace_fast
from mace_fast.cli.files import MODEL_HELP, read_model
from mace_fast.integrations.lammps.mliap import MLIAPModel
from mace_fast.layers import Layers
from mace_fast.loading import DTYPES
from mace_fast.writing import check_target, write_whole

EXAMPLE = """examples:
  mace-fast convert 2023-12-10-mace-128-L0_energy_epoch-249.model small.safetensors
  mace-fast convert small.safetensors small.model     (needs mace-torch)
  mace-fast convert my.model my.pkl --to mliap --dtype float32"""

_MLIAP_ENDINGS = (".pkl", ".pt", ".pth")


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add ``convert`` to the parser of ``mace-fast``."""
    parser = subparsers.add_parser(
        "convert",
        help="convert a model between .model and .safetensors",
        description="Convert a model; the ending of OUT says into what. A .model file is read without running the\n"
        "code in it. The parameters are kept bit for bit, and which of them train.\n\n"
        "--to mliap writes an object for LAMMPS' pair_style mliap unified, which a LAMMPS with Kokkos and ML-IAP\n"
        "reads where mace_fast is installed. It unpickles .pkl files, and reads .pt and .pth files with torch, which\n"
        "refuses them unless TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD=1 is set.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("model", metavar="MODEL", help=MODEL_HELP)
    parser.add_argument("out", metavar="OUT", type=Path, help="file to write: .safetensors, or .model for mace-torch")
    parser.add_argument("--to", choices=["mliap"], help="write an object for LAMMPS instead: OUT ends in .pkl or .pt")
    parser.add_argument("--head", help="of --to mliap: name of the head, if the model has several")
    parser.add_argument("--dtype", choices=DTYPES, help="of --to mliap: precision (default: that of MODEL)")
    parser.add_argument("--force", action="store_true", help="overwrite OUT if it exists")
    parser.set_defaults(run=run)
    return parser


def run(args: argparse.Namespace) -> int:
    """Convert ``args.model`` into ``args.out``.

    Raises:
        ValueError: if the ending of ``args.out`` is none of those that say what to write, or it is a folder.
        FileExistsError: if ``args.out`` exists and ``--force`` was not given.
        OSError: if ``args.out`` cannot be written, as on a full disk.
    """
    if args.to is None and args.out.suffix not in (".safetensors", ".model"):
        raise ValueError(f"{args.out} must end in .safetensors or .model, which says what to write")
    if args.to is None and (args.head or args.dtype):
        raise ValueError("--head and --dtype belong to --to mliap: files of models keep all heads and their precision")
    if args.to == "mliap" and args.out.suffix not in _MLIAP_ENDINGS:
        raise ValueError(f"{args.out} must end in {', '.join(_MLIAP_ENDINGS)}, by which LAMMPS knows how to read it")
    check_target(args.out)
    if args.out.exists() and not args.force:
        raise FileExistsError(f"{args.out} exists; give another name, or --force to overwrite it")
    model = read_model(args.model)
    if args.to == "mliap":
        return _write_mliap(model, args)
    if args.out.suffix == ".safetensors":
        mace_fast.save(model, args.out)
    else:
        content = io.BytesIO()
        torch.save(mace_fast.to_mace(model), content)
        write_whole(args.out, content.getvalue())
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB")
    if not any(parameter.requires_grad for parameter in model.parameters()):
        print("no parameter requires a gradient, as in MODEL: to train it, call model.requires_grad_(True) first")
    return 0


def _write_mliap(model: Layers, args: argparse.Namespace) -> int:
    """Write what LAMMPS unpickles, with pickle or with torch."""
    unified = MLIAPModel(model if args.dtype is None else model.to(DTYPES[args.dtype]), args.head)
    content = io.BytesIO()
    if args.out.suffix == ".pkl":
        pickle.dump(unified, content)
    else:
        torch.save(unified, content)
    write_whole(args.out, content.getvalue())
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB, not yet run within LAMMPS by us")
    print(f"pair_style mliap unified {args.out} 0, then pair_coeff * * and the element of each atom type")
    if args.out.suffix != ".pkl":
        print("start LAMMPS with TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD=1, or write a .pkl file")
    return 0
