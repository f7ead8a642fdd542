"""Imports go one way: no module of the package, the benchmarks or the profiles reaches itself through what it imports.

They are read from the source, so that imports inside functions and for type checkers alone count too, and those by name
that operators make at their first call. What Python runs besides does not count: ``import mace_fast.graph`` also runs
``mace_fast/__init__.py``, which imports almost everything.
"""

import ast
import itertools
from collections import deque
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = {
    "mace_fast": "mace_fast",
    "mace_fast.kernels": "kernels",
    "benchmarks": "benchmarks",
    "profiling": "profiling",
}

Graph = Mapping[str, Mapping[str, int]]
"""For every module those that it imports, and the line where it first does."""


def modules_of(root: Path) -> dict[str, Path]:
    """The file of every module by its name, ``__init__`` files by the name of their package.

    ``kernels/`` is taken where it lies, not through the link in ``mace_fast/``: a checkout may lack that.
    """
    found = {}
    for package, folder in PACKAGES.items():
        for path in sorted((root / folder).rglob("*.py")):
            parts = path.relative_to(root / folder).with_suffix("").parts
            if not any(parent.is_symlink() for parent in path.parents):
                found[".".join([package, *(part for part in parts if part != "__init__")])] = path
    return found


def statements_of(block: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that a module runs when it is imported, those under ``if`` and the like one by one."""
    for statement in block:
        yield statement
        if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            for part in ("body", "orelse", "finalbody"):
                yield from statements_of(getattr(statement, part, []))


def own_names(package: str, tree: ast.Module) -> set[str]:
    """Names that a package has from its own statements, other than its submodules under their own names."""
    names: set[str] = set()
    for statement in statements_of(tree.body):
        if isinstance(statement, ast.ImportFrom) and statement.module != package:
            names |= {alias.asname or alias.name for alias in statement.names}
        elif isinstance(statement, ast.FunctionDef | ast.ClassDef):
            names.add(statement.name)
        elif isinstance(statement, ast.Assign | ast.AnnAssign):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return names


def imports_of(tree: ast.Module) -> Iterator[tuple[int, str, str | None]]:
    """Line, module and name in it of every import, wherever it stands; the name is None where it is of the module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name, None) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports are banned (ruff TID252)"
            yield from ((node.lineno, str(node.module), alias.name) for alias in node.names)
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            yield from ((node.lineno, module, None) for module in imported_by_name(node, str(node.args[0].value)))


def imported_by_name(call: ast.Call, name: str) -> list[str]:
    """What a call with a name for its first argument imports, by ``mace_fast.kernels.runtime.backends`` too."""
    function = ast.unparse(call.func).rpartition(".")[2]
    if function in ("import_module", "__import__"):
        return [name]
    if function not in ("implementation", "wing"):
        return []
    module = call.args[2].value if len(call.args) > 2 and isinstance(call.args[2], ast.Constant) else "launch"
    return [f"mace_fast.kernels.{name}.{side}.{module}" for side in ("gpu", "cpu")]


def graph_of(root: Path) -> Graph:
    """The graph of the imports of a checkout."""
    files = modules_of(root)
    trees = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in files.items()}
    own = {name: own_names(name, tree) for name, tree in trees.items()}
    graph: dict[str, dict[str, int]] = {name: {} for name in files}
    for importer, tree in trees.items():
        for line, module, name in imports_of(tree):
            is_submodule = f"{module}.{name}" in files and name not in own.get(module, ())
            target = f"{module}.{name}" if is_submodule else module
            if target in files and target != importer:
                graph[importer].setdefault(target, line)
    return graph


def shortest_circle(graph: Graph) -> list[str]:
    """The modules of one of the shortest circles, the first of them again at the end; empty where there is none."""
    circles = [circle for module in graph if (circle := way_back(graph, module))]
    return min(circles, key=len, default=[])


def way_back(graph: Graph, start: str) -> list[str]:
    """The shortest way along imports from a module to itself; empty where there is none."""
    came_from: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        module = waiting.popleft()
        for target in graph[module]:
            if target == start:
                way = [start, module]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return way[::-1]
            if target not in came_from:
                came_from[target] = module
                waiting.append(target)
    return []


def assert_no_circles(graph: Graph) -> None:
    circle = shortest_circle(graph)
    steps = [f"{one} imports {other} (line {graph[one][other]})" for one, other in itertools.pairwise(circle)]
    assert not circle, (
        f"a circle of imports: {', '.join(steps)}; move what both need into a module that imports neither"
    )


def test_no_circle_of_imports():
    graph = graph_of(ROOT)
    assert {"mace_fast", "mace_fast.kernels", "benchmarks.peers", "profiling.campaign"} < graph.keys()
    assert len(graph) > 300
    assert_no_circles(graph)


def written(folder: Path, sources: Mapping[str, str]) -> Path:
    for name, source in sources.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(source)
    return folder


CIRCLES = {
    "of modules": {"mace_fast/a.py": "import mace_fast.b", "mace_fast/b.py": "from mace_fast.a import x"},
    "inside a function": {
        "mace_fast/a.py": "from mace_fast import b",
        "mace_fast/b.py": "def f():\n    from mace_fast.a import x",
    },
    "for type checkers": {
        "mace_fast/a.py": "from mace_fast.b import y",
        "mace_fast/b.py": "if TYPE_CHECKING:\n    from mace_fast.a import x",
    },
    "through the root of the kernels": {
        "kernels/__init__.py": "from mace_fast.kernels.one import function",
        "kernels/one/__init__.py": "from mace_fast.kernels.one.op import function",
        "kernels/one/op.py": "from mace_fast.kernels import function as other",
    },
    "through a function that has the name of its folder": {
        "kernels/__init__.py": "from mace_fast.kernels.one import one\nfrom mace_fast.kernels.two import two",
        "kernels/one/__init__.py": "from mace_fast.kernels import two",
        "kernels/two/__init__.py": "def two(): ...",
    },
    "of the package and the kernels": {
        "mace_fast/a.py": "from mace_fast.kernels.b import y",
        "kernels/b.py": "from mace_fast.a import x",
    },
    "of an operator and what it calls": {
        "kernels/one/operators.py": "def f(device):\n    return implementation('one', device)",
        "kernels/one/cpu/launch.py": "from mace_fast.kernels.one.operators import x",
    },
    "of three": {
        "benchmarks/a.py": "import profiling.b",
        "profiling/b.py": "from benchmarks import c",
        "benchmarks/c.py": "def f():\n    importlib.import_module('benchmarks.a')",
    },
    "another module of a wing": {
        "kernels/one/operators.py": "def f():\n    return wing('one', 'cpu', 'training')",
        "kernels/one/cpu/training.py": "def g():\n    from mace_fast.kernels.one.operators import f",
    },
}


@pytest.mark.parametrize("sources", CIRCLES.values(), ids=CIRCLES.keys())
def test_circles_are_found_wherever_they_hide(sources, tmp_path):
    with pytest.raises(AssertionError, match="a circle of imports: "):
        assert_no_circles(graph_of(written(tmp_path, sources)))


def test_the_error_names_the_shortest_circle_and_its_lines(tmp_path):
    sources = {
        "mace_fast/a.py": "import os\nimport mace_fast.b",
        "mace_fast/b.py": "import mace_fast.c",
        "mace_fast/c.py": "import mace_fast.a\n\nfrom mace_fast import b",
    }
    words = r"mace_fast\.b imports mace_fast\.c \(line 1\), mace_fast\.c imports mace_fast\.b \(line 3\); move"
    with pytest.raises(AssertionError, match=words):
        assert_no_circles(graph_of(written(tmp_path, sources)))


STRAIGHT = {
    "submodules that their package imports": {
        "mace_fast/__init__.py": "from mace_fast import a as a\nfrom mace_fast.b import y",
        "mace_fast/a.py": "import os",
        "mace_fast/b.py": "from mace_fast import a",
    },
    "a folder whose package is a function of that name to others": {
        "kernels/__init__.py": "from mace_fast.kernels.one import one",
        "kernels/one/__init__.py": "from mace_fast.kernels.one.op import one",
        "kernels/one/op.py": "from mace_fast.kernels.one import reference",
        "kernels/one/reference.py": "import os",
    },
}


@pytest.mark.parametrize("sources", STRAIGHT.values(), ids=STRAIGHT.keys())
def test_what_only_looks_like_a_circle_is_none(sources, tmp_path):
    assert_no_circles(graph_of(written(tmp_path, sources)))
