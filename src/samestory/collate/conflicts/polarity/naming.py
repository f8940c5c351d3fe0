"""Whether somebody's name was made public: told in so many ways that clauses about it share hardly a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from samestory.collate.conflicts.cite import cited
from samestory.collate.conflicts.polarity.claim_words import Pieces
from samestory.model import Conflict, Evidence, Report, Side, Span

_PUBLIC = r"(?:released?|disclosed?|published|revealed?|made public|given out|announced?)"
_WHO = r"(?P<who>(?:[a-z]+(?:-[a-z]+)?\s){0,2}[a-z]+)"
_NAMES = ("name", "identi")
_NO = (
    Pieces(
        re.compile(
            rf"\b[Nn]ames? of (?:the |all |both )?{_WHO} (?:have|has|were|was|had) not (?:yet )?(?:been )?(?:\w+ly )?"
            rf"{_PUBLIC}"
        ),
        ("ame of", "ames of"),
    ),
    Pieces(
        re.compile(
            rf"\b(?:have|has|had|did) not (?:yet )?(?:\w+ly )?{_PUBLIC} (?:the )?{_WHO}['’]s? (?:names?|identit)"
        ),
        _NAMES,
    ),
    Pieces(
        re.compile(
            rf"\b(?:have|has|had|did) not (?:yet )?(?:\w+ly )?{_PUBLIC} (?:the )?(?:names?|identit\w+) of "
            rf"(?:the )?{_WHO}"
        ),
        ("name of", "names of", "identit"),
    ),
    Pieces(
        re.compile(
            r"\b(?P<theirs>[Tt]heir|[Hh]is|[Hh]er) (?:names?|identit\w+) (?:have|has|were|was|had) not (?:\w+ly )?"
            rf"(?:been )?(?:\w+ly )?{_PUBLIC}"
        ),
        ("eir name", "is name", "er name", "eir identit", "is identit", "er identit"),
    ),
    Pieces(
        re.compile(
            r"\b(?:have|has|had|did) not (?:yet )?(?:been )?(?:\w+ly )?(?:named?|identif(?:y|ied)) (?:the )?"
            rf"{_WHO}"
        ),
        _NAMES,
    ),
)
_YES = (
    Pieces(
        re.compile(rf"\b(?:identified|named) (?:the |all |both )?{_WHO} as (?:[A-Z][\w'’-]+ ){{1,3}}[A-Z]"),
        ("identified", "named"),
    ),
    Pieces(re.compile(rf"\breleased the (?:names?|identit\w+) of (?:the )?{_WHO}\b"), ("released the",)),
)
_MEMBERS = {
    "pilot": "crew", "pilots": "crew", "captain": "crew", "co-pilot": "crew", "sailors": "crew", "crewmen": "crew",
    "girls": "girl", "schoolgirls": "girl", "students": "student", "victims": "victim", "dead": "victim", "men": "man",
    "women": "woman", "suspects": "suspect", "passengers": "passenger", "soldiers": "soldier", "officers": "officer",
    "children": "child", "hostages": "hostage", "gunmen": "gunman", "workers": "worker", "survivors": "survivor",
    "attackers": "attacker", "boys": "boy", "teenagers": "teenager",
}  # fmt: skip
"""Nouns for people, each with the word under which its names are told: the pilot's name is one of the crew's."""


@dataclass(frozen=True, slots=True)
class _Told:
    report: Report
    span: Span
    who: frozenset[str]


def naming_conflicts(reports: Sequence[Report]) -> list[Conflict]:
    """Find people who one report says were named, and another that their names were not made public."""
    no = [told for report in reports for told in _find(report, _NO)]
    if not no:
        return []
    yes = [told for report in reports for told in _find(report, _YES)]
    found: list[Conflict] = []
    for kind in sorted({w for t in yes for w in t.who}):
        named = [t for t in yes if kind in t.who]
        kept = [t for t in no if kind in t.who and t.report.id not in {n.report.id for n in named}]
        if named and kept:
            sides = (Side("yes", _evidence(named)), Side("no", _evidence(kept)))
            found.append(Conflict("polarity", f"whether the names of the {_shown(kind)} were made public", sides))
    return found


def _shown(kind: str) -> str:
    return {"crew": "crew", "child": "children", "man": "men", "woman": "women", "gunman": "gunmen"}.get(
        kind, f"{kind}s"
    )


def _find(report: Report, patterns: Sequence[Pieces]) -> list[_Told]:
    found: list[_Told] = []
    for pattern in patterns:
        for match in pattern.finditer(report.text):
            got = match.groupdict()
            if got.get("theirs"):
                # Whose: the people named last, within the sentences just before.
                before = report.text[max(0, match.start() - 160) : match.start()].lower()
                words = [w for w in re.findall(r"[a-z-]+", before) if _MEMBERS.get(w, w) in _MEMBERS.values()]
                who = frozenset(_MEMBERS.get(w, w) for w in words[-1:])
            else:
                words = got["who"].lower().split()
                who = frozenset(_MEMBERS.get(w, w) for w in words) & frozenset(_MEMBERS.values())
            sentence = next((s for s in report.sentences if s.start <= match.start() < s.end), None)
            if who and sentence is not None:
                end = min(sentence.end, max(match.end(), sentence.start + 240))
                end = match.end() if end > match.end() and end != sentence.end else end
                start = sentence.start if match.end() - sentence.start < 240 else match.start()
                while end < len(report.text) and report.text[end - 1].isalnum() and report.text[end].isalnum():
                    end += 1
                found.append(_Told(report, Span.of(report.text, start, end), who))
    return found


def _evidence(items: Sequence[_Told]) -> tuple[Evidence, ...]:
    return cited((t.report, t.span) for t in items)
