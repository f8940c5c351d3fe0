"""What a conflict asks: the clause of one of its values, without the value, cut to what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from samestory.collate.conflicts.cite import MOST, clipped, is_cried
from samestory.collate.words import key, stem
from samestory.model import Quantity, Span

GAP: Final = "…"
"""Stands for the figure that is asked for."""
_BEFORE: Final = 12
"""Words that may stand before a figure where a clause ends between them."""
_LEAST: Final = 4
"""Words that a question keeps at least, where its clause has as many."""
_ENDS: Final = re.compile(
    r"[,;:—](?=\s|$)|\s[-–]\s|\s(?=(?:after|when|while|before|because|since|although|though|but|which|where|whose)\s)"
    r"|\s(?=and\s(?:[\w'’-]+\s){0,3}?[$€£]?\d)"
)
"""Where a clause, or an item of a list of figures, ends."""
_JOINS: Final = re.compile(r"^(?:and|but|or|nor|so|that|then)\s+", re.IGNORECASE)
_SUM: Final = re.compile(r"\ban?\s(?:total|maximum|minimum|estimated|average) (?:of\s)?$", re.IGNORECASE)
_STRESSED: Final = re.compile(r"\ban?\s[a-z-]+\s$")
"""An article and an adjective that stress a figure (`a staggering 359 cases`)."""
_ASIDE: Final = re.compile(
    r"^(?P<of>(?:[\w.’'-]+\s){0,6}[\w.’'-]+),\s(?:(?:who|which|whose|an?|the)\b[^,;]{1,90}|[A-Z][^,;]{1,90}),"
    r"(?=\s(?!and\b|or\b|an?\b|the\b|to\b)[a-z])"
)
"""What stands between commas behind the subject of a clause."""
_FIGURES: Final = frozenset(["percent", "age", "heat", "degree"])
"""Dimensions whose figures have no noun to be counted by."""
_OF_MANY: Final = re.compile(r"\s+of\s+(?=[a-z])(?!(?:the|these|those|them|his|her|its|their|our|us|whom|which)\b)")
"""What follows `hundreds` and `thousands`."""
_SMALL: Final = frozenset(
    """
    a an the this that these those there it its he she they we his her their our my some all no one two three four five
    six seven eight nine ten in on at for by after before when while
    """.split()  # noqa: SIM905
)
_AUXILIARY: Final = frozenset(
    """
    has have had is are was were be been will would could can may might must shall should do does did to
    """.split()  # noqa: SIM905
)
_BRACKETS: Final = ("()", "[]")
_QUOTES: Final = '"“”'


def question(text: str, start: int, end: int, gap: str = "") -> str:
    """Give a clause without the value that stands at some of its characters.

    Parameters
    ----------
    text
        The clause.
    start, end
        Where the value stands in it.
    gap
        What is put in its place.
    """
    before, after = text[: max(0, start)], text[max(0, end) :]
    aside = _ASIDE.match(before)
    if aside is not None:
        before = aside["of"] + before[aside.end() :]
    if gap and len(before.split()) > _BEFORE:
        begins = [m.end() for m in _ENDS.finditer(before) if _may_begin(before[m.end() :].split())]
        before = before[begins[-1] :] if begins else before
        before = _JOINS.sub("", before.lstrip())
    kept = len(before.split())
    for match in _ENDS.finditer(after):
        if kept + len(after[: match.start()].split()) >= _LEAST:
            after = after[: match.start()]
            break
    words = f"{before}{gap}{after}" if after[:1] in {"-", "’", "'"} else f"{before} {gap} {after}"
    told = re.sub(r"\(\s", "(", " ".join(_whole(words).split())).strip(" ,;:-–—")
    return _around(re.sub(r"\s(?=[,.;:)])", "", told), gap)


def _may_begin(words: Sequence[str]) -> bool:
    """Whether a question may begin with some words: with no verb that has its subject before the cut."""
    return len(words) > 1 and words[0].lower() not in _AUXILIARY


def asks_well(text: str, predicate: str) -> bool:
    """Whether a question tells of whom or what it asks: it does not begin with its verb."""
    first = text.split(maxsplit=1)[0] if text else ""
    if not first[:1].islower():
        return bool(first)
    return first not in _AUXILIARY and not first.endswith("ing") and stem(key(first)) != stem(predicate)


def best_question(quantities: Iterable[Quantity]) -> str:
    """Ask for a figure with the first of several clauses that tells of whom or what it asks."""
    asked = [(figure_question(q), q.predicate) for q in sorted(quantities, key=is_cried)]
    return next((text for text, predicate in asked if asks_well(text, predicate)), asked[0][0] if asked else "")


def what_is_asked(dimension: str) -> str:
    """Say which question a figure of some dimension answers."""
    if dimension.startswith("money"):
        return "how much"
    return "which figure" if dimension in _FIGURES else "how many"


def figure_question(quantity: Quantity, clause: Span | None = None) -> str:
    """Ask for a figure with a clause that has it: `… children were treated for burns`."""
    clause = clause or quantity.clause or quantity.span
    text, start = clause.text, quantity.span.start - clause.start
    end = quantity.span.end - clause.start
    stressed = _SUM.search(text, 0, max(0, start)) or (
        _STRESSED.search(text, 0, max(0, start)) if quantity.noun.endswith("s") else None
    )
    if stressed is not None:
        start = stressed.start()
    many = _OF_MANY.match(text, max(0, end))
    if many is not None and not quantity.part:
        end = many.end() - 1
    return question(text, start, end, GAP)


def whether(text: str) -> str:
    """Ask whether a clause is so; its first word is written small where it is no name."""
    first = text.split(maxsplit=1)[:1]
    if first and first[0] != "I" and first[0].lower() in _SMALL:
        text = text[:1].lower() + text[1:]
    return f"whether {clipped(text)}"


_PRONOUN: Final = re.compile(r"\b(he|she|it|they|we|I)\s$")


def with_pronoun(text: str, whole: str, at: int) -> str:
    """Put the pronoun before a clause that begins with its verb, where it stands right before it in its report."""
    before = _PRONOUN.search(whole, max(0, at - 6), at) if at > 0 and not asks_well(text, "") else None
    return f"{before[1]} {text}" if before is not None else text


def _whole(text: str) -> str:
    """Leave out brackets and quotation marks of which a cut left only one."""
    for opening, closing in _BRACKETS:
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    if sum(text.count(mark) for mark in _QUOTES) % 2:
        text = re.sub(f"[{_QUOTES}]", "", text)
    return text


def _around(text: str, gap: str) -> str:
    """Keep some words, those around the gap among them."""
    words = text.split()
    if len(words) <= MOST:
        return text
    at = next((k for k, word in enumerate(words) if gap and gap in word), 0)
    first = max(0, min(at - MOST // 2, len(words) - MOST))
    cut = words[first : first + MOST]
    return ("... " if first else "") + " ".join(cut) + (" ..." if first + MOST < len(words) else "")
