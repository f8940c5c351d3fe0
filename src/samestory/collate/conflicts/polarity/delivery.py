"""Whether something was sent or got there: one report counts the letters, another says that none arrived.

The two sides use different verbs (``were sent``, ``no letter ever reached``), so that comparing predicates finds
nothing; what they share is the noun for the thing sent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from samestory.annotate.lemmas import fold
from samestory.collate.conflicts.cite import cited
from samestory.collate.signs import bare_words
from samestory.collate.words import words
from samestory.model import Conflict, Evidence, Report, Side, Span
from samestory.resources.words import word_set

_THING = (
    r"(?P<thing>letter|e-?mail|message|warning|request|notice|complaint|invitation|telegram|fax|memo|report|alert|"
    r"notification|parcel|payment|order|offer|proposal|document|file)s?"
)
_THINGS = frozenset(
    f"{thing}{end}"
    for thing in """
    letter mail email message warning request notice complaint invitation telegram fax memo report alert notification
    parcel payment order offer proposal document file
    """.split()  # noqa: SIM905
    for end in ("", "s")
)
"""Words of which one stands in whatever tells of one of them."""
_COUNT = r"(?:an?|the|two|three|four|five|six|seven|eight|nine|ten|dozens of|several|many|repeated|\d+)"
_SENT = r"(?:sent|delivered|mailed|posted|e-?mailed|dispatched|handed|forwarded|submitted)"
_ABOUT = r"(?:\s+(?:about|of|on|over|from|to)\s+(?:[\w'’-]+\s*){1,5}?)?"
_KIND = r"(?:(?:written|formal|official|urgent|clear|final|new|such|second|third|single|earlier|signed)\s+){0,2}"
_WHOM = r"(?:\s+(?:the|an?|its|his|her|their|our)?\s*(?:[\w'’-]+\s+){0,3}?|\s+)"
"""Whom it was sent to, between the verb and the thing (``sent the company a written warning``)."""
_WAYS = frozenset("sent delivered mailed posted emailed dispatched handed forwarded submitted".split())  # noqa: SIM905
_YES = {
    re.compile(
        rf"\b{_COUNT}\s+(?:\w+\s+)?{_THING}{_ABOUT}\s+(?:was|were|had been|have been|has been)\s+{_SENT}\b", re.I
    ): (frozenset(["was", "were", "been"]), _WAYS),
    re.compile(
        rf"\b(?<!not )(?<!never ){_SENT}\s+(?:\w+\s+)?{_COUNT}\s+(?:\w+\s+){{0,2}}{_THING}\b", re.I
    ): (_WAYS,),
    re.compile(
        rf"\b(?<!be )(?<!not )(?<!never )(?:sent|handed|gave|given){_WHOM}{_COUNT}\s+{_KIND}{_THING}\b", re.I
    ): (frozenset(["sent", "handed", "gave", "given"]),),
    re.compile(rf"\b(?:received|got)\s+{_COUNT}\s+{_KIND}{_THING}\b", re.I): (frozenset(["received", "got"]),),
}  # fmt: skip
"""How it is said that something was sent, with words of which some of each set stand in whatever says so."""
_RECEIVED = rf"(?:received?|got|gotten|get|been (?:sent|given))\s+(?:any|an?|the|such|its|their)\s+{_KIND}{_THING}\b"
_DENIES = r"\b(?:denied|denies|deny|denying)"
_DENIED = (frozenset(["denied", "denies", "deny", "denying"]),)
_NO = {
    re.compile(
        rf"\bno\s+(?:such\s+|\w+\s+)?{_THING}{_ABOUT}\s+(?:ever\s+|has ever\s+|had ever\s+)?(?:reached|arrived|"
        r"came|(?:was|were|had been|has been)\s+(?:ever\s+)?(?:received|sent|delivered))\b",
        re.IGNORECASE,
    ): (frozenset(["no"]), frozenset(["reached", "arrived", "came", "received", "sent", "delivered"])),
    re.compile(
        r"\b(?:never|not|n['’]t)\s+(?:ever\s+)?(?:received?|got|gotten|get|seen|saw)\s+(?:any\s+|an?\s+|the\s+|"
        rf"those\s+|such\s+|its\s+|their\s+)?(?:\w+\s+)?{_THING}\b",
        re.IGNORECASE,
    ): (
        frozenset(["never", "not", "t"]),
        frozenset(["receive", "received", "got", "gotten", "get", "seen", "saw"]),
    ),
    re.compile(rf"\b(?:received|got)\s+no\s+(?:such\s+|\w+\s+)?{_THING}\b", re.IGNORECASE): (
        frozenset(["no"]),
        frozenset(["received", "got"]),
    ),
    re.compile(rf"\b{_THING}{_ABOUT}\s+never\s+(?:reached|arrived|came)\b", re.IGNORECASE): (
        frozenset(["never"]),
        frozenset(["reached", "arrived", "came"]),
    ),
    re.compile(
        rf"{_DENIES}\b[^.;:\"“”]{{0,80}}?\b(?:had|has|have|having|ever)\s+(?:ever\s+)?{_RECEIVED}", re.IGNORECASE
    ): _DENIED,
    re.compile(
        rf"{_DENIES}\s+(?:ever\s+)?(?:receiving|getting|being (?:sent|given))\s+"
        rf"(?:any|an?|the|such|its|their)\s+{_KIND}{_THING}\b",
        re.IGNORECASE,
    ): _DENIED,
}
"""How it is said that none arrived, with words of which some of each set stand in whatever says so: hardly any report
has them all in one sentence."""
_LEAST_SHARED = 1
"""Words besides the thing that both sentences, or what stands just before them, must share."""
_BEFORE = 160


@dataclass(frozen=True, slots=True)
class _Told:
    report: Report
    thing: str
    span: Span
    terms: frozenset[str]


def delivery_conflicts(reports: Sequence[Report]) -> list[Conflict]:
    """Find things that one side says were sent, and another that none of them arrived.

    The noun for the thing and at least one rarer word around it must agree.
    """
    no = [told for report in reports for told in _find(report, _able(report, _NO, _THINGS))]
    if not no:
        return []
    against = {(told.report.id, told.span.start) for told in no}
    # `He denied that it had received a warning` holds the words of a receipt, too: it is a denial only.
    things = {word for told in no for word in bare_words(told.thing)}
    asked = frozenset(word for thing in things for word in (thing, f"{thing}s"))
    yes = [told for report in reports for told in _find(report, _able(report, _YES, asked))
           if (told.report.id, told.span.start) not in against]  # fmt: skip
    found: list[Conflict] = []
    for thing in dict.fromkeys(told.thing for told in no):
        refused = [told for told in no if told.thing == thing]
        sent = [told for told in yes if told.thing == thing
                and any(len(told.terms & other.terms) >= _LEAST_SHARED for other in refused)]  # fmt: skip
        if sent:
            sides = (Side("yes", _evidence(sent)), Side("no", _evidence(refused)))
            found.append(Conflict("polarity", f"whether any {thing} was sent and arrived", sides))
    return found


def _able(
    report: Report, patterns: Mapping[re.Pattern[str], Sequence[frozenset[str]]], things: AbstractSet[str]
) -> list[re.Pattern[str]]:
    """Give the patterns that may match in a sentence of a report that names one of some things."""
    told = [words for s in report.sentences if not things.isdisjoint(words := bare_words(s.text))]
    return [pattern for pattern, needed in patterns.items() if any(all(map(words.__and__, needed)) for words in told)]


def _find(report: Report, patterns: Sequence[re.Pattern[str]]) -> list[_Told]:
    found: list[_Told] = []
    for pattern in patterns:
        for match in pattern.finditer(report.text):
            sentence = next((s for s in report.sentences if s.start <= match.start() < s.end), None)
            if sentence is None or match.end() > sentence.end or "?" in sentence.text[-2:]:
                continue
            if any(told.span.start <= match.start() < told.span.end for told in found):
                continue
            thing = fold(match.group("thing"))
            span = Span.of(report.text, sentence.start, min(sentence.end, max(match.end(), sentence.start + 300)))
            near = words(report.text, max(0, sentence.start - _BEFORE), sentence.end).keys
            terms = frozenset(fold(w) for w in near if len(w) > 2 and w not in word_set("stop_words.txt")) - {thing}
            found.append(_Told(report, thing, span, terms))
    return found


def _evidence(items: Sequence[_Told]) -> tuple[Evidence, ...]:
    return cited((t.report, t.span) for t in items)
