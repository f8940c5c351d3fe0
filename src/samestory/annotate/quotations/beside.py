"""The cue beside quoted words: in the words that follow them, or in those that lead up to them."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from samestory.annotate.frames import FINITE
from samestory.annotate.quotations.attribution import Attribution
from samestory.annotate.quotations.cue_words import cue_of
from samestory.annotate.quotations.marks import Stretch
from samestory.annotate.quotations.order import by_order
from samestory.annotate.quotations.scene import Scene, is_clausal, is_cue, looks_like_title
from samestory.annotate.quotations.sources import (
    UTTERANCES,
    agent,
    is_inanimate,
    is_passive,
    issued,
    speaking_before,
    subject,
)
from samestory.annotate.quotations.spans import Range, cue_span, source_span, trim
from samestory.annotate.quotations.turned import turned

if TYPE_CHECKING:
    from spacy.tokens import Token

_LETTER = re.compile(r"\w")

_SUBORDINATORS = frozenset({"before", "after", "while", "because", "since", "until", "although", "though", "unless"})

_SAID = frozenset({"said", "says", "added", "adds", "wrote", "writes", "replied", "tweeted"})
"""Verbs that may open the line which leads up to a quotation: `Said Holm:`."""

_STARTING = frozenset({"keep", "begin", "start", "continue", "go", "manage", "try"})
"""Verbs below which the cue stands: `he kept saying`, `she began to shout`."""
_AGAIN = frozenset({"again", "later", "now", "then", "today", "earlier", "tonight", "also"})
_LONGEST_TAIL = 60
"""Tokens after a quotation in which its cue is looked for."""

_STOPS = (".", "?", "!", "…", "...", "”", '"', "''", "’")


# `“No more.” — Ada Holm`: a name set behind a dash, alone up to the end of the line or to the next quotation.
_SIGNED = re.compile(
    r"(?:[ \t\xa0]*\n){0,2}[ \t\xa0]*(?P<dash>[―—–]|--?)[ \t\xa0]*"
    r"(?P<name>[A-Z][\w.'’-]*(?:[ \xa0](?:[A-Z][\w.'’-]*|de|da|del|van|von|bin|al)){0,6}?)"
    r"(?:,[ \xa0][^\n“”\"]{1,60})?[.\s]*(?=$|\n|/|[“\"])",
)


_CLOCK = re.compile(r"\d{1,2}[.:h]?\d{2}(?:[ap]m|[A-Z]{2,4})?|[ap]\.?m\.?|GMT|BST|E[SD]?T")
"""The time at which a report by the minute tells something."""
_ABBREVIATED = ("Jr.", "Sr.", *(f" {letter}." for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))


def signed(scene: Scene, stretch: Stretch) -> Attribution | None:
    """Find the name that is set behind a quotation as its signature."""
    match = _SIGNED.match(scene.text, stretch.close)
    if match is None or not stretch.closed:
        return None
    inner = scene.tokens(*match.span("name"))
    if not inner:
        return None
    start, end = match.span("name")
    if match["name"].endswith(".") and not match["name"].endswith(_ABBREVIATED):
        end -= 1
    return Attribution(match.span("dash"), (start, end), (), inner[-1], inner[-1], "signature")


def in_parenthesis(scene: Scene, stretch: Stretch) -> Attribution | None:
    """Find the person whose words stand in parenthesis right behind the name: `Holm (“We shall not go”) and Brandt`."""
    text, before = scene.text, bisect_left(scene.starts, stretch.open) - 2
    closed = re.match(r"[.!?]?\)", text[stretch.close : stretch.close + 2]) is not None
    if not closed or text[max(0, stretch.open - 2) : stretch.open] != " (" or before < 0:
        return None
    name = scene.doc[before]
    whole = is_clausal(scene, stretch) and not looks_like_title(scene, stretch)
    if not whole or name.ent_type_ != "PERSON":
        return None
    entity = next((e for e in scene.doc[max(0, before - 5) : before + 1].ents if e.end == before + 1), None)
    source = (name.idx, name.idx + len(name)) if entity is None else (entity.start_char, entity.end_char)
    return Attribution((stretch.open - 1, stretch.open), source, (), before, before, "parenthesis")


def cue_after(scene: Scene, stretch: Stretch) -> Attribution | None:
    """Find the cue in the words that follow a stretch: `," said the mayor`, `," the mayor told reporters`."""
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
        and doc[words[0]].lower_ != "according"
    ):
        words.pop(0)
    if not words:
        return None
    first = words[0]
    if doc[first].lower_ == "according":
        return None  # the grammar knows it
    if doc[first].lower_ in _SUBORDINATORS and doc[first].tag_ == "IN":
        return None  # `shouted “Go!” before the boat went down`: the clause behind is about something else
    if _ended(scene, stretch, first):
        return None
    round_about = turned(scene, stretch, words)
    if round_about is not None:
        return round_about
    for i in words:
        verb = doc[i]
        if scene.quoted(i) or not (is_cue(verb) or _only_this(scene, stretch, words, i)):
            starts = verb.lemma_ in _STARTING and any(c.dep_ == "xcomp" and is_cue(c) for c in verb.children)
            if verb.tag_ in FINITE and verb.pos_ == "VERB" and verb.dep_ != "aux" and not _is_relative(verb, first):
                if starts:
                    continue
                return None
            continue
        if is_passive(verb) and agent(verb) is None and i != first:
            continue
        if doc[first].lower_ == "as" and verb.tag_ == "VBG":
            return None  # `shouted “Go!” as the crowd was singing`
        if _says_other(scene, stretch, first, verb):
            return None
        holder = agent(verb) if is_passive(verb) else subject(verb)
        if verb.tag_ == "VBG" and holder is not None and holder.i > verb.i:
            return None  # `, adding the first run would be short`: the subject of what is added
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


def _is_relative(verb: Token, first: int) -> bool:
    """Whether a verb stands in a relative clause: `Holm, who had slid off and ended up in the sand, exclaimed`."""
    while verb.dep_ == "conj" and verb.head.i >= first and verb.head != verb:
        verb = verb.head
    return verb.dep_ == "relcl"


def _ended(scene: Scene, stretch: Stretch, first: int) -> bool:
    """Whether the sentence of quoted words has ended before what follows them: `a “trap”. Ada Holm added: “Go.”`."""
    behind = scene.text[stretch.close : stretch.close + 2]
    return behind[:1] == "." and not behind[1:].isalnum() and scene.doc[first].text[:1].isupper()


def _says_other(scene: Scene, stretch: Stretch, first: int, verb: Token) -> bool:
    """Whether the sentence behind whole quoted ones tells what somebody else said: `“Go.” Police said 12 left`."""
    whole = scene.text[stretch.end - 1] in _STOPS and scene.doc[first].text[:1].isupper()
    return whole and any(
        c.dep_ == "ccomp" and c.tag_ in FINITE | {"VB", "VBN"} and c.i > verb.i and not scene.quoted(c.i)
        for c in verb.children
    )


def _only_this(scene: Scene, stretch: Stretch, words: list[int], verb: int) -> bool:
    """Whether somebody and one verb stand right behind quoted words and their comma: `,” she grimaced`.

    Where the words are a clause, or the sentence ends in this way, any verb tells how the words were said: `,” Ada Holm
    described the scene`.
    """
    token = scene.doc[verb]
    if scene.text[stretch.end - 1] != "," or token.tag_ not in ("VBD", "VBZ") or token.pos_ != "VERB":
        return False
    before = [scene.doc[i] for i in words if i < verb]
    person = len(before) == 1 and before[0].lower_ in ("he", "she", "they")
    named = bool(before) and all(word.ent_type_ == "PERSON" for word in before)
    told = is_clausal(scene, stretch) and bool(before) and before[0].i == words[0] and before[-1].i == verb - 1
    return (person and words[-1] == verb) or (named and (words[-1] == verb or told))


def _utters(scene: Scene, number: int) -> bool:
    """Whether a stretch begins a sentence of its own, so that a cue beyond it is not the cue of what stands before."""
    stretch = scene.stretches[number]
    before = scene.text[: stretch.open].rstrip()[-1:]
    return not before or before in ".?!:,"


def _by_position(scene: Scene, words: list[int], verb: int) -> tuple[Range, Token] | None:
    """Read a source off the order of words where the parse fails: `X said`, `said X`."""
    doc = scene.doc
    words = [i for i in words if not scene.quoted(i)]
    before = [i for i in words if i < verb]
    if before and len(before) <= 12:
        if doc[before[0]].pos_ not in ("PROPN", "PRON"):
            # `Waving flags, the crowd chanted`: what stands last before the verb.
            for place in range(len(before) - 1, 0, -1):
                if doc[before[place] - 1].text == ",":
                    before = before[place:]
                    break
        nominal = [i for i in before if doc[i].pos_ in ("PROPN", "NOUN", "PRON")]
        aside = doc[before[0]].tag_ in ("WRB", "IN") and doc[verb].tag_ == "VBG"
        if not nominal or aside:  # `and, when asked, answering`
            return None
        found = trim(scene.text, doc[before[0]].idx, doc[before[-1]].idx + len(doc[before[-1]]))
        # The head of the first noun phrase.
        head = doc[nominal[0]]
        while head.dep_ == "compound" and head.head.i in before:
            head = head.head
        return None if found is None else (found, head)
    after = [i for i in words if i > verb]
    if doc[verb].tag_ == "VBG":
        return None  # `, adding the first run would be short`
    if not before and after and doc[after[0]].pos_ in ("PROPN", "NOUN", "DET", "PRON", "ADJ", "NUM"):
        # Not the owner of `posted her former label, Holm Records`.
        nominal = [i for i in after if doc[i].pos_ in ("PROPN", "NOUN", "PRON") and doc[i].tag_ != "PRP$"]
        nominal = nominal or [i for i in after[:1] if doc[i].lower_ == "one"]  # `wrote one`
        if not nominal or nominal[0] - verb > 6:
            return None
        head = doc[nominal[0]]
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
        stops = doc[lead[place]].is_sent_start and doc[lead[place - 1]].text in (".", "?", "!", "”", '"', "''")
        if stops and any(_LETTER.search(doc[i].text) for i in lead[place:]):
            lead = lead[place:]
            break
    words = [i for i in lead if not doc[i].is_punct and not doc[i].is_space]
    while len(words) > 1 and words[0] == lead[0] and _CLOCK.fullmatch(doc[words[0]].text):
        words.pop(0)  # `18.10 Holm: “No.”`, in a report by the minute
    if not words:
        return None
    text = scene.text[begin : stretch.open].rstrip()
    colon, comma = text.endswith(":"), text.endswith(",")
    best: Attribution | None = None
    for i in reversed(words):
        verb = doc[i]
        if not is_cue(verb) or verb.dep_ == "amod":  # not `a written statement`
            if verb.tag_ in FINITE and verb.pos_ == "VERB" and not colon:
                break
            continue
        known = cue_of(verb)
        if (comma or colon) and known is not None and not known.frames & {"speech", "quote", "it", "back"}:
            continue  # `officers who, “in fits and starts”`: nobody sees or knows words
        if verb.dep_ in ("relcl", "acl") and verb.tag_ in FINITE and not comma and not colon:
            continue  # `said in a letter that his lawyer read. “No.”`
        distance = sum(1 for w in words if w > i)
        if distance > (25 if colon else 12 if comma else 3):
            break
        passive = is_passive(verb)
        if passive and agent(verb) is None and not colon and not comma:
            continue  # `said in messages posted on Twitter. “No.”`
        holder = agent(verb) if passive else subject(verb)
        if holder is not None and not passive:
            holder = speaking_before(verb, holder)
        if holder is not None and scene.quoted(holder.i):
            holder = None
        source = None if holder is None else source_span(holder, verb)
        if source is None and not passive:
            made = _by_position(scene, words[: words.index(i) + 1], i) or by_order(verb)
            source, holder = made if made is not None else (None, None)
        cue = cue_span(verb)
        best = Attribution(cue, source, (), verb.i, None if holder is None else holder.i, "cue before", _force(verb))
        break
    if best is None and text[-1:] in ":–—-":
        issuer = _in_paper(scene, words)
        if issuer is not None:
            return issuer
    if best is None and colon:
        subjects = [doc[i] for i in words if doc[i].dep_.startswith("nsubj")]
        main = (one for one in subjects if one.head.dep_ == "ROOT")
        root = next(main, min(subjects, key=lambda one: (_depth(one), one.i), default=None))
        at = begin + len(text) - 1
        while len(words) > 1 and doc[words[-1]].lower_ in _AGAIN:
            words.pop()  # `Holm again: “No.”`
        label = len(words) <= 6 and all(doc[i].pos_ in ("PROPN", "NOUN", "ADJ", "DET", "ADP") for i in words)
        if label and len(words) > 1 and doc[words[0]].lower_ in _SAID:
            # `Said Holm: “No.”`, where the parser takes the verb for a name
            found = trim(scene.text, doc[words[1]].idx, doc[words[-1]].idx + len(doc[words[-1]]))
            said = doc[words[0]].idx, doc[words[0]].idx + len(doc[words[0]])
            return Attribution(said, found, (), words[0], words[-1], "cue before")
        if label:
            found = trim(scene.text, doc[words[0]].idx, doc[words[-1]].idx + len(doc[words[-1]]))
            head = doc[words[-1]]
            return Attribution((at, at + 1), found, (), words[-1], head.i, "label")
        if root is not None and root.lemma_.lower() in UTTERANCES:
            # `Holm’s answer was curt: “No.”`
            whose = next((c for c in root.children if c.dep_ == "poss"), None)
            if whose is not None:
                start, words_of = whose.left_edge.idx, scene.text[whose.left_edge.idx : whose.idx + len(whose)]
                found = trim(words_of, 0, len(words_of))
                source = None if found is None else (start + found[0], start + found[1])
                cue = (root.idx, root.idx + len(root))
                return Attribution(cue, source, (), root.i, whose.i, "colon")
        if root is not None and (
            root.ent_type_ in ("PERSON", "ORG") or root.pos_ in ("PRON", "PROPN") or not is_inanimate(root)
        ):
            verb = root.head
            return Attribution(cue_span(verb), source_span(root, verb), (), verb.i, root.i, "colon")
        return Attribution((at, at + 1), None, (), words[-1], None, "colon")
    return best


def _in_paper(scene: Scene, words: list[int]) -> Attribution | None:
    """Find who issued what leads up to a colon or a dash: `Holm issued an apology for it – “I regret it”`."""
    for i in reversed(words):
        verb = scene.doc[i]
        if verb.tag_ in FINITE and verb.pos_ == "VERB":
            holder = None if issued(verb) is None else subject(verb)
            source = None if holder is None else source_span(holder, verb)
            if holder is None or source is None or scene.quoted(holder.i):
                return None
            return Attribution(cue_span(verb), source, (), verb.i, holder.i, "colon")
    return None


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def _force(verb: Token) -> str:
    cue = cue_of(verb)
    return cue.force if cue is not None else "assert"
