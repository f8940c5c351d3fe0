"""The words of a clause: one stretch of its sentence, without what stands in clauses of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from samestory.annotate.frames import FINITE
from samestory.annotate.statements.subjects import own_subject
from samestory.clean.dateline import dateline_end
from samestory.model import Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Token


LONGEST: Final = 34
"""Words of a clause with all that hangs on it; of a longer one, the clauses at its edges are left out."""

_CUT: Final = frozenset({"advcl", "relcl", "acl", "appos", "ccomp", "parataxis", "conj"})


def without_dateline(sentence: Span, report: Report) -> Span:
    """Leave out the place and agency in front of the first sentence (`VELL, Tarnland (AP) — `)."""
    end = dateline_end(sentence.text)
    return report.span(sentence.start + end, sentence.end) if end else sentence


def clause_of(head: Token, kind: str, sentence: Span, *, first: bool = False) -> list[Token]:
    """Choose the words of the clause: one stretch, within its sentence, without what stands in clauses of their own."""
    doc = head.doc
    left, right = head.left_edge.i, head.right_edge.i
    if kind == "aged":
        return [t for t in doc[left : head.i + 1] if sentence.start <= t.idx]
    if kind == "appositive":
        left = head.head.left_edge.i if head.i > head.head.i else left
        right = max(right, head.head.i)
    tokens = [t for t in doc[left : right + 1] if sentence.start <= t.idx and t.idx + len(t) <= sentence.end]
    out: set[int] = set()
    for token in tokens:
        beside = token.i != head.i and token.dep_ in {"conj", "parataxis"} and token.pos_ in {"VERB", "AUX"}
        if beside and (own_subject(token) is not None or (first and token.head.i == head.i)):
            out.update(range(token.left_edge.i, token.right_edge.i + 1))
    tokens = _core(tokens, out, head)
    if sum(not t.is_punct for t in tokens) > LONGEST:
        for token in tokens:
            if token.i != head.i and token.dep_ in _CUT:
                nested = range(token.left_edge.i, token.right_edge.i + 1)
                if len(nested) > 3 and head.i not in nested:
                    out.update(nested)
        tokens = _core(tokens, out, head)
    tokens = _untorn(tokens, head)
    if kind == "participle" and tokens and head.head.i < tokens[0].i and tokens[0].i - head.head.i == 1:
        noun = head.head
        begin = min(
            (t.i for t in noun.lefts if t.dep_ in {"det", "amod", "compound", "nummod", "poss"}), default=noun.i
        )
        tokens = [t for t in doc[begin : noun.i + 1] if t.idx >= sentence.start] + tokens
    return tokens


def _core(tokens: list[Token], out: set[int], head: Token) -> list[Token]:
    """Cut away at both ends what is left out, marks, and the words that only join the clause to what is before it."""
    while tokens and tokens[-1].i > head.i and (tokens[-1].i in out or _loose(tokens[-1], last=True)):
        tokens = tokens[:-1]
    while tokens and tokens[0].i < head.i and (tokens[0].i in out or _loose(tokens[0], last=False)):
        tokens = tokens[1:]
    return tokens


def _untorn(tokens: list[Token], head: Token) -> list[Token]:
    """Cut from the end what belongs to words that were cut away behind it: `sang while Ada` (`, 9, slept`)."""
    end = len(tokens)
    while True:
        last = tokens[end - 1].i if end else -1
        torn = [n for n in range(end) if tokens[n].i > head.i and tokens[n].head.i > last]
        torn = torn or _begun(tokens[:end], head)
        if not torn:
            return tokens[:end]
        end = torn[0]
        while end and tokens[end - 1].i > head.i and _loose(tokens[end - 1], last=True):
            end -= 1


_BEGIN: Final = frozenset(
    {"while", "because", "although", "whereas", "when", "as", "after", "before", "since", "until"}
)
"""Words with which a clause begins; the last four and `as` also stand before a noun alone."""


def _begun(tokens: list[Token], head: Token) -> list[int]:
    """Find where a clause begins at the very end whose verb comes behind it (`robbed many as the year | turned`)."""
    if not tokens or tokens[-1].i + 1 >= len(tokens[-1].doc):
        return []
    after = tokens[-1].nbor()
    goes_on = after.tag_ in FINITE or (after.pos_ == "PROPN" and tokens[-1].pos_ == "NOUN")
    late = [n for n in range(max(0, len(tokens) - 4), len(tokens)) if tokens[n].lower_ in _BEGIN]
    return late[-1:] if goes_on and late and tokens[late[-1]].i > head.i else []


def _loose(token: Token, *, last: bool) -> bool:
    """Whether a token at the edge of a clause does not belong to what it says."""
    if token.is_space or (token.is_punct and not (last and token.text in {"%", ")"})):
        return True
    if token.dep_ in {"cc", "preconj"}:
        return True
    return not last and token.dep_ == "mark" and token.lower_ in {"that", "as", "while"}
