"""Where the body stands among the lines of a text, and what inside it is no part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from samestory.clean.captions import describes_picture, is_caption, is_dated_scene, is_photo_credit
from samestory.clean.furniture import SHARE, Rule, furniture
from samestory.clean.heads import bylines_in
from samestory.clean.lines import LONG_WORDS, Line
from samestory.resources.words import word_set

LONGEST_SCORE = 60.0
"""A paragraph counts by its words, up to so many."""
SHORT_SENTENCE = 3.0
LIST_ITEM = 1.0
UNKNOWN = -2.5
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

ARTICLE, BYLINE = 100.0, -15.0
"""From which sum on there is an article, and what a byline costs from then on: another story begins."""
COMMENT = -10.0
"""What a line among readers' comments costs, whatever it says."""
ALONE = 0.3
"""What a paragraph counts that has no other within two lines: the excerpt in a list of teasers."""
LONGER_RUN = 0.5
"""How much more each further line costs in a run of lines that are no prose: menus are long, lists in articles short."""  # noqa: E501

_STAMP = re.compile(
    r".{2,70} (?:says|said|wrote):|.{2,30} (?:says|said|wrote)|(?:.{2,30} [|·•,-]? ?)?(?:\d+|an?|one|few) (?:second|minute|min|hour|hr|day|week|month|year)s? ago\b.{0,20}|"  # noqa: E501
    r"(?:rating|votes?|likes?|score|reply|replies|report|upvote)s?:? ?\(?\d*\)?(?: votes?| likes?| replies)?|"
    r"(?:[A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+\.? \d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d),? (?:at |- )?\d{1,2}:\d\d.{0,12}",  # noqa: E501
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"[*•▪◦‣–-] ?\S|\d{1,2}[.)] ?\S|(?:January|February|March|April|May|June|July|August|September|October|November|December|"  # noqa: E501
    r"Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?) \d{1,2}\b(?!,? \d{4})"
)
_GLUED = re.compile(r"[a-z]{3}[.?!’”'\"]*[A-Z][\w’'-]* [\w’'-]+ [\w’'-]+ ")
_COUNTER = re.compile(
    r"(?:image |photo |picture )?\d+ (?:of ?/?|/) ?\d+|captions?|(?:back to |view )(?:full )?gallery.*", re.IGNORECASE
)
MOST_STRAYS = 4
"""With more lines that look like stray captions and teasers than this, they are the way the article is written."""
_DETERMINERS = frozenset(["the", "a", "an", "his", "her", "their", "its", "these", "those"])
_SPEECH = re.compile(r"\b(?:said|says|told|added|wrote|tweeted|asked|according to)\b", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:said|told|added|wrote|tweeted|asked)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”]")
_HEADING = re.compile(
    r"[A-Z]: |(?:How|Why|What|When|Where|Who|Here|I|We|You|If|Take|Welcome|Step|Tip|Is|Are|Do|Does|Can|\d+)\b"
)
_TEASER_END = re.compile(
    r", (?:say|says|claims?|reports?|warns?|finds?|study|report|police|officials?|sources?)(?: [\w’'-]+){0,3}$"
)
_TWEET = re.compile(r"\(@\w+\)|pic\.twitter\.com|https?://t\.co/|#\w+$")
_OPEN_END = (":", ",", ";", "—", "–", "-", "/", "|", ")")


def judge(lines: Sequence[Line]) -> list[Rule | str | None]:
    """Say of each line, by what stands in it alone, what furniture it is.

    Returns the rule that matched, ``"caption"`` or ``"photo-credit"``, or None.
    """
    found: list[Rule | str | None] = []
    known: dict[str, Rule | str | None] = {}  # pages say many of their lines twice
    for line in lines:
        if line.text in known:
            found.append(known[line.text])
            continue
        if is_caption(line) and not (is_photo_credit(line) and len(line.words) <= 6):
            found.append("caption")
        elif is_photo_credit(line):
            network = furniture(line) if len(line.words) == 1 else None  # "Facebook" in a share bar
            found.append(network if network and network.reason == "share" else "photo-credit")
        else:
            found.append(furniture(line))
        known[line.text] = found[-1]
    for index, mark in enumerate(found):
        if (
            isinstance(mark, Rule)
            and mark.reason == "registration"
            and lines[index].key in ("email", "e mail", "e-mail")
        ):
            beside = (found[index - 1] if index else None, found[index + 1] if index + 1 < len(found) else None)
            if any(isinstance(other, Rule) and other.reason == "share" for other in beside):
                found[index] = SHARE
        if mark is None and is_dated_scene(lines[index]) and _in_gallery(lines, index):
            found[index] = "caption"
        elif mark == "photo-credit" and index and found[index - 1] is None and describes_picture(lines[index - 1]):
            before = lines[index - 1]
            if len(before.words) >= 5:
                found[index - 1] = "caption"
    return found


def find_body(lines: Sequence[Line], marks: Sequence[Rule | str | None]) -> tuple[int, int] | None:
    """Find the run of lines with the highest sum of scores (Bentley's maximum subarray), first and last line.

    Running text counts for a line, furniture and short lines that are no sentences against it, so that menus above
    and teasers and comments below stay outside. None where nothing counts for any line.
    """
    comments = comment_lines(lines)
    prose = [line.prose and not (isinstance(mark, Rule)) for line, mark in zip(lines, marks, strict=True)]
    run = 0
    best: tuple[float, int, int] | None = None
    total, start = 0.0, 0
    for index, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        if total <= 0:
            total, start = 0.0, index
        score = COMMENT if index in comments else _score(line, mark)
        if score > 0 and prose[index] and index not in comments:
            score *= _company(lines, prose, index) if not _glued(lines, index) else 0.0  # as lists of teasers have them
        if total > ARTICLE and mark is None and line.key.startswith("by ") and bylines_in(line) is not None:
            score = BYLINE
        run = run + 1 if score < 0 else 0
        total += score - LONGER_RUN * run * (score < 0)
        if total > 0 and (best is None or total > best[0]):
            best = (total, start, index)
    return (best[1], best[2]) if best else None


def _company(lines: Sequence[Line], prose: Sequence[bool], index: int) -> float:
    """Weigh a paragraph by those round it: an article's stand together, excerpts of other stories apart."""
    if not any(prose[max(0, index - 2) : index]) and not any(prose[index + 1 : index + 3]):
        return ALONE
    if 0 < index < len(lines) - 1 and _is_headline(lines[index - 1]) and _is_headline(lines[index + 1]):
        return ALONE
    return 1.0


def _is_headline(line: Line) -> bool:
    return not line.ends and 6 <= line.size <= 20 and line.text[0].isupper() and not line.text.endswith(_OPEN_END)


def _in_gallery(lines: Sequence[Line], index: int) -> bool:
    """Whether one of the next lines round it counts the pictures of a gallery."""
    around = lines[max(0, index - 3) : index + 4]
    return any(_COUNTER.fullmatch(line.text) for line in around)


def _glued(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a headline and its excerpt without a space between, not a name such as ``VelmShip``."""
    match = _GLUED.search(lines[index].text[:160])
    if match is None:
        return False
    at = lines[index].text.rfind(" ", 0, match.start() + 1) + 1
    word = lines[index].text[at:].split(" ", 1)[0].rstrip(".,;:!?’'”\"")
    return len({line.key for line in lines if word in line.text}) < 2 and lines[index].text.count(word) < 2


def comment_lines(lines: Sequence[Line]) -> set[int]:
    """Find readers' comments by the names and times above them: three and more such lines, near one another."""
    stamps = [index for index, line in enumerate(lines) if len(line.text) < 80 and _STAMP.fullmatch(line.text)]
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
    if line.size >= 4 and _ITEM.match(line.text):
        return LIST_ITEM
    return UNKNOWN


def mostly_punctuated(lines: Sequence[Line]) -> bool:
    """Whether the paragraphs of a text end as sentences do, so that one that does not is something else."""
    long = [line for line in lines if len(line.words) >= 12]
    return len(long) >= 4 and sum(line.ends or line.text.endswith(_OPEN_END) for line in long) >= 0.7 * len(long)


def has_sentence_grammar(line: Line) -> bool:
    """Whether a line without a full stop is a sentence rather than a headline: articles, few capitals."""
    dull = word_set("english_function_words.txt")
    return (
        len(line.words) >= 7
        and line.capitals < 0.6
        and not _DETERMINERS.isdisjoint(line.words)
        and sum(word in dull for word in line.words) >= 0.25 * len(line.words)
    )


def pull_quotes(lines: Sequence[Line], kept: Sequence[int]) -> set[int]:
    """Find lines whose words stand in a paragraph of the body already, set again as an ornament."""
    found = set()
    prose = [(index, f" {lines[index].key} ") for index in kept if lines[index].prose]
    for index in kept:
        line = lines[index]
        if line.ends or not 7 <= len(line.words) <= 45 or _TWEET.search(line.text) or _SPEECH.search(line.text):
            continue
        for size in (len(line.words), 7):
            opening = f" {' '.join(line.words[:size])} "
            if any(opening in text for other, text in prose if other != index):
                found.add(index)
                break
    return found if len(found) <= MOST_STRAYS else set()


def strays(lines: Sequence[Line], kept: Sequence[int]) -> dict[int, str]:
    """Find captions and teasers without any mark among the paragraphs of the body.

    A line on its own between paragraphs that ends without a full stop, in a text whose paragraphs all have one, is a
    caption where it has a sentence's grammar, and a teaser where it is a headline most of whose words stand nowhere
    else in the body. Short subheadings, lists, tweets, and lines that quote or lead on are left alone.
    """
    body = [lines[index] for index in kept]
    if not mostly_punctuated(body):
        return {}
    found: dict[int, str] = {}
    times: dict[str, int] = {}
    for line in body:
        for word in line.content:
            times[word] = times.get(word, 0) + 1
    for place in range(1, len(kept)):
        line = body[place]
        if line.ends or len(line.words) < 7 or len(line.words) > 45 or line.sentences:
            continue
        if line.text.endswith(_OPEN_END) or _TWEET.search(line.text) or not line.text[0].isupper():
            continue
        neighbours = [body[place - 1]] + ([body[place + 1]] if place + 1 < len(body) else [])
        if not all(other.ends or other.text.endswith(_OPEN_END) for other in neighbours):
            continue  # one of a list
        if _SPEECH.search(line.text) and (_QUOTED.search(line.text) or _TOLD.search(line.text)):
            continue  # it may lead on to what was said
        elsewhere = sum(times[word] > 1 for word in line.content) / max(1, len(line.content))
        if _HEADING.match(line.text.title() if line.text.isupper() else line.text):
            continue
        if line.text.isupper():
            found[kept[place]] = "related"
        elif has_sentence_grammar(line):
            found[kept[place]] = "caption"
        elif elsewhere < 0.5 or _TEASER_END.search(line.text):
            found[kept[place]] = "related"
    return found if len(found) <= MOST_STRAYS else {}
