"""A report that says itself that it contradicts somebody: `contradicting the warden, who had said that nobody fled`.

What it tells then stands against what it says that the other said, and against what other reports have from that party.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from samestory.collate.conflicts.asked import whether, with_pronoun
from samestory.collate.conflicts.cite import cited
from samestory.collate.conflicts.people import known_names
from samestory.collate.signs import bare_words
from samestory.collate.words import telling_stems
from samestory.model import Conflict, Quotation, Report, Side, Span, StoryActor

_HOW: Final = r"\b(?:contradict(?:ing|s|ed)|at odds with|contrary to|disput(?:ing|es|ed))(?! by\b)"
_HOW_WORDS: Final = frozenset(
    "contradicting contradicts contradicted odds contrary disputing disputes disputed".split()  # noqa: SIM905
)
_WHO: Final = r"(?P<who>[^,.;:\"“”\n]{2,60}?)"
_CLAIM: Final = (
    r"(?:statement|claim|assertion|insistence|announcement|assurance|account|version|report|testimony)s?(?: on \w+)?"
)
_SAID: Final = (
    r"(?:sa(?:id|ys)|insist(?:s|ed)|claim(?:s|ed)|maintain(?:s|ed)|states?d?|assert(?:s|ed)|declared?|announced"
    r"|(?:told|assured) \w+(?: \w+){0,3}?)"
)
_WHAT: Final = r"[\"“]?(?P<what>[^.;\"“”\n]{8,200})"
_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_HOW} {_WHO},? (?:who|which) (?:had |has |have )?(?:\w+ly )?{_SAID}(?: on \w+day)? (?:that )?{_WHAT}",
        rf"{_HOW} {_WHO}(?:['’]s|(?<=s)['’]) (?:\w+ ){{0,2}}{_CLAIM} that {_WHAT}",
        rf"{_HOW} (?:an?|the|earlier) (?:\w+ ){{0,2}}{_CLAIM} (?:by|from) {_WHO} that {_WHAT}",
    )
)
"""Whom a sentence contradicts, and in what; the words before stand against it."""
_OPEN: Final = re.compile(
    r"\?|\b(?:not|never|without|would|could|may|might|if|whether|denied|seem(?:s|ed)? to|appear(?:s|ed)? to|to)\s+"
    r"(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""Before the words that contradict: then it is left open, or denied."""
_FINITE: Final = re.compile(r"(?:contradict|disput)e?(?:s|ed)\b", re.IGNORECASE)
"""Then what contradicts is the subject alone, and the sentence tells no more of it."""
_POINTS: Final = re.compile(
    r"\W*(?:that|this|it|the|his|her|their)?(?: (?:claims?|accounts?|figures?|remarks?|words|statements?))?\s*"
    r"(?:is |are |was |were |directly |flatly )*$",
    re.IGNORECASE,
)
"""Nothing but what points to the sentence before: `That contradicts`."""
_NEGATION: Final = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|neither|without|no one)\b|n['’]t\b", re.IGNORECASE
)
_SHARED: Final = 2
"""Words that the claim of a party has in common with the report of it elsewhere; one where both negate."""


@dataclass(frozen=True, slots=True)
class _Told:
    """Two sides that a report sets against one another."""

    report: Report
    own: Span
    source: str
    other: Span
    party: str


def contradicted_conflicts(reports: Sequence[Report], actors: Sequence[StoryActor]) -> list[Conflict]:
    """Find what reports tell and say at once to contradict what somebody said.

    Both sides stand in that report; on the side of who is contradicted stands also what others quote of them, where it
    negates as it does and speaks of the same.
    """
    canonical = known_names(actors)
    found: list[Conflict] = []
    for told in (t for report in reports for t in _told(report, canonical)):
        denied = bool(_NEGATION.search(told.other.text))
        yes_is_own = denied and not _NEGATION.search(told.own.text)
        theirs = [(told.report, told.other), *_echoes(told, reports, canonical, negative=denied)]
        own = _side("yes" if yes_is_own else "no", told.source, [(told.report, told.own)])
        other = _side("no" if yes_is_own else "yes", told.party, theirs)
        asked = told.own if yes_is_own else told.other
        about = whether(with_pronoun(asked.text.strip(" ,“”\"‘’'"), told.report.text, asked.start))
        found.append(Conflict("polarity", about, (own, other) if yes_is_own else (other, own)))
    return found


def _side(word: str, voice: str, told: Sequence[tuple[Report, Span]]) -> Side:
    return Side(f"{word}, says {voice}" if voice else word, cited(told))


def _told(report: Report, canonical: Mapping[str, str]) -> Iterator[_Told]:
    before: Span | None = None
    for sentence in report.sentences:
        match = None
        if not _HOW_WORDS.isdisjoint(bare_words(sentence.text)):
            match = next((m for form in _FORMS if (m := form.search(sentence.text))), None)
        if match is not None and not _OPEN.search(sentence.text[: match.start()]) and not _himself(match["who"]):
            start, end = sentence.start, sentence.start + match.start()
            pointing = _POINTS.fullmatch(sentence.text[: match.start()]) is not None
            if not pointing and _FINITE.match(match.group()):
                end = sentence.end
            own = before if pointing else Span.of(report.text, start, len(report.text[:end].rstrip(" ,–—-")))
            if own is not None and len(own.text.split()) > 1:
                other = report.span(sentence.start + match.start("what"), sentence.start + match.end("what"))
                party = _party(report, sentence.start + match.start("who"), match["who"], canonical)
                yield _Told(report, own, _source(report, own, canonical), other, party)
        before = sentence


def _himself(who: str) -> bool:
    return re.match(r"(?:him|her|it|them)sel(?:f|ves)|(?:his|her|its|their)\b", who, re.IGNORECASE) is not None


def _party(report: Report, at: int, who: str, canonical: Mapping[str, str]) -> str:
    """Name who is contradicted: as the actor whom the words mean, else in these words."""
    for actor in report.actors:
        for mention in actor.mentions:
            if mention.start < at + len(who) and at < mention.end and len(mention.text) * 2 > len(who):
                return canonical.get(actor.name.lower(), actor.name)
    return canonical.get(who.lower(), who)


def _source(report: Report, own: Span, canonical: Mapping[str, str]) -> str:
    """Name who tells what the report tells: whose words fill most of it."""
    for quotation in report.quotations:
        shared = min(quotation.content.end, own.end) - max(quotation.content.start, own.start)
        if shared * 2 > own.end - own.start and quotation.speaker is not None and quotation.polarity == "positive":
            name = quotation.speaker.name
            return canonical.get(name.lower(), name)
    return ""


def _echoes(
    told: _Told, reports: Sequence[Report], canonical: Mapping[str, str], *, negative: bool
) -> list[tuple[Report, Span]]:
    """Find what other reports quote of the party on the same matter."""
    matter = telling_stems(told.other.text) | telling_stems(told.own.text)
    found: list[tuple[Report, Span]] = []
    for report in reports:
        if report.id == told.report.id:
            continue
        best: tuple[int, int, Quotation] | None = None
        for quotation in report.quotations:
            text = quotation.content.text
            speaker = quotation.speaker.name if quotation.speaker else ""
            if canonical.get(speaker.lower(), speaker) != told.party or quotation.polarity != "positive":
                continue
            shared = len(telling_stems(text) & matter)
            least = 1 if negative else _SHARED
            if shared >= least and bool(_NEGATION.search(text)) == negative:
                rank = (shared, -quotation.content.start, quotation)
                best = rank if best is None or rank[:2] > best[:2] else best
        if best is not None:
            found.append((report, best[2].content))
    return found
