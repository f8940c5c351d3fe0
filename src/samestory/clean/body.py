"""Where the body stands among the lines of a text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from samestory.clean.bylines import bylines_in
from samestory.clean.furniture import Rule
from samestory.clean.lines import LONG_WORDS, Line

LONGEST_SCORE = 60.0
"""A paragraph counts by its words, up to so many."""
SHORT_SENTENCE = 3.0
LIST_ITEM = 1.0
UNKNOWN = -2.5
CELL = -0.25
"""A figure on a line of its own: menus have none, tables inside an article have many."""
FURNITURE = -4.0
BARRIERS = {
    "comments": -50.0,
    "registration": -40.0,
    "most-read": -25.0,
    "related": -20.0,
    "newsletter": -15.0,
    "copyright": -15.0,
    "author-note": -12.0,
}
"""What it costs to take a line into the body; behind a barrier the article seldom goes on. Our own weights."""

ARTICLE, BYLINE = 100.0, -40.0
"""From which sum on there is an article, and what a byline costs from then on: another story begins."""
COMMENT = -10.0
"""What a line among readers' comments costs, whatever it says."""
BOX = 5
"""Headings of teasers (``Related``, ``Previous``, ``Next``) that stand nearer together than so many lines are of one
box, and cost no more than one."""
ALONE, EXCERPT = 0.3, 30
"""What a paragraph counts that has no other within two lines: the excerpt in a list of teasers."""
LONGER_RUN = 0.5
"""How much more each further line costs in a run of lines that are no prose: menus are long, lists in articles short."""  # noqa: E501

MOST_ASKED = 100
"""So many words at most are looked for in all lines of a text, to see whether they are names; no page has as many."""
STRANGE, KINDRED = 0.15, 0.25
"""Share of a block's words that the rest of the article has too: under the first it hardly belongs to it, from the
second on it does, whatever stands between. In articles of 12 to 30 paragraphs, the median block of the article has
.45, that of a teaser .15."""
OTHER = 0.2
"""What a paragraph counts whose block hardly belongs to the article."""
CORE, FEW = 8, 4
"""With fewer paragraphs in the core than the first, its words do not say what is strange to it; with fewer than the
second, they say nothing."""
DENSE = 2.0
"""How much more lines against the body cost in the first search, which looks for its densest part."""
CELLS, CELL_WORDS, FIGURES = 6, 3, 0.3
"""A table has so many cells at least, of so many words on average at most, and so large a share of figures."""
GAP = 12.0
"""The most that a table or a list without furniture costs, where the article goes on behind it."""

_STAMP = re.compile(
    r".{2,70} (?:says|said|wrote):|.{2,30} (?:says|said|wrote)|(?:.{2,30} [|·•,-]? ?)?(?:\d+|an?|one|few) (?:second|minute|min|hour|hr|day|week|month|year)s? ago\b.{0,20}|"  # noqa: E501
    r"(?:rating|votes?|likes?|score|reply|replies|report|upvote)s?:? ?\(?\d*\)?(?: votes?| likes?| replies)?|"
    r"(?:[A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+\.? \d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d),? (?:at |- )?\d{1,2}:\d\d.{0,12}",  # noqa: E501
    re.IGNORECASE,
)
_STAMP_WORDS = frozenset(
    ("says", "said", "wrote", "ago", "rating", "ratings", "vote", "votes", "like", "likes", "score", "scores", "reply",
     "replies", "replys", "report", "reports", "upvote", "upvotes")
)  # fmt: skip
"""Words of which one stands in the line above a comment that holds no time of day."""
_ITEM = re.compile(
    r"[*•▪◦‣–-] ?\S|(?!.*(?:19|20)\d\d)[\w.’'() -]{2,50}: ?\S.*\d|\d{1,2}[.)] ?\S|(?:January|February|March|April|May|June|July|August|September|October|November|December|"  # noqa: E501
    r"Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?) \d{1,2}\b(?!,? \d{4})"
)
_BEFORE_ITEM = "*•▪◦‣–-JFMASOND"
"""What begins an item of a list that has no colon, if no figure does: a mark, the name of a month."""
_TWEET = re.compile(r"\(@\w+\) (?:[A-Z][a-z]+ \d|\d)|pic\.twitter\.com/|https?://t\.co/")
_FIGURE = re.compile(r"[$€£+–-]?\d[\d.,:]*(?: ?[%kKmM°]| ?(?:pts?|km|kg|mm|cm|min))?")
_GLUED = re.compile(r"[a-z]{3}[?!’”'\"]*[A-Z][\w’'-]* [\w’'-]+,? [\w’'-]+,? ")
_TOUCHING = re.compile(r"[A-Z](?<=[a-z?!’”'\"].)")  # capital letters are few
"""Spares the search for a headline glued to its excerpt where no capital letter follows a small one."""
_OPEN_END = (":", ",", ";", "—", "–", "-", "/", "|", ")")


def find_body(lines: Sequence[Line], marks: Sequence[Rule | str | None]) -> tuple[int, int] | None:
    """Find the run of lines with the highest sum of scores (Bentley's maximum subarray), first and last line.

    Running text counts for a line, furniture and short lines that are no sentences against it, so that menus above
    and teasers and comments below stay outside. The search is made twice: the second time, a block of paragraphs
    counts by how many of its words the run found first has too, so that teasers of other stories fall out and a
    part of the article behind a table comes in. None where nothing counts for any line.
    """
    comments = comment_lines(lines)
    prose = [
        line.prose and not isinstance(mark, Rule) and index not in comments and not _in_headline_case(line)
        for index, (line, mark) in enumerate(zip(lines, marks, strict=True))
    ]
    cut_off = _excerpts(lines, prose)
    alone = [_score(line, mark) for line, mark in zip(lines, marks, strict=True)]
    last = -BOX
    for index, mark in enumerate(marks):
        if isinstance(mark, Rule) and mark.reason == "related":
            if index - last < BOX and not any(prose[last:index]):
                alone[index] = FURNITURE
            last = index
    glued = _glued_lines(lines, [index for index, good in enumerate(prose) if good and alone[index] > 0])
    for index, line in enumerate(lines):
        if index in comments:
            alone[index] = COMMENT
        elif index in cut_off or index in glued or (alone[index] > 0 and line.prose and not prose[index]):
            alone[index], prose[index] = UNKNOWN, False
    company = _companies(lines, marks, prose)
    dense = [score * weight if score > 0 else score * DENSE for score, weight in zip(alone, company, strict=True)]
    core = _best_run(lines, marks, dense)
    if core is None:
        return None
    paragraphs = sum(prose[core[0] : core[1] + 1])
    shared = _cohesion(lines, prose, core) if paragraphs >= FEW else [None] * len(lines)
    scores = list(alone)
    for index, share in enumerate(shared):
        if alone[index] > 0 and prose[index]:
            scores[index] *= company[index] * (
                OTHER if paragraphs >= CORE and share is not None and share < STRANGE else 1.0
            )
    return _best_run(lines, marks, scores, _bridged(lines, marks, prose, shared)) or core


def _best_run(
    lines: Sequence[Line],
    marks: Sequence[Rule | str | None],
    scores: Sequence[float],
    bridged: Mapping[int, float] = MappingProxyType({}),
) -> tuple[int, int] | None:
    """Find the run of lines with the highest sum, where a run of lines that are no prose costs the more the longer.

    ``bridged`` says what lines cost that lie between two parts of one article.
    """
    best: tuple[int, int] | None = None
    most = total = 0.0
    start = run = 0
    for index, own in enumerate(scores):
        if total <= 0:
            if own < 0 and index not in bridged:
                continue  # no run begins with it
            total, start, run = 0.0, index, 0
        score = own
        if total > ARTICLE and marks[index] is None:
            line = lines[index]
            if line.key.startswith("by ") and bylines_in(line) is not None:
                score = BYLINE
        if index in bridged:
            total += max(own, -bridged[index])
        elif score < 0:
            if _separates(marks[index]):
                continue
            run += 1
            total += score - LONGER_RUN * run
        else:
            run = 0 if score >= LIST_ITEM else run
            total += score
        if own >= 0 and total > most:
            most, best = total, (start, index)
    return best


def _bridged(
    lines: Sequence[Line],
    marks: Sequence[Rule | str | None],
    prose: Sequence[bool],
    shared: Sequence[float | None],
) -> dict[int, float]:
    """Say what the lines cost between two blocks of one article: a table, a list, or one line of furniture."""
    found: dict[int, float] = {}
    before: int | None = None
    for index, good in enumerate(prose):
        if not good:
            continue
        between = index - before - 1 if before is not None else 0
        kindred = before is not None and (shared[before] or 0.0) >= KINDRED <= (shared[index] or 0.0)
        if before is not None and between and (kindred or _is_table(lines[before + 1 : index])):
            strange = [mark for mark in marks[before + 1 : index] if isinstance(mark, Rule) and not _separates(mark)]
            if not strange or between == 1:
                cost = GAP if between > 1 else -FURNITURE
                found.update(dict.fromkeys(range(before + 1, index), min(-UNKNOWN, cost / between)))
        before = index
    return found


def _is_table(lines: Sequence[Line]) -> bool:
    """Whether lines between two paragraphs are the cells of a table: short, and many figures; menus have none."""
    return (
        len(lines) >= CELLS
        and sum(line.size for line in lines) <= CELL_WORDS * len(lines)
        and sum(line.text[0].isdigit() or line.text[-1].isdigit() for line in lines) >= FIGURES * len(lines)
    )


def _separates(mark: Rule | str | None) -> bool:
    return isinstance(mark, Rule) and (mark.parts or mark.reason == "separator")


def _cohesion(lines: Sequence[Line], prose: Sequence[bool], core: tuple[int, int]) -> list[float | None]:
    """Say of each paragraph what share of the words of its block (it and its neighbours) the core has elsewhere.

    None for lines that are no paragraphs, and everywhere where the core is too short to say. Words count by their
    first six letters.
    """
    first, last = core
    stems = [
        frozenset([word[:6] for word in line.content]) if good else None
        for line, good in zip(lines, prose, strict=True)
    ]
    told: set[str] = set()
    again: set[str] = set()
    """Stems that two and more of the core's paragraphs have: each of them has these elsewhere too."""
    for held in stems[first : last + 1]:
        if held is not None:
            again |= told & held
            told |= held
    found: list[float | None] = [None] * len(lines)
    parts: list[tuple[int, int]] = []
    for index, held in enumerate(stems):
        if held is None:
            parts.append((0, 0))
            continue
        elsewhere = again if first <= index <= last else told
        parts.append((len(held & elsewhere), len(held)))
    for index, held in enumerate(stems):
        if held is None:
            continue
        near = parts[max(0, index - 1) : index + 2]
        words = sum(size for _, size in near)
        if words >= 6:
            found[index] = sum(same for same, _ in near) / words
    return found


def _excerpts(lines: Sequence[Line], prose: Sequence[bool]) -> set[int]:
    """Find the excerpts of other stories in a list of them: three and more paragraphs in a row that are cut off."""
    found: set[int] = set()
    row: list[int] = []
    for index, line in enumerate(lines):
        if not prose[index]:
            continue
        if line.text.endswith(("...", "…", "[…]", "[...]")):
            row.append(index)
            continue
        if len(row) >= 3:
            found.update(row)
        row = []
    return found | set(row) if len(row) >= 3 else found


def _in_headline_case(line: Line) -> bool:
    """Whether a line is written as a headline that happens to end in a mark (``Why Did the Quay Close?``)."""
    return line.size <= 20 and line.ends and line.text[-1] in "?!'’\"”" and line.size >= 4 and line.capitals >= 0.7


def _companies(lines: Sequence[Line], marks: Sequence[Rule | str | None], prose: Sequence[bool]) -> list[float]:
    """Weigh each paragraph by those round it, as if what parts one article did not stand between them."""
    found = [1.0] * len(lines)
    near = [index for index, mark in enumerate(marks) if not (isinstance(mark, Rule) and mark.parts)]
    if len(near) < len(lines):
        lines, prose = [lines[index] for index in near], [prose[index] for index in near]
    for place, index in enumerate(near):
        if prose[place]:
            found[index] = _company(lines, prose, place)
    return found


def _company(lines: Sequence[Line], prose: Sequence[bool], index: int) -> float:
    """Weigh a paragraph by those round it: an article's stand together, excerpts of other stories apart."""
    apart = not any(prose[max(0, index - 2) : index]) and not any(prose[index + 1 : index + 3])
    if apart or (0 < index < len(lines) - 1 and _is_headline(lines[index - 1]) and _is_headline(lines[index + 1])):
        long = (lines[index].size - EXCERPT) / (LONGEST_SCORE - EXCERPT)  # no excerpt is as long as that
        return ALONE + (1.0 - ALONE) * min(1.0, max(0.0, long))
    return 1.0


def _is_headline(line: Line) -> bool:
    return not line.ends and 6 <= line.size <= 20 and line.text[0].isupper() and not line.text.endswith(_OPEN_END)


def _glued_lines(lines: Sequence[Line], paragraphs: Sequence[int]) -> set[int]:
    """Find the paragraphs that are a headline and its excerpt without a space between.

    A name such as ``VelmShip``, which stands elsewhere too, is none. Only so many words are looked for, since all lines
    are searched for each.
    """
    found: set[int] = set()
    asked = 0
    for index in paragraphs:
        text = lines[index].text
        if not _TOUCHING.search(text, 0, 160) or (match := _GLUED.search(text[:160])) is None:
            continue
        at = text.rfind(" ", 0, match.start() + 1) + 1
        word = text[at:].split(" ", 1)[0].rstrip(".,;:!?’'”\"")
        asked += 1
        if asked > MOST_ASKED:
            break
        if text.count(word) < 2 and len({line.key for line in lines if word in line.text}) < 2:
            found.add(index)
    return found


def comment_lines(lines: Sequence[Line]) -> set[int]:
    """Find readers' comments by the names and times above them: three and more such lines, near one another.

    A time below a byline dates a story, not a comment.
    """
    stamps = [
        index
        for index, line in enumerate(lines)
        if len(line.text) < 80
        and (":" in line.text or not _STAMP_WORDS.isdisjoint(line.words))
        and _STAMP.fullmatch(line.text)
        and not (index and lines[index - 1].key.startswith("by "))
    ]
    found: set[int] = set()
    for one, other in pairwise(stamps):
        if other - one <= 15:
            found.update(range(one, other + 1))
    return found if len(stamps) >= 3 else set()


def _score(line: Line, mark: Rule | str | None) -> float:
    if isinstance(mark, Rule):
        return BARRIERS.get(mark.reason, FURNITURE)
    if mark is not None:
        return FURNITURE / 2
    if line.prose and line.size < LONG_WORDS and line.text.endswith(("...", "…")) and not line.sentences:
        return UNKNOWN  # a teaser that was cut off
    if line.prose:
        return min(float(line.size), LONGEST_SCORE)
    if line.ends and line.size >= 3:
        return SHORT_SENTENCE
    if (line.text[0].isdigit() or line.text[0] in "$€£+–-") and _FIGURE.fullmatch(line.text):
        return CELL
    if ("@" in line.text or "t.co/" in line.text or "twitter" in line.text) and _TWEET.search(line.text):
        return SHORT_SENTENCE
    if (
        line.size >= 4
        and (line.text[0] in _BEFORE_ITEM or line.text[0].isdigit() or ":" in line.text)
        and _ITEM.match(line.text)
    ):
        return LIST_ITEM
    return UNKNOWN
