"""Dates and times told in one report."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from samestory.annotate.calendar import Told, find_clocks, resolve
from samestory.annotate.frames import SPEECH, clause_head, clause_span, is_verb, participants
from samestory.annotate.happenings import (
    LONGEST_WIDENED,
    event_before,
    event_between,
    holder_of,
    is_possessive_name,
    phrase_of,
    tells_event,
)
from samestory.annotate.lemmas import folded, terms
from samestory.annotate.sentences import sentence_at
from samestory.annotate.tenses import is_unreal, tense_of
from samestory.annotate.told_dates import anchor_of, dated_next, dates_in
from samestory.clean.dateline import LONGEST, dateline_end
from samestory.model import Moment, Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_BOUNDS = {"since": "since", "until": "until", "till": "until", "by": "by", "before": "before", "after": "after",
           "from": "since", "between": "since", "ahead": "before", "following": "after", "prior": "before"}  # fmt: skip


_EXCUSES = re.compile(
    r"\b(?:about|around|roughly|approximately|(?:just|shortly|soon|right|a little) (?:after|before)|some time)\s*$",
    re.IGNORECASE,
)


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
    for told in dates_in(text):
        if told.kind == "within" or (told.weekday and dated_next(text, told.end)):
            continue
        if _in_dateline(text, told.start):
            continue  # the day on which it was written, and of nothing that it tells
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
        found.extend(_bounded_by(doc, report, moment))
        found.extend(_in_force_by(doc, report, moment))
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
    return tuple(sorted(found, key=lambda m: (m.span.start, m.span.end, m.bound)))


def _in_dateline(text: str, at: int) -> bool:
    """Whether a date stands in the dateline of its paragraph."""
    begin = text.rfind("\n", 0, at) + 1
    return at - begin < LONGEST and begin + dateline_end(text[begin : begin + 2 * LONGEST]) > at


def _with_clock(moment: Moment, span: Span, hour: str, loose: bool) -> Moment:
    when = f"{moment.date}T{hour}" if re.fullmatch(r"\d{4}-\d\d-\d\d", moment.date) else moment.date
    rule = f"{moment.rule}@{hour}" if moment.rule and not moment.date else moment.rule
    return replace(moment, span=span, date=when, rule=rule, approximate=moment.approximate or loose)


def _moment(doc: Doc, report: Report, span: Span, told: Told, anchor: date | None, index: int) -> Moment | None:
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None or not len(tokens):
        return None
    if told.weekday and is_possessive_name(tokens[-1]):
        return None
    holder, attached = holder_of(tokens.root)
    verb = clause_head(holder)
    future = tense_of(verb, tokens[0], attached, told)
    when = told.date or (resolve(told.rule, anchor, future=future) if anchor is not None else "")
    rule = told.rule + ("!" if future else "?" if future is None else "") if told.rule else ""
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
        if (called := _called_before(verb)) is not None and folded(verb.head) in agent:
            # `the Tarn Regatta, the next race of the year, which starts on 3 May`: it is told by either name.
            agent = (*agent, folded(called))
            inside = [*inside, *(t for t in called.lefts if t.dep_ in {"compound", "amod"}), called]
        has_clause = any(c.dep_ == "ccomp" for c in verb.children)
        spoken = verb.lemma_.lower() in SPEECH and (has_clause or not patients)
        over = _governor(verb)
        if over is not None:
            # `The judge promised to report by May`, `the blast killed six and hurt ten on Monday`: with their subject.
            agent, patient = agent or _shared(over), patient
            clause, inside = _widened(over, verb, clause, inside, doc, report)
            spoken = spoken and not future
        inner = {t.i for t in inside}
        present = any(t.i in inner for t in (*agents, *patients))
        if over is None and (verb.dep_ in {"conj", "xcomp", "pcomp"} or verb.tag_ == "VBG"):
            present = any(c.i in inner and c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
        elif over is not None:
            present = any(c.i in inner and c.dep_ in {"nsubj", "nsubjpass"} for c in over.children)
        # `a ceasefire agreed in May` names a thing; it tells no event by itself.
        relative = any(c.tag_ in {"WDT", "WP", "WRB"} for c in verb.children) or any(
            c.tag_ == "WP$" for subject in verb.children for c in subject.children
        )
        named = verb.dep_ == "acl" or (verb.dep_ == "relcl" and not relative)
        eventful = present and verb.lemma_.lower() not in {"be", "have"} and not attached and not named
    told_by = holder if attached and tells_event(holder) else event_before(tokens[0], verb)
    if told_by is None and is_verb(verb) and verb.lemma_.lower() in SPEECH:
        # `She described the talks with the minister on Monday as candid`: the talks were on Monday.
        told_by = event_between(verb, tokens[0])
    happening = told_by is not None
    if told_by is not None:
        # `A meeting with the minister on Monday brought no result`: the noun tells the event, the verb another.
        clause, inside = phrase_of(told_by, span, doc, report)
        predicate, agent, patient = folded(told_by), (folded(told_by),), ()
        spoken, eventful = False, True
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
        bound=_bound(report.text[max(0, span.start - 48) : span.start]),
        spoken=spoken,
        eventful=eventful,
        negated=not happening and is_verb(verb) and is_unreal(verb),
    )


def _called_before(verb: Token) -> Token | None:
    """Give the name to which the antecedent of a relative clause is set."""
    antecedent = verb.head
    named = verb.dep_ == "relcl" and antecedent.dep_ == "appos" and antecedent.head.pos_ == "PROPN"
    return antecedent.head if named else None


_SIDES = frozenset(["after", "before"])


def _bounded_by(doc: Doc, report: Report, moment: Moment) -> tuple[Moment, ...]:
    """Give the bound that a dated clause sets to the clause it hangs on.

    `The ship was seized after the council passed a resolution on May 3` dates the resolution, and says that the
    seizure came no earlier.
    """
    tokens = doc.char_span(moment.span.start, moment.span.end, alignment_mode="expand")
    if tokens is None or moment.bound or moment.spoken or moment.negated:
        return ()
    verb = clause_head(holder_of(tokens.root)[0])
    if not is_verb(verb) or verb.dep_ != "advcl" or not is_verb(verb.head) or is_unreal(verb.head):
        return ()
    side = next((c.lower_ for c in verb.children if c.dep_ == "mark" and c.lower_ in _SIDES), "")
    over = verb.head
    if not side or over.lemma_.lower() in SPEECH:
        return ()
    clause, inside = clause_span(over, doc, report.text)
    if len(clause.text) > 480 or "\n" in clause.text or not clause.contains(moment.span):
        return ()
    agents, patients = participants(over)
    # What the dated clause says is no part of what it bounds.
    below = {t.i for t in verb.subtree}
    return (
        replace(
            moment,
            clause=clause,
            terms=terms(t for t in inside if t.i not in below),
            predicate=folded(over),
            agent=tuple(folded(t) for t in agents),
            patient=tuple(folded(t) for t in patients),
            bound=side,
            eventful=False,
        ),
    )


_BANS = frozenset(["ban", "prohibit", "outlaw", "forbid", "bar"])


def _in_force_by(doc: Doc, report: Report, moment: Moment) -> tuple[Moment, ...]:
    """Give the date of what holds by a rule to the clause that says what the rule does.

    `Such sales are banned by a resolution adopted in May` says since when they are banned, as well as when the
    resolution was adopted; another report may name another resolution.
    """
    tokens = doc.char_span(moment.span.start, moment.span.end, alignment_mode="expand")
    if tokens is None or moment.bound or moment.negated:
        return ()
    verb = clause_head(holder_of(tokens.root)[0])
    if not is_verb(verb) or verb.dep_ not in {"acl", "relcl"}:
        return ()
    rule = verb.head
    if rule.dep_ == "pobj" and rule.head.lower_ == "of" and rule.head.head.pos_ == "NOUN":
        rule = rule.head.head  # `a treaty of the league adopted in May`
    prep = rule.head
    over = prep.head
    if rule.dep_ != "pobj" or prep.lower_ not in {"by", "under"} or not is_verb(over) or over.tag_ != "VBN":
        return ()
    clause, inside = clause_span(over, doc, report.text)
    if len(clause.text) > 480 or "\n" in clause.text or is_unreal(over):
        return ()
    _, patients = participants(over)
    predicate = folded(over)
    named = replace(
        moment,
        clause=clause,
        terms=terms(inside),
        predicate="ban" if predicate in _BANS else predicate,
        agent=(folded(rule),),
        patient=tuple(folded(t) for t in patients if t.pos_ != "PRON"),
        spoken=False,
        eventful=False,
    )
    return (named,)


_RAISED = frozenset(
    ["be", "expect", "schedule", "set", "plan", "intend", "promise", "vow", "pledge", "agree", "due", "begin", "start"]
)
"""Verbs over an infinitive that tells what is done: the date in it places the whole."""


def _governor(verb: Token) -> Token | None:
    """Find the verb whose subject a dated verb shares: that before ``to``, or that it is coordinated with."""
    if any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
        return None
    here = verb
    for _ in range(3):
        head = here.head
        joined = here.dep_ == "conj" and is_verb(head) and here.tag_ in {"VBD", "VBN", "VBZ"}
        raised = here.dep_ == "xcomp" and is_verb(head) and head.lemma_.lower() in _RAISED
        if head.i == here.i or not (joined or raised) or here.i - head.i > 30:
            return None
        if any(c.dep_ in {"nsubj", "nsubjpass"} for c in head.children):
            return head if head.dep_ in {"ROOT", "ccomp", "conj", "advcl"} else None
        here = head
    return None


def _shared(over: Token) -> tuple[str, ...]:
    return tuple(folded(c) for c in over.children if c.dep_ in {"nsubj", "nsubjpass"})


def _widened(
    over: Token, verb: Token, clause: Span, inside: list[Token], doc: Doc, report: Report
) -> tuple[Span, list[Token]]:
    """Begin a clause with the subject that its verb shares; as it was where that gets too long or leaves the line."""
    subject = next(c for c in over.children if c.dep_ in {"nsubj", "nsubjpass"})
    start = doc[subject.left_edge.i].idx
    whole = Span.of(report.text, min(start, clause.start), clause.end)
    if len(whole.text) > LONGEST_WIDENED or "\n" in whole.text or start > verb.idx:
        return clause, inside
    last = inside[-1].i if inside else verb.i
    return whole, list(doc[subject.left_edge.i : last + 1])


_RANGE = re.compile(r"\b(?:between|from)\s[^.;,]{3,22}\s(?:and|to|until|till)\s(?:the end of )?$", re.IGNORECASE)
"""Words before the second date of two that bound a time (``between March 2015 and March 2016``)."""


_BESIDE = re.compile(r"\b(?:shortly|just|soon|right|moments|minutes|a little) (?:before|after)\s*$", re.IGNORECASE)
_EDGE = re.compile(r"\bthe (?:very )?(?:end|start|beginning|middle|first days) of\s*$")
"""What stands between `by` and its month."""


def _bound(before: str) -> str:
    if _RANGE.search(before):
        return "until"
    if _BESIDE.search(before):
        return ""  # near it, and no bound
    words = _EDGE.sub("", before.lower().replace("“", " ").replace('"', " ")).split()
    for word in reversed(words[-2:]):
        if word in _BOUNDS:
            return _BOUNDS[word]
    return ""


def _sentence(report: Report, at: int) -> tuple[int, tuple[int, int]]:
    index = sentence_at(report, at)
    if index is None:
        return 0, (0, len(report.text))
    return index, (report.sentences[index].start, report.sentences[index].end)
