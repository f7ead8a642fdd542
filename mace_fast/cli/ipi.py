"""``mace-fast ipi``: energies, forces and virials for i-PI, through its sockets."""

import argparse
import sys
from pathlib import Path

from mace_fast.cli.files import add_model_arguments, add_tables_argument, read_structures
from mace_fast.integrations import ipi_driver
from mace_fast.integrations.ipi_client import connect, serve

EXAMPLE = """examples:
  i-pi input.xml &
  mace-fast ipi mace-mp-small init.xyz --unix --address water
  mace-fast ipi mace-mp-small init.xyz --address localhost --port 31415

input.xml has <ffsocket mode="unix"><address>water</address></ffsocket>, or mode="inet" with <port>. TEMPLATE has the
atoms in the order of i-PI; its positions and cell are not read, and cells are periodic in all directions. With
<batch_size> in <ffsocket> all beads of a path integral are evaluated at once.

Without sockets i-PI runs the model in its own process:
  <ffdirect name="mace"><pes>custom</pes><pes_path>PATH</pes_path><batch_size>8</batch_size>
    <parameters>{template: init.xyz, model: mace-mp-small}</parameters></ffdirect>
where PATH is what `mace-fast ipi --driver-path` prints. Parameters are also device, dtype, head and tables."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Add ``ipi`` to the parser of ``mace-fast``."""
    parser = subparsers.add_parser(
        "ipi",
        help="be the force field of an i-PI simulation",
        description="Connect to a running i-PI and evaluate what it asks for until it ends the run.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_model_arguments(parser)
    add_tables_argument(parser)
    parser.add_argument("template", metavar="TEMPLATE", type=Path, help="the atoms, in any format that ASE reads")
    parser.add_argument("--address", default="localhost", metavar="NAME", help="host, or name of a Unix socket")
    parser.add_argument("--port", type=int, default=31415, metavar="N", help="of the host (default: 31415)")
    parser.add_argument("--unix", action="store_true", help="connect to a Unix socket, /tmp/ipi_NAME")
    parser.add_argument("--head", help="head of the model (default: the only one, or the one called Default)")
    path = str(Path(ipi_driver.__file__).resolve())
    parser.add_argument("--driver-path", action="version", version=path, help="print the <pes_path> of <ffdirect>")
    parser.set_defaults(run=run)
    return parser


def run(args: argparse.Namespace) -> int:
    """Evaluate for i-PI.

    Raises:
        ValueError: the model does not know an element of the template, or settings cannot be had.
        ConnectionError: no i-PI listens there, or it has gone without ending the run.
    """
    template = read_structures(args.template)[-1]
    driver = ipi_driver.MaceFastDriver(template, args.model, args.device, args.dtype or "", args.head, args.tables)
    address, port = (f"/tmp/ipi_{args.address}", None) if args.unix else (args.address, args.port)
    with connect(address, port, lambda text: print(f"mace-fast ipi: {text}", file=sys.stderr)) as server:
        evaluations = serve(server, driver)
    print(f"i-PI has ended the run after {evaluations} evaluations")
    return 0
