"""Which of the reports behind a statement carry all of it, and which carry a part.

A report that has the arrest does not carry the sentence that tells the bail. So whoever reads that several reports
stand behind a sentence of the brief, or behind a fact, must see which of them say all that it says. What is asked is
what a reader would ask: every figure, the names, and most of the rest, in the words of that report alone or in others
of the same meaning. Where it is unclear, it is a part; and what is hardly a part is not cited at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from samestory.collate.content import CACHED, denies, figures_of, terms_of
from samestory.collate.kin import same_sense
from samestory.collate.words import key, keys_of, stem
from samestory.model import Evidence
from samestory.resources.actor_tables import country_adjectives, country_names, country_people
from samestory.resources.actor_tables import words as titles
from samestory.resources.embeddings import Embeddings

ALL: Final = 1.4
"""Share of a sentence's words that a report has, plus the cosine of both: from here it carries all of it. Set by
reading six hundred citations of twenty-six stories in the order of this sum."""
PART: Final = 0.85
"""From here it carries a part; below, what they have in common is a name or a turn of phrase."""
HALF: Final = 0.5
"""Of its words a report must have so many, however near the meaning; and of its names."""
WIDE: Final = 1.5
"""Evidence that is longer than the sentence by so much may hold something else, with a negation of its own."""
SEVERAL: Final = 2
"""Names in common from which a part need share no other word: who it is, and where."""
NAMED: Final = 2
"""What a name counts beside another word."""
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


def graded(cores: Sequence[str], told: Sequence[Mapping[str, Words]], embeddings: Embeddings) -> list[dict[str, str]]:
    """Say of each report behind a sentence whether it carries ``all`` of it, a ``part``, or ``little``.

    Parameters
    ----------
    cores
        What has to be carried: each sentence, or the words that were said, where it tells just these.
    told
        For each, the words of every report.
    embeddings
        By which the same meaning in other words is known.

    Returns
    -------
    For each sentence, the grade of each report by its id.
    """
    asked = [asked_in(core) for core in cores]
    texts = dict.fromkeys([one.text for one in asked])
    texts.update(dict.fromkeys([words.text for held in told for words in held.values()]))
    rows = {text: n for n, text in enumerate(texts)}
    vectors = embeddings.encode(list(rows))
    heard: dict[Words, Heard] = {}
    grades: list[dict[str, str]] = []
    for core, held in zip(asked, told, strict=True):
        # Copies have the same words: each is asked about once.
        apart = list(dict.fromkeys(held.values()))
        cosines = (vectors[[rows[words.text] for words in apart]] @ vectors[rows[core.text]]).tolist()
        of: dict[Words, str] = {}
        for words, cosine in zip(apart, cosines, strict=True):
            if words not in heard:
                heard[words] = heard_in(words)
            of[words] = _grade(core, heard[words], cosine)
        grades.append({report: of[words] for report, words in held.items()})
    return grades


class Asked(NamedTuple):
    """What is asked for: it is looked for in many texts."""

    text: str
    names: tuple[frozenset[str], ...]
    words: frozenset[str]
    """Those that are in no name."""
    figures: frozenset[str]
    denies: bool


class Heard(NamedTuple):
    """What a report says of something, taken apart: many things are looked for in it."""

    terms: frozenset[str]
    named: frozenset[str]
    """The same, and all that it gives names with."""
    figures: frozenset[str]
    denies: bool
    length: int


def asked_in(core: str) -> Asked:
    """Take apart what has to be carried, without who is given as telling it and what was put in."""
    plain = _PUT_IN.sub(" ", core)
    said = _TELLER.sub(" ", plain)
    text = said if len(terms_of(said)) >= _LEAST else plain
    names = _names(text)
    return Asked(text, names, terms_of(text).difference(*names), figures_of(text), denies(text))


def heard_in(words: Words) -> Heard:
    """Take apart what a report says."""
    text = words.text
    terms = terms_of(text)
    return Heard(terms, terms.union(words.known, *_names(text)), figures_of(text), denies(text), len(text))


def _grade(asked: Asked, said: Heard, cosine: float) -> str:
    names, words = asked.names, asked.words
    met = sum([not name.isdisjoint(said.named) for name in names])
    share = (NAMED * met + len(words & said.terms)) / max(1, NAMED * len(names) + len(words))
    if share + cosine < PART:
        return "little"
    if asked.denies != said.denies:
        # One denies what the other has; in a longer sentence it may be something else that is denied.
        return "little" if said.length < WIDE * len(asked.text) else "part"
    whole = asked.figures <= said.figures and met >= HALF * len(names) and share >= HALF and share + cosine >= ALL
    if whole or 0 < met < SEVERAL:
        telling = words - roles_in(asked.text)  # those that do not only say what somebody is
        if telling and not _tells_of(telling, said.terms):
            return "part" if whole else "little"  # names and offices say of whom it is, and nothing of what is told
    return "all" if whole else "part"


@lru_cache(maxsize=CACHED)
def roles_in(text: str) -> frozenset[str]:
    """Give the stems of what people are called beside their names: `finance minister Marrek`, `Marrek, its leader`."""
    found = {stem(word) for word in keys_of(text) if word in _EPITHETS}
    for pattern in (_ROLE_BEFORE, _ROLE_BEHIND):
        for match in pattern.finditer(text):
            if match["office"].lower() in titles("title"):
                found.update(_stem(word) for word in match["role"].split())
    return frozenset(found)


def _tells_of(words: frozenset[str], told: frozenset[str]) -> bool:
    """Whether a text has one of some words, or one of the same sense."""
    return not words.isdisjoint(told) or any(same_sense(word, other) for word in words for other in told)


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
