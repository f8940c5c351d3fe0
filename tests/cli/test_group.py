"""``samestory group``: stories, versions, labels and explanations on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from samestory.cli import app

FERRY = (
    "The ferry Alba Rosa sank off Port Tilmar on Monday and nine sailors are missing, the coastguard said. Two "
    "lifeboats were found empty near the lighthouse of Murrow before dawn, and fishermen pulled thirty people out."
)
FESTIVAL = "Thousands danced at the accordion festival in Murrow as the old bandstand reopened after long repairs."


@pytest.fixture
def collection(tmp_path: Path) -> str:
    rows = [
        {"id": "a", "title": "Ferry sinks", "text": FERRY, "published": "2031-05-02"},
        {"id": "b", "title": "Festival in Murrow", "text": FESTIVAL, "published": "2031-05-02"},
        {"id": "c", "title": "Ferry sinks", "text": FERRY, "published": "2031-05-03"},
    ]
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def group(*args: str) -> list[dict[str, object]]:
    result = CliRunner().invoke(app, ["group", *args])
    assert result.exit_code == 0
    return [json.loads(line) for line in result.output.splitlines()]


def test_a_copy_is_kept_and_named(collection: str) -> None:
    lines = group(collection)
    assert [(line["id"], line["story"]) for line in lines] == [("a", "s1"), ("b", "s2"), ("c", "s1")]
    assert lines[2]["version_of"] == "a"
    assert "version_of" not in lines[0]


def test_stories_are_labelled(collection: str) -> None:
    lines = group(collection, "--stories")
    assert [(line["title"], line["reports"]) for line in lines] == [
        ("Ferry sinks", ["a", "c"]),
        ("Festival in Murrow", ["b"]),
    ]
    assert (lines[0]["first"], lines[0]["last"]) == ("2031-05-02", "2031-05-03")


def test_a_decision_is_explained(collection: str) -> None:
    out = CliRunner().invoke(app, ["group", collection, "--explain", "a"]).output
    assert "is in s1" in out
    assert "for: " in out


def test_an_unknown_report_cannot_be_explained(collection: str) -> None:
    result = CliRunner().invoke(app, ["group", collection, "--explain", "z"])
    assert result.exit_code == 2
    assert "there is no report 'z'" in result.output


def test_stories_are_kept_and_added_to(collection: str, tmp_path: Path) -> None:
    state = str(tmp_path / "stories.zip")
    assert [line["story"] for line in group(collection, "--state", state)] == ["s1", "s2", "s1"]
    more = tmp_path / "more.jsonl"
    more.write_text(json.dumps({"id": "d", "title": "Ferry sinks", "text": FERRY + " Divers went down."}), "utf-8")
    lines = group(str(more), "--state", state)
    assert [(line["id"], line["story"]) for line in lines] == [("a", "s1"), ("b", "s2"), ("c", "s1"), ("d", "s1")]
    assert [line["title"] for line in group("--state", state, "--stories")] == ["Ferry sinks", "Festival in Murrow"]
    assert group("--state", state) == lines


def test_reports_that_were_there_before_are_passed_over_with_a_word(collection: str, tmp_path: Path) -> None:
    state = str(tmp_path / "stories.zip")
    group(collection, "--state", state)
    result = CliRunner().invoke(app, ["group", collection, "--state", state])
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 3
    assert "3 reports were in" in result.stderr
    assert CliRunner().invoke(app, ["group", collection, "--state", state, "--quiet"]).stderr == ""


def test_a_file_that_holds_no_stories_is_refused_and_left_alone(collection: str) -> None:
    before = Path(collection).read_text(encoding="utf-8")
    result = CliRunner().invoke(app, ["group", collection, "--state", collection])
    assert result.exit_code == 2
    assert "no file of saved stories" in result.output
    assert Path(collection).read_text(encoding="utf-8") == before


def test_without_inputs_and_without_a_file_nothing_is_done(tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["group"]).exit_code == 2
    assert CliRunner().invoke(app, ["group", "--state", str(tmp_path / "none.zip")]).exit_code == 2


def test_a_file_that_cannot_be_written_is_told(collection: str, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["group", collection, "--state", str(tmp_path / "no" / "such" / "stories.zip")])
    assert result.exit_code == 2
    assert "cannot be written" in result.output
