"""Scraped text -> body, with what was removed and why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from samestory.clean.agencies import credits_in, is_credit_line
from samestory.clean.body import find_body
from samestory.clean.dates import find_date, is_date_line
from samestory.clean.furniture import Rule
from samestory.clean.heads import bylines_in, dateline_in, find_title, is_name
from samestory.clean.judge import judge
from samestory.clean.lines import Line, split_lines
from samestory.clean.masthead import find_mastheads
from samestory.clean.outlets import outlet_in, outlet_of_file, outlet_of_url, tidy_outlet
from samestory.clean.strays import has_sentence_grammar, pull_quotes, strays
from samestory.model import Removal, Report

PAGE_LINES = 12
"""Outside the body, so many short lines that no rule knows are the menus of a whole page; fewer are the article's."""
_ROLE = re.compile(
    r"\b(?:contributor|correspondent|reporter|writer|editor|columnist|author|journalist|professor|fellow|freelancer?|producer|"
    r"director|covers|writes|reports on|lecturer)\b"
)
_LABEL = re.compile(r"(?:Story highlights|Key points|Highlights|At a glance)\s+(?=[A-Z“\"])")
_TITLE_WORDS = 32


@dataclass(slots=True)
class _Draft:
    """What is known of a text while it is cleaned."""

    lines: Sequence[Line]
    marks: Sequence[Rule | str | None]
    first: int
    last: int
    page: bool
    reasons: dict[int, str] = field(default_factory=dict)
    """Line -> why it goes."""
    cuts: dict[int, tuple[int, str]] = field(default_factory=dict)
    """Line -> how much of its beginning goes, and why."""
    title: int | None = None
    masthead: str | None = None
    """The name of the outlet, where a line above the headline gives it."""

    @property
    def kept(self) -> list[int]:
        return [index for index in range(len(self.lines)) if index not in self.reasons and index != self.title]


def clean(report: Report) -> Report:
    """Take the page furniture out of a report and find what the page says of it.

    Parameters
    ----------
    report
        A report as it was read; only ``raw`` (or ``text``, where ``raw`` is empty) and the metadata that its format
        gave are looked at.

    Returns
    -------
    Report
        ``text`` is the title, an empty line, and the body; ``removed`` says what was taken out of ``raw`` and why
        (see ``clean.reasons``). Title, bylines, dateline, date, outlet and agency credits are filled in where the
        report did not have them. Every character of ``raw`` that is not white space stands in ``text`` or in one
        removal. Where nothing would be left, nothing is removed, and a note says so.
    """
    raw = report.raw or report.text
    lines = split_lines(raw)
    if not lines:
        return report
    draft = _draft(lines, report)
    if not report.title:
        mastheads, draft.masthead = find_mastheads(lines, draft.marks, draft.first, report.source)
        draft.reasons.update(dict.fromkeys(mastheads, "masthead"))
    _find_title(draft, report)
    bylines, dateline, published = _read_margins(draft)
    _judge_lines(draft)
    if not draft.kept:
        note = f"{report.label}: no body was found in it; the text is kept as it was read"
        return replace(report, raw=raw, text=raw, body_start=0, notes=(*report.notes, note))
    text, body_start = _compose(raw, draft)
    margin = [line for index, line in enumerate(lines) if index in draft.reasons and index != draft.title]
    title = raw[lines[draft.title].start : lines[draft.title].end] if draft.title is not None else None
    return replace(
        report,
        raw=raw,
        text=text,
        body_start=body_start,
        removed=_removals(raw, draft),
        title=report.title or title,
        bylines=report.bylines or bylines,
        credits=tuple(dict.fromkeys((*report.credits, *_credits(draft)))),
        dateline=report.dateline or dateline,
        published=report.published or published,
        outlet=_outlet(draft, report, margin),
    )


def _outlet(draft: _Draft, report: Report, margin: Sequence[Line]) -> str | None:
    """Name the outlet: as the format gives it, by its address, in the text, or after the file."""
    if report.outlet and report.outlet.strip():
        return tidy_outlet(report.outlet)
    return (
        (outlet_of_url(report.url) if report.url else None)
        or draft.masthead
        or outlet_in([*margin, *_opening(draft)])
        or outlet_of_file(report.source)
    )


def _draft(lines: Sequence[Line], report: Report) -> _Draft:
    marks = judge(lines)
    span = find_body(lines, marks)
    first, last = span if span else (0, len(lines) - 1)
    unknown = sum(
        marks[index] is None and not line.prose for index, line in enumerate(lines) if not first <= index <= last
    )
    page = unknown > PAGE_LINES and not report.body_start
    return _Draft(lines, marks, first, last, page)


def _find_title(draft: _Draft, report: Report) -> None:
    lines, marks = draft.lines, draft.marks
    if report.title:
        own = split_lines(report.title)  # none where the title is only white space, seen or unseen
        key = " ".join(own[0].words) if own else ""
        draft.title = next((index for index, line in enumerate(lines) if line.key == key), None)
        if draft.title is not None or report.body_start:
            return
    if draft.page:
        near = [
            index
            for index in range(max(0, draft.first - 60), min(draft.first + 3, len(lines)))
            if marks[index] is None
            and index not in draft.reasons
            and not is_date_line(lines[index].text)
            and bylines_in(lines[index]) is None
        ]
        body = [index for index in range(draft.first, draft.last + 1) if lines[index].prose]
        draft.title = find_title(lines, [i for i in near if not (i >= draft.first and lines[i].prose)], body)
        return
    for index, line in enumerate(lines):
        if index > draft.first + 1:
            return
        mark = marks[index]
        if index in draft.reasons:
            continue
        if mark is not None and not (
            isinstance(mark, str) or (len(line.words) >= 6 and mark.reason in ("related", "tags"))
        ):
            continue
        if is_date_line(line.text) or bylines_in(line) is not None or is_credit_line(line.text):
            continue
        if _is_title(draft, index):
            draft.title = index
        return


def _is_title(draft: _Draft, index: int) -> bool:
    """Whether the first line of an article is its title: short, set off, and no sentence of the body."""
    lines = draft.lines
    line = lines[index]
    if line.size > _TITLE_WORDS or line.size < 2 or len(lines) == 1:
        return False
    if dateline_in(line.text) and line.prose:
        return False
    if not line.ends or line.text.endswith(("?", "!")):
        return True
    after = lines[index + 1] if index + 1 < len(lines) else None
    if any(other.key == line.key for other in lines[index + 1 : index + 6]):
        return True
    if not line.text.endswith("."):
        return line.size <= 25  # a quotation mark or a bracket at the end
    # A sentence with a full stop is a title only where it alone is set off by an empty line.
    gaps = [b.start - a.end for a, b in zip(lines[index + 1 :], lines[index + 2 :], strict=False)]
    return bool(after and gaps and after.start - line.end > max(sorted(gaps)[: max(1, len(gaps) * 3 // 4)]))


def _zone(draft: _Draft) -> tuple[int, int]:
    """Say up to which line the head goes and from which the tail: two paragraphs of prose belong to neither."""
    prose = [
        index
        for index in range(draft.first, draft.last + 1)
        if draft.lines[index].prose and draft.marks[index] is None and index != draft.title
    ]
    if len(prose) < 4:
        return (prose[0], prose[-1]) if prose else (draft.first, draft.last)
    return prose[1], prose[-2]


def _read_margins(draft: _Draft) -> tuple[tuple[str, ...], str | None, str | None]:
    """Find bylines, place and date in head and tail, and mark their lines."""
    lines = draft.lines
    head, tail = _zone(draft)
    low = 0 if not draft.page else (draft.title if draft.title is not None else max(0, draft.first - 12))
    bylines: list[str] = []
    dateline: str | None = None
    published: str | None = None
    for index, line in enumerate(lines):
        if index == draft.title or index in draft.reasons or (head < index < tail):
            continue
        if is_date_line(line.text):
            draft.reasons[index] = "date"
            near = low - 3 <= index <= draft.last + 6
            if near and (published is None or "updated" not in line.text.lower()):
                published = published or find_date(line.text)
        elif (names := bylines_in(line)) is not None:
            draft.reasons[index] = "byline"
            if low <= index <= head:
                bylines += names
                published = published or find_date(line.text)
        elif is_credit_line(line.text) and (index < head or index > tail):
            draft.reasons[index] = "credit-line"
        elif low <= index < head and is_name(line) and draft.marks[index] is None:
            before = lines[index - 1].text.lower() if index else ""
            dated = [
                index + step for step in (1, 2) if index + step < len(lines) and is_date_line(lines[index + step].text)
            ]
            if before in ("by", "by:", "written by", "author") or (dated and not bylines):
                draft.reasons[index] = "byline"
                bylines.append(line.text)
            elif dated and index + 1 in dated and index - 1 in draft.reasons and draft.reasons[index - 1] == "byline":
                draft.reasons[index] = "byline"
                dateline = line.text
        elif index <= head and line.text.lower() in ("by", "by:"):
            draft.reasons[index] = "byline"
    body = [index for index in range(draft.first, min(draft.last + 1, draft.first + 12)) if index not in draft.reasons]
    for index in body[:6]:
        if index != draft.title and lines[index].size >= 8 and (place := dateline_in(lines[index].text)):
            dateline = place
            break
    if published is None:
        for index in range(max(0, low), head):
            if len(lines[index].words) <= 24 and not lines[index].prose and (found := find_date(lines[index].text)):
                published = found
                break
    _author_notes(draft, tail, bylines)
    return tuple(dict.fromkeys(bylines)), dateline, published


def _author_notes(draft: _Draft, tail: int, bylines: list[str]) -> None:
    """Mark notes on the author below the body: ``A Name is a contributor to The Paper``, with the name above it."""
    lines = draft.lines
    for index in range(tail + 1, len(lines)):
        line = lines[index]
        match = re.match(
            r"(?P<name>(?:[A-Z][\w.'’-]+ ){1,3}?[A-Z][\w.'’-]+) (?:\(@\w+\) )?(?:is|was|has|covers|writes|reports)\b",
            line.text,
        )
        if match is None or len(line.words) > 60 or not _ROLE.search(line.text):
            continue
        name = match["name"]
        above = [other for other in range(max(0, index - 4), index) if lines[other].text == name]
        if above or name in bylines or (index == len(lines) - 1 and not line.ends):
            draft.reasons[index] = "author-note"
            for other in above:
                draft.reasons[other] = "author-note"
            if index <= draft.last + 6 and not bylines:
                bylines.append(name)


def _judge_lines(draft: _Draft) -> None:
    """Decide of each line whether it goes."""
    lines = draft.lines
    title_key = lines[draft.title].key if draft.title is not None else None
    opened: str | None = None
    span = 0
    for index, line in enumerate(lines):
        if index == draft.title:
            opened = None
            continue
        inside = draft.first <= index <= draft.last
        mark = draft.marks[index]
        if index in draft.reasons:
            continue
        if title_key and line.key == title_key:
            draft.reasons[index] = "repeated"
        elif isinstance(mark, Rule):
            draft.reasons[index] = mark.reason
            if mark.opens and (index > draft.first or draft.page):
                opened, span = mark.reason, 0
        elif mark is not None:
            draft.reasons[index] = mark
        elif line.prose and inside:
            opened = None
        elif (
            opened
            and not (line.prose and draft.title is not None and draft.title < index < draft.first)
            and (not inside or (span < 12 and not line.ends))
        ):
            draft.reasons[index] = opened
            span += 1
        elif not inside and draft.page:
            standfirst = draft.title is not None and draft.title < index < draft.first and line.prose
            if not standfirst:
                draft.reasons[index] = "navigation"
    _judge_repeats(draft)
    _judge_head(draft)
    kept = draft.kept
    for index in sorted(pull_quotes(lines, kept)):
        draft.reasons[index] = "pull-quote"
    draft.reasons.update(strays(lines, draft.kept))
    _cut_beginnings(draft)


def _judge_repeats(draft: _Draft) -> None:
    """Mark paragraphs that stand in the body already; what stands three times is the way the article is written."""
    times = Counter(draft.lines[index].key for index in draft.kept)
    seen: set[str] = set()
    for index in draft.kept:
        line = draft.lines[index]
        if len(line.words) >= 8 and line.key in seen and times[line.key] == 2:
            draft.reasons[index] = "repeated"
        seen.add(line.key)


def _judge_head(draft: _Draft) -> None:
    """Mark captions without a mark between the byline or date and the first paragraph."""
    lines = draft.lines
    heads = [index for index in draft.reasons if index < draft.first and draft.reasons[index] in ("byline", "date")]
    if not heads:
        return
    for index in range(max(heads) + 1, draft.first):
        line = lines[index]
        if index in draft.reasons or index == draft.title or (line.ends and not line.text.endswith(('"', "”", "’"))):
            continue
        if (
            len(line.words) >= 6
            and (has_sentence_grammar(line) or not line.text.endswith((".", "!", "?")))
            and not line.sentences
        ):
            draft.reasons[index] = "caption"


def _cut_beginnings(draft: _Draft) -> None:
    """Cut the title and labels off the beginning of a line that goes on with the body."""
    title = draft.lines[draft.title] if draft.title is not None else None
    words = " ".join(title.words) if title is not None and len(title.words) >= 4 else ""
    for index in draft.kept[:6]:
        line = draft.lines[index]
        match = None
        if title is not None and words and words in line.key and len(line.words) > len(title.words) + 4:
            again = r"(?:\w+\W+){0,2}?" + r"\W+".join(map(re.escape, title.words)) + r"\W+(?=\w)"
            match = re.match(again, line.text, re.IGNORECASE)
        if match:
            end = match.end()
            while end and line.text[end - 1] in "“\"‘'([":
                end -= 1
            draft.cuts[index] = (end, "repeated")
        elif match := _LABEL.match(line.text):
            draft.cuts[index] = (match.end(), "navigation")


def _opening(draft: _Draft) -> list[Line]:
    return [draft.lines[index] for index in draft.kept if draft.lines[index].size >= 8][:4]


def _credits(draft: _Draft) -> tuple[str, ...]:
    """List the agencies credited with text: in lines outside the body, and in the dateline."""
    head, tail = _zone(draft)
    found: list[str] = []
    low = draft.title if draft.page and draft.title is not None else 0
    for index, line in enumerate(draft.lines):
        reason = draft.reasons.get(index)
        if index < low or index > draft.last + 15 or reason in ("caption", "photo-credit", "related", "most-read"):
            continue
        if reason is None:
            if index <= head + 1 and index != draft.title:
                found += credits_in(line.text, margin=False)
        elif index <= head or index >= tail:
            found += credits_in(line.text, margin=True)
    return tuple(dict.fromkeys(found))


def _pieces(draft: _Draft) -> list[tuple[int, int, int]]:
    """List what is kept of the body: line, start, end."""
    return [
        (index, draft.lines[index].start + draft.cuts.get(index, (0, ""))[0], draft.lines[index].end)
        for index in draft.kept
    ]


def _compose(raw: str, draft: _Draft) -> tuple[str, int]:
    """Put title and body together; between two lines stands the widest white space that did so."""
    lines = draft.lines
    parts: list[str] = []
    pieces = _pieces(draft)
    for place, (index, start, end) in enumerate(pieces):
        parts.append(raw[start:end])
        if place + 1 < len(pieces):
            gaps = [raw[lines[k].end : lines[k + 1].start] for k in range(index, pieces[place + 1][0])]
            parts.append(max(gaps, key=lambda gap: gap.count("\n")))
    body = "".join(parts)
    if draft.title is None:
        return body, 0
    title = raw[lines[draft.title].start : lines[draft.title].end]
    return f"{title}\n\n{body}", len(title) + 2


def _removals(raw: str, draft: _Draft) -> tuple[Removal, ...]:
    """List what goes, neighbours with the same reason as one."""
    spans: list[tuple[int, int, str, int]] = []
    for index, line in enumerate(draft.lines):
        if index in draft.reasons:
            start, end, reason = line.start, line.end, draft.reasons[index]
        elif index in draft.cuts:
            cut, reason = draft.cuts[index]
            start, end = line.start, line.start + cut
        else:
            continue
        if (
            spans
            and spans[-1][3] == index - 1
            and spans[-1][2] == reason
            and index not in draft.cuts
            and index - 1 not in draft.cuts
        ):
            spans[-1] = (spans[-1][0], end, reason, index)
        else:
            spans.append((start, end, reason, index))
    return tuple(Removal(start, end, raw[start:end], reason) for start, end, reason, _ in spans)
