"""Whether ``it`` stands for something that its own sentence has not named.

What a subject does to ``it`` it does to something else (a pronoun that is the object of a clause is never bound by the
subject of that clause: principle B, Chomsky 1981), so that in the first clause of a sentence, with nothing but verbs
between the two, ``it`` means what an earlier sentence told.
"""

from __future__ import annotations

import re
from typing import Final

from samestory.model import Report

VERBS: Final = 5
"""Words at most between a subject and its object that are taken for verbs."""
_NOUNS: Final = re.compile(
    r"\b(?:the|an?|his|her|its|their|this|that|these|those|some|any|each|every|no|what|who|how|why|where|when|whether|if"
    r"|because|before|after|while|although|though|and|or|but|like|than)\b|[A-Z\d]"
)
"""What begins a noun phrase, or another clause: what stands before ``it`` may be what it means."""
_OBJECT: Final = re.compile(
    r"\W*$|[,.;:!?—–”\"]|\s+(?:an?|the|as|to|by|in|on|at|from|with|for|of|out|up|off|down|over|into|after|before|when"
    r"|because|and|but|or|again|later|back|all|[“\"]\w+|\w+ly)\b|\s+[“\"]"
)
_CLEFT: Final = re.compile(r"\s+(?:\w+\s+){1,3}?(?:to|that|when|for)\b")
"""``found it hard to``, ``made it clear that``: it stands for what follows."""


def is_unnamed(report: Report, start: int, at: int, end: int) -> bool:
    """Whether ``it`` is what the first subject of a stretch does something to.

    Parameters
    ----------
    report
        With its statements.
    start, end
        Of the stretch.
    at
        Where the pronoun stands in the report.
    """
    text = report.text
    after = text[at + 2 : end]
    if not _OBJECT.match(after) or (_CLEFT.match(after) and not re.match(r"\s+(?:an?|the|as|by|in|on|to)\b", after)):
        return False
    held = [s for s in report.statements if s.span.start <= at < s.span.end and s.span.end <= end + 1]
    mine = min(held, key=lambda s: s.span.end - s.span.start, default=None)
    if mine is None or mine.subject in {None, "it", "It"} or mine.kind not in {"main", "coordinate", "reported"}:
        return False
    told = (s for s in report.statements if s.kind != "appositive")
    if any(start <= s.span.start and s.span.end <= mine.span.start for s in told):
        return False  # an earlier clause may have told what it means; who somebody is does not
    if re.search(r"[^\W\d_]{3}", text[start : mine.span.start]):
        return False
    subject = text.find(mine.subject, mine.span.start, at)
    if subject < 0:
        return False
    between = text[subject + len(mine.subject) : at]
    verbs = between[between.rfind(",") + 1 :]  # past an apposition: `Holm, who owns the mill, sold it`
    return 0 < len(verbs.split()) <= VERBS and not _NOUNS.search(verbs)
