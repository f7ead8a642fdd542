"""Page of the errors and warnings: every sentence that the code can say, from the code itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

TOPICS = {
    "Structures and inputs": ("input_checks.py", "inputs.py", "data.py", "geometry.py", "graph.py", "padding.py"),
    "Neighbour lists": ("neighbours.py", "verlet.py", "device_neighbours.py", "kept_inputs.py", "kept_species.py"),
    "Arguments of models": (
        "arguments.py",
        "models.py",
        "layers.py",
        "polar.py",
        "maceles.py",
        "boundaries.py",
        "dipole_model.py",
        "dipoles.py",
        "blocks",
        "irreps.py",
    ),
    "Model files": ("checkpoint", "loading.py", "foundations.py", "state_dict_versions.py"),
    "Calculators": ("calculator.py", "committee.py", "results.py", "further_results.py", "predict.py"),
    "Steps, tables, chunks, precision": (
        "step.py",
        "captured_step.py",
        "recorder.py",
        "recorded_step.py",
        "tabulation.py",
        "chunks",
        "folding.py",
        "compilation.py",
        "room.py",
        "slow_ways.py",
    ),
    "Command line": ("cli", "writing.py", "checks.py", "dipole_checks.py", "polar_checks.py"),
    "Training": ("training",),
    "Other engines": ("integrations", "exchange.py"),
}
"""Files and folders of ``mace_fast`` by what a user does; what none of them has is in the last section."""

OTHERS = "Kernels and the rest"


def write(file: Path) -> None:
    """A table for each topic."""
    found: dict[str, list[tuple[str, str]]] = {topic: [] for topic in (*TOPICS, OTHERS)}
    for source in sorted((ROOT / "mace_fast").rglob("*.py")) + sorted((ROOT / "kernels").rglob("*.py")):
        if "kernels" in source.relative_to(ROOT).parts[1:2] or "testing" in source.parts:
            continue
        found[topic_of(source)] += said(ast.parse(source.read_text()))
    parts = []
    for topic, sentences in found.items():
        rows = "\n".join(f"| {kind} | {sentence} |" for kind, sentence in dict.fromkeys(sentences))
        parts.append(f"## {topic}\n\n| | says |\n|---|---|\n{rows}\n")
    file.write_text("\n".join(parts))


def topic_of(source: Path) -> str:
    """Where the messages of a file stand."""
    parts = source.relative_to(ROOT).parts
    if parts[0] == "mace_fast":
        for topic, names in TOPICS.items():
            if parts[1] in names:
                return topic
    return OTHERS


def said(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Kind and text of what is raised, warned of and logged, with ``…`` for what is filled in."""
    for node in ast.walk(tree):
        call = node.exc if isinstance(node, ast.Raise) else node
        if not isinstance(call, ast.Call) or not call.args:
            continue
        name = ast.unparse(call.func)
        if isinstance(node, ast.Raise) and name.endswith("Error"):
            kind = name.rsplit(".", 1)[-1]
        elif name == "warnings.warn" or ("LOGGER" in name.upper() and name.endswith((".warning", ".info"))):
            kind = "log" if name.endswith(".info") else "warning"
        else:
            continue
        text = template(call.args[0])
        if len(text.split()) > 2:
            yield kind, text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;").replace("*", "\\*")


def template(node: ast.expr) -> str:
    """A text as it stands in the code."""
    match node:
        case ast.Constant(value=str() as text):
            return text
        case ast.JoinedStr(values=values):
            return "".join(template(value) for value in values)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return template(left) + template(right)
        case _:
            return "…"
