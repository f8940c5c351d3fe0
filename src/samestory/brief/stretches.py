"""Which stretches of a report can stand without the rest: sentences, and what is left of them at clause boundaries.

A sentence that is long is offered without its trailing clause as well (sentence compression by deletion, as in Knight &
Marcu 2000, but only at clause boundaries that the parser found), and its main clauses apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from samestory.model import Report, Span, Statement


def stretches_of(report: Report, ranks: Iterable[int]) -> Iterator[tuple[int, Span]]:
    """Give whole sentences, sentences without their trailing clause, and main clauses, each place once."""
    seen: set[tuple[int, int]] = set()
    statements: dict[int, list[Statement]] = {}
    for statement in report.statements:
        statements.setdefault(statement.sentence, []).append(statement)
    for i in ranks:
        whole = report.sentences[i]
        spans = [whole]
        for statement in statements.get(i, ()):
            cut = _before(report, statement, whole, statements[i])
            if cut is not None:
                spans.append(cut)
            if _severable(report, statement, whole) and not _spliced(report, statement.span.end, statements[i]):
                spans.append(statement.span)
        for span in spans:
            if (span.start, span.end) not in seen:
                seen.add((span.start, span.end))
                yield i, span


_TORN = re.compile(r"(?i)(?:if|unless|whether|that|but|and|or|because|according|including|except|only)\b")
SHORTEST = 8
"""Words that must remain of a sentence whose trailing clause is cut."""


def _before(report: Report, statement: Statement, whole: Span, others: Sequence[Statement]) -> Span | None:
    """Give the sentence without the clause that ends it; None where something else would be torn.

    Only what is set off by a comma or a dash and told by the way is cut: never a condition, never who says so, nothing
    in quotation marks.
    """
    if statement.kind not in {"relative", "participle", "adverbial", "coordinate"}:
        return None
    start = statement.span.start
    head = report.text[whole.start : start].rstrip()
    linked = re.search(r"[,;—–]\s*(?:(?:and|but|with|who|which|whose|where|when|while|as|after|before)\s+)?$", head)
    tail = report.text[statement.span.end : whole.end].strip('"”’.!? ')
    if linked is None or tail:
        return None
    end = whole.start + len(head[: linked.start()].rstrip())
    cut = report.span(end, whole.end).text.lstrip(" ,;—–")
    if statement.kind == "coordinate":
        if statement.subject is None or not re.match(r"(?:and|but)\b", cut):
            return None
        if _spliced(report, end, others):
            return None  # the last clause of three: the first two would stand with a comma between them
    elif _TORN.match(cut):
        return None
    if re.search(r"[“”\"]|(?<!\w)[‘’']", cut) or len(report.text[whole.start : end].split()) < SHORTEST:
        return None
    for quotation in report.quotations:
        for part in (quotation.cue, quotation.speaker):
            if part is not None and end <= part.start < whole.end and quotation.content.start < end:
                return None
    mains = [o for o in others if o.kind in {"main", "reported"} and o.subject is not None and o.span.start < end]
    if not mains or any(o.span.start < end < o.span.end - 1 and o.span.end < whole.end - 2 for o in mains):
        return None
    return report.span(whole.start, end)


_AFTER = re.compile(r"(?:$|[,;—–]|(?:although|though|but|since|until|amid|after|before|because|while)\b)")
"""What may follow a clause that is cut out: a relative clause without a comma belongs to its noun."""
_BOUND = frozenset(
    [
        "after", "although", "as", "because", "before", "if", "since", "that", "though", "unless", "until", "when",
        "where", "while", "who", "which",
    ]
)  # fmt: skip


def _spliced(report: Report, end: int, clauses: Sequence[Statement]) -> bool:
    """Whether one clause follows another with its own subject and a comma alone between them, before a place."""
    return any(
        one.span.end < end
        and report.text.startswith(", ", one.span.end)
        and any(two.subject and report.text.startswith(two.subject, one.span.end + 2) for two in clauses)
        for one in clauses
    )


_HEADLESS = re.compile(r"^[^,]{2,80}, (?:who|which|whose|where)\b[^,]*$")
"""A noun with a relative clause, its verb left outside: ``The Alda, which was on its way to Vell``."""


def _severable(report: Report, statement: Statement, whole: Span) -> bool:
    """Whether a clause can be cut out of its sentence: a clause with its subject, with nobody's words or list torn."""
    if statement.kind not in {"main", "coordinate"} or statement.claimant is not None or statement.quoted:
        return False
    span = statement.span
    first = span.text.split(" ", 1)[0].lower()
    if _HEADLESS.match(span.text):
        return False
    if statement.subject is None or first in _BOUND or first.endswith("ing") or statement.frame != span:
        return False
    for quotation in report.quotations:
        # What somebody says stays with who says it.
        if quotation.content.overlaps(span) and (quotation.cue is None or not within(quotation.cue, span)):
            return False
    before = report.text[whole.start : span.start].rstrip()
    after = report.text[span.end : whole.end].lstrip('"”’.!?')
    starts = not before or before[-1] in ",;—–" or re.search(r"[,;] (?:and|but|while)$", before) is not None
    return starts and _AFTER.match(after) is not None and bool(before or after)


def within(part: Span, span: Span) -> bool:
    """Whether a span lies in another."""
    return span.start <= part.start and part.end <= span.end
