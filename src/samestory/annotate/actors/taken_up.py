"""Names that `he` or `she` takes up: these mean a person, whatever the recogniser took the name for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from samestory.annotate.actors.name import ORG_WORDS, PLACE_WORDS, PRONOUN_GENDERS, Name, table_kind
from samestory.resources import actor_tables as tables
from samestory.resources.cues import names_person
from samestory.resources.thesaurus import is_person

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"he", "she"})
_OWNERS = frozenset({"his", "her"})
_WEIGHT = 6
"""What one pronoun weighs: three labels of the recogniser, and no more than an honorific."""


def taken_up(tokens: Iterable[Token], found: Sequence[Name]) -> Counter[str]:
    """Count what speaks for a person in names that the recogniser takes for bodies: `Tergen sat down. She wrote`.

    Only where nobody else can be meant: the name is the one subject of the sentence before or of the clause that
    `and she` joins to its own, or has `her husband` joined to it; and no other person is spoken of there.

    Parameters
    ----------
    tokens
        Those of the text.
    found
        Its names, in their order.
    """
    votes: Counter[str] = Counter()
    for token in tokens:
        lower = token.lower_
        if lower in _OWNERS and token.dep_ == "poss":
            name = _joined_to(token, found)
        elif lower in _SUBJECTS and token.dep_ == "nsubj":
            name = _only_subject(token, found)
        else:
            continue
        if name is not None:
            votes[name.key] += _WEIGHT
    return votes


def _joined_to(owner: Token, found: Sequence[Name]) -> Name | None:
    """Find the name to which somebody's kin is joined: `Kessy Tergen and her husband`."""
    kin = owner.head
    if kin.dep_ == "appos" and kin.head.dep_ == "conj":
        kin = kin.head
    phrase = range(owner.i, kin.i + 1)
    if kin.dep_ != "conj" or not any(kin.doc[i].lower_ in tables.words("relation") for i in phrase):
        return None
    return next((name for name in found if name.first <= kin.head.i < name.last and _may_be(name, kin.doc)), None)


def _only_subject(pronoun: Token, found: Sequence[Name]) -> Name | None:
    """Find the name that alone can be what a pronoun takes up: the subject right before it."""
    doc = pronoun.doc
    sentence = pronoun.sent
    verb = pronoun.head
    if verb.dep_ == "conj" and verb.head.i < verb.i:
        start = sentence.start  # `Tergen was aboard and she told of it`
    elif verb.dep_ == "ROOT" and sentence.start > 0:
        before = sentence.start - 1
        while before > 0 and (doc[before].is_space or doc[before].is_quote):
            before -= 1
        start = doc[before].sent.start
    else:
        return None
    near = [name for name in found if start <= name.first < pronoun.i]
    subjects = [
        name for name in near if any(doc[i].dep_ in ("nsubj", "nsubjpass") for i in range(name.first, name.last))
    ]
    keys = {name.key for name in subjects}
    if len(keys) != 1 or not _may_be(subjects[0], doc) or any(name.label == "PERSON" for name in near):
        return None
    inside = {i for name in near for i in range(name.first, name.last)}
    for i in range(start, pronoun.i):
        noun = doc[i]
        if noun.lower_ in PRONOUN_GENDERS:
            return None  # `Velm Air paid her, she says. She left.`: whoever was meant there is meant again
        if i in inside or noun.pos_ != "NOUN" or noun.tag_ != "NN" or noun.dep_ in ("compound", "appos"):
            continue
        if names_person(noun.lower_) or is_person(noun.lemma_.lower()):
            return None  # `Velm Air has paid the passenger. She flew home.`
    return subjects[0]


def _may_be(name: Name, doc: Doc) -> bool:
    """Whether a name can be a person's by its form: up to three words with capitals, none of a body's or place's."""
    before = doc[name.first - 1].lower_ if name.first else ""
    formed = 1 <= len(name.parts) <= 3 and name.text.istitle() and name.label != "PERSON"
    return formed and before != "the" and not set(name.parts) & (ORG_WORDS | PLACE_WORDS) and not table_kind(name.text)
