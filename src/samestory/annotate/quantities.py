"""Numbers with what they count."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from samestory.annotate.actors.names import strip_article
from samestory.annotate.ages import bearer_of, owner_of
from samestory.annotate.attributes import direction, heads_of, is_required, per_what
from samestory.annotate.frames import clause_head, clause_span, frame_of, is_verb
from samestory.annotate.lemmas import fold, folded, terms
from samestory.annotate.numbers import Number, find_numbers, find_shares
from samestory.annotate.ranges import Ranges
from samestory.annotate.sentences import sentence_at
from samestory.annotate.sizes import in_metres, side_of, thing_of
from samestory.annotate.told_dates import date_spans
from samestory.annotate.units import (
    PEOPLE_VERBS,
    SIZES,
    UNIT_WORD,
    counted_words,
    counts,
    end_of,
    measure_word,
    rising_toll,
    unit_of,
)
from samestory.model import Quantity, Report, Span
from samestory.resources.thesaurus import is_person

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_NAME_BEFORE = re.compile(
    r"(?:\b(?:No|Nos|Number|number|Route|Flight|flight|Boeing|Airbus|Cessna|Resolution|resolution|Article|"
    r"article|Section|section|"
    r"Chapter|Channel|Room|Unit|Line|Phase|phase|Level|level|Type|Highway|Interstate|Pier|Gate|Berth|Group of|Apollo|"
    r"Page|page|Volume|Part|part|Step|step|Day|verse|Act|Rule|Class|Formula|Windows|iPhone|Big|Chapter|Order|"
    r"Law|Category|category|Grade|grade|Stage|stage|Zone|zone|Division|Round|round|Platform|Track|Tier|tier|Game)\.?\s?|[A-Z]\.\s?|[-–—/#@=]|[#@=/]\s|[A-Za-z])$"
)
"""Words after which a number is a name rather than a count."""


_PHONE = re.compile(r"\+?\d[\d\s().-]{6,}\d")


_ORDINAL_LIST = re.compile(r"(?:^|\n)\s*\d{1,2}[.)]\s")
_LABELLED = re.compile(r"(?<=[A-Za-z)]: )\d[\d,.]*(?= (?:[A-Z]\w*|of|in|to)(?: \w+){0,3}: ?\d)")
"""A figure of a table that was run together (`Stages: 2 Boosters: 2`): the noun behind it is that of the next one."""


_CLOCK = re.compile(r"\s?(?:[ap]\.?m\b\.?|o'clock|o’clock|:\d\d|h\b|GMT)", re.IGNORECASE)


_COUNT_NOUNS = {"toll": ("person", "kill"), "fatality": ("person", "kill"), "casualty": ("casualty", "")}


_TIMES = {"hour": 60.0, "minute": 1.0}


_MEASURES = frozenset(
    [
        "minute",
        "day",
        "week",
        "month",
        "year",
        "mile",
        "kilometer",
        "meter",
        "foot",
        "ton",
        "pound",
        "degree",
        "barrel",
        "acre",
        "hectare",
        "percent",
    ]
)


def find_quantities(doc: Doc, report: Report) -> tuple[Quantity, ...]:
    """Find the numbers that count or measure something.

    Dates, clock times, years, telephone numbers, numbers inside names (``No. 18``, ``G20``) and list numbers are
    none. The bounds follow the hedge before the number (:mod:`samestory.annotate.numbers`).

    Parameters
    ----------
    doc
        The grammar of ``report.text``.
    report
        The report with sentences, quotations and actors found.
    """
    text = report.text
    taken = [(s, e) for s, e in date_spans(text)]
    taken += [
        m.span() for m in _PHONE.finditer(text) if sum(c.isdigit() for c in m.group()) >= 8 and "," not in m.group()
    ]
    taken += [m.span() for pattern in (_ORDINAL_LIST, _LABELLED) for m in pattern.finditer(text)]
    ranges = Ranges((s, e, 0) for s, e in taken)
    found: list[Quantity] = []
    claims = _claims(report)
    shares = list(find_shares(text))
    told = Ranges((share.start, share.end, 0) for share in shares)
    plain = (
        n for n in find_numbers(text) if not any(s < n.end and n.core < e for s, e, _ in told.touching(n.core, n.end))
    )
    for number in sorted((*shares, *plain), key=lambda n: (n.start, n.end)):
        if any(s < number.end and number.core < e for s, e, _ in ranges.touching(number.core, number.end)):
            continue
        quantity = _quantity(number, doc, report, claims)
        if quantity is not None:
            found.append(quantity)
    return tuple(_hedged_alike(_with_hours(found, text), text))


_AND_HOURS = re.compile(r"[-\s]hours?(?: and |[-\s])")
_AN_HOUR = re.compile(r"\b(?:an|one) hour(?: and)? $", re.IGNORECASE)
_MINUTES = re.compile(r"[-\s]minutes?\b(?! of\b)")


def _with_hours(found: Sequence[Quantity], text: str) -> list[Quantity]:
    """Read hours and the minutes behind them as one figure (``8 hours and 20 minutes``, ``an hour and 10 minutes``)."""
    out: list[Quantity] = []
    for one in found:
        if one.unit == "minute" and one.high < _TIMES["hour"] and _MINUTES.match(text, one.span.end):
            before = out[-1] if out and out[-1].unit == "minute" else None
            if before is not None and _AND_HOURS.fullmatch(text, before.span.end, one.span.start):
                span = Span.of(text, before.span.start, one.span.end)
                low, high = before.low + one.low, before.high + one.high
                out[-1] = replace(before, low=low, high=high, span=span, noun=one.noun)
                continue
            if hour := _AN_HOUR.search(text, max(0, one.span.start - 16), one.span.start):
                span = Span.of(text, hour.start(), one.span.end)
                one = replace(one, low=one.low + _TIMES["hour"], high=one.high + _TIMES["hour"], span=span)
        out.append(one)
    return out


_CONVERSION = 24
"""Characters of a unit and a bracket between a figure and its conversion."""


def _hedged_alike(found: Sequence[Quantity], text: str) -> Iterator[Quantity]:
    """Hedge a figure in brackets as the one that it converts (``more than 900 kilometres (560 miles)``)."""
    before: Quantity | None = None
    for one in found:
        if before is not None and before.approximate and not one.approximate:
            between = text[before.span.end : one.span.start]
            sized = {before.unit, one.unit} <= SIZES and before.unit != one.unit
            if sized and len(between) <= _CONVERSION and between.endswith("("):
                middle = before.low if math.isinf(before.high) else (before.low + before.high) / 2
                low, high = one.low * before.low / middle, one.high * before.high / middle
                one = replace(one, low=low, high=high, approximate=True)
        yield one
        before = one


def _quantity(number: Number, doc: Doc, report: Report, claims: tuple[tuple[int, int, str], ...]) -> Quantity | None:
    text = report.text
    before = text[max(0, number.core - 14) : number.core]
    after = text[number.end : number.end + 12]
    if not number.unit and (_NAME_BEFORE.search(before) or _CLOCK.match(after)):
        return None
    tokens = doc.char_span(number.core, number.end, alignment_mode="expand")
    if tokens is None or not len(tokens):
        return None
    first = tokens[0]
    plain = text[number.core : number.end]
    may_be_year = plain.isdigit() and len(plain) == 4 and 1500 <= int(plain) <= 2100
    if may_be_year and (not counts(first) or _is_year(int(plain), first, after)):
        return None
    if (plain.startswith("0") and plain[:2] != "0.") or after.startswith("/") or before.endswith("/"):
        return None
    if plain[:1].isupper() and first.i > first.sent.start and (after[:1] in {"-", "–"}) and after[1:2].isupper():
        return None
    if plain.lower() == "one" and not counts(first) and first.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    named = tokens.root.ent_type_ in {"PRODUCT", "LAW", "WORK_OF_ART", "FAC", "EVENT", "ORG"}
    if named and not number.unit and not counts(tokens.root):
        return None
    root = tokens.root
    if root.dep_ == "conj" and root.head.lower_ == "all":
        # `All but three`: the parser joins the two as if they were listed.
        root = root.head
    bearer = bearer_of(number, root, report, doc)
    metres = in_metres(number, tokens[-1], text)
    unit: str
    noun: Token | None
    anchor: Token | None
    if metres is not None:
        number = replace(number, low=number.low / 1e6, high=number.high / 1e6)
        unit, noun, anchor = "meter", metres, metres
    elif bearer is not None:
        unit, noun, anchor = "year of age", None, tokens.root
    else:
        unit, noun, anchor = unit_of(number, root, text, after)
    if not unit or anchor is None:
        return None
    frame = frame_of(anchor)
    predicate, role = frame.predicate, frame.role
    if noun is not None and noun.lemma_.lower() in _COUNT_NOUNS:
        unit, predicate = _COUNT_NOUNS[noun.lemma_.lower()]
        role = "obj"
    if unit in {"kill", "injure", "missing"} or (
        noun is not None and noun.lower_ in {"dead", "injured", "wounded", "missing"}
    ):
        predicate, role, unit = folded(noun) if noun is not None else fold(unit), "obj", "person"
    elif predicate == "be" and noun is not None:
        # `Twelve people were dead` counts what the adjective says of them.
        state = next((c for c in doc[frame.verb].children if c.dep_ in {"acomp", "attr"}), None)
        if state is not None and folded(state) in {"kill", "injure", "missing"}:
            predicate, role = folded(state), "obj"
    elif (
        noun is not None and noun.dep_ == "pobj" and noun.head.lower_ == "of" and folded(noun.head.head) in PEOPLE_VERBS
    ):
        predicate, role = folded(noun.head.head), "obj"
    elif noun is not None:
        after_noun = next((c for c in noun.rights if c.dep_ in {"amod", "acl"} and folded(c) in PEOPLE_VERBS), None)
        if after_noun is not None and after_noun.dep_ == "acl" and frame.role in {"subj", "obj"} and predicate != "be":
            # `12 girls abducted in May were freed` counts the freed.
            after_noun = None
        if after_noun is not None:
            predicate, role = folded(after_noun), "obj"
    if number.start < number.core and text[number.start : number.start + 4].lower() == "over":
        # `handed over 21 girls`: the word belongs to the verb.
        over = doc.char_span(number.start, number.start + 4, alignment_mode="expand")
        if over is not None and over[0].dep_ == "prt":
            number = replace(number, start=number.core, low=number.low, high=number.low, approximate=False)
    if rest := re.search(r"\ball but (?:the )?$", text[max(0, number.start - 14) : number.start]):
        # `All but three` are at least as many as the three, and more.
        number = replace(number, start=number.start - len(rest.group()), low=number.low + 1, high=math.inf)
    span = Span.of(text, number.start, number.end)
    clause, inside = clause_span(anchor, doc, text)
    if not clause.contains(span):
        clause = _sentence(report, span) or clause
    claim = next((who for s, e, who in claims if s <= span.start and span.end <= e), None)
    claim = _counter(anchor, report) or claim
    counted = counted_words(noun if noun is not None else anchor, tokens.root)
    head = clause_head(anchor)
    if unit == "other" and predicate in PEOPLE_VERBS:
        unit = "person"
    toll = next((c for c in head.children if c.dep_ == "nsubj" and c.lemma_.lower() == "toll"), None)
    if not number.unit and (toll is not None or rising_toll(root)) and anchor.dep_ in {"pobj", "dobj", "attr"}:
        unit, predicate, role = "person", "kill", "obj"
    if unit in _TIMES and not number.unit:
        # One measure of time, so that 90 minutes and two hours can be compared.
        number = replace(number, low=number.low * _TIMES[unit], high=number.high * _TIMES[unit])
        unit = "minute"
    if not role and (number.unit or unit in _MEASURES):
        role = "measure"
    told_to = end_of(number.end, unit, noun, text)
    context = [t for t in terms(inside) if t != unit]
    if len(context) < 4:
        context = list(dict.fromkeys([*context, *(t for t in terms(anchor.sent) if t != unit)]))
    return Quantity(
        span=span,
        low=number.low,
        high=number.high,
        unit=unit,
        counted=counted,
        terms=tuple(context),
        sentence=sentence_at(report, span.start) or 0,
        clause=clause,
        claimant=claim,
        approximate=number.approximate,
        predicate=predicate,
        role=role,
        of=bearer.name if bearer is not None else owner_of(unit, anchor, report),
        patient=frame.patient if frame.role == "subj" else (),
        part=_is_part(tokens.root, text[number.end : number.end + 24]) and predicate not in {"injure", "missing"},
        negated=is_verb(head) and any(c.dep_ == "neg" for c in head.children),
        noun=noun.text if noun is not None else measure_word(after),
        thing=bearer.noun if bearer is not None else thing_of(unit, anchor, number.end),
        heads=heads_of(number, doc, told_to),
        per=per_what(text, number.end),
        way=direction(text, told_to) if unit in {"meter", "foot"} else "",
        required=is_required(anchor.sent.text),
        side=side_of(unit, text[number.end : number.end + 24], head),
    )


def _is_year(value: int, number: Token, after: str) -> bool:
    """Whether a figure before a noun is its year: `the 2016 election`, `his 1998 films`, and no count of many."""
    if not _FIRST_YEAR <= value <= _LAST_YEAR or UNIT_WORD.match(after):
        return False
    noun = number.head
    before = number.nbor(-1) if number.i > 0 else number
    determined = before.tag_ in {"DT", "PRP$", "POS"} and not is_person(noun.lemma_.lower())
    return noun.tag_ in {"NN", "NNP"} or determined


_FIRST_YEAR, _LAST_YEAR = 1800, 2040
"""Years that stand before the noun of what happened or was made in them."""


_SOME = re.compile(
    r"\s*(?:of (?:the|them|its|his|her|their|our|those|these|which|whom)\b|more\b|others?\b|further\b|additional\b)"
)


_FROM = re.compile(r"\s*from (?:the )?[A-Z]")
"""After a number without a noun: those of one origin among more (`killed 10 from Norvane`)."""


_REST = re.compile(
    r"\b(?:another|other|all but|remaining|first|last|further|additional|only|including)\s*(?"
    r":the\s*)?$"
)


def _is_part(root: Token, after: str) -> bool:
    """Whether the number counts some of a named whole (``two of the twelve``, ``five more``, ``another 19``)."""
    if _SOME.match(after) or _FROM.match(after):
        return True
    if root.head.pos_ == "NOUN" and any(
        c.lower_ in {"other", "more", "additional", "further"} for c in root.head.lefts
    ):
        return True
    return bool(_REST.search(root.doc[max(0, root.i - 2) : root.i].text.lower()))


_COUNTING = frozenset(["count", "put", "estimate", "place", "tally", "number"])
"""Verbs by whose subject a figure is given (`police put the crowd at 900`)."""


def _counter(anchor: Token, report: Report) -> str | None:
    """Give who counted, where that is told by the subject of the verb and not by a quotation."""
    verb = next((t for t in (anchor, *anchor.ancestors) if t.lemma_.lower() in _COUNTING and is_verb(t)), None)
    own = next((c for c in reversed(list(verb.lefts)) if c.dep_ == "nsubj"), None) if verb is not None else None
    if own is None or own.pos_ not in {"NOUN", "PROPN"} or own.i > anchor.i:
        return None
    named = (a.name for a in report.actors if any(m.start <= own.idx < m.end for m in a.mentions))
    return next(named, strip_article(report.text[own.left_edge.idx : own.idx + len(own)]))


def _claims(report: Report) -> tuple[tuple[int, int, str], ...]:
    return tuple((q.content.start, q.content.end, q.speaker.name) for q in report.quotations if q.speaker is not None)


def _sentence(report: Report, span: Span) -> Span | None:
    index = sentence_at(report, span.start)
    sentence = report.sentences[index] if index is not None else None
    return sentence if sentence and sentence.contains(span) and sentence.end - sentence.start < 450 else None
