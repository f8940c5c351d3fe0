"""Quoted words within quoted words: what a speaker lets somebody else say, or says to have said or thought before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from samestory.annotate.quotations.attribution import Attribution
from samestory.annotate.quotations.cue_words import cue_of
from samestory.annotate.quotations.marks import Stretch
from samestory.annotate.quotations.scene import Scene, is_clausal
from samestory.annotate.quotations.sources import subject
from samestory.annotate.quotations.spans import cue_span, source_span

if TYPE_CHECKING:
    from spacy.tokens import Token

NESTED = "within a quotation"
"""The rule by which such words are attributed."""

_WITHIN = 5
"""Words before an opening mark among which its cue must stand."""
_ASIDE = frozenset({"that", "to", "him", "her", "me", "us", "them", "it", "just", "like"})
"""What may stand between a cue and the words that it leads up to."""


def attribute_nested(scene: Scene, nested: Sequence[Stretch], known: Sequence[Attribution]) -> list[Attribution]:
    """Attribute quoted words within the words of a quotation, where a verb of saying or thinking leads up to them.

    Parameters
    ----------
    scene
        The report with its outermost stretches.
    nested
        Stretches that stand directly in one of these.
    known
        What was attributed; words within what is nobody's are nobody's.

    Returns
    -------
    Attributions by the rule ``NESTED``, each with the source of the quotation around it.
    """
    found = []
    for stretch in nested:
        outer = next((one for one in scene.stretches if one.open < stretch.open and stretch.close <= one.close), None)
        around = [one for one in known if any(s <= stretch.open and stretch.close <= e for s, e in one.content)]
        if outer is None or not around:
            continue
        verb = _cue_before(scene, outer, stretch)
        holder = None if verb is None else subject(verb)
        whole = is_clausal(scene, stretch) or scene.text[stretch.end - 1] in ",.?!"
        if verb is None or holder is None or not whole or not outer.start <= holder.idx < stretch.open:
            continue
        least = min(around, key=lambda one: sum(e - s for s, e in one.content))
        cue = cue_of(verb)
        found.append(
            Attribution(
                cue_span(verb),
                source_span(holder, verb),
                ((stretch.open, stretch.close),),
                verb.i,
                holder.i,
                NESTED,
                "assert" if cue is None else cue.force,
                (least.source,),
            )
        )
    return [one for one in found if one.source is not None]


def _cue_before(scene: Scene, outer: Stretch, stretch: Stretch) -> Token | None:
    """Find the verb that leads up to words within a quotation: `He said, ‘No’`, `I thought, ‘He should brake’`."""
    first, here = bisect_left(scene.starts, outer.start), bisect_left(scene.starts, stretch.open)
    words = [scene.doc[i] for i in range(first, here) if not scene.doc[i].is_punct and not scene.doc[i].is_space]
    for token in reversed(words[-_WITHIN:]):
        if token.tag_.startswith("VB"):
            cue = cue_of(token)
            speaks = cue is not None and bool(cue.frames & {"speech", "quote"}) and cue.force != "show"
            return token if speaks else None
        if token.lower_ not in _ASIDE and token.pos_ not in ("PRON", "PROPN", "NOUN", "DET", "ADV"):
            return None
    return None
