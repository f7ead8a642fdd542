"""The reader of pickles: nothing in a file is ever executed, and everything that is no model is named and refused."""

import contextlib
import copyreg
import io
import pickle
import random
import struct
import zipfile

import pytest
import torch

from mace_fast.checkpoint import UnsafeCheckpointError, load
from mace_fast.checkpoint.module_view import ModuleView, as_plain
from mace_fast.checkpoint.records import Record
from mace_fast.checkpoint.restricted import read_records
from mace_fast.checkpoint.tensors import rebuild_tensor

pytestmark = [
    pytest.mark.filterwarnings("ignore:`torch.jit.*:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The TorchScript type system:UserWarning"),
]


def text(value):
    """Opcode that pushes a string."""
    encoded = value.encode()
    return b"X" + struct.pack("<I", len(encoded)) + encoded


def name(path):
    """Opcode that pushes the class or function of a dotted path."""
    module, _, own = path.rpartition(".")
    return f"c{module}\n{own}\n".encode()


def call(function, *arguments):
    """Opcodes that call a function with arguments, each given as opcodes."""
    return name(function) + b"(" + b"".join(arguments) + b"tR"


def program(*opcodes, protocol=2):
    """A whole pickle."""
    return b"\x80" + bytes([protocol]) + b"".join(opcodes) + b"."


def touch(marker):
    """Code in Python that creates the marker file."""
    return f"open({str(marker)!r}, 'w').close()"


HOSTILE = {
    "GLOBAL and REDUCE": lambda m: ("posix.system", program(call("posix.system", text(f"touch {m}")))),
    "the name in Python 2": lambda m: ("builtins.eval", program(call("__builtin__.eval", text(touch(m))))),
    "STACK_GLOBAL": lambda m: (
        "builtins.exec",
        program(text("builtins"), text("exec"), b"\x93", text(touch(m)), b"\x85R", protocol=4),
    ),
    "INST": lambda m: ("posix.system", program(b"(", text(f"touch {m}"), b"iposix\nsystem\n")),
    "OBJ": lambda m: ("posix.system", program(b"(", name("posix.system"), text(f"touch {m}"), b"o")),
    "deep inside a model": lambda m: (
        "posix.system",
        program(
            name("mace.modules.models.ScaleShiftMACE") + b")\x81}",
            text("heads"),
            call("posix.system", text(f"touch {m}")),
            b"sb",
        ),
    ),
    "in a NumPy array of objects": lambda m: (
        "posix.system",
        program(
            call("numpy.core.multiarray._reconstruct", name("numpy.ndarray"), b"K\x00\x85", text("b")),
            b"(K\x01K\x00\x85",
            call("numpy.dtype", text("O8"), b"\x89", b"\x88"),
            b"\x89]",
            call("posix.system", text(f"touch {m}")),
            b"atb",
        ),
    ),
}


@pytest.mark.filterwarnings("ignore:numpy.core is deprecated:DeprecationWarning")
@pytest.mark.parametrize("kind", HOSTILE)
def test_code_is_not_run_and_its_name_is_told(kind, archive, tmp_path):
    marker = tmp_path / "executed"
    path, pickled = HOSTILE[kind](marker)
    with contextlib.suppress(Exception):  # whatever comes after the harm was done
        pickle.loads(pickled)
    assert marker.exists(), "the pickle must be a working attack to begin with"
    marker.unlink()
    file = archive(pickled)
    with pytest.raises(UnsafeCheckpointError, match=f"load {file}: it names {path}, .* nothing was loaded"):
        load(file)
    assert not marker.exists()


def test_attributes_are_not_looked_up(archive, tmp_path):
    """``getattr`` is known, as torch.tanh is pickled with it; it must not lead from a class to its globals."""
    marker = tmp_path / "executed"
    method = call("builtins.getattr", name("torch.nn.modules.module.Module"), text("__init__"))
    namespace = call("builtins.getattr", method, text("__globals__"))
    getter = b"cbuiltins\ngetattr\n(" + namespace + text("__getitem__") + b"tR"
    builtins = getter + b"(" + text("__builtins__") + b"tR"
    attack = b"cbuiltins\ngetattr\n(cbuiltins\ndict\n" + text("get") + b"tR(" + builtins + text("eval") + b"tR"
    pickled = program(attack, b"(", text(touch(marker)), b"tR")
    pickle.loads(pickled)
    assert marker.exists(), "the pickle must be a working attack to begin with"
    marker.unlink()
    with pytest.raises(ValueError, match="its pickle cannot be read"):
        load(archive(pickled))
    assert not marker.exists()


def test_source_code_of_graph_modules_is_not_run(archive, tmp_path):
    """A name that every model contains, and that executes text when torch loads it."""
    marker = tmp_path / "executed"
    body = b"}" + text("_code") + text("\ndef forward(self, x):\n    return x\n") + b"s"
    body += text("_graphmodule_cls_name") + text("Attack") + b"s"
    body += text("_tracer_cls") + name("torch.fx._symbolic_trace.Tracer") + b"s"
    body += text("_modules") + b"}s" + text("_parameters") + b"}s" + text("_buffers") + b"}s"
    pickled = program(call("torch.fx.graph_module.reduce_graph_module", body, text(touch(marker) + "\n")))
    pickle.loads(pickled)
    assert marker.exists(), "the pickle must be a working attack to begin with"
    marker.unlink()
    with pytest.raises(ValueError, match="reduce_graph_module, no MACE model"):
        load(archive(pickled))
    assert not marker.exists()


def test_registered_extensions_are_refused(archive):
    copyreg.add_extension("posix", "getpid", 240)
    try:
        pickled = program(b"\x82\xf0", b")R")
        assert isinstance(pickle.loads(pickled), int)  # which also fills the cache that find_class never sees
        with pytest.raises(UnsafeCheckpointError, match="an object of Python's extension registry"):
            load(archive(pickled))
    finally:
        copyreg.remove_extension("posix", "getpid", 240)


def test_one_file_cannot_change_how_another_is_read(archive):
    """BUILD on the class itself, not on an instance."""
    model = name("mace.modules.models.ScaleShiftMACE")
    with pytest.raises(ValueError, match="its pickle cannot be read"):
        load(archive(program(model, b"}", text("path"), text("posix.system"), b"sb")))
    assert read_records(archive(program(model, b")\x81"))).path == "mace.modules.models.ScaleShiftMACE"


def test_refusals_say_what_to_do(archive):
    polar = program(name("mace.modules.extensions.PolarMACE"), name("graph_longrange.features.GTOFeatures"))
    with pytest.raises(UnsafeCheckpointError, match=r"begins with mace.modules.extensions.PolarMACE.*another release"):
        load(archive(polar))
    les = program(name("mace.modules.extensions.MACELES"), name("les.module.new.Thing"))
    with pytest.raises(UnsafeCheckpointError, match=r"begins with mace.modules.extensions.MACELES.*another release of"):
        load(archive(les))
    with pytest.raises(UnsafeCheckpointError, match="convert it back with `mace_cueq_to_e3nn`"):
        load(archive(program(name("cuequivariance_torch.operations.linear.Linear"))))
    with pytest.raises(UnsafeCheckpointError, match="if it is a MACE model, report this name"):
        load(archive(program(name("sklearn.svm._classes.SVC"))))


DOUBLES = name("torch.DoubleStorage")


def reference_to(storage=DOUBLES, key="0", count=b"K\x04", kind="storage", more=b""):
    """Opcodes of a tensor's reference to its bytes."""
    return b"(" + text(kind) + storage + text(key) + text("cpu") + count + more + b"tQ"


def tensor(reference=None, offset=b"K\x00", size=b"K\x02K\x02\x86", stride=b"K\x02K\x01\x86"):
    """Opcodes of a tensor of 2 x 2 float64."""
    return call("torch._utils._rebuild_tensor_v2", reference or reference_to(), offset, size, stride, b"\x89", b"}")


MISSHAPED = {
    "offset beyond the storage": tensor(offset=b"K\x01"),
    "huge stride": tensor(stride=b"J\xff\xff\xff\x7fK\x01\x86"),
    "size beyond the storage": tensor(size=b"K\x05K\x02\x86"),
    "negative size": tensor(size=b"J\xff\xff\xff\xffK\x02\x86"),
    "negative stride": tensor(stride=b"J\xff\xff\xff\xffK\x01\x86"),
    "negative offset": tensor(offset=b"J\xff\xff\xff\xff"),
    "endless repetition by stride 0": tensor(size=b"J\xff\xff\xff\x7fK\x02\x86", stride=b"K\x00K\x01\x86"),
    "more strides than sizes": tensor(size=b"K\x02\x85"),
    "size of text": tensor(size=text("22")),
    "more elements than bytes": tensor(reference_to(count=b"K\x05")),
    "negative count": tensor(reference_to(count=b"J\xff\xff\xff\xff")),
    "another type, so fewer bytes": tensor(reference_to(storage=name("torch.FloatStorage"))),
    "a storage of no type": tensor(reference_to(storage=name("torch.Size"))),
    "a storage type by name": tensor(reference_to(storage=text("torch.DoubleStorage"))),
    "no such storage": tensor(reference_to(key="1")),
    "a path out of the archive": tensor(reference_to(key="../../../etc/passwd")),
    "another kind of reference": tensor(reference_to(kind="module")),
    "a reference too long": tensor(reference_to(more=b"N")),
    "a reference that is no tuple": tensor(text("0") + b"Q"),
    "no storage at all": tensor(b"N"),
    "too few arguments": call("torch._utils._rebuild_tensor_v2", reference_to()),
    "a parameter of nothing": call("torch._utils._rebuild_parameter", b"N", b"\x88", b"}"),
}


@pytest.mark.parametrize("kind", MISSHAPED)
def test_tensors_cannot_reach_beyond_their_bytes(kind, archive):
    record = read_records(archive(program(MISSHAPED[kind]), {"data/0": bytes(32)}))
    with pytest.raises(ValueError, match=r"file is damaged|in the file|unknown way|lacks its part|arguments, expected"):
        rebuild_tensor(record)


def test_the_tensor_that_the_others_misshape_is_read(archive):
    record = read_records(archive(program(tensor()), {"data/0": struct.pack("<4d", 1, 2, 3, 4)}))
    found, requires_grad = rebuild_tensor(record)
    assert found.tolist() == [[1, 2], [3, 4]]
    assert requires_grad is None


def test_all_kinds_of_tensors_are_read(tmp_path):
    base = torch.arange(24, dtype=torch.float64)
    wanted = {
        "whole": base,
        "view": base.view(4, 6)[1:, ::2],
        "transposed": base.view(4, 6).T,
        "expanded": base[:3].expand(5, 3),
        "scalar": torch.tensor(2.5),
        "empty": torch.zeros(0, 3),
        "bfloat16": torch.tensor([1.5, -2.0], dtype=torch.bfloat16),
        "float16": torch.tensor([1.5, -2.0], dtype=torch.float16),
        "int32": torch.tensor([2**31 - 1, -1], dtype=torch.int32),
        "int64": torch.tensor([2**62, -1]),
        "bool": torch.tensor([True, False]),
    }
    module = torch.nn.Module()
    for key, value in wanted.items():
        module.register_buffer(f"{key}_tensor", value)
    module.register_buffer("transient", torch.ones(1), persistent=False)
    module.trained = torch.nn.Parameter(base.clone())
    module.frozen = torch.nn.Parameter(torch.ones(2), requires_grad=False)
    path = tmp_path / "tensors.model"
    torch.save(module, path)
    read = {key.removesuffix("_tensor"): found for key, *found in ModuleView(read_records(path)).tensors()}
    assert read.keys() == wanted.keys() | {"trained", "frozen"}
    for key, value in wanted.items():
        assert read[key][0].dtype == value.dtype
        assert torch.equal(read[key][0], value)
        assert read[key][1] is None
    assert (read["trained"][1], read["frozen"][1]) == (True, False)


@pytest.mark.filterwarnings("ignore:numpy.core is deprecated:DeprecationWarning")
@pytest.mark.parametrize("protocol", [2, 4])
def test_numbers_of_numpy_are_read(protocol, tmp_path):
    import numpy as np

    module = torch.nn.Module()
    module.values = [np.float64(0.1), np.float32(0.5), np.int64(-7), 3, "x", None, True, (1, 2), {"a": torch.ones(2)}]
    path = tmp_path / "numbers.model"
    torch.save(module, path, pickle_protocol=protocol)
    found = as_plain(ModuleView(read_records(path)).attribute("values"))
    assert found == [0.1, 0.5, -7, 3, "x", None, True, [1, 2], {"a": [1.0, 1.0]}]


def assert_refused(path, message):
    with pytest.raises(ValueError, match=message):
        load(path)


def test_missing_files_and_folders(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"there is no model file .*none\.model"):
        load(tmp_path / "none.model")
    assert_refused(tmp_path, "is a folder, expected a model file")


def test_files_that_are_no_model(tmp_path, archive):
    path = tmp_path / "some.model"
    for content, message in [
        (b"", "is empty, expected a model file"),
        (b"<html>404: Not Found</html>", "neither a model of mace-torch nor one of mace_fast"),
        (bytes(1000), "neither a model of mace-torch nor one of mace_fast"),
        (b"PK\x03\x04" + bytes(100), "a truncated or damaged archive"),
    ]:
        path.write_bytes(content)
        assert_refused(path, message)
    with zipfile.ZipFile(path, "w") as other:
        other.writestr("word/document.xml", "x")
    assert_refused(path, "was not written by torch.save")
    assert_refused(archive(program(b"K\x05")), "holds a int, expected a MACE model")
    assert_refused(archive(program(name("mace.modules.models.MACE"))), "holds a type, expected a MACE model")
    assert_refused(archive(program(name("mace.modules.models.MACE"), b")\x81")), "expected a dictionary, found None")
    assert_refused(archive(b"\x80\x02K"), "its pickle cannot be read")


def test_state_dicts_and_checkpoints_of_training_are_explained(tmp_path):
    path = tmp_path / "state.pt"
    model = torch.nn.Linear(2, 2)
    for saved in (model.state_dict(), {"model": model.state_dict(), "optimizer": {"state": {}, "param_groups": []}}):
        torch.save(saved, path)
        assert_refused(path, "a dictionary of tensors .* save the whole model with mace-torch")


def test_torchscript_archives_are_explained(tmp_path):
    path = tmp_path / "model-lammps.pt"
    torch.jit.save(torch.jit.script(torch.nn.Linear(2, 2)), path)
    assert_refused(path, "is a TorchScript archive .* load the .model file it was made from")


def test_the_old_format_of_torch_is_explained(tmp_path):
    path = tmp_path / "legacy.model"
    torch.save(torch.nn.Linear(2, 2), path, _use_new_zipfile_serialization=False)
    assert_refused(path, "in the format of torch before 1.6; if you trust it, save it again")


def test_archives_that_unpack_to_more_than_they_are(archive, tmp_path):
    pickled = program(name("mace.modules.models.MACE"), b")\x81")
    zeros = {"data/0": bytes(10**6)}
    assert_refused(archive(pickled, zeros, compression=zipfile.ZIP_DEFLATED), "compressed, repeated or overlapping")
    path = archive(pickled, {"data/0": bytes(1000), "data/1": b""})
    content = path.read_bytes()
    central = content.rindex(b"model/data/1") - 46  # the entry of data/1 in the table of contents
    field = central + 20  # its compressed and its full size
    path.write_bytes(content[:field] + struct.pack("<II", 10**6, 10**6) + content[field + 8 :])
    assert_refused(path, "compressed, repeated or overlapping")


def test_truncated_and_flipped_files(mace_file, tmp_path):
    content = mace_file("residual").read_bytes()
    path = tmp_path / "broken.model"
    for size in (1, 3, 100, len(content) // 2, len(content) - 1):
        path.write_bytes(content[:size])
        assert_refused(path, "truncated or damaged archive|neither a model")
    with zipfile.ZipFile(mace_file("residual")) as source:
        header = source.getinfo("saved/data/0").header_offset
    offset = header + 30 + sum(struct.unpack("<HH", content[header + 26 : header + 30]))  # of its first byte
    path.write_bytes(content[:offset] + bytes([content[offset] ^ 1]) + content[offset + 1 :])
    assert_refused(path, "it is damaged in its part 'data/0'")


def test_lost_parts_and_other_byte_orders(mace_file, edit_archive, tmp_path):
    lost = edit_archive(mace_file("residual"), tmp_path / "lost.model", lambda parts: parts.pop("data/5"))
    assert_refused(lost, "lacks its part 'data/5'")
    big = edit_archive(mace_file("residual"), tmp_path / "big.model", lambda parts: parts.update(byteorder=b"big"))
    assert_refused(big, "was written on a big-endian machine")


def test_whatever_is_changed_in_a_pickle_raises_only_value_errors(mace_file, edit_archive, tmp_path):
    """60 pickles with bytes changed, removed and copied: a model or a message, never another error."""
    generator = random.Random(0)

    def change(parts):
        pickled = bytearray(parts["data.pkl"])
        # code of TorchScript in the pickle is never looked at, so hit what is
        spots = [i for i in range(0, len(pickled), 97) if b"PK" not in pickled[i : i + 2000]]
        for _ in range(generator.choice([1, 2, 5])):
            start, length = generator.choice(spots), generator.randrange(1, 6)
            source = generator.choice(spots)
            pickled[start : start + length] = pickled[source : source + generator.choice([0, length])]
        parts["data.pkl"] = bytes(pickled)

    messages = []
    for _ in range(60):
        path = edit_archive(mace_file("residual"), tmp_path / "fuzzed.model", change)
        try:
            load(path)
        except ValueError as error:
            messages.append(str(error))
    assert len(messages) > 20
    assert all(message.startswith(f"cannot load {path}: ") for message in messages)


def test_records_only_remember():
    record = Record(1, a=2)
    record.extend([3])
    record.add(4)
    record[5] = 6
    buffer = io.StringIO()
    print(record, file=buffer)
    assert (record.args, record.kwargs, record.elements, record.entries) == ((1,), {"a": 2}, [3, 4], [(5, 6)])
    assert buffer.getvalue() == "<record of >\n"
