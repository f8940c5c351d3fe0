"""What stands before the body: title, bylines, dateline, place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samestory.clean.agencies import agencies_in, agency_pattern
from samestory.clean.lines import Line
from samestory.clean.outlets import known_outlet
from samestory.resources.words import word_set

_BY = re.compile(
    r"(?:by|written by|reported by|from|posted by|author|words by|story by)\W*\b(?P<names>[^\W\d_].*)", re.IGNORECASE
)
_NAME = re.compile(
    r"(?:(?:(?:Mc|Mac|O['’]|D['’]|de |van |von |al-|El-|St\. ?)?[A-Z][\w'’-]*[a-zé]|[A-Z]\.(?:[A-Z]\.)?|[A-Z]{2,})\s?){2,4}"  # noqa: E501
)
_CUT = re.compile(
    r"\s*(?:[|•]|,\s*$|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\bupdated\b|\bpublished\b|\d|,? (?:political|staff|senior|chief|foreign|special|for|in|at|on) ).*$",  # noqa: E501
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
_DATELINE = re.compile(
    r"(?P<place>(?:[A-Z][A-Z.'’ -]+[A-Z.](?:/[A-Z][A-Z .]+)?(?:, (?:[A-Z][\w.'’-]+)(?: [A-Z][\w.'’-]+){0,2})?)|"
    r"(?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})?(?= ?\([A-Z]))|"
    r"(?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}(?= ?(?:—|–|//|-)))|"
    r"(?:[A-Z][a-z]+(?: [A-Z][a-z]+)?(?= (?:—|–|//) [A-Z])))"
    r"(?:, (?:[A-Z][a-z]+\.? \d\d?|\d\d? [A-Z][a-z]+))?\s*(?P<source>\([^()]{2,40}\))?\s*(?:-{1,2}|–|—|//|:(?=\s)|(?<=\)))\s*(?=[A-Z“\"‘'])"  # noqa: E501
)


def bylines_in(line: Line) -> tuple[str, ...] | None:
    """List the names of a byline (``By A Name and B Name``); None where the line is no byline.

    Agencies and outlets are no authors and left out: ``By Reuters`` gives an empty tuple.
    """
    if len(line.words) > 16 or line.text.endswith((".", "!", "?", "”", '"')):
        return None
    match = _BY.fullmatch(line.text)
    if match is None:
        return None
    names = _CUT.sub("", match["names"]).strip(" ,-–—")
    found: list[str] = []
    for name in _SPLIT.split(names):
        name = agency_pattern().sub("", name).strip(" ,")
        if not name:
            continue
        if not name[0].isupper() or len(name.split()) > 5:
            return None if not found else tuple(found)
        if len(name.split()) > 1:
            found.append(name)
    return tuple(found)


def is_name(line: Line) -> bool:
    """Whether a line is nothing but what may be a person's name."""
    words = line.text.split()
    return (
        2 <= len(words) <= 4
        and bool(_NAME.fullmatch(line.text))
        and not word_set("english_function_words.txt").intersection(line.words)
    )


def dateline_in(text: str) -> str | None:
    """Find the place in a paragraph that begins with a dateline (``HARBOUR CITY, Norland (Agency) -``)."""
    match = _DATELINE.match(text[:120])
    if match is None:
        return None
    place = match["place"].strip(" -–—")
    source = (match["source"] or "").strip("()")
    if not place.isupper() and "," not in place and source and not (agencies_in(source) or known_outlet(source)):
        return None  # a name and what it belongs to: A Name (his party)
    return place


def find_title(lines: Sequence[Line], candidates: Sequence[int], body: Sequence[int]) -> int | None:
    """Find the title among the lines before the body.

    Parameters
    ----------
    lines
        All lines of the text.
    candidates
        The lines that may be it, in order.
    body
        The lines of the body.

    Notes
    -----
    A title shares words with the body, stands near it, is of a title's length, is no sentence with a full stop, and
    often stands twice (as heading and in the breadcrumb). The weights are ours.
    """
    if not candidates:
        return None
    told: dict[str, int] = {}
    for index in body[:40]:
        for word in lines[index].content:
            told[word] = told.get(word, 0) + 1
    times: dict[str, int] = {}
    for line in lines:
        times[line.key] = times.get(line.key, 0) + 1
    best: tuple[float, int] | None = None
    for rank, index in enumerate(reversed(candidates)):
        line = lines[index]
        size = line.size
        content = line.content
        if not 3 <= size <= 32 or not (content or size >= 4):
            continue
        shared = sum(word in told for word in content) / max(3, len(content))
        score = 3.0 * shared + min(size, 9) / 9 - 0.05 * rank
        if line.ends and line.text.endswith("."):
            score -= 1.0
        if times[line.key] > 1:
            score += 0.6
        if best is None or score > best[0] or (score == best[0] and index < best[1]):
            best = (score, index)
    return best[1] if best and best[0] >= 1.4 else None
