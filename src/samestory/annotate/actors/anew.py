"""Words by which a report calls somebody anew: an age alone, the initials of an office, `the official`."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from samestory.annotate.actors.ages import ages_of
from samestory.annotate.actors.name import Sentences
from samestory.annotate.actors.people import Figure
from samestory.resources import actor_tables as tables

if TYPE_CHECKING:
    from spacy.tokens import Doc

_AGED = re.compile(r"\b[Tt]he (?P<age>\d{2,3})-year-old\b(?!-)")
_INITIALS = re.compile(r"\b[Tt]he (?P<letters>[A-Z]{2,4})\b(?![-’'.&/])")
_HOLDER = re.compile(
    r"\b[Tt]he (?P<noun>official|politician|diplomat|lawmaker|legislator|parliamentarian|dignitary)\b(?!-)"
)
"""General words for whoever holds an office, as agencies of states like to set them after the name."""
_BACK = 2
"""Sentences back in which whoever holds an office must have been told of."""
_BEYOND = frozenset({"who", "whom", "whose", "from", "of", "in", "with", "at"})
"""What says which of several a description means, so that it need not be who was told of last."""


def call_offices_anew(doc: Doc, sentences: Sentences, figures: list[Figure]) -> None:
    """Give ages, initials and general words for office holders to the one person whom they mean.

    An age is that of the one person who is told to be of it. Initials are those of an office that stands before a
    name (`Cabinet Secretary Ada Holm`, `the CS`). `The official` is who holds an office, or is called an official
    without a name, and was told of last, in the same sentence or the two before.
    """
    people = [figure for figure in figures if figure.kind == "person"]
    text = sentences.text
    told = {id(figure): {age for name in figure.names for age in ages_of(name, text)} for figure in people}
    for match in _AGED.finditer(text):
        fits = [figure for figure in people if int(match["age"]) in told[id(figure)]]
        if len(fits) == 1 and _ends(doc, match.end()):
            fits[0].mentions.append(match.span())
    others = [figure for figure in figures if figure.kind != "person"]
    bodies = {name.text for figure in others if len({name.text for name in figure.names}) > 1 for name in figure.names}
    for match in _INITIALS.finditer(text):
        fits = [figure for figure in people if any(_spells(match["letters"], role) for role in figure.roles)]
        last = _last_before(fits, match.start())
        known = match["letters"] in bodies or match["letters"] in tables.organisations()
        if last is not None and not known and _ends(doc, match.end()):
            _move(figures, last, match.span())
    for match in _HOLDER.finditer(text):
        fits = [figure for figure in people if _holds_office(figure, match["noun"])]
        last = _last_before(fits, match.start())
        if last is None or not last.names or not _ends(doc, match.end(), _BEYOND):
            continue
        since = max(start for start, _ in last.mentions if start < match.start())
        if sentences.at(match.start()) - sentences.at(since) <= _BACK:
            _move(figures, last, match.span())


def call_ages_anew(doc: Doc, sentences: Sentences, figures: list[Figure]) -> None:
    """Give an age that nobody was told to be of to the one person of whom its paragraph, or the one before, tells.

    People who are told to be of another age are left out. To be called once the pronouns are resolved.
    """
    people = [figure for figure in figures if figure.kind == "person" and figure.names]
    text = sentences.text
    for match in _AGED.finditer(text):
        taken = any(start <= match.start() < end for figure in people for start, end in figure.mentions)
        if taken or not _ends(doc, match.end()):
            continue
        begin = text.rfind("\n", 0, match.start()) + 1
        above = text.rfind("\n", 0, len(text[:begin].rstrip())) + 1
        for start, end in ((begin, match.start()), (above, begin)):
            near = [figure for figure in people if any(start <= at < end for at, _ in figure.mentions)]
            near = [figure for figure in near if not any(True for name in figure.names for _ in ages_of(name, text))]
            if near:
                if len(near) == 1:
                    near[0].mentions.append(match.span())
                break


def _ends(doc: Doc, at: int, beyond: frozenset[str] = frozenset()) -> bool:
    """Whether a description ends here: neither a noun follows, nor anything that tells which one is meant."""
    place = bisect_left(doc, at, key=lambda token: token.idx)
    if place >= len(doc):
        return True
    following = doc[place]
    return following.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM") and following.lower_ not in beyond


def _spells(letters: str, role: str) -> bool:
    """Whether letters are the initials with which an office ends: `CS` of `Sports Cabinet Secretary`."""
    initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", role) if word.lower() not in ("of", "the", "for"))
    return role[:1].isupper() and initials.endswith(letters) and len(initials) <= len(letters) + 2


def _holds_office(figure: Figure, noun: str) -> bool:
    """Whether somebody is told to hold an office, or is a described one of whom the noun is said."""
    words = [role.lower().split()[-1] for role in figure.roles if role]
    if figure.described:
        return noun in words
    return any(word in tables.words("title") for word in words)


def _last_before(figures: list[Figure], at: int) -> Figure | None:
    """Give who was mentioned last before a character."""
    told = [(max((s for s, _ in one.mentions if s < at), default=-1), order) for order, one in enumerate(figures)]
    last = max(told, default=(-1, -1))
    return figures[last[1]] if last[0] >= 0 else None


def _move(figures: list[Figure], owner: Figure, span: tuple[int, int]) -> None:
    """Make a stretch a mention of one person, and of nobody else."""
    for figure in figures:
        figure.mentions = [one for one in figure.mentions if not (one[0] < span[1] and span[0] < one[1])]
    owner.mentions.append(span)
