"""Who is accused and denies it: an accusation of one party, and a denial of the other on the same matter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from samestory.annotate.sentences import sentence_at
from samestory.collate.conflicts.cite import cited, clipped
from samestory.collate.conflicts.people import known_names
from samestory.collate.words import telling_stems
from samestory.model import Conflict, Pledge, Report, Side, StoryActor

_WHAT: Final = re.compile(r"\b(?:accus\w+|blam\w+)\b[^.;]*?\b(?:of|for)\s+(?P<what>[^.;]+)", re.IGNORECASE)
"""What somebody is accused of, behind who it is."""
_ALL: Final = re.compile(
    r"\bden(?:y|ies|ied|ying)\s+(?:it|this|that|them|(?:(?:the|these|those|all|any|such|his|her|its|their)\s+)?(?:\w+\s+)?"
    r"(?:allegations?|accusations?|charges?|claims?|wrongdoing|involvement|responsibility))\b",
    re.IGNORECASE,
)
"""A denial of whatever was said before."""
_NEAR: Final = 3
"""Sentences between an accusation and a denial that names no matter of its own."""


@dataclass(frozen=True, slots=True)
class _Entry:
    report: Report
    pledge: Pledge
    sentence: int | None
    """The number of the one in which it begins."""
    party: str
    against: str
    terms: frozenset[str]


def accused_conflicts(reports: Sequence[Report], actors: Sequence[StoryActor]) -> list[Conflict]:
    """Find what one party accuses another of and that party denies.

    The accused and who denies must be one actor with a name, and both must speak of the same: they share a word
    besides the names of the two, or the denial is of all and stands right behind the accusation in its report. Words
    alone do not tell that both mean the same act, so that it is never more than likely.

    Parameters
    ----------
    reports
        Annotated reports of one story.
    actors
        Who is who across them.
    """
    names = known_names(actors)
    accusations = [e for report in reports for e in _entries(report, "accusation", names) if e.against]
    denials = [e for report in reports for e in _entries(report, "denial", names)]
    found: list[Conflict] = []
    for said in _by_matter(accusations):
        against = [d for d in denials if d.party == said[0].against and any(_one_matter(a, d) for a in said)]
        said = [a for a in said if any(_one_matter(a, d) for d in against)]
        if not said:
            continue
        voices = " and ".join(dict.fromkeys(a.party for a in said))
        told = min((what["what"] for a in said if (what := _WHAT.search(a.pledge.span.text))), key=len)
        sides = ((f"yes, says {voices}", said), (f"no, says {said[0].against}", against))
        shown = tuple(Side(value, cited((e.report, e.pledge.span) for e in held)) for value, held in sides)
        about = f"what {said[0].against} is accused of: {clipped(told.strip())}"
        found.append(Conflict("polarity", about, shown, "unsure"))
    return found


def _by_matter(accusations: Sequence[_Entry]) -> list[list[_Entry]]:
    """Put what one party is accused of together, by whomever, where it is the same."""
    groups: list[list[_Entry]] = []
    for one in accusations:
        if _WHAT.search(one.pledge.span.text) is None:
            continue
        same = (g for g in groups if g[0].against == one.against and any(a.terms & one.terms for a in g))
        group = next(same, None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return groups


def _entries(report: Report, kind: str, names: Mapping[str, str]) -> list[_Entry]:
    out = []
    for pledge in report.pledges:
        if pledge.kind != kind or not pledge.party[:1].isupper():
            continue
        party, against = (names.get(name.lower(), name) for name in (pledge.party, pledge.counterparty or ""))
        at = sentence_at(report, pledge.span.start)
        own = telling_stems(f"{party} {against} {pledge.party} {pledge.counterparty or ''}")
        terms = telling_stems(pledge.span.text) - own - _SPOKEN
        out.append(_Entry(report, pledge, at, party, against if against[:1].isupper() else "", terms))
    return out


_SPOKEN: Final = telling_stems("accuse accused accuses accusing blame blamed deny denied denies claim involvement")


def _one_matter(a: _Entry, d: _Entry) -> bool:
    if a.terms & d.terms:
        return True
    if a.report.id != d.report.id or a.sentence is None or d.sentence is None:
        return False
    return 0 <= d.sentence - a.sentence <= _NEAR and _ALL.search(d.pledge.span.text) is not None
