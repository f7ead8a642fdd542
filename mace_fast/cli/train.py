"""``mace-fast train``: mace-torch's training command with our kernels."""

import argparse

from mace_fast.training.driver import train

EXAMPLE = """examples:
  mace-fast train --name=water --train_file=train.xyz --valid_fraction=0.1 --E0s=average --r_max=5.0
  mace-fast train --config=train.yaml
  mace-fast train --name=tuned --foundation_model=small --multiheads_finetuning=False --train_file=mine.xyz ...
  mace-fast train --name=both --foundation_model=my.model --pt_train_file=before.xyz --train_file=mine.xyz ...
  torchrun --nproc-per-node=2 -m mace_fast.cli train --distributed --launcher=torchrun --config=train.yaml"""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add ``train`` to the parser of ``mace-fast``."""
    parser = subparsers.add_parser(
        "train",
        help="train or fine-tune as mace_run_train does, with our kernels",
        description="Every argument of mace_run_train, which this command runs (pip install 'mace-fast[train]'):\n"
        "data, losses, optimizers, resuming, EMA, stage two, heads, replay, LoRA and freezing are mace-torch's. The\n"
        "models of each stage are written as NAME.model, which mace-torch reads, and as NAME.safetensors.\n"
        "mace_run_train --help lists the arguments. Models: MACE, ScaleShiftMACE, MACELES, PolarMACE,\n"
        "AtomicDipolesMACE, EnergyDipolesMACE and AtomicDielectricMACE. Refused: other models, enable_cueq and\n"
        "enable_oeq. A foundation model given as a .model file is unpickled by mace-torch: take only files that you\n"
        "trust.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.set_defaults(run=run, rest=[])
    return parser


def run(args: argparse.Namespace) -> int:
    """Train with ``args.rest``.

    Raises:
        ImportError: if mace-torch is not installed.
        ValueError: if the arguments ask for another model or backend than ours.
    """
    for file in train(args.rest):
        print(file)
    return 0
