"""The lines of a scraped text, and what can be seen of each at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from samestory.resources.words import word_set

_WORD = re.compile(r"\w++(?:['’.-]\w++)*+")
_ASCII_WORD = re.compile(_WORD.pattern, re.ASCII)
"""The same where all letters are ASCII, in a third of the time less."""
_FOREIGN = re.compile(r"[^\x00-\x7f“”‘’–—…]")
"""What may be a letter that is not ASCII."""
_END = re.compile(r"[.!?…。！？؟।۔։][\"“”‘’'»」』）)\]*]*[\s\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]*$")
_STOPS = ".!?…"
"""With one of these at its end, a line ends as a sentence does; ``_END`` knows the rest."""
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WIDE_RUN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}")
_INNER_STOP = re.compile(r"[.!?][\"”’']*\s+[\"“‘'(]*[A-Z]")
_SPACE = re.compile(r"\s")
_INNER_MARK = re.compile(r"[.!?;:,…。，、]")
_NUMBERED = re.compile(r"\d{1,2}[.)] ")
_EDGE = (
    "\t\x1f \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u3000\ufeff"
)
_UNSEEN = "\u200b\ufeff"
_BLANK = _EDGE + "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"

SHORT, REMEMBERED = 40, 1 << 14
"""Lines of so many characters are looked at once, however often they stand on however many pages; so many of them."""
WRAPPED, NARROWEST, WIDEST, MOSTLY = 3, 55, 120, 0.8
"""A text is broken at a fixed width where so many lines end in the midst of a sentence, the widest of them is within
these bounds, the next word would not have found room in such a share, and few paragraphs are wider."""
PROSE_WORDS = 8
"""A line of so many words that ends a sentence is prose."""
LONG_WORDS = 25
"""A line of so many words is prose, whatever its end."""


@dataclass(slots=True)
class Line:
    """A line that is not blank: its place in the raw text, without white space at its ends.

    Nothing changes what it says; it is no tuple with names, whose fields take three times as long to read, and not
    frozen, which takes longer to make: a page has hundreds of lines, each of which is asked dozens of times.
    """

    start: int
    end: int
    text: str
    """As in the raw text, but every kind of space is a space."""
    words: tuple[str, ...]
    """Its words in lower case."""
    key: str
    """Its words in lower case, to see that two lines say the same."""
    ends: bool
    """Whether it ends as a sentence does."""
    size: int
    """How many words it has; in Chinese and Japanese, half as many as characters."""
    prose: bool
    """Whether it looks like a paragraph of running text."""
    _content: frozenset[str] = field(init=False, repr=False, compare=False)
    """What ``content`` gave when it was first asked."""

    @property
    def capitals(self) -> float:
        """Share of its words that begin with a capital letter."""
        found = _WORD.findall(self.text)
        return sum(word[0].isupper() for word in found) / len(found) if found else 0.0

    @property
    def sentences(self) -> bool:
        """Whether a sentence ends inside it."""
        return bool(_INNER_STOP.search(self.text))

    @property
    def content(self) -> frozenset[str]:
        """Its words that carry meaning; in Chinese, Japanese and Korean, its pairs of characters."""
        try:
            return self._content
        except AttributeError:
            pass
        if self.size > len(self.words):
            self._content = frozenset(
                pair for run in _WIDE_RUN.findall(self.text) for pair in map("".join, pairwise(run))
            )
        else:
            dull = word_set("english_function_words.txt")
            self._content = frozenset([word for word in self.words if len(word) > 2 and word not in dull])
        return self._content


def words_in(text: str) -> tuple[str, ...]:
    """List the words of a text in lower case, as those of a line."""
    return tuple(_WORD.findall(text.lower()))


def split_lines(raw: str) -> tuple[Line, ...]:
    """Cut a text into its lines that are not blank."""
    lines: list[Line] = []
    at = 0
    for whole in raw.splitlines(keepends=True):
        text = whole.strip()
        if text and (text[0] in _UNSEEN or text[-1] in _UNSEEN):
            text = text.strip(_BLANK)  # all that strip() takes, and the unseen
        if text:
            start = at + whole.index(text)
            end = start + len(text)
            seen = _short(text) if end - start <= SHORT else _see(text)
            lines.append(Line(start, end, *seen))
        at += len(whole)
    return tuple(_unwrapped(raw, lines))


def _unwrapped(raw: str, lines: list[Line]) -> list[Line]:
    """Join the lines of paragraphs that were broken at a fixed width, as agencies and mail do.

    A text is taken for one where a line ends in the midst of a sentence and the next begins with a small letter right
    below, often enough, and where the next word would not have found room: no page breaks its lines so. Joined
    are the lines for which this holds.
    """
    if sum([line.text[0].islower() for line in lines]) < WRAPPED - 1:
        return lines
    pairs = [
        (_width(raw, one), _first_word(other), other.text[0].islower())
        for one, other in pairwise(lines)
        if one.end - one.start >= SHORT and not one.ends and _touch(raw, one, other)
    ]
    broken = [(size, first) for size, first, small in pairs if small]
    if len(broken) < WRAPPED - 1 or len(pairs) < WRAPPED:
        return lines
    bound = sorted(size + first for size, first in broken)[int((1 - MOSTLY) * len(broken))]
    width = max((size for size, _, _ in pairs if size <= bound), default=0)
    filled = sum(size <= width < size + 1 + first for size, first, _ in pairs)
    full = sum(size <= width < size + 1 + first for size, first in broken)
    wider = sum(line.prose and _width(raw, line) > width for line in lines)
    if not NARROWEST <= width <= WIDEST or filled < WRAPPED or full < MOSTLY * len(broken) or WRAPPED * wider > filled:
        return lines
    set_apart = any(not _touch(raw, one, other) for one, other in pairwise(lines))
    found: list[Line] = []
    start = 0
    for place, line in enumerate(lines):
        after = lines[place + 1] if place + 1 < len(lines) else None
        if after is not None and _touch(raw, line, after) and (set_apart or not line.ends):
            room = width - _width(raw, line) - 1
            if -1 <= room < _first_word(after) and not _stands_alone(line.text, after.text):
                continue
        if start == place:
            found.append(line)
        else:
            first = lines[start].start
            found.append(Line(first, line.end, *_see(_SPACE.sub(" ", raw[first : line.end]))))
        start = place + 1
    return found


def _touch(raw: str, one: Line, other: Line) -> bool:
    """Whether a line stands right below another, neither apart nor indented."""
    return other.start - one.end == 1 or (
        raw[one.end : other.start].strip(" ") in ("\n", "\r\n", "\r") and raw[other.start - 1] != " "
    )


def _width(raw: str, line: Line) -> int:
    """Give the length of a line with the space before it."""
    return line.end - max(raw.rfind("\n", 0, line.start), raw.rfind("\r", 0, line.start)) - 1


def _first_word(line: Line) -> int:
    """Give the length of the first word of a line, punctuation and all."""
    at = line.text.find(" ")
    return len(line.text) if at < 0 else at


def _stands_alone(text: str, below: str) -> bool:
    """Whether a line or the one below it is no part of a paragraph: in brackets, a byline, an item of a list."""
    bracketed = text[0] == "(" and text[-1] == ")"
    return bracketed or below[0] in "*•-–—>(" or below[:3].lower() == "by " or bool(_NUMBERED.match(below))


def line_of(text: str) -> Line:
    """Give a text without line breaks and without white space at its ends as a line that begins at 0."""
    return Line(0, len(text), *(_short(text) if len(text) <= SHORT else _see(text)))


def _see(text: str) -> tuple[str, tuple[str, ...], str, bool, int, bool]:
    if not text.isprintable():
        text = _SPACE.sub(" ", text)  # one for one, so that offsets stay
    if text.isascii() or not _FOREIGN.search(text):
        words = tuple(_ASCII_WORD.findall(text.lower()))
        size = len(words)
    else:
        words = tuple(_WORD.findall(text.lower()))
        size = max(len(words), len(_WIDE.findall(text)) // 2)
    last = text[-1]
    ends = last in _STOPS or (not last.isalnum() and bool(_END.search(text[-40:])))
    prose = (size >= PROSE_WORDS and ends) or (size >= LONG_WORDS and bool(_INNER_MARK.search(text)))
    return text, words, " ".join(words), ends, size, prose


@lru_cache(maxsize=REMEMBERED)
def _short(text: str) -> tuple[str, tuple[str, ...], str, bool, int, bool]:
    return _see(text)
