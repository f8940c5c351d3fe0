"""Titles and other words around a name that belong to its mention: ``the foreign minister Ada Holm``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.annotate.actors.name import THING_NOUNS, Name, is_honorific, is_title
from samestory.resources import actor_tables as tables

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TITLE_MODIFIERS = frozenset({"of", "for", "at", "and", "in"})


def add_titles(doc: Doc, name: Name, text: str) -> None:
    """Take the title, the honorific and their modifiers before a person's name into the mention."""
    if name.kind != "person":
        before = doc[name.first - 1] if name.first else None
        if before is not None and before.lower_ == "the" and name.first <= before.head.i < name.last:
            _reach(doc, name, name.first - 1, text)
        elif name.kind != "place" and before is not None and before.lower_ in THING_NOUNS and before.is_lower:
            at = name.first - 1
            while at > 0 and _modifies(doc, at - 1):
                at -= 1
                if doc[at].tag_ in ("DT", "PRP$"):
                    break
            _reach(doc, name, at, text)
        if name.kind != "place":
            _with_noun(doc, name, text)
        return
    at, titles = name.first, []
    honorifics, relations = tables.words("honorific"), tables.words("relation")
    while at > 0 and is_honorific(doc[at - 1]) and (at < 2 or doc[at - 2].lower_ != "first"):
        at -= 1
        name.honorific = doc[at].text
        name.gender = name.gender or honorifics[doc[at].lower_] or None
    held = at
    comma = at > 1 and doc[at - 1].text == "," and is_title(doc[at - 2]) and not acts_behind(doc, name, at - 2)
    if comma:
        at -= 1
    if at > 2 and doc[at - 2].lower_ == "of" and is_title(doc[at - 3]) and doc[at - 1].pos_ in ("NOUN", "PROPN"):
        at -= 3
    elif at > 0 and (is_title(doc[at - 1]) or (not comma and at == name.first and _trade(doc, name))):
        at -= 1
    elif not comma and held < name.first and doc[held].lower_ in tables.words("title"):
        at = held
    else:
        at = held
    if at < name.first and not (at == held and doc[at].lower_ not in tables.words("title")):
        low = doc[at].lower_
        name.gender = name.gender or tables.words("title").get(low) or relations.get(low) or None
        while at > 0 and _modifies(doc, at - 1):
            at -= 1
            if doc[at].pos_ == "DET" or doc[at].tag_ in ("PRP$", "DT"):
                break
        if low in relations and not any(doc[i].tag_ in ("POS", "PRP$") for i in range(at, held)):
            at = held  # "husband and wife Ada Holm": nobody's wife
        # A phrase that begins with "of" or "'s" lost its head to the left.
        while at < held and (doc[at].lower_ in _TITLE_MODIFIERS or doc[at].is_punct or doc[at].tag_ == "POS"):
            at += 1
        begin = at + 1 if at < held and doc[at].tag_ in ("DT", "PRP$") else at
        stop = held if not comma or at == held else held - 1
        role = text[doc[begin].idx : doc[stop - 1].idx + len(doc[stop - 1])] if begin < stop else ""
        if role:
            titles.append(role)
        if comma and doc[at].tag_ != "PRP$" and not (at < held and any(t.lower_ in relations for t in doc[at:held])):
            at = held  # the apposition is a description of its own; only kin belongs to the name
    if at < name.first:
        name.left = at
        name.prefix = name.start - doc[at].idx
        name.start = doc[at].idx
        name.text = text[name.start : name.end]
    name.titles = tuple(titles)


def acts_behind(doc: Doc, name: Name, noun: int) -> bool:
    """Whether a name behind a noun and a comma acts in what follows, while the noun is the object of what went before.

    ``"A hard year," and for her wife, Holm said``: Holm is nobody's wife. In ``His wife, Ida, said`` a comma closes
    what the name says of her.
    """
    last = doc[name.last - 1]
    closed = name.last < len(doc) and doc[name.last].text == ","
    return last.dep_ in ("nsubj", "nsubjpass") and not closed and doc[noun].dep_ in ("pobj", "dobj")


_TRADE_ENDS = ("er", "or", "ist", "man", "woman", "ian", "eer", "ie", "ee", "boss", "veteran", "kick")


_NO_TRADES = tables.name_words("no-trade")


def is_calling(noun: str) -> bool:
    """Whether a noun in small letters says what somebody is, by the list or by its ending (``cooper``)."""
    return noun in tables.words("person") or (noun.endswith(_TRADE_ENDS) and noun not in _NO_TRADES)


def _trade(doc: Doc, name: Name) -> bool:
    """Whether the word before a full name says what somebody is, though no list has it (``cooper Ada Holm``)."""
    if name.first == 0 or len(name.parts) < 2:
        return False
    token = doc[name.first - 1]
    opens = bool(token.is_sent_start) or (token.i > 0 and doc[token.i - 1].is_space)
    if not token.is_alpha or len(token) < 3 or not token.whitespace_ or not (token.is_lower or opens):
        return False
    low = token.lower_
    if not is_calling(low):
        return False
    if low in tables.given_names() or token.ent_type_ in ("PERSON", "GPE", "NORP"):
        return False
    before = token.dep_ in ("compound", "nmod") and name.first <= token.head.i < name.last
    if before and (token.tag_ == "NN" or (token.is_lower and token.tag_ == "NNP")):
        return True
    # "They are the cooper Ole Brandt": the parser hangs the name on the noun.
    last = doc[name.last - 1]
    return token.tag_ == "NN" and last.dep_ == "appos" and last.head.i == token.i


def _reach(doc: Doc, name: Name, left: int, text: str) -> None:
    """Let the mention begin at a token before the name."""
    name.left = left
    name.prefix += name.start - doc[left].idx
    name.start = doc[left].idx
    name.text = text[name.start : name.end]


def _with_noun(doc: Doc, name: Name, text: str) -> None:
    """Take in the noun after a name that says what it is: ``the Harbour Watch campaign``."""
    at = name.last
    if at + 1 < len(doc) and doc[at].lower_ in tables.name_words("suffix-after") and doc[at + 1].lower_ == "agency":
        at += 1
    elif at >= len(doc) or doc[at].lower_ not in tables.name_words("suffix") or not doc[at].is_lower:
        return
    article = doc[name.left].lower_ == "the" or (name.left > 0 and doc[name.left - 1].lower_ == "the")
    if (
        not article
        or doc[name.last - 1].dep_ not in ("compound", "nmod", "amod", "poss")
        or doc[name.last - 1].head.i != at
    ):
        return
    if doc[name.left].lower_ != "the":
        _reach(doc, name, name.left - 1, text)
    end = doc[at].idx + len(doc[at])
    name.suffix = end - name.end
    name.end = end
    name.text = text[name.start : name.end]


def _modifies(doc: Doc, i: int) -> bool:
    """Whether a token can stand before a title in one noun phrase."""
    token = doc[i]
    if token.is_space or (token.is_punct and token.text not in ("-", "’", "'")):
        return False
    if token.text == "-" and token.whitespace_:
        return False  # it stands for a dash
    if token.tag_ in ("POS", "PRP$", "DT"):
        return token.tag_ != "DT" or token.lower_ in ("the", "a", "an")
    if token.tag_ == "VBN" and token.dep_ == "amod":
        return True
    if token.lower_ == "and" and i > 0 and doc[i - 1].text.istitle() and doc[i + 1].text.istitle():
        # "Velm and Marsh MP Ada Holm": one constituency, not two people.
        alone = i < 2 or not doc[i - 2].text[:1].isupper()
        return alone and not is_title(doc[i + 1]) and "PERSON" not in (doc[i - 1].ent_type_, doc[i + 1].ent_type_)
    if token.pos_ in ("ADJ", "PROPN", "NOUN"):
        return token.lower_ not in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return token.text == "-"
