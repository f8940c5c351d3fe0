"""From Python: read, group, compare, and the ways out of a story."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

import samestory

pytestmark = pytest.mark.model

ONE = "Weir shut at Orrin Vale\n\nThe weir at Orrin Vale stays shut, said Ana Petrik, the river keeper.\n"
TWO = "River keeper shuts weir\n\n“The weir stays shut until May,” river keeper Ana Petrik said in Orrin Vale.\n"


@pytest.fixture
def files(tmp_path: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    monkeypatch.setattr("samestory.annotate.load_pipeline", lambda _: nlp)
    for name, text in (("one.txt", ONE), ("two.txt", TWO)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [tmp_path / "one.txt", tmp_path / "two.txt"]


def test_compare_gives_a_story_with_its_ways_out(files: list[Path], tmp_path: Path) -> None:
    story = samestory.compare(files)
    assert [Path(report.source).name for report in story.reports] == ["one.txt", "two.txt"]
    assert any(quotation.kind == "direct" for _, quotation in story.quotations)
    assert story.title in {"Weir shut at Orrin Vale", "River keeper shuts weir"}
    page = story.to_html(tmp_path / "story.html")
    assert (tmp_path / "story.html").read_text(encoding="utf-8") == page
    assert story.to_json(tmp_path / "story.json") == (tmp_path / "story.json").read_text(encoding="utf-8")
    assert story.to_markdown().startswith("# ")
    assert story._repr_html_().startswith("<iframe srcdoc=")
    assert repr(story).startswith("Story(2 reports, ")
    assert "stays shut" not in repr(story.reports)
    assert story.rows("quotations")[0]["report"] == story.reports[0].id


def test_what_cannot_be_read_is_named_in_the_notes(files: list[Path]) -> None:
    story = samestory.compare([*files, "gone.txt"])
    assert len(story.reports) == 2
    assert story.notes[0].startswith("gone.txt: ")


def test_nothing_to_compare_says_why() -> None:
    with pytest.raises(samestory.NothingToCompare, match=r"gone\.txt"):
        samestory.compare(["gone.txt"])


def test_read_gives_reports_and_raises_at_the_end(files: list[Path]) -> None:
    reports = samestory.read([files[0], "gone.txt", files[1]])
    assert next(reports).text.startswith("Weir shut")
    assert next(reports).text.startswith("River keeper")
    with pytest.raises(samestory.NotFound):
        next(reports)


def test_as_is_leaves_every_character(tmp_path: Path, files: list[Path]) -> None:
    text = "Share this\r\n\r\n  Weir shut  \n\n\nThe weir — shut.\n"
    (tmp_path / "raw.txt").write_bytes(text.encode())
    assert next(samestory.read([tmp_path / "raw.txt"], as_is=True)).text == text
    assert files


def test_group_gives_the_reports_of_each_story(files: list[Path]) -> None:
    assert [len(held) for held in samestory.group(files)] == [2]
