"""Words that two reports give to two speakers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from samestory.annotate.pledges import is_name
from samestory.collate.conflicts.wording.readings import BREAK, FUNCTION, Quoted, Reading
from samestory.collate.reuse.align import longest_run
from samestory.model import Conflict, Evidence, Report, Side, Span, StoryActor, Utterance


def attribution_conflicts(
    utterances: Sequence[Utterance], reports: Sequence[Report], actors: Sequence[StoryActor], quoted: Quoted
) -> list[Conflict]:
    """Find words that reports give to different speakers.

    Only where both speakers are known actors and neither speaks for the other: a body and its spokesperson, a
    country and its minister are one speaker told in two ways.
    """
    known = {alias.lower(): actor for actor in actors for alias in (actor.name, *actor.aliases)}
    last = (actor.name.split()[-1] for actor in actors if actor.kind == "person" and is_name(actor.name))
    people = {name for name in last if name[:1].isupper()}  # `the man` names nobody
    found: list[Conflict] = []
    alone: list[tuple[str, Reading]] = []
    for utterance in utterances:
        by_speaker: dict[str, list[Reading]] = {}
        for reading in quoted.readings(utterance):
            speaker = reading.quotation.speaker
            actor = known.get(speaker.name.lower()) if speaker else None
            if (
                actor is not None
                and actor.kind == "person"
                and is_name(actor.name)
                and _certain(reading, actor, people)
                and sum(w.key not in FUNCTION and w.key != BREAK for w in reading.words) >= 1
            ):
                by_speaker.setdefault(actor.name, []).append(reading)
        names = list(by_speaker)
        if len(names) == 1:
            # Copies say the same: what a remark is told by is asked once.
            distinct = {reading.keys: reading for reading in reversed(by_speaker[names[0]])}
            alone += [(names[0], reading) for reading in reversed(distinct.values())]
        for x, first in enumerate(names):
            for second in names[x + 1 :]:
                a, b = by_speaker[first], by_speaker[second]
                if _alike(a[0], b[0]) and _two_voices((first, a), (second, b), reports):
                    found.append(_conflict((first, a), (second, b), "grave"))
    for n, (first, one) in enumerate(alone):
        for second, other in alone[n + 1 :]:
            told = (first, [one]), (second, [other])
            if first != second and _echoes(one, other) and _two_voices(*told, reports):
                found.append(_conflict(*told, "unsure"))
    return found


Voice = tuple[str, Sequence[Reading]]
"""A speaker, and the readings that are given to them."""


def _two_voices(a: Voice, b: Voice, reports: Sequence[Report]) -> bool:
    """Whether two reports tell two speakers, neither of whom may stand for the other."""
    (first, ours), (second, theirs) = a, b
    if {r.report.id for r in ours} & {r.report.id for r in theirs}:
        return False
    if any(_beside(r, second) for r in ours) or any(_beside(r, first) for r in theirs):
        return False
    return not (_speaks_for(first, second, reports) or _speaks_for(second, first, reports))


def _conflict(a: Voice, b: Voice, weight: str) -> Conflict:
    sides = tuple(Side(name, tuple(Evidence.of(r.report.id, _quoted(r)) for r in group)) for name, group in (a, b))
    text = " ".join(_quoted(a[1][0]).text.split()[:10]).rstrip(",;:")
    return Conflict("attribution", f"who said “{text}”", sides, weight)


def _echoes(a: Reading, b: Reading) -> bool:
    """Whether two quotations that no utterance joins are one remark: most words agree, some of them in a row."""
    mine, theirs = frozenset(a.content), frozenset(b.content)
    shared = len(mine & theirs)
    if shared < _SHARED or shared < _AGREEING * len(mine | theirs):
        return False
    return longest_run(a.keys, b.keys).size >= _RUN


_SHARED: Final = 3
_AGREEING: Final = 0.6
_RUN: Final = 4
"""Content words, share of them, and words in a row that two quotations of two speakers have in common."""


def _certain(reading: Reading, actor: StoryActor, people: AbstractSet[str]) -> bool:
    """Whether a report itself names the speaker beside the words: a cue and a name in or next to their sentence.

    Speakers that were worked out (the speaker of the paragraph before, a pronoun where two people were named) may be
    wrong, and would be blamed on the report. A pronoun in a paragraph that names one person only means that person.
    """
    quotation = reading.quotation
    speaker, cue = quotation.speaker, quotation.cue
    if speaker is None or cue is None:
        return False
    content = quotation.content
    text = reading.report.text
    if not _named_in(speaker.text, actor):
        before = text[text.rfind("\n", 0, content.start) + 1 : content.start]
        told = people & set(re.findall(r"\w+", before))
        if speaker.text.lower() not in {"he", "she"} or told != {actor.name.split()[-1]}:
            return False
    ends = sorted((min(speaker.start, cue.start), max(speaker.end, cue.end)))
    gap = text[ends[1] : content.start] if ends[1] <= content.start else text[content.end : ends[0]]
    return "\n" not in gap and not re.search(r"[.!?][\"”’']?\s+\S", gap[:-1])


def _named_in(words_: str, actor: StoryActor) -> bool:
    """Whether words hold the surname (or the whole name) of an actor."""
    return actor.name.split()[-1].lower() in words_.lower()


def _beside(reading: Reading, name: str) -> bool:
    """Whether the other speaker stands in the sentence of the quotation: then who speaks there is not certain."""
    report, at = reading.report, reading.quotation.content.start
    sentence = next((s for s in report.sentences if s.start <= at < s.end), None)
    last = name.split()[-1]
    return sentence is not None and last in sentence.text


def _quoted(reading: Reading) -> Span:
    stretch = max(reading.quotation.words, key=lambda s: s.end - s.start)
    return Span.of(reading.report.text, stretch.start, min(stretch.end, stretch.start + 480))


def _alike(a: Reading, b: Reading) -> bool:
    mine, theirs = {w for w in a.keys if w != BREAK}, {w for w in b.keys if w != BREAK}
    shared = (mine & theirs) - FUNCTION
    return (
        bool(shared)
        and len(mine & theirs) * 2 >= min(len(mine), len(theirs))
        and len(shared) >= min(2, len(mine - FUNCTION))
    )


_OFFICES = frozenset(
    """
    spokesman spokeswoman spokesperson minister president secretary chief director chairman chairwoman ambassador
    official chancellor king queen governor mayor leader officer representative head founder
    """.split()  # noqa: SIM905
)


def _speaks_for(person: str, body: str, reports: Sequence[Report]) -> bool:
    """Whether a person holds an office (their words may be told as their country's), or shares a name."""
    if set(person.lower().split()) & set(body.lower().split()):
        return True
    kinds = {a.kind for r in reports for a in r.actors if a.name == body}
    if "person" in kinds:
        return False
    roles = [role.lower() for r in reports for a in r.actors if a.name == person for role in a.roles]
    return any(set(role.split()) & _OFFICES for role in roles)
