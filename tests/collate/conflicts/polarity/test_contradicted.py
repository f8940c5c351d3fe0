"""A report that says itself that it contradicts somebody."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from samestory.collate.conflicts.polarity.contradicted import contradicted_conflicts
from samestory.model import Conflict, Report, Speaker, StoryActor
from tests.collate.stories import report

FENN = StoryActor("a1", "Orla Fenn", "person", ("the warden", "Orla Fenn"), ())


def told(*texts: str) -> list[Conflict]:
    """Compare texts of which each line is a sentence; what is quoted there is the warden's."""
    reports: list[Report] = []
    for n, text in enumerate(texts):
        made = report(f"r{n}", text, speaker="Orla Fenn")
        at = [0, *(k + 1 for k, c in enumerate(text) if c == "\n"), len(text) + 1]
        sentences = tuple(made.span(a, b - 1) for a, b in pairwise(at))
        reports.append(replace(made, sentences=sentences))
    found = contradicted_conflicts(reports, [FENN])
    for evidence in (e for conflict in found for side in conflict.sides for e in side.evidence):
        text = next(r.text for r in reports if r.id == evidence.report)
        assert text[evidence.start : evidence.end] == evidence.text
    return found


def sides(conflict: Conflict) -> list[tuple[str, str]]:
    return [(side.value, side.evidence[0].text) for side in conflict.sides]


def test_what_a_denial_contradicts_is_the_yes() -> None:
    (conflict,) = told(
        "Two sheep were seen beyond the fence, contradicting the warden, who had insisted that none got out.",
        "“No sheep left the pasture,” Orla Fenn said.\n“We painted the gate,” Orla Fenn said.",
    )
    assert conflict.about == "whether two sheep were seen beyond the fence"
    assert sides(conflict) == [
        ("yes", "Two sheep were seen beyond the fence"),
        ("no, says Orla Fenn", "none got out"),
    ]
    assert [e.text for e in conflict.sides[1].evidence] == ["none got out", "No sheep left the pasture,"]


@pytest.mark.parametrize(
    ("text", "own", "other", "party"),
    [
        ("Divers found three keys, contradicting the ferry company's claim that all keys were in its safe.",
         "Divers found three keys", "all keys were in its safe", "the ferry company"),
        ("The logs show a crew of four, at odds with a statement by the harbour board that six had been on duty.",
         "The logs show a crew of four", "six had been on duty", "the harbour board"),
        ("The pump had run dry by noon.\nThat contradicts the miller, who said on Monday that it had run all day.",
         "The pump had run dry by noon.", "it had run all day", "the miller"),
        ("The farmers disputed the ministry's assertion that the wells had been tested.",
         "The farmers disputed the ministry's assertion that the wells had been tested.",
         "the wells had been tested", "the ministry"),
    ],
)  # fmt: skip
def test_forms(text: str, own: str, other: str, party: str) -> None:
    (conflict,) = told(text)
    assert sides(conflict) == [(f"yes, says {party}", other), ("no", own)]


@pytest.mark.parametrize(
    "text",
    [
        "The film does not contradict the warden, who said that nobody got out.",
        "She spoke at length without contradicting the warden, who had said that nobody got out.",
        "A second film would contradict the warden's claim that nobody got out.",
        "He sat down, contradicting himself, who had said that nobody would sit.",
        "Contrary to the custom of the town, the bells were rung by the baker.",
        "The border is disputed by both towns, which said that they would talk.",
    ],
)
def test_nothing_is_set_against_nothing(text: str) -> None:
    assert told(text) == []


def test_the_source_of_a_report_speaks_on_its_side() -> None:
    text = "Two sheep were seen beyond the fence, contradicting the warden, who had insisted that none got out."
    made = report("r0", f"“Two sheep were seen beyond the fence”{text[36:]}", speaker="Orla Fenn")
    quotation = replace(made.quotations[0], speaker=Speaker("Tobin Marsh", 0, 0, ""))
    made = replace(made, quotations=(quotation,), sentences=(made.span(0, len(made.text)),))
    (conflict,) = contradicted_conflicts([made], [FENN])
    assert conflict.sides[0].value == "yes, says Tobin Marsh"
