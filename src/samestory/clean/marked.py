"""Reports of web pages, where the markup has told most furniture: what is left of it goes by the rules for lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from samestory.model import Removal, Report

LONG_STRETCH, LONG_LINES = 40, 3
"""A stretch of so many words and lines in the midst of the body is a table or a list of the article's: a heading such
as ``Top 5`` opens a list of other stories only where no markup has told these apart already."""
_MOST_CUTS = 8
"""Removals that may lie in one line."""
_OPENED = frozenset(["most-read", "related", "tags", "caption", "navigation", "newsletter", "media-player"])
"""Reasons that lines are given because of a line above or beside them."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a text: where it begins and ends there, and where it stands in ``raw``."""

    start: int
    end: int
    place: int


def has_removals(report: Report) -> bool:
    """Whether a report arrives with removals that are true of its raw text."""
    return bool(report.removed) and all(report.raw[gone.start : gone.end] == gone.text for gone in report.removed)


def clean_marked(report: Report, clean: Callable[[Report], Report]) -> Report:
    """Clean what the reader of a page has left standing.

    Parameters
    ----------
    report
        ``raw`` is the whole page, a block a line; ``removed`` what its reader took out; ``text`` the rest: the
        headline, a standfirst where there is one, the body.
    clean
        What cleans a report that has no removals.

    Returns
    -------
    Report
        Its removals are those that it came with and those of ``clean``, by their places in ``raw``.
    """
    head, body = report.text[: report.body_start], report.text[report.body_start :]
    opening = f"{report.title}\n\n" if report.title and head.startswith(f"{report.title}\n\n") else ""
    plain = replace(report, raw=opening + body, text=opening + body, body_start=len(opening), removed=())
    done = clean(plain)
    found = replace(done, raw=report.raw, text=report.text, body_start=report.body_start, removed=report.removed)
    if not done.text.startswith(opening) or (opening and not done.body_start):
        return found  # no body was found in it, so that nothing of it goes
    if not opening:
        head += done.text[: done.body_start]
    lines = list(_lines(report, plain.raw))
    out = sorted(done.removed, key=lambda one: one.start)
    gone = [one for one in out if not _is_matter(one, plain.raw)]
    title = done.text[: done.body_start].removesuffix("\n\n")  # which need not be the title that the page gives
    headline = next(  # of several that say the same, the one that stays
        (
            at
            for at, (line, cuts) in enumerate(_pieces(lines, out))
            if plain.raw[line.start : line.end] == title and not cuts
        ),
        None,
    )
    kept = list(_kept_lines(plain.raw, [line for at, line in enumerate(lines) if at != headline], gone))
    if not kept:
        return found
    removed = _joined(report.raw, (*report.removed, *_moved(plain.raw, lines, gone)))
    return replace(found, text=head + "\n".join(kept), body_start=len(head), removed=removed)


def _is_matter(gone: Removal, text: str) -> bool:
    """Whether what was taken for furniture is a table or a list in the midst of the article."""
    if gone.reason not in _OPENED or not text[gone.end :].strip():
        return False
    return len(gone.text.split()) >= LONG_STRETCH and len(gone.text.splitlines()) >= LONG_LINES


def _lines(report: Report, text: str) -> Iterator[_Line]:
    """Find the lines of a text, made of what was not removed, in ``raw``."""
    places: dict[str, list[int]] = defaultdict(list)
    at = 0
    for start, end in (*((gone.start, gone.end) for gone in report.removed), (len(report.raw), len(report.raw))):
        line_start = at
        for line in report.raw[at:start].split("\n"):
            places[line].append(line_start)
            line_start += len(line) + 1
        at = end
    at = 0
    for line in text.split("\n"):
        if line:
            yield _Line(at, at + len(line), places[line].pop(0))
        at += len(line) + 1


def _pieces(lines: Sequence[_Line], removed: Sequence[Removal]) -> Iterator[tuple[_Line, list[tuple[int, int, str]]]]:
    """Give each line with the stretches of it that go, and why; both are in order and do not overlap."""
    at = 0
    for line in lines:
        while at < len(removed) and removed[at].end <= line.start:
            at += 1
        cut: list[tuple[int, int, str]] = []
        for gone in removed[at : at + _MOST_CUTS]:
            if gone.start >= line.end:
                break
            cut.append((max(line.start, gone.start), min(line.end, gone.end), gone.reason))
        yield line, cut


def _kept_lines(text: str, lines: Sequence[_Line], removed: Sequence[Removal]) -> Iterator[str]:
    """Give the lines that are left, those of which a part was cut without that part."""
    for line, cuts in _pieces(lines, removed):
        at, pieces = line.start, []
        for start, end, _ in cuts:
            pieces.append(text[at:start])
            at = end
        if left := "".join((*pieces, text[at : line.end])).strip():
            yield left


def _moved(text: str, lines: Sequence[_Line], removed: Sequence[Removal]) -> Iterator[Removal]:
    """Give the same removals by their places in ``raw``, line by line."""
    for line, cuts in _pieces(lines, removed):
        for start, end, reason in cuts:
            place = line.place + start - line.start
            yield Removal(place, place + end - start, text[start:end], reason)


def _joined(raw: str, removed: Sequence[Removal]) -> tuple[Removal, ...]:
    """Sort removals by their places; neighbours with the same reason become one."""
    found: list[Removal] = []
    for gone in sorted(removed, key=lambda one: one.start):
        before = found[-1] if found else None
        if before and before.reason == gone.reason and not raw[before.end : gone.start].strip():
            found[-1] = Removal(before.start, gone.end, raw[before.start : gone.end], gone.reason)
        else:
            found.append(gone)
    return tuple(found)
