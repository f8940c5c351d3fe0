"""Tokens looked up among the cue words, also where the lemmatiser errs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.resources.cues import Cue, cue_verbs

if TYPE_CHECKING:
    from spacy.tokens import Token


def cue_of(token: Token) -> Cue | None:
    """Give the cue that a verb is, or None.

    The pipeline's lemmatiser now and then drops a final `e` (`hoping`, `hopes` -> `hop`): where its lemma is no cue
    and the same with `e` is one, that is meant.
    """
    verbs = cue_verbs()
    lemma = token.lemma_.lower()
    found = verbs.get(lemma)
    if found is None and token.lower_ in (lemma + "ing", lemma + "ed", lemma + "es"):
        found = verbs.get(lemma + "e")
    return found
