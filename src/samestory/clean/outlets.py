"""The outlet of a text: from the lines round it, an address, or the name of its file, under its masthead's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from samestory.clean.agencies import agencies_in
from samestory.clean.lines import Line
from samestory.resources.words import name_table, word_lines, word_set

_NAME = r"(?P<name>(?:The |the )?[A-Z][\w’'&-]*(?: (?:of |the |and )?[A-Z][\w’'&-]*){0,4})"
_NOTES = (
    re.compile(
        r"\b(?:is|was) (?!(?:formerly|previously|once)\b)(?:a|an|the|our|chief|senior|[\w’'-]+) (?:[\w’' -]{0,40})?\b(?i:contributor|correspondent|reporter|writer|editor|columnist|"  # noqa: E501
        rf"journalist|staff writer|producer)\b[^.]{{0,40}}? (?:to|for|at|of|with) {_NAME}"
    ),
    re.compile(rf"\bother {_NAME} readers\b"),
    re.compile(rf"\b(?:stor(?:y|ies)|tip|news) for (?:the )?{_NAME} (?:news )?(?:team|desk|newsdesk)\b"),
    re.compile(rf"\b[Ll]ike {_NAME} on Facebook\b"),
    re.compile(rf"^[Ff]ollow (?:(?:us|Us|US) )?(?!(?:us|Us|US|Me|Our) ){_NAME} on (?:Facebook|Twitter|Instagram)\b"),
    re.compile(rf"\bspecial offers for {_NAME}['’]s? products"),
)
_LIKELY = (
    re.compile(rf"^\W*(?:(?i:copyright|©|\(c\))\W*)+(?:(?:19|20)\d\d(?: ?[-–] ?(?:19|20)\d\d)?)?\W*{_NAME}"),
    re.compile(
        rf"\b(?:[Ss]ign up|[Ss]ubscribe|[Ww]elcome|[Rr]egister) (?:to|for) (?:the )?{_NAME}(?:['’]s)?(?: [a-z-]+){{0,3}} (?:newsletter|briefing|alerts|e-?mails?)\b"  # noqa: E501
    ),
    re.compile(rf"\b(?:covers|writes about|reports on) [\w’' -]{{3,40}} (?:for|at) {_NAME}"),
    re.compile(rf"\b(?:[Ss]pecial|[Ee]xclusive) (?:to|for) {_NAME}$"),
)
"""Places where the owner of the rights or another paper may stand too: only a name like an outlet's counts."""
_NOTED = frozenset(
    ("readers", "facebook", "twitter", "instagram", "products", "story", "stories", "tip", "news", "contributor",
     "correspondent", "reporter", "writer", "editor", "columnist", "journalist", "producer")
)  # fmt: skip
_HINTED = frozenset(
    (
        "copyright",
        "c",
        "sign",
        "subscribe",
        "welcome",
        "register",
        "covers",
        "writes",
        "reports",
        "special",
        "exclusive",
    )
)
"""Words of which a line has one in which a page names itself in one of these ways."""
_BY_WORDS = ("by", "posted")
_TELLING = _NOTED | _HINTED | frozenset(_BY_WORDS)
_BY = re.compile(r"(?:By|by|Posted by) (?P<name>[A-Z].{1,40})$")
_DATELINE = re.compile(r"^[^()]{0,50}\((?P<name>[A-Z][\w .&]{1,30})\)\s*(?:[-–—]|[A-Z“\"])")
_COMPANY = re.compile(
    r" (?:Inc|Ltd|Limited|LLC|PLC|Plc|Online|World|Company|Co|Corporation|Media (?:Group|Network)|Group)$"
)
_NUMBERED = re.compile(r"\d{1,4}[-_ .]+(?P<name>[a-z][a-z.'& _-]{1,60})", re.IGNORECASE)
_SLUG = re.compile(r"[a-z]+(?:[-_ .][a-z]+){0,4}", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z]+://)?(?:[^/@\s]*@)?(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::\d+)?(?:[/?#].*)?", re.IGNORECASE)  # noqa: E501  # fmt: skip
_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp|edition|news|uk|us|en|web|beta|international)\.", re.IGNORECASE)
_SUFFIX = re.compile(
    r"\.(?:(?:co|com|org|net|gov|ac)\.[a-z]{2}|com|org|net|info|news|media|tv|fm|press|online|eu|[a-z]{2})$"
)
_RUN_TOGETHER = re.compile(
    r"(?P<www>www)?(?P<name>[a-z][a-z0-9-]+?)(?:com|org|net|info|(?:co|com|org|net|gov|ac)(?:au|br|cn|in|jp|ke|kr|nz|pk|sg|tr|uk|za))"
)
"""The name of a host without its full stops, as programs make a file's name of an address: ``wwwvelmcouriercom``."""
HOST = 5
"""So many letters at least has the name of a host that is known by a number before it: ``05-telecom`` is none."""
_EDITIONS = ("", "edition", "europe", "international", "mobile", "news", "usa", "asia", "amp", "uk", "us", "en", "m")
"""What may stand before the outlet's name in that of its host."""
_NO_LETTER = re.compile(r"[^a-z0-9]")
_SHORT, _REMEMBERED = 60, 1 << 12
"""So many names of so many characters are remembered in the form that is compared: a page asks for each many times."""
_COMMON = frozenset(["axios", "dw", "economist", "ew", "express", "fortune", "ft", "guardian", "independent", "mirror", "rt", "scotsman", "slate", "sun", "telegraph", "time", "times", "vice", "vox", "wired"])  # noqa: E501  # fmt: skip
"""Short forms of outlets that are words of other names too."""
_SMALL = frozenset(["of", "the", "and", "in", "for", "on", "de", "la", "le"])
_COINED = re.compile(r"[A-Z][a-z]+[A-Z][A-Za-z]+")
"""A name of one word with a capital inside, as no section and no place has."""


@cache
def _mastheads() -> dict[str, str]:
    return {form: name for name, forms in name_table("outlets.json").items() for form in forms}


def fold_outlet(name: str) -> str:
    """Reduce a name, an address or a slug to the letters that its forms share."""
    return _fold(name) if len(name) <= _SHORT else _fold.__wrapped__(name)


@lru_cache(maxsize=_REMEMBERED)
def _fold(name: str) -> str:
    name = _SUFFIX.sub("", _PREFIX.sub("", name.lower()))
    return _NO_LETTER.sub("", name.removeprefix("the "))


def known_outlet(name: str) -> str | None:
    """Give an outlet's masthead name for any form of it; None where the table does not have it."""
    folded = fold_outlet(name)
    known = _mastheads().get(folded) or _mastheads().get(folded.removeprefix("the"))
    return _mastheads().get(f"the{folded}") if known is None and name[:4].lower() == "the " else known


def is_coined(name: str) -> bool:
    """Whether a word is written as the names of outlets alone are: with a capital in it (``VelmPost``)."""
    return _COINED.fullmatch(name) is not None


def is_outlet_name(name: str) -> bool:
    """Whether a name is on the table, or has a word that only the names of outlets end or begin with."""
    words = re.findall(r"[^\W_]+", name.lower())
    named = word_set("outlet_words.txt")
    return known_outlet(name) is not None or (len(words) > 1 and (words[-1] in named or words[0] in ("daily", "radio")))


def tidy_outlet(name: str) -> str:
    """Write an outlet as its masthead does: ``www.nytimes.com``, ``cnn``, ``velm-courier``; other names stay."""
    held = " ".join(name.split())
    host = _HOST.fullmatch(held)
    if known := (outlet_of_url(held) if host else known_outlet(held)):
        return known
    if host:
        return _PREFIX.sub("", host["host"].lower()) if "." in _PREFIX.sub("", host["host"]) else host["host"].lower()
    return _pretty(held) if held.islower() and _SLUG.fullmatch(held) else held


def outlet_of_url(url: str) -> str | None:
    """Give the outlet whose address it is, where the table has it."""
    host = _HOST.fullmatch(url.strip())
    if host is None:
        return None
    parts = host["host"].lower().split(".")
    for at in range(len(parts) - 1):
        if known := known_outlet(".".join(parts[at:])):
            return known
    return known_outlet(parts[0]) if len(parts) > 2 and parts[0] not in _COMMON else None


def outlet_in(lines: Iterable[Line]) -> str | None:
    """Find the outlet in bylines, datelines, author notes and notes to readers; agencies are none."""
    held = [line for line in lines if len(line.words) > 1 and _may_name(line)]
    held = list({line.text: line for line in held}.values())
    for line in held:
        if (
            line.words[0] in _BY_WORDS
            and (by := _BY.match(line.text))
            and not agencies_in(by["name"])
            and (writer := known_outlet(by["name"]))
        ):
            return writer
    for line in held:
        if _NOTED.isdisjoint(line.words):
            continue
        text = line.text[:600]
        for pattern in _NOTES:
            match = pattern.search(text)
            if match and not agencies_in(match["name"]):
                name = _bare(match["name"])
                if not is_place(name):
                    return known_outlet(match["name"]) or known_outlet(name) or name
    if likely := [owner for line in held if (owner := _likely(line))]:
        return min(likely, key=lambda owner: owner[0])[1]
    for line in held:
        if (
            "(" in line.text[:60]
            and (match := _DATELINE.match(line.text))
            and not agencies_in(match["name"])
            and (known := known_outlet(match["name"]))
        ):
            return known
    return None


def _may_name(line: Line) -> bool:
    """Whether a line has a word or sign of those by which pages name themselves, which spares the searches."""
    return not _TELLING.isdisjoint(line.words) or "(" in line.text or "©" in line.text


def _likely(line: Line) -> tuple[int, str] | None:
    """Give the outlet that a line may name, behind its rank: the owner of the rights before a newsletter."""
    if _HINTED.isdisjoint(line.words) and "©" not in line.text:
        return None
    text = line.text[:600]
    for kind, pattern in enumerate(_LIKELY):
        match = pattern.search(text)
        if match and not agencies_in(match["name"]):
            name = _bare(match["name"])
            if is_outlet_name(name):
                return kind, known_outlet(name) or name
    return None


@cache
def _places() -> frozenset[str]:
    """List countries and regions."""
    named = (*word_lines("countries.txt"), *word_lines("places.txt"))
    return frozenset(" ".join(words).split("|")[0] for words in named)


def is_place(name: str) -> bool:
    """Whether a name is that of a country or a region, which no outlet has alone."""
    return name in _places()


def _bare(name: str) -> str:
    """Take a company's form off the end of a name, and the article that belongs to the sentence off its beginning."""
    return _COMPANY.sub("", re.sub(r"['’]s$", "", name.removeprefix("the ")))


def slug_words(source: str) -> str | None:
    """Give the words in the name of a file that may name its outlet: ``01-velm-courier.txt`` -> ``velm-courier``."""
    stem = re.split(r"[\\/]", source.rstrip("/\\"))[-1].rsplit(".", 1)[0]
    match = _NUMBERED.fullmatch(stem)
    name = match["name"] if match else stem
    return name if _SLUG.fullmatch(name) else None


def outlet_of_file(source: str) -> str | None:
    """Find the outlet in the name of a file: ``01-cnn.txt``, ``theguardian.html``; None where it says nothing.

    A name that no table has counts where a number stands before it, as in a numbered set with one report an outlet,
    or where it ends as the names of outlets do (``velm-courier``).
    """
    whole = re.split(r"[\\/]", source.rstrip("/\\"))[-1].rsplit(".", 1)[0]
    stem = re.sub(r"^\d{1,4}[-_ .]+", "", whole)
    if known := known_outlet(stem):
        return known
    if (host := _RUN_TOGETHER.fullmatch(stem.lower())) and (owner := _owner(host, numbered=stem != whole)):
        return owner
    parts = [part for part in re.split(r"[-_ ]+", stem) if part]
    if known := _known_among(parts):
        return known
    name = slug_words(source)
    words = [part for part in re.split(r"[-_ .]+", name) if part] if name else []
    if not words or len(words) > 5 or len(name or "") < 3:
        return None
    numbered = name != re.split(r"[\\/]", source.rstrip("/\\"))[-1].rsplit(".", 1)[0]
    what = word_set("file_words.txt")
    plain = not any(word.lower() in what for word in words)
    named = len(words) > 1 and words[-1].lower() in word_set("outlet_words.txt") and words[0].lower() not in what
    return _pretty(" ".join(words)) if (numbered and plain) or named else None


def _owner(host: re.Match[str], *, numbered: bool) -> str | None:
    """Name the outlet of a host whose name is run together; one that no table has only behind ``www`` or a number."""
    for edition in _EDITIONS:
        if host["name"].startswith(edition) and (known := known_outlet(host["name"].removeprefix(edition))):
            return known
    return _pretty(host["name"]) if host["www"] or (numbered and len(host["name"]) >= HOST) else None


def _known_among(parts: Sequence[str]) -> str | None:
    """Find a known outlet in neighbouring words, the longest stretch first; a common word alone is none."""
    for size in range(min(4, len(parts)), 0, -1):
        for at in range(len(parts) - size + 1):
            stretch = parts[at : at + size]
            if size == 1 and stretch[0].lower() in _COMMON and len(parts) > 2:
                continue
            if known := known_outlet("".join(stretch)):
                return known
    return None


def _pretty(slug: str) -> str:
    words = [part for part in re.split(r"[-_ .]+", slug) if part]
    return " ".join(
        word if word[0].isupper() else word if place and word in _SMALL else word.capitalize()
        for place, word in enumerate(words)
    )
