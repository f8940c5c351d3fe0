"""Sentences made to stand alone."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from samestory.brief.mend import mend
from samestory.brief.pronouns import added_names
from samestory.model import Actor, Quotation, Report, Span, Speaker


def report(text: str, *mentions: tuple[str, str]) -> Report:
    """Make a report in which each pair gives an actor's name and the words that mention it, in order."""
    held: dict[str, list[Span]] = {}
    at = 0
    for name, words in mentions:
        at = text.index(words, at)
        held.setdefault(name, []).append(Span.of(text, at, at + len(words)))
        at += len(words)
    ends = [match.end() for match in re.finditer(r"[.!?](?= |$)", text)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    sentences = tuple(Span.of(text, a, b) for a, b in zip(starts, ends, strict=False))
    return Report(
        "r", "r.txt", text, sentences=sentences, actors=tuple(Actor(n, "person", tuple(m)) for n, m in held.items())
    )


def whole(text: str) -> str | None:
    return mend(report(text), Span.of(text, 0, len(text)))


def test_what_joins_a_sentence_to_others_is_cut() -> None:
    assert whole("But the ferry had been checked in May.") == "The ferry had been checked in May."
    assert whole("However, the ferry had been checked in May.") == "The ferry had been checked in May."
    assert whole("Then in the fifth week divers found the bell.") == "In the fifth week divers found the bell."
    assert whole("VELL, Tarnland (AP) — The ferry sank on Monday.") == "The ferry sank on Monday."


def test_a_pronoun_gets_its_name_and_the_name_its_evidence() -> None:
    text = "Mira Holm left. She blamed the harbour board."
    held = report(text, ("Mira Holm", "Mira Holm"), ("Mira Holm", "She"))
    mended = mend(held, Span.of(text, 16, len(text)))
    assert mended == "[Mira Holm] blamed the harbour board."
    assert [span.text for span in added_names(held, mended)] == ["Mira Holm"]


def test_what_leans_on_words_that_are_not_there_is_refused() -> None:
    assert whole("She blamed the harbour board.") is None
    assert whole("This angered the harbour board.") is None
    assert whole("It sank within minutes.") is None
    assert whole("Since then the quay of Orm has been shut.") is None
    assert whole("The board said that until then nobody had asked.") is None
    assert whole("Then in 2016 the harbour board shut the quay.") == "In 2016 the harbour board shut the quay."


def test_a_quotation_torn_in_two_is_closed() -> None:
    text = "“We won. We are glad of the vote,” Mira Holm said."
    assert mend(report(text), Span.of(text, 9, len(text))) == "“We are glad of the vote,” Mira Holm said."


def test_a_capital_and_a_full_stop_are_put() -> None:
    assert whole("the ferry sank off Vell") == "The ferry sank off Vell."


def test_links_to_what_came_before_are_left_out() -> None:
    assert whole("The board also closed the pier on Friday.") == "The board closed the pier on Friday."
    assert whole("The pier, meanwhile, was closed on Friday.") == "The pier was closed on Friday."
    assert whole("It was not only late but also wet.") is None
    assert whole("“We also lost a boat,” Mira Holm said.") == "“We also lost a boat,” Mira Holm said."


def test_capitals_of_a_first_word_are_written_as_elsewhere() -> None:
    assert (
        whole("THE harbour ministers of Tarnland met on Monday.") == "The harbour ministers of Tarnland met on Monday."
    )
    assert whole("TPA engineers said the TPA crane was safe.") == "TPA engineers said the TPA crane was safe."


def test_words_that_point_back_are_refused_wherever_they_stand() -> None:
    assert whole("The harbour board had expected the latter.") is None
    assert whole("Officials said this was the worst storm of the year.") is None
    assert whole("Officials said this year was the worst.") == "Officials said this year was the worst."


def test_an_object_needs_its_antecedent_in_the_sentence() -> None:
    text = "Mira Holm spoke first. Jon Arle, the harbour master, answered her within the hour."
    held = report(text, ("Mira Holm", "Mira Holm"))
    assert mend(held, Span.of(text, 23, len(text))) is None


@pytest.mark.parametrize("end", [", the others for her rival.", " again.", " because of the storm.", "."])
def test_her_before_a_mark_is_no_possessive(end: str) -> None:
    text = f"Mira Holm spoke first. Nine voted for her{end}"
    held = report(text, ("Mira Holm", "Mira Holm"), ("Mira Holm", "her"))
    assert "’s]" not in (mend(held, Span.of(text, 23, len(text))) or "")


def test_a_pronoun_that_could_mean_two_is_not_named() -> None:
    text = "Mira Holm met Ada Vell. She blamed the harbour board."
    held = report(text, ("Mira Holm", "Mira Holm"), ("Ada Vell", "Ada Vell"), ("Mira Holm", "She"))
    assert mend(held, Span.of(text, 24, len(text))) is None


def test_german_marks_are_not_closed_twice() -> None:
    text = "Mira Holm declared that „no ferry will sail“."
    assert whole(text) == text


def test_who_says_so_must_be_known() -> None:
    assert whole("“No boat will leave before the storm is over,” it said in a statement.") is None
    assert whole("The boat sank in the storm within an hour of leaving, he said.") is None


def test_words_that_were_never_closed_are_not_closed_after_who_says_them() -> None:
    assert whole("“No boat will leave before the storm is over, the harbour board of Vell said in a statement.") is None


def test_another_of_a_kind_leans_on_the_first() -> None:
    assert whole("A similar ferry sank off the harbour of Vell in the spring.") is None
    assert whole("Other boats of the fleet were checked by divers in the spring.") is None


def test_a_name_that_two_have_is_not_put_for_a_pronoun() -> None:
    text = "Ada Holm met Holm in Vell. She blamed the harbour board of Vell."
    two = report(text, ("Ada Holm", "Ada Holm"), ("Mira Holm", "Holm"), ("Mira Holm", "She"))
    assert mend(two, Span.of(text, 27, len(text))) is None


def body(text: str, name: str, second: str) -> str | None:
    held = report(text, (name, name))
    held = replace(held, actors=tuple(replace(a, kind="organisation") for a in held.actors))
    return mend(held, Span.of(text, text.index(second), len(text)))


def test_an_organisation_that_a_sentence_begins_with_owns_what_only_organisations_have() -> None:
    text = "Alda Lines sank a ferry. Its founder, Jon Arle, has fled."
    assert body(text, "Alda Lines", "Its") == "[Alda Lines’s] founder, Jon Arle, has fled."
    assert body("Alda Lines sold a ferry. Its hull was old.", "Alda Lines", "Its") is None
    assert body("Police searched Alda Lines. Its founder has fled.", "Alda Lines", "Its") is None


def test_it_after_said_is_what_follows_unless_it_ends_there() -> None:
    assert whole("In May the board said it has taken steps to mend the quay.") is not None
    assert whole("The quay was mended, said it.") is None


def test_a_dateline_with_a_day_is_cut() -> None:
    assert whole("VELL, May 14 (Tarn Wire) - The ferry sank on Monday.") == "The ferry sank on Monday."


@pytest.mark.parametrize(
    "text",
    [
        "Hanne Drouet, the mayor, disputed that, saying the lock was open.",
        "Four people died in the village of Orm the day before.",
        "The suit was dropped the following month without a reason.",
        "A spokeswoman of the lock said in a letter that he was three years old.",
        "The board of the lock said he acted with care and calm.",
        "Two years earlier, the lock had failed.",
        "Moments later the lock of Vell failed.",
        "In it, Hanne Drouet called the lock safe.",
        "Behind which the lock of Vell failed.",
        "Somehow, both brothers were let into the lock.",
        "Most of the land in that region is under water.",
        "Two weeks from now, he will row for the last time in Vell.",
    ],
)
def test_what_points_out_of_the_sentence_is_not_used(text: str) -> None:
    assert whole(text) is None


def test_a_pronoun_far_in_that_a_noun_before_it_explains_keeps_its_place() -> None:
    text = "Mira Holm spoke. Later another 19-year-old was found in the lock with her small dog."
    held = report(text, ("Mira Holm", "Mira Holm"), ("Mira Holm", "her"))
    assert mend(held, Span.of(text, 17, len(text))) == text[17:]


def test_it_near_the_start_needs_its_noun() -> None:
    assert whole("Now it is the oldest ferry on the lake of Orm.") is None
    assert whole("But, once again, the ferry sailed an hour late.") == "The ferry sailed an hour late."


def test_a_mark_closed_in_another_way_is_closed() -> None:
    assert whole("The board issued a \"travel notice'' in May for the lake.") is not None
    assert '"' not in (whole("The board issued a \"travel notice'' in May for the lake.") or "").split("notice", 1)[1]


def test_a_number_set_in_capitals_at_the_head_is_written_small() -> None:
    text = "A SEVEN-year-old boy was found in the lock. The boy is seven."
    assert mend(report(text), Span.of(text, 0, 43)) == "A seven-year-old boy was found in the lock."


def test_an_agency_that_passes_on_what_somebody_said_is_left_out() -> None:
    said = "Reuters said that Ms Holm said on Monday that the quay of Orm would be shut."
    assert whole(said) == "Ms Holm said on Monday that the quay of Orm would be shut."
    own = "Reuters said that the quay of Orm would be shut."
    assert whole(own) == own


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Two months later, the ferry was sold to a rival.", "The ferry was sold to a rival."),
        ("But just six days later, Hanne Drouet sold it all.", "Hanne Drouet sold it all."),
        ("A few days before the vote, the ferry sank.", "A few days before the vote, the ferry sank."),
        ("Both sides of the lock were mended in May.", None),
        ("The wall keeps both ferries and barges out.", "The wall keeps both ferries and barges out."),
    ],
)
def test_how_long_after_something_else_is_left_out(text: str, alone: str | None) -> None:
    assert whole(text) == alone


@pytest.mark.parametrize(
    "text",
    ["So did Ms Holm of the harbour board in Velm.", "Nor has the board in Velm answered the letters of 2019."],
)
def test_a_verb_before_its_subject_leans_on_the_sentence_before(text: str) -> None:
    told = report(text)
    assert mend(told, told.span(0, len(text))) is None


def test_so_far_is_no_joining_word() -> None:
    text = "So far, the divers of Velm have recovered eleven crates."
    told = report(text)
    assert mend(told, told.span(0, len(text))) == text


@pytest.mark.parametrize(
    "text",
    [
        "Osk said another three were from the next village.",
        "The warden says that will allow the crews to rest on Monday.",
        "As the Vell Times reported, that is more than the town owes.",
        "Now accounts begin to differ about the ferry.",
        "Does that mean the mill of Velm could be sold.",
        "(A clerk told the Vell Times that the mill had burned.)",
        "Known as a ‘mill’, it is a round house by the river.",
    ],
)
def test_what_hangs_on_a_sentence_before_is_not_used(text: str) -> None:
    assert whole(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Osk bought another two boats in May.",
        "The warden says that the crews will rest on Monday.",
        "Built in May, the mill is a round house by the river.",
    ],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert whole(text) == text


def test_who_came_in_without_a_name_may_be_meant() -> None:
    text = "Mira Holm paid. A woman in Osk bought a bell. It never rang. She was charged ninety crowns."
    held = report(text, ("Mira Holm", "Mira Holm"), ("Mira Holm", "She"))
    start = text.index("She")
    assert mend(held, Span.of(text, start, len(text))) is None
    again = text.replace("It never rang.", "Mira Holm rang it.")
    start = again.index("She")
    held = report(again, ("Mira Holm", "Mira Holm"), ("Mira Holm", "Mira Holm"), ("Mira Holm", "She"))
    assert mend(held, Span.of(again, start, len(again))) == "[Mira Holm] was charged ninety crowns."


def test_who_says_a_quotation_is_whom_its_pronoun_is_given_to() -> None:
    text = "Orm Tarn met Piet Vell. “The quay is safe,” he said."
    held = report(text, ("Orm Tarn", "Orm Tarn"), ("Piet Vell", "Piet Vell"), ("Piet Vell", "he"))
    at = text.index("he said")
    words = Span.of(text, text.index("The quay"), text.index(",”"))
    said = Quotation("q1", "direct", words, (words,), Speaker("Orm Tarn", at, at + 2, "he"), None)
    mended = mend(replace(held, quotations=(said,)), Span.of(text, 24, len(text)))
    assert mended is None or "[Orm Tarn] said" in mended
    assert "Piet Vell" not in (mended or "")
