"""How surely two figures measure the same, by few and plain signs, each with a weight.

The weights are set by hand, so that each sign counts as a reader would count it; weights fitted on the stories at hand
told no more of others.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from samestory.collate.conflicts.context import Vocabulary
from samestory.collate.conflicts.numbers.measures import ANYBODY, Measure
from samestory.collate.conflicts.rivals import Alike

_BASE: Final = {"people": 0.3, "count": 0.0, "age": 0.0, "length": 0.7, "weight": 1.0, "speed": 0.5, "area": 0.5,
                "time": -0.5, "percent": 0.0, "degree": 0.5, "heat": 0.8}  # fmt: skip
"""How few figures of a dimension a story has, so that two of them are soon of one thing; `_MONEY` for sums."""
_MONEY: Final = 0.6
_TOPIC: Final = 1.8
"""What it adds that both say that the dead, the injured, the arrested ... are counted."""
_STANDING: Final = frozenset(["staff", "crowd"])
"""What is counted here and there, on many occasions: half of that."""
_CLAUSE: Final = 2.4
_SENTENCE: Final = 1.2
"""What it adds that the clauses, and the sentences, tell the same."""
_SAME: Final = 0.8
"""Nearness from which two words beside figures (`a bid of`, `an offer of`) name one thing."""
_HEAD: Final = 0.7
"""What it adds that they do."""
_SIZED: Final = frozenset(["length", "weight", "speed", "area"])
_EACH: Final = 0.8
"""What it takes away that one figure is told for each of something, and of the other it is not said."""
_ACROSS: Final = 0.4
"""What it takes away that only one of two lengths says how far something lies in some direction."""
_OTHER: Final = 1.4
"""What it takes away that only one of two figures stands in a sentence that speaks of another occasion."""
_PASSED: Final = 1.0
"""What it takes away that only one of two figures is told of an earlier time."""
_BOTH_FIRST: Final = 0.5
"""What it adds that both are told of an earlier time (`its initial offer`, `its original approach`)."""
_YEAR: Final = 0.5
"""What it takes away that the sentence of one tells a year and that of the other does not."""
SHIFTING: Final = frozenset(["people", "count", "percent", "area", "heat", "speed"])
"""Dimensions of what is another figure the day after."""
_FEW: Final = 4
"""Figures up to which two things are often of one number by chance."""
_NOUGHT: Final = 2.0
"""What it adds that two figures differ by noughts alone (`21,000`, `210,000`)."""
_SWAPPED: Final = 2.0
"""What it adds that they have the same digits in another order."""
_BESIDE: Final = 1.1
"""What it adds that two large figures lie near one another, and half as much again where they lie very near."""
_SOME_OF: Final = 1.5
"""What it adds that both are told of one whole (`9 of 14 wagons`, `11 of the 14`)."""
_NEXT: Final = 0.22
"""Logarithm of the ratio up to which they do."""
_EXACT: Final = 1e-6
_VAGUE: Final = 0.3
"""What it takes away that one figure is a loose word."""
_LARGE: Final = 1000
_LIKE: Final = 0.3
"""Likeness of clauses below which two nameless people of one kind are two."""
_YEARS: Final = 5
"""Years by which one person's ages are seldom apart: more of them tell of two people."""


def likeness_of(
    a: Measure, b: Measure, names: Mapping[str, str], words: Vocabulary, alike: Alike, least: float = -math.inf
) -> float | None:
    """Say how surely two figures measure the same; None where they do not, or surely less than is asked.

    Parameters
    ----------
    a, b
        The figures, of one dimension and frame.
    names
        Every alias of an actor, in lower case, and the name of the actor.
    words
        The words of the story, weighed.
    alike
        How much their clauses and sentences tell the same.
    least
        Of what scores less, no more is asked than shows it.
    """
    if _of_two(a, b):
        return None
    what = _what(a, b, names, words)
    if what is None:
        return None
    p, q = a.quantity, b.quantity
    score = _BASE.get(a.dimension, _MONEY) + what + _when(a, b) + _slip(a, b)
    mine, theirs = a.names - words.usual, b.names - words.usual
    if (mine or theirs) and not mine & theirs:
        score -= 1.5 if mine and theirs else 0.7
    if a.whole and a.whole == b.whole:
        score += _SOME_OF
    if p.per != q.per:
        score -= _EACH
    if ("across" in a.scope) != ("across" in b.scope):
        score -= _ACROSS
    if p.counted and q.counted and not any(words.near(w, v) for w in p.counted for v in q.counted):
        score -= 0.6
    if score + _CLAUSE + _SENTENCE + _EXACT < least:
        return None  # were all their words the same
    if a.dimension == "age":
        given = frozenset({p.thing, q.thing, "old"})
        alike = Alike(words.likeness(a.terms - given, b.terms - given), words.likeness(a.wide - given, b.wide - given))
    return score + _CLAUSE * alike.told + _SENTENCE * alike.wide


def _of_two(a: Measure, b: Measure) -> bool:
    """Whether the words beside two figures say that they are of two things."""
    p, q = a.quantity, b.quantity
    if (p.per and q.per and p.per != q.per) or (p.side and q.side and p.side != q.side):
        return True
    if a.topic and ("then" in a.scope) != ("then" in b.scope):
        return True  # the dead of last year
    if a.upright != b.upright and "across" in (b if a.upright else a).scope:
        return True
    if a.whole and b.whole and a.whole != b.whole:
        return True
    if a.topic and b.topic and a.topic != b.topic:
        return True
    if any(one and two and one.isdisjoint(two) for one, two in ((a.sizes, b.sizes), (a.years, b.years))):
        return True
    if a.dated != b.dated or a.of_the_like != b.of_the_like:
        return True
    return bool(a.brought_in and b.brought_in) and a.brought_in != b.brought_in


def _what(a: Measure, b: Measure, names: Mapping[str, str], words: Vocabulary) -> float | None:
    """Weigh what is counted or measured; None where it is two things."""
    p, q = a.quantity, b.quantity
    near = words.near(a.noun, b.noun)
    score = 0.0
    if a.dimension == "age":
        own = _whose(a, b, names, words)
        if own is None:
            return None
        score += own - (1.0 if abs(a.low - b.low) > _YEARS else 0.0)
    if a.dimension in _SIZED and p.thing and q.thing:
        score += 1.2 if words.near(p.thing, q.thing) else -0.8
    if a.topic and b.topic:
        score += _TOPIC if a.topic not in _STANDING else _TOPIC / 2
    elif a.dimension == "count":
        if near < 0.6:
            return None
        score += 0.5 * near
    if a.dimension == "people":
        score += 0.4 * near
        if not a.topic and not near and not {a.noun, b.noun} & ANYBODY:
            score -= 0.9
    elif any(words.near(w, v) >= _SAME for w in p.heads for v in q.heads):
        score += _HEAD
    if a.topic in {"dead", "hurt"} and (a.noun in ANYBODY) != (b.noun in ANYBODY):
        some, everybody = (b, a) if a.noun in ANYBODY else (a, b)
        score -= 0.8 * (some.told < everybody.told)  # ten tourists among twelve people
    return score


def _when(a: Measure, b: Measure) -> float:
    """Weigh whether two figures are of one time."""
    score = 0.0
    if ("other" in a.scope) != ("other" in b.scope):
        score -= _OTHER
    elif "other" in a.scope:
        score -= _OTHER / 3
    if a.brings_in != b.brings_in:
        score -= _PASSED
    if ("ahead" in a.scope) != ("ahead" in b.scope):
        score -= 0.6
    if ("first" in a.scope) != ("first" in b.scope):
        score -= _PASSED
    elif "first" in a.scope:
        score += _BOTH_FIRST
    if a.years != b.years:
        score -= _YEAR
    if a.elsewhen or b.elsewhen:
        score -= _PASSED
    if a.dimension in SHIFTING:
        if not a.topic and (a.report.published or "")[:10] != (b.report.published or "")[:10]:
            score -= 0.5
        if a.days and b.days and not a.days & b.days:
            score -= 0.6
    return score


def _slip(a: Measure, b: Measure) -> float:
    """Weigh how two figures differ: a slip of a digit or of a nought is likely, a factor of ten and more is not."""
    few = min(a.low, b.low) <= _FEW and a.dimension in {"people", "count", "time"}
    score = -0.4 if few else 0.0
    if not a.told or not b.told:
        return score
    if a.loose or b.loose:
        return score - _VAGUE  # how far `dozens` and `thousands` lie apart tells little
    one, two = a.digits, b.digits
    ratio = abs(math.log(a.told / b.told))
    if one == two and len(one) > 1 and any(abs(ratio - math.log(10.0**noughts)) < _EXACT for noughts in (1, 3)):
        return score + _NOUGHT  # a nought, or `million` for `billion`
    if len(one) > 2 and sorted(one) == sorted(two) and min(a.low, b.low) >= 100:
        return score + _SWAPPED
    if min(a.low, b.low) >= _LARGE and ratio <= _NEXT:
        # Two large figures do not lie so near by chance.
        return score + (_BESIDE if ratio > _NEXT / 4 else _BESIDE * 1.5)
    return score - 0.6 * max(0.0, ratio - 0.9)


def _whose(a: Measure, b: Measure, names: Mapping[str, str], words: Vocabulary) -> float | None:
    """Say how surely two ages are one person's; None where they are two people's."""
    p, q = a.quantity, b.quantity
    if p.of and q.of:
        return 3.0 if names.get(p.of.lower(), p.of) == names.get(q.of.lower(), q.of) else None
    if p.thing and q.thing:
        near = words.near(p.thing, q.thing)
        acts = words.likeness(a.terms - {p.thing, "old"} - words.usual, b.terms - {q.thing, "old"} - words.usual)
        return 1.2 * near - (1.6 if acts < _LIKE else 0.0) if near else None
    return 0.4
