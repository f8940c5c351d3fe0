"""Two values of one attribute: a fine, a price for a share, what share must accept, how far below ground.

:func:`samestory.collate.conflicts.numbers.number_conflicts` asks for one verb and role, which `he was fined 3 million`
and `a court imposed a fine of 4 million` do not have in common. Here the word beside the figure is asked, which names
what it is the value of; and as such a word may name two things, only reports count that tell one value of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from samestory.annotate.numbers import excludes
from samestory.annotate.units import SIZES
from samestory.collate.conflicts.cite import cited, is_cited
from samestory.collate.conflicts.numbers.comparable import CONVERTED, GROWING, elsewhen
from samestory.collate.conflicts.occasion import far_apart
from samestory.collate.words import STOP, key, stem, words
from samestory.model import Conflict, Quantity, Report, Side, Span, StoryActor

_SCALED: Final = {
    "meter": ("length", 1.0), "foot": ("length", 0.3048), "penny": ("sterling", 0.01),
    "pound sterling": ("sterling", 1.0),
    "kilogram": ("weight", 1.0), "pound": ("weight", 0.45359237),
}  # fmt: skip
_MONEY: Final = frozenset(
    """
    dollar euro sterling pound yen yuan ruble rupee franc peso crown krona krone dinar dirham rand real shekel
    lira riyal won zloty forint naira shilling baht ringgit rupiah taka £ € ¥ $ a$ c$ nz$ hk$
    """.split()  # noqa: SIM905
)
_KINDS: Final = _MONEY | {"percent", "length", "weight"}
"""Units of values that an attribute has; what is merely counted is left to the frames of numbers."""
_ONE: Final = {"bid": "offer", "proposal": "offer", "tender": "offer", "penalty": "fine", "stock": "share"}
"""Words for one attribute."""
_OPEN: Final = frozenset(
    stem(key(word))
    for word in """
    be have had has say said include make made take took get got give gave see come go went tell show become use
    call leave left do find know believe ask want need total number amount sum rate most lot part average group
    increase decrease drop rise rose fall fell gain gained lose lost loss losses damage damages cut surge jump
    slide slid plunge climb dip decline advance slump rally close closed open opened trade traded trading touch
    touched hit reach reached raise raised lower lowered add added estimate estimates estimated forecast profit
    loss revenue sales sale turnover earnings year month week day quarter worth spend spent pay paid receive
    received accept accepted cost costs save savings people person value valued up down double doubled grow grew
    growth rank contain least maximum minimum more less million billion another other those some half between
    than account accounts hold own owned owns buy bought sell sold invest invested fund funds
    """.split()  # noqa: SIM905
)
"""Words that name no attribute of one thing: several values of them stand in one story."""
_CHANGED: Final = frozenset(
    stem(key(word))
    for word in """
    raise raised increase increased improve improved sweeten sweetened revise revised previous previously
    earlier initial initially original originally former formerly first reduce reduced lower lowered cut halve
    halved double doubled rise rose fall fell second later final new latest would could might may if up each
    respectively
    """.split()  # noqa: SIM905
)
"""Words with which a sentence tells of a value before or after another one, or of one of several."""
_NEAR: Final = 50
"""Characters on each side of a figure in which such words are looked for."""


@dataclass(frozen=True, slots=True)
class _Value:
    report: Report
    quantity: Quantity
    sentence: Span
    kind: str
    low: float
    high: float
    attributes: frozenset[str]
    around: frozenset[str]
    """Stems of the content words of its sentence."""
    changed: bool
    """Whether words near it tell of another value before or after it."""
    who: frozenset[str]
    """People of the story named in its sentence."""


def attribute_conflicts(
    reports: Sequence[Report], actors: Sequence[StoryActor], known: Sequence[Conflict]
) -> list[Conflict]:
    """Find two values of one attribute that exclude one another.

    The same word beside the figure names the attribute (verb and noun are one: `fined`, `a fine of`), and the unit
    agrees after conversion. Every report on a side tells one value only, no report tells both, and of the two values
    one is told by two reports at least; without that, their sentences must share two words more. A sentence that tells
    of a change (`raised`, `previous`) makes no side, as the values then are two moments.

    Parameters
    ----------
    reports
        Annotated reports of one story.
    actors
        Its actors: sentences about two people tell two things.
    known
        Conflicts found before, which are not told again.
    """
    people: dict[str, list[tuple[int, int, str]]] = {}
    for actor in actors:
        if actor.kind == "person":
            for m in actor.mentions:
                people.setdefault(m.report, []).append((m.start, m.end, actor.name))
    values = [value for report in reports for value in _values(report, people.get(report.id, ()))]
    found: list[Conflict] = []
    for kind, attribute in sorted({(v.kind, a) for v in values for a in v.attributes}):
        held = [v for v in values if v.kind == kind and attribute in v.attributes]
        two = _two_values(held, values)
        if two is not None and not is_cited(_places(two), (*known, *found)):
            found.append(Conflict("number", _about(attribute, held), tuple(map(_side, two))))
    return found


def _values(report: Report, people: Sequence[tuple[int, int, str]]) -> list[_Value]:
    out = []
    for q in report.quantities:
        if q.sentence >= len(report.sentences):
            continue
        sentence = report.sentences[q.sentence]
        kind, factor = _SCALED.get(q.unit, (q.unit, 1.0))
        if kind not in _KINDS or not sentence.contains(q.span) or q.span.start < report.body_start:
            continue
        low, high = round(q.low * factor, 4), round(q.high * factor, 4)
        if q.required:
            high = low  # `more than half must accept`: half is what is asked for
        cut = words(report.text, sentence.start, sentence.end)
        around = frozenset(stem(k) for k in cut.keys if k not in STOP and not k[:1].isdigit())
        near = [
            stem(k)
            for k, start, end in zip(cut.keys, cut.starts, cut.ends, strict=True)
            if q.span.start - _NEAR < start and end < q.span.end + _NEAR
        ]
        who = frozenset(name for start, end, name in people if start < sentence.end and sentence.start < end)
        out.append(
            _Value(report, q, sentence, kind, low, high, _attributes(q, kind), around, bool(_CHANGED & set(near)), who)
        )
    return out


def _attributes(q: Quantity, kind: str) -> frozenset[str]:
    if q.negated or q.predicate in GROWING:
        return frozenset()
    if kind == "length":
        return frozenset([q.way]) if q.way and q.unit in SIZES else frozenset()
    named = {_attribute(head) for head in q.heads} - _OPEN
    if kind == "percent" and not q.required:
        return frozenset()  # shares of all sorts: two of them are rarely of one whole
    return frozenset(named)


def _attribute(head: str) -> str:
    return stem(key(_ONE.get(head, _ONE.get(head.rstrip("s"), head))))


def _two_values(held: Sequence[_Value], everything: Sequence[_Value]) -> tuple[list[_Value], list[_Value]] | None:
    """Give the two sides of an attribute of which the reports tell two values; None where they tell one, or more."""
    by_report: dict[str, list[_Value]] = {}
    for value in held:
        by_report.setdefault(value.report.id, []).append(value)
    single: list[list[_Value]] = []
    unsure: list[list[_Value]] = []
    for of_one in by_report.values():
        changed = any(v.changed for v in of_one)
        apart = any(_differ(of_one[0], v) for v in of_one[1:])
        if not apart and not elsewhen(of_one[0].report, of_one[0].quantity):
            (unsure if changed else single).append(of_one)
    sides: list[list[_Value]] = []
    for of_one in single:
        side = next((s for s in sides if not any(_differ(v, of_one[0]) for v in s)), None)
        if side is None:
            sides.append(list(of_one))
        else:
            side.extend(of_one)
    if len(sides) != 2:
        return None
    first, second = sides
    told = [len({v.report.id for v in side}) for side in sides]
    pairs = [(a, b) for a in first for b in second if _differ(a, b) and not _two_people(a, b)]
    if not pairs or any(far_apart(a.report, b.report) for a, b in pairs):
        return None
    if max(told) < 2 and not any(len((a.around & b.around) - _named(a, b)) >= 2 for a, b in pairs):
        return None
    # The same unit with the other value in some report, whatever it is called there: then it tells both.
    agree: dict[str, set[tuple[bool, bool]]] = {}
    for v in everything:
        if v.kind == first[0].kind:
            agree.setdefault(v.report.id, set()).add((not _differ(v, first[0]), not _differ(v, second[0])))
    if any({(True, False), (False, True)} <= both for both in agree.values()):
        return None  # `over 8` agrees with both and tells neither
    for of_one in unsure:
        agreeing = [side for side in sides if not _differ(of_one[0], side[0])]
        if len(agreeing) == 1:
            agreeing[0].extend(of_one)
    return first, second


def _named(a: _Value, b: _Value) -> frozenset[str]:
    return a.attributes | b.attributes | {stem(a.quantity.unit), stem(a.quantity.noun.lower()), a.kind}


def _two_people(a: _Value, b: _Value) -> bool:
    return bool(a.who and b.who and not a.who & b.who)


def _differ(a: _Value, b: _Value) -> bool:
    if a.quantity.per and b.quantity.per and a.quantity.per != b.quantity.per:
        return True
    off = CONVERTED if a.quantity.unit != b.quantity.unit else 0.0
    if off or a.kind == "length":
        return a.low > b.high * (1 + CONVERTED) or b.low > a.high * (1 + CONVERTED)
    return excludes((a.low, a.high), (b.low, b.high))


def _places(sides: tuple[list[_Value], list[_Value]]) -> list[list[tuple[str, Span]]]:
    return [[(v.report.id, v.quantity.span) for v in side] for side in sides]


def _about(attribute: str, held: Sequence[_Value]) -> str:
    """Say which attribute it is, by a word that a report has for it: rather a noun than a form of a verb."""
    kind, per = held[0].kind, next((v.quantity.per for v in held if v.quantity.per), "")
    if kind == "length":
        return f"how far {attribute}"
    heads = [h for v in held for h in v.quantity.heads if _attribute(h) == attribute]
    head = min(heads, key=lambda h: (h.endswith(("ed", "ing")), len(h), h), default=attribute)
    if per:
        return f"price for one {per}: {head}"
    return f"{'share' if kind == 'percent' else 'sum'}: {head}"


def _side(items: Sequence[_Value]) -> Side:
    best = min(items, key=lambda v: (v.quantity.approximate and not v.quantity.required, len(v.quantity.span.text)))
    q = best.quantity
    noun = q.noun if q.noun and not any(c in q.span.text for c in "%£$€¥") and not q.span.text[-1].isalpha() else ""
    unit = noun or ("" if not q.span.text[-1:].isdigit() else q.unit if q.unit in SIZES else "")
    return Side(" ".join(f"{q.span.text} {unit}".split()), cited((v.report, _told_in(v)) for v in items))


def _told_in(item: _Value) -> Span:
    """Give the clause that holds a value, or else its sentence."""
    clause = item.quantity.clause
    return clause if clause is not None and clause.contains(item.quantity.span) else item.sentence
