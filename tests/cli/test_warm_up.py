import pytest

import mace_fast
from mace_fast.testing.workloads import SMALL, build


@pytest.fixture
def path(tmp_path):
    mace_fast.save(build(SMALL["plain zbl heads"]), tmp_path / "model.safetensors")
    return tmp_path / "model.safetensors"


def test_an_unknown_architecture_is_answered_with_those_that_there_are(fails, path):
    message = fails("warm-up", path, "--arch", "sm_91")
    assert message.startswith("unknown architecture sm_91: choose one of sm_80 (A100, A30), ")
    assert "gfx942 (MI300X" in message


def test_nothing_is_compiled_where_triton_interprets(fails, path):
    assert fails("warm-up", path, "--arch", "sm_90") == (
        "TRITON_INTERPRET is set, so that Triton compiles nothing: unset it"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--elements", 2, 200), "--elements 2 200: give 1 to 4, as the model has"),
        (("--neighbours", 0), "--neighbours 0: give a positive number"),
    ],
)
def test_sizes_that_no_structure_has_are_refused(fails, path, arguments, message):
    assert fails("warm-up", path, *arguments) == message
