"""What furniture each line of a text is, by what stands in it alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from samestory.clean.captions import (
    CAPTION_SIGNS,
    FOLDS,
    GLUED_CREDIT,
    caption_words,
    describes_picture,
    is_caption,
    is_dated_scene,
    is_photo_credit,
)
from samestory.clean.dates import is_date_line
from samestory.clean.furniture import SHARE, Rule, first_words, furniture, furniture_signs, furniture_words
from samestory.clean.galleries import CAPTION, gallery_captions
from samestory.clean.glued import glued_end
from samestory.clean.lines import REMEMBERED, SHORT, Line, line_of
from samestory.clean.live import BEFORE_TIME, live_parts
from samestory.resources.words import word_set

_COUNTER = re.compile(
    r"(?:image |photo |picture )?\d+ (?:of ?/?|/) ?\d+|captions?|(?:back to |view )(?:full )?gallery.*", re.IGNORECASE
)


MOST_ASKED = 50
"""So many writers at most are looked for in the paragraphs; no page has notes on as many."""
_COUNTED = 80
_COUNTS = frozenset(["image", "photo", "picture", "caption", "captions", "back", "view", "gallery", "full"])
"""A line that counts the pictures of a gallery is no longer, and begins with a figure or one of these words."""
LEAST_NOTE, LONGEST_NOTE = 4, 90
"""A note on a writer has so many words at least and at most."""
HEADING = 2
"""The name of a gallery has so many words at least."""
LEAST_WORDS = 5
"""A caption without a mark of its own has so many words at least."""
_STARTS = _COUNTS | BEFORE_TIME
_MAIL = ("email", "e mail", "e-mail")
_NAME = r"(?P<name>(?:[^\W\d_a-z][\w.'’-]* ){1,3}[^\W\d_a-z][\w.'’-]+)"
_ABOUT = re.compile(rf"(?:About|Über|Sobre|À propos de|A propos de|Acerca de|Su|Over|Об|О) {_NAME}\W*")
"""The heading of a note on an author, in the languages of Europe; the next line must name the same person."""
_ABOUT_LETTERS = frozenset("AÜSÀO\N{CYRILLIC CAPITAL LETTER O}")
_WRITER = re.compile(
    rf"{_NAME},? (?:\([^()]{{3,60}}\) )?(?:is|was) (?:an?|the|our|[A-Z][\w.]*['’]s) (?:[\w’',&/-]+ ){{0,8}}?"
    r"(?i:contributor|correspondent|reporter|writer|editor|columnist|journalist|blogger|freelancer)\b"
)
NOTE = Rule("author-note")


def judge(lines: Sequence[Line]) -> list[Rule | str | None]:
    """Say of each line, by what stands in it alone, what furniture it is.

    Returns the rule that matched, ``"caption"`` or ``"photo-credit"``, or None.
    """
    known: dict[str, Rule | str | None] = {}  # pages say many of their lines twice
    found: list[Rule | str | None] = []
    for line in lines:
        text = line.text
        if len(text) <= SHORT:
            found.append(_short(text))
        elif text in known:
            found.append(known[text])
        else:
            known[text] = mark = _judge(line)
            found.append(mark)
    times = Counter([line.key for line in lines])
    numbered = [
        index
        for index, line in enumerate(lines)
        if line.words and ((word := line.words[0]) in _STARTS or word[0].isdigit())
    ]
    counters = [
        index for index in numbered if len(lines[index].text) <= _COUNTED and _COUNTER.fullmatch(lines[index].text)
    ]
    third, asked = len(lines) // 3, 0
    for index, mark in enumerate(found):
        line = lines[index]
        if mark is None:
            if (times[line.key] > 1 or (counters and _in_gallery(counters, index))) and is_dated_scene(line):
                found[index] = "caption"
            elif line.text[0] in _ABOUT_LETTERS and index + 1 < len(lines) and _heads_note(lines, found, index):
                found[index] = found[index + 1] = NOTE
            elif (
                (index > third or "@" in line.text)
                and line.size >= LEAST_NOTE
                and (" is " in line.text or " was " in line.text)
                and asked < MOST_ASKED
                and (name := _writer(line)) is not None
            ):
                asked += 1
                others = lines[:index] if index > third else [other for other in lines if other is not line]
                if not any(name in other.text for other in others if other.prose):
                    found[index] = NOTE
        elif isinstance(mark, Rule):
            if mark.reason == "media-player":
                if index and found[index - 1] is None and _heads_gallery(lines[index - 1], line):
                    found[index - 1] = mark
            elif mark.reason == "registration" and line.key in _MAIL:
                beside = (found[index - 1] if index else None, found[index + 1] if index + 1 < len(found) else None)
                if any(isinstance(other, Rule) and other.reason == "share" for other in beside):
                    found[index] = SHARE
        elif mark == "caption":
            if (above := _repeated_above(lines, found, index)) is not None:
                found[above] = "caption"
        elif mark == "photo-credit":
            if (
                index > 1
                and len(lines[index - 1].words) >= LEAST_WORDS
                and lines[index - 1].key == lines[index - 2].key
            ):
                found[index - 2] = found[index - 1] = "caption"
            if index and found[index - 1] is None and describes_picture(lines[index - 1]):
                signs = index + 1 < len(lines) and is_date_line(lines[index + 1].text)  # "Reuters" below a headline
                if len(lines[index - 1].words) >= LEAST_WORDS and not signs:
                    found[index - 1] = "caption"
    for index in gallery_captions(lines, found, numbered):
        found[index] = CAPTION
    for index, rule in live_parts(lines, found, numbered).items():
        found[index] = rule
    return found


def _repeated_above(lines: Sequence[Line], marks: Sequence[Rule | str | None], index: int) -> int | None:
    """Find the same words as those of a caption right above it, without the credit; a button may stand between."""
    above = index - 1
    if above > 0 and isinstance(mark := marks[above], Rule) and mark.reason in ("media-player", "separator"):
        above -= 1
    if above < 0 or marks[above] is not None or len(lines[above].words) < LEAST_WORDS:
        return None
    return above if lines[index].key.startswith(lines[above].key) else None


def _heads_gallery(above: Line, line: Line) -> bool:
    """Whether a line is the name of a gallery, which the button below it says again: ``16 show all A Name``."""
    return not above.prose and above.size >= HEADING < line.size and line.key.endswith(f" {above.key}")


def _heads_note(lines: Sequence[Line], marks: Sequence[Rule | str | None], index: int) -> bool:
    """Whether a line is the heading of the note on an author that follows it."""
    below = lines[index + 1]
    if not below.prose or marks[index + 1] is not None:
        return False
    heading = _ABOUT.fullmatch(lines[index].text)
    return heading is not None and heading["name"].split()[-1] in below.text


class _Telling(NamedTuple):
    """What every line of a sort has one of: a word that begins it, a word inside, a sign."""

    first: frozenset[str]
    inside: frozenset[str]
    signs: re.Pattern[str]

    def fits(self, first: str, held: frozenset[str], signed: str) -> bool:
        """Whether a line may be of that sort, by its first word, its words inside that tell, and its text if signed."""
        return (
            first in self.first
            or not self.inside.isdisjoint(held)
            or (signed != "" and self.signs.search(signed) is not None)
        )


@cache
def _telling() -> tuple[_Telling, _Telling, _Telling]:
    """List what tells of furniture, of captions, and of either."""
    first, inside, signs = first_words(), furniture_words(), furniture_signs()
    captions, pictures = word_set("caption_words.txt"), caption_words()
    return (
        _Telling(first, inside, re.compile(f"[{re.escape(signs)}]")),
        _Telling(captions, pictures, re.compile(f"[{re.escape(CAPTION_SIGNS)}]")),
        _Telling(first | captions, inside | pictures, re.compile(f"[{re.escape(signs + CAPTION_SIGNS)}]")),
    )


def _judge(line: Line) -> Rule | str | None:
    if not line.words:
        return furniture(line)
    of_furniture, of_captions, of_either = _telling()
    words = line.words
    word = words[0]
    captioned = GLUED_CREDIT in line.text or line.text.endswith(FOLDS)
    odd = word[0].isdigit() or word[0] == "_" or (len(words) == 1 and "-" in word)
    first, held = word.replace("’", "'"), of_either.inside.intersection(words)
    signed = line.text if of_either.signs.search(line.text) else ""
    if not odd and not captioned and not held and not signed and first not in of_either.first:
        return None  # most lines: names, headlines, paragraphs
    if captioned or of_captions.fits(first, held, signed):
        credit = is_photo_credit(line)
        if is_caption(line) and not (credit and len(line.words) <= 6):
            return "caption"
        if credit:
            network = furniture(line) if len(line.words) == 1 else None  # "Facebook" in a share bar
            return network if network and network.reason == "share" else "photo-credit"
    rule = furniture(line) if odd or of_furniture.fits(first, held, signed) else None
    return None if rule is not None and line.prose and glued_end(line) is not None else rule


@lru_cache(maxsize=REMEMBERED)
def _short(text: str) -> Rule | str | None:
    return _judge(line_of(text))


def _writer(line: Line) -> str | None:
    """Give the last name of whom a line says to be a writer: ``A Name is a reporter in Velm``.

    It is a note on the author where no paragraph above names them.
    """
    match = _WRITER.match(line.text) if len(line.words) <= LONGEST_NOTE else None
    return match["name"].split()[-1] if match else None


def _in_gallery(counters: Sequence[int], index: int) -> bool:
    """Whether one of the lines round it counts the pictures of a gallery."""
    at = bisect_left(counters, index - 3)
    return at < len(counters) and counters[at] <= index + 3
