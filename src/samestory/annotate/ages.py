"""Whose age a number tells: after a name, in apposition, as what somebody is, was or turned."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from samestory.annotate.frames import clause_head, is_verb
from samestory.annotate.lemmas import folded
from samestory.annotate.numbers import Number
from samestory.model import Report
from samestory.resources.thesaurus import is_person

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OLDEST: Final = 120
"""Years below which a bare number may be an age."""
_BECOMES: Final = frozenset(["be", "turn", "become"])
_PERSONAL: Final = frozenset(["he", "she", "who", "i"])


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whose age it is: a name, or the noun that stands for somebody; both empty where a pronoun does."""

    name: str | None
    noun: str = ""


def bearer_of(number: Number, root: Token, report: Report, doc: Doc) -> Bearer | None:
    """Find whose age a bare number is (`Dana Quill, 34,`; `the boy, 6,`; `he is six`; `aged 12`); None if none."""
    if number.unit or number.low != number.high or not 0 < number.low < OLDEST or number.start != number.core:
        return None
    return (
        _after_noun(number, report, doc)
        or _aged(root, report)
        or _of_years(number, root, report)
        or _state(number, root, report)
    )


def _after_noun(number: Number, report: Report, doc: Doc) -> Bearer | None:
    """Whose age stands between commas after the name or noun."""
    text = report.text
    opening = re.search(r"(?:,\s|\s\()$", text[max(0, number.start - 2) : number.start])
    if not opening or not re.match(r"[,.;)]", text[number.end : number.end + 1] or "."):
        return None
    end = number.start - len(opening.group())
    for actor in report.actors:
        if actor.kind == "person" and any(m.end == end and m.text[:1].isupper() for m in actor.mentions):
            return Bearer(actor.name)
    named = next((e.text for e in doc.ents if e.end_char == end and e.label_ == "PERSON" and " " in e.text), None)
    if named:
        return Bearer(named)
    before = doc.char_span(max(0, end - 1), end, alignment_mode="expand")
    noun = before[-1] if before is not None and len(before) else None
    if noun is None or noun.tag_ != "NN" or not is_person(noun.lemma_.lower()):
        return None
    return Bearer(None, folded(noun))


def _aged(root: Token, report: Report) -> Bearer | None:
    """Whose age follows `aged`."""
    before = root.nbor(-1) if root.i > 0 else root
    if before.lower_ != "aged":
        return None
    here = before
    for _ in range(4):
        here = here.head
        if here.pos_ in {"NOUN", "PROPN"}:
            return _bearer(here, report)
    return Bearer(None)


def _of_years(number: Number, root: Token, report: Report) -> Bearer | None:
    """Whose age follows `of`: `a boy of six`, and nothing behind it that the number counts."""
    of = root.head
    if root.dep_ != "pobj" or of.lower_ != "of" or of.i + 1 != root.i or of.head.tag_ != "NN" or of.head.i + 1 != of.i:
        return None
    if not is_person(of.head.lemma_.lower()) or not _ENDS.match(report.text, number.end):
        return None
    return _bearer(of.head, report)


_ENDS: Final = re.compile(
    r"\s*(?:[.,;:!?)—”\"]|$|\n|(?:who|whom|whose|was|is|has|had|were|and|or|with|from|in|at|on|to|by|when)\b)"
)
"""What stands behind an age told as `of six`: no noun that the number might count."""


def _state(number: Number, root: Token, report: Report) -> Bearer | None:
    """Whose age somebody is, was or turned: nothing but the clause's end stands behind the number."""
    verb = root.head
    if root.dep_ not in {"attr", "acomp", "dobj", "oprd", "npadvmod"} or verb.lemma_.lower() not in _BECOMES:
        return None
    turned = verb.lemma_.lower() == "turn"
    if (root.dep_ == "dobj" and not turned) or not is_verb(verb):
        return None
    if not re.match(
        r"\s*(?:[.,;:!?)—]|$|when\b|at the time\b|and\b|in\b|on\b|last\b|this\b|years? old\b)",
        report.text[number.end : number.end + 14],
    ):
        return None
    head = clause_head(root)
    subject = next((c for c in head.children if c.dep_ == "nsubj"), None)
    if subject is None:
        return None
    if subject.lower_ in _PERSONAL:
        if subject.lower_ == "who" and head.dep_ == "relcl":
            return _bearer(head.head, report)
        return Bearer(_named(subject, report))
    if subject.ent_type_ == "PERSON" or is_person(subject.lemma_.lower()) or _named(subject, report):
        return _bearer(subject, report)
    return None


def _named(token: Token, report: Report) -> str | None:
    for actor in report.actors:
        if actor.kind == "person" and any(m.start <= token.idx < m.end for m in actor.mentions):
            return actor.name
    return None


def _bearer(token: Token, report: Report) -> Bearer:
    name = _named(token, report)
    return Bearer(name, "" if name or token.pos_ == "PROPN" else folded(token))


def owner_of(unit: str, holder: Token, report: Report) -> str | None:
    """Name the one whose age it is: a name in apposition, or the actor whose mention the age stands in."""
    if not unit.endswith("of age"):
        return None
    heads = [holder, *(child for child in holder.children if child.dep_ == "appos")]
    if holder.dep_ in {"appos", "compound", "nmod", "amod"}:
        heads.append(holder.head)
    for actor in report.actors:
        if actor.kind == "person" and any(m.start <= t.idx < m.end for m in actor.mentions for t in heads):
            return actor.name
    return None
