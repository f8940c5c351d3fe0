"""Cues between two commas, around which what is attributed goes on, read off the order of words.

`She would not, Ada Holm said, leave the pier`; `On rainy days, he told the guests, his aunt baked “stone bread”`; `A
“proper” stew, said Ole Brandt, a cook, needs an onion`. The parser hangs one side or the other elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.annotate.frames import FINITE
from samestory.annotate.quotations.attribution import Attribution
from samestory.annotate.quotations.cue_words import cue_of
from samestory.annotate.quotations.scene import is_telling
from samestory.annotate.quotations.spans import Range, cue_span, past_dateline, trim

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Token

_NOMINAL = frozenset({"PROPN", "NOUN", "PRON", "NUM", "DET", "ADJ", "PART"})
_BESIDE = _NOMINAL | {"ADP", "ADV"}
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
_HELPERS = frozenset({"be", "have", "do", "will", "would", "could", "should", "may", "might", "must", "can", "shall"})
_LONGEST = 8
"""Tokens of a source, or behind a verb, between the commas."""
_LONGEST_SIDE = 60
"""Tokens on either side that what is attributed may have."""
_MARKS = frozenset("“\"'‘«„")
_CLOSING = frozenset("”\"'’»")
_GOING_ON = frozenset({"VBG", "WDT", "WP", "WP$", "WRB"})
_STOPS = frozenset({";", ":", ".", "?", "!", "–", "—", "--", "("})


def set_in(doc: Doc, quoted: Callable[[int], bool], known: list[Attribution]) -> list[Attribution]:
    """Give the attributions of cues that stand between commas, whole, in the place of those that the parse gave.

    Parameters
    ----------
    doc, quoted
        As for :func:`samestory.annotate.quotations.attributions.find_attributions`.
    known
        What the grammar found. An attribution whose content lies on both sides of its cue already is kept.
    """
    made = {}
    whole = {one.anchor for one in known if _around(one)}
    for token in doc:
        if token.tag_ not in ("VBD", "VBZ", "VBP") or token.i in whole or quoted(token.i):
            continue
        cue = cue_of(token)
        if cue is None or "speech" not in cue.frames:
            continue
        found = _between_commas(token)
        if found is None:
            continue
        source, holder, first, last = found
        content = _sides(doc, token, first, last, quoted)
        if content:
            made[token.i] = Attribution(cue_span(token), source, content, token.i, holder.i, "set in", cue.force)
    return [one for one in known if one.anchor not in made] + list(made.values())


def _around(one: Attribution) -> bool:
    """Whether what is attributed lies on both sides of its cue."""
    return one.content[0][0] < one.cue[0] and one.content[-1][1] > one.cue[1]


def _between_commas(verb: Token) -> tuple[Range, Token, int, int] | None:
    """Find who speaks and the two commas, by their tokens: `, Ada Holm said,`, `, said Ada Holm, an engineer,`."""
    doc, start, end = verb.doc, verb.sent.start, verb.sent.end
    left = verb.i - 1
    while left > start and (doc[left].pos_ in ("ADV", "AUX") or doc[left].tag_ == "RB"):
        left -= 1
    last = left
    while left > start and last - left < _LONGEST and _is_nominal(doc[left]):
        left -= 1
    if left <= start or doc[left].text != ",":
        return None
    right = verb.i + 1
    if last > left:
        words = (left + 1, last)
        if right < end and (_is_told(doc[right]) or is_telling(verb)):
            while right < end and right - verb.i < _LONGEST and doc[right].pos_ in _BESIDE and doc[right].text != ",":
                right += 1
    else:
        while right < end and right - verb.i < _LONGEST and _is_nominal(doc[right]):
            right += 1
        words = (verb.i + 1, right - 1)
        right = _past_apposition(doc, right, end)
    if right >= end - 1 or doc[right].text != "," or words[1] < words[0]:
        return None
    if any(doc[i].tag_ in _RELATIVE or doc[i].lower_ == "that" for i in range(left + 1, right)):
        return None
    holders = [doc[i] for i in range(words[0], words[1] + 1) if doc[i].pos_ in ("PROPN", "NOUN", "PRON")]
    if not holders or holders[-1].ent_type_ in ("DATE", "TIME"):
        return None
    holder = next((t for t in holders if t.head.i < words[0] or t.head.i > words[1]), holders[-1])
    begin, text = doc[words[0]].idx, doc[words[0] : words[1] + 1].text
    found = trim(text, 0, len(text))
    return None if found is None else ((begin + found[0], begin + found[1]), holder, left, right)


def _is_told(token: Token) -> bool:
    """Whether words behind a verb of saying tell to whom, where or when, and are not what is said."""
    return token.pos_ in ("ADP", "ADV") or token.ent_type_ in ("DATE", "TIME")


def _is_nominal(token: Token) -> bool:
    return (token.pos_ in _NOMINAL or token.tag_ in ("POS", "HYPH") or token.lower_ in ("of", "for")) and (
        token.text != "," and "\n" not in token.text
    )


def _past_apposition(doc: Doc, comma: int, end: int) -> int:
    """Give the comma behind what a speaker is told to be: `, said Ada Holm, an engineer at the dam,`."""
    if comma >= end - 1 or doc[comma].text != "," or doc[comma + 1].tag_ not in ("DT", "PRP$", "NN", "JJ", "NNP", "WP"):
        return comma
    at = comma + 1
    while at < end and at - comma < 2 * _LONGEST and doc[at].text != "," and doc[at].tag_ not in FINITE:
        at += 1
    return at if at < end and doc[at].text == "," else comma


def _sides(doc: Doc, verb: Token, first: int, last: int, quoted: Callable[[int], bool]) -> tuple[Range, ...]:
    """Give what stands before the first and behind the last comma, where neither side is all that is said."""
    begin, end = verb.sent.start, verb.sent.end
    for i in range(first - 1, begin - 1, -1):
        if (doc[i].text in _STOPS and not quoted(i)) or "\n" in doc[i].text:
            begin = i + 1
            break
    for i in range(last + 1, end):
        if (doc[i].text in _STOPS and not quoted(i)) or "\n" in doc[i].text:
            end = i
            break
    begin = max(begin, past_dateline(doc, begin, first))
    before = [doc[i] for i in range(begin, first)]
    behind = [doc[i] for i in range(last + 1, end)]
    if not before or not behind or max(len(before), len(behind)) > _LONGEST_SIDE:
        return ()
    if quoted(first) or before[-1].text[-1:] in _CLOSING or behind[0].pos_ == "CCONJ" or behind[0].tag_ in _GOING_ON:
        return ()  # a remark in quotation marks, or what the reporter goes on with
    before = before[1:] if before[0].pos_ == "CCONJ" else before
    if not before:
        return ()
    opening = behind[0].text[:1] in _MARKS
    clause = any(token.tag_ in FINITE and not quoted(token.i) for token in before)
    if before[0].lower_ in ("as", "if", "when", "while", "although", "though", "but", "because", "so"):
        return ()
    if _is_broken(before):
        pass  # `She would not, he said, leave`
    elif clause:
        # `He looked, she noted, “like a man who is late”`: what goes on is no clause of the reporter's.
        small = len(behind) > 1 and behind[1].text[:1].islower()  # no title: `she wrote in her book, “Night Boats”`
        goes_on = ((opening and small) or behind[0].pos_ in ("ADP", "SCONJ")) and not _has_clause(behind, quoted)
        if not goes_on and not (behind[0].lower_ == "that" and len(before) < _LONGEST):
            return ()  # `It was a mistake, she said, that “nobody tasted it”`
    elif (opening and not _has_clause(behind, quoted)) or not any(t.tag_ in FINITE or t.tag_ == "VBN" for t in behind):
        return ()
    elif any(token.lower_ == "that" and token.dep_ == "mark" and token.head.head == verb for token in behind):
        return ()  # `In Velm, she replied to a question, the first of the day, that the pier was shut`
    pieces = []
    for words in (before, behind):
        text = doc[words[0].i : words[-1].i + 1].text
        found = trim(text, 0, len(text))
        if found is None:
            return ()
        pieces.append((words[0].idx + found[0], words[0].idx + found[1]))
    return tuple(pieces)


def _is_broken(words: list[Token]) -> bool:
    """Whether words end in a helping verb, or its `not`: `She would not`, `He had`."""
    negated = len(words) > 1 and words[-1].lower_ in ("not", "n't", "n’t")
    return _is_helper(words[-2] if negated else words[-1])


def _is_helper(token: Token) -> bool:
    return token.lemma_.lower() in _HELPERS and token.pos_ in ("AUX", "VERB")


def _has_clause(words: list[Token], quoted: Callable[[int], bool]) -> bool:
    return any(token.tag_ in FINITE and not quoted(token.i) for token in words)
