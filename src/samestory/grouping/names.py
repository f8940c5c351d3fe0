"""The places and the actors that the leads of a story's reports name: by cheap means, as there may be a million.

No model is asked: a name is a run of capitals inside a sentence, a place is one that a table knows or that stands after
a word that says where. What only a headline in capitals has is not looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from samestory.resources.actor_tables import (
    country_adjectives,
    country_names,
    country_people,
    country_seats,
    name_words,
    organisations,
    place_short_forms,
    places,
    words,
)
from samestory.resources.words import word_set

SHOWN = 5
"""Most places, and most actors, that are given."""

_WORD = r"[^\W\d_a-z](?:\.(?= ?[^\W\d_a-z])|[\w’'\-]*\w)?"
_NAME = re.compile(rf"(?<![\w@#]){_WORD}(?:[ \u00a0](?:(?:of|for|de|da|del|la|al|bin|van|von)[ \u00a0])?{_WORD})*")
_WHERE = frozenset({"in", "near", "off", "outside", "across", "around", "into", "inside", "throughout"})
_PERHAPS_WHERE = frozenset({"at", "from", "to"})
"""Words that stand before people and bodies as well."""
_POSSESSIVE = re.compile(r"[’']s?$")
_OWNER = re.compile(r"^.*(?:'s|s') ")
_COMPOUND = re.compile(r"[-‑–][a-z]{3,}$")
_ENDS_SENTENCE = frozenset('.!?:;”"“‘(—–-|•·*')
_OF_NAMES = frozenset({"of", "for", "de", "da", "del", "la", "al", "bin", "van", "von"})
_TITLE_LINE = 0.6
"""Share of the longer words of a line that have capitals, from which on it is a headline in capitals."""


@dataclass(frozen=True, slots=True)
class _Mention:
    name: str
    where: float
    """1 after a word that says where, ½ after one that may."""
    person: bool
    """Stood behind a title."""


def names_of(leads: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Find the places and the actors that leads name.

    Parameters
    ----------
    leads
        The beginnings of the bodies of a story's reports.

    Returns
    -------
    tuple of tuple of str, tuple of str
        Places and actors, those of most reports first, ``SHOWN`` of each at most; a name that a fuller one holds is not
        given beside it.
    """
    named: Counter[str] = Counter()
    told: Counter[str] = Counter()
    where: Counter[str] = Counter()
    people: set[str] = set()
    for lead in leads:
        mentions = list(_mentions(lead))
        for one in mentions:
            told[one.name] += 1
            where[one.name] += int(2 * one.where)
            if one.person:
                people.add(one.name)
        named.update({one.name for one in mentions})
    least = 1 if len(leads) == 1 else max(2, len(leads) // 4)
    kept = [name for name, times in named.items() if times >= least]
    kept.sort(key=lambda name: (-named[name], -len(name), name))
    found = {name: _is_place(name, where[name] / 2 / told[name]) and name not in people for name in kept}
    return _shown([name for name in kept if found[name]]), _shown([name for name in kept if not found[name]])


def _mentions(lead: str) -> Iterator[_Mention]:
    for line in lead.splitlines():
        if not _is_headline(line):
            for match in _NAME.finditer(line):
                if line[: match.start()].endswith("(") and line[match.end() :].startswith(")"):
                    continue  # whose copy it is, or how a name is shortened
                before = line[: match.start()].split()[-1:]
                yield from _read(match[0], before[0] if before else "")


def _is_headline(line: str) -> bool:
    if line.rstrip("\"”’' ").endswith("."):
        return False
    longer = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return len(longer) >= 4 and sum(word[0].isupper() for word in longer) > _TITLE_LINE * len(longer)


def _read(run: str, before: str) -> Iterator[_Mention]:
    """Take the name out of a run of capitals: no first word of a sentence, no title, no day, no possessive."""
    run = run.replace("’", "'")
    owned = bool(_POSSESSIVE.search(run))
    whole = _POSSESSIVE.sub("", run)
    held = _COMPOUND.sub("", _OWNER.sub("", whole)).split()
    if _OWNER.search(whole):
        before = "'s"
    if len(held) > 1 and _says_nothing(held[0]):
        held, before = held[1:], held[0]
    for word, most in (
        ("for", 0),
        ("of", 1),
    ):  # `Center for Quiet Seas`, `Masters of Rhyme`, but `Doria Venn` of Tolvik
        at = held.index(word) if word in held else 0
        if at > most and held[at - 1].casefold() not in _bodies():
            held = held[:at]
    while held and held[0] in _OF_NAMES:
        held = held[1:]
    untitled = _untitled(held)
    if not untitled or any(_says_nothing(word) for word in (untitled[0], untitled[-1])):
        return
    name = " ".join(untitled)
    if len(untitled) == 1:
        begins = not before or before[-1] in _ENDS_SENTENCE
        if (begins and not _is_known(name)) or len(name) < 3 or _cries(name) or name in _BEARINGS:
            return
    elif name.isupper():
        name = name.title()  # a dateline, or a speaker of a transcript
    if name in country_adjectives() or name in country_people():
        return
    said = before.casefold()
    place = 0.0 if owned else 1.0 if said in _WHERE else 0.5 if said in _PERHAPS_WHERE else 0.0
    yield _Mention(name, place, len(untitled) < len(held))


def _untitled(held: Sequence[str]) -> Sequence[str]:
    """Take off what stands before a person's name: ``Prime Minister Ida Solberg``, but not ``Justice Department``."""
    last = max((n for n, word in enumerate(held) if word.rstrip(".").casefold() in _titles()), default=-1)
    rest = held[last + 1 :]
    if last >= 0 and any(word.casefold() in _bodies() for word in rest):
        return held
    return rest


def _says_nothing(word: str) -> bool:
    plain = word.casefold().rstrip(".")
    return word.rstrip(".") in _NO_NAMES or plain in _function_words() or plain.split("'")[0] in _function_words()


def _cries(word: str) -> bool:
    """Say whether a word is no acronym but written in capitals, as in a dateline or a heading."""
    return word.isupper() and (len(word) > 5 or word.capitalize() in _known_places())


def _is_known(name: str) -> bool:
    return name in country_names() or name in _known_places()


def _is_place(name: str, where: float) -> bool:
    held = name.split()
    if name in organisations():
        return False
    if _is_known(name) or (len(held) > 1 and held[-1].casefold() in name_words("place")):
        return True
    return where >= 0.5 and not any(word.casefold() in _bodies() for word in held)


@cache
def _titles() -> frozenset[str]:
    return frozenset(word.rstrip(".") for key in ("title", "honorific") for word in words(key)) | {"former", "vice"}


@cache
def _bodies() -> frozenset[str]:
    return frozenset({*words("collective"), *words("institution"), *name_words("organisation")})


@cache
def _function_words() -> frozenset[str]:
    return word_set("stop_words.txt") | word_set("english_function_words.txt")


@cache
def _known_places() -> frozenset[str]:
    return frozenset({*country_seats(), *places(), *place_short_forms().values()})


_NO_NAMES = frozenset(
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Day", "Year", "Eve", "Week"}
    | {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October"}
    | {"November", "December", "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec", "Christmas", "Easter"}
    | {"Although", "Though", "Despite", "Unless", "Whether", "Amid", "Following", "According", "Meanwhile", "However"}
    | {"I'm", "I've", "I'd", "I'll", "GMT", "EST", "EDT", "CET", "BST", "UTC", "Image", "Photo", "Getty", "Related"}
)

_BEARINGS = frozenset({"North", "South", "East", "West"})


def _shown(names: Sequence[str]) -> tuple[str, ...]:
    """Leave out what is part of a fuller name, and all names of a country but the first."""
    out: list[str] = []
    for name in names:
        held = set(name.split())
        fuller = [other for other in names if other != name and held < set(other.split())]
        best = fuller[0] if fuller else name
        country = country_names().get(best)
        if best not in out and not (country and any(country_names().get(other) == country for other in out)):
            out.append(best)
    return tuple(out[:SHOWN])
