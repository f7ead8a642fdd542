import json

import pytest


def test_facts_as_json(run, small_model):
    status, out, _ = run("info", small_model, "--json")
    facts = json.loads(out)
    assert status == 0
    assert facts["class"] == "ScaleShiftMACE"
    assert facts["elements"] == ["H", "C", "O"]
    assert (facts["r_max"], facts["layers"], facts["hidden_irreps"]) == (3.0, 2, "16x0e")
    assert (facts["dtype"], facts["heads"], facts["basis"]) == ("float32", ["Default"], "full")
    assert facts["parameters"] > facts["trainable"] == 0  # as it was saved
    assert facts["arguments"]["num_polynomial_cutoff"] == facts["cutoff_exponent"] == 5


@pytest.mark.parametrize("name", ["mace-mp-small", "small"])
def test_packaged_foundation_model_by_name(name, run, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    status, out, _ = run("info", name)
    assert status == 0
    assert out.count("3,847,696") == 2  # all of its parameters, and those that train
    assert "128x0e" in out


def test_backends_name_the_remedy(run, monkeypatch):
    monkeypatch.delenv("MACE_FAST_BACKEND", raising=False)
    status, out, _ = run("info", "--backends", "--json")
    facts = json.loads(out)
    assert status == 0
    cpu = facts["devices"][0]
    assert (cpu["device"], cpu["auto"]) == ("cpu", "reference"), "Triton's interpreter is on in the tests"
    assert cpu["cpu"].startswith("cannot run: TRITON_INTERPRET is set")
    status, out, _ = run("info", "--backends")
    assert status == 0
    assert "reference" in out


def test_compiled_loops_are_what_auto_means(run, monkeypatch, compiled_cpu):
    monkeypatch.delenv("MACE_FAST_BACKEND", raising=False)
    _, out, _ = run("info", "--backends", "--json")
    cpu = json.loads(out)["devices"][0]
    assert (cpu["auto"], cpu["cpu"], cpu["reference"]) == ("cpu", "runs", "runs")


def test_model_or_backends(run, small_model):
    for arguments in ((), (small_model, "--backends")):
        status, _, error = run("info", *arguments)
        assert status == 2
        assert "give a MODEL or --backends" in error
