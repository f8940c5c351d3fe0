"""None against some: nobody hurt in one account, two hurt in another.

``No one was injured`` is a figure told without a number. It stands against the toll that a report of the story tells at
its head, and against nothing else: a figure further down may be that of another event.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from samestory.collate.conflicts.cite import cited, figure_words
from samestory.collate.conflicts.numbers.measures import Measure, topics
from samestory.collate.conflicts.occasion import far_apart
from samestory.collate.reuse.direction import moment
from samestory.collate.signs import bare_words
from samestory.collate.words import stem
from samestory.model import Conflict, Report, Side, Span

_COUNTED: Final = frozenset(["dead", "hurt", "missing", "held", "ill"])
"""What happens to somebody or to nobody."""
_NOBODY: Final = re.compile(r"\b(?:no[ -]one|nobody|no (?:people|persons?)|none of (?:them|those|us))\b", re.IGNORECASE)
_NO: Final = re.compile(
    r"\b(?:no|without(?: any)?|zero)\s+(?:(?:reported|known|confirmed|human)\s+)?(?P<noun>[a-z]+)\b"
    r"(?!\s+(?:to|among|by)\b)",
    re.IGNORECASE,
)
"""A thing of which there is none; `no injuries to passengers` leaves open who else was hurt."""
_NOUNS: Final = frozenset(
    stem(noun)
    for noun in """
    injury injuries casualty casualties fatality fatalities death deaths victims arrest arrests detentions infections
    illness illnesses
    """.split()  # noqa: SIM905
)
_ANY: Final = frozenset(["no", "nobody", "none", "without", "zero"])
"""Words of which one stands in whatever tells of nobody: few clauses have any."""
_WITHIN: Final = 5
"""Words behind `nobody` among which the one that says what happened is looked for."""
LONGEST: Final = 300
"""Characters of a clause, at most."""
_HEAD: Final = 3
"""Sentences at the head of a report, with its title, in which it tells what the story is about."""
_OPEN: Final = re.compile(
    r"\b(?:will|would|could|may|might|should|must|can|cannot|if|unless|whether|until|when|yet|so far|at first|earlier|"
    r"(?:immediate|initial|serious|critical|severe|previous)(?:ly)?|badly|reports? of|other|else|further|more|except|"
    r"apart|besides|want(?:s|ed)?|hop(?:e|es|ed)|ensur(?:e|es|ed|ing)|luck(?:y|ily)|ever|never|not)\b|"
    r"\b(?:19|20)\d\d\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words with which a clause tells of some of those hurt, of an hour at which nothing was known, or of another event."""


@dataclass(frozen=True, slots=True)
class _None:
    report: Report
    span: Span
    claimant: str | None
    topic: str


def absence_conflicts(reports: Sequence[Report], measures: Sequence[Measure]) -> list[Conflict]:
    """Find what happened to nobody in one account, and to some in another.

    The number must stand in the title or the first sentences of its report, must be of all and of this event, and must
    not be that of a later report, which knows more. A report that tells both in its own voice tells of two things.

    Parameters
    ----------
    reports
        Annotated reports of one story.
    measures
        The figures of all of them.
    """
    absent = [none for report in reports for none in _absent(report)]
    if not absent:
        return []
    some = [m for m in measures if _is_toll(m)]
    found: list[Conflict] = []
    for topic in sorted({none.topic for none in absent}):
        tolls = [m for m in some if m.topic == topic]
        noes = [n for n in absent if n.topic == topic and any(_against(n, m) for m in tolls)]
        against = [m for m in tolls if any(_against(n, m) for n in noes)]
        if noes and against:
            found.append(_conflict(noes, against))
    return found


def _absent(report: Report) -> list[_None]:
    """Read what a report, or somebody in it, says to have happened to nobody."""
    clauses = [(s.span, s.claimant) for s in report.statements if not s.hedged]
    clauses += [
        (q.content, q.speaker.name if q.speaker else "")
        for q in report.quotations
        if q.polarity == "positive" and q.force != "deny"
    ]
    out: list[_None] = []
    for span, claimant in clauses:
        if (
            len(span.text) > LONGEST
            or _ANY.isdisjoint(bare_words(span.text))
            or "?" in report.text[span.end : span.end + 2]
        ):
            continue
        topic = _told(span.text)
        if topic and not _OPEN.search(span.text) and not any(none.span.overlaps(span) for none in out):
            out.append(_None(report, span, claimant, topic))
    return out


def _told(text: str) -> str:
    """Read what happened to nobody; empty where the words do not say it."""
    for match in _NO.finditer(text):
        noun = stem(match["noun"].lower())
        if noun in _NOUNS:
            topic = topics().get(noun, "")
            return topic if topic in _COUNTED else ""
    nobody = _NOBODY.search(text)
    behind = re.split(r"[,;:]", text[nobody.end() :])[0] if nobody is not None else ""
    told = (topics().get(stem(word.lower()), "") for word in re.findall(r"[\w’'-]+", behind)[:_WITHIN])
    return next((topic for topic in told if topic in _COUNTED), "")


def _is_toll(m: Measure) -> bool:
    """Whether a figure says to how many of all it happened, at the head of its report."""
    if m.topic not in _COUNTED or m.low < 1 or m.scope & {"part", "allowed", "ahead", "other", "first"} or m.elsewhen:
        return False
    return m.quantity.sentence <= _HEAD


def _against(none: _None, m: Measure) -> bool:
    if far_apart(none.report, m.report):
        return False
    if none.report.id == m.report.id:
        # One party's word against the report's own.
        return none.claimant is not None and none.claimant != m.quantity.claimant
    times = moment(none.report.published), moment(m.report.published)
    return none.claimant is not None or times[0] is None or times[1] is None or times[0] >= times[1]


def _conflict(noes: Sequence[_None], tolls: Sequence[Measure]) -> Conflict:
    first = tolls[0].quantity
    figures = Side(
        figure_words(first),
        cited((m.report, m.quantity.clause) for m in tolls if m.quantity.clause is not None),
    )
    nobody = Side("none", cited((n.report, n.span) for n in noes))
    claimed = all(n.claimant for n in noes)
    return Conflict(
        "number", f"whether anybody is {tolls[0].topic}", (figures, nobody), "grave" if claimed else "unsure"
    )
