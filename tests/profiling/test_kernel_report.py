"""Machine code of toy kernels, parsed from what the compiler really writes, and the report of a model that runs them.

The scripts run in processes of their own: in this one Triton interprets.
"""

import json
import math
from pathlib import Path
from types import SimpleNamespace

import pytest

from mace_fast.kernels.runtime.targets import GPUS
from mace_fast.testing.workloads import PUBLISHED, build
from profiling.analytic import operations
from profiling.architectures import ARCHITECTURES
from profiling.emulator.counted import read
from profiling.kernel_report import FEW_AND_MANY, MODELS, issued
from tests.profiling.processes import run_compiling

TOYS = Path(__file__).with_name("toy_kernels.py")

pytest.importorskip("triton", reason="Triton is not installed")

COMPILE = """
import contextlib, io, json, sys
from pathlib import Path

sys.path.insert(0, {tests!r})
import toy_kernels
from mace_fast.kernels.runtime.launch import recording
from mace_fast.kernels.tuning import assume
from profiling.machine_code.compiler import compile_launches, ptx_of, specialise
from profiling.machine_code.launches import launches_of_model, launches_of_operations
from profiling.machine_code.table import as_record

records = {}
for name in ("launch_all", "launch_that_spills", "launch_that_does_not_compile"):
    for architecture in ("sm_90", "gfx942"):
        if (name, architecture) == ("launch_that_spills", "sm_90"):
            continue  # the report below has it
        with assume(architecture), recording() as launches:
            getattr(toy_kernels, name)()
        codes = compile_launches(launches, architecture, jobs=2)
        records[f"{name} {architecture}"] = [as_record(code) for code in codes]
with assume("sm_100"), recording() as launches:
    toy_kernels.launch_beyond_the_tensor_memory()
codes = compile_launches(launches, "sm_100")
records["beyond the tensor memory"] = [as_record(code) for code in codes]

from triton.backends.compiler import GPUTarget
from triton.compiler.compiler import make_backend
from triton.runtime.jit import create_function_from_signature

with recording() as launches:
    toy_kernels.launch_with_arguments_of_every_kind()
    toy_kernels.launch_all()
records["specialised"] = []
backend = make_backend(GPUTarget("cuda", 90, 32))
for launch in launches:
    function = launch.function
    bind = create_function_from_signature(function.signature, function.params, backend)
    bound, kinds, options = bind(**launch.arguments, **launch.constants)
    options, signature, constants, attributes = function._pack_args(backend, options, bound, kinds, options)
    own = specialise(launch)
    numbered = {(function.arg_names.index(name),): value for name, value in own.constants.items()}
    same = [
        signature == own.signature,
        constants == numbered,
        {place: value for place, value in attributes.items() if value} == own.attributes,
    ]
    records["specialised"].append(same)

from mace_fast.testing.structures import random_graph
from mace_fast.testing.workloads import PUBLISHED, build

model = build(PUBLISHED["off small"]).float()
for record in (launches_of_model, launches_of_operations):
    for step in ("energy and forces", "training"):
        launches = record(model, step, random_graph(model, 4, 5, 2), "sm_90")
        names = sorted({launch.operation for launch in launches})
        records[f"{record.__name__} {step}"] = {"count": len(launches), "operations": names}

small = build(PUBLISHED["mp-0 small"]).float()
launches = launches_of_model(small, "energy and forces", random_graph(small, 4, 60, 3), "sm_89")
(forward,) = (launch for launch in launches if "fused_edges_forward" in launch.function.__module__)
records["forward on a workstation"] = ptx_of(specialise(forward), "sm_89")[1]
from profiling import kernel_report


def launches_of_toy(model, step, data, architecture):
    with recording() as recorded:
        toy_kernels.launch_that_spills(len(data["positions"]))
    return recorded


kernel_report.SOURCES["model"] = launches_of_toy
target = Path(sys.argv[1])
sys.argv[1:] = ["--models", "off small", "--json", str(target), "--date", "a day"]
with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as error:
    status = kernel_report.main()
records["report"] = {"returncode": status, "stdout": out.getvalue(), "stderr": error.getvalue()}
records["report"]["content"] = json.loads(target.read_text())
print(json.dumps(records))
"""


@pytest.fixture(scope="module")
def records(once):
    return once("toy kernels", _compile)


def _compile(folder):
    process = run_compiling("-c", COMPILE.replace("{tests!r}", repr(str(TOYS.parent))), folder / "report.json")
    assert process.returncode == 0, process.stderr
    return json.loads(process.stdout)


def test_launches_of_the_same_machine_code_are_compiled_once(records):
    assert [record["kernel"] for record in records["launch_all sm_90"]] == ["sines", "products"]


def test_arguments_are_specialised_as_triton_does_at_a_launch(records):
    """Signature, constants and known divisibility of each launch."""
    assert records["specialised"] == 4 * [[True, True, True]]


def test_use_of_the_stack_is_not_taken_for_spilling(records):
    sines = records["launch_all sm_90"][0]
    assert sines["stack_bytes"] > 0
    assert sum(sines["instructions"]["local_load"].values()) > 0, "the slow path of sin has a table on the stack"
    assert not sines["spills"]


def test_instructions_of_a_product_on_nvidia(records):
    code = records["launch_all sm_90"][1]
    instructions = code["instructions"]
    assert instructions["matrix"] > 0, "tf32 products run on tensor cores"
    assert 0 < instructions["in_loops"] < instructions["total"]
    assert instructions["barriers"] > 0
    assert set(instructions["global_load"]) == {"16"}, "loads of whole rows are vectorised"
    assert 16 * sum(instructions["global_store"].values()) * 32 * code["num_warps"] == 64 * 64 * 4
    assert code["code_bytes"] == 16 * instructions["total"]
    assert 0 < code["registers"] <= 255
    assert code["shared_bytes"] >= 2 * 64 * 64 * 4
    assert code["constants"] == {"PRECISION": "tf32x3", "SIZE": 64}
    assert code["compile_seconds"] > 0
    assert not code["problem"]


def test_instructions_of_a_product_on_amd(records):
    code = records["launch_all gfx942"][1]
    instructions = code["instructions"]
    assert code["constants"]["PRECISION"] == "ieee by matrix units", "recorded for the architecture"
    assert instructions["matrix"] > 0
    assert instructions["in_loops"] > 0
    assert 16 * sum(instructions["global_store"].values()) * 64 * code["num_warps"] == 64 * 64 * 4
    assert 0 < code["registers"] <= 512
    assert code["scalar_registers"] > 0
    assert code["code_bytes"] > 4 * instructions["total"]


@pytest.mark.parametrize("architecture", ["sm_90", "gfx942"])
def test_named_instructions_are_part_of_all(records, architecture):
    for code in records[f"launch_all {architecture}"]:
        assert 0 < code["instructions"]["other"] < code["instructions"]["total"]


def test_occupancy_follows_from_the_registers_and_the_shared_memory(records):
    code = records["launch_all sm_90"][1]
    by_registers = 65536 // (math.ceil(code["registers"] / 8) * 8 * 32 * code["num_warps"])
    by_shared_memory = 228 * 1024 // (code["shared_bytes"] + 1024)
    assert code["blocks"] == min(by_registers, by_shared_memory)
    assert code["occupancy"] == code["blocks"] * code["num_warps"] / 64


@pytest.mark.parametrize("architecture", ["sm_90", "gfx942"])
def test_kernel_that_does_not_compile_is_a_problem(records, architecture):
    (code,) = records[f"launch_that_does_not_compile {architecture}"]
    assert "power of 2" in code["problem"]


def test_kernel_that_exceeds_the_tensor_memory_is_a_problem(records):
    """Triton compiles it to a trap, and refuses it at the first launch."""
    (code,) = records["beyond the tensor memory"]
    assert code["tensor_columns"] > 512
    assert "columns of tensor memory" in code["problem"]


def test_a_model_of_128_channels_fits_the_shared_memory_of_workstation_cards(records):
    """Of the small model, as that of the medium one takes the same and four times as long to compile."""
    assert 0 < records["forward on a workstation"] <= ARCHITECTURES["sm_89"].shared_per_block


@pytest.mark.parametrize(
    ("record", "operations"),
    [
        ("launches_of_model", {"irreps_linear"}),
        ("launches_of_operations", {"convolution", "density_projection", "edge_embedding", "spherical_harmonics"}),
    ],
)
def test_launches_are_recorded_where_nothing_can_run(records, record, operations):
    forces, training = (records[f"{record} {step}"] for step in ("energy and forces", "training"))
    assert operations <= set(forces["operations"])
    assert operations <= set(training["operations"])
    assert training["count"] > forces["count"]


@pytest.fixture
def report(records):
    """The report of a model whose steps launch the toy that spills: the run, and what it wrote."""
    return SimpleNamespace(**records["report"]), records["report"]["content"]


def test_spills_are_counted(records, report):
    for code in records["launch_that_spills gfx942"] + report[1]["kernels"]:
        assert code["spills"]
        assert min(code["spill_store_bytes"], code["spill_load_bytes"]) > 0
        assert code["stack_bytes"] > 0


def test_spilling_fails_and_names_the_kernel(report):
    process, content = report
    assert process.returncode == 1
    assert "scaled_to_one" in process.stderr
    assert "spills" in process.stderr
    assert len(content["findings"]) == 1


def test_report_says_how_it_was_made(report):
    process, content = report
    assert content["command"].endswith("--date 'a day'")
    assert content["command"] in process.stdout
    assert f"Triton {content['triton']}, a day." in process.stdout


def test_json_has_kernels_and_models(report):
    content = report[1]
    (kernel,) = content["kernels"]
    assert kernel["kernel"] == "scaled_to_one"
    assert kernel["instructions"]["total"] > 0
    assert content["architecture"]["device"] == "H200"
    model, with_many_species = content["models"].values()
    assert (model["species"], with_many_species["species"]) == (3, 10)
    assert model["neighbours"] == 15
    assert len(model["layers"]) == 2
    for step in ("energy and forces", "training"):
        content = model["steps"][step]
        assert content["launches"] == [
            {"kernel": 0, "operation": "toy_kernels", "bytes_per_atom": 2 * 8 * 4, "constant_bytes": 0}
        ]
        layers = "fused_edges" if step == "energy and forces" else "convolution"
        assert {layers, "symmetric_contraction"} < {work["operation"] for work in content["operations"]}
        total = content["total"]
        parts = sum(work["bound_microseconds_per_atom"] for work in content["operations"])
        assert total["bound_microseconds_per_atom"] == pytest.approx(parts)
        assert total["bytes_per_atom"] == pytest.approx(sum(work["bytes_per_atom"] for work in content["operations"]))
    forces, training = (model["steps"][step]["total"] for step in ("energy and forces", "training"))
    assert training["bytes_per_atom"] > 2 * forces["bytes_per_atom"]


@pytest.mark.parametrize("name", MODELS)
def test_few_and_many_elements_take_either_way_of_the_first_layer(name):
    model, names = build(PUBLISHED[name]), {}
    for species in FEW_AND_MANY:
        works = operations(model, "training", min(species, len(model.atomic_numbers)))
        names[species] = {work.operation for work in works if work.layer == 0}
    few, many = (names[species] for species in FEW_AND_MANY)
    assert few - many == {"density_projection"}
    assert many - few == {"convolution"}


def test_analytic_model_of_a_layer_by_hand(report):
    """The second layer of MACE-OFF small: 96 scalars to four paths, 16 rows, 15 neighbours."""
    works = report[1]["models"]["off small, 3 species"]["steps"]["energy and forces"]["operations"]
    forward, gradient = (work for work in works if work["operation"] == "fused_edges" and work["layer"] == 1)
    sent, received, hidden, weights = 96, 16 * 96, 8 * 64 + 2 * 64 * 64, 64 * 4 * 96
    assert forward["bytes_per_atom"] == 4 * (sent + received + 15 * 3) + 8 * 15
    assert forward["gathered_bytes_per_atom"] == 4 * 15 * sent
    assert forward["matrix_flops_per_atom"] == 15 * 2 * (weights + hidden)
    # vectors and their gradient, the sender and for the node gradient the permutation and the receiver
    assert gradient["bytes_per_atom"] == 4 * (2 * sent + received + 15 * 6) + 8 * 15 * 3
    # back through the layers, whose inputs are computed anew for each: three, two and one of them
    back = hidden + (8 * 64 + 64 * 64) + 8 * 64 + hidden
    assert gradient["matrix_flops_per_atom"] == 15 * 2 * (3 * weights + 2 * hidden + back)
    seconds = 4 * (sent + received + 15 * 3) + 8 * 15
    assert forward["bound_microseconds_per_atom"] >= seconds / 4.3e12 * 1e6 * (1 - 1e-9)


def test_what_the_emulator_counted_is_part_of_the_report():
    said = issued("mp-0 medium", "sm_90")
    known = read("mp-0 medium", "sm_90")
    assert f" {sum(one['instructions'] for one in known['kernels'].values()):,.0f} warp instructions" in said
    assert "per atom with 58 neighbours" in said
    assert issued("mp-0 medium", "gfx942") == ""


def test_the_report_and_warm_up_know_the_same_gpus():
    assert set(ARCHITECTURES) == set(GPUS)
