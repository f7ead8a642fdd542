"""``mace-fast convert``: between mace-torch's whole-module pickles and safetensors files."""

import argparse
import io
from pathlib import Path

import torch

import mace_fast
from mace_fast.cli.files import MODEL_HELP, read_model
from mace_fast.writing import check_target, write_whole

EXAMPLE = """examples:
  mace-fast convert 2023-12-10-mace-128-L0_energy_epoch-249.model small.safetensors
  mace-fast convert small.safetensors small.model     (needs mace-torch)"""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add ``convert`` to the parser of ``mace-fast``."""
    parser = subparsers.add_parser(
        "convert",
        help="convert a model between .model and .safetensors",
        description="Convert a model; the ending of OUT says into what. A .model file is read without running the\n"
        "code in it. The parameters are kept bit for bit, and which of them train.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("model", metavar="MODEL", help=MODEL_HELP)
    parser.add_argument("out", metavar="OUT", type=Path, help="file to write: .safetensors, or .model for mace-torch")
    parser.add_argument("--force", action="store_true", help="overwrite OUT if it exists")
    parser.set_defaults(run=run)
    return parser


def run(args: argparse.Namespace) -> int:
    """Convert ``args.model`` into ``args.out``.

    Raises:
        ValueError: if the ending of ``args.out`` is neither .safetensors nor .model, or it is a folder.
        FileExistsError: if ``args.out`` exists and ``--force`` was not given.
        OSError: if ``args.out`` cannot be written, as on a full disk.
    """
    if args.out.suffix not in (".safetensors", ".model"):
        raise ValueError(f"{args.out} must end in .safetensors or .model, which says what to write")
    check_target(args.out)
    if args.out.exists() and not args.force:
        raise FileExistsError(f"{args.out} exists; give another name, or --force to overwrite it")
    model = read_model(args.model)
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
