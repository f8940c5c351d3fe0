"""Sentences turned round behind quoted words: `was how Holm put it`, `Velm Radio quoted her`, `came the reply`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.annotate.quotations.attribution import Attribution
from samestory.annotate.quotations.marks import Stretch
from samestory.annotate.quotations.scene import Scene, is_clausal
from samestory.annotate.quotations.sources import UTTERANCES, is_inanimate
from samestory.annotate.quotations.spans import cue_span, source_span
from samestory.resources.cues import names_person

if TYPE_CHECKING:
    from spacy.tokens import Token

_BE = frozenset({"is", "was", "are", "were"})
_ANSWERS = frozenset({"reply", "answer", "response", "retort"})
_SAYINGS = UTTERANCES | _ANSWERS | frozenset({
    "verdict", "message", "reaction", "assessment", "view", "conclusion", "summary", "judgement", "judgment", "advice",
    "description", "question", "plea", "cry", "explanation", "statement", "prediction", "response", "motto",
})  # fmt: skip
"""Nouns for what was said, whose owner said it: `“Soggy,” was the verdict of the coach`."""
_ASKS = frozenset({"ask", "question", "press", "quiz", "challenge", "tell"})
_FAR = 60
"""Tokens back in which somebody must have been asked."""


def turned(scene: Scene, stretch: Stretch, words: list[int]) -> Attribution | None:
    """Find the cue in words that follow quoted ones, where they are turned round.

    Parameters
    ----------
    scene, stretch
        The report, and the quoted words.
    words
        The tokens that follow the quoted words, without punctuation.
    """
    if len(words) < 3 or any(scene.quoted(i) for i in words[:3]):
        return None
    first, second = scene.doc[words[0]], scene.doc[words[1]]
    if first.lower_ in _BE:
        return _told_how(second) if second.lower_ in ("how", "what") else _owned(scene, words, first)
    if first.lower_ in ("came", "comes"):
        return _came(scene, words)
    whole = is_clausal(scene, stretch) and scene.text[stretch.end - 1] in ",.?!…"
    return _cited(scene, words) if whole else None


def told_how_next(scene: Scene, begin: int, end: int) -> Attribution | None:
    """Find whose words stood before a paragraph that begins `That is how Holm remembers it`."""
    words = [i for i in scene.tokens(begin, end) if not scene.doc[i].is_punct and not scene.doc[i].is_space][:4]
    opening = [scene.doc[i].lower_ for i in words[:3]]
    if len(words) < 4 or opening[0] not in ("that", "this", "those", "these", "such", "so") or opening[1] not in _BE:
        return None
    return _told_how(scene.doc[words[2]]) if opening[2] in ("how", "what") else _owned(scene, words[1:], None)


def _told_how(word: Token) -> Attribution | None:
    """Read `how Holm put it`: who is the subject of the clause."""
    verb = word.head
    holder = next((c for c in verb.children if c.dep_ == "nsubj" and word.i < c.i), None)
    source = None if holder is None or is_inanimate(holder) else source_span(holder, verb)
    if holder is None or source is None or holder.i > verb.i:
        return None
    return Attribution(cue_span(verb), source, (), verb.i, holder.i, "turned")


def _owned(scene: Scene, words: list[int], be: Token | None) -> Attribution | None:
    """Read `was the verdict of Holm` and `were the words of a neighbour`."""
    noun = next((scene.doc[i] for i in words[1:6] if scene.doc[i].pos_ in ("NOUN", "PROPN")), None)
    chain = () if noun is None else (noun, noun.head, noun.head.head)
    saying = next((t for t in chain if t.lemma_.lower() in _SAYINGS and t.i - words[0] < 8), None)
    whose = None if saying is None else _owner(saying)
    source = None if whose is None or saying is None else source_span(whose, saying)
    if saying is None or whose is None or source is None or is_inanimate(whose):
        return None
    at = saying if be is None else be
    return Attribution((at.idx, at.idx + len(at)), source, (), at.i, whose.i, "turned")


def _owner(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in ("of", "from", "by"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _came(scene: Scene, words: list[int]) -> Attribution | None:
    """Read `came the reply`: it is theirs from whom it came, or who was asked last."""
    verb = scene.doc[words[0]]
    noun = next((scene.doc[i] for i in words[1:4] if scene.doc[i].lemma_.lower() in _ANSWERS), None)
    if noun is None:
        return None
    whose = _owner(noun) or next((t for c in verb.children if c.lower_ == "from" for t in c.children), None)
    if whose is None:
        for token in reversed(scene.doc[max(0, verb.i - _FAR) : verb.i]):
            if token.lemma_.lower() in _ASKS and token.pos_ == "VERB" and not scene.quoted(token.i):
                asked = (c for c in token.children if c.dep_ in ("dobj", "dative", "nsubjpass") and not is_inanimate(c))
                whose = next(asked, None)
                break
    source = None if whose is None else source_span(whose, verb)
    return Attribution(
        cue_span(verb), source, (), verb.i, None if source is None or whose is None else whose.i, "turned"
    )


def _cited(scene: Scene, words: list[int]) -> Attribution | None:
    """Read `Velm Radio quoted the mayor`: who is quoted speaks."""
    verb = next((scene.doc[i] for i in words[:6] if scene.doc[i].tag_ in ("VBD", "VBZ", "VBP")), None)
    if verb is None or verb.lemma_.lower() not in ("cite", "quote"):
        return None
    whom = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if whom is None or any(c.lower_ == "as" for c in (*verb.children, *whom.children)):
        return None
    named = [c for c in whom.children if c.pos_ == "PROPN" and c.dep_ == "nmod"]
    whom = named[0] if named else whom  # `Amra, a guild website`, where the parser takes the name for a modifier
    spoken = whom.pos_ in ("PROPN", "PRON") or names_person(whom.lower_) or not is_inanimate(whom)
    source = source_span(whom, verb)
    if not spoken or source is None:
        return None
    return Attribution(cue_span(verb), source, (), verb.i, whom.i, "turned")
