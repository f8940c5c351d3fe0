"""Dates and times told in one report."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from samestory.annotate.calendar import Told, find_clocks, find_dates, read_date, resolve
from samestory.annotate.frames import SPEECH, clause_head, clause_span, is_verb, participants
from samestory.annotate.lemmas import folded, terms
from samestory.model import Moment, Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BOUNDS = {"since": "since", "until": "until", "till": "until", "by": "by", "before": "before", "after": "after",
           "from": "since", "ahead": "before", "following": "after", "prior": "before"}  # fmt: skip
_EXCUSES = re.compile(
    r"\b(?:about|around|roughly|approximately|just after|shortly after|just before|some time)\s*$", re.IGNORECASE
)


def _dated_next(text: str, end: int) -> bool:
    """Whether a weekday only introduces the full date after it (``Sunday, 7 March 2021``)."""
    return any(
        end <= t.start <= end + 3 and t.kind == "day" and not text[end : t.start].strip(" ,") for t in _dates(text)
    )


@lru_cache(maxsize=8)
def _dates(text: str) -> tuple[Told, ...]:
    return tuple(find_dates(text))


def date_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Give the stretches that tell a date or a clock time: no number in them counts anything."""
    spans = [(t.start, t.end) for t in _dates(text)]
    spans += [(s, e) for s, e, _ in find_clocks(text)]
    return tuple(spans)


def anchor_of(report: Report) -> date | None:
    """Give the day that ``Monday`` and ``last month`` in a report are counted from.

    It is the day of publication, or else a full date in the dateline. A date that merely stands in the text is no
    anchor: it may be that of something long past.
    """
    published = read_date(report.published)
    if published is not None:
        return published
    if report.dateline:
        days = Counter(t.date for t in find_dates(report.dateline) if t.kind == "day" and t.date)
        if days:
            return read_date(sorted(days, key=lambda d: (-days[d], d))[0])
    return None


def find_moments(doc: Doc, report: Report) -> tuple[Moment, ...]:
    """Find the dates and times told, each with the clause that it dates.

    Where a date hangs on the day of the report and that is not known, ``date`` is empty and ``rule`` says how to
    work it out, so that the other reports of a story can help (:func:`samestory.collate.timeline.date_moments`).

    Parameters
    ----------
    doc
        The grammar of ``report.text``.
    report
        The report with its sentences; ``published`` anchors relative dates.
    """
    text = report.text
    anchor = anchor_of(report)
    clocks = list(find_clocks(text))
    used: set[int] = set()
    found: list[Moment] = []
    for told in _dates(text):
        if told.kind == "within" or (told.weekday and _dated_next(text, told.end)):
            continue
        span = Span.of(text, told.start, told.end)
        index, (low, high) = _sentence(report, told.start)
        hour = next(
            (c for c in clocks if low <= c[0] < high and abs(c[0] - told.start) < 60 and c[0] not in used), None
        )
        moment = _moment(doc, report, span, told, anchor, index)
        if moment is None:
            continue
        if hour is not None and told.kind == "day" and not moment.spoken:
            used.add(hour[0])
            start, end = min(told.start, hour[0]), max(told.end, hour[1])
            loose = (
                bool(_EXCUSES.search(text[max(0, hour[0] - 16) : hour[0]])) or text[hour[0] : hour[1]].lower() == "noon"
            )
            moment = _with_clock(moment, Span.of(text, start, end), hour[2], loose)
        found.append(moment)
    for start, end, told_hour in clocks:
        if start in used:
            continue
        index, _ = _sentence(report, start)
        moment = _moment(
            doc, report, Span.of(text, start, end), Told(start, end, "clock", f"T{told_hour}"), anchor, index
        )
        if moment is not None:
            loose = bool(_EXCUSES.search(text[max(0, start - 16) : start])) or text[start:end].lower() == "noon"
            found.append(_with_clock(moment, moment.span, told_hour, loose))
    return tuple(sorted(found, key=lambda m: (m.span.start, m.span.end)))


def _with_clock(moment: Moment, span: Span, hour: str, loose: bool) -> Moment:
    when = f"{moment.date}T{hour}" if re.fullmatch(r"\d{4}-\d\d-\d\d", moment.date) else moment.date
    rule = f"{moment.rule}@{hour}" if moment.rule and not moment.date else moment.rule
    return replace(moment, span=span, date=when, rule=rule, approximate=moment.approximate or loose)


def _moment(doc: Doc, report: Report, span: Span, told: Told, anchor: date | None, index: int) -> Moment | None:
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None or not len(tokens):
        return None
    if told.weekday and _is_possessive_name(tokens[-1]):
        return None
    holder, attached = _holder(tokens.root)
    verb = clause_head(holder)
    future = is_verb(verb) and is_future(verb)
    when = told.date or (resolve(told.rule, anchor, future=future) if anchor is not None else "")
    rule = (told.rule + ("!" if future else "")) if told.rule else ""
    if not when and not rule:
        return None
    clause, inside = clause_span(holder, doc, report.text)
    if not clause.contains(span):
        clause = Span.of(report.text, min(clause.start, span.start), max(clause.end, span.end))
    if len(clause.text) > 480 or "\n" in clause.text:
        clause = span
    eventful = False
    agent: tuple[str, ...] = ()
    patient: tuple[str, ...] = ()
    predicate = ""
    spoken = False
    if is_verb(verb):
        agents, patients = participants(verb)
        agent = tuple(folded(t) for t in agents)
        patient = tuple(folded(t) for t in patients)
        predicate = folded(verb)
        has_clause = any(c.dep_ == "ccomp" for c in verb.children)
        spoken = verb.lemma_.lower() in SPEECH and (has_clause or not patients)
        inner = {t.i for t in inside}
        present = any(t.i in inner for t in (*agents, *patients))
        if verb.dep_ in {"conj", "xcomp", "pcomp"} or verb.tag_ == "VBG":
            present = any(c.i in inner and c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
        # `a ceasefire agreed in May` names a thing; it tells no event by itself.
        relative = any(c.tag_ in {"WDT", "WP", "WP$", "WRB"} for c in verb.children)
        named = verb.dep_ == "acl" or (verb.dep_ == "relcl" and not relative)
        eventful = present and verb.lemma_.lower() not in {"be", "have"} and not attached and not named
    return Moment(
        span=span,
        date=when,
        clause=clause,
        terms=terms(inside),
        sentence=index,
        inferred=not told.date,
        rule=rule,
        predicate=predicate,
        agent=agent,
        patient=patient,
        bound=_bound(report.text[max(0, span.start - 24) : span.start]),
        spoken=spoken,
        eventful=eventful,
        negated=is_verb(verb) and any(c.dep_ == "neg" for c in verb.children),
    )


def _is_possessive_name(last: Token) -> bool:
    """Whether the day belongs to a noun (``Thursday's release``): it dates that noun, not the clause."""
    doc = last.doc
    return last.i + 1 < len(doc) and doc[last.i + 1].tag_ == "POS"


def _holder(root: Token) -> tuple[Token, bool]:
    """Find the token that a date hangs on, and whether that is a noun (``the meeting on Monday``)."""
    here = root
    while (
        here.dep_
        in {
            "pobj",
            "compound",
            "nummod",
            "prep",
            "npadvmod",
            "appos",
            "amod",
            "conj",
            "pcomp",
            "nmod",
            "advmod",
            "punct",
            "det",
            "quantmod",
        }
        and here.head.i != here.i
    ):
        here = here.head
        if is_verb(here) or here.dep_ in {"ROOT"}:
            break
        if here.pos_ == "NOUN" and here.ent_type_ not in {"DATE", "TIME"}:
            return here, not _is_event_noun(here)
    return here, False


def _is_event_noun(noun: Token) -> bool:
    """Whether a noun is the object or subject of its verb, so that the date still places the verb's event."""
    return noun.dep_ in {"dobj", "nsubjpass"} and is_verb(noun.head)


def is_future(verb: Token) -> bool:
    """Whether a clause is about what is to come: ``will``, ``is to``, ``plans to``, ``ahead of``."""
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in {"will", "'ll", "’ll", "shall", "wo", "would"}:
            return True
        if child.dep_ == "aux" and child.lower_ == "to" and verb.dep_ == "xcomp":
            return verb.head.lemma_.lower() in {
                "plan",
                "expect",
                "schedule",
                "due",
                "set",
                "intend",
                "hope",
                "want",
                "promise",
                "vow",
                "agree",
            }
    return False


def _bound(before: str) -> str:
    words = before.lower().split()
    for word in reversed(words[-2:]):
        if word in _BOUNDS:
            return _BOUNDS[word]
    return ""


def _sentence(report: Report, at: int) -> tuple[int, tuple[int, int]]:
    for index, sentence in enumerate(report.sentences):
        if sentence.start <= at < sentence.end:
            return index, (sentence.start, sentence.end)
    return 0, (0, len(report.text))
