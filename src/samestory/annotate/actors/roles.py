"""What people and bodies are called after: the words of a role, and whether a description fits it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from samestory.annotate.actors import names
from samestory.resources import actor_tables as tables

_KIN = {"mum": "mother", "mom": "mother", "mummy": "mother", "mommy": "mother", "dad": "father", "daddy": "father"}
_RANKS = {
    "supt": "superintendent", "insp": "inspector", "sgt": "sergeant", "det": "detective", "capt": "captain",
    "col": "colonel", "gen": "general", "lt": "lieutenant", "prof": "professor", "sen": "senator", "gov": "governor",
    "rep": "representative", "cllr": "councillor", "dr": "doctor", "pc": "constable", "cmdr": "commander",
    "maj": "major", "adm": "admiral", "rev": "reverend",
}  # fmt: skip
"""Ranks and titles as they are shortened before a name, and in full as descriptions have them."""
_IN_FULL = _KIN | _RANKS
LEADERS = tables.name_words("leader")
_ANY_LEADER = frozenset({"leader", "head", "dictator", "strongman", "ruler"})
"""What whoever leads a country may be called."""
_OTHER_OFFICE = frozenset({"prime", "vice", "deputy"})
"""Words before an office that make it another one: no prime minister is `the minister`."""


def country_of(words: set[str]) -> str | None:
    """Give the one country that words name or are the adjective of."""
    found = sorted({tables.country_meant(word) or "" for word in words} - {""})
    return found[0] if len(found) == 1 else None


def country_in(text: str) -> str | None:
    """Give the one country that a text names or has the adjective of, those of two words (``North Korean``) first."""
    adjectives, own = tables.country_adjectives(), tables.country_names()
    found = names.words_of(text)
    pairs = {pair for pair in map(" ".join, pairwise(found)) if pair in adjectives or pair in own}
    return country_of(pairs or set(found))


def folded(words: set[str]) -> set[str]:
    """Give words in small letters, without those of countries."""
    own = tables.country_adjectives()
    return {word.lower() for word in words if word not in own and word not in ("'s", "’s", "-")}


def proper_words(found: Iterable[str]) -> frozenset[str]:
    """Give the capitalised words among modifiers, in small letters, without countries and titles.

    A name that the tables know brings the words of its other names (``GOP``: ``republican``).
    """
    proper: set[str] = set()
    for word in found:
        if (
            word[:1].isupper()
            and word.isalpha()
            and not country_of({word})
            and word.lower() not in tables.words("title")
        ):
            known = tables.organisations().get(word)
            proper.update(part.lower() for name in (word, known.name if known else "") for part in name.split())
    return frozenset(proper - {"former", "the", "new", "party"})


def role_score(
    role: str, noun: str, country: str | None, others: set[str], proper: frozenset[str] = frozenset()
) -> int:
    """How well a role of a person fits a description: 0 not at all.

    ``proper`` are the description's own capitalised words: where the role has some too, one must be shared (``the
    Liberal candidate`` is no ``Labour candidate``).
    """
    found = names.words_of(role)
    own_proper = proper_words(found[:-1])
    if proper and own_proper and not proper & own_proper:
        return 0
    heads = [fold for word in found for fold in (names.fold(word).rstrip("."),)]
    heads = [_IN_FULL.get(word, word) for word in heads]
    noun = _IN_FULL.get(noun, noun)
    heads = [word[:-1] if word.endswith("s") and word[:-1] in tables.words("title") else word for word in heads]
    own = country_in(role)
    if country and own and country != own:
        return 0
    if noun in heads:
        # The words before the noun must not say something else: "the finance minister" is no foreign minister.
        at = heads.index(noun)
        before = {word for word in heads[:at] if word not in ("former", "the", "new")} - _folded_countries(found)
        if before & _OTHER_OFFICE - others:
            return 0
        rest = others - {noun}
        if rest and before and not rest & before:
            return 0
        if rest and not before:
            return 1
        return 4 if country and own else 3
    if noun in _ANY_LEADER and set(heads) & LEADERS and (country or own) and "minister" not in heads:
        return 2 if country and own else 0
    if noun in ("leader", "premier") and "minister" in heads and "prime" in heads and country and own:
        return 2
    return 0


def _folded_countries(words: list[str]) -> set[str]:
    return {names.fold(word) for word in words if country_of({word})}


def is_description(name: str) -> bool:
    """Whether an actor is known by a description alone (``a senior official``, ``the Danish president``)."""
    words = name.split()
    if not words:
        return False
    return (
        words[0] in ("the", "a", "an", "one", "some")
        or name == name.lower()
        or (words[-1].islower() and any(word.endswith(("'s", "’s")) for word in words[:-1]))
    )


def role_words(text: str) -> list[str]:
    """Give the words of a role that say which it is, in small letters."""
    found = [
        names.fold(names.without_possessive(word)).rstrip(".") for word in names.words_of(names.strip_article(text))
    ]
    return [word for word in found if word not in ("of", "the", "for", "in", "at", "new", "former", "then", "s")]


def _same_office(role: set[str], described: set[str]) -> bool:
    """Whether one of two roles says all that the other does, an office and of what at least (``zoo director``)."""
    less, more = sorted((role, described), key=len)
    return len(less) > 1 and less <= more and bool(less & tables.words("title").keys())


def role_fits(role: str, description: str) -> bool:
    """Whether ``the Danish president`` describes somebody whom a report calls ``Danish President``."""
    found = names.words_of(names.strip_article(description))
    if not found:
        return False
    country = country_in(names.strip_article(description))
    if country is None:
        return _same_office(set(role_words(role)), set(role_words(description)))
    if country != country_in(role):
        return False
    return role_score(role, names.fold(found[-1]), country, folded(set(found[:-1]))) >= 2
