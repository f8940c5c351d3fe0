"""Ages and sizes: the thing whose they are, and which side of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samestory.annotate.frames import clause_head, is_verb
from samestory.annotate.lemmas import folded
from samestory.annotate.numbers import Number
from samestory.annotate.units import SIZES, UNIT_WORD

if TYPE_CHECKING:
    from spacy.tokens import Token


_SIDE = re.compile(r"[-\s](deep|long|wide|high|tall|thick|heavy|old)\b", re.IGNORECASE)
"""What of a thing a measure tells, after its unit (``40-metre-deep``)."""


_METRES = re.compile(
    r"(?:\s\(\d+ ?ft\))?[-\s](?:deep|long|wide|high|tall|thick|above|below|down)\b|\s\(\d+ ?ft\)", re.IGNORECASE
)
"""Words after `40m` that make metres of it, and not millions."""


def in_metres(number: Number, last: Token, text: str) -> Token | None:
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


def thing_of(unit: str, anchor: Token, after: int) -> str:
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


def side_of(unit: str, after: str, verb: Token) -> str:
    """Say which side of a thing a size is (``deep``, ``heavy``); empty where no word tells."""
    if unit not in SIZES:
        return ""
    if verb.lemma_.lower() == "weigh":
        return "heavy"
    word = UNIT_WORD.match(after)  # none after `40m`, where the unit is part of the number
    found = _SIDE.match(after, word.end() if word else 0)
    return found[1].lower() if found else ""
