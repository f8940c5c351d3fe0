"""Words in quotation marks: which are somebody's, and which cue they belong to.

A stretch is *free* when it is a sentence or clause of its own (`"We go," she said`), otherwise *embedded* in the
reporter's clause (`she said the plan was "a trap"`). A free stretch takes the cue beside it: in the words that follow
it, in those before it, at the end of the paragraph before it (`She wrote:`), or that of the quotation which it
continues. An embedded stretch counts only when an attribution holds it (see ``embedded``); what is left over is a
title, a nickname or a scare quote.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from samestory.annotate.quotations.attribution import Attribution
from samestory.annotate.quotations.beside import cue_after, cue_before, in_parenthesis, signed
from samestory.annotate.quotations.cue_words import cue_of
from samestory.annotate.quotations.embedded import SPOKEN, widen
from samestory.annotate.quotations.marks import Stretch
from samestory.annotate.quotations.paragraphs import (
    paragraph_before,
    paragraph_behind,
    speaks,
    spoke_last,
    subject_of_last,
)
from samestory.annotate.quotations.scene import Scene, is_clausal, is_cue, is_heading, is_telling, looks_like_title
from samestory.annotate.quotations.sources import is_inanimate
from samestory.annotate.quotations.spans import Range
from samestory.resources.cues import names_person

if TYPE_CHECKING:
    from spacy.tokens import Token


_LAST_WORDS = 300
"""Characters before a mark that hold the five words that are looked at."""
_ASKS_TO_FOLLOW = re.compile(r"(?:Follow|Like|Find) [^.?!]{2,60} on (?:Twitter|Facebook|Instagram|YouTube|TikTok|X)\b")
"""An outlet's own line that marks of the block before it took in."""


def is_free(scene: Scene, stretch: Stretch) -> bool:
    """Whether a stretch is a sentence or clause of its own rather than words set into the reporter's clause."""
    if stretch.label is not None:
        return True
    text = scene.text
    begin, end = scene.paragraph(stretch.open)
    left, right = text[begin : stretch.open].rstrip(), text[stretch.close : end].lstrip()
    last = text[stretch.end - 1]
    if left.endswith("(") and in_parenthesis(scene, stretch) is not None:
        return True
    if left and left[-1] not in ".?!:;,—–-…)”\"'’»":
        if not _ends_in_cue(scene, begin, stretch.open):
            return False
    elif (left and left[-1] == "," and text[stretch.start].islower() and not _cue_in(scene, begin, stretch.open)) or (
        left and left[-1] in "”\"'’»" and not _between(scene, stretch)
    ):
        return False
    if looks_like_title(scene, stretch):
        return False
    if (
        is_clausal(scene, stretch)
        and (not left or left[-1] in ".?!")
        and len(scene.text[stretch.start : stretch.end].split()) > 7
    ):
        return True
    ends = not right or last in ",.?!—–…-" or right[0] in ",.?!;—–[(" or scene.text[stretch.close - 1] in ",."
    if not ends:
        return False
    if is_clausal(scene, stretch):
        return True
    whole = not left or left[-1] in '.?!:”"’»' or _ends_in_cue(scene, begin, stretch.open) or left[-1] == ","
    return whole and (last in ",.?!…—" or not right or right[0] == ",")


def _between(scene: Scene, stretch: Stretch) -> bool:
    """Whether the mark before a stretch closes another stretch, so that nothing stands between the two."""
    return any(
        scene.text[one.close : stretch.open].strip() == "" for one in scene.stretches if one.close <= stretch.open
    )


def _ends_in_cue(scene: Scene, begin: int, end: int) -> bool:
    """Whether the words before an opening mark end in a cue verb (or `that`, or whom it was told)."""
    begin = max(begin, end - _LAST_WORDS)  # a paragraph may hold thousands of stretches
    indices = [i for i in scene.tokens(begin, end) if not scene.doc[i].is_punct and not scene.doc[i].is_space]
    for i in reversed(indices[-5:]):
        token = scene.doc[i]
        if is_cue(token):
            return all(_steps_aside(scene.doc[j], token) for j in indices if j > i)
        if token.tag_.startswith("VB"):
            return False
    return False


def _steps_aside(word: Token, verb: Token) -> bool:
    """Whether a word between a cue and an opening mark is no part of what is said: `that`, whom it was told, when."""
    if word.lower_ == "that" or word.dep_ in ("npadvmod", "advmod", "prt"):
        return True
    cue = cue_of(verb)
    told = (cue is not None and "whom-to" in cue.frames) or is_telling(verb)
    if word.dep_.startswith("nsubj") and word.head != verb:
        return False  # `warned that it “smelled”`
    return (told and verb in (word.head, word.head.head) and word.pos_ in ("PRON", "PROPN", "NOUN", "DET")) or (
        word.dep_.startswith("nsubj") and word.head == verb and word.i > verb.i
    )


def _cue_in(scene: Scene, begin: int, end: int) -> bool:
    return any(is_cue(scene.doc[i]) for i in scene.tokens(begin, end) if not scene.quoted(i))


def _stands_alone(scene: Scene, stretch: Stretch) -> bool:
    """Whether a stretch is a sentence by its punctuation: `“Never.”`."""
    begin, end = scene.paragraph(stretch.open)
    left, right = scene.text[begin : stretch.open].rstrip(), scene.text[stretch.close : end].lstrip()
    if left and left[-1] not in ".?!:”\"’'»":
        return False
    return scene.text[stretch.end - 1] in ".?!…—" and not right[:1].islower()


def attribute_stretches(scene: Scene, grammar: list[Attribution]) -> tuple[list[Attribution], list[Attribution]]:
    """Give every stretch that is somebody's its attribution.

    Returns
    -------
    The attributions of free stretches, each with the stretch, marks included, as content; and the grammar's
    attributions that remain, their contents drawn out so that no stretch is cut.
    """
    rest = [widen(scene, one) for one in grammar]
    taken: list[Attribution] = []
    used: set[int] = set()
    previous: Attribution | None = None
    previous_stretch: Stretch | None = None
    for number, stretch in enumerate(scene.stretches):
        if not is_free(scene, stretch) or _ASKS_TO_FOLLOW.match(scene.text, stretch.start, stretch.end):
            continue
        begin, _ = scene.paragraph(stretch.open)
        boundary = begin
        if number and scene.stretches[number - 1].close > begin:
            boundary = scene.stretches[number - 1].close
        found = _labelled(scene, stretch) or _beside(scene, stretch, boundary)
        if found is not None and found.rule == "cue before":
            above = _above(stretch, found, rest)
            if above is not None and (above.source == found.source or not _speaks_itself(scene, found, stretch)):
                # Its clause holds the words.
                previous, previous_stretch = replace(above, content=((stretch.open, stretch.close),)), stretch
                continue
        if found is None and is_heading(scene, stretch):
            continue
        same_paragraph = previous_stretch is not None and previous_stretch.open >= begin
        shared = found is not None and same_paragraph and previous is not None and previous.anchor == found.anchor
        if shared and found is not None and previous is not None and previous.source is not None:
            # One cue has one source, however it is read from either side.
            found = replace(found, source=previous.source, holder=previous.holder)
        if found is None:
            found = _by_grammar(stretch, rest)
            if found is not None and _led_into(scene, stretch, found):
                previous, previous_stretch = replace(found, content=((stretch.open, stretch.close),)), stretch
                continue
        if found is None and not is_clausal(scene, stretch) and not _stands_alone(scene, stretch):
            continue
        if found is None and same_paragraph and previous is not None:
            found = replace(previous, rule="continued")
        if found is None or found.rule == "continued":
            since = begin
            if same_paragraph and previous is not None and previous_stretch is not None:
                since = max(previous.cue[1], previous_stretch.close)
            earlier = [one for one in rest if since <= one.cue[0] < stretch.open and one.source is not None]
            earlier = [one for one in earlier if speaks(scene, one)] or (earlier if found is None else [])
            # `he declared in a statement that his counsel read`: who reads it does not go on.
            earlier = [one for one in earlier if scene.doc[one.anchor].dep_ not in ("relcl", "acl")] or earlier
            if earlier:
                found = replace(max(earlier, key=lambda one: one.cue[0]), rule="earlier in the paragraph")
        if found is None:
            found = _next_cue(scene, number)
        if found is None and scene.text[begin : stretch.open].strip():
            found = subject_of_last(scene, begin, stretch.open)
        if found is None and not same_paragraph:
            found = paragraph_before(scene, stretch, begin, previous, previous_stretch, rest, taken)
        if found is None and stretch.single and not is_clausal(scene, stretch):
            continue
        if found is None and is_clausal(scene, stretch) and not is_heading(scene, stretch):
            found = cue_after(scene, stretch)
        if found is None:
            if not is_clausal(scene, stretch):
                continue
            found = paragraph_behind(scene, number) or spoke_last(scene, stretch, taken, rest)
            found = found or Attribution((stretch.open, stretch.open), None, (), -1, None, "no cue")
        made = replace(found, content=((stretch.open, stretch.close),))
        if found.anchor >= 0:
            used.add(found.anchor)
            wider = _reporters_clause(scene, stretch, found, rest)
            if wider is not None:
                made = replace(made, content=wider)
        taken.append(made)
        previous, previous_stretch = made, stretch
    round_about = {one.anchor for one in taken if one.rule.endswith("turned")}  # `was how Holm described the match`
    remain = [
        one
        for one in rest
        if one.anchor not in round_about
        if one.anchor not in used or not any(_share(one.content, t.content) for t in taken if t.anchor == one.anchor)
    ]
    return taken, [one for one in remain if not any(_told_in(scene, one, other) for other in taken)]


def _told_in(scene: Scene, one: Attribution, other: Attribution) -> bool:
    """Whether a verb above the cue of quoted words has nothing but these: `she recalled the pilot saying: “Go.”`."""
    if (
        one.anchor < 0
        or other.anchor < 0
        or one.anchor == other.anchor
        or other.rule not in ("cue before", "cue after")
    ):
        return False
    held = all(any(s <= start and end <= e for s, e in other.content) for start, end in one.content)
    return held and scene.doc[one.anchor] in scene.doc[other.anchor].ancestors


def _share(one: tuple[Range, ...], other: tuple[Range, ...]) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)


def _labelled(scene: Scene, stretch: Stretch) -> Attribution | None:
    """Give a line of a transcript to the name that opens it, a post to the one that is signed below it."""
    if stretch.label is None:
        return None
    start, end = stretch.label
    if start >= stretch.close:
        return Attribution((end, end), stretch.label, (), -1, scene.tokens(start, end)[-1], "post")
    colon = scene.text.index(":", end)
    return Attribution((colon, colon + 1), stretch.label, (), -1, scene.tokens(start, end)[-1], "transcript")


def _beside(scene: Scene, stretch: Stretch, boundary: int) -> Attribution | None:
    """Choose between the cue before and the cue after a stretch."""
    signature = signed(scene, stretch) or in_parenthesis(scene, stretch)
    if signature is not None:
        return signature
    left = scene.text[boundary : stretch.open].rstrip()
    last = scene.text[stretch.end - 1]
    before = cue_before(scene, stretch, boundary)
    if before is not None and left[-1:] in (",", ":") and (last != "," or left[-1:] == ":"):
        # `It says the works is safe: “We will stay,” Holm said.`
        after = cue_after(scene, stretch) if left[-1:] == ":" and last == "," else None
        return before if after is None or after.source is None else after
    if before is not None and last in ".?!" and left[-1:].isalpha() and _starts_anew(scene, stretch):
        return before  # `but said “No.” The mayor said she would wait.`
    if before is None and last in ".?!" and _starts_anew(scene, stretch):
        return None  # `“No more.” Police say that a man was seen.`
    return cue_after(scene, stretch) or before


def _starts_anew(scene: Scene, stretch: Stretch) -> bool:
    """Whether a new sentence of the reporter's, with a subject before its verb, begins behind a stretch."""
    _, end = scene.paragraph(stretch.open)
    words = [scene.doc[i] for i in scene.tokens(stretch.close, end) if not scene.doc[i].is_punct][:12]
    if not words or not words[0].text[:1].isupper():
        return False
    verb = next((word for word in words if is_cue(word)), None)
    return verb is not None and any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)


def _by_grammar(stretch: Stretch, rest: list[Attribution]) -> Attribution | None:
    """Find the smallest attribution of the grammar that holds a stretch."""
    around = [
        one
        for one in rest
        if any(s < stretch.end and stretch.start < e for s, e in one.content)
        and sum(
            min(e, stretch.end) - max(s, stretch.start) for s, e in one.content if s < stretch.end and stretch.start < e
        )
        * 2
        >= stretch.end - stretch.start
    ]
    return min(around, key=lambda one: sum(e - s for s, e in one.content), default=None)


def _led_into(scene: Scene, stretch: Stretch, found: Attribution) -> bool:
    """Whether words of the reporter's lead into quoted words within what is attributed: `that he shouted “Go!”`."""
    around = next((piece for piece in found.content if piece[0] <= stretch.open and stretch.close <= piece[1]), None)
    if around is None:
        return False
    lead = scene.text[around[0] : stretch.open].rstrip()
    return bool(lead) and (lead[-1].isalnum() or lead[-1] == ",") and not any(mark in lead for mark in ".?!\n")


def _above(stretch: Stretch, found: Attribution, rest: list[Attribution]) -> Attribution | None:
    """Find the attribution within whose content a cue stands that leads up to quoted words.

    In `she said many believe “it is over”` what many believe is what she said.
    """
    around = [
        one
        for one in rest
        if one.source is not None
        and one.anchor != found.anchor
        and any(start <= found.cue[0] and stretch.end <= end for start, end in one.content)
    ]
    return max(around, key=lambda one: sum(e - s for s, e in one.content), default=None)


def _next_cue(scene: Scene, number: int) -> Attribution | None:
    """Find the cue after the stretch that follows directly: `"No." "Never," she said`."""
    if number + 1 < len(scene.stretches):
        stretch, follows = scene.stretches[number], scene.stretches[number + 1]
        between = scene.text[stretch.close : follows.open]
        if not between.strip() and "\n" not in between:
            return cue_after(scene, follows)
    return None


def _speaks_itself(scene: Scene, one: Attribution, stretch: Stretch) -> bool:
    """Whether a cue that stands in what somebody says tells of words spoken: `the guild said that Holm said: “No.”`."""
    holder = None if one.holder is None else scene.doc[one.holder]
    if holder is None or holder.pos_ == "PRON" or is_inanimate(holder):
        return False
    cue = cue_of(scene.doc[one.anchor])
    # `that the foreman had shouted, “Go!”`, and not `that once the guild goes home, “I shall sleep”`
    marked = scene.text[: stretch.open].rstrip()[-1:] in (",", ":") and one.rule == "cue before"
    marked = marked and (holder.ent_type_ == "PERSON" or names_person(holder.lower_))
    return (
        one.force in SPOKEN and cue is not None and bool(cue.frames & ({"speech", "quote"} if marked else {"speech"}))
    )


def _reporters_clause(
    scene: Scene, stretch: Stretch, found: Attribution, rest: list[Attribution]
) -> tuple[Range, ...] | None:
    """Give the grammar's content where the reporter's words belong to it: `said “no deal” and that time was short`."""
    if found.rule != "cue before" or scene.text[: stretch.open].rstrip()[-1:] in (",", ":"):
        return None
    for one in rest:
        if one.anchor != found.anchor or not any(s <= stretch.start and stretch.end <= e for s, e in one.content):
            continue
        outside = "".join(scene.text[s:e] for s, e in one.content).replace(scene.text[stretch.open : stretch.close], "")
        if len(re.findall(r"\w+", outside)) > 1:
            return one.content
    return None
