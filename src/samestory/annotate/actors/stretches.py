"""Stretches of a report's words that may be names, the surest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from samestory.annotate.actors.acronyms import foreign_acronyms, long_forms
from samestory.annotate.actors.entities import join, office_torn, pieces, widen
from samestory.annotate.actors.name import LABELS, Name, Sentences, is_run, is_title, make_name, title_as_surname
from samestory.annotate.actors.signals import before_nouns, coordinated, from_tables, local_bodies, longer_entity, turns
from samestory.resources import actor_tables as tables

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KIND_LABELS = {"organisation": "ORG", "group": "ORG", "place": "GPE"}


WEAK = frozenset({"WORK_OF_ART", "PRODUCT", "EVENT", "LAW"})


def candidates(doc: Doc, text: str) -> Iterator[tuple[int, int, str]]:
    """Give stretches of tokens that may be names, the surest first."""
    for first, last in turns(doc):
        yield first, last, "TURN"
    for first, last, short in long_forms(doc):
        if doc[first].ent_type_ not in ("PERSON", "DATE", "TIME"):
            yield first, last, "ORG"
            yield short, short + 1, "ORG"
    for first, last, short in foreign_acronyms(doc, text):
        yield first, last, "ORG"
        yield short, short + 1, "ORG"
    for first, last in local_bodies(doc):
        yield first, last, "ORG"
    for first, last, kind in from_tables(doc, text):
        if not longer_entity(doc, first, last, kind):
            yield first, last, _KIND_LABELS[kind]
    yield from coordinated(doc)
    yield from before_nouns(doc)
    held: list[tuple[int, int, str]] = []
    for ent in doc.ents:
        if ent.label_ not in LABELS and ent.label_ not in WEAK:
            continue
        for first, last in pieces(doc, ent.start, ent.end, ent.label_):
            if office_torn(doc, first, last):
                held.append((first + 1, last, "PERSON"))
            elif first < last:
                held.append((*widen(doc, first, last, ent.label_), ent.label_))
    at = 0
    while at < len(held):
        first, last, label = held[at]
        while at + 1 < len(held):
            joined = join(doc, (first, last, label), held[at + 1])
            if joined is None:
                break
            first, last, label = joined
            at += 1
        yield first, last, label
        at += 1


def uncovered(doc: Doc, taken: bytearray, sentences: Sentences) -> Iterator[Name]:
    """Give runs of capitalised words that the recogniser missed: they are settled by what else is known of them."""
    i = 0
    while i < len(doc):
        if taken[i] or doc[i].ent_type_ in ("DATE", "TIME") or not is_run(doc[i]):
            i += 1
            continue
        j = i
        while j < len(doc) and not taken[j] and is_run(doc[j]):
            j += 1
        first = i
        while first < j - 1 and is_title(doc[first]):
            first += 1
        if first == i and j - i == 3 and _odd_opening(doc, i):
            first += 1
        last = j
        if first == i and doc[i].text.isupper() and len(doc[i]) > 2:
            while last > i + 1 and (is_title(doc[last - 1]) or doc[last - 1].lower_ in _RANKS):
                last -= 1  # "RHWU Deputy President Ada Holm"
        name = make_name(doc, first, last, "RUN", sentences)
        alone = first == j - 1 and is_title(doc[first]) and not title_as_surname(doc, first)
        if name is not None and not alone:
            yield name
        i = j


_RANKS = frozenset({"senior", "vice", "deputy", "assistant", "associate", "acting", "special", "general", "national"})


def _odd_opening(doc: Doc, at: int) -> bool:
    """Whether a capitalised word that opens a sentence only says how somebody is: the next word names them alone."""
    opens = bool(doc[at].is_sent_start) or (at > 0 and doc[at - 1].is_space)
    if not opens or doc[at].lower_ in tables.given_names() or any(
        token.text == doc[at].text and token.i != at for token in doc
    ):  # fmt: skip
        return False
    return any(
        token.text == doc[at + 1].text and token.i != at + 1 and token.ent_type_ in ("PERSON", "ORG")
        and token.dep_ in ("nsubj", "nsubjpass", "poss")
        for token in doc
    )  # fmt: skip
