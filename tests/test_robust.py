"""Whatever the reports hold, comparing them ends, raises nothing, and every span slices to its words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from samestory.annotate import annotate
from samestory.clean import clean
from samestory.export.html import story_to_html
from samestory.export.to_json import to_data
from samestory.model import Report, Story
from samestory.pipeline import Engine, compare_reports

pytestmark = pytest.mark.model

REPORTS = sorted((Path(__file__).parent.parent / "examples").glob("*/reports/*.txt"))
SENTENCES = sorted({s for p in REPORTS for s in re.split(r"(?<=[.!?”])\s+", p.read_text(encoding="utf-8")) if s})
ODD = [
    "“", "”", "'", "''", "„", "«", "\n\n", "\n", " ", "\t", "\u200f", "\u2028", "\x00", "🚢", "…", "—", "¶" * 50,
    "said", "he said", "“No,” she", "Her father Bram said so.", "Mr", "the the", "0",
    "1e999", "12 to 9 people", "on Monday",
    "31 February 2024", "$", "<script>alert(1)</script>", "A" * 300, "(Reuters) -", "U.S.", "It’s ’tis ’twas",
]  # fmt: skip


@pytest.fixture(scope="module")
def engine(nlp: Language) -> Engine:
    made = Engine()
    made.__dict__["nlp"] = nlp
    return made


texts = st.lists(st.sampled_from(SENTENCES) | st.sampled_from(ODD), min_size=0, max_size=14).flatmap(
    lambda parts: st.sampled_from([" ", "\n\n", ""]).map(lambda between: between.join(parts))
)


def walk(data: Any, texts: dict[str, str], report: str | None = None) -> int:
    """Check every span below a piece of output, and count them."""
    if isinstance(data, list):
        return sum(walk(item, texts, report) for item in data)
    if not isinstance(data, dict):
        return 0
    report = data.get("report", report) if isinstance(data.get("report"), str) else report
    found = 0
    if {"start", "end", "text"} <= set(data) and report is not None and "reason" not in data:
        assert texts[report][data["start"] : data["end"]] == data["text"]
        found = 1
    return found + sum(walk(value, texts, report) for value in data.values())


def check(story: Story) -> None:
    data = to_data(story)
    texts = {report["id"]: report["text"] for report in data["reports"]}
    for report in data["reports"]:
        walk(report, texts, report["id"])
    walk({key: value for key, value in data.items() if key != "reports"}, texts)
    assert all(1 <= fact["origins"] <= fact["reports"] for fact in data["facts"])
    assert story_to_html(story).startswith("<!DOCTYPE html>")


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.lists(texts, min_size=1, max_size=3))
def test_any_mixture_of_sentences_is_compared(engine: Engine, held: list[str]) -> None:
    reports = [clean(Report(id=f"r{n}", source=f"{n}.txt", text=t, raw=t)) for n, t in enumerate(held)]
    check(compare_reports(annotate(reports, engine.nlp), engine))


def test_a_report_compared_with_itself_under_another_name_adds_no_origin(engine: Engine) -> None:
    text = REPORTS[4].read_text(encoding="utf-8")
    reports = [clean(Report(id=f"r{n}", source=f"{n}.txt", text=text, raw=text)) for n in range(2)]
    story = compare_reports(annotate(reports, engine.nlp), engine)
    check(story)
    assert len(story.origins) == 1
    assert {fact.origins for fact in story.facts} == {1}
