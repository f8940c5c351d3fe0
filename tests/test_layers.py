"""A folder imports only from the folders above it in the order in which data flows."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import samestory

SOURCE = Path(samestory.__file__).parent
LAYERS = ["model", "ingest", "clean", "annotate", "grouping", "collate", "brief", "export", "cli"]
BASE = {"disjoint", "errors", "garbage", "resources", "model"}
TOP = {"__init__", "api", "story", "pipeline", "workers"}
"""Files of the package's own folder: they join the stages, and only ``cli`` may import them."""

MODULES = sorted(SOURCE.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Name the parts of the package that a module imports, also inside functions."""
    parts: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and (node.module or "").startswith("samestory"):
            inner = (node.module or "").split(".")[1:]
            parts |= {inner[0]} if inner else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            parts |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("samestory.")}
    return parts


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_point_upstream(path: Path) -> None:
    folder = path.relative_to(SOURCE).parts[0]
    if folder not in LAYERS:
        return
    above = LAYERS[: LAYERS.index(folder) + 1]
    allowed = BASE | set(above)
    if folder == "model":
        allowed = {"model"}
    if folder == "cli":
        allowed |= TOP | {"__version__"}
    assert imported(path) <= allowed


def test_every_folder_is_in_the_order() -> None:
    folders = {p.name for p in SOURCE.iterdir() if p.is_dir() and p.name != "__pycache__"}
    assert folders == {*LAYERS, "resources"}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_no_relative_imports(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not [n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.level]
