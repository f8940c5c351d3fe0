"""Whether a sentence can be told as it is: as agreed, as known, as of now, and without what it leans on."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

from samestory.brief.candidates import Candidate
from samestory.model import Report

NEAR_DAY: Final = re.compile(
    r"(?i)\b(?:yesterday|today|tomorrow|tonight|(?:this|last) (?:morning|afternoon|evening|night))\b"
)
"""Days that only who knows the day of the report understands."""
NEAR_WEEK: Final = re.compile(r"(?i)\b(?:this|last|next) (?:week|weekend|month)\b")
"""Weeks and months that only who knows the day of the report understands."""
_PASSING: Final = re.compile(
    r"(?i)\b(?:by now|so far|under ?way|not yet|as yet|(?:remains?|is|are|was|were) (?:still|unknown|unclear|not known)"
    r"|(?:is|are) (?:being|working|searching|continuing|trying|investigating)|continues?)\b"
)
"""How things stand while an event unfolds."""
_OPINION: Final = re.compile(
    r"(?i)\b(?:should(?!n['’]t have| have)|ought to|needs? to|it is (?:only |high |not )?(?:natural|vital|essential"
    r"|time|right|wrong|no wonder|no surprise)|can be an?|no one should|let['’]s|let us)\b"
)
"""What somebody judges, asks for or says in general, where a report says it of its own."""
_DEFINITE: Final = re.compile(r"^[“\"]?(?:The|Its|Their|His|Her) ((?:[a-z][\w’'-]*\s+){0,3}?[a-z][\w’'-]*)(?=\s|[,.])")
_KNOWN: Final = frozenset(
    [
        "government", "president", "prime", "minister", "ministry", "police", "army", "military", "court", "parliament",
        "public", "world", "country", "state", "city", "weather", "sun", "moon", "internet", "senate", "congress",
        "opposition", "authorities", "economy", "market", "country’s", "united", "international", "first", "most",
        "number", "cause", "death", "fact", "idea", "names", "search",
        "mission",
    ]
)  # fmt: skip
"""What everybody knows which one is meant."""
_SAYER: Final = re.compile(
    r"\b(?:the ([a-z]+) (?:said|says|added|told|wrote|claimed|tweeted|announced|stated|explained)\b"
    r"|(?:said|says|added|wrote) the ([a-z]+)(?=[.”\"]*$))"
)
"""Who says it, by a common noun only: ``the official added``."""


def is_opinion(mine: Candidate) -> bool:
    """Whether a report judges or asks for something itself: it gives nobody's words and says who said none."""
    return not mine.spoken and _OPINION.search(mine.text) is not None


def day_of(report: Report) -> str:
    """Give the day of a report; empty where it has none."""
    return (report.published or "")[:10]


def is_passing(mine: Candidate, day: str, newest: str) -> bool:
    """Whether a report of an earlier day than the last tells how things stood then."""
    return "" < day < newest and _PASSING.search(mine.text) is not None


def hangs(text: str, said: Set[str]) -> bool:
    """Whether a sentence speaks of a thing as known (``The tweet``, ``the official added``) that was not told."""
    sayer = _SAYER.search(re.sub(r"[“\"][^”\"]*[”\"]", "", text))
    noun = (sayer[1] or sayer[2]) if sayer is not None else ""
    if noun and noun not in _KNOWN and noun not in said:
        return True
    match = _DEFINITE.match(text)
    if match is None:
        return False
    nouns = match[1].split()[:2]
    follows = text[match.end(1) : match.end(1) + 20]
    if any(word in _KNOWN for word in nouns) or re.match(
        r"\s+(?:of|that|who|which|for|on|in|at|between|to)\b", follows
    ):
        return False
    return said.isdisjoint(nouns)
