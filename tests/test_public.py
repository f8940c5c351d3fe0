"""The public face: sorted, complete, documented, and light to import."""

from __future__ import annotations

import inspect
import subprocess
import sys

import pytest

import samestory

HEAVY = ("spacy", "numpy", "trafilatura", "lxml", "py3langid", "tokenizers", "rich", "jinja2", "rapidfuzz")


def test_all_is_sorted_and_whole() -> None:
    assert sorted(samestory.__all__, key=str) == samestory.__all__
    public = {
        name for name, value in vars(samestory).items() if not name.startswith("_") and not inspect.ismodule(value)
    }
    assert public | {"__version__"} == set(samestory.__all__)


@pytest.mark.parametrize("name", [n for n in samestory.__all__ if n != "__version__"])
def test_every_public_name_is_documented(name: str) -> None:
    assert inspect.getdoc(getattr(samestory, name))


@pytest.mark.parametrize("module", ["samestory", "samestory.cli"])
def test_nothing_heavy_is_imported_before_it_is_needed(module: str) -> None:
    code = f"import sys, {module}; print(*[m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
