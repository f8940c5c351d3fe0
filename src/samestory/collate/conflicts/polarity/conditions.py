"""Fair against foul: weather and sight told as good in one report and as bad in another.

The two sides share no predicate (``visibility was ideal``, ``strong winds were reported``); what they share is what
they describe, so each side is told by its words alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from samestory.collate.conflicts.cite import cited
from samestory.collate.signs import bare_words
from samestory.model import Conflict, Evidence, Report, Side, Span

_WEATHER = r"(?:weather|visibility|(?:weather|flying|sailing|driving|sea|road) conditions|skies|sky|seas?|winds?)"
_GOOD = (
    r"(?:ideal|perfect|excellent|good|fine|clear|calm|fair|favou?rable|sunny|mild|light|cloudless|unlimited|normal|"
    r"not a (?:factor|problem))"
)
_BAD = (
    r"(?:bad|poor|foul|severe|stormy|rough|dreadful|terrible|atrocious|harsh|treacherous|strong|high|heavy|gusty|"
    r"dense|thick|limited|low|fierce|violent|unfavou?rable|adverse)"
)
_BE = r"(?:was|were|is|are|had been)(?: reported(?:ly)?| described as| said to be)?(?: \w+ly)?"
_FAIR = (
    re.compile(rf"\b{_WEATHER}(?: and \w+)? {_BE} (?:\w+ and )?{_GOOD}\b", re.IGNORECASE),
    re.compile(rf"\b(?:in|under|with) (?:\w+ )?{_GOOD} (?:{_WEATHER})\b", re.IGNORECASE),
)
_FOUL = (
    re.compile(rf"\b{_WEATHER}(?: and \w+)? {_BE} (?:\w+ and )?{_BAD}\b", re.IGNORECASE),
    re.compile(
        r"\b(?:strong|high|heavy|gusty|fierce|violent|gale-force) (?:winds?|gusts?|rains?|seas?|snow|fog) (?:was|were|"
        r"had been|hit|swept|battered|lashed)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:in|amid|because of|due to|during|through|by) (?:\w+ )?(?:strong|high|heavy|fierce|dense|thick|poor|bad|"
        rf"severe|rough) (?:{_WEATHER}|rains?|fog|snow|gusts?|storms?)\b",
        re.IGNORECASE,
    ),
)
_SPOKEN_OF = frozenset(
    "weather visibility conditions skies sky sea seas wind winds gust gusts rain rains snow fog storm storms".split()  # noqa: SIM905
)
"""Words of which one stands in whatever tells of either."""
_SIGHT = re.compile(r"\b(?:visibility|fog|skies|sky)\b", re.IGNORECASE)
_AIR = re.compile(r"\bweather|conditions\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:may|might|could|would|will|if|whether|usual(?:ly)?|often|common(?:ly)?|typical(?:ly)?|forecast|expected|"
    r"season|earlier|later|until|before|previous(?:ly)?|morning|afterwards?|since|next|tomorrow|"
    r"last (?:week|month|year))\b|\?",
    re.IGNORECASE,
)
"""Words with which a sentence tells of another time, or of what is usual or only possible."""

_NOT = re.compile(r"\b(?:not|no|never|n['’]t)\b")


@dataclass(frozen=True, slots=True)
class _Told:
    report: Report
    span: Span
    sight: bool


def condition_conflicts(reports: Sequence[Report]) -> list[Conflict]:
    """Find weather that one report calls fair and another foul, told of the same time.

    Sentences about what is usual, forecast, possible, or about another time of the day are left out, and so is what
    one report tells both of: then the weather changed.
    """
    fair = [t for r in reports for t in _find(r, _FAIR)]
    foul = [t for r in reports for t in _find(r, _FOUL)] if fair else []
    both = {t.report.id for t in fair} & {t.report.id for t in foul}
    fair, foul = ([t for t in side if t.report.id not in both] for side in (fair, foul))
    if not fair or not foul:
        return []
    if not any(_comparable(a, b) for a in fair for b in foul):
        return []
    sides = (Side("fair", _evidence(fair)), Side("foul", _evidence(foul)))
    return [Conflict("polarity", "whether the weather was fair", sides)]


def _comparable(a: _Told, b: _Told) -> bool:
    """Whether both speak of the weather as a whole, or both of the sight, or both of the wind."""
    return a.sight == b.sight or bool(_AIR.search(a.span.text)) or bool(_AIR.search(b.span.text))


def _find(report: Report, patterns: Sequence[re.Pattern[str]]) -> list[_Told]:
    found: list[_Told] = []
    for sentence in report.sentences:
        text = sentence.text
        if _SPOKEN_OF.isdisjoint(bare_words(text)) or len(text) > 400 or "\n" in text:
            continue
        for pattern in patterns:
            match = pattern.search(text)
            if match is None:
                continue
            around = text[max(0, match.start() - 60) : match.end() + 60]
            if _OPEN.search(around) or _NOT.search(around[:70]):
                continue
            found.append(_Told(report, sentence, bool(_SIGHT.search(match.group()))))
            break
    return found


def _evidence(items: Sequence[_Told]) -> tuple[Evidence, ...]:
    return cited((t.report, t.span) for t in items)
