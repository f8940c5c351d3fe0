"""The public face: sorted, complete, documented, and light to import."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

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


@pytest.mark.parametrize(
    ("command", "unused"), [(["group"], ("spacy",)), (["read", "--no-annotation"], ("spacy", "numpy"))], ids=str
)
def test_a_command_loads_no_stage_that_it_does_not_run(
    command: list[str], unused: tuple[str, ...], tmp_path: Path
) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"The ferry of Velm ran aground at noon, pier {name} said.\n" * 3)
    code = (
        "import sys, samestory.cli\n"
        "try: samestory.cli.main()\n"
        "except SystemExit: pass\n"
        f"print('loaded:', *[m for m in {unused!r} if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert "ferry" in done.stdout or "one" in done.stdout
    assert done.stdout.splitlines()[-1].split() == ["loaded:"]
