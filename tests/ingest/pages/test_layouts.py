"""Twenty-two layouts of our own writing, each with everything that is to be read from it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from samestory.clean import clean
from samestory.ingest.pages import read_page
from samestory.ingest.settings import IngestSettings
from samestory.model import Report

LAYOUTS = Path(__file__).with_name("layouts")
TRUTH: dict[str, dict[str, Any]] = json.loads((LAYOUTS / "truth.json").read_text(encoding="utf-8"))


def read(name: str) -> Report:
    (report,) = read_page((LAYOUTS / f"{name}.html").read_bytes(), f"{name}.html", IngestSettings())
    assert isinstance(report, Report)
    return report


def test_every_layout_has_its_truth() -> None:
    assert {path.stem for path in LAYOUTS.glob("*.html")} == set(TRUTH)


@pytest.mark.parametrize("name", sorted(TRUTH))
def test_metadata(name: str) -> None:
    report, truth = read(name), TRUTH[name]
    assert report.title == truth.get("title")
    assert report.outlet == truth.get("outlet")
    assert list(report.bylines) == truth.get("bylines", [])
    assert list(report.credits) == truth.get("credits", [])
    assert report.published == truth.get("published")
    assert report.url == truth.get("url")
    assert report.language == truth.get("language")


@pytest.mark.parametrize("name", sorted(TRUTH))
def test_text(name: str) -> None:
    report, truth = clean(read(name)), TRUTH[name]
    head, body = report.text[: report.body_start], report.text[report.body_start :]
    assert body.startswith(truth["first"])
    assert body.endswith(truth["last"])
    assert len(body.split("\n")) == truth["lines"]
    assert head == "".join(f"{part}\n\n" for part in (truth["title"], truth.get("standfirst")) if part)
    assert report.dateline == truth.get("dateline")


@pytest.mark.parametrize("name", sorted(TRUTH))
def test_removals(name: str) -> None:
    report = clean(read(name))
    for words, reason in TRUTH[name]["removed"].items():
        assert words not in report.text or words == report.outlet
        assert reason in {gone.reason for gone in report.removed if words in gone.text}, words


@pytest.mark.parametrize("name", sorted(TRUTH))
def test_every_line_stands_in_the_text_or_in_one_removal(name: str) -> None:
    for report in (read(name), clean(read(name))):
        left = list(report.raw)
        for gone in report.removed:
            assert report.raw[gone.start : gone.end] == gone.text
            left[gone.start : gone.end] = " " * (gone.end - gone.start)
        assert sorted("".join(left).split()) == sorted(report.text.split())
