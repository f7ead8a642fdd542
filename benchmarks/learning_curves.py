"""How do training with mace_fast and with mace-torch compare, by step, by minute and by epoch, on real data?

    python -m benchmarks.learning_curves --minutes 6 --folder .curves --output benchmarks/results/training

Both commands train the same model with the same seed on 3BPA. First 50 steps in float64 and float32 of a Residual and a
Density model: the largest relative difference of the losses. Then each package for as many minutes of wall time, one
after the other: the validation error of the forces against time. Draws both. Last (``--parts epochs``) a small model
for as many epochs with each package, from several seeds in float32: mean and standard deviation of the errors in the
end; and from one seed in float64: how far the losses differ.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import ase.io
import matplotlib as mpl
import numpy as np

from benchmarks.palette import COLOURS
from benchmarks.systems import SHARED

mpl.use("Agg")
import matplotlib.pyplot as plt

COMMANDS = {"mace-torch": ("-m", "mace.cli.run_train"), "mace_fast": ("-m", "mace_fast.cli", "train")}
BLOCKS = ("Residual", "DensityResidual")
MODEL = {
    "name": "curve",
    "model": "ScaleShiftMACE",
    "hidden_irreps": "32x0e+32x1o",
    "max_ell": 3,
    "correlation": 3,
    "r_max": 5.0,
    "energy_key": "energy",
    "forces_key": "forces",
    "valid_batch_size": 10,
    "device": "cpu",
    "seed": 1,
    "error_table": "PerAtomRMSE",
    "plot": "False",
    "max_num_epochs": 1000,
}
STEPS = 50
SMALL = {"hidden_irreps": "16x0e+16x1o", "batch_size": 5, "max_num_epochs": 4, "ema": True}
SEEDS = (1, 2, 3)


def data(folder: Path) -> dict[str, str]:
    """Files with 450 configurations to train on and 50 to validate, and the energies of isolated atoms."""
    frames = ase.io.read(SHARED / "data" / "3bpa_train_300K.xyz", ":")
    files = {"train_file": frames[:-50], "valid_file": frames[-50:]}
    for name, part in files.items():
        ase.io.write(folder / f"{name}.xyz", part, format="extxyz")
    atoms = ase.io.read(SHARED / "data" / "3bpa_iso_atoms.xyz", ":")
    energies = {int(atom.numbers[0]): float(atom.get_potential_energy()) for atom in atoms}
    return {**{name: str(folder / f"{name}.xyz") for name in files}, "E0s": str(energies)}


def trained(package: str, folder: Path, seconds: float, steps: float, **settings: object) -> list[dict[str, float]]:
    """Train until one of both has passed; what was logged, with the time since the first line."""
    folder.mkdir(parents=True, exist_ok=True)
    given = {**MODEL, "work_dir": folder, **settings}
    flags = [f"--{name}" if value is True else f"--{name}={value}" for name, value in given.items()]
    with (folder / "output.txt").open("w") as output:
        process = subprocess.Popen([sys.executable, *COMMANDS[package], *flags], stdout=output, stderr=output)
        lines: list[dict[str, float]] = []
        begin = None
        is_running = True
        while is_running and sum(line["mode"] == "opt" for line in lines) < steps:
            time.sleep(0.2)
            is_running = process.poll() is None
            found = sorted((folder / "results").glob("*_train.txt"))
            new = [json.loads(one) for one in found[0].read_text().splitlines()[len(lines) :]] if found else []
            now = time.monotonic()
            begin = now if begin is None and new else begin
            lines += [{**line, "seconds": now - (begin or now)} for line in new]
            if begin is not None and now - begin > seconds:
                break
        process.send_signal(signal.SIGKILL)
        process.wait()
    if not lines:
        raise SystemExit((folder / "output.txt").read_text()[-3000:])
    return lines


def losses(lines: list[dict[str, float]]) -> list[float]:
    """Of every step."""
    return [line["loss"] for line in lines if line["mode"] == "opt"]


def difference(one: list[dict[str, float]], other: list[dict[str, float]], steps: int = STEPS) -> float:
    """The largest relative difference of the losses of the first steps, which both have made."""
    first, second = (np.array(losses(lines)[:steps]) for lines in (one, other))
    assert len(first) == len(second) == steps
    return float((np.abs(first - second) / np.abs(first)).max())


def compare_steps(files: dict[str, str], settings: argparse.Namespace) -> None:
    """The first steps of two models in two dtypes."""
    steps = {}
    for block in BLOCKS:
        blocks = dict.fromkeys(("interaction", "interaction_first"), f"RealAgnostic{block}InteractionBlock")
        for dtype in ("float64", "float32"):
            how = {**files, **blocks, "default_dtype": dtype, "batch_size": 5}
            name = f"{block} {dtype}"
            places = {package: settings.folder / f"{package} {name}" for package in COMMANDS}
            runs = {package: trained(package, place, 1e9, STEPS, **how) for package, place in places.items()}
            steps[name] = {package: losses(lines) for package, lines in runs.items()}
            print(f"{name}: losses of {STEPS} steps differ by {difference(*runs.values()):.1e} at most", flush=True)
    (settings.output / "steps.json").write_text(json.dumps(steps) + "\n")
    draw_steps(steps, settings.output / "steps.png")


def compare_minutes(files: dict[str, str], settings: argparse.Namespace) -> None:
    """Validation errors of each package in the same time."""
    how = {**files, "default_dtype": "float32", "batch_size": 10, "ema": True, "seed": 2}
    minutes = {
        package: [
            (line["seconds"], line["rmse_f"], line["epoch"])
            for line in trained(package, settings.folder / package, 60 * settings.minutes, 1e9, **how)
            if line["mode"] == "eval"
        ]
        for package in COMMANDS
    }
    (settings.output / "minutes.json").write_text(json.dumps(minutes) + "\n")
    draw_minutes(minutes, settings.output / "minutes.png")
    for package, points in minutes.items():
        print(f"{package}: {len(points) - 1} epochs in {points[-1][0]:.0f} s, {1e3 * points[-1][1]:.1f} meV/Å")
    common = min(len(points) for points in minutes.values()) - 1
    ends = {package: f"{1e3 * points[common][1]:.1f}" for package, points in minutes.items()}
    print(f"after {common} epochs, meV/Å: {ends}")


def compare_epochs(files: dict[str, str], settings: argparse.Namespace) -> None:
    """Validation errors of each package after as many epochs, from several seeds, and losses in float64."""

    def run(package: str, dtype: str, seed: int) -> list[dict[str, float]]:
        place = settings.folder / f"{package} {dtype} {seed}"
        return trained(package, place, 1e9, 1e9, **files, **SMALL, default_dtype=dtype, seed=seed)

    def errors(lines: list[dict[str, float]]) -> list[float]:
        return [1e3 * line["rmse_f"] for line in lines if line["mode"] == "eval"]

    curves: dict[str, list[list[float]]] = {}  # by package, seed and epoch, in meV/Å
    for package in COMMANDS:
        curves[package] = [errors(run(package, "float32", seed)) for seed in SEEDS]
        ends = [curve[-1] for curve in curves[package]]
        print(f"{package}: {np.mean(ends):.1f} ± {np.std(ends, ddof=1):.1f} meV/Å from {len(ends)} seeds", flush=True)
    exact = [run(package, "float64", SEEDS[0]) for package in COMMANDS]
    steps = {f"{count} steps": difference(*exact, steps=count) for count in (STEPS, len(losses(exact[0])))}
    ends = {package: errors(lines)[-1] for package, lines in zip(COMMANDS, exact, strict=True)}
    print(f"float64: losses differ by {steps} at most, errors in the end {ends} meV/Å")
    results = {"settings": {**MODEL, **SMALL}, "seeds": SEEDS, "float32": curves, "float64": {**steps, **ends}}
    (settings.output / "epochs.json").write_text(json.dumps(results, indent=1) + "\n")


PARTS = {"steps": compare_steps, "minutes": compare_minutes, "epochs": compare_epochs}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--minutes", type=float, default=6, help="of each package in the second part")
    parser.add_argument("--folder", type=Path, default=Path(".curves"), help="where models and logs go; must not exist")
    parser.add_argument("--output", type=Path, required=True, help="folder of the .json files and pictures")
    settings = parser.parse_args()
    settings.folder.mkdir(parents=True)
    settings.output.mkdir(parents=True, exist_ok=True)
    files = data(settings.folder)
    print(f"torch on {os.environ.get('OMP_NUM_THREADS', 'all')} threads")
    for part in settings.parts:
        PARTS[part](files, settings)


def draw_steps(steps: dict[str, dict[str, list[float]]], file: Path) -> None:
    """Losses of the first steps, one panel for each model and dtype; the curves lie on one another."""
    figure, axes = plt.subplots(1, len(steps), figsize=(3 * len(steps), 3), layout="constrained")
    for axis, (name, losses) in zip(axes, steps.items(), strict=True):
        for (package, values), color, style in zip(losses.items(), COLOURS, ("-", "--"), strict=False):
            axis.plot(values[:STEPS], style, color=color, label=package)
        axis.set(title=name, xlabel="step", yscale="log")
    axes[0].set_ylabel("loss")
    axes[0].legend(frameon=False)
    figure.savefig(file, dpi=100)
    plt.close(figure)


def draw_minutes(minutes: dict[str, list[tuple[float, float, float]]], file: Path) -> None:
    """Validation error of the forces against wall time."""
    figure, axis = plt.subplots(figsize=(6, 4), layout="constrained")
    for (package, points), color in zip(minutes.items(), COLOURS, strict=False):
        seconds, force, _ = zip(*points, strict=True)
        axis.plot(np.divide(seconds, 60), np.multiply(force, 1e3), "o-", color=color, label=package, markersize=3)
    axis.set(xlabel="minutes", ylabel="RMSE of forces, meV/Å", yscale="log", title="3BPA, 300 K, float32")
    axis.legend(frameon=False)
    axis.spines[["top", "right"]].set_visible(False)
    figure.savefig(file, dpi=100)
    plt.close(figure)


if __name__ == "__main__":
    main()
