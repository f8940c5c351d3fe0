"""Alive against dead: somebody who died in one report and survived, or was arrested, in another.

The two sides share no predicate (``survived``, ``went down with``, ``was shot dead``, ``is in custody``); what they
share is whom they tell it of: a person of the story, or the one driver, captain or gunman of both reports.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from samestory.annotate.calendar import read_date
from samestory.collate.conflicts.cite import cited
from samestory.collate.conflicts.occasion import far_apart
from samestory.collate.conflicts.polarity.claim_words import HYPOTHETICAL, Pieces
from samestory.model import Conflict, Report, Side, Span, StoryActor
from samestory.resources.thesaurus import is_person, senses

_WORD: Final = r"[\w’'-]+"
_WHO: Final = (
    rf"(?P<who>(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s(?:{_WORD}\s){{0,2}}?(?P<noun>[a-z]+)"
    rf"|(?P<name>[A-Z]{_WORD}(?:\s[A-Z]{_WORD}){{0,2}}))"
    r"(?:,\s[^.;:“”\"]{2,60},)?(?:\s(?:himself|herself))?\s"
)
"""Whom it is told of, with what stands between commas behind it."""
_BE: Final = r"(?:was|is|has been|had been)\s(?:\w+ly\s|then\s|also\s|now\s|still\s)?"
_DEAD: Final = Pieces(
    re.compile(
        rf"{_WHO}(?:{_BE}(?:killed|shot dead|shot and killed|found dead|pronounced dead|declared dead|dead)\b"
        r"|(?:had |has )?(?:died|perished|drowned)\b|went down with\b|(?:did not|didn['’]t) survive\b"
        r"|killed (?:him|her)self\b|blew (?:him|her)self\b)"
    ),
    ("killed", "dead", "died", "perished", "drowned", "down with", "survive", "blew"),
)
_ALIVE: Final = Pieces(
    re.compile(
        rf"{_WHO}(?:(?:had |has )?(?:survived|escaped|fled)\b"
        rf"|{_BE}(?:arrested|detained|captured|in custody|in hospital|recovering|alive|at large|on the run|"
        r"(?:being )?questioned)\b)"
    ),
    ("survived", "escaped", "fled", "arrest", "detain", "captured", "custody", "hospital", "recover", "alive", "large",
     "run", "questioned"),
)  # fmt: skip
_ELSEWHEN: Final = re.compile(
    r"\b(?:1[5-9]|20)\d\d\b|\b(?:last|previous|earlier|another|other|second|later|years? ago)\b", re.IGNORECASE
)
"""Words with which a sentence tells of another occasion, of one more, or of two times."""
_ANYBODY: Final = frozenset(
    """
    man woman boy girl child baby person victim passenger officer policeman soldier resident student worker patient
    teenager youth civilian hostage prisoner pedestrian
    """.split()  # noqa: SIM905
)
"""Nouns of whom an event may have many."""


@dataclass(frozen=True, slots=True)
class _Fate:
    report: Report
    span: Span
    who: str
    """The name of a person of the story, or a noun."""
    shown: str
    named: bool


def fate_conflicts(reports: Sequence[Report], actors: Sequence[StoryActor]) -> list[Conflict]:
    """Find people who died in one report and not in another.

    A noun stands for one person where no report has it in the plural or of one more (``a second gunman``). What one
    report tells both of, and who may have died since the other report, are none. Of a noun it is told as ``unsure``.
    """
    people: dict[str, set[str]] = {}
    for actor in actors:
        if actor.kind == "person":
            for alias in (actor.name, *actor.aliases):
                people.setdefault(alias.lower(), set()).add(actor.name)
    known = {alias: next(iter(names)) for alias, names in people.items() if len(names) == 1}
    dead = [fate for report in reports for fate in _fates(report, _DEAD, known)]
    alive = [fate for report in reports for fate in _fates(report, _ALIVE, known)] if dead else []
    found: list[Conflict] = []
    told: set[str] = set()
    for one in alive:
        if one.who in told:
            continue
        gone = [fate for fate in dead if _one(one, fate)]
        here = [fate for fate in alive if any(_one(fate, other) for other in gone)]
        both = {f.report.id for f in here} & {f.report.id for f in gone}
        pairs = [(a, b) for a in here for b in gone if _may_be_so(a, b)]
        if both or not pairs:
            continue
        told.update(fate.who for fate in here)
        sides = tuple(
            Side(word, cited((f.report, f.span) for f in side)) for word, side in (("yes", here), ("no", gone))
        )
        weight = "grave" if all(f.named for f in (*here, *gone)) else "unsure"
        found.append(Conflict("polarity", f"whether {one.shown} survived", sides, weight))
    return found


def _fates(report: Report, sign: Pieces, known: Mapping[str, str]) -> list[_Fate]:
    found = []
    for sentence in report.sentences:
        text = sentence.text
        if not sign.may_match(text) or len(text) > 400 or "\n" in text or _ELSEWHEN.search(text):
            continue
        for match in sign.finditer(text):
            if HYPOTHETICAL.search(text, max(0, match.start() - 12), match.end() + 12):
                continue
            name, noun = known.get((match["name"] or "").lower(), ""), match["noun"] or ""
            if name or (noun and is_person(noun) and noun not in _ANYBODY and _only(noun, report.text)):
                shown = name or f"the {noun}"
                found.append(_Fate(report, sentence, name or noun, shown, bool(name)))
    return found


def _only(noun: str, text: str) -> bool:
    """Whether a report knows one of a kind alone: `the driver`, and no drivers, and no second one."""
    return not re.search(
        rf"\b(?:{noun}s|(?:another|second|other|third|co-?|each|every|both) (?:{_WORD} )?{noun})\b", text, re.IGNORECASE
    )


def _one(a: _Fate, b: _Fate) -> bool:
    """Whether two fates are told of one person."""
    if a.named or b.named:
        return a.who == b.who
    return a.who == b.who or bool(senses(a.who)[0] & senses(b.who)[0])


def _may_be_so(alive: _Fate, dead: _Fate) -> bool:
    """Whether both are told of one time: who was alive may have died since."""
    if alive.report.id == dead.report.id or far_apart(alive.report, dead.report):
        return False
    days = read_date(alive.report.published), read_date(dead.report.published)
    return days[0] is None or days[1] is None or days[0] >= days[1]
