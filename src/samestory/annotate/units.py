"""What a number counts or measures: its unit, or the noun it stands with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samestory.annotate.frames import clause_head, frame_of
from samestory.annotate.lemmas import fold, folded, terms
from samestory.annotate.numbers import Number

if TYPE_CHECKING:
    from spacy.tokens import Token


_AGE = re.compile(r"[-\s]?(?:year|month|week|day)s?[-\s]old\b", re.IGNORECASE)


UNIT_WORD = re.compile(
    r"[-\s]?(year|month|week|day|hour|minute|second|mile|kilomet(?:er|re)|km|met(?:er|re)|foot|feet|ft|inch|ton|tonne|"
    r"pound|lb|kilogram|kilo|kg|litre|liter|gallon|barrel|acre|hectare|degree|knot|mph|kph|dollar|euro|yen|yuan|rouble|"
    r"ruble|rupee|franc|peso|point|metre|centimet(?:er|re)|cm|millimet(?:er|re)|mm)s?\b",
    re.IGNORECASE,
)


SIZES = frozenset(
    ["meter", "kilometer", "centimeter", "millimeter", "foot", "inch", "mile", "pound", "kilogram", "ton"]
)
"""Units of how long or heavy a thing is."""


_UNIT_NAMES = {"feet": "foot", "ft": "foot", "lb": "pound", "p": "penny", "pence": "penny",
               "kilometre": "kilometer", "km": "kilometer", "metre": "meter", "tonne": "ton",
               "centimetre": "centimeter", "cm": "centimeter",
               "millimetre": "millimeter", "mm": "millimeter",
               "kilo": "kilogram", "kg": "kilogram", "litre": "liter", "rouble": "ruble", "$": "dollar",
               "us$": "dollar",
               "€": "euro", "£": "pound sterling", "¥": "yen", "₦": "naira", "₹": "rupee", "rs": "rupee", "₩": "won",
               "₺": "lira", "₴": "hryvnia", "₪": "shekel", "r$": "real", "c$": "dollar", "a$": "dollar",
               "usd": "dollar", "eur": "euro", "gbp": "pound sterling", "jpy": "yen", "cny": "yuan", "inr": "rupee",
               "rm": "ringgit", "myr": "ringgit", "ngn": "naira", "rub": "ruble", "chf": "franc", "zar": "rand",
               "krw": "won", "brl": "real", "mxn": "peso", "₱": "peso", "฿": "baht", "₫": "dong", "₵": "cedi",
               "gh₵": "cedi", "ksh": "shilling", "kes": "shilling", "ush": "shilling", "tsh": "shilling",
               "tk": "taka", "aed": "dirham", "sar": "riyal", "rs.": "rupee"}  # fmt: skip


PEOPLE_VERBS = frozenset({"kill", "injure", "arrest", "abduct", "displace", "evacuate", "missing", "rescue", "free"})


def end_of(end: int, unit: str, noun: Token | None, text: str) -> int:
    """Give where a figure ends with its unit (``2.4 million crowns``, ``40ft``)."""
    word = UNIT_WORD.match(text, end)
    if word:
        return word.end()
    beside = noun is not None and folded(noun) == unit and 0 <= noun.idx - end <= 1
    return noun.idx + len(noun) if noun is not None and beside else end


def measure_word(after: str) -> str:
    """Give the unit as the text has it (``hours``, ``-year-old``), to show beside the figure."""
    word = (_AGE.match(after) or UNIT_WORD.match(after)) if after else None
    return word.group().strip(" -") if word else ""


def counts(token: Token) -> bool:
    """Whether a number stands before the noun that it counts."""
    return (
        token.dep_ in {"nummod", "compound", "quantmod"}
        and token.head.pos_ in {"NOUN", "PROPN"}
        and token.head.i > token.i
    )


def unit_of(number: Number, root: Token, text: str, after: str) -> tuple[str, Token | None, Token | None]:
    """Find the unit of a number: its folded name, the counted noun, and the token that stands in the clause."""
    if _AGE.match(after):
        word = UNIT_WORD.match(after)
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
    measure = UNIT_WORD.match(after)
    if measure:
        name = _UNIT_NAMES.get(measure.group(1).lower(), measure.group(1).lower())
        holder = root
        for _ in range(3):
            if holder.dep_ in {"nummod", "quantmod", "compound", "amod", "npadvmod", "nmod"}:
                holder = holder.head
        noun = holder if holder.pos_ == "NOUN" else None
        return name, noun, holder
    noun = _glued(root)
    holder = root
    if noun is not None:
        return folded(noun), noun, noun
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
            if frame.predicate in PEOPLE_VERBS and frame.role == "obj":
                return "person", None, root
            if frame.predicate == "kill" and root.dep_ == "nsubj":
                return "person", None, root
        verb = clause_head(root)
        if any(c.dep_ == "nsubj" and c.lemma_.lower() == "toll" for c in verb.children):
            return "person", None, root
        if root.dep_ == "nsubj" and any(c.dep_ == "dobj" for c in verb.children):
            return "one of them", None, root
        if folded(verb) in PEOPLE_VERBS and 0 < root.i - verb.i <= 4 and root.right_edge.i - root.i <= 1:
            return "person", None, root
        return _bare(root, verb)
    if noun.ent_type_ in {"PERSON"} and noun.pos_ == "PROPN":
        return "", None, None
    if any(c.isdigit() for c in noun.text):
        return "", None, None  # `2025 HK7`
    # Group nouns carry the count of what they hold: `a group of 12 men` counts men already.
    return folded(noun), noun, noun


def _glued(root: Token) -> Token | None:
    """Find what a figure counts that the parser took for a noun, as its scale is glued to it (`3million voters`)."""
    if root.pos_ not in {"NOUN", "PROPN"} or not root.text[:1].isdigit() or not root.text[-1:].isalpha():
        return None
    for token in root.doc[root.i + 1 : root.i + 4]:
        if token.tag_ == "NNS":
            return token
        if token.pos_ not in {"ADJ", "NOUN", "PROPN"}:
            return None
    return None


def _bare(root: Token, verb: Token) -> tuple[str, Token | None, Token | None]:
    """Find what a number without a noun counts: `the number of deaths stands at five`, `29 were treated`."""
    noun = _number_of(root, verb)
    put = _put_at(root, verb)
    anchor = root if verb.lemma_.lower() in _PUT or not put else put[0]
    if noun is not None:
        return folded(noun), noun, anchor
    if any(c.lemma_.lower() in _CROWDS for c in put) or rising_toll(root):
        return "person", None, anchor
    plural = any(c.tag_ in {"VBP", "VBD"} and c.lower_ in {"were", "are", "have"} for c in (verb, *verb.children))
    if root.dep_ in {"nsubj", "nsubjpass"} and root.lower_ != "one" and (plural or root.dep_ == "nsubjpass"):
        return "them", None, root
    return "", None, None


_NUMBERS = frozenset(["number", "total", "count", "tally"])
_CROWDS = frozenset(["crowd", "turnout", "attendance", "toll"])
"""What is told as a number of people (`put the crowd at 20,000`)."""
_PUT = frozenset(["put", "estimate", "place", "give", "count", "set"])
"""Verbs with which somebody tells what a number comes to."""


def _put_at(root: Token, verb: Token) -> list[Token]:
    """Give what is told to come to a number: `police put the number of marchers at 20,000`."""
    if root.dep_ != "pobj" or root.head.lower_ != "at":
        return []
    if verb.lemma_.lower() in _PUT:
        return [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"} and c.i < root.i]
    # `put the number of those against a plan to raise the age at 20,000`: the parser hangs `at` on the last verb.
    over = next((a for a in verb.ancestors if a.lemma_.lower() in _PUT), None)
    put = (c for c in over.children if c.dep_ == "dobj" and c.i < verb.i) if over is not None else ()
    return [c for c in put if c.lemma_.lower() in _NUMBERS | _CROWDS]


def _number_of(root: Token, verb: Token) -> Token | None:
    """Find the noun of `the number of deaths stands at five`, `raised the number of voters concerned to 3 million`."""
    if root.dep_ not in {"pobj", "dobj", "attr"}:
        return None
    heads = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}] + _put_at(root, verb)
    if root.dep_ == "pobj" and root.head.lower_ == "to":
        heads += list(root.doc[max(root.sent.start, root.i - _BEHIND) : root.i])
    for head in reversed(heads):
        of = head.nbor(1) if head.i + 1 < root.i else None
        if head.lemma_.lower() in _NUMBERS and of is not None and of.lower_ == "of":
            return next((c for c in of.children if c.dep_ == "pobj" and c.i < root.i), None)
    return None


def rising_toll(number: Token) -> bool:
    """Whether a bare number is what a toll rises to, by the words alone: `Toll in ferry capsize rises to six`."""
    if number.dep_ != "pobj" or number.head.lower_ != "to" or number.head.i == 0:
        return False
    before = number.doc[max(number.sent.start, number.i - _BEHIND) : number.i]
    rises = number.doc[number.head.i - 1].lemma_.lower() in {"rise", "rises", "climb", "jump", "grow", "soar"}
    return rises and any(t.lemma_.lower() == "toll" for t in before)


_BEHIND = 18
"""Words between `the number of` and the figure."""


def counted_words(noun: Token, number: Token) -> tuple[str, ...]:
    """Content words of the counted phrase besides the noun itself: what sets it apart from others of its kind."""
    words = [c for c in noun.children if c.dep_ in {"amod", "compound", "poss", "nmod", "appos"} and c.i != number.i]
    for prep in (
        c for c in noun.children if c.dep_ == "prep" and c.lower_ in {"from", "of", "in", "with", "without", "at"}
    ):
        words.extend(c for c in prep.children if c.dep_ == "pobj")
    return tuple(w for w in terms(sorted(words, key=lambda t: t.i)) if w != folded(noun))
