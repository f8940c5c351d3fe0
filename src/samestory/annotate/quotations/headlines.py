"""Quoted words in headlines and crossheads: they are whose the same words are in the body."""

from __future__ import annotations

import re
from dataclasses import replace

from samestory.annotate.quotations.attribution import Attribution
from samestory.annotate.quotations.marks import Stretch
from samestory.annotate.quotations.scene import Scene, is_clausal, is_heading
from samestory.annotate.quotations.spans import trim
from samestory.resources.cues import names_person

_WORD = re.compile(r"\w+")
_LABELS = frozenset({"poll", "survey", "study", "report", "police", "official", "source", "mayor", "minister",
                     "president", "analyst", "expert", "witness", "lawyer", "prosecutor", "judge", "union",
                     "company"})  # fmt: skip
"""Whom or what a headline quotes with one word and a colon."""
_LED = re.compile(r"(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}):[ \xa0]+(?P<words>[^\n]+)")


def attribute_headings(scene: Scene, known: list[Attribution]) -> list[Attribution]:
    """Attribute the quoted words of headings that no cue holds.

    A heading's words belong to the attribution in the body whose content has the same words, quoted or not (three in
    four of them, in order, where a headline writer has changed some). Without such a sentence they stay nobody's.
    """
    held = [piece for one in known for piece in one.content]
    found = []
    for stretch in scene.stretches:
        if not is_heading(scene, stretch) or any(s <= stretch.start and stretch.end <= e for s, e in held):
            continue
        one = _same_words(scene, stretch, known)
        if one is None:
            behind = _named_behind(scene, stretch)
            if behind is not None:
                found.append(behind)
        else:
            found.append(
                Attribution(
                    (stretch.open, stretch.open),
                    one.source,
                    ((stretch.open, stretch.close),),
                    -1,
                    one.holder,
                    "heading",
                    one.force,
                )
            )
    return found


def _same_words(scene: Scene, stretch: Stretch, known: list[Attribution]) -> Attribution | None:
    """Find the attribution with a source whose content has most of the words of a stretch, in their order."""
    words = _folded(scene.text[stretch.start : stretch.end])
    best: tuple[float, Attribution] | None = None
    for one in known:
        if one.source is None:
            continue
        body = _folded(" ".join(scene.text[s:e] for s, e in one.content))
        share = _in_order(words, body) / len(words) if words else 0.0
        if share >= (0.75 if len(words) > 2 else 1.0) and (best is None or share > best[0]):
            best = (share, one)
    return None if best is None else best[1]


def name_labels(scene: Scene, free: list[Attribution], known: list[Attribution]) -> list[Attribution]:
    """Give the words of a heading to whoever says them in the body, where its label is no name: `Coach: “Never”`."""
    out = []
    for one in free:
        holder = None if one.holder is None else scene.doc[one.holder]
        named = one.source is not None and holder is not None and holder.ent_type_ in ("PERSON", "ORG", "GPE")
        stretch = next((s for s in scene.stretches if (s.open, s.close) == one.content[0]), None)
        if one.rule in ("label", "colon") and not named and stretch is not None and is_heading(scene, stretch):
            body = _same_words(scene, stretch, [other for other in known if other is not one])
            if body is not None:
                out.append(replace(one, source=body.source, holder=body.holder, rule="heading"))
                continue
        out.append(one)
    return out


def labelled_headings(scene: Scene, people: list[str]) -> list[Attribution]:
    """Attribute the words of a headline that a name leads up to: `Holm: Harbour will stay open`, `Poll: Most want it`.

    Only the first line, without quotation marks behind the colon, and only a name that the report gives to a person or
    one word for who or what speaks.
    """
    line = scene.paragraph(0) if scene.text else (0, 0)
    match = _LED.match(scene.text, *line)
    if match is None:
        return []
    last_names = {name.rsplit(" ", 1)[-1].casefold() for name in people if name[:1].isupper()}
    label = match["name"].casefold()
    speaks = label.removesuffix("s") in _LABELS or label in _LABELS
    if not speaks and label.rsplit(" ", 1)[-1] not in last_names:
        return []
    start, end = match.span("words")
    if any(start <= s.open < end for s in scene.stretches):
        return []
    inner = scene.tokens(start, end)
    if not any(scene.doc[i].pos_ in ("VERB", "AUX") for i in inner):
        return []
    content = trim(scene.text, start, end)
    holder = scene.tokens(*match.span("name"))
    if content is None or not holder:
        return []
    colon = match.end("name")
    return [Attribution((colon, colon + 1), match.span("name"), (content,), -1, holder[-1], "heading: label")]


def _named_behind(scene: Scene, stretch: Stretch) -> Attribution | None:
    """Read a heading of the shape `“No more trains”: minister shuts the line`: the person who begins what follows."""
    _, end = scene.paragraph(stretch.open)
    if scene.text[stretch.close : stretch.close + 1] != ":" or not is_clausal(scene, stretch):
        return None
    behind = [i for i in scene.tokens(stretch.close + 1, end) if not scene.doc[i].is_space][:2]
    for i in behind:
        token = scene.doc[i]
        if token.pos_ == "VERB":
            return None
        if token.ent_type_ == "PERSON" or names_person(token.lower_):
            last = i
            while last + 1 < len(scene.doc) and token.ent_type_ and scene.doc[last + 1].ent_iob_ == "I":
                last += 1
            source = trim(scene.text, scene.doc[behind[0]].idx, scene.doc[last].idx + len(scene.doc[last]))
            mark = (stretch.close, stretch.close + 1)
            return Attribution(mark, source, ((stretch.open, stretch.close),), -1, last, "heading: colon")
    return None


def _folded(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _in_order(words: list[str], body: list[str]) -> int:
    """Count the words that stand in the body close together and in the same order."""
    best = 0
    for start, word in enumerate(body):
        if word not in words[:2]:
            continue
        count, at = 0, 0
        for other in body[start : start + len(words) + 3]:
            if other in words[at:]:
                at = words.index(other, at) + 1
                count += 1
        best = max(best, count)
        if best == len(words):
            break
    return best
