"""``he`` and ``she``: whom they mean, only where one fitting person stands out; otherwise they are left alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate
from typing import TYPE_CHECKING

from samestory.annotate.actors.name import PRONOUN_GENDERS, Sentences
from samestory.annotate.actors.people import Figure
from samestory.annotate.quotations.marks import find_stretches, outermost

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ASIDE = re.compile(r"\([^()\n]{1,2000}\)")
_BACK = 2
"""Sentences back in which a pronoun looks for its person."""


class _Asides:
    """The parentheses of a report: who is named only in one, or in a credit, is not whom the text goes on about."""

    def __init__(self, sentences: Sentences) -> None:
        self._spans = [match.span() for match in _ASIDE.finditer(sentences.text)]
        self._opens = [start for start, _ in self._spans]
        ends = [*sentences.starts[1:], len(sentences.text)]
        whole = (
            (inner := self.at(start)) > 0 and inner == self.at(start + len(sentences.text[start:end].rstrip()) - 1)
            for start, end in zip(sentences.starts, ends, strict=True)
        )
        self._ranks = list(accumulate(0 if one else 1 for one in whole))
        self._sentences = sentences

    def at(self, offset: int) -> int:
        """Give the number of the parenthesis that holds a character, 0 for none."""
        held = bisect_right(self._opens, offset)
        return held if held and offset < self._spans[held - 1][1] else 0

    def back(self, start: int, at: int) -> int:
        """Count the sentences from one character to a later one, without those that are parentheses."""
        return self._ranks[self._sentences.at(at)] - self._ranks[self._sentences.at(start)]


def resolve_pronouns(doc: Doc, sentences: Sentences, figures: list[Figure]) -> None:
    """Add the pronouns outside quotation marks to the mentions of the persons they mean.

    A pronoun takes the subject of its own or of the one or two sentences before, of fitting gender; where two people
    would fit equally well it is left out. A person of unknown gender takes that of the pronoun when nobody else
    is near.
    """
    quoted = [(stretch.start, stretch.end) for stretch in outermost(find_stretches(sentences.text))]
    opens = [start for start, _ in quoted]

    def inside(offset: int) -> bool:
        held = bisect_right(opens, offset) - 1
        return held >= 0 and offset < quoted[held][1]

    def said_before(offset: int) -> tuple[int, int]:
        """Give the quotation that ends right before a pronoun, in its sentence: who says it is not named in it."""
        held = bisect_right(opens, offset) - 1
        same = held >= 0 and asides.back(quoted[held][1] - 1, offset) == 0
        return quoted[held] if same else (offset, offset)

    people = [figure for figure in figures if figure.kind == "person"]
    mentions = sorted((start, end, at) for at, figure in enumerate(people) for start, end in figure.mentions)
    roles = _roles(doc, mentions)
    asides = _Asides(sentences)
    found: list[tuple[int, int, int]] = []
    for token in doc:
        gender = PRONOUN_GENDERS.get(token.lower_)
        if gender is None or token.pos_ not in ("PRON", "DET"):
            continue
        if inside(token.idx):
            continue
        who = _antecedent(token, gender, asides, people, mentions, roles, inside, said_before(token.idx))
        if who is not None:
            span = (token.idx, token.idx + len(token), who)
            found.append(span)
            if people[who].gender is None:
                people[who].gender = gender
            at = bisect_right(mentions, span)
            mentions.insert(at, span)
            roles.insert(at, 2 if token.dep_ in ("nsubj", "nsubjpass") else 1)
    for start, end, who in found:
        people[who].mentions.append((start, end))


def _roles(doc: Doc, mentions: list[tuple[int, int, int]]) -> list[int]:
    """How prominent each mention is in its clause: 2 for a subject, 1 otherwise."""
    wanted = {end for _, end, _ in mentions}
    ends = {end: token for token in doc if (end := token.idx + len(token)) in wanted}
    roles = []
    for _, end, _ in mentions:
        token = ends.get(end)
        roles.append(2 if token is not None and _subject(token) else 1)
    return roles


def _subject(token: Token) -> bool:
    if token.dep_ in ("appos", "compound", "flat") and token.head.dep_ in ("nsubj", "nsubjpass"):
        return True
    return token.dep_ in ("nsubj", "nsubjpass")


_OBJECTS = frozenset({"dobj", "dative", "iobj"})


def _acting(token: Token) -> int | None:
    """Give where the subject stands that a pronoun cannot mean, as the object of the same verb: `Holm backed her`."""
    if token.dep_ not in _OBJECTS or token.lower_.endswith("self"):
        return None
    own = next((c for c in token.head.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < token.i), None)
    return None if own is None else own.idx


_SAID_IN = frozenset(
    """
    statement letter post tweet message email memo announcement speech address interview remark comment testimony
    article column book blog sermon
    """.split()  # noqa: SIM905
)


def _told_ahead(token: Token) -> int | None:
    """Give where the subject stands that ``his`` means in what is put before it: ``In his letter, Holm thanked them``.

    Only for words of somebody's: `After his arrest, Holm spoke` may be of another's.
    """
    noun, before = token.head, token.head.head
    if token.dep_ != "poss" or noun.lemma_.lower() not in _SAID_IN or before.dep_ != "prep":
        return None
    own = next((c for c in before.head.children if c.dep_ == "nsubj" and c.i > noun.i), None)
    return None if own is None or before.i > own.i else own.idx


def _antecedent(
    token: Token,
    gender: str,
    asides: _Asides,
    people: list[Figure],
    mentions: list[tuple[int, int, int]],
    roles: list[int],
    inside: Callable[[int], bool],
    said: tuple[int, int],
) -> int | None:
    around = asides.at(token.idx)
    above = token.head.head
    if token.dep_ == "nsubj" and token.head.dep_ == "parataxis":
        # "Ada Holm, who ..., has heard this before, she said": the subject of what she says.
        for child in above.children:
            if child.dep_ in ("nsubj", "nsubjpass") and child.i < token.i:
                for start, end, who in mentions:
                    if start <= child.idx < end and people[who].gender in (None, gender):
                        return who
    ahead = _told_ahead(token)
    if ahead is not None:
        for start, end, who in mentions:
            if start <= ahead < end and people[who].gender in (None, gender):
                return who
    until = bisect_right(mentions, (token.idx, 0, 0))
    acting = _acting(token)
    acts = {who for start, end, who in mentions[max(0, until - 12) : until] if acting and start <= acting < end}
    by_sentence: dict[int, dict[int, int]] = {}
    for at in range(until - 1, -1, -1):
        start, _, who = mentions[at]
        if said[0] <= start < said[1]:
            continue
        # Sentences of the quotation that the pronoun says are none between it and whom it means.
        back = asides.back(start, said[0] if start < said[0] else token.idx)
        if back > _BACK:
            break
        if asides.at(start) not in (0, around):
            continue
        if back == 0 and inside(start):
            continue  # "Nobody asked Halder," she said: who speaks is not who is spoken of
        if who in acts:
            continue
        if people[who].gender in (None, gender):
            seen = by_sentence.setdefault(back, {})
            seen[who] = max(seen.get(who, 0), roles[at])
    for back in range(_BACK + 1):
        fitting = by_sentence.get(back)
        if not fitting:
            continue
        sure = {who: role for who, role in fitting.items() if people[who].gender == gender} or fitting
        leading = [who for who, role in fitting.items() if role == 2]
        if len(leading) == 1 and leading[0] not in sure:
            # Who acts in the sentence, though nothing tells their gender, before who is only named in it.
            sure = fitting
        if len(sure) == 1:
            return next(iter(sure))
        subjects = [who for who, role in sure.items() if role == 2]
        return subjects[0] if len(subjects) == 1 else None
    return None
