"""Names that show without the recogniser: by the tables, by the words around them, by their place in a transcript."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from samestory.annotate.actors.name import MARKS, ORG_WORDS, is_run, is_title, table_kind, text_of
from samestory.resources import actor_tables as tables

if TYPE_CHECKING:
    from spacy.tokens import Doc


def from_tables(doc: Doc, text: str) -> Iterator[tuple[int, int, str]]:
    """Give the names of the tables that are names wherever they stand, with their kinds."""
    sure = tables.sure_names()
    at = 0
    while at < len(doc):
        token = doc[at]
        step = 1
        for name, kind in sure.get(token.text, ()):
            end = token.idx + len(name)
            if text.startswith(name, token.idx) and not text[end : end + 1].isalnum():
                last = at + 1
                while last < len(doc) and doc[last].idx < end:
                    last += 1
                if doc[last - 1].idx + len(doc[last - 1]) == end:
                    yield at, last, kind
                    step = last - at
                    break
        at += step


def longer_entity(doc: Doc, first: int, last: int, kind: str) -> bool:
    """Whether a name of the tables is only the beginning or end of another's (``Denmark Harbour Board``)."""
    before = doc[first - 1] if first else None
    if before is not None and doc[first].ent_iob_ == "I" and kind != "place" and before.ent_type_ in ("ORG", "FAC"):
        plain = before.pos_ == "PROPN" and before.text[:1].isupper() and not table_kind(before.text)
        if plain and before.is_alpha and not is_title(before):
            return True  # "Harbour Democratic Party"
    if last >= len(doc) or doc[last].ent_iob_ != "I" or doc[first].ent_type_ not in ("ORG", "FAC"):
        return False
    end = last
    while end < len(doc) and doc[end].ent_iob_ == "I" and not doc[end].is_space:
        end += 1
    rest = text_of(doc, last, end)
    if not doc[last].text[:1].isupper() and kind != "place":
        return False
    return not table_kind(rest) and doc[last].lower_ not in tables.given_names() and doc[last].is_alpha


def turns(doc: Doc) -> Iterator[tuple[int, int]]:
    """Give the names in capitals that open the lines of a transcript: ``ADA HOLM, HOST:`` and ``HOLM:``.

    One that opens a single line, and is part of no other that does, is a label (``UPDATE:``).
    """
    found: list[tuple[int, int]] = []
    for token in doc:
        if token.i and not doc[token.i - 1].is_space:
            continue
        last = token.i
        while last < len(doc) and doc[last].text.isupper() and doc[last].is_alpha and last - token.i < 4:
            last += 1
        after = last
        if last + 2 < len(doc) and doc[last].text == "," and doc[last + 1].text.isupper():
            after = last + 2
        if token.i < last and after < len(doc) and doc[after].text == ":" and len(doc[last - 1]) > 2:
            found.append((token.i, last))
    counts = Counter(doc[last - 1].text for _, last in found)
    yield from ((first, last) for first, last in found if counts[doc[last - 1].text] > 1 and doc[first].text != "Q")


def local_bodies(doc: Doc) -> Iterator[tuple[int, int]]:
    """Give a body by its place and a noun that is written small: ``Velm hospital``, ``the Velm police``.

    Those of a country (``Danish police``) are found with the descriptions.
    """
    nouns, titles = tables.name_words("local-body"), tables.words("title")
    for token in doc:
        if token.i == 0 or not token.is_lower or token.text not in nouns or token.dep_ in ("compound", "nmod", "amod"):
            continue
        first = token.i
        while first > 0 and is_run(doc[first - 1]) and doc[first - 1].is_alpha and doc[first - 1].lower_ not in titles:
            first -= 1
        if first == token.i or doc[token.i - 1].dep_ not in ("compound", "nmod") or doc[token.i - 1].head.i != token.i:
            continue
        text = text_of(doc, first, token.i)
        named = table_kind(text) == "group" or text in tables.country_names()
        before = doc[first - 1] if first else None
        if not named and (before is None or before.lower_ not in ("a", "an", "another", "some", "every")):
            yield first, token.i + 1


def before_nouns(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """Give capitalised words of any kind between an article and a noun: ``the Bring Them Home campaign``."""
    suffixes = tables.name_words("suffix") - {"group", "website", "channel", "network"}
    for token in doc:
        if not (token.is_lower and token.text in suffixes and token.i > 1):
            continue
        last = token.i - 1 if doc[token.i - 1].text in MARKS else token.i
        first = last
        while first > 0 and (doc[first - 1].text[:1].isupper() or doc[first - 1].text[:1] == "#"):
            first -= 1
        before = doc[first - 2 if last < token.i and first > 1 else first - 1] if first > 0 else None
        if first < last and before is not None and before.lower_ in ("the", "a", "an"):
            if before.i == first - 2 and doc[first - 1].text not in MARKS:
                continue
            if not (last - first == 1 and (doc[first].ent_type_ in ("NORP", "GPE", "PERSON"))):
                yield first, last, "ORG"


def coordinated(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """Give ``the Rail and Harbour Workers' Union``, which the recogniser tears apart at the conjunction.

    Only after an article, before one name of an organisation, and where the first word stands nowhere else by itself.
    """
    counts = Counter(token.text for token in doc if token.text[:1].isupper())
    for token in doc:
        if token.lower_ not in ("and", "&") or token.i < 2 or token.i + 2 >= len(doc):
            continue
        one = doc[token.i - 1]
        begin = one.i
        while begin > 1 and doc[begin - 1].text.istitle() and doc[begin - 1].lower_ != "the" and doc[begin].i > 1:
            begin -= 1
        article = doc[begin - 1] if begin else one
        if article.lower_ != "the" or not one.text.istitle() or is_title(one) or table_kind(one.text):
            continue
        if one.i > begin and one.lower_ in ORG_WORDS:
            continue  # "the Harbour Authority and Pilots' Office" are two
        last = token.i + 1
        while last < len(doc) and last - token.i < 8 and (doc[last].text.istitle() or doc[last].tag_ == "POS"):
            last += 1
        words = [doc[at] for at in range(token.i + 1, last) if doc[at].tag_ != "POS"]
        if len(words) < 2 or words[-1].lower_ not in ORG_WORDS or doc[last - 1].tag_ == "POS":
            continue
        whole = counts[one.text] == sum(
            1 for other in doc[: len(doc) - 1] if other.text == one.text and doc[other.i + 1].lower_ == token.lower_
        )
        if whole and not table_kind(words[0].text) and one.ent_type_ not in ("GPE", "NORP", "PERSON"):
            yield begin, last, "ORG"
