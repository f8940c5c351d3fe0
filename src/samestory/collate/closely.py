"""Which reports carry all of a statement of one clause.

Of a clause a report must have every name and figure, and half of the words that are in no name; these it may tell in
others of like meaning. And it must not tell it as what may be so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from samestory.collate.content import doubts
from samestory.collate.kin import Kin, forms_of, spoken_in
from samestory.collate.whole import ALL, HALF, NAMED, PART, WIDE, Asked, Heard, Words, asked_in, heard_in, roles_in
from samestory.resources.embeddings import Embeddings

DOUBT: Final = 20
"""Characters beyond a clause that words of doubt have of their own (`is thought to have`)."""
WANTING: Final = 1.0
"""Words that a report may lack of what it carries, if it has every name and figure: a short statement is soon told in
others."""
FEW: Final = 0.24
"""Share of its words that they may be."""
LOOSE: Final = frozenset(
    {"least", "around", "about", "near", "nearli", "almost", "roughli", "approxim", "some", "just"}
)
"""Stems of words that only hedge a figure."""


def carried(cores: Sequence[str], told: Sequence[Mapping[str, Words]], embeddings: Embeddings) -> list[frozenset[str]]:
    """Say for each statement of one clause which reports carry all of it.

    Parameters
    ----------
    cores
        What has to be carried.
    told
        For each, the words of every report.
    embeddings
        By which the same meaning in other words is known.

    Returns
    -------
    For each statement, the ids of the reports.
    """
    asked = [_asked_in(core) for core in cores]
    heard = {words: _told_in(words) for words in dict.fromkeys(words for held in told for words in held.values())}
    rows = {text: n for n, text in enumerate(dict.fromkeys([a.whole.text for a in asked] + [w.text for w in heard]))}
    vectors = embeddings.encode(list(rows))
    kin = Kin(
        {form for one in asked for term, form in one.forms.items() if term in one.words},
        {form for one in heard.values() for form in one.forms},
        frozenset().union(*(one.whole.terms for one in heard.values())),
        embeddings,
    )
    found: list[frozenset[str]] = []
    for one, held in zip(asked, told, strict=True):
        # Copies have the same words: each is asked about once.
        able = [words for words in dict.fromkeys(held.values()) if _may_carry(one, heard[words])]
        kinless = frozenset(word for word in one.words if not kin.has(word, one.forms.get(word)))
        cosines = (vectors[[rows[words.text] for words in able]] @ vectors[rows[one.whole.text]]).tolist()
        whole = {
            words
            for words, cosine in zip(able, cosines, strict=True)
            if _carries(one, heard[words], cosine, kin, kinless)
        }
        found.append(frozenset(report for report, words in held.items() if words in whole))
    return found


class _Asked(NamedTuple):
    """A statement that is looked for in many texts."""

    whole: Asked
    words: frozenset[str]
    """Those that are in no name and do not only hedge a figure."""
    telling: frozenset[str]
    """Of these, those that do not only say what somebody is."""
    forms: dict[str, str]
    """How they are written."""
    doubts: bool


class _Told(NamedTuple):
    """What a report says of a fact, taken apart: many statements are looked for in it."""

    whole: Heard
    forms: frozenset[str]
    """Its words as they are written."""
    doubts: bool


def _asked_in(core: str) -> _Asked:
    whole = asked_in(core)
    words = whole.words - LOOSE
    return _Asked(whole, words, words - roles_in(whole.text), forms_of(whole.text), doubts(whole.text))


def _told_in(words: Words) -> _Told:
    return _Told(heard_in(words), spoken_in(words.text), doubts(words.text))


def _may_carry(asked: _Asked, told: _Told) -> bool:
    """Whether a text has every figure and name, and neither denies a statement nor doubts it."""
    statement, said = asked.whole, told.whole
    return (
        statement.denies == said.denies
        and statement.figures <= said.figures
        # What may be so bears out no more than that; in a longer sentence it may be something else that may be so.
        and (asked.doubts or not told.doubts or said.length >= WIDE * len(statement.text) + DOUBT)
        and not any(map(said.named.isdisjoint, statement.names))
    )


def _carries(asked: _Asked, told: _Told, cosine: float, kin: Kin, kinless: frozenset[str]) -> bool:
    """Whether a text that may carry a statement has enough of its words, as they are or in others of like meaning.

    Of most, it has too few: then the words are too many that no text has in others (`kinless`).
    """
    terms = told.whole.terms
    wanting = asked.words - terms
    every = NAMED * len(asked.whole.names) + len(asked.words)
    share = (every - len(wanting)) / max(1, every)
    if share + cosine < PART:
        return False
    enough = min(WANTING, FEW * every)
    if share >= HALF and share + cosine >= ALL and _tells_of(asked.telling, terms, kin):
        enough = max(enough, HALF * len(asked.words))
    if len(wanting) <= enough:
        return True
    if len(wanting & kinless) > enough:
        return False
    others = [word for word in wanting if kin.mates(word).isdisjoint(terms)]
    return len(others) <= enough or len(others) - kin.shared(map(asked.forms.get, others), told.forms) <= enough


def _tells_of(telling: frozenset[str], told: frozenset[str], kin: Kin) -> bool:
    """Whether a text has one of some words, or one of the same sense; or there are none."""
    if not telling or not telling.isdisjoint(told):
        return True
    return any(not kin.mates(word).isdisjoint(told) for word in telling)
