"""Which of the reports behind a statement carry all of it, and which carry a part.

A report that has the arrest does not carry the sentence that tells the bail. So whoever reads that several reports
stand behind a sentence of the brief, or behind a fact, must see which of them say all that it says. What is asked is
what a reader would ask: every figure, the names, and most of the rest, in the words of that report alone or in others
of the same meaning. Where it is unclear, it is a part; and what is hardly a part is not cited at all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from samestory.annotate.lemmas import synonyms
from samestory.collate.content import CACHED, denies, doubts, figures_of, terms_of
from samestory.collate.words import key, keys_of, stem
from samestory.model import Evidence
from samestory.resources.actor_tables import country_adjectives, country_names, country_people
from samestory.resources.actor_tables import words as titles
from samestory.resources.embeddings import Embeddings
from samestory.resources.thesaurus import senses

ALL: Final = 1.4
"""Share of a sentence's words that a report has, plus the cosine of both: from here it carries all of it. Set by
reading six hundred citations of twenty-six stories in the order of this sum."""
PART: Final = 0.85
"""From here it carries a part; below, what they have in common is a name or a turn of phrase."""
HALF: Final = 0.5
"""Of its words a report must have so many, however near the meaning; and of its names."""
WIDE: Final = 1.5
"""Evidence that is longer than the sentence by so much may hold something else, with a negation of its own."""
DOUBT: Final = 20
"""Characters beyond it that words of doubt have of their own (`is thought to have`)."""
SEVERAL: Final = 2
"""Names in common from which a part need share no other word: who it is, and where."""
NAMED: Final = 2
"""What a name counts beside another word."""
WANTING: Final = 1.0
"""Words that a report may lack of what it carries, if it has every name and figure: a short statement is soon told in
others."""
FEW: Final = 0.24
"""Share of its words that they may be."""
LIKE: Final = 0.5
"""Cosine from which two words are of like meaning; what is shared by it grows from a third to all of the word."""
LOOSE: Final = frozenset(
    {"least", "around", "about", "near", "nearli", "almost", "roughli", "approxim", "some", "just"}
)
"""Stems of words that only hedge a figure."""

_NAME: Final = re.compile(
    r"\b(?:[A-Z][\w’'.-]*\w|[A-Z])(?:\s+(?:(?:of|the|de|da|al|van|von)\s+){0,2}[A-Z][\w’'.-]*\w)*"
)
_OPENS: Final = frozenset('“"„«')
"""Behind these words begin with a capital."""
_PUT_IN: Final = re.compile(r"\[[^\]]*\]")
_TELLER: Final = re.compile(
    r"(?:^[^,“\"]{2,60}?\b(?:said|says|added|confirmed|announced|reported|insisted|told \w+)"
    r"(?: on \w+day)?(?: that)?\s+"
    r"|,\s+(?:[^,“\"]{2,60}\s)?(?:said|says|added|confirmed|reported|announced|told|according to)\b[^“\"]*$)"
)
"""Who is given as telling it, at the head or the end: a report may have the same from another."""
_ROLE_BEFORE: Final = re.compile(r"\b(?P<role>(?:[\w’'-]+ )?(?P<office>[\w-]+)),? (?=[A-Z])")
_ROLE_BEHIND: Final = re.compile(r"[A-Z][\w’'-]+, (?P<role>(?:[\w’'-]+ ){0,4}(?P<office>[\w-]+))\b")
_EPITHETS: Final = frozenset(
    ["outgoing", "incoming", "former", "acting", "incumbent", "current", "late", "longtime", "then"]
)
"""Words beside an office that say no more than when somebody holds it."""
_LEAST: Final = 3
"""Words of meaning without which nothing is left to ask for."""


class Words(NamedTuple):
    """What a report says of something."""

    text: str
    known: frozenset[str] = frozenset()
    """Stems of names that the report gives elsewhere to whom these words mean (`he`, `the minister`)."""


def by_report(cited: Iterable[Evidence]) -> dict[str, Words]:
    """Give the words of each report together."""
    pieces: dict[str, list[str]] = {}
    for item in cited:
        pieces.setdefault(item.report, []).append(item.text)
    return {report: Words(" ".join(texts)) for report, texts in pieces.items()}


def graded(
    cores: Sequence[str], told: Sequence[Mapping[str, Words]], embeddings: Embeddings, *, closely: bool = False
) -> list[dict[str, str]]:
    """Say of each report behind a statement whether it carries ``all`` of it, a ``part``, or ``little``.

    Parameters
    ----------
    cores
        What has to be carried: each sentence, or the words that were said, where it tells just these.
    told
        For each, the words of every report.
    embeddings
        By which the same meaning in other words is known.
    closely
        Whether statements of one clause are asked about: of these a report must have every name and half of the
        words that are in no name, and may tell them in others; and it must not tell them as what may be so.

    Returns
    -------
    For each statement, the grade of each report by its id.
    """
    asked = [_asked(core) for core in cores]
    texts = [*asked, *(words.text for held in told for words in held.values())]
    rows = {text: n for n, text in enumerate(dict.fromkeys(texts))}
    vectors = embeddings.encode(list(rows))
    like = _Like(dict.fromkeys(texts) if closely else (), embeddings)
    grades: list[dict[str, str]] = []
    for core, held in zip(asked, told, strict=True):
        # Copies have the same words: each is asked about once.
        own = _own_of(core)
        of = {
            words: _grade(own, words, float(vectors[rows[core]] @ vectors[rows[words.text]]), closely, like)
            for words in dict.fromkeys(held.values())
        }
        grades.append({report: of[words] for report, words in held.items()})
    return grades


class _Like:
    """How near words are in meaning, by the vectors of the words as they are written."""

    def __init__(self, texts: Iterable[str], embeddings: Embeddings) -> None:
        held = dict.fromkeys(word for text in texts for word in keys_of(text))
        self._row = {word: row for row, word in enumerate(held)}
        self._vectors = embeddings.encode(list(held))

    def _of(self, text: str, stems: Collection[str]) -> NDArray[np.float32]:
        held = {stem(word): word for word in reversed(keys_of(text))}
        return self._vectors[[self._row[held[short]] for short in stems if short in held]]

    def lacks(self, asked: _Own, told: str, theirs: frozenset[str]) -> float:
        """Count the words asked for that a text has neither as they are nor in others of like meaning."""
        wanting = [word for word in asked.words if word not in theirs and word not in LOOSE]
        kin = [word for word in wanting if not any(_same_sense(word, other) for other in theirs)]
        spoken = sorted(word for word in theirs if not word[0].isdigit())
        if not kin or not spoken:
            return float(len(kin))
        mine, others = self._of(asked.text, kin), self._of(told, spoken)
        if not len(mine) or not len(others):
            return float(len(kin))
        near = (mine @ others.T).max(axis=1)
        return float(len(kin) - np.where(near >= LIKE, np.clip((near - 0.3) / 0.7, 0, 1), 0).sum())


def _asked(core: str) -> str:
    plain = _PUT_IN.sub(" ", core)
    said = _TELLER.sub(" ", plain)
    return said if len(terms_of(said)) >= _LEAST else plain


class _Own(NamedTuple):
    """What is asked for: it is looked for in many texts."""

    text: str
    names: tuple[frozenset[str], ...]
    words: tuple[str, ...]
    """Those that are in no name."""
    telling: tuple[str, ...]
    """Of these, those that do not only say what somebody is."""
    figures: frozenset[str]
    denies: bool
    doubts: bool


def _own_of(text: str) -> _Own:
    names = _names(text)
    own = frozenset().union(*names)
    words = tuple(sorted(term for term in terms_of(text) if term not in own))
    roles = _roles(text)
    return _Own(
        text, names, words, tuple(w for w in words if w not in roles), figures_of(text), denies(text), doubts(text)
    )


def _grade(asked: _Own, said: Words, cosine: float, closely: bool, like: _Like) -> str:
    names, words, told = asked.names, asked.words, said.text
    theirs = terms_of(told)
    named = theirs.union(said.known, *_names(told))
    met = sum(not name.isdisjoint(named) for name in names)
    if closely:
        words = tuple(word for word in words if word not in LOOSE)
    share = (NAMED * met + len(theirs.intersection(words))) / max(1, NAMED * len(names) + len(words))
    if share + cosine < PART:
        return "little"
    if asked.denies != denies(told):
        # One denies what the other has; in a longer sentence it may be something else that is denied.
        return "little" if len(told) < WIDE * len(asked.text) else "part"
    every = asked.figures <= figures_of(told)
    if closely:
        # What may be so bears out no more than that; in a longer sentence it may be something else that may be so.
        every &= met == len(names) and (asked.doubts or not doubts(told) or len(told) >= WIDE * len(asked.text) + DOUBT)
        if every:
            lacks = like.lacks(asked, told, theirs)
            every = lacks <= HALF * len(words)
            if lacks <= min(WANTING, FEW * (NAMED * len(names) + len(words))):
                return "all"
    whole = every and met >= HALF * len(names) and share >= HALF and share + cosine >= ALL
    if not (whole or 0 < met < SEVERAL) or not asked.telling or _tells_of(asked.telling, theirs):
        return "all" if whole else "part"
    # Names and offices say of whom it is, and nothing of what is told.
    return "part" if whole else "little"


@lru_cache(maxsize=CACHED)
def _roles(text: str) -> frozenset[str]:
    """Give the stems of what people are called beside their names: `finance minister Marrek`, `Marrek, its leader`."""
    found = {stem(word) for word in keys_of(text) if word in _EPITHETS}
    for pattern in (_ROLE_BEFORE, _ROLE_BEHIND):
        for match in pattern.finditer(text):
            if match["office"].lower() in titles("title"):
                found.update(_stem(word) for word in match["role"].split())
    return frozenset(found)


def _tells_of(words: Iterable[str], told: frozenset[str]) -> bool:
    """Whether a text has one of some words, or one of the same sense."""
    return any(word in told or any(_same_sense(word, other) for other in told) for word in words)


@lru_cache(maxsize=1 << 16)
def _same_sense(one: str, two: str) -> bool:
    group = _synonyms().get(one)
    return (group is not None and group == _synonyms().get(two)) or not senses(one)[0].isdisjoint(senses(two)[0])


@cache
def _synonyms() -> dict[str, str]:
    """Give the word that stands for each group of synonyms of the news (`killed`, `dead`), by stems."""
    return {stem(word): first for word, first in synonyms().items()}


def names_in(text: str) -> frozenset[str]:
    """Give the stems of the words of all names in a text."""
    return frozenset().union(*_names(text))


@lru_cache(maxsize=CACHED)
def _names(text: str) -> tuple[frozenset[str], ...]:
    """Give each name as the stems of its words, nationality as the country.

    One word at the head of a text or of quoted words is none.
    """
    start = re.search(r"\w", text)
    found: list[frozenset[str]] = []
    for match in _NAME.finditer(text):
        parts = match.group().split()
        if len(parts) == 1 and (
            (start is not None and match.start() == start.start()) or text[match.start() - 1 : match.start()] in _OPENS
        ):
            continue
        found.append(frozenset(_stem(part) for part in parts if part[0].isupper()))
    return tuple(found)


@lru_cache(maxsize=CACHED)
def _stem(word: str) -> str:
    plain = re.sub(r"['’]s$|\W+$", "", word)
    country = country_adjectives().get(plain) or country_people().get(plain) or country_names().get(plain)
    return stem(key(country or plain))
