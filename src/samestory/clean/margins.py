"""What stands round the body: bylines, dates, credits, notes on the author."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from samestory.clean.agencies import agencies_in, credits_in, credits_of_byline, is_credit_line, may_credit
from samestory.clean.bylines import is_given, name_line, names_in
from samestory.clean.credits import is_short_for, shared_byline
from samestory.clean.dateline import place_in, read_dateline
from samestory.clean.dates import beside_date, find_date, reads_day_first
from samestory.clean.draft import Draft, zone
from samestory.clean.furniture import Rule
from samestory.clean.galleries import CAPTION as GALLERY_CAPTION
from samestory.clean.lines import Line
from samestory.clean.outlets import is_coined, is_outlet_name, known_outlet

_BY = ("by", "by:", "written by", "author", "authors", "von", "por", "par", "di", "автор")
_ROLE = re.compile(
    r"\b(?:contributor|correspondent|reporter|writer|editor|columnist|author|journalist|professor|fellow|freelancer?|producer|"
    r"director|covers|writes|reports on|lecturer)\b"
)
_NOTE = re.compile(
    r"(?P<name>(?:[A-Z][\w.'’-]+ ){1,3}?[A-Z][\w.'’-]+) (?:\(@\w+\) )?(?:is|was|has|covers|writes|reports)\b"
)
_NOTING = frozenset(["is", "was", "has", "covers", "writes", "reports"])
"""Words of which such a note has one."""
NAME_WORDS = 4
"""The name of an outlet beside a date has so many words at most."""
_PICTURES = (GALLERY_CAPTION, "caption", "photo-credit")
"""Marks of lines whose day is that of a picture."""
_TURN = re.compile(r"[A-Z][A-Z.'’ -]+(?:, [A-Z][A-Z ]+)?: ")
"""The name of a speaker before his words in a transcript."""
DIALOGUE = 3
"""So many paragraphs of the opening that begin with speakers make a transcript."""
ABOVE, BELOW, FAR_BELOW = 3, 16, 40
"""A whole page is read for its margins from so many lines above the title, for credits to so many lines below the body,
and for dates and notes still further."""
SIGNED_ABOVE = 3
"""The agency's name stands so many lines above the dateline at most, below the byline."""
BELOW_TITLE = 12
"""The author's name stands so many lines below the title at most, with nothing but buttons between."""
BESIDE = 7
"""A line in the head that gives a date and so many other words at most is a line of dates, bylines and sections."""


@dataclass(slots=True)
class Margins:
    """What the lines round the body say of the report."""

    bylines: list[str] = field(default_factory=list)
    dateline: str | None = None
    published: str | None = None
    outlet: str | None = None
    """The outlet whose name stands beside the date."""
    source: str | None = None
    """Who signs the dateline, on a list of agencies or not."""


def read_margins(draft: Draft, language: str | None = None) -> Margins:
    """Find bylines, place and date in head and tail, and mark their lines.

    Where no date of the text says whether the day or the month is first, English is read month first, as in the
    country that writes most of it, and every other language day first.
    """
    lines = draft.lines
    found = Margins()
    head, tail = zone(draft)
    low = 0 if not draft.page else (draft.title if draft.title is not None else max(0, draft.first - 12))
    day_first = reads_day_first(line.text for line in lines if len(line.text) < 120 and "/" in line.text)
    if day_first is None:
        day_first = language not in (None, "en")
    for index in (
        range(max(0, low - ABOVE), min(len(lines), draft.last + FAR_BELOW)) if draft.page else range(len(lines))
    ):
        line = lines[index]
        if index == draft.title or index in draft.reasons or head < index < tail:
            continue
        inside = low <= index <= head
        if draft.marks[index] is GALLERY_CAPTION:
            continue  # its date is that of the picture
        if draft.dated(index):
            draft.reasons[index] = "date"
            near = low - ABOVE <= index <= draft.last + 6
            if near and (found.published is None or "updated" not in line.text.lower()):
                found.published = found.published or find_date(line.text, day_first=day_first)
        elif isinstance(mark := draft.marks[index], Rule) and mark.reason == "date":
            if inside and found.published is None:  # "Posted on March 4, 2021 by somebody"
                found.published = find_date(line.text, day_first=day_first)
        elif (names := draft.byline(index)) is not None:
            draft.reasons[index] = "byline"
            if low - ABOVE <= index <= head:
                found.bylines += names
                found.published = found.published or find_date(line.text, day_first=day_first)
        elif may_credit(line) and is_credit_line(line.text) and (index < head or index > tail):
            draft.reasons[index] = "credit-line"
        elif inside and index < head and not line.prose and _may_sign(draft, index):
            _read_head_line(draft, index, found, day_first=day_first)
        elif index <= head and line.text.lower() in _BY:
            draft.reasons[index] = "byline"
    _find_dateline(draft, found)
    if found.published is None:
        for index in range(max(0, low), head):
            if len(lines[index].words) <= 24 and not lines[index].prose and draft.marks[index] not in _PICTURES:
                found.published = find_date(lines[index].text, day_first=day_first)
                if found.published:
                    break
    _author_notes(draft, tail, found.bylines)
    found.bylines = list(dict.fromkeys(found.bylines))
    return found


def _may_sign(draft: Draft, index: int) -> bool:
    """Whether a line may name the author or the date: it is no furniture, or looks like a menu (``Name | date``)."""
    mark = draft.marks[index]
    if isinstance(mark, Rule):
        return mark.reason == "navigation" and "|" in draft.lines[index].text
    return mark in (None, "photo-credit")


def _read_head_line(draft: Draft, index: int, found: Margins, *, day_first: bool) -> None:
    """Read a line between title and body that may be a name, a place, or a date with a name or a section beside it."""
    lines = draft.lines
    line = lines[index]
    before = lines[index - 1].text.lower() if index else ""
    near = [index + step for step in (1, 2) if index + step < len(lines) and draft.dated(index + step)]
    if line.text.lower() in _BY:
        draft.reasons[index] = "byline"
    elif (names := name_line(line)) and (
        before in _BY
        or "@" in line.text
        or (near and (not found.bylines or len(names) > 1) and not _is_section(draft, line, names))
        or (not found.bylines and _stands_alone(draft, index, names))
    ):
        draft.reasons[index] = "byline"
        found.bylines += names
    elif names and index + 1 in near and draft.reasons.get(index - 1) == "byline":
        draft.reasons[index] = "byline"
        found.dateline = line.text
    elif not line.ends and (beside := beside_date(line.text)) is not None and len(beside.split()) <= BESIDE:
        names = names_in(beside, strict=True)
        found.outlet = found.outlet or outlet_beside(beside)
        signed = bool(names) and (is_given(names[0]) or beside.lower().startswith("by "))
        draft.reasons[index] = "byline" if signed else "date"
        found.bylines += names if signed else ()
        found.published = found.published or find_date(line.text, day_first=day_first)


def outlet_beside(beside: str) -> str | None:
    """Name the outlet where nothing but its name stands beside the date: ``VelmPost - 30.01.2025``."""
    if len(beside.split()) > NAME_WORDS or "," in beside or agencies_in(beside):
        return None
    if not (is_outlet_name(beside) or is_coined(beside)):
        return None
    return known_outlet(beside) or beside


def _is_section(draft: Draft, line: Line, names: tuple[str, ...]) -> bool:
    """Whether a line in capitals is no name: a word of it stands in small letters in the text (``SHIP REVIEWS``)."""
    if not line.text.isupper() or is_given(names[0]):
        return False
    words = [f" {word.lower()} " for name in names for word in name.split()]
    return any(word in other.text for other in draft.lines if other.prose for word in words)


def _stands_alone(draft: Draft, index: int, names: tuple[str, ...]) -> bool:
    """Whether a name below the title is that of the author: a person's, of whom no paragraph speaks."""
    if draft.title is None or not draft.title < index < draft.first or index - draft.title > BELOW_TITLE:
        return False
    if len(draft.lines[index].words) > 4 or not all(is_given(name) and len(name.split()) < 4 for name in names):
        return False
    last = [name.split()[-1].lower() for name in names]
    return not any(
        word in line.words for line in draft.lines[draft.title :] if line.prose or line.size > 4 for word in last
    )


def _find_dateline(draft: Draft, found: Margins) -> None:
    last = min(draft.last + 1, draft.first + 12)
    body = [index for index in range(draft.first, last) if index not in draft.reasons and index != draft.title]
    body = [index for index in body if not isinstance(draft.marks[index], Rule)]
    turns = sum(bool(_TURN.match(draft.lines[index].text)) for index in body)
    for index in body[:6]:
        text = draft.lines[index].text
        if turns >= DIALOGUE and _TURN.match(text):
            continue  # who speaks, not where
        if draft.lines[index].size < 8:
            continue
        if (read := read_dateline(text)) is not None:
            found.dateline = found.dateline or read.place
            if draft.marks[index] is None:  # a picture's day is not the report's
                found.published = found.published or read.date
            found.source = read.source
            _find_signature(draft, index, found)
            return
        if place := place_in(text):
            found.dateline = place
            return


def _find_signature(draft: Draft, dateline: int, found: Margins) -> None:
    """Mark the line between byline and dateline that has the long form of the initials that sign the dateline."""
    if found.source is None:
        return
    for index in range(max(0, dateline - SIGNED_ABOVE), dateline):
        line = draft.lines[index]
        if index not in draft.reasons and index != draft.title and is_short_for(found.source, line.text):
            draft.reasons[index] = "credit-line"
            found.source = line.text
            return


def _author_notes(draft: Draft, tail: int, bylines: list[str]) -> None:
    """Mark notes on the author below the body: ``A Name is a contributor to The Paper``, with the name above it."""
    lines = draft.lines
    for index in range(tail + 1, len(lines)):
        line = lines[index]
        if len(line.words) > 60 or _NOTING.isdisjoint(line.words):
            continue
        match = _NOTE.match(line.text)
        if match is None or not _ROLE.search(line.text):
            continue
        name = match["name"]
        above = [other for other in range(max(0, index - 4), index) if lines[other].text == name]
        if above or name in bylines or (index == len(lines) - 1 and not line.ends):
            draft.reasons[index] = "author-note"
            for other in above:
                draft.reasons[other] = "author-note"
            if index <= draft.last + 6 and not bylines:
                bylines.append(name)


def find_credits(draft: Draft) -> tuple[str, ...]:
    """List the agencies credited with text: in lines outside the body, and in the dateline."""
    head, tail = zone(draft)
    found: list[str] = []
    low = draft.title if draft.page and draft.title is not None else 0
    for index in range(low, min(len(draft.lines), draft.last + BELOW)):
        line = draft.lines[index]
        reason = draft.reasons.get(index)
        if (reason is None and index > head + 1) or reason in ("caption", "photo-credit", "related", "most-read"):
            continue
        if reason == "byline" and index <= head:
            found += shared_byline(line.text)
        if not may_credit(line):
            continue
        if reason is None:
            if index != draft.title:
                found += credits_in(line.text, margin=False)
        elif reason in ("byline", "date"):
            if low - ABOVE <= index <= head or (index >= tail and not draft.page):
                found += credits_of_byline(line.text)
        elif index <= head or index >= tail:
            found += credits_in(line.text, margin=True)
    return tuple(dict.fromkeys(found))


def opening_lines(draft: Draft) -> list[Line]:
    """Give the first four paragraphs."""
    return [draft.lines[index] for index in draft.kept if draft.lines[index].size >= 8][:4]
