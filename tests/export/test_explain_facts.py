"""A fact and the reasons behind its counts, from a story made by hand."""

from __future__ import annotations

import pytest

from samestory.errors import SamestoryError
from samestory.export.explain_facts import explain_fact
from samestory.model import Evidence, Fact, Origin, Passage, Report, Story, Witness

WORDS = "The ferry Aurelia ran aground on the Skarn reef"


def story() -> Story:
    """Make a story of three reports, two of which share their text."""
    reports = tuple(
        Report(id=name, source=f"{name}.txt", text=text, outlet=outlet)
        for name, outlet, text in (
            ("a", "Vell Post", WORDS + "."),
            ("b", "Skarn \x1bMail", WORDS + ", it said."),
            ("c", "Tarn Echo", "A ferry struck the reef."),
        )
    )
    evidence = (
        Evidence("a", 0, len(WORDS), WORDS),
        Evidence("b", 0, len(WORDS), WORDS),
        Evidence("c", 0, 23, "A ferry struck the reef"),
    )
    return Story(
        reports,
        reuse=(Passage(evidence[0], evidence[1], "known", 0.97),),
        origins=(Origin("o1", "Vell Post", "outlet", ("a", "b"), "Vell Post and Skarn Mail share 90% of the words"),),
        facts=(
            Fact(
                "f1",
                WORDS,
                evidence,
                3,
                2,
                (
                    Witness(("a", "b"), "both give it in the same passage; both have it from Mara Holt"),
                    Witness(("c",), "Tarn Echo gives it in its own words"),
                ),
                claimant="Mara Holt",
            ),
        ),
    )


def test_every_report_and_every_reason_is_told() -> None:
    text = explain_fact(story(), "f1")
    lines = [line.strip() for line in text.splitlines()]
    assert lines[0] == f"f1: {WORDS}"
    assert "3 reports, 2 independent origins" in lines
    assert "claimed by Mara Holt" in lines
    assert f"Vell Post [0:{len(WORDS)}] “{WORDS}”" in lines
    assert "Tarn Echo [0:23] “A ferry struck the reef”" in lines
    assert "because both give it in the same passage; both have it from Mara Holt" in lines
    assert "because Tarn Echo gives it in its own words" in lines
    assert any(line.startswith("passage: Vell Post [0:47] and") and "97%" in line for line in lines)
    assert any(line.startswith("as wholes: Vell Post, ") and "o1" in line for line in lines)


def test_no_control_character_of_a_page_is_printed() -> None:
    assert "\x1b" not in explain_fact(story(), "f1")


@pytest.mark.parametrize(("held", "remedy"), [(story(), "f1"), (Story(()), "no facts")])
def test_a_fact_that_is_not_there(held: Story, remedy: str) -> None:
    with pytest.raises(SamestoryError, match="no fact f9") as error:
        explain_fact(held, "f9")
    assert remedy in error.value.remedy
