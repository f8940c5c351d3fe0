"""The name of the outlet on a line of its own above the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samestory.clean.agencies import agencies_in, may_credit
from samestory.clean.bylines import is_given, name_line
from samestory.clean.dates import LONGEST, is_date_line
from samestory.clean.furniture import Rule
from samestory.clean.lines import Line
from samestory.clean.outlets import fold_outlet, is_outlet_name, is_place, known_outlet, slug_words

_EDITION = re.compile(
    r"\s*(?:[|•·:–—-]+\s*|\()(?:(?:[\w.]+ ){0,2}edition|(?:the )?home(?: ?page)?|online|digital|news|english|est\.? \d{4}|since \d{4})\)?$",  # noqa: E501
    re.IGNORECASE,
)
_EDITED = ("edition", "home", "page", "online", "digital", "news", "english")
_PROGRAMME = re.compile(
    r"(?P<name>[^\W_][\w.’'& -]{2,50}?) ?(?:[|:–—]|(?<= )-) ?(?:(?:full|rush|edited) )?"
    r"(?:transcript|bulletin|broadcast|program(?:me)?|newscast|interview)\b[,:|–—-]? ?(?P<rest>.*)",
    re.IGNORECASE,
)
"""The name of an outlet before what its text was written down from: ``Radio Velm - transcript, 3 May 2025``."""
NAME = re.compile(r"(?:[A-Z0-9][\w.’'&-]*|of|the|and|de|la)(?: (?:[A-Z0-9][\w.’'&-]*|of|the|and|de|la)){0,5}")
SECTIONS = frozenset(
    ("all", "local", "latest", "top", "breaking", "world", "business", "sport", "sports", "more", "related", "national",
     "international", "regional", "recent", "tech", "technology", "entertainment", "politics", "health", "science",
     "auto", "autos", "car", "cars", "motoring", "crime", "weather", "traffic", "celebrity", "education", "travel",
     "opinion", "lifestyle", "money", "markets", "gaming", "video", "company", "industry", "community", "consumer",
     "property", "football", "cricket", "paid", "special", "featured", "popular", "press", "in", "other")
)  # fmt: skip
"""Words with which the names of sections begin: ``Local News``, ``Latest News``."""
_LEADING = frozenset(("from", "with", "for", "your", "by", "at", "our"))
"""Words that stand in offers and sections and in the name of no outlet: ``The Gold Card From Velm Express``."""
_CRUMBS = re.compile(r"Home(?:[A-Z]| [A-Z])")
"""The beginning of a breadcrumb."""
_SERIES = frozenset(("edition", "briefing", "podcast", "newsletter", "digest", "deals", "quiz", "email"))
"""Words with which the names of what an outlet sends out end: ``Daily Briefing``."""
_BEFORE = frozenset(
    ("the", "copyright", "by", "follow", "like", "for", "from", "join", "support", "contact", "about", "read",
     "on", "at", "to", "of", "with", "visit", "welcome", "c")
)  # fmt: skip
"""Words before the name of a page where it speaks of itself."""
_AFTER = frozenset(
    ("all", "media", "group", "ltd", "limited", "inc", "llc", "plc", "online", "newsletter", "newsletters", "on",
     "privacy", "terms", "contributor", "staff", "reporter", "editor", "network", "company", "digital", "is")
)  # fmt: skip
"""Words with capitals that may stand behind a name of one word without being a part of it."""
_TAKEN_FOR = re.compile(r"/ ?|[Ff]or (?=[Tt]he )|© ?")
"""What stands in a caption between the photographer and the outlet."""
_OWN = ("copyright", "author-note", "contact", "newsletter", "subscription", "registration", "share", "caption")
"""Kinds of furniture in which a page names itself."""
_CREDIT = re.compile(r"[^()]{0,60}\((?P<name>[^()]{3,60})\) ?[-–—]")
_TAG_LINE = re.compile(
    r"(?:celebrating|marking|over|more than) \d+ years\b.*|"
    r"(?:proudly )?(?:serving|informing|covering|connecting) .*\bsince \d{4}|"
    r"(?:established|est\.?|founded|since)(?: in)? \d{4}.*|"
    r"(?:(?:your|the|a|an) )?(?:[\w’'-]+ ){0,3}(?:news|newspaper|paper|voice|source) "
    r"(?:of|for|on|in|from|since|that|you)\b.*",
    re.IGNORECASE,
)
TAG_LINES, TAG_WORDS = 2, 12
"""So many lines at most below its name, of so many words, an outlet speaks of itself."""
ABOVE = 60
"""How many lines above the body are looked at."""
BELOW = 5
"""The headline stands so many lines below it at most."""
SIZE = 6
"""A masthead has at most so many words."""


def find_mastheads(
    lines: Sequence[Line], marks: Sequence[Rule | str | None], first: int, source: str
) -> tuple[list[int], str | None]:
    """Find the lines above the body that are nothing but the outlet's name, and that name.

    Parameters
    ----------
    lines, marks
        The lines of a text, and what furniture each is by itself.
    first
        The first line of the body, as far as is known.
    source
        The file that the text was read from.

    Notes
    -----
    A line of at most six words that are written as a name is a masthead where another line below, in which pages name
    themselves, names it too (copyright, author note, picture credit, dateline); where it is the name of the file;
    where the table of outlets has it; or where it ends as the names of outlets do and a headline follows it.
    """
    slug = fold_outlet(slug_words(source) or "")
    own: list[tuple[str, bool]] | None = None
    told = ""
    found: list[int] = []
    name: str | None = None
    if lines and (programme := _programme(lines[0])):
        return [0], programme
    low, high = max(0, first - ABOVE), min(first + 2, len(lines) - 1)
    unmarked = [index for index in range(low, min(high + BELOW, len(lines))) if marks[index] is None]
    for place, index in enumerate(unmarked):
        if index >= high:
            break
        line = lines[index]
        if line.ends or not 0 < len(line.words) <= SIZE:
            continue
        if not line.text[0].isupper() and not line.text[0].isdigit():
            continue
        last = line.words[-1]
        bare = _EDITION.sub("", line.text).strip() if last.endswith(_EDITED) or last[-1].isdigit() else line.text
        if not NAME.fullmatch(bare) or _CRUMBS.match(bare):
            continue
        below = unmarked[place + 1 : place + 4]
        if not below or below[0] > min(index + BELOW, first + 1):
            continue
        after = below[0]
        headline = not lines[after].prose and any(len(lines[k].words) > len(line.words) for k in below if k < after + 3)
        if not headline and not slug:
            continue
        if may_credit(line) and agencies_in(bare) and name_line(line):
            continue
        folded = fold_outlet(bare)
        if len(folded) < 3:
            continue
        if own is None:
            own = _of_itself(lines, marks)
            told = "\n".join(text for text, _ in own)
        known = known_outlet(bare)
        if (
            folded.removeprefix("the") == slug.removeprefix("the")
            or (known is not None and fold_outlet(known) == folded and headline)
            or (headline and _named_in(own, told, bare.removeprefix("The ")))
            or (headline and _sounds_like_one(line, bare) and lines[after].size >= 5)
        ):
            found.append(index)
            name = name or known or _written(_with_article(bare, lines))
    return found, name


def _programme(line: Line) -> str | None:
    """Name the outlet by a first line that says what was written down, and perhaps when, and nothing else."""
    match = _PROGRAMME.fullmatch(line.text) if len(line.text) < LONGEST else None
    if match is None or not is_outlet_name(match["name"]):
        return None
    return known_outlet(match["name"]) or match["name"] if not match["rest"] or is_date_line(match["rest"]) else None


def find_tag_lines(lines: Sequence[Line], mastheads: Sequence[int], first: int) -> list[int]:
    """Find what an outlet says of itself right below its name: ``Celebrating 125 years of local news``.

    Only where another line that may be the headline stands between it and the first paragraph.
    """
    found: list[int] = []
    for masthead in mastheads:
        for index in range(masthead + 1, min(masthead + 1 + TAG_LINES, first)):
            line = lines[index]
            if line.ends or line.size > TAG_WORDS or not _TAG_LINE.fullmatch(line.text):
                break
            if any(not other.prose and other.size >= 3 for other in lines[index + 1 : first]):
                found.append(index)
    return found


def _sounds_like_one(line: Line, name: str) -> bool:
    if len(line.words) < 2 or line.words[0] in SECTIONS or not _LEADING.isdisjoint(line.words):
        return False
    if name.lower().split()[-1] in _SERIES:
        return False
    signed = len(line.words) > 3 and is_given(name)  # "A Name Velm Courier" is a byline
    return not signed and is_outlet_name(name)


def _of_itself(lines: Sequence[Line], marks: Sequence[Rule | str | None]) -> list[tuple[str, bool]]:
    """List what speaks of the page itself, and whether it names an owner: rights, credits of pictures and datelines."""
    found: list[tuple[str, bool]] = []
    for line, mark in zip(lines, marks, strict=True):
        if isinstance(mark, str) and mark == "caption":
            found += [(text, True) for text in _TAKEN_FOR.split(line.text)[1:]]
        elif mark is not None:
            reason = mark.reason if isinstance(mark, Rule) else mark
            if reason in _OWN:
                found.append((line.text[:400], reason == "copyright"))
        elif line.text.find("(", 0, 80) >= 0 and (credit := _CREDIT.match(line.text[:160])):
            found.append((credit["name"], True))
    return found


def _named_in(own: Sequence[tuple[str, bool]], told: str, name: str) -> bool:
    """Whether a page names itself so: as a name, not as a part of another (``Policy`` in ``Privacy Policy``).

    ``told`` is all that ``own`` holds, a line each: most names stand nowhere in it.

    Where no owner is named, one of the words with which pages speak of themselves must stand before it (``Follow``,
    ``at``): sections have newsletters and writers of their own. Places and countries are no outlets.
    """
    forms = tuple(dict.fromkeys((name, name.upper(), name.lower().title())))
    if len(name) < 4 or not any(form in told for form in forms) or is_place(name):
        return False
    near = [(text, owner) for text, owner in own if any(form in text for form in forms)]
    written = "|".join(re.escape(form) for form in forms)
    pattern = re.compile(
        rf"(?:\b(?P<before>[\w’'-]+)[^\w’'-]{{1,4}})?(?<!\w)(?:{written})(?!\w)(?: (?P<after>[\w’'&-]+))?"
    )
    for text, owner in near:
        for match in pattern.finditer(text):
            before, after = match["before"] or "", match["after"] or ""
            if before.lower() not in _BEFORE and (not owner or before[:1].isupper()):
                continue
            if after[:1].isupper() and " " not in name and after.lower() not in _AFTER:
                continue
            return True
    return False


def _with_article(name: str, lines: Sequence[Line]) -> str:
    """Take the article off a name that stands in the text without it too: ``Credit: Velm Courier``."""
    bare = name[4:] if name[:4].lower() == "the " else ""
    if not bare:
        return name
    plain = re.compile(rf"(?<!The )(?<!THE )\b{re.escape(bare)}\b", re.IGNORECASE)
    return bare if any(bare.lower() in line.text.lower() and plain.search(line.text) for line in lines) else name


def _written(name: str) -> str:
    """Write a masthead that is set in capitals as a name; abbreviations stay."""
    if name.isupper() and any(len(word) > 4 for word in name.split()):
        return " ".join(_capitalised(word, place) for place, word in enumerate(name.split()))
    return name


def _capitalised(word: str, place: int) -> str:
    if word in ("OF", "AND", "THE"):
        return word.lower() if place else word.capitalize()
    return word if len(word) <= 3 else word.capitalize()
