"""The JSON Schema of the public JSON, made from the nouns."""

from __future__ import annotations

import types
import typing
from dataclasses import fields, is_dataclass
from typing import Any

from samestory.export.to_json import public_fields
from samestory.model import Report, Story
from samestory.model.actor import KINDS as ACTOR_KINDS
from samestory.model.event import EVENT_CODES
from samestory.model.fact import BRIEF_SECTIONS, FACT_WEIGHTS, UPDATE_REASONS, WEIGHTS
from samestory.model.pledge import LEDGER_KINDS
from samestory.model.utterance import VARIANT_KINDS

_CHOICES: dict[tuple[str, str], tuple[str, ...]] = {
    ("Actor", "kind"): ACTOR_KINDS,
    ("StoryActor", "kind"): ACTOR_KINDS,
    ("Quotation", "kind"): ("direct", "mixed", "indirect"),
    ("Variant", "kind"): VARIANT_KINDS,
    ("Passage", "direction"): ("known", "unknown"),
    ("Origin", "kind"): ("agency", "outlet", "unknown"),
    ("Conflict", "kind"): ("number", "date", "place", "wording", "attribution", "polarity"),
    ("Fact", "weight"): FACT_WEIGHTS,
    ("Conflict", "weight"): WEIGHTS,
    ("BriefSentence", "section"): BRIEF_SECTIONS,
    ("Update", "reason"): UPDATE_REASONS,
    ("CodedEvent", "code"): EVENT_CODES,
    ("LedgerEntry", "kind"): LEDGER_KINDS,
    ("Story", "schema"): ("samestory/1",),
}
"""Fields whose values come from a closed list."""

_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer", "minimum": 0},
    float: {"type": "number"},
    type(None): {"type": "null"},
}


def json_schema() -> dict[str, Any]:
    """Make the schema: the object that ``compare`` prints; ``$defs/Report`` is a line that ``read`` prints."""
    definitions: dict[str, Any] = {}
    _define(Story, definitions)
    _define(Report, definitions)
    story = definitions.pop("Story")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:samestory:1",
        **story,
        "title": "samestory/1",
        "description": "Several reports of one event and what comparing them gives. Offsets count Unicode code points "
        "into a report's text, start inclusive, end exclusive; those of `removed` count into the text as read.",
        "$defs": dict(sorted(definitions.items())),
    }


def _define(noun: type, definitions: dict[str, Any]) -> None:
    if noun.__name__ in definitions:
        return
    definitions[noun.__name__] = {}
    hints = typing.get_type_hints(noun)
    names = public_fields(noun)
    definitions[noun.__name__] = {
        "description": (noun.__doc__ or "").split("\n\n")[0].strip(),
        "type": "object",
        "properties": {name: _describe(noun, name, hints[name], definitions) for name in names},
        "required": list(names),
        "additionalProperties": False,
    }


def _describe(noun: type, name: str, hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    choices = _CHOICES.get((noun.__name__, name))
    if choices:
        return {"enum": list(choices)}
    return _type(hint, definitions)


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    if is_dataclass(hint) and isinstance(hint, type):
        _define(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        return {"type": "array", "items": _type(args[0], definitions)}
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": [_type(arg, definitions) for arg in args]}
    raise TypeError(f"no JSON Schema for {hint!r}")  # a noun was given a field that the public JSON cannot hold


def undocumented_choices() -> list[str]:
    """List entries of the table of choices that no noun has any more (a test keeps this empty)."""
    known = {(name, f) for name, d in json_schema()["$defs"].items() for f in d["properties"]}
    known |= {("Story", f.name) for f in fields(Story)}
    return sorted(f"{noun}.{name}" for noun, name in _CHOICES if (noun, name) not in known)
