"""In which words an event stands in the timeline: what happened on its day, as a clause, whole."""

from __future__ import annotations

import re
from typing import Final

from samestory.collate.dates import Dated
from samestory.collate.facts.wordings import LATE_MARK, balanced, trim, with_its_marks
from samestory.model import Span, Statement

_OPENING = re.compile(
    r"^(?:[\w .,/-]{0,40}\)\s*[-–—]?\s*|[A-Z][\w .,’'-]{0,40}\([\w .-]{0,40}\) [-–—]+\s*"
    r"|[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+)*(?:, [A-Z][\w. ]{1,20})? (?:--|–|—) )"
)
"""What is left of a credit before the first words (``Agency) - ``)."""
_RELATIVE = re.compile(
    r"^(?P<who>[^,]{2,90}), (?:who|which) (?!(?:he|she|it|they|we|I|you|the|a|an|his|her|its|their)\b)"
)

_TAIL = re.compile(
    r",\s+(?:as|while|after|according to|saying|adding|but|which|who|when|where|amid|leading|making|marking|following|"
    r"drawing|signaling|indicating|ratcheting|and (?:has|have|is|are|will|later))\b"
)
"""How what hangs at the end of a clause begins, that its date does not belong to."""
_INSIDE = re.compile(r"(?P<who>[A-Z][^,]{2,70}), (?:who|which) (?P<rest>[^,]{5,160})$")
"""A relative clause, up to the date in it."""

_LEAST: Final = 4
"""Words that must be left where what was opened and not closed is cut away."""


def words_of(d: Dated, whole: Span | None) -> str:
    """Give the words in which an event is shown: a relative clause with what it tells of, and nothing torn.

    Parameters
    ----------
    d
        The telling that is shown.
    whole
        Its clause, or a larger one that the noun telling the event is the subject of; None where there is none.
    """
    if whole is not None and whole != d.moment.clause:
        return _alone(whole.text)
    told = _told_by_the_way(d)
    return told if told else _alone(_closed(_OPENING.sub("", _shown(d)), d))


def _alone(text: str) -> str:
    """Show a clause without what is left of a credit, and `the bridge, which opened in 1961` as a clause of its own."""
    text = _OPENING.sub("", text)
    text = re.sub(r"^([^,]{2,90}?) (?:that|which) (?=(?:was|were|had|has)\b)", r"\1 ", text)
    match = _RELATIVE.match(text)
    if match and ", " not in text[match.end() :]:
        text = f"{match['who']} {text[match.end() :]}"
    return text


def _told_by_the_way(d: Dated) -> str:
    """Give the clause that tells an event by the way, as a sentence; empty where the event has a sentence.

    `A grocer who survived a fire in May` is no sentence, `a grocer survived a fire in May` is; so is what stands behind
    `two days after`.
    """
    clause, moment = d.moment.clause, d.moment
    for statement in d.report.statements:
        span = statement.span
        if statement.predicate != moment.predicate or not statement.clause or not span.contains(moment.span):
            continue
        if statement.kind == "relative" and _begins(statement, clause):
            first, _, rest = span.text.partition(" ")
            if statement.about is not None and first.lower() in {"who", "which", "that"} and balanced(rest):
                return f"{' '.join(statement.about.text.split())} {rest}"
        mark = LATE_MARK.match(clause.text) if clause.contains(span) else None
        if statement.kind != "adverbial" and "," in clause.text[: max(0, moment.span.start - clause.start)]:
            continue  # `hours after the fire, the warden left on Monday`
        if mark and clause.start + mark.end() <= moment.span.start and balanced(clause.text):
            return clause.text[mark.end() :]
    return ""


def _begins(statement: Statement, clause: Span) -> bool:
    """Whether a clause begins with the noun that a relative clause tells of."""
    return statement.about is not None and clause.start <= statement.about.start <= clause.start + len("the ")


def _closed(text: str, d: Dated) -> str:
    """Take in the mark that is wanting at the end, or cut away what was opened and not closed behind the date."""
    clause = d.moment.clause
    if balanced(text) and text != clause.text:
        return text
    at = d.report.text.find(text, clause.start, clause.end)
    words = with_its_marks(trim(d.report.span(at, at + len(text)), d.report), d.report) if at >= 0 else clause
    if balanced(words.text):
        return words.text
    for mark in "(“":
        opened = words.text.rfind(mark)
        before = words.text[: max(0, opened)].rstrip(" ,;:–—-")
        if words.start + opened >= d.moment.span.end and balanced(before) and len(before.split()) >= _LEAST:
            return before
    return words.text


def _shown(d: Dated) -> str:
    """Give the words of a clause that its date belongs to: a relative clause by itself, and no loose end."""
    clause, after = d.moment.clause, d.moment.span.end - d.moment.clause.start
    if d.moment.clause.contains(d.moment.span):
        inside = _INSIDE.search(clause.text[:after])
        if inside and clause.text[after : after + 1] == ",":
            return f"{inside['who']} {inside['rest']}"
        tail = _TAIL.search(clause.text, max(after, 30))
        if tail:
            return clause.text[: tail.start()]
    return clause.text


def subject_of(d: Dated) -> Span | None:
    """Give the clause whose subject a noun is (``the earlier crash, in May, killed two``)."""
    clause = d.moment.clause
    return next(
        (
            statement.span
            for statement in d.report.statements
            if statement.subject is not None
            and statement.subject.split()[-1] in clause.text
            and statement.span.start <= clause.start <= statement.span.start + 4
            and clause.end < statement.span.end
            and len(statement.span.text.split()) <= 40
        ),
        None,
    )
