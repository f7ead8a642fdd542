"""Small files that ask for endless work or endless memory are refused with a short sentence, before any of it is done.

Each test that could hang or eat the machine runs in a process of its own, with a limit of its memory and its time.
"""

import json
import os
import random
import resource
import struct
import subprocess
import sys

import pytest
import safetensors.torch
import torch

from mace_fast.checkpoint import describe, load, save
from mace_fast.checkpoint.module_view import as_irreps, as_plain
from mace_fast.checkpoint.records import record_class

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.filterwarnings("ignore:`torch.jit.*:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The TorchScript type system:UserWarning"),
]
LOAD = """
import sys, warnings
from mace_fast.checkpoint import load
warnings.simplefilter("ignore")
for path in sys.argv[1:]:
    try:
        load(path)
    except ValueError as error:
        message = str(error).removeprefix(f"cannot load {path}: ")
        assert message != str(error) and len(message) < 700 and "\\n" not in message, error
        print(message)
    else:
        print("loaded")
"""


def limited():
    """Four gigabytes of addresses, of which importing torch takes less than one."""
    resource.setrlimit(resource.RLIMIT_AS, (2**32, 2**32))


@pytest.fixture
def messages():
    """``messages(files)`` is what loading each of them says; no other error, and no wait, is let through."""

    def run(files):
        command = [sys.executable, "-c", LOAD, *map(str, files)]
        environment = {**os.environ, "OMP_NUM_THREADS": "1"}
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=240, preexec_fn=limited, check=False
        )
        assert done.returncode == 0, done.stderr[-2000:]
        found = done.stdout.splitlines()
        assert len(found) == len(files)
        return found

    return run


def text(value):
    return b"X" + struct.pack("<I", len(value)) + value.encode()


def name(path):
    module, _, own = path.rpartition(".")
    return f"c{module}\n{own}\n".encode()


def model(**attributes):
    """A model with these attributes, each given as opcodes."""
    modules = dict.fromkeys(("_parameters", "_buffers", "_modules"), b"}")
    state = b"".join(text(key) + value for key, value in (modules | attributes).items())
    return name("mace.modules.models.MACE") + b")\x81(" + state + b"db"


PAIRS = b"N" + b"2\x86" * 60
"""A tuple of a tuple twice, and so on: 2^60 objects in the eyes of who walks through it, 60 in memory."""
LISTS = b"N" + b"q\x010](h\x01h\x01e" * 60
DEEP = b"N" + b"\x85" * 10**6
MODULE = name("torch.nn.modules.module.Module")


def shared_modules(depth):
    """A module with one submodule under two names, which has one, and so on."""
    parts = text("_parameters") + b"}" + text("_buffers") + b"}" + text("_modules")
    opcodes = MODULE + b")\x81(" + parts + b"}db"
    for number in range(depth):
        key = struct.pack("<I", 100 + number)
        opcodes += b"r" + key + b"0" + MODULE + b")\x81(" + parts
        opcodes += b"(" + text("a") + b"j" + key + text("b") + b"j" + key + b"ddb"
    return opcodes


HOSTILE = {
    "pairs of pairs": PAIRS,
    "pairs of pairs as modules": model(_modules=PAIRS),
    "pairs of pairs as heads": model(heads=PAIRS),
    "lists of lists as heads": model(heads=LISTS),
    "pairs of pairs as the name of an attribute": b"}" + PAIRS + b"Ns",
    "pairs of pairs as names of several": b"(" + PAIRS + b"Nd",
    "pairs of pairs in a set": b"\x8f(" + PAIRS + b"\x90",
    "pairs of pairs in a frozen set": b"(" + PAIRS + b"\x91",
    "a million tuples in each other": DEEP,
    "a million tuples in each other as a name": b"}" + DEEP + b"Ns",
    "a million tuples in each other as heads": model(heads=DEEP),
    "a terabyte of zeros": b"\x96" + struct.pack("<Q", 2**40),
    "more bytes than there are": b"\x8e" + struct.pack("<Q", 2**62),
    "a frame larger than the file": b"\x95" + struct.pack("<Q", 2**62),
    "a number of a million digits as a name": b"}" + b"\x8b" + struct.pack("<I", 400_000) + b"\x01" * 400_000 + b"Ns",
    "names that hash alike": b"}("
    + b"".join(b"\x8a\x0c" + (k * (2**61 - 1)).to_bytes(12, "little") + b"N" for k in range(1, 50_000))
    + b"u",
    "modules of modules": model(_modules=b"}" + text("interactions") + shared_modules(60) + b"s"),
    "a name of a million letters": name("x" * 10**6 + ".y"),
    "a name with control characters": name("mace.\x1b[31m"),
}


def test_no_pickle_takes_forever_or_all_memory(messages, tmp_path, archive):
    files = []
    for number, opcodes in enumerate(HOSTILE.values()):
        file = archive(b"\x80\x04" + opcodes + b".")
        files.append(file.rename(tmp_path / f"{number}.model"))
    for found in messages(files):
        assert found != "loaded"
        assert found.isprintable()


def doubled(value, make):
    """``make(value, value)``, that twice in the same, and so on: four million parts for who does not refuse them."""
    for _ in range(22):
        value = make(value, value)
    return value


def test_attributes_that_contain_themselves_often_are_refused():
    irreps = record_class("e3nn.o3._irreps.Irreps")
    for attribute in (
        doubled(1, lambda *pair: pair),
        doubled(1, lambda *pair: list(pair)),
        doubled(1, lambda a, b: {"a": a, "b": b}),
        [[0] * 10**4] * 100,
    ):
        with pytest.raises(ValueError, match="expected a plain value"):
            as_plain(attribute)
    with pytest.raises(ValueError, match="expected irreps, found"):
        as_irreps(doubled(irreps(()), lambda *pair: irreps(pair)))
    with pytest.raises(ValueError, match="expected irreps, found"):
        as_irreps(irreps((irreps,) * 10**4))
    with pytest.raises(ValueError, match="up to 1000 irreps up to l = 11"):
        as_irreps("1x1000000000e")


def test_tensors_that_are_the_same_memory_again_and_again_are_refused(mace_copy):
    model, numbers = mace_copy("residual"), torch.zeros(2**20, dtype=torch.float64)
    for number in range(40):
        model.register_buffer(f"again_{number}", numbers.view(2**10, 2**10)[:, : 2**10 - number])
    with pytest.raises(ValueError, match="share the same few numbers"):
        describe(model)


def mutated(value, generator):
    """Something else in the place of a value, or of something in it."""
    if isinstance(value, dict | list) and value and generator.random() < 0.8:
        changed = value.copy()
        key = generator.choice(list(value) if isinstance(value, dict) else range(len(value)))
        if generator.random() < 0.1:
            changed.pop(key)
        else:
            changed[key] = mutated(value[key], generator)
        return changed
    choices = [None, True, "", "x", "0e", -1, 0, 1, 3, 17, 300, 10**4, 10**9, 2**63, 1e-300, 1e308, 0.5, [], {}, [[]]]
    if isinstance(value, int | float) and not isinstance(value, bool):
        choices += [-value, value + 1, value * 10, value * 10**6, [value] * 50]
    if isinstance(value, list):
        choices += [value * 2, value[:1], value * 5000]
    if isinstance(value, str):
        choices += [value * 2, f"{value}+{value}", value.replace("4", "4000"), value.replace("1o", "11e"), "y" * 10**5]
    return generator.choice(choices)


@pytest.mark.parametrize("kind", ["residual", "like OMOL"])
def test_whatever_is_changed_in_a_configuration_is_refused_briefly_or_loads(kind, messages, mace_model, tmp_path):
    save(mace_model(kind), tmp_path / "good.safetensors")
    with safetensors.safe_open(tmp_path / "good.safetensors", framework="pt") as file:
        metadata = file.metadata()
        tensors = {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118 - it is no dictionary
    description, generator, files = json.loads(metadata["description"]), random.Random(1), []
    for number in range(150):
        part = generator.choice(["config"] * 6 + ["attributes", "bases", "trainable"])
        changed = {**description, part: mutated(description[part], generator)}
        files.append(tmp_path / f"{number}.safetensors")
        safetensors.torch.save_file(tensors, files[-1], {**metadata, "description": json.dumps(changed)})
    found = messages(files)
    assert sum(message != "loaded" for message in found) > 75


def test_files_that_never_end_are_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in ("/dev/zero", tmp_path / "pipe"):
        with pytest.raises(ValueError, match="is a device or a pipe, expected a model file"):
            load(path)
