"""Numbers with what they count."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from samestory.annotate.ages import bearer_of, owner_of
from samestory.annotate.attributes import direction, heads_of, is_required, per_what
from samestory.annotate.frames import clause_head, clause_span, frame_of, is_verb
from samestory.annotate.lemmas import fold, folded, terms
from samestory.annotate.moments import date_spans
from samestory.annotate.numbers import Number, find_numbers
from samestory.model import Quantity, Report, Span

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
_CLOCK = re.compile(r"\s?(?:[ap]\.?m\b\.?|o'clock|o’clock|:\d\d|h\b|GMT)", re.IGNORECASE)
_COUNT_NOUNS = {"toll": ("person", "kill"), "fatality": ("person", "kill"), "casualty": ("casualty", "")}
_AGE = re.compile(r"[-\s]?(?:year|month|week|day)s?[-\s]old\b", re.IGNORECASE)
_UNIT_WORD = re.compile(
    r"[-\s]?(year|month|week|day|hour|minute|second|mile|kilomet(?:er|re)|km|met(?:er|re)|foot|feet|ft|inch|ton|tonne|"
    r"pound|kilogram|kilo|kg|litre|liter|gallon|barrel|acre|hectare|degree|knot|mph|kph|dollar|euro|yen|yuan|rouble|"
    r"ruble|rupee|franc|peso|point|metre|centimet(?:er|re)|cm|millimet(?:er|re)|mm)s?\b",
    re.IGNORECASE,
)
_SIDE = re.compile(r"[-\s](deep|long|wide|high|tall|thick|heavy|old)\b", re.IGNORECASE)
"""What of a thing a measure tells, after its unit (``40-metre-deep``)."""
_METRES = re.compile(
    r"(?:\s\(\d+ ?ft\))?[-\s](?:deep|long|wide|high|tall|thick|above|below|down)\b|\s\(\d+ ?ft\)", re.IGNORECASE
)
"""Words after `40m` that make metres of it, and not millions."""
SIZES = frozenset(
    ["meter", "kilometer", "centimeter", "millimeter", "foot", "inch", "mile", "pound", "kilogram", "ton"]
)
"""Units of how long or heavy a thing is."""
_UNIT_NAMES = {"feet": "foot", "ft": "foot", "p": "penny", "pence": "penny",
               "kilometre": "kilometer", "km": "kilometer", "metre": "meter", "tonne": "ton",
               "centimetre": "centimeter", "cm": "centimeter",
               "millimetre": "millimeter", "mm": "millimeter",
               "kilo": "kilogram", "kg": "kilogram", "litre": "liter", "rouble": "ruble", "$": "dollar",
               "us$": "dollar",
               "€": "euro", "£": "pound sterling", "¥": "yen", "₦": "naira", "₹": "rupee", "rs": "rupee", "₩": "won",
               "₺": "lira", "₴": "hryvnia", "₪": "shekel", "r$": "real", "c$": "dollar", "a$": "dollar"}  # fmt: skip
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
_PEOPLE_VERBS = frozenset({"kill", "injure", "arrest", "abduct", "displace", "evacuate", "missing", "rescue", "free"})


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
    taken += [m.span() for m in _ORDINAL_LIST.finditer(text)]
    found: list[Quantity] = []
    claims = _claims(report)
    for number in find_numbers(text):
        if any(s < number.end and number.core < e for s, e in taken):
            continue
        quantity = _quantity(number, doc, report, claims)
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


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
    if plain.isdigit() and len(plain) == 4 and 1500 <= int(plain) <= 2100 and not _counts(first):
        return None
    if (plain.startswith("0") and plain[:2] != "0.") or after.startswith("/") or before.endswith("/"):
        return None
    if plain[:1].isupper() and first.i > first.sent.start and (after[:1] in {"-", "–"}) and after[1:2].isupper():
        return None
    if plain.lower() == "one" and not _counts(first) and first.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    named = tokens.root.ent_type_ in {"PRODUCT", "LAW", "WORK_OF_ART", "FAC", "EVENT", "ORG"}
    if named and not number.unit and not _counts(tokens.root):
        return None
    root = tokens.root
    if root.dep_ == "conj" and root.head.lower_ == "all":
        # `All but three`: the parser joins the two as if they were listed.
        root = root.head
    bearer = bearer_of(number, root, report, doc)
    metres = _in_metres(number, tokens[-1], text)
    unit: str
    noun: Token | None
    anchor: Token | None
    if metres is not None:
        number = replace(number, low=number.low / 1e6, high=number.high / 1e6)
        unit, noun, anchor = "meter", metres, metres
    elif bearer is not None:
        unit, noun, anchor = "year of age", None, tokens.root
    else:
        unit, noun, anchor = _unit(number, root, text, after)
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
        noun is not None
        and noun.dep_ == "pobj"
        and noun.head.lower_ == "of"
        and folded(noun.head.head) in _PEOPLE_VERBS
    ):
        predicate, role = folded(noun.head.head), "obj"
    elif noun is not None:
        after_noun = next((c for c in noun.rights if c.dep_ in {"amod", "acl"} and folded(c) in _PEOPLE_VERBS), None)
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
    counted = _counted(noun if noun is not None else anchor, tokens.root)
    head = clause_head(anchor)
    if unit == "other" and predicate in _PEOPLE_VERBS:
        unit = "person"
    toll = next((c for c in head.children if c.dep_ == "nsubj" and c.lemma_.lower() == "toll"), None)
    if not number.unit and toll is not None and anchor.dep_ in {"pobj", "dobj", "attr"}:
        unit, predicate, role = "person", "kill", "obj"
    if unit in _TIMES and not number.unit:
        # One measure of time, so that 90 minutes and two hours can be compared.
        number = replace(number, low=number.low * _TIMES[unit], high=number.high * _TIMES[unit])
        unit = "minute"
    if not role and (number.unit or unit in _MEASURES):
        role = "measure"
    told_to = _end_of(number.end, unit, noun, text)
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
        sentence=_sentence_index(report, span),
        clause=clause,
        claimant=claim,
        approximate=number.approximate,
        predicate=predicate,
        role=role,
        of=bearer.name if bearer is not None else owner_of(unit, anchor, report),
        patient=frame.patient if frame.role == "subj" else (),
        part=_is_part(tokens.root, text[number.end : number.end + 24]) and predicate not in {"injure", "missing"},
        negated=is_verb(head) and any(c.dep_ == "neg" for c in head.children),
        noun=noun.text if noun is not None else _measure_word(after),
        thing=bearer.noun if bearer is not None else _thing(unit, anchor, number.end),
        heads=heads_of(number, doc, told_to),
        per=per_what(text, number.end),
        way=direction(text, told_to) if unit in {"meter", "foot"} else "",
        required=is_required(anchor.sent.text),
        side=_side(unit, text[number.end : number.end + 24], head),
    )


def _end_of(end: int, unit: str, noun: Token | None, text: str) -> int:
    """Give where a figure ends with its unit (``2.4 million crowns``, ``40ft``)."""
    word = _UNIT_WORD.match(text, end)
    if word:
        return word.end()
    beside = noun is not None and folded(noun) == unit and 0 <= noun.idx - end <= 1
    return noun.idx + len(noun) if noun is not None and beside else end


def _in_metres(number: Number, last: Token, text: str) -> Token | None:
    """Find the one thing whose size `40m` tells (`a 40m dry well`); None where it counts millions."""
    if number.unit or text[number.end - 1 : number.end] != "m" or not text[number.end - 2 : number.end - 1].isdigit():
        return None
    following = list(last.doc[last.i + 1 : last.i + 5])
    noun = next((t for t in following if t.pos_ in {"NOUN", "PROPN"}), None)
    between = following[: following.index(noun)] if noun is not None else following
    plain = noun is not None and all(t.pos_ == "ADJ" or t.lower_ in {"-", "deep", "long", "high"} for t in between)
    if plain and noun is not None and noun.tag_ == "NN":
        return noun
    return last if _METRES.match(text, number.end) else None


def _thing(unit: str, anchor: Token, after: int) -> str:
    """Name the thing whose age or size it is: the noun after it, or the subject of `is ... old`, `weighs ...`."""
    if not unit.endswith("of age") and unit not in SIZES:
        return ""
    if anchor.pos_ == "NOUN" and anchor.idx >= after + 4 and folded(anchor) not in {unit, "year", "old"}:
        return "" if anchor.lemma_.lower() in SIZES else folded(anchor)
    verb = clause_head(anchor)
    while verb.dep_ == "xcomp" and is_verb(verb.head) and verb.head.i != verb.i:
        verb = verb.head
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if verb.lemma_.lower() not in _TELLS_SIZE or subject is None or subject.pos_ != "NOUN":
        return ""
    return folded(subject)


_TELLS_SIZE = frozenset(["be", "weigh", "measure", "report", "say", "believe", "think", "describe", "estimate"])
"""Verbs whose subject a measure after them is that of (`the well is 40 metres deep`)."""


def _side(unit: str, after: str, verb: Token) -> str:
    if unit not in SIZES:
        return ""
    if verb.lemma_.lower() == "weigh":
        return "heavy"
    word = _UNIT_WORD.match(after)  # none after `40m`, where the unit is part of the number
    found = _SIDE.match(after, word.end() if word else 0)
    return found[1].lower() if found else ""


def _measure_word(after: str) -> str:
    """Give the unit as the text has it (``hours``, ``-year-old``), to show beside the figure."""
    word = (_AGE.match(after) or _UNIT_WORD.match(after)) if after else None
    return word.group().strip(" -") if word else ""


def _counts(token: Token) -> bool:
    return (
        token.dep_ in {"nummod", "compound", "quantmod"}
        and token.head.pos_ in {"NOUN", "PROPN"}
        and token.head.i > token.i
    )


def _unit(number: Number, root: Token, text: str, after: str) -> tuple[str, Token | None, Token | None]:
    """Find the unit of a number: its folded name, the counted noun, and the token that stands in the clause."""
    if _AGE.match(after):
        word = _UNIT_WORD.match(after)
        holder = root
        for _ in range(5):
            if holder.pos_ in {"NOUN", "PROPN"} and holder.idx >= number.end + 6:
                break
            if holder.head.i == holder.i:
                break
            holder = holder.head
        return f"{word.group(1).lower() if word else 'year'} of age", None, holder
    if number.unit:
        name = _UNIT_NAMES.get(number.unit.lower(), number.unit.lower())
        holder = root.head if root.dep_ in {"nummod", "quantmod", "compound", "nmod"} else root
        return name, None, holder
    measure = _UNIT_WORD.match(after)
    if measure:
        name = _UNIT_NAMES.get(measure.group(1).lower(), measure.group(1).lower())
        holder = root
        for _ in range(3):
            if holder.dep_ in {"nummod", "quantmod", "compound", "amod", "npadvmod", "nmod"}:
                holder = holder.head
        noun = holder if holder.pos_ == "NOUN" else None
        return name, noun, holder
    noun = None
    holder = root
    if root.dep_ in {"nummod", "quantmod", "compound", "amod", "nmod"} or (
        root.pos_ == "NUM" and root.head.pos_ == "NOUN" and root.head.i > root.i and root.head.i - root.i < 5
    ):
        for _ in range(3):
            holder = holder.head
            if (holder.pos_ in {"NOUN", "PROPN"} and not any(c.isdigit() for c in holder.text)) or holder.lower_ in {
                "dead",
                "injured",
                "wounded",
                "missing",
            }:
                noun = holder
                break
    if noun is None:
        of = next((c for c in root.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        inner = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
        if inner is not None and inner.pos_ == "PRON" and root.dep_ in {"nsubj", "nsubjpass"}:
            return "one of them", None, root
        if inner is not None and (inner.pos_ in {"NOUN", "PROPN"} or inner.lower_ in {"dead", "injured", "wounded"}):
            return folded(inner), inner, root
        following = text[number.end : number.end + 12].lower().split()
        if following[:1] and following[0].strip(".,") in {"dead", "injured", "wounded", "missing"}:
            return fold(following[0].strip(".,")), None, root
        if root.dep_ in {"nsubjpass", "nsubj", "dobj", "pobj"}:
            frame = frame_of(root)
            if frame.predicate in _PEOPLE_VERBS and frame.role == "obj":
                return "person", None, root
            if frame.predicate == "kill" and root.dep_ == "nsubj":
                return "person", None, root
        verb = clause_head(root)
        if any(c.dep_ == "nsubj" and c.lemma_.lower() == "toll" for c in verb.children):
            return "person", None, root
        if root.dep_ == "nsubj" and any(c.dep_ == "dobj" for c in verb.children):
            return "one of them", None, root
        if folded(verb) in _PEOPLE_VERBS and 0 < root.i - verb.i <= 4 and root.right_edge.i - root.i <= 1:
            return "person", None, root
        return _bare(root, verb)
    if noun.ent_type_ in {"PERSON"} and noun.pos_ == "PROPN":
        return "", None, None
    if any(c.isdigit() for c in noun.text):
        return "", None, None  # `2025 HK7`
    # Group nouns carry the count of what they hold: `a group of 12 men` counts men already.
    return folded(noun), noun, noun


def _bare(root: Token, verb: Token) -> tuple[str, Token | None, Token | None]:
    """Find what a number without a noun counts: `the number of deaths stands at five`, `29 were treated`."""
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < root.i), None)
    if (
        subject is not None
        and subject.lemma_.lower() in {"number", "total", "count", "tally"}
        and root.dep_ != "nummod"
    ):
        of = next((c for c in subject.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        noun = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
        if noun is not None and root.dep_ in {"pobj", "dobj", "attr"}:
            return folded(noun), noun, root
    plural = any(c.tag_ in {"VBP", "VBD"} and c.lower_ in {"were", "are", "have"} for c in (verb, *verb.children))
    if root.dep_ in {"nsubj", "nsubjpass"} and root.lower_ != "one" and (plural or root.dep_ == "nsubjpass"):
        return "them", None, root
    return "", None, None


def _counted(noun: Token, number: Token) -> tuple[str, ...]:
    """Content words of the counted phrase besides the noun itself: what sets it apart from others of its kind."""
    words = [c for c in noun.children if c.dep_ in {"amod", "compound", "poss", "nmod", "appos"} and c.i != number.i]
    for prep in (
        c for c in noun.children if c.dep_ == "prep" and c.lower_ in {"from", "of", "in", "with", "without", "at"}
    ):
        words.extend(c for c in prep.children if c.dep_ == "pobj")
    return tuple(w for w in terms(sorted(words, key=lambda t: t.i)) if w != folded(noun))


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


def _claims(report: Report) -> tuple[tuple[int, int, str], ...]:
    return tuple((q.content.start, q.content.end, q.speaker.name) for q in report.quotations if q.speaker is not None)


def _sentence_index(report: Report, span: Span) -> int:
    for index, sentence in enumerate(report.sentences):
        if sentence.start <= span.start < sentence.end:
            return index
    return 0


def _sentence(report: Report, span: Span) -> Span | None:
    for sentence in report.sentences:
        if sentence.contains(span) and sentence.end - sentence.start < 450:
            return sentence
    return None
