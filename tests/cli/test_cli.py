"""The command line: help that teaches, errors that name the fix, codes that scripts can trust."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from samestory.cli import app


@pytest.fixture
def run() -> CliRunner:
    return CliRunner()


def test_help_names_every_command_and_shows_examples(run: CliRunner) -> None:
    out = run.invoke(app, ["--help"]).output
    assert all(name in out for name in app.commands)
    assert "samestory compare reports/*.txt" in out


@pytest.mark.parametrize("name", sorted(app.commands))
def test_every_command_and_option_is_explained(run: CliRunner, name: str) -> None:
    command = app.commands[name]
    assert command.help
    assert all(p.help for p in command.params if p.param_type_name == "option" and p.name != "help")
    assert run.invoke(app, [name, "--help"]).exit_code == 0


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["compare"], "Missing argument"),
        (["compre"], "No such command"),
        (["compare", "a.txt", "-o", "story.docx"], "the ending says no format"),
        (["compare", "a.txt", "--format", "pdf"], "is not one of"),
        (["compare", "a.txt", "--part", "ledger"], "add --format csv"),
        (["compare", "a.txt", "-o", "no/such/folder/story.html"], "there is no folder"),
        (["read", "--max-bytes", "0", "a.txt"], "is not in the range"),
        (["read", "--format", "brat", "a.txt"], "-o FOLDER"),
        (["read", "--read-as", "docx", "a.txt"], "no such format"),
        (["read", "--field", "text", "a.txt"], "FIELD=NAME"),
        (["read", "--field", "colour=red", "a.txt"], "FIELD=NAME"),
    ],
)
def test_usage_errors_exit_with_2(run: CliRunner, args: list[str], says: str) -> None:
    result = run.invoke(app, args)
    assert result.exit_code == 2
    assert says in result.output


def test_the_schema_is_json(run: CliRunner) -> None:
    assert json.loads(run.invoke(app, ["schema"]).output)["title"] == "samestory/1"


def test_formats_are_listed_with_their_endings(run: CliRunner) -> None:
    out = run.invoke(app, ["formats"]).output
    assert ".txt" in out
    assert ".jsonl" in out


def test_group_prints_one_line_a_report_in_order(run: CliRunner, tmp_path: Path) -> None:
    ferry = "The ferry Alba Rosa sank off Port Tilmar on Monday and nine sailors are missing, the coastguard said.\n"
    festival = "Thousands danced at the accordion festival in Murrow as the old bandstand reopened after repairs.\n"
    for name, text in (("a", ferry), ("b", festival), ("c", "Port Tilmar mourns the ferry.\n\n" + ferry)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    result = run.invoke(app, ["group", *(str(tmp_path / f"{n}.txt") for n in "abc")])
    lines = [json.loads(line) for line in result.output.splitlines()]
    assert [line["story"] for line in lines] == ["s1", "s2", "s1"]
    assert [Path(line["source"]).stem for line in lines] == ["a", "b", "c"]


def test_reading_without_annotation_needs_no_model(run: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"Words": "The quay is open."}\n', encoding="utf-8")
    result = run.invoke(
        app, ["read", "--no-annotation", "--pipeline", "none", "--field", "text=Words", str(tmp_path / "a.jsonl")]
    )
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["text"] == "The quay is open."


@pytest.mark.model
def test_what_is_read_is_written_in_each_format(run: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Quay opens\n\n“The quay is open,” Mayor Orla Fenwick said.\n", encoding="utf-8")
    written = {}
    for form in ("jsonl", "csv", "html", "brat"):
        out = tmp_path / f"out.{form}"
        result = run.invoke(app, ["read", "-q", "--format", form, "-o", str(out), str(tmp_path / "a.txt")])
        assert (result.exit_code, result.output) == (0, "")
        names = sorted(out.iterdir()) if out.is_dir() else [out]
        written[form] = "".join(path.read_text(encoding="utf-8") for path in names)
        assert "The quay is open" in written[form]
    assert written["html"].startswith("<!DOCTYPE html>")
    assert "SaidBy" in written["brat"]
    refused = run.invoke(app, ["read", "-q", "-o", str(tmp_path / "none" / "x"), str(tmp_path / "a.txt")])
    assert refused.exit_code == 1
    assert "cannot be written" in refused.output
