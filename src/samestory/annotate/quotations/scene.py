"""A parsed report with its quotation marks laid over it, and what the quoted words look like."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from samestory.annotate.frames import FINITE
from samestory.annotate.quotations.cue_words import cue_of
from samestory.annotate.quotations.marks import Stretch
from samestory.annotate.quotations.spans import Range

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


SPEAKING = frozenset({"speech", "quote", "clause"})

LONGEST_HEADING = 2_000
"""No headline has so many characters; a paragraph without end is not read again for each of its quotations."""
_CALLING = frozenset({"chant", "say", "shout", "yell", "read", "write", "reply"})

_TELLING = frozenset({"tell", "assure", "inform", "remind", "ask", "warn", "text", "email", "message"})


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
    def of(cls, doc: Doc, text: str, stretches: tuple[Stretch, ...]) -> Scene:
        """Lay the stretches over the tokens."""
        starts = tuple(token.idx for token in doc)
        inside = [-1] * len(starts)
        for number, stretch in enumerate(stretches):
            for i in range(bisect_left(starts, stretch.open), bisect_left(starts, stretch.close)):
                inside[i] = number
        return cls(doc, text, starts, stretches, tuple(inside))

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


def is_cue(token: Token) -> bool:
    """Whether a token is a verb that may stand beside direct speech."""
    cue = cue_of(token) if token.tag_.startswith("VB") else None
    if cue is None or cue.force == "show":
        return False
    for word in ("back", "it"):
        if word in cue.frames and any(c.lower_ == word and c.i > token.i for c in token.children):
            return True
    return bool(cue.frames & SPEAKING)


_WORK = re.compile(
    r"\b(?:book|novel|memoir|album|song|single|track|ballad|anthem|film|movie|series|sitcom|documentary|drama|musical"
    r"|opera|poem|essay|painting|podcast|episode|sketch|exhibition|video|bestseller|thriller|comedy|biography),?$"
)
"""Works, whose titles stand in quotation marks right behind them, also behind a comma: `in her book, “Night Boats”`."""


def is_telling(token: Token) -> bool:
    """Whether a verb's object is whom it was told (`tell`, `ask`, `assure`)."""
    return token.lemma_.lower() in _TELLING


def is_clausal(scene: Scene, stretch: Stretch) -> bool:
    """Whether the quoted words hold a finite verb, or a whole sentence by their punctuation."""
    words = [scene.doc[i] for i in scene.tokens(stretch.start, stretch.end)]
    return any(
        (
            t.tag_ in FINITE
            and (t.tag_ == "MD" or any(c.dep_.startswith("nsubj") for c in t.children) or t.dep_ == "ROOT")
        )
        or (t.tag_ == "VB" and t.dep_ == "ROOT")
        or (
            t.dep_.startswith("nsubj")
            and t.head.i >= bisect_left(scene.starts, stretch.start)
            and t.head.pos_ in ("VERB", "AUX")
        )
        for t in words
    )


def is_heading(scene: Scene, stretch: Stretch) -> bool:
    """Whether a stretch stands in a headline or crosshead: a short paragraph without a full stop."""
    begin, end = scene.paragraph(stretch.open)
    if end - begin > LONGEST_HEADING:
        return False
    paragraph = scene.text[begin:end].strip()
    whole = scene.text[stretch.open : stretch.close].strip(" .") == paragraph.strip(" .")
    if stretch.single and whole and scene.text[stretch.end - 1] != ".":
        return len(paragraph.split()) <= 8
    if len(paragraph.split()) > 20 or scene.text[stretch.end - 1] in ",.?!…":
        return False
    return paragraph.rstrip("”\"'’»")[-1:] not in (".", "?", "!", ":", ",", "…")


def looks_like_title(scene: Scene, stretch: Stretch) -> bool:
    """Whether quoted words in running text are spelt as the title of a work: all capitalised, no sentence."""
    spelt = re.findall(r"[^\W\d_][\w'’-]*", scene.text[stretch.start : stretch.end])
    if re.fullmatch(r"\w[\w-]*(?:\.\w[\w-]*)*\.[a-z]{2,4}", scene.text[stretch.start : stretch.end]):
        return True  # an address
    words = [w for w in spelt if len(w) > 3] or (spelt if len(spelt) > 1 else [])
    if len(words) > 7 or not words or not all(w[0].isupper() for w in words) or scene.text[stretch.end - 1] in "?!…":
        return False
    before = scene.text[max(0, stretch.open - 20) : stretch.open].rstrip()
    if len(spelt) > 1 and _WORK.search(before) and not is_clausal(scene, stretch):
        return True
    if before[-1:] in (".", "?", "!") and scene.text[stretch.end - 1] in ",.":
        return False  # `“Port Ellis, Mara and Tom,” she said`
    last = next(
        (
            scene.doc[i]
            for i in reversed(scene.tokens(max(0, stretch.open - 25), stretch.open))
            if not scene.doc[i].is_punct and not scene.doc[i].is_space and scene.doc[i].idx < stretch.open
        ),
        None,
    )
    if last is not None and last.tag_.startswith("VB") and last.lemma_.lower() in _CALLING:
        return False
    if len(words) == 1 and not before.endswith(
        ("’s", "'s", "s’", "s'", " on", " of", " book", " film", " show", "titled", "called")
    ):
        return False
    return (
        before[-1:] not in (":", "")
        and not (before.endswith(",") and is_clausal(scene, stretch))
        and not is_heading(scene, stretch)
    )
