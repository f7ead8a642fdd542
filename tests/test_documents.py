"""What documents claim and a test can read: paths, links, commands, decisions, versions and numbers of the code."""

import inspect
import re
import tomllib
from pathlib import Path

import pytest

import mace_fast
from mace_fast import checks, neighbours
from mace_fast.blocks.tabulated import MOST_BYTES_OF_WEIGHTS
from mace_fast.checkpoint import bounds
from mace_fast.checkpoint.bases import MAX_NUMBERS
from mace_fast.checkpoint.module_view import MAX_L
from mace_fast.irreps import Irreps
from mace_fast.kernels.algebra import tensor_product_paths
from mace_fast.kernels.convolution.cpu.launch import WEIGHT_PARTS
from mace_fast.kernels.convolution.cpu.loops import TILE
from mace_fast.kernels.convolution.cpu.senders import MOST_BYTES
from mace_fast.kernels.convolution.plans import format_paths
from mace_fast.kernels.fused_edges.gpu import launch
from mace_fast.kernels.fused_edges.gpu.functions import EdgeFunctions

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "DESIGN.md",
    "kernels/README.md",
    "benchmarks/README.md",
    "profiling/README.md",
    *sorted(str(page.relative_to(ROOT)) for page in (ROOT / "docs").glob("*.md")),
)
every_document = pytest.mark.parametrize("document", DOCUMENTS)

NO_PATHS = {
    "~/.cache/mace_fast": "of the user",
    "~/.cache/mace_fast/generated": "of the user",
    ".asv/html": "made by asv",
    ".asv/html/index.html": "made by asv",
    "docs/build": "made by make docs",
    "docs/build/index.html": "made by make docs",
    "results/micro/": "made by make microbench",
    "kernels/tuning/<architecture>.json": "written by profiling/tune.py; none is kept yet",
    "cpu_cell_list.cpp": "of vesin",
}
"""Words that look like paths of this repository and are not."""


def text_of(document):
    return (ROOT / document).read_text()


BARE_PATH = re.compile(r"\b(?:mace_fast|kernels|tests|benchmarks|profiling|examples)/[\w/.-]+\.\w+")


def looks_like_a_path(word):
    return re.fullmatch(r"[\w.<>~/-]+", word) and ("/" in word or re.search(r"\.(py|md|json|toml)$", word))


def missing_paths(document):
    """Paths in inline code, or below our folders, that are not at the root, beside the document or where the line says.

    ``<op>`` stands for any name. A folder is named by a path in it, or in a row of a table by the name of an operation.
    """
    prose = re.sub(r"^```.*?^```$", "", text_of(document), flags=re.MULTILINE | re.DOTALL)
    for line in prose.splitlines():
        bases = [ROOT, (ROOT / document).parent, ROOT / "kernels", ROOT / "mace_fast"]
        for word in [*" ".join(re.findall(r"`([^`]+)`", line)).split(), *BARE_PATH.findall(line)]:
            path = word.strip(",;:()'\"")
            if line.startswith("|") and (ROOT / "kernels" / path).is_dir():
                bases.append(ROOT / "kernels" / path)
            if path in NO_PATHS or not looks_like_a_path(path):
                continue
            pattern = re.sub(r"<\w+>", "*", path).rstrip("/")
            there = [file for base in bases for file in base.glob(pattern)]
            if not there:
                yield path
            bases += [file if file.is_dir() else file.parent for file in there]


@every_document
def test_paths_exist(document):
    missing = sorted(set(missing_paths(document)))
    assert not missing, f"{document} names {missing}, which are not there"


def test_paths_that_are_not_there_are_found(tmp_path, monkeypatch):
    (tmp_path / "kernels" / "sum" / "gpu").mkdir(parents=True)
    (tmp_path / "kernels" / "sum" / "gpu" / "device.py").touch()
    lines = (
        "`kernels/sum/gpu/device.py`, `device.py`",
        "`device.py` `<op>/gpu` `n/a`, kernels/none.py.",
        "| `sum` | `gpu/device.py` | `a/<op>.py` |",
    )
    (tmp_path / "A.md").write_text("\n".join(lines))
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    assert list(missing_paths("A.md")) == ["device.py", "n/a", "kernels/none.py", "a/<op>.py"]


@every_document
def test_links_lead_somewhere(document):
    links = re.findall(r"\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)$", text_of(document), re.MULTILINE)
    for target in ("".join(link) for link in links):
        if target.startswith("http"):
            continue
        path, _, anchor = target.partition("#")
        file = (ROOT / document).parent / path if path else ROOT / document
        assert file.exists(), f"{document} links to {target}"
        assert not anchor or anchor in anchors(file), f"{document} links to {target}"


def anchors(file):
    """Those that GitHub gives the headings of a document."""
    headings = re.findall(r"^#+ (.+)$", file.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@every_document
def test_targets_of_make_exist(document):
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    fenced = "".join(re.findall(r"^```\w*\n(.*?)^```$", text_of(document), re.MULTILINE | re.DOTALL)).splitlines()
    others = re.findall(r"^    (.+)$|`([^`\n]+)`", text_of(document), re.MULTILINE)
    lines = [*fenced, *("".join(other) for other in others)]
    named = {match[1] for line in lines if (match := re.match(r"make ([a-z][\w-]*)", line.strip()))}
    assert named <= targets


def test_decisions_that_are_named_exist():
    numbers = [int(number) for number in re.findall(r"^## D(\d+)\. ", text_of("DESIGN.md"), re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    for document in DOCUMENTS:
        named = {int(number) for number in re.findall(r"\bD(\d+)\b", text_of(document))}
        assert named <= set(numbers), document


def test_reversed_decisions_say_so():
    """Where a head says that an entry reverses another, the head of the other says by which."""
    entries = dict(re.findall(r"^## (D\d+)\. .*\n\n(\*(?:.+\n)+)", text_of("DESIGN.md"), re.MULTILINE))
    reversals = re.findall(r"\[(D\d+)\]", "".join(re.findall(r"Reverses [^.]*", entries["D27"])))
    assert reversals
    for reversed_entry in reversals:
        assert re.match(r"\*Reversed[^.]* by \[D27\]", entries[reversed_entry])


def folders_of_operations():
    return {file.parent.name for file in (ROOT / "kernels").glob("*/op.py")}


def test_the_table_of_files_has_every_operation_and_names_its_files():
    rows = re.findall(r"^\| `(\w+)`(?:, [^|]*)? \|(.*)\|$", text_of("kernels/README.md"), re.MULTILINE)
    assert {operation for operation, _ in rows} == folders_of_operations()
    for operation, cells in rows:
        for path in re.findall(r"`([\w/]+\.py)`", cells):
            assert any((ROOT / base / path).exists() for base in (f"kernels/{operation}", "kernels")), (operation, path)


NODES, HARMONICS = ([(ir.l, ir.p) for _, ir in Irreps(irreps)] for irreps in ("0e+1o", "0e+1o+2e+3o"))
PATHS = format_paths(tensor_product_paths(NODES, HARMONICS, HARMONICS))
FUNCTIONS = [sum(EdgeFunctions(PATHS, 64, with_slope).widths.values()) for with_slope in (False, True)]
KNOTS = inspect.signature(mace_fast.tabulate).parameters["num_knots"].default
PINNED = dict(re.findall(r"^([\w-]+)==([\w.]+)", text_of("constraints.txt"), re.MULTILINE))
(MAX_RATIO,) = re.findall(r"^MAX_RATIO = (\S+)$", text_of("tests/models/test_float32_accuracy.py"), re.MULTILINE)
PROJECT = tomllib.loads(text_of("pyproject.toml"))["project"]

NUMBERS = [
    ("docs/replace_mace_torch.md", r"against\s+mace-torch are (\S+)\s+eV/atom", checks.ENERGY_TOLERANCE),
    ("docs/replace_mace_torch.md", r"eV/atom,\s+(\S+) eV/Å and", checks.FORCE_TOLERANCE),
    ("docs/replace_mace_torch.md", r"eV/Å\s+and\s+(\S+) eV/Å³\.", checks.STRESS_TOLERANCE),
    ("docs/which_model.md", r"# (\d+) knots", KNOTS),
    ("DESIGN.md", r"in float64: (\S+) eV/atom", checks.ENERGY_TOLERANCE),
    ("DESIGN.md", r"in float64: \S+ eV/atom, (\S+) eV/Å", checks.FORCE_TOLERANCE),
    ("DESIGN.md", r"in float64: \S+ eV/atom, \S+ eV/Å, (\S+) eV/Å³", checks.STRESS_TOLERANCE),
    ("DESIGN.md", r"uses the same, and (\S+) eV/Å", checks.FORCE_DIFFERENCE_TOLERANCE),
    ("DESIGN.md", r"uses the same, and \S+ eV/Å and (\S+) eV/Å³", checks.STRESS_DIFFERENCE_TOLERANCE),
    ("DESIGN.md", r"fourth order, step (\S+);", checks.DIFFERENCE_STEP),
    ("DESIGN.md", r"is at most (\S+) times the reference's own", float(MAX_RATIO)),
    ("DESIGN.md", r"So (\d+) knots", KNOTS),
    ("DESIGN.md", r"Above (\d+) MiB per layer", MOST_BYTES_OF_WEIGHTS / 2**20),
    ("DESIGN.md", r"The price\*\*: ([\d.]+) kB an edge \(gradient", round(FUNCTIONS[1] * 4 / 1e3, 2)),
    ("DESIGN.md", r"\(gradient, medium\) and ([\d.]+) kB \(forward", FUNCTIONS[0] * 4 / 1e3),
    ("DESIGN.md", r"for a batch, (\d+) GiB with what", launch.MOST_BYTES / 2**30),
    ("DESIGN.md", r"made for (\d+) edges of a receiver", TILE),
    ("DESIGN.md", r"for (\d+) MiB of edges at a time", MOST_BYTES / 2**20),
    ("DESIGN.md", r"summed in\s+(\d+) ranges", WEIGHT_PARTS),
    ("DESIGN.md", r"to the radius and (\d+) Å", neighbours.GAP_MARGIN),
    ("DESIGN.md", r"More than (\d+) atoms per Å³", neighbours.MAX_DENSITY),
    ("DESIGN.md", r"may total (\d+)\s+times the numbers in the file", bounds.Allowance._FACTOR),
    ("DESIGN.md", r"in the file and (\d+) million", round(bounds.Allowance._CONSTANTS / 1e6)),
    ("DESIGN.md", r"at most 2\^(\d+) numbers", MAX_NUMBERS.bit_length() - 1),
    ("DESIGN.md", r"numbers, l\s+is at most (\d+)", MAX_L),
    ("DESIGN.md", r"the degree (\d+), layers", bounds._MAX_CORRELATION),
    ("DESIGN.md", r"layers (\d+) \(", bounds._MAX_LAYERS),
]


@pytest.mark.parametrize(("document", "pattern", "expected"), NUMBERS, ids=[pattern for _, pattern, _ in NUMBERS])
def test_numbers_are_those_of_the_code(document, pattern, expected):
    found = re.findall(pattern, text_of(document))
    assert len(found) == 1, f"{document} should say {pattern!r} once: here the number is read"
    assert float(found[0]) == expected


VERSIONS = [
    ("README.md", r"mace-torch (0\.\S+), and does", PINNED["mace-torch"]),
    ("README.md", r"with Python \S+ and torch (\d+\.\d+)\.", PINNED["torch"].rsplit(".", 1)[0]),
    ("README.md", r"Python (\S+) or newer", PROJECT["requires-python"].removeprefix(">=")),
    ("CONTRIBUTING.md", r"Python (\S+) or newer", PROJECT["requires-python"].removeprefix(">=")),
    ("DESIGN.md", r"PyPI's Linux wheel of torch (\S+) brings", PINNED["torch"]),
    ("DESIGN.md", r"`constraints.txt` has triton (\S+),", PINNED["triton"]),
]


@pytest.mark.parametrize(("document", "pattern", "expected"), VERSIONS, ids=[pattern for _, pattern, _ in VERSIONS])
def test_versions_are_those_that_are_installed(document, pattern, expected):
    assert re.findall(pattern, text_of(document)) == [expected]


FOLDERS = ("mace_fast", "kernels", "tests", "benchmarks", "profiling", "examples")
OUTSIDE = re.compile("|".join(("design" + " note", r"\.\./" + "shared", "/wo" + "rk/")), re.IGNORECASE)


def test_nothing_refers_to_what_is_not_in_the_repository():
    """Notes of the authors, and folders of the machine on which they worked."""
    files = [file for folder in FOLDERS for ending in ("py", "md") for file in (ROOT / folder).rglob(f"*.{ending}")]
    assert len(files) > 300
    files += [ROOT / document for document in DOCUMENTS] + [ROOT / "CHANGELOG.md", ROOT / "Makefile"]
    referring = {str(file.relative_to(ROOT)): words for file in files if (words := OUTSIDE.findall(file.read_text()))}
    assert not referring
