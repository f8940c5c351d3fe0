"""What a figure is the value of, by the words that stand beside it (``a fine of 3 million``, ``lay 18m down``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from samestory.annotate.numbers import Number

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PASSED: Final = frozenset(["a", "an", "the", "just", "only", "some", "also", "about", "around", "nearly", "almost"])
"""Words between a figure and what it is the value of."""
_LINKS: Final = frozenset(["be", "total", "amount", "stand"])
"""Verbs whose subject has the value that follows (``the fine was 3 million``)."""
_PER: Final = re.compile(
    r"(?:\s(?:pence|cents?|dollars?|euros?|pounds?))?(?:\s\([^()\n]{1,24}\))?(?:\sin cash)?"
    r"\s(?:an?|per|for (?:each|every)|each)"
    r"\s([a-z]{3,})\b"
)
_DOWN: Final = re.compile(
    r"(?:\s?\([^()\n]{1,16}\))?[\s-](down|below|deep|underground|beneath|under|up|above|high|tall)\b"
)
_DIRECTIONS: Final = {"up": "above", "high": "above", "tall": "above", "above": "above"}
_REQUIRED: Final = re.compile(
    r"\b(?:needs?|needed|requires?|required|conditional|condition|must|threshold|minimum|quorum|subject to)\b",
    re.IGNORECASE,
)


def heads_of(number: Number, doc: Doc, end: int) -> tuple[str, ...]:
    """Give the words that name what a figure is the value of, in lower case: at most three.

    Parameters
    ----------
    number
        The figure.
    doc
        The grammar of the report.
    end
        Where the figure and its unit end.
    """
    span = doc.char_span(number.start, max(end, number.end), alignment_mode="expand")
    if span is None or not len(span):
        return ()
    sent = span[0].sent
    before = [t for t in doc[max(sent.start, span.start - 6) : span.start] if t.lower_ not in _PASSED]
    found: list[Token] = []
    if before:
        last, second = before[-1], before[-2] if len(before) > 1 else None
        if last.lower_ == "of" and second is not None and second.pos_ in {"NOUN", "PROPN"}:
            found.append(second)
        elif last.lemma_.lower() in _LINKS:
            found.extend(c for c in last.children if c.dep_ == "nsubj" and c.pos_ == "NOUN")
        elif last.pos_ == "VERB":
            found.append(last)
        elif last.lower_ in {"to", "for", "at"} and second is not None and second.pos_ == "VERB":
            found.append(second)
    after = list(doc[span.end : min(sent.end, span.end + 4)])
    while after and (after[0].pos_ == "ADJ" or after[0].lower_ == "-"):
        after.pop(0)
    if (
        after
        and after[0].pos_ in {"NOUN", "PROPN"}
        and doc.text[span.end_char : after[0].idx].strip(" -")
        == "".join(t.text for t in doc[span.end : after[0].i]).strip(" -")
    ):
        run = [after[0]]
        for token in after[1:]:
            if token.pos_ not in {"NOUN", "PROPN"}:
                break
            run.append(token)
        found.append(run[-1])
    return tuple(dict.fromkeys(t.lower_ for t in found if t.lower_.isalpha()))[:3]


def per_what(text: str, end: int) -> str:
    """Name what a price is for one of (``612 pence in cash for each share``); empty where the words do not say so."""
    found = _PER.match(text, end)
    return found[1] if found else ""


def direction(text: str, end: int) -> str:
    """Say whether a length after its unit is one below or above something; empty where the words do not say so."""
    found = _DOWN.match(text, end)
    return _DIRECTIONS.get(found[1].lower(), "below") if found else ""


def is_required(sentence: str) -> bool:
    """Whether a sentence says what is needed: a bound in it (``more than half``) is then a value of its own."""
    return bool(_REQUIRED.search(sentence))
