"""Formulas as MathML, which browsers draw without a script or a network."""

import html
import re
from typing import Any

from docutils.utils.math.latex2mathml import tex2mathml

NUMBER = re.compile(r"\\tag\{(\w+)\}")


def register(app: Any) -> None:
    """Give Sphinx the renderer ``mathml``."""
    app.add_html_math_renderer("mathml", (inline, None), (block, None))


def inline(translator: Any, node: Any) -> None:
    """A formula within a line."""
    translator.body.append(tex2mathml(node.astext(), as_block=False))
    raise _skip()


def block(translator: Any, node: Any) -> None:
    r"""A formula by itself, with the number of its ``\tag``."""
    text = node.astext()
    number = NUMBER.search(text)
    label = f'<span class="eqno">({html.escape(number[1])})</span>' if number else ""
    translator.body.append(f'<div class="math">{label}{tex2mathml(NUMBER.sub("", text), as_block=True)}</div>\n')
    raise _skip()


def _skip() -> Exception:
    from docutils import nodes

    return nodes.SkipNode()
