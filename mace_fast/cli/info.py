"""``mace-fast info``: what a model is, and which implementation runs here."""

import argparse
import json
from typing import Any

from ase.data import chemical_symbols

from mace_fast.checkpoint import describe
from mace_fast.cli import show
from mace_fast.cli.backends import backend_facts
from mace_fast.cli.files import MODEL_HELP, load_model
from mace_fast.layers import Layers
from mace_fast.loading import model_type_of
from mace_fast.results import RESULTS


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add ``info`` to the parser of ``mace-fast``."""
    parser = subparsers.add_parser(
        "info",
        help="show elements, cutoff, layers and parameters of a model, or the backends",
        description="Show what a model is. A .model file is read without running the code in it.",
        epilog="examples:\n  mace-fast info mace-mp-small\n  mace-fast info my.model --json\n"
        "  mace-fast info --backends",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("model", metavar="MODEL", nargs="?", help=MODEL_HELP)
    parser.add_argument("--backends", action="store_true", help="show what runs on each device here, and why")
    parser.add_argument("--json", action="store_true", help="print JSON, with every constructor argument")
    parser.set_defaults(run=run)
    return parser


def run(args: argparse.Namespace) -> int:
    """Print the facts about ``args.model``."""
    if args.backends == (args.model is not None):
        raise ValueError("give a MODEL or --backends, one of the two")
    facts = backend_facts() if args.backends else model_facts(load_model(args.model))
    if args.json:
        print(json.dumps(facts, indent=2))
        return 0
    if args.backends:
        _show_backends(facts)
        return 0
    rows = [[name.replace("_", " "), _text(value)] for name, value in facts.items() if name != "arguments"]
    show.table(args.model, ["", ""], rows, align="left")
    return 0


def _show_backends(facts: dict[str, Any]) -> None:
    general = [[name.replace("_", " "), _text(value)] for name, value in facts.items() if name != "devices"]
    show.table("backends", ["", ""], general, align="left")
    for device in facts["devices"]:
        rows = [[name, value] for name, value in device.items() if name != "device"]
        show.table(device["device"], ["", ""], rows, align="left")


def model_facts(model: Layers) -> dict[str, Any]:
    """What ``info`` shows, as JSON can hold it; lengths in Å."""
    description = describe(model)
    config = description.config
    elements = [chemical_symbols[number] for number in config["atomic_numbers"]]
    return {
        "class": description.class_name,
        "results": list(RESULTS[model_type_of(model)]),
        "elements": elements,
        "r_max": config["r_max"],
        "layers": config["num_interactions"],
        "hidden_irreps": config["hidden_irreps"],
        "max_ell": config["max_ell"],
        "correlation": config["correlation"],
        "first_interaction": config["interaction_cls_first"],
        "interaction": config["interaction_cls"],
        "radial_basis": f"{config['num_bessel']} {config['radial_type']}",
        "cutoff_exponent": config["num_polynomial_cutoff"],
        "distance_transform": config.get("distance_transform", "None"),
        "pair_repulsion": config.get("pair_repulsion", False),
        "basis": "reduced" if config.get("use_reduced_cg") else "full",
        "heads": model.heads,
        "parameters": sum(parameter.numel() for parameter in model.parameters()),
        "trainable": sum(model.get_parameter(name).numel() for name, trains in description.trainable.items() if trains),
        "dtype": str(description.dtype).removeprefix("torch."),
        "arguments": config,
    }


def _text(value: Any) -> str:
    if isinstance(value, list):
        return (" ".join(str(item) for item in value) or "none") + (f" ({len(value)})" if len(value) > 9 else "")
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,}" if isinstance(value, int) else str(value)
