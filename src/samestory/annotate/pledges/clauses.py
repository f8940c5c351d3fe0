"""The clause of a verb as an entry of the ledger shows it: its subject, its edges, what is left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samestory.annotate.frames import SPEECH, is_verb, shares_negation
from samestory.model import Quotation, Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Token
_SIDE = frozenset(["while", "as", "although", "though", "after", "when", "since", "because", "before", "whereas"])
"""Conjunctions of clauses that tell what else was the case; they are no part of a commitment."""
IF = frozenset({"if", "unless", "once", "until"})
"""Conjunctions of what a commitment hangs on: a promise without its condition is another promise."""
OWN_VOICE = frozenset(
    [
        "comment",
        "respond",
        "elaborate",
        "discuss",
        "answer",
        "reply",
        "confirm",
        "identify",
        "name",
        "specify",
        "say",
        "speak",
        "give",
    ]
)
"""What parties decline to do before every deadline; no position."""


def subject_of(verb: Token) -> Token | None:
    """Find the subject of a verb, also where it shares that of the verb before it or of the noun it hangs on."""
    here = verb
    for _ in range(4):
        own = [c for c in here.children if c.dep_ in {"nsubj", "nsubjpass"}]
        # `Fans’ group the Quill Trust called on`: of two, the one beside the verb.
        subject = next((c for c in reversed(own) if c.i < here.i), own[0] if own else None)
        if subject is None or subject.lower_ == "there":
            subject = next((c for c in here.children if c.dep_ == "expl"), subject)
        if subject is not None:
            if subject.tag_ in {"WP", "WDT"} and here.dep_ == "relcl":
                return here.head
            return subject
        if (here.dep_ in {"conj", "advcl", "pcomp"} and is_verb(here.head) and here.head.i != here.i) or (
            here.dep_ == "prep" and here.head.i != here.i
        ):
            here = here.head
        else:
            return None
    return None


def is_negated(verb: Token) -> bool:
    """Whether a verb is negated, itself or with the one it is joined to (``neither confirmed nor denied``)."""
    return any(c.dep_ == "neg" for c in verb.children) or shares_negation(verb)


def was_before(verb: Token) -> bool:
    """Whether a verb tells what had been done before (``had rejected three bids``), also joined to another one."""
    if any(c.dep_ == "aux" and c.lower_ in {"had", "'d", "’d"} for c in verb.children):
        return True
    joined = verb.dep_ == "conj" and verb.tag_ in {"VBN", "VBD"} and is_verb(verb.head)
    own = any(c.dep_ in {"aux", "nsubj", "nsubjpass"} for c in verb.children)
    return joined and not own and was_before(verb.head)


def is_verbatim(token: Token, quotation: Quotation) -> bool:
    """Whether a word stands in the quotation marks of a quotation."""
    return any(part.start <= token.idx < part.end for part in quotation.words)


def in_quotes(token: Token, report: Report) -> bool:
    """Whether a word stands in somebody's mouth: then the quotation is read, not the reporter's grammar."""
    return any(is_verbatim(token, q) for q in report.quotations if q.kind != "indirect")


def clause_of(verb: Token, report: Report) -> Span | None:
    """Give the clause of a verb as an entry shows it: from its subject on, without other clauses at its edges."""
    doc = verb.doc
    left, right = verb.left_edge.i, verb.right_edge.i
    with_condition: int | None = None
    for child in verb.children:
        beside = child.dep_ in {"conj", "parataxis"} and is_verb(child)
        told = child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _SIDE for c in child.children)
        condition = any(c.dep_ == "mark" and c.lower_ in IF for c in child.children)
        loose = child.dep_ == "advcl" and child.i < verb.i and not condition
        if child.dep_ == "advcl" and condition and child.i < verb.i:
            with_condition = child.left_edge.i
        if child.i > verb.i and (beside or told):
            right = min(right, child.left_edge.i - 1)
        elif child.i < verb.i and (told or loose or beside):
            left = max(left, child.right_edge.i + 1)
    subject = subject_of(verb)
    if subject is not None and subject.i < verb.i and verb.i - subject.i < 14:
        left = min(left, subject.left_edge.i) if subject.left_edge.i < left else max(left, subject.left_edge.i)
        if with_condition is not None:
            left = min(left, with_condition)
    right = _before_aside(verb, right)
    tokens = [t for t in doc[left : right + 1] if not t.is_space]
    while tokens and (tokens[-1].dep_ == "cc" or tokens[-1].is_punct):
        tokens.pop()
    while tokens and (
        (tokens[0].dep_ in {"cc", "mark"} and tokens[0].lower_ not in IF)
        or tokens[0].is_punct
        or tokens[0].lower_ == "to"
        or (tokens[0].tag_ == "WP$" and len(tokens) > 1)  # `whose chairman denied it`
    ):
        tokens.pop(0)
    if not tokens:
        return None
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    sentence = next((s for s in report.sentences if s.start <= verb.idx < s.end), None)
    if sentence is not None:
        start, end = max(start, sentence.start), min(end, sentence.end)
    return trim_clause(report, start, end)


def _before_aside(verb: Token, right: int) -> int:
    """Give where a clause ends before what the reporter adds about its last noun behind a comma.

    `denounced the levy, a step that many took for a test`, `opposed the levy, which was dropped in May`, `welcomed it,
    with the mayor saying that ...`.
    """
    doc = verb.doc
    for token in doc[verb.i + 1 : right + 1]:
        if token.lower_ == "with" and doc[token.i - 1].text == ",":
            behind_with = doc[token.i + 1 : min(token.i + 12, right + 1)]
            if any(t.tag_ == "VBG" and t.lemma_.lower() in SPEECH for t in behind_with):
                return token.i - 2
        behind = token.right_edge.i >= right - 1
        first = token.left_edge
        if not behind or first.i <= verb.i + 1 or doc[first.i - 1].text != ",":
            continue
        clause = any(c.dep_ in {"acl", "relcl"} for c in token.children) and first.lower_ in {"a", "an"}
        if (token.dep_ == "relcl" and any(c.tag_ in {"WDT", "WP"} for c in token.children)) or (
            token.dep_ in {"appos", "dobj"} and clause
        ):
            return first.i - 2
    return right


def with_denied(report: Report, span: Span) -> Span | None:
    """Take in what ``denies this`` points to: what somebody is told to have said just before, or the sentence before.

    Within one paragraph; None where nothing stands before it, or what does begins with a pronoun of its own: then
    the line would not say what is denied.
    """
    begin = report.text.rfind("\n", 0, span.start) + 1
    before = [s for s in report.sentences if begin <= s.start and s.end <= span.start]
    if not before:
        return None
    said = [q.content for q in report.quotations if before[-1].start <= q.content.start and q.content.end <= span.start]
    whole = trim_clause(report, said[0].start if said else before[-1].start, span.end)
    first = "" if whole is None else whole.text.split(maxsplit=1)[0].lower()
    return None if first in _PRONOUNS else whole


_PRONOUNS = frozenset(
    [
        "i",
        "he",
        "she",
        "it",
        "we",
        "they",
        "you",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
    ]
)


_HYPHENED = re.compile(r"(?:(?<=\w)[-‐‑]\w+)*")
"""The rest of a word of which the parser takes the parts for words: `would co-operate`."""


def trim_clause(report: Report, start: int, end: int) -> Span | None:
    """Trim a stretch to words, with both or neither of a pair of quotation marks."""
    text = report.text
    end += len(_HYPHENED.match(text, end).group())  # type: ignore[union-attr]  # matches nothing, too
    while start < end and (text[start].isspace() or text[start] in ",;:—–-”’.)„"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–-“(‘"):
        end -= 1
    for _ in range(2):
        words = text[start:end]
        opened = words.count("“") - words.count("”")
        straight = words.count('"') % 2
        if (opened > 0 or straight) and words[:1] in '“"':
            start += 1
        elif opened < 0 or straight:
            if words[-1:] in '”"':
                end -= 1
            elif straight and '"' in text[end : end + 2]:
                end += text[end : end + 2].index('"') + 1
        elif opened > 0 and "”" in text[end : end + 2]:
            end += text[end : end + 2].index("”") + 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–-“(‘"):
            end -= 1
    return Span.of(text, start, end) if end > start else None


_EMPTY_END = re.compile(r"\b(?:be|will|would|do|to|is|are|was|were|have)[\s,.;:!”\"’']*$")


def says_nothing(words: str) -> bool:
    """Whether a clause lost what it is about (``predicts it will be``)."""
    return bool(_EMPTY_END.search(words))
