"""Words in quotation marks: which are somebody's, and which cue they belong to.

A stretch is *free* when it is a sentence or clause of its own (`"We go," she said`), otherwise *embedded* in the reporter's
clause (`she said the plan was "a trap"`). A free stretch takes the cue beside it: in the words that follow it, in those before
it, at the end of the paragraph before it (`She wrote:`), or that of the quotation which it continues. An embedded stretch
counts only when an attribution found by grammar holds it; what is left over is a title, a nickname or a scare quote.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from samestory.annotate.attributions import (
    Attribution,
    Range,
    agent,
    cue_span,
    is_passive,
    source_span,
    subject,
    trim,
)
from samestory.annotate.marks import Stretch
from samestory.resources.cues import cue_verbs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SPEAKING = frozenset({"speech", "quote", "clause"})
_LETTER = re.compile(r"\w")
_LONGEST_TAIL = 60
"""Tokens after a quotation in which its cue is looked for."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A parsed report with its outermost stretches, and where the tokens stand."""

    doc: Doc
    text: str
    starts: tuple[int, ...]
    stretches: tuple[Stretch, ...]
    inside: tuple[int, ...]
    """For each token the index of the stretch around it, or -1."""

    @classmethod
    def of(cls, doc: Doc, stretches: tuple[Stretch, ...]) -> Scene:
        """Lay the stretches over the tokens."""
        starts = tuple(token.idx for token in doc)
        inside = [-1] * len(starts)
        for number, stretch in enumerate(stretches):
            for i in range(bisect_left(starts, stretch.open), bisect_left(starts, stretch.close)):
                inside[i] = number
        return cls(doc, doc.text, starts, stretches, tuple(inside))

    def tokens(self, start: int, end: int) -> range:
        """Give the indices of the tokens that begin in ``start..end``."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def quoted(self, index: int) -> bool:
        """Whether a token stands in quotation marks."""
        return self.inside[index] >= 0

    def paragraph(self, at: int) -> Range:
        """Give the paragraph around a character."""
        start = self.text.rfind("\n", 0, at) + 1
        end = self.text.find("\n", at)
        return start, len(self.text) if end < 0 else end


def is_clausal(scene: Scene, stretch: Stretch) -> bool:
    """Whether the quoted words hold a finite verb, or a whole sentence by their punctuation."""
    words = [scene.doc[i] for i in scene.tokens(stretch.start, stretch.end)]
    return any(
        t.tag_ in _FINITE
        and (t.tag_ == "MD" or any(c.dep_.startswith("nsubj") for c in t.children) or t.dep_ == "ROOT")
        or t.tag_ == "VB"
        and t.dep_ == "ROOT"
        or t.dep_.startswith("nsubj")
        and t.head.i >= bisect_left(scene.starts, stretch.start)
        and t.head.pos_ in ("VERB", "AUX")
        for t in words
    )


def is_free(scene: Scene, stretch: Stretch) -> bool:
    """Whether a stretch is a sentence or clause of its own rather than words set into the reporter's clause."""
    text = scene.text
    begin, end = scene.paragraph(stretch.open)
    left, right = text[begin : stretch.open].rstrip(), text[stretch.close : end].lstrip()
    last = text[stretch.end - 1]
    if left and left[-1] not in ".?!:;,—–-…)”\"'’»":
        if not _ends_in_cue(scene, begin, stretch.open):
            return False
    elif left and left[-1] == "," and text[stretch.start].islower() and not _cue_in(scene, begin, stretch.open):
        return False
    elif left and left[-1] in "”\"'’»" and not _between(scene, stretch):
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
    indices = [i for i in scene.tokens(begin, end) if not scene.doc[i].is_punct and not scene.doc[i].is_space]
    for i in reversed(indices[-5:]):
        token = scene.doc[i]
        if _is_cue(token):
            return all(_steps_aside(scene.doc[j], token) for j in indices if j > i)
        if token.tag_.startswith("VB"):
            return False
    return False


def _steps_aside(word: Token, verb: Token) -> bool:
    """Whether a word between a cue and an opening mark is no part of what is said: `that`, whom it was told, when."""
    if word.lower_ == "that" or word.dep_ in ("npadvmod", "advmod", "prt"):
        return True
    told = "whom-to" in cue_verbs()[verb.lemma_.lower()].frames or verb.lemma_.lower() in _TELLING
    return (told and verb in (word.head, word.head.head) and word.pos_ in ("PRON", "PROPN", "NOUN", "DET")) or (
        word.dep_.startswith("nsubj") and word.head == verb and word.i > verb.i
    )


_TELLING = frozenset({"tell", "assure", "inform", "remind", "ask", "warn", "text", "email", "message"})


def _cue_in(scene: Scene, begin: int, end: int) -> bool:
    return any(_is_cue(scene.doc[i]) for i in scene.tokens(begin, end) if not scene.quoted(i))


def _is_cue(token: Token) -> bool:
    cue = cue_verbs().get(token.lemma_.lower()) if token.tag_.startswith("VB") else None
    if cue is None:
        return False
    for word in ("back", "it"):
        if word in cue.frames and any(c.lower_ == word and c.i > token.i for c in token.children):
            return True
    return bool(cue.frames & _SPEAKING)


def looks_like_title(scene: Scene, stretch: Stretch) -> bool:
    """Whether quoted words in running text are spelt as the title of a work: all capitalised, no sentence."""
    words = [w for w in re.findall(r"[^\W\d_][\w'’-]*", scene.text[stretch.start : stretch.end]) if len(w) > 3]
    if len(words) > 7 or not words or not all(w[0].isupper() for w in words) or scene.text[stretch.end - 1] in "?!…":
        return False
    before = scene.text[max(0, stretch.open - 12) : stretch.open].rstrip()
    if len(words) == 1 and not before.endswith(
        ("’s", "'s", " on", " of", " book", " film", " show", "titled", "called")
    ):
        return False
    return (
        before[-1:] not in (":", "")
        and not (before.endswith(",") and is_clausal(scene, stretch))
        and not is_heading(scene, stretch)
    )


def is_heading(scene: Scene, stretch: Stretch) -> bool:
    """Whether a stretch stands in a headline or crosshead: a short paragraph without a full stop."""
    begin, end = scene.paragraph(stretch.open)
    paragraph = scene.text[begin:end].strip()
    if stretch.single and scene.text[stretch.open : stretch.close].strip(" .") == paragraph.strip(" ."):
        return len(paragraph.split()) <= 8
    if len(paragraph.split()) > 20 or scene.text[stretch.end - 1] in ",.?!…":
        return False
    return paragraph.rstrip("”\"'’»")[-1:] not in (".", "?", "!", ":", ",", "…")


def _stands_alone(scene: Scene, stretch: Stretch) -> bool:
    """Whether a stretch is a sentence by its punctuation: `“Never.”`."""
    begin, end = scene.paragraph(stretch.open)
    left, right = scene.text[begin : stretch.open].rstrip(), scene.text[stretch.close : end].lstrip()
    if left and left[-1] not in ".?!:”\"’'»":
        return False
    return scene.text[stretch.end - 1] in ".?!…—" and not right[:1].islower()


# --- the cue beside a stretch -----------------------------------------------------------------------------------------


def cue_after(scene: Scene, stretch: Stretch) -> Attribution | None:
    """Find the cue in the words that follow a stretch: `," said the mayor`, `," the mayor, who is new, told reporters`."""
    doc = scene.doc
    _, end = scene.paragraph(stretch.open)
    tail: list[int] = []
    for i in scene.tokens(stretch.close, end):
        if scene.quoted(i):
            if not scene.stretches[scene.inside[i]].single and _utters(scene, scene.inside[i]):
                break
            tail.append(i)
            continue
        if (
            tail
            and doc[i].is_sent_start
            and any(_LETTER.search(doc[t].text) for t in tail)
            and doc[i - 1].text in _STOPS
        ):
            break
        tail.append(i)
        if len(tail) >= _LONGEST_TAIL:
            break
    words = [i for i in tail if not doc[i].is_punct and not doc[i].is_space]
    while (
        words
        and (doc[words[0]].dep_ in ("cc",) or doc[words[0]].pos_ in ("ADV", "CCONJ"))
        and not doc[words[0]].lower_ == "according"
    ):
        words.pop(0)
    if not words:
        return None
    first = words[0]
    if doc[first].lower_ == "according":
        return None  # the grammar knows it
    for i in words:
        verb = doc[i]
        if scene.quoted(i) or not _is_cue(verb):
            if verb.tag_ in _FINITE and verb.pos_ == "VERB" and verb.dep_ not in ("relcl", "aux"):
                return None
            continue
        if is_passive(verb) and agent(verb) is None and i != first:
            continue
        holder = agent(verb) if is_passive(verb) else subject(verb)
        if holder is not None and scene.quoted(holder.i):
            holder = None
        source = None if holder is None else source_span(holder, verb)
        begins = verb.i if source is None else min(bisect_left(scene.starts, source[0]), verb.i)
        if source is None or not (tail[0] <= begins <= tail[-1]):
            made = _by_position(scene, words, i)
            if made is None:
                if i - first > 6:
                    return None
                continue
            source, holder = made
            begins = min(bisect_left(scene.starts, source[0]), verb.i)
        if begins > first + 1 and not all(doc[w].pos_ in ("ADV", "AUX", "CCONJ") for w in words if first <= w < begins):
            return None
        cue = cue_span(verb)
        return Attribution(cue, source, (), verb.i, None if holder is None else holder.i, "cue after", _force(verb))
    return None


_STOPS = (".", "?", "!", "…", "...", "”", '"', "''", "’")


def _utters(scene: Scene, number: int) -> bool:
    """Whether a stretch begins a sentence of its own, so that a cue beyond it is not the cue of what stands before."""
    stretch = scene.stretches[number]
    before = scene.text[: stretch.open].rstrip()[-1:]
    return before in "" or before in ".?!:,"


def _by_position(scene: Scene, words: list[int], verb: int) -> tuple[Range, Token] | None:
    """Read a source off the order of words where the parse fails: `X said`, `said X`."""
    doc = scene.doc
    before = [i for i in words if i < verb]
    if before and len(before) <= 12:
        if doc[before[0]].pos_ not in ("PROPN", "PRON"):
            # `Waving flags, the crowd chanted`: what stands last before the verb.
            for place in range(len(before) - 1, 0, -1):
                if doc[before[place] - 1].text == ",":
                    before = before[place:]
                    break
        nominal = [i for i in before if doc[i].pos_ in ("PROPN", "NOUN", "PRON")]
        if not nominal:
            return None
        found = trim(scene.text, doc[before[0]].idx, doc[before[-1]].idx + len(doc[before[-1]]))
        # The head of the first noun phrase.
        head = doc[nominal[0]]
        while head.dep_ == "compound" and head.head.i in before:
            head = head.head
        return None if found is None else (found, head)
    after = [i for i in words if i > verb]
    if not before and after and doc[after[0]].pos_ in ("PROPN", "NOUN", "DET", "PRON", "ADJ"):
        head = next((doc[i] for i in after if doc[i].pos_ in ("PROPN", "NOUN", "PRON")), None)
        if head is None or head.i - verb > 6:
            return None
        while head.dep_ == "compound" and head.head.i in after:
            head = head.head
        last = head.right_edge.i if head.right_edge.i in after or doc[head.right_edge.i].is_punct else head.i
        found = trim(scene.text, doc[after[0]].idx, doc[last].idx + len(doc[last]))
        return None if found is None else (found, head)
    return None


def cue_before(scene: Scene, stretch: Stretch, begin: int) -> Attribution | None:
    """Find the cue in the words that lead up to a stretch: `She said, "`, `The letter reads: "`."""
    doc = scene.doc
    lead = [i for i in scene.tokens(begin, stretch.open) if not scene.quoted(i)]
    # Only the sentence that runs into the stretch.
    for place in range(len(lead) - 1, 0, -1):
        if doc[lead[place]].is_sent_start and doc[lead[place - 1]].text in (".", "?", "!", "”", '"', "''"):
            if any(_LETTER.search(doc[i].text) for i in lead[place:]):
                lead = lead[place:]
                break
    words = [i for i in lead if not doc[i].is_punct and not doc[i].is_space]
    if not words:
        return None
    text = scene.text[begin : stretch.open].rstrip()
    colon, comma = text.endswith(":"), text.endswith(",")
    best: Attribution | None = None
    for i in reversed(words):
        verb = doc[i]
        if not _is_cue(verb):
            if verb.tag_ in _FINITE and verb.pos_ == "VERB" and not colon:
                break
            continue
        distance = sum(1 for w in words if w > i)
        if distance > (25 if colon else 12 if comma else 3):
            break
        passive = is_passive(verb)
        holder = agent(verb) if passive else subject(verb)
        if holder is not None and scene.quoted(holder.i):
            holder = None
        source = None if holder is None else source_span(holder, verb)
        if source is None and not passive:
            made = _by_position(scene, words[: words.index(i) + 1], i)
            source, holder = made if made is not None else (None, None)
        cue = cue_span(verb)
        best = Attribution(cue, source, (), verb.i, None if holder is None else holder.i, "cue before", _force(verb))
        break
    if best is None and colon:
        root = next((doc[i] for i in words if doc[i].dep_.startswith("nsubj")), None)
        at = begin + len(text) - 1
        label = len(words) <= 6 and all(doc[i].pos_ in ("PROPN", "NOUN", "ADJ", "DET", "ADP") for i in words)
        if label:
            found = trim(scene.text, doc[words[0]].idx, doc[words[-1]].idx + len(doc[words[-1]]))
            head = doc[words[-1]]
            return Attribution((at, at + 1), found, (), words[-1], head.i, "label")
        if root is not None and root.ent_type_ in ("PERSON", "ORG") or root is not None and root.pos_ == "PRON":
            verb = root.head
            return Attribution(cue_span(verb), source_span(root, verb), (), verb.i, root.i, "colon")
        return Attribution((at, at + 1), None, (), words[-1], None, "colon")
    return best


def _force(verb: Token) -> str:
    cue = cue_verbs().get(verb.lemma_.lower())
    return cue.force if cue is not None else "assert"


# --- stretch by stretch -----------------------------------------------------------------------------------------------


def attribute_stretches(scene: Scene, grammar: list[Attribution]) -> tuple[list[Attribution], list[Attribution]]:
    """Give every stretch that is somebody's its attribution.

    Returns
    -------
    The attributions of free stretches (each with the stretch, marks included, as content; several stretches of one remark
    that was cut in two by its cue are one), and the grammar's attributions that remain, their contents drawn out so that
    no stretch is cut.
    """
    rest = [_widen(scene, one) for one in grammar]
    taken: list[Attribution] = []
    used: set[int] = set()
    previous: Attribution | None = None
    previous_stretch: Stretch | None = None
    for number, stretch in enumerate(scene.stretches):
        if not is_free(scene, stretch):
            continue
        begin, _ = scene.paragraph(stretch.open)
        boundary = begin
        if number and scene.stretches[number - 1].close > begin:
            boundary = scene.stretches[number - 1].close
        found = _beside(scene, stretch, boundary)
        if found is None and is_heading(scene, stretch):
            continue
        same_paragraph = previous_stretch is not None and previous_stretch.open >= begin
        if found is not None and found.rule == "cue before" and same_paragraph and previous is not None:
            if previous.anchor == found.anchor and found.source is None:
                found = replace(found, source=previous.source, holder=previous.holder)
        if found is None:
            found = _by_grammar(scene, stretch, rest)
        if found is None and not is_clausal(scene, stretch) and not _stands_alone(scene, stretch):
            continue
        if found is None and same_paragraph and previous is not None:
            found = replace(previous, rule="continued")
        if found is None or found.rule == "continued":
            since = begin if previous is None or not same_paragraph else max(previous.cue[1], previous_stretch.close)  # type: ignore[union-attr]
            earlier = [one for one in rest if since <= one.cue[0] < stretch.open and one.source and _speaks(scene, one)]
            if earlier:
                found = replace(max(earlier, key=lambda one: one.cue[0]), rule="earlier in the paragraph")
        if found is None:
            found = _next_cue(scene, number)
        if found is None and not same_paragraph:
            found = _from_paragraph_before(scene, stretch, begin, previous, previous_stretch, rest)
        if found is None and stretch.single and not is_clausal(scene, stretch):
            continue
        if found is None:
            if not is_clausal(scene, stretch):
                continue
            found = Attribution((stretch.open, stretch.open), None, (), -1, None, "no cue")
        made = replace(found, content=((stretch.open, stretch.close),))
        if found.anchor >= 0:
            used.add(found.anchor)
            wider = _reporters_clause(scene, stretch, found, rest)
            if wider is not None:
                made = replace(made, content=wider)
        taken.append(made)
        previous, previous_stretch = made, stretch
    remain = [
        one
        for one in rest
        if one.anchor not in used or not any(_share(one.content, t.content) for t in taken if t.anchor == one.anchor)
    ]
    return taken, remain


def _share(one: tuple[Range, ...], other: tuple[Range, ...]) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)


def _beside(scene: Scene, stretch: Stretch, boundary: int) -> Attribution | None:
    """Choose between the cue before and the cue after a stretch."""
    left = scene.text[boundary : stretch.open].rstrip()
    last = scene.text[stretch.end - 1]
    before = cue_before(scene, stretch, boundary)
    if before is not None and left[-1:] in (",", ":") and (last != "," or left[-1:] == ":"):
        return before
    after = cue_after(scene, stretch)
    if after is not None:
        return after
    return before


def _by_grammar(scene: Scene, stretch: Stretch, rest: list[Attribution]) -> Attribution | None:
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


def _next_cue(scene: Scene, number: int) -> Attribution | None:
    """Find the cue after the stretch that follows directly: `"No." "Never," she said`."""
    if number + 1 < len(scene.stretches):
        stretch, follows = scene.stretches[number], scene.stretches[number + 1]
        between = scene.text[stretch.close : follows.open]
        if not between.strip() and "\n" not in between:
            return cue_after(scene, follows)
    return None


def _from_paragraph_before(
    scene: Scene,
    stretch: Stretch,
    begin: int,
    previous: Attribution | None,
    previous_stretch: Stretch | None,
    rest: list[Attribution],
) -> Attribution | None:
    """Find who is speaking from the paragraph before: its last words, its open quotation, its last attribution."""
    lead = scene.text[:begin].rstrip()
    if not lead:
        return None
    before, end = scene.paragraph(len(lead) - 1)
    closing = previous_stretch is not None and previous_stretch.open >= before
    if lead.endswith(":"):
        mark = Stretch(len(lead), len(lead), len(lead), len(lead))
        boundary = previous_stretch.close if closing and previous_stretch is not None else before
        found = cue_before(scene, mark, max(before, boundary))
        if found is not None:
            return replace(found, rule="paragraph before: " + found.rule)
    if scene.text[begin : stretch.open].strip():
        return None
    if closing and previous is not None and previous_stretch is not None:
        if not previous_stretch.closed or scene.text[previous_stretch.close : end].strip() == "":
            return replace(previous, rule="quotation goes on")
    inner = [one for one in rest if before <= one.cue[0] < end and one.source is not None and one.anchor >= 0]
    if closing and previous is not None:
        later = [one for one in inner if one.cue[0] > previous.cue[0]]
        inner = later
        if not later:
            return replace(previous, rule="quotation goes on")
    speaking = [one for one in inner if _speaks(scene, one)]
    if speaking:
        return replace(max(speaking, key=lambda one: one.cue[0]), rule="paragraph before: last attribution")
    # The subject of the last sentence, if a person.
    last = [scene.doc[i] for i in scene.tokens(before, end)]
    for token in reversed(last):
        if token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and token.ent_type_ == "PERSON":
            verb = token.head
            return Attribution(
                cue_span(verb), source_span(token, verb), (), verb.i, token.i, "paragraph before: subject"
            )
    return None


def _speaks(scene: Scene, one: Attribution) -> bool:
    cue = cue_verbs().get(scene.doc[one.anchor].lemma_.lower())
    return one.rule == "according to" or (cue is not None and "speech" in cue.frames)


def _reporters_clause(
    scene: Scene, stretch: Stretch, found: Attribution, rest: list[Attribution]
) -> tuple[Range, ...] | None:
    """Give the grammar's content where the reporter's own words belong to it: `said “no deal” and that time was short`."""
    if found.rule != "cue before" or scene.text[: stretch.open].rstrip()[-1:] in (",", ":"):
        return None
    for one in rest:
        if one.anchor != found.anchor or not any(s <= stretch.start and stretch.end <= e for s, e in one.content):
            continue
        outside = "".join(scene.text[s:e] for s, e in one.content).replace(scene.text[stretch.open : stretch.close], "")
        if len(re.findall(r"\w+", outside)) > 1:
            return one.content
    return None


def _sentence_start(scene: Scene, one: Attribution, stretch: Stretch) -> int:
    """Where a content begins that the parser saw only from within a stretch: `It was “settled. All is well,” she said`."""
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


def without_nested(scene: Scene, taken: list[Attribution], remain: list[Attribution]) -> list[Attribution]:
    """Leave out what is attributed within what is attributed already: `she said that he wanted to go` is hers."""
    spans = [(piece, one.anchor) for one in (*taken, *remain) for piece in one.content]
    return [
        one
        for one in remain
        if one.anchor < 0
        or not any(
            start <= one.cue[0] and one.cue[1] <= end and anchor != one.anchor and anchor >= 0
            for (start, end), anchor in spans
        )
    ]


def held_by_cue(scene: Scene, taken: list[Attribution], remain: list[Attribution]) -> list[Attribution]:
    """Give embedded stretches that no content holds to the cue verb whose clause they stand in.

    The content is the part of the clause, below the cue, in which the stretch stands. Where no cue stands above a
    stretch in its sentence, it is nobody's: a title, a nickname, a scare quote.
    """
    found: list[Attribution] = []
    held = [piece for one in (*taken, *remain) for piece in one.content]
    verbs = cue_verbs()
    for stretch in scene.stretches:
        if any(start <= stretch.start and stretch.end <= end for start, end in held):
            continue
        inner = scene.tokens(stretch.start, stretch.end)
        if not inner or looks_like_title(scene, stretch):
            continue
        joined = _coordinated(scene, stretch, [*taken, *remain, *found])
        if joined is None and scene.text[stretch.end - 1] == ",":
            after = cue_after(scene, stretch)
            if after is not None:
                joined = replace(after, content=((_sentence_start(scene, after, stretch), stretch.close),))
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
            cue = verbs.get(token.lemma_.lower()) if token.tag_.startswith("VB") else None
            if (
                cue is None
                or scene.quoted(token.i)
                or branch.dep_ in ("nsubj", "nsubjpass", "advcl", "conj", "agent", "npadvmod")
            ):
                continue
            passive = is_passive(token)
            if branch.dep_ == "prep" and not passive and branch.lower_ not in ("as", "to", "for", "of"):
                continue
            if branch.dep_ in ("dobj", "dative") and token.lemma_.lower() in _TELLING:
                continue
            holder = agent(token) if passive else subject(token)
            if holder is None or scene.quoted(holder.i):
                continue
            start = min(scene.doc[branch.left_edge.i].idx, stretch.open)
            end = max(branch.right_edge.idx + len(branch.right_edge), stretch.close)
            begin, last = scene.paragraph(stretch.open)
            start, end = max(start, begin), min(end, last)
            if start < token.idx + len(token) <= stretch.open:
                start = token.idx + len(token)
            trimmed = trim(scene.text, start, end) or (start, end)
            span = (min(trimmed[0], stretch.open), max(trimmed[1], stretch.close))
            source = source_span(holder, token)
            made = Attribution(cue_span(token), source, (span,), token.i, holder.i, "in the clause of a cue", cue.force)
            found.append(_widen(scene, made))
            held.append(span)
            break
    return found


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
        if set(re.findall(r"\w+", rest.lower())) <= _JOINING and re.search(r"\w", rest) and "." not in rest:
            return replace(one, content=((stretch.open, stretch.close),), rule="joined: " + one.rule)
    return None


_JOINING = frozenset({"and", "or", "but", "nor", "also", "a", "an", "the", "then", "as"})


def _widen(scene: Scene, one: Attribution) -> Attribution:
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
                    start, end = _sentence_start(scene, one, stretch), stretch.close
                continue
            if stretch.open < start:
                start = _sentence_start(scene, one, stretch)
            end = max(end, stretch.close)
        for cut in (one.cue, one.source):
            if cut is not None and start < cut[0] < end <= cut[1]:
                end = cut[0]
        content.append((start, end))
    return replace(one, content=tuple(content))
