"""Text of Triton modules: lines fit and mean what was written, blocks and functions are indented, zeros are zero."""

import ast
from types import SimpleNamespace

import pytest

from mace_fast.kernels.runtime.source import Writer, constexpr, module_head, unknown_zero

SUM = " + ".join(f"first_{number} * second_{number}" for number in range(12))


def written(text, depth=0):
    """The lines of one line, within so many blocks."""
    writer = Writer()

    def write(depth):
        if depth == 0:
            writer.line(text)
        else:
            with writer.block("if True:"):
                write(depth - 1)

    write(depth)
    return writer.written[depth:]


def test_short_line_is_kept():
    assert written("x = 1  # why") == ["x = 1  # why"]
    assert written("x = 1", depth=2) == ["        x = 1"]


def test_line_of_the_whole_width_is_kept():
    text = "x = " + "+ y " * 28 + "+ yy"
    assert len(text) == 120
    assert written(text) == [text]
    assert len(written(f"{text}y")) == 2
    assert len(written(text, depth=1)) == 2


@pytest.mark.parametrize(
    "text",
    [
        f"x = {SUM}",
        f"total += {SUM}",
        f"total *= {SUM}",
        f"x, y = {SUM}, 1",
        f"x = ({SUM})",
        f"x = ({SUM}) * factor + ({SUM})",
        f"store({', '.join(f'argument_{number}' for number in range(20))}, mask=exists)",
        f"x = load({', '.join(f'argument_{number}' for number in range(20))}, mask=exists)",
        f"return ({SUM})",
        "x = " + " + ".join(f"-0.123456789e-{number} * y_{number}" for number in range(10, 20)),
    ],
)
@pytest.mark.parametrize("depth", [0, 3])
def test_long_line_fits_and_means_the_same(text, depth):
    lines = written(text, depth)
    indent = "    " * depth
    assert len(lines) > 1
    assert max(map(len, lines)) <= 120
    assert lines[0] == indent + lines[0].strip()
    assert all(line == f"{indent}    {line.strip()}" for line in lines[1:])
    assert ast.dump(ast.parse("\n".join(lines).strip())) == ast.dump(ast.parse(text))


def test_value_in_brackets_gets_no_more():
    assert written(f"x = ({SUM})")[0].startswith("x = (first_0 ")
    assert written(f"x = ({SUM}) * ({SUM})")[0].startswith("x = ((first_0 ")


def test_long_comment_stays_one():
    words = " ".join(f"word{number}" for number in range(40))
    lines = written(f"# {words}", depth=1)
    assert len(lines) > 2
    assert max(map(len, lines)) <= 120
    assert all(line.startswith("    # word") for line in lines)
    assert " ".join(line.removeprefix("    # ") for line in lines) == words


def test_other_width():
    class Wide(Writer):
        width = 400

    writer = Wide()
    writer.line(f"x = {SUM}")
    assert writer.written == [f"x = {SUM}"]


def test_blocks_are_indented_as_their_writer():
    writer = Writer()
    with writer.block("for i in range(3):"):
        with writer.block("if i > 1:"):
            writer.line("x = i")
        writer.lines(["y = i", "z = y"])
    writer.line("done = True")
    assert writer.written == [
        "for i in range(3):",
        "    if i > 1:",
        "        x = i",
        "    y = i",
        "    z = y",
        "done = True",
    ]


def test_function_with_a_line_for_each_argument():
    writer = Writer()
    arguments = ["a, b", "c_ptr  # [num_edges, 3]", *constexpr("WIDTH", "BLOCK")]
    with writer.function("kernel", *arguments, docstring="Do it.", varying=["b", "c"]):
        writer.line("pass")
    writer.line("after = 1")
    assert writer.written == [
        "",
        "",
        '@triton.jit(do_not_specialize=["b", "c"])',
        "def kernel(",
        "    a, b,",
        "    c_ptr,  # [num_edges, 3]",
        "    WIDTH: tl.constexpr,",
        "    BLOCK: tl.constexpr,",
        "):",
        '    """Do it."""',
        "    pass",
        "after = 1",
    ]


def test_function_on_one_line():
    writer = Writer()
    with writer.function("half", "x, y", docstring="Halve it.\n\nTwice.\n"):
        writer.line("return x / 2.0")
    with writer.function("plain", "x"):
        writer.line("return x")
    assert writer.text() == (
        '\n\n@triton.jit\ndef half(x, y):\n    """Halve it.\n    \n    Twice.\n    """\n    return x / 2.0\n'
        "\n\n@triton.jit\ndef plain(x):\n    return x\n"
    )


def test_long_head_fits():
    names = [f"argument_{number}" for number in range(30)]
    for lines in ([", ".join(names)], [", ".join(names), *constexpr("BLOCK")]):
        writer = Writer()
        with writer.function("wide", *lines):
            writer.line("return argument_0")
        (function,) = ast.parse(writer.text()).body
        assert max(map(len, writer.written)) <= 120
        assert [argument.arg for argument in function.args.args][:30] == names


def test_module_head():
    writer = Writer()
    with writer.function("one", "x"):
        writer.line("return 1")
    text = module_head("What it is.\n\nMore.\n", "from somewhere import something\n") + writer.text()
    module = ast.parse(text)
    assert ast.get_docstring(module) == "What it is.\n\nMore."
    assert [ast.unparse(statement) for statement in module.body[1:4]] == [
        "import triton",
        "import triton.language as tl",
        "from somewhere import something",
    ]
    assert text.count("\n\n\n") == 1  # before the function


def test_unknown_zero_is_zero():
    tl = SimpleNamespace(minimum=min, maximum=max)
    for small in (False, True):
        for rest in range(5):
            assert eval(unknown_zero("rest - 0", small), {"tl": tl, "rest": rest}) == 0
    assert eval(unknown_zero("rest", small=True), {"tl": tl, "rest": -7}) == -1  # the small end that it promises
