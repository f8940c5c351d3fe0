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
_NATIVE = re.compile(r"\b[Tt]he (?P<native>[A-Z][a-z]{2,})\b(?![-’'.&/])")
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


def call_natives_anew(doc: Doc, sentences: Sentences, figures: list[Figure]) -> None:
    """Give `the Portuguese` or `the Dutchwoman` who does something to the person who acts in the sentence before.

    So sport is told. A word in the plural (`the Danes`) is a people, and so is one behind a sentence in which nobody
    with a name acts, or a country does.
    """
    people = [figure for figure in figures if figure.kind == "person" and figure.names]
    text = sentences.text
    for match in _NATIVE.finditer(text):
        at = bisect_left(doc, match.start("native"), key=lambda token: token.idx)
        token = doc[at] if at < len(doc) else None
        if token is None or token.idx != match.start("native") or token.dep_ != "nsubj":
            continue
        if token.head.tag_ not in ("VBD", "VBZ") or not _is_native(token.text) or not _ends(doc, match.end()):
            continue
        here = sentences.at(match.start())
        quoted = text[sentences.starts[here] : match.start()].lstrip()[:1] in ("“", '"')
        begin = text.rfind("\n", 0, match.start()) + 1
        first = min((place for mark in '“"' if (place := text.find(mark, begin, match.start())) >= 0), default=begin)
        before = sentences.at(first - 1) if quoted and first > begin else here - 1
        acting = _acting(doc, sentences, before, people) if before >= 0 else None
        if acting is not None and acting.gender in (None, _sex(token.lower_) or acting.gender):
            _move(figures, acting, match.span())


def _is_native(word: str) -> bool:
    """Whether a word is of one who comes from a country: `Portuguese`, `Dane`, `Dutchwoman`."""
    stem = re.sub(r"(?:wo)?man$", "", word)
    forms = {word, stem, word + "ish", word + "ian", word[:-1] + "ish", word.removesuffix("iard") + "ish"}
    plural = tables.country_people()
    return word + "s" in plural or any(form in tables.country_adjectives() for form in forms if form)


def _sex(word: str) -> str | None:
    return "female" if word.endswith("woman") else "male" if word.endswith("man") and word != "german" else None


def _acting(doc: Doc, sentences: Sentences, number: int, people: list[Figure]) -> Figure | None:
    """Find the one person who is the subject of a sentence, also by an apposition (`his rival, Ada Holm,`)."""
    start = sentences.starts[number]
    end = sentences.starts[number + 1] if number + 1 < len(sentences.starts) else len(sentences.text)
    for token in doc[bisect_left(doc, start, key=lambda t: t.idx) : bisect_left(doc, end, key=lambda t: t.idx)]:
        if token.dep_ not in ("nsubj", "nsubjpass") or token.head.dep_ != "ROOT":
            continue
        for one in (token, *(child for child in token.children if child.dep_ == "appos")):
            for figure in people:
                if any(s <= one.idx < e for s, e in figure.mentions):
                    return figure
        return None
    return None


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
