"""Whose the answers of an interview are that is printed as questions and answers: the guest's named before it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from samestory.model import Actor

QUESTION: Final = "Q"
ANSWER: Final = "A"
"""The labels of an interview that name nobody."""

_FIRST: Final = re.compile(r"(?m)^[ \t\xa0]*[\"“„«]?[ \t\xa0]*Q:")
_MET: Final = re.compile(
    r"\b(?:(?:spoke|speaks|speaking|talked|talks|talking|chatted|sat down) (?:to|with)|interview(?:s|ed)?(?: with)?|"
    r"asked|joined by|questions? (?:to|for)|conversation with|guest(?: is| was)?,?)\s+",
    re.IGNORECASE,
)
"""Words before the name of who is asked."""
_ASKS: Final = re.compile(r",? (?:who )?(?:is |was )?(?:ask|put|pos|interview|question|host)(?:s|ed|ing|ting)?\b")
"""Words behind the name of who asks."""
_NEAR: Final = 60
"""The name stands so many characters behind these words at most: `spoke to the head of the school, Mira Holm`."""


def guest_of(text: str, at: int, actors: Iterable[Actor]) -> Actor | None:
    """Find who answers: who is asked in the paragraph in front of the first question, or alone is named there.

    Parameters
    ----------
    text
        The report.
    at
        Where the label of an answer stands.
    actors
        Those of the report, with their mentions.

    Returns
    -------
    A person, or None where the paragraph names none, or several of whom none is said to be asked.
    """
    people = [actor for actor in actors if actor.kind == "person"]
    first = _FIRST.search(text, 0, at)
    end = len(text[: first.start()].rstrip()) if first else 0
    start = text.rfind("\n", 0, end) + 1
    named = sorted(
        (mention.start, number)
        for number, actor in enumerate(people)
        for mention in actor.mentions
        if start <= mention.start < end and mention.text[:1].isupper()
    )
    for met in _MET.finditer(text, start, end):
        if behind := [number for place, number in named if met.end() <= place <= met.end() + _NEAR]:
            return people[behind[0]]
    asking = {number for place, number in named if _ASKS.match(text, _end_of_name(people[number], place))}
    held = {number for _, number in named} - asking
    if held:
        return people[held.pop()] if len(held) == 1 else None
    # `Here is what she said to Ida Brandt, who asked the questions`
    told = {number for number, actor in enumerate(people) if number not in asking and _taken_up(actor, start, end)}
    return people[told.pop()] if len(told) == 1 else None


def _taken_up(actor: Actor, start: int, end: int) -> bool:
    """Whether a paragraph calls somebody `he` or `she`."""
    return any(start <= mention.start < end and mention.text.lower() in ("he", "she") for mention in actor.mentions)


def _end_of_name(actor: Actor, at: int) -> int:
    """Give where the mention of somebody ends that begins at a character."""
    return next(mention.end for mention in actor.mentions if mention.start == at)


def by_initials(label: str, actors: Iterable[Actor]) -> Actor | None:
    """Find the one person whose initials a label is: ``MH`` is Mira Holm."""
    bare = label.replace(".", "")
    if not (2 <= len(bare) <= 4 and bare.isalpha() and bare.isupper()):
        return None
    held = [
        actor
        for actor in actors
        if actor.kind == "person" and "".join(word[0] for word in re.split(r"[ -]", actor.name) if word).upper() == bare
    ]
    return held[0] if len(held) == 1 else None
