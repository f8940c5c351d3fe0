"""Posts that a page sets without quotation marks, their author behind a dash."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.annotate import parse
from samestory.annotate.actors.find import find_actors
from samestory.annotate.quotations.find import find_quotations
from samestory.annotate.quotations.marks import find_stretches, outermost
from samestory.annotate.quotations.posts import with_posts
from samestory.model import Report

if TYPE_CHECKING:
    from spacy.language import Language

POST = "We have parted. No fight, not “over the harvest” or so. — Ada Holm (@adaholm) February 5, 2018"


def test_a_post_is_one_stretch_and_its_own_marks_are_none() -> None:
    text = f"Ada Holm told her readers.\n\n{POST}\n\n“It is late,” she said."
    stretches = with_posts(text, outermost(find_stretches(text)))
    assert [text[one.start : one.end] for one in stretches] == [
        "We have parted. No fight, not “over the harvest” or so.",
        "It is late,",
    ]
    assert stretches[0].label is not None
    assert text[slice(*stretches[0].label)] == "Ada Holm"


def test_links_at_its_end_are_no_words_of_a_post() -> None:
    text = "Look at this lamp https://t.co/Ab12 pic.twitter.com/Cd34 — Velm Lights (@velmlights) January 13, 2018"
    (stretch,) = with_posts(text, ())
    assert text[stretch.start : stretch.end] == "Look at this lamp"


def test_a_post_in_marks_stays_with_its_marks() -> None:
    text = "“We have parted.” — Ada Holm (@adaholm) February 5, 2018"
    (stretch,) = with_posts(text, outermost(find_stretches(text)))
    assert stretch.label is None


@pytest.mark.parametrize(
    "text",
    [
        "Ada Holm (@adaholm) has a lamp — and a boat.",
        "Write to us — or to our desk.",
        "The keeper — Ada Holm (of Velm) — left.",
        "Follow the reporter (@adaholm) for more.",
    ],
)
def test_a_handle_or_a_dash_alone_makes_no_post(text: str) -> None:
    assert with_posts(text, ()) == ()


@given(st.text(alphabet="Ab .—-()@\n“”", max_size=60))
def test_stretches_of_posts_lie_in_the_text_and_apart(text: str) -> None:
    stretches = with_posts(text, outermost(find_stretches(text)))
    assert all(0 <= one.open <= one.start <= one.end <= one.close <= len(text) for one in stretches)
    assert all(one.close <= other.open for one, other in itertools.pairwise(stretches))


@pytest.mark.model
def test_a_post_is_direct_speech_of_its_author_without_words_in_marks(nlp: Language) -> None:
    text = f"Ada Holm and Ivo Brandt have parted.\n\n{POST}\n"
    (doc,) = parse([text], nlp)
    report = Report(id="r", source="r.txt", text=text)
    report = replace(report, actors=find_actors(doc, report))
    (found,) = [one for one in find_quotations(doc, report) if one.rule == "post"]
    assert (found.kind, found.verbatim) == ("direct", ())
    assert found.speaker is not None
    assert found.speaker.name == "Ada Holm"
