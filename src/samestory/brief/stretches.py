"""Which stretches of a report can stand without the rest: sentences, and what is left of them at clause boundaries.

A sentence that is long is offered without its trailing clause as well (sentence compression by deletion, as in Knight &
Marcu 2000, but only at clause boundaries that the parser found), and its main clauses apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from samestory.collate.words import irregular_verbs
from samestory.model import Report, Span, Statement

Gaps = tuple[tuple[int, int], ...]
"""What is left out in the middle of a stretch, by where it begins and ends in the report."""


def stretches_of(report: Report, ranks: Iterable[int]) -> Iterator[tuple[int, Span, Gaps]]:
    """Give whole sentences, sentences without a clause at an end or in the middle, and main clauses, each once."""
    seen: set[tuple[int, int, Gaps]] = set()
    statements: dict[int, list[Statement]] = {}
    for statement in report.statements:
        statements.setdefault(statement.sentence, []).append(statement)
    for i in ranks:
        whole = report.sentences[i]
        spans = [whole]
        gaps: list[tuple[int, int]] = []
        for statement in statements.get(i, ()):
            cut = _before(report, statement, whole, statements[i])
            if cut is not None:
                spans.append(cut)
            if _severable(report, statement, whole) and not _spliced(report, statement.span.end, statements[i]):
                spans.append(statement.span)
            rest = _after(report, statement, whole)
            if rest is not None:
                spans.append(rest)
                spans += [report.span(rest.start, span.end) for span in spans[1:] if _cut_short(span, whole, rest)]
            gap = _aside(report, statement, whole)
            if gap is not None and all(gap[0] >= end or gap[1] <= start for start, end in gaps):
                gaps.append(gap)
        for span in spans:
            inside = tuple(sorted(gap for gap in gaps if span.start < gap[0] and gap[1] < span.end))
            for left_out in dict.fromkeys(((), inside, *((gap,) for gap in inside))):
                if (span.start, span.end, left_out) not in seen:
                    seen.add((span.start, span.end, left_out))
                    yield i, span, left_out


def _cut_short(span: Span, whole: Span, rest: Span) -> bool:
    """Whether a sentence was cut at its end, and does not begin with what is left out at its head."""
    return span.start == whole.start and rest.start < span.end < whole.end


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
    elif (
        _TORN.match(cut)
        or cut.split(" ", 1)[0] in _AUXILIARIES
        or (statement.kind != "participle" and _is_verb(cut.split(" ", 1)[0]))
    ):
        return None  # what is said of the subject would be lost: `after the paper, quoting friends, reported it`
    if statement.kind == "participle" and cut[:1].isupper():
        return None  # the last name of a list, with what it does: `peace with Osk, Vell and Tarn quarrelling`
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


_ASIDES = frozenset({"relative", "participle"})
_NEXT = re.compile(r",\s+([a-z]+)\b")
"""The first word after the comma."""
_AUXILIARIES = frozenset(
    [
        "has", "have", "had", "is", "are", "was", "were", "will", "would", "can", "could", "may", "might", "must",
        "should", "did", "does", "do", "says", "tells",
    ]
)  # fmt: skip


def _is_verb(word: str) -> bool:
    """Whether a word is an auxiliary or a verb of the past, as far as its form tells."""
    return word in _AUXILIARIES or word in irregular_verbs() or word.endswith("ed")


def _aside(report: Report, statement: Statement, whole: Span) -> tuple[int, int] | None:
    """Give the place of a clause told by the way between a subject and its verb, its commas included; or None."""
    if statement.kind not in _ASIDES:
        return None
    head = report.text[whole.start : statement.span.start]
    opened = re.search(r",\s+(?:(?:with|by|from|of|to|for|in|at) )?(?:(?:who|which|whose|where|when) )?$", head)
    closes = _NEXT.match(report.text, statement.span.end, whole.end)
    if opened is None or closes is None or not _is_verb(closes[1]) or len(head[: opened.start()].split()) > FARTHEST:
        return None
    start, end = whole.start + opened.start(), statement.span.end + 1
    if "," in head[: opened.start()]:
        if _OPENS.match(head):
            return None
        end -= 1  # `Ada Holt, head of the ward, which was closed, said`: the comma closes what is told of her
    inside = report.text[start:end]
    if "," in inside[1:].rstrip(",") or not _bare(report, start, end):
        return None
    return start, end


_OPENS = re.compile(
    r"(?i)\W*(?:in|on|at|after|before|but|and|so|yet|while|when|as|since|despite|for|by|during|with|from|according|if"
    r"|although|though|because|amid|following|under|over|last|this|earlier|later|then|now|meanwhile|however|\w+ly)\b"
)
"""What may stand before the subject of a sentence, with a comma of its own."""
FARTHEST = 12
"""Words before a clause that is left out in the middle; farther in, whose verb follows is not sure."""


def _bare(report: Report, start: int, end: int) -> bool:
    """Whether nothing in a stretch is quoted, and nobody in it is who says what stands outside of it."""
    if re.search(r"[“”\"]|(?<!\w)[‘’']", report.text[start:end]):
        return False
    return not any(
        part is not None and start <= part.start < end and not (start <= q.content.start < end)
        for q in report.quotations
        for part in (q.cue, q.speaker)
    )


_CONDITION = re.compile(
    r"(?i)\W*(?:if|unless|until|once|whether|in case|provided|only|asked|according|because|so|of|among|out of"
    r"|with|without|including|excluding|counting|given)\b"
)


_LEFT = re.compile(
    r"(?i)(?:and|or|but|who|which)\b|\w+(?:ing|ed)\b|(?:[\w’'.-]+ ){1,6}(?:say|says|said|added|announced|wrote),"
)
"""How the rest of a sentence begins that is none: who said what was before it, or what hangs on it."""


def _after(report: Report, statement: Statement, whole: Span) -> Span | None:
    """Give the sentence without the clause that begins it; never without a condition."""
    if statement.kind not in {"adverbial", "participle"} or _CONDITION.match(whole.text):
        return None
    head = report.text[whole.start : statement.span.start]
    comma = re.compile(r",\s+(?=\w)").match(report.text, statement.span.end, whole.end)
    if comma is None or re.fullmatch(r"(?i)\W*(?:[a-z]+\s+)?", head) is None:
        return None
    rest = report.span(comma.end(), whole.end)
    if _LEFT.match(rest.text) or not _bare(report, whole.start, comma.end()):
        return None
    if len(rest.text.split()) < SHORTEST or "," in report.text[whole.start : comma.start()]:
        return None
    told = [
        s
        for s in report.statements
        if s.sentence == statement.sentence and s.subject is not None and s.kind in {"main", "reported", "coordinate"}
    ]
    return rest if any(s.predicate != statement.predicate and s.span.end > rest.start for s in told) else None


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


_DASH = re.compile(r"\s*[—–]\s*([a-z]+)\b")
"""The first word after a dash."""
_GOES_ON = re.compile(r"(?i),?\s*(?:as well as|along with|together with|rather than|but not|not)\b")
"""What goes on with the last part of a clause: cut away, it would leave a list or a contrast torn."""


def _severable(report: Report, statement: Statement, whole: Span) -> bool:
    """Whether a clause can be cut out of its sentence: a clause with its subject, with nobody's words or list torn."""
    if statement.kind not in {"main", "coordinate"} or statement.claimant is not None or statement.quoted:
        return False
    if not statement.clause:
        return False  # `with the choirs of both towns singing`: no verb that makes a sentence of it
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
    if _GOES_ON.match(after) or ("," in span.text and (then := _NEXT.match(after)) and _is_verb(then[1])):
        return False  # `the ban on oil, as well as arms`; `after the paper, quoting friends, reported it`
    if (dash := _DASH.match(after)) and _is_verb(dash[1]):
        return False  # `The board's quarrels—with whom not—have been told`
    starts = not before or before[-1] in ",;—–" or re.search(r"[,;] (?:and|but|while)$", before) is not None
    return starts and _AFTER.match(after) is not None and bool(before or after)


def within(part: Span, span: Span) -> bool:
    """Whether a span lies in another."""
    return span.start <= part.start and part.end <= span.end
