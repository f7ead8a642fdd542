import json
import re

import pytest

import mace_fast
from mace_fast import foundations

pytestmark = [
    pytest.mark.filterwarnings("ignore:`torch.jit.*:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The TorchScript type system:UserWarning"),
]


def test_trained_model_passes(run, small_model, reference):
    status, out, err = run("check", small_model)
    assert status == 0
    assert "same as mace-torch: forces" in out
    assert "\n73 passed, 0 failed, 12 skipped\n  12 skipped: stress is zero by convention where no axis" in out
    assert re.search(r"same as mace-torch: stress of C2H3O3 \(2D periodic\): .* 0.3.16 divides by a box .* times", out)
    assert "checking: 35/35" in err


def test_json_has_every_result(run, small_model, structure_file):
    status, out, _ = run("check", small_model, structure_file, "--json")
    results = json.loads(out)
    assert status == 0
    assert len(results) == 17 * 4
    assert {result["structure"] for result in results} == {
        "C2H6O (0D periodic)",
        "CH2O2 (3D periodic)",
        "H2O (0D periodic)",
        "H (0D periodic)",
    }
    assert all(result["passed"] or result["skipped"] for result in results)


def test_failed_check_is_named_and_exits_with_1(run, small_model, monkeypatch):
    load = mace_fast.load

    def load_faulty(*args, **kwargs):
        model = load(*args, **kwargs)
        model.register_forward_hook(lambda module, args, output: output | {"energy": 2 * output["energy"]})
        return model

    monkeypatch.setattr(foundations, "load", load_faulty)
    status, out, _ = run("check", small_model)
    assert status == 1
    assert re.search(r"^forces against differences .* FAIL$", out, re.MULTILINE)
    assert re.search(
        r"^  failed: forces against differences of C2H3O3 \(3D periodic\): .* > 1e-07 eV/Å$", out, re.MULTILINE
    )


def test_unknown_element_is_named(fails, small_model, structure_file, structures):
    structures[2].symbols[0] = "Au"
    structures[2].write(structure_file)
    message = fails("check", small_model, structure_file)
    assert message == f"structure 0 of {structure_file} contains Au, but the model knows only H, C, O"
