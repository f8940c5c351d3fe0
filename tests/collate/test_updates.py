from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samestory.annotate import annotate
from samestory.collate.conflicts.find import find_conflicts
from samestory.collate.updates import find_updates
from samestory.model import Report, Update
from samestory.resources.embeddings import load_embeddings

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def updates(nlp: Language, *told: tuple[str | None, str]) -> tuple[Update, ...]:
    raw = [Report(id=f"r{i}", source=f"r{i}", text=text, published=day) for i, (day, text) in enumerate(told)]
    reports = list(annotate(raw, nlp))
    found = find_updates(reports, ())
    by_id = {r.id: r for r in reports}
    for update in found:
        for stage in update.stages:
            for evidence in stage.evidence:
                assert by_id[evidence.report].text[evidence.start : evidence.end] == evidence.text
    assert find_conflicts(reports, (), (), load_embeddings()) == () or not found
    return found


def stages(update: Update) -> list[tuple[str, set[str]]]:
    return [(stage.value.split()[-2].lower(), {e.report for e in stage.evidence}) for stage in update.stages]


def test_a_later_report_brings_a_toll_up_to_date(nlp: Language) -> None:
    (update,) = updates(
        nlp,
        ("2021-03-11", "Fourteen people were killed when a ferry sank off Aldmere."),
        ("2021-03-10", "At least nine people were killed when a ferry sank off Aldmere."),
        (None, "Nine people were killed when a ferry sank off Aldmere."),
    )
    assert update.reason == "later report"
    assert [who for _, who in stages(update)] == [{"r1", "r2"}, {"r0"}]


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        ("The death toll of the Aldmere ferry disaster has risen to 14.", "said to have risen"),
        ("UPDATE: Fourteen people were killed when a ferry sank off Aldmere.", "marked as an update"),
    ],
)
def test_the_words_themselves_tell_the_order(nlp: Language, second: str, reason: str) -> None:
    first = "Nine people were killed in the Aldmere ferry disaster when a ferry sank off Aldmere."
    (update,) = updates(nlp, ("2021-03-10", first), ("2021-03-10", second))
    assert update.reason == reason


def test_a_first_figure_that_is_taken_back_was_corrected(nlp: Language) -> None:
    (update,) = updates(
        nlp,
        ("2021-03-10", "A six-year-old boy fell into a disused well near Norvane."),
        ("2021-03-11", "The boy was initially reported to be six years old. The five-year-old boy is in hospital."),
    )
    assert (update.about, update.reason) == ("age of the boy", "corrected")
    assert [{e.report for e in s.evidence} for s in update.stages] == [{"r0", "r1"}, {"r1"}]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # a lower figure in the later report: not known to be an update
        (("2021-03-10", "Fourteen people died when a ferry sank off Aldmere."),
         ("2021-03-11", "Nine people died when a ferry sank off Aldmere.")),
        # one figure
        (("2021-03-10", "Nine people died when a ferry sank off Aldmere."),
         ("2021-03-11", "Nine people died when a ferry sank off Aldmere.")),
        # the dead and the injured
        (("2021-03-10", "Nine people died when a ferry sank off Aldmere."),
         ("2021-03-11", "Thirty people were injured when a ferry sank off Aldmere.")),
        # what does not grow
        (("2021-03-10", "The Aldmere ferry carried nine passengers from Norvane."),
         ("2021-03-11", "The Aldmere ferry carried 14 passengers from Norvane.")),
        # another disaster, long ago
        (("2021-03-10", "Nine people died when a ferry sank off Aldmere."),
         ("2021-12-11", "Fourteen people died when a ferry sank off Aldmere.")),
        # a loose word is no figure
        (("2021-03-10", "Nine people died when a ferry sank off Aldmere."),
         ("2021-03-11", "Dozens of people died when a ferry sank off Aldmere.")),
    ],
)  # fmt: skip
def test_what_is_no_update(nlp: Language, first: tuple[str, str], second: tuple[str, str]) -> None:
    assert updates(nlp, first, second) == ()


def test_the_dead_are_those_whom_others_call_by_what_they_are(nlp: Language) -> None:
    (update,) = updates(
        nlp,
        (
            "2021-03-10",
            "At least nine dead in Aldmere mill fire.\n\nAt least nine workers were killed in the mill fire.",
        ),
        ("2021-03-10", "At least nine workers were killed when fire swept the Aldmere mill."),
        ("2021-03-11", "The number of people killed in the Aldmere mill fire has risen to 13."),
    )
    assert [who for _, who in stages(update)] == [{"r0", "r1"}, {"r2"}]


def test_a_part_and_its_whole_correct_nothing(nlp: Language) -> None:
    text = "The council earlier said it was unable to agree on two of the nine bids before it."
    assert updates(nlp, ("2021-03-10", text), ("2021-03-10", "The council met in Velm on nine bids.")) == ()


def test_a_figure_between_an_early_and_a_late_toll_is_a_stage_and_no_conflict(nlp: Language) -> None:
    (update,) = updates(
        nlp,
        ("2021-03-10", "Nine dead confirmed after a ferry sank off Aldmere\n\nNine people died on the ferry."),
        ("2021-03-10", "The death toll of the Aldmere ferry disaster has risen to 14."),
        ("2021-03-10", "A ferry sank off Aldmere, killing at least 12 people as it went down."),
    )
    assert update.reason == "said to have risen"
