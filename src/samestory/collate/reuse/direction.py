"""Who copied whom: the direction of reuse, only where something shows it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import NamedTuple

from samestory.collate.agencies import agencies_credited, agencies_of, own_agency
from samestory.collate.words import fold, key, lines, stem
from samestory.model import Evidence, Report

SPUN = 3
"""Words replaced as machines replace them, beyond which a copy is called spun."""

Changes = Sequence[tuple[str, str, bool]]


@dataclass(frozen=True, slots=True)
class Direction:
    """Which of two reports had the text that they share first."""

    known: bool
    reverse: bool
    """Whether it is from the second to the first, where it is known."""
    reason: str
    reworded: bool = False
    """Whether the copy reads as a machine's rewording."""


_UNKNOWN = Direction(False, False, "no credit, time or content shows which of the two came first")


@dataclass(frozen=True, slots=True)
class Background:
    """A report, and what shows where it has its text: read once, and asked for with every other report."""

    report: Report
    label: str
    agencies: tuple[str, ...]
    """Whose text it carries."""
    own_agency: str | None
    """The agency that it is of."""
    at: datetime | None
    """When it was published, where the hour is told."""
    number: int
    """Which of the reports it is."""
    names: frozenset[int]
    """The reports whose outlets its text names."""


def backgrounds_of(reports: Sequence[Report]) -> list[Background]:
    """Read what shows where each report has its text."""
    return [
        Background(report, report.label, agencies_of(report), own_agency(report), moment(report.published), n, names)
        for n, (report, names) in enumerate(zip(reports, _outlets_named(reports), strict=True))
    ]


def _outlets_named(reports: Sequence[Report]) -> list[frozenset[int]]:
    """Say for each report which reports' outlets its text names: most are named nowhere, and not looked for again."""
    texts = [report.text.casefold() for report in reports]
    everything = "\n".join(texts)
    outlets = [(n, _bare(report.outlet).casefold()) for n, report in enumerate(reports) if report.outlet]
    # White space stands before a name that counts: a name of several words begins with a whole word of the text.
    begin = set(everything.split())
    named = [
        (n, name) for n, name in outlets if (len(name.split()) < 2 or name.split()[0] in begin) and name in everything
    ]
    return [frozenset(n for n, name in named if name in text) for text in texts]


class _Case(NamedTuple):
    """Two reports, what they share (a stretch of each), and whether one is a machine's rewording."""

    first: Background
    second: Background
    passages: Sequence[tuple[Evidence, Evidence]]
    spun: tuple[bool | None, str] | None


Verdict = tuple[bool | None, str] | None


def decide(
    first: Background,
    second: Background,
    passages: Sequence[tuple[Evidence, Evidence]],
    changes: Changes,
) -> Direction:
    """Decide which of two reports had the shared text first.

    Parameters
    ----------
    first, second
        The reports in the order of the input.
    passages
        What they share: the stretch in ``first``, the stretch in ``second``.
    changes
        Words put for other words in the passages, and whether within quotation marks.

    Returns
    -------
    Direction
        With the reason in words.
    """
    spun = spinning(changes) if changes else None
    looked_for = _evidence(first, second, spun is not None)
    if not looked_for:
        return _UNKNOWN
    note = "" if spun is None else "; " + spun[1]
    case = _Case(first, second, passages, spun)
    for evidence in looked_for:
        verdict = evidence(case)
        if verdict is not None:
            reverse, reason = verdict
            if reverse is None:
                return Direction(False, False, reason + note)
            reworded = spun is not None and spun[0] == reverse
            return Direction(True, reverse, reason + ("" if evidence is _spun else note), reworded)
    return replace(_UNKNOWN, reason=_UNKNOWN.reason + note)


def _evidence(first: Background, second: Background, is_spun: bool) -> list[Callable[[_Case], Verdict]]:
    """Say what to look for in two reports, the surest first: in most pairs there is little that could show anything."""
    found: list[Callable[[_Case], Verdict]] = []
    if first.number in second.names or second.number in first.names:
        found += [_named, _reported]
    if first.agencies or second.agencies or first.own_agency or second.own_agency:
        found += [_agency, _common_agency, _supplier]
    if is_spun:
        found.append(_spun)
    if first.at is not None and second.at is not None:
        found.append(_time)
    return found


def _named(case: _Case) -> Verdict:
    """Look whether the shared words name one of the two outlets: ``told The Courier``, ``seen by The Courier``."""
    first, second = case.first, case.second
    hits = [
        known.number in first.names
        and known.number in second.names
        and any(
            _names_outlet(left, known.report) and _names_outlet(right, known.report) for left, right in case.passages
        )
        for known in (first, second)
    ]
    if hits[0] == hits[1]:
        return None
    source, copy = (first, second) if hits[0] else (second, first)
    return hits[1], f"the shared text names {source.label} as the one who was told or saw it; {copy.label} repeats it"


def _names_outlet(evidence: Evidence, report: Report) -> bool:
    """Whether a stretch says that something was told to, or seen by, the outlet of a report."""
    return _says_of(evidence.text, report, r"\b(?:told|tells|to|by|with)\s+(?:the\s+)?{name}\b")


def _reported(case: _Case) -> Verdict:
    """Look whether one alone says beside the shared words that the other had them: ``the Velm Courier reported``."""
    first, second = case.first, case.second
    for source, copy, at, reverse in ((first, second, 1, False), (second, first, 0, True)):
        if source.number not in copy.names or copy.number in source.names:
            continue
        if any(_reports(paragraph(copy.report, pair[at]), source.report) for pair in case.passages):
            return reverse, f"{copy.label} gives {source.label} as its source beside the shared text"
    return None


_BEFORE = r"\b(?:according to|reported by|(?:report|story|article) (?:in|by|from)|citing)\s+(?:the\s+)?{name}\b"
_BEHIND = r"\b{name}(?:\s+newspaper)?,?\s+(?:has\s+|had\s+)?(?:first\s+)?(?:reports?|reported|writes|wrote|said|says)\b"


def _reports(text: str, report: Report) -> bool:
    """Whether a text says that the outlet of a report reported something."""
    return _says_of(text, report, f"{_BEFORE}|{_BEHIND}")


def _says_of(text: str, report: Report, words: str) -> bool:
    """Whether a text has words, a pattern, with the name of a report's outlet in them; an address is no name."""
    if not report.outlet or "." in report.outlet:
        return False
    name = _bare(report.outlet)
    if name.casefold() not in text.casefold():
        return False
    return re.search(words.replace("{name}", re.escape(name)), text, re.IGNORECASE) is not None


@lru_cache(maxsize=1 << 12)
def _bare(outlet: str) -> str:
    return re.sub(r"^the\s+", "", outlet, flags=re.I)


def _agency(case: _Case) -> Verdict:
    """One is the agency, or carries its credit, and the other names that agency as the source of these words."""
    first, second = case.first, case.second
    mine, yours = first.agencies, second.agencies
    for source, copy, at, reverse in ((first, second, 1, False), (second, first, 0, True)):
        agency = source.own_agency
        if agency is None or copy.own_agency:
            continue
        if agency in (yours if not reverse else mine):
            return reverse, f"{source.label} is the agency and {copy.label} credits it"
        if any(agency in agencies_credited(paragraph(copy.report, pair[at])) for pair in case.passages):
            return reverse, f"{source.label} is the agency and {copy.label} names it beside the shared text"
    for source, copy, at, reverse in ((first, second, 1, False), (second, first, 0, True)):
        credited, other = (mine, yours) if not reverse else (yours, mine)
        for agency in credited:
            if agency not in other and any(
                agency in agencies_credited(paragraph(copy.report, pair[at])) for pair in case.passages
            ):
                return reverse, (
                    f"{source.label} carries the text of {agency}, which {copy.label} names beside the shared text"
                )
    return None


def _supplier(case: _Case) -> Verdict:
    """Look whether one alone is an agency: agencies supply outlets with text, not the other way round."""
    first, second = case.first, case.second
    one, two = first.own_agency, second.own_agency
    if bool(one) == bool(two):
        return None
    source, copy = (first, second) if one else (second, first)
    return (
        not one,
        f"{source.label} is an agency, which supplies outlets; {copy.label} does not say where it has the text",
    )


def _common_agency(case: _Case) -> Verdict:
    """Both carry the text of one agency: neither need have seen the other."""
    first, second = case.first, case.second
    shared = [agency for agency in first.agencies if agency in second.agencies]
    return (None, f"both carry the text of {shared[0]}") if shared else None


def _spun(case: _Case) -> Verdict:
    """One of them reads as a machine's rewording of the other."""
    first, second = case.first, case.second
    if case.spun is None or case.spun[0] is None:
        return None
    copy = first if case.spun[0] else second
    return case.spun[0], f"{copy.label} reads as a reworded copy: {case.spun[1]}"


def _time(case: _Case) -> Verdict:
    """They were published at different hours."""
    first, second = case.first, case.second
    one, two = first.at, second.at
    if one is None or two is None or (one.tzinfo is None) != (two.tzinfo is None) or one == two:
        return None
    source, copy = (first, second) if one < two else (second, first)
    return (
        two < one,
        f"{source.label} was published at {source.report.published}, {copy.label} at {copy.report.published}",
    )


@lru_cache(maxsize=1 << 12)
def moment(published: str | None) -> datetime | None:
    """Read a time of publication, as of UTC where it has no zone; None without an hour (midnight counts as none)."""
    if not published or "T" not in published:
        return None
    try:
        at = datetime.fromisoformat(published)
    except ValueError:
        return None
    if (at.hour, at.minute, at.second) == (0, 0, 0):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def paragraph(report: Report, evidence: Evidence) -> str:
    """Cut out the paragraphs in which a stretch stands."""
    text = report.text
    start = text.rfind("\n", 0, evidence.start) + 1
    end = text.find("\n", evidence.end)
    return text[start : end if end >= 0 else len(text)]


@cache
def _replacements() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for line in lines("spun_words.txt"):
        plain, others = line.split(":")
        table[_stems(plain)] = frozenset(_stems(other) for other in others.split(","))
    return table


@lru_cache(maxsize=1 << 14)
def _stems(phrase: str) -> str:
    return " ".join(stem(key(word)) for word in fold(phrase).split())


def machine_words(phrases: Sequence[str]) -> tuple[list[bool], list[bool]]:
    """Say which phrases machines put others for, and which they put."""
    table = _replacements()
    others = frozenset().union(*table.values())
    stems = [_stems(phrase) for phrase in phrases]
    return [stem in table for stem in stems], [stem in others for stem in stems]


@lru_cache(maxsize=1 << 16)
def put_for(left: str, right: str) -> tuple[bool, bool]:
    """Say whether machines put the second for the first, and the first for the second."""
    table, one, two = _replacements(), _stems(left), _stems(right)
    return two in table.get(one, ()), one in table.get(two, ())


def spinning(changes: Changes) -> tuple[bool | None, str] | None:
    """Recognise systematic substitution.

    Returns
    -------
    tuple or None
        ``True`` where the first report is the reworded one, ``False`` where the second is, None where the
        words are synonyms but the direction cannot be told; and the substitutions, in words.
    """
    ways = [put_for(left, right) for left, right, _ in changes]
    if max(sum(way[0] for way in ways), sum(way[1] for way in ways)) < SPUN:
        return None
    told = [(_stems(left), _stems(right)) for left, right, _ in changes]
    forth: Counter[tuple[str, str]] = Counter()
    back: Counter[tuple[str, str]] = Counter()
    repeated: Counter[tuple[str, str]] = Counter()
    quoted = False
    again = Counter(told)
    for (left, right, inside), (one, two), (listed, reverse) in zip(changes, told, ways, strict=True):
        if listed:
            forth[left, right] += 1
        if reverse:
            back[right, left] += 1
        if listed or reverse:
            quoted = quoted or inside
        elif again[one, two] > 1:
            # The same word replaced by the same other one, time and again: it shows spinning, not which side did it.
            repeated[left, right] += 1
            quoted = quoted or inside
    most = max(forth.total(), back.total())
    chosen = forth if forth.total() >= back.total() else back
    clear = min(forth.total(), back.total()) * 3 <= most
    more = repeated if chosen is forth else Counter((new, old) for old, new in repeated)
    verb = "became" if clear else "stands for"
    shown = ", ".join(f"“{old}” {verb} “{new}”" for old, new in dict.fromkeys((*list(chosen)[:5], *list(more)[:3])))
    where = ", also inside quotation marks" if quoted else ""
    return (chosen is back if clear else None), f"words were replaced throughout ({shown}){where}"
