"""What kind of thing an answer says that it brings."""

from __future__ import annotations

import re
from typing import Final

_TYPE: Final = re.compile(r"[a-z0-9!#$&^_.+-]{1,80}/[a-z0-9!#$&^_.+-]{1,80}")
_CHARSET: Final = re.compile(r""";\s*charset\s*=\s*["']?([^\s;"',]{1,40})""", re.IGNORECASE)
_NEVER: Final = ("image/", "audio/", "video/", "font/", "model/", "application/vnd.ms-", "application/vnd.open")
_NEVER_EITHER: Final = frozenset(
    {"application/pdf", "application/msword", "application/javascript", "application/wasm"}
)
"""What nobody calls a page, a feed or a file of reports. All else is for its reader to know, by what is in it."""


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
    """Whether such a thing may hold reports; what does not say what it is may."""
    return kind is None or not (kind.startswith(_NEVER) or kind in _NEVER_EITHER)
