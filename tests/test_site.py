"""The documentation is built without a warning and without the network, and quotes what the code says."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.thorough
@pytest.mark.skipif(importlib.util.find_spec("sphinx") is None, reason="needs sphinx (pip install '.[docs]')")
def test_the_site_is_built_without_a_warning_and_needs_no_network(tmp_path):
    command = [sys.executable, "-m", "sphinx", "-W", "-q", "-d", tmp_path / "trees", "docs", tmp_path / "site"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        loaded = re.findall(r"<(?:script|img|link)[^>]* (?:src|href)=\"(https?:[^\"]+)", page.read_text())
        assert not loaded, f"{page} loads {loaded}"


@pytest.mark.thorough
def test_pictures_are_drawn(tmp_path):
    pytest.importorskip("matplotlib")
    from docs.generators import pictures

    pictures.draw(tmp_path)
    kept = sorted(path.name for path in (ROOT / "docs" / "pictures").iterdir())
    assert kept == sorted(path.name for path in tmp_path.iterdir())


def test_sentences_that_the_page_of_troubles_quotes_are_said():
    page = (ROOT / "docs" / "when_something_is_wrong.md").read_text()
    quoted = re.findall(r'^\| "(.+?)" \|', page, re.MULTILINE)
    code = "".join(path.read_text() for path in (ROOT / "mace_fast").rglob("*.py"))
    joined = re.sub(r'"\s*\n\s*f?"', "", code)  # strings over several lines
    assert len(quoted) > 5
    assert not [sentence for sentence in quoted if sentence not in joined]
