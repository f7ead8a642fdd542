"""Run mace-torch's own tests with mace_fast in the place of its models and count what passes.

    python tests/peer_suite.py --source mace_torch-0.3.16 [FILE ...]

The tests are in mace-torch's source distribution (``pip download mace-torch==0.3.16 --no-binary :all: --no-deps
--no-build-isolation``); without ``--source`` this script downloads it. It is not part of the test
suite: it takes a quarter of an hour.

In every Python process of a run, also in those that the tests start, the models of ``MODELS`` in ``mace.modules`` are
ours, and a model that ``torch.load`` reads from a file of mace-torch becomes ours. A new model gets the parameters that
mace-torch's constructor draws from the same random state, so that energies after training can be compared with the
numbers in the tests. ``--baseline`` runs the same tests without any of this: what fails there too is not our doing.
"""

import argparse
import atexit
import importlib.machinery
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
LOG = "MACE_FAST_PEER_LOG"
VERSION = "0.3.16"
CACHED_SMALL = "20231210mace128L0_energy_epoch249model"

MODELS = ("MACE", "ScaleShiftMACE", "AtomicDipolesMACE", "EnergyDipolesMACE", "AtomicDielectricMACE")

CUEQ = "converts the model to cuequivariance's layers, which mace_fast replaces"
DOWNLOAD = "downloads a model"
REPLAY = "downloads training data of a foundation model"
POLAR = "PolarMACE is not replaced"

# Every file of mace-torch's tests that builds or trains a model, with the tests that cannot take another class.
APPLICABLE: dict[str, dict[str, str]] = {
    "test_models.py": {},
    "test_schedulefree.py": {"cuda": "needs a GPU"},
    "test_foundations.py": {
        "test_foundations": DOWNLOAD,
        "test_multi_reference": DOWNLOAD,
        "omol": DOWNLOAD,
        "mh_1": DOWNLOAD,
        "calc0": DOWNLOAD,
        "calc2": DOWNLOAD,
        "calc3": DOWNLOAD,
        "calc4": DOWNLOAD,
        "calc5": DOWNLOAD,
        "calc6": DOWNLOAD,
        "calc7": DOWNLOAD,
        "calc8": DOWNLOAD,
        "model1": DOWNLOAD,
        "model2": DOWNLOAD,
        "model3": DOWNLOAD,
        "model4": DOWNLOAD,
        "model5": DOWNLOAD,
        "model6": DOWNLOAD,
        "model7": DOWNLOAD,
        "polar": POLAR,
    },
    "test_calculator.py": {
        "cueq": CUEQ,
        "test_mace_mp": DOWNLOAD,
        "test_mace_off": DOWNLOAD,
        "test_mace_polar": POLAR,
        "test_normalize_github": "tests the form of an address",
    },
    "test_embedding_train.py": {},
    "test_run_train_allkeys.py": {"test_multihead_finetuning": REPLAY},
    "test_freeze.py": {},
    "test_run_train.py": {
        "cueq": CUEQ,
        "test_run_train_omol": DOWNLOAD,
        "test_run_train_mh": DOWNLOAD,
        "test_run_train_foundation_multihead": REPLAY,
        "test_run_train_foundation_elements_multihead": REPLAY,
    },
    "test_multifiles.py": {"test_multihead_finetuning": REPLAY},
    "test_torchsim.py": {"cueq": CUEQ, "polar": POLAR},
    "test_run_train_dipole_polar.py": {},
    "test_cueq_oeq.py": {},  # replaced by CONVERSION below
}
NOT_APPLICABLE = {
    "test_benchmark.py": "needs a GPU",
    "test_compile.py": "torch.compile of e3nn's layers",
    "test_hessian.py": DOWNLOAD,
    "test_lora.py": "wraps layers that are instances of e3nn's, of which our models have none",
    "test_finetuning_pseudolabels.py": DOWNLOAD,
    "test_maceles.py": "MACELES is not replaced",
    "test_polar_models.py": POLAR,
    "test_polar_cueq.py": POLAR,
    "test_mliap_exchange.py": "tests blocks by themselves; tests/models/test_lammps.py has the same test of models",
    "test_modules.py": "tests blocks and losses by themselves",
    "test_cg.py": "no model",
    "test_data.py": "no model",
    "test_finetuning_select.py": "no model",
    "test_gate.py": "no model",
    "test_lmdb_database.py": "no model",
    "test_padding.py": "no model",
    "test_preprocess.py": "no model",
    "test_tools.py": "no model",
}
# The tests of conversions between backends, for the conversion to and from ours; here mace-torch's classes stay.
CONVERSION = """
import pytest
from mace_fast import from_mace, to_mace
from tests.test_cueq_oeq import BackendTestBase


class TestMaceFast(BackendTestBase):
    @pytest.fixture
    def conversion_functions(self):
        return from_mace, to_mace

    @pytest.fixture
    def device(self):
        return "cpu"
"""


def substitute(modules):
    """Put our classes in the place of mace-torch's; called in the processes of the tests."""
    import torch

    import mace_fast

    counts = {"built": 0, "converted": 0, "evaluated": 0}
    originals = {name: getattr(modules, name) for name in MODELS}

    def their_block(value):
        ours = isinstance(value, type) and value.__module__.startswith("mace_fast.")
        return getattr(modules, value.__name__) if ours else value

    for name, original in originals.items():
        ours = getattr(mace_fast, name)
        setattr(modules, name, ours)

        def initialise(self, *args, _ours=ours, _original=original, _own=ours.__init__, **kwargs):
            if type(self) is not _ours:
                return _own(self, *args, **kwargs)
            random_state = torch.get_rng_state()
            _own(self, *args, **kwargs)
            torch.set_rng_state(random_state)
            arguments = [their_block(value) for value in args]
            keywords = {key: their_block(value) for key, value in kwargs.items()}
            self.load_state_dict(_original(*arguments, **keywords).state_dict(), strict=True)
            counts["built"] += 1
            return None

        ours.__init__ = initialise

    for name in set(MODELS) - {"ScaleShiftMACE"}:  # which has that of MACE
        ours = getattr(mace_fast, name)

        def forward(self, *args, _evaluate=ours.forward, **kwargs):
            counts["evaluated"] += 1
            return _evaluate(self, *args, **kwargs)

        ours.forward = forward

    torch_load = torch.load

    def load(*args, **kwargs):
        found = torch_load(*args, **kwargs)
        if type(found) in originals.values():
            counts["converted"] += 1
            return mace_fast.from_mace(found)
        return found

    torch.load = load

    def write_counts():
        with open(os.environ[LOG], "a") as log:
            log.write(json.dumps(counts) + "\n")

    atexit.register(write_counts)


class SubstituteAfterImport:
    """Finder that calls `substitute` when ``mace.modules`` has been imported, without importing it earlier."""

    def find_spec(self, name, path=None, target=None):
        if name != "mace.modules":
            return None
        sys.meta_path.remove(self)
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        execute = spec.loader.exec_module

        def execute_and_substitute(module):
            execute(module)
            substitute(module)

        spec.loader.exec_module = execute_and_substitute
        return spec


SITECUSTOMIZE = f"""
import importlib.util, os, sys
if {LOG!r} in os.environ:
    spec = importlib.util.spec_from_file_location("mace_fast_peer_suite", {str(Path(__file__).resolve())!r})
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.meta_path.insert(0, module.SubstituteAfterImport())
"""


def run_file(name, source, folder, baseline, small_model, timeout):
    """Run one file of tests; returns its counts and the failures as (test, last line of the error)."""
    work = Path(tempfile.mkdtemp(dir=folder))
    log, report = work / "log", work / "report.xml"
    (work / "sitecustomize.py").write_text(SITECUSTOMIZE)
    environment = {key: value for key, value in os.environ.items() if key != LOG} | {
        "PYTHONPATH": os.pathsep.join([str(work), str(source), str(REPOSITORY)]),
        "XDG_CACHE_HOME": str(work / "cache"),
        "TMPDIR": str(work),
    }
    if small_model:
        (work / "cache" / "mace").mkdir(parents=True)
        shutil.copy(small_model, work / "cache" / "mace" / CACHED_SMALL)
    tests = source / "tests" / name
    if name == "test_cueq_oeq.py":
        tests = work / "test_conversion.py"
        tests.write_text(CONVERSION)
    elif not baseline:
        environment[LOG] = str(log)
    by_name = [word for word in APPLICABLE[name] if word.startswith("test_")]
    by_keyword = [word for word in APPLICABLE[name] if word not in by_name]
    command = [sys.executable, "-m", "pytest", str(tests), "-q", "-p", "no:cacheprovider", "-o", "addopts="]
    command += [f"--junit-xml={report}", f"--rootdir={source}", "--tb=short", "-W", "ignore"]
    command += [f"--deselect=tests/{name}::{word}" for word in by_name]
    command += ["-k", " and ".join(f"not {word}" for word in by_keyword)] if by_keyword else []
    with (work / "output").open("w") as output:
        process = subprocess.Popen(
            command, cwd=source, env=environment, start_new_session=True, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        process.wait(timeout)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return {"failed": 1}, [(name, f"took longer than {timeout} s")], {}, work
    if not report.exists():
        return {"failed": 1}, [(name, f"pytest ended with {process.returncode}, see {work / 'output'}")], {}, work

    counts, failures = {"passed": 0, "failed": 0, "skipped": 0}, []
    for case in ElementTree.parse(report).iter("testcase"):
        bad = case.find("failure") if case.find("failure") is not None else case.find("error")
        outcome = "failed" if bad is not None else "skipped" if case.find("skipped") is not None else "passed"
        counts[outcome] += 1
        if bad is not None:
            failures.append((case.get("name"), (bad.get("message") or "").strip().splitlines()[0][:200]))
    models = {}
    for line in log.read_text().splitlines() if log.exists() else []:
        for key, value in json.loads(line).items():
            models[key] = models.get(key, 0) + value
    return counts, failures, models, work


def download(folder):
    """Fetch and unpack mace-torch's source distribution."""
    command = [sys.executable, "-m", "pip", "download", f"mace-torch=={VERSION}", "--no-binary", ":all:", "--no-deps"]
    subprocess.run([*command, "--no-build-isolation", "--dest", str(folder)], check=True)
    with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
        archive.extractall(folder, filter="data")
    return next(path for path in folder.iterdir() if (path / "tests").is_dir())


def say(text):
    """Print a line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", help="files of tests, such as test_models.py; all that apply if none")
    parser.add_argument("--source", type=Path, help=f"unpacked source distribution of mace-torch {VERSION}")
    parser.add_argument("--small-model", type=Path, help="MACE-MP-0 small, which fine-tuning tests start from")
    parser.add_argument("--baseline", action="store_true", help="leave mace-torch's own models in place")
    parser.add_argument("--timeout", type=float, default=1200, help="seconds per file")
    options = parser.parse_args()
    unknown = set(options.files) - APPLICABLE.keys()
    if unknown:
        reasons = [f"{name}: {NOT_APPLICABLE.get(name, 'no such file')}" for name in sorted(unknown)]
        parser.error("cannot run " + "; ".join(reasons))
    shared = REPOSITORY.parent / "shared" / "models" / "mace-mp-0a-small.model"
    small_model = options.small_model or (shared if shared.exists() else None)

    folder = Path(tempfile.mkdtemp(prefix="peer_suite_"))
    source = options.source.resolve() if options.source else download(folder)
    total, all_failures = {}, []
    for name in options.files or APPLICABLE:
        counts, failures, models, work = run_file(name, source, folder, options.baseline, small_model, options.timeout)
        summary = ", ".join(f"{value} {key}" for key, value in counts.items())
        say(f"{name:28s} {summary}; models {models or '-'}; output in {work}")
        for test, message in failures:
            say(f"    FAILED {test}: {message}")
        for key, value in counts.items():
            total[key] = total.get(key, 0) + value
        all_failures += failures

    say("\ntotal: " + ", ".join(f"{value} {key}" for key, value in total.items()))
    say("\nnot run, with reasons:")
    for name, reasons in APPLICABLE.items():
        for words, reason in reasons.items():
            say(f"    {name}: {words}: {reason}")
    for name, reason in NOT_APPLICABLE.items():
        say(f"    {name}: {reason}")
    return 1 if all_failures else 0


if __name__ == "__main__":
    sys.exit(main())
