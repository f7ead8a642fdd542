"""What is shipped is what is in the tree, it imports from anywhere, and importing it changes nothing for others."""

import email
import json
import os
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).resolve().parents[1]


def run_python(*args: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", *env)}
    command = [sys.executable, *args]
    return subprocess.run(command, cwd=cwd, env=clean | env, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory) -> Path:
    """The wheel built from the sdist, as `python -m build` makes it."""
    out = tmp_path_factory.mktemp("dist")
    options = ("--no-isolation", "--skip-dependency-check", "--outdir", str(out))
    built = run_python("-m", "build", *options, str(ROOT), cwd=out)
    assert built.returncode == 0, built.stdout + built.stderr
    return next(out.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel, tmp_path_factory) -> Path:
    """A folder with the wheel's contents, as pip installs them."""
    target = tmp_path_factory.mktemp("site")
    options = ("--quiet", "--no-deps", "--no-index", "--disable-pip-version-check", "--target", str(target))
    done = run_python("-m", "pip", "install", *options, str(wheel), cwd=target)
    assert done.returncode == 0, done.stderr
    return target


def tree(folder: str, prefix: str) -> set[str]:
    paths = (ROOT / folder).rglob("*")
    files = {path.relative_to(ROOT / folder) for path in paths if path.is_file() and "__pycache__" not in path.parts}
    return {f"{prefix}/{path.as_posix()}" for path in files}


def test_wheel_holds_every_file_of_the_package(wheel):
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    own = {name for name in tree("mace_fast", "mace_fast") if not name.startswith("mace_fast/kernels/")}
    kernels = tree("kernels", "mace_fast/kernels")
    assert len(kernels) > 1
    assert "mace_fast/py.typed" in own
    assert names == own | kernels


def test_sdist_holds_what_measures_and_the_wheel_does_not(wheel):
    with tarfile.open(next(wheel.parent.glob("*.tar.gz"))) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    assert {"benchmarks/__init__.py", "benchmarks/peers.py", "profiling/machine_code/__main__.py"} <= inside
    assert not [name for name in zipfile.ZipFile(wheel).namelist() if name.startswith(("benchmarks/", "profiling/"))]


def test_wheel_metadata(wheel):
    archive = zipfile.ZipFile(wheel)
    name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
    metadata = email.message_from_bytes(archive.read(name))
    requirements = [Requirement(text) for text in metadata.get_all("Requires-Dist")]
    always = {requirement.name for requirement in requirements if "extra" not in str(requirement.marker)}
    assert always == {"torch", "triton", "llvmlite", "e3nn", "numpy", "ase", "vesin", "safetensors", "rich"}
    licences = {member.rsplit("/", 1)[-1] for member in archive.namelist() if "/licenses/" in member}
    assert {"LICENSE"} < licences, "the licence of the packaged model travels with it"
    assert metadata.get_payload().strip(), "README.md is the long description"


def test_constraints_lie_inside_the_ranges_users_may_install():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pinned = dict(line.split("==") for line in lines if line and not line.startswith("#"))
    texts = [*project["dependencies"], *(text for extra in project["optional-dependencies"].values() for text in extra)]
    for requirement in (Requirement(text) for text in texts):
        if requirement.name != "mace-fast":
            assert Version(pinned[requirement.name]) in requirement.specifier, requirement


def test_kernels_link_points_to_the_top_level_folder():
    link = ROOT / "mace_fast" / "kernels"
    assert link.is_symlink(), "restore it with `ln -sfn ../kernels mace_fast/kernels` (`make setup` does)"
    assert os.readlink(link) == "../kernels"


def test_wheel_imports_from_elsewhere(installed, tmp_path):
    code = "import mace_fast, mace_fast.kernels as k; print(mace_fast.__file__); print(k.__file__)"
    done = run_python("-c", code, cwd=tmp_path, PYTHONPATH=str(installed))
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [str(installed / "mace_fast" / part / "__init__.py") for part in ("", "kernels")]


def test_command_of_the_wheel_reads_the_packaged_model(installed, tmp_path):
    command = installed / "bin" / "mace-fast"
    done = run_python(str(command), "info", "mace-mp-small", "--json", cwd=tmp_path, PYTHONPATH=str(installed))
    assert done.returncode == 0, done.stderr
    facts = json.loads(done.stdout)
    assert facts["parameters"] == 3_847_696
    assert len(facts["elements"]) == 89


def test_kernels_import_from_the_repository_root():
    done = run_python("-c", "import mace_fast.kernels", cwd=ROOT)
    assert done.returncode == 0, done.stderr


def test_modules_that_the_readme_names_are_there_without_another_import():
    code = "import mace_fast; mace_fast.checks.rotates, mace_fast.predict, mace_fast.data.atoms_to_data"
    done = run_python("-c", code, cwd=ROOT)
    assert done.returncode == 0, done.stderr


def test_import_under_the_wrong_name_says_what_to_do():
    done = run_python("-c", "import kernels", cwd=ROOT)
    assert done.returncode != 0
    assert "import this folder as `mace_fast.kernels`, not as `kernels`" in done.stderr


COLD_IMPORT = """
import json, os, pickle, sys, threading
import torch
before = sorted(map(str, torch.serialization.get_safe_globals()))
rng = torch.random.get_rng_state()
threads, dtype = threading.active_count(), torch.get_default_dtype()
import mace_fast
class Unsafe:
    pass
torch.save({"model": Unsafe()}, "unsafe.pt")
try:
    torch.load("unsafe.pt")
    refused = False
except pickle.UnpicklingError:
    refused = True
print(json.dumps({
    "imported": [name for name in ("mace", "triton", "matplotlib", "cuequivariance") if name in sys.modules],
    "environment": os.environ.get("TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD"),
    "safe_globals_unchanged": before == sorted(map(str, torch.serialization.get_safe_globals())),
    "refused": refused,
    "cuda": torch.cuda.is_initialized(),
    "random_state_unchanged": bool(torch.equal(rng, torch.random.get_rng_state())),
    "dtype_unchanged": dtype == torch.get_default_dtype(),
    "threads_unchanged": threads == threading.active_count(),
}))
"""


def test_cold_import_changes_nothing_for_the_process(tmp_path):
    done = run_python("-W", "error", "-c", COLD_IMPORT, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "imported": [],
        "environment": None,
        "safe_globals_unchanged": True,
        "refused": True,
        "cuda": False,
        "random_state_unchanged": True,
        "dtype_unchanged": True,
        "threads_unchanged": True,
    }


@pytest.mark.parametrize("has_gpu", [True, False])
def test_make_setup_takes_the_torch_of_the_machine(has_gpu, tmp_path):
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        (tmp_path / name).write_text((ROOT / name).read_text())
    (tmp_path / "mace_fast" / "kernels").mkdir(parents=True)
    (tmp_path / ".venv").mkdir()
    smi = tmp_path / "nvidia-smi"
    smi.write_text(f"#!/bin/sh\nexit {0 if has_gpu else 9}\n")
    smi.chmod(0o755)
    command = ["make", "setup", "PYTHON=echo python", "PIP=echo pip"]
    environment = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    torch_version = next(
        line for line in (ROOT / "constraints.txt").read_text().splitlines() if line.startswith("torch")
    )
    wanted = torch_version.replace("==", "===") if has_gpu else f"{torch_version}+cpu"
    assert f"pip install {wanted}\n" in done.stdout
    # torch with CUDA pins a Triton of its own
    assert ("triton==" in (tmp_path / ".venv" / "constraints.txt").read_text()) != has_gpu
