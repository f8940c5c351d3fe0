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
