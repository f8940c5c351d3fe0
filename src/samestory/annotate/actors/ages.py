"""How old somebody is told to be."""

from __future__ import annotations

import re
from collections.abc import Iterable

from samestory.annotate.actors.name import Name
from samestory.annotate.actors.people import Figure

_NUMBER_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
                 "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen")  # fmt: skip
_AGE_AFTER = re.compile(r",? (?:\(|aged )?(?P<age>\d{1,2}|[a-z]+)(?=[),.;])")
_AGE_WITHIN = re.compile(r"\b(?P<age>\d{1,2}|[A-Za-z]+)-year-old\b")
_AGE_BEFORE = re.compile(r"\b(?P<age>\d{1,2}|[A-Za-z]+)-year-old\s(?:\w+\s)?$")


def is_minor(figure: Figure, text: str) -> bool:
    """Whether a person is under 18, by an age told or by being called by the given name alone."""
    if figure.kind != "person" or figure.described or not figure.names:
        return False
    ages = [age for name in figure.names for age in ages_of(name, text)]
    if ages:
        return max(ages) < 18
    if figure.roles or any(name.honorific for name in figure.names):
        return False
    given = {name.parts[0] for name in figure.names if len(name.parts) > 1}
    alone = [name for name in figure.names if len(name.parts) == 1]
    # News calls grown-up people by their surnames.
    return bool(given and alone) and all(name.parts[0] in given for name in alone)


def ages_of(name: Name, text: str) -> Iterable[int]:
    """Give the ages told beside a name: ``Ole Brandt, six,``, ``six-year-old Ole``."""
    after = _AGE_AFTER.match(text, name.end)
    before = _AGE_BEFORE.search(text, max(0, name.start - 30), name.start + name.prefix)
    for match in (after, before):
        if match is not None:
            yield _number(match["age"])


def age_within(phrase: str) -> int | None:
    """Give the age that a description tells (``a 16-year-old girl``), if it tells one."""
    match = _AGE_WITHIN.search(phrase)
    return _number(match["age"]) if match is not None else None


def _number(text: str) -> int:
    word = text.lower()
    return _NUMBER_WORDS.index(word) if word in _NUMBER_WORDS else int(word) if word.isdigit() else 99
