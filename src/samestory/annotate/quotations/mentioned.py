"""Who is named where in a report: beside a description, at its end, before a pronoun."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from samestory.model import Actor, Report
from samestory.resources.actor_tables import words
from samestory.resources.cues import names_person

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_READ = re.compile(
    r"\bstatement\b[^.]*\b(?:read|on (?:his|her|their) behalf|on behalf of)\b|\bread (?:out )?a statement\b"
)
LAWYER = re.compile(
    r"(?:\b(?P<whose>[Hh]is|[Hh]er)|(?P<name>[\w-]+)['’]s?) (?:\w+ )?(?:lawyer|attorney|solicitor|barrister|counsel)\b"
)
_PEOPLE = ("title", "relation", "person")
_INTRODUCING = frozenset({"a", "an", "one", "another", "the"})
NEAR = 600
"""Characters back in which somebody is still near: a paragraph or two."""


class Mentioned:
    """The actors of a report by the places where they are mentioned.

    Parameters
    ----------
    doc, report
        The parsed report, with its actors.
    """

    def __init__(self, doc: Doc, report: Report, starts: Sequence[int]) -> None:
        self._doc = doc
        self._text = report.text
        self._report = report
        self._starts = starts
        self.spans = sorted(
            (mention.start, mention.end, number)
            for number, actor in enumerate(report.actors)
            for mention in actor.mentions
        )
        """Each mention: where it begins and ends, and the number of its actor."""
        self.begins = [start for start, _, _ in self.spans]

    def actor_at(self, at: int) -> Actor | None:
        """Find the actor that is mentioned where a token stands."""
        place = bisect_right(self.begins, at)
        best: tuple[int, int] | None = None
        for start, end, number in self.spans[max(0, place - 6) : place]:
            if start <= at < end and (best is None or end - start < best[0]):
                best = (end - start, number)
        return None if best is None else self._report.actors[best[1]]

    def name_at_end(self, holder: Token, start: int, end: int) -> Actor | None:
        """Find the name that a long title leads up to: `First Deputy Chairman of the Harbour Committee Ada Holm`."""
        here = bisect_left(self.begins, end)
        for left, right, number in reversed(self.spans[max(0, here - 3) : here]):
            actor = self._report.actors[number]
            named = actor.kind == "person" and actor.name[:1].isupper() and " " in actor.name
            if right != end or not named or left <= max(start, holder.idx) or not self._text[left].isupper():
                continue
            before = self._doc[bisect_left(self._starts, left) - 1]
            titled = names_person(holder.lower_) and before.pos_ in ("NOUN", "PROPN") and not before.is_punct
            return actor if titled else None
        return None

    def name_beside(self, start: int, end: int) -> Actor | None:
        """Find the name that a description is set against: `a spokesman, Ivo Brandt`, `Ivo Brandt, a spokesman`."""
        text = self._text
        if not names_person(text[start:end].split(" for ")[0].split(" of ")[0].split(",")[0]):
            return None
        first = bisect_left(self.begins, max(0, start - 80))
        last = bisect_left(self.begins, end + 3)
        for left, right, number in self.spans[first:last]:
            actor = self._report.actors[number]
            if actor.kind != "person" or not actor.name[:1].isupper() or not text[left].isupper():
                continue
            word = self._doc[bisect_left(self._starts, left)]
            if start < left:
                joined = text[max(0, left - 2) : left]
                bare = word.i > 0 and self._doc[word.i - 1].pos_ in ("NOUN", "PROPN", "ADJ")
                if (joined == ", " or (right == end and bare)) and (right >= end or text[right : right + 1] == ","):
                    return actor
            elif right <= start and text[right:start] in (", ", ", the "):
                return actor
        return None

    def apposed(self, holder: Token, start: int, end: int) -> Actor | None:
        """Find the name that stands as an apposition to a description: `The contractor, Holm Cranes`."""
        for child in holder.children if holder.tag_ != "NNS" else ():
            if child.dep_ == "appos" and child.pos_ != "PRON" and start <= child.idx < end:  # not `the envoy himself`
                actor = self.actor_at(child.idx)
                if actor is not None and (actor.kind == "person" or (child.pos_ == "PROPN" and actor.kind != "place")):
                    return actor
        return None

    def other_before(self, at: int, gender: str, but: str | None) -> Actor | None:
        """Find the person of a gender who was named last, and is another than somebody."""
        here = bisect_left(self.begins, at)
        for start, _, number in reversed(self.spans[:here]):
            actor = self._report.actors[number]
            if at - start > NEAR:
                break
            if actor.kind == "person" and actor.gender == gender and actor.name != but and actor.name[:1].isupper():
                return actor
        return None

    def subject_before(self, at: int) -> Actor | None:
        """Find the body that is the subject of the sentence before, in the same paragraph: what `it` takes up."""
        begin = self._text.rfind("\n", 0, at) + 1
        place = bisect_left(self._starts, at)
        if place >= len(self._doc):
            return None
        quoted = max(self._text.rfind(mark, begin, at) for mark in '“‘"')
        for token in reversed(self._doc[bisect_left(self._starts, begin) : place]):
            if token.dep_ not in ("nsubj", "nsubjpass") or token.head.dep_ != "ROOT" or token.idx > quoted:
                continue
            if token.is_quote or token.pos_ == "PRON":
                return None
            for one in (token, *(child for child in token.children if child.dep_ == "appos")):
                actor = self.actor_at(one.idx)
                if actor is not None and actor.kind in ("organisation", "group") and actor.name[:1].isupper():
                    return actor
            return None
        return None

    def introduced_before(self, at: int, gender: str) -> Token | None:
        """Find whom the sentence before a quotation introduces without a name.

        `A woman waved. “Come,” she said.`: it is the subject of that sentence, has `a` or `one` before it, and no name
        beside it; with `the`, nobody whom the report knows. `Sami, a baker, waved`: a name that nobody took for one.
        """
        begin = self._text.rfind("\n", 0, at) + 1
        quoted = [place for mark in '“"' if (place := self._text.find(mark, begin, at)) >= 0]
        first = min(quoted, default=begin)
        if not self._text[begin:first].rstrip().endswith("."):
            return None
        before = self._doc[bisect_left(self._starts, first) - 1]
        for token in before.sent:
            if token.dep_ != "nsubj" or token.head.dep_ != "ROOT" or token.idx > first:
                continue
            opening = self._doc[token.left_edge.i].lower_
            lower = token.lower_
            beside = next((child for child in token.children if child.dep_ == "appos" and child.idx < first), None)
            if beside is not None and token.pos_ == "PROPN" and names_person(beside.lower_):
                known = self.actor_at(token.idx)
                return token if known is None or known.kind != "person" else None  # `Sami, a baker, knocked`
            told = next((held for key in _PEOPLE if (held := words(key).get(lower))), None)
            if token.tag_ != "NN" or opening not in _INTRODUCING or not names_person(lower):
                return None
            if opening == "the" and (self.actor_at(token.idx) or self.actor_at(at)) is not None:
                return None
            hung = [child for child in token.children if child.dep_ in ("appos", "conj")]
            if told not in (None, gender) or any(child.dep_ == "conj" or child.pos_ == "PROPN" for child in hung):
                return None
            if hung and opening != "the":
                return None
            return token
        return None

    def body_before(self, at: int) -> Actor | None:
        """Find the body or country that acts in the sentence before, for `it` at the beginning of the next."""
        place = bisect_left(self._starts, at)
        begins = place < len(self._doc) and self._doc[place].is_sent_start and "\n" not in self._doc[place - 1].text
        return self._subject(at, ("organisation", "group", "place")) if begins else None

    def person_before(self, at: int) -> Actor | None:
        """Find the person with a name who is the subject of the sentence before: whom a description may call anew."""
        return self._subject(at, ("person",))

    def _subject(self, at: int, kinds: tuple[str, ...]) -> Actor | None:
        place = bisect_left(self._starts, at)
        if place >= len(self._doc):
            return None
        before = self._doc[place].sent.start - 1
        while before > 0 and not self._doc[before].is_alpha:
            before -= 1
        for token in self._doc[before].sent if before > 0 else ():
            if token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "ROOT":
                actor = self.actor_at(token.idx)
                beside = [c for c in token.children if c.dep_ == "appos"] if kinds == ("person",) else []
                if actor is None and beside:
                    actor = self.actor_at(beside[0].idx)  # `his opposite number, Ada Holm,`
                named = actor is not None and actor.kind in kinds and actor.name[:1].isupper()
                does = named and (kinds == ("person",) or token.head.pos_ == "VERB")
                return actor if does else None
        return None

    def read_for(self, at: int) -> Actor | None:
        """Give whose statement a lawyer has read in the two sentences before: `Holm's lawyer read a statement`."""
        begin = self._text.rfind("\n", 0, max(at - 1, 0)) + 1
        lead = self._text[begin:at]
        if not _READ.search(lead):
            before = self._text[: max(begin - 1, 0)].rstrip()
            begin = before.rfind("\n") + 1
            lead = self._text[begin : len(before)]
            if not _READ.search(lead[-300:]):
                return None
        for match in reversed(list(LAWYER.finditer(lead))):
            whose = "whose" if match["whose"] else "name"
            actor = self.actor_at(begin + match.start(whose))
            if actor is not None and actor.kind == "person":
                return actor
        return None

    def full(self, holder: Token) -> str:
        """Give the fullest form of a personal name that the report has."""
        entity = next((e for e in self._doc.ents if e.start <= holder.i < e.end), None)
        name = " ".join((entity.text if entity is not None else holder.text).split())
        last = name.rsplit(" ", 1)[-1].removesuffix("'s").removesuffix("’s")
        fuller = [
            " ".join(e.text.split())
            for e in self._doc.ents
            if e.label_ == "PERSON" and e.text.endswith(" " + last) and "\n" not in e.text
        ]
        return fuller[0] if fuller and " " not in name else name.removesuffix("'s").removesuffix("’s")
