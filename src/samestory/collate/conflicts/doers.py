"""Who does what a clause tells: the like done by two people is two things."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from samestory.collate.conflicts.people import known_names
from samestory.model import Report, Span, Statement, StoryActor
from samestory.resources.cues import cue_verbs

_WORD: Final = re.compile(r"[\w’'-]+")
_OWN: Final = re.compile(r"[’']s\b")
_PUT: Final = frozenset(
    ["put", "estimate", "count", "reckon", "calculate", "record", "register", "list", "cite", "give", "value", "place"]
)
"""What is done by somebody who tells a figure, beside the verbs of speech."""
_SEES: Final = frozenset(["see", "hear", "watch", "witness", "notice", "feel", "film", "smell", "recall", "remember"])
"""What is done by somebody who only tells of it."""
_TELLS: Final = _PUT | _SEES | frozenset(cue_verbs())


class Doers:
    """The people (and bodies) of a story as the subjects of its clauses.

    Parameters
    ----------
    reports
        Annotated reports of one story.
    actors
        Who is who across them.
    kinds
        Which actors are looked for.
    """

    def __init__(self, reports: Sequence[Report], actors: Iterable[StoryActor], kinds: frozenset[str]) -> None:
        self._known = known_names([actor for actor in actors if actor.kind in kinds])
        self._told: dict[tuple[str, int], list[Statement]] = {}
        for report in reports:
            for statement in report.statements:
                self._told.setdefault((report.id, statement.sentence), []).append(statement)

    def of(self, report: Report, sentence: int, span: Span, *, told: bool) -> frozenset[str]:
        """Give who does what the smallest clause around some words tells; nobody where no actor does it.

        Parameters
        ----------
        report, sentence, span
            Where the words stand.
        told
            Whether they are what is told where the verb is one of speech (`put the toll at nine`): who tells a figure
            does not do what it counts.
        """
        around = [s for s in self._told.get((report.id, sentence), ()) if s.span.contains(span)]
        smallest = min(around, key=lambda s: s.span.end - s.span.start, default=None)
        if smallest is None or (told and smallest.predicate in _TELLS):
            return frozenset()
        name = self._known.get((smallest.subject or "").lower())
        if name is not None:
            return frozenset([name] if smallest.predicate not in _SEES else [])
        within = [s for s in self._told[report.id, sentence] if smallest.span.contains(s.span) and s is not smallest]
        found = (self._known.get((s.subject or "").lower()) for s in within if s.predicate not in _TELLS)
        return frozenset(name for name in found if name is not None)

    def named(self, text: str) -> frozenset[str]:
        """Give the actors whom a text names."""
        return _named_in(text, self._known)


_HOSPITAL: Final = re.compile(
    r"\b(?:(?:[A-Z][\w’'-]*|of|the|and)\s)*[A-Z][\w’'-]*\s(?:[Hh]ospitals?|[Ii]nfirmary|[Cc]linic|[Mm]edical|[Uu]niversity)\b"
)
"""A house that is called by a place, and to which people are brought from another one."""


class Places:
    """The places of a story, and which of them some sentence names together: one may lie in the other."""

    def __init__(self, reports: Sequence[Report], actors: Sequence[StoryActor]) -> None:
        self._reports = reports
        places = [actor for actor in actors if actor.kind == "place"]
        self._aliases = {place.name: (place.name, *place.aliases) for place in places}
        self._known = known_names(places)
        self._told: dict[str, frozenset[str]] = {}
        self._naming: dict[str, frozenset[tuple[str, int]]] = {}

    def two(self, one: str, other: str) -> bool:
        """Whether two sentences tell of two places: each names its own, and no sentence names one of each."""
        ours, theirs = self._named(one), self._named(other)
        if not ours or not theirs or ours & theirs:
            return False
        return all(self._sentences(a).isdisjoint(self._sentences(b)) for a in ours for b in theirs)

    def _named(self, text: str) -> frozenset[str]:
        if text not in self._told:
            self._told[text] = _named_in(_HOSPITAL.sub(" ", text), self._known)
        return self._told[text]

    def _sentences(self, name: str) -> frozenset[tuple[str, int]]:
        """Say which sentences name a place, by one of its aliases: looked for once in a story."""
        if name not in self._naming:
            aliases = sorted(self._aliases[name])
            pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, aliases))})\b")
            self._naming[name] = frozenset(
                (report.id, number)
                for report in self._reports
                if any(alias in report.text for alias in aliases)
                for number, sentence in enumerate(report.sentences)
                if any(alias in sentence.text for alias in aliases) and pattern.search(sentence.text)
            )
        return self._naming[name]


def _named_in(text: str, known: Mapping[str, str]) -> frozenset[str]:
    """Give those whom a text names by one of their aliases; a name that is a part of a longer one names nobody else."""
    rest = f" {' '.join(_WORD.findall(_OWN.sub(' ', text.lower())))} "
    found = set()
    for alias, name in sorted(known.items(), key=lambda pair: (-len(pair[0]), pair)):
        words = f" {' '.join(_WORD.findall(alias))} "
        if words in rest:
            rest = rest.replace(words, "  ")
            found.add(name)
    return frozenset(found)


def are_two(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two clauses tell of what different people do."""
    return bool(one and other) and not one & other and not any(_alike(a, b) for a in one for b in other)


def _alike(a: str, b: str) -> bool:
    """Whether one name has all words of another: it may be that one in full."""
    short, long = sorted(({*name.lower().split()} for name in (a, b)), key=len)
    return short <= long
