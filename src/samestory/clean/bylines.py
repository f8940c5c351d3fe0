"""Bylines: who wrote a report."""

from __future__ import annotations

import re

from samestory.clean.agencies import agency_pattern
from samestory.clean.dates import beside_date
from samestory.clean.lines import Line
from samestory.clean.outlets import is_outlet_name, known_outlet
from samestory.resources.words import word_set

_BY = re.compile(
    r"(?:(?:analysis |opinion |review |commentary |column |perspective |exclusive )?by|written by|reported by|from|posted by|authors?|words by|story by|reporting by|byline)\W*\b(?P<names>[^\W\d_].*)",  # noqa: E501
    re.IGNORECASE,
)
_BY_ABROAD = re.compile(
    r"(?:von|por|par|di|door|av|od|autor(?:in|a)?|auteur|autore|autrice|texto?|testo|texte|автор|текст|بقلم|كتب)\s*:?\s+(?P<names>[^\W\d_].*)",
    re.IGNORECASE,
)
"""The same in other languages: short words that sentences begin with too, so that nothing but names may follow."""
_NAME_WORD = re.compile(r"(?:(?:al|el|bin|ibn|abu|de|d|l)['’-])?[^\W\d_a-z][\w'’.-]*")
_SPLIT = re.compile(r"\s*(?:,|;|&|/|\band\b|\bund\b|\by\b|\bet\b|\be\b|\ben\b|\bи\b)\s*")
_TAIL = re.compile(
    r"\s*(?:[|•@(\[]| [-–—] |\s(?:in|at|for|of|from|on|special to|contributed|reports?|is|has|was|view|follow|read|updated?|published|posted|publiziert|veröffentlicht|publié|publicado|pubblicato|gepubliceerd)\b|"  # noqa: E501
    r"(?<=[a-z])(?=(?:View|More|Follow|Updated|Published|Posted)\b)).*$",
    re.IGNORECASE,
)
_LED = re.compile(r"^[Bb]y:? ")
_ADDRESS = re.compile(r"\s+[\w.+-]+@[\w-]+\.\w.*$")
"""An address for mail behind the name, and the telephone number that follows it."""
_GLUED = re.compile(
    r"(?<=[a-zà-ÿ])(?:FOX|CNN|NBC|CBS|ABC|BBC|View|More|Follow|Updated|Published|Posted|Staff|Senior|Chief|Business|Political|"
    r"Science|Columnist|Contributor|Reporter|Writer|Correspondent|Editor)[A-Za-z ]*$"
)
"""What a careless scraper leaves hanging at the end of a name."""
_ROLE = re.compile(
    r"\b(?:staff|writers?|reporters?|editors?|editorial|correspondents?|columnists?|contributors?|bureau|team|desk|newsroom|agency|agencies|admin|"
    r"producer|journalist|analyst|photographer|chief|director|professor|press|news|media|services?|online|digital|"
    r"redaktion|redacción|rédaction|redazione|redação|редакция)\b",
    re.IGNORECASE,
)  # fmt: skip
_COLLECTIVE = re.compile(r"(?:[A-Z][\w’'-]* ){1,3}(?i:reporters|correspondents|writers|staff)")
"""A byline of several who are not named: it stands as it is printed."""
_TELLS = frozenset(["is", "has", "was"])
"""Words behind a name that tell something of whom it names."""
_MOST_WORDS = 18
OURS = 4
"""So many words at most has a byline that says whose and what the writer is and no name."""


def byline_words() -> frozenset[str]:
    """List the words with which bylines begin."""
    return word_set("byline_words.txt")


def bylines_in(line: Line) -> tuple[str, ...] | None:
    """List the names of a byline (``By A Name and B Name, Reporter in Place``); None where the line is no byline.

    Agencies and outlets are no authors and left out: ``By Reuters`` gives an empty tuple. ``By Lantern Reporters``
    stays as it is printed.
    """
    text = line.text
    if not line.words or line.words[0] not in byline_words():
        return None
    if len(line.words) > _MOST_WORDS or (
        text.endswith((".", "!", "?", "”", '"')) and not text.endswith(("Jr.", "Sr.", "m."))
    ):
        return None
    if match := _BY.fullmatch(text):
        found = names_in(match["names"], strict=line.words[0] == "from")  # "From Velm, Old Help for New Ships"
        return found if found or _names_nobody(match["names"]) else None
    if (match := _BY_ABROAD.fullmatch(text)) and (found := names_in(match["names"], strict=True)):
        return found
    return None


def names_in(text: str, *, strict: bool = False) -> tuple[str, ...]:
    """List the people's names in what follows ``By``; with ``strict`` nothing where anything else stands there too."""
    text = (beside_date(text) or text).split(" | ")[0]
    text = _LED.sub("", text) if text[:1] in ("B", "b") else text
    text = _ADDRESS.sub("", text) if "@" in text else text
    text = _GLUED.sub("", _TAIL.sub("", text)).strip(" ,-–—")
    found: list[str] = []
    for part in _SPLIT.split(text):
        name = _once(_without_outlet(agency_pattern().sub("", part).strip(" ,-")))
        if is_person(name):
            found.append(_written(name))
        elif strict and name and not _ROLE.search(name) and known_outlet(name) is None:
            return ()
    if not found and not strict and _COLLECTIVE.fullmatch(text) and not agency_pattern().search(text):
        found.append(_written(text))
    return tuple(dict.fromkeys(found))


def is_person(name: str) -> bool:
    """Whether words may be a person's name: two to five, in capitals but for particles, and no office or outlet."""
    words = name.split()
    if not 2 <= len(words) <= 5 or _ROLE.search(name) or any(char.isdigit() for char in name):
        return False
    if not (_NAME_WORD.fullmatch(words[0]) or words[0] in word_set("name_particles.txt")) or not _NAME_WORD.fullmatch(
        words[-1]
    ):
        return False
    if not all(word in word_set("name_particles.txt") or _NAME_WORD.fullmatch(word) for word in words):
        return False
    dull = word_set("english_function_words.txt")
    if any(word.lower() in dull and word.lower() not in word_set("name_particles.txt") for word in words[:-1]):
        return False
    return known_outlet(name) is None and known_outlet(words[0]) is None and not is_outlet_name(name)


def name_line(line: Line) -> tuple[str, ...]:
    """List the names in a line without ``By`` that holds nothing else but offices and agencies; else nothing."""
    if not 2 <= len(line.words) <= 12 or line.ends or not line.text[0].isupper() or ":" in line.text:
        return ()
    if not _TELLS.isdisjoint(line.words) and not _ROLE.search(line.text):
        return ()  # a headline: "Old Harbour Is Open Again"
    return names_in(line.text.split("@", 1)[0].removesuffix(" ") if "@" in line.text else line.text, strict=True)


def is_given(name: str) -> bool:
    """Whether a name begins with a given name that is on the list, or with an initial."""
    first = name.split()[0]
    return first.lower() in word_set("given_names.txt") or first in word_set("given_names.txt") or first.endswith(".")


def _once(name: str) -> str:
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if len(words) % 2 == 0 and words[:half] == words[half:] else name


def _without_outlet(name: str) -> str:
    """Take the outlet or agency off that stands behind a name without a comma: ``A Name USA TODAY``."""
    words = name.split()
    for at in range(2, len(words)):
        behind = " ".join(words[at:])
        if known_outlet(behind) or agency_pattern().fullmatch(behind):
            return " ".join(words[:at])
    return name


def _names_nobody(text: str) -> bool:
    """Whether what follows ``By`` names an agency, an outlet, an office or one word alone, and no person."""
    rest = (beside_date(text) or text).split(" | ")[0].strip(" ,.-")
    words = rest.split()
    if len(words) <= OURS and words[:1] == ["our"] and _ROLE.search(words[-1]):
        return True  # "By our own correspondent"
    if not words or not words[0][0].isupper():
        return False
    if words[0].lower() in word_set("english_function_words.txt") and len(words) > 3:
        return False
    return len(words) == 1 or bool(agency_pattern().search(rest) or _ROLE.search(rest)) or is_outlet_name(rest)


def _written(name: str) -> str:
    """Write a name that is set in capitals as names are written."""
    if not name.isupper() or len(name) < 6:
        return name
    return " ".join(word if "." in word else word.capitalize() for word in name.split())
