"""What the names of elements and of their classes say that a part of a page is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice

from lxml.etree import _Element

from samestory.resources.words import word_set

NAMES = "page_names.txt"


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """An element whose name or classes say what furniture it holds."""

    element: _Element
    reason: str
    """One of ``clean.reasons``."""
    sure: bool
    """Whether it holds against an extractor that keeps the text."""


_TAGS = {
    "nav": ("navigation", True),
    "footer": ("navigation", False),
    "aside": ("related", False),
    "form": ("registration", True),
    "figcaption": ("caption", True),
    "button": ("navigation", True),
    "dialog": ("consent", True),
    "menu": ("navigation", True),
    "option": ("navigation", True),
    "label": ("navigation", False),
    "legend": ("navigation", True),
}
_ROLES = {
    "navigation": ("navigation", True),
    "complementary": ("related", False),
    "contentinfo": ("copyright", True),
    "search": ("navigation", True),
    "dialog": ("consent", True),
    "alertdialog": ("consent", True),
    "menu": ("navigation", True),
    "menubar": ("navigation", True),
    "banner": ("navigation", False),
}
_ITEMS = {
    "author": ("byline", False),
    "datePublished": ("date", False),
    "dateModified": ("date", False),
    "comment": ("comments", True),
    "caption": ("caption", True),
    "publisher": ("masthead", True),
    "copyrightHolder": ("copyright", True),
    "keywords": ("tags", True),
}
_SPLIT = re.compile(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z]+")
_STATE = re.compile(
    r"(?:has|no|with|without|hide|show|not|enable|disable|can|post-\d|tag-|category-)[-_]?", re.IGNORECASE
)
_SEARCHED = frozenset(["q", "s", "query", "search", "keyword", "keywords", "searchterm", "search_query"])
"""Names of fields into which words to search for are written."""
_MOST_FIELDS = 20
_LONGEST = 300
_MOST_WORDS = 7


@cache
def _table() -> dict[str, tuple[str, bool]]:
    """Read the phrases: each with its reason, and whether it is sure."""
    text = files("samestory.resources").joinpath(NAMES).read_text(encoding="utf-8")
    found: dict[str, tuple[str, bool]] = {}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        reason, _, phrases = line.partition(":")
        for phrase in phrases.split(","):
            found.setdefault(phrase.strip(), (reason.rstrip("?"), not reason.endswith("?")))
    return found


@lru_cache(maxsize=20_000)
def reason_of_name(name: str) -> tuple[str, bool] | None:
    """Say which furniture the name of a class or an id means; None where it means none.

    The longest phrase of the table counts that is left when words for boxes are taken off both ends.
    """
    if _STATE.match(name):
        return None
    words = [word.lower() for word in _SPLIT.split(name) if word]
    size = len(words)
    if not 0 < size <= _MOST_WORDS:
        return None
    table, boxes = _table(), word_set("page_boxes.txt")
    for cut in range(size):
        for start in range(cut + 1):
            end = size - (cut - start)
            if any(word not in boxes for word in (*words[:start], *words[end:])):
                continue
            phrase = " ".join(words[start:end])
            found = table.get(phrase) or (table.get(phrase[:-1]) if phrase.endswith("s") else None)
            if found:
                return found
    return None


@lru_cache(maxsize=20_000)
def _reason(names: str) -> tuple[str, bool] | None:
    """Say what the classes and the id of an element mean; a sure one counts before one that is not."""
    found = [reason for name in names.split()[:20] if (reason := reason_of_name(name))]
    return next((reason for reason in found if reason[1]), found[0] if found else None)


def _searches(form: _Element) -> bool:
    """Whether a form asks for what to search, and for no address or password."""
    if (form.get("role") or "").strip().lower() == "search":
        return True
    fields = list(islice(form.iter("input"), _MOST_FIELDS))
    if any((field.get("type") or "").lower() in ("email", "password") for field in fields):
        return False
    return any(
        (field.get("type") or "").lower() == "search" or (field.get("name") or "").lower() in _SEARCHED
        for field in fields
    )


def mark_of(element: _Element, outer: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Add to the marks round an element the one that it bears itself."""
    tag = element.tag
    found = ("navigation", True) if tag == "form" and _searches(element) else _TAGS.get(tag)
    if found is None and (role := element.get("role")):
        found = _ROLES.get(role.strip().lower())
    if found is None and (item := element.get("itemprop")):
        found = _ITEMS.get(item)
    if found is None and tag not in ("body", "html", "main", "article"):
        name, own = element.get("class"), element.get("id")
        if name or own:
            found = _reason(f"{name or ''} {own or ''}"[:_LONGEST])
    if found is None:
        return outer
    return (*outer, Mark(element, *found))
