"""Posts that are set into a report without quotation marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from samestory.annotate.quotations.marks import find_stretches, outermost
from samestory.annotate.quotations.posts import LONGEST, with_posts

from .reading import read


def posts(text: str, outlet: str | None = None) -> list[tuple[str | None, str]]:
    found = with_posts(text, outermost(find_stretches(text)), outlet)
    return [(text[slice(*one.label)] if one.label else None, text[one.start : one.end]) for one in found]


@pytest.mark.parametrize(
    "signature",
    [
        "— Orla Fenwick (@orlafenwick) May 3, 2021",
        "– Orla Fenwick (@orla.fenwick) 3 May 2021",
        "-- Orla Fenwick (@orlafenwick@velm.example) · May 3, 2021",
        "— Orla Fenwick (@orlafenwick) 3 мая 2021 г.",
    ],
)
def test_the_words_before_the_name_of_who_posted_them(signature: str) -> None:
    assert posts(f"The pier leaks.\nNobody drowned. Thanks to all! {signature}\nRain fell.") == [
        ("Orla Fenwick", "Nobody drowned. Thanks to all!")
    ]


def test_a_signature_on_a_line_of_its_own() -> None:
    text = "The pier leaks.\nNobody drowned.\n— Orla Fenwick (@orlafenwick) May 3, 2021\nRain fell."
    assert posts(text) == [("Orla Fenwick", "Nobody drowned.")]


def test_several_in_one_line() -> None:
    text = "We sail. — Ada Holm (@adaholm) May 3, 2021 We do not. — Jon Brask (@brask) May 4, 2021"
    assert posts(text) == [("Ada Holm", "We sail."), ("Jon Brask", "We do not.")]


def test_links_are_no_words() -> None:
    text = "The quay at noon: https://t.co/Xy12 pic.twitter.com/AbC — Velm Port (@velmport) May 3, 2021"
    assert posts(text) == [("Velm Port", "The quay at noon:")]
    assert posts("Look at it.pic.twitter.com/AbC — Velm Port (@velmport) May 3, 2021") == [("Velm Port", "Look at it.")]
    assert posts("pic.twitter.com/AbC — Velm Port (@velmport) May 3, 2021") == []


def test_what_leads_up_to_it_is_the_reporters() -> None:
    text = "On Monday Fenwick tweeted: Nobody drowned. — Orla Fenwick (@orlafenwick) May 3, 2021"
    assert posts(text) == [("Orla Fenwick", "Nobody drowned.")]


def test_quotation_marks_around_it_or_in_it() -> None:
    signature = "— Orla Fenwick (@orlafenwick) May 3, 2021"
    assert posts(f"“Nobody drowned.” {signature}") == [("Orla Fenwick", "Nobody drowned.")]
    assert posts(f"They call it “safe” here. {signature}") == [("Orla Fenwick", "They call it “safe” here.")]


@pytest.mark.parametrize(
    "text",
    [
        "The pier was closed — Orla Fenwick (@orlafenwick) could not say why.",
        "Reporting from the quay\n— Ada Holm (@adaholm)",
        "Orla Fenwick (@orlafenwick) was elected on May 3, 2021.",
        "w " * LONGEST + "— Orla Fenwick (@orlafenwick) May 3, 2021",
    ],
)
def test_what_is_none(text: str) -> None:
    assert posts(text) == []


def test_what_the_outlet_posted_itself_quotes_nobody() -> None:
    text = "Storm over Velm (VIDEO) https://t.co/Xy12 — The Velm Courier (@velmcourier) May 3, 2021"
    assert posts(text, "Velm Courier") == posts(text, "The Velm Courier") == []
    assert posts(text, "Harbour News") == [("The Velm Courier", "Storm over Velm (VIDEO)")]


@given(st.text(alphabet="aB.:“”\"' \n—-(@) 2021https://t.co/", max_size=120))
def test_no_text_breaks_it_and_stretches_stay_in_order(text: str) -> None:
    found = with_posts(text, outermost(find_stretches(text)), None)
    assert all(one.close <= other.open for one, other in pairwise(found))


@pytest.mark.model
def test_a_post_is_a_direct_quotation_without_marks(nlp: Language) -> None:
    text = (
        "Orla Fenwick, the mayor of Velm, kept the pier shut on Monday.\n"
        "Nobody drowned. We will open on Friday. — Orla Fenwick (@orlafenwick) May 3, 2021\n"
        "She did not take questions."
    )
    (found,) = [one for one in read(text, nlp) if one.rule == "post"]
    assert (found.kind, found.content.text, found.verbatim) == ("direct", "Nobody drowned. We will open on Friday.", ())
    assert found.words == (found.content,)
    assert found.speaker is not None
    assert (found.speaker.name, found.speaker.text) == ("Orla Fenwick", "Orla Fenwick")
