"""Which of the reports that a sentence cites carry all of it, and which carry a part.

A report that has the arrest does not carry the sentence that tells the bail. So whoever reads that several reports
stand behind a sentence must see which of them say all that it says. What is asked is what a reader would ask: every
figure, the names, and most of the rest, in the words of that report alone or in others of the same meaning. Where it is
unclear, it is a part; and what is hardly a part is not cited at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from samestory.brief.terms import CACHED, denies, figures_of, terms_of
from samestory.collate.words import key, stem
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
SEVERAL: Final = 2
"""Names in common from which a part need share no other word: who it is, and where."""
NAMED: Final = 2
"""What a name counts beside another word."""

_NAME: Final = re.compile(
    r"\b(?:[A-Z][\w’'.-]*\w|[A-Z])(?:\s+(?:(?:of|the|de|da|al|van|von)\s+){0,2}[A-Z][\w’'.-]*\w)*"
)
_PUT_IN: Final = re.compile(r"\[[^\]]*\]")
_TELLER: Final = re.compile(
    r"(?:^[^,“\"]{2,60}?\b(?:said|says|added|confirmed|announced|reported|insisted|told \w+)"
    r"(?: on \w+day)?(?: that)?\s+"
    r"|,\s+(?:[^,“\"]{2,60}\s)?(?:said|says|added|confirmed|reported|announced|told|according to)\b[^“\"]*$)"
)
"""Who is given as telling it, at the head or the end: a report may have the same from another."""
_ROLE_BEFORE: Final = re.compile(r"\b(?P<role>(?:[\w’'-]+ )?(?P<office>[\w-]+)),? (?=[A-Z])")
_ROLE_BEHIND: Final = re.compile(r"[A-Z][\w’'-]+, (?P<role>(?:[\w’'-]+ ){0,4}(?P<office>[\w-]+))\b")
_LEAST: Final = 3
"""Words of meaning without which nothing is left to ask for."""


def graded(cores: Sequence[str], cited: Sequence[Iterable[Evidence]], embeddings: Embeddings) -> list[dict[str, str]]:
    """Say of each report that is cited for a sentence whether it carries ``all`` of it, a ``part``, or ``little``.

    Parameters
    ----------
    cores
        What has to be carried: each sentence, or the words that were said, where it tells just these.
    cited
        The words that each cites.
    embeddings
        By which the same meaning in other words is known.

    Returns
    -------
    For each sentence, the grade of each report by its id.
    """
    asked = [_asked(core) for core in cores]
    told: list[dict[str, str]] = []
    for items in cited:
        pieces: dict[str, list[str]] = {}
        for item in items:
            pieces.setdefault(item.report, []).append(item.text)
        told.append({report: " ".join(texts) for report, texts in pieces.items()})
    rows = {text: n for n, text in enumerate(dict.fromkeys([*asked, *(t for held in told for t in held.values())]))}
    vectors = embeddings.encode(list(rows))
    grades: list[dict[str, str]] = []
    for core, held in zip(asked, told, strict=True):
        # Copies cite the same words: each is asked about once.
        own = _own_of(core)
        of = {
            text: _grade(own, text, float(vectors[rows[core]] @ vectors[rows[text]]))
            for text in dict.fromkeys(held.values())
        }
        grades.append({report: of[text] for report, text in held.items()})
    return grades


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


def _own_of(text: str) -> _Own:
    names = _names(text)
    own = frozenset().union(*names)
    words = tuple(term for term in terms_of(text) if term not in own)
    roles = _roles(text)
    return _Own(text, names, words, tuple(w for w in words if w not in roles), figures_of(text), denies(text))


def _grade(asked: _Own, told: str, cosine: float) -> str:
    names, words = asked.names, asked.words
    theirs = terms_of(told)
    named = theirs.union(*_names(told))
    met = sum(not name.isdisjoint(named) for name in names)
    share = (NAMED * met + len(theirs.intersection(words))) / max(1, NAMED * len(names) + len(words))
    if share + cosine < PART:
        return "little"
    if asked.denies != denies(told):
        # One denies what the other has; in a longer sentence it may be something else that is denied.
        return "little" if len(told) < WIDE * len(asked.text) else "part"
    every = asked.figures <= figures_of(told) and met >= HALF * len(names) and share >= HALF
    if every and share + cosine >= ALL:
        return "all"
    if 0 < met < SEVERAL and asked.telling and not _tells_of(asked.telling, theirs):
        return "little"  # a name and an office say of whom it is, and nothing of what is told
    return "part"


@lru_cache(maxsize=CACHED)
def _roles(text: str) -> frozenset[str]:
    """Give the stems of what people are called beside their names: `finance minister Marrek`, `Marrek, its leader`."""
    found: set[str] = set()
    for pattern in (_ROLE_BEFORE, _ROLE_BEHIND):
        for match in pattern.finditer(text):
            if match["office"].lower() in titles("title"):
                found.update(_stem(word) for word in match["role"].split())
    return frozenset(found)


def _tells_of(words: Iterable[str], told: frozenset[str]) -> bool:
    """Whether a text has one of some words, or one of the same sense."""
    return any(word in told or any(senses(word)[0] & senses(other)[0] for other in told) for word in words)


@lru_cache(maxsize=CACHED)
def _names(text: str) -> tuple[frozenset[str], ...]:
    """Give each name as the stems of its words, nationality as the country; one word at the head of a text is none."""
    start = re.search(r"\w", text)
    found: list[frozenset[str]] = []
    for match in _NAME.finditer(text):
        parts = match.group().split()
        if len(parts) == 1 and start is not None and match.start() == start.start():
            continue
        found.append(frozenset(_stem(part) for part in parts if part[0].isupper()))
    return tuple(found)


@lru_cache(maxsize=CACHED)
def _stem(word: str) -> str:
    plain = re.sub(r"['’]s$|\W+$", "", word)
    country = country_adjectives().get(plain) or country_people().get(plain) or country_names().get(plain)
    return stem(key(country or plain))
