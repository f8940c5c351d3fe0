"""Sentences of a report: they never cross a paragraph, and the title is one of its own.

The parser's own sentences break at ``Mr.`` and ``U.S.`` and in the middle of quotations, so the text decides:
a sentence ends at ``.``, ``!``, ``?`` or ``…`` and what closes after it, where white space and something that can
begin a sentence follow; abbreviations, initials and `"Why?" she asked` are exceptions. The parser is asked about
``...`` only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from operator import attrgetter
from typing import TYPE_CHECKING

from samestory.model import Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CLOSERS = "\"'”’»)\\]"
_END = re.compile(rf"(?P<mark>\.{{2,}}|[.!?…]+)(?P<closers>[{_CLOSERS}]*)(?P<gap>[^\S\n]+)(?=(?P<next>\S+))")
_LINE = re.compile(r"[^\n]+")
_LAST_WORD = re.compile(r"[^\s\"'“”‘’«»(\[]+$")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]$")
_OPENERS = "\"'“”‘’«»([—–-"


@cache
def _words() -> dict[str, frozenset[str]]:
    """Read the table of words that decide where a sentence ends."""
    table: dict[str, set[str]] = {}
    section = ""
    for line in files("samestory.resources").joinpath("sentence_ends.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            table.setdefault(section, set()).update(line.split())
    return {name: frozenset(words) for name, words in table.items()}


def find_sentences(doc: Doc, report: Report) -> tuple[Span, ...]:
    """Cut the report into sentences, without white space at their ends."""
    starts: set[int] = set()

    def parser_says(at: int) -> bool:
        if not starts:
            starts.update(sent.start_char for sent in doc.sents)
        return at in starts

    return tuple(report.span(start, end) for start, end in cut(report.text, parser_says))


def sentence_at(report: Report, at: int) -> int | None:
    """Find the sentence in which a character stands, by its number; None between two."""
    index = bisect_right(report.sentences, at, key=_START) - 1
    return index if index >= 0 and at < report.sentences[index].end else None


_START = attrgetter("start")


def cut(text: str, parser_says: Callable[[int], bool] = lambda _: True) -> Iterator[tuple[int, int]]:
    """Give start and end of each sentence of ``text``.

    Parameters
    ----------
    text
        Paragraphs, each on a line of its own.
    parser_says
        Asked whether a sentence begins at an offset where the text leaves it open.
    """
    for line in _LINE.finditer(text):
        start = line.start()
        for match in _END.finditer(text, line.start(), line.end()):
            if _ends(text, match, start, parser_says):
                yield from _trimmed(text, start, match.end("closers"))
                start = match.end()
        yield from _trimmed(text, start, line.end())


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Leave out white space at both ends, and what is empty then."""
    while start < end and (text[start].isspace() or text[start] == "\0"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "\0"):
        end -= 1
    if end > start:
        yield start, end


def _ends(text: str, match: re.Match[str], start: int, parser_says: Callable[[int], bool]) -> bool:
    """Whether a sentence ends at this mark."""
    words = _words()
    after = match["next"].lstrip(_OPENERS)
    opened = after != match["next"]
    if after and after[0].islower():
        return False
    if match["mark"].startswith("..") or "…" in match["mark"]:
        return opened or parser_says(match.end())
    if match["closers"] and ("!" in match["mark"] or "?" in match["mark"]) and not opened:
        # `"Why?" Ms Ardo asked.`
        return not any(word.strip(",.").lower() in words["asks"] for word in text[match.end() :][:60].split()[:5])
    if match["mark"] != "." or match["closers"].strip(")]"):
        return True
    last = _LAST_WORD.search(text, start, match.start())
    word = last.group() if last else ""
    following = re.sub(r"\W.*", "", after).lower()
    if _ACRONYM.match(word):
        return opened or following in words["begins"]
    if len(word) == 1 and word.isalpha() and word != "I":
        return False
    folded = word.lower()
    if word[:1].isupper() and folded in words["before-name"]:
        return False
    if folded in words["before-more"]:
        # `No. 5`, `Sept. 5`, but `He said no. Police disagreed.`
        return not after[:1].isdigit() and (folded == "no" or following in words["begins"])
    return not (word[:1].isupper() and folded in words["either"] and following not in words["begins"])
