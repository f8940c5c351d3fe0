"""The article that a page describes in JSON-LD (schema.org), however it is wrapped, nested or broken."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element

_ARTICLES = frozenset(
    [
        "newsarticle",
        "article",
        "reportagenewsarticle",
        "analysisnewsarticle",
        "opinionnewsarticle",
        "backgroundnewsarticle",
        "reviewnewsarticle",
        "asknewsarticle",
        "advertisercontentarticle",
        "satiricalarticle",
        "blogposting",
        "liveblogposting",
        "report",
        "scholarlyarticle",
        "techarticle",
        "socialmediaposting",
        "medicalwebpage",
    ]
)
_PAGES = frozenset(
    ["webpage", "itempage", "videoobject", "creativework", "mediagallery", "imagegallery", "podcastepisode"]
)
MOST_SCRIPTS, LONGEST, MOST_NODES, DEEPEST = 60, 2_000_000, 5_000, 40
"""Bounds: scripts of a page, characters of one, objects and levels that are looked through."""
_TRAILING = re.compile(r",(\s*[}\]])")
_WRAPPED = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$"
)
_FIELD = r'"{}"\s*:\s*"((?:[^"\\]|\\.){{1,{}}})"'
_MARKUP = re.compile(r"<[^<>]{0,500}>")
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Soft hyphens, spaces without width, and marks of the direction of writing, which could turn a line round."""
MOST_TEXT = 2_000
"""Characters of a title, name or date that are looked at."""


@dataclass(frozen=True, slots=True)
class Described:
    """What a page says of its article in JSON-LD."""

    headline: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    """Authors that are no persons, and organisations named as source."""
    publisher: str | None = None
    address: str | None = None
    language: str | None = None
    body: str = ""
    """Its text, as it stands there: lines, or markup."""
    article: bool = False
    """Whether it says that it is an article."""
    sites: tuple[str, ...] = field(default=())
    """Names of the site."""


def plain(text: object) -> str:
    """Make a value one line of plain text, of at most ``MOST_TEXT`` characters: no markup, no marks of direction."""
    if not isinstance(text, str):
        return ""
    text = text[:MOST_TEXT]
    for _ in range(2):
        if "&" in text:
            text = html.unescape(text)
    if "<" in text:
        text = _MARKUP.sub(" ", text)
    return " ".join(_UNSEEN.sub("", text).split())


def find_described(root: _Element, hints: Iterable[str] = ()) -> Described:
    """Find the article that the page's JSON-LD describes.

    Parameters
    ----------
    root
        The page.
    hints
        Its address and headings: of several articles described, the one that has one of them is the page's.
    """
    nodes: list[Mapping[str, object]] = []
    broken: list[str] = []
    scripts = [script for script in root.iter("script") if "ld+json" in (script.get("type") or "").lower()]
    for script in scripts[:MOST_SCRIPTS]:
        text = (script.text or "")[:LONGEST]
        if not text.strip():
            continue
        try:
            nodes += _nodes(_load(text))
        except (ValueError, RecursionError):
            broken.append(text)
    known = {str(node["@id"]): node for node in reversed(nodes) if isinstance(node.get("@id"), str) and len(node) > 1}
    wanted = {_fold(hint) for hint in hints if hint}
    best = max(
        (node for node in nodes if _kind(node)), key=lambda node: (_kind(node), _hinted(node, wanted), _fields(node)),
        default=None,
    )  # fmt: skip
    sites = tuple(plain(node.get("name")) for node in nodes if "website" in _types(node) and plain(node.get("name")))
    if best is None:
        return next((found for text in broken if (found := _scraped(text)) is not None), Described(sites=sites))
    return _described(best, known, sites)


def _load(text: str) -> object:
    """Decode JSON as pages have it: wrapped in comments, with raw line breaks, commas too many, escaped markup."""
    text = _WRAPPED.sub("", text).strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except ValueError:
        pass
    mended = _TRAILING.sub(r"\1", text)
    for candidate in (mended, html.unescape(mended) if "&quot;" in mended else None):
        if candidate is not None:
            try:
                return json.loads(candidate, strict=False)
            except ValueError:
                continue
    decoder = json.JSONDecoder(strict=False)  # one object after the other, or something behind the first
    found: list[object] = []
    at = 0
    while at < len(mended) and len(found) < MOST_SCRIPTS:
        start = re.compile(r"[{\[]").search(mended, at)
        if start is None:
            break
        value, at = decoder.raw_decode(mended, start.start())
        found.append(value)
    if not found:
        raise ValueError("no JSON")
    return found


def _nodes(value: object) -> list[Mapping[str, object]]:
    """List all objects in a value, the outer ones first."""
    found: list[Mapping[str, object]] = []
    level = [value]
    for _ in range(DEEPEST):
        following: list[object] = []
        for item in level:
            if len(found) >= MOST_NODES:
                return found
            if isinstance(item, Mapping):
                found.append(item)
                following += [inner for inner in item.values() if isinstance(inner, (Mapping, list))]
            elif isinstance(item, list):
                following += [inner for inner in item if isinstance(inner, (Mapping, list))]
        if not following:
            break
        level = following
    return found


def _types(node: Mapping[str, object]) -> set[str]:
    value = node.get("@type")
    names = value if isinstance(value, list) else [value]
    return {name.rsplit("/", 1)[-1].lower() for name in names if isinstance(name, str)}


def _kind(node: Mapping[str, object]) -> int:
    types = _types(node)
    if types & _ARTICLES:
        return 2
    return 1 if types & _PAGES and (node.get("headline") or node.get("datePublished")) else 0


def _fold(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _hinted(node: Mapping[str, object], wanted: set[str]) -> int:
    own = {_fold(value) for value in (*_addresses(node), plain(node.get("headline")), plain(node.get("name"))) if value}
    return len(own & wanted)


def _fields(node: Mapping[str, object]) -> int:
    return sum(bool(node.get(key)) for key in ("headline", "datePublished", "author", "publisher", "articleBody"))


def _addresses(node: Mapping[str, object]) -> Iterator[str]:
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        if isinstance(value, Mapping):
            value = value.get("@id") or value.get("url")
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, str) and value.strip():
            yield value.strip()


def _described(
    node: Mapping[str, object], known: Mapping[str, Mapping[str, object]], sites: tuple[str, ...]
) -> Described:
    people: list[str] = []
    bodies: list[str] = []
    for key in ("author", "creator"):
        if people or bodies:
            break
        for name, person in _named(node.get(key), known):
            (people if person else bodies).append(name)
    bodies += [
        name for key in ("sourceOrganization", "provider", "creditText") for name, _ in _named(node.get(key), known)
    ]
    publishers = [name for name, _ in _named(node.get("publisher"), known)]
    published = node.get("datePublished") or node.get("dateCreated") or node.get("uploadDate")
    language = node.get("inLanguage")
    if isinstance(language, Mapping):
        language = language.get("alternateName") or language.get("name")
    return Described(
        headline=plain(node.get("headline") or node.get("name")) or None,
        published=str(published) if isinstance(published, (str, int)) else None,
        authors=tuple(dict.fromkeys(people)),
        organisations=tuple(dict.fromkeys(bodies)),
        publisher=publishers[0] if publishers else None,
        address=next((address for address in _addresses(node) if address.startswith(("http", "//", "/"))), None),
        language=language if isinstance(language, str) else None,
        body=_body(node),
        article=bool(_types(node) & _ARTICLES),
        sites=sites,
    )


def _named(value: object, known: Mapping[str, Mapping[str, object]]) -> Iterator[tuple[str, bool]]:
    """List the names in an author or publisher, each with whether it may be a person's."""
    for item in value[:50] if isinstance(value, list) else [value]:
        if isinstance(item, str):
            if item in known:
                yield from _named(dict(known[item], **{"@id": None}), known)
            elif plain(item) and not item.startswith(("http://", "https://")):
                yield plain(item), True
        elif isinstance(item, Mapping):
            name = item.get("name")
            if not name and isinstance(item.get("@id"), str) and item["@id"] in known:
                item = known[str(item["@id"])]
                name = item.get("name")
            names = name if isinstance(name, list) else [name]
            person = not _types(item) & {"organization", "newsmediaorganization", "corporation", "brand"}
            for one in names[:50]:
                if plain(one):
                    yield plain(one), person


def _body(node: Mapping[str, object]) -> str:
    value = node.get("articleBody")
    if isinstance(value, list):
        value = "\n".join(part for part in value if isinstance(part, str))
    return value if isinstance(value, str) else ""


def _scraped(text: str) -> Described | None:
    """Read the plainest fields out of JSON that no parser takes."""

    def value(key: str, longest: int = 400) -> str | None:
        match = re.search(_FIELD.format(key, longest), text)
        if match is None:
            return None
        try:
            return str(json.loads(f'"{match[1]}"', strict=False))
        except ValueError:
            return match[1]

    kinds = re.search(r'"@type"\s*:\s*\[?\s*"(\w+)"', text)
    headline = value("headline")
    if headline is None and not (kinds and kinds[1].lower() in _ARTICLES):
        return None
    author = re.search(r'"author"\s*:\s*(?:\[\s*)?(?:\{[^{}]{0,300}?"name"\s*:\s*)?"([^"\\]{2,100})"', text)
    publisher = re.search(r'"publisher"\s*:\s*\{[^{}]{0,300}?"name"\s*:\s*"([^"\\]{2,100})"', text)
    return Described(
        headline=plain(headline) or None,
        published=value("datePublished", 40),
        authors=(plain(author[1]),) if author and not author[1].startswith(("http", "@", "Person")) else (),
        publisher=plain(publisher[1]) if publisher else None,
        article=True,
    )
