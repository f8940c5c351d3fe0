"""Entries in what a party is quoted or reported to have said (``we will ...``, ``must``, ``only if``)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from samestory.annotate.frames import SPEECH, is_verb
from samestory.annotate.pledges.clauses import IF, clause_of, is_verbatim, says_nothing, subject_of, trim_clause
from samestory.annotate.pledges.due import make_pledge
from samestory.annotate.pledges.modals import judge_kind
from samestory.annotate.pledges.parties import FIRST, UNNAMED_KINDS, Names, described_party, media
from samestory.model import Pledge, Quotation, Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def by_speech(doc: Doc, report: Report, names: Names) -> Iterator[Pledge]:
    """Read entries off modal verbs and conjunctions in what a named speaker is quoted or reported to have said."""
    starts, ends = [one.start for one in report.sentences], [one.end for one in report.sentences]
    for quotation in report.quotations:
        speaker = quotation.speaker
        party = names.speaker(quotation)
        if speaker is None:
            continue
        unnamed = ""
        if party is None:
            tokens = doc.char_span(speaker.start, speaker.end, alignment_mode="contract")
            unnamed = described_party(tokens.root) or "" if tokens is not None and len(tokens) else ""
            party = unnamed or _speaker_inside(quotation, doc, names)
        if not party:
            continue
        first = bisect_right(ends, quotation.content.start)
        for sentence in report.sentences[first : bisect_left(starts, quotation.content.end)]:
            start, end = max(sentence.start, quotation.content.start), min(sentence.end, quotation.content.end)
            if end - start < 12:
                continue
            tokens = doc.char_span(start, end, alignment_mode="contract")
            if tokens is None:
                continue
            verdict = judge_kind(list(tokens), report.text[start:end], party, quotation, names)
            if verdict is None:
                continue
            kind, verb = verdict
            if unnamed and kind not in UNNAMED_KINDS:
                continue
            if verb is not None and (
                _told_by_another(verb, quotation, report) or _reported_within(verb, start, end, quotation)
            ):
                continue
            span = trim_clause(report, start, end)
            narrow = clause_of(verb, report) if verb is not None and kind != "condition" else None
            if narrow is not None and _subject_inside(verb, narrow) and start <= narrow.start and narrow.end <= end:
                span = narrow
            if span is None or says_nothing(span.text):
                continue
            meant = _meant(span, tokens, party, quotation, names)
            if meant is None:
                continue
            yield make_pledge(kind, party, span, report, doc, _towards(kind, verb, span, tokens, party, names), meant)


_BRACKETED = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})


def _meant(span: Span, tokens: Iterable[Token], party: str, quotation: Quotation, names: Names) -> str | None:
    """Say whom the pronoun stands for that a clause begins with; "" where it begins with none, None if unknown.

    A line of the ledger is read alone: `they will join us` tells nothing there.
    """
    first = next((t for t in tokens if span.start <= t.idx < span.end and not t.is_punct), None)
    if first is None or first.lower_ not in _BRACKETED | {"this", "that", "these", "those", "you", "your"}:
        return ""
    if first.lower_ in {"this", "that", "these", "those"} and first.dep_ in {"det", "mark"}:
        return ""
    if first.lower_ not in _BRACKETED:
        return None
    if any(t.dep_ == "expl" and t.i == first.i for t in tokens):
        return None
    resolved = names.of(first)
    if resolved is not None:
        return resolved
    inside = is_verbatim(first, quotation)
    person = not names.is_body(party)
    own = {"he", "she", "his", "her"} if person else {"it", "its", "they", "their"}
    if inside or first.lower_ not in own:
        return None
    if first.lower_ == "it" and any(c.dep_ in {"attr", "acomp"} for c in first.head.children):
        return None
    return party


def _towards(
    kind: str, verb: Token | None, span: Span, tokens: Iterable[Token], party: str, names: Names
) -> str | None:
    """Name whom a demand or a condition is meant for: who must do it, or who the condition asks something of."""
    if kind == "demand" and verb is not None:
        subject = subject_of(verb)
        name = names.of(subject) if subject is not None else None
        return name if name != party else None
    if kind not in {"condition", "promise"}:
        return None
    for token in tokens if kind == "condition" else ():
        if token.dep_ not in {"nsubj", "nsubjpass"} or not span.start <= token.idx < span.end:
            continue
        under = token.head.dep_ in {"advcl", "pcomp"} or any(
            c.dep_ == "mark" and c.lower_ in IF for c in token.head.children
        )
        name = names.of(token)
        if under and name is not None and name != party:
            return name
    head = next((t for t in tokens if t.dep_ in {"ROOT", "ccomp"} and is_verb(t)), None)
    own = {names.of(c) for c in head.children if c.dep_ in {"nsubj", "nsubjpass"}} if head is not None else set()
    for token in tokens:
        name = names.of(token) if token.dep_ == "pobj" and token.head.lower_ in {"on", "against", "with"} else None
        if name is not None and name != party and name not in own and span.start <= token.idx < span.end:
            return name
    return None


def _speaker_inside(quotation: Quotation, doc: Doc, names: Names) -> str | None:
    """Name who speaks in what an agency reports (``the agency said that the mayor said that ...``)."""
    if quotation.speaker is None or quotation.speaker.name.lower() not in media():
        return None
    tokens = doc.char_span(quotation.content.start, quotation.content.end, alignment_mode="contract")
    for token in tokens if tokens is not None else ():
        if token.lemma_.lower() in SPEECH and any(c.dep_ == "ccomp" for c in token.children):
            subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
            return names.of(subject) if subject is not None else None
    return None


def _told_by_another(verb: Token, quotation: Quotation, report: Report) -> bool:
    """Whether a word lies in what somebody else is said to have said, inside the quotation."""
    return any(
        q.speaker is not None
        and q is not quotation
        and q.content.start <= verb.idx < q.content.end
        and quotation.content.start <= q.content.start
        and q.content.end <= quotation.content.end
        and q.content.end - q.content.start < quotation.content.end - quotation.content.start
        for q in report.quotations
    )


def _reported_within(verb: Token, start: int, end: int, quotation: Quotation) -> bool:
    """Whether a word stands in what a speaker says that somebody else says: `Police should not, the minister says`."""
    cue = quotation.cue
    for above in (verb, *verb.ancestors):
        head = above.head
        if head == above or not start <= head.idx < end or (cue is not None and cue.start <= head.idx < cue.end):
            return False
        if above.dep_ in {"ccomp", "parataxis"} and head.lemma_.lower() in SPEECH:
            teller = subject_of(head)
            return teller is not None and teller.lower_ not in FIRST and teller.idx >= start
    return False


def _subject_inside(verb: Token | None, span: Span) -> bool:
    subject = subject_of(verb) if verb is not None else None
    return subject is not None and span.start <= subject.idx < span.end
