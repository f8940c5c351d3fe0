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
from samestory.resources.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BOUNDS = {"since": "since", "until": "until", "till": "until", "by": "by", "before": "before", "after": "after",
           "from": "since", "between": "since", "ahead": "before", "following": "after", "prior": "before"}  # fmt: skip
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
    future = True if _is_deadline(verb, tokens[0]) else _tense(verb, attached, told)
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
    told_by = holder if attached and _happens(holder) else _event_before(tokens[0], verb)
    if told_by is None and is_verb(verb) and verb.lemma_.lower() in SPEECH:
        # `She described the talks with the minister on Monday as candid`: the talks were on Monday.
        told_by = _event_between(verb, tokens[0])
    happening = told_by is not None
    if told_by is not None:
        # `A meeting with the minister on Monday brought no result`: the noun tells the event, the verb another.
        clause, inside = _phrase(told_by, span, doc, report)
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


_SIDES = frozenset(["after", "before"])


def _bounded_by(doc: Doc, report: Report, moment: Moment) -> tuple[Moment, ...]:
    """Give the bound that a dated clause sets to the clause it hangs on.

    `The ship was seized after the council passed a resolution on May 3` dates the resolution, and says that the
    seizure came no earlier.
    """
    tokens = doc.char_span(moment.span.start, moment.span.end, alignment_mode="expand")
    if tokens is None or moment.bound or moment.spoken or moment.negated:
        return ()
    verb = clause_head(_holder(tokens.root)[0])
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
    verb = clause_head(_holder(tokens.root)[0])
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


def _happens(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in word_set("event_nouns.txt")


def _event_before(day: Token, verb: Token) -> Token | None:
    """Find the noun of an event between the start of the subject and the date, where the date stands before the verb.

    ``A long meeting with the minister earlier on Monday brought no result``: the parser often hangs such a date on
    the verb after it.
    """
    if not is_verb(verb) or day.i > verb.i or day.sent.start == day.i:
        return None
    for token in reversed(list(day.doc[max(day.sent.start, day.i - 14) : day.i])):
        if is_verb(token) and token.dep_ not in {"amod", "compound"}:
            return None
        if _happens(token):
            return token
    return None


def _event_between(verb: Token, day: Token) -> Token | None:
    """Find the noun of an event that is the object of a verb of speech and stands right before the date."""
    thing = next((c for c in verb.children if c.dep_ == "dobj" and _happens(c)), None)
    if thing is None or not verb.i < thing.i < day.i:
        return None
    return None if any(is_verb(t) for t in thing.doc[thing.i : day.i]) else thing


_RAISED = frozenset(
    ["be", "expect", "schedule", "set", "plan", "intend", "promise", "vow", "pledge", "agree", "due", "begin", "start"]
)
"""Verbs over an infinitive that tells what is done: the date in it places the whole."""
_UNREAL = frozenset(["deny", "doubt", "dispute", "reject", "dismiss", "refute", "ask", "wonder", "question", "fear"])
"""Verbs under which a clause tells no event: it is denied, doubted, asked or feared."""
_UNREAL_NOUNS = frozenset(["denial", "doubt", "question"])


def is_unreal(verb: Token) -> bool:
    """Whether a clause is negated, denied, doubted, asked about, or only possible: no event then."""
    here = verb
    for _ in range(8):
        kids = list(here.children)
        if any(
            c.dep_ == "neg"
            or (c.dep_ == "mark" and c.lower_ in {"whether", "if", "unless"})
            or (c.dep_ == "aux" and c.lower_ in {"could", "might", "may"} and here.i == verb.i)
            for c in kids
        ):
            return True
        if any(c.dep_ in {"nsubj", "nsubjpass"} and any(d.lower_ == "no" for d in c.children) for c in kids):
            return True
        if here.dep_ not in {"ccomp", "xcomp", "conj", "acl", "pcomp", "prep"} or here.head.i == here.i:
            return False
        up = here.head
        if here.dep_ == "conj" and up.lemma_.lower() in _UNREAL:
            # `She denied it and resigned on Monday`: the second verb is no part of what is denied.
            up = up.head if up.head.i != up.i else up
            if up.lemma_.lower() in _UNREAL:
                return False
        elif up.lemma_.lower() in _UNREAL or (here.dep_ == "acl" and up.lemma_.lower() in _UNREAL_NOUNS):
            return True
        if here.dep_ == "conj":
            # A negation of the first verb is not one of the second.
            return any(g.lemma_.lower() in _UNREAL for g in [here.head.head] if here.head.dep_ == "ccomp")
        here = up
    return False


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
    if len(whole.text) > _LONGEST_WIDENED or "\n" in whole.text or start > verb.idx:
        return clause, inside
    last = inside[-1].i if inside else verb.i
    return whole, list(doc[subject.left_edge.i : last + 1])


_LONGEST_WIDENED = 320


def _phrase(noun: Token, span: Span, doc: Doc, report: Report) -> tuple[Span, list[Token]]:
    """Give the phrase of a noun that tells an event, up to its date, without the clauses that hang on it."""
    left = next((c.left_edge.i for c in noun.lefts), noun.left_edge.i)
    last = noun.right_edge.i
    for child in noun.rights:
        if child.dep_ in {"conj", "cc", "relcl"} and child.idx > span.end:
            last = min(last, child.left_edge.i - 1)
    tokens = list(doc[left : last + 1])
    while tokens and (tokens[-1].is_punct or tokens[-1].is_space or tokens[-1].dep_ == "cc"):
        tokens.pop()
    if not tokens:
        return span, [noun]
    start, end = min(tokens[0].idx, span.start), max(tokens[-1].idx + len(tokens[-1]), span.end)
    whole = Span.of(report.text, start, end)
    return (span, [noun]) if len(whole.text) > _LONGEST_WIDENED or "\n" in whole.text else (whole, tokens)


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


def _is_deadline(verb: Token, day: Token) -> bool:
    """Whether a day is the last on which something may be done: ``have until``, ``have been given until``."""
    until = any(t.lower_ in {"until", "till"} for t in day.doc[max(0, day.i - 3) : day.i])
    now = verb.tag_ in {"VBZ", "VBP"} or any(c.dep_ == "aux" and c.tag_ in {"VBZ", "VBP"} for c in verb.children)
    return until and now and verb.lemma_.lower() in {"have", "give"}


def _tense(verb: Token, attached: bool, told: Told) -> bool | None:
    """Whether a clause is about what is to come; None where a day or month stands beside a noun, without a tense."""
    future = is_verb(verb) and is_future(verb)
    if future or not told.rule.startswith(("day:", "month:")):
        return future
    # `The film opens on May 4` is no more past than to come.
    now = verb.tag_ in {"VBZ", "VBP"} and not any(c.dep_ == "aux" for c in verb.children)
    verbless = not is_verb(verb) or verb.tag_ in {"VB", "VBG"} or now
    return None if attached or verbless or any(c.lower_ in {"if", "unless"} for c in verb.children) else False


def is_future(verb: Token) -> bool:
    """Whether a clause is about what is to come: ``will``, ``is to``, ``plans to``, ``ahead of``."""
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() == "be" and verb.head.tag_ in {"VBZ", "VBP"}:
        return any(c.lower_ == "to" for c in verb.children)
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


_RANGE = re.compile(r"\b(?:between|from)\s[^.;,]{3,22}\s(?:and|to|until|till)\s(?:the end of )?$", re.IGNORECASE)
"""Words before the second date of two that bound a time (``between March 2015 and March 2016``)."""


def _bound(before: str) -> str:
    if _RANGE.search(before):
        return "until"
    words = before.lower().replace("“", " ").replace('"', " ").split()
    for word in reversed(words[-2:]):
        if word in _BOUNDS:
            return _BOUNDS[word]
    return ""


def _sentence(report: Report, at: int) -> tuple[int, tuple[int, int]]:
    for index, sentence in enumerate(report.sentences):
        if sentence.start <= at < sentence.end:
            return index, (sentence.start, sentence.end)
    return 0, (0, len(report.text))
