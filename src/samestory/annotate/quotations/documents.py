"""Whose words the statements, letters and posts of a report are: who issued or wrote them, or owns them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from samestory.annotate.quotations.cue_words import cue_of
from samestory.annotate.quotations.sources import ISSUING, is_passive, subject
from samestory.resources.cues import document_nouns

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SORTS = (
    frozenset({"statement", "release", "communique", "communiqué", "declaration", "announcement"}),
    frozenset({"letter", "memo", "email", "message", "text"}),
    frozenset({"post", "tweet", "message"}),
)
"""Nouns by which one document may be called in turn."""
_WRITES = {"write": "letter", "email": "email", "tweet": "tweet", "post": "post", "text": "text"}
"""Verbs that tell of a document without naming it: `wrote to all members`, for `the letter`."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that a report tells of: where, by which noun, and the token of whose words it holds."""

    at: int
    noun: str
    owner: Token


def find_papers(doc: Doc) -> tuple[Paper, ...]:
    """Find the documents whose owners a report names, in the order of the text.

    Parameters
    ----------
    doc
        The parsed report.
    """
    return tuple(
        Paper(token.idx, noun, owner)
        for token in doc
        if (noun := _noun_of(token)) is not None and (owner := _owner(token)) is not None
    )


def is_called(paper: Paper, noun: str) -> bool:
    """Whether `the letter`, by this noun, can mean a document."""
    return paper.noun == noun or any(paper.noun in sort and noun in sort for sort in _SORTS)


def is_statement(noun: str) -> bool:
    """Whether a noun is a word for a statement, in which others speak of whose it is."""
    return noun in _SORTS[0]


def owner_in(noun: Token) -> Token | None:
    """Find whose words a statement, letter or post is by its own phrase: `the company's statement`, `a letter from`."""
    for child in noun.children:
        if child.dep_ == "poss" and child.ent_type_ not in ("DATE", "TIME"):  # not `Saturday’s article`
            return child
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "of"):
            whose = next((c for c in child.children if c.dep_ == "pobj"), None)
            way = whose is not None and child.lower_ == "by" and document_nouns().get(whose.lemma_.lower()) == "words"
            return None if way else whose  # not `a statement by email`
    return None


def _noun_of(token: Token) -> str | None:
    if token.pos_ == "NOUN":
        lemma = token.lemma_.lower()
        return lemma if document_nouns().get(lemma) == "words" else None
    if token.pos_ == "VERB" and not is_passive(token):
        held = any(c.dep_ == "dobj" and document_nouns().get(c.lemma_.lower()) == "words" for c in token.children)
        return None if held else _WRITES.get(token.lemma_.lower())
    return None


def _owner(token: Token) -> Token | None:
    """Find whose words a document is: by its phrase, by who issued it, or by who speaks in it."""
    if token.pos_ == "VERB":
        return subject(token)
    own = owner_in(token)
    if own is not None:
        return own
    verb = token.head
    if token.dep_ == "dobj" and verb.lemma_.lower() in ISSUING and not is_passive(verb):
        return subject(verb)
    if token.dep_ == "pobj" and verb.lower_ in ("in", "on") and verb.head.pos_ == "VERB":
        cue = cue_of(verb.head)
        return subject(verb.head) if cue is not None and "speech" in cue.frames else None
    return None
