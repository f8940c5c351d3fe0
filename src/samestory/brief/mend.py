"""A clause or sentence of a report made to stand alone: what joins it to its context is cut, pronouns get their names.

Every change either leaves words out at the ends or puts a name that the report gives, in square brackets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from samestory.annotate.pledges.parties import media
from samestory.brief.marks import closed, is_ajar, open_mark
from samestory.brief.pronouns import name_pronouns
from samestory.clean.dateline import dateline_end
from samestory.collate.joiners import JOINERS, LAPSE
from samestory.collate.words import STOP
from samestory.model import Report, Span

_LINKS: Final = re.compile(
    r"(?:,\s*(?:meanwhile|however|moreover|though|too|as well|for example|for instance|in turn|of course|meantime)"
    r"(?:\s*,|(?=\s*[.]))"
    r"|(?<!but)(?<!not only)\s+also\b)",
    re.IGNORECASE,
)
"""Words in the middle that tie a sentence to the one before."""
_LINKING: Final = (
    "also", "meanwhile", "however", "moreover", "though", "too", "as well", "for example", "for instance", "in turn",
    "of course", "meantime",
)  # fmt: skip
"""Of these one must stand there, which spares the search."""
_LEANING: Final = frozenset(
    {
        "this",
        "these",
        "those",
        "that",
        "here",
        "there",
        "such",
        "others",
        "other",
        "another",
        "both",
        "either",
        "none",
        "neither",
        "now",
    }
)
_BACK: Final = re.compile(
    r"\b(?:the (?:others?|latter|former(?! \w)|same|rest of them)"
    r"|th(?:is|ese)(?! (?:week|month|year|morning|afternoon|evening|summer|winter|spring|autumn|season|weekend|time"
    r"|century|decade)\b)"
    r"|those(?! (?:who|whose|in|of|from|with|on|at|\w+ed|\w+ing)\b)"
    r"|that(?=[,.;]|$)|that (?:day|night|time|year|month|week|incident|case|attack|region|area|country|city|town"
    r"|village|place|report|speech|meeting|number|figure|man|woman|person|group|company|decision|law|order|plan|vote|ship|boat"
    r"|plane|car|house|building|story|article|document|statement|letter|list|test|launch|match|race|season|election"
    r"|period|agreement|deal|process)\b"
    r"|both [a-z]+s(?! (?:and|of|in|on|at|for|to)\b)"
    r"|the (?:day|night|week|month|year) (?:before|after|earlier)(?=[,.;]|$)"
    r"|the (?:previous|following|next) (?:day|night|morning|week|month|year)|as such|do so|did so|doing so"
    r"|(?:since|by|until) then|at that (?:time|point|moment|stage)"
    r"|another (?:two|three|four|five|six|seven|eight|nine|ten|\d+)"
    r"(?= (?:is|are|was|were|has|have|had|will|would|could)\b)"
    r"|(?:says?|said|believes?|thinks?|adds?|added|hopes?|reports?|reported)"
    r" that(?:['’]s| (?:will|would|could|can|is|was|has|had|may|might|means|makes)\b)"
    r"|(?<=, )that (?:is|was)\b(?! to say)"
    r"|likewise|similarly|above|aforementioned|(?:one|no|any|some|all|several|many|other|\d+) such)\b"
)
"""Words that point back, anywhere outside quotation marks, in small letters."""


def mend(report: Report, span: Span, gaps: Sequence[tuple[int, int]] = ()) -> str | None:
    """Make a stretch of a report a sentence that can stand alone; None where that cannot be done.

    Parameters
    ----------
    report
        With its actors, whose mentions say whom a pronoun means.
    span
        A sentence, or a clause with its subject.
    gaps
        Where in the report stand the words in its middle that are left out.
    """
    raw, offset = span.text, span.start
    for start, end in gaps:
        raw = raw[: start - offset] + " " * (end - start) + raw[end - offset :]
    opened = open_mark(report.text, span.start)
    if len(raw) - (end := dateline_end(raw)) > 20:
        raw, offset = raw[end:], offset + end
    # The pattern of all outlets is made only where something may be passed on: few stories have it.
    passed_on = [_relay()] if _PASSED_ON.search(raw) else []
    for pattern in (JOINERS, JOINERS, *passed_on):  # `But two days later, ...`: two
        match = pattern.match(raw)
        if match and len(raw) - match.end() > 20:
            raw = raw[match.end() :]
            offset += match.end()
    if _BACK.search(_outside(report, raw, offset).lower()):
        return None
    named = name_pronouns(report, raw, offset)
    if named is None:
        return None
    named = _unlinked(_recased(report, named))
    text = closed((opened if offset == span.start else "") + " ".join(named.split()).strip(" ,;:—–-"))
    if (
        not text
        or text.startswith("(")
        or _leans(text)
        or is_ajar(text)
        or re.search(r"[\"“]\s?[\"“]|[\"”]\s?[\"”]", text)
    ):
        return None
    text = re.sub(r"(?<=\w) +([.,;:])(?= |$)", r"\1", text[0].upper() + text[1:])
    if not re.search(r"[.!?][”\"’')]*$", text):
        text += "."
    return text


_PASSED_ON: Final = re.compile(r" (?:said|says|reported|reports)(?: on [A-Z]\w+day)? that ")


@cache
def _relay() -> re.Pattern[str]:
    """Give the pattern of an outlet or agency that passes on what somebody said: `Reuters said that Ms Holm said`."""
    outlets = "|".join(re.escape(name) for name in sorted(media(), key=lambda name: (-len(name), name)))
    return re.compile(
        rf"(?i:(?:the )?(?:{outlets})) (?:said|says|reported|reports)(?: on [A-Z]\w+day)? that "
        r"(?=(?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3} (?:had |has )?"
        r"(?:said|says|told|denied|warned)\b)"
    )


def _outside(report: Report, raw: str, offset: int) -> str:
    """Blank out what stands in quotation marks."""
    for quotation in report.quotations:
        for part in quotation.words:
            start, end = max(part.start, offset) - offset, min(part.end - offset, len(raw))
            if start < end:
                raw = raw[:start] + " " * (end - start) + raw[end:]
    return raw


def _recased(report: Report, text: str) -> str:
    """Write the first words of a report that its layout sets in capitals (``THE ministers``) as the rest is written."""
    match = re.match(r"[A-Z][A-Z’']*(?: [A-Z][A-Z’']+)*(?=[ -][a-z])", text)
    if match is None:
        return text
    out = []
    for word in match.group().split(" "):
        bare = re.sub(r"[’']S$", "", word)
        if len(bare) < 2 or len(re.findall(rf"\b{bare}\b", report.text)) > 1 or (len(bare) < 3 and word != "IN"):
            out.append(word)
            continue
        low, title = bare.lower(), bare.capitalize()
        tail = word[len(bare) :].lower()
        if low in STOP or re.search(rf"\b{title}\b", report.text):
            out.append((low if out else title) + tail if low in STOP else title + tail)
        elif re.search(rf"\b{low}\b", report.text):
            out.append(low + tail)
        else:
            out.append(word)
    return " ".join(out) + text[match.end() :]


def _unlinked(text: str) -> str:
    """Leave out ``also`` and ``, meanwhile,`` outside of quotation marks."""
    if not any(map(text.lower().__contains__, _LINKING)):
        return text
    parts = re.split(r"([“\"][^“”\"]*[”\"])", text)
    return "".join(part if n % 2 else _LINKS.sub("", part) for n, part in enumerate(parts))


_WORD: Final = re.compile(r"[^\W\d_]+")
_TURNED: Final = re.compile(
    r"(?i:\W*(?:(?:so|nor|neither) )?(?:did|do|does|is|are|was|were|has|have|had|will|would|can|could)) "
    r"(?=[A-Z]|(?:the|that|it|he|she|they|we|you|there|any)\b)"
)
"""A verb before its subject, which leaves what is done to the sentence before: `So did Ms Holm`."""


_OPENING: Final = re.compile(r"\W*([^\W\d_]+)")
_BACKWARD: Final = {
    **dict.fromkeys(
        ["well", "first", "firstly", "second", "secondly", "third", "finally", "previously", "plus", "yes", "no", "oh",
         "again"],
        r"\s*,",
    ),
    **dict.fromkeys(
        ["in", "on", "at", "from", "with", "to", "by", "under", "after", "for", "of", "among", "behind"],
        r" (?:it|them|him|her|which)\b",
    ),
    **dict.fromkeys(["a", "an"], " (?:similar|different|further|second|third) "),
    "the": r" (?:second|third|next|final|first) (?:step|stage|phase|thing|one|reason|point)\b",
}  # fmt: skip
"""First words, and what must come behind them for a sentence to point back."""


def _leans(text: str) -> bool:
    """Whether a sentence begins with a word that points back to what is not there."""
    first = _WORD.search(text)
    if first is None:
        return True
    if first.group().lower() == "there":
        return re.match(r"(?i)there (?:is|are|was|were|will|has|have|had)\b", text[first.start() :]) is None
    opening = _OPENING.match(text)  # of a sentence that begins with a figure it is none
    behind = _BACKWARD.get(opening[1].lower()) if opening else None
    if behind is not None and re.match(behind, text[first.end() :], re.IGNORECASE):
        return True
    if _TURNED.match(text):
        return True
    if re.match(
        rf"(?i)\W*{LAPSE}\s+(?:(?:earlier|before|later|afterwards)\s*,"
        r"|(?:earlier|later|afterwards)\s+(?:the|an?|he|she|it|they)\b)",
        text,
    ):
        return True
    return first.group().lower() in _LEANING
