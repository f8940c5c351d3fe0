"""Whether two names or descriptions that reports give as their sources can be of one source.

Independence is never invented: `the company said` in one report and `Norvik Ferries said` in another may be one source
told by its name here and by what it is there. Two names are two, and so is what cannot stand for a name: a police
force is no hospital.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from samestory.collate.words import STOP, fold, keys_of
from samestory.resources import actor_tables as tables
from samestory.resources.thesaurus import is_person

_TITLES = frozenset(
    {
        "president",
        "vice",
        "prime",
        "minister",
        "foreign",
        "defense",
        "secretary",
        "state",
        "senator",
        "rev",
        "lord",
        "lady",
    }
    | {
        "governor",
        "mayor",
        "general",
        "colonel",
        "captain",
        "chief",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "prof",
    }
    | {"official", "officials", "senior", "former"}
)


def same_source(one: str, two: str) -> bool:
    """Whether two names given as sources can be one: equal without titles, or one is the other's last name."""
    a, b = (tuple(w for w in keys_of(name) if w not in STOP) for name in (one, two))
    if a == b or fold(one) == fold(two):
        return True
    a, b = (tuple(w for w in held if w not in _TITLES) or held for held in (a, b))
    if not a or not b:
        return False
    return a == b or a == b[-1:] or b == a[-1:] or (len(a) > 1 and len(b) > 1 and a[-1] == b[-1] and a[0] == b[0])


_OPEN: Final = frozenset({"company", "group", "agency", "paper", "club", "party", "campaign"})
"""Sorts of bodies that their names need not tell: `Norvik Ferries` is a company."""

_VAGUE: Final = frozenset(
    {"company", "corporation", "agency", "group", "organisation", "organization", "network", "movement", "coalition"}
    | {"campaign", "team", "club", "party", "newspaper", "bank", "institution", "service", "services", "unit"}
)
"""Words in names that are used of bodies that do not have them in theirs."""

_SPEAKERS: Final = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "official", "officer", "representative", "source", "aide", "executive"}
)
"""Who speaks for somebody: a body or a person."""

_OFFICES: Final = frozenset(
    {
        "president",
        "minister",
        "premier",
        "chancellor",
        "secretary",
        "governor",
        "mayor",
        "ambassador",
        "envoy",
        "senator",
    }
    | {"chief", "head", "leader", "director", "chairman", "chairwoman", "chair", "commissioner", "commander"}
    | {"general", "colonel", "captain", "sheriff", "superintendent", "inspector", "prosecutor", "manager"}
    | {"founder", "ceo"}
)
"""What those are who speak for a body by their office."""

_PARTS: Final = re.compile(r"\s+(?:of|for|from|at|in|with|who|which|that|on|near)\s|,")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Source:
    """What a name or description tells of a source."""

    named: bool
    """Whether it has a name: a word with a capital, but for the country that somebody is of."""
    sorts: frozenset[str]
    """The sorts of bodies that its words tell."""
    speaks: bool
    """Whether it is somebody who speaks for another."""
    person: bool
    """Whether a description is of one person."""


@lru_cache(maxsize=1 << 12)
def _source(name: str) -> _Source:
    held = _WORD.findall(name)
    own = held[1:] if held and held[0].lower() in {"the", "a", "an", "one", "some", "several", "two"} else held
    capital = [w for w in own if w[:1].isupper() and len(w) > 1 and not tables.country_meant(w)]
    head = _WORD.findall(_PARTS.split(name)[0])
    noun = _singular(head[-1].lower()) if head else ""
    return _Source(
        named=bool(capital),
        sorts=frozenset(sort for w in own if (sort := _sort(_singular(w.lower()))) and sort != "office"),
        speaks=noun in _SPEAKERS,
        person=not capital and is_person(noun),
    )


def is_named(source: str) -> bool:
    """Whether a source is given by a name, and not only by what it is."""
    return _source(source).named


def _has_office(role: str) -> bool:
    """Whether who has a role may speak for a body: a minister, the chief of a hospital, and no singer."""
    held = {_singular(word.lower()) for word in _WORD.findall(role)}
    return not held.isdisjoint(_SPEAKERS | _OFFICES) or any(map(_sort, held))


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _sort(word: str) -> str:
    """Give the sort of body that a noun tells: `hospital`, `company`; itself where it is one that names tell."""
    if word in tables.name_words("organisation") and word not in _VAGUE:
        return word  # a federation or a hospital has it in its name
    return tables.words("collective").get(word) or tables.words("institution").get(word, "")


def may_stand_for(described: str, other: str, kind: str = "", roles: Collection[str] = ()) -> bool:
    """Whether a description may be of the source that another report gives by a name or otherwise.

    Parameters
    ----------
    described
        As a report gives it: ``the company``, ``a ministry official``. A name stands for nothing but itself.
    other
        A name, or a description too.
    kind
        What the other is, where that is known: ``person``, ``organisation``, ``group`` or ``place``.
    roles
        What reports say that a person is.
    """
    one, two = _source(described), _source(other)
    if one.named:
        return False
    person = kind == "person" if two.named else two.person
    if one.speaks and person:
        return not roles or any(map(_has_office, roles))
    if one.speaks and two.named and kind == "group" and not two.speaks:
        return False  # a people or a militia has no officials
    if one.person and not one.speaks:
        return False  # `a neighbour` is anybody: who else told it is not known to be the same
    if one.sorts and two.sorts:
        return not one.sorts.isdisjoint(two.sorts)
    if (one.speaks and not one.sorts) or (two.speaks and not two.sorts and not two.named):
        return True  # `officials`, `a spokesman`: whoever speaks for a body speaks through such
    # The police and ministries have it in their names; what is a company need not.
    return bool(one.sorts) and one.sorts <= _OPEN and not person and two.named
