"""Agencies in credits: their canonical names."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from samestory.clean.lines import Line, words_in
from samestory.resources.words import name_table


@cache
def _names() -> dict[str, str]:
    """Every form of an agency's name -> its canonical name."""
    return {form: name for name, forms in name_table("agencies.json").items() for form in forms}


def agency_forms() -> tuple[str, ...]:
    """Give every form of the name of every agency that is listed."""
    return tuple(_names())


@cache
def _lower_names() -> dict[str, str]:
    return {form.lower(): name for form, name in _names().items()}


@cache
def agency_pattern() -> re.Pattern[str]:
    """Compile the names of all agencies, longest first; abbreviations in capitals only."""
    forms = sorted(_names(), key=lambda form: (-len(form), form))
    long = "|".join(re.escape(form) for form in forms if len(form) > 4 and not form.isupper())
    short = "|".join(re.escape(form) for form in forms if not (len(form) > 4 and not form.isupper()))
    return re.compile(rf"(?<![\w/])(?:(?i:{long})|{short})(?!\w)")


def agencies_in(text: str) -> tuple[str, ...]:
    """List the agencies that a text names, by their canonical names, in their order."""
    names, lower = _names(), _lower_names()
    found = (names.get(match.group()) or lower[match.group().lower()] for match in agency_pattern().finditer(text))
    return tuple(dict.fromkeys(found))


_UNLISTED = re.compile(
    r"(?:(?!The |From |By |With |And )[A-Z][\w’'-]+ ){1,3}?"
    r"(?:(?:Press|News|Wire) (?:Agency|Service|Association)|Newswire|News Wire)\b"
)
"""An agency that no list has, by a name that says what it is."""


def named_agencies(text: str) -> tuple[str, ...]:
    """List the agencies in the words of a credit: those of the list, and others whose name says that they are one."""
    return agencies_in(text) or tuple(dict.fromkeys(_UNLISTED.findall(text)))


@cache
def _credit_words() -> frozenset[str]:
    """List words in lower case of which a line that credits an agency has one."""
    return frozenset(
        [words_in(form)[0] for form in _names()]
        + ["press", "news", "wire", "newswire", "wires", "agency", "service", "association"]
    )


def may_credit(line: Line) -> bool:
    """Whether a line has a word that the name of an agency begins with; spares the searches where it has none."""
    known = _credit_words()
    if not known.isdisjoint(line.words):
        return True
    return "-" in line.key and not known.isdisjoint(line.key.replace("-", " ").split())


_GLUE = re.compile(
    r"\b(?:the|by|with|from|and|wires?|wire services?|agenc(?:y|ies)|news|files?|staff|writers?|reports?|reporters?|source|"  # noqa: E501
    r"via|inputs?|in|additional|reporting|material|services?|post|correspondents?)\b|[^\w]+",
    re.IGNORECASE,
)


_PLACED = re.compile(r"(?P<agency>[^,]{2,30}), ?(?:[A-Z][\w.'’-]+ ?){1,3},?(?: [A-Z][\w.'’-]+)?")
"""An agency and a place: ``Reuters, Harbour City,``."""


_INITIALS = re.compile(r"[a-z]{2,4}(?:/[a-z]{2,4}){0,3} (?=\([A-Za-z][\w ,/&-]{1,60}\)$)")
"""The desk's initials before the agencies in brackets: ``jm/dm (AFP, dpa)``."""


def is_credit_line(text: str) -> bool:
    """Whether a line names agencies and says nothing else: ``* Associated Press``, ``Reuters - AP``, ``With AFP``.

    A place may stand behind the agency, ``Reuters, Harbour City,``, and initials before it, ``jm/dm (AFP, dpa)``.
    """
    return len(text) <= 100 and _is_credit_line(_INITIALS.sub("", text) if text[-1:] == ")" else text)


@lru_cache(maxsize=1 << 12)
def _is_credit_line(text: str) -> bool:
    form = text.upper() if len(text.split()) <= 6 else text  # "Reuters - Ap - Afp"
    if (placed := _PLACED.fullmatch(text)) and agency_pattern().fullmatch(placed["agency"].strip()):
        return True
    if agencies_in(form):
        return not _GLUE.sub("", agency_pattern().sub("", form))
    return bool(_UNLISTED.search(text)) and not _GLUE.sub("", _UNLISTED.sub("", text))


_LOOKED_AT = 600
_PLACE_AND_AGENCY = re.compile(r"[^()]{0,60}\((?P<name>[A-Z][\w .&/-]{1,40})\)\s*(?:[-–—:/]|$|[A-Z“\"])")
"""A dateline: ``HARBOUR CITY (Agency) -``."""
_CREDITS = (
    (("copyright", "©", "(c)"),
     re.compile(r"(?:\bcopyright\b|©|\(c\))\W*(?:\d{4})?\W*(?:by )?(?P<name>[^.]{2,60})", re.IGNORECASE)),
    ((" contributed", "contributed "),
     re.compile(r"(?P<name>.{2,120}?)\bcontributed (?:to this|to the|reporting|from)", re.IGNORECASE)),
    ((" by", " from"),
     re.compile(r"\b(?:additional |with |extra )?(?:reporting|material|copy|inputs?|files?) (?:by|from)\b(?P<name>.{2,160})",  # noqa: E501
                re.IGNORECASE)),
    (("with ",), re.compile(r"^\W*with (?P<name>.{2,60}?)(?: wires?| reports?)?\W*$", re.IGNORECASE)),
    (("by ",), re.compile(r"^(?:analysis |opinion )?by (?P<name>.{2,120})$", re.IGNORECASE)),
)  # fmt: skip
"""Words in lower case of which one must stand in the line, which spares the search, and the words of a credit."""


def credits_of_byline(text: str) -> tuple[str, ...]:
    """List the agencies for which the writers in a byline work: ``A Name, AP Auto Writer``; ``Ap`` counts as ``AP``."""
    return agencies_in(" ".join(word.upper() if len(word) < 4 else word for word in text[:_LOOKED_AT].split()))


def credits_in(text: str, *, margin: bool) -> tuple[str, ...]:
    """List the agencies that a line credits with text.

    ``margin`` says that the line stands outside the body, where a byline or a note credits; in the body only a
    dateline does. A photograph's credit is none, nor is a sentence that quotes an agency.
    """
    found: list[str] = []
    text = text[:_LOOKED_AT]
    if "(" in text and (match := _PLACE_AND_AGENCY.match(text)):
        found += named_agencies(match["name"])
    if margin:
        if is_credit_line(text):
            found += agencies_in(text.upper()) or named_agencies(text)
        lower = text.lower()
        for hints, pattern in _CREDITS:
            if any(hint in lower for hint in hints) and (match := pattern.search(text)):
                found += named_agencies(match["name"])
    return tuple(dict.fromkeys(found))
