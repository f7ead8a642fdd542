"""How fast is a step of energy, forces and stress, or of training, beside the other programs that run MACE?

    python -m benchmarks.peers --device cpu --quick
    python -m benchmarks.peers --device cuda --output peers.json --plot peers.png
    python -m benchmarks.peers --task training --systems silicon --sizes 64 200

All evaluate the same weights on the same structures; symmetrix takes part where MACE_FAST_SYMMETRIX names its build
(README.md). Forces are compared first, in training the gradient of the loss by positions, and who gives others is not
timed; then the contenders take turns. Who cannot run is named with the reason. Medians and quartiles over rounds,
atoms, edges, the most memory that a step holds, microseconds per atom, ns/day at 1 fs, the error of the forces relative
to mace-torch in float64 and, on a GPU, the bound of ``profiling/analytic.py`` over the time.
"""

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, distributions, version
from pathlib import Path
from typing import Any

import torch

import mace_fast
from benchmarks.comparison import TASKS, Comparison, fits, ratios
from benchmarks.contenders import CONTENDERS
from benchmarks.hardware import device_name
from benchmarks.systems import SYSTEMS
from mace_fast.kernels.runtime.backends import PRECISIONS
from mace_fast.testing.workloads import PUBLISHED, build, randomise
from profiling.analytic import least_time
from profiling.bounds import rates_of

QUICK = {"silicon": (8, 32, 96), "water": (192,), "molecules": (84,)}
REASON_QUICK = "torch.compile takes minutes; run without --quick"


def the_model(name: str, dtype: torch.dtype, device: str) -> Any:
    """A file, MACE-MP-0 small with its weights, or a published architecture with random ones."""
    if name == "mp-0 small":
        model = mace_fast.mace_mp("small", return_raw_model=True)
    elif name in PUBLISHED:
        model = build(PUBLISHED[name])
        randomise(model)
    else:
        model = mace_fast.load(name)
    return model.to(device=device, dtype=dtype).requires_grad_(False)


def bound_of(model: Any, device: str, dtype: str) -> Callable[[int, float, int], float] | None:
    """Least microseconds at the rates of an H200; None where the architecture table has no rates."""
    if device != "cuda" or torch.cuda.get_device_capability()[0] != 9:
        return None
    rates = rates_of("sm_90", dtype, model.precision)
    return lambda atoms, neighbours, species: atoms * least_time(model, rates, neighbours, species)


def machine(device: str) -> dict[str, str]:
    """What a number must be read beside."""
    found = {"torch": torch.__version__, "python": platform.python_version(), "threads": str(torch.get_num_threads())}
    for name in ("mace-fast", "triton", "mace-torch", "cuequivariance-torch", "cuequivariance-ops-torch-cu13"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    folder = os.environ.get("MACE_FAST_SYMMETRIX")
    packages = distributions(path=[folder]) if folder else ()
    found |= {one.name: one.version for one in packages if one.name.startswith("symmetrix")}
    found["device"] = device_name(device)
    return found


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--task", choices=TASKS, default="evaluation")
    parser.add_argument("--quick", action="store_true", help="few small structures: under 5 minutes on a CPU")
    parser.add_argument("--dtype", choices=("float32", "float64"), default="float32")
    parser.add_argument("--precision", choices=PRECISIONS, help="of our float32 matrix products on a GPU")
    parser.add_argument("--model", default="mp-0 small", help="a published architecture, or a model file")
    parser.add_argument("--systems", nargs="+", choices=SYSTEMS, help="all but if --quick is given")
    parser.add_argument("--sizes", nargs="+", type=int, help="numbers of atoms, about, in place of each system's own")
    parser.add_argument("--contenders", nargs="+", choices=CONTENDERS, help="all that can if left out")
    parser.add_argument("--repetitions", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=60, help="for the rounds of one structure, about")
    parser.add_argument("--output", type=Path, help="JSON file")
    parser.add_argument("--plot", type=Path, help="picture of time and memory against atoms")
    arguments = parser.parse_args(argv)
    if arguments.device == "cuda" and not torch.cuda.is_available():
        parser.error("torch finds no GPU here; leave --device out to run on the CPU")
    if arguments.precision and (arguments.device, arguments.dtype) != ("cuda", "float32"):
        parser.error("--precision is of float32 on a GPU")
    return arguments


def keep(comparison: Comparison, facts: dict[str, str], file: Path) -> None:
    """Write what was measured until now."""
    rows = [row.as_dict() for row in comparison.rows]
    content = {"facts": facts, "rows": rows, "fits": fits(comparison.rows)}
    content |= {"skipped": comparison.skipped, "wrong": comparison.wrong}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(content, indent=1) + "\n")


def main(argv: Sequence[str] | None = None) -> int:
    arguments = parse(argv)
    begin = time.monotonic()
    model = the_model(arguments.model, getattr(torch, arguments.dtype), arguments.device)
    model.precision = arguments.precision or model.precision
    facts = {**machine(arguments.device), "model": arguments.model, "dtype": arguments.dtype}
    facts["task"] = arguments.task
    if (arguments.device, arguments.dtype) == ("cuda", "float32"):
        facts["precision"] = model.precision
    print(", ".join(f"{name} {value}" for name, value in facts.items()))
    is_training = arguments.task == "training"  # whose bound is not known
    bound = None if is_training else bound_of(model, arguments.device, arguments.dtype)
    comparison = Comparison(model, bound, task=arguments.task)
    slow = arguments.quick and arguments.device == "cpu"
    wanted = {
        n: REASON_QUICK if slow and n == "mace-torch compiled" else ""
        for n in arguments.contenders or TASKS[arguments.task][0]
    }
    contenders = comparison.prepared(wanted)
    names = arguments.systems or (list(QUICK) if arguments.quick else list(SYSTEMS))
    for name in names:
        system = SYSTEMS[name]()
        print(f"\n{system.name} ({system.source})", flush=True)
        sizes = tuple(arguments.sizes or ()) or (QUICK.get(name, (64,)) if arguments.quick else system.sizes)
        seconds = 12.0 if slow else arguments.seconds
        comparison.run(system, sizes, contenders, arguments.repetitions, seconds)
        if arguments.output:  # after each system: the next may end this process, out of memory
            keep(comparison, facts, arguments.output)
    found = fits(comparison.rows)
    print("\nfixed cost + slope, by relative least squares:" if found else "\nno fit: no system has three sizes")
    for fit in found:
        print(
            f"{fit['system']:>18}  {fit['contender']:20} {fit['fixed_ms']:.3g} ms + {fit['us_per_atom']:.3g} us/atom, "
            f"{fit['sizes']} sizes, off by {fit['worst_residual']:.0%} at most"
        )
    print(*ratios(comparison.rows), sep="\n")
    print(f"{len(comparison.skipped)} skipped, {len(comparison.wrong)} wrong, {time.monotonic() - begin:.0f} s")
    if arguments.plot:
        from benchmarks.plots import time_and_memory

        time_and_memory([row.as_dict() for row in comparison.rows], facts, arguments.plot)
    return 1 if comparison.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
