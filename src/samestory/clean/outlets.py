"""The outlet of a text, from the lines round it or from the name of its file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from samestory.clean.agencies import agencies_in
from samestory.clean.lines import Line
from samestory.resources.words import name_table

_NAME = r"(?P<name>(?:The |the )?[A-Z][\w’'&-]*(?: (?:of |the |and )?[A-Z][\w’'&-]*){0,4})"
_NOTES = (
    re.compile(
        r"\b(?:is|was) (?:a|an|the|our|chief|senior|[\w’'-]+) (?:[\w’' -]{0,40})?\b(?:contributor|correspondent|reporter|writer|editor|columnist|"  # noqa: E501
        rf"journalist|staff writer|producer)\b[^.]{{0,40}}? (?:to|for|at|of|with) {_NAME}"
    ),
    re.compile(rf"\bother {_NAME} readers\b"),
    re.compile(rf"\b(?:stor(?:y|ies)|tip|news) for (?:the )?{_NAME} (?:news )?(?:team|desk|newsdesk)\b"),
    re.compile(rf"\b[Ll]ike {_NAME} on Facebook\b"),
    re.compile(rf"^[Ff]ollow {_NAME} on (?:Facebook|Twitter|Instagram)\b"),
    re.compile(rf"\bspecial offers for {_NAME}['’]s? products"),
)
_COPYRIGHT = re.compile(rf"^(?:Copyright ©|Copyright|©|\(c\))\W*(?:(?:19|20)\d\d)?\W*{_NAME}", re.IGNORECASE)
_DATELINE = re.compile(r"^[^()]{0,50}\((?P<name>[A-Z][\w .&]{1,30})\)\s*(?:[-–—]|[A-Z“\"])")
_FILE = re.compile(r"(?:\d{1,4}[-_ .])?(?P<name>[A-Za-z][A-Za-z0-9.'&-]*)")
_NUMBERED = re.compile(r"\d{1,4}[-_ .]+(?P<name>[a-z][a-z.'& -]{1,30})", re.IGNORECASE)
_NOT_NAMES = frozenset(
    [
        "article",
        "articles",
        "report",
        "reports",
        "text",
        "texts",
        "story",
        "stories",
        "news",
        "page",
        "pages",
        "file",
        "doc",
        "document",
        "part",
        "item",
        "post",
        "untitled",
        "copy",
        "draft",
        "test",
        "final",
        "new",
        "old",
        "input",
        "output",
        "example",
        "sample",
        "readme",
        "index",
        "main",
        "body",
    ]
)


@cache
def _mastheads() -> dict[str, str]:
    return {form: name for name, forms in name_table("outlets.json").items() for form in forms}


def _fold(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", re.sub(r"\.(?:com|org|net|co\.uk|ie|news)$", "", name.lower()))


def known_outlet(name: str) -> str | None:
    """Give an outlet's masthead name for any form of it; None where the table does not have it."""
    folded = _fold(name)
    return _mastheads().get(folded) or _mastheads().get(folded.removeprefix("the"))


def outlet_in(lines: Iterable[Line]) -> str | None:
    """Find the outlet in bylines, datelines, author notes and notes to readers; agencies are none."""
    held = list(lines)
    for line in held:
        if match := re.match(r"(?:By|by|Posted by) (?P<name>[A-Z].{1,40})$", line.text):
            known = known_outlet(match["name"])
            if known and not agencies_in(match["name"]):
                return known
    for line in held:
        for pattern in _NOTES:
            match = pattern.search(line.text[:600])
            if match and not agencies_in(match["name"]):
                name = re.sub(r"^the ", "The ", match["name"])
                short = re.sub(r" (?:Inc|Ltd|LLC|Online|World|Company|Media Group|Group)$", "", name)
                return known_outlet(name) or known_outlet(short) or short
    for line in held:
        # The owner of the rights is often a company; only a masthead is an outlet.
        match = _COPYRIGHT.match(line.text)
        if match and not agencies_in(match["name"]) and (known := known_outlet(match["name"])):
            return known
    for line in held:
        match = _DATELINE.match(line.text)
        if match and not agencies_in(match["name"]) and (known := known_outlet(match["name"])):
            return known
    return None


def outlet_of_file(source: str) -> str | None:
    """Find the outlet in the name of a file: ``01-cnn.txt``, ``theguardian.html``; None where it says nothing."""
    stem = re.split(r"[\\/]", source.rstrip("/\\"))[-1].rsplit(".", 1)[0]
    for part in (stem, *re.split(r"[-_ ]+", stem)):
        if known := known_outlet(part):
            return known
    match = _NUMBERED.fullmatch(stem)
    if match is None:
        return None
    name = match["name"]
    if any(part.lower() in _NOT_NAMES for part in re.split(r"[-_ .]+", name)) or len(re.split(r"[-_ ]+", name)) > 4:
        return None
    return name
