"""Who speaks a paragraph of quoted words without a cue: who spoke in the one before it, or speaks in the next."""

from __future__ import annotations

import re
from dataclasses import replace

from samestory.annotate.quotations.attribution import Attribution
from samestory.annotate.quotations.beside import cue_after, cue_before
from samestory.annotate.quotations.cue_words import cue_of
from samestory.annotate.quotations.marks import Stretch
from samestory.annotate.quotations.scene import Scene
from samestory.annotate.quotations.sources import UTTERANCES, is_inanimate
from samestory.annotate.quotations.spans import cue_span, source_span
from samestory.annotate.quotations.turned import told_how_next
from samestory.resources.cues import document_nouns, names_person
from samestory.resources.thesaurus import is_person

_CAPTION = 25
"""Words of a paragraph that may have been put into a quotation over several paragraphs: the line under a picture."""
_SUBJECT = 80
"""Characters of a paragraph within which its subject must begin for it to begin with who that is."""
_ONES_OWN = frozenset({"i", "my", "me", "mine", "myself"})
SPOKE_LAST = "spoke last"
_ACCOUNT = 1000
"""Characters of the reporter's over which somebody goes on speaking: some three paragraphs."""


def paragraph_before(
    scene: Scene,
    stretch: Stretch,
    begin: int,
    previous: Attribution | None,
    previous_stretch: Stretch | None,
    rest: list[Attribution],
    taken: list[Attribution],
) -> Attribution | None:
    """Find who is speaking from the paragraph before: its last words, its open quotation, its last attribution."""
    lead = scene.text[:begin].rstrip()
    if not lead:
        return None
    before, end = scene.paragraph(len(lead) - 1)
    closing = previous_stretch is not None and previous_stretch.open >= before
    opened = previous_stretch is not None and not previous_stretch.closed and previous is not None
    if opened and previous_stretch is not None and previous is not None and previous_stretch.close < before:
        between = scene.text[previous_stretch.close : end].strip()
        if len(between.split()) <= _CAPTION and between.count("\n") < 2 and not between.endswith(":"):
            return replace(previous, rule="quotation goes on")  # over the line under a picture
    if lead.endswith(":"):
        mark = Stretch(len(lead), len(lead), len(lead), len(lead))
        boundary = previous_stretch.close if closing and previous_stretch is not None else before
        found = cue_before(scene, mark, max(before, boundary))
        if found is not None and (found.source is None or _is_thing(scene, found)):
            # `The picture grows clearer by the hour:` leads up to words, and is nobody who speaks them.
            found = spoke_last(scene, stretch, taken, rest) or replace(found, source=None, holder=None)
        if found is not None:
            return found if found.rule == SPOKE_LAST else replace(found, rule="paragraph before: " + found.rule)
    if scene.text[begin : stretch.open].strip():
        return None
    if previous is not None and previous_stretch is not None and _over_credit(scene, previous_stretch, before, end):
        return replace(previous, rule="quotation goes on")
    if closing and previous is not None and previous_stretch is not None:
        ends_paragraph = not previous_stretch.closed or not scene.text[previous_stretch.close : end].strip()
        if ends_paragraph:
            return replace(previous, rule="quotation goes on")
    inner = [one for one in rest if before <= one.cue[0] < end and one.source is not None and one.anchor >= 0]
    if closing and previous is not None:
        later = [one for one in inner if one.cue[0] > previous.cue[0]]
        inner = later
        if not later:
            return replace(previous, rule="quotation goes on")
    speaking = [one for one in inner if speaks(scene, one) and not _others_paper(scene, one, stretch)]
    if speaking:
        return replace(max(speaking, key=lambda one: one.cue[0]), rule="paragraph before: last attribution")
    return subject_of_last(scene, before, end)


def paragraph_behind(scene: Scene, number: int) -> Attribution | None:
    """Find the cue of quoted words that open the next paragraph, where nothing tells whose the paragraph of these is.

    Both paragraphs are somebody's words from their first sign on: `“The pier is closed.”`, and below `“We shall open it
    in May,” she said.`
    """
    stretch = scene.stretches[number]
    begin, end = scene.paragraph(stretch.open)
    if scene.text[begin : stretch.open].strip():
        return None
    last = number
    for place in range(number + 1, len(scene.stretches)):
        if scene.text[scene.stretches[last].close : scene.stretches[place].open].strip():
            break
        last = place
    below = re.match(r"\s*\n\s*(?=\S)", scene.text[scene.stretches[last].close :])
    if below is not None:
        start, stop = scene.paragraph(scene.stretches[last].close + below.end())
        told = told_how_next(scene, start, stop)
        if told is not None:
            return replace(told, rule="paragraph behind: turned")
        opens = _opens_with_person(scene, start, stop)
        if opens is not None and last == number and not scene.text[scene.stretches[last].close : start].strip():
            return opens
    if number + 1 == len(scene.stretches):
        return None
    follows = scene.stretches[number + 1]
    if scene.text[stretch.close : end].strip() or scene.text[stretch.close : follows.open].strip():
        return None
    behind = cue_after(scene, follows)
    return None if behind is None or behind.source is None else replace(behind, rule="paragraph behind: cue after")


def _opens_with_person(scene: Scene, begin: int, end: int) -> Attribution | None:
    """Find the person with a name who is the subject with which the paragraph below quoted words begins.

    So features open: `“You hear it before you see it.”`, and below `Ada Holm has lived by the volcano for years.`
    """
    token = next((scene.doc[i] for i in scene.tokens(begin, end) if scene.doc[i].dep_.startswith("nsubj")), None)
    if token is None or token.head.dep_ != "ROOT" or token.ent_type_ != "PERSON" or token.idx > begin + _SUBJECT:
        return None
    source = source_span(token, token.head)
    if source is None or scene.quoted(token.i):
        return None
    return Attribution(cue_span(token.head), source, (), token.head.i, token.i, "paragraph behind: subject")


def _over_credit(scene: Scene, previous: Stretch, begin: int, end: int) -> bool:
    """Whether a paragraph is the line under a picture, with its credit, right below who spoke last.

    `The lens in its dome (Velm University)` parts a remark from what its speaker goes on to say.
    """
    line = scene.text[begin:end].strip()
    caption = line.endswith(")") and len(line.split()) <= _CAPTION and not any(mark in line for mark in '“”"')
    lead = scene.text[:begin].rstrip()
    return caption and bool(lead) and scene.paragraph(len(lead) - 1)[0] <= previous.open < begin


def spoke_last(scene: Scene, stretch: Stretch, taken: list[Attribution], rest: list[Attribution]) -> Attribution | None:
    """Give who spoke last to a paragraph of quoted words that follows one in which nobody speaks.

    So accounts are told: `“The oven knows no holidays,” he said.`, a paragraph on what the council did, and `“Nobody
    asked for a paper in those days.”` Words with `I` or `my` are no body's and no document's.
    """
    begin, end = scene.paragraph(stretch.open)
    if scene.text[begin : stretch.open].strip() or scene.text[stretch.close : end].strip(" .\t\xa0"):
        return None
    told = [one for one in rest if one.cue[0] < begin and one.anchor >= 0 and one.source and speaks(scene, one)]
    spoken = [one for one in taken if one.source is not None and one.cue[0] < begin]
    for last in sorted([*told, *spoken], key=lambda one: (one.cue[0], one.content), reverse=True):
        where = max((reach for _, reach in last.content if reach <= begin), default=last.cue[1])
        if begin - max(where, last.cue[1]) > _ACCOUNT:
            return None
        if may_say(scene, last, stretch):
            return replace(last, rule=SPOKE_LAST)
    return None


def may_say(scene: Scene, one: Attribution, stretch: Stretch) -> bool:
    """Whether who speaks in an attribution can have spoken words: no thing, and no body where they have `I` or `my`."""
    holder = None if one.holder is None else scene.doc[one.holder]
    if holder is None:
        return one.rule in ("transcript", "signature")
    if is_inanimate(holder) or (holder.tag_ == "NNS" and not holder.ent_type_):
        return False  # nor do `sources` tell an account
    if not any(scene.doc[i].lower_ in _ONES_OWN for i in scene.tokens(stretch.start, stretch.end)):
        return True
    if holder.ent_type_ == "PERSON" or holder.lower_ in ("he", "she", "i", "who", "one"):
        return True
    return holder.tag_ == "NN" and (names_person(holder.lower_) or is_person(holder.lower_))


def _others_paper(scene: Scene, one: Attribution, stretch: Stretch) -> bool:
    """Whether a report or a poll speaks, and the words are those of one who says `I`."""
    holder = None if one.holder is None else scene.doc[one.holder]
    written = holder is not None and document_nouns().get(holder.lemma_.lower()) in ("medium", "finding")
    return written and not may_say(scene, one, stretch)


def _is_thing(scene: Scene, one: Attribution) -> bool:
    holder = None if one.holder is None else scene.doc[one.holder]
    if holder is None or holder.pos_ != "NOUN" or holder.lemma_.lower() in UTTERANCES:
        return False
    # `The state of the coast gets worse:`: a word for a body, and none here.
    of = any(c.lower_ in ("of", "over", "in") for c in holder.children) and not names_person(holder.lower_)
    return is_inanimate(holder) or (of and cue_of(scene.doc[one.anchor]) is None)


def subject_of_last(scene: Scene, begin: int, end: int) -> Attribution | None:
    """Take the subject of the last sentence before quoted words for their speaker, if it is a person."""
    for i in reversed(scene.tokens(begin, end)):
        token = scene.doc[i]
        if token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and token.ent_type_ in ("PERSON", "ORG"):
            verb = token.head
            return Attribution(
                cue_span(verb), source_span(token, verb), (), verb.i, token.i, "subject of the last sentence"
            )
    return None


def speaks(scene: Scene, one: Attribution) -> bool:
    """Whether a cue tells of words spoken, not of what somebody thinks or shows."""
    cue = cue_of(scene.doc[one.anchor])
    return one.rule == "according to" or (cue is not None and "speech" in cue.frames)
