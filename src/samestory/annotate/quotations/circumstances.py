"""To whom, where, on what occasion, when and in what language something was said, as far as the text tells it.

All of it is read off the cue: its objects and the prepositional phrases that hang on it, or on whom it was told and
the occasion. Nothing is taken from other sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from samestory.annotate.calendar import find_dates, resolve
from samestory.annotate.quotations.attribution import Attribution
from samestory.annotate.quotations.cue_words import cue_of
from samestory.annotate.quotations.scene import Scene, is_telling
from samestory.annotate.quotations.sources import is_inanimate
from samestory.annotate.quotations.spans import Range, trim
from samestory.annotate.told_dates import anchor_of
from samestory.model import Report, Span
from samestory.resources.cues import occasion_nouns, speaking_nouns
from samestory.resources.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACED = frozenset({"in", "at", "from", "near", "outside", "inside", "aboard", "on"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_INTERPRETED = re.compile(
    r"\b(?:through|via|with the help of|using) (?:an?|the|his|her|their) (?:interpreter|translator)\b"
    r"|\baccording to an? (?:[a-z-]+ )?translation\b|\btranslated (?:from|by) [^.,;“”\"]{2,40}",
    re.IGNORECASE,
)
_ITS_OWN = frozenset({"with", "of", "to", "on", "about", "for", "by"})
_MOST_WORDS = 12
"""Words that the phrase for an occasion may have; longer ones tell a story of their own."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a report tells of an act of speech beside its words."""

    audience: Span | None = None
    place: Span | None = None
    occasion: Span | None = None
    when: Span | None = None
    date: str | None = None
    tongue: Span | None = None


def find_circumstances(scene: Scene, report: Report, one: Attribution) -> Circumstances:
    """Find to whom, where, on what occasion, when and in what language the words of an attribution were said."""
    if one.anchor < 0 or scene.quoted(one.anchor):
        return Circumstances()
    verb = scene.doc[one.anchor]
    cue = cue_of(verb) if verb.pos_ in ("VERB", "AUX") else None
    if cue is None or not cue.frames & {"speech", "quote", "as", "whom-to", "clause"}:
        return Circumstances()
    spared = [*one.content, *((one.source,) if one.source else ())]
    audience = _audience(verb, spared)
    occasion_noun = next(_occasions(verb, audience, spared), None)
    occasion = None if occasion_noun is None else _phrase(occasion_noun)
    if audience is None and occasion_noun is not None:
        audience = next((w for w in _objects(occasion_noun, {"to", "with"}) if _hears(w)), None)
    around = [w for w in (verb, audience, occasion_noun) if w is not None]
    place = next((w for top in around for w in _objects(top, _PLACED) if _is_place(w, spared)), None)
    when = _when(scene, around, spared)
    tongue = _tongue(scene, one, spared)

    def span(found: Range | None) -> Span | None:
        return None if found is None else report.span(*found)

    return Circumstances(
        audience=span(None if audience is None else _noun_phrase(audience)),
        place=span(None if place is None else _noun_phrase(place)),
        occasion=span(occasion),
        when=span(when),
        date=None if when is None else _date(report, scene.text[slice(*when)]),
        tongue=span(tongue),
    )


def _audience(verb: Token, spared: list[Range]) -> Token | None:
    """Find whom it was told: the object of `told`, the object of `to` after other verbs."""
    told = is_telling(verb)
    for child in verb.children:
        if child.i < verb.i or _inside(child, spared):
            continue
        if told and child.dep_ in ("dobj", "dative") and child.pos_ in ("NOUN", "PROPN", "PRON") and _hears(child):
            return child
        if not told and child.dep_ in ("prep", "dative") and child.lower_ == "to":
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is not None and _hears(inner) and not _inside(inner, spared):
                return inner
    return None


def _hears(word: Token) -> bool:
    """Whether somebody can be told: a person, a body, an outlet, a group of people."""
    if word.pos_ == "PRON":
        return word.lower_ in ("him", "her", "them", "us", "me", "you")
    if word.ent_type_ in ("PERSON", "ORG", "NORP", "GPE"):
        return True
    if word.pos_ == "PROPN":
        return True
    return not is_inanimate(word) or word.lemma_.lower() in speaking_nouns() or word.lemma_ in ("audience", "viewer")


def _occasions(verb: Token, audience: Token | None, spared: list[Range]) -> Iterator[Token]:
    nouns = occasion_nouns()
    for top in (verb, audience):
        for child in top.children if top is not None else ():
            inner = next((c for c in child.children if c.dep_ == "pobj"), None) if child.dep_ == "prep" else None
            if inner is None or _inside(inner, spared):
                continue
            known = nouns.get(inner.lemma_.lower()) or nouns.get(inner.lower_)
            if known is not None and child.lower_ in known:
                yield inner


def _objects(top: Token, prepositions: set[str] | frozenset[str]) -> Iterator[Token]:
    for child in top.children:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            yield from (c for c in child.children if c.dep_ == "pobj")


def _is_place(word: Token, spared: list[Range]) -> bool:
    return word.ent_type_ in _PLACES and not _inside(word, spared)


def _when(scene: Scene, around: list[Token], spared: list[Range]) -> Range | None:
    """Find the date that hangs on the cue, the audience or the occasion."""
    for top in around:
        for child in top.children:
            word: Token | None = child
            if child.dep_ == "prep" and child.lower_ in ("on", "in", "during", "late", "early"):
                word = next((c for c in child.children if c.dep_ == "pobj"), None)
            elif child.dep_ not in ("npadvmod", "advmod", "nmod", "tmod"):
                word = None
            if word is None or word.ent_type_ != "DATE" or _inside(word, spared):
                continue
            start, end = word.left_edge.idx, word.right_edge.idx + len(word.right_edge)
            told = next(iter(find_dates(scene.text[start:end])), None)
            if told is not None:
                return start + told.start, start + told.end
    return None


def _date(report: Report, words: str) -> str | None:
    """Give a date as ISO 8601, counted from the day of the report where it needs one: what was said lies before it."""
    told = next(iter(find_dates(words)), None)
    if told is None:
        return None
    if told.date:
        return told.date
    anchor = anchor_of(report)
    return None if anchor is None else resolve(told.rule, anchor) or None


def _tongue(scene: Scene, one: Attribution, spared: list[Range]) -> Range | None:
    """Find the words beside the cue that name a language or an interpreter."""
    sentence = scene.doc[one.anchor].sent
    start, end = sentence.start_char, sentence.end_char
    match = _INTERPRETED.search(scene.text, start, end)
    if match is not None and not any(s <= match.start() < e for s, e in spared):
        return match.span()
    languages = word_set("languages.txt")
    for token in sentence:
        if token.text in languages and token.i > 0 and not scene.quoted(token.i) and not _inside(token, spared):
            before = token.nbor(-1)
            near = token.head.head in (scene.doc[one.anchor], *scene.doc[one.anchor].children)
            if before.lower_ == "in" and token.dep_ == "pobj" and (near or before.head.lemma_ == "speak"):
                return before.idx, token.idx + len(token)
    return None


def _phrase(noun: Token) -> Range | None:
    """Give an occasion with its preposition: `in an interview with the Herald`, without what is said of it."""
    end = noun
    for child in noun.children:
        if child.i > noun.i and child.dep_ == "prep" and child.lower_ in _ITS_OWN:
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is not None and inner.ent_type_ != "DATE" and child.i == end.i + 1:
                end = _last_of(inner)
    first = noun.head
    if end.i - first.i > _MOST_WORDS:
        end = noun
    return _words(first, end)


def _noun_phrase(noun: Token) -> Range | None:
    last = _last_of(noun)
    return _words(noun.left_edge, last)


def _words(first: Token, last: Token) -> Range | None:
    text = first.doc[first.i : last.i + 1].text
    found = trim(text, 0, len(text))
    return None if found is None else (first.idx + found[0], first.idx + found[1])


def _last_of(noun: Token) -> Token:
    """Give the last token of a noun phrase without clauses, times, places and asides that hang on it."""
    last = noun
    for child in noun.children:
        close = child.i > noun.i and child.left_edge.i == last.i + 1
        if close and (child.dep_ in ("compound", "flat", "case") or (child.dep_ == "prep" and child.lower_ == "of")):
            last = child.right_edge
    return last


def _inside(token: Token, spans: list[Range]) -> bool:
    return any(start <= token.idx < end for start, end in spans)
