"""Which reports carry all of a statement of one clause.

Of a clause a report must have every name and figure, and half of the words that are in no name; these it may tell in
others of like meaning. And it must not tell it as what may be so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from samestory.collate.content import doubts
from samestory.collate.kin import Kin, forms_of, spoken_in
from samestory.collate.whole import ALL, HALF, NAMED, PART, WIDE, Words, asked_in, heard_in, roles_in
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
    rows = {text: n for n, text in enumerate(dict.fromkeys([a.text for a in asked] + [w.text for w in heard]))}
    vectors = embeddings.encode(list(rows))
    kin = Kin(
        {form for one in asked for term, form in one.forms.items() if term in one.words},
        {form for one in heard.values() for form in one.forms},
        frozenset().union(*(one.terms for one in heard.values())),
        embeddings,
    )
    found: list[frozenset[str]] = []
    for one, held in zip(asked, told, strict=True):
        # Copies have the same words: each is asked about once.
        able = [words for words in dict.fromkeys(held.values()) if _may_carry(one, heard[words])]
        kinless = frozenset(word for word in one.words if not kin.has(word, one.forms.get(word)))
        cosines = (vectors[[rows[words.text] for words in able]] @ vectors[rows[one.text]]).tolist()
        whole = {
            words
            for words, cosine in zip(able, cosines, strict=True)
            if _carries(one, heard[words], cosine, kin, kinless)
        }
        found.append(frozenset(report for report, words in held.items() if words in whole))
    return found


class _Asked(NamedTuple):
    """A statement that is looked for in many texts."""

    text: str
    names: tuple[frozenset[str], ...]
    words: frozenset[str]
    """Those that are in no name and do not only hedge a figure."""
    telling: frozenset[str]
    """Of these, those that do not only say what somebody is."""
    forms: dict[str, str]
    """How they are written."""
    figures: frozenset[str]
    denies: bool
    doubts: bool


class _Told(NamedTuple):
    """What a report says of a fact, taken apart: many statements are looked for in it."""

    terms: frozenset[str]
    forms: frozenset[str]
    """Its words as they are written."""
    named: frozenset[str]
    figures: frozenset[str]
    denies: bool
    doubts: bool
    length: int


def _asked_in(core: str) -> _Asked:
    text, names, words, figures, denies = asked_in(core)
    words -= LOOSE
    return _Asked(text, names, words, words - roles_in(text), forms_of(text), figures, denies, doubts(text))


def _told_in(words: Words) -> _Told:
    terms, named, figures, denies, length = heard_in(words)
    return _Told(terms, spoken_in(words.text), named, figures, denies, doubts(words.text), length)


def _may_carry(asked: _Asked, said: _Told) -> bool:
    """Whether a text has every figure and name, and neither denies a statement nor doubts it."""
    return (
        asked.denies == said.denies
        and asked.figures <= said.figures
        # What may be so bears out no more than that; in a longer sentence it may be something else that may be so.
        and (asked.doubts or not said.doubts or said.length >= WIDE * len(asked.text) + DOUBT)
        and not any(map(said.named.isdisjoint, asked.names))
    )


def _carries(asked: _Asked, said: _Told, cosine: float, kin: Kin, kinless: frozenset[str]) -> bool:
    """Whether a text that may carry a statement has enough of its words, as they are or in others of like meaning.

    Of most, it has too few: then the words are too many that no text has in others (`kinless`).
    """
    wanting = asked.words - said.terms
    every = NAMED * len(asked.names) + len(asked.words)
    share = (every - len(wanting)) / max(1, every)
    if share + cosine < PART:
        return False
    enough = min(WANTING, FEW * every)
    if share >= HALF and share + cosine >= ALL and _tells_of(asked.telling, said.terms, kin):
        enough = max(enough, HALF * len(asked.words))
    if len(wanting) <= enough:
        return True
    if len(wanting & kinless) > enough:
        return False
    others = [word for word in wanting if kin.mates(word).isdisjoint(said.terms)]
    return len(others) <= enough or len(others) - kin.shared(map(asked.forms.get, others), said.forms) <= enough


def _tells_of(telling: frozenset[str], told: frozenset[str], kin: Kin) -> bool:
    """Whether a text has one of some words, or one of the same sense; or there are none."""
    if not telling or not telling.isdisjoint(told):
        return True
    return any(not kin.mates(word).isdisjoint(told) for word in telling)
