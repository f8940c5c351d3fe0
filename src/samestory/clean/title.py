"""The title of a text: which of its lines it is, and what repeats it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from samestory.clean.agencies import is_credit_line
from samestory.clean.dateline import dateline_in
from samestory.clean.dates import LONGEST, beside_date
from samestory.clean.draft import Draft
from samestory.clean.furniture import Rule
from samestory.clean.lines import Line, split_lines
from samestory.clean.margins import BESIDE, outlet_beside
from samestory.model import Report

MOST_WORDS = 32
"""No title is longer."""
ASKED = 16
"""A headline that asks has at most so many words; what is longer is the first paragraph."""
LOOKED_ABOVE = 90
"""In a whole page the title stands at most so many lines above the body."""
SHARED, LENGTH, FAR, SENTENCE, TWICE = 3.0, 1.0, 0.02, 1.2, 0.6
"""What it counts that a line shares its words with the body; that it is long; that it is a line further from the body;
that it ends in a full stop; that other lines repeat it."""
SIGNED, SECOND, BELOW = 1.2, 0.8, 1.0
"""What it counts that the byline or the date stands right below a line; against it, that another headline stands
between or above; and against it, that they stand above it."""
TELLING, NEAR = 4, 12
"""Lines of so many words say the same where they have the same words; so near one another they are compared."""
TOLD_MORE = 2
"""So many words more than the first line must the body share with a line above the byline to be titled by it."""
LEAST = 1.4
"""With less than this, a line is no title."""
_LABEL = re.compile(r"(?:Story highlights|Key points|Highlights|At a glance)\s+(?=[A-Z“\"])")
_NO_TITLE = "—–<"
"""Signs with which no title begins: who said what is above, the name of a work."""
_FIGURES = re.compile(r"\d\d")
_FULL_STOP = re.compile(r"[.。।][\"”’')]*$")


def find_title(draft: Draft, report: Report) -> None:
    """Find the title: the one that the format gives, in an article its first line, in a page the likeliest line."""
    lines = draft.lines
    if report.title:
        own = split_lines(report.title)  # none where the title is only white space, seen or unseen
        key = " ".join(own[0].words).replace("’", "'") if own else ""
        draft.title = next((index for index, line in enumerate(lines) if line.key.replace("’", "'") == key), None)
        if draft.title is not None or report.body_start:
            return
    draft.title = _in_page(draft) if draft.page else _in_article(draft)


def _in_article(draft: Draft) -> int | None:
    """Give the first line that is no furniture, if it is short and no sentence of the body."""
    for index, line in enumerate(draft.lines):
        if index > draft.first + 1:
            return None
        mark = draft.marks[index]
        if index in draft.reasons:
            continue
        if mark is not None and not (
            not line.text.endswith(")")  # a photographer in brackets
            if isinstance(mark, str)
            else len(line.words) >= 6 and (mark.reason in ("related", "tags") or _heads_film(draft, index, mark))
        ):
            continue
        if draft.dated(index) or draft.byline(index) is not None or is_credit_line(line.text):
            continue
        if not line.ends and (beside := beside_date(line.text)) and outlet_beside(beside):
            continue
        return _signed_instead(draft, index) if _is_title(draft, index) else _signed_below(draft, index)
    return None


def _heads_film(draft: Draft, index: int, mark: Rule) -> bool:
    """Whether the very first line of an article asks to watch what it tells of: `Watch: mayor sells mill`."""
    return mark.reason == "media-player" and index == 0 and not draft.lines[index].ends


def _signed_instead(draft: Draft, first: int) -> int:
    """Give the line above the byline instead of the first, where the body speaks of it and of the first does not.

    The first is the name of the outlet then, or a menu.
    """
    better = _signed_below(draft, first)
    if better is None:
        return first
    told = {word for line in draft.lines[better + 1 : draft.last + 1] if line.prose for word in line.content}
    more = len(told.intersection(draft.lines[better].content)) - len(told.intersection(draft.lines[first].content))
    return better if more >= TOLD_MORE else first


def _signed_below(draft: Draft, first: int) -> int | None:
    """Give the likeliest title below the first line where a byline or the date stands right below it."""
    better = _in_page(draft)
    return (
        better if better is not None and first < better < len(draft.lines) - 1 and _signs(draft, better + 1) else None
    )


def _is_title(draft: Draft, index: int) -> bool:
    """Whether the first line of an article is its title: short, set off, and no sentence of the body."""
    lines = draft.lines
    line = lines[index]
    if line.size > MOST_WORDS or line.size < 2 or len(lines) == 1:
        return False
    if line.prose and dateline_in(line.text):
        return False
    if not line.ends or line.text.endswith(("?", "!", "？", "！")):
        return True
    after = lines[index + 1] if index + 1 < len(lines) else None
    if any(other.key == line.key for other in lines[index + 1 : index + 6]):
        return True
    if not line.text.endswith((".", "。")):
        return line.size <= 25  # a quotation mark or a bracket at the end
    # A sentence with a full stop is a title only where it alone is set off by an empty line.
    gaps = [b.start - a.end for a, b in zip(lines[index + 1 :], lines[index + 2 :], strict=False)]
    return bool(after and gaps and after.start - line.end > max(sorted(gaps)[: max(1, len(gaps) * 3 // 4)]))


def _in_page(draft: Draft) -> int | None:
    """Give the line above the body that scores best.

    Notes
    -----
    A title shares words with the body, is of a title's length, is no sentence with a full stop, often stands twice (as
    heading and in the breadcrumb), and the byline or the date stands right below it; the captions and the teasers of
    other stories, which share words too, stand below these. The weights are ours.
    """
    lines = draft.lines
    low = max(0, draft.first - LOOKED_ABOVE)
    candidates = [
        index
        for index in range(low, min(draft.first + 3, len(lines)))
        if (draft.marks[index] is None or _may_be_headline(draft, index))
        and index not in draft.reasons
        and lines[index].text[0] not in _NO_TITLE
        and not (index >= draft.first and lines[index].prose and not _heads(draft, index))
    ]
    signed = [index for index in range(low, min(draft.first + 4, len(lines))) if _signs(draft, index)]
    paragraphs = [line for line in lines[draft.first : draft.last + 1] if line.prose][:40]
    told = frozenset[str]().union(*[line.content for line in paragraphs])
    times = Counter([line.key for line in lines])
    best: tuple[float, int] | None = None
    for index in reversed(candidates):
        line = lines[index]
        if not 3 <= line.size <= MOST_WORDS or index in signed:
            continue
        content = line.content
        if not (content or line.size >= 4):
            continue
        shared = len(told & content)
        score = SHARED * shared / max(3, len(content))
        score += LENGTH * min(line.size, 9) / 9 - FAR * max(0, draft.first - index)
        if _FULL_STOP.search(line.text):
            score -= SENTENCE
        if score + TWICE + SIGNED < max(LEAST, best[0] if best else 0.0):
            continue
        if line.size >= TELLING:
            near = lines[max(0, index - NEAR) : index + NEAR]
            if times[line.key] > 1 or any(line.key in other.key for other in near if other is not line):
                score += TWICE
            if any(other.size >= TELLING and other.key != line.key and other.key in line.key for other in near):
                score -= TWICE  # the breadcrumb, with the title at its end
        if shared > 1 or line.size >= TELLING:
            score += _by_signature(draft, index, signed, told)
        if best is None or score >= best[0]:
            best = (score, index)
    return best[1] if best and best[0] >= LEAST else None


def _heads(draft: Draft, index: int) -> bool:
    """Whether what counts as a paragraph may be the headline: it asks, and is the first or stands above the byline."""
    if not _asks(draft.lines[index]):
        return False
    return index == draft.first or (index + 1 < len(draft.lines) and draft.byline(index + 1) is not None)


def _asks(line: Line) -> bool:
    """Whether a line that counts as a paragraph is as short as a headline and asks or cries."""
    return line.size <= ASKED and not _FULL_STOP.search(line.text)


def _by_signature(draft: Draft, index: int, signed: Sequence[int], told: frozenset[str]) -> float:
    """Weigh a line by where the bylines and dates stand; of title and standfirst above a byline, the title is first."""
    below = next((other for other in signed if other > index), None)
    if below is not None and sum(not isinstance(mark, Rule) for mark in draft.marks[index:below]) <= 3:
        first = not any(_like_headline(draft, other, told) for other in range(max(0, index - 2), index))
        return SIGNED if first else SIGNED - SECOND
    above = [other for other in signed if other < index]
    if above and index - above[-1] > 1 and (below is None or below > index + 3):
        return -BELOW
    return 0.0


def _like_headline(draft: Draft, index: int, told: frozenset[str]) -> bool:
    line = draft.lines[index]
    if draft.marks[index] is not None or not 5 <= line.size <= 20 or _FULL_STOP.search(line.text) or draft.dated(index):
        return False
    content = line.content
    return len(told & content) >= max(2, 0.4 * len(content))


def _signs(draft: Draft, index: int) -> bool:
    """Whether a line is a byline or gives a date beside few other words."""
    line = draft.lines[index]
    if draft.byline(index) is not None or line.key in ("by", "author"):
        return True
    if len(line.text) > LONGEST or not _FIGURES.search(line.text):
        return False
    if draft.dated(index):
        return True
    beside = beside_date(line.text) if not line.ends else None
    return beside is not None and len(beside.split()) <= 6


def _may_be_headline(draft: Draft, index: int) -> bool:
    mark = draft.marks[index]
    if not isinstance(mark, Rule):
        return mark == "caption" and not draft.lines[index].text.endswith(")")  # a photographer in brackets
    return (
        mark.reason == "related"
        and draft.lines[index].size >= 6
        and index + 1 < len(draft.lines)
        and draft.byline(index + 1) is not None
    )


def _is_dated(text: str) -> bool:
    """Whether what stands behind the title on its line is the date, with few other words."""
    beside = beside_date(text)
    return beside is not None and len(beside.split()) <= BESIDE


def _goes_on(text: str, at: int) -> bool:
    """Whether a sentence goes on behind the words of the title: ``The ferry will sail again, the board said``."""
    return text[at].islower() or text[:at].rstrip("“\"‘'([ ").endswith(",")


def cut_beginnings(draft: Draft) -> None:
    """Cut the title and labels off the beginning of a line that goes on with the body."""
    title = draft.lines[draft.title] if draft.title is not None else None
    words = " ".join(title.words) if title is not None and len(title.words) >= 4 else ""
    for index in draft.kept[:6]:
        line = draft.lines[index]
        match = None
        if title is not None and words and words in line.key and len(line.words) > len(title.words) + 4:
            again = r"(?:\w+\W+){0,2}?" + r"\W+".join(map(re.escape, title.words)) + r"\W+(?=\w)"
            match = re.match(again, line.text, re.IGNORECASE)
        if match and not line.ends and _is_dated(line.text[match.end() :]):
            draft.reasons[index] = "date"
        elif match and not _goes_on(line.text, match.end()):
            end = match.end()
            while end and line.text[end - 1] in "“\"‘'([":
                end -= 1
            draft.cuts[index] = (end, "repeated")
        elif match := _LABEL.match(line.text):
            draft.cuts[index] = (match.end(), "navigation")
