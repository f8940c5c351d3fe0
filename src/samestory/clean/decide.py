"""Which lines go, and why."""

from __future__ import annotations

import re
from collections import Counter

from samestory.clean.draft import Draft
from samestory.clean.furniture import Rule
from samestory.clean.glued import glued_end
from samestory.clean.lines import words_in
from samestory.clean.strays import (
    credited_captions,
    has_sentence_grammar,
    labelled_captions,
    pull_quotes,
    slides,
    strays,
    told_again,
)
from samestory.clean.title import cut_beginnings

BELONGS = 12
"""Inside the body, so many lines without a full stop below a heading of teasers belong to it."""
ASKED = 16
"""A headline that ends in a question mark has at most so many words."""
HEADLINE = 5
"""Above the body of a whole page, shorter lines below such a heading are the menu, not its teasers."""
STANDFIRST = 4
"""A standfirst stands at most so many lines below the title, or right above the body."""
REPEATED = 8
"""A line of so many words may repeat a paragraph."""
STANDS = 3
"""A first paragraph that stands again is a standfirst where so many paragraphs at least stand before the other."""
LONGEST_TRAIL = 300
"""The way to the title has so many characters at most."""
OFFER = 40
"""What a newsletter offers is told in so many words at most."""
_READER = frozenset(["you", "your", "our", "we", "us"])
_STOPPED = re.compile(r"\.[\"”’')]*$")


def decide(draft: Draft) -> None:
    """Decide of each line whether it goes."""
    lines, reasons, title, first, last = draft.lines, draft.reasons, draft.title, draft.first, draft.last
    title_key = lines[title].key if title is not None else None
    opened: str | None = None
    span = 0
    for index, (line, mark) in enumerate(zip(lines, draft.marks, strict=True)):
        if index == title:
            opened = None
            continue
        inside = first <= index <= last
        if index in reasons:
            continue
        if title_key and line.key == title_key:
            reasons[index] = "repeated"
        elif title_key and _is_trail(line.text, title_key):
            reasons[index] = "navigation"
        elif isinstance(mark, Rule):
            reasons[index] = mark.reason
            if mark.opens and (index > first or draft.page):
                opened, span = mark.reason, 0
        elif mark is not None:
            reasons[index] = mark
        elif line.prose and _in_form(draft, index):
            reasons[index] = "newsletter"
        elif line.prose and inside and not (opened in ("most-read", "related") and not span and _asks(draft, index)):
            opened = None
        elif (
            opened
            and not (draft.page and index < first and line.size < HEADLINE)
            and not (line.prose and _in_head(draft, index))
            and (not inside or (span < BELONGS and (not line.ends or _asks(draft, index))))
        ):
            reasons[index] = opened
            span += 1
        elif title is not None and index < title and not line.prose:
            reasons[index] = "masthead" if line.text == draft.masthead else "navigation"
        elif not inside and draft.page and not (line.prose and _in_head(draft, index)):
            reasons[index] = "navigation"
    _judge_repeats(draft)
    _judge_head(draft)
    kept = draft.kept
    for index in sorted(pull_quotes(lines, kept) | told_again(lines, kept)):
        draft.reasons[index] = "pull-quote"
    draft.reasons.update(dict.fromkeys(sorted(slides(lines, draft.kept)), "caption"))
    draft.reasons.update(dict.fromkeys(sorted(credited_captions(lines, draft.kept)), "caption"))
    draft.reasons.update(dict.fromkeys(sorted(labelled_captions(lines, draft.kept)), "caption"))
    draft.reasons.update(strays(lines, draft.kept))
    cut_beginnings(draft)
    for index in draft.kept:
        if (end := glued_end(lines[index])) is not None:
            draft.ends[index] = end


def _is_trail(text: str, title_key: str) -> bool:
    """Whether a line leads from section to section to the title: ``News » Harbour » The Quay Is Open``."""
    parts = text.split("»") if "»" in text else text.split("›") if "›" in text else text.split(" > ")
    return len(parts) > 2 and len(text) < LONGEST_TRAIL and " ".join(words_in(parts[-1])) == title_key


def _in_form(draft: Draft, index: int) -> bool:
    """Whether a paragraph that speaks to the reader stands between two lines of a form for a newsletter."""
    marks = draft.marks
    return (
        0 < index < len(marks) - 1
        and all(isinstance(mark, Rule) and mark.reason == "newsletter" for mark in (marks[index - 1], marks[index + 1]))
        and draft.lines[index].size <= OFFER
        and not _READER.isdisjoint(draft.lines[index].words)
    )


def _asks(draft: Draft, index: int) -> bool:
    """Whether a line is a headline that ends as a question or a cry does, with other headlines below."""
    lines = draft.lines
    below = lines[index + 1 : index + 3]
    return (
        lines[index].size <= ASKED
        and not _STOPPED.search(lines[index].text)
        and len(below) == 2
        and not any(line.ends for line in below)
    )


def _in_head(draft: Draft, index: int) -> bool:
    """Whether a paragraph above the body stands where a standfirst does."""
    if draft.title is None or not draft.title < index < draft.first:
        return False
    return index - draft.title <= STANDFIRST or all(
        other in draft.reasons or draft.marks[other] is not None or draft.lines[other].prose
        for other in range(index, draft.first)
    )


def _judge_repeats(draft: Draft) -> None:
    """Mark paragraphs that stand in the body already; what stands three times is the way the article is written.

    Of a standfirst that is a sentence of the article, the article's own stays, in its place.
    """
    kept, lines = draft.kept, draft.lines
    times = Counter([lines[index].key for index in kept])
    first: dict[str, int] = {}
    again = [
        index
        for index in kept
        if len(lines[index].words) >= REPEATED
        and times[lines[index].key] == 2
        and first.setdefault(lines[index].key, index) != index
    ]
    prose = [index for index in kept if lines[index].prose]
    if len(again) == 1 and again[0] in prose[STANDS:-1] and first[lines[again[0]].key] == prose[0]:
        again = [prose[0]]
    draft.reasons.update(dict.fromkeys(again, "repeated"))


def _judge_head(draft: Draft) -> None:
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
