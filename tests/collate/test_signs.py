"""A look at the words of a text spares a search, and never a match."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.clean.agencies import agency_forms
from samestory.collate import agencies
from samestory.collate.conflicts.dates import last_time
from samestory.collate.conflicts.numbers import superseded, votes
from samestory.collate.conflicts.places import bearings
from samestory.collate.conflicts.polarity import conditions, contradicted, delivery, denied, naming, opposed
from samestory.collate.conflicts.polarity.claim_words import (
    AJAR,
    DENIED_VERB,
    FAILS,
    NO_NOUN,
    NO_PLAN,
    NO_VERB,
    NOUNS,
    SHUT,
    VOWS,
    YES_NOUN,
    YES_VERB,
    Pieces,
)
from samestory.collate.facts import contrary
from samestory.collate.signs import Sign, bare_words

SIGNS = [votes._VOTING, denied._NEVER, contrary._BOUNDED, contrary._UNSAID]
WORDS = [
    (superseded._AT_FIRST, (superseded._THEN,)),
    *((form, (contradicted._HOW_WORDS,)) for form in contradicted._FORMS),
    *((form, (conditions._SPOKEN_OF,)) for form in (*conditions._FAIR, *conditions._FOUL)),
    *((form, (*needed, delivery._THINGS)) for form, needed in delivery._NO.items()),
]
"""Patterns, and sets of words of each of which one stands in whatever they match."""


def test_the_words_of_a_text_are_what_stands_between_its_edges() -> None:
    assert bare_words("She didn’t say No, on 3rd_May: no.") == {"she", "didn", "t", "say", "no", "on", "3rd_may"}


def test_a_sign_finds_what_its_pattern_finds_and_nothing_without_its_words() -> None:
    sign = Sign.of(re.compile(r"\b(?:gate|sluice) was shut\b", re.IGNORECASE), "gate sluice")
    text = "The Gate was shut, and the sluice was shut."
    assert sign.search(text) is not None
    assert [match.start() for match in sign.finditer(text)] == [4, 27]
    assert sign.search("The lock was shut.") is None
    assert list(sign.finditer("The lock was shut.")) == []


@pytest.mark.parametrize("sign", SIGNS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_whatever_a_pattern_matches_has_a_word_of_its_sign(sign: Sign, data: st.DataObject) -> None:
    assert sign.search(_matched(sign.pattern, data)) is not None


def test_a_noun_of_an_act_is_one_of_the_words_that_are_looked_for_first() -> None:
    assert all(sign.words <= NOUNS for sign in (*NO_NOUN, *YES_NOUN))


@pytest.mark.parametrize(("pattern", "needed"), WORDS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_whatever_a_pattern_matches_has_the_words_that_are_looked_for(
    pattern: re.Pattern[str], needed: Iterable[frozenset[str]], data: st.DataObject
) -> None:
    found = pattern.search(_matched(pattern, data))
    assert found is not None
    assert all(not words.isdisjoint(bare_words(found.group())) for words in needed)


@pytest.mark.parametrize("pieces", [*naming._NO, *naming._YES])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_whatever_a_pattern_matches_has_one_of_its_pieces(pieces: Pieces, data: st.DataObject) -> None:
    assert pieces.may_match(_matched(pieces.pattern, data))


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_denied_verb_is_found_in_whatever_denies_it(data: st.DataObject) -> None:
    text = _matched(DENIED_VERB, data)
    assert {m["verb"] for m in DENIED_VERB.finditer(text)} <= opposed.denied_verbs([text])


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        (NO_VERB, "The keeper won’t open the lock"),
        (NO_VERB, "They had not been warned"),
        (FAILS, "The firm declined to answer"),
        (NO_PLAN, "The board has no intention of leaving"),
        (VOWS, "The crews intend to strike"),
        (YES_VERB, "They’ll answer"),
        (NO_NOUN[1], "They aren’t in talks"),
        (YES_NOUN[2], "The town was twice warned"),
        (SHUT, "Orm ruled out a second bid"),
        (SHUT, "The firm will not be raising its offer"),
        (AJAR, "Orm left the door open to talks"),
        (last_time._FIRST, "the first strike since 1932"),
        (last_time._LAST, "last flooded in 1954"),
        (bearings._OF, "lies north-easterly of Tarn Cross"),
        (bearings._NAMED, "a fire at Quay Harbour"),
    ],
)
def test_a_sign_finds_whatever_its_pattern_finds(sign: Sign, text: str) -> None:
    assert sign.pattern.search(text) is not None
    assert sign.search(text) is not None


@pytest.mark.parametrize("mark", '.,“”"();—:?!\n ')
def test_what_a_text_denies_is_found_in_its_stretches(mark: str) -> None:
    text = f"The keeper did not open{mark}The crew have never been paid{mark}Orm refused to answer{mark}Nobody left"
    assert opposed.denied_verbs([text]) == {"open", "paid", "answer"}


def test_every_name_of_an_agency_is_credited_that_stands_in_brackets() -> None:
    for form in agency_forms():
        assert agencies.agencies_credited(f"PORT ELLIS ({form}) - Nine boats left.") != (), form
    assert agencies.agencies_credited("The Vell Press Agency said so.") != ()
    assert agencies.agencies_credited("The harbour master said so.") == ()


def _matched(pattern: re.Pattern[str], data: st.DataObject) -> str:
    """Draw a text that a pattern matches; what it may mean by `any character` is one of the usual ones."""
    alphabet = st.characters(codec="ascii", categories=["L", "N", "P", "Zs"])
    text: str = data.draw(st.from_regex(pattern, alphabet=alphabet).filter(lambda text: pattern.search(text)))
    return text
