"""Which language a text is in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samestory.resources.words import word_set

_WORD = re.compile(r"[^\W\d_]++(?:['’][^\W\d_]++)?+")
_WINDOW = 200
_READ, _PART = 20_000, 2_500
"""So many characters are looked at, and so many at a time."""
_SAMPLE = 1_500
"""So many characters, in the longest lines, are looked at before all others, and shown to the model."""
_SHORT = 8
_ENGLISH_SHARE, _PLAIN_SHARE = 0.22, 0.32
"""Share of function words from which a text is English. English news has 35 to 50 %; 'in', 'an', 'die', 'so' and
'was' alone bring German, Dutch and Scandinavian texts to at most 15 %. The second is for words as spaces part them."""


def detect_language(text: str) -> str | None:
    """Say the language of a text as an ISO 639-1 code; None where there is too little text to tell.

    English is recognised by its function words, so that it costs nothing; everything else by the model that comes
    with py3langid (Lui and Baldwin, langid.py, ACL 2012), which is imported only then.
    """
    sample = _sample(text[:_READ])
    if _is_plainly_english(sample) or _has_english(_words(sample)):  # paragraphs alone tell of nearly all English texts
        return "en"
    # The best stretch counts: a scraped page may begin with hundreds of words of menus that hold no function words.
    words, at = [], 0
    for part in _parts(text):
        words += _words(part)
        while len(words) - at >= _WINDOW:
            if _is_english(words[at : at + _WINDOW]):
                return "en"
            at += _WINDOW
    if (not at or len(words) - at > _WINDOW // 2) and _is_english(words[at:]):
        return "en"
    if len(words) < _SHORT:
        return None
    import py3langid

    return str(py3langid.classify(sample)[0])


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _is_plainly_english(text: str) -> bool:
    """Whether so many function words stand between spaces, without marks, that no other way to count makes it doubtful.

    Where words with a hyphen or a bar are two, or figures none, the share hardly changes.
    """
    words = text.lower().split()
    hits = sum(map(word_set("english_function_words.txt").__contains__, words))
    return len(words) >= _WINDOW // 2 and hits >= _PLAIN_SHARE * len(words)


def _has_english(words: Sequence[str]) -> bool:
    windows = (words[at : at + _WINDOW] for at in range(0, max(1, len(words) - _WINDOW // 2), _WINDOW))
    return any(map(_is_english, windows))


def _is_english(words: Sequence[str]) -> bool:
    english = word_set("english_function_words.txt")
    return sum(map(english.__contains__, words)) >= _ENGLISH_SHARE * max(1, len(words))


def _parts(text: str) -> list[str]:
    """Cut what is read of a text into parts that end where words do."""
    found: list[str] = []
    at, end = 0, min(len(text), _READ)
    while at < end:
        stop = min(end, at + _PART)
        if stop < end and (space := max(text.rfind(" ", at, stop), text.rfind("\n", at, stop))) > at:
            stop = space
        found.append(text[at:stop])
        at = stop
    return found


def _sample(text: str) -> str:
    """Give the longest lines of a text, which are its paragraphs; menus are short."""
    if len(text) <= _SAMPLE:
        return text
    found: list[str] = []
    size = 0
    for line in sorted(text.splitlines(), key=len, reverse=True):
        found.append(line[: _SAMPLE - size])
        size += len(line)
        if size >= _SAMPLE:
            break
    return "\n".join(found)
