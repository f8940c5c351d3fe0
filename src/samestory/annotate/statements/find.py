"""What one report states, clause by clause.

Clauses are read off the parse: main and coordinated clauses, reported ones (with their claimant), adverbial,
relative and participial ones, and appositions that say what or how old somebody is. A clause may contain another,
where the whole is short enough to be cited; what is reported goes without the words that report it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from samestory.annotate.lemmas import folded
from samestory.annotate.sentences import sentence_at
from samestory.annotate.statements.claims import claimant_of, frame_of, is_only_cue, name_of
from samestory.annotate.statements.extent import clause_of, without_dateline
from samestory.annotate.statements.gaps import gap_of
from samestory.annotate.statements.heads import clause_heads, is_finite
from samestory.annotate.statements.held import Held
from samestory.annotate.statements.subjects import has_subject, misjoined, phrase_of, subject_of
from samestory.annotate.statements.terms import FUNCTION, terms_of
from samestory.annotate.statements.tone import hedges, is_negated
from samestory.model import Report, Span, Statement

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_SIGNED: Final = re.compile(r"\(@\w+\)")
"""Who posted something, as it stands under a post that is shown in a report."""

_DENIES: Final = frozenset({"deny", "refute", "dispute", "disprove"})


def find_statements(doc: Doc, report: Report) -> tuple[Statement, ...]:
    """Find the clauses of a report that say something of their own.

    Parameters
    ----------
    doc
        The grammar of ``report.text``.
    report
        With sentences; its quotations and actors give claimants and names where they are known.

    Returns
    -------
    Statements in the order of the text, each with a span of its own.
    """
    plain = [without_dateline(sentence, report) for sentence in report.sentences]
    found: dict[tuple[int, int], Statement] = {}
    held = Held(report)
    for head, kind in clause_heads(doc):
        index = sentence_at(report, head.idx)
        if index is None:
            continue
        sentence = plain[index]
        if head.idx < sentence.start:
            continue
        kind, _, first = kind.partition(" ")
        tokens = clause_of(head, kind, sentence, first=bool(first))
        statement = _statement(head, kind, tokens, index, sentence, report, held) if tokens else None
        if statement is not None:
            found.setdefault((statement.span.start, statement.span.end), statement)
    return tuple(found[key] for key in sorted(found))


def _statement(
    head: Token, kind: str, tokens: list[Token], index: int, plain: Span, report: Report, held: Held
) -> Statement | None:
    """Make the statement of a clause, where it says enough to be one."""
    span = report.span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
    sentence = report.sentences[index]
    aged = kind == "aged"
    if aged:
        kind = "appositive"
    subject = subject_of(head)
    extra = [subject] if subject is not None and not span.start <= subject.idx < span.end else []
    terms = terms_of([*extra, *tokens], report.text)
    names = held.names(span, [token.idx for token in extra])
    figures = any(term[0].isdigit() for term in terms)
    own = len(terms_of(tokens, report.text)) if extra else len(terms)
    least = {"reported": 2, "appositive": 4}.get(kind, 3)
    if (
        kind == "appositive"
        and not aged
        and (not any(t.pos_ == "PROPN" for t in tokens) or (not figures and _only_role(tokens)))
    ):
        return None
    in_title = report.body_start > 0 and span.end <= report.body_start
    if _SIGNED.search(span.text):
        return None
    if kind == "main" and not in_title and not any(t.pos_ in {"VERB", "AUX"} for t in tokens):
        return None  # a signature, a heading, the line under a picture
    if kind == "participle" and any(_tensed(t) for t in tokens if t.i > head.i):
        return None  # `a ship carrying rice caught fire`: who caught fire is not told
    if own < 2 or (own < least and not figures) or is_only_cue(head, tokens):
        return None
    claimant, cue = claimant_of(head, span, held)
    if aged and in_title:
        return None
    about = None if in_title else phrase_of(head, kind, tokens, sentence, report)
    gap = None if in_title or aged else gap_of(head, kind, tokens)
    if kind == "participle" and about is None and head.head.i not in {t.i for t in tokens}:
        gap = None  # a verb alone makes no sentence
    if in_title:
        kind = "title"
    return Statement(
        span=span,
        sentence=index,
        subject=name_of(subject, held),
        predicate=folded(head),
        terms=terms,
        names=names,
        claimant=claimant,
        quoted=2 * held.quoted(span) > span.end - span.start,
        negated=is_negated(head, tokens) != (cue is not None and cue.lemma_.lower() in _DENIES),
        hedged=any(hedges(t) for t in tokens),
        kind=kind,
        frame=frame_of(head, kind, span, cue, plain, report),
        about=about,
        gap=gap,
        clause=in_title
        or gap is not None
        or (is_finite(head) and not misjoined(head) and has_subject(head, tokens, about)),
    )


def _tensed(verb: Token) -> bool:
    """Whether a verb with a tense and an object was taken for a participle."""
    helped = any(c.dep_ in {"aux", "auxpass"} for c in verb.children)
    return verb.dep_ == "acl" and verb.tag_ == "VBD" and not helped and any(c.dep_ == "dobj" for c in verb.children)


def _only_role(tokens: Sequence[Token]) -> bool:
    """Whether an apposition gives no more than name and office (`the Tarnish president, Mira Holm`)."""
    if all(t.pos_ in FUNCTION or t.pos_ == "PROPN" for t in tokens):
        return True
    rest = [t for t in tokens if t.pos_ not in FUNCTION and t.pos_ != "PROPN" and t.ent_type_ not in {"PERSON", "NORP"}]
    return len(rest) < 2 and not any(t.dep_ == "pobj" for t in tokens)
