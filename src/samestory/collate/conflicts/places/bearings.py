"""Where something lies, told the other way round: north of a town, south of it; at one station, at another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from samestory.collate.conflicts.cite import cited
from samestory.collate.conflicts.doers import Doers, are_two
from samestory.collate.conflicts.occasion import far_apart
from samestory.collate.conflicts.wording.differences import misspelt
from samestory.collate.signs import Sign
from samestory.collate.words import STOP, stem, words
from samestory.model import Conflict, Report, Side, Span, StoryActor

_WAY: Final = r"(?:north|south)(?:-?(?:east|west))?|east|west"
_OF: Final = Sign(
    re.compile(rf"\b(?P<way>{_WAY})(?:ern|erly)?\s+of\s+(?:the\s+)?(?P<what>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){{0,2}})"),
    frozenset(
        f"{way}{end}"
        for way in ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
        for end in ("", "ern", "erly")
    ),
)
_TURNED: Final = {"north": "south", "south": "north", "east": "west", "west": "east"}
_KINDS: Final = (
    "Station Hospital Infirmary Street Road Avenue Lane Square Airport University College School Bridge Park Church "
    "Cathedral Mosque Stadium Hotel Mall Library Museum Harbour Harbor Beach Prison Pier Market Theatre Theater Court"
)
_NAMED: Final = Sign.of(
    re.compile(
        r"\b(?:at|in|near|outside|inside|from|to|on|of)\s+(?:the\s+)?"
        rf"(?P<own>[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)?)\s(?P<kind>{_KINDS.replace(' ', '|')})\b"
    ),
    _KINDS.lower(),
)
_SHARED: Final = 3
_AGREEING: Final = 0.4
"""Content words, and share of the shorter sentence, that two sentences with a place of one kind have in common."""
_BEARING: Final = 2
"""Content words that two sentences with opposite bearings have in common."""


_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Where:
    report: Report
    sentence: Span
    value: str
    key: _Key
    """What is told of what: the bearing of a place (``north``, ``Tarn``), a name of a kind (``East``, ``Station``)."""
    terms: frozenset[str]


_Test = Callable[[_Where, _Where], bool]


def bearing_conflicts(reports: Sequence[Report], actors: Sequence[StoryActor] = ()) -> list[Conflict]:
    """Find what lies on opposite sides of a place, or at two places of one kind.

    The sentences must tell much the same, and no report may name both: then they are two things. So are they where
    each sentence names somebody of its own (a scholar of one university, and one of another).
    """
    people = Doers(reports, actors, frozenset(["person"]))
    ways = [where for report in reports for where in _find(report, _OF, "way", "what")]
    names = [where for report in reports for where in _find(report, _NAMED, "own", "kind")]

    def of_one(a: _Where, b: _Where) -> bool:
        return _same_event(a, b) and not are_two(people.named(a.sentence.text), people.named(b.sentence.text))

    return [*_told(ways, _opposite, _same_matter), *_told(names, _another, of_one)]


def _told(held: Sequence[_Where], differ: Callable[[_Key, _Key], bool], alike: _Test) -> list[Conflict]:
    found: list[Conflict] = []
    used: set[_Key] = set()
    against = _against(dict.fromkeys(where.key for where in held), differ)
    for i, a in enumerate(held):
        for b in held[i + 1 :] if against[a.key] else ():
            if b.key not in against[a.key] or a.report.id == b.report.id or a.key in used or b.key in used:
                continue
            if not alike(a, b) or far_apart(a.report, b.report):
                continue
            sides = [[w for w in held if w.key == at.key and alike(w, other)] for at, other in ((a, b), (b, a))]
            telling = [{w.report.id for w in held if w.key == at.key} for at in (a, b)]
            if telling[0] & telling[1] or any(_names(w.report, b) for w in sides[0]):
                continue
            if any(_names(w.report, a) for w in sides[1]):
                continue
            used.update((a.key, b.key))
            shown = tuple(Side(side[0].value, cited((w.report, w.sentence) for w in side)) for side in sides)
            found.append(Conflict("place", f"where: {a.value}, {b.value}", shown))
    return found


def _against(keys: Iterable[_Key], differ: Callable[[_Key, _Key], bool]) -> dict[_Key, frozenset[_Key]]:
    """Say of each thing that is told of some place or kind what else told of it excludes it."""
    of_one: dict[str, list[_Key]] = {}
    for key in keys:
        of_one.setdefault(key[1], []).append(key)
    return {a: frozenset(b for b in held if differ(a, b)) for held in of_one.values() for a in held}


def _find(report: Report, pattern: Sign, first: str, second: str) -> list[_Where]:
    out: list[_Where] = []
    for sentence in report.sentences:
        matches = list(pattern.finditer(sentence.text))
        if not matches:
            continue
        cut = words(report.text, sentence.start, sentence.end)
        terms = frozenset(stem(k) for k in cut.keys if k not in STOP and len(k) > 1)
        for match in matches:
            own = frozenset(stem(w.lower()) for w in re.findall(r"[\w’'-]+", match[0]))
            key = (match[first].replace("-", ""), match[second])
            out.append(_Where(report, sentence, " ".join(match[0].split()), key, terms - own))
    return out


def _opposite(a: _Key, b: _Key) -> bool:
    return re.sub(r"north|south|east|west", lambda m: _TURNED[m[0]], a[0]) == b[0]


def _another(a: _Key, b: _Key) -> bool:
    """Whether two names of one kind are two, and no slip of the pen."""
    return not _one_name(a[0], b[0])


@lru_cache(maxsize=1 << 12)
def _one_name(one: str, two: str) -> bool:
    """Whether two names may be one: a story has few, and each many times."""
    return any(v.startswith(w) or w.startswith(v) or misspelt(w, v) for w in one.split() for v in two.split())


def _same_matter(a: _Where, b: _Where) -> bool:
    return len(a.terms & b.terms) >= _BEARING


def _same_event(a: _Where, b: _Where) -> bool:
    shared = len(a.terms & b.terms)
    return shared >= _SHARED and shared >= _AGREEING * min(len(a.terms), len(b.terms))


def _names(report: Report, where: _Where) -> bool:
    """Whether a report has the place of the other side anywhere."""
    own, what = (re.escape(part) for part in where.key)
    return re.search(rf"\b{own}\s+(?:of\s+(?:the\s+)?)?{what}\b", report.text) is not None
