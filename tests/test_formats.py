"""The page on formats shows a command for each, and every command works."""

from __future__ import annotations

import json
import re
import shlex
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from samestory.cli import app
from samestory.ingest import FORMATS

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^samestory (.*--no-annotation.*)$", PAGE, re.MULTILINE)
TITLES = ("Velm reopens its northern quay after eleven weeks", "Grain ship is the first to land at Velm")
NEEDS = {".parquet": "pyarrow"}


@pytest.mark.parametrize("line", SHOWN)
def test_every_command_works(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = [package for ending, package in NEEDS.items() if f"{ending} " in line and not find_spec(package)]
    if missing:
        pytest.skip(f"needs {missing[0]}")
    monkeypatch.chdir(ROOT)
    command, _, piped = line.partition(" < ")
    result = CliRunner().invoke(app, [*shlex.split(command), "-q"], input=Path(piped).read_bytes() if piped else None)
    if line == "read examples/formats --no-annotation":
        assert result.exit_code == 1  # the same reports in many formats: each is named, and passed over
        assert "passed over" in result.stderr
    else:
        assert (result.exit_code, result.stderr) == (0, "")
    if "--explain" in line:
        assert "All rights reserved" in result.stdout
        return
    reports = [json.loads(one) for one in result.stdout.splitlines()]
    assert reports
    for report in reports:
        assert report["title"] in TITLES or "title=id" in line
        assert "quay" in report["text"]
        assert "All rights reserved" not in report["text"]


def test_every_format_has_a_command() -> None:
    shown = set(re.findall(r"examples/formats/(\S+)", PAGE))
    files = shown | {name.removesuffix(".gz") for name in shown}
    without = {"markdown", "tar", "bzip2", "xz", "zstd", "xml"}  # as the others of their kind
    for form in FORMATS:
        assert form.name in without or any(name.endswith(form.endings) for name in files), form.name


def test_the_examples_are_those_that_the_script_writes() -> None:
    import importlib.util

    spec = importlib.util.spec_from_file_location("make_formats", ROOT / "scripts" / "make_formats.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    made = script.files()
    held = {path.name: path.read_bytes() for path in (ROOT / "examples" / "formats").iterdir()}
    assert set(held) == {*made, "table.parquet"}
    # how far gzip packs may differ from one zlib to another
    packed = (".gz", ".zip")
    assert [name for name in made if not name.endswith(packed) and made[name] != held[name]] == []
