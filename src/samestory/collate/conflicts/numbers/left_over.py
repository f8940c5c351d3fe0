"""Figures that exclude one another, whatever the words around them: what is left when equal figures were paired.

Two reports tell much the same, each in its own words. A figure that finds its equal for the same measure in the other
report is explained. Where a figure of each finds none, and both measure what looks like the same, they exclude one
another: the less is left over, the less need the words agree.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from samestory.annotate.numbers import excludes, rounding
from samestory.collate.conflicts.asked import best_question, what_is_asked
from samestory.collate.conflicts.cite import figure_side
from samestory.collate.conflicts.context import Bools, Ints, Vocabulary
from samestory.collate.conflicts.dates.events import Serial
from samestory.collate.conflicts.numbers.apart import Apart
from samestory.collate.conflicts.numbers.comparable import CONVERTED, GROWING, Told
from samestory.collate.conflicts.numbers.measures import Measure
from samestory.collate.conflicts.numbers.scores import SHIFTING, likeness_of
from samestory.collate.conflicts.numbers.superseded import NONE_GONE, Superseded, took_place, updates
from samestory.collate.conflicts.occasion import far_apart
from samestory.collate.conflicts.rivals import Contest, Rules, Telling, tellings
from samestory.collate.dates import date_moments
from samestory.collate.reuse.direction import moment
from samestory.model import Conflict, Report, Side, Span

ENOUGH: Final = 2.5
"""Score from which two figures may measure the same thing."""


SURE: Final = 4.0
"""Score from which they do."""


PAIRED: Final = 1.3
"""Score from which two equal figures are one: equality itself tells."""


_ALONE: Final = 0.9
_OF_ONE: Final = 0.5
"""Nearness from which two nouns may name one thing that is counted."""
_LARGE: Final = 1000
"""Figure from which two equal ones are one, whatever is counted."""


_LEVELS: Final = frozenset(["missing", "away", "ill", "crowd", ""])


_GROWING: Final = frozenset(["dead", "hurt", "missing", "saved", "held", "ill", "away", "freed"])


def count_conflicts(
    reports: Sequence[Report],
    measures: Sequence[Measure],
    names: Mapping[str, str],
    words: Vocabulary,
    known: Sequence[Conflict],
    apart: Apart,
    gone: Superseded = NONE_GONE,
) -> list[Conflict]:
    """Find figures of different reports for one measure that exclude one another.

    Parameters
    ----------
    reports
        Annotated reports of one story.
    measures
        The figures of all of them.
    names
        Every alias of an actor, in lower case, and the name of the actor.
    words
        The words of the story, weighed.
    known
        Number conflicts that were found before; what they set against one another is not told again.
    apart
        Whether figures are of two people or places.
    gone
        Figures of which one took the place of the other.
    """
    held = tellings(
        (m.report, _words(m), m) for m in measures if (m.high > 1 or m.dimension not in {"people", "count"})
    )
    rules: Rules[Measure] = Rules(
        kind=lambda m: m.dimension,
        possible=lambda held, one, two: _possible(held, one, two, words),
        frame=lambda m: m.frame,
        words=lambda m: m.terms,
        wide=lambda m: m.wide,
        value=lambda m: (m.dimension, m.low, m.high, m.quantity.approximate, m.quantity.unit, m.topic),
        differ=differ,
        reach=reach,
        equal=lambda _a, _b: True,
        paired=lambda a, b: _paired(a, b, words),
        alike=0.0,
        loose=lambda m: m.loose,
        score=lambda a, b, alike, least: likeness_of(a, b, names, words, alike, least),
        alone=_ALONE,
        enough=ENOUGH,
        joins=PAIRED,
        crowd=lambda m: (m.dimension, m.topic, m.quantity.thing, m.whole, m.noun if m.dimension == "count" else ""),
    )
    serial = Serial(date_moments(reports))
    tellers: dict[tuple[object, ...], list[Telling[Measure]]] = {}
    places: dict[tuple[object, ...], list[tuple[str, Span]]] = {}
    for telling in held:
        tellers.setdefault(_figure(telling.first), []).append(telling)
        # Where the dead are set apart as fourteen and seventeen, the bodies are as well.
        places.setdefault(_figure(telling.first), []).extend((m.report.id, m.quantity.span) for m in telling.members)

    def who_tells(figure: Measure, beside: Measure) -> set[str]:
        """Give the reports that tell a figure for what may be what another one is told for."""
        return {r for t in tellers[_figure(figure)] if _like_things(t.first, beside, words) for r in t.reports}

    def possible(a: Telling[Measure], b: Telling[Measure]) -> bool:
        if not _one_time(a, b, gone) or who_tells(a.first, b.first) & who_tells(b.first, a.first):
            return False  # a report that tells both figures tells of two things
        return not any(one.first.quantity.predicate in serial for one in (a, b))

    left = Contest(held, rules, words).left_over(possible, lambda telling: places[_figure(telling.first)], known)
    return [
        Conflict(
            "number",
            _title([m for side in sides[:2] for m in side]),
            tuple(map(_side, sides)),
            _weight(score, sides[0][0], sides[1][0]),
        )
        for score, sides in left
        if not apart.two(*([(m.report, m.quantity) for m in side] for side in sides[:2]))
    ]


def _weight(score: float, a: Measure, b: Measure) -> str:
    """Say how sure it is that both measure the same, and that not both are right (`at least two`, `at least six`)."""
    open_ = a.low <= b.high and b.low <= a.high
    return "grave" if score >= SURE and not open_ and not a.loose and not b.loose else "unsure"


def _words(m: Measure) -> tuple[object, ...]:
    return (m.dimension, m.low, m.high, m.topic, m.noun, m.terms, m.scope, m.quantity.of, m.quantity.thing)


def _figure(m: Measure) -> tuple[object, ...]:
    return (m.dimension, m.low, m.high)


def _possible(held: Sequence[Measure], one: Ints, two: Ints, words: Vocabulary) -> Bools:
    """Say which figures of one dimension can be of one thing: neither two topics nor, but for large ones, two nouns."""
    numbers: dict[str, int] = {"": 0}
    topics = np.array([numbers.setdefault(m.topic, len(numbers)) for m in held])
    can = (topics[one] == topics[two]) | (topics[one] == 0) | (topics[two] == 0)
    if held and held[0].dimension == "count":
        large = np.array([m.low >= _LARGE for m in held])
        can &= (words.near_pairs([m.noun for m in held], one, two) >= _OF_ONE) | large[one] | large[two]
    return np.asarray(can, dtype=np.bool_)


def _like_things(a: Measure, b: Measure, words: Vocabulary) -> bool:
    """Whether two figures may be of one kind: two dead and three injured say nothing of one another."""
    if a.topic and b.topic:
        return a.topic == b.topic
    return a.dimension != "count" or words.near(a.noun, b.noun) >= _OF_ONE


def _paired(a: Measure, b: Measure, words: Vocabulary) -> bool:
    """Whether two equal figures may be one: equality itself tells."""
    if (a.topic and b.topic and a.topic != b.topic) or ("part" in a.scope) != ("part" in b.scope):
        return False
    one, two = a.told, b.told
    if not (a.loose or b.loose) and abs(one - two) > LOOSE * max(one, two):
        return False  # `more than 80` can be 120, but does not say so
    return a.dimension != "count" or words.near(a.noun, b.noun) >= _OF_ONE or a.low >= _LARGE


def differ(a: Measure, b: Measure) -> bool:
    """Whether two figures of one dimension exclude one another, or tell two tolls."""
    if a.dimension == "age":
        return abs(a.low - b.low) >= 1
    if a.dimension == "heat":
        return abs(a.low - b.low) > 1.5
    if a.quantity.unit != b.quantity.unit and a.sized:
        return a.low > b.high * (1 + CONVERTED) or b.low > a.high * (1 + CONVERTED)
    one, two = (a.low, a.high), (b.low, b.high)
    loose = a.loose or b.loose
    if a.topic in _GROWING and a.topic == b.topic and math.inf in {a.high, b.high} and not loose:
        # `At least two dead` and `at least six` can both be right, but tell two tolls; one more is news.
        share = LOOSE if excludes(one, two) or a.high == b.high else LEAST
        return abs(a.told - b.told) > max(1.0, share * max(a.told, b.told))
    return excludes(one, two)


_ROUND: Final = 100
"""Figure from which one may be rounded."""
_BESIDE: Final = 1.0
"""How far a figure reaches in any case: no degree, year or digit behind the point more."""


def reach(m: Measure) -> tuple[float, float]:
    """Give between what the figures lie that do not exclude one, with those that they may be rounded or converted to.

    Two figures whose reaches do not meet :func:`differ`; of others it has to be asked.
    """
    step = rounding(m.low) if m.low == m.high and m.low >= _ROUND else 0
    least = max(_BESIDE, step, CONVERTED * abs(m.low), LEAST * m.low if math.isinf(m.high) else 0)
    return m.low - least, m.high + max(_BESIDE, step, CONVERTED * abs(m.high))


LOOSE: Final = 0.12
"""Share by which two tolls may be apart of which one is told with `at least` or `more than`."""


LEAST: Final = 0.2
"""Share by which a toll may lie above an `at least`."""


def _one_time(a: Telling[Measure], b: Telling[Measure], gone: Superseded) -> bool:
    """Whether two figures can be of one time: neither brought the other up to date."""
    m, n = a.first, b.first
    if updates(Told(m.report, m.quantity), Told(n.report, n.quantity)):
        return False
    if took_place(m.quantity, n.quantity, gone) or all(
        far_apart(x.report, y.report) for x in a.members for y in b.members
    ):
        return False
    grows = m.topic in _GROWING or m.quantity.predicate in GROWING
    levels = m.topic in _LEVELS and m.dimension in SHIFTING
    if not grows and not levels:
        return True
    high, low = (a, b) if m.low >= n.low else (b, a)
    for x in high.members:
        for y in low.members:
            times = moment(x.report.published), moment(y.report.published)
            if times[0] is None or times[1] is None:
                return True
            if times[0] == times[1] or (grows and times[0] < times[1]):
                return True
    return False


def _title(told: Sequence[Measure]) -> str:
    return f"{what_is_asked(told[0].dimension)}: {best_question(m.quantity for m in told)}"


def _side(members: Sequence[Measure]) -> Side:
    return figure_side([(m.report, m.quantity) for m in members])
