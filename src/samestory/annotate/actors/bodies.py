"""Organisations, groups and places of one report: which of their names belong together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from samestory.annotate.actors import names
from samestory.annotate.actors.acronyms import foreign_acronyms
from samestory.annotate.actors.name import Name
from samestory.annotate.actors.people import Figure, best_name, plain
from samestory.annotate.numbers import UNITS
from samestory.resources import actor_tables as tables

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "from", "around", "outside", "inside", "into", "across", "through",
                                 "throughout", "of", "to", "for", "toward", "towards", "via", "over"})  # fmt: skip


_SMALL = frozenset({"of", "for", "the", "and", "on", "in", "&"})
_DIGITS = {word: str(number) for word, number in UNITS.items() if 0 < number < 10}


def link_bodies(doc: Doc, found: Sequence[Name], report_text: str) -> list[Figure]:
    """Put the names of organisations, groups and places together."""
    made: dict[str, Figure] = {}
    own = _names_of_their_own(found)
    for name in sorted(found, key=lambda name: (-len(name.key.split()), name.first)):
        ident = identity(doc, name)
        if ident is None:
            continue
        if ident not in made and name.key not in own:
            ident = _shorter_form(name, made) or ident
        figure = made.get(ident)
        if figure is None:
            figure = made[ident] = Figure(name.kind)
        figure.add(name)
    for ident, figure in made.items():
        if ident.startswith("country:"):
            figure.kind, figure.country = "place", ident.partition(":")[2]
            figure.name = figure.country
        else:
            figure.name = best_name(figure)
    _halves(made)
    _acronyms(doc, made, report_text)
    return list(made.values())


def _names_of_their_own(found: Sequence[Name]) -> frozenset[str]:
    """Give the keys of short names by which the text calls something before it names anything that begins so.

    ``Holm`` throughout, and once ``Holm Harbour Services`` further down: the second is a part of the first, not its
    full name, with which a text would begin.
    """
    told = [name for name in found if name.kind != "place" and name.sentence > 0 and not name.headline]
    counts = Counter(name.key for name in told)
    begins: dict[str, int] = {}
    for name in told:
        begins.setdefault(name.key, name.first)
    longer: dict[str, list[str]] = {}
    for key in begins:
        longer.setdefault(key.split()[0], []).append(key)
    return frozenset(
        key
        for key in begins
        if " " not in key
        and (longs := [other for other in longer[key] if other != key])
        and all(len(other.split()) > 2 for other in longs)
        and all(begins[key] < begins[other] and counts[key] >= 3 * counts[other] for other in longs)
    )


def _acronyms(doc: Doc, made: dict[str, Figure], text: str) -> None:
    """Put an acronym to the body behind whose name it stands in brackets: ``Social Union (SUV)``."""
    for first, last, short in foreign_acronyms(doc, text):
        longs = [ident for ident, one in made.items() if any(n.first >= first and n.last == last for n in one.names)]
        shorts = [ident for ident, one in made.items() if any(n.first == short for n in one.names)]
        if len(longs) == 1 and len(shorts) == 1 and longs != shorts:
            body, acronym = made[longs[0]], made[shorts[0]]
            if "place" not in (body.kind, acronym.kind) and not shorts[0].startswith("table:"):
                for name in acronym.names:
                    body.add(name)
                del made[shorts[0]]


def _halves(made: dict[str, Figure]) -> None:
    """Put ``the North`` to North Korea where that is named; so for the South, and for South Sudan and the like."""
    for half in ("North", "South"):
        figure = made.get(f"name:{half.lower()}")
        countries = [one for ident, one in made.items() if ident.startswith(f"country:{half} ")]
        if figure is not None and len(countries) == 1:
            for name in figure.names:
                if name.left < name.first:
                    countries[0].add(name)
            del made[f"name:{half.lower()}"]


def identity(doc: Doc, name: Name) -> str | None:
    """Name the thing that a name stands for; None where it stands for nothing that acts (``a Danish ship``)."""
    text = names.strip_article(plain(name))
    head = doc[name.last - 1]
    if text in tables.country_names():
        return "country:" + tables.country_names()[text]
    if name.kind == "group" and text in tables.country_adjectives() and text not in tables.country_people():
        return None
    if text in tables.country_people() and head.dep_ in ("amod", "compound", "nmod") and head.head.i >= name.last:
        return None
    if text in tables.country_seats():
        return f"country:{tables.country_seats()[text]}" if _acts(doc, name) else "place:" + name.key
    known = tables.organisations().get(text) or tables.organisations().get(names.without_legal_form(text))
    if known is not None:
        return "table:" + known.name
    if name.label == "NORP" and head.dep_ in ("amod", "compound", "nmod"):
        return None
    return "name:" + own_key(text, place=name.kind == "place")


def own_key(text: str, *, place: bool) -> str:
    """Reduce a name that no table has to what stays the same in all its spellings.

    A place may be shortened (``N.H.``); in a longer name a country stands for its adjective (``the Danish Grand
    Prix``, ``Denmark Grand Prix``).
    """
    if place:
        text = tables.place_short_forms().get(text, text)
    found = names.words_of(text)
    if len(found) > 1 and not place:
        text = " ".join(tables.country_meant(word) or word for word in found)
    return body_key(text).replace(" ", "").strip("#@")


def _acts(doc: Doc, name: Name) -> bool:
    """Whether a capital stands for its government: not as the place where something is."""
    before = doc[name.first - 1] if name.first else None
    if before is None:
        return True
    if before.lower_ in _PLACE_PREPOSITIONS or before.lower_ in ("city", "capital"):
        return False
    if before.text == "," or (
        name.last < len(doc) and doc[name.last].text == "," and doc[name.last - 1].dep_ == "appos"
    ):
        return doc[name.last - 1].dep_ in ("nsubj", "nsubjpass", "poss")
    return doc[name.last - 1].dep_ in (
        "nsubj",
        "nsubjpass",
        "agent",
        "pobj",
        "dobj",
        "poss",
        "conj",
        "dative",
        "npadvmod",
    )


def _shorter_form(name: Name, made: dict[str, Figure]) -> str | None:
    """Find the one longer name that this one shortens."""
    if name.kind == "place":
        return None
    fits = [
        ident
        for ident, figure in made.items()
        if figure.kind != "place" and any(is_shorter_form(plain(name), plain(held)) for held in figure.names)
    ]
    return fits[0] if len(fits) == 1 else None


def body_key(name: str) -> str:
    """Reduce an organisation's name to what stays the same (``Committee for the Sea``, ``Committee of the Sea``)."""
    return " ".join(word for word in names.key(names.without_legal_form(name)).split() if word not in _SMALL)


def body_words(name: str) -> frozenset[str]:
    """Give the words that say which body a name is of, a country for its adjective, in no order.

    ``the Danish Ministry of Foreign Affairs`` and ``Denmark's foreign ministry`` have the same.
    """
    adjectives, countries = tables.country_adjectives(), tables.country_names()
    found = set()
    for word in names.words_of(names.strip_article(name)):
        bare = names.without_possessive(word)
        country = adjectives.get(bare) or countries.get(bare)
        found.add(names.fold(country or bare).replace(".", ""))
    return frozenset(found - {"of", "for", "the", "and", "on", "in", "at", "&", "affairs", "s"})


def is_shorter_form(short: str, long: str) -> bool:
    """Whether one name of an organisation is the beginning, the end or the initials of another.

    A name that the tables know as that of something else is no shorter form (``United Nations`` of ``United
    Nations Harbour Fund``).
    """
    text = names.strip_article(short)
    known = (tables.organisations(), tables.country_names(), tables.country_adjectives(), tables.country_people())
    if any(text in table for table in known):
        return False
    if spells_out(short, long):
        return True
    words, longer = body_key(short).split(), body_key(long).split()
    if len(words) == 1 and len(words[0]) > 1 and short.isupper() and names.initials(long) == words[0]:
        return True
    if len(words) == 1 and sum(char.isupper() for char in short) > 1 and not short.isupper() and " " in long:
        spelt = "".join(word[0] for word in names.words_of(names.strip_article(long)))
        if spelt.lower() == words[0]:
            return True  # "BfV", "TfV": small words lend small letters
    if not words or len(longer) <= len(words):
        return False
    if longer[: len(words)] == words:
        return not (len(words) == 1 and words[0] in tables.name_words("first"))
    return longer[-len(words) :] == words and not (len(words) == 1 and len(longer) > 3)


def spells_out(short: str, long: str) -> bool:
    """Whether capitals in one name are the initials of words of the other, and the rest is the same.

    ``RHW Council`` and ``Rail and Harbour Workers Council``; a number counts as its figure (``V1``, ``Velm One``).
    """
    brief = names.words_of(names.strip_article(short))
    if not any(_capitals(word) for word in brief):
        return False
    full = names.words_of(names.strip_article(long))
    if len(brief) > len(full):
        return False
    return _spells(brief, [word for word in full if word.lower() not in _SMALL])


def _capitals(word: str) -> bool:
    letters = word.replace(".", "")
    return letters.isupper() and letters.isalnum() and 2 <= len(letters) <= 6


def _spells(brief: Sequence[str], full: Sequence[str]) -> bool:
    if not brief or not full:
        return not brief and not full
    if brief[0].lower() in _SMALL:
        return _spells(brief[1:], full)
    if names.fold(brief[0]) == names.fold(full[0]):
        return _spells(brief[1:], full[1:])
    letters = names.fold(brief[0]).replace(".", "")
    if not _capitals(brief[0]) or len(letters) > len(full):
        return False
    initials = "".join(_DIGITS.get(word.lower(), names.fold(word))[0] for word in full[: len(letters)])
    return initials == letters and _spells(brief[1:], full[len(letters) :])


def institution(name: str) -> str | None:
    """Give the country and the sort of a body that a country has one of: ``Danish military`` gives ``Denmark army``.

    The country is empty where the name gives none; None where the name is not of such a body.
    """
    text = names.strip_article(name)
    adjective, _, noun = text.rpartition(" ")
    sort = tables.words("institution").get(noun.lower().replace(" ", "-"))
    if sort is None:
        return None
    if not adjective:
        return f" {sort}"
    country = tables.country_meant(adjective)
    return f"{country} {sort}" if country else None
