"""`benchmarks/` and `profiling/` are packages without circles, also where a function imports."""

import ast
import graphlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def modules():
    files = [file for folder in ("benchmarks", "profiling") for file in (ROOT / folder).rglob("*.py")]
    return {".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file for file in files}


def imported(file, known):
    """Modules of the two packages that a file imports anywhere."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module in known:
            inside = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in known else node.module for name in inside)


def test_no_module_imports_itself_by_way_of_others():
    known = modules()
    assert len(known) > 40
    graph = {name: set(imported(file, known)) for name, file in known.items()}
    assert graph["benchmarks.comparison"] >= {"benchmarks.contenders", "benchmarks.training", "benchmarks.steps"}
    order = list(graphlib.TopologicalSorter(graph).static_order())  # raises CycleError, which names the circle
    assert set(order) == set(known)


def test_only_what_is_called_by_its_path_changes_where_python_looks():
    changing = [name for name, file in modules().items() if "sys.path[0] =" in file.read_text()]
    assert changing == ["profiling.gpu_campaign"]
    assert not [name for name, file in modules().items() if "sys.path.insert" in file.read_text()]
