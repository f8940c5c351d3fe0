"""Dates as pages of every language and country write them -> ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from samestory.ingest.dates import read_published

LONGEST = 300
"""Characters of a line in which a date is looked for."""
FIRST_YEAR = 1990
"""There were no news pages before; what says so is a slip, or the date of something else."""
_MONTHS: Mapping[str, str] = {
    "Jan": "janvier enero gennaio janeiro januari jänner",
    "Feb": "février fevrier febrero febbraio fevereiro februari",
    "Mar": "märz maerz mars marzo março marco maart",
    "Apr": "avril abril aprile",
    "May": "mai mayo maggio maio mei",
    "Jun": "juin junio giugno junho juni",
    "Jul": "juillet julio luglio julho juli",
    "Aug": "août aout agosto augustus augusti",
    "Sep": "septembre septiembre settembre setembro",
    "Oct": "oktober octobre octubre ottobre outubro okt",
    "Nov": "novembre noviembre novembro",
    "Dec": "dezember décembre decembre diciembre dicembre dezembro desember dez",
}
"""Months of other languages that news is often read in."""
_NUMBERS = re.compile(r"(?<![\d./-])(\d{1,2})([/-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_OF = re.compile(r"(?<=\d)\s+de\s+|(?<=[^\W\d_])\s+de\s+(?=\d{4})")


@cache
def _foreign() -> tuple[re.Pattern[str], dict[str, str]]:
    words = {word: month for month, names in _MONTHS.items() for word in names.split()}
    return re.compile(rf"\b(?:{'|'.join(sorted(words, key=len, reverse=True))})\b", re.IGNORECASE), words


def read_moment(text: str, *, day_first: bool | None = None) -> str | None:
    """Read a date, with its time where its zone stands there too.

    Parameters
    ----------
    text
        As an attribute or a line of a page has it.
    day_first
        Whether ``5/9/2016`` is in September; None where that is not known, so that only what can be read one way
        is read.

    Returns
    -------
    str or None
        As :func:`samestory.ingest.dates.read_published` gives it; None where there is no date that a news page can
        be of.

    >>> read_moment("5/9/2016", day_first=True), read_moment("5. März 2016"), read_moment("no date")
    ('2016-09-05', '2016-03-05', None)
    """
    text = " ".join(text[:LONGEST].split())
    if not any(character.isdigit() for character in text):
        return None
    if match := _NUMBERS.search(text):
        one, two = int(match[1]), int(match[3])
        if day_first is not None and one <= 12 and two <= 12:
            month, day = (two, one) if day_first else (one, two)
            text = f"{text[: match.start()]}{match[4]}-{month:02}-{day:02}{text[match.end() :]}"
    pattern, words = _foreign()
    text = _OF.sub(" ", text)
    text = pattern.sub(lambda found: words[found.group().lower()], text)
    moment = read_published(text)
    return moment if moment and int(moment[:4]) >= FIRST_YEAR else None
