"""How Sphinx makes the site: `make docs`. Pages are Markdown; `generators` writes what code and data tell."""

from pathlib import Path
from typing import Any

from pygments.lexers.special import TextLexer

import mace_fast
from docs.generators import command_line, documents, formulas, history, messages, speed

HERE = Path(__file__).resolve().parent

project = "mace_fast"
author = "the authors of mace_fast"
release = version = mace_fast.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["generated"]
myst_enable_extensions = ["dollarmath", "colon_fence"]
myst_heading_anchors = 3

autodoc_typehints = "signature"
autodoc_member_order = "bysource"
napoleon_google_docstring, napoleon_numpy_docstring = True, False
math_number_all, math_renderer, html_math_renderer = False, "mathml", "mathml"  # no scripts: pages open offline

html_theme = "furo"
html_title = f"mace_fast {release}"
html_show_copyright = html_copy_source = html_show_sourcelink = False
html_theme_options = {"navigation_with_keys": True}


def setup(app: Any) -> None:
    """Write the pages and pictures that are made, before Sphinx looks for its sources."""
    formulas.register(app)
    app.add_lexer("lammps", TextLexer)  # Pygments has none
    made = HERE / "generated"
    (made / "included").mkdir(parents=True, exist_ok=True)
    command_line.write(made / "included" / "command_line.md")
    messages.write(made / "included" / "messages.md")
    documents.write(made / "included")
    speed.write(made / "included")
    history.write(made / "included" / "history.md")
