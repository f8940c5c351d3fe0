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
        if token.i != head.i and (_is_another(token, head, first=first) or (first and _tells_of_shared(token, head))):
            out.update(range(token.left_edge.i, token.right_edge.i + 1))
    if kind == "relative" and head.head.dep_ == "pobj" and head.head.head.lower_ == "for":
        # `called for all who steal | to be jailed`: it is what is called for, and not done by those who steal.
        for token in tokens:
            hangs = token.dep_ in {"relcl", "acl", "advcl"} and (token.head.i == head.i or token.head.dep_ == "dobj")
            if token.i > head.i and hangs and any(c.tag_ == "TO" for c in token.lefts):
                out.update(range(token.left_edge.i, token.right_edge.i + 1))
    tokens = _core(tokens, out, head)
    if sum(not t.is_punct for t in tokens) > LONGEST:
        for token in tokens:
            if token.i != head.i and token.dep_ in _CUT and not _wanted(token):
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


def _is_another(verb: Token, head: Token, *, first: bool) -> bool:
    """Whether a verb beside another is the head of a clause of its own, which does not belong to the one before it."""
    if verb.dep_ not in {"conj", "parataxis"} or verb.pos_ not in {"VERB", "AUX"}:
        return False
    if own_subject(verb) is not None:
        # `for fear | its wages would fall`: nothing joins them, so that it belongs to what is before it.
        return _apart(verb)
    return first and verb.head.i == head.i and not _shares_object(head, verb)


def _shares_object(head: Token, verb: Token) -> bool:
    """Whether two verbs have one object behind the second (`seized and searched a ship`)."""
    between = head.doc[head.i + 1 : verb.i]
    return (
        all(t.dep_ in {"cc", "advmod"} for t in between)
        and any(child.dep_ == "dobj" for child in verb.children)
        and not any(child.i > head.i and child.dep_ not in {"cc", "conj", "punct"} for child in head.children)
    )


def _tells_of_shared(clause: Token, head: Token) -> bool:
    """Whether a clause tells more of the object that two verbs share (`seized and searched a ship | that ...`)."""
    noun = clause.head
    return (
        clause.dep_ in {"relcl", "acl"} and noun.dep_ == "dobj" and noun.head.head.i == head.i
        and _shares_object(head, noun.head)
    )  # fmt: skip


def _wanted(clause: Token) -> bool:
    """Whether what is before a clause says nothing without it.

    It says what its noun is (`in the event that the ice holds`, `a plan to sell the mill`) or what its verb asks for
    (`found that the ice holds`), or it is joined by nothing (`partly because of worries | prices rose`).
    """
    if clause.dep_ == "acl":
        return any(c.tag_ == "TO" or (c.dep_ == "mark" and c.lower_ in {"that", "whether"}) for c in clause.lefts)
    if clause.dep_ == "advcl" and any(c.tag_ == "TO" for c in clause.lefts):
        before = [t for t in clause.head.children if t.dep_ == "prep" and t.right_edge.i + 1 == clause.left_edge.i]
        return any(t.lower_ == "for" for t in before)  # `no reason for them | to leave`
    if clause.dep_ == "ccomp":
        return clause.i > clause.head.i and not _apart(clause)
    return clause.dep_ in {"conj", "parataxis"} and clause.i > clause.head.i and not _apart(clause)


def _apart(clause: Token) -> bool:
    """Whether a mark or a joining word stands before a clause."""
    first = clause.left_edge
    before = [clause.doc[first.i - 1]] if first.i > clause.sent.start else []
    return not before or any(t.is_punct or t.is_space or t.dep_ in {"cc", "preconj"} for t in (*before, first))


def _core(tokens: list[Token], out: set[int], head: Token) -> list[Token]:
    """Cut away at both ends what is left out, marks, and the words that only join the clause to what is before it."""
    while tokens and tokens[-1].i > head.i and (tokens[-1].i in out or _loose(tokens[-1], head, last=True)):
        tokens = tokens[:-1]
    while tokens and tokens[0].i < head.i and (tokens[0].i in out or _loose(tokens[0], head, last=False)):
        tokens = tokens[1:]
    return tokens


def _untorn(tokens: list[Token], head: Token) -> list[Token]:
    """Cut from the end what belongs to words that were cut away behind it: `sang while Ada` (`, 9, slept`)."""
    end = len(tokens)
    while True:
        last = tokens[end - 1].i if end else -1
        torn = [n for n in range(end) if tokens[n].i > head.i and tokens[n].head.i > last]
        torn = torn or _begun(tokens[:end], head) or _other_subject(tokens[:end], head)
        if not torn:
            return tokens[:end]
        end = torn[0]
        while end and tokens[end - 1].i > head.i and _loose(tokens[end - 1], head, last=True):
            end -= 1


_BEGIN: Final = frozenset(
    {"while", "because", "although", "whereas", "when", "as", "after", "before", "since", "until"}
)
"""Words with which a clause begins; the last four and `as` also stand before a noun alone."""

_CLAUSES: Final = frozenset({"while", "because", "although", "whereas"})
"""Those of them behind which a verb has to come."""


def _begun(tokens: list[Token], head: Token) -> list[int]:
    """Find where a clause begins at the very end whose verb comes behind it (`robbed many as the year | turned`)."""
    if not tokens or tokens[-1].i + 1 >= len(tokens[-1].doc):
        return []
    after = tokens[-1].nbor()
    goes_on = after.tag_ in FINITE or (after.pos_ == "PROPN" and tokens[-1].pos_ == "NOUN")
    late = [n for n in range(max(0, len(tokens) - 6), len(tokens)) if tokens[n].lower_ in _BEGIN]
    if late and not goes_on and tokens[late[-1]].lower_ in _CLAUSES:
        rest = tokens[late[-1] + 1 :]
        goes_on = not after.is_punct and not any(t.pos_ in {"VERB", "AUX", "ADP"} for t in rest)
    return late[-1:] if goes_on and late and tokens[late[-1]].i > head.i else []


def _other_subject(tokens: list[Token], head: Token) -> list[int]:
    """Find a noun joined to the end whose verb comes right behind it (`to the mill and the baker | paid`)."""
    if not tokens or tokens[-1].i + 1 >= len(tokens[-1].doc):
        return []
    last, verb = tokens[-1], tokens[-1].nbor()
    if verb.tag_ not in FINITE or own_subject(verb) is not None or last.pos_ not in {"NOUN", "PROPN"}:
        return []
    at = last.left_edge.i - 1
    return [n for n, t in enumerate(tokens) if t.i == at > head.i and (t.dep_ == "cc" or t.text == ",")]


def _loose(token: Token, head: Token, *, last: bool) -> bool:
    """Whether a token at the edge of a clause does not belong to what it says."""
    if token.is_space or (token.is_punct and not (last and token.text in {"%", ")"})):
        return True
    if token.dep_ in {"cc", "preconj"}:
        return True
    if last or token.dep_ != "mark" or token.lower_ not in {"that", "as", "while"}:
        return False
    # `As you know, we left` is whole with its `as`; of `| as we left, the mill burned` the clause is not.
    return token.lower_ == "that" or (token.head.i == head.i and head.dep_ != "ROOT")
