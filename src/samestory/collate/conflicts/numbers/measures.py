"""What a figure measures, whatever the words: its dimension, what is counted, and the scope that it is told for."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Final

from samestory.annotate.frames import SPEECH
from samestory.annotate.numbers import value_of
from samestory.annotate.units import SIZES
from samestory.collate.conflicts.numbers.comparable import (
    DIMENSIONS,
    METRIC,
    brought_in,
    dated,
    is_of_then,
    of_some,
    of_the_like,
)
from samestory.collate.conflicts.occasion import is_past
from samestory.collate.words import key, stem, words
from samestory.model import Quantity, Report
from samestory.resources.thesaurus import is_person
from samestory.resources.words import table_lines, word_set

_CONVERT: Final = {
    **METRIC,
    "ton": ("weight", 1000.0), "mph": ("speed", 1.609344), "kph": ("speed", 1.0), "knot": ("speed", 1.852),
    "acre": ("area", 0.40468564), "hectare": ("area", 1.0),
    "minute": ("time", 1.0), "hour": ("time", 60.0), "day": ("time", 1440.0), "week": ("time", 10080.0),
    "month": ("time", 43830.0), "year": ("time", 525960.0),
    "second": ("time", 1 / 60),
}  # fmt: skip
"""Units that are turned into one: what they measure, and how many of its unit they are."""
_SPEED: Final = re.compile(r"\s?(?:km/h|kmh|kph|(?:kilomet(?:er|re)s?|km|miles?) (?:per|an|a) hour)", re.IGNORECASE)
_SQUARE: Final = {"kilometer": 100.0, "kilometre": 100.0, "mile": 258.998811, "meter": 0.0001, "metre": 0.0001}
_HEAT: Final = re.compile(r"\s?(?:degrees?\s|°\s?)?(C|F|Celsius|Fahrenheit|centigrade)\b")
_UPRIGHT: Final = frozenset(["altitude", "height", "depth", "apogee", "high", "tall", "deep"])
_DEMONYM: Final = re.compile(r"^[A-Z][a-z]+(?:ans|ish|ese|ians|is)$")
"""A people's name as the counted noun (`145 million Americans`)."""
_MONEY: Final = frozenset(
    """
    dollar euro penny yen yuan ruble rupee franc peso crown crore lakh krona krone zloty lira rand shilling baht naira
    won dinar dirham forint ringgit real riyal taka dong cedi
    """.split()  # noqa: SIM905
) | {"pound sterling"}
_CODE: Final = re.compile(r"aud|cad|hkd|sgd")
"""Currencies of which the text has the letters alone."""
_CROWDS: Final = frozenset(
    ["person", "people", "crew", "staff", "body", "life", "dead", "casualty", "them", "injured", "wounded"]
)
"""Units that count people besides those that the thesaurus knows as such."""
ANYBODY: Final = frozenset(["person", "them", "body", "life", "kill", "injure", "dead"])
"""Words for those counted that say nothing of who they are."""
LIMITS: Final = frozenset(["serious", "gap", "rate", "sources", "sided"])
"""What a figure is told for alone: the worst off, what is still to be done, each year, who says so, one side of two."""
_THEN: Final = frozenset(["other", "then"])
"""What a figure of another year is told for."""
AROUND: Final = 9
"""Words on each side of a number among which the one that says what is counted is looked for."""

_ALLOWED: Final = re.compile(
    r"\b(?:licen[sc]ed|permitted|allowed|capacity|designed|built|limit(?:ed)?|maximum|minimum|(?:can|could|may|might)(?!\s+have)|"
    r"should|must|up to|usual(?:ly)?|normal(?:ly)?|average|typical(?:ly)?|if|unless|hop(?:e|es|ed|ing)|fear(?:s|ed)?|"
    r"target|quota|seats?|compared|instead of|rather than|than the)\b",
    re.IGNORECASE,
)
"""Words that tell of what may be, is allowed or usual."""
_AHEAD: Final = re.compile(
    r"\b(?:will|would|plan(?:s|ned|ning)?|expect(?:s|ed)?|due|forecasts?|predict(?:s|ed|ion)?|"
    r"proposed?|wants?|seeks?|demand(?:s|ed)?|ask(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_PART_BEFORE: Final = re.compile(
    r"\b(?:another|other|more|further|additional|remaining|rest|last|including|includes|each|per|every|up from|"
    r"down from|than|out of)\s+"
    r"(?:the\s+|an?\s+|some\s+)?$",
    re.IGNORECASE,
)
_PART_AFTER: Final = re.compile(
    r"\s*(?:\w+\s+){0,3}?(?:of (?:them|those|these|whom|which|the|his|her|its|their)\b|others?\b|more\b|additional\b|"
    r"further\b|ago\b|earlier\b|later\b|each\b|apiece\b)",
    re.IGNORECASE,
)
"""Words before or behind a figure that make it that of a part, of one more, or of what lies between two events."""
_AT_FIRST: Final = re.compile(
    r"\b(?:earlier|previous(?:ly)?|former(?:ly)?|initial(?:ly)?|original(?:ly)?|first)\s+(?:the\s+|an?\s+|some\s+)?$",
    re.IGNORECASE,
)
"""Words right before a figure that make it that of an earlier time (`its original 105 billion bid`)."""
_SIDED: Final = re.compile(
    r"\s*(?:[\w’'-]+\s+){1,3}?(?:testif\w+|spoke|spoken|voted|argued|marched|protested)\s+"
    r"(?:for|against|in favou?r of)\b",
    re.IGNORECASE,
)
"""Those counted took one side; those who took the other did it, too."""
_SUPPOSED: Final = re.compile(
    r"\s*(?:[\w’'-]+\s+){0,3}?(?:thought|presumed|assumed|feared)\s+(?:now\s+)?"
    r"(?:dead|killed|drowned|lost|to have died)\b",
    re.IGNORECASE,
)
"""Those counted may be dead, and are not counted by those who count the dead."""
_SERIOUS: Final = re.compile(
    r"\b(?:serious(?:ly)?|critical(?:ly)?|severe(?:ly)?|grave(?:ly)?|life-threatening)\b", re.IGNORECASE
)
"""Words by which only the worst off of those counted are counted."""
_OUT_OF: Final = re.compile(r"\b(?:among|including|includes?) (?:[\w’'-]+ ){2,}$", re.IGNORECASE)
"""What is counted is some of those named before (`among the dead are a nurse and two boys`)."""
_OF_THESE: Final = re.compile(r"\bof (?:the|those|these) (?:[\w’'-]+ ){0,3}?[\w’'-]+, (?:[a-z]+ )?$", re.IGNORECASE)
"""What is counted is some of those named before (`of the wounded, two ...`)."""
_ACROSS: Final = re.compile(
    r"[^.;]{0,30}?\b(?:(?:north|south)?-?(?:east|west)|north|south|away|offshore|off)(?:erly|wards?)?\b",
    re.IGNORECASE,
)
"""What is so far away in some direction is no height and no depth."""
_EARLIER: Final = re.compile(r"\s+(?:earlier|previous|prior)(?=\s+[a-z]{3,}s\b)", re.IGNORECASE)
_OTHERS: Final = re.compile(r"^\s*(?:people\s+)?others?\b", re.IGNORECASE)
"""Those injured besides the dead are all that were injured (`killed three and injured ten others`)."""
_GAP: Final = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:from \w+ing\b|short of\b|to go\b|to spare\b|(?:still |yet )?remain(?:ing|s|ed)?\b)",
    re.IGNORECASE,
)
"""What is still to be done is not what was done (`dug 13 metres`, `ten metres from reaching him`)."""
_HEADLINE: Final = re.compile(r"[,–—-]\s*(?:[A-Z][\w’'-]*\s+){1,4}(?:says?|said)\b")
"""Behind a comma another one is who says so (`21 miners freed, Oslen Says`)."""
_RATE: Final = re.compile(
    r"\W+(?:(?:per|an?|each|every)\s(?:second|minute|hour|day|night|week|month|year)|daily|weekly|monthly|annually|yearly"
    r"|a\shead)\b",
    re.IGNORECASE,
)
"""What a figure is told for one of (`20 boats a year`)."""
_OCCASION: Final = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:in|since|by) (?:the )?(?:past|previous|last|next) \w+|\blast (?:year|month|season|week)\b|"
    r"\b(?:years?|months?|decades?|weeks?) (?:ago|earlier|before)\b|^\W*(?:meanwhile|elsewhere|separately)\b|"
    r"\b(?:an?|in)\s(?:separate|unrelated)\b",
    re.IGNORECASE,
)
"""Words with which a sentence speaks of another occasion than that of the report."""
_MONTH_WHEN: Final = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|"
    r"winter),? when\b[^.;]*$"
)
"""Words before a figure that tell of another occasion (`since February, when ...`)."""
_FORMER: Final = re.compile(
    r"\b(?:another(?!\s\d)|second|third|earlier|previous|former|similar|predecessor|deadliest|worst|biggest)\b",
    re.IGNORECASE,
)
"""Words that say so of what stands right beside them."""
_CUT: Final = re.compile(r"[,;:—()]\s?")
_MARKS: Final = re.compile(r"[,;:—]")
_BRACKET: Final = re.compile(r"[,;:(—]")
_STOPS: Final = re.compile(r"[.,;:()]")
"""Marks at which what stands right beside a figure ends."""
_LIMIT: Final = re.compile(r"\s*(?:[-\w]+ )?(?:capacity|(?:speed )?limit)\b")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Measure:
    """A figure of one report as it is set against those of others.

    It is set against hundreds in a long story: what follows from it alone is worked out once.
    """

    report: Report
    quantity: Quantity
    dimension: str
    """``people``, ``length``, ``money euro`` ...; ``count`` with a noun of its own; ``age``."""
    low: float
    high: float
    topic: str
    """What is counted, by the word nearest to it (``dead``, ``aboard``); empty where no word tells."""
    noun: str
    terms: frozenset[str]
    wide: frozenset[str]
    """Words of the whole sentence."""
    scope: frozenset[str]
    """What limits it: allowed, ahead, a part, another year."""
    days: frozenset[str]
    names: frozenset[str]
    """Words of the clause that are written as names are."""
    whole: float | None = None
    """How many there are of what is counted in all (``9 of 14 wagons``)."""
    place: bool = False
    """Whether it is the number of one of those counted (``wagon 9``, ``the 9th of 14 wagons``)."""

    @cached_property
    def told(self) -> float:
        """The figure itself, without its hedge."""
        if math.isinf(self.high) or not self.quantity.approximate:
            return self.low
        return self.high if self.low == 0 or self.high / self.low < 1.15 else (self.low + self.high) / 2

    @cached_property
    def loose(self) -> bool:
        """Whether it is a loose word (`dozens`)."""
        q = self.quantity
        return (
            q.approximate
            and 0 < q.low < q.high < math.inf
            and not any(c.isdigit() for c in q.span.text)
            and q.high > q.low * 1.5
        )

    @cached_property
    def elsewhen(self) -> bool:
        """Whether its sentence tells a day long before its report: the like that happened once."""
        return is_past(self.report, self.days)

    @cached_property
    def of_today(self) -> bool:
        """Whether it holds at its report whatever day its sentence tells: a sum, an age beside a name (`Orm, 61,`)."""
        if self.dimension.startswith("money"):
            return True
        at = self.quantity.span
        return self.dimension == "age" and self.report.text[max(0, at.start - 2) : at.start] == ", "

    @cached_property
    def of_another_time(self) -> bool:
        """Whether it is no figure of now: a sum offered last year is offered still; last year's dead are others."""
        return self.elsewhen and not self.of_today

    @cached_property
    def limits(self) -> frozenset[str]:
        """What it is told for alone, of ``LIMITS``."""
        return self.scope & LIMITS

    @cached_property
    def frame(self) -> tuple[object, ...] | None:
        """What must be the same of two figures of one thing; None where it is a figure of no other report's thing."""
        # The worst off of those hurt are counted like all of them.
        if self.of_another_time or ("part" in self.scope and "serious" not in self.scope):
            return None
        # The ninth wagon is one, `nine wagons` are nine.
        return "allowed" in self.scope, "part" in self.scope, self.limits, self.place

    @cached_property
    def digits(self) -> str:
        """Its digits, without noughts before and behind them."""
        return f"{self.low:.9e}".partition("e")[0].replace(".", "").strip("0")

    @cached_property
    def brought_in(self) -> str:
        """The thing of its own that its clause brings in (``a border war that killed``); empty where there is none."""
        return brought_in(self.quantity)

    @cached_property
    def brings_in(self) -> bool:
        """Whether its clause brings in a thing of its own."""
        return bool(self.brought_in) or self.of_the_like

    @cached_property
    def of_the_like(self) -> bool:
        """Whether its clause tells of another thing of the kind."""
        return of_the_like(self.quantity)

    @cached_property
    def dated(self) -> str:
        """The month or year by which the thing is called that it is a figure of; empty where there is none."""
        return dated(self.quantity)

    @cached_property
    def sizes(self) -> frozenset[str]:
        """What it is the size of: an altitude, a width."""
        return DIMENSIONS.intersection(self.quantity.terms)

    @cached_property
    def upright(self) -> bool:
        """Whether it is told to be a height or a depth."""
        return not _UPRIGHT.isdisjoint(self.quantity.terms) or self.quantity.side in _UPRIGHT

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that its sentence tells."""
        return frozenset(w for w in self.scope if w.isdigit())

    @cached_property
    def sized(self) -> bool:
        """Whether it was turned into another unit, so that rounding may move it."""
        return self.quantity.unit in SIZES or self.dimension in {"speed", "area", "time", "weight", "degree"}


@cache
def date_words() -> frozenset[str]:
    """Give the names of days and months."""
    return frozenset(w.lower() for w in word_set("date_words.txt"))


@cache
def topics() -> dict[str, str]:
    """Map the stems of words to what they say is counted."""
    table: dict[str, str] = {}
    for line in table_lines("counted.txt"):
        name, _, held = line.partition(":")
        for word in held.split():
            table.setdefault(stem(word), name)
    return table


def measures_of(report: Report) -> list[Measure]:
    """Read the figures of a report as measures."""
    sentences: dict[int, set[str]] = {}
    for s in report.statements:
        sentences.setdefault(s.sentence, set()).update((*s.terms, s.predicate))
    out = []
    for q in report.quantities:
        if q.clause is None or q.sentence >= len(report.sentences) or not q.unit or q.negated:
            continue
        sentence = report.sentences[q.sentence]
        dimension, low, high = dimension_of(q, report.text)
        at = q.span.start - sentence.start, q.span.end - sentence.start
        wide = frozenset(w for w in sentences.get(q.sentence, ()) if not w[:1].isdigit())
        terms = frozenset((*q.terms, q.predicate, *q.heads)) - {"", q.unit}
        out.append(
            Measure(
                report,
                q,
                dimension,
                low,
                high,
                _topic(q, report.text) if dimension == "people" else "",
                q.unit,
                terms,
                wide | terms,
                _scope(sentence.text, at, q, counted=dimension in {"people", "count"})
                | (_THEN if dimension == "people" and is_of_then(report, q) else frozenset()),
                frozenset(m.date for m in report.moments if m.sentence == q.sentence and not m.spoken and m.date),
                _names(sentence.text, at),
                _whole(sentence.text[at[1] :]),
                _is_place(sentence.text, at, q),
            )
        )
    return out


_NAME: Final = re.compile(r"(?<=[a-z,;:’'”\"] )[A-Z][\w’'-]+")


_STOP: Final = re.compile(r"[,;:—.]\s")


def _names(sentence: str, at: tuple[int, int]) -> frozenset[str]:
    """Give the names right beside a figure: whose or where it is."""
    start = max((m.end() for m in _STOP.finditer(sentence, max(0, at[0] - 40), at[0])), default=max(0, at[0] - 40))
    stop = _STOP.search(sentence, at[1])
    end = min(stop.start() if stop else len(sentence), at[1] + 45)
    # A name that goes on beyond the stretch is read to its end.
    names = (m for m in _NAME.finditer(sentence, start) if start < m.start() < end)
    return frozenset(key(m.group()) for m in names) - date_words()


_WHOLE: Final = re.compile(
    r"\s+of\s+(?:(?:the|its|his|her|their|all)\s+)?(?P<whole>\d[\d,.]*\d|\d|[a-z]+(?:-[a-z]+)?)(?=\s)"
)


def _whole(after: str) -> float | None:
    """Read of how many a figure counts some (``9 of 14 wagons``)."""
    match = _WHOLE.match(after)
    return value_of(match["whole"]) if match else None


def _is_place(sentence: str, at: tuple[int, int], q: Quantity) -> bool:
    """Whether a figure is the number of one thing among others: behind its noun, or an ordinal."""
    if _ORDINAL_END.match(sentence, at[1]):
        return True
    if not q.span.text[:1].isdigit() or not sentence[: at[0]][-1:].isspace():
        return False
    before = _LAST_WORD.search(sentence[: at[0]])
    return before is not None and before[1].lower() == q.unit


_ORDINAL_END: Final = re.compile(r"(?:st|nd|rd|th)\b")
_LAST_WORD: Final = re.compile(r"([\w’'-]+)\s$")


def dimension_of(q: Quantity, text: str) -> tuple[str, float, float]:
    """Give what a figure measures, and its bounds in the unit in which the dimension is compared."""
    after = text[q.span.end : q.span.end + 24]
    unit = {"kilometre": "kilometer", "metre": "meter"}.get(q.unit, q.unit)
    if q.unit.endswith("of age"):
        factor = {"month of age": 1 / 12, "week of age": 1 / 52, "day of age": 1 / 365}.get(q.unit, 1.0)
        return "age", q.low * factor, q.high * factor
    if unit in {"kilometer", "mile"} and _SPEED.match(after):
        factor = 1.609344 if unit == "mile" else 1.0
        return "speed", q.low * factor, q.high * factor
    if unit in _SQUARE and re.match(r"[\s-]?(?:square|sq)\b", after, re.IGNORECASE):
        return "area", q.low * _SQUARE[unit], q.high * _SQUARE[unit]
    if unit in _CONVERT:
        kind, factor = _CONVERT[unit]
        if unit == "pound" and "£" in q.span.text:
            return "money pound sterling", q.low, q.high
        return kind, q.low * factor, q.high * factor
    if unit in _MONEY or unit.endswith("$") or _CODE.fullmatch(unit):
        factor, name = (0.01, "pound sterling") if unit == "penny" else (1.0, unit)
        return f"money {name}", q.low * factor, q.high * factor
    if unit == "percent":
        return "percent", q.low, q.high
    heat = _HEAT.match(text[q.span.end - (1 if unit in {"celsius", "fahrenheit"} else 0) : q.span.end + 24])
    if heat or unit in {"celsius", "fahrenheit", "degree"}:
        celsius = (unit == "celsius") or (heat is not None and heat[1][0].lower() == "c")
        sign = -1.0 if re.search(r"(?:minus|-|−)\s?$", text[max(0, q.span.start - 6) : q.span.start]) else 1.0
        if not celsius and not (unit == "fahrenheit" or heat):
            return "degree", q.low, q.high
        turned = [sign * v if celsius else (sign * v - 32) / 1.8 for v in (q.low, q.high)]
        return "heat", min(turned), max(turned)
    if unit == "crew" and q.noun.lower().endswith("crews"):
        return "count", q.low, q.high  # how many are in each is not told
    if unit in _CROWDS or unit == "one of them" or is_person(unit) or _DEMONYM.search(q.noun):
        return "people", q.low, q.high
    return "count", q.low, q.high


def _topic(q: Quantity, text: str) -> str:
    """Find the word nearest to a figure that says what is counted."""
    clause = q.clause or q.span
    start, end = min(clause.start, q.span.start), max(clause.end, q.span.end)
    cut = words(text, start, end)
    before = [k for k, e in zip(cut.keys, cut.ends, strict=True) if e <= q.span.start][-AROUND:]
    after = [k for k, s in zip(cut.keys, cut.starts, strict=True) if s >= q.span.end][:AROUND]
    table = topics()
    if q.predicate in _DEADLY or q.unit == "life":
        return "dead"
    noun = stem(q.noun.lower()) if q.noun and is_person(q.unit) else ""
    found: list[tuple[float, bool, str]] = []
    apart = 0.5 if _MARK_BEFORE.search(text[start : q.span.start]) else 0.0  # `Five dead, eight missing`
    counted = ((distance + apart, k) for distance, k in enumerate(reversed(before), 1))
    for distance, k in (*counted, *enumerate(after, 1)):
        name = table.get(stem(k), "")
        if name:
            # `112 demonstrators were in custody`: what is told of them says more than what they are.
            found.append((distance, stem(k) == noun, name))
    if found:
        return min(found, key=lambda f: (f[1], f[0]))[2]
    suffers = _SUFFERS.search(text, start, end)
    return next((name for name, told in suffers.groupdict().items() if told), "") if suffers else ""


_MARK_BEFORE: Final = re.compile(r"[,;:(] $")
_SUFFERS: Final = re.compile(
    r"\b(?:(?P<hurt>(?:treated for|suffer(?:s|ed|ing)?|sustain(?:s|ed|ing)?|with)\s+(?:\w+\s+){0,3}?(?:burns|fractures|"
    r"cuts|bruises|smoke inhalation|shock|concussion|hypothermia)\b)|(?P<ill>(?:laid low|fell ill|poisoned)\b))",
    re.IGNORECASE,
)
"""Words that together say what happened to those counted."""
_DEADLY: Final = frozenset(["kill"])


def _scope(sentence: str, at: tuple[int, int], q: Quantity, *, counted: bool) -> frozenset[str]:
    before, after = sentence[max(0, at[0] - 60) : at[0]], sentence[at[1] : at[1] + 60]
    near = _MARKS.split(before)[-1]
    earlier = _EARLIER.match(after)
    if earlier is not None:
        # `Three earlier bids` are all there were, and no three of another occasion.
        sentence, after = sentence[: at[1]] + sentence[at[1] + earlier.end() :], after[earlier.end() :]
    held = set()
    if _ALLOWED.search(" ".join(near.split()[-4:])) or _LIMIT.match(after):
        held.add("allowed")
    if _AHEAD.search(near):
        held.add("ahead")
    if counted and _SUPPOSED.match(after):
        held.add("allowed")
    if counted and _SIDED.match(after):
        held.add("sided")
    if counted and _SERIOUS.search(near + " " + _BRACKET.split(after, maxsplit=1)[0]):
        held.add("serious")
    if q.unit in SIZES and _ACROSS.match(after):
        held.add("across")
    if _GAP.match(_behind(q.noun, after)):
        held.add("gap")
    if counted and _RATE.match(_beyond(q.noun, after)):
        held.add("rate")
    if not counted and q.unit in SIZES and of_some(near):
        held.add("part")
    if counted and q.predicate in SPEECH and q.role == "subj" and not _HEADLINE.search(after):
        held.add("sources")
    if _AT_FIRST.search(near):
        held.add("first")
    rest = _OTHERS.sub("", after) if q.predicate == "injure" else after
    if q.part or (counted and (_part(near, rest) or _OUT_OF.search(near) or _OF_THESE.search(before))):
        held.add("part")
    years, elsewhen = _occasions(sentence)
    held.update(years)
    if _MONTH_WHEN.search(before):
        held.add("other")
    beside = _CUT.split(sentence[: at[0]])[-1] + " " + _CUT.split(sentence[at[1] :], maxsplit=1)[0]
    if elsewhen or _FORMER.search(beside):
        held.add("other")
    return frozenset(held)


def _behind(noun: str, after: str) -> str:
    """Give what stands behind a noun with which some words begin; all of them where they do not.

    There are as many nouns as things that are counted: a pattern for each took longer to make than to use.
    """
    end = len(after) - len(after.lstrip()) + len(noun)
    return after[end:] if noun and after[:end].endswith(noun) and _is_edge(after, end) else after


def _beyond(noun: str, after: str) -> str:
    """Give what stands behind a noun that is near in its line; all where there is none."""
    near = min(_NEAR, len(after.partition("\n")[0]))
    at = after.find(noun) if noun else -1
    while 0 <= at <= near:
        end = at + len(noun)
        if _is_edge(after, at) and _is_edge(after, end):
            return after[end:]
        at = after.find(noun, at + 1)
    return after


_NEAR: Final = 40
"""Characters within which a noun stands behind its figure."""


def _is_edge(text: str, at: int) -> bool:
    r"""Whether a word begins or ends at a place of a text: what ``\b`` matches."""
    return bool(_AT_WORD.match(text, at - 1)) != bool(_AT_WORD.match(text, at)) if at else bool(_AT_WORD.match(text))


_AT_WORD: Final = re.compile(r"\w")


def _part(before: str, after: str) -> bool:
    return bool(_PART_BEFORE.search(before) or _PART_AFTER.match(_STOPS.split(after, maxsplit=1)[0]))


@lru_cache(maxsize=1 << 14)
def _occasions(sentence: str) -> tuple[frozenset[str], bool]:
    """Give the years that a sentence tells, and whether it speaks of another occasion in other words.

    It is asked for each of its figures, and for those of its copies.
    """
    return frozenset(_YEAR.findall(sentence)), _OCCASION.search(_YEAR.sub("", sentence)) is not None
