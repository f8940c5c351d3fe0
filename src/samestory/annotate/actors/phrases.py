"""Noun phrases without a name that may mean somebody: ``the foreign minister``, ``her lawyer``, ``the company``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from samestory.annotate.actors.name import Name, Sentences
from samestory.annotate.actors.people import Figure
from samestory.annotate.actors.titles import is_calling
from samestory.resources import actor_tables as tables

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(slots=True)
class Phrase:
    """A noun phrase without a name: tokens ``first`` to ``last`` (exclusive) around its ``head``."""

    first: int
    last: int
    head: int
    text: str
    start: int
    end: int
    sentence: int
    definite: bool
    owner: int | None = None
    """The token of the possessor (``her``, ``Calder`` in ``Calder's lawyer``)."""


class Phrases:
    """The noun phrases of a report, around what its names leave.

    Parameters
    ----------
    doc, sentences
        The report.
    taken
        Which tokens belong to a name or a phrase that is settled.
    at_token
        The name that holds a token, and whose it is.
    """

    def __init__(
        self, doc: Doc, sentences: Sentences, taken: bytearray, at_token: dict[int, tuple[Figure, Name]]
    ) -> None:
        self.doc, self.sentences, self.taken, self.at_token = doc, sentences, taken, at_token

    def __iter__(self) -> Iterator[Phrase]:
        for token in self.doc:
            if (phrase := self._phrase(token)) is not None:
                yield phrase

    def _phrase(self, token: Token) -> Phrase | None:
        """Make the phrase around a noun for a person or body; None where the noun is part of a name or compound."""
        if self.taken[token.i] or token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "amod", "nmod"):
            return None
        if (noun_of(token) is None and not _aged(token)) or (
            token.i + 1 < len(self.doc) and self.doc[token.i + 1].text == "-"
        ):
            return None
        doc = self.doc
        first, owner, definite = token.i, None, False
        while first > 0:
            before = doc[first - 1]
            if before.is_space or (before.dep_ == "punct" and before.text != "-"):
                break
            if before.text == "-" and before.whitespace_:
                break  # the dash of a list
            if before.tag_ == "POS":
                owner = first - 2
                first = self._owner_start(first - 2)
                definite = True
                break
            if before.tag_ in ("DT", "PRP$", "WP$"):
                first -= 1
                definite = before.lower_ in ("the", "this", "that", "these", "those") or before.tag_ != "DT"
                owner = before.i if before.tag_ == "PRP$" else None
                break
            if (
                before.pos_ not in ("ADJ", "NOUN", "PROPN", "NUM", "ADV")
                and before.text != "-"
                and before.tag_ != "VBN"
            ):
                break
            if before.pos_ == "ADV" and before.head.pos_ != "ADJ":
                break
            first -= 1
        last = self._complement_end(token)
        start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
        text = self.sentences.text[start:end]
        if "\n" in text or len(text) > 90:
            last = token.i + 1
            end = token.idx + len(token)
            text = self.sentences.text[start:end]
        if "\n" in text:
            return None
        return Phrase(first, last, token.i, text, start, end, self.sentences.at(start), definite, owner)

    def _owner_start(self, at: int) -> int:
        if at < 0:
            return 0
        held = self.at_token.get(at)
        return held[1].left if held else at

    def _complement_end(self, head: Token) -> int:
        """Where ``of``, ``in``, ``at``, ``for`` and the names after them end that say which person this is."""
        doc, at = self.doc, head.i + 1
        if at >= len(doc) or doc[at].lower_ not in ("of", "in", "at", "for", "from", "with") or doc[at].head != head:
            return at
        objects = [child for child in doc[at].children if child.dep_ == "pobj"]
        if not objects:
            return at
        edge = objects[0].i + 1
        held = self.at_token.get(objects[0].i)
        if held:
            edge = held[1].last
        if doc[at].lower_ != "of" and not held and head.lower_ not in ("commentator", "columnist", "spokesman",
                                                                        "spokeswoman", "spokesperson"):  # fmt: skip
            return at
        return edge if edge - at <= 7 else at


def _aged(token: Token) -> bool:
    """Whether a noun is for somebody whose age stands before it, though no list has it (``a 31-year-old baker``)."""
    before = (token.doc[at].lower_ for at in range(max(token.i - 4, 0), token.i))
    return "old" in before and is_calling(token.lower_)


def noun_of(token: Token) -> str | None:
    """Give the noun in its singular, if it is for a person, body or institution."""
    return _singular(token.lower_)


@cache
def _nouns() -> frozenset[str]:
    return frozenset().union(
        tables.name_words("public-body"),
        *(tables.words(key) for key in ("title", "relation", "person", "collective", "institution")),
    )


_PERSONAL_MAKERS = tables.name_words("personal-maker")


@lru_cache(maxsize=50_000)
def _singular(low: str) -> str | None:
    if low.endswith("maker") and low not in _PERSONAL_MAKERS and low not in _nouns():
        return "manufacturer"
    for word in (low, low[:-1] if low.endswith("s") else low, low[:-3] + "man" if low.endswith("men") else low):
        if word in _nouns():
            return word
    return None


def lower_first(text: str, token: Token) -> str:
    """Begin a phrase small where its first word is no name."""
    small = token.pos_ in ("DET", "ADJ", "NOUN", "PRON", "NUM") and not text.isupper()
    return text[:1].lower() + text[1:] if small else text
