"""Are steps of models right, as compiled for GPUs that are not here? Prints a row of Markdown for each.

    python -m profiling.emulator --folder /tmp/ptx > profiling/emulator/steps.md
    python -m profiling.emulator --models "mp-0 medium,density" --arch sm_80,sm_90 --precision tf32,float64

Without models these are the rows of the table in this folder. Exits with 1 if there is a fault or an error above what
is allowed, and says which.
"""

import argparse
import itertools
import shlex
import sys
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from profiling.architectures import NVIDIA
from profiling.machine_code import switch_interpreter_off

if TYPE_CHECKING:
    from profiling.emulator.checks import Checked, What

HEADINGS = (
    ("model", 18),
    ("structure, edges", 16),
    ("what", 17),
    ("GPU", 5),
    ("precision", 9),
    ("seed", 4),
    ("energy", 17),
    ("forces", 17),
    ("stress", 17),
    ("second", 17),
    ("launches", 8),
    ("faults", 6),
    ("roundings", 9),
    ("seconds", 7),
)

TEXT = """
Kernels are those that Triton makes for the GPU; the emulator runs them. Numbers are the largest error against the
definition in float64, and in brackets that of float32 on a CPU, both relative to the largest entry of the result.
"Second" is the worst of the Hessian, or of the gradients of a loss by each parameter, each relative to its own largest
entry. Allowed is for tf32x3 and ieee the larger of four times the error of float32 and 2e-6, for float64 1e-11, for the
others what `profiling/campaign/checking.py` allows. Faults are races, reads of what was never written and the like;
roundings are instructions by which several threads write one number to one place, each rounded in its own way. Seconds
are those in the emulator; what the folder has is not compiled again.
"""


class Row(NamedTuple):
    """A step to check.

    Attributes:
        model: a name of ``profiling/models.py``.
        what: as in `checks.WHATS`.
        architecture: such as "sm_90".
        precision: one of `checks.PRECISIONS`.
        structure: a name of `structures.STRUCTURES`; what suits the model if empty.
        seed: of the order of warps and programs.
    """

    model: str
    what: "What" = "stress"
    architecture: str = "sm_90"
    precision: str = "tf32x3"
    structure: str = ""
    seed: int | None = None


MODELS = (
    "mp-0 small trained",
    "mp-0 medium",
    "off small",
    "density",
    "nonlinear",
    "heads",  # three layers
    "all irreps last",  # l = 2
)

STANDARD = (
    *(Row(model, architecture=one) for model in MODELS for one in ("sm_90", "sm_80")),
    *(Row(model, architecture=one) for model in ("mp-0 small trained", "density") for one in ("sm_86", "sm_89")),
    Row("mp-0 small trained", seed=1),
    *(Row("mp-0 small trained", precision=one) for one in ("float64", "ieee", "tf32", "bf16x3", "bf16")),
    *(Row("off small", architecture="sm_80", precision=one) for one in ("float64", "ieee", "tf32", "bf16x3", "bf16")),
    *(Row("mp-0 small trained", structure=one) for one in ("isolated", "dense")),
    *(Row(model, "energy and forces") for model in ("mp-0 small trained", "off small")),
    Row("density", "padded"),
    Row("residual", "padded", "sm_80"),
    *(Row(model, "training") for model in ("dry", "plain", "density", "nonlinear", "mp-0 small trained")),
    Row("plain", "hessian", structure="isolated"),
    Row("density", "hessian", "sm_80", structure="isolated"),
    Row("mp-0 large"),
    Row("mh-1"),  # 512 channels: copies that are not awaited, before wgmma
)


def rows_of(arguments: argparse.Namespace) -> list[Row]:
    """All that was asked for."""
    from profiling.models import known_name

    if not arguments.models:
        return list(STANDARD)
    names = (arguments.models, arguments.what, arguments.arch, arguments.precision, arguments.structures)
    models, whats, architectures, precisions, structures = (list(map(str.strip, one.split(","))) for one in names)
    models = [known_name(one) or one for one in models]
    every: Iterable[Any] = itertools.product(models, whats, architectures, precisions, structures, [arguments.seed])
    return [Row._make(chosen) for chosen in every]


def print_row(values: Sequence[str]) -> None:
    """At once, so that a long run can be followed."""
    padded = (value.ljust(width) for value, (_, width) in zip(values, HEADINGS, strict=True))
    print("| " + " | ".join(padded) + " |", flush=True)


def cells(row: Row, structure: str, checked: "Checked") -> list[str]:
    """Of the table."""
    errors = {name: error for name, error in checked.errors.items() if error.scale > 0}
    first = [errors.pop(name, None) for name in ("energy", "forces", "stress")]
    second = max(errors.values(), key=lambda one: one.emulated / one.allowed, default=None)
    relative = [
        f"{one.emulated / one.scale:.1e} ({one.float32 / one.scale:.1e})" if one else "" for one in (*first, second)
    ]
    seed = "" if row.seed is None else str(row.seed)
    counts = [str(len(one)) for one in (checked.faults, checked.roundings)]
    return [
        *(row.model, f"{structure}, {checked.edges}", row.what, row.architecture, row.precision, seed),
        *relative,
        *(str(checked.launches), *counts, f"{checked.seconds:.0f}"),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(
        "profiling.emulator", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--models", help="names of profiling/models.py, with commas; the table if left out")
    parser.add_argument("--what", default="stress", help="energy and forces, stress, training, hessian, padded")
    parser.add_argument("--arch", default="sm_80,sm_90")
    parser.add_argument("--precision", default="tf32x3", help="ieee, tf32x3, bf16x3, tf32, bf16, float64")
    parser.add_argument("--structures", default="", help="salt, dense, ethanol, isolated; what suits if left out")
    parser.add_argument("--seed", type=int, help="of the order of warps and programs; in step if left out")
    parser.add_argument("--folder", type=Path, help="where compiled text is kept")
    arguments = parser.parse_args()
    switch_interpreter_off()
    # these import Triton, which is interpreted or not from then on
    from profiling.emulator.checks import PRECISIONS, WHATS, check_step
    from profiling.emulator.structures import STRUCTURES, suitable
    from profiling.models import NAMES, make_model

    rows = rows_of(arguments)
    choices = {"models": NAMES, "what": WHATS, "arch": NVIDIA, "precision": PRECISIONS, "structures": ("", *STRUCTURES)}
    for name, given in zip(choices, zip(*(row[:5] for row in rows), strict=True), strict=True):
        unknown = set(given) - set(choices[name])
        if unknown:
            parser.error(
                f"--{name}: no {', '.join(sorted(unknown))}; there are {', '.join(filter(None, choices[name]))}"
            )
    if arguments.folder:
        arguments.folder.mkdir(parents=True, exist_ok=True)
    command = shlex.join(["python", "-m", "profiling.emulator", *sys.argv[1:]])
    print(f"# Steps of models in the emulator\n\nMade by `{command}` with Triton {version('triton')}.")
    print(TEXT)
    print_row([name for name, _ in HEADINGS])
    print_row(["-" * width for _, width in HEADINGS])
    wrong = []
    for row in rows:
        model = make_model(row.model)
        structure = row.structure or suitable(model.atomic_numbers.tolist())
        how = row.what, row.architecture, row.precision, STRUCTURES[structure](), row.seed, arguments.folder
        checked = check_step(model, *how)
        print_row(cells(row, structure, checked))
        wrong += checked.wrong
        for one in (*checked.wrong, *checked.roundings):
            print(f"{row}: {one}", file=sys.stderr, flush=True)
    print(f"\n{len(wrong)} faults and errors above what is allowed.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
