"""What kind of thing an answer says that it brings."""

from __future__ import annotations

import re
from typing import Final

_TYPE: Final = re.compile(r"[a-z0-9!#$&^_.+-]{1,80}/[a-z0-9!#$&^_.+-]{1,80}")
_CHARSET: Final = re.compile(r""";\s*charset\s*=\s*["']?([^\s;"',]{1,40})""", re.IGNORECASE)
_READ: Final = frozenset(
    {
        "application/json",
        "application/jsonl",
        "application/ndjson",
        "application/octet-stream",  # says nothing: the content decides
        "application/x-ndjson",
        "application/xml",
        "unknown/unknown",
    }
)


def media_type(content_type: str) -> str | None:
    """Read the type from ``Content-Type``, in small letters; None if there is none."""
    kind = content_type.split(";")[0].split(",")[0].strip().lower()
    return kind if _TYPE.fullmatch(kind) else None


def charset(content_type: str) -> str | None:
    """Read the encoding from ``Content-Type``; None if there is none, or none that Python knows."""
    found = _CHARSET.search(content_type)
    if not found:
        return None
    name = found[1].lower()
    try:
        "a".encode(name)
    except (LookupError, ValueError):
        return None
    return name


def readable(kind: str | None) -> bool:
    """Whether such a thing may be a page, a feed or a report; what does not say what it is may be."""
    return kind is None or kind.startswith("text/") or kind.endswith(("+xml", "+json")) or kind in _READ
