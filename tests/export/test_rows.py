"""Rows for data frames and CSV, Markdown, titles and sigla."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from samestory.export.html import story_to_html
from samestory.export.markdown import story_to_markdown
from samestory.export.rows import COLUMNS, PARTS, Row, rows_to_csv, story_rows
from samestory.export.terminal import story_to_text
from samestory.export.titles import labels, sigla, story_title
from samestory.model import Evidence, Report, Story, StoryActor
from tests.export.story_fixture import make_story


def test_every_part_gives_rows_of_one_shape() -> None:
    story = make_story()
    report = story.reports[0]
    mention = Evidence(report.id, 0, 7, report.text[:7])
    story = replace(story, actors=(StoryActor("a1", "Selwick", "place", (), (mention,)),))
    for part in PARTS:
        rows = story_rows(story, part)
        assert rows, part
        assert {tuple(row) for row in rows} == {COLUMNS[part]}, part


def test_a_row_of_evidence_slices_to_its_words() -> None:
    story = make_story()
    for row in story_rows(story, "facts"):
        assert story.report(row["report"]).text[row["start"] : row["end"]] == row["text"]


def test_an_unknown_part_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match="choose one of quotations, facts"):
        story_rows(make_story(), "rumours")


def test_csv_is_read_back_and_formulas_are_made_harmless() -> None:
    rows: list[Row] = [{"a": 'said “no”, then "yes"\nand left', "b": "=HYPERLINK(1)"}, {"a": None, "b": "plain"}]
    back = list(csv.DictReader(io.StringIO(rows_to_csv(rows, ["a", "b"]), newline="")))
    assert back[0]["a"] == rows[0]["a"]
    assert back[0]["b"] == "'=HYPERLINK(1)"
    assert back[1] == {"a": "", "b": "plain"}


def test_markdown_has_every_section_and_escapes_what_is_not_ours() -> None:
    story = make_story()
    text = story_to_markdown(story)
    for head in ("## Brief", "## Facts", "## Where the accounts conflict", "## Ledger", "## Timeline"):
        assert head in text
    assert "- **people without a home**: about 400 [A] → 450 [D] (later report)" in text
    assert "(wording, a small difference)" in text
    assert "(elsewhere 2024-02-05)" in text
    hostile = Story(reports=(Report(id="r1", source="x", text="A", title="*<b>|bold|"),))
    assert story_to_markdown(hostile).startswith("# \\*\\<b\\>\\|bold\\|")


def test_a_conflict_that_is_not_sure_says_so() -> None:
    story = make_story()
    unsure = replace(story, conflicts=(replace(story.conflicts[0], weight="unsure"),))
    assert "perhaps of two things)" in story_to_markdown(unsure)
    assert "<small>perhaps of two things</small>" in story_to_html(unsure)
    assert "perhaps of two things" not in story_to_markdown(story) + story_to_html(story)


def test_a_fact_that_is_not_sure_to_be_one_says_so_everywhere() -> None:
    story = make_story()
    unsure = replace(story, facts=(replace(story.facts[0], weight="unsure"), *story.facts[1:]))
    assert "perhaps not one fact)" in story_to_markdown(unsure)
    assert "<small>perhaps not one fact</small>" in story_to_html(unsure)
    assert "perhaps not one fact" in story_to_text(unsure, width=400)
    assert {row["weight"] for row in story_rows(unsure, "facts") if row["fact"] == story.facts[0].id} == {"unsure"}
    assert "perhaps not one fact" not in story_to_markdown(story) + story_to_html(story) + story_to_text(story)


def test_sigla_go_on_after_z() -> None:
    story = Story(reports=tuple(Report(id=f"r{n}", source="x", text="A") for n in range(28)))
    assert [sigla(story)[f"r{n}"] for n in (0, 25, 26, 27)] == ["A", "Z", "AA", "AB"]


def test_two_reports_of_one_outlet_are_told_apart() -> None:
    reports = tuple(Report(id=f"r{n}", source="x", text="A", outlet=o) for n, o in enumerate(["Post", "Post", "Echo"]))
    assert labels(reports) == {"r0": "Post (1)", "r1": "Post (2)", "r2": "Echo"}


def test_the_title_is_the_headline_that_shares_most() -> None:
    def report(id: str, title: str, body: str) -> Report:
        return Report(id=id, source=id, text=f"{title}\n\n{body}", title=title)

    story = Story(
        reports=(
            report("r1", "What a week", "The Alba Rosa sank off Tilmar in a storm."),
            report("r2", "Ferry Alba Rosa sinks off Tilmar", "Nine are missing from the ferry."),
            report("r3", "Nine missing", "The ferry Alba Rosa went down off Tilmar."),
        )
    )
    assert story_title(story) == "Ferry Alba Rosa sinks off Tilmar"
