"""The outlet of a page, and titles without its name."""

from __future__ import annotations

import re
from collections.abc import Set

from samestory.ingest.pages.addresses import host_name
from samestory.ingest.pages.blocks import fold
from samestory.ingest.pages.evidence import Evidence, text_of, value_of
from samestory.ingest.pages.json_ld import plain
from samestory.ingest.pages.names import agency_named

SEPARATOR = re.compile(r"\s+(?:\||--?|–|—|::|·|•|»|«|:|/|~|>|\\)\s+|\s*(?:\||»|::)\s*")
"""What stands between a headline and the name of the outlet."""
LONGEST, MOST_WORDS = 60, 8
"""Characters and words that the name of an outlet may have."""
MOST_NAME = 5
"""Words of a name that only the window's title tells."""
_GENERIC = re.compile(
    r"(?:home(?:page)?|news|blog|website|site|wordpress|my (?:site|blog|wordpress)|index|untitled|article|web|online|"
    r"main|hosted|facebook|twitter|youtube|instagram|linkedin|medium|blogger)",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"^(?:copyright|©|\(c\))\W*(?:\d{4}\W*)?", re.IGNORECASE)
_WORD = re.compile(r"\w+")


def find_outlet(evidence: Evidence) -> str | None:
    """Name the outlet: of what JSON-LD, Open Graph and the rest say, that which the address or the title has too.

    An agency is the outlet only at its own address: elsewhere it supplied the text.
    """
    found = [evidence.described.publisher or "", *evidence.metas.get("og:site_name", ())[:1], *evidence.described.sites]
    for name, element in evidence.items:
        if name == "publisher":
            named = element.find(".//*[@itemprop='name']")
            found.append(value_of(named) if named is not None else text_of(element))
            break
    found += evidence.told("outlet")
    parts = [part for part in SEPARATOR.split(evidence.document) if part]
    tails = {fold(part) for part in parts[1:]}
    site = fold(host_name(evidence.address).rsplit(".", 1)[0])
    names = [name for value in found if (name := _tidy(value, tails, site))]
    names = [name for name in dict.fromkeys(names[:8]) if not agency_named(name) or _known_by(name, site)]
    if names:
        best = min(names, key=lambda name: (not _known_by(name, site), fold(name) not in tails))
        same = (name for name in names if fold(name) == fold(best))
        return next((name for name in same if not name.islower()), best)  # as written, not as an address
    return _from_title(evidence, parts)


def _from_title(evidence: Evidence, parts: list[str]) -> str | None:
    """Take the outlet's name out of the window's title, where nothing else tells it."""
    handle = next((value[1:].lower() for value in evidence.metas.get("twitter:site", ()) if value.startswith("@")), "")
    for part in reversed(parts[1:]):
        name = fold(part)
        if handle and name and len(part.split()) <= 5 and (name in handle or handle in name):
            return part
    for title in evidence.told("title"):
        before, found, after = evidence.document.partition(title)
        rest = (before or after).strip(" |-–—:·•»«")
        if (
            found
            and rest
            and not (before and after)
            and len(rest.split()) <= MOST_NAME
            and not _GENERIC.fullmatch(rest)
        ):
            return rest
    shown = {block.letters for block in evidence.blocks}
    if len(parts) == 2 and fold(parts[1]) in shown and len(parts[0].split()) < len(parts[1].split()):
        return parts[0]
    last = parts[-1] if len(parts) > 1 else ""
    fits = last and len(last.split()) < MOST_NAME and last[0].isupper() and not _GENERIC.fullmatch(last)
    return last if fits else None


def _known_by(name: str, site: str) -> bool:
    """Whether a host has an outlet's name in it, or its initials."""
    folded = fold(name).removeprefix("the")
    if not site or not folded:
        return False
    initials = "".join(word[0] for word in _WORD.findall(name)).lower()
    return folded in site or (len(site) > 3 and site in folded) or (len(initials) > 2 and initials in site)


def _tidy(value: str, tails: Set[str], site: str) -> str:
    """Take what is no name off what a page calls its site: years, slogans, a scheme; empty where nothing is left."""
    name = _RIGHTS.sub("", plain(value).strip(" |-–—:"))
    if name.startswith(("http://", "https://")):
        name = host_name(name)
    parts = [part for part in SEPARATOR.split(name) if part]
    if len(parts) > 1:
        name = next((part for part in parts if _known_by(part, site) or fold(part) in tails), parts[0])
    if not name or len(name) > LONGEST or len(name.split()) > MOST_WORDS or name.startswith("@") or name.isdigit():
        return ""
    return "" if _GENERIC.fullmatch(name) else name


def without_outlet(title: str, outlet: str | None) -> str:
    """Take the outlet, and sections before it, off the end of a title, or the outlet off its beginning."""
    title = plain(title)
    own = fold(outlet or "")
    if len(own) < 3:
        return title
    for match in SEPARATOR.finditer(title):
        tail = fold(title[match.end() :])
        if (
            match.start()
            and tail
            and (tail == own or (own in tail and len(tail) <= 2 * len(own)) or (tail in own and len(tail) > 3))
        ):
            return without_outlet(title[: match.start()], outlet)
    for match in SEPARATOR.finditer(title):
        if match.start() and fold(title[: match.start()]) == own:
            return title[match.end() :]
    return title
