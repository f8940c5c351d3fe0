"""Whether a stretch of a report is a reporter's sentence: no fragment, question or caption, nobody's words alone."""

from __future__ import annotations

import re
from itertools import islice

from samestory.brief.stretches import within
from samestory.model import Report, Span

_WORD = re.compile(r"\w+")
_SELF = re.compile(r"\b(?:I|we|We|our|Our|us|my|My|you|You|your|Your)\b")
_FURNITURE = re.compile(
    r"(?i)\b(?:click|subscribe|sign up|newsletter|read more|photo(?:graph)?:|getty|watch:|video:|is seen in|pictured"
    r"|cookies|all rights reserved|scroll down|story continues|file photo|contributed to this|reporting by)\b"
    r"|[@#|•*©]|https?:|\bwww\."
)
_TRIVIA = re.compile(
    r"(?i)\b(?:not (?:immediately |yet )?(?:respond|repl(?:y|ied)|return(?:ed)?|be reached|been reached)"
    r"|declined? to comment|could not be (?:reached|verified)|for comment|was not immediately"
    r"|(?:one|another|a) (?:\w+ )?(?:user|commenter|reader)\b"
    r"|more information|more details|find out|as seen (?:in|on))\b"
)
_CAPTION = re.compile(
    r"(?i)^\W*(?:[\w’'-]+\s+){0,4}?(?:(?:at|near|outside|inside)\s+)?the (?:scene|site)\s+"
    r"(?:after|following|as|where)\b"
    r"|^\W*(?:[\w’'-]+\s+){1,5}?(?:attends?|works? at|stands? (?:at|near)) the (?:scene|site)\b"
)
"""What a picture shows: ``Rescuers at the scene after a ferry sank``."""
_AT_FIRST = re.compile(
    r"(?i)\b(?:initially|at first|originally|previously)\s+(?:been\s+)?"
    r"(?:said|told|reported|believed|thought|put|stated|announced|given)\b(?!.*\b(?:but|later|now|since)\b)"
)
"""What was told at first, without what is known now."""
_UNREAL = re.compile(
    r"(?i)^(?!.*\b(?:if|unless|without|had|otherwise|but for|said|says|told)\b)"
    r".*\b(?:would|could|might) have (?:been )?[a-z]+"
)
"""What did not come to pass, without that but for which it would have."""
_LABEL = re.compile(r"^\W*(?:[\w'’]+\W+){0,3}?[\w'’]+(?::\s|\s+[—–]\s)")
"""A label before a colon or an interjection before a dash: ``The cost: nine million``, ``Wait — there is more``."""
_REASON = re.compile(r"(?i)^[“\"'‘](?:because|so that|which|who|than|as for)\b")
"""Quoted words that answer a question or go on from a sentence that is not there."""
_REFUSED = (
    (("click", "subscribe", "sign up", "newsletter", "read more", "photo", "getty", "watch:", "video:", "is seen in",
      "pictured", "cookies", "all rights reserved", "scroll down", "story continues", "contributed to this",
      "reporting by", "@", "#", "|", "•", "*", "©", "http", "www."), _FURNITURE),
    (("not ", "comment", "user", "reader", "more information", "more details", "find out", "as seen"), _TRIVIA),
    (("the scene", "the site"), _CAPTION),
    (("initially", "at first", "originally", "previously"), _AT_FIRST),
    ((":", "—", "–"), _LABEL),
)  # fmt: skip
"""Words of which one must stand there, which spares the search, and what no sentence of a brief has."""
_GLUED = re.compile(r"(?<=[a-z] )([A-Z]{4,})(?= [a-z])")
"""A word in capitals within a sentence: the head of a paragraph, where it is elsewhere written as names are."""
_CAPITALS = re.compile(r"\b[A-Z]{2,}(?:['’]S)?(?:[ ,]+[A-Z]{2,}){2,}\b")


def is_prose(report: Report, span: Span, sentence: int) -> bool:
    """Whether a stretch is a reporter's sentence: no fragment, no question, no caption, nobody's words alone."""
    text = span.text
    low = text.casefold()
    if (
        any(pattern.search(text) for hints, pattern in _REFUSED if any(hint in low for hint in hints))
        or ("have" in low and _UNREAL.match(" ".join(text.split())))
        or "?" in text
        or text.rstrip().endswith(":")
        or text.count("\n\n")
    ):
        return False
    if _REASON.match(text) or any(word.capitalize() in report.text for word in _GLUED.findall(text)):
        return False
    if text.isupper() or not re.search(r"[a-z]", text) or _CAPITALS.search(text):
        return False
    outside = text
    for quotation in report.quotations:
        for part in quotation.words:
            start, end = max(part.start, span.start) - span.start, min(part.end, span.end) - span.start
            if start < end:
                outside = outside[:start] + " " * (end - start) + outside[end:]
    rest = outside
    said = any(q.cue is not None and q.speaker is not None and within(q.cue, span) for q in report.quotations)
    if _has_few(rest, 2 if said else 3) or _SELF.search(rest):
        return False
    cued = False
    for quotation in report.quotations:
        shared = min(quotation.content.end, span.end) - max(quotation.content.start, span.start)
        inside = quotation.cue is not None and within(quotation.cue, span)
        cued = cued or inside
        if quotation.kind == "direct" and shared >= 0.8 * (span.end - span.start) and not inside:
            return False
    if not cued and not any(
        s.sentence == sentence and s.subject is not None and s.clause and s.kind in {"main", "coordinate", "reported"}
        for s in report.statements
    ):
        return False
    whole = report.sentences[sentence]
    return whole != span or re.search(r"[.!?][”\"’')]*$", text.rstrip()) is not None


def _has_few(text: str, least: int) -> bool:
    """Whether a text has not so many words."""
    return sum(1 for _ in islice(_WORD.finditer(text), least)) < least
