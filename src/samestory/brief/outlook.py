"""What is announced: promises, demands, conditions and predictions of the main parties, and what is due."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from samestory.brief.candidates import Candidate
from samestory.model import Statement, Story
from samestory.resources.thesaurus import senses

_KINDS: Final = ("promise", "condition", "demand", "prediction")
_AHEAD: Final = re.compile(
    r"(?i)\b(?:will|won’t|won't|would|shall|must|should|could|due to|expect(?:s|ed)?|(?<!\ba )(?<!the )(?<!its )"
    r"(?<!his )(?<!her )(?<!their )plan(?:s|ned)? to|vow\w*"
    r"|promis\w+|pledg\w+|demand\w*|urg(?:es|ed|ing)|call(?:s|ed|ing) (?:on|for)|only if|unless|predict\w*|hopes?"
    r"|intend\w*|(?:is|are) (?:to|going to|set to|scheduled to|ready to))\b"
)
_BEHIND: Final = re.compile(
    r"(?i)\b(?:last (?:week|month|year|night|summer|winter|spring|autumn|fall)|years? ago|months? ago"
    r"|had (?:vowed|promised|pledged|said|urged)|took office|pledged allegiance|(?:would|should|could|must) have"
    r"|premature|too (?:early|soon) to"
    r"|(?:I|we) hope|used to|repeatedly|periodically|in the past|at the time|ha(?:s|ve) (?:long|often|responded))\b"
)
FORETOLD: Final = 0.5
"""Share of the words of an announcement, beside its verb, with which another tells it."""
_DUE: Final = re.compile(r"\b(?:will|(?:is|are) (?:due|expected|scheduled|set|to)|(?<!a )(?<!the )plans? to)\b")


def outlook(story: Story, candidates: Sequence[Candidate]) -> list[int]:
    """Give the sentences that look ahead, the weightiest first.

    Entries of the ledger come before what is only due; what more reports give and what parties say that are named more
    comes first.
    """
    named = {actor.name: len(actor.mentions) for actor in story.actors}
    most = max(named.values(), default=1)
    wide = {a.name for a in story.actors if 2 * len({m.report for m in a.mentions}) >= min(4, len(story.reports))}
    of: dict[str, list[int]] = {}
    for i, c in enumerate(candidates):
        of.setdefault(story.reports[c.report].id, []).append(i)
    worth: dict[int, float] = {}
    for entry in story.ledger:
        if entry.kind not in _KINDS or (entry.party not in wide and len({e.report for e in entry.evidence}) < 2):
            continue
        base = len({e.report for e in entry.evidence}) / len(story.reports) + 0.5 * named.get(entry.party, 0) / most
        for item in entry.evidence:
            for i in of.get(item.report, ()):
                c = candidates[i]
                shared = min(item.end, c.span.end) - max(item.start, c.span.start)
                if shared * 2 > item.end - item.start and _ahead(c):
                    worth[i] = max(worth.get(i, 0.0), 0.5 + base + _form(c))
    for i, c in enumerate(candidates):
        if i not in worth and c.place > 0.2 and not c.quoted and _DUE.search(c.text) and _ahead(c):
            worth[i] = 0.3 + 0.5 * c.place + _form(c)
    return sorted(worth, key=lambda i: (-worth[i], i))


def _ahead(candidate: Candidate) -> bool:
    return _AHEAD.search(candidate.text) is not None and _BEHIND.search(candidate.text) is None


def announcement(story: Story, candidate: Candidate) -> Statement | None:
    """Give the clause of a sentence that announces something, without who says so."""
    if not _ahead(candidate):
        return None
    held = [
        statement
        for statement in story.reports[candidate.report].statements
        if candidate.span.contains(statement.span) and _AHEAD.search(statement.span.text)
    ]
    return min(held, key=lambda statement: statement.span.end - statement.span.start, default=None)


def announce_same(one: Statement, other: Statement) -> bool:
    """Whether two clauses announce the same: by one verb, with half the words of the first."""
    asked = [term for term in one.terms if term != one.predicate and any(senses(term))]
    words = frozenset(other.terms)
    return (
        bool(asked)
        and _has(frozenset({other.predicate}), one.predicate, wide=False)
        and sum(_has(words, term, wide=True) for term in asked) >= FORETOLD * len(asked)
    )


def _has(words: frozenset[str], asked: str, *, wide: bool) -> bool:
    """Whether some words have one, or one of the same sense, or, if wide, one next to it (`deal`, `agreement`)."""
    if asked in words:
        return True
    own, kin = senses(asked)
    return any(
        not own.isdisjoint(theirs) or (wide and not (own.isdisjoint(above) and kin.isdisjoint(theirs)))
        for theirs, above in map(senses, words)
    )


def _form(candidate: Candidate) -> float:
    """Prefer plain sentences of moderate length that need no name put in."""
    return 0.2 * candidate.place - 0.3 * ("[" in candidate.text) - max(0, candidate.length - 26) / 60
