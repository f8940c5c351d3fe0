"""Where the words of a source and of a cue begin and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.annotate.quotations.cue_words import cue_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Range = tuple[int, int]
"""Characters ``start..end`` of the report's text."""
_CUE_LEFT = frozenset({"aux", "auxpass", "neg", "advmod"})
_PHASES = frozenset({"appear", "seem", "continue", "begin", "start", "try", "attempt", "tend", "go", "keep"})
_TRIM = " \t\r\n\xa0,;:.-–—…!?"


def source_span(holder: Token, cue: Token) -> Range | None:
    """Give the words of a source: its whole noun phrase, cut where the cue or another attribution begins."""
    doc = holder.doc
    first, last = holder.left_edge.i, holder.right_edge.i
    if first <= cue.i <= last:  # the cue hangs on the noun (`a statement saying that`), or the parse is odd
        if cue.i > holder.i:
            last = cue.i - 1
        else:
            first = cue.i + 1
    for child in holder.children:
        if child.dep_ == "relcl" and child.i > holder.i and not child.left_edge.i <= cue.i <= child.right_edge.i:
            known = cue_of(child)
            if known is not None and "speech" in known.frames:
                last = min(last, child.left_edge.i - 1)
    if last < first:
        return None
    for i in range(holder.i + 1, last + 1):
        if "\n" in doc[i].text:
            last = i - 1
            break
    first = past_dateline(doc, first, holder.i)
    while first < holder.i and (doc[first].is_punct or doc[first].is_space or doc[first].dep_ in ("cc", "mark")):
        first += 1
    while last > holder.i and (doc[last].pos_ in ("CCONJ", "ADP", "ADV") or doc[last].is_punct or doc[last].is_space):
        last -= 1
    last = _to_the_end(doc, last)
    # ``doc.text`` is put together anew at every call: only the words of the source are needed.
    start, words = doc[first].idx, doc[first : last + 1].text
    found = trim(words, 0, len(words))
    return None if found is None else (start + found[0], start + found[1])


def _to_the_end(doc: Doc, last: int) -> int:
    """Give the last token of a word that hyphens cut into several, which the parser may hang apart: ``inter-union``."""
    while last + 2 < len(doc) and doc[last + 1].text == "-" and doc[last + 2].is_alpha:
        if doc[last].whitespace_ or doc[last + 1].whitespace_:
            break
        last += 2
    return last


def past_dateline(doc: Doc, first: int, holder: int) -> int:
    """Give the first token of a source without the dateline of its paragraph: `PORT ELLIS — The mayor`."""
    if first > 0 and "\n" not in doc[first - 1].text:
        return first
    for i in range(first, min(holder, first + 14)):
        capitals = doc[first].text.isupper() and len(doc[first].text) > 1
        agency = i > first and doc[i].text == ")" and doc[first].text[:1].isupper() and "(" in doc[first:i].text
        if agency and i + 1 < holder and doc[i + 1].text in ("–", "—", "-", "--"):
            return i + 2
        if agency or (capitals and doc[i].text in ("–", "—", "-", "--")):
            return i + 1
    return first


def cue_span(verb: Token, right: Token | None = None) -> Range:
    """Give the words of a cue: the verb, the helping verbs and adverbs that touch it, its particle or preposition.

    A verb that only says how far the saying goes is part of it: `continued to insist`, `appeared to suggest`.
    """
    doc = verb.doc
    first = verb.i
    while first > 0 and doc[first - 1].head == verb and doc[first - 1].dep_ in _CUE_LEFT:
        first -= 1
    while first < verb.i and doc[first].dep_ == "advmod" and doc[first].tag_ in ("WRB", "WP"):
        first += 1
    above = verb.head
    phase = verb.dep_ == "xcomp" and above.lemma_.lower() in _PHASES and above.i < first
    if phase and all(doc[i].tag_ in ("TO", "RB", "RP") for i in range(above.i + 1, first)):
        return cue_span(above)[0], _cue_end(verb, right)
    return doc[first].idx, _cue_end(verb, right)


def _cue_end(verb: Token, right: Token | None) -> int:
    """Give the character at which the words of a cue end."""
    doc, last = verb.doc, verb.i
    particle = next((c for c in verb.children if (c.dep_ == "prt" or c.lower_ == "back") and c.i == verb.i + 1), None)
    if particle is not None:
        last = particle.i
    if right is not None and all(doc[i].dep_ == "advmod" for i in range(last + 1, right.i)):
        last = max(last, right.i)  # `spoke briefly about`
    return doc[last].idx + len(doc[last])


def trim(text: str, start: int, end: int) -> Range | None:
    """Take white space and punctuation off both ends; None where nothing is left."""
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM and not _is_abbreviation(text, start, end):
        end -= 1
    return (start, end) if end > start else None


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """Whether the last full stop belongs to the word: `Jr.`, `U.S.`."""
    word = text[start:end].rsplit(None, 1)[-1]
    return (
        word.endswith(".")
        and (word in ("Jr.", "Sr.", "Inc.", "Co.", "Corp.", "Ltd.") or word.count(".") > 1)
        and "..." not in word
    )
