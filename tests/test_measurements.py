"""What README.md and the site say of speed and training is what was measured, stored in ``benchmarks/results``."""

import json
import re
import statistics
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text()
PAGE = README + "".join(page.read_text() for page in sorted((ROOT / "docs").glob("*.md")))
RESULTS = ROOT / "benchmarks" / "results" / "peers" / "amd-epyc-2-cores"
MODELS = {"MACE-MP-0 small": "mp-0 small", "medium": "mp-0 medium", "large": "mp-0 large", "OFF23 small": "off small"}
SYSTEMS = {"silicon": "silicon", "liquid water": "water", "aspirin, a batch": "molecules"}


def measured():
    """The rows of all stored runs by what was run, each a dictionary of contenders."""
    steps = {}
    for file in RESULTS.glob("*.json"):
        stored = json.loads(file.read_text())
        run = tuple(stored["facts"][fact] for fact in ("task", "threads", "model", "dtype"))
        for row in stored["rows"]:
            steps.setdefault((*run, row["system"], row["atoms"]), {})[row["contender"]] = row
    return steps


STEPS = measured()


def tables(head):
    """The cells of the tables on README.md whose first line begins so; an empty cell is that above."""
    for table in re.findall(rf"^\| {head}.*\n\|[-|]+\n((?:\|.*\n)+)", README, re.MULTILINE):
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
        for above, row in pairwise(rows):
            row[:] = [cell or filled for cell, filled in zip(row, above, strict=True)]
        yield rows


def ms(row):
    return f"{row['median'] * 1e3:,.0f}"


def times(step, contender):
    return f"{step['mace-torch']['median'] / step[contender]['median']:.0f}"


def memory(step):
    return " → ".join(f"{step[contender]['peak_bytes'] / 1e6:,.0f}" for contender in ("mace-torch", "mace_fast"))


def found(task, threads, model, dtype, structure, atoms):
    return STEPS[task, threads, MODELS[model], dtype, SYSTEMS[structure], int(atoms.replace(",", ""))]


def cells_of(step):
    """Time of mace-torch, ours, how many times faster and memory; in brackets with tables, where they were measured."""
    contenders = [name for name in ("mace_fast", "mace_fast tabulated") if name in step]
    own, faster = (
        " ".join(row) for row in zip(*((ms(step[name]), times(step, name)) for name in contenders), strict=True)
    )
    return [ms(step["mace-torch"]), *(re.sub(r" (.+)", r" (\1)", cell) for cell in (own, faster)), memory(step)]


def test_rows_of_the_first_table_are_those_that_were_measured():
    (rows,) = tables(r"structure \| atoms \| mace-torch ms \| mace_fast")
    for structure, atoms, *cells in rows:
        assert cells == cells_of(found("evaluation", "2", "MACE-MP-0 small", "float32", structure, atoms)), structure


def test_errors_of_trajectories_are_those_that_were_measured():
    stored = json.loads((RESULTS.parents[1] / "trajectories" / f"{RESULTS.name}.json").read_text())
    differences = {}
    for row in stored["rows"]:
        differences.setdefault(row["contender"], []).append(row["difference"])
    symmetrix, tables_of_ours = (f"{max(differences[n]):.0e}" for n in ("symmetrix-xl", "mace_fast tabulated"))
    words = f"differ by {symmetrix} eV/Å (in mace_fast, with tables, by {tables_of_ours})".replace("e-0", "e-")
    assert words in " ".join(PAGE.split())


def test_the_range_of_ratios_is_that_of_all_that_was_measured():
    steps = [step for (task, threads, *_), step in STEPS.items() if (task, threads) == ("evaluation", "2")]
    for contender, said in (
        ("mace_fast", r"is (\d+) to (\d+) times faster\. With"),
        ("mace_fast tabulated", r"it is (\d+) to (\d+) times"),
    ):
        ratios = [int(times(step, contender)) for step in steps]
        assert re.findall(said, README) == [(str(min(ratios)), str(max(ratios)))]


def test_what_is_said_of_training_was_measured():
    stored = ROOT / "benchmarks" / "results" / "training" / "amd-epyc-2-cores"
    steps, epochs, minutes, batches = (
        json.loads((stored / f"{name}.json").read_text()) for name in ("steps", "epochs", "minutes", "batches")
    )
    float64 = [run for name, run in steps.items() if name.endswith("float64")]
    pairs = [pair for run in float64 for pair in zip(run["mace-torch"], run["mace_fast"], strict=True)]
    errors = {name: [seed[-1] for seed in epochs["float32"][name]] for name in ("mace-torch", "mace_fast")}
    theirs, ours = (f"{statistics.mean(each):.1f} ± {statistics.stdev(each):.1f}" for each in errors.values())
    (_, last, count), (_, our_last, our_count) = (minutes[name][-1] for name in ("mace-torch", "mace_fast"))
    largest = {(row["structure"], row["package"]): row["graphs"] for row in batches["rows"]}
    for words in (
        f"by {max(abs(1 - our_loss / their_loss) for their_loss, our_loss in pairs):.1e} at most",
        f"is {theirs} meV/Å with mace-torch and {ours} with mace_fast",
        f"mace-torch makes {count + 1} epochs, to {last * 1e3:.0f} meV/Å on 50 held out",
        f"mace_fast {our_count + 1}, to {our_last * 1e3:.0f} meV/Å",
        f"{largest['3bpa', 'mace-torch']} molecules of 3BPA or {largest['silicon 216', 'mace-torch']} crystals of 216",
        f"mace_fast on {largest['3bpa', 'mace_fast']} or {largest['silicon 216', 'mace_fast']} (",
    ):
        assert words in " ".join(PAGE.split())


def test_what_is_said_of_dynamics_and_of_large_systems_was_measured():
    stored = {
        what: {row["contender"]: row for row in json.loads(path.read_text())["rows"]}
        for what in ("dynamics", "large_systems")
        for path in [RESULTS.parents[1] / what / f"{RESULTS.name}.json"]
    }
    page = " ".join(PAGE.split())
    rates = [float(f"{stored['dynamics'][name]['steps_a_second']:.3g}") for name in ("mace_fast", "mace-torch")]
    assert f"makes {rates[0]:,.0f} steps of ethanol a second" in page
    assert f"mace-torch's calculator {rates[1]:.0f}." in page
    ours, tabulated, theirs = (stored["large_systems"][n] for n in ("mace_fast", "mace_fast tabulated", "mace-torch"))
    assert (ours["atoms"], tabulated["atoms"]) == (1_000_000, 1_000_000)
    seconds, gigabytes = f"{ours['seconds']:.0f} s ({tabulated['seconds']:.0f} s with tables)", ours["bytes"] / 1e9
    assert f"A million atoms of silicon take {seconds} and {gigabytes:.1f} GB in all" in page
    assert f"takes {theirs['seconds']:.0f} s and {theirs['bytes'] / 1e9:.1f} GB for {theirs['atoms']:,}." in page
