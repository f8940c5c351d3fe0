"""What governs a word: the predicate of its clause, its role there, and the stretch of text the clause takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from samestory.annotate.lemmas import folded
from samestory.clean.dateline import dateline_end
from samestory.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST_CLAUSE = 420
"""Characters of a clause that is cited: longer ones are cut to the words around what matters."""

SPEECH = frozenset(
    [
        "say",
        "tell",
        "add",
        "report",
        "write",
        "announce",
        "note",
        "claim",
        "state",
        "explain",
        "warn",
        "argue",
        "believe",
        "think",
        "hope",
        "acknowledge",
        "admit",
        "confirm",
        "deny",
        "insist",
        "suggest",
        "tweet",
        "reveal",
        "declare",
        "describe",
        "estimate",
    ]
)
"""Verbs that only carry another clause: a date beside them dates the saying."""

_JOINTS = frozenset(
    ["after", "before", "when", "while", "as", "since", "until", "because", "although", "though", "once", "where", "if"]
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The predicate over a word, and the word's role: ``subj``, ``obj``, a preposition, or empty."""

    predicate: str
    role: str
    verb: int
    """Index of the predicate's token in the ``Doc``; -1 where there is none."""
    patient: tuple[str, ...] = ()
    agent: tuple[str, ...] = ()


def clause_head(token: Token) -> Token:
    """Climb to the verb of the clause that a token stands in; the root of the sentence where there is none."""
    here = token
    for _ in range(60):
        if here.pos_ in {"VERB", "AUX"} and here.dep_ not in {"aux", "auxpass", "amod", "compound"}:
            return here
        if here.head is here or here.head.i == here.i:
            return here
        here = here.head
    return here


FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of finite verbs."""


def is_verb(token: Token) -> bool:
    """Whether a token can head a clause."""
    return token.pos_ in {"VERB", "AUX"}


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, a reduced relative clause (``girls abducted by ...``) included."""
    if any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children):
        return True
    return verb.dep_ == "acl" and verb.tag_ == "VBN"


def participants(verb: Token) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Find who does and to whom it is done: agents and patients of a verb, passives turned round."""
    agents: list[Token] = []
    patients: list[Token] = []
    passive = is_passive(verb)
    for child in verb.children:
        if child.dep_ == "nsubj":
            (patients if passive else agents).append(child)
        elif child.dep_ in {"nsubjpass", "dobj", "attr", "oprd"}:
            patients.append(child)
        elif child.dep_ == "agent":
            agents.extend(grand for grand in child.children if grand.dep_ == "pobj")
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        patients.append(verb.head)
    elif verb.dep_ == "relcl" and not any(t.dep_ == "nsubj" and t.pos_ != "PRON" for t in verb.children):
        relative = next((t for t in verb.children if t.tag_ in {"WDT", "WP"}), None)
        if relative is not None and relative in patients:
            patients = [verb.head if t.i == relative.i else t for t in patients]
        elif relative is not None and relative in agents:
            agents = [verb.head if t.i == relative.i else t for t in agents]
    elif verb.dep_ in {"conj", "xcomp", "advcl"} and not agents and is_verb(verb.head) and verb.head.i != verb.i:
        shared, shared_patients = _subjects(verb.head)
        agents.extend(shared_patients if passive or is_passive(verb.head) else shared)
    return tuple(agents), tuple(patients)


def _subjects(verb: Token) -> tuple[list[Token], list[Token]]:
    return (
        [c for c in verb.children if c.dep_ == "nsubj"],
        [c for c in verb.children if c.dep_ == "nsubjpass"],
    )


def frame_of(token: Token) -> Frame:
    """Say which predicate a noun phrase (by its head) belongs to, and in which role."""
    head = clause_head(token.head if is_verb(token) and token.head.i != token.i else token)
    if not is_verb(head):
        return Frame("", "", -1)
    agents, patients = participants(head)
    role = ""
    chain = {token.i}
    here = token
    while here.head.i != here.i and here.i != head.i and len(chain) < 60:
        here = here.head
        chain.add(here.i)
    if any(t.i in chain and _near(t, token) for t in patients):
        role = "obj"
    elif any(t.i in chain and _near(t, token) for t in agents):
        role = "subj"
    else:
        prep = next((t for t in token.ancestors if t.dep_ in {"prep", "dative"} and t.i > -1), None)
        role = prep.lower_ if prep is not None else ""
    # The dead are the subject of `die` and the object of `kill`: one role for both.
    predicate = folded(head)
    if head.lemma_.lower() in {"die", "perish"} and role == "subj":
        role = "obj"
    return Frame(
        predicate,
        role,
        head.i,
        tuple(folded(t) for t in patients),
        tuple(folded(t) for t in agents),
    )


def _near(participant: Token, token: Token) -> bool:
    """Whether a token heads the participant's phrase, or is coordinated with it, rather than lying deep inside."""
    here = token
    for _ in range(4):
        if here.i == participant.i:
            return True
        if here.dep_ not in {"conj", "appos", "nummod", "compound", "nmod"}:
            return False
        here = here.head
    return False


def clause_tokens(verb: Token) -> list[Token]:
    """Tokens of the clause of a verb: its subtree without clauses coordinated to it that have their own subject."""
    left = verb.left_edge.i
    right = verb.right_edge.i
    for child in verb.children:
        if child.i < verb.i or child.i > right:
            continue
        own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in child.children)
        if child.dep_ == "conj" and own:
            right = min(right, child.left_edge.i - 1)
        elif child.dep_ in {"parataxis", "ccomp"} and own and child.i > verb.i and verb.lemma_.lower() not in SPEECH:
            continue
    if verb.dep_ == "advcl":
        # `Hours after she left`: the words before the conjunction place the clause, they are not in it.
        joint = next(
            (c for c in verb.children if c.i < verb.i and c.dep_ in {"mark", "advmod"} and c.lower_ in _JOINTS), None
        )
        if joint is not None and joint.i - left <= 3:
            left = joint.i + 1
    tokens = list(verb.doc[left : right + 1])
    while tokens and (tokens[-1].is_punct or tokens[-1].is_space or tokens[-1].dep_ == "cc"):
        tokens.pop()
    while tokens and (
        tokens[0].is_punct
        or tokens[0].is_space
        or tokens[0].dep_ in {"cc", "mark"}
        or tokens[0].lower_ in {"when", "where"}
    ):
        tokens.pop(0)
    return tokens


def clause_span(token: Token, doc: Doc, text: str) -> tuple[Span, list[Token]]:
    """Give the clause around a token: what may be cited for it, and its tokens.

    A participle that hangs on a noun takes the noun along (``schoolgirls abducted in May``).
    A clause that is too long is cut to the words around the token.
    """
    head = clause_head(token)
    if is_verb(head):
        tokens = clause_tokens(head)
        if head.dep_ in {"acl", "relcl"}:
            noun = head.head
            start = noun.left_edge.i
            end = tokens[-1].i if tokens else head.i
            tokens = list(doc[min(start, noun.i) : end + 1])
    else:
        tokens = [t for t in token.sent if not t.is_space]
        while tokens and tokens[-1].is_punct:
            tokens.pop()
    if not any(t.i == token.i for t in tokens):
        tokens = sorted({t.i: t for t in [*tokens, token]}.values(), key=lambda t: t.i)
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    line = text.rfind("\n", start, token.idx)
    if line >= 0:
        start = line + 1
    if start == 0 or text[start - 1] == "\n":
        begun = start + dateline_end(text[start:end])
        start = begun if begun <= token.idx else start
    stop = text.find("\n", token.idx + len(token), end)
    if stop >= 0:
        end = stop
    if end - start > LONGEST_CLAUSE:
        start = max(start, token.idx - LONGEST_CLAUSE // 2)
        end = min(end, start + LONGEST_CLAUSE)
        inside = [t for t in doc[tokens[0].i : tokens[-1].i + 1] if t.idx >= start and t.idx + len(t) <= end]
        if inside:
            start, end = inside[0].idx, inside[-1].idx + len(inside[-1])
    kept = [t for t in doc[tokens[0].i : tokens[-1].i + 1] if t.idx >= start and t.idx + len(t) <= end]
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span.of(text, start, end), kept


def shares_negation(verb: Token) -> bool:
    """Whether a verb shares the negation of the one it is joined to: `would neither confirm nor deny`."""
    above = verb.head
    if verb.dep_ != "conj" or above == verb or any(child.dep_.startswith("nsubj") for child in verb.children):
        return False
    joined = {child.lower_ for child in above.children if child.dep_ in ("cc", "preconj", "neg") and child.i < verb.i}
    return "nor" in joined or ("or" in joined and any(child.dep_ == "neg" for child in above.children))
