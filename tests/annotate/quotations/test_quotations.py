"""Who said what, on invented sentences read by the real pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samestory.model import Quotation, Span, Speaker
from tests.annotate.quotations.reading import read

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def told(text: str, nlp: Language) -> list[tuple[str, str | None, list[str]]]:
    return [(q.kind, q.speaker.name if q.speaker else None, [v.text for v in q.verbatim]) for q in read(text, nlp)]


def test_direct_with_the_cue_behind(nlp: Language) -> None:
    text = "“We will not sell the harbour,” said Mara Venning, the mayor of Port Ellis."
    (one,) = read(text, nlp)
    assert (one.kind, one.verbatim[0].text) == ("direct", "We will not sell the harbour,")
    assert one.speaker is not None
    assert one.speaker.name == "Mara Venning"
    assert one.cue is not None
    assert one.cue.text == "said"
    assert one.rule == "cue after"


def test_a_remark_that_its_cue_cuts_in_two_is_two(nlp: Language) -> None:
    text = "“We will not sell the harbour,” Mara Venning said. “It belongs to the town.”"
    assert told(text, nlp) == [
        ("direct", "Mara Venning", ["We will not sell the harbour,"]),
        ("direct", "Mara Venning", ["It belongs to the town."]),
    ]
    assert [q.cue.text for q in read(text, nlp) if q.cue] == ["said", "said"]


def test_quoted_words_in_the_reporters_clause(nlp: Language) -> None:
    text = "Mara Venning said the sale would be “a betrayal of the fishing families” of the town."
    (one,) = read(text, nlp)
    assert one.kind == "mixed"
    assert one.content.text == "the sale would be “a betrayal of the fishing families” of the town"


def test_all_quoted_after_that_is_direct(nlp: Language) -> None:
    text = "Mara Venning said that “the harbour belongs to the town”."
    assert told(text, nlp) == [("direct", "Mara Venning", ["the harbour belongs to the town"])]


def test_indirect_speech_and_according_to(nlp: Language) -> None:
    text = "Mara Venning said the harbour would stay open. The crane fell at noon, according to Tom Adler."
    assert [(q.kind, q.content.text, q.speaker.name if q.speaker else None) for q in read(text, nlp)] == [
        ("indirect", "the harbour would stay open", "Mara Venning"),
        ("indirect", "The crane fell at noon", "Tom Adler"),
    ]


def test_scare_quotes_and_titles_are_nobodys(nlp: Language) -> None:
    assert told("The so-called “ghost pier” closed in March. The film “Salt And Rope” opens today.", nlp) == []


def test_paragraphs_that_go_on(nlp: Language) -> None:
    text = (
        "“We will not sell the harbour,” Mara Venning told reporters.\n\n"
        "“It belongs to the town.\n\n"
        "“My father worked there.”"
    )
    assert [name for _, name, _ in told(text, nlp)] == ["Mara Venning"] * 3


def test_the_speaker_stands_in_the_paragraph_before(nlp: Language) -> None:
    text = "Mara Venning said she was angry about the sale.\n\n“It is a bad deal for everyone here.”"
    assert told(text, nlp)[-1] == ("direct", "Mara Venning", ["It is a bad deal for everyone here."])


def test_pronouns_and_unnamed_speakers(nlp: Language) -> None:
    text = (
        "“The crane was old,” said Tom Adler. “Nobody checked it,” he added.\n\n"
        "“We are looking into it,” a senior harbour official said."
    )
    assert [name for _, name, _ in told(text, nlp)] == ["Tom Adler", "Tom Adler", "a senior harbour official"]


def test_a_headline_takes_the_speaker_of_the_body(nlp: Language) -> None:
    text = "Harbour sale ‘a betrayal’ of Port Ellis\n\nMara Venning called the sale “a betrayal” on Monday."
    quotations = told(text, nlp)
    assert ("mixed", "Mara Venning", ["a betrayal"]) in quotations
    assert [names for *_, names in quotations].count(["a betrayal"]) == 2


def test_joined_words_have_one_speaker(nlp: Language) -> None:
    text = "Mara Venning described the sale as “reckless” and “a betrayal”."
    assert {name for _, name, _ in told(text, nlp)} == {"Mara Venning"}
    assert sorted(word for *_, words in told(text, nlp) for word in words) == ["a betrayal", "reckless"]


@pytest.mark.parametrize("text", ["", "\n", "“", "””", "\x00", "😀 “😀” said", "said said said", "“a”\n“b", "'" * 9])
def test_odd_texts(text: str, nlp: Language) -> None:
    check(text, read(text, nlp))


_PIECES = [
    "“",
    "”",
    '"',
    "'",
    "’",
    "‘",
    "said",
    "Mara Venning",
    "he",
    ",",
    ".",
    "\n\n",
    "that",
    "no",
    "we go",
    ":",
    "“No,”",
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(_PIECES), max_size=25).map(" ".join))
def test_any_text(nlp: Language, text: str) -> None:
    check(text, read(text, nlp))


def check(text: str, quotations: tuple[Quotation, ...]) -> None:
    """Spans slice, verbatim words stand inside their content, ids count up."""
    for number, one in enumerate(quotations, 1):
        assert one.id == f"q{number}"
        assert one.kind in ("direct", "mixed", "indirect")
        assert bool(one.verbatim) == (one.kind != "indirect")
        pieces: list[Span | Speaker | None] = [one.content, *one.verbatim, one.cue, one.speaker]
        for span in (piece for piece in pieces if piece):
            assert text[span.start : span.end] == span.text
            assert span.end > span.start
        assert all(one.content.contains(span) for span in one.verbatim)


def test_a_participle_goes_on_with_a_quotation_of_its_own(nlp: Language) -> None:
    text = "Mara Venning called the sale a “shabby deal” saying the bank wanted to “empty the harbour.”"
    assert told(text, nlp) == [
        ("mixed", "Mara Venning", ["shabby deal"]),
        ("mixed", "Mara Venning", ["empty the harbour."]),
    ]


def test_an_unclosed_quotation_ends_where_the_reporter_speaks(nlp: Language) -> None:
    text = "“Nobody told us that the pier was cracked, the company said in a statement.\n\nThe pier was closed."
    (one,) = read(text, nlp)
    assert [v.text for v in one.verbatim] == ["Nobody told us that the pier was cracked,"]
    assert (one.cue.text if one.cue else None, one.speaker.text if one.speaker else None) == ("said", "the company")


def test_an_unclosed_quotation_that_goes_on_runs_to_the_end_of_its_paragraph(nlp: Language) -> None:
    text = "“Nobody told us about it, the mayor said.\n\n“We found out on Monday,” Tom Adler said."
    assert read(text, nlp)[0].verbatim[0].text == "Nobody told us about it, the mayor said."


def test_words_before_the_colon_of_a_headline(nlp: Language) -> None:
    text = (
        "“No ship will leave the harbour”: minister shuts port\n\n"
        "Transport Minister Mara Venning closed the port on Monday. Venning said the crane was unsafe."
    )
    assert told(text, nlp)[0] == ("direct", "Mara Venning", ["No ship will leave the harbour"])


def test_praise_that_is_only_planned_is_no_speech(nlp: Language) -> None:
    assert read("The council met to discuss the sale of the harbour.", nlp) == ()


def test_so_called_is_nobodys_quotation(nlp: Language) -> None:
    found = read("Mara Venning urged the council to keep the so-called “double gate” at the pier.", nlp)
    assert not any(quotation.verbatim for quotation in found)


def test_a_list_of_remarks_has_one_speaker(nlp: Language) -> None:
    text = (
        "The town mourned, with posts saying “a terrible loss,” “rest well, big ship,” “so sad” and “we will miss you!”"
    )
    held = [words for _, speaker, verbatim in told(text, nlp) if speaker for words in verbatim]
    assert held == ["a terrible loss,", "rest well, big ship,", "so sad", "we will miss you!"]


def test_what_was_said_in_a_statement_without_that(nlp: Language) -> None:
    text = "The ferry line said in a statement it learned of the leak in July and “acted at once” to stop it."
    (one,) = read(text, nlp)
    assert [span.text for span in one.verbatim] == ["acted at once"]
    assert one.content.text.startswith("it learned")


def test_a_reported_clause_goes_on_into_quoted_words(nlp: Language) -> None:
    text = (
        "Ambassador Holm told reporters that Velm would leave the pact “if they don’t move at once to "
        "bar the guns in Ostrel”."
    )
    assert told(text, nlp) == [("mixed", "Holm", ["if they don’t move at once to bar the guns in Ostrel"])]
    text = (
        "He couched it in harsh words, warning the islands that the dam was now complete and its lever was “never "
        "out of reach of my chair.”"
    )
    assert [words for _, _, words in told(text, nlp)] == [["never out of reach of my chair."]]


def test_a_clause_with_a_cue_of_its_own_is_not_what_a_reported_clause_goes_on_into(nlp: Language) -> None:
    found = told("Mara Venning said the pier was shut, and the harbour board was calling it “a trap”.", nlp)
    assert [(speaker, words) for _, speaker, words in found if words] == [("the harbour board", ["a trap"])]
