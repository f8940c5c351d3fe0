"""What could stand in a brief: sentences of the reports, and the parts of them that stand without the rest.

A sentence that is long is offered without its trailing clause as well (sentence compression by deletion, as in Knight &
Marcu 2000, but only at clause boundaries that the parser found), and its main clauses apart. Everything is mended to
stand alone and checked against the words it was taken from before it is offered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from samestory.brief.mend import added_names, mend
from samestory.brief.settings import BriefSettings
from samestory.collate.words import STOP_STEMS, stem, words
from samestory.model import Evidence, Fact, Report, Span, Statement, Story

CACHED: Final = 1 << 12
"""Sentences whose words are remembered: the same one is looked at as a candidate, as evidence and as a citation."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that could stand in the brief."""

    text: str
    report: int
    span: Span
    place: float
    """Where its sentence stands in the report: 1 for the first of the body, towards 0 for the last."""
    order: int
    """The number of its sentence in the body."""
    evidence: tuple[Evidence, ...]
    """Its own words, and where the report gives the names that were put in."""
    facts: tuple[int, ...]
    terms: frozenset[str]
    figures: frozenset[str]
    spoken: bool
    """Whether it holds somebody's words in quotation marks, or tells what somebody said."""
    quoted: bool
    """Whether whole words of somebody stand in it in quotation marks."""
    core: str
    """What has to be carried: the words that were said, where it tells just these, or all of it."""
    familiar: bool
    """Whether it names somebody by one name only that the report never gives in full."""
    length: int
    whole: bool
    """Whether it is a whole sentence of the report."""
    rivals: tuple[Evidence, ...] = ()
    """Words of others for values that were put in beside its own: cited with it, but no witnesses of it."""


def gather(story: Story, settings: BriefSettings) -> list[Candidate]:
    """Gather what could stand in the brief of a story, in the order of the reports."""
    places: dict[str, list[tuple[int, Fact, Evidence]]] = {}
    for number, fact in enumerate(story.facts):
        for item in fact.evidence:
            places.setdefault(item.report, []).append((number, fact, item))
    found: list[Candidate] = []
    known: set[str] = set()
    said = _said(story)
    for n, report in enumerate(story.reports):
        body = [i for i, s in enumerate(report.sentences) if s.start >= report.body_start and s.text.strip()]
        ranks = {i: rank for rank, i in enumerate(body)}
        for i, span in _stretches(report, ranks):
            if span.text in known:
                continue  # a copy says nothing else
            candidate = _candidate(n, report, span, i, ranks, places.get(report.id, ()), settings)
            if candidate is not None and not _only_said(candidate, said, report):
                found.append(candidate)
                known.add(span.text)
    return found


RUN = 4
"""Words in a row that a quotation of another report must have for them to be somebody's words."""


def _said(story: Story) -> dict[tuple[str, ...], set[str]]:
    """Gather the runs of words that reports give in quotation marks, and which reports do."""
    runs: dict[tuple[str, ...], set[str]] = {}
    for report in story.reports:
        for quotation in report.quotations:
            for part in quotation.verbatim:
                keys = words(part.text).keys
                for at in range(len(keys) - RUN + 1):
                    runs.setdefault(tuple(keys[at : at + RUN]), set()).add(report.id)
    return runs


def _only_said(candidate: Candidate, said: dict[tuple[str, ...], set[str]], report: Report) -> bool:
    """Whether a sentence is somebody's words that others quote, told here as if the reporter said so (a post shown)."""
    if any(q.cue is not None and _in(q.cue, candidate.span) for q in report.quotations):
        return False
    keys = words(candidate.text).keys
    runs = [tuple(keys[at : at + RUN]) for at in range(len(keys) - RUN + 1)]
    return bool(runs) and sum(run in said for run in runs) >= 0.7 * len(runs)


@lru_cache(maxsize=CACHED)
def terms_of(text: str) -> frozenset[str]:
    """Give the stems of the words that carry meaning."""
    return frozenset(s for k in words(text).keys if len(k) > 1 or k.isdigit() if (s := stem(k)) not in STOP_STEMS)


_TEENS = (
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_VALUES = (
    {word: n for n, word in enumerate(_TEENS, 13)}
    | {word: 10 * n for n, word in enumerate(_TENS, 2)}
    | {f"{ten}-{one}": 10 * m + n for m, ten in enumerate(_TENS, 2) for n, one in enumerate(_ONES, 1)}
)
_SPELT = re.compile(rf"(?i)\b(?:(?:{'|'.join(_TENS)})-(?:{'|'.join(_ONES)})|{'|'.join((*_TEENS, *_TENS))})\b")
_ANY = re.compile(
    rf"(?i)\d|\b(?:{'|'.join((*_ONES[1:], *_TEENS, *_TENS))}|ten|eleven|twelve|hundreds?|thousands?|dozens?)\b"
)
_VAGUE = frozenset({"hundred", "hundreds", "thousand", "thousands", "dozen", "dozens"})


@lru_cache(maxsize=CACHED)
def figures_of(text: str) -> frozenset[str]:
    """Give the numbers, written in figures or in words, as figures."""
    if _ANY.search(text) is None:
        return frozenset()
    plain = _SPELT.sub(lambda match: str(_VALUES[match.group().lower()]), text)
    return frozenset(k for k in words(plain).keys if k[:1].isdigit() or k in _VAGUE)


def _stretches(report: Report, ranks: dict[int, int]) -> Iterator[tuple[int, Span]]:
    """Give whole sentences, sentences without their trailing clause, and main clauses, each place once."""
    seen: set[tuple[int, int]] = set()
    statements: dict[int, list[Statement]] = {}
    for statement in report.statements:
        statements.setdefault(statement.sentence, []).append(statement)
    for i in ranks:
        whole = report.sentences[i]
        spans = [whole]
        for statement in statements.get(i, ()):
            cut = _before(report, statement, whole, statements[i])
            if cut is not None:
                spans.append(cut)
            if _severable(report, statement, whole) and not _spliced(report, statement.span.end, statements[i]):
                spans.append(statement.span)
        for span in spans:
            if (span.start, span.end) not in seen:
                seen.add((span.start, span.end))
                yield i, span


_TORN = re.compile(r"(?i)(?:if|unless|whether|that|but|and|or|because|according|including|except|only)\b")
_SHORTEST = 8
"""Words that must remain of a sentence whose trailing clause is cut."""


def _before(report: Report, statement: Statement, whole: Span, others: Sequence[Statement]) -> Span | None:
    """Give the sentence without the clause that ends it; None where something else would be torn.

    Only what is set off by a comma or a dash and told by the way is cut: never a condition, never who says so, nothing
    in quotation marks.
    """
    if statement.kind not in {"relative", "participle", "adverbial", "coordinate"}:
        return None
    start = statement.span.start
    head = report.text[whole.start : start].rstrip()
    linked = re.search(r"[,;—–]\s*(?:(?:and|but|with|who|which|whose|where|when|while|as|after|before)\s+)?$", head)
    tail = report.text[statement.span.end : whole.end].strip('"”’.!? ')
    if linked is None or tail:
        return None
    end = whole.start + len(head[: linked.start()].rstrip())
    cut = report.span(end, whole.end).text.lstrip(" ,;—–")
    if statement.kind == "coordinate":
        if statement.subject is None or not re.match(r"(?:and|but)\b", cut):
            return None
        if _spliced(report, end, others):
            return None  # the last clause of three: the first two would stand with a comma between them
    elif _TORN.match(cut):
        return None
    if re.search(r"[“”\"]|(?<!\w)[‘’']", cut) or len(report.text[whole.start : end].split()) < _SHORTEST:
        return None
    for quotation in report.quotations:
        for part in (quotation.cue, quotation.speaker):
            if part is not None and end <= part.start < whole.end and quotation.content.start < end:
                return None
    mains = [o for o in others if o.kind in {"main", "reported"} and o.subject is not None and o.span.start < end]
    if not mains or any(o.span.start < end < o.span.end - 1 and o.span.end < whole.end - 2 for o in mains):
        return None
    return report.span(whole.start, end)


_AFTER = re.compile(r"(?:$|[,;—–]|(?:although|though|but|since|until|amid|after|before|because|while)\b)")
"""What may follow a clause that is cut out: a relative clause without a comma belongs to its noun."""
_BOUND = frozenset(
    [
        "after", "although", "as", "because", "before", "if", "since", "that", "though", "unless", "until", "when",
        "where", "while", "who", "which",
    ]
)  # fmt: skip


def _spliced(report: Report, end: int, clauses: Sequence[Statement]) -> bool:
    """Whether one clause follows another with its own subject and a comma alone between them, before a place."""
    return any(
        one.span.end < end
        and report.text.startswith(", ", one.span.end)
        and any(two.subject and report.text.startswith(two.subject, one.span.end + 2) for two in clauses)
        for one in clauses
    )


_HEADLESS = re.compile(r"^[^,]{2,80}, (?:who|which|whose|where)\b[^,]*$")
"""A noun with a relative clause, its verb left outside: ``The Alda, which was on its way to Vell``."""


def _severable(report: Report, statement: Statement, whole: Span) -> bool:
    """Whether a clause can be cut out of its sentence: a clause with its subject, with nobody's words or list torn."""
    if statement.kind not in {"main", "coordinate"} or statement.claimant is not None or statement.quoted:
        return False
    span = statement.span
    first = span.text.split(" ", 1)[0].lower()
    if _HEADLESS.match(span.text):
        return False
    if statement.subject is None or first in _BOUND or first.endswith("ing") or statement.frame != span:
        return False
    for quotation in report.quotations:
        # What somebody says stays with who says it.
        if quotation.content.overlaps(span) and (quotation.cue is None or not _in(quotation.cue, span)):
            return False
    before = report.text[whole.start : span.start].rstrip()
    after = report.text[span.end : whole.end].lstrip('"”’.!?')
    starts = not before or before[-1] in ",;—–" or re.search(r"[,;] (?:and|but|while)$", before) is not None
    return starts and _AFTER.match(after) is not None and bool(before or after)


def _in(part: Span, span: Span) -> bool:
    return span.start <= part.start and part.end <= span.end


def _candidate(
    number: int,
    report: Report,
    span: Span,
    sentence: int,
    ranks: dict[int, int],
    places: Sequence[tuple[int, Fact, Evidence]],
    settings: BriefSettings,
) -> Candidate | None:
    """Mend one stretch and gather its evidence; None where it cannot stand alone or its evidence does not carry it."""
    length = len(span.text.split())
    least = 5 if span == report.sentences[sentence] else _SHORTEST
    if not least <= length <= settings.longest or not _prose(report, span, sentence):
        return None
    text = mend(report, span)
    if text is None:
        return None
    own = {(span.start, span.end): Evidence.of(report.id, span)}
    for name in added_names(report, text):
        own.setdefault((name.start, name.end), Evidence.of(report.id, name))
    carried = [
        index
        for index, _, item in places
        if item.start < span.end
        and span.start < item.end
        and min(item.end, span.end) - max(item.start, span.start) >= 0.7 * (item.end - item.start)
    ]
    inside = [q for q in report.quotations if q.content.overlaps(span) and _long(q.content, span)]
    quotes = [q for q in inside if q.kind == "direct" and q.speaker is not None and len(q.content.text.split()) > 4]
    core = " ".join(part.text for q in quotes for part in q.verbatim if _in(part, span))
    if len(terms_of(core)) < 3:
        core = text
    return Candidate(
        text=text,
        report=number,
        span=span,
        place=1 - ranks[sentence] / max(1, len(ranks)),
        order=ranks[sentence],
        evidence=tuple(own.values()),
        facts=tuple(dict.fromkeys(carried)),
        terms=terms_of(text),
        figures=figures_of(core),
        core=core,
        spoken=bool(inside),
        quoted=bool(quotes),
        familiar=any(
            a.kind == "person" and a.name.isalpha() and any(m.text == a.name and _in(m, span) for m in a.mentions)
            for a in report.actors
        ),
        length=len(text.split()),
        whole=span == report.sentences[sentence],
    )


def _long(content: Span, span: Span) -> bool:
    return 3 * (min(content.end, span.end) - max(content.start, span.start)) > span.end - span.start


_SELF = re.compile(r"\b(?:I|we|We|our|Our|us|my|My|you|You|your|Your)\b")
_FURNITURE = re.compile(
    r"(?i)\b(?:click|subscribe|sign up|newsletter|read more|photo(?:graph)?:|getty|watch:|video:|is seen in|pictured"
    r"|cookies|all rights reserved|scroll down|story continues|file photo|contributed to this|reporting by)\b"
    r"|[@#|•*©]|https?:|\bwww\."
)
_TRIVIA = re.compile(
    r"(?i)\b(?:not (?:immediately |yet )?(?:respond|repl(?:y|ied)|return(?:ed)?|be reached|been reached)"
    r"|declined? to comment|could not be (?:reached|verified)|for comment|was not immediately"
    r"|(?:one|another|a) (?:\w+ )?(?:user|commenter|reader)\b"
    r"|more information|more details|find out|as seen (?:in|on))\b"
)
_CAPTION = re.compile(
    r"(?i)^\W*(?:[\w’'-]+\s+){0,4}?(?:(?:at|near|outside|inside)\s+)?the (?:scene|site)\s+"
    r"(?:after|following|as|where)\b"
    r"|^\W*(?:[\w’'-]+\s+){1,5}?(?:attends?|works? at|stands? (?:at|near)) the (?:scene|site)\b"
)
"""What a picture shows: ``Rescuers at the scene after a ferry sank``."""
_AT_FIRST = re.compile(
    r"(?i)\b(?:initially|at first|originally|previously)\s+(?:been\s+)?"
    r"(?:said|told|reported|believed|thought|put|stated|announced|given)\b(?!.*\b(?:but|later|now|since)\b)"
)
"""What was told at first, without what is known now."""
_LABEL = re.compile(r"^\W*(?:[\w'’]+\W+){0,3}?[\w'’]+(?::\s|\s+[—–]\s)")
"""A label before a colon or an interjection before a dash: ``The cost: nine million``, ``Wait — there is more``."""
_REASON = re.compile(r"(?i)^[“\"'‘](?:because|so that|which|who|than|as for)\b")
"""Quoted words that answer a question or go on from a sentence that is not there."""
_CAPITALS = re.compile(r"\b[A-Z]{2,}(?:['’]S)?(?:[ ,]+[A-Z]{2,}){2,}\b")


def _prose(report: Report, span: Span, sentence: int) -> bool:
    """Whether a stretch is a reporter's sentence: no fragment, no question, no caption, nobody's words alone."""
    text = span.text
    if (
        _FURNITURE.search(text)
        or _TRIVIA.search(text)
        or _CAPTION.match(text)
        or _AT_FIRST.search(text)
        or "?" in text
        or text.rstrip().endswith(":")
        or text.count("\n\n")
    ):
        return False
    if _REASON.match(text):
        return False
    if text.isupper() or not re.search(r"[a-z]", text) or _LABEL.match(text) or _CAPITALS.search(text):
        return False
    outside = text
    for quotation in report.quotations:
        for part in quotation.verbatim:
            start, end = max(part.start, span.start) - span.start, min(part.end, span.end) - span.start
            if start < end:
                outside = outside[:start] + " " * (end - start) + outside[end:]
    rest = outside
    said = any(q.cue is not None and q.speaker is not None and _in(q.cue, span) for q in report.quotations)
    if len(re.findall(r"\w+", rest)) < (2 if said else 3) or _SELF.search(rest):
        return False
    cued = False
    for quotation in report.quotations:
        shared = min(quotation.content.end, span.end) - max(quotation.content.start, span.start)
        inside = quotation.cue is not None and _in(quotation.cue, span)
        cued = cued or inside
        if quotation.kind == "direct" and shared >= 0.8 * (span.end - span.start) and not inside:
            return False
    told = any(
        s.sentence == sentence and s.subject is not None and s.clause and s.kind in {"main", "coordinate", "reported"}
        for s in report.statements
    )
    if not told and not cued:
        return False
    whole = report.sentences[sentence]
    return whole != span or re.search(r"[.!?][”\"’')]*$", text.rstrip()) is not None
