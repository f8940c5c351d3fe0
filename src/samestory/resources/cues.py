"""The closed lists of cue words, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that attributes: its force (``assert``, ``claim``, ``warn`` ...) and where its content stands."""

    force: str
    frames: frozenset[str]
    forces: frozenset[str] = frozenset()
    """All forces under which the word is listed; ``force`` is the first."""


@cache
def cue_verbs() -> dict[str, Cue]:
    """Give the cue verbs by lemma (``cues.txt`` says what the frames mean)."""
    return _read("cues.txt")


@cache
def cue_nouns() -> dict[str, Cue]:
    """Give the cue nouns by lemma (``cue_nouns.txt``)."""
    return _read("cue_nouns.txt")


@cache
def cue_adjectives() -> dict[str, Cue]:
    """Give the cue adjectives and participles as they are written (``cue_adjectives.txt``)."""
    return _read("cue_adjectives.txt")


@cache
def light_verbs() -> frozenset[str]:
    """Give the verbs with which a cue noun makes one cue: `voiced concern`, `made the case` (``light_verbs.txt``)."""
    return frozenset(word for line in _lines("light_verbs.txt") for word in line.split())


@cache
def speaking_nouns() -> frozenset[str]:
    """Give the common nouns for groups and documents that reports let speak (``speaking_nouns.txt``)."""
    return frozenset(group for line in _lines("speaking_nouns.txt") for group in line.split("|")[1].split())


@cache
def document_nouns() -> dict[str, str]:
    """Give the nouns of what is written or shown, each with its sort: ``words`` of somebody, or a ``medium``."""
    found = {}
    for line in _lines("speaking_nouns.txt"):
        sort, words = (cell.strip() for cell in line.split("|"))
        if sort != "group":
            found.update(dict.fromkeys(words.split(), sort))
    return found


_PERSONAL = ("man", "woman", "person", "er", "or", "ist", "ian", "ant", "ent", "official", "chief", "head", "mother",
             "father", "leader", "director", "secretary", "nominee", "refugee", "employee", "attendee", "boss",
             "deputy", "envoy", "chair", "king", "queen", "prince", "coach", "minister")  # fmt: skip
_IMPERSONAL = frozenset({"or", "letter", "paper", "newspaper", "number", "answer", "matter", "center", "chapter",
                         "border", "order", "power", "water", "weather", "winter", "summer", "offer", "poster", "event",
                         "content", "percent", "list"})  # fmt: skip


@cache
def occasion_nouns() -> dict[str, frozenset[str]]:
    """Give for each noun of an occasion or medium the prepositions with which it is one."""
    table: dict[str, set[str]] = {}
    for line in _lines("occasion_nouns.txt"):
        prepositions, nouns = line.split("|")
        for noun in nouns.split():
            table.setdefault(noun, set()).update(prepositions.split())
    return {noun: frozenset(found) for noun, found in table.items()}


def names_person(words: str) -> bool:
    """Whether a description is of one person, by the endings of its words."""
    found = words.lower().replace(",", " ").split()
    return any(word.endswith(_PERSONAL) and not word.endswith("ment") for word in found if word not in _IMPERSONAL)


def _lines(name: str) -> list[str]:
    text = (files("samestory.resources") / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _read(name: str) -> dict[str, Cue]:
    """Read a table of ``force | frame | words``."""
    table: dict[str, Cue] = {}
    for line in _lines(name):
        force, frame, words = (cell.strip() for cell in line.split("|"))
        for word in words.split():
            held = table.get(word)
            frames, forces = (held.frames, held.forces) if held else (frozenset[str](), frozenset[str]())
            table[word] = Cue(held.force if held else force, frames | {frame}, forces | {force})
    return table
