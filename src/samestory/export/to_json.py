"""Nouns -> the public JSON (``samestory/1``), and the JSON Schema made from the nouns."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from samestory.garbage import uncollected
from samestory.model import Report, Story
from samestory.model.private import PRIVATE

FIRST: dict[type, tuple[str, ...]] = {
    Report: (
        "id", "source", "url", "outlet", "title", "bylines", "credits", "dateline", "published", "language", "text",
        "body_start", "removed",
    ),
    Story: ("schema",),
}  # fmt: skip
"""Fields that the documented format gives before the others of their noun."""


@cache
def _public(cls: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(cls) if f.metadata != PRIVATE)


def to_data(noun: Any) -> Any:
    """Turn a noun into dictionaries and lists, without its private fields."""
    if is_dataclass(noun) and not isinstance(noun, type):
        return {name: to_data(getattr(noun, name)) for name in public_fields(type(noun))}
    if isinstance(noun, tuple):
        return [to_data(item) for item in noun]
    return noun


@cache
def public_fields(cls: type) -> tuple[str, ...]:
    """Give the public fields in the order of the documented format."""
    first = next((names for noun, names in FIRST.items() if issubclass(cls, noun)), ())
    public = _public(cls)
    return (*(n for n in first if n in public), *(n for n in public if n not in first))


def report_to_json(report: Report) -> str:
    """Write a report as one line of JSON."""
    return json.dumps(to_data(report), ensure_ascii=False)


@uncollected()
def story_to_json(story: Story, *, indent: int | None = 1) -> str:
    """Write a story as one JSON object."""
    return json.dumps(to_data(story), ensure_ascii=False, indent=indent)
