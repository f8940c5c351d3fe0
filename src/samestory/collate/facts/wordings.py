"""Which of the wordings of a fact is shown, and with how many of its words it can stand alone."""

from __future__ import annotations

import re
from typing import Final

from samestory.model import Report, Span, Statement

LONGEST: Final = 320
"""Characters of a statement that is shown; a sentence that is longer is cut down to its clause."""

_CLEAR: Final = frozenset({"main", "coordinate", "reported", "title"})
_DANGLING: Final = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those", "there", "his", "her", "their"}
    | {"its", "our", "my", "your", "him", "them", "one", "such", "both", "here", "so", "but", "and", "or", "then"}
)
_OPEN: Final = frozenset(
    {"who", "which", "whose", "whom", "what", "where", "when", "why", "how", "whether", "if", "because", "although"}
    | {"though", "while", "as", "since", "unless", "until", "after", "before", "to", "than", "despite"}
)
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def rank(statement: Statement) -> int:
    """Say how badly a statement stands alone: 0 for a clause of the report's own with its subject, not too short."""
    words = _WORD.findall(statement.span.text)
    first = words[0].lower() if words else ""
    subject = (statement.subject or "").lower()
    out = 0 if statement.kind in _CLEAR else 4
    out += 4 * (statement.kind == "title")
    out += 3 * (statement.kind == "coordinate" and statement.frame != statement.span)  # without its subject
    out += 3 * (first in _DANGLING or not subject or subject in _DANGLING or subject in _OPEN)
    out += 5 * (first in _OPEN and statement.kind != "adverbial")
    out += 6 * statement.span.text.rstrip("\"”’' ").endswith("?")
    out += 2 * statement.quoted + (statement.claimant is not None) + 2 * (not balanced(statement.span.text))
    out += (len(words) < 6) + (len(words) < 4) + (len(words) > 32) + (len(words) > 45)
    return out


def shown(statement: Statement, report: Report) -> Span:
    """Choose the words in which a statement is shown: with its subject, its claimant and whole quotation marks."""
    sentence = report.sentences[statement.sentence] if statement.sentence < len(report.sentences) else statement.span
    words = statement.span
    if statement.kind == "appositive":
        return _trim(words, report)
    if statement.frame is not None and (statement.claimant is not None or rank(statement) >= 3):
        words = statement.frame
    first = _WORD.search(words.text)
    if first is not None and first.group().lower() in _OPEN and len(sentence.text) <= LONGEST:
        words = sentence
    if not balanced(words.text):
        words = _whole(words, report, sentence)
    return _trim(words, report)


def clause_alone(statement: Statement, report: Report) -> str:
    """Give the clause of a statement without the rest of its sentence, which another fact has shown already.

    A relative word at its head goes; where the clause then lacks its subject, the subject stands before it in
    brackets, or three dots say that it is a part.
    """
    words = _trim(statement.span, report).text
    first = _WORD.match(words)
    if first is None:
        return words
    head = first.group().lower()
    if head in {"who", "which", "that", "to"}:
        if statement.kind == "relative" and statement.subject and statement.subject.lower() not in _DANGLING | _OPEN:
            return f"[{statement.subject}] {words[first.end() :].lstrip()}"
        return f"… {words[first.end() :].lstrip()}"
    if head in _OPEN or head in {"and", "but"}:
        return words[first.end() :].lstrip(" ,")
    lacks = statement.kind == "coordinate" and statement.frame != statement.span
    if lacks and statement.subject and statement.subject.lower() not in _DANGLING | _OPEN:
        return f"[{statement.subject}] {words}"
    return f"… {words}" if lacks else words


def balanced(text: str) -> bool:
    """Whether every quotation mark and bracket that opens is closed (`’` may be an apostrophe and is not counted)."""
    return (
        text.count("“") == text.count("”") and text.count('"') % 2 == 0 and text.count("(") == text.count(")")
        and text.count("«") == text.count("»")
    )  # fmt: skip


def _whole(words: Span, report: Report, sentence: Span) -> Span:
    """Take in the mark that is wanting where it is the next character or stands in the sentence."""
    text = report.text
    end = words.end
    while end < len(text) and end - words.end < 3 and text[end] in '.,!?;"”)’»':
        end += 1
        if balanced(text[words.start : end]):
            return report.span(words.start, end)
    start = words.start
    while start > 0 and words.start - start < 2 and text[start - 1] in '"“(‘«':
        start -= 1
        for stop in range(words.end, end + 1):
            if balanced(text[start:stop]):
                return report.span(start, stop)
    if balanced(sentence.text) and len(sentence.text) <= LONGEST:
        return sentence
    return words


def _trim(words: Span, report: Report) -> Span:
    """Leave out white space, and joining marks at the ends."""
    start, end = words.start, words.end
    while start < end and report.text[start] in " \t\n,;:–—-":
        start += 1
    while end > start and report.text[end - 1] in " \t\n,;:–—-":
        end -= 1
    return report.span(start, end)
