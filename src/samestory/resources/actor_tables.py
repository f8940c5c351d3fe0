"""Tables about names: countries, organisations, given names, titles; the ``.txt`` files beside this say whence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from samestory.resources.words import name_table


@dataclass(frozen=True, slots=True)
class Country:
    """A country and what news calls it."""

    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    seats: tuple[str, ...]
    """Cities whose names stand for its government (``Moscow supports ...``)."""


def _lines(name: str) -> Iterator[str]:
    text = (files("samestory.resources") / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip("\n")


def _parts(field: str) -> tuple[str, ...]:
    return tuple(part for part in field.split(";") if part)


@cache
def countries() -> tuple[Country, ...]:
    """All countries of ``countries.txt``, in the order of the file."""
    found = []
    for line in _lines("countries.txt"):
        name, others, adjectives, people, seats = (line.split("|") + [""] * 4)[:5]
        found.append(Country(name, (name, *_parts(others)), _parts(adjectives), _parts(people), _parts(seats)))
    return tuple(found)


@cache
def country_names() -> dict[str, str]:
    """From each name of a country (as written, no article) to its first name."""
    return {name: country.name for country in countries() for name in country.names}


@cache
def country_adjectives() -> dict[str, str]:
    """From an adjective (``Danish``) to the country."""
    return {word: country.name for country in countries() for word in country.adjectives}


def country_meant(word: str) -> str | None:
    """Give the country that a word is the name or the adjective of."""
    return country_adjectives().get(word) or country_names().get(word)


@cache
def country_people() -> dict[str, str]:
    """From the word for its people (``Danes``) to the country."""
    return {word: country.name for country in countries() for word in country.people}


@cache
def country_seats() -> dict[str, str]:
    """From the city that stands for its government to the country."""
    return {word: country.name for country in countries() for word in country.seats}


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation or armed group with its other names."""

    name: str
    names: tuple[str, ...]
    kind: str
    sort: str = ""
    """``company``, ``paper``, ``agency`` or ``group`` where the table says so."""


_VOWELS = frozenset("AEIOU")


@cache
def organisations() -> dict[str, Organisation]:
    """From each name of ``organisations.txt`` (as written, no article) to the organisation."""
    found = {}
    for line in _lines("organisations.txt"):
        cells = line.split("|")
        kind = "group" if cells[-1] == "group" else "organisation"
        sort = "" if cells[-1] == "organisation" else cells[-1]
        one = Organisation(cells[0], (cells[0], *(_parts(cells[1]) if len(cells) > 2 else ())), kind, sort)
        found.update(dict.fromkeys(one.names, one))
        for short in one.names:
            if len(short) >= 4 and short.isalpha() and short.isupper() and not _VOWELS.isdisjoint(short):
                found.setdefault(short.capitalize(), one)  # read out as a word: `Nato`, `Unesco`
    return found


@cache
def places() -> frozenset[str]:
    """Regions and territories of ``places.txt``."""
    return frozenset(_lines("places.txt"))


@cache
def place_short_forms() -> dict[str, str]:
    """From an abbreviation of ``place_short_forms.txt`` (``N.Y.``, ``Calif.``) to the place's name."""
    return {short: name for line in _lines("place_short_forms.txt") for name, _, rest in (line.partition("|"),)
            for short in _parts(rest)}  # fmt: skip


@cache
def sure_names() -> dict[str, tuple[tuple[str, str], ...]]:
    """Names that are names wherever they stand: of several words, or acronyms of three letters and more.

    From the first word to pairs of the whole name and its kind, the longest first.
    """
    known = dict.fromkeys((*country_names(), *sorted(places())), "place")
    known.update({name: one.kind for name, one in organisations().items()})
    found: dict[str, list[tuple[str, str]]] = {}
    for name, kind in known.items():
        acronym = name.isupper() and len(name) >= 3
        if (" " in name or acronym) and name[:1].isupper() and name not in ("the North", "the South"):
            found.setdefault(name.split()[0], []).append((name, kind))
    return {first: tuple(sorted(held, key=lambda one: (-len(one[0]), one))) for first, held in found.items()}


def _keyed(name: str, key: str) -> Iterator[tuple[str, str]]:
    for line in _lines(name):
        head, _, rest = line.partition(": ")
        if head == key:
            for word in rest.split():
                left, _, right = word.partition("=")
                yield left, right


@cache
def given_names() -> dict[str, str]:
    """From a given name in lower case to ``female`` or ``male``."""
    return {word.lower(): gender for gender in ("female", "male") for word, _ in _keyed("given_names.txt", gender)}


@cache
def short_forms() -> dict[str, str]:
    """From an English short form in lower case to the full given name."""
    return {word.lower(): full.lower() for word, full in _keyed("given_names.txt", "short")}


@cache
def words(key: str) -> dict[str, str]:
    """One of the lists of ``titles.txt``: from each word in lower case to what stands after ``=``."""
    return {word.lower(): right for word, right in _keyed("titles.txt", key)}


@cache
def name_words(key: str) -> frozenset[str]:
    """One of the lists of ``name_words.txt``."""
    return frozenset(word for word, _ in _keyed("name_words.txt", key))


@cache
def outlet_names() -> frozenset[str]:
    """Names of outlets and agencies that are one word, in lower case (`forbes`, `reuters`)."""
    held = (name for table in ("agencies.json", "outlets.json") for names in name_table(table).items()
            for name in (names[0], *names[1]))  # fmt: skip
    return frozenset(name.lower() for name in held if " " not in name)
