"""When the like last happened: `the first strike since 2006`, `teachers last walked out in 1998`.

Such a year stands beside no verb of what happened then, so that neither predicate nor patient says what it dates. The
words between `first` and `since` do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from samestory.collate.conflicts.cite import cited, clipped
from samestory.collate.conflicts.occasion import far_apart
from samestory.collate.signs import Sign
from samestory.collate.words import content, keys_of
from samestory.model import Conflict, Report, Side, Span

_YEAR: Final = r"(?P<year>(?:1[5-9]|20)\d\d)\b"
_FIRST: Final = Sign.of(
    re.compile(
        rf"\b(?P<which>first|worst|[a-z]{{3,}}est)\b(?P<what>[^.;:!?]{{0,110}}?)\bsince\s(?:[A-Za-z]+\s){{0,4}}?{_YEAR}",
        re.IGNORECASE,
    ),
    "since",
)
_LAST: Final = Sign.of(
    re.compile(
        rf"\blast (?!years?\b|months?\b|weeks?\b|night\b|season\b)(?P<what>[^.;:!?\d]{{3,110}}?)\b(?:in|on)\s"
        rf"(?:[A-Z][a-z]+\s)?{_YEAR}"
    ),
    "last",
)
_BEGAN: Final = re.compile(r"\b(?:records?|measurements?|counting|statistics|began|begun|started)\b", re.IGNORECASE)
"""`The hottest since records began in 1932` says nothing of when it was last as hot."""
_ENOUGH: Final = 2
"""Words that both share from which they surely speak of one thing."""


@dataclass(frozen=True, slots=True)
class _Last:
    report: Report
    span: Span
    which: str
    """``first``, also for `last`: the first since then is what was last then; else the superlative."""
    year: str
    what: frozenset[str]
    sentence: frozenset[str]


def last_time_conflicts(reports: Sequence[Report]) -> list[Conflict]:
    """Find years since when something is the first, or in which the like last happened, that exclude one another.

    Every report counts that tells one such year of a kind; the words for what happened must share one that tells.
    """
    told: dict[str, list[_Last]] = {}
    for report in reports:
        for last in _told(report):
            told.setdefault(last.which, []).append(last)
    found = []
    for which in sorted(told):
        held = [m for m in told[which] if len({n.year for n in told[which] if n.report.id == m.report.id}) == 1]
        for k, a in enumerate(held):
            against = [b for b in held[k + 1 :] if b.year != a.year and _one_thing(a, b)]
            if not against:
                continue
            b = against[0]
            sides = [
                [m for m in held if m.year == one.year and _one_thing(m, other)] for one, other in ((a, b), (b, a))
            ]
            weight = "grave" if len(_shared(a, b)) >= _ENOUGH else "unsure"
            about = f"when last: {clipped(' '.join(a.span.text.split()))}"
            found.append(Conflict("date", about, tuple(_side(side) for side in sides), weight))
            break
    return found


def _told(report: Report) -> Iterator[_Last]:
    for sentence in report.sentences:
        for pattern in (_FIRST, _LAST):
            for match in pattern.finditer(sentence.text):
                if _BEGAN.search(match.group()):
                    continue
                which = match["which"].lower() if pattern is _FIRST else "first"
                start, end = sentence.start + match.start(), sentence.start + match.end()
                yield _Last(
                    report,
                    Span(start, end, report.text[start:end]),
                    which,
                    match["year"],
                    _words(match["what"]),
                    _words(sentence.text),
                )


def _words(text: str) -> frozenset[str]:
    """Give the words that tell, without names: the whole story is about these."""
    plain = " ".join(re.findall(r"(?<![\w’'-])[a-z][a-z’'-]+", text))
    return frozenset(word for word in content(keys_of(plain)) if word.isalpha())


def _one_thing(a: _Last, b: _Last) -> bool:
    return a.report.id != b.report.id and not far_apart(a.report, b.report) and bool(_shared(a, b))


def _shared(a: _Last, b: _Last) -> frozenset[str]:
    """Give the words that tell what was last then in one and stand in the sentence of the other."""
    return (a.what & b.sentence) | (b.what & a.sentence)


def _side(held: Sequence[_Last]) -> Side:
    return Side(held[0].year, cited((m.report, m.span) for m in held))
