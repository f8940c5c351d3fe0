"""Quoted words set into the reporter's clause, and contents that the parser cut at a quotation mark."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from samestory.annotate.frames import FINITE
from samestory.annotate.quotations.attribution import Attribution
from samestory.annotate.quotations.beside import cue_after
from samestory.annotate.quotations.cue_words import cue_of
from samestory.annotate.quotations.marks import Stretch
from samestory.annotate.quotations.order import by_order
from samestory.annotate.quotations.paragraphs import speaks
from samestory.annotate.quotations.polarity import polarity_of
from samestory.annotate.quotations.scene import Scene, is_telling, looks_like_title
from samestory.annotate.quotations.sources import NAMING, agent, is_inanimate, is_passive, subject
from samestory.annotate.quotations.spans import Range, cue_span, source_span, trim
from samestory.annotate.ranges import Ranges
from samestory.resources.cues import Cue

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOINING = frozenset({"and", "or", "but", "nor", "also", "a", "an", "the", "then", "as"})


_JOINED = re.compile(r",\s+(?:and|but|or)\s*$")
"""How a remark goes on behind the cue that cut it: `“a trap,” she wrote to the guild, and “full of holes”`."""

_LONGEST_JOINED = 12
"""Tokens between a reported clause and quoted words in a clause that `and` joins to it."""
SPOKEN = frozenset({"assert", "claim", "warn", "promise", "deny", "as", "accuse", "demand", "predict"})
_VAGUE = frozenset({"it", "they", "we", "i", "this", "that", "which", "what", "you", "some", "many"})
"""What stands for somebody or something of the clause above, mostly for who speaks there."""

_WORDING = frozenset({"phrase", "term", "word", "expression", "slogan", "chant", "motto", "language"})


def without_nested(scene: Scene, taken: list[Attribution], remain: list[Attribution]) -> list[Attribution]:
    """Leave out what is attributed within what is attributed already: `she said that he wanted to go` is hers.

    Quoted words may be of whom she tells of (`she said that he called it “a trap”`): such an attribution is kept, with
    the sources around it.
    """
    others = [*taken, *remain]
    ranges = Ranges((*piece, place) for place, other in enumerate(others) for piece in other.content)
    kept = []
    for one in remain:
        holding = [n for start, end, n in ranges.touching(*one.cue) if start <= one.cue[0] and one.cue[1] <= end]
        around = [
            other.source
            for other in (others[place] for place in sorted(holding))
            if one.anchor >= 0 and other.anchor >= 0 and other.anchor != one.anchor
        ]
        if not around:
            kept.append(one)
        elif _quotes(scene, one):
            kept.append(replace(one, within=tuple(around)))
    return kept


def _quotes(scene: Scene, one: Attribution) -> bool:
    """Whether somebody is told to have said the words in quotation marks that are attributed to them."""
    if one.source is None or one.force not in SPOKEN or scene.quoted(one.anchor):
        return False
    holder = None if one.holder is None else scene.doc[one.holder]
    if holder is not None and (holder.lower_ in _VAGUE or is_inanimate(holder)):
        return False
    if polarity_of(scene.doc, one) == "negative":
        return False  # `the firm said that it would not comment on “rumours”`
    if not speaks(scene, one) and one.rule != "as":
        return False
    return any(s <= held.start and held.end <= e for s, e in one.content for held in scene.stretches)


def held_by_cue(scene: Scene, taken: list[Attribution], remain: list[Attribution]) -> list[Attribution]:
    """Give embedded stretches that no content holds to the cue verb whose clause they stand in.

    The content is the part of the clause, below the cue, in which the stretch stands. Where no cue stands above a
    stretch in its sentence, it is nobody's: a title, a nickname, a scare quote. A content of ``remain`` that the parser
    cut short before the stretch is drawn out over it.
    """
    found: list[Attribution] = []
    held = [piece for one in (*taken, *remain) for piece in one.content]
    for stretch in scene.stretches:
        if any(start <= stretch.start and stretch.end <= end for start, end in held):
            continue
        inner = scene.tokens(stretch.start, stretch.end)
        if not inner or looks_like_title(scene, stretch):
            continue
        cut = _cut_short(scene, stretch, remain)
        if cut is not None:
            one, content = cut
            remain[remain.index(one)] = replace(one, content=content)
            held.extend(content)
            continue
        joined = _coordinated(scene, stretch, [*taken, *remain, *found])
        if joined is None and scene.text[stretch.end - 1] == "," and not _is_named(scene, stretch):
            after = cue_after(scene, stretch)
            if after is not None:
                joined = replace(after, content=((sentence_start(scene, after, stretch), stretch.close),))
        if joined is not None:
            found.append(joined)
            held.extend(joined.content)
            continue
        token = scene.doc[inner[0]]
        while token.head.i in inner and token.head != token:
            token = token.head
        branch = token
        for _ in range(12):
            if token.head == token:
                break
            branch, token = token, token.head
            cue = cue_of(token) if token.tag_.startswith("VB") else None
            if cue is None and token.pos_ == "VERB" and branch.lemma_.lower() in _WORDING and branch.dep_ == "dobj":
                cue = Cue("assert", frozenset({"quote"}))  # `used the phrase “...”`
            if (
                cue is None
                or cue.force == "show"
                or cue.frames <= {"it", "back"}
                or scene.quoted(token.i)
                or branch.dep_ in ("nsubj", "nsubjpass", "advcl", "conj", "agent", "npadvmod")
            ):
                continue
            passive = is_passive(token)
            named = _named_by(token, stretch)
            if (
                named is None
                and branch.dep_ == "prep"
                and not passive
                and branch.lower_ not in ("as", "to", "for", "of", "on", "about", "with", "against", "over")
            ):
                continue
            if branch.dep_ in ("dobj", "dative") and is_telling(token):
                continue
            holder = agent(token) if passive else subject(token)
            ordered = by_order(token) if holder is None and not passive else None
            holder = holder if ordered is None else ordered[1]
            if holder is None or scene.quoted(holder.i):
                continue
            if not cue.frames & _UTTERING and _is_told_above(scene, token):
                continue  # `Holm said every guest who wants more “must wash a pot”`
            start = min(scene.doc[branch.left_edge.i].idx, stretch.open)
            start = start if named is None else named.left_edge.idx
            end = max(branch.right_edge.idx + len(branch.right_edge), stretch.close)
            begin, last = scene.paragraph(stretch.open)
            start, end = max(start, begin), min(end, last)
            if start < token.idx + len(token) <= stretch.open:
                start = token.idx + len(token)
            trimmed = trim(scene.text, start, end) or (start, end)
            span = (min(trimmed[0], stretch.open), max(trimmed[1], stretch.close))
            source = source_span(holder, token) if ordered is None else ordered[0]
            made = Attribution(cue_span(token), source, (span,), token.i, holder.i, "in the clause of a cue", cue.force)
            found.append(widen(scene, made))
            held.append(span)
            break
    return found


_UTTERING = frozenset({"speech", "quote", "as"})


def _is_told_above(scene: Scene, verb: Token) -> bool:
    """Whether a verb stands in a clause that somebody is told to have said, outside quotation marks."""
    below = verb
    for above in verb.ancestors:
        cue = cue_of(above) if above.tag_.startswith("VB") and not scene.quoted(above.i) else None
        if cue is not None and "speech" in cue.frames and above.i < verb.i and below.dep_ in ("ccomp", "dobj"):
            return subject(above) is not None or by_order(above) is not None
        below = above
    return False


def _is_named(scene: Scene, stretch: Stretch) -> bool:
    """Whether quoted words behind a preposition are a name with its comma: `the band goes into “Harbour,” and he`."""
    spelt = re.findall(r"[^\W\d_][\w'’-]*", scene.text[stretch.start : stretch.end])
    before = scene.doc[max(0, bisect_left(scene.starts, stretch.open) - 1)]
    return before.tag_ == "IN" and before.lower_ != "that" and all(word[0].isupper() for word in spelt)


def _named_by(verb: Token, stretch: Stretch) -> Token | None:
    """Find what is called something by quoted words right behind it: `called the guild “out of touch”`."""
    if verb.lemma_.lower() not in NAMING:
        return None
    things = (child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i)
    return next((c for c in things if 0 <= stretch.open - c.right_edge.idx - len(c.right_edge) <= 1), None)


def _cut_short(
    scene: Scene, stretch: Stretch, known: list[Attribution]
) -> tuple[Attribution, tuple[Range, ...]] | None:
    """Find the reported clause that goes on into a stretch, though the parser hangs what goes on elsewhere.

    `She said the talks were off “if they keep the guns”`, and `warning them that the plan was ready and the button was
    “on my desk”`: nothing stands between, or a clause that `and` joins to it and that ends in the quoted words.
    """
    for one in known:
        start, end = one.content[-1]
        if one.rule != "clause" or not one.cue[1] <= start < end <= stretch.open:
            continue
        gap = scene.text[end : stretch.open]
        if not gap.strip():
            return one, (*one.content[:-1], (start, stretch.close))
        joined = scene.text[start:end].endswith(" and") or gap.lstrip(" ,").startswith("and ")
        inside = scene.tokens(end, stretch.open)
        if not joined or not inside or len(inside) > _LONGEST_JOINED or re.search(r"[.;:?!\n“”\"]", gap):
            continue
        behind = scene.text[stretch.close : stretch.close + 1]
        ends = scene.text[stretch.end - 1] in ".?!" or behind in (".", "")
        copula = next((scene.doc[i] for i in reversed(inside) if not scene.doc[i].is_space), None)
        speaks = any(cue_of(scene.doc[i]) is not None and scene.doc[i].tag_ in FINITE for i in inside)
        if ends and copula is not None and copula.lemma_ in ("be", "have", "remain") and not speaks:
            return one, (*one.content[:-1], (start, stretch.close))
    return None


def _coordinated(scene: Scene, stretch: Stretch, known: list[Attribution]) -> Attribution | None:
    """Give a stretch that `and` or `or` joins to an attributed one the same attribution."""
    begin, _ = scene.paragraph(stretch.open)
    before = [other for other in scene.stretches if begin <= other.open and other.close <= stretch.open]
    if not before:
        return None
    last = before[-1]
    for one in known:
        if not any(start <= last.start and last.end <= end for start, end in one.content):
            continue
        gap = range(last.close, stretch.open)
        covered = [span for span in (one.cue, one.source) if span is not None]
        rest = "".join(scene.text[i] for i in gap if not any(s <= i < e for s, e in covered))
        words = re.findall(r"\w+", rest.lower())
        across = any(last.close <= s and e <= stretch.open for s, e in covered) and bool(_JOINED.search(rest))
        spelt = re.findall(r"[^\W\d_][\w'’-]*", scene.text[stretch.start : stretch.end])
        titled = all(word[0].isupper() for word in spelt)  # `the songs “Harbour,” “My Love” and “Tide”`
        listed = not titled and not scene.text[last.close : stretch.open].strip() and scene.text[last.end - 1] == ","
        if ((set(words) <= _JOINING or across) and words and "." not in rest) or listed:
            return replace(one, content=((stretch.open, stretch.close),), rule="joined: " + one.rule)
    return None


def sentence_start(scene: Scene, one: Attribution, stretch: Stretch) -> int:
    """Say where a content begins whose start the parser missed: `It was “settled. All is well,” she said`."""
    begin, _ = scene.paragraph(stretch.open)
    left = scene.text[begin : stretch.open].rstrip()
    if one.cue[0] < stretch.open or not left or left[-1] in ".?!:;,—–…”\"'’»":
        return stretch.open
    first = bisect_left(scene.starts, stretch.open)
    while first > 0 and scene.starts[first] > begin and not scene.doc[first].is_sent_start:
        first -= 1
    place = max(begin, scene.starts[first])
    if any(place < other.close <= stretch.open for other in scene.stretches) or place >= stretch.open:
        return stretch.open
    return place


def widen(scene: Scene, one: Attribution) -> Attribution:
    """Draw a content out over every stretch that it cuts, unless it holds only a small part of it."""
    content = []
    for start, end in one.content:
        for stretch in scene.stretches:
            if stretch.close <= start or end <= stretch.open:
                continue
            if start <= stretch.open and end >= stretch.close:
                continue
            if stretch.open <= start and end <= stretch.close and not (start <= stretch.start and end >= stretch.end):
                # Inside one stretch: the parser saw only its last sentence.
                if stretch.close - end < 3:
                    start, end = sentence_start(scene, one, stretch), stretch.close
                continue
            if stretch.open < start:
                start = sentence_start(scene, one, stretch)
            end = max(end, stretch.close)
        for cut in (one.cue, one.source):
            if cut is not None and start < cut[0] < end <= cut[1]:
                end = cut[0]
        content.append((start, end))
    return replace(one, content=tuple(content))
