"""What the generators write is what is kept in ``specimens/``, byte for byte."""

import importlib.util
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "specimens"


@pytest.fixture(scope="module")
def written():
    specification = importlib.util.spec_from_file_location("write_specimens", FOLDER / "write.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module.specimens()


def test_all_are_kept(written):
    kept = {file.relative_to(FOLDER).as_posix() for folder in ("triton", "cpu") for file in (FOLDER / folder).iterdir()}
    assert kept == written.keys()


@pytest.mark.parametrize("wing", ["triton", "cpu"])
def test_source_is_that_of_the_specimens(written, wing):
    changed = {
        name
        for name, text in written.items()
        if name.startswith(f"{wing}/") and (FOLDER / name).read_bytes() != text.encode()
    }
    renew = "`make specimens` writes them anew: look at what changes"
    assert not changed, f"{len(changed)} of the generated sources differ from those kept: {sorted(changed)}. {renew}"
