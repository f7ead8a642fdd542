"""Documents of the repository as pages: without their titles, and without links to files that are no pages."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

DOCUMENTS = ("DESIGN.md", "CONTRIBUTING.md", "CHANGELOG.md")


def write(folder: Path) -> None:
    """Each under its own name."""
    for name in DOCUMENTS:
        text = (ROOT / name).read_text().split("\n", 1)[1]
        (folder / name).write_text(re.sub(r"\[([^]]+)\]\((?!https?:)[^)]+\)", r"`\1`", text))
